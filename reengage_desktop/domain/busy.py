"""Busy times of the person's own calendars: they are shown in the week, and calls are planned around them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

Span = tuple[datetime, datetime]


class SourceKind(StrEnum):
    """Where a calendar is read from: one file, a folder of them, or a server (CalDAV)."""

    FILE = "file"
    FOLDER = "folder"
    SERVER = "server"


@dataclass(frozen=True, slots=True)
class Busy:
    """A time in which the person is taken: UTC instants, `end` is no longer part of it. `title` is text, maybe empty.

    `calendar_id` is that of its `Source`, 0 before it is kept.
    """

    calendar_id: int
    start: datetime
    end: datetime
    title: str = ""
    all_day: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """A calendar that busy times are read from: `place` is its path or address, `name` what it calls itself.

    `fingerprint` tells whether it is still what was read at `read_at` (None: never yet); `problem` is in words, a line
    each, empty for none. `times` is how many busy times of it are kept.
    """

    id: int
    kind: SourceKind
    place: str
    name: str = ""
    read_at: datetime | None = None
    fingerprint: str = ""
    problem: str = ""
    times: int = 0


def free_spans(start: datetime, end: datetime, busy: Iterable[Busy]) -> tuple[Span, ...]:
    """What is left free from `start` to `end`, by start; none where it is wholly taken."""
    free = []
    for each in sorted(busy, key=lambda each: each.start):
        if each.start >= end:
            break
        if start < each.start:
            free.append((start, each.start))
        start = max(start, each.end)
    if start < end:
        free.append((start, end))
    return tuple(free)


def free_places(capacity: int, start: datetime, end: datetime, busy: Iterable[Busy]) -> int:
    """How many of a slot's places its free time has room for, in proportion; 0 where it is wholly taken."""
    free = sum((until - since for since, until in free_spans(start, end, busy)), timedelta())
    return capacity * free // (end - start)
