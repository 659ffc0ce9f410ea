"""What is asked of a slot in the calendar, as calls of the service with the sentence that the toast says."""

from __future__ import annotations

from datetime import date, timedelta

from reengage_desktop.domain.reach import Suggestion
from reengage_desktop.domain.slots import Slot, occurrences
from reengage_desktop.domain.wall_time import instant
from reengage_desktop.domain.week import Week, monday_of
from reengage_desktop.services.slotting import Slotting

from . import slot_words
from .week_drag import SlotMove

Done = tuple[Slot, str]
"""The slot as it was before, for undo, and what was done in words."""

_AHEAD = timedelta(weeks=10)


def move_slot(slotting: Slotting, move: SlotMove) -> Done:
    """Raises `RuleFault`."""
    change = slotting.move_from if move.every_week else slotting.move_once
    return change(move.slot.id, move.day, move.start, move.end, move.to_day), slot_words.moved(move)


def rest_slot(slotting: Slotting, slot: Slot, first: date, last: date) -> Done:
    """Raises `RuleFault`."""
    return slotting.rest(slot.id, first, last), slot_words.rested(slot, first, last)


def wake_slot(slotting: Slotting, slot: Slot, day: date) -> Done:
    """Raises `RuleFault`."""
    return slotting.wake(slot.id, day), slot_words.awake(slot)


def suggested_move(slot: Slot, suggestion: Suggestion, week: Week, *, every_week: bool) -> SlotMove | None:
    """What a suggestion means for its next date with the new hour still to come; None if it has no date soon."""
    wanted = suggestion.weekday
    for held in occurrences([slot], week.zone, week.today, week.today + _AHEAD):
        if wanted in slot.weekdays and held.day.weekday() != wanted:
            continue
        to_day = held.day if wanted is None else monday_of(held.day) + timedelta(days=wanted)
        if instant(to_day, suggestion.start, week.zone) > week.now:
            return SlotMove(slot, held.day, to_day, suggestion.start, suggestion.end, every_week)
    return None
