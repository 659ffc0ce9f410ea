"""What is noted of the permission to call somebody, with its proof."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from reengage_desktop.domain.ago import MONTHS
from reengage_desktop.domain.calling_hours import Interval
from reengage_desktop.domain.cells import clean_line
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.law import Rule
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.permission import (
    DAY,
    MONTH,
    Limit,
    Permission,
    Standing,
    callable_window,
    first_allowed,
)
from reengage_desktop.domain.permission import permission as permission_of
from reengage_desktop.domain.person_field import LONGEST_LINE, not_longer
from reengage_desktop.domain.place import is_zone
from reengage_desktop.domain.prospect import KnownPhone, Party, Prospect, Stage
from reengage_desktop.domain.wall_time import instant, local, zone
from reengage_desktop.domain.written_date import default_order, read_date

from .around import Around, by_rule
from .moving import Moved, Moving
from .retracing import Step, recording
from .stopping import NOT_ASKED

HOUR = timedelta(hours=1)
MY_DAY = time(8), time(20)  # a call is put off to an hour at which one works oneself
AHEAD = 15  # days in which such an hour is looked for
EARLIEST = date(1950, 1, 1)
TO_COME = "{day} has not come yet. Nothing was changed; write the day on which it was."
LONG_AGO = "That day is too long ago. Nothing was changed; write it with its year, as 9 June 2026."
NO_DATE = "“{text}” is no date. Write it as 9 June 2026. Nothing was changed."
NO_ZONE = "There is no clock named “{text}”. Nothing was changed."
OUTSIDE_HOURS, NOT_ALLOWED = "Called outside hours: {rule}", "Called although it was not allowed: {rule}"
NEVER = "There is no hour at which {name} may be called. Nothing was moved."


@dataclass(frozen=True, slots=True)
class Permit:
    """All that tells whether somebody may be called. `rule`: of their place, as the person or the business they are.

    `phones`: the living ones. Tries are calls in the last 24 hours and in the last 30 days. `stopped_on`, `they_asked`:
    of somebody who must not be contacted. `home`: as in `Portrait`.
    """

    person: Prospect
    permission: Permission
    rule: Rule
    phones: tuple[KnownPhone, ...]
    tries_in_a_day: int
    tries_in_a_month: int
    stopped_on: date | None
    they_asked: bool
    zone: str
    their_zone: str
    home: str


@dataclass(frozen=True, slots=True)
class Dialling:
    """Whether a call may be dialled now, and what can be done where it may not.

    `allowed`: the first hours in which it may, in UTC; None where there are none. `waits`: what is booked for an hour
    that is allowed and to come, which needs no moving. `can_move`: the next action is a call that can be moved there.
    """

    permission: Permission
    allowed: Interval | None
    waits: NextAction | None
    can_move: bool
    stopped_on: date | None
    they_asked: bool
    zone: str
    their_zone: str


def remark(permission: Permission) -> str:
    """What the note of a call says that is made although it is not allowed."""
    told = OUTSIDE_HOURS if permission.limit is Limit.HOURS else NOT_ALLOWED
    return told.format(rule=by_rule(permission))


def not_now(permission: Permission, mine: str, theirs: str) -> Dialling:
    """Of somebody for whom nothing is planned that could be moved; `mine` and `theirs` are zones."""
    opens = permission.opens_at
    return Dialling(permission, (opens, opens) if opens else None, None, False, None, False, mine, theirs)


class Permitting:
    """Everything raises `RuleFault` for a person who is gone and for what cannot be kept, and `StoreFault`."""

    def __init__(self, around: Around) -> None:
        self._around = around

    def of(self, who: int) -> Permit:
        around, store = self._around, self._around.store
        person, settings, now = around.person(who), around.settings(), around.now()
        mine = around.zone()
        tries = store.tries.since(now - MONTH, [who]).get(who, ())
        stopped_on, they_asked = self._stopped(person)
        return Permit(
            person=person,
            permission=permission_of(self._standing(who), around.law, now),
            rule=around.law.rule(person.country, person.region, person.party is Party.CONSUMER),
            phones=tuple(phone for phone in store.prospects.phones(who) if not phone.dead),
            tries_in_a_day=sum(now - at < DAY for at in tries),
            tries_in_a_month=sum(now - at < MONTH for at in tries),
            stopped_on=stopped_on,
            they_asked=they_asked,
            zone=mine,
            their_zone=person.zone or mine,
            home=settings.region,
        )

    def dialling(self, who: int) -> Dialling:
        around, now, mine = self._around, self._around.now(), self._around.zone()
        person, standing = around.person(who), self._standing(who)
        action = person.next_action
        waits = action is not None and action.kind.by_phone and action.due_from > now
        stopped_on, they_asked = self._stopped(person)
        return Dialling(
            permission=permission_of(standing, around.law, now),
            allowed=self._first_hours(standing, now, mine),
            waits=action if waits and action and self._is_allowed(standing, action) else None,
            can_move=action is not None and action.kind.is_call,
            stopped_on=stopped_on,
            they_asked=they_asked,
            zone=mine,
            their_zone=person.zone or mine,
        )

    def move(self, who: int) -> Moved:
        """The next action to the first hours in which they may be called. `Moving.undo_move` takes it back."""
        hours = self._first_hours(self._standing(who), self._around.now(), self._around.zone())
        if hours is None:
            raise RuleFault(NEVER, name=self._around.person(who).name)
        return Moving(self._around).move(who, *hours, promised=False)

    # What is noted

    def note_consent(self, who: int, on: date | None, proof: str = "") -> Step:
        """They agreed in writing to be called. `on`: the day, None if not known; `proof`: where it lies, in words."""
        words = not_longer(clean_line(proof), LONGEST_LINE)
        return self._write(who, {"consented": True, "consent_on": self._past(on), "consent_proof": words})

    def withdraw(self, who: int) -> Step:
        """There is no written permission, or none any more."""
        return self._write(who, {"consented": False, "consent_on": None, "consent_proof": ""})

    def set_asked_on(self, who: int, on: date | None) -> Step:
        """The day on which they inquired, beside the quotes."""
        return self._write(who, {"asked_on": self._past(on)})

    def set_bought_on(self, who: int, on: date | None) -> Step:
        return self._write(who, {"bought_on": self._past(on)})

    def set_party(self, who: int, party: Party) -> Step:
        return self._write(who, {"party": party.value})

    def set_zone(self, who: int, name: str) -> Step:
        """The one clock that is theirs; with "" it is found by address and number again."""
        if name:
            if not is_zone(name):
                raise RuleFault(NO_ZONE, text=name[:60])
            return self._write(who, {"zone": name, "other_zone": "", "zone_chosen": True})
        around, person = self._around, self._around.person(who)
        number = next((phone.e164 for phone in around.store.prospects.phones(who) if phone.e164), "")
        place = around.places.place(person.country, person.region, number, around.zone())
        found = "" if place.source == "mine" else place.zone
        return self._write(who, {"zone": found, "other_zone": place.other_zone, "zone_chosen": False})

    def read_day(self, text: str) -> date | None:
        """The day that was typed, None for nothing; without its year the last one that has been."""
        words, today = clean_line(text), self._around.today()
        if not words:
            return None
        order = default_order(self._around.settings().region)
        day = read_date(words, order)
        if day is None:
            years = (read_date(f"{words} {year}", order) for year in (today.year, today.year - 1))
            day = next((found for found in years if found and found <= today), None)
        if day is None:
            raise RuleFault(NO_DATE, text=words[:60])
        return self._past(day)

    # How it is done

    def _write(self, who: int, fields: dict[str, Any]) -> Step:
        self._around.person(who)
        with recording(self._around, who, "prospects") as record:
            self._around.store.prospects.edit(who, fields)
        return record.step

    def _past(self, on: date | None) -> date | None:
        if on is None:
            return None
        if on > self._around.today():
            raise RuleFault(TO_COME, day=f"{on.day} {MONTHS[on.month - 1]} {on.year}")
        if on < EARLIEST:
            raise RuleFault(LONG_AGO)
        return on

    def _standing(self, who: int) -> Standing:
        person = self._around.person(who)
        return self._around.standing(person, self._around.zone())

    def _first_hours(self, standing: Standing, now: datetime, mine: str) -> Interval | None:
        """At most an hour; within my own day where there is such an hour, else the first there is."""
        first = first_allowed(standing, self._around.law, now)
        if first is None:
            return None
        day, hours = first.astimezone(zone(standing.zones[0])).date(), list[Interval]()
        for ahead in range(AHEAD):
            found = callable_window(standing, self._around.law, day + timedelta(days=ahead))
            hours += [(max(opens, first), closes) for opens, closes in found if closes > first]
        start, end = next((part for each in hours for part in _awake(*each, mine)), hours[0])
        return start, min(end, start + HOUR)

    def _is_allowed(self, standing: Standing, action: NextAction) -> bool:
        until = max(action.due_until, action.due_from + timedelta(minutes=1))
        return first_allowed(standing, self._around.law, action.due_from, until) is not None

    def _stopped(self, person: Prospect) -> tuple[date | None, bool]:
        """Since when they must not be contacted, and whether they asked for it, as far as it is known."""
        if person.stage is not Stage.DO_NOT_CONTACT:
            return None, False
        stop = Outcome.DO_NOT_CONTACT.value
        found = next((each for each in self._around.store.touches.of(person.id) if each.outcome == stop), None)
        if found is None:
            return None, True
        return local(found.at, self._around.zone()).date(), not found.note.startswith(NOT_ASKED)


def _awake(start: datetime, end: datetime, mine: str) -> Iterator[Interval]:
    """What lies of these hours in the days on which one works, by the salesperson's clock."""
    day, last = local(start, mine).date(), local(end, mine).date()
    while day <= last:
        opens, closes = max(start, instant(day, MY_DAY[0], mine)), min(end, instant(day, MY_DAY[1], mine))
        if opens < closes:
            yield opens, closes
        day += timedelta(days=1)
