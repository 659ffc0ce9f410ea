"""The banner's line for the reminder that waits: what it says, and the answers to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from reengage_desktop.domain.day_plan import Today
from reengage_desktop.domain.later import Later, When
from reengage_desktop.domain.reminder import Reminder
from reengage_desktop.ui import tokens
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView

from . import reminder_words
from .answer_keys import KEY_OF, LATER, Answer, answer_of
from .elided import ElidedLabel

_ROOM_FOR_MOVE = 860


class ReminderBar(QFrame):
    """The reminder that waits, filled with ink; while it has the focus each answer is one key (see `answer_keys`).

    Signals carry the reminder, `snoozed` also the minutes, `dismissed` a tuple of reminders. `all_wanted` comes with
    "and 3 more": the list of all is to be opened, or closed.
    """

    started = Signal(object)
    snoozed = Signal(object, object)
    moved = Signal(object)
    dismissed = Signal(object)
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.reminder: Reminder | None = None
        self._later: dict[When, Later] = {}
        self.setProperty("kind", "reminder")
        self.setObjectName("reminder_bar")
        self.setFixedHeight(tokens.size("reminder_banner"))
        self.title_label = ElidedLabel("heading", "onInk", name="reminder_title")
        self.text_label = ElidedLabel("body", "onInk", name="reminder_text")
        self.more_button = Button("", "onInk", keys=Answer.ALL, name="reminder_more")
        self.move_button = Button(self.tr("Move…"), "onInk", keys=Answer.MOVE, name="reminder_move")
        self.ten_button = Button(self.tr("+10 min"), "onInk", keys=Answer.TEN, name="reminder_ten")
        self.later_button = Button("", "onInk", icon=Icon.CHEVRON_DOWN, name="reminder_later")
        self.later_button.setAccessibleName(self.tr("Other times"))
        self.later_button.setToolTip(self.tr("In an hour (H), this evening (E), tomorrow (T), not today (X)"))
        self.start_button = Button(self.tr("Start calling"), "onInkMain", keys=Answer.START, name="reminder_start")
        self.later_menu = QMenu(self)
        self.move_action = self._add(self.tr("Move…"), Answer.MOVE)
        self._lay_out()
        self._connect()

    def show_reminder(
        self, reminder: Reminder, others: int, today: Today, later: Sequence[Later], why: str = ""
    ) -> None:
        """In words, with so many others behind "and 3 more"; `later` are the times to which it can be put off.

        `why`: see `reminder_words.why_first`.
        """
        self.reminder = reminder
        self._later = {each.when: each for each in later}
        said = reminder_words.spoken(reminder, today, why)
        self.title_label.setText(said.title)
        self.text_label.setText(said.whole)
        self.text_label.setVisible(bool(said.whole))
        self.setAccessibleName(f"{said.title}. {said.whole}".strip())
        self.more_button.setText(self.tr("and {n} more").format(n=others))
        self.start_button.setText(self.tr("Start") if others else self.tr("Start calling"))
        self.more_button.setAccessibleName(self.tr("Show all {n} reminders").format(n=others + 1))
        self.more_button.setVisible(others > 0)
        self._fill_menu(today)

    def answer(self, answer: Answer) -> None:
        """What the key does, or its button; nothing where it has no meaning now."""
        if self.reminder is None or self.isHidden():
            return
        match answer:
            case Answer.START:
                self.started.emit(self.reminder)
            case Answer.MOVE:
                self.moved.emit(self.reminder)
            case Answer.NOT_TODAY:
                self.dismissed.emit((self.reminder,))
            case Answer.ALL:
                self.all_wanted.emit()
            case _:
                later = self._later.get(LATER[answer])
                if later is not None:
                    self.snoozed.emit(self.reminder, later.minutes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        answer, focused = answer_of(event), self.focusWidget()
        if answer is Answer.START and isinstance(focused, QPushButton):
            focused.click()
        elif answer is not None:
            self.answer(answer)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the words have it, and moving goes into the menu."""
        super().resizeEvent(event)
        self.move_button.setVisible(self.width() >= _ROOM_FOR_MOVE)
        self.move_action.setVisible(self.move_button.isHidden())

    def _fill_menu(self, today: Today) -> None:
        self.later_menu.clear()
        for later in self._later.values():
            if later.when is not When.TEN:
                self._add(reminder_words.later_words(later, today), KEY_OF[later.when])
        self.later_menu.addSeparator()
        self.move_action = self._add(self.tr("Move…"), Answer.MOVE)
        self.move_action.setVisible(self.move_button.isHidden())
        self._add(self.tr("Not today"), Answer.NOT_TODAY)

    def _add(self, words: str, answer: Answer) -> QAction:
        """The key stands at the right; it is shown there, and bound by `keyPressEvent`."""
        made = self.later_menu.addAction(f"{words}\t{answer}")
        made.triggered.connect(lambda: self.answer(answer))
        return made

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
        buttons = {
            self.start_button: Answer.START,
            self.ten_button: Answer.TEN,
            self.move_button: Answer.MOVE,
            self.more_button: Answer.ALL,
        }
        for button, answer in buttons.items():
            button.clicked.connect(lambda _=False, answer=answer: self.answer(answer))
        self.later_button.clicked.connect(lambda: _below(self.later_menu, self.later_button))


def _below(menu: QMenu, button: QWidget) -> None:
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
