"""A story: what a customer gained, told to others who have the same worry (S2; mission row 20)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from .reason import WhyNot, guess

_WORD = re.compile(r"\w+")
_KEPT = 1024  # stories, of which the words are looked at again and again


class StoryKind(StrEnum):
    """A `RESULT` is measured: "38 %", "less for power"."""

    RESULT = "result"
    STORY = "story"


class ToldIn(StrEnum):
    CALL = "call"
    LETTER = "letter"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class Story:
    """`words` are one or two sentences to be said; `customer` is named only with their permission (`may_name`).

    Of a result `result` is its number as it is written ("38 %") and `unit` what it counts ("less for power").
    `interview_id`: of the interview it was made from.
    """

    id: int
    words: str
    customer: str = ""
    may_name: bool = False
    product: str = ""
    why_not: WhyNot = WhyNot.UNKNOWN
    kind: StoryKind = StoryKind.STORY
    result: str = ""
    unit: str = ""
    interview_id: int | None = None

    @property
    def figure(self) -> str:
        """ "38 % less for power"; empty for what was not measured."""
        return " ".join(filter(None, (self.result, self.unit))) if self.result else ""


@dataclass(frozen=True, slots=True)
class Worries:
    """What somebody considered, and why they did not buy, the likeliest reason first."""

    product: str = ""
    reasons: tuple[WhyNot, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """Why a story fits somebody. `worry` is the reason that both share."""

    same_product: bool
    worry: WhyNot | None
    rank: int


@dataclass(frozen=True, slots=True)
class Told:
    """How often a story was told, and how many people answered after they had heard it."""

    calls: int = 0
    letters: int = 0
    mails: int = 0
    answered: int = 0

    @property
    def times(self) -> int:
        return self.calls + self.letters + self.mails


def worries(product: str, why_not: WhyNot, real: str = "", stated: str = "") -> Worries:
    """Of the newest quote and the newest reasons: the real one counts more than the list, the list more than words."""
    found = dict.fromkeys((guess(real), why_not, guess(stated)))
    return Worries(product, tuple(each for each in found if each is not WhyNot.UNKNOWN))


def fit(story: Story, of: Worries) -> Fit:
    """The same product weighs more than the same worry."""
    same_product = bool(_telling(of.product) & _telling(story.product))
    worry = story.why_not if story.why_not in of.reasons else None
    near = len(of.reasons) - of.reasons.index(worry) if worry is not None else 0
    return Fit(same_product, worry, 100 * same_product + near)


def by_fit(stories: Iterable[Story], of: Worries) -> list[Story]:
    """What fits best first; what fits alike stays in its order."""
    return sorted(stories, key=lambda story: fit(story, of).rank, reverse=True)


@lru_cache(maxsize=_KEPT)
def said(story: Story) -> str:
    """As it is said: the customer is named only with their permission, and then at its end, if not before.

    Without permission no word of their name is left.
    """
    if story.may_name or not story.customer:
        told = _named(story)
    else:
        from .unnamed import SOMEBODY, unnamed  # not needed at the start

        told = unnamed(story.words or f"{SOMEBODY} told me: {_sentence(story.figure)}", story.customer)
    return told[:1].upper() + told[1:]


def told_in(text: str, stories: Iterable[Story]) -> list[Story]:
    """Those that are told word for word in a text, whatever stands between the words."""
    hay = f" {_plain(text)} "
    return [story for story in stories if (plain := _said_plainly(story)) and f" {plain} " in hay]


def retold(text: str, before: Story, after: Story) -> str:
    """The text with one story in place of the other, where that is told word for word."""
    words = r"\W+".join(map(re.escape, _WORD.findall(said(before))))
    told = said(after).rstrip(".!?")
    return re.sub(rf"(?<!\w){words}(?!\w)", lambda _: told, text, flags=re.IGNORECASE) if words else text


def holds(parts: Sequence[str], sought: str) -> bool:
    """Whether all words sought begin a word somewhere in these parts."""
    words = " " + _plain(" ".join(parts))
    return all(f" {word}" in words for word in _plain(sought).split())


def _named(story: Story) -> str:
    if not story.words:
        return f"{story.customer or 'A customer of ours'} told me: {_sentence(story.figure)}"
    if not story.customer or _plain(story.customer) in _plain(story.words):
        return story.words
    return f"{_sentence(story.words)} That is {_sentence(story.customer)}"


def _sentence(words: str) -> str:
    return words if words[-1:] in ".!?" else f"{words}."


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


@lru_cache(maxsize=_KEPT)
def _said_plainly(story: Story) -> str:
    return _plain(said(story))


@lru_cache(maxsize=_KEPT)
def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text.casefold()) if len(word) > 2)
