"""Banking results and stories: what a customer gained, told to others who have the same worry (S2; mission row 20)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.letter import Letter, LetterState
from reengage_desktop.domain.prospect import Prospect, Quote, Reason
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.spoken import clean
from reengage_desktop.domain.story import (
    Fit,
    Story,
    StoryKind,
    Told,
    ToldIn,
    Worries,
    by_fit,
    fit,
    retold,
    said,
    told_in,
    worries,
)

from .around import Around
from .retracing import Step, recording

MAX_WORDS, MAX_LINE = 600, 120
NO_WORDS = "Write the result in a sentence, as you would say it."
NO_RESULT = "Write the number that was measured, such as “38 %”, or call it a story."
LONG_WORDS = "The story has {length} characters. At most {most} can be said in a breath; shorten it."
LONG_LINE = "“{words}” has more than {most} characters. Shorten it; nothing was saved."
NOT_HERE = "This story is not there any more. Nothing was changed."
_SHOWN = 40  # letters of a line that is too long


@dataclass(frozen=True, slots=True)
class Fitting:
    """A story, why it fits somebody, and when they were told it last."""

    story: Story
    fit: Fit
    told_at: datetime | None

    @property
    def said(self) -> str:
        """As it is said."""
        return said(self.story)


@dataclass(frozen=True, slots=True)
class ToTell:
    """All stories, what fits best first; the ids of the one that was chosen, and of the one that is told without."""

    fittings: tuple[Fitting, ...]
    chosen: int | None
    by_itself: int | None


class Banking:
    def __init__(self, around: Around) -> None:
        self._around = around

    # What is there

    def stories(self) -> list[Story]:
        """Newest first."""
        return self._around.store.stories.all()

    def counts(self) -> dict[int, Told]:
        """How often each was told; those that never were are left out."""
        return self._around.store.story_uses.counts()

    # For one person

    def to_tell(self, prospect_id: int) -> ToTell:
        """Raises `RuleFault` if the person is gone."""
        store, person = self._around.store, self._around.person(prospect_id)
        quote = next(iter(store.quotes.of(prospect_id)), None)
        of = _worries(quote, store.prospects.reasons(prospect_id))
        told = store.story_uses.told_to(prospect_id)
        found = by_fit(store.stories.all(), of)
        fittings = tuple(Fitting(each, fit(each, of), told.get(each.id)) for each in found)
        best = _by_itself(found, of)
        return ToTell(fittings, person.story_id, best.id if best is not None else None)

    def story_for(self, person: Prospect, quote: Quote | None, reasons: Sequence[Reason]) -> str:
        """What `{{ story }}` says to them: the one that was chosen, else the best about their product, else nothing."""
        store = self._around.store
        chosen = store.stories.get(person.story_id) if person.story_id is not None else None
        if chosen is None and quote is not None and quote.product:
            of = _worries(quote, reasons)
            chosen = _by_itself(by_fit(store.stories.all(), of), of)
        return said(chosen) if chosen is not None else ""

    def choose(self, prospect_id: int, story_id: int | None) -> Step:
        """This one goes into their script and letters, None: the one that fits best. Raises `RuleFault`."""
        self._around.person(prospect_id)
        if story_id is not None:
            self._known(story_id)
        with recording(self._around, prospect_id, "prospects") as record:
            self._around.store.prospects.edit(prospect_id, {"story": story_id})
        return record.step

    def note_told(self, prospect_id: int, text: str, where: ToldIn) -> None:
        """Counts the stories that a text told them, word for word. Within a `writing` block."""
        store, now = self._around.store, self._around.now()
        for story in told_in(text, store.stories.all()):
            store.story_uses.add(prospect_id, story.id, where, now)

    # What is written

    def save(self, story: Story) -> tuple[int, Step]:
        """Adds a story whose id is 0, else replaces it; its id. Raises `RuleFault`.

        Letters that wait name nobody any more who may not be named now, and are to be read again.
        """
        tidy, store, now = _tidy(story), self._around.store, self._around.now()
        naming = self._naming(self._known(story.id), tidy) if story.id else {}
        who = sorted({letter.prospect_id for letter in naming})
        with recording(self._around, who, "stories", "letters") as record:
            ident = store.stories.save(tidy, now)
            for letter, words in naming.items():
                store.letters.rewrite(letter.id, words, LetterState.DRAFT, now)
        return ident, record.step

    def remove(self, story_id: int) -> Step:
        """With it goes where it was chosen and told, and comes back with it. Raises `RuleFault` if it is gone."""
        self._known(story_id)
        store = self._around.store
        who = sorted({*store.stories.chosen_for(story_id), *store.story_uses.people(story_id)})
        with recording(self._around, who, "stories", "prospects", "story_uses") as record:
            store.stories.remove(story_id)
            record.changes.same.update(who)  # nothing new was written down about them
        return record.step

    def _naming(self, before: Story, after: Story) -> dict[Letter, str]:
        """Letters that wait and tell it by a name that may not stand there, with the words that may."""
        if after.may_name or not after.customer:
            return {}
        told = {letter: retold(letter.words, before, after) for letter in self._around.store.letters.waiting()}
        return {letter: words for letter, words in told.items() if words != letter.words}

    def _known(self, story_id: int) -> Story:
        found = self._around.store.stories.get(story_id)
        if found is None:
            raise RuleFault(NOT_HERE)
        return found


def _worries(quote: Quote | None, reasons: Sequence[Reason]) -> Worries:
    """`reasons`: newest first."""
    newest = {reason.kind: reason.words for reason in reversed(reasons)}
    product, why_not = (quote.product, quote.why_not) if quote is not None else ("", WhyNot.UNKNOWN)
    return worries(product, why_not, newest.get("real", ""), newest.get("stated", ""))


def _by_itself(found: Sequence[Story], of: Worries) -> Story | None:
    """Nobody chose it, so that it must at least be about what they considered; `found`: what fits best first."""
    best = next(iter(found), None)
    return best if best is not None and fit(best, of).same_product else None


def _tidy(story: Story) -> Story:
    is_result = story.kind is StoryKind.RESULT
    words = clean(story.words)
    result, unit = (clean(story.result), clean(story.unit)) if is_result else ("", "")
    if is_result and not result:
        raise RuleFault(NO_RESULT)
    if not words and not result:
        raise RuleFault(NO_WORDS)
    if len(words) > MAX_WORDS:
        raise RuleFault(LONG_WORDS, length=len(words), most=MAX_WORDS)
    customer, product = clean(story.customer), clean(story.product)
    for line in (result, unit, customer, product):
        refuse_long(line)
    return replace(story, words=words, customer=customer, product=product, result=result, unit=unit)


def refuse_long(line: str) -> None:
    if len(line) > MAX_LINE:
        raise RuleFault(LONG_LINE, words=f"{line[:_SHOWN].rstrip()}…", most=MAX_LINE)
