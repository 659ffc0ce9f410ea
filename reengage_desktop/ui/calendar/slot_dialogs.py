"""Opens what is asked for a slot, and tells what was changed in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.slots import Slot
from reengage_desktop.domain.wall_time import local
from reengage_desktop.domain.week import Block, Week
from reengage_desktop.services.reaching import SlotReach
from reengage_desktop.services.slotting import Slotting
from reengage_desktop.ui import words

from .keep_card import KeepCard
from .move_slot_dialog import MoveSlotDialog
from .rest_dialog import RestDialog
from .slot_changes import Done, move_slot, suggested_move, wake_slot
from .slot_dialog import SlotDialog, SlotWish
from .week_drag import SlotMove


class SlotDialogs(QObject):
    """`changed` carries the slot before (None if it is new) and a sentence; `refused` a sentence of why not."""

    changed = Signal(object, object)
    refused = Signal(str)
    closed = Signal()

    def __init__(self, slotting: Slotting, page: QWidget) -> None:
        super().__init__(page)
        self._slotting, self._page = slotting, page

    def make(self, wish: SlotWish) -> None:
        """A new slot; `closed` follows, also if it is given up."""
        dialog = SlotDialog(self._slotting, wish, self._page)
        dialog.saved.connect(self.changed)
        dialog.finished.connect(lambda _: self.closed.emit())
        dialog.open()

    def change(self, block: Block, week: Week) -> None:
        dialog = SlotDialog(self._slotting, _slot(block), self._page, resting=block.resting)
        dialog.saved.connect(self.changed)
        dialog.rest_asked.connect(lambda: self.rest(block, week))
        dialog.wake_asked.connect(lambda: self.wake(block, week))
        dialog.open()

    def move(self, block: Block, week: Week) -> None:
        dialog = MoveSlotDialog(self._slotting, block, week.days, week.zone, self._page)
        dialog.saved.connect(self.changed)
        dialog.open()

    def rest(self, block: Block, week: Week) -> None:
        """From the day that was asked of, or from today where that is over."""
        first = max(_held_on(block, week), week.today)
        dialog = RestDialog(self._slotting, _slot(block), first, week.zone, self._page)
        dialog.saved.connect(self.changed)
        dialog.open()

    def keep(self, block: Block, week: Week) -> None:
        """Removing was asked for: it offers to move or to rest, and does nothing else."""
        card = KeepCard(block, self._page)
        card.move_asked.connect(lambda _: self.move(block, week))
        card.rest_asked.connect(lambda _: self.rest(block, week))
        card.open()

    def wake(self, block: Block, week: Week) -> None:
        self._try(lambda: wake_slot(self._slotting, _slot(block), _held_on(block, week)))

    def take(self, each: SlotReach, week: Week, *, every_week: bool) -> None:
        """A suggestion, by one click."""
        assert each.suggestion is not None
        move = suggested_move(each.slot, each.suggestion, week, every_week=every_week)
        if move is None:
            self.refused.emit(self.tr("{slot} rests just now. Wake it up first.").format(slot=each.slot.name))
            return
        self._try(lambda: move_slot(self._slotting, move))

    def carry(self, move: SlotMove) -> str:
        """Moves it as it was dropped; why that cannot be, "" if it is done."""
        try:
            self.changed.emit(*move_slot(self._slotting, move))
        except Fault as fault:
            return words.fault(fault)
        return ""

    def _try(self, change: Callable[[], Done]) -> None:
        try:
            self.changed.emit(*change())
        except Fault as fault:
            self.refused.emit(words.fault(fault))


def _slot(block: Block) -> Slot:
    assert block.occurrence is not None
    return block.occurrence.slot


def _held_on(block: Block, week: Week) -> date:
    """Where it stands, which of a date that was moved is not the day it is known by."""
    return local(block.start, week.zone).date()
