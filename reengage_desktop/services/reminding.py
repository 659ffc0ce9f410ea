"""Reminders: what the clock asks for, said once and kept until answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from reengage_desktop.domain.clock_guard import ClockGuard, Reading, Verdict
from reengage_desktop.domain.next_action import ActionKind
from reengage_desktop.domain.reminder import (
    LOOK_BACK,
    Dated,
    Due,
    Horizon,
    Kind,
    LedgerRow,
    Reminder,
    SetAside,
    acted,
    announcements,
    due,
    pending,
    shown,
    skipped,
    snoozed,
)

from .around import Around

LAST_KNOCK = "last_knock"
LOOK_AHEAD = timedelta(minutes=1)
DATED_BACK = 10 * LOOK_BACK  # an open promise is owed for a year


@dataclass(frozen=True, slots=True)
class Knock:
    """What one knock found. `announce` is said now, piece by piece; `waiting` is the list in the window, unanswered.

    `held`: the clock was changed, so nothing is announced until a second reading agrees.
    """

    waiting: tuple[Reminder, ...]
    announce: tuple[tuple[Reminder, ...], ...]
    set_aside: tuple[SetAside, ...]
    held: bool


class Reminding:
    """`seconds_since_boot` runs on during sleep; wall against boot tells sleep from a changed clock."""

    def __init__(self, around: Around, seconds_since_boot: Callable[[], float]) -> None:
        self._around = around
        self._since_boot = seconds_since_boot
        horizon = self._horizon()
        self._guard = ClockGuard(last_knock=horizon.since if horizon else None)
        self._waiting: tuple[Reminder, ...] = ()

    def knock(self) -> Knock:
        """Called by the heartbeat. Rows are written as pending before anything is announced; see `said`."""
        self._guard = self._guard.after(Reading(self._around.now(), self._since_boot()))
        if self._guard.verdict is Verdict.CHANGED:
            return Knock(self._waiting, (), (), True)
        found, pieces = self._look()
        self._waiting = found.reminders
        return Knock(found.reminders, pieces, found.set_aside, False)

    def said(self, piece: Sequence[Reminder]) -> None:
        """The piece was announced: it waits for an answer, or is done with if a journey jumped over it."""
        now = self._around.now()
        rows = [(each, self._row(each)) for each in piece]
        self._keep([skipped(row) if each.skipped_by_journey else shown(row, now) for each, row in rows])

    def start(self, reminder: Reminder) -> None:
        """Answered by beginning; a slot that runs is begun with it."""
        now = self._around.now()
        running = [each for each in self._waiting if each.kind is Kind.SLOT and each.at <= now < each.end]
        self._keep([acted(self._row(each)) for each in dict.fromkeys([reminder, *running])])

    def snooze(self, reminder: Reminder, minutes: int) -> None:
        """It comes back in so many minutes, 1 to 720."""
        self._keep([snoozed(self._row(reminder), self._around.now(), minutes)])

    def dismiss(self, reminders: Sequence[Reminder]) -> None:
        """Seen, with nothing to begin: the digest of missed slots, say."""
        self._keep([skipped(self._row(each)) for each in reminders])

    def _look(self) -> tuple[Due, tuple[tuple[Reminder, ...], ...]]:
        """With reminders switched off the knock is still noted, so that switching them on reports no past."""
        store, now, zone = self._around.store, self._around.now(), self._around.zone()
        on = self._around.settings().reminders_on
        ledger = store.reminders.ledger(now - DATED_BACK - timedelta(days=2))
        found = due(
            now,
            zone,
            self._around.slots() if on else (),
            self._dated(now) if on else (),
            ledger,
            self._horizon() or Horizon(now, zone),
        )
        pieces = tuple(announcements(found.reminders))
        rows = [pending(each, ledger.get(each.key)) for piece in pieces for each in piece]
        with store.writing() as changes:
            store.reminders.keep(rows)
            store.settings.note(LAST_KNOCK, [now.isoformat(), zone])
            changes.reminders = bool(rows)
        return found, pieces

    def _row(self, reminder: Reminder) -> LedgerRow:
        return self._around.store.reminders.get(reminder.key) or pending(reminder, None)

    def _keep(self, rows: list[LedgerRow]) -> None:
        with self._around.store.writing() as changes:
            self._around.store.reminders.keep(rows)
            changes.reminders = True

    def _dated(self, now: datetime) -> list[Dated]:
        rows = self._around.store.listings.dated(now - DATED_BACK, now + LOOK_AHEAD)
        return [Dated(_kind(kind), prospect, start, end) for prospect, kind, _, start, end in rows]

    def _horizon(self) -> Horizon | None:
        noted = self._around.store.settings.noted(LAST_KNOCK)
        return Horizon(datetime.fromisoformat(noted[0]), noted[1]) if noted else None


def _kind(action: str) -> Kind:
    match ActionKind(action):
        case ActionKind.APPOINTMENT:
            return Kind.APPOINTMENT
        case ActionKind.VISIT:
            return Kind.VISIT
        case _:
            return Kind.PROMISE
