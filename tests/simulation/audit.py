"""What was said held against the book: missed, double, at a wrong instant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from .oracle import PUNCTUAL, Book

IN_MIND = timedelta(days=20)
FORGOTTEN = timedelta(minutes=10)  # of the last knock; a restart may tell as missed what the journey had jumped over


class Word(NamedTuple):
    """How one reminder was said: "now", "late" or "missed"; again after a crash; jumped over by a journey."""

    state: str
    again: bool = False
    jumped: bool = False


@dataclass
class Figures:
    occurrences: int = 0
    said: int = 0
    missed: int = 0
    double: int = 0
    wrong_instant: int = 0
    knocks: int = 0
    examples: list[str] = field(default_factory=list)

    def note(self, what: str, now: datetime, zone: str, key: str) -> None:
        if len(self.examples) < 5:
            self.examples.append(f"{what}: {key} at {now:%Y-%m-%d %H:%M:%S} UTC in {zone}")


class StrictAudit:
    """With a right clock: each is said at the first knock at which its hour has come, and never again but for a cause.

    Causes are a crash before it was noted, having been put off, and hours that come though a journey jumped over them.
    """

    def __init__(self, book: Book, zone: str, begins: datetime) -> None:
        self.book, self.zone, self.last = book, zone, begins
        self.figures = Figures()
        self._next = 0
        self._open: set[str] = set()
        self._done: set[str] = set()
        self._late: set[str] = set()
        self._jumped: set[str] = set()
        self._crashed: set[str] = set()
        self._put_off: dict[str, datetime] = {}
        self._ever_put_off: set[str] = set()

    def owe(self, key: str) -> None:
        self._open.add(key)

    def put_off(self, key: str, now: datetime, until: datetime) -> None:
        self._put_off[key] = until
        self._ever_put_off.add(key)

    def crash(self, said: Mapping[str, Word]) -> None:
        """Before it could be noted that these were said."""
        self._crashed |= said.keys()
        self._open |= said.keys()
        self._done -= said.keys()
        self._jumped -= said.keys()

    def hear(self, now: datetime, zone: str, said: Mapping[str, Word]) -> None:
        self.figures.knocks += 1
        expected = self._expected(now, zone)
        for key in said.keys() - expected:
            what = "double" if key in self._done else "early"
            self.figures.double += what == "double"
            self.figures.wrong_instant += what == "early"
            self.figures.note(what, now, zone, key)
        for key in expected:
            right = self._right_words(key, now, zone)
            if said.get(key) not in right:
                self.figures.note(f"{said.get(key)} for {right}", now, zone, key)
            if key not in said:
                self._late.add(key)
            elif key not in self._late:
                self.figures.wrong_instant += said[key] not in right
            if key in said:
                self._settle(key, said[key])
        self.zone, self.last = zone, now

    def close(self) -> Figures:
        """What was due and never said is missed."""
        self.figures.missed = len(self._late & self._open)
        self.figures.wrong_instant += len(self._late - self._open)
        return self.figures

    def _expected(self, now: datetime, zone: str) -> set[str]:
        while self._next < len(self.book.earliest) and self.book.earliest[self._next][0] <= now:
            self._open.add(self.book.earliest[self._next][1])
            self._next += 1
        due = {key for key in self._open if self.book.hours(key, zone).start <= now}
        due |= {key for key, until in self._put_off.items() if until <= now}
        return due | {key for key in self._jumped if self._runs(key, now, zone)}

    def _runs(self, key: str, now: datetime, zone: str) -> bool:
        hours = self.book.hours(key, zone)
        return hours.start <= now < hours.end

    def _right_words(self, key: str, now: datetime, zone: str) -> set[Word]:
        start, end = self.book.hours(key, zone)
        again = key in self._crashed
        if key in self._ever_put_off:
            return {Word("late", again)}
        if now < end:
            return {Word("now" if now - start <= PUNCTUAL else "late", again)}
        if zone == self.zone or key in self._jumped or again or key in self.book.promises:
            return {Word("missed", again)}
        if self.book.hours(key, self.zone).start > now or end <= self.last - FORGOTTEN:
            return {Word("missed", jumped=True)}
        return {Word("missed")} if end > self.last else {Word("missed"), Word("missed", jumped=True)}

    def _settle(self, key: str, word: Word) -> None:
        if key not in self._done and key not in self._crashed:
            self.figures.occurrences += 1
        self.figures.said += 1
        for of in (self._open, self._crashed, self._jumped):
            of.discard(key)
        self._put_off.pop(key, None)
        self._done.add(key)
        if word.jumped:
            self._jumped.add(key)


class LenientAudit:
    """With a clock that is wrong at times: by the right one, whatever has begun waits, or was answered, or is put off.

    What was sent away as missed before its time, by a clock that ran ahead, counts as answered only when it is over;
    but in another zone it need not come again, since what is over in the east does not come again in the west.
    """

    def __init__(self, book: Book, begins: datetime) -> None:
        self.book, self.begins = book, begins
        self.figures = Figures()
        self._said: set[str] = set()
        self._over: dict[str, str] = {}
        self._answered: set[str] = set()
        self._put_off: dict[str, tuple[datetime, datetime]] = {}
        self._begun: set[str] = set()
        self._missed: set[str] = set()

    def say(self, said: Mapping[str, Word], zone: str) -> None:
        self.figures.knocks += 1
        self.figures.said += len(said)
        self._said |= said.keys()
        self._over |= {key: zone for key, word in said.items() if word.jumped}
        for key in said:
            self._put_off.pop(key, None)

    def answer(self, key: str, state: str, true_now: datetime, zone: str) -> None:
        before_its_time = state == "missed" and true_now < self.book.hours(key, zone).end
        if before_its_time:
            self._over[key] = zone
        else:
            self._answered.add(key)

    def put_off(self, key: str, now: datetime, until: datetime) -> None:
        self._put_off[key] = now, until

    def look(self, now: datetime, zone: str, waiting: set[str]) -> None:
        """At a knock by the right clock."""
        keys = self.book.between(zone, max(self.begins, now - IN_MIND), now)
        keys += [key for key, hours in self.book.promises.items() if hours.start <= now]
        self._begun |= set(keys)
        for key in keys:
            if key in self._missed or key in self._answered or (key in waiting and key in self._said):
                continue
            over = now >= self.book.hours(key, zone).end
            asleep = key in self._put_off and self._put_off[key][0] - PUNCTUAL <= now < self._put_off[key][1]
            if not asleep and not (key in self._over and (over or self._over[key] != zone)):
                self._missed.add(key)
                self.figures.note("missed", now, zone, key)

    def close(self) -> Figures:
        self.figures.occurrences = len(self._begun)
        self.figures.missed = len(self._missed)
        return self.figures
