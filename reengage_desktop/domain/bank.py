"""The bank as one looks through it: which of its results, stories and interviews are sought."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .interview import Interview
from .reason import WhyNot
from .story import Story, StoryKind, holds

Item = Story | Interview


class Kind(StrEnum):
    RESULT = "result"
    STORY = "story"
    INTERVIEW = "interview"


@dataclass(frozen=True, slots=True)
class Sought:
    """What is left empty takes everything. `words` may stand anywhere, each of them as the beginning of a word."""

    kind: Kind | None = None
    product: str = ""
    why_not: WhyNot | None = None
    words: str = ""

    def takes(self, item: Item) -> bool:
        if self.kind is not None and kind_of(item) is not self.kind:
            return False
        if self.product and item.product.casefold() != self.product.casefold():
            return False
        if self.why_not is not None and item.why_not is not self.why_not:
            return False
        return not self.words.strip() or holds(_written(item), self.words)


def kind_of(item: Item) -> Kind:
    if isinstance(item, Interview):
        return Kind.INTERVIEW
    return Kind.RESULT if item.kind is StoryKind.RESULT else Kind.STORY


def _written(item: Item) -> tuple[str, ...]:
    if isinstance(item, Interview):
        return item.customer, item.product, *item.answers
    return item.words, item.customer, item.product, item.figure
