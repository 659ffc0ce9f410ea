"""A store in memory or in a file, and people to put into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from reengage_desktop.domain.arrival import Arrival
from reengage_desktop.domain.intake import NewProspect
from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.phone import parse_phone
from reengage_desktop.domain.prospect import Party, Stage
from reengage_desktop.domain.ranking import score
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.store.file import MEMORY, Store

AddPerson = Callable[..., int]
PLACED = ("stage", "action", "party", "country", "region", "zone", "other_zone", "reason_to_call")


@pytest.fixture
def store(clock: Callable[[], datetime]) -> Iterator[Store]:
    """Empty, in memory."""
    opened = Store.open(MEMORY, clock())
    yield opened
    opened.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a file may be made."""
    return tmp_path / "data" / "reengage.db"


@pytest.fixture
def file_store(path: Path, clock: Callable[[], datetime]) -> Iterator[Store]:
    """Empty, in a file."""
    opened = Store.open(path, clock())
    yield opened
    opened.close()


@pytest.fixture
def arrival(clock: Callable[[], datetime]) -> Callable[..., Arrival]:
    """Makes an arrival of an id, a name, and whatever else of the person or its place is given."""

    def make(ident: int, name: str = "Maria Ortega", **given: Any) -> Arrival:
        now = clock()
        call = NextAction(ActionKind.CALL, now, now + timedelta(hours=1))
        placed = {"stage": Stage.ACTIVE, "party": Party.BUSINESS, "country": "US", "region": "OH"}
        placed |= {"zone": "America/New_York", "other_zone": "", "action": call, "reason_to_call": ""}
        placed |= {key: given.pop(key) for key in PLACED if key in given}
        phones = tuple(parse_phone(written, "US") for written in given.pop("phones", ("419 555 0142",)))
        facts = {"company": "", "title": "", "emails": (), "street": "", "city": "", "region": "", "postal_code": ""}
        facts |= {"country": "", "product": "", "value": None, "worth": None, "currency": "", "quoted_on": None}
        facts |= {"why_not": WhyNot.UNKNOWN, "stated_reason": "", "notes": "", "source": "", "met_on": None}
        facts |= {"do_not_contact": False, "no_email": False, "stage_hint": "", "line": 2} | given
        first, _, last = name.partition(" ")
        person = NewProspect(name=name, first_name=first, last_name=last, phones=phones, **facts)
        known = score(person.worth, person.value, 100, person.why_not, "")
        return Arrival(id=ident, person=person, name=name, first_name=first, score=known, **placed)

    return make


@pytest.fixture
def add_person(clock: Callable[[], datetime], arrival: Callable[..., Arrival]) -> Callable[..., int]:
    """Writes one more person into a store; the id."""

    def add(store: Store, name: str = "Maria Ortega", **given: Any) -> int:
        ident = store.intakes.next_id()
        with store.writing() as changes:
            store.intakes.add([arrival(ident, name, **given)], None, clock())
            changes.prospects.add(ident)
        return ident

    return add


@pytest.fixture
def quoted() -> dict[str, Any]:
    """What a person with a quote comes in with."""
    return {"product": "Roof", "value": 4_200_000, "currency": "USD", "quoted_on": date(2026, 8, 3)}
