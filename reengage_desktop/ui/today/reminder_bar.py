"""The banner's line for the reminder that waits: what it says, and the answers to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from reengage_desktop.domain.day_plan import Today
from reengage_desktop.domain.reminder import Reminder
from reengage_desktop.ui import tokens
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView

from . import reminder_words
from .elided import ElidedLabel


class ReminderBar(QFrame):
    """The reminder that waits, filled with ink. Enter starts, + puts off by ten minutes, M moves, while it has focus.

    Signals carry the reminder, `snoozed` also the minutes.
    """

    started = Signal(object)
    snoozed = Signal(object, object)
    moved = Signal(object)
    dismissed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.reminder: Reminder | None = None
        self.setProperty("kind", "reminder")
        self.setObjectName("reminder_bar")
        self.setFixedHeight(tokens.size("reminder_banner"))
        self.title_label = ElidedLabel("heading", "onInk", name="reminder_title")
        self.text_label = ElidedLabel("body", "onInk", name="reminder_text")
        self.more_button = Button("", "onInk", icon=Icon.CHEVRON_DOWN, name="reminder_more")
        self.move_button = Button(self.tr("Move…"), "onInk", keys="M", name="reminder_move")
        self.ten_button = Button(self.tr("+10 min"), "onInk", keys="+", name="reminder_ten")
        self.later_button = Button("", "onInk", icon=Icon.CHEVRON_DOWN, name="reminder_later")
        self.later_button.setAccessibleName(self.tr("Other times"))
        self.later_button.setToolTip(self.tr("Other times"))
        self.start_button = Button(self.tr("Start calling"), "onInkMain", keys="⏎", name="reminder_start")
        self.later_menu = QMenu(self)
        self.more_menu = QMenu(self)
        self._lay_out()
        self._connect()

    def show_reminders(self, waiting: list[Reminder], today: Today) -> None:
        """The first of them in words, the others behind "and 3 more"."""
        self.reminder = waiting[0]
        said = reminder_words.spoken(waiting[0], today)
        self.title_label.setText(said.title)
        self.text_label.setText(said.whole)
        self.text_label.setVisible(bool(said.whole))
        self.setAccessibleName(f"{said.title}. {said.whole}".strip())
        self._fill_later(self.later_menu, waiting[0], today)
        others = len(waiting) - 1
        self.more_button.setText(self.tr("and {n} more").format(n=others))
        self.more_button.setAccessibleName(self.tr("Show all {n} reminders").format(n=len(waiting)))
        self.more_button.setVisible(others > 0)
        self.more_menu.clear()
        for each in waiting if others else ():
            self._add_to_menu(each, today)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        elif event.text() == "+":
            self.ten_button.click()
        elif event.key() == Qt.Key.Key_M and not event.modifiers():
            self.move_button.click()
        else:
            super().keyPressEvent(event)

    def _add_to_menu(self, reminder: Reminder, today: Today) -> None:
        one = self.more_menu.addMenu(_menu_text(reminder_words.spoken(reminder, today).title))
        one.addAction(self.tr("Start")).triggered.connect(lambda: self.started.emit(reminder))
        self._fill_later(one, reminder, today, clear=False)
        one.addAction(self.tr("Move…")).triggered.connect(lambda: self.moved.emit(reminder))
        one.addAction(self.tr("Not today")).triggered.connect(lambda: self.dismissed.emit((reminder,)))

    def _fill_later(self, menu: QMenu, reminder: Reminder, today: Today, *, clear: bool = True) -> None:
        if clear:
            menu.clear()
        for name, minutes in reminder_words.later_choices(today):
            menu.addAction(name).triggered.connect(lambda _=False, m=minutes: self.snoozed.emit(reminder, m))

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addStretch(1)
        texts.addWidget(self.title_label)
        texts.addWidget(self.text_label)
        texts.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 10, 0)
        row.setSpacing(8)
        row.addWidget(IconView(Icon.BELL, "onInk", 22))
        row.addSpacing(6)
        row.addLayout(texts, 1)
        for button in (self.more_button, self.move_button, self.ten_button, self.later_button, self.start_button):
            row.addWidget(button)

    def _connect(self) -> None:
        self.start_button.clicked.connect(lambda: self.started.emit(self.reminder))
        self.ten_button.clicked.connect(lambda: self.snoozed.emit(self.reminder, reminder_words.TEN_MINUTES))
        self.move_button.clicked.connect(lambda: self.moved.emit(self.reminder))
        self.later_button.clicked.connect(lambda: _below(self.later_menu, self.later_button))
        self.more_button.clicked.connect(lambda: _below(self.more_menu, self.more_button))


def _below(menu: QMenu, button: QWidget) -> None:
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


def _menu_text(words_: str) -> str:
    """An ampersand in a name marks no key."""
    return words_.replace("&", "&&")
