"""What stands where no card lies: why nobody waits, and who comes here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reengage_desktop.domain.desk import DeskDay
from reengage_desktop.ui import fonts
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, label

from . import desk_words


class EmptyDesk(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("empty_desk")
        self.icon_view = IconView(Icon.SCALE, "text3", 28)
        self.title_label = label("", "heading", name="empty_desk_title")
        self.title_label.setFont(fonts.of("heading", points=11.25))
        self.told_label = label("", "body", "text2", name="empty_desk_told")
        self.who_labels = [label(words, "small", "text3") for words in desk_words.who_comes()]
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 40)
        column.setSpacing(0)
        column.addStretch(1)
        for widget, gap in ((self.icon_view, 12), (self.title_label, 3), (self.told_label, 22)):
            column.addWidget(widget, 0, centre)
            column.addSpacing(gap)
        column.addWidget(label(self.tr("Who comes here"), "small", "text2"), 0, centre)
        column.addSpacing(4)
        for each in self.who_labels:
            column.addWidget(each, 0, centre)
            column.addSpacing(3)
        column.addStretch(1)

    def show_day(self, day: DeskDay) -> None:
        done = bool(day.done)
        self.icon_view.set_icon(Icon.CIRCLE_CHECK if done else Icon.SCALE, "green" if done else "text3")
        title, told = desk_words.empty(day)
        self.title_label.setText(title)
        self.told_label.setText(told)
