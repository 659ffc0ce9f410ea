"""Each reminder that waits as a row of words: its hour, who or what, the promise in both clocks, and how late it is."""

from __future__ import annotations

from dataclasses import dataclass

from reengage_desktop.domain.day_plan import Today, TodayCall
from reengage_desktop.domain.place import city_of_zone
from reengage_desktop.domain.reminder import Kind, Reminder, State
from reengage_desktop.domain.wall_time import local
from reengage_desktop.ui import words
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.lamp_words import lamp_spoken
from reengage_desktop.ui.words import tr

from . import reminder_words
from .missed_words import day_words
from .today_rows import weekday

_ICONS = {
    Kind.SLOT: Icon.PHONE_CALL,
    Kind.PROMISE: Icon.HANDSHAKE,
    Kind.APPOINTMENT: Icon.CALENDAR_CLOCK,
    Kind.VISIT: Icon.MAP_PIN,
}


@dataclass(frozen=True, slots=True)
class DueRow:
    """One painted row. `day` is empty for today; `promise` is ember, before `text`; `mark` says how late it is.

    `lamp` and `can` are empty for a slot.
    """

    hour: str
    day: str
    icon: str
    name: str
    promise: str
    text: str
    mark: str
    lamp: str = ""
    can: str = ""  # be called, as the lamp says

    @property
    def spoken(self) -> str:
        when = ", ".join(part for part in (self.day, self.hour) if part)
        parts = (f"{when}, {self.name}", self.promise, self.text, self.mark, self.can)
        return ". ".join(part for part in parts if part)


def due_row(reminder: Reminder, today: Today) -> DueRow:
    """Hours in the salesperson's clock; a promise that was given in another one is told in both."""
    at, here = local(reminder.at, today.zone).date(), local(today.now, today.zone).date()
    call = None if reminder.kind is Kind.SLOT else reminder_words.call_of(reminder.subject_id, today)
    name, promise, text = _told(reminder, call, today)
    return DueRow(
        hour=words.hour(reminder.at, today.zone),
        day="" if at == here else day_words(at, here),
        icon=_ICONS[reminder.kind],
        name=name,
        promise=promise,
        text=text,
        mark=_mark(reminder, call, today),
        lamp=call.permission.lamp.value if call else "",
        can=lamp_spoken(call.permission, today.now) if call else "",
    )


def _told(reminder: Reminder, call: TodayCall | None, today: Today) -> tuple[str, str, str]:
    """(name, promise, text)."""
    if reminder.kind is Kind.SLOT:
        name, plan = reminder_words.slot_name(reminder.title), reminder_words.plan_of(reminder, today)
        calls = len(plan.calls) if plan else 0
        text = reminder_words.spoken(reminder, today).whole
        return (reminder_words.counted(name, calls) if calls else name), "", text
    if call is None:
        return tr("Somebody"), "", ""
    about = call.row.reason_to_call or call.row.company
    if reminder.kind is Kind.PROMISE:
        return call.row.name, tr("promised {hours}").format(hours=_both_clocks(call, today)), about
    what = tr("appointment {hours}") if reminder.kind is Kind.APPOINTMENT else tr("visit {hours}")
    return call.row.name, "", " · ".join(part for part in (what.format(hours=_both_clocks(call, today)), about) if part)


def _both_clocks(call: TodayCall, today: Today) -> str:
    """ "15:00–16:00 in Chicago · 22:00–23:00 here", with the day of theirs where it is another; else "22:00–23:00"."""
    action = call.action
    here = words.window(action.due_from, action.due_until, today.zone)
    mine, theirs = local(action.due_from, today.zone), local(action.due_from, action.zone or today.zone)
    if mine.utcoffset() == theirs.utcoffset():
        return here
    there = words.window(action.due_from, action.due_until, action.zone)
    day = "" if mine.date() == theirs.date() else f"{weekday(theirs.date())} "
    return tr("{there} in {city} · {here} here").format(
        there=f"{day}{there}", city=city_of_zone(action.zone), here=here
    )


def _mark(reminder: Reminder, call: TodayCall | None, today: Today) -> str:
    """ "now", "until 9:30" for what has begun, "passed"."""
    if today.now >= reminder.end:
        return tr("passed")
    if reminder.state is State.NOW:
        return tr("now")
    until = call.action.due_until if call is not None else reminder.end
    return tr("until {hour}").format(hour=words.window(until, until, today.zone))
