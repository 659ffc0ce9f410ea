"""Where in what was written a search found its words, and the line that shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from unicodedata import category, normalize

from .phone import digits

AHEAD, MOST = 32, 200  # characters shown before what was found, and of the whole line
LEAST_DIGITS = 3
BETWEEN = " · "
WORD = re.compile(r"[^\W_]+")
_PARTS = re.compile(rf"[\r\n]+|{BETWEEN}")
_MARKS = re.compile(r"[\u0300-\u036f]+")
_APART = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_TWO_LETTERS = re.compile(r"(?<=[aouAOU])e(?=\w)")  # at the end of a word more may be typed yet
_NUMBER = re.compile(r"[\d\s()+./-]+")
# Marks that turn the direction of a line would turn what stands beside it, too.
_UNSEEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")

Span = tuple[int, int]
Day = date | datetime | None


class PlaceKind(StrEnum):
    REASON_TO_CALL = "reason_to_call"
    BACKGROUND = "background"
    STATED = "stated"
    SEEN = "seen"
    REAL = "real"
    FACT = "fact"
    NOTE = "note"
    TOUCH = "touch"
    LEARNED = "learned"
    HOMEWORK = "homework"
    AROUND = "around"
    AROUND_TOUCH = "around_touch"
    QUOTE = "quote"
    FILE = "file"
    TRIGGER = "trigger"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and what in it is lit: from, to, in order and apart."""

    words: str
    lit: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """Something written about a person, its parts held together by `BETWEEN`.

    `detail` is a channel, or a name of who said it; `at` an instant or a day.
    """

    prospect_id: int
    kind: PlaceKind
    words: str
    at: Day = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """`words` are the part in which it stands, as it was written: the page finds its place by them."""

    kind: PlaceKind
    line: Line
    at: Day = None
    detail: str = ""
    words: str = ""


@dataclass(frozen=True)
class Sought:
    """What is looked for: words that begin so, in any case and with any accents, or digits anywhere in a number."""

    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Folded, each once."""
        return tuple(dict.fromkeys(WORD.findall(folded(normalize("NFC", self.text)))))

    @cached_property
    def as_typed(self) -> tuple[str, ...]:
        """The same words with their accents, in small letters as names are sorted by."""
        return tuple(dict.fromkeys(WORD.findall(normalize("NFC", self.text).casefold())))

    @property
    def other_spellings(self) -> Iterator[Sought]:
        """The same with "Krueger" for "Krüger" and "Weiß" for "Weiss", or the other way round."""
        text = normalize("NFC", self.text)
        apart = text.translate(_APART)
        without = _TWO_LETTERS.sub("", text)
        found = (apart, without, text.replace("ss", "ß"), without.replace("ss", "ß"))
        yield from (Sought(other) for other in dict.fromkeys(found) if other != text)

    @cached_property
    def digits(self) -> str:
        """As they were typed, with zeros in front; "" where they are too few to look for in numbers."""
        found = digits(self.text.replace("(0)", ""))
        return found if len(found.lstrip("0")) >= LEAST_DIGITS else ""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The words that are no number: they go with the digits and are not part of them."""
        return () if _NUMBER.fullmatch(self.text) else tuple(word for word in self.words if not word.isdecimal())

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest = sorted(self.words, key=len, reverse=True)
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(longest)})")

    def begins(self, text: str, words: Sequence[str] | None = None) -> bool:
        """Whether each of the words (all, where none are given) begins one of the text's."""
        sought = self.words if words is None else words
        here = folded(text if text.isascii() else normalize("NFC", text))
        if not all(word in here for word in sought):
            return False
        here = f" {' '.join(WORD.findall(here))}"
        return all(f" {word}" in here for word in sought)

    def has_number(self, number: str) -> bool:
        """Whether the digits stand in it one after another."""
        return bool(self.digits) and self.digits.lstrip("0") in digits(number)

    def may_stand_in(self, text: str) -> bool:
        """Whether it is worth a closer look, which takes ten times as long."""
        here = text.lower()
        if not here.isascii():
            here = _MARKS.sub("", normalize("NFD", here))
        return any(word in here for word in self.words)

    def in_words(self, line: str) -> tuple[Span, ...]:
        """Where words of a tidied line begin so."""
        if not self.words:
            return ()
        return tuple(match.span() for match in self._pattern.finditer(folded(line)))

    def in_number(self, line: str) -> tuple[Span, ...]:
        """Where the digits stand, however they are parted; as many of the last as are shown of the number."""
        places = [place for place, c in enumerate(line) if "0" <= c <= "9"]
        here, wanted = digits(line), self.digits
        while len(wanted) >= LEAST_DIGITS:
            if (start := here.find(wanted)) >= 0:
                return ((places[start], places[start + len(wanted) - 1] + 1),)
            wanted = wanted[1:]
        return ()

    def covered(self, line: str, lit: Sequence[Span]) -> int:
        """How many of the words are lit in it; digits are one."""
        if len(self.words) == 1:
            return 1
        return len({folded(line[start:end]) for start, end in lit}.intersection(self.words)) or 1


def folded(text: str) -> str:
    """In small letters without accents, letter for letter; the same as the index of the search does."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


def tidy(text: str) -> str:
    """On one line, with each accented letter as one."""
    return normalize("NFC", _UNSEEN.sub(" ", text)).strip()


def places(texts: Iterable[Written], sought: Sought, most: int) -> list[Place]:
    """Of one person: the lines that say most of what is looked for, the newest first; of like lines only one."""
    found: dict[str, tuple[int, Written, tuple[Span, ...]]] = {}
    held = [(text, text.kind is PlaceKind.AROUND and sought.has_number(text.words)) for text in texts]
    likely = [each for each in held if each[1] or sought.may_stand_in(each[0].words)]
    for text, by_number in sorted(likely, key=lambda each: _when(each[0]), reverse=True):
        line = tidy(text.words)
        lit = sought.in_words(line) or (sought.in_number(line) if by_number else ())
        if lit:
            found.setdefault(line, (-sought.covered(line, lit), text, lit))
    chosen = sorted(found.items(), key=lambda each: each[1][0])[:most]
    return [_place(text, line, lit, sought) for line, (_, text, lit) in chosen]


def _place(text: Written, line: str, lit: tuple[Span, ...], sought: Sought) -> Place:
    parts = (part.strip() for part in _PARTS.split(text.words))
    words = next((part for part in parts if sought.in_words(tidy(part)) or sought.has_number(part)), line)
    return Place(text.kind, cut(line, lit), text.at, text.detail, words)


def cut(line: str, lit: Sequence[Span]) -> Line:
    """The part of the line that holds the first of what is lit, with a few words before it."""
    first = lit[0][0]
    start = 0 if first <= AHEAD else line.rfind(" ", 0, first - AHEAD // 2) + 1
    if first - start > AHEAD:
        start = first - AHEAD // 2  # a text without spaces
    end = min(len(line), start + MOST)
    before, after = "… " if start else "", "…" if end < len(line) else ""
    shift = len(before) - start
    shown = [(from_ + shift, min(until, end) + shift) for from_, until in lit if from_ < end]
    return Line(f"{before}{line[start:end]}{after}", tuple(shown))


class _Folded(dict[int, str]):
    """Letter by letter, worked out once for each."""

    def __missing__(self, code: int) -> str:
        parts = normalize("NFD", chr(code))
        whole = parts[0] if all(category(mark) == "Mn" for mark in parts[1:]) else chr(code)
        self[code] = whole.lower()[:1]
        return self[code]


_FOLDED = _Folded()


def _when(text: Written) -> str:
    return text.at.isoformat()[:19] if text.at else ""
