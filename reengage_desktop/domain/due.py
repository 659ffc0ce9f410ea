"""What is due: a look at everything by the clock, held against the ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import chain
from typing import NamedTuple

from .reminder import (
    ANSWERED,
    MOST_AT_ONCE,
    Dated,
    Due,
    Horizon,
    Kind,
    Ledger,
    LedgerRow,
    Reminder,
    Said,
    SetAside,
    State,
    dated_key,
    of_slot,
    slot_key,
)
from .slots import Move, Occurrence, Slot, on_the_wall

LOOK_BACK = timedelta(days=35)
PUNCTUAL = timedelta(seconds=60)  # two beats of the heart
ABSENCE = timedelta(days=1)
ANY_ZONE = timedelta(days=2)  # no local date begins or ends so far from that of UTC
A_WEEK = timedelta(days=7)  # a date is moved within its week
ANY_DAY = ANY_ZONE + A_WEEK


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
        try:
            days = knock.days_of(slot)
        except Exception as error:
            knock.set_aside(Kind.SLOT, slot.id, error)
            continue
        for day in days:
            try:
                knock.look_at_slot(slot, day)
            except Exception as error:
                knock.set_aside(Kind.SLOT, slot.id, error)
    for thing in dated:
        try:
            knock.look_at_dated(thing)
        except Exception as error:
            knock.set_aside(thing.kind, thing.prospect_id, error)
    found = sorted(knock.found.values(), key=lambda reminder: (reminder.at, reminder.key))
    return Due(tuple(found), tuple(knock.aside.values()))


class Span(NamedTuple):
    """Keys of the ledger from `first` to `last`; of the answered ones only those from `answered_from` on are asked."""

    first: str
    answered_from: str
    last: str


def asked_of_the_ledger(now: datetime, slots: Iterable[Slot], dated: Iterable[Dated], horizon: Horizon) -> list[Span]:
    """What `due` may look into. What is older has been answered, or is not reminded of any more."""
    days = ((now - LOOK_BACK - ANY_DAY).date(), _first_new(now, horizon) - A_WEEK, (now + ANY_DAY).date())
    spans = [Span(*(slot_key(slot.id, day) for day in days)) for slot in slots]
    for thing in dated:
        try:
            key = dated_key(thing.kind, thing.prospect_id, thing.at)
        except Exception:  # `due` sets it aside
            continue
        spans.append(Span(key, key, key))
    return spans


def announcements(reminders: Sequence[Reminder], limit: int = MOST_AT_ONCE) -> list[tuple[Reminder, ...]]:
    """What to say now, in at most `limit` pieces: dated things one by one, then slots, then the missed slots as one.

    Where that is too much the last piece gathers the rest, so that all are said, and none comes again a beat later.
    """
    if limit < 1:
        raise ValueError("One announcement at least.")
    said_now = sorted((each for each in reminders if each.announce), key=lambda each: each.kind is Kind.SLOT)
    pieces: list[tuple[Reminder, ...]] = [(each,) for each in said_now]
    digest = tuple(each for each in reminders if each.digest)
    if digest:
        pieces.append(digest)
    alone, rest = pieces[: limit - 1], pieces[limit - 1 :]
    return [*alone, tuple(chain(*rest))] if rest else alone


def most_at_once(now: datetime, horizon: Horizon) -> int:
    """How many pieces may be said: after an absence of more than a day all is one."""
    return 1 if now - horizon.since > ABSENCE else MOST_AT_ONCE


def _first_new(now: datetime, horizon: Horizon) -> date:
    """The first date on which something may be held that was not over at the last knock, by any clock."""
    seen = horizon.since if horizon.since <= now else now - LOOK_BACK
    return (max(seen, now - LOOK_BACK) - ANY_ZONE).date()


@dataclass(slots=True)
class _Knock:
    """One look at everything."""

    now: datetime
    zone: str
    ledger: Ledger
    horizon: Horizon
    found: dict[str, Reminder] = field(default_factory=dict)
    aside: dict[tuple[Kind, int], SetAside] = field(default_factory=dict)
    unanswered: defaultdict[int, set[date]] = field(init=False)

    def __post_init__(self) -> None:
        self.unanswered = defaultdict(set)
        for key, row in self.ledger.items():
            if row.state not in ANSWERED and (slot_and_day := of_slot(key)):
                self.unanswered[slot_and_day[0]].add(slot_and_day[1])

    def set_aside(self, kind: Kind, subject_id: int, error: Exception) -> None:
        """One bad row must not stop the heart."""
        self.aside[kind, subject_id] = SetAside(kind, subject_id, f"{type(error).__name__}: {error}")

    def days_of(self, slot: Slot) -> set[date]:
        """The dates of it that are unanswered, or can have begun since the last knock by any clock."""
        first, last = _first_new(self.now, self.horizon), (self.now + ANY_ZONE).date()
        new = {first + timedelta(days=count) for count in range((last - first).days + 1)}
        moved = {move.day for move in slot.moved if first <= move.held_on <= last}
        return new | moved | self.unanswered[slot.id]

    def look_at_slot(self, slot: Slot, day: date) -> None:
        hours = slot.hours_on(day)
        if hours is None:
            return
        key = slot_key(slot.id, day, hours.to_day)
        row = self.ledger.get(key)
        held = on_the_wall(slot, hours, self.zone)
        if held is None or held.start < slot.made_at or held.end < self.now - LOOK_BACK:
            return
        before = None if row else self._before_the_journey(slot, hours)
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
        end = max(thing.until, thing.at + PUNCTUAL)
        self._add(Reminder(key, thing.kind, thing.prospect_id, thing.at, end, State.NOW), self.ledger.get(key))

    def _before_the_journey(self, slot: Slot, hours: Move) -> Occurrence | None:
        """The same slot and date by the clock of the last knock, if the zone has changed since."""
        if self.horizon.zone == self.zone:
            return None
        try:
            return on_the_wall(slot, hours, self.horizon.zone)
        except ValueError:  # a zone that is no longer known names no journey
            return None

    def _is_new(self, held: Occurrence, before: Occurrence | None) -> bool:
        """False for what was over at the last knock: it has a row, or the slot did not hold then.

        A last knock that lies ahead came from a wrong clock, and did not look as far back as is needed now.
        """
        since = self.horizon.since
        unseen = since > self.now and held.end < since - LOOK_BACK
        return unseen or held.end >= since or (before is not None and before.start > since)

    def _add(self, reminder: Reminder, row: LedgerRow | None) -> None:
        if row and (self._is_answered(reminder, row) or self._sleeps(row)):
            return
        # What was said stays in the list when it is moved to a later hour, or the journey goes west.
        was_said = row and row.state is not Said.PENDING and not self._said_ahead(reminder, row)
        if (min(reminder.at, row.scheduled) if row and was_said else reminder.at) > self.now:
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

    def _is_answered(self, reminder: Reminder, row: LedgerRow) -> bool:
        return row.state is Said.ACTED or (row.state is Said.SKIPPED and not self._said_ahead(reminder, row))

    def _sleeps(self, row: LedgerRow) -> bool:
        """Not if it was put off by a clock that has been set back since, which would let it sleep for too long."""
        if row.state is not Said.SNOOZED or row.again_at is None or row.shown_at is None:
            return False
        return row.shown_at - PUNCTUAL <= self.now < row.again_at

    def _said_at(self, reminder: Reminder, row: LedgerRow | None) -> datetime | None:
        """When it was said; None if it is to be said now."""
        if row is None or row.state is not Said.SHOWN or self._said_ahead(reminder, row):
            return None
        return row.shown_at

    def _said_ahead(self, reminder: Reminder, row: LedgerRow) -> bool:
        """Said as missed, or jumped over, by a clock or in a zone that ran ahead: here it has not passed yet."""
        return self.now < reminder.end and (row.shown_at is None or row.shown_at >= reminder.end)

    def _state(self, reminder: Reminder, row: LedgerRow | None, said_at: datetime) -> State:
        if row is not None and row.again_at is not None:
            return State.LATE
        if said_at >= reminder.end:
            return State.MISSED
        punctual = said_at - reminder.at <= PUNCTUAL and self.now < reminder.end
        return State.NOW if punctual else State.LATE
