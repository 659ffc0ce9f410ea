"""Placing new people: where they are, what they are worth, and their first call in a coming slot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import chain, repeat

from reengage_desktop.domain.arrival import Arrival, display_name, first_name
from reengage_desktop.domain.follow_up import CALL_WINDOW, MORNING_WINDOW, first_call, next_working_day
from reengage_desktop.domain.intake import NewProspect
from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.prospect import Party, Stage
from reengage_desktop.domain.ranking import payoff
from reengage_desktop.domain.slots import Occurrence, occurrences
from reengage_desktop.domain.wall_time import instant, local
from reengage_desktop.store.promises import MOVED

from .around import Around

SPREAD_DAYS = 30


class Placing:
    """One round of placing: settings, zone and blocked numbers are read once."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._rate = around.settings().commission_rate
        self._zone = around.zone()
        self._blocked = around.store.prospects.blocked_numbers()
        self._ahead = self._occurrences()

    def arrival(self, ident: int, person: NewProspect, reason_to_call: str = "") -> Arrival:
        """The person with clock, party, stage and score; the first call is given by `first_calls`."""
        number = next((phone.e164 for phone in person.phones if phone.e164), "")
        places = self._around.places
        country = places.country_code(person.country) or person.country
        region = places.region_code(country, person.region) or person.region
        if not country and number:
            country, known_region = places.address_of_number(number)
            region = region or known_region
        place = places.place(country, region, number, self._zone)
        blocked = person.do_not_contact or any(phone.e164 in self._blocked for phone in person.phones)
        stage = Stage.DO_NOT_CONTACT if blocked else Stage.SOLD if person.stage_hint == "sold" else Stage.ACTIVE
        return Arrival(
            id=ident,
            person=person,
            name=display_name(person),
            first_name=first_name(person),
            party=Party.BUSINESS if person.company else Party.CONSUMER,
            stage=stage,
            country=country,
            region=region,
            zone="" if place.source == "mine" else place.zone,
            other_zone=place.other_zone,
            action=None,
            score=payoff(person.worth, person.value, self._rate, person.why_not, "").per_hour,
            reason_to_call=reason_to_call,
        )

    def first_calls(self, arrivals: Iterable[Arrival]) -> list[Arrival]:
        """Largest payoff first, a slot's capacity each, over the coming thirty days; all others after those."""
        arrivals = list(arrivals)
        open_ones = sorted((a for a in arrivals if a.stage.in_pool), key=lambda a: (-a.score, a.id))
        places = [first_call(held) for held in self._ahead for _ in range(held.slot.capacity)]
        afterwards = self._afterwards(self._ahead)
        actions = {
            arrival.id: _for(arrival, action)
            for arrival, action in zip(open_ones, chain(places, repeat(afterwards)), strict=False)
        }
        return [replace(a, action=actions.get(a.id)) for a in arrivals]

    def _afterwards(self, ahead: Sequence[Occurrence]) -> NextAction:
        if ahead:
            return first_call(ahead[-1])
        now = self._around.now()
        day = next_working_day(local(now, self._zone).date())
        start = instant(day, MORNING_WINDOW[0], self._zone)
        return NextAction(ActionKind.CALL, start, start + CALL_WINDOW)

    def _occurrences(self) -> list[Occurrence]:
        now = self._around.now()
        today = local(now, self._zone).date()
        slots = self._around.store.slots.all()
        ahead = occurrences(slots, self._zone, today, today + timedelta(days=SPREAD_DAYS))
        return [held for held in ahead if held.end > now]


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


def hold_blocked(around: Around, prospect_id: int) -> None:
    """A number that asked not to be contacted holds for whoever has it; a new number of such a person is held, too."""
    store, now = around.store, around.now()
    person = store.prospects.get(prospect_id)
    if person is None:
        return
    numbers = {phone.e164 for phone in store.prospects.phones(prospect_id) if phone.understood}
    asked = person.stage is Stage.DO_NOT_CONTACT
    if not asked and numbers.isdisjoint(store.prospects.blocked_numbers()):
        return
    if not asked:
        store.promises.settle(prospect_id, MOVED, now)
        store.prospects.set_next(prospect_id, Stage.DO_NOT_CONTACT, None, now)
    store.prospects.block_numbers(prospect_id, now)


def _for(arrival: Arrival, action: NextAction) -> NextAction:
    """Without a number the first thing is to find one."""
    return action if arrival.person.phones else replace(action, kind=ActionKind.FIND_NUMBER)
