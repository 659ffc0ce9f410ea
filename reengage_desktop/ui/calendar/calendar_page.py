"""The calendar page: a week, how its slots reach people, and the wishes that come of both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.reach import Reach
from reengage_desktop.domain.wall_time import local
from reengage_desktop.domain.week import Block, BlockKind, Week
from reengage_desktop.services.calendaring import Calendaring
from reengage_desktop.services.promising import Promising
from reengage_desktop.services.reaching import SlotReach
from reengage_desktop.services.slotting import Slotting
from reengage_desktop.ui.notices import Changed
from reengage_desktop.ui.widgets import hair_line

from .block_menu import block_menu
from .page_head import CalendarHead
from .promises_dialog import PromisesDialog
from .reach_panel import ReachPanel
from .slot_dialog import SlotWish
from .slot_dialogs import SlotDialogs
from .time_words import week_title
from .week_drag import Drawn, SlotMove
from .week_view import BlockAction, WeekView

WEEK = timedelta(weeks=1)
WORKING_DAYS = frozenset(range(5))
NEW_HOURS = (time(10), time(10, 45))


class CalendarPage(QFrame):
    """Wishes about a person carry their id; `changed_slot` the slot before (None if new) and a sentence for the toast.

    `refused` carries a sentence: what was asked for cannot be, and nothing was changed.
    """

    call_requested = Signal(object)
    open_requested = Signal(object)
    move_requested = Signal(object)
    visit_requested = Signal()
    changed_slot = Signal(object, object)
    refused = Signal(str)

    def __init__(
        self,
        calendaring: Calendaring,
        slotting: Slotting,
        promising: Promising,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("calendar_page")
        self.setProperty("kind", "page")
        self._calendaring, self._promising, self._now = calendaring, promising, now
        self._weeks_ahead = 0
        self._stale = True
        self._week: Week | None = None
        self._reach_of: dict[int, Reach] = {}
        self.head, self.view, self.panel = CalendarHead(), WeekView(), ReachPanel()
        self.slot_dialogs = SlotDialogs(slotting, self)
        self._refresh_timer = QTimer(self, singleShot=True, interval=0)
        self._refresh_timer.timeout.connect(self._read)
        self._lay_out()
        self._tie()
        self.setFocusProxy(self.view)

    # What comes in

    def refresh(self, changed: Changed) -> None:
        """A commit: the week is read again, at once if it is in sight, else when it is shown."""
        if not (changed.day or changed.commitments):
            return
        self._stale = True
        if self.isVisible():
            self._refresh_timer.start()

    def minute_passed(self) -> None:
        """The line of now goes on; where something began or ended since, the week is read again."""
        week = self._week
        if week is None or not self.isVisible():
            self._stale = True
            return
        now = self._now()
        begun = any(week.now < edge <= now for block in week.blocks for edge in (block.start, block.end))
        if begun or local(now, week.zone).date() != week.today:
            self._read()
        else:
            self._week = replace(week, now=now)
            self.view.show_week(self._week, self._reach_of)

    def turn(self, weeks: int) -> None:
        """So many weeks on; 0 is back to this one."""
        self._weeks_ahead = self._weeks_ahead + weeks if weeks else 0
        self._read()
        if not weeks:
            self.view.scroll_to_first()

    # What it shows

    def _read(self) -> None:
        self._stale = False
        self._refresh_timer.stop()
        monday = self._calendaring.monday() + self._weeks_ahead * WEEK
        self._week = week = self._calendaring.week(monday)
        reaches = self._calendaring.reaches()
        self._reach_of = {each.slot.id: each.reach for each in reaches}
        self.head.show_week(week_title(week.monday, week.today), busy=any(week.of(BlockKind.BUSY)))
        self.view.show_week(week, self._reach_of)
        self.panel.show_reaches(reaches, self._promising.ledger(most=0))

    # What is wished

    def _answer(self, action: BlockAction, block: Block) -> None:
        if action is BlockAction.MENU:
            menu = block_menu(block, lambda chosen: self._answer(chosen, block), self)
            menu.popup(self.view.place_of_menu())
        elif block.kind is BlockKind.SLOT:
            self._answer_slot(action, block)
        elif action is BlockAction.CALL:
            self.call_requested.emit(block.subject_id)
        elif action is BlockAction.OPEN:
            self.open_requested.emit(block.subject_id)
        elif action is BlockAction.MOVE:
            self.move_requested.emit(block.subject_id)

    def _answer_slot(self, action: BlockAction, block: Block) -> None:
        dialogs, week = self.slot_dialogs, self._week
        assert week is not None
        match action:
            case BlockAction.OPEN:
                dialogs.change(block, week)
            case BlockAction.MOVE:
                dialogs.move(block, week)
            case BlockAction.REST | BlockAction.WAKE if block.resting:
                dialogs.wake(block, week)
            case BlockAction.REST:
                dialogs.rest(block, week)
            case BlockAction.REMOVE:
                dialogs.keep(block, week)

    def _make_slot(self, drawn: object = None) -> None:
        """Where it was drawn, or on working days late in the morning."""
        week = self._week
        if week is None:
            return
        if isinstance(drawn, Drawn):
            wish = SlotWish(frozenset({drawn.day.weekday()}), drawn.start, drawn.end, max(drawn.day, week.today))
        else:
            wish = SlotWish(WORKING_DAYS, *NEW_HOURS)
        self.slot_dialogs.make(wish)

    def _carry(self, move: object) -> None:
        assert isinstance(move, SlotMove)
        refused = self.slot_dialogs.carry(move)
        if refused:
            self.view.refuse(refused)
        else:
            self.view.finish()

    def _take(self, each: object, every_week: bool) -> None:
        assert isinstance(each, SlotReach) and self._week is not None
        self.slot_dialogs.take(each, self._week, every_week=every_week)
        self.view.setFocus()

    def _show_promises(self) -> None:
        week = self._week
        assert week is not None
        dialog = PromisesDialog(self._promising, week.today, week.zone, self)
        dialog.open_requested.connect(self.open_requested)
        dialog.open()

    # Set up

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.view, 1)
        below.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(hair_line())
        column.addLayout(below, 1)

    def _tie(self) -> None:
        head, view, dialogs = self.head, self.view, self.slot_dialogs
        head.turned.connect(self.turn)
        head.visit_asked.connect(self.visit_requested)
        head.slot_asked.connect(self._make_slot)
        view.asked.connect(self._answer)
        view.drawn.connect(self._make_slot)
        view.move_chosen.connect(self._carry)
        self.panel.taken.connect(self._take)
        self.panel.promises_asked.connect(self._show_promises)
        dialogs.changed.connect(self.changed_slot)
        dialogs.refused.connect(self.refused)
        dialogs.closed.connect(view.finish)
        keys: dict[str, Callable[[], object]] = {
            "Left": lambda: self.turn(-1),
            "Right": lambda: self.turn(1),
            "T": lambda: self.turn(0),
            "N": self._make_slot,
        }
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda act=act: None if self.view.card.isVisible() else act())

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stale = self._stale or self._refresh_timer.isActive()
        self._refresh_timer.stop()
        self.view.finish()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.view.setFocus(event.reason())
