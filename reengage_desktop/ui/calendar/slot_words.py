"""Slots in words: when they are, how often they reach people, what was done with them; without Qt."""

from __future__ import annotations

from datetime import date

from reengage_desktop.domain import ago
from reengage_desktop.domain.better_hour import USUAL
from reengage_desktop.domain.reach import Reach, Suggestion
from reengage_desktop.domain.slots import Slot
from reengage_desktop.ui.figures import date_words, slot_hours
from reengage_desktop.ui.words import tr

from .time_words import short_day, weekdays_words
from .week_drag import SlotMove


def when(slot: Slot) -> str:
    """ "Mon–Fri 08:15"; of one that is named like its only day, the hour alone."""
    if any(slot.weekdays == {day} and slot.name in (named, tr(named)) for day, named in enumerate(ago.DAYS)):
        return f"{slot.start:%H:%M}"
    return f"{weekdays_words(slot.weekdays)} {slot.start:%H:%M}"


def repeats(slot: Slot) -> str:
    """ "every week", "every 3 weeks"."""
    return tr("every week") if slot.every == 1 else tr("every {n} weeks").format(n=slot.every)


def reached(reach: Reach) -> str:
    """ "31 of 118 reached"."""
    if not reach.attempts:
        return tr("no calls yet")
    return tr("{n} of {all} reached").format(n=reach.contacts, all=f"{reach.attempts:,}")


def bounds(reach: Reach) -> tuple[int, int]:
    """The likely range in whole per cent."""
    return round(reach.low * 100), round(reach.high * 100)


def range_words(reach: Reach, *, short: bool = False) -> str:
    """ "19–35 %"; "19–35" where there is little room."""
    low, high = bounds(reach)
    return f"{low}–{high}" if short else tr("{low}–{high} %").format(low=low, high=high)


def likely(reach: Reach) -> str:
    """ "likely 19–35 %", or "too early to tell"."""
    if reach.too_early:
        return tr("too early to tell")
    return tr("likely {range}").format(range=range_words(reach))


def likely_spoken(reach: Reach) -> str:
    """For a screen reader: "likely 19 to 35 percent"."""
    low, high = bounds(reach)
    told = tr("likely {low} to {high} percent").format(low=low, high=high)
    return tr("too early to tell") if reach.too_early else told


def suggested_when(suggestion: Suggestion, slot: Slot) -> str:
    """ "Wed 15:15", or the hour alone where its days stay."""
    hour = f"{suggestion.start:%H:%M}"
    if suggestion.weekday is None or slot.weekdays == {suggestion.weekday}:
        return hour
    return f"{short_day(suggestion.weekday)} {hour}"


def suggestion_words(slot: Slot, reach: Reach, suggestion: Suggestion) -> str:
    """One sentence on why, one on where to; a reach that is only less than elsewhere is not called low."""
    low, high = bounds(reach)
    hopeful = tr("Even the hopeful end is {high} %.") if reach.high < USUAL else tr("Here it is likely {low}–{high} %.")
    there = suggested_when(suggestion, slot)
    told = (
        tr("Your own calls reach more people at {when}.")
        if suggestion.own
        else tr("Early and late serve most people better: {when} is free.")
    )
    return " ".join((hopeful.format(low=low, high=high), told.format(when=there), tr("Its history moves along.")))


# Before it is moved


def move_title(move: SlotMove) -> str:
    """ "Midday: Wed 15:15–16:00"."""
    return tr("{slot}: {day} {hours}").format(
        slot=move.slot.name, day=short_day(move.to_day.weekday()), hours=slot_hours(move.start, move.end)
    )


def can_move_every_week(move: SlotMove) -> bool:
    """Not onto another day that it has anyway."""
    return move.day.weekday() == move.to_day.weekday() or move.to_day.weekday() not in move.slot.weekdays


def move_consequence(move: SlotMove) -> str:
    """What every week would mean: all its days have the same hours."""
    if not can_move_every_week(move):
        return tr("It has that day already, so it moves for this week only.")
    days = move.slot.weekdays - {move.day.weekday()} | {move.to_day.weekday()}
    history = tr("Its history moves along.")
    if len(days) == 1 and days == move.slot.weekdays:
        return history
    return " ".join((tr("Every week means {days}.").format(days=weekdays_words(days)), history))


# What was done, for the toast


def made(slot: Slot) -> str:
    return tr("{slot} is kept free: {when}.").format(slot=slot.name, when=when(slot))


def moved(move: SlotMove) -> str:
    at = f"{move.start:%H:%M}"
    if move.every_week:
        return tr("{slot} is at {hour} from now on. Its history moved along.").format(slot=move.slot.name, hour=at)
    day = named_day(move.to_day)
    return tr("{slot} is at {hour} on {day}, this once.").format(slot=move.slot.name, hour=at, day=day)


def changed(slot: Slot) -> str:
    return tr("{slot} is changed.").format(slot=slot.name)


def rested(slot: Slot, first: date, last: date) -> str:
    if first == last:
        return tr("{slot} rests on {day}.").format(slot=slot.name, day=named_day(first))
    return tr("{slot} rests until {day}.").format(slot=slot.name, day=named_day(last))


def awake(slot: Slot) -> str:
    return tr("{slot} is awake again.").format(slot=slot.name)


def named_day(day: date) -> str:
    """ "Wed 14 Oct"."""
    return f"{short_day(day.weekday())} {date_words(day, day)}"
