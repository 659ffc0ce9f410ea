"""Own rules of the law: what they change, what they may not, and how they go away again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.law import Rule
from reengage_desktop.domain.listing import Filter, ListQuery
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.own_rule import Part, differing, looser, read, written
from reengage_desktop.domain.permission import Lamp, Limit
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.services.ruling import LooserFault

from .conftest import Clock

NOON = ((time(12), time(13)),)
AFTERNOON = ((time(12), time(17)),)  # Florida has two clocks, and a call must suit both
LATE = ((time(8), time(22)),)


def rule(services: Services, region: str = "", *, consumer: bool = True) -> Rule:
    return services.around.law.rule("US", region, consumer)


def test_every_place_is_there_for_firms_and_for_consumers(services: Services) -> None:
    told = services.ruling.places()
    assert len(told) == 40 and all(one.own is None and one.in_force is one.shipped for one in told)
    assert [(one.name, one.consumer) for one in told[:3]] == [
        ("United States", False),
        ("United States", True),
        ("Alabama", False),
    ]
    assert told[-1].name == "Elsewhere"


def test_a_stricter_rule_holds_at_once_also_in_the_states_of_its_country(services: Services) -> None:
    draft = replace(rule(services), week=(NOON,) * 7, inquiry_months=1)
    services.ruling.save("US", "", True, draft)
    for region in ("", "FL", "KY", "NY"):
        assert rule(services, region).week[0] == NOON
        assert rule(services, region).inquiry_months == 1
    assert rule(services, consumer=False).week[0] == ((time(8), time(21)),)
    assert rule(services, "FL").source.startswith(("United States, your own rule", "Florida"))
    assert rule(services).as_of == date(2026, 10, 13)


def test_what_was_never_confirmed_is_not_looser_than_a_law_that_changed_since(services: Services) -> None:
    evening = replace(rule(services, "FL"), week=(((time(9), time(19)),),) * 7)
    services.ruling.save("US", "FL", True, evening)
    services.ruling.save("US", "", True, replace(rule(services), week=(((time(8), time(17)),),) * 7, inquiry_months=1))
    assert rule(services, "FL").week[0] == ((time(9), time(17)),), "the stricter of both, as by a new table of the law"
    assert rule(services, "FL").inquiry_months == 1
    assert services.ruling.rule("US", "FL", True).in_force.week == rule(services, "FL").week
    services.ruling.save("US", "FL", True, replace(evening, week=(LATE,) * 7), "Letter of the state", confirmed=True)
    assert rule(services, "FL").week[0] == LATE[0:1]


def test_a_looser_rule_needs_a_word_and_a_source(services: Services) -> None:
    before = rule(services, "FL")
    draft = replace(before, week=(LATE,) * 7, calls_in_24_hours=None, registry=None)
    with pytest.raises(LooserFault, match="the hours, calls in 24 hours, how long") as told:
        services.ruling.save("US", "FL", True, draft)
    assert told.value.parts == {Part.HOURS, Part.DAY_CAP, Part.REGISTRY}
    with pytest.raises(RuleFault, match="Write where you read"):
        services.ruling.save("US", "FL", True, draft, " \n ", confirmed=True)
    assert rule(services, "FL") is before
    services.ruling.save("US", "FL", True, draft, "A letter\x00 of 3 May", confirmed=True)
    after = rule(services, "FL")
    assert (after.week[0], after.calls_in_24_hours) == (LATE, None)
    assert after.source == after.caps_source == after.consumer_source == "Florida, your own rule: A letter of 3 May"
    assert rule(services, "KY").week == before.week or rule(services, "KY").week[0] == ((time(10), time(21)),)


def test_an_own_rule_is_dropped_and_comes_back(services: Services) -> None:
    ruled = services.ruling.save("US", "FL", False, replace(rule(services, "FL", consumer=False), week=(NOON,) * 7))
    dropped = services.ruling.drop("US", "FL", False)
    assert rule(services, "FL", consumer=False).week[0] == ((time(8), time(20)),)
    with pytest.raises(RuleFault, match="changed since"):
        services.ruling.take_back(ruled)
    services.ruling.take_back(dropped)
    assert rule(services, "FL", consumer=False).week[0] == NOON
    services.ruling.take_back(ruled)
    assert not any(one.own for one in services.ruling.places())


def test_what_is_as_it_ships_is_no_own_rule(services: Services) -> None:
    shipped = rule(services, "FL")
    services.ruling.save("US", "FL", True, replace(shipped, week=(NOON,) * 7))
    services.ruling.save("US", "FL", True, replace(rule(services, "FL"), week=shipped.week))
    assert services.ruling.rule("US", "FL", True).own is None
    assert rule(services, "FL").source == shipped.source


@pytest.mark.parametrize(
    "wrong",
    [
        {"calls_in_24_hours": 0},
        {"calls_in_30_days": -1},
        {"inquiry_months": 10**9},
        {"purchase_months": 0},
        {"rest_days_after_refusal": -5},
    ],
)
def test_an_impossible_number_is_refused_in_words(services: Services, wrong: dict[str, int]) -> None:
    draft = replace(rule(services, "FL"), **wrong)  # type: ignore[arg-type]
    with pytest.raises(RuleFault, match=r"from \d+ to \d+"):
        services.ruling.save("US", "FL", True, draft, "x", confirmed=True)
    assert services.ruling.rule("US", "FL", True).own is None


def test_a_source_of_ten_thousand_letters_is_refused(services: Services) -> None:
    with pytest.raises(RuleFault):
        services.ruling.save("US", "FL", True, replace(rule(services, "FL"), week=(LATE,) * 7), "x" * 10_000)


def test_a_line_that_cannot_be_understood_leaves_the_law_as_it_ships(services: Services) -> None:
    services.ruling.save("US", "FL", True, replace(rule(services, "FL"), week=(NOON,) * 7))
    for text in ("", "[]", "{}", '{"week": 3}', '{"week": [], "as_of": "2026-01-01"}'):
        with services.around.store.writing() as changes:
            services.around.store._db.execute_sql("UPDATE own_rules SET rule = ?", (text,))
            changes.everything = True
        assert rule(services, "FL").week[0] == ((time(8), time(20)),)


def test_the_lamp_and_the_list_follow_the_own_rule(services: Services, clock: Clock) -> None:
    who = services.keeping.add(
        PersonForm(name="Maria", company="Firm", country="US", region="FL"), QuoteForm(product="Roof")
    )
    clock.advance(hours=2)  # 10:33 in New York
    callable_now = ListQuery(filter=Filter.CALLABLE_NOW)
    assert list(services.browsing.ids(callable_now)) == [who]
    services.ruling.save("US", "FL", False, replace(rule(services, "FL", consumer=False), week=(AFTERNOON,) * 7))
    found = services.browsing.rows([who])[0].permission
    assert (found.lamp, found.limit, found.source) == (Lamp.LATER, Limit.HOURS, "Florida, your own rule")
    assert list(services.browsing.ids(callable_now)) == [] and services.browsing.count(Filter.CALLABLE_NOW) == 0


def test_a_fourth_call_in_florida_waits_a_day_and_is_refused_before(services: Services, clock: Clock) -> None:
    who = services.keeping.add(PersonForm(name="Maria", country="US", region="FL"), QuoteForm(product="Roof"))
    clock.advance(hours=1)
    for _ in range(2):
        services.calling.save(CallResult(who, Outcome.NO_ANSWER))
        clock.advance(hours=1)
        assert services.browsing.rows([who])[0].permission.callable
    after_this = services.calling.busy(who).next_action
    assert after_this is not None and after_this.due_from.date() > clock.now.date()
    services.calling.save(CallResult(who, Outcome.NO_ANSWER))
    found = services.browsing.rows([who])[0].permission
    assert (found.callable, found.limit, found.cap) == (False, Limit.DAY_CAP, 3)
    assert list(services.browsing.ids(ListQuery(filter=Filter.CALLABLE_NOW))) == []
    with pytest.raises(RuleFault, match=r"three calls in 24 hours on one subject\. The first hour allowed is 09:33"):
        services.moving.move(who, clock.now, clock.now + timedelta(minutes=30), promised=False)
    clock.advance(hours=23)
    assert services.browsing.rows([who])[0].permission.callable


def test_the_public_holidays_of_a_place_are_shut_by_a_rule_of_ones_own(services: Services, clock: Clock) -> None:
    who = services.keeping.add(
        PersonForm(name="Ann", company="Firm", phones=("+1 419 555 0142",), country="US", region="OH"),
        QuoteForm(product="Roof"),
    )
    clock.advance(days=29, hours=3)  # 11 November 2026, by standard time
    assert services.browsing.rows([who])[0].permission.callable
    shipped = services.ruling.rule("US", "", False).shipped
    services.ruling.save("US", "", False, replace(shipped, holidays=("US",)))
    found = services.browsing.rows([who])[0].permission
    assert (found.callable, found.limit) == (False, Limit.HOURS) and "Veterans" in found.holiday
    assert found.source == "United States, your own rule"
    assert list(services.browsing.ids(ListQuery(filter=Filter.CALLABLE_NOW))) == []
    assert services.around.law.rule("US", "AL", False).holidays == ("US", "US-AL")
    with pytest.raises(RuleFault, match="a public holiday there: Veterans"):
        services.moving.move(who, clock.now, clock.now + timedelta(minutes=30), promised=False)


def test_holidays_that_the_law_shuts_are_opened_with_a_source_only(services: Services) -> None:
    shipped = services.ruling.rule("FR", "", False).shipped
    with pytest.raises(LooserFault, match="public holidays"):
        services.ruling.save("FR", "", False, replace(shipped, holidays=()))
    services.ruling.save("FR", "", False, replace(shipped, holidays=()), "Letter of counsel", confirmed=True)
    assert services.around.law.rule("FR", "", False).source == "France, your own rule: Letter of counsel"


def test_holidays_nobody_knows_are_refused_in_words(services: Services) -> None:
    shipped = services.ruling.rule("FR", "", False).shipped
    with pytest.raises(RuleFault, match="holidays of FR-QQ are not known"):
        services.ruling.save("FR", "", False, replace(shipped, holidays=("FR", "FR-QQ")))


def test_holidays_of_the_law_are_worked_out_once_and_lie_in_the_file(services: Services) -> None:
    around = services.around
    assert around.holidays_are_noted(), "nobody is here for whom they matter"
    around.law.rule("FR", "", True)
    assert not around.holidays_are_noted()
    with around.store.writing():
        around.note_holidays()
    assert around.holidays_are_noted()
    year, told = around.store.settings.noted("law_holidays")
    assert (year, set(told)) == (2026, {"FR"}) and {"2025-11-11", "2028-05-01"} <= told["FR"].keys()


WEEKS = st.sampled_from([NOON, LATE, ((time(8), time(20)),), ((time(8), time(12)), (time(13), time(20))), ()])
NUMBERS = st.none() | st.integers(1, 24)


@given(
    st.lists(WEEKS, min_size=7, max_size=7),
    NUMBERS,
    NUMBERS,
    NUMBERS,
    NUMBERS,
    st.booleans(),
    st.integers(0, 90),
    st.booleans(),
)
def test_a_rule_is_read_as_it_was_written(
    week: list[tuple[tuple[time, time], ...]],
    in_a_day: int | None,
    in_a_month: int | None,
    inquiry: int | None,
    purchase: int | None,
    consent: bool,
    rest: int,
    holidays: bool,
) -> None:
    made = Rule(
        tuple(week), "“Quelle” 🙂", date(2026, 2, 28), in_a_day, "caps", in_a_month, inquiry, purchase, consent, rest
    )
    made = replace(made, holidays=("US", "US-AL") if holidays else ())
    again = read(written(made))
    assert not differing(made, again)
    assert (again.source, again.caps_source, again.as_of) == (made.source, made.caps_source, made.as_of)
    assert not looser(made, again)
