"""Reminders: what they are, and how the ledger remembers what was said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

LONGEST_SNOOZE = timedelta(days=7)
MOST_AT_ONCE = 3


class Kind(StrEnum):
    SLOT = "slot"
    PROMISE = "promise"
    APPOINTMENT = "appointment"
    VISIT = "visit"


class State(StrEnum):
    """`late`: said after its time, or again after a snooze. `missed`: over before it could be said."""

    NOW = "now"
    LATE = "late"
    MISSED = "missed"


class Said(StrEnum):
    """How far a reminder has come in the ledger; `acted` and `skipped` are its answers."""

    PENDING = "pending"
    SHOWN = "shown"
    SNOOZED = "snoozed"
    ACTED = "acted"
    SKIPPED = "skipped"


ANSWERED = frozenset({Said.ACTED, Said.SKIPPED})


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row for each key. `scheduled`: its time when it was first due. `tries`: how often it was about to be said.

    `shown_at`: when it was said, or put off until `again_at`.
    """

    key: str
    scheduled: datetime
    state: Said
    shown_at: datetime | None = None
    again_at: datetime | None = None
    tries: int = 0


Ledger = Mapping[str, LedgerRow]


@dataclass(frozen=True, slots=True)
class Dated:
    """Something open with an instant of its own: a promise, an appointment, a visit. `until` ends its window."""

    kind: Kind
    prospect_id: int
    at: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Horizon:
    """The last knock: when, and in which zone. It bounds the look-back and names a journey; it decides nothing.

    It is to be saved together with the pending rows of that knock; one that is older does no harm.
    """

    since: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class Reminder:
    """One line of the list, which stays until answered. `subject_id` is a slot's id or a prospect's.

    `announce`: say it now, by itself. `digest`: say it now, together with the other missed slots.
    `again`: it may have been said before a crash. `title`: the slot's name, else empty.
    `skipped_by_journey`: the clock of a new zone jumped over it; once it has been said it is to be marked as `jumped`.
    """

    key: str
    kind: Kind
    subject_id: int
    at: datetime
    end: datetime
    state: State
    title: str = ""
    announce: bool = False
    digest: bool = False
    again: bool = False
    skipped_by_journey: bool = False


@dataclass(frozen=True, slots=True)
class SetAside:
    """A slot or a dated thing that could not be judged; `reason` is ours to read and names nobody."""

    kind: Kind
    subject_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class Due:
    """All that is due and unanswered, by time; and what had to be set aside."""

    reminders: tuple[Reminder, ...]
    set_aside: tuple[SetAside, ...]


def slot_key(slot_id: int, day: date, to_day: date | None = None) -> str:
    """By the date of the week it belongs to; where that is held on another one, this stands behind it.

    So what was said on a Tuesday and is then moved to Thursday is said on Thursday, once.
    """
    key = f"{Kind.SLOT}:{slot_id}:{day.isoformat()}"
    return key if to_day in (None, day) else f"{key}/{to_day.isoformat()}"


def of_slot(key: str) -> tuple[int, date] | None:
    """The slot and the date of the week it belongs to; None for a key of another kind, or of none."""
    kind, _, rest = key.partition(":")
    slot_id, _, days = rest.partition(":")
    try:
        return (int(slot_id), date.fromisoformat(days[:10])) if kind == Kind.SLOT else None
    except ValueError:
        return None


def dated_key(kind: Kind, prospect_id: int, at: datetime) -> str:
    """By the second, in UTC; ValueError for a time without a zone."""
    if at.tzinfo is None:
        raise ValueError("An instant needs its time zone.")
    return f"{kind}:{prospect_id}:{at.astimezone(UTC).strftime('%Y-%m-%dT%H:%M:%SZ')}"


def pending(reminder: Reminder, row: LedgerRow | None) -> LedgerRow:
    """The row to write before the reminder is announced; if a crash follows, it is said again and marked so."""
    if row is None:
        return LedgerRow(reminder.key, reminder.at, Said.PENDING, tries=1)
    return replace(row, state=Said.PENDING, tries=row.tries + 1)


def shown(row: LedgerRow, now: datetime) -> LedgerRow:
    """The row to write after it was announced: it waits for an answer."""
    return replace(row, state=Said.SHOWN, shown_at=now)


def snoozed(row: LedgerRow, now: datetime, minutes: int) -> LedgerRow:
    """It comes back in so many minutes, up to those of seven days; ValueError otherwise."""
    pause = timedelta(minutes=minutes)
    if not timedelta(0) < pause <= LONGEST_SNOOZE:
        raise ValueError("A reminder can be put off by one minute to seven days.")
    return replace(row, state=Said.SNOOZED, shown_at=now, again_at=now + pause)


def acted(row: LedgerRow) -> LedgerRow:
    return replace(row, state=Said.ACTED)


def skipped(row: LedgerRow, now: datetime) -> LedgerRow:
    """Sent away by the person, who has seen it."""
    return replace(row, state=Said.SKIPPED, shown_at=row.shown_at or now)


def jumped(row: LedgerRow) -> LedgerRow:
    """A journey jumped over it: nobody has to answer, but if its hours come all the same, it is said."""
    return replace(row, state=Said.SKIPPED, shown_at=None)
