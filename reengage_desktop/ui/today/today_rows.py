"""The day's calls as rows of words, ready to be painted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from reengage_desktop.domain.day_plan import DoneCall, SlotPlan, Today, TodayCall, Why
from reengage_desktop.domain.outcome import OUTCOMES, Outcome
from reengage_desktop.domain.preparation import Lack
from reengage_desktop.domain.slots import WORKING_DAYS, Slot
from reengage_desktop.domain.wall_time import local
from reengage_desktop.ui import words
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.lamp_words import lamp_spoken
from reengage_desktop.ui.words import tr

from . import lack_words

COMPACT = 5
EMPTY_PLACES = 3
NOON = 12
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class Kind(StrEnum):
    """What a row is; each has its own height and look."""

    HEAD = "head"
    DONE = "done"
    NOW = "now"
    NEXT = "next"
    LATE = "late"
    PROMISE = "promise"
    NOTE = "note"
    MORE = "more"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Row:
    """One painted row. `why` is a sentence in the colour of `role`; `promise` stands before it, in ember.

    `lack` says what else the call lacks: a mark in red. `more`: what an hour on them pays, and what else made them the
    one. `spoken` is the whole row as a sentence. Rows with a `prospect_id` can be called.
    """

    kind: Kind
    name: str
    right: str = ""
    prospect_id: int = 0
    lamp: str = ""
    icon: str = ""
    promise: str = ""
    why: str = ""
    role: str = "text2"
    spoken: str = ""
    lack: str = ""
    more: str = ""

    @property
    def can_be_called(self) -> bool:
        return self.prospect_id > 0

    @property
    def initials(self) -> str:
        """The mark on the folded rail: first and last letter of the name's words."""
        letters = [word[0] for word in self.name.split() if word[0].isalnum()]
        return "".join(letters[:1] + letters[1:][-1:]).upper()


def is_bare(today: Today) -> bool:
    """Nobody was called today and nobody is to be called: the first day, above all."""
    return not (today.loose or today.waiting or any(plan.done or plan.calls for plan in today.slots))


def rows(today: Today) -> list[Row]:
    """The whole day, slots and the promises between them by their time."""
    if is_bare(today):
        return list(_bare(today))
    wide = today.current or today.ahead
    loose = list(today.loose)
    found: list[Row] = []
    for plan in today.slots:
        while loose and loose[0].action.due_from < plan.occurrence.start:
            found.append(_promise_row(loose.pop(0), today))
        found += _slot_rows(plan, today, wide=plan is wide)
    found += [_promise_row(call, today) for call in loose]
    if not today.slots:
        found.append(Row(Kind.NOTE, tr("No slot today.")))
    if today.waiting:
        found.append(Row(Kind.NOTE, tr("and {n} more for the coming slots").format(n=today.waiting)))
    return found


def rail_rows(today: Today) -> list[Row]:
    """The running slot, else the next one, as marks of the folded panel; promises outside slots before it."""
    plan = today.current or today.ahead
    marks = [_promise_row(call, today) for call in today.loose if call.promise_is_open]
    if plan is None:
        return marks + [_done_row(done) for slot in today.slots for done in slot.done]
    return marks + [row for row in _slot_rows(plan, today, wide=True) if row.kind in (Kind.DONE, Kind.NOW, Kind.NEXT)]


def minutes_left(plan: SlotPlan, today: Today) -> int:
    """Of the running slot, begun minutes counted whole."""
    return minutes_until(plan.occurrence.end, today)


def minutes_until(at: datetime, today: Today) -> int:
    """From now, rounded up; 0 for what has been."""
    return max(0, -((today.now - at) // timedelta(minutes=1)))


def people_in(plan: SlotPlan) -> int:
    """Those of the slot who were called and those who are still to be called."""
    return len(plan.done) + len(plan.calls)


def people(count: int) -> str:
    return tr("1 person") if count == 1 else tr("{n} people").format(n=count)


def slot_name(name: str) -> str:
    """ "Morning calls"."""
    return tr("{name} calls").format(name=name)


def hours_of(plan: SlotPlan, today: Today) -> str:
    """ "08:15–09:00" on the salesperson's wall; "Wed 08:15–09:00", or with its date, on another day than today."""
    start, end = (local(at, today.zone) for at in (plan.occurrence.start, plan.occurrence.end))
    here, hours = local(today.now, today.zone).date(), words.slot_hours(start, end)
    if start.date() == here:
        return hours
    date_ = f" {words.date_words(start.date(), here)}," if (start.date() - here).days > 6 else ""
    return f"{weekday(start.date())}{date_} {hours}"


def weekday(day: date) -> str:
    return tr(_DAYS[day.weekday()])


def repeats(slot: Slot) -> str:
    """ "Monday to Friday", "every day", or the days one by one."""
    if slot.weekdays == WORKING_DAYS:
        return tr("It repeats Monday to Friday.")
    if len(slot.weekdays) == 7:
        return tr("It repeats every day.")
    return tr("It repeats on {days}.").format(days=", ".join(tr(_DAYS[day]) for day in sorted(slot.weekdays)))


def _bare(today: Today) -> Iterator[Row]:
    for count, plan in enumerate(today.slots):
        first = tr("Your first slot. {repeats}").format(repeats=repeats(plan.occurrence.slot))
        early = local(plan.occurrence.start, today.zone).hour < NOON
        later = repeats(plan.occurrence.slot) if early else tr("Many people are easier to reach then.")
        yield Row(Kind.HEAD, plan.occurrence.slot.name, why=hours_of(plan, today))
        yield Row(Kind.NOTE, later if count else first)
        yield from (Row(Kind.PLACE, "") for _ in range(EMPTY_PLACES))
    if not today.slots:
        yield Row(Kind.NOTE, tr("No slot today."))


def _slot_rows(plan: SlotPlan, today: Today, *, wide: bool) -> Iterator[Row]:
    yield Row(Kind.HEAD, plan.occurrence.slot.name, _count(plan, today), why=hours_of(plan, today))
    yield from (_done_row(done) for done in plan.done)
    calls = plan.in_turn(today.now)
    if plan.occurrence.end > today.now and plan.busy:
        yield Row(Kind.NOTE, busy_words(plan, today))
    elif not plan.done and not calls and plan.occurrence.end > today.now:
        yield Row(Kind.NOTE, tr("Nobody is due here."))
    if not wide:
        yield from (_call_row(Kind.LATE, call, today) for call in calls[:COMPACT])
        if len(calls) > COMPACT:
            yield Row(Kind.MORE, tr("and {n} more").format(n=len(calls) - COMPACT))
        return
    first = today.first
    for call in calls:
        yield _call_row(Kind.NOW if call is first else Kind.NEXT, call, today)


def _count(plan: SlotPlan, today: Today) -> str:
    if plan.occurrence.end <= today.now and not people_in(plan):
        return tr("passed")
    if plan.done or plan.occurrence.start <= today.now:
        return tr("{n} of {all}").format(n=len(plan.done), all=people_in(plan))
    return people(len(plan.calls))


def busy_words(plan: SlotPlan, today: Today) -> str:
    """ "Dentist until 09:00, room for 3": what the person's own calendar has in a slot, and what it leaves of it."""
    first = plan.busy[0]
    title, hour = first.title or tr("Busy"), words.hour(max(each.end for each in plan.busy), today.zone)
    told = tr("{title} until {hour}, room for {n}") if plan.capacity else tr("{title} until {hour}, no calls")
    return told.format(title=title, hour=hour, n=plan.capacity)


def _done_row(done: DoneCall) -> Row:
    outcome = Outcome(done.outcome)
    what = words.outcome_past(done.outcome)
    if OUTCOMES[outcome].contact and done.seconds:
        what = f"{what}, {words.duration(done.seconds)}"
    spoken = tr("{name}, done: {what}").format(name=done.name, what=what)
    return Row(Kind.DONE, done.name, what, icon=_done_icon(outcome), spoken=spoken)


def _done_icon(outcome: Outcome) -> str:
    if OUTCOMES[outcome].contact:
        return Icon.CHECK
    return Icon.VOICEMAIL if outcome is Outcome.VOICEMAIL else Icon.PHONE_MISSED


def _call_row(kind: Kind, call: TodayCall, today: Today) -> Row:
    promise, why, role = why_now(call, today)
    clock = f"{call.permission.local:%H:%M}"
    beside, tone = words.lamp_words(call.permission, today.now)
    right = beside if tone else clock
    said = kind is Kind.NOW or (kind is Kind.NEXT and not promise)
    lack = lack_words.of_row(call, reason_is_said=said)
    told = ". ".join(part for part in (" ".join(p for p in (promise, why) if p), lack) if part)
    spoken = tr("{name}, {lamp}, {clock} there. {why}").format(
        name=call.row.name, lamp=lamp_spoken(call.permission, today.now), clock=clock, why=told
    )
    lamp = call.permission.lamp.value
    return Row(kind, call.row.name, right, call.row.id, lamp, "", promise, why, role, spoken, lack)


def _promise_row(call: TodayCall, today: Today) -> Row:
    promise, why, role = why_now(call, today)
    lack = lack_words.of_row(call, reason_is_said=False)
    can = lamp_spoken(call.permission, today.now)
    spoken = ", ".join(part for part in (call.row.name, can, promise or why, lack) if part)
    icon = Icon.HANDSHAKE if promise else Icon.CALENDAR_CLOCK
    lamp = call.permission.lamp.value
    return Row(Kind.PROMISE, call.row.name, "", call.row.id, lamp, icon, promise, why, role, spoken, lack)


def why_now(call: TodayCall, today: Today) -> tuple[str, str, str]:
    """Why this person now: the promise in words, one plain sentence, and the sentence's role."""
    first, second, promised = words.next_action_words(call.action, today.now, today.zone)
    promise = second if promised else ""
    if call.why is Why.PROMISE_PASSED:
        promise = tr("{promise}, still owed").format(promise=promise)
    if not call.action.kind.is_call:
        return promise, first, "text2"
    if Lack.REASON_TO_CALL in lack_words.lacking(call):
        return promise, tr("No reason to call yet. Write one"), "red"
    return promise, call.row.reason_to_call, "text2"
