"""The banner above every page: the slot that runs or comes, and the reminder that waits for an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from reengage_desktop.domain.day_plan import Today
from reengage_desktop.domain.slots import Occurrence
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.planning import Planning
from reengage_desktop.ui import words
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.notices import Changed

from .banner_bars import DigestLine, SlotBar

if TYPE_CHECKING:
    from reengage_desktop.domain.later import Later
    from reengage_desktop.domain.reminder import Reminder
    from reengage_desktop.domain.spreading import Backlog
    from reengage_desktop.services.reminding import Knock
    from reengage_desktop.services.weighing import Weighing

    from .reminder_bar import ReminderBar
    from .waiting_bars import WaitingBars

# The rules and words of reminders are imported with the first knock, which comes after the window is painted.

_EDITORS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)

MINUTE = timedelta(minutes=1)
SIDE, TOP = 16, 12


class SlotBanner(QWidget):
    """It is told each knock and each change. A reminder stays until the service has its answer and knocks again.

    `start_requested` carries a `Reminder`, or None for the queue as it is; `snooze_requested` a `Reminder` and minutes;
    `move_requested` a `Reminder`, or the `Occurrence` of a slot; `dismiss_requested` a tuple of `Reminder`s.
    `prepare_requested` carries the id of somebody whose call lacks something.
    `spread_requested`: what was left over is to be spread over days. `later` gives the times to which a reminder can be
    put off, `backlog` who waits from before today, `weighing` why somebody is the first; they are asked when there is a
    reminder, or a slot that runs or passed.
    """

    start_requested = Signal(object)
    snooze_requested = Signal(object, object)
    move_requested = Signal(object)
    dismiss_requested = Signal(object)
    prepare_requested = Signal(object)
    spread_requested = Signal()

    def __init__(
        self,
        planning: Planning,
        now: Callable[[], datetime],
        *,
        weighing: Callable[[], Weighing],
        later: Callable[[], Sequence[Later]],
        backlog: Callable[[], Backlog],
    ) -> None:
        super().__init__()
        self._planning = planning
        self._now = now
        self._weighing, self._later, self._backlog = weighing, later, backlog
        self._looked_at: datetime | None = None
        self._knock: Knock | None = None
        self._waiting: list[Reminder] = []
        self._journeys: dict[str, Reminder] = {}
        self._seen: set[str] = set()
        self._occurrence: Occurrence | None = None
        self._before: QWidget | None = None
        self._stale = True
        self._among_others = False
        self.setObjectName("slot_banner")
        self.running_bar = SlotBar(running=True)
        self.ahead_bar = SlotBar(running=False)
        self.digest_line = DigestLine(Icon.HISTORY, name="missed", closable=True)
        self.clock_line = DigestLine(Icon.CLOCK_ALERT, name="clock", closable=False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for part in (self.running_bar, self.ahead_bar, self.digest_line, self.clock_line):
            self._column.addWidget(part)
        self._connect()

    @cached_property
    def waiting_bars(self) -> WaitingBars:
        from .waiting_bars import WaitingBars

        made = WaitingBars()
        made.hide()
        self._column.insertWidget(0, made)
        bar = made.bar
        buttons = (bar.more_button, bar.move_button, bar.ten_button, bar.later_button, bar.start_button)
        for before, after in pairwise((self.ahead_bar.start_button, *buttons)):
            self.setTabOrder(before, after)
        bar.started.connect(self.start_requested)
        bar.snoozed.connect(self.snooze_requested)
        bar.moved.connect(self.move_requested)
        bar.dismissed.connect(self.dismiss_requested)
        return made

    @property
    def reminder_bar(self) -> ReminderBar:
        return self.waiting_bars.bar

    def stand_among(self, others: bool) -> None:
        """On a page of other things only what waits for an answer is shown, or what has to be told."""
        self._among_others = others
        self.refresh()

    def show_knock(self, knock: object) -> None:
        """A knock of the heart."""
        from reengage_desktop.services.reminding import Knock

        from . import reminder_words

        if not isinstance(knock, Knock):
            return
        self._knock = knock
        self._waiting = reminder_words.to_answer(knock.waiting)
        self._journeys |= {each.key: each for each in knock.waiting if each.skipped_by_journey}
        self.refresh()

    def refresh(self, changed: object = None) -> None:
        """Look again, if what changed can concern today; while hidden, when shown."""
        if isinstance(changed, Changed) and not changed.day:
            return
        self._stale = True
        if self.isVisible():
            self._look()

    def minute_passed(self) -> None:
        self.refresh()

    def name_start(self, words_: str) -> None:
        """Of a walk that was left: with which call it goes on; "" for a new one."""
        for bar in (self.running_bar, self.ahead_bar):
            bar.name_start(words_)

    def answer(self, cap: str) -> None:
        """What a key with Alt does, also while a field is edited; nothing while no reminder waits."""
        if self._waiting:
            from .answer_keys import Answer

            self.reminder_bar.answer(Answer(cap))

    def start(self) -> None:
        """What Alt S does, also while a field is edited: start the reminder that waits, else the queue."""
        bars = (self.reminder_bar,) if self._waiting else (self.running_bar, self.ahead_bar)
        shown = next((bar for bar in bars if not bar.isHidden()), None)
        shown.start_button.click() if shown else self.start_requested.emit(None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale or self._looked_at is None or self._now() - self._looked_at >= MINUTE:
            self._look()

    def _look(self) -> None:
        self._stale = False
        today = self._planning.today()
        self._looked_at = today.now
        self._show_bars(today)
        self._show_lines(today)
        self._leave_room()
        new = {each.key for each in self._waiting} - self._seen
        self._seen |= new
        if new and not self._has_focus() and self._may_take_focus():
            self._before = self.window().focusWidget()
            self.reminder_bar.start_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_bars(self, today: Today) -> None:
        waiting, current = self._waiting, today.current
        if self._knock is not None:
            self._show_reminders(today)
        slot_too = not waiting and not self._among_others
        self.running_bar.setVisible(slot_too and current is not None)
        self.ahead_bar.setVisible(slot_too and current is None)
        self._occurrence = None
        if waiting:
            return
        if current is not None:
            self._occurrence = current.occurrence
            self.running_bar.show_running(current, today)
            owed = any(call.promise_is_open for call in today.loose)
            self.running_bar.set_can_start(bool(current.calls) or owed)
            self.running_bar.say_first(today.first.row.name if today.first else "", self._who_first(today))
            return
        if today.ahead is not None:
            self._occurrence = today.ahead.occurrence
            self.ahead_bar.show_ahead(today.ahead, today)
        else:
            self.ahead_bar.show_none(self._following(today))
        self.ahead_bar.set_can_start(bool(self._planning.queue()))

    def _show_reminders(self, today: Today) -> None:
        if self._waiting:
            self.waiting_bars.show_reminders(self._waiting, today, self._later(), self._why_first(today))
        elif self._has_focus() and self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.waiting_bars.setVisible(bool(self._waiting))

    def _who_first(self, today: Today) -> str:
        """And why; nothing before the first knock, so that the first picture need not wait."""
        if self._knock is None:
            return ""
        from . import reminder_words

        return reminder_words.who_first(today, self._why_first(today)).whole

    def _why_first(self, today: Today) -> str:
        from . import reminder_words

        return reminder_words.why_first(today, self._weighing().why_now)

    def _leave_room(self) -> None:
        """Among other things it brings its own margins, and none while there is nothing to say."""
        room = self._among_others and not self._column.isEmpty()
        side, top = (SIDE, TOP) if room else (0, 0)
        self._column.setContentsMargins(side, top, side, 0)
        self.updateGeometry()

    def _has_focus(self) -> bool:
        """Whether the answers have it, so that the next reminder need not take it."""
        focused = self.window().focusWidget()
        return focused is not None and self.waiting_bars.isAncestorOf(focused)

    def _show_lines(self, today: Today) -> None:
        if self._knock is None:
            return
        from . import missed_words

        missed = self._missed(self._knock)
        lines = missed_words.digest_lines(missed, today)
        self.digest_line.say(missed_words.digest(missed, today) if missed else "", "\n".join(lines[1:] and lines))
        backlog = self._backlog() if missed else None
        offered = backlog is not None and backlog.is_too_much
        self.digest_line.offer(self.tr("Spread {n} calls…").format(n=backlog.calls) if offered and backlog else "")
        told = ""
        if self._knock.held:
            told = self.tr("The clock of this laptop was changed. Reminders wait until it is steady; none is lost.")
        elif self._knock.set_aside:
            told = self.tr("A slot or promise could not be read, so it cannot remind you. All others do.")
        self.clock_line.say(told)

    def _missed(self, knock: Knock) -> list[Reminder]:
        from . import missed_words

        passed = {each.key: each for each in missed_words.missed_slots(knock.waiting)}
        return list({**passed, **self._journeys}.values())

    def _following(self, today: Today) -> str:
        start = self._planning.next_slot_start()
        if start is None:
            return self.tr("None within two weeks")
        at = local(start, today.zone)
        day = words.day(at.date(), local(today.now, today.zone).date())
        return self.tr("The next one is {day}, {hour}").format(day=day, hour=f"{at:%H:%M}")

    def _may_take_focus(self) -> bool:
        """Not while a field is being edited, in another window, or under a dialog."""
        active = self.window().isActiveWindow() and QApplication.activeModalWidget() is None
        return active and not isinstance(QApplication.focusWidget(), _EDITORS)

    def _connect(self) -> None:
        for bar in (self.running_bar, self.ahead_bar):
            bar.start_clicked.connect(lambda: self.start_requested.emit(None))
            bar.prepare_clicked.connect(self.prepare_requested)
            bar.move_clicked.connect(lambda: self.move_requested.emit(self._occurrence))
        self.digest_line.dismissed.connect(self._dismiss)
        self.digest_line.acted.connect(self.spread_requested)

    def _dismiss(self) -> None:
        missed = tuple(self._missed(self._knock)) if self._knock else ()
        self._journeys.clear()
        self.dismiss_requested.emit(missed)
