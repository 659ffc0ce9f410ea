"""Reminders: what the clock asks for, said once and kept until answered."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import chain

from reengage_desktop.domain.clock_guard import ClockGuard, Reading, Verdict
from reengage_desktop.domain.due import announcements, asked_of_the_ledger, due, most_at_once
from reengage_desktop.domain.fault import StoreFault
from reengage_desktop.domain.next_action import ActionKind
from reengage_desktop.domain.reminder import (
    Dated,
    Horizon,
    Kind,
    LedgerRow,
    Reminder,
    Said,
    SetAside,
    acted,
    jumped,
    pending,
    shown,
    skipped,
    snoozed,
)
from reengage_desktop.domain.slots import Slot

from .around import Around

log = logging.getLogger(__name__)

LAST_KNOCK = "last_knock"
LOOK_AHEAD = timedelta(minutes=1)
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)  # an open promise is owed however old it is
NOTED_EVERY = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Knock:
    """What one knock found. `announce` is said now, piece by piece; `waiting` is the list in the window, unanswered.

    `held`: the clock was changed, so nothing is announced until a second reading agrees.
    """

    waiting: tuple[Reminder, ...]
    announce: tuple[tuple[Reminder, ...], ...]
    set_aside: tuple[SetAside, ...]
    held: bool


@dataclass(frozen=True, slots=True)
class _Noted:
    """What a knock went by: it is written down when it differs, and every ten minutes."""

    since: datetime
    zone: str
    slots: Sequence[Slot] | None

    def still_does(self, new: _Noted) -> bool:
        fresh = timedelta(0) <= new.since - self.since < NOTED_EVERY
        return fresh and (self.zone, self.slots) == (new.zone, new.slots)


class Reminding:
    """`seconds_since_boot` runs on during sleep; wall against boot tells sleep from a changed clock."""

    def __init__(self, around: Around, seconds_since_boot: Callable[[], float]) -> None:
        self._around = around
        self._since_boot = seconds_since_boot
        self._horizon = self._noted_horizon()
        self._noted: _Noted | None = None
        self._guard = ClockGuard(last_knock=self._horizon.since if self._horizon else None)
        self._last = Knock((), (), (), False)
        self._unwritten: dict[str, LedgerRow] = {}  # said while the file was busy

    def knock(self) -> Knock:
        """Called by the heartbeat. Rows are written as pending before anything is announced; see `said`.

        While the file cannot be written nothing is announced, but the list is true; the next knock tries again.
        """
        self._guard = self._guard.after(Reading(self._around.now(), self._since_boot()))
        if self._guard.verdict is Verdict.CHANGED:
            return replace(self._last, announce=(), held=True)
        self._last = self._look()
        return self._last

    def said(self, piece: Sequence[Reminder]) -> None:
        """The piece was announced: it waits for an answer, or is done with if a journey jumped over it."""
        now = self._around.now()
        for each in piece:
            row = self._row(each)
            if row.state is Said.PENDING:  # else it was answered while it was being said
                self._unwritten[row.key] = jumped(row) if each.skipped_by_journey else shown(row, now)
        try:
            self._write([], at_once=True)
        except StoreFault as fault:
            log.warning("What was said is written down later: %s", fault.template)

    def start(self, reminder: Reminder) -> None:
        """Answered by beginning; a slot that runs is begun with it."""
        now = self._around.now()
        running = [each for each in self._last.waiting if each.kind is Kind.SLOT and each.at <= now < each.end]
        self._answer([acted(self._row(each)) for each in dict.fromkeys([reminder, *running])])

    def snooze(self, reminder: Reminder, minutes: int) -> None:
        """It comes back in so many minutes, up to those of seven days."""
        self._answer([snoozed(self._row(reminder), self._around.now(), minutes)])

    def dismiss(self, reminders: Sequence[Reminder]) -> None:
        """Seen, with nothing to begin: the digest of missed slots, say."""
        now = self._around.now()
        self._answer([skipped(self._row(each), now) for each in reminders])

    def _answer(self, rows: list[LedgerRow]) -> None:
        self._write(rows)
        answered = {row.key for row in rows}
        waiting = tuple(each for each in self._last.waiting if each.key not in answered)
        self._last = replace(self._last, waiting=waiting)

    def _look(self) -> Knock:
        """With reminders switched off the knock is still noted, so that switching them on reports no past."""
        store, now, zone = self._around.store, self._around.now(), self._around.zone()
        on = self._around.settings().reminders_on
        slots, dated = (self._around.slots(), self._dated(now)) if on else ([], [])
        self._horizon = horizon = self._horizon or Horizon(now, zone)
        rows, unread = store.reminders.ledger(asked_of_the_ledger(now, slots, dated, horizon))
        found = due(now, zone, slots, dated, rows | self._unwritten, horizon)
        pieces = tuple(announcements(found.reminders, most_at_once(now, horizon)))
        aside = (*found.set_aside, *map(_unread, unread.items()), *(self._bad_slots() if on else ()))
        to_say = [pending(each, self._unwritten.get(each.key) or rows.get(each.key)) for each in chain(*pieces)]
        if self._note(_Noted(now, zone, slots if on else None), to_say):
            return Knock(found.reminders, pieces, aside, False)
        return Knock(found.reminders, (), aside, False)

    def _note(self, new: _Noted, to_say: list[LedgerRow]) -> bool:
        """Whether what is to be said was written; else the last knock stays where it was, since it is still to do."""
        needless = not to_say and not self._unwritten and self._noted is not None and self._noted.still_does(new)
        try:
            if not needless:
                self._write(to_say, noting=new, at_once=True)
        except StoreFault as fault:
            log.warning("A knock could not be noted: %s", fault.template)
            if to_say:
                return False
        self._horizon = Horizon(new.since, new.zone)
        return True

    def _write(self, rows: list[LedgerRow], noting: _Noted | None = None, at_once: bool = False) -> None:
        store = self._around.store
        written = self._unwritten | {row.key: row for row in rows}
        with store.reminders.at_once() if at_once else nullcontext(), store.writing() as changes:
            store.reminders.keep(written.values())
            if noting is not None:
                store.settings.note(LAST_KNOCK, [noting.since.isoformat(), noting.zone])
            changes.reminders = bool(written)
        self._unwritten = {}
        self._noted = noting or self._noted

    def _row(self, reminder: Reminder) -> LedgerRow:
        known = self._unwritten.get(reminder.key) or self._around.store.reminders.get(reminder.key)
        return known or pending(reminder, None)

    def _bad_slots(self) -> list[SetAside]:
        return [SetAside(Kind.SLOT, ident, why) for ident, why in self._around.store.slots.set_aside.items()]

    def _dated(self, now: datetime) -> list[Dated]:
        rows = self._around.store.listings.dated(LONG_AGO, now + LOOK_AHEAD)
        return [Dated(_kind(kind), prospect, start, end) for prospect, kind, _, start, end in rows]

    def _noted_horizon(self) -> Horizon | None:
        """None where nothing was noted, or nothing that can be read."""
        try:
            since, zone = self._around.store.settings.noted(LAST_KNOCK)
            return Horizon(datetime.fromisoformat(since).astimezone(UTC), str(zone))
        except (ValueError, TypeError):
            return None


def _unread(row: tuple[str, str]) -> SetAside:
    """A row of the ledger that cannot be read, as the slot or person its key names."""
    kind, ident, *_ = row[0].split(":")
    return SetAside(Kind(kind), int(ident), row[1])


def _kind(action: str) -> Kind:
    match ActionKind(action):
        case ActionKind.APPOINTMENT:
            return Kind.APPOINTMENT
        case ActionKind.VISIT:
            return Kind.VISIT
        case _:
            return Kind.PROMISE
