"""All that happened with one person, put into one row by its date: what belongs to a talk stands with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple

from .person_around import AroundOutcome
from .touch import Channel
from .wall_time import instant, local


class EntryKind(StrEnum):
    """`BESIDE`: an entry that is nothing but what stands beside others."""

    TOUCH = "touch"
    AROUND = "around"
    NOTE = "note"
    BESIDE = "beside"


class BesideKind(StrEnum):
    """What may belong to a touch, or stand alone."""

    SAID = "stated"
    SEEN = "seen"
    REAL = "real"
    QUOTED = "quoted"
    PROMISED = "promised"
    KEPT = "kept"
    BROKEN = "broken"
    LETTER = "letter"
    BACK = "back"
    LADDER = "ladder"
    DECIDED = "decided"


OF_A_TALK = frozenset({BesideKind.SAID, BesideKind.SEEN, BesideKind.REAL, BesideKind.QUOTED})


@dataclass(frozen=True, slots=True)
class Beside:
    """Something with a date, and what it says.

    `words` is a reason, a product, the text of a letter, or what brought them back; `source` and `certainty` belong to
    a reason; `value` (cents of `currency`) and `number` to a quote; the window `due_from` to `due_until` (UTC), spoken
    in `zone`, to a promise. `by_day`: only its day is known, and `at` is its noon.
    Of another ladder `words` names it, `source` the one before and `certainty` is why (`ladder_change.Why`). Of a
    decision `source` is the choice, `words` what was written, `until` its day.
    """

    kind: BesideKind
    id: int
    at: datetime
    words: str = ""
    source: str = ""
    certainty: str = ""
    value: int | None = None
    currency: str = ""
    number: str = ""
    due_from: datetime | None = None
    due_until: datetime | None = None
    zone: str = ""
    by_day: bool = False
    until: date | None = None


class Entry(NamedTuple):
    """One place of the timeline; a tuple, since a long history has thousands of them.

    `channel`, `outcome`, `seconds`, `note`, `learned`, `learned_for` and `bulk` are those of a touch; of a note `note`
    alone. `person`: with whom, where it was somebody around them. `number`: which attempt of its row it was, 0 for
    none. `in_slot`: whether it was held in a slot.
    """

    kind: EntryKind
    id: int
    at: datetime
    channel: str = ""
    outcome: str = ""
    contact: bool = False
    seconds: int = 0
    note: str = ""
    learned: str = ""
    learned_for: str = ""
    bulk: bool = False
    in_slot: bool = False
    person: str = ""
    number: int = 0
    beside: tuple[Beside, ...] = ()

    @property
    def key(self) -> tuple[str, int]:
        """What it is known by; two things beside others may have one id."""
        if self.kind is EntryKind.BESIDE:
            return self.beside[0].kind.value, self.id
        return self.kind.value, self.id

    @property
    def is_written(self) -> bool:
        """Whether its words are the salesperson's own, and may be mended."""
        return self.kind is not EntryKind.BESIDE

    @property
    def has_learned(self) -> bool:
        """Whether it may have taught something: a note says all in its words."""
        return self.kind in (EntryKind.TOUCH, EntryKind.AROUND)


def recount(entries: Sequence[Entry], beside: Sequence[Beside], zone: str) -> tuple[Entry, ...]:
    """Newest first; `zone` is the salesperson's.

    A reason, a promise or a letter belongs to the touch of the same instant; a reason and a quote else to a talk of
    the same day.
    """
    moments = {entry.at: entry[:2] for entry in entries if entry.kind is not EntryKind.NOTE}
    days: dict[date, tuple[EntryKind, int]] = {}
    if any(each.kind in OF_A_TALK for each in beside):
        days = {local(entry.at, zone).date(): entry[:2] for entry in entries if _is_talk(entry)}
    theirs: dict[tuple[EntryKind, int], list[Beside]] = {}
    alone: list[Entry] = []
    for each in beside:
        key = None if each.by_day else moments.get(each.at)
        if key is None and each.kind in OF_A_TALK:
            key = days.get(local(each.at, zone).date())
        if key is None:
            alone.append(Entry(EntryKind.BESIDE, each.id, each.at, beside=(each,)))
        else:
            theirs.setdefault(key, []).append(each)
    with_theirs = [each._replace(beside=tuple(theirs[each[:2]])) if each[:2] in theirs else each for each in entries]
    return tuple(sorted((*with_theirs, *alone), key=lambda entry: (entry.at, entry.kind, entry.id), reverse=True))


def quoted_at(day: date, zone: str) -> datetime:
    """Noon of a day of which no hour is known."""
    return instant(day, time(12), zone)


def _is_talk(entry: Entry) -> bool:
    if entry.kind is EntryKind.AROUND:
        return entry.outcome == AroundOutcome.TALKED
    return entry.kind is EntryKind.TOUCH and (entry.contact or entry.channel == Channel.VISIT)
