"""Revisiting the No list by real reason, one card each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from reengage_desktop.domain.fact import FactState
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.no_card import Change, Changed, NoCard, answering, is_new
from reengage_desktop.domain.no_walk import Stop, due_before, from_place, in_order
from reengage_desktop.domain.permission import add_months, permission
from reengage_desktop.domain.prospect import Prospect, Quote, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.story import said, worries
from reengage_desktop.domain.wall_time import instant, local
from reengage_desktop.store.promises import MOVED

from .around import CHANGED_SINCE, Around
from .returning import Returning
from .stopping import ASKED, NOT_ASKED, stop
from .telling import told_reasons

if TYPE_CHECKING:
    from collections.abc import Callable

    from reengage_desktop.domain.trigger import Reading
    from reengage_desktop.store.changes import Changes
    from reengage_desktop.store.snapshots import Snapshot

PLACE = "no_walk_at"
JUST_WALKED = timedelta(days=30)  # whoever was looked at of late is no part of a walk past everybody
NOT_A_NO = "They stand on the No list no more. Nothing was changed; go on with the next one."
NOT_NEW = "Write what is new for them since they said no. Nothing was changed, and your words are still here."
TOLD_BEFORE = "They were told that before. Write what is new since; your words are still here."
LONGEST = 500


class Choice(StrEnum):
    """What is done with a No: the four ways are equal."""

    BACK = "back"
    LEAVE = "leave"
    ANOTHER = "another"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Walked:
    """What was chosen, in order to tell it and to take it back. `reading`: the day or the news that brings them back.

    `action` is what is next; None for whoever is not contacted any more.
    """

    prospect_id: int
    name: str
    choice: Choice
    action: NextAction | None
    snapshot: Snapshot
    revision: int
    reading: Reading | None = None


class Revisiting:
    """Everything raises `StoreFault`, and `RuleFault` for a person who is gone or stands on the No list no more."""

    def __init__(self, around: Around) -> None:
        self._around = around

    def due_count(self) -> int:
        """How many No's are older than their yearly walk, and were not looked at since."""
        return self._around.store.noes.count(self._due_before())

    def walk(self, *, everybody: bool = False) -> list[Stop]:
        """Who is due, by reason, beginning where the last walk was left; or everybody not looked at of late."""
        around = self._around
        before = around.now() - JUST_WALKED if everybody else self._due_before()
        place = around.store.settings.noted(PLACE)
        return from_place(in_order(around.store.noes.all(before)), place)

    def keep_place(self, prospect_id: int | None) -> None:
        """Where the next walk begins; None at the end."""
        if self._around.store.settings.noted(PLACE) != prospect_id:
            with self._around.store.writing():
                self._around.store.settings.note(PLACE, prospect_id)

    def card(self, prospect_id: int) -> NoCard:
        around, store = self._around, self._around.store
        person = self._on_the_list(prospect_id)
        quote = next(iter(store.quotes.of(prospect_id)), None)
        said_at, said_no = store.noes.said_at(prospect_id) or (around.now(), False)
        card = NoCard(
            prospect_id,
            person.name,
            person.company,
            quote.why_not if quote else WhyNot.UNKNOWN,
            quote,
            tuple(store.prospects.reasons(prospect_id)),
            said_at,
            person.walked_at,
            person.reason_to_call,
            permission(around.standing(person, around.zone()), around.law, around.now()),
            (),
            said_no,
        )
        return replace(card, changed=tuple(self._changed(card)))

    def back(self, prospect_id: int, reason: str) -> Walked:
        """Active again, with the next free slot and a reason to call, which must say something new to them."""
        person = self._on_the_list(prospect_id)
        line = " ".join(reason.split())[:LONGEST]
        if not is_new(line, told_reasons(self._around, prospect_id)):
            raise RuleFault(TOLD_BEFORE if is_new(line, ()) else NOT_NEW)
        call = Returning(self._around).call(person, Because.AFTER_NO)

        def write(_: Changes) -> NextAction:
            self._set_next(person, Stage.ACTIVE, call)
            self._around.store.prospects.edit(person.id, {"reason_to_call": line})
            return call

        return self._walk_past(person, Choice.BACK, write)

    def leave(self, prospect_id: int) -> Walked:
        """As they are until the next walk; a review that was to come before then waits for it."""
        person = self._on_the_list(prospect_id)

        def write(_: Changes) -> NextAction | None:
            action = person.next_action
            if action is None or action.kind is not ActionKind.REVIEW or action.promised:
                return action
            at = self._in_a_walk()
            if action.due_from >= at:
                return action
            review = replace(action, due_from=at, due_until=at + (action.due_until - action.due_from))
            self._set_next(person, person.stage, review)
            return review

        return self._walk_past(person, Choice.LEAVE, write)

    def another(self, prospect_id: int, words: str) -> Walked:
        """As they are until a day they named, or until news say these words. Raises as `Reviving.add` does."""
        from .reviving import Reviving

        person, reading = self._on_the_list(prospect_id), Reviving(self._around).understood(prospect_id, words)
        add = partial(self._around.store.triggers.add, prospect_id, reading.kind, reading.words, reading.due_on)

        def write(_: Changes) -> NextAction | None:
            add(self._around.now())
            return person.next_action

        return replace(self._walk_past(person, Choice.ANOTHER, write), reading=reading)

    def stop(self, prospect_id: int, *, they_asked: bool) -> Walked:
        """Nobody contacts them any more; where they asked for it their numbers are held, whoever comes in with one."""
        person, note = self._on_the_list(prospect_id), ASKED if they_asked else NOT_ASKED

        def write(changes: Changes) -> None:
            stop(self._around, changes, prospect_id, they_asked=they_asked, note=note)

        return self._walk_past(person, Choice.STOP, write)

    def undo(self, walked: Walked) -> None:
        """Everything of the person as before the choice. Raises `RuleFault` where something was written since."""
        store = self._around.store
        self._around.person(walked.prospect_id)
        if store.prospects.revision(walked.prospect_id) != walked.revision:
            raise RuleFault(CHANGED_SINCE)
        with store.writing() as changes:
            store.snapshots.restore(walked.snapshot)
            changes.prospects.add(walked.prospect_id)
            changes.same.add(walked.prospect_id)
            changes.letters = True

    def _walk_past(self, person: Prospect, choice: Choice, write: Callable[[Changes], NextAction | None]) -> Walked:
        store = self._around.store
        with store.writing() as changes:
            snapshot = store.snapshots.take(person.id)
            action = write(changes)
            store.prospects.edit(person.id, {"walked_at": self._around.now()})
            changes.prospects.add(person.id)
        return Walked(person.id, person.name, choice, action, snapshot, store.prospects.revision(person.id))

    def _set_next(self, person: Prospect, stage: Stage, action: NextAction | None) -> None:
        store, now = self._around.store, self._around.now()
        if person.next_action is not None and person.next_action.promised:
            store.promises.settle(person.id, MOVED, now)
        store.prospects.set_next(person.id, stage, action, now)

    def _on_the_list(self, prospect_id: int) -> Prospect:
        person = self._around.person(prospect_id)
        if person.stage not in (Stage.KEEP_IN_TOUCH, Stage.LET_GO):
            raise RuleFault(NOT_A_NO)
        return person

    def _changed(self, card: NoCard) -> list[Changed]:
        """Since the No, or since it was looked at: about them first, then what others paid and told."""
        store, since, who = self._around.store, card.since, card.prospect_id
        found = [
            Changed(Change.NEWS, work.said, work.made_at) for work in store.homework.of(who) if work.made_at > since
        ]
        for fact in store.facts.of(who, changed_too=True):
            if fact.state is FactState.CHANGED and fact.asked_at > since and not fact.became:
                found.append(Changed(Change.FACT, fact.words, fact.asked_at))
            elif fact.state is not FactState.CHANGED and fact.learned_at > since:
                found.append(Changed(Change.FACT, fact.words, fact.learned_at))
        found.sort(key=lambda each: each.at or since, reverse=True)
        return [*found, *self._price(card.quote, since), *self._stories(card, since)]

    def _price(self, quote: Quote | None, since: datetime) -> list[Changed]:
        """Others were quoted the same for less."""
        if quote is None or not quote.product or quote.value is None:
            return []
        value = self._around.store.noes.quoted_since(quote.product, quote.currency, quote.prospect_id, since)
        if value is None or value >= quote.value:
            return []
        return [Changed(Change.PRICE, quote.product, cents=value, currency=quote.currency)]

    def _stories(self, card: NoCard, since: datetime) -> list[Changed]:
        real, stated = card.newest("real"), card.newest("stated")
        product = card.quote.product if card.quote else ""
        of = worries(product, card.why_not, real.words if real else "", stated.words if stated else "")
        new = self._around.store.noes.stories_since(since)
        if not new:
            return []
        stories = [story for story in self._around.store.stories.all() if story.id in new]
        return [Changed(Change.STORY, said(story)) for story in answering(stories, of)]

    def _due_before(self) -> datetime:
        around = self._around
        return due_before(around.now(), around.zone(), around.settings().no_walk_months)

    def _in_a_walk(self) -> datetime:
        """The morning of the next yearly walk."""
        around = self._around
        zone = around.zone()
        day = add_months(local(around.now(), zone).date(), max(1, around.settings().no_walk_months))
        return instant(day, time(9), zone)
