"""Exploring what was not tried yet to reach somebody."""

from __future__ import annotations

from datetime import datetime

from reengage_desktop.domain.desk import Choice
from reengage_desktop.domain.prospect import Importance, Party, Prospect
from reengage_desktop.domain.story import Story, fit, worries
from reengage_desktop.domain.untried import Reachable, Untried, ways

from .around import Around


class Exploring:
    def __init__(self, around: Around) -> None:
        self._around = around

    def ways(self, prospect_id: int) -> tuple[Untried, ...]:
        """Those not tried since they last answered first. Raises `RuleFault` if the person is gone."""
        person, store = self._around.person(prospect_id), self._around.store
        since = person.last_contact_at
        return ways(
            Reachable(
                zone=self._around.zone(),
                touches=[touch for touch in store.touches.of(prospect_id) if _after(touch.at, since)],
                numbers=[phone for phone in store.prospects.phones(prospect_id) if phone.understood and not phone.dead],
                around=store.people_around.of(prospect_id),
                talks=[talk for talk in store.people_around.touches(prospect_id) if _after(talk.at, since)],
                untold=self._untold(person),
                place=person.city or person.region,
                street=person.street,
                is_business=person.party is Party.BUSINESS,
                pushed=self._pushed(prospect_id, since),
            )
        )

    def is_very_important(self, prospect_id: int) -> bool:
        """Whether the sale opens the extra ways (S1 S4; mission row 39). Raises `RuleFault` if the person is gone."""
        return self._around.person(prospect_id).importance is Importance.VERY

    def _untold(self, person: Prospect) -> list[Story]:
        """Of the stories that are about what they considered, or about their worry."""
        store = self._around.store
        stories, told = store.stories.all(), store.story_uses.told_to(person.id)
        quote = next(iter(store.quotes.of(person.id)), None)
        newest = {reason.kind: reason.words for reason in reversed(store.prospects.reasons(person.id))}
        if quote is None:
            return []
        of = worries(quote.product, quote.why_not, newest.get("real", ""), newest.get("stated", ""))
        found = [story for story in stories if story.id not in told and fit(story, of).rank]
        return sorted(found, key=lambda story: fit(story, of).rank, reverse=True)

    def _pushed(self, prospect_id: int, since: datetime | None) -> frozenset[str]:
        """What one went on with at the desk was new only once."""
        made = self._around.store.decisions.of(prospect_id)
        return frozenset(each.angle for each in made if each.choice == Choice.PUSH_ON and _after(each.at, since))


def _after(at: datetime, since: datetime | None) -> bool:
    return since is None or at > since
