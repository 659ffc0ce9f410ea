"""Who comes in is written with all that belongs to them, and as true as if they had been written one by one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reengage_desktop.domain.arrival import Arrival
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.prospect import Party, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.store.file import MEMORY, Store
from reengage_desktop.store.intakes import BULK
from reengage_desktop.store.open_clocks import OpenClock, callable_clocks

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
MakeArrival = Callable[..., Arrival]
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(["Maria Ortega", "José Núñez", ""]),
        "company": st.sampled_from(["", "Acme", "ACME ", "Holm"]),
        "emails": st.sampled_from([(), ("A@x.example",), ("a@x.example", "b@x.example")]),
        "phones": st.sampled_from([(), ("419 555 0142",), ("ask at the desk 12", "419 555 0142")]),
        "product": st.sampled_from(["", "Roof"]),
        "value": st.sampled_from([None, 0, 100_00]),
        "worth": st.sampled_from([None, 10_00]),
        "currency": st.sampled_from(["", "USD"]),
        "quoted_on": st.sampled_from([None, date(2026, 8, 3)]),
        "why_not": st.sampled_from(WhyNot),
        "stated_reason": st.sampled_from(["", "too dear"]),
        "notes": st.sampled_from(["", "gutters"]),
        "no_email": st.booleans(),
        "stage": st.sampled_from([Stage.ACTIVE, Stage.KEEP_IN_TOUCH, Stage.SOLD, Stage.DO_NOT_CONTACT]),
    },
)


def lawful(facts: dict[str, Any]) -> dict[str, Any]:
    return facts | ({} if facts.get("stage", Stage.ACTIVE).in_pool else {"action": None})


def test_all_that_is_known_is_kept(store: Store, arrival: MakeArrival) -> None:
    promised = NextAction(
        ActionKind.CALL, NOW, NOW + timedelta(hours=2), True, "America/Chicago", Because.PROMISED, "at nine"
    )
    batch = store.batches.open("file", "leads.csv", NOW)
    given = arrival(
        1,
        "Maria Ortega",
        company=" Acme ",
        title="Owner",
        emails=("Maria@acme.example",),
        phones=("419 555 0142 x12", "ask at the desk 12"),
        street="1 Main St",
        city="Toledo",
        postal_code="43604",
        product="Roof",
        value=100_00,
        currency="USD",
        quoted_on=date(2026, 8, 3),
        why_not=WhyNot.DELAYED,
        stated_reason="no time",
        notes="gutters",
        source="fair",
        met_on=date(2026, 7, 1),
        no_email=True,
        party=Party.CONSUMER,
        other_zone="America/Chicago",
        reason_to_call="a grant",
        action=promised,
    )
    with store.writing():
        store.intakes.add([given], batch, NOW)
    person = store.prospects.get(1)
    assert person is not None
    assert (person.name, person.first_name, person.company, person.title) == ("Maria Ortega", "Maria", "Acme", "Owner")
    assert (person.street, person.city, person.region, person.postal_code) == ("1 Main St", "Toledo", "OH", "43604")
    assert (person.country, person.zone, person.other_zone) == ("US", "America/New_York", "America/Chicago")
    assert (person.party, person.stage, person.met_on) == (Party.CONSUMER, Stage.ACTIVE, date(2026, 7, 1))
    assert (person.no_email, person.source, person.notes) == (True, "fair", "gutters")
    assert person.reason_to_call == "a grant"
    assert person.next_action == promised
    phones = [(phone.e164, phone.written, phone.extension) for phone in store.prospects.phones(1)]
    assert phones == [("+14195550142", "419 555 0142 x12", "12"), ("", "ask at the desk 12", "")]
    assert store.prospects.emails(1) == ["Maria@acme.example"]
    (quote,) = store.quotes.of(1)
    assert (quote.product, quote.value, quote.worth, quote.currency) == ("Roof", 100_00, None, "USD")
    assert (quote.quoted_on, quote.why_not) == (date(2026, 8, 3), WhyNot.DELAYED)
    assert [(reason.kind, reason.words, reason.told_at) for reason in store.prospects.reasons(1)] == [
        ("stated", "no time", NOW)
    ]
    assert store.health.stale_summaries(100) == []


@given(everybody=st.lists(FACTS, max_size=6))
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nobody_comes_in_with_a_stale_summary(arrival: MakeArrival, everybody: list[dict[str, Any]]) -> None:
    with closing(Store.open(MEMORY, NOW)) as store:
        with store.writing():
            store.intakes.add([arrival(n, **lawful(facts)) for n, facts in enumerate(everybody, 1)], None, NOW)
        assert store.health.stale_summaries(100) == []
        assert store.health.without_next_action() == 0
        assert store.health.problems() == []
        index = store._db.execute_sql("SELECT * FROM search ORDER BY rowid").fetchall()
        digits = store._db.execute_sql("SELECT * FROM search_digits ORDER BY rowid").fetchall()
        with store.writing() as changes:
            changes.prospects |= set(range(1, len(everybody) + 1))
        words = [[sorted(cell.casefold().split()) for cell in row] for row in index]
        again = store._db.execute_sql("SELECT * FROM search ORDER BY rowid").fetchall()
        assert words == [[sorted(cell.casefold().split()) for cell in row] for row in again]
        assert digits == store._db.execute_sql("SELECT * FROM search_digits ORDER BY rowid").fetchall()


def test_companies_are_one_in_any_case(store: Store, arrival: MakeArrival) -> None:
    with store.writing():
        store.intakes.add([arrival(1, company="Acme"), arrival(2, company="ACME "), arrival(3)], None, NOW)
        store.intakes.add(
            [arrival(4, company="acme"), arrival(5, company="Straße"), arrival(6, company="STRASSE")], None, NOW
        )
    assert [person.company for n in range(1, 7) if (person := store.prospects.get(n))] == [
        "Acme", "Acme", "", "Acme", "Straße", "Straße",
    ]  # fmt: skip
    assert store.health.counts()["companies"] == 2


def test_numbers_of_who_must_not_be_contacted_are_blocked(store: Store, arrival: MakeArrival) -> None:
    stop = {"stage": Stage.DO_NOT_CONTACT, "action": None}
    with store.writing():
        store.intakes.add([arrival(1, phones=("419 555 0142", "the desk"), **stop), arrival(2, **stop)], None, NOW)
        store.intakes.add([arrival(3, phones=("216 555 0199",))], None, NOW)
    assert store.prospects.blocked_numbers() == {"+14195550142"}


def test_who_is_here_is_known_by_address_number_and_name(store: Store, arrival: MakeArrival) -> None:
    with store.writing():
        store.intakes.add(
            [
                arrival(1, "Maria Ortega", emails=("Maria@x.example",), company="Acme"),
                arrival(2, "Ben Ortega", phones=("419 555 0142", "desk 12")),
                arrival(3, "Ada Ames", phones=(), company="Holm"),
            ],
            None,
            NOW,
        )
    known = store.intakes.known_keys()
    assert known.emails == {"maria@x.example": 1}
    assert known.numbers == {"+14195550142": [(1, "maria ortega"), (2, "ben ortega")], "12": [(2, "ben ortega")]}
    assert known.names[("ada ames", "holm")] == 3
    assert store.intakes.next_id() == 4


@pytest.mark.parametrize("already", [0, 5])
def test_a_large_import_leaves_the_same_tables_and_indices_as_a_small_one(
    store: Store, arrival: MakeArrival, already: int
) -> None:
    schema = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name"
    before = store._db.execute_sql(schema).fetchall()
    with store.writing():
        store.intakes.add([arrival(n, f"Person {n}") for n in range(1, already + 1)], None, NOW)
    with store.writing(), store.intakes.in_bulk(BULK):
        store.intakes.add([arrival(already + n, f"Maria {n}", value=n) for n in range(1, 40)], None, NOW)
        assert len(store._db.execute_sql(schema).fetchall()) < len(before)
    assert store._db.execute_sql(schema).fetchall() == before
    assert store.health.problems() == []
    clocks = callable_clocks(map(OpenClock, store.listings.clocks()))
    assert len(store.listings.best_due(NOW + timedelta(days=1), clocks)) == already + 39


def test_a_small_import_into_many_keeps_the_indices_all_along(store: Store, arrival: MakeArrival) -> None:
    indices = "SELECT count(*) FROM sqlite_master WHERE type = 'index'"
    before = store._db.execute_sql(indices).fetchone()
    with store.writing(), store.intakes.in_bulk(BULK - 1):
        assert store._db.execute_sql(indices).fetchone() == before


def test_an_import_that_fails_leaves_nothing_of_it(store: Store, arrival: MakeArrival) -> None:
    schema = "SELECT type, name, sql FROM sqlite_master ORDER BY name"
    before = store._db.execute_sql(schema).fetchall()
    with pytest.raises(KeyError), store.writing(), store.intakes.in_bulk(BULK):
        store.intakes.add([arrival(1)], None, NOW)
        raise KeyError
    assert store._db.execute_sql(schema).fetchall() == before
    assert set(store.health.counts().values()) == {0}
    assert store._db.execute_sql("SELECT count(*) FROM search").fetchone() == (0,)
