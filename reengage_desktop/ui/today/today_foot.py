"""What stands under today's calls: promises kept, the next one, and on the rail how far the slot is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from reengage_desktop.domain.day_plan import Today, TodayCall, Why
from reengage_desktop.ui import words
from reengage_desktop.ui.words import tr

from .today_rows import minutes_left, people_in


def rail_foot(today: Today) -> str:
    """Under the marks: "3/8" and "27 min"; in the evening "14/14" and "done"."""
    plan = today.current
    if plan is not None:
        minutes = words.duration(minutes_left(plan, today) * 60)
        return f"{len(plan.done)}/{people_in(plan)}\n{minutes}"
    if today.ahead is not None:
        return f"{words.hour(today.ahead.occurrence.start, today.zone)}"
    done = sum(len(slot.done) for slot in today.slots)
    return f"{done}\n{tr('done')}" if done else ""


def kept_words(today: Today) -> tuple[str, str, str]:
    """Of the foot: ("1 of 4", "promises kept", "Maria Castellano by 9:30")."""
    if not today.promises_made:
        return "", tr("No promise for today"), ""
    count = tr("{n} of {all}").format(n=today.promises_kept, all=today.promises_made)
    return count, tr("promises kept"), _next_promise(today)


def _next_promise(today: Today) -> str:
    calls: Sequence[TodayCall] = [*today.loose, *(call for plan in today.slots for call in plan.calls)]
    open_ones = [call for call in calls if call.why in (Why.PROMISE_OPEN, Why.PROMISE_LATER)]
    first = min(open_ones, key=lambda call: call.action.due_from, default=None)
    if first is None:
        owed = today.promises_made - today.promises_kept
        return tr("{n} still owed").format(n=owed) if owed else tr("all kept")
    action = first.action
    if first.promise_is_open:
        return tr("{name} by {hour}").format(name=_short(first), hour=_clock(action.due_until, today))
    return tr("{name} at {hour}").format(name=_short(first), hour=_clock(action.due_from, today))


def _short(call: TodayCall) -> str:
    """The first word of a person's name, where it is one ("Dr." is none)."""
    word, _, rest = call.row.name.partition(" ")
    return word if rest and call.row.name != call.row.company and not word.endswith(".") else call.row.name


def _clock(at: datetime, today: Today) -> str:
    return words.window(at, at, today.zone)
