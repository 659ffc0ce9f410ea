"""What the person's own calendar is told: events with their times, known by a UID that stays."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

OWN = ".reengage"


class EventKind(StrEnum):
    """Whose time it is; the UID begins with it."""

    SLOT = "slot"
    PROMISE = "promise"
    APPOINTMENT = "appointment"
    VISIT = "visit"


class Repeat(NamedTuple):
    """On these `weekdays` (Monday is 0) of every so many weeks; `until` is the start of the last one, None: no end."""

    weekdays: frozenset[int]
    every: int = 1
    until: datetime | None = None


class Single(NamedTuple):
    """One date of a repeated event that is held otherwise than the others: `was` is where it would have begun."""

    was: datetime
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """Times are aware: of a slot in its zone, where it repeats by the clock on the wall, of all else in UTC.

    `subject_id` is of a slot or a prospect. `without`: starts that do not take place, `singles` those that are moved;
    both in order. `text` and `place` are plain, maybe empty.
    """

    uid: str
    kind: EventKind
    subject_id: int
    title: str
    start: datetime
    end: datetime
    text: str = ""
    place: str = ""
    repeat: Repeat | None = None
    without: tuple[datetime, ...] = ()
    singles: tuple[Single, ...] = ()

    @property
    def last_end(self) -> datetime | None:
        """When all of it is over; None if it has no end."""
        if self.repeat is None:
            return self.end
        return self.repeat.until and self.repeat.until + (self.end - self.start)

    @property
    def fingerprint(self) -> str:
        """Another one as soon as anything of it is another: then its SEQUENCE rises."""
        return digest(self.uid, self.title, self.text, self.place, *self._times())

    def _times(self) -> Iterator[str]:
        yield from (_spelled(self.start), _spelled(self.end))
        if self.repeat is not None:
            until = self.repeat.until
            yield f"{sorted(self.repeat.weekdays)} {self.repeat.every} {until and _spelled(until)}"
        yield from map(_spelled, self.without)
        for single in self.singles:
            yield " ".join(map(_spelled, single))


@dataclass(frozen=True, slots=True)
class Published:
    """What is remembered of an event that was put into a calendar. `ends_at`: when all of it is over, None for never.

    `sequence` says which state of it this is, and `changed_at` since when. Of a server: `href` is where it lies, `etag`
    and `shape` are the state and the times that it has there, and `sent` the sequence it was last sent with.
    """

    uid: str
    sequence: int
    fingerprint: str
    changed_at: datetime
    ends_at: datetime | None = None
    href: str = ""
    etag: str = ""
    sent: int | None = None
    shape: str = ""

    @property
    def topic(self) -> str:
        """The kind and the subject, which the UID begins with."""
        return self.uid.partition("@")[0].rpartition("-")[0]


def published(event: CalendarEvent, before: Published | None, now: datetime) -> Published:
    """What is remembered of it from now on: its SEQUENCE rises if anything of it is another than `before`."""
    if before is None:
        return Published(event.uid, 0, event.fingerprint, now, event.last_end)
    if before.fingerprint == event.fingerprint:
        return before
    changed = replace(before, fingerprint=event.fingerprint, ends_at=event.last_end)
    return replace(changed, sequence=before.sequence + 1, changed_at=now)


def uid(file_id: str, *parts: object) -> str:
    """`parts` say which event of this file it is: "slot-1@5f0c….reengage"."""
    return f"{'-'.join(map(str, parts))}@{file_id}{OWN}"


def is_own(uid: str) -> bool:
    """Whether the event was published by this program, from whatever file: such are no busy times."""
    return uid.endswith(OWN)


def _spelled(at: datetime) -> str:
    return f"{at.replace(tzinfo=None).isoformat()} {at.tzinfo}"


def digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
