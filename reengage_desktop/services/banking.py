"""Banking results and stories: what a customer gained, told to others who have the same worry (S2; mission row 20)."""

from __future__ import annotations

import re
from dataclasses import replace

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.story import Story

from .around import Around

MAX_WORDS = 600
NO_WORDS = "Write the result in a sentence, as you would say it."
LONG_WORDS = "The story has {length} characters. At most {most} can be said in a breath; shorten it."
_SAME_PRODUCT = 2  # weighs more than the same worry
NOT_HERE = "This story is not there any more. Nothing was changed."


class Banking:
    def __init__(self, around: Around) -> None:
        self._around = around

    def stories(self, product: str = "", why_not: WhyNot | None = None) -> list[Story]:
        """All of them, those that fit best first: the same product and worry, then either, then the newest."""
        return sorted(self._around.store.stories.all(), key=lambda story: _fit(story, product, why_not), reverse=True)

    def fitting(self, product: str, why_not: WhyNot) -> str:
        """The story that fits best as it is said, empty where none is about this product."""
        best = next(iter(self.stories(product, why_not)), None) if product else None
        return self.told(best) if best is not None and _fit(best, product, why_not) >= _SAME_PRODUCT else ""

    def save(self, story: Story) -> int:
        """Adds a story whose id is 0, else replaces it; its id. Raises `RuleFault`."""
        words = " ".join(story.words.split())
        if not words:
            raise RuleFault(NO_WORDS)
        if len(words) > MAX_WORDS:
            raise RuleFault(LONG_WORDS, length=len(words), most=MAX_WORDS)
        store = self._around.store
        if story.id and not any(each.id == story.id for each in store.stories.all()):
            raise RuleFault(NOT_HERE)
        customer, product = " ".join(story.customer.split()), " ".join(story.product.split())
        with store.writing() as changes:
            tidy = replace(story, words=words, customer=customer, product=product)
            ident = store.stories.save(tidy, self._around.now())
            changes.stories = True
        return ident

    def remove(self, story_id: int) -> Story:
        """The story, which `put_back` takes. Raises `RuleFault` if it is gone."""
        store = self._around.store
        found = next((each for each in store.stories.all() if each.id == story_id), None)
        if found is None:
            raise RuleFault(NOT_HERE)
        with store.writing() as changes:
            store.stories.remove(story_id)
            changes.stories = True
        return found

    def put_back(self, story: Story) -> None:
        """A story that was removed, or as it was before it was changed."""
        here = any(each.id == story.id for each in self._around.store.stories.all())
        self.save(story if here else replace(story, id=0))

    def told(self, story: Story) -> str:
        """As it is said; the customer is named only with their permission, and then at its end."""
        if story.may_name and story.customer and story.customer not in story.words:
            return f"{_sentence(story.words)} That is {_sentence(story.customer)}"
        if story.customer and not story.may_name:
            told = re.sub(re.escape(story.customer), "a customer of ours", story.words)
            return told[:1].upper() + told[1:]
        return story.words


def _fit(story: Story, product: str, why_not: WhyNot | None) -> int:
    same_worry = why_not is not None and why_not is not WhyNot.UNKNOWN and story.why_not is why_not
    return _SAME_PRODUCT * bool(_plain_words(product) & _plain_words(story.product)) + same_worry


def _sentence(words: str) -> str:
    return words if words[-1:] in ".!?" else f"{words}."


def _plain_words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > 2}
