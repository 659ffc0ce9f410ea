"""Beside the work: the lists there are, and one's own list to write out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from reengage_desktop.domain.call_list import CallList, ListKind
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, hair_line, label

from . import screening_words
from .kept_lists import WIDTH, KeptLists


class ListsSide(QFrame):
    write_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "page")
        self.setObjectName("lists_side")
        self.setFixedWidth(WIDTH)
        self.kept_lists = KeptLists()
        self.nothing_label = Fitting(
            self.tr("No list yet. Each one stands here with its age, since a registry is to be looked at again."),
            "body",
            name="nothing_label",
        )
        self.held_label = Fitting("", "body", "text", name="held_label")
        self.write_button = Button(
            self.tr("Write it out…"), size="small", icon=Icon.DOWNLOAD, keys="W", name="write_button"
        )
        self.write_button.clicked.connect(self.write_requested)
        self._lay_out()

    def show_lists(
        self,
        lists: Sequence[CallList],
        today: date,
        check_days: Callable[[ListKind], int | None],
    ) -> None:
        self.kept_lists.show_lists(lists, today, check_days)
        self._rooms.setCurrentWidget(self.kept_lists if lists else self._nothing)

    def show_held(self, count: int) -> None:
        """How many numbers nobody is called on, whoever has them."""
        none = self.tr("Nobody asked not to be contacted.")
        told = screening_words.many(
            count, self.tr("1 number must not be called"), self.tr("{n} numbers must not be called")
        )
        self.held_label.setText(told if count else none)
        self.write_button.setVisible(count > 0)

    def _lay_out(self) -> None:
        self._nothing = QWidget()
        inside = QVBoxLayout(self._nothing)
        inside.setContentsMargins(20, 4, 20, 0)
        inside.addWidget(self.nothing_label)
        inside.addStretch(1)
        self._rooms = QStackedWidget()
        self._rooms.addWidget(self.kept_lists)
        self._rooms.addWidget(self._nothing)
        below = QVBoxLayout()
        below.setContentsMargins(20, 12, 20, 14)
        below.setSpacing(8)
        below.addWidget(self.held_label)
        below.addWidget(self.write_button)
        title = label(self.tr("Taken in"), "heading", "text")
        title.setContentsMargins(20, 18, 20, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(self._rooms, 1)
        column.addWidget(hair_line())
        column.addLayout(below)
