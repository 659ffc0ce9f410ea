"""When the law of a place lets us call, read from the table that ships with the program."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import pairwise
from typing import Any

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

Window = tuple[time, time]
Week = tuple[tuple[Window, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """What holds for one kind of person in one place.

    `week` has seven days, Monday first, each with its windows [from, to) in the called person's wall time.
    Months count from the last inquiry (or quote) and the last purchase; None: no such clock runs.
    Each rule is one object in a `Law`, so it is compared and cached by identity.
    """

    week: Week
    source: str
    as_of: date
    calls_in_24_hours: int | None = None
    calls_in_30_days: int | None = None
    inquiry_months: int | None = None
    purchase_months: int | None = None
    consent_required: bool = False
    rest_days_after_refusal: int = 0
    consumer_source: str = ""
    first_words: tuple[str, ...] = ()
    first_words_source: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Law:
    """All rules by place. A region is a state or province, by its code or full name in any case."""

    as_of: date
    _rules: Mapping[tuple[str, str], tuple[Rule, Rule]]

    @classmethod
    def from_text(cls, text: str) -> Law:
        """The table in the form of resources/law/calling_hours.json. ValueError names the entry that is wrong."""
        table = json.loads(text)
        rules = {("", ""): _read("elsewhere", table["elsewhere"])}
        for code, country in table["countries"].items():
            national = _read(code, country)
            names = [code, *country["names"]]
            rules |= {(_key(name), ""): national for name in names}
            for state, region in country.get("regions", {}).items():
                regional = _read(f"{code}/{state}", region)
                both = (stricter(national[0], regional[0]), stricter(national[1], regional[1]))
                regions = [state, *region["names"]]
                rules |= {(_key(name), _key(part)): both for name in names for part in regions}
        return cls(date.fromisoformat(table["as_of"]), rules)

    def rule(self, country: str, region: str, consumer: bool) -> Rule:
        """The strictest rule that holds there; a country without an entry has the rule for elsewhere."""
        rules = self._rules
        nation = _key(country)
        pair = rules.get((nation, _key(region))) or rules.get((nation, "")) or rules["", ""]
        return pair[consumer]


def stricter(one: Rule, other: Rule) -> Rule:
    """Both rules at once: hours that both allow, the lower cap, the shorter clock, the longer rest."""
    week = tuple(_common(a, b) for a, b in zip(one.week, other.week, strict=True))
    return replace(
        one,
        week=week,
        source=other.source if week != one.week else one.source,
        as_of=min(one.as_of, other.as_of),
        calls_in_24_hours=_lower(one.calls_in_24_hours, other.calls_in_24_hours),
        calls_in_30_days=_lower(one.calls_in_30_days, other.calls_in_30_days),
        inquiry_months=_lower(one.inquiry_months, other.inquiry_months),
        purchase_months=_lower(one.purchase_months, other.purchase_months),
        consent_required=one.consent_required or other.consent_required,
        rest_days_after_refusal=max(one.rest_days_after_refusal, other.rest_days_after_refusal),
        consumer_source=other.consumer_source or one.consumer_source,
        first_words=one.first_words or other.first_words,
        first_words_source=one.first_words_source or other.first_words_source,
    )


def _key(name: str) -> str:
    return name.replace(".", "").strip().casefold()


def _common(one: tuple[Window, ...], other: tuple[Window, ...]) -> tuple[Window, ...]:
    pairs = ((max(a[0], b[0]), min(a[1], b[1])) for a in one for b in other)
    return tuple(sorted((opens, closes) for opens, closes in pairs if opens < closes))


def _lower(one: int | None, other: int | None) -> int | None:
    return min((n for n in (one, other) if n is not None), default=None)


def _read(where: str, entry: Mapping[str, Any]) -> tuple[Rule, Rule]:
    """The rule for businesses and the one for consumers."""
    try:
        business = Rule(
            week=_week(entry["hours"]),
            source=entry["source"],
            as_of=date.fromisoformat(entry["as_of"]),
            calls_in_24_hours=entry.get("calls_in_24_hours"),
            first_words=tuple(entry.get("first_words", ())),
            first_words_source=entry.get("first_words_source", ""),
        )
        extra = dict(entry.get("consumers", {}))
        source = extra.pop("source", "")
        return business, replace(business, consumer_source=source, **extra)
    except (KeyError, TypeError, ValueError) as fault:
        raise ValueError(f"{where}: {fault}") from fault


def _week(hours: Mapping[str, list[list[str]]]) -> Week:
    week: dict[str, tuple[Window, ...]] = {}
    for days, spans in hours.items():
        first, _, last = days.partition("-")
        windows = tuple((time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in spans)
        edges = [edge for window in windows for edge in window]
        if any(a >= b for a, b in pairwise(edges)):
            raise ValueError(f"the windows of {days} are not in order")
        for day in DAYS[DAYS.index(first) : DAYS.index(last or first) + 1]:
            if day in week:
                raise ValueError(f"{day} is named twice")
            week[day] = windows
    return tuple(week.get(day, ()) for day in DAYS)
