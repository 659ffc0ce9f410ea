"""The pace of reading aloud: which word of a text is spoken at which second, with a pause at each stop."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter

SLOWEST, USUAL, FASTEST, STEP = 80, 150, 240, 10  # words a minute
_WORD = re.compile(r"\S*\w\S*")
_ENDS = {",": 3, ";": 3, ":": 3, "–": 3, "—": 3, ".": 6, "!": 6, "?": 6, "…": 6}
_PARAGRAPH = 9
# A word takes the time of its letters and of a little more; pauses are counted in letters as well.
_START, _LONGEST = 2, 16
_CLOSING = "”’\"')]"


@dataclass(frozen=True, slots=True)
class Beat:
    """One spoken word: its place in characters of the text, and from which second to which it is spoken."""

    start: int
    end: int
    begins: float
    ends: float


@dataclass(frozen=True, slots=True)
class Paced:
    """The words of a text in their order. `seconds`: when the last pause is over."""

    beats: tuple[Beat, ...]
    seconds: float

    def at(self, second: float) -> Beat | None:
        """The word that is spoken then, or was spoken before the pause; None at the end and before the start."""
        place = bisect_right(self.beats, second, key=attrgetter("begins"))
        return self.beats[place - 1] if place and second < self.seconds else None


def paced(text: str, words_a_minute: int) -> Paced:
    """The text at this pace: as many words a minute in all, pauses counted in. Long words take longer than short ones.

    ValueError for a pace that is not above 0.
    """
    if words_a_minute <= 0:
        raise ValueError("a pace is above 0")
    words = [found.span() for found in _WORD.finditer(text)]
    spoken = [_START + min(_LONGEST, end - start) for start, end in words]
    nexts = [*(start for start, _ in words), len(text)][1:]
    pauses = [_pause(text, end, following) for (_, end), following in zip(words, nexts, strict=True)]
    seconds = len(words) * 60 / words_a_minute
    each = seconds / max(1, sum(spoken) + sum(pauses))
    beats, now = [], 0.0
    for (start, end), length, pause in zip(words, spoken, pauses, strict=True):
        beats.append(Beat(start, end, now, now + length * each))
        now += (length + pause) * each
    return Paced(tuple(beats), seconds)


def faster(words_a_minute: int) -> int:
    """A step up, within the bounds."""
    return _held(words_a_minute + STEP)


def slower(words_a_minute: int) -> int:
    """A step down, within the bounds."""
    return _held(words_a_minute - STEP)


def _held(words_a_minute: int) -> int:
    return min(FASTEST, max(SLOWEST, words_a_minute))


def _pause(text: str, end: int, following: int) -> int:
    """After the word that ends there, in letters. A dash that stands alone belongs to the word before it."""
    if "\n" in text[end:following]:
        return _PARAGRAPH
    ends = text[max(0, end - 3) : end].rstrip(_CLOSING)[-1:] + text[end:following].strip()
    return max((_ENDS.get(sign, 0) for sign in ends), default=0)
