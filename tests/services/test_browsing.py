"""Looking through everybody: lists and counts that agree with what each row says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reengage_desktop.domain.listing import Filter, ListQuery, SortBy
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.bundle import Services, open_services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.store.fields import written_instant

from .conftest import HOME, Clock

PLACES = [
    ("", ""),
    ("US", "OH"),
    ("US", "AL"),
    ("US", "KY"),
    ("US", "HI"),
    ("GB", ""),
    ("FR", ""),
    ("DE", ""),
    ("CA", "ON"),
    ("US", "FL"),
    ("FR", ""),
]
NUMBERS = ["", "419555{:04}", "+49 30 2312{:05}", "(808) 555-{:04}", "+33 1 23 45 {:04}"]


@dataclass
class Moment:
    now: datetime

    def __call__(self) -> datetime:
        return self.now


DAY = date(2026, 10, 13)
REGISTRY = "UPDATE phones SET registry = ?, registry_on = ? WHERE prospect_id = ?"
TRIED = "INSERT INTO touches (prospect_id, at, channel, outcome, attempt, contact) VALUES (?, ?, 'call', ?, 1, ?)"


@dataclass(frozen=True)
class Drawn:
    """Somebody, and what the law looks at beside their place."""

    form: PersonForm
    quote: QuoteForm
    bought_on: date | None
    registry: str
    registry_on: date
    calls: int
    refused: bool


def days_ago(least: int, most: int) -> st.SearchStrategy[date]:
    return st.integers(least, most).map(lambda days: DAY - timedelta(days=days))


@st.composite
def people(draw: st.DrawFn) -> list[Drawn]:
    found = []
    for number in range(draw(st.integers(1, 8))):
        country, region = draw(st.sampled_from(PLACES))
        phone = draw(st.sampled_from(NUMBERS)).format(number)
        form = PersonForm(
            name=f"Person {number}",
            company=draw(st.sampled_from(["", "Firm"])),
            phones=(phone,),
            country=country,
            region=region,
            consented=draw(st.booleans()),
            consumer=draw(st.booleans()),
        )
        quote = QuoteForm(product="Roof", worth="100", quoted_on=draw(st.none() | days_ago(60, 130)))
        bought_on = draw(st.none() | days_ago(500, 600))
        registry = draw(st.sampled_from(["", "", "clear", "listed"]))
        calls, refused = draw(st.sampled_from([0, 0, 3, 4])), draw(st.booleans())
        found.append(Drawn(form, quote, bought_on, registry, draw(days_ago(20, 40)), calls, refused))
    return found


def add(services: Services, drawn: Drawn, now: datetime) -> None:
    store, who = services.around.store, services.keeping.add(drawn.form, drawn.quote)
    with store.writing() as changes:
        for number in range(drawn.calls):
            last = drawn.refused and number == drawn.calls - 1
            outcome = Outcome.SAID_NO if last else Outcome.NO_ANSWER
            store._db.execute_sql(TRIED, (who, written_instant(now), outcome.value, last))
        store.prospects.edit(who, {"bought_on": drawn.bought_on})
        store._db.execute_sql(REGISTRY, (drawn.registry, drawn.registry_on.isoformat(), who))
        changes.prospects.add(who)


@given(people(), st.integers(0, 7 * 24 * 60), st.sampled_from([0, 29, 60, 61]))
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
def test_callable_now_counts_the_rows_that_say_so(some: list[Drawn], minutes: int, days: int) -> None:
    clock = Moment(datetime(2026, 10, 13, 12, 33, tzinfo=UTC))
    services = open_services(Path(":memory:"), clock, lambda: HOME, lambda: 0.0)
    try:
        for drawn in some:
            add(services, drawn, clock.now)
        clock.now += timedelta(days=days, minutes=minutes)
        rows = services.browsing.rows(services.browsing.ids(ListQuery()))
        callable_ids = {row.row.id for row in rows if row.permission.callable}
        assert set(services.browsing.ids(ListQuery(filter=Filter.CALLABLE_NOW))) == callable_ids
        assert services.browsing.count(Filter.CALLABLE_NOW) == len(callable_ids)
    finally:
        services.close()


@pytest.mark.parametrize("hours", [0, 5, 12, 40, 80, 24 * 60, 24 * 100])
def test_the_samples_are_counted_as_their_rows_say_at_any_hour(services: Services, clock: Clock, hours: int) -> None:
    services.sampling.add()
    clock.advance(hours=hours)
    rows = services.browsing.rows(services.browsing.ids(ListQuery()))
    assert services.browsing.count(Filter.CALLABLE_NOW) == sum(row.permission.callable for row in rows)


@pytest.mark.parametrize("shown", list(Filter))
def test_each_filter_counts_what_it_lists(services: Services, shown: Filter) -> None:
    services.sampling.add()
    first, second = services.browsing.ids(ListQuery())[:2]
    services.calling.save(CallResult(first, Outcome.SOLD))
    services.calling.save(CallResult(second, Outcome.DO_NOT_CONTACT))
    assert services.browsing.count(shown) == len(services.browsing.ids(ListQuery(filter=shown)))


@pytest.mark.parametrize("sort", list(SortBy))
@pytest.mark.parametrize("descending", [True, False])
def test_each_order_has_everybody_once(services: Services, sort: SortBy, descending: bool) -> None:
    count = services.sampling.add()
    ids = services.browsing.ids(ListQuery(sort=sort, descending=descending))
    assert len(ids) == len(set(ids)) == count


@pytest.mark.parametrize("descending", [True, False])
def test_their_time_sorts_by_the_clock_on_their_wall(services: Services, descending: bool) -> None:
    services.sampling.add()
    ids = services.browsing.ids(ListQuery(sort=SortBy.THEIR_TIME, descending=descending))
    now = services.around.now()
    offsets = [local(now, row.row.zone or HOME).utcoffset() for row in services.browsing.rows(ids)]
    assert offsets == sorted(offsets, reverse=descending) and len(set(offsets)) > 2  # type: ignore[type-var]


def test_the_pool_says_what_it_is_worth_by_currency(services: Services) -> None:
    for name, worth in (("Ola", "100"), ("Ned", "250 €"), ("Ines", "400")):
        services.keeping.add(PersonForm(name=name), QuoteForm(product="Roof", value="1000", worth=worth))
    services.calling.save(CallResult(services.keeping.known("Ines")[0][0], Outcome.SOLD))
    summary = services.browsing.summary()
    assert (summary.people, summary.without_next_action) == (2, 0)
    assert {part.currency: part.worth for part in summary.worth} == {"USD": 10_000, "EUR": 25_000}


def test_rows_come_in_the_order_asked_for_without_who_is_gone(services: Services) -> None:
    ids = [services.keeping.add(PersonForm(name=name)) for name in ("Ola", "Ned", "Ines")]
    rows = services.browsing.rows([ids[2], 99, ids[0]])
    assert [row.row.name for row in rows] == ["Ines", "Ola"]


def test_an_open_promise_leads_the_best(services: Services, clock: Clock) -> None:
    poor = services.keeping.add(PersonForm(name="Ola"), QuoteForm(product="Roof", worth="1"))
    rich = services.keeping.add(PersonForm(name="Ned"), QuoteForm(product="Roof", worth="9000"))
    assert list(services.browsing.ids(ListQuery())) == [rich, poor]
    services.moving.move(poor, clock.now, clock.now + timedelta(hours=1), promised=True)
    assert list(services.browsing.ids(ListQuery())) == [poor, rich]
    assert services.browsing.ids(replace(ListQuery(), text="ned")) == [rich]
