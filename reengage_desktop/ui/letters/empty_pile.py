"""What stands where no letter waits: how letters come here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reengage_desktop.ui import fonts
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, label


class EmptyPile(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("empty_pile")
        title = label(self.tr("No letter waits"), "heading", name="empty_title")
        title.setFont(fonts.of("heading", points=11.25))
        said = self.tr("After a call in which you spoke, a letter is drafted from your notes and laid here.")
        because = label(said, "body", "text2", name="empty_because")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 40)
        column.setSpacing(0)
        column.addStretch(1)
        for widget, gap in ((IconView(Icon.MAIL, "text3", 28), 12), (title, 3), (because, 0)):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
            column.addSpacing(gap)
        column.addStretch(1)
