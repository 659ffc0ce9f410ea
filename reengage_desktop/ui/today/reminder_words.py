"""Reminders in words: what starts, whom it concerns, and what was promised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from reengage_desktop.domain.day_plan import SlotPlan, Today, TodayCall
from reengage_desktop.domain.reminder import LONGEST_SNOOZE, Kind, Reminder, State
from reengage_desktop.domain.wall_time import instant, local
from reengage_desktop.ui import words
from reengage_desktop.ui.words import tr

from .today_rows import in_order, minutes_until, people, weekday
from .today_rows import slot_name as slot_name

TEN_MINUTES = 10
AN_HOUR = 60
EVENING, MORNING = time(18), time(8)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A reminder in words. `promise` is the part that is my word, to be set in ember where there is room."""

    title: str
    text: str
    promise: str = ""

    @property
    def whole(self) -> str:
        return " ".join(part for part in (self.text, self.promise) if part)


def missed_slots(waiting: Iterable[Reminder]) -> list[Reminder]:
    """Slots that passed unseen: they stand in one line of digest, not one by one."""
    return [each for each in waiting if each.kind is Kind.SLOT and each.state is State.MISSED]


def to_answer(waiting: Iterable[Reminder]) -> list[Reminder]:
    """What the banner shows one by one, the newest first; a slot before the promise that begins with it names it."""
    alone = [each for each in waiting if not (each.kind is Kind.SLOT and each.state is State.MISSED)]
    return sorted(alone, key=lambda each: (each.at, each.kind is Kind.SLOT), reverse=True)


def spoken(reminder: Reminder, today: Today) -> Spoken:
    """The banner's two lines, in the salesperson's clock; a promise in another clock is told in both."""
    if reminder.kind is Kind.SLOT:
        return _slot(reminder, today)
    return _dated(reminder, today)


def piece_words(piece: Sequence[Reminder], today: Today) -> Spoken:
    """One announcement: a single reminder, the digest of missed slots, or all that is left over."""
    if len(piece) == 1 and not piece[0].digest:
        return spoken(piece[0], today)
    missed = missed_slots(piece)
    if len(missed) == len(piece):
        return Spoken(tr("While you were away"), digest(missed, today))
    return Spoken(tr("{n} more are waiting for you").format(n=len(piece)), tr("All of them stand in the window."))


def digest(missed: Sequence[Reminder], today: Today) -> str:
    """One line for all slots that passed: "While the laptop was closed, Saturday’s slot passed."."""
    jumped = [each for each in missed if each.skipped_by_journey]
    if jumped and len(jumped) == len(missed):
        names = ", ".join(_named(each, today) for each in jumped)
        return tr("{slots}: skipped by the journey to another time zone.").format(slots=names)
    if len(missed) == 1:
        return tr("While you were away, {slot} passed. Its people are in the coming slots.").format(
            slot=_named(missed[0], today)
        )
    return tr("While you were away, {n} slots passed. Their people are in the coming slots.").format(n=len(missed))


def digest_lines(missed: Sequence[Reminder], today: Today) -> list[str]:
    """Each of them by day and hours, for Show."""
    return [_named(each, today) for each in missed]


def later_choices(today: Today) -> list[tuple[str, int]]:
    """(words, minutes) for putting off: this evening and tomorrow only where they lie within the twelve hours."""
    here = local(today.now, today.zone)
    found = [(tr("+10 min"), TEN_MINUTES), (tr("In an hour"), AN_HOUR)]
    evening = _minutes_until(here.date(), EVENING, today)
    morning = _minutes_until(here.date() + timedelta(days=1), MORNING, today)
    if evening > AN_HOUR:
        found.append((tr("This evening, {hour}").format(hour=f"{EVENING:%H:%M}"), evening))
    found.append((tr("Tomorrow, {hour}").format(hour=f"{MORNING:%H:%M}"), morning))
    longest = LONGEST_SNOOZE // timedelta(minutes=1)
    return [(name, minutes) for name, minutes in found if minutes <= longest]


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


def _slot(reminder: Reminder, today: Today) -> Spoken:
    name = slot_name(reminder.title)
    if reminder.state is State.NOW:
        title = tr("{slot} start now").format(slot=name)
    else:
        title = tr("{slot} began at {hour}").format(slot=name, hour=_hour(reminder.at, today))
    plan = plan_of(reminder, today)
    calls = in_order(plan) if plan else []
    if not calls:
        return Spoken(title, tr("Nobody is due in it."))
    first = calls[0]
    text = tr("{people}, {name} first.").format(people=people(len(calls)), name=first.row.name)
    if not first.action.promised:
        return Spoken(title, text)
    hours = words.window(first.action.due_from, first.action.due_until, today.zone)
    return Spoken(title, text, tr("You promised {hours}.").format(hours=hours))


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
    return hours if at.date() == here else f"{_day(at.date(), here)} {hours}"


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


def _named(reminder: Reminder, today: Today) -> str:
    """ "Late on Sat 10 Oct, 16:30"."""
    at = local(reminder.at, today.zone)
    here = local(today.now, today.zone).date()
    return tr("{slot} on {day}, {hour}").format(
        slot=slot_name(reminder.title), day=_day(at.date(), here), hour=f"{at:%H:%M}"
    )


def _day(day: date, here: date) -> str:
    return f"{weekday(day)} {words.date_words(day, here)}"


def _hour(at: datetime, today: Today) -> str:
    return words.window(at, at, today.zone)


def _minutes_until(day: date, at: time, today: Today) -> int:
    return minutes_until(instant(day, at, today.zone), today)
