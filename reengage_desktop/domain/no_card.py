"""The card of a No: why they said it, what has changed since, and what they would have to hear (S2; mission row 5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from .preparation import says_something
from .prospect import Quote, Reason
from .reason import WhyNot
from .story import Story, Worries, by_fit, fit

if TYPE_CHECKING:
    from .permission import Permission

STORIES = 2


class Change(StrEnum):
    """What kind of thing came up since."""

    NEWS = "news"
    FACT = "fact"
    PRICE = "price"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class Changed:
    """`words` as they were noted; of a price `cents` and its currency. `at` is when it came up, None where unknown."""

    kind: Change
    words: str
    at: datetime | None = None
    cents: int = 0
    currency: str = ""


@dataclass(frozen=True, slots=True)
class NoCard:
    """`reasons` newest first, as said and as they are; `quote` is the newest one, None without any.

    `since`: the No, or when it was last looked at, if that is later. Not `said_no`: they were let go unheard, and
    `said_at` is when they were tried last.
    """

    prospect_id: int
    name: str
    company: str
    why_not: WhyNot
    quote: Quote | None
    reasons: tuple[Reason, ...]
    said_at: datetime
    walked_at: datetime | None
    reason_to_call: str
    permission: Permission
    changed: tuple[Changed, ...]
    said_no: bool = True

    @property
    def since(self) -> datetime:
        return max(self.said_at, self.walked_at) if self.walked_at else self.said_at

    def newest(self, kind: str) -> Reason | None:
        return next((reason for reason in self.reasons if reason.kind == kind), None)


def answering(stories: Iterable[Story], of: Worries) -> list[Story]:
    """Of these stories those that fit their worries, the best first; at most `STORIES`."""
    return [story for story in by_fit(stories, of) if fit(story, of).rank][:STORIES]


def is_new(reason: str, told: Iterable[str]) -> bool:
    """Whether the reason to call says something that they have not been told before."""
    line = _plain(reason)
    return says_something(reason) and all(line != _plain(each) for each in told)


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".!? ")
