"""What stands in the table when it has no rows: why it is empty, when it will not be, and the one filter to remove."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.ui import fonts
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, label

_ICON = 28


@dataclass(frozen=True, slots=True)
class Emptiness:
    """`remove` is what the first button says; without it the second alone is shown. `bare`: there is nobody at all."""

    title: str
    because: str
    remove: str = ""
    icon: str = Icon.USER_ROUND_SEARCH
    bare: bool = False


class EmptyView(QWidget):
    remove_asked = Signal()
    clear_asked = Signal()
    add_asked = Signal()
    import_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("empty_view")
        self.icon_view = IconView(Icon.USER_ROUND_SEARCH, "text3", _ICON)
        self.title_label = label("", "heading", name="empty_title")
        self.title_label.setFont(fonts.of("heading", points=11.25))
        self.because_label = label("", "body", "text2", name="empty_because")
        self.remove_button = Button(name="empty_remove")
        self.clear_button = Button(self.tr("Clear all"), "quiet", keys="Esc", name="empty_clear")
        self.import_button = Button(self.tr("Bring in a list…"), icon=Icon.UPLOAD, name="empty_import")
        self.add_button = Button(self.tr("Add one person"), "quiet", name="empty_add")
        self.remove_button.clicked.connect(self.remove_asked)
        self.clear_button.clicked.connect(self.clear_asked)
        self.import_button.clicked.connect(self.import_asked)
        self.add_button.clicked.connect(self.add_asked)
        self._lay_out()
        self.hide()

    def explain(self, emptiness: Emptiness) -> None:
        self.icon_view.set_icon(emptiness.icon, "text3")
        self.title_label.setText(emptiness.title)
        self.because_label.setText(emptiness.because)
        self.remove_button.setText(emptiness.remove)
        self.remove_button.setVisible(bool(emptiness.remove))
        self.clear_button.setVisible(not emptiness.bare)
        self.import_button.setVisible(emptiness.bare)
        self.add_button.setVisible(emptiness.bare)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self.remove_button, self.clear_button, self.import_button, self.add_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 40)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self.icon_view, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        column.addWidget(self.title_label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(3)
        column.addWidget(self.because_label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        column.addLayout(buttons)
        column.addStretch(1)
