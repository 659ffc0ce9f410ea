"""Placing new people: where they are, what they are worth, and their first call in a coming slot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache
from heapq import nlargest
from typing import NamedTuple

from reengage_desktop.domain.arrival import Arrival, display_name, first_name
from reengage_desktop.domain.follow_up import CALL_WINDOW, MORNING_WINDOW, first_call, next_working_day
from reengage_desktop.domain.newcomer import NewProspect
from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.place import in_its_place
from reengage_desktop.domain.prospect import Party, Stage
from reengage_desktop.domain.ranking import score
from reengage_desktop.domain.slots import Occurrence, occurrences
from reengage_desktop.domain.wall_time import instant, local

from .around import Around
from .holding import Holding

SPREAD_DAYS = 30
SEEN = 16_384


class First(NamedTuple):
    """Where somebody begins: the time-free score (cents an hour), and the first action, None outside the pool."""

    stage: Stage
    score: int
    action: NextAction | None = None


class Placing:
    """One round of placing: settings, zone and who is held are read once, a place that comes again found once."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._terms = around.store.products.terms(around.settings().commission_rate)
        self._zone = around.zone()
        self._holding = Holding(around)
        self._asked: set[str] = set()  # the numbers that ask for it in the same list
        self._ahead = self._occurrences()
        self._where = lru_cache(maxsize=SEEN)(self._located)

    def arrival(self, ident: int, person: NewProspect, reason_to_call: str = "", first: First | None = None) -> Arrival:
        """The person with clock, party, stage and score; the first call is given by `first_calls` or `firsts`."""
        if first is None:
            first = First(self._stage(person), self._score(person))
        country, region, zone, other_zone = self._where(person.country, person.region, in_its_place(_number(person)))
        # By position: with a hundred thousand people the keywords alone would be felt.
        return Arrival(
            ident,
            person,
            display_name(person),
            first_name(person),
            Party.BUSINESS if person.company else Party.CONSUMER,
            first.stage,
            country,
            region,
            zone,
            other_zone,
            first.action,
            first.score,
            reason_to_call,
        )

    def firsts(self, people: Iterable[NewProspect]) -> list[First]:
        """For each in turn where they begin: the largest payoff in the first slot, as many as it holds, and so on.

        That is for the coming thirty days; all others come after, and who has no number comes after who has one. Of
        equal payoffs the first in `people` is first.
        """
        people = list(people)
        self._asked = {phone.e164 for person in people if person.do_not_contact for phone in person.phones} - {""}
        call, search = _or_search(self._afterwards())
        firsts, has_number = [], []
        for person in people:
            stage, score = self._stage(person), self._score(person)
            has_number.append(bool(person.phones))
            firsts.append(First(stage, score, None if not stage.in_pool else call if has_number[-1] else search))
        room = [_or_search(first_call(held)) for held in self._ahead for _ in range(held.slot.capacity)]
        pool = (at for at, first in enumerate(firsts) if first.action)
        # A number to find waits for the calls.
        best = nlargest(len(room), pool, key=lambda at: (has_number[at], firsts[at].score))
        for at, (call, search) in zip(best, room, strict=False):
            firsts[at] = firsts[at]._replace(action=call if has_number[at] else search)
        return firsts

    def first_calls(self, arrivals: Iterable[Arrival]) -> list[Arrival]:
        """The same for people who are placed already."""
        arrivals = list(arrivals)
        firsts = self.firsts(arrival.person for arrival in arrivals)
        return [replace(arrival, action=first.action) for arrival, first in zip(arrivals, firsts, strict=True)]

    def _stage(self, person: NewProspect) -> Stage:
        if person.do_not_contact or self._holding.blocked(person):
            return Stage.DO_NOT_CONTACT
        if self._asked and not self._asked.isdisjoint(phone.e164 for phone in person.phones):
            return Stage.DO_NOT_CONTACT
        if person.whole is not None:
            return person.whole.stage
        return Stage.SOLD if person.stage_hint == "sold" else Stage.ACTIVE

    def _score(self, person: NewProspect) -> int:
        terms, value = self._terms, person.value
        worth = terms.worth(person.worth, value, person.product, person.currency)
        return score(worth, value, terms.rate, person.why_not, "")

    def _located(self, country: str, region: str, number: str) -> tuple[str, str, str, str]:
        """(country, region, zone, other zone) by address and number; the zone is "" where it is the salesperson's."""
        places = self._around.places
        country = places.country_code(country) or country
        region = places.region_code(country, region) or region
        if not country and number:
            country, known_region = places.address_of_number(number)
            region = places.region_code(country, region) or region or known_region
        place = places.place(country, region, number, self._zone)
        return country, region, "" if place.source == "mine" else place.zone, place.other_zone

    def _afterwards(self) -> NextAction:
        if self._ahead:
            return first_call(self._ahead[-1])
        now = self._around.now()
        day = next_working_day(local(now, self._zone).date(), self._around.holidays())
        start = instant(day, MORNING_WINDOW[0], self._zone)
        return NextAction(ActionKind.CALL, start, start + CALL_WINDOW)

    def _occurrences(self) -> list[Occurrence]:
        now = self._around.now()
        today = local(now, self._zone).date()
        slots, holidays = self._around.slots(), self._around.holidays()
        ahead = occurrences(slots, self._zone, today, today + timedelta(days=SPREAD_DAYS))
        return [held for held in ahead if held.end > now and local(held.start, self._zone).date() not in holidays]


def settle_place(around: Around, prospect_id: int) -> None:
    """Puts somebody whose address was learned into the clock of that address."""
    shelf, places = around.store.prospects, around.places
    person = shelf.get(prospect_id)
    if person is None:
        return
    number = next((phone.e164 for phone in shelf.phones(prospect_id) if phone.understood), "")
    country = places.country_code(person.country) or person.country
    region = places.region_code(country, person.region) or person.region
    place = places.place(country, region, number, around.zone())
    zone = "" if place.source == "mine" else place.zone
    shelf.edit(prospect_id, {"country": country, "region": region, "zone": zone, "other_zone": place.other_zone})


def _or_search(call: NextAction) -> tuple[NextAction, NextAction]:
    """Beside the call what is to be done about somebody without a number: the first thing is to find one."""
    return call, replace(call, kind=ActionKind.FIND_NUMBER)


def _number(person: NewProspect) -> str:
    for phone in person.phones:
        if phone.e164:
            return phone.e164
    return ""
