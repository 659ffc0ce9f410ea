"""The table of laws that ships, and what happens to a wrong one."""

from __future__ import annotations

from datetime import date, time
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop import resources
from reengage_desktop.domain.law import Law, RegistryKind, RegistryRule, Rule, stricter

FRANCE = 'hours = { mon-fri = ["10:00-13:00", "14:00-20:00"] }'


def read(country: str) -> str:
    return resources.text("law", f"{country}.toml")


LAW = Law(read)
MONDAY, SATURDAY, SUNDAY = 0, 5, 6


def hours(rule: Rule, weekday: int) -> str:
    return " ".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in rule.week[weekday])


@pytest.mark.parametrize(
    ("country", "region", "monday", "saturday", "sunday"),
    [
        ("US", "", "08:00-21:00", "08:00-21:00", "08:00-21:00"),
        ("US", "NY", "08:00-21:00", "08:00-21:00", "08:00-21:00"),
        ("US", "FL", "08:00-20:00", "08:00-20:00", "08:00-20:00"),
        ("US", "MD", "08:00-20:00", "08:00-20:00", "08:00-20:00"),
        ("US", "MA", "08:00-20:00", "08:00-20:00", "08:00-20:00"),
        ("US", "OK", "08:00-20:00", "08:00-20:00", "08:00-20:00"),
        ("US", "WA", "08:00-20:00", "08:00-20:00", "08:00-20:00"),
        ("US", "AL", "08:00-20:00", "08:00-20:00", ""),
        ("US", "LA", "08:00-20:00", "08:00-20:00", ""),
        ("US", "MS", "08:00-20:00", "08:00-20:00", ""),
        ("US", "CT", "09:00-20:00", "09:00-20:00", "09:00-20:00"),
        ("US", "NV", "09:00-20:00", "09:00-20:00", "09:00-20:00"),
        ("US", "KY", "10:00-21:00", "10:00-21:00", "10:00-21:00"),
        ("US", "MI", "09:00-21:00", "09:00-21:00", "09:00-21:00"),
        ("US", "MN", "09:00-21:00", "09:00-21:00", "09:00-21:00"),
        ("US", "NM", "09:00-21:00", "09:00-21:00", "09:00-21:00"),
        ("CA", "ON", "09:00-21:30", "10:00-18:00", "10:00-18:00"),
        ("GB", "", "08:00-21:00", "08:00-21:00", "08:00-21:00"),
        ("FR", "", "10:00-13:00 14:00-20:00", "", ""),
        ("DE", "", "08:00-20:00", "08:00-20:00", ""),
        ("JP", "", "09:00-20:00", "09:00-20:00", ""),
        ("", "", "09:00-20:00", "09:00-20:00", ""),
    ],
)
def test_each_place_has_its_hours(country: str, region: str, monday: str, saturday: str, sunday: str) -> None:
    for consumer in (False, True):
        rule = LAW.rule(country, region, consumer)
        assert [hours(rule, day) for day in (MONDAY, SATURDAY, SUNDAY)] == [monday, saturday, sunday]


@pytest.mark.parametrize(
    ("country", "region"), [("us", "fl"), ("USA", "Florida"), (" United States ", " FLORIDA "), ("U.S.A.", "F.L.")]
)
def test_a_place_is_known_by_code_or_name_in_any_case(country: str, region: str) -> None:
    assert LAW.rule(country, region, True) is LAW.rule("US", "FL", True)


def test_an_unknown_region_has_the_rule_of_its_country() -> None:
    assert LAW.rule("US", "Freedonia", True) is LAW.rule("US", "", True)


@pytest.mark.parametrize(
    ("country", "inquiry", "purchase", "consent", "rest", "in_30_days"),
    [
        ("US", 3, 18, False, 0, None),
        ("CA", 6, 18, False, 0, None),
        ("GB", None, None, False, 0, None),
        ("FR", None, None, True, 60, 4),
        ("DE", None, None, True, 0, None),
    ],
)
def test_clock_consent_and_rest_hold_for_consumers_only(
    country: str, inquiry: int | None, purchase: int | None, consent: bool, rest: int, in_30_days: int | None
) -> None:
    def parts(consumer: bool) -> tuple[int | None, int | None, bool, int, int | None]:
        rule = LAW.rule(country, "", consumer)
        return (
            rule.inquiry_months,
            rule.purchase_months,
            rule.consent_required,
            rule.rest_days_after_refusal,
            rule.calls_in_30_days,
        )

    assert parts(True) == (inquiry, purchase, consent, rest, in_30_days)
    assert parts(False) == (None, None, False, 0, None)


@pytest.mark.parametrize(("region", "calls"), [("FL", 3), ("OK", 3), ("MD", 3), ("WA", None), ("", None)])
def test_three_states_allow_three_calls_in_24_hours(region: str, calls: int | None) -> None:
    assert LAW.rule("US", region, False).calls_in_24_hours == calls


def test_a_state_keeps_what_its_country_asks_and_names_its_own_source() -> None:
    rule = LAW.rule("US", "FL", True)
    assert rule.inquiry_months == 3
    assert rule.first_words == ("seller", "sales_call", "goods")
    assert rule.source.startswith("Florida")
    assert "do-not-call" in rule.consumer_source
    assert LAW.rule("US", "NY", True).source.startswith("US 47 CFR 64.1200")


def test_the_stricter_of_two_rules_counts_in_every_part() -> None:
    day = ((time(8), time(12)), (time(13), time(21)))
    early = Rule((day,) * 7, "one", date(2026, 1, 2), calls_in_24_hours=5, inquiry_months=6, rest_days_after_refusal=60)
    late = Rule(
        (((time(9), time(18)),),) * 7,
        "other",
        date(2026, 1, 1),
        calls_in_24_hours=3,
        calls_in_30_days=4,
        inquiry_months=3,
        consent_required=True,
    )
    both = stricter(early, late)
    assert both.week[MONDAY] == ((time(9), time(12)), (time(13), time(18)))
    assert (both.calls_in_24_hours, both.calls_in_30_days, both.inquiry_months) == (3, 4, 3)
    assert (both.rest_days_after_refusal, both.consent_required, both.as_of) == (60, True, date(2026, 1, 1))


@pytest.mark.parametrize(
    ("country", "consumer", "name", "days", "kind"),
    [
        ("US", True, "National Do Not Call Registry", 31, RegistryKind.CLOCK),
        ("CA", True, "National Do Not Call List", 31, RegistryKind.CLOCK),
        ("GB", True, "TPS/CTPS", 28, RegistryKind.SHUT),
        ("GB", False, "TPS/CTPS", 28, RegistryKind.SHUT),
        ("AT", True, "The registry of their country", 30, RegistryKind.SHUT),
    ],
)
def test_a_registry_has_its_name_and_its_days(
    country: str, consumer: bool, name: str, days: int, kind: RegistryKind
) -> None:
    registry = LAW.rule(country, "", consumer).registry
    assert registry and (registry.name, registry.check_days, registry.kind) == (name, days, kind)
    assert LAW.rule("US", "", False).registry is LAW.rule("DE", "", True).registry is None


def test_every_entry_is_dated_and_names_where_it_stands() -> None:
    places = LAW.places()
    assert len(places) == 20 and places[-1].country == ""
    for place, consumer in product(places, (False, True)):
        rule = LAW.rule(place.country, place.region, consumer)
        assert rule.as_of >= date(2026, 11, 22) and rule.source
        name = place.region_name or place.country_name.replace("United States", "US") or "Courtesy"
        assert name in LAW.shipped(place.country, place.region, consumer).source or place.region == "WA"
        has_more = rule.has_clock or rule.consent_required or rule.rest_days_after_refusal
        assert bool(rule.consumer_source) == bool(has_more)


def test_a_country_is_read_when_it_is_asked_for_and_once() -> None:
    asked: list[str] = []

    def reading(country: str) -> str:
        asked.append(country)
        return read(country)

    law = Law(reading)
    assert asked == []
    for _ in range(2):
        law.rule("US", "FL", True)
        law.rule("", "", False)
    assert asked == ["elsewhere", "us"]
    law.rule("Germany", "", True)
    assert sorted(asked) == ["ca", "de", "elsewhere", "fr", "gb", "us"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (FRANCE, 'hours = { mon-fri = ["20:00-08:00"] }'),
        (FRANCE, 'hours = { mon-fri = ["08:00-12:00", "11:00-20:00"] }'),
        (FRANCE, 'hours = { mon-fri = ["08:00-20:00"], fri = ["09:00-20:00"] }'),
        (FRANCE, 'hours = { monday = ["08:00-20:00"] }'),
        (FRANCE, 'hours = { mon = ["8 am-20:00"] }'),
        (FRANCE, 'hours = { mon = ["08:00"] }'),
        ("as_of = 2026-11-22", 'as_of = "lately"'),
        ("rest_days_after_refusal", "rest_days_after_refusals"),
        ("[consumers]", '[registry]\nname = "X"\nkind = "open"\ncheck_days = 3\nsource = "X"\n\n[consumers]'),
    ],
)
def test_a_wrong_entry_is_named(wrong: str, right: str) -> None:
    assert wrong in read("fr")
    law = Law(lambda country: read(country).replace(wrong, right) if country == "fr" else read(country))
    with pytest.raises(ValueError, match=r"^FR: "):
        law.rule("FR", "", True)


MINUTES = st.integers(0, 24 * 60 - 1).map(lambda at: time(at // 60, at % 60))


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    def day() -> tuple[tuple[time, time], ...]:
        edges = sorted(draw(st.sets(MINUTES, max_size=6)))
        return tuple(zip(edges[::2], edges[1::2], strict=False))

    registries = st.builds(RegistryRule, st.just("R"), st.integers(1, 60), st.sampled_from(RegistryKind), st.just("S"))
    number = st.none() | st.integers(1, 30)
    return Rule(
        tuple(day() for _ in range(7)),
        draw(st.sampled_from(["one", "other"])),
        draw(st.dates(date(2020, 1, 1), date(2027, 1, 1))),
        calls_in_24_hours=draw(number),
        calls_in_30_days=draw(number),
        inquiry_months=draw(number),
        purchase_months=draw(number),
        consent_required=draw(st.booleans()),
        rest_days_after_refusal=draw(st.integers(0, 90)),
        registry=draw(st.none() | registries),
    )


def is_open(rule: Rule, weekday: int, at: time) -> bool:
    return any(opens <= at < closes for opens, closes in rule.week[weekday])


@given(rules(), rules(), st.integers(0, 6), MINUTES)
def test_the_stricter_of_two_opens_no_hour_that_either_shuts(one: Rule, other: Rule, day: int, at: time) -> None:
    both = stricter(one, other)
    assert is_open(both, day, at) == (is_open(one, day, at) and is_open(other, day, at))
    for part in ("calls_in_24_hours", "calls_in_30_days", "inquiry_months", "purchase_months"):
        known = [value for rule in (one, other) if (value := getattr(rule, part)) is not None]
        assert getattr(both, part) == min(known, default=None)
    assert both.consent_required == (one.consent_required or other.consent_required)
    assert both.rest_days_after_refusal == max(one.rest_days_after_refusal, other.rest_days_after_refusal)
    registries = [rule.registry for rule in (one, other) if rule.registry]
    assert (both.registry in registries) if registries else both.registry is None
    if both.registry and RegistryKind.SHUT in {registry.kind for registry in registries}:
        assert both.registry.kind is RegistryKind.SHUT
