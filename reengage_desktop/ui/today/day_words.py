"""What the cards of the day say: its calls and minutes, its promises, what it gave, and what is still to prepare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reengage_desktop.domain.day_plan import SlotPlan, Today, TodayCall
from reengage_desktop.domain.day_review import DayGave, DuePromise
from reengage_desktop.domain.listing import Filter
from reengage_desktop.domain.permission import Lamp
from reengage_desktop.domain.preparation import Lack
from reengage_desktop.domain.ranking import CALL_MINUTES
from reengage_desktop.domain.spreading import Backlog
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.tending import Needs
from reengage_desktop.ui import words
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.words import tr

from . import lack_words, sentence_words, today_rows
from .list_card import Fact, Line
from .strong_line import Parts, parts

NO_WALK = "no_walk"
"""The subject of the line that leads past the No list."""
HOMEWORK = 3
MOST = 6
ROUND = 5

Told = tuple[str, str]
"""Words, and the tooltip that explains them."""


def summary(today: Today, promises: Sequence[DuePromise]) -> tuple[Told, Told, Told]:
    """ "15 calls", "4 promises", "about 1 h 40 min", each with what it is made of; "" for none."""
    plans = [plan for plan in of_today(today) if today_rows.people_in(plan)]
    calls = sum(today_rows.people_in(plan) for plan in plans) + len(today.loose)
    taken = minutes(today)
    counts = [
        tr("{n} in {slot}").format(n=today_rows.people_in(plan), slot=plan.occurrence.slot.name) for plan in plans
    ]
    spans = [tr("{slot} {n} min").format(slot=plan.occurrence.slot.name, n=_minutes(plan)) for plan in plans]
    if today.loose:
        counts.append(tr("{n} outside the slots").format(n=len(today.loose)))
        spans.append(tr("{n} min for each call outside the slots").format(n=CALL_MINUTES))
    hours = [
        f"{each.name} {sentence_words.window_words(each.due_from, each.due_until, '', today.zone)}" for each in promises
    ]
    return (
        (_many(calls, tr("1 call"), tr("{n} calls")) if calls else "", ", ".join(counts)),
        (_many(len(promises), tr("1 promise"), tr("{n} promises")) if promises else "", "\n".join(hours)),
        (tr("about {time}").format(time=words.duration(taken * 60)) if taken else "", ", ".join(spans)),
    )


def minutes(today: Today) -> int:
    """Of the slots in which somebody is called, and of the calls outside them."""
    plans = [plan for plan in of_today(today) if today_rows.people_in(plan)]
    return -(-(sum(_minutes(plan) for plan in plans) + CALL_MINUTES * len(today.loose)) // ROUND) * ROUND


def has_begun(today: Today) -> bool:
    """Whether somebody was called today."""
    return any(plan.done for plan in of_today(today))


def of_today(today: Today) -> list[SlotPlan]:
    """Without the slot of another day that comes when those of today are over."""
    here = local(today.now, today.zone).date()
    return [plan for plan in today.slots if local(plan.occurrence.start, today.zone).date() == here]


def next_slot(today: Today) -> str:
    """ "first slot in 23 min", "Morning until 09:00"; "" when no slot is left today."""
    if today.current is not None:
        held = today.current.occurrence
        return tr("{slot} until {hour}").format(slot=held.slot.name, hour=words.hour(held.end, today.zone))
    ahead = next((plan for plan in of_today(today) if plan.occurrence.start > today.now), None)
    if ahead is None:
        return ""
    minutes = today_rows.minutes_until(ahead.occurrence.start, today)
    first = ahead is of_today(today)[0]
    told = tr("first slot in {time}") if first else tr("next slot in {time}")
    return told.format(time=words.duration(minutes * 60))


def homework(today: Today) -> list[Line]:
    """The day's first people, those who lack something before those who are ready; in the order of the day."""
    calls = [call for call in _in_order(today) if call.action.kind.is_call]
    lacking = [call for call in calls if lack_words.lacking(call)]
    chosen = (lacking + [call for call in calls if call not in lacking])[:HOMEWORK]
    return [_homework(call) for call in calls if call in chosen]


def needs(found: Needs, backlog: Backlog) -> list[Line]:
    """What waits for the person this week; `subject` is the filter that lists it, or the id of the first of them.

    Of what was left over from before today it is the `Backlog`, if it is more than the day holds; of the No list
    `NO_WALK`.
    """
    rows, ending = [], found.ending
    if backlog.is_too_much:
        told = tr("{n} calls wait from before today").format(n=f"{backlog.calls:,}")
        rows.append(Line(backlog, told, tr("spread them"), icon=Icon.CALENDAR_CLOCK))
    if ending and ending.people == 1:
        rows.append(Line(ending.prospect_id, ending.name, ends_words(ending.days_left), lamp=Lamp.ENDS.value))
    elif ending:
        told = tr("{n} permissions end within 30 days").format(n=f"{ending.people:,}")
        rows.append(Line(ending.prospect_id, told, tr("{name} first").format(name=ending.name), lamp=Lamp.ENDS.value))
    no_why, no_reason = found.no_why, found.no_reason
    if found.cold:
        told = _many(found.cold, tr("1 person is going cold"), tr("{n} people are going cold"))
        rows.append(Line(Filter.GOING_COLD, told, tr("they answered, and stopped"), icon=Icon.HOURGLASS))
    if found.noes:
        told = _many(found.noes, tr("1 No waits for its yearly walk"), tr("{n} No’s wait for their yearly walk"))
        rows.append(Line(NO_WALK, told, icon=Icon.ROUTE))
    if no_why:
        told = _many(no_why, tr("1 person without a note on why"), tr("{n} people without a note on why"))
        rows.append(Line(Filter.NO_NOTE_ON_WHY, told, icon=Icon.NOTEBOOK_PEN))
    if no_reason:
        told = _many(no_reason, tr("1 person without a reason to call"), tr("{n} people without a reason to call"))
        rows.append(Line(Filter.NO_REASON_TO_CALL, told, icon=Icon.LIGHTBULB))
    return rows


def ends_words(days: int) -> str:
    """ "permission ends in 15 days"."""
    if days <= 1:
        return tr("permission ends tomorrow") if days else tr("permission ends today")
    return tr("permission ends in {n} days").format(n=days)


def promise_facts(promises: Sequence[DuePromise], today: Today) -> list[Fact]:
    """Each with the time it was tried; one that is owed says so."""
    rows = [_promise_fact(promise, today) for promise in promises[:MOST]]
    if len(promises) > MOST:
        rows.append(Fact(Icon.ELLIPSIS, ((tr("and {n} more").format(n=len(promises) - MOST), False),)))
    return rows


def kept_words(promises: Sequence[DuePromise]) -> str:
    kept = sum(promise.kept for promise in promises)
    return tr("{n} of {all} kept").format(n=kept, all=len(promises)) if promises else ""


def gave_facts(gave: DayGave) -> list[Fact]:
    """What the day gave; only what there was, but the calls always."""
    calls = _pair(gave.calls, tr("{a} call"), tr("{a} calls"))
    people = _pair(gave.reached, tr("{b} person reached"), tr("{b} people reached"))
    found = [(Icon.PHONE, parts(f"{calls}, {people}", {"a": gave.calls, "b": gave.reached}))]
    learned = _pair(gave.learned, tr("{a} thing learned"), tr("{a} things learned"))
    real = _pair(gave.real_reasons, tr("{b} real reason found"), tr("{b} real reasons found"))
    if gave.learned or gave.real_reasons:
        told = ", ".join(each for each, count in ((learned, gave.learned), (real, gave.real_reasons)) if count)
        found.append((Icon.LIGHTBULB, parts(told, {"a": gave.learned, "b": gave.real_reasons})))
    if gave.appointments:
        found.append((Icon.CALENDAR_CHECK, _appointments(gave.appointments)))
    if gave.letters:
        letters = _pair(gave.letters, tr("{a} letter"), tr("{a} letters"))
        found.append((Icon.MAIL, parts(letters, {"a": gave.letters})))
    return [Fact(icon, tuple(told)) for icon, told in found]


def _promise_fact(promise: DuePromise, today: Today) -> Fact:
    told = ((sentence_words.due_words(promise, today.zone), False),)
    tried = words.window(promise.tried_at, promise.tried_at, today.zone) if promise.tried_at else ""
    if promise.kept:
        return Fact(Icon.CHECK, told, tried, "green")
    if promise.open and promise.due_until >= today.now:
        return Fact(Icon.HANDSHAKE, told, tr("still to come"), "ember")
    late = tr("tried {hour}").format(hour=tried) if tried else tr("still owed")
    return Fact(Icon.HANDSHAKE, told, late, "ember")


def _appointments(names: Sequence[str]) -> Parts:
    told = _pair(len(names), tr("{n} appointment with {names}"), tr("{n} appointments with {names}"))
    return parts(told, {"n": len(names)}, {"names": ", ".join(names)})


def _homework(call: TodayCall) -> Line:
    row, lamp, lacks = call.row, call.permission.lamp.value, lack_words.lacking(call)
    if Lack.REASON_TO_CALL in lacks:
        return Line(
            row.id,
            row.name,
            tr("no reason to call yet"),
            "red",
            icon=Icon.CIRCLE_ALERT,
            icon_role="red",
            link=tr("Write one"),
        )
    if Lack.WHY in lacks:
        return Line(row.id, row.name, tr("why did it not close?"), lamp=lamp)
    return Line(row.id, row.name, tr("ready"), lamp=lamp, end=Icon.CHECK, end_role="green")


def _in_order(today: Today) -> Iterator[TodayCall]:
    """Those who may be called at all, as the day comes to them."""
    calls = [*today.loose, *(call for plan in today.slots for call in plan.in_turn(today.now))]
    first = {plan.occurrence.start: plan for plan in today.slots}
    starts = {id(call): start for start, plan in first.items() for call in plan.calls}
    calls.sort(key=lambda call: starts.get(id(call), call.action.due_from))
    return (call for call in calls if call.permission.lamp not in (Lamp.SHUT, Lamp.DNC))


def _minutes(plan: SlotPlan) -> int:
    return round((plan.occurrence.end - plan.occurrence.start).total_seconds() / 60)


def _pair(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


def _many(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.format(n=f"{count:,}")
