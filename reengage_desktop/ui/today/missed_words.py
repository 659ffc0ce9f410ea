"""The slots that passed unseen, in one line of words: which they were, and where their people are now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from reengage_desktop.domain.day_plan import SlotPlan, Today, TodayCall
from reengage_desktop.domain.reminder import Kind, Reminder, State
from reengage_desktop.domain.wall_time import local
from reengage_desktop.ui import words
from reengage_desktop.ui.words import tr

from .today_rows import hours_of, slot_name, weekday


def missed_slots(waiting: Iterable[Reminder]) -> list[Reminder]:
    """Slots that passed unseen: they stand in one line of digest, not one by one."""
    return [each for each in waiting if each.kind is Kind.SLOT and each.state is State.MISSED]


def digest(missed: Sequence[Reminder], today: Today) -> str:
    """One line for all slots that passed: "While you were away, 5 slots passed. Their 3 people are in today’s …"."""
    jumped = [each for each in missed if each.skipped_by_journey]
    if jumped and len(jumped) == len(missed):
        names = ", ".join(_named(each, today) for each in jumped)
        return tr("{slots}: skipped by the journey to another time zone.").format(slots=names)
    if len(missed) == 1:
        passed = tr("While you were away, {slot} passed.").format(slot=_named(missed[0], today))
    else:
        passed = tr("While you were away, {n} slots passed.").format(n=len(missed))
    return f"{passed} {_whereabouts(missed, today)}".strip()


def digest_lines(missed: Sequence[Reminder], today: Today) -> list[str]:
    """Each of them by day and hours, for Show."""
    return [_named(each, today) for each in missed]


def day_words(day: date, here: date) -> str:
    """ "Sat 10 Oct"."""
    return f"{weekday(day)} {words.date_words(day, here)}"


def _whereabouts(missed: Sequence[Reminder], today: Today) -> str:
    """Where the people are whose next action was due in them: as far as today's plan knows it."""
    found = [(plan, sum(_was_in(call, missed) for call in plan.calls)) for plan in today.slots]
    plans, count = [plan for plan, some in found if some], sum(some for _, some in found)
    if count and today.waiting:
        told = tr("One of those due is in {slots}, others wait for room.")
        many = tr("{n} of those due are in {slots}, others wait for room.")
        return (told if count == 1 else many).format(n=count, slots=_slots(plans, today))
    if count == 1:
        return tr("The one person due is in {slots}.").format(slots=_slots(plans, today))
    if count:
        many = tr("Its {n} people are in {slots}.") if len(missed) == 1 else tr("Their {n} people are in {slots}.")
        return many.format(n=count, slots=_slots(plans, today))
    if today.waiting:
        return tr("More people wait than the slots have room for.")
    return "" if any(_was_in(call, missed) for call in today.loose) else tr("Nobody is left from then.")


def _was_in(call: TodayCall, missed: Sequence[Reminder]) -> bool:
    return any(each.at <= call.action.due_from < each.end for each in missed)


def _slots(plans: Sequence[SlotPlan], today: Today) -> str:
    """ "today’s Late calls", "today’s slots", "Morning calls, Wed 08:15–09:00"."""
    here = local(today.now, today.zone).date()
    if any(local(plan.occurrence.start, today.zone).date() != here for plan in plans):
        last = plans[-1]
        return f"{slot_name(last.occurrence.slot.name)}, {hours_of(last, today)}"
    if len(plans) > 1:
        return tr("today’s slots")
    return tr("today’s {slot}").format(slot=slot_name(plans[0].occurrence.slot.name))


def _named(reminder: Reminder, today: Today) -> str:
    """ "Late on Sat 10 Oct, 16:30"."""
    at = local(reminder.at, today.zone)
    here = local(today.now, today.zone).date()
    return tr("{slot} on {day}, {hour}").format(
        slot=slot_name(reminder.title), day=day_words(at.date(), here), hour=f"{at:%H:%M}"
    )
