"""What is known of the sample people: reasons, quotes, facts, homework, who is around them, what brings them back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from reengage_desktop.domain.homework import About, HomeworkKind
from reengage_desktop.domain.interview import Interview
from reengage_desktop.domain.ladder_change import Why
from reengage_desktop.domain.ladder_plan import FIVE
from reengage_desktop.domain.prospect import Quote, Reason, ReasonKind, Registry
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.story import Story, StoryKind
from reengage_desktop.domain.trigger import TriggerKind
from reengage_desktop.domain.wall_time import instant

from .around import Around

Sample = Mapping[str, Any]
HOUR = 12


class SampleKnown:
    """Within one `writing` block; all days are told from today."""

    def __init__(self, around: Around) -> None:
        self._around, self._store = around, around.store
        self._today, self._now = around.today(), around.now()

    def add(self, prospect_id: int, sample: Sample) -> None:
        """Everything about one of them but touches and the next action."""
        self._add_reasons(prospect_id, sample["quote"])
        self._add_quotes(prospect_id, sample)
        for fact in sample["facts"]:
            words = fact["words"].format(day=self._spoken(fact.get("names_in_days", 0)))
            self._store.facts.add(prospect_id, words, self._at(fact), fact.get("source", ""))
        for work in sample["homework"]:
            about = About(work.get("about", ""))
            made = self._store.homework.add(
                prospect_id, HomeworkKind(work["kind"]), work["words"], self._now, about=about
            )
            self._store.homework.mark_news(made, work.get("newsworthy", False))
        for note in sample.get("dated_notes", ()):
            self._store.notes.add(prospect_id, note["words"], self._at(note))
        for trigger in sample.get("triggers", ()):
            day = self._today + timedelta(days=trigger["in_days"]) if "in_days" in trigger else None
            self._store.triggers.add(prospect_id, TriggerKind(trigger["kind"]), trigger["words"], day, self._now)
        for person in reversed(sample["around"]):
            self._add_around(prospect_id, person)
        self._add_permission(prospect_id, sample.get("permission", {}))

    def put_on_a_ladder(self, prospect_id: int, sample: Sample) -> None:
        """The one they were put on, before the attempts that were made on it."""
        if told := sample.get("ladder"):
            at, key = self._ago(told["days_ago"]), told["key"]
            self._store.ladders.note([prospect_id], FIVE.key, key, Why.CHOSEN, at)
            self._store.ladders.put([prospect_id], key)

    def add_story(self, sample: Sample, batch: int) -> None:
        """A story of the bank, and the interview it was made from."""
        told = dict(sample)
        spoken = told.pop("interview", None)
        told |= {"why_not": WhyNot(told["why_not"]), "kind": StoryKind(told["kind"])}
        story = Story(0, **told, interview_id=self._add_interview(spoken, told) if spoken else None)
        self._store.stories.save(story, self._now, batch=batch)

    def _add_interview(self, sample: Sample, story: Sample) -> int:
        shared = {name: story[name] for name in ("customer", "may_name", "product", "why_not")}
        answers = {name: sample[name] for name in ("looked", "bought", "changed")}
        held_on = self._today - timedelta(days=sample["days_ago"])
        return self._store.interviews.save(Interview(0, held_on=held_on, **shared, **answers), self._now)

    def _add_reasons(self, prospect_id: int, quote: Sample) -> None:
        told = self._ago(quote["quoted_days_ago"])
        found = self._ago(quote.get("real_days_ago", quote["quoted_days_ago"]))
        for reason in (
            Reason(ReasonKind.STATED, quote["stated_reason"], told),
            Reason(ReasonKind.SEEN, quote.get("seen", ""), told),
            Reason(ReasonKind.REAL, quote["real_reason"], found, quote["certainty"], quote.get("real_from", "")),
        ):
            if reason.words:
                self._store.prospects.add_reason(prospect_id, reason)

    def _add_quotes(self, prospect_id: int, sample: Sample) -> None:
        """Further ones; that of the list is there, and gets its number."""
        (first,) = self._store.quotes.of(prospect_id)
        if number := sample["quote"].get("number", ""):
            self._store.quotes.save(replace(first, number=number))
        for more in sample.get("quotes", ()):
            quote = Quote(
                0, prospect_id, more["product"], more["value"] * 100, more["worth"] * 100, first.currency,
                self._today - timedelta(days=more["quoted_days_ago"]), WhyNot(more["why_not"]), number=more["number"],
                valid_until=self._today + timedelta(days=more["valid_in_days"]),
            )  # fmt: skip
            self._store.quotes.save(quote)

    def _add_permission(self, prospect_id: int, told: Sample) -> None:
        """Their written permission, and what a do-not-call registry said of their numbers."""
        if "proof" in told:
            given = {"consent_on": self._day(told["consent_days_ago"]), "consent_proof": told["proof"]}
            self._store.prospects.edit(prospect_id, {"consented": True, **given})
        if "registry" in told:
            said = Registry(told["registry"]), self._day(told["checked_days_ago"])
            numbers = [phone.e164 for phone in self._store.prospects.phones(prospect_id)]
            self._store.registries.mark(numbers, lambda _number, _before: said)

    def _add_around(self, prospect_id: int, sample: Sample) -> None:
        """Somebody around them, with what happened with them."""
        shelf = self._store.people_around
        told = {name: sample.get(name, "") for name in ("role", "kind", "side", "phone", "note")}
        person = shelf.get(shelf.add(prospect_id, sample["name"], self._now, **told))
        assert person is not None
        for touch in sample.get("touches", ()):
            row = {name: touch[name] for name in ("channel", "outcome", "note", "learned")}
            shelf.add_touch(person, {"at": self._at(touch), "seconds": 60 * touch["minutes"], **row})

    def _day(self, days_ago: int) -> date:
        return self._today - timedelta(days=days_ago)

    def _spoken(self, in_days: int) -> str:
        """A day to come as one says it: "25 October"."""
        day = self._day(-in_days)
        return f"{day.day} {day:%B}"

    def _at(self, sample: Sample) -> datetime:
        return self._ago(sample["days_ago"], sample.get("hour", HOUR))

    def _ago(self, days: int, hour: int = HOUR) -> datetime:
        return instant(self._today - timedelta(days=days), time(hour), self._around.zone())
