"""One calm line that says what could not be saved; what was written stays where it is."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, frame, label


class FaultLine(QWidget):
    """Not there until `say`."""

    def __init__(self) -> None:
        super().__init__()
        self.text_label = label("", "bodyMedium", "red", wrap=True, name="fault_label")
        ground = frame("status")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)
        row = QHBoxLayout(ground)
        row.setContentsMargins(20, 7, 20, 7)
        row.setSpacing(8)
        row.addWidget(IconView(Icon.CIRCLE_ALERT, "red", 15))
        row.addWidget(self.text_label, 1)
        self.hide()

    def say(self, text: str) -> None:
        self.text_label.setText(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self.text_label, QAccessible.Event.Alert))

    def clear(self) -> None:
        self.text_label.clear()
        self.hide()
