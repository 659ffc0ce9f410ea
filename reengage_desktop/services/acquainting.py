"""Acquainting oneself with the people around a prospect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reengage_desktop.domain.arrival import display_name
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.permission import Permission
from reengage_desktop.domain.person_around import (
    LINE_LENGTH,
    NAME_LENGTH,
    PHONE_LENGTH,
    AroundKind,
    AroundTouch,
    PersonAround,
    Side,
)
from reengage_desktop.domain.phone import Phone, parse_phone
from reengage_desktop.domain.plain_line import lines, one_line

from .forms import PersonForm, new_prospect
from .keeping import Keeping
from .retracing import Step, recording
from .ringing import Ringing, phone_of

AROUND = "people_around"
NO_NAME = "Write their name first. What you typed stays here."
TOO_LONG = "That is longer than {n} characters. Write the rest into the note; what you typed stays here."
ONESELF = "That is the person of this page. Choose somebody else; nothing was changed."


class AroundField(StrEnum):
    """What is edited in place."""

    NAME = "name"
    ROLE = "role"
    PHONE = "phone"
    NOTE = "note"
    KIND = "kind"
    SIDE = "side"


_LONGEST = {AroundField.NAME: NAME_LENGTH, AroundField.ROLE: LINE_LENGTH, AroundField.PHONE: PHONE_LENGTH}


@dataclass(frozen=True, slots=True)
class Other:
    """Another prospect, by id and name."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody around a prospect. `phone`: their number, or that of the prospect they are; None where there is none.

    `permission`: whether they may be called on it now; None without one. `linked`: the prospect they are themselves.
    `also`: at whom they are noted too. `last`: what happened last.
    """

    person: PersonAround
    phone: Phone | None
    linked: Other | None
    also: tuple[Other, ...]
    last: AroundTouch | None
    permission: Permission | None = None


@dataclass(frozen=True, slots=True)
class AroundWhom:
    """A prospect around whom this one is, and as what."""

    whom: Other
    kind: AroundKind
    role: str


class Acquainting(Ringing):
    """Everything that writes raises `RuleFault` for who is gone or words that are none, and `StoreFault`."""

    def of(self, prospect_id: int) -> list[Acquaintance]:
        """Newest first."""
        shelf, region = self._around.store.people_around, self._around.settings().region
        people = shelf.of(prospect_id)
        if not people:
            return []
        others = shelf.at_others(prospect_id) if any(each.phone or each.link_id for each in people) else []
        linked = shelf.names([person.link_id for person in people if person.link_id])
        whom = self._around.person(prospect_id)
        last: dict[int, AroundTouch] = {}
        for touch in shelf.touches(prospect_id):
            last.setdefault(touch.person_id, touch)
        phones = {person.id: phone_of(person, linked, region) for person in people}
        return [
            Acquaintance(
                person,
                phones[person.id],
                Other(person.link_id, linked[person.link_id][0]) if person.link_id in linked else None,
                _also(person, others, region),
                last.get(person.id),
                self.permission(person, whom, phones[person.id]) if phones[person.id] else None,
            )
            for person in people
        ]

    def around_whom(self, prospect_id: int) -> list[AroundWhom]:
        """Around whom this prospect is themselves, oldest first; who stands in their own list is left out."""
        shelf = self._around.store.people_around
        known = {person.link_id for person in shelf.of(prospect_id)}
        return [
            AroundWhom(Other(person.prospect_id, name), person.kind, person.role)
            for person, name in shelf.linked_to(prospect_id)
            if person.prospect_id not in known
        ]

    def add(
        self,
        prospect_id: int,
        name: str,
        kind: AroundKind = AroundKind.OTHER,
        *,
        role: str = "",
        phone: str = "",
        note: str = "",
        side: Side = Side.UNKNOWN,
    ) -> tuple[int, Step]:
        """Their id, and what takes it back."""
        self._around.person(prospect_id)
        words = {AroundField.NAME: name, AroundField.ROLE: role, AroundField.PHONE: phone, AroundField.NOTE: note}
        row = {each.value: _tidy(each, text) for each, text in words.items()}
        with recording(self._around, prospect_id, AROUND) as record:
            shelf = self._around.store.people_around
            ident = shelf.add(prospect_id, row.pop("name"), self._around.now(), kind=kind, side=side, **row)
        return ident, record.step

    def set_field(self, person_id: int, field: AroundField, text: str) -> Step:
        """`text` is an `AroundKind` for the kind and a `Side` for the side."""
        person = self.person(person_id)
        with recording(self._around, person.prospect_id, AROUND) as record:
            self._around.store.people_around.edit(person_id, {field.value: _tidy(field, text)})
        return record.step

    def remove(self, person_id: int) -> Step:
        """What happened with them goes along, and comes back with them."""
        person = self.person(person_id)
        shown = [person.link_id] if person.link_id else []
        with recording(self._around, (person.prospect_id, *shown), AROUND, "around_touches") as record:
            self._around.store.people_around.remove(person_id)
            record.changes.same.update(shown)
        return record.step

    def link(self, person_id: int, prospect_id: int | None) -> Step:
        """They are this prospect of the file; None: nobody of it. The pages of both show it."""
        person = self.person(person_id)
        if prospect_id == person.prospect_id:
            raise RuleFault(ONESELF)
        if prospect_id is not None:
            self._around.person(prospect_id)
        shown = [ident for ident in (person.link_id, prospect_id) if ident]
        with recording(self._around, (person.prospect_id, *shown), AROUND) as record:
            self._around.store.people_around.edit(person_id, {"link": prospect_id})
            record.changes.same.update(shown)  # their pages show it, and nothing was written down about them
        return record.step

    def make_prospect(self, person_id: int) -> tuple[int, Step]:
        """The id of the prospect they are from now on, with a first call; who is in the file already is linked only."""
        store, person = self._around.store, self.person(person_id)
        owner = self._around.person(person.prospect_id)
        form = PersonForm(name=person.name, phones=(person.phone,) if person.phone else (), notes=person.note)
        new = new_prospect(form, None, self._around.settings())
        known = store.intakes.known_keys().find(new, display_name(new))
        if known is not None:
            return known, self.link(person_id, known)
        ident = store.intakes.next_id()
        with recording(self._around, (owner.id, ident), "prospects", AROUND) as record:
            made = Keeping(self._around).add(form)
            store.prospects.edit(made, {"source": f"Referred by {owner.name}"})
            store.people_around.edit(person_id, {"link": made})
            store.people_around.add(made, owner.name, self._around.now(), kind=AroundKind.REFERRED_BY, link=owner.id)
        return made, self._only_as_made(record.step, made)

    def _only_as_made(self, step: Step, made: int) -> Step:
        """A prospect on whom anything was written since is not taken away again."""
        revision = self._around.store.prospects.revision(made)
        pieces = [
            replace(piece, after={**(piece.after or {}), "revision": revision})
            if (piece.table, piece.id) == ("prospects", made)
            else piece
            for piece in step.pieces
        ]
        return replace(step, pieces=tuple(pieces))


def _also(person: PersonAround, others: Sequence[tuple[PersonAround, str]], region: str) -> tuple[Other, ...]:
    found = {
        other.prospect_id: Other(other.prospect_id, name) for other, name in others if _same(person, other, region)
    }
    return tuple(each for each in found.values() if each.id != person.link_id)


def _same(one: PersonAround, other: PersonAround, region: str) -> bool:
    if one.link_id and one.link_id == other.link_id:
        return True
    if not (one.phone and other.phone) or one.name.casefold() != other.name.casefold():
        return False
    mine, theirs = parse_phone(one.phone, region), parse_phone(other.phone, region)
    return (mine.e164 or mine.written) == (theirs.e164 or theirs.written)


def _tidy(field: AroundField, text: str) -> str:
    if field is AroundField.KIND:
        return AroundKind(text).value
    if field is AroundField.SIDE:
        return Side(text).value
    if field is AroundField.NOTE:
        return lines(text)
    line = one_line(text)
    if field is AroundField.NAME and not line:
        raise RuleFault(NO_NAME)
    if len(line) > _LONGEST[field]:
        raise RuleFault(TOO_LONG, n=_LONGEST[field])
    return line
