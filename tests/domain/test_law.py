"""The table of laws that ships, and what happens to a wrong one."""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path

import pytest

from reengage_desktop.domain.law import Law, Rule, stricter

TABLE = Path(__file__).parents[2] / "resources" / "law" / "calling_hours.json"
LAW = Law.from_text(TABLE.read_text(encoding="utf-8"))
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
        ("FR", None, None, False, 60, 4),
        ("DE", None, None, True, 0, None),
    ],
)
def test_clock_consent_and_rest_hold_for_consumers_only(
    country: str, inquiry: int | None, purchase: int | None, consent: bool, rest: int, in_30_days: int | None
) -> None:
    def read(consumer: bool) -> tuple[int | None, int | None, bool, int, int | None]:
        rule = LAW.rule(country, "", consumer)
        return (
            rule.inquiry_months,
            rule.purchase_months,
            rule.consent_required,
            rule.rest_days_after_refusal,
            rule.calls_in_30_days,
        )

    assert read(True) == (inquiry, purchase, consent, rest, in_30_days)
    assert read(False) == (None, None, False, 0, None)


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


def test_every_entry_is_dated_and_has_a_source() -> None:
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    entries = [table["elsewhere"], *table["countries"].values()]
    entries += [region for entry in entries for region in entry.get("regions", {}).values()]
    assert all(entry["source"] and date.fromisoformat(entry["as_of"]) for entry in entries)
    assert all(entry["consumers"]["source"] for entry in entries if "consumers" in entry)


@pytest.mark.parametrize(
    "change",
    [
        {"hours": {"mon-fri": [["20:00", "08:00"]]}},
        {"hours": {"mon-fri": [["08:00", "12:00"], ["11:00", "20:00"]]}},
        {"hours": {"mon-fri": [["08:00", "20:00"]], "fri": [["09:00", "20:00"]]}},
        {"hours": {"monday": [["08:00", "20:00"]]}},
        {"hours": {"mon": [["8 am", "20:00"]]}},
        {"as_of": "lately"},
        {"consumers": {"inquiry_moths": 3}},
    ],
)
def test_a_wrong_entry_is_named(change: dict[str, object]) -> None:
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    table["countries"]["FR"] |= change
    with pytest.raises(ValueError, match=r"^FR: "):
        Law.from_text(json.dumps(table))
