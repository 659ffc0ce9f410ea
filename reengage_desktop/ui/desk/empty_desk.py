"""What stands where no card lies: why nobody waits, and who comes here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

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
        self.who_part = _who_part(self.tr("Who comes here"))
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 40)
        column.setSpacing(0)
        column.addStretch(1)
        for widget, gap in ((self.icon_view, 12), (self.title_label, 3), (self.told_label, 22)):
            column.addWidget(widget, 0, centre)
            column.addSpacing(gap)
        column.addWidget(self.who_part, 0, centre)
        column.addStretch(1)

    def show_day(self, day: DeskDay) -> None:
        done = bool(day.done)
        self.who_part.setVisible(not done)
        self.icon_view.set_icon(Icon.CIRCLE_CHECK if done else Icon.SCALE, "green" if done else "text3")
        title, told = desk_words.empty(day)
        self.title_label.setText(title)
        self.told_label.setText(told)


def _who_part(title: str) -> QWidget:
    made = QWidget()
    made.setObjectName("empty_desk_who")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(5)
    column.addWidget(label(title, "small", "text2"))
    for words in desk_words.who_comes():
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconView(Icon.CORNER_DOWN_RIGHT, "text3", 12))
        row.addWidget(label(words, "small", "text2"), 1)
        column.addLayout(row)
    return made
