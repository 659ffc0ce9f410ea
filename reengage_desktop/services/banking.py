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
NOT_HERE = "This story is not there any more. Nothing was changed."


class Banking:
    def __init__(self, around: Around) -> None:
        self._around = around

    def stories(self, product: str = "", why_not: WhyNot | None = None) -> list[Story]:
        """All of them, those that fit best first: the same product and worry, then either, then the newest."""
        asked = _plain_words(product)

        def fit(story: Story) -> int:
            same_worry = why_not is not None and why_not is not WhyNot.UNKNOWN and story.why_not is why_not
            return 2 * bool(asked & _plain_words(story.product)) + same_worry

        return sorted(self._around.store.stories.all(), key=fit, reverse=True)

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


def _sentence(words: str) -> str:
    return words if words[-1:] in ".!?" else f"{words}."


def _plain_words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > 2}
