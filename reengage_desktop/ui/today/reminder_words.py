"""Reminders in words: what starts, whom it concerns, and what was promised."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from reengage_desktop.domain.day_plan import SlotPlan, Today, TodayCall
from reengage_desktop.domain.later import Later, When
from reengage_desktop.domain.reminder import Kind, Reminder, State
from reengage_desktop.domain.wall_time import local
from reengage_desktop.domain.why_now import Mattered
from reengage_desktop.ui import words
from reengage_desktop.ui.payoff import payoff_words
from reengage_desktop.ui.words import tr

from .missed_words import day_words, digest, missed_slots
from .today_rows import busy_words, people
from .today_rows import slot_name as slot_name

TEN_MINUTES = 10


@dataclass(frozen=True, slots=True)
class Spoken:
    """A reminder in words. `promise` is the part that is my word, to be set in ember where there is room."""

    title: str
    text: str
    promise: str = ""

    @property
    def whole(self) -> str:
        return " ".join(part for part in (self.text, self.promise) if part)


def to_answer(waiting: Iterable[Reminder]) -> list[Reminder]:
    """What the banner shows one by one, the newest first; a promise before the slot that begins with it: it is my word.

    Slots that passed unseen stand in the digest.
    """
    alone = [each for each in waiting if not (each.kind is Kind.SLOT and each.state is State.MISSED)]
    return sorted(alone, key=lambda each: (each.at, each.kind is not Kind.SLOT), reverse=True)


def why_first(today: Today, why_now: Callable[[TodayCall], Sequence[Mattered]]) -> str:
    """What decided most for whom the running slot begins with; "" where it is a promise, which is told anyway."""
    first = today.first
    if first is None or first.action.promised:
        return ""
    return payoff_words.why_now(why_now(first)[:1], today.now, today.zone)


def counted(title: str, calls: int) -> str:
    """ "Morning calls start now · 8 people"."""
    return tr("{title} · {people}").format(title=title, people=people(calls))


def who_first(today: Today, why: str = "") -> Spoken:
    """Whom calling in the running slot begins with, without a title; `why`: see `why_first`."""
    first = today.first
    if first is None:
        return Spoken("", tr("None of them can be called at this minute."))
    text = tr("{name} first.").format(name=first.row.name)
    if not first.action.promised:
        return Spoken("", f"{text} {why}".strip())
    hours = words.window(first.action.due_from, first.action.due_until, today.zone)
    day, here = (local(at, today.zone).date() for at in (first.action.due_from, today.now))
    when = hours if day == here else f"{words.day(day, here)}, {hours}"
    return Spoken("", text, tr("You promised {when}.").format(when=when))


def spoken(reminder: Reminder, today: Today, why: str = "") -> Spoken:
    """The banner's two lines, in the salesperson's clock; a promise in another clock is told in both.

    `why`: see `why_first`.
    """
    if reminder.kind is Kind.SLOT:
        return _slot(reminder, today, why)
    return _dated(reminder, today)


def piece_words(piece: Sequence[Reminder], today: Today, why: str = "") -> Spoken:
    """One announcement: a single reminder, the digest of missed slots, or all that is left over; `why`: as above."""
    if len(piece) == 1 and not piece[0].digest:
        return spoken(piece[0], today, why)
    missed = missed_slots(piece)
    if len(missed) == len(piece):
        return Spoken(tr("While you were away"), digest(missed, today))
    return Spoken(tr("{n} more are waiting for you").format(n=len(piece)), tr("All of them stand in the window."))


def later_words(later: Later, today: Today) -> str:
    """ "In an hour", "This evening, 16:30", "Tomorrow, 08:15"."""
    hour = words.hour(later.at, today.zone)
    match later.when:
        case When.TEN:
            return tr("+10 min")
        case When.HOUR:
            return tr("In an hour")
        case When.EVENING:
            return tr("This evening, {hour}").format(hour=hour)
        case When.TOMORROW:
            return tr("Tomorrow, {hour}").format(hour=hour)


def past_its_window(reminder: Reminder, minutes: int, today: Today) -> str:
    """Said of a promise that comes back only after the hour that was given; "" where it comes back in time."""
    back = today.now + timedelta(minutes=minutes)
    if reminder.kind is not Kind.PROMISE or not today.now < reminder.end < back:
        return ""
    call, here = call_of(reminder.subject_id, today), local(today.now, today.zone).date()
    name = call.row.name if call else tr("them")
    until = words.hour(call.action.due_until if call else reminder.end, today.zone)
    when = f"{words.day(local(back, today.zone).date(), here)}, {words.hour(back, today.zone)}"
    return tr("You told {name} until {until}. This comes back {when}.").format(name=name, until=until, when=when)


def call_of(prospect_id: int, today: Today) -> TodayCall | None:
    calls = [*today.loose, *(call for plan in today.slots for call in plan.calls)]
    return next((call for call in calls if call.row.id == prospect_id), None)


def plan_of(reminder: Reminder, today: Today) -> SlotPlan | None:
    """The slot of today that the reminder speaks of."""
    return next(
        (
            plan
            for plan in today.slots
            if plan.occurrence.slot.id == reminder.subject_id and plan.occurrence.start == reminder.at
        ),
        None,
    )


def _slot(reminder: Reminder, today: Today, why: str) -> Spoken:
    name = slot_name(reminder.title)
    if reminder.state is State.NOW:
        title = tr("{slot} start now").format(slot=name)
    else:
        title = tr("{slot} began {when}").format(slot=name, when=_began(reminder.at, today))
    plan = plan_of(reminder, today)
    calls = plan.in_turn(today.now) if plan else []
    if not calls and plan is not None and plan.busy:
        return Spoken(title, tr("Your calendar has: {what}.").format(what=busy_words(plan, today)))
    if not calls:
        return Spoken(title, tr("Nobody is due in it."))
    return replace(who_first(today, why), title=counted(title, len(calls)))


def _dated(reminder: Reminder, today: Today) -> Spoken:
    call = call_of(reminder.subject_id, today)
    name = call.row.name if call else tr("somebody")
    hours = _dated_hours(reminder, today)
    match reminder.kind:
        case Kind.APPOINTMENT:
            title = tr("Appointment with {name} {hours}").format(name=name, hours=hours)
        case Kind.VISIT:
            title = tr("Visit {name} {hours}").format(name=name, hours=hours)
        case _:
            title = tr("You promised {name} {hours}").format(name=name, hours=hours)
    return Spoken(title, " ".join(part for part in (_there(reminder, call, today), _about(call)) if part))


def _dated_hours(reminder: Reminder, today: Today) -> str:
    """ "8:30–9:30", with its day if that is not today."""
    at = local(reminder.at, today.zone)
    end = call.action.due_until if (call := call_of(reminder.subject_id, today)) else reminder.end
    hours = words.window(reminder.at, end, today.zone)
    here = local(today.now, today.zone).date()
    return hours if at.date() == here else f"{day_words(at.date(), here)} {hours}"


def _there(reminder: Reminder, call: TodayCall | None, today: Today) -> str:
    """The same hours in the clock in which they were spoken, if that is another one."""
    if call is None or not call.action.zone:
        return ""
    mine, theirs = local(reminder.at, today.zone), local(reminder.at, call.action.zone)
    if mine.utcoffset() == theirs.utcoffset():
        return ""
    hours = words.window(call.action.due_from, call.action.due_until, call.action.zone)
    return tr("That is {hours} there.").format(hours=hours)


def _about(call: TodayCall | None) -> str:
    if call is None:
        return ""
    return call.row.reason_to_call or call.row.company


def _began(at: datetime, today: Today) -> str:
    """ "at 8:15", and on another day "on Sat 10 Oct, 8:15"."""
    day, here = local(at, today.zone).date(), local(today.now, today.zone).date()
    hour = words.window(at, at, today.zone)
    if day == here:
        return tr("at {hour}").format(hour=hour)
    return tr("on {day}, {hour}").format(day=day_words(day, here), hour=hour)
