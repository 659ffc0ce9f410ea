"""Who is in a list, in what order, and by which index it is found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reengage_desktop.domain.arrival import Arrival
from reengage_desktop.domain.listing import Clock, Filter, ListQuery, PoolWorth, SortBy
from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.prospect import Party, Reason, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.touch import Channel, Touch
from reengage_desktop.store import listings
from reengage_desktop.store.file import Store
from reengage_desktop.store.listings import MATCHES, cold_since, offsets
from reengage_desktop.store.open_clocks import OpenClock, callable_clocks

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
TOMORROW = datetime(2026, 10, 14, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)
ZONES = {"America/New_York": -240, "America/Chicago": -300, "Europe/Berlin": 120, "": 0}


def action(hours: float, kind: ActionKind = ActionKind.CALL, promised: bool = False) -> NextAction:
    return NextAction(kind, NOW + hours * HOUR, NOW + (hours + 2) * HOUR, promised)


@pytest.fixture
def facts(store: Store) -> dict[str, Any]:
    """:offsets for all zones; :cold for who answered before now.

    :callable for business people anywhere and private ones who asked since August.
    """
    clocks = [
        OpenClock(Clock("US", "OH", party, zone, ""), since=date(2026, 8, 1) if party == "consumer" else None)
        for party in ("business", "consumer")
        for zone in ZONES
        if zone != "Europe/Berlin"
    ]
    return {
        "offsets": offsets(ZONES),
        "callable": callable_clocks(clocks),
        "capped": "[]",
        "cold": cold_since(NOW + HOUR),
    }


@pytest.fixture
def people(store: Store, add_person: Callable[..., int]) -> dict[str, int]:
    """One for each filter, by first name."""
    add = add_person
    sold: dict[str, Any] = {"stage": Stage.SOLD, "action": None}
    ids = {
        "Ada": add(store, "Ada Ames", action=action(-1), worth=900_00, product="Roof", stated_reason="no time"),
        "Ben": add(store, "Ben Boyd", action=action(-1, promised=True), worth=500_00, product="Roof"),
        "Cem": add(store, "Cem Cole", action=action(50), worth=700_00, product="Shed", reason_to_call="new grant"),
        "Dot": add(store, "Dot Dunn", action=action(40, promised=True), zone="America/Chicago"),
        "Eve": add(store, "Eve Earl", action=action(3, ActionKind.APPOINTMENT), zone="Europe/Berlin"),
        "Fay": add(store, "Fay Ford", action=action(400, ActionKind.REVIEW), stage=Stage.KEEP_IN_TOUCH),
        "Gus": add(store, "Gus Gray", action=action(500, ActionKind.REVIEW), stage=Stage.LET_GO),
        "Hal": add(store, "Hal Hill", **sold),
        "Ivy": add(store, "Ivy Iles", stage=Stage.DO_NOT_CONTACT, action=None),
        "Jon": add(store, "Jon Judd", action=action(70), party=Party.CONSUMER, quoted_on=date(2026, 7, 1)),
        "Kit": add(store, "Kit Kerr", action=action(71), party=Party.CONSUMER, quoted_on=date(2026, 9, 1)),
    }
    with store.writing() as changes:
        store.touches.add(Touch(0, ids["Cem"], NOW, Channel.CALL, "R", True, True, 60, "", "", False))
        store.touches.add(Touch(0, ids["Dot"], NOW - HOUR, Channel.CALL, "N", True, False, 60, "", "", False))
        store.prospects.add_reason(ids["Fay"], Reason("real", "does not trust us", NOW))
        changes.prospects |= set(ids.values())
    return ids


def anybody(store: Store) -> str:
    """The clocks of all, each open to calls whatever is asked."""
    return callable_clocks(map(OpenClock, store.listings.clocks()))


def due(store: Store, until: datetime, people: dict[str, int]) -> list[str]:
    return named([who.id for who in store.listings.best_due(until, anybody(store))], people)


def named(ids: Sequence[int], people: dict[str, int]) -> list[str]:
    names = {who: name for name, who in people.items()}
    return [names[who] for who in ids]


@pytest.mark.parametrize(
    ("filter_", "wanted"),
    [
        (Filter.ALL, "Ada Ben Cem Dot Eve Fay Gus Jon Kit"),
        (Filter.DUE_TODAY, "Ada Ben Eve"),
        (Filter.PROMISED, "Ben Dot"),
        (Filter.NEVER_REACHED, "Ada Ben Dot Eve Fay Gus Jon Kit"),
        (Filter.GOING_COLD, "Cem"),
        (Filter.NO_NOTE_ON_WHY, "Ben Cem Dot Eve Gus Jon Kit"),
        (Filter.NO_REASON_TO_CALL, "Ada Ben Dot Eve Fay Gus Jon Kit"),
        (Filter.KEEP_IN_TOUCH, "Fay"),
        (Filter.LET_GO, "Gus"),
        (Filter.SOLD, "Hal"),
        (Filter.DO_NOT_CONTACT, "Ivy"),
        (Filter.CALLABLE_NOW, "Ada Ben Cem Dot Fay Gus Kit"),
    ],
)
def test_each_filter_shows_its_people_and_counts_them(
    store: Store, people: dict[str, int], facts: dict[str, Any], filter_: Filter, wanted: str
) -> None:
    found = store.listings.ids(ListQuery("", filter_, SortBy.PERSON, False), NOW, TOMORROW, facts)
    assert named(found, people) == wanted.split()
    assert store.listings.count(filter_, TOMORROW, facts) == len(found)
    for sort in SortBy:
        for descending in (False, True):
            again = store.listings.ids(ListQuery("", filter_, sort, descending), NOW, TOMORROW, facts)
            assert sorted(again) == sorted(found), "the order changes nobody"


def test_somebody_who_consented_is_callable_without_a_quote(
    store: Store, people: dict[str, int], facts: dict[str, Any]
) -> None:
    store.prospects.edit(people["Jon"], {"consented": True})
    found = store.listings.ids(ListQuery("", Filter.CALLABLE_NOW, SortBy.PERSON, False), NOW, TOMORROW, facts)
    assert people["Jon"] in found


@pytest.mark.parametrize(
    ("sort", "first", "last"),
    [
        (SortBy.PERSON, "Ada Ben Cem Dot", "Jon Kit"),
        (SortBy.QUOTE, "", "Ben Cem Ada"),
        (SortBy.NEXT, "", "Jon Kit Fay Gus"),
        (SortBy.LAST, "", "Dot Cem"),
        (SortBy.ATTEMPTS, "", "Dot"),
        (SortBy.REASON, "Fay Ada", ""),
        (SortBy.THEIR_TIME, "Dot", "Eve"),
    ],
)
def test_each_order_ascends_and_descends(
    store: Store, people: dict[str, int], facts: dict[str, Any], sort: SortBy, first: str, last: str
) -> None:
    up = named(store.listings.ids(ListQuery("", Filter.ALL, sort, False), NOW, TOMORROW, facts), people)
    down = named(store.listings.ids(ListQuery("", Filter.ALL, sort, True), NOW, TOMORROW, facts), people)
    start, end = first.split(), last.split()
    assert up[: len(start)] == start and up[len(up) - len(end) :] == end
    if sort is SortBy.THEIR_TIME:
        assert (down[0], down[-1]) == (up[-1], up[0])
    else:
        assert down == up[::-1]


def test_open_promises_come_first_then_who_is_due_today_then_the_best(
    store: Store, people: dict[str, int], facts: dict[str, Any]
) -> None:
    found = named(store.listings.ids(ListQuery(), NOW, TOMORROW, facts), people)
    assert found == ["Ben", "Ada", "Eve", "Cem", "Dot", "Jon", "Kit", "Fay", "Gus"]
    found = named(store.listings.ids(ListQuery(), NOW + 41 * HOUR, TOMORROW, facts), people)
    assert found[:5] == ["Dot", "Ada", "Ben", "Eve", "Cem"]
    found = named(store.listings.ids(ListQuery("roof"), NOW, TOMORROW, facts), people)
    assert found[:2] == ["Ben", "Ada"]
    found = named(store.listings.ids(ListQuery("", Filter.NEVER_REACHED), NOW, TOMORROW, facts), people)
    assert found[:4] == ["Ben", "Ada", "Eve", "Dot"]
    found = named(store.listings.ids(ListQuery("", Filter.SOLD), NOW, TOMORROW, facts), people)
    assert found == ["Hal"]


def test_open_promises_come_in_the_order_of_their_hours(
    store: Store, add_person: Callable[..., int], facts: dict[str, Any]
) -> None:
    late = add_person(store, action=action(-0.5, promised=True), worth=900_00)
    early = add_person(store, action=action(-1.5, promised=True), worth=100_00)
    assert list(store.listings.ids(ListQuery(), NOW, TOMORROW, facts)) == [early, late]


@pytest.mark.parametrize("piece", range(1, 30))
def test_a_list_is_whole_however_it_is_cut_to_be_read(
    store: Store, people: dict[str, int], monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    whole = store.listings.ids(ListQuery(sort=SortBy.PERSON), NOW, TOMORROW, {})
    assert len(whole) == 9
    monkeypatch.setattr(listings, "PIECE", piece)
    assert store.listings.ids(ListQuery(sort=SortBy.PERSON), NOW, TOMORROW, {}) == whole


def test_names_are_found_by_their_beginning_in_and_out_of_the_pool(store: Store, people: dict[str, int]) -> None:
    assert store.listings.names("FAY f", 5) == [(people["Fay"], "Fay Ford")]
    assert store.listings.names("hal", 5) == [(people["Hal"], "Hal Hill")]
    assert [name for _, name in store.listings.names("", 3)] == ["Ada Ames", "Ben Boyd", "Cem Cole"]
    assert store.listings.names("ames", 5) == []


def test_a_file_is_empty_until_somebody_is_in_it(store: Store, add_person: Callable[..., int]) -> None:
    assert store.listings.is_empty()
    add_person(store, stage=Stage.SOLD, action=None)
    assert not store.listings.is_empty()


@pytest.mark.parametrize("at", [NOW - HOUR, NOW + HOUR])
def test_a_promise_is_open_to_the_last_second_of_its_window(
    store: Store, people: dict[str, int], facts: dict[str, Any], at: datetime
) -> None:
    assert store.listings.ids(ListQuery(), at, TOMORROW, facts)[0] == people["Ben"]
    outside = at + timedelta(seconds=1 if at > NOW else -1)
    assert store.listings.ids(ListQuery(), outside, TOMORROW, facts)[0] == people["Ada"]


def test_best_due_leaves_promises_and_later_ones_out(store: Store, people: dict[str, int]) -> None:
    assert due(store, TOMORROW, people) == ["Ada", "Eve"]
    assert due(store, NOW + 60 * HOUR, people) == ["Ada", "Cem", "Eve"]
    assert store.listings.best_due(NOW - HOUR, anybody(store)) == [], (
        "what begins at that second does not begin before it"
    )


def test_promised_holds_promises_appointments_and_visits_earliest_first(store: Store, people: dict[str, int]) -> None:
    assert named(store.listings.promised(TOMORROW), people) == ["Ben", "Eve"]
    assert named(store.listings.promised(NOW + 60 * HOUR), people) == ["Ben", "Eve", "Dot"]


def test_dated_tells_what_has_an_hour_of_its_own(store: Store, people: dict[str, int]) -> None:
    found = store.listings.dated(NOW - HOUR, NOW + 40 * HOUR)
    assert found == [
        (people["Ben"], "call", True, NOW - HOUR, NOW + HOUR),
        (people["Eve"], "appointment", False, NOW + 3 * HOUR, NOW + 5 * HOUR),
    ]


def test_the_pool_s_worth_is_told_by_currency(store: Store, add_person: Callable[..., int]) -> None:
    add_person(store, value=100_00, worth=10_00, currency="USD")
    add_person(store, value=200_00, currency="USD")
    add_person(store, value=900_00, worth=90_00, currency="EUR")
    add_person(store, value=900_00, worth=90_00, currency="EUR", stage=Stage.SOLD, action=None)
    add_person(store)
    assert store.listings.worth() == [
        PoolWorth("EUR", 1, 900_00, 90_00),
        PoolWorth("USD", 2, 300_00, 10_00),
        PoolWorth("", 1, 0, 0),
    ]


def test_clocks_are_told_once_each(store: Store, people: dict[str, int]) -> None:
    for name in ("Ada", "Kit"):
        store.prospects.edit(people[name], {"consented": True})
    assert sorted(store.listings.clocks(), key=repr) == [
        Clock("US", "OH", "business", "America/Chicago", ""),
        Clock("US", "OH", "business", "America/New_York", ""),
        Clock("US", "OH", "business", "Europe/Berlin", ""),
        Clock("US", "OH", "consumer", "America/New_York", ""),
    ]


def test_an_empty_pool_has_no_clocks(store: Store, add_person: Callable[..., int]) -> None:
    add_person(store, stage=Stage.SOLD, action=None)
    assert store.listings.clocks() == []


SEARCHED = {
    "whole name": ("José Núñez", True),
    "without accents": ("jose nunez", True),
    "in capitals": ("JOSÉ", True),
    "beginnings": ("jo nu", True),
    "one letter": ("j", True),
    "turned round": ("núñez josé", True),
    "the middle of a name": ("osé", False),
    "two people's words": ("josé ada", False),
    "company": ("acme", True),
    "company with a sign": ("o'neill & acme", True),
    "e-mail": ("jose@acme.example", True),
    "part of an e-mail": ("acme.ex", True),
    "product": ("carport", True),
    "notes": ("gutters leak", True),
    "stated reason": ("grandmother", True),
    "city": ("toledo", True),
    "reason to call": ("subsidy", True),
    "first digits": ("419", True),
    "last digits": ("0142", True),
    "digits in the middle": ("9555", True),
    "as written": ("(419) 555-0142", True),
    "with the country": ("+1 419 555 0142", True),
    "with the country by zeroes": ("001 419 555 0142", True),
    "a second number": ("30 231250", True),
    "with its trunk zero": ("030 231250", True),
    "with a bracketed zero": ("+49 (0)30 231250", True),
    "digits of two numbers": ("0142 4930", False),
    "other digits": ("777777", False),
    "two digits": ("77", False),
    "name and digits": ("josé 0142", True),
    "another name and digits": ("ada 0142", False),
    "note with a number in it": ("7 gutters", True),
    "only signs": ("--", False),
    "only a space": (" ", False),
    "a quotation mark": ('"', False),
    "words of the search itself": ("josé OR ada", False),
    "a star": ("jos*", True),
    "an underscore": ("jose_nunez", True),
    "a column": ("name:jose", False),
    "brackets": ("(jose", True),
    "nul": ("jo\0se", False),
    "letters nobody knows": ("\U0001e900", False),
    "combining marks": ("Jose\u0301", True),
}


@pytest.mark.parametrize(("text", "found"), SEARCHED.values(), ids=SEARCHED.keys())
def test_a_search_finds(store: Store, add_person: Callable[..., int], text: str, found: bool) -> None:
    add_person(store, "Ada Ames", phones=("212 555 0177",))
    who = add_person(
        store,
        "José Núñez",
        company="O'Neill & Acme",
        emails=("jose@acme.example",),
        product="Carport",
        notes="7 gutters leak",
        stated_reason="asks his grandmother",
        city="Toledo",
        reason_to_call="a subsidy",
        phones=("419 555 0142", "+49 30 23125014"),
    )
    for _ in range(2):
        assert store.listings.ids(ListQuery(text, sort=SortBy.PERSON), NOW, NOW, {}) == ([who] if found else [])
        with store.writing() as changes:  # as it is after an edit, it was after the import
            changes.prospects.add(who)


@given(text=st.text(max_size=30))
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_breaks_the_search(store: Store, text: str) -> None:
    assert not store.listings.ids(ListQuery(text, sort=SortBy.PERSON), NOW, NOW, {})


def test_a_search_holds_its_filter(store: Store, people: dict[str, int], facts: dict[str, Any]) -> None:
    query = ListQuery("roof", Filter.PROMISED, SortBy.PERSON)
    assert named(store.listings.ids(query, NOW, TOMORROW, facts), people) == ["Ben"]


def test_a_rare_one_is_found_behind_many(store: Store, arrival: Callable[..., Arrival], facts: dict[str, Any]) -> None:
    many = [arrival(number, f"Maria {number}") for number in range(1, MATCHES + 50)]
    last = MATCHES + 50
    with store.writing():
        store.intakes.add([*many, arrival(last, "Maria Sold", stage=Stage.SOLD, action=None)], None, NOW)
    assert store.listings.ids(ListQuery("maria", Filter.SOLD), NOW, TOMORROW, facts) == [last]
    assert len(store.listings.ids(ListQuery("maria"), NOW, TOMORROW, facts)) == MATCHES
    assert len(store.listings.ids(ListQuery("555"), NOW, TOMORROW, facts)) == MATCHES


def plans(store: Store, ask: Callable[[], object]) -> str:
    """How SQLite says it goes about what `ask` asks."""
    connection = store._db.connection()
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    ask()
    connection.set_trace_callback(None)
    asked = [text for text in statements if not text.startswith("--")]
    return "\n".join(row[3] for text in asked for row in connection.execute(f"EXPLAIN QUERY PLAN {text}"))


INDEX = {
    SortBy.BEST: "prospects_best",
    SortBy.PERSON: "prospects_sort_name",
    SortBy.QUOTE: "prospects_worth",
    SortBy.NEXT: "prospects_next_from",
    SortBy.LAST: "prospects_last_touch_at",
    SortBy.ATTEMPTS: "prospects_attempts",
    SortBy.REASON: "prospects_reason",
    SortBy.THEIR_TIME: "prospects_clock",
}


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SortBy)
def test_every_order_of_the_whole_list_is_read_off_its_index(
    store: Store, facts: dict[str, Any], sort: SortBy, descending: bool
) -> None:
    query = ListQuery("", Filter.ALL, sort, descending)
    plan = plans(store, lambda: store.listings.ids(query, NOW, TOMORROW, facts))
    assert INDEX[sort] in plan
    assert "TEMP B-TREE" not in plan.partition(INDEX[sort])[2]


@pytest.mark.parametrize(
    ("filter_", "index"),
    [
        (Filter.DUE_TODAY, "prospects_next_from"),
        (Filter.PROMISED, "prospects_promised"),
        (Filter.NEVER_REACHED, "prospects_never_reached"),
        (Filter.GOING_COLD, "prospects_cold"),
        (Filter.NO_NOTE_ON_WHY, "prospects_no_note_on_why"),
        (Filter.NO_REASON_TO_CALL, "prospects_no_reason_to_call"),
        (Filter.KEEP_IN_TOUCH, "prospects_noes"),
        (Filter.LET_GO, "prospects_noes"),
        (Filter.SOLD, "prospects_stage"),
        (Filter.DO_NOT_CONTACT, "prospects_stage"),
        (Filter.CALLABLE_NOW, "prospects_clock"),
    ],
)
def test_every_filter_is_counted_by_its_index(store: Store, facts: dict[str, Any], filter_: Filter, index: str) -> None:
    assert index in plans(store, lambda: store.listings.count(filter_, TOMORROW, facts))


@pytest.mark.parametrize("text", ["ada", "0142"])
def test_a_search_among_the_callable_looks_at_the_found_only(store: Store, facts: dict[str, Any], text: str) -> None:
    query = ListQuery(text, Filter.CALLABLE_NOW, SortBy.PERSON)
    plan = plans(store, lambda: store.listings.ids(query, NOW, TOMORROW, facts))
    assert "SEARCH open USING AUTOMATIC COVERING INDEX" in plan
    assert "prospects_clock" not in plan and "SCAN open" not in plan


def test_the_clocks_are_read_by_steps(store: Store) -> None:
    plan = plans(store, store.listings.clocks)
    assert "(zone,country,region,party,other_zone,consented)>(?,?,?,?,?,?)" in plan


def test_of_few_who_may_be_called_no_other_is_looked_at(store: Store, people: dict[str, int]) -> None:
    best = plans(store, lambda: store.listings.best_due(TOMORROW, anybody(store)))
    assert "INDEX prospects_clock (" in best and "prospects_best" not in best, best


@pytest.mark.parametrize("needs", ["", "consent", "listed", "shut"])
def test_few_and_many_who_may_be_called_are_found_alike(
    store: Store, add_person: Callable[..., int], monkeypatch: pytest.MonkeyPatch, needs: str
) -> None:
    for number in range(24):
        party = Party.CONSUMER if number % 3 else Party.BUSINESS
        add_person(store, party=party, action=action(-number), quoted_on=date(2026, 1 + number % 9, 1))
    store.listings._db.execute_sql("UPDATE prospects SET consented = id % 4 = 0, score = id % 5")
    store.listings._db.execute_sql("UPDATE prospects SET registry = 'listed' WHERE id % 2")
    clocks = [OpenClock(clock, since=date(2026, 6, 1), needs=needs) for clock in store.listings.clocks()]
    few = store.listings.best_due(TOMORROW, callable_clocks(clocks))
    monkeypatch.setattr(listings, "FEW", 0)
    assert store.listings.best_due(TOMORROW, callable_clocks(clocks)) == few
    assert 0 < len(few) <= 24


def test_the_hot_questions_of_today_are_read_off_their_indices(
    store: Store, people: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listings, "FEW", 0)
    best = plans(store, lambda: store.listings.best_due(TOMORROW, anybody(store)))
    assert "INDEX prospects_best" in best and "TEMP B-TREE" not in best
    for ask in (lambda: store.listings.promised(TOMORROW), lambda: store.listings.dated(NOW, TOMORROW)):
        plan = plans(store, ask)
        assert "prospects_promised (next_from<?)" in plan or "prospects_promised (next_from>? AND next_from<?)" in plan
        assert "prospects_dated (next_from" in plan
    assert "INDEX prospects_clock" in plans(store, store.listings.clocks)
    assert "INDEX prospects_pool" in plans(store, store.listings.worth)
    names = plans(store, lambda: store.listings.names("ada", 5))
    assert "prospects_sort_name (sort_name>? AND sort_name<?)" in names and "prospects_without_next" in names
    law = plans(store, store.health.without_next_action)
    assert "prospects_without_next" in law and "prospects_noes" in law


def test_the_best_are_those_whom_the_law_lets_us_call(store: Store, add_person: Callable[..., int]) -> None:
    quoted = (date(2026, 7, 1), date(2026, 9, 1))
    _, open_ = (add_person(store, party=Party.CONSUMER, action=action(-1), quoted_on=day) for day in quoted)
    clocks = [OpenClock(clock, since=date(2026, 8, 1)) for clock in store.listings.clocks()]
    assert [who.id for who in store.listings.best_due(TOMORROW, callable_clocks(clocks))] == [open_]


def test_a_decision_is_neither_a_call_nor_work_of_the_day(store: Store, add_person: Callable[..., int]) -> None:
    for kind in (ActionKind.DECIDE, ActionKind.LETTER, ActionKind.CALL):
        add_person(store, kind.value, action=action(-1, kind))
    rows = {row.id: row.name for row in store.prospects.rows([1, 2, 3])}
    assert [rows[who.id] for who in store.listings.best_due(TOMORROW, anybody(store))] == ["call"]
    assert [rows[who] for who in store.listings.due_work(TOMORROW)] == ["letter"]


def test_rows_come_in_the_order_of_their_ids(store: Store, people: dict[str, int]) -> None:
    wanted = [people["Kit"], 99, people["Ada"], people["Hal"]]
    rows = store.prospects.rows(wanted)
    assert [row.name for row in rows] == ["Kit Kerr", "Ada Ames", "Hal Hill"]
    assert rows[1].next_action == action(-1)
    assert (rows[1].worth, rows[1].product, rows[1].stated_reason) == (900_00, "Roof", "no time")
    assert rows[1].why_not is WhyNot.UNKNOWN
    assert rows[2].next_action is None
