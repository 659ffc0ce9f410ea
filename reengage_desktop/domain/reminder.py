"""Reminders: what is due by the clock, and what has been said of it already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from .slots import Occurrence, Slot, occurrence

LOOK_BACK = timedelta(days=35)
PUNCTUAL = timedelta(seconds=60)  # two beats of the heart
LONGEST_SNOOZE = timedelta(hours=12)
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
    """How far a reminder has come in the ledger; `acted` and `skipped` are for good."""

    PENDING = "pending"
    SHOWN = "shown"
    SNOOZED = "snoozed"
    ACTED = "acted"
    SKIPPED = "skipped"


ANSWERED = frozenset({Said.ACTED, Said.SKIPPED})


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row for each key. `scheduled`: its time when it was first due. `tries`: how often it was about to be said."""

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

    It is to be saved together with the pending rows of that knock.
    """

    since: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class Reminder:
    """One line of the list, which stays until answered. `subject_id` is a slot's id or a prospect's.

    `announce`: say it now, by itself. `digest`: say it now, together with the other missed slots.
    `again`: it may have been said before a crash. `title`: the slot's name, else empty.
    `skipped_by_journey`: the clock of a new zone jumped over it; once it has been said it is to be marked skipped.
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


def due(
    now: datetime, zone: str, slots: Iterable[Slot], dated: Iterable[Dated], ledger: Ledger, horizon: Horizon
) -> Due:
    """What the clock asks for at `now` in `zone`, the zone of this very knock.

    The ledger alone says what was said: sleep, restart, a changed clock and a journey are the same case. Slots are
    looked for up to 35 days back; dated things, which the caller hands in as long as they are open, without a bound.
    """
    if now.tzinfo is None:
        raise ValueError("An instant needs its time zone.")
    knock = _Knock(now, zone, ledger, horizon)
    for slot in slots:
        for days_back in range(-7, LOOK_BACK.days + 2):  # a date may be moved to an earlier one of its week
            with knock.setting_aside(Kind.SLOT, slot.id):
                knock.look_at_slot(slot, now.astimezone(UTC).date() - timedelta(days=days_back))
    for thing in dated:
        with knock.setting_aside(thing.kind, thing.prospect_id):
            knock.look_at_dated(thing)
    found = sorted(knock.found.values(), key=lambda reminder: (reminder.at, reminder.key))
    return Due(tuple(found), tuple(knock.aside.values()))


def announcements(reminders: Sequence[Reminder], limit: int = MOST_AT_ONCE) -> list[tuple[Reminder, ...]]:
    """What to say now, in at most `limit` pieces: dated things one by one, then slots, then the missed slots as one.

    Where that is too much the last piece gathers the rest, so that all are said, and none comes again a beat later.
    """
    if limit < 1:
        raise ValueError("One announcement at least.")
    alone = sorted((each for each in reminders if each.announce), key=lambda each: each.kind is Kind.SLOT)
    pieces: list[tuple[Reminder, ...]] = [(each,) for each in alone]
    digest = tuple(each for each in reminders if each.digest)
    if digest:
        pieces.append(digest)
    if len(pieces) <= limit:
        return pieces
    return [*pieces[: limit - 1], tuple(each for piece in pieces[limit - 1 :] for each in piece)]


def slot_key(slot_id: int, day: date) -> str:
    return f"{Kind.SLOT}:{slot_id}:{day.isoformat()}"


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
    """It comes back in so many minutes, 1 to 720; ValueError otherwise."""
    pause = timedelta(minutes=minutes)
    if not timedelta(0) < pause <= LONGEST_SNOOZE:
        raise ValueError("A reminder can be put off by one minute to twelve hours.")
    return replace(row, state=Said.SNOOZED, again_at=now + pause)


def acted(row: LedgerRow) -> LedgerRow:
    return replace(row, state=Said.ACTED)


def skipped(row: LedgerRow) -> LedgerRow:
    return replace(row, state=Said.SKIPPED)


@dataclass(slots=True)
class _Knock:
    """One look at everything."""

    now: datetime
    zone: str
    ledger: Ledger
    horizon: Horizon
    found: dict[str, Reminder] = field(default_factory=dict)
    aside: dict[tuple[Kind, int], SetAside] = field(default_factory=dict)

    @contextmanager
    def setting_aside(self, kind: Kind, subject_id: int) -> Iterator[None]:
        """One bad row must not stop the heart."""
        try:
            yield
        except Exception as error:
            self.aside[kind, subject_id] = SetAside(kind, subject_id, f"{type(error).__name__}: {error}")

    def look_at_slot(self, slot: Slot, day: date) -> None:
        key = slot_key(slot.id, day)
        row = self.ledger.get(key)
        if row is not None and row.state in ANSWERED:
            return
        held = occurrence(slot, day, self.zone)
        if held is None or held.start < slot.made_at or held.end < self.now - LOOK_BACK:
            return
        before = None if row else self._before_the_journey(held)
        if row is None and not self._is_new(held, before):
            return
        reminder = Reminder(key, Kind.SLOT, slot.id, held.start, held.end, State.NOW, slot.name)
        if before is not None and held.end <= self.now:
            # Over here, but by the old clock not begun; or over here before we last looked.
            jumped = before.start > self.now or held.end <= self.horizon.since
            reminder = replace(reminder, skipped_by_journey=jumped)
        self._add(reminder, row)

    def look_at_dated(self, thing: Dated) -> None:
        key = dated_key(thing.kind, thing.prospect_id, thing.at)
        row = self.ledger.get(key)
        if row is None or row.state not in ANSWERED:
            end = max(thing.until, thing.at + PUNCTUAL)
            self._add(Reminder(key, thing.kind, thing.prospect_id, thing.at, end, State.NOW), row)

    def _before_the_journey(self, held: Occurrence) -> Occurrence | None:
        """The same slot and date by the clock of the last knock, if the zone has changed since."""
        if self.horizon.zone == self.zone:
            return None
        try:
            return occurrence(held.slot, held.day, self.horizon.zone)
        except ValueError:  # a zone that is no longer known names no journey
            return None

    def _is_new(self, held: Occurrence, before: Occurrence | None) -> bool:
        """False for what was over at the last knock: it has a row, or the slot did not hold then.

        A last knock that lies ahead came from a wrong clock and says nothing.
        """
        since = self.horizon.since
        return since > self.now or held.end >= since or (before is not None and before.start > since)

    def _add(self, reminder: Reminder, row: LedgerRow | None) -> None:
        begins = min(reminder.at, row.scheduled) if row else reminder.at
        if begins > self.now or (row and row.state is Said.SNOOZED and self._sleeps(row)):
            return
        said_at = self._said_at(reminder, row)
        state = self._state(reminder, row, said_at or self.now)
        to_say = said_at is None
        in_digest = to_say and reminder.kind is Kind.SLOT and state is State.MISSED
        self.found[reminder.key] = replace(
            reminder,
            state=state,
            announce=to_say and not in_digest,
            digest=in_digest,
            again=row is not None and row.state is Said.PENDING and row.tries > 0,
        )

    def _sleeps(self, row: LedgerRow) -> bool:
        """A snooze that would last longer than any can was made by a clock that has been set back since."""
        return row.again_at is not None and self.now < row.again_at <= self.now + LONGEST_SNOOZE

    def _said_at(self, reminder: Reminder, row: LedgerRow | None) -> datetime | None:
        """When it was said; None if it is to be said now."""
        if row is None or row.state is not Said.SHOWN or row.shown_at is None:
            return None
        # Said as missed by a clock that ran ahead, while by the right one it has not passed yet: that did not count.
        return None if row.shown_at >= reminder.end > self.now else row.shown_at

    def _state(self, reminder: Reminder, row: LedgerRow | None, said_at: datetime) -> State:
        if row is not None and row.again_at is not None:
            return State.LATE
        if said_at >= reminder.end:
            return State.MISSED
        punctual = said_at - reminder.at <= PUNCTUAL and self.now < reminder.end
        return State.NOW if punctual else State.LATE
