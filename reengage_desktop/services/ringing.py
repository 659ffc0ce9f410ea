"""Ringing somebody around a prospect: what is known of it before, the note as it is typed, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from reengage_desktop.domain.fact import Fact, FactState, taught
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.permission import Permission, Standing, permission
from reengage_desktop.domain.person_around import (
    AroundKind,
    AroundOutcome,
    AroundTouch,
    PersonAround,
    Question,
    questions,
)
from reengage_desktop.domain.phone import Phone, parse_phone
from reengage_desktop.domain.plain_line import lines, one_line
from reengage_desktop.domain.prospect import Certainty, Party, Prospect, Reason, Stage
from reengage_desktop.domain.touch import Channel

from .around import Around
from .holding import Holding
from .retracing import Step, recording

NOT_THERE = "They are not in this list any more. Nothing was changed."
HELD = "This number asked not to be contacted: nobody is called on it, whoever has it."
IN_PEACE = "{name} asked not to be contacted: those around them are left in peace, too."
STOPPED = "{name} asked not to be contacted, so that they are not called about anybody else either."
ASKED_AT_ONCE = 3  # facts
_PRIVATE = frozenset({AroundKind.FRIEND, AroundKind.OTHER})


@dataclass(frozen=True, slots=True)
class AroundCall:
    """All of one call. `zone` is theirs, `my_zone` mine. `facts`: of the prospect, not known or longest not asked.

    `refused` says why nobody may be called on this number; "" if they may. `begun`: what was written of a call that
    has no outcome yet.
    """

    person: PersonAround
    whom: Prospect
    phone: Phone | None
    region: str
    zone: str
    my_zone: str
    permission: Permission
    refused: RuleFault | None
    questions: tuple[Question, ...]
    facts: tuple[Fact, ...]
    begun: AroundTouch | None


@dataclass(frozen=True, slots=True)
class AroundResult:
    """How a call ended. `inbound`: they called. `learned` becomes a fact of the prospect, `real_reason` why they really
    could not act, both with this person as source.
    """

    outcome: AroundOutcome
    seconds: int = 0
    note: str = ""
    learned: str = ""
    real_reason: str = ""
    certainty: Certainty = Certainty.FAIRLY_SURE
    inbound: bool = False


class Ringing:
    """Everything raises `RuleFault` for who is gone, and `StoreFault`."""

    def __init__(self, around: Around) -> None:
        self._around = around

    def person(self, person_id: int) -> PersonAround:
        found = self._around.store.people_around.get(person_id)
        if found is None:
            raise RuleFault(NOT_THERE)
        return found

    def call_sheet(self, person_id: int) -> AroundCall:
        store, person = self._around.store, self.person(person_id)
        whom = self._around.person(person.prospect_id)
        region, my_zone = self._around.settings().region, self._around.zone()
        linked = store.people_around.names([person.link_id] if person.link_id else [])
        phone = phone_of(person, linked, region)
        standing = self._standing(person, whom, phone, my_zone)
        known = any(reason.kind == "real" for reason in store.prospects.reasons(whom.id))
        return AroundCall(
            person,
            whom,
            phone,
            region,
            zone=standing.zones[0],
            my_zone=my_zone,
            permission=self._permission(standing),
            refused=self._refused(person, whom, phone),
            questions=questions(person.kind, real_reason_known=known),
            facts=_to_ask(store.facts.of(whom.id)),
            begun=store.people_around.open_touch(person_id),
        )

    def permission(self, person: PersonAround, whom: Prospect, phone: Phone | None) -> Permission:
        """Whether somebody around `whom` may be called on this number now."""
        return self._permission(self._standing(person, whom, phone, self._around.zone()))

    def ring(self, person_id: int) -> None:
        """It rings. Raises `RuleFault` for a number that asked not to be contacted."""
        sheet = self.call_sheet(person_id)
        if sheet.refused is not None:
            raise sheet.refused
        self._keep(sheet.person, {"at": self._around.now()})

    def keep_note(self, person_id: int, note: str, learned: str = "") -> None:
        """What was typed so far; nobody is told, since only the outcome makes it a touch."""
        self._keep(self.person(person_id), {"note": lines(note), "learned": one_line(learned)})

    def give_up(self, person_id: int) -> None:
        """No call came of it. A note stays: it is found, and is there when they are called the next time."""
        store = self._around.store
        begun = store.people_around.open_touch(person_id)
        if begun is None:
            return
        with store.writing() as changes:
            if begun.note or begun.learned:
                changes.prospects.add(begun.prospect_id)
            else:
                store.people_around.remove_touch(begun.id)

    def end(self, person_id: int, result: AroundResult) -> Step:
        """A touch of their own: no attempt and no contact of the prospect. What takes all of it back."""
        store, now, person = self._around.store, self._around.now(), self.person(person_id)
        begun = store.people_around.open_touch(person_id)
        row = {
            "at": now - timedelta(seconds=max(0, result.seconds)),
            "channel": (Channel.INBOUND if result.inbound else Channel.CALL).value,
            "outcome": result.outcome.value,
            "seconds": max(0, result.seconds),
            "note": lines(result.note),
            "learned": one_line(result.learned),
        }
        with recording(self._around, person.prospect_id, "around_touches", "facts", "reasons") as record:
            if begun is None:
                store.people_around.add_touch(person, row)
            else:
                store.people_around.edit_touch(begun.id, row)
            self._learn(person, result, now)
        return _as_one(record.step)

    def _permission(self, standing: Standing) -> Permission:
        return permission(standing, self._around.law, self._around.now())

    def _keep(self, person: PersonAround, row: dict[str, object]) -> None:
        shelf = self._around.store.people_around
        begun = shelf.open_touch(person.id)
        with self._around.store.writing():
            if begun is None:
                shelf.add_touch(person, {"at": self._around.now(), "channel": Channel.CALL.value, **row})
            else:
                shelf.edit_touch(begun.id, row)

    def _learn(self, person: PersonAround, result: AroundResult, now: datetime) -> None:
        store, who = self._around.store, person.prospect_id
        if fact := taught(one_line(result.learned)):
            store.facts.learn(who, fact, now, source=person.name)
        real = one_line(result.real_reason)
        newest = next((reason for reason in store.prospects.reasons(who) if reason.kind == "real"), None)
        if real and (newest is None or newest.words != real):
            store.prospects.add_reason(who, Reason("real", real, now, result.certainty, person.name))

    def _standing(self, person: PersonAround, whom: Prospect, phone: Phone | None, my_zone: str) -> Standing:
        """The hours of the place of their number; they are asked for nothing they could buy, so that no clock runs.

        Of two hours the stricter: a private number has those of a consumer, as all around a consumer.
        """
        places, number = self._around.places, phone.e164 if phone else ""
        country, region = places.address_of_number(number) if number else ("", "")
        place = places.place("", "", number, whom.zone or my_zone)
        return Standing(
            do_not_contact=self._refused(person, whom, phone) is not None,
            consumer=whom.party is Party.CONSUMER or person.kind in _PRIVATE,
            country=country or whom.country,
            region=region if country else whom.region,
            zones=place.zones,
            consented=True,
        )

    def _refused(self, person: PersonAround, whom: Prospect, phone: Phone | None) -> RuleFault | None:
        if whom.stage is Stage.DO_NOT_CONTACT:
            return RuleFault(IN_PEACE, name=whom.name)
        linked = self._around.store.prospects.get(person.link_id) if person.link_id else None
        if linked is not None and linked.stage is Stage.DO_NOT_CONTACT:
            return RuleFault(STOPPED, name=linked.name)
        if phone is not None and Holding(self._around).holds([phone], ()):
            return RuleFault(HELD)
        return None


def phone_of(person: PersonAround, linked: dict[int, tuple[str, str]], region: str) -> Phone | None:
    """Their number, else that of the prospect they are; `linked` as `PeopleAround.names` tells it."""
    written = person.phone or linked.get(person.link_id or 0, ("", ""))[1]
    return parse_phone(written, region) if written else None


def _to_ask(facts: list[Fact]) -> tuple[Fact, ...]:
    """`facts` come with the one that was asked longest ago first."""
    unknown = [fact for fact in facts if fact.state is FactState.UNKNOWN]
    return tuple((unknown + [fact for fact in facts if fact not in unknown])[:ASKED_AT_ONCE])


def _as_one(step: Step) -> Step:
    """A call that was being written down when it ended goes as a whole."""
    pieces = [replace(piece, before=None) if piece.table == "around_touches" else piece for piece in step.pieces]
    return replace(step, pieces=tuple(pieces))
