"""The table of the law of one country, as it ships."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from itertools import pairwise
from typing import Any

from .law import DAYS, ELSEWHERE, Country, Pair, RegistryKind, RegistryRule, Rule, Week, Window


def read(code: str, text: str) -> tuple[Country, tuple[str, ...]]:
    """The country ("US", "" for elsewhere), and from elsewhere the codes of all that have a table.

    ValueError for a wrong entry, with its name.
    """
    table = tomllib.loads(text)
    return _country(code, table), tuple(table.get("countries", ()))


def _country(code: str, table: Mapping[str, Any]) -> Country:
    regions = table.get("regions", {})
    return Country(
        code,
        (table.get("name", ""), *table.get("also", ())),
        _pair(code or ELSEWHERE, table),
        {part: (entry["name"], _pair(f"{code}-{part}", entry)) for part, entry in regions.items()},
    )


def _pair(where: str, entry: Mapping[str, Any]) -> Pair:
    try:
        in_a_day = entry.get("calls_in_24_hours")
        business = Rule(
            week=_week(entry["hours"]),
            source=entry["source"],
            as_of=date.fromisoformat(str(entry["as_of"])),
            calls_in_24_hours=in_a_day,
            caps_source=entry["source"] if in_a_day else "",
            registry=_registry(entry.get("registry")),
            first_words=tuple(entry.get("first_words", ())),
            first_words_source=entry.get("first_words_source", ""),
            holidays=_holidays(where, entry.get("holidays", "open")),
        )
        extra = dict(entry.get("consumers", {}))
        source, registry = extra.pop("source", ""), _registry(extra.pop("registry", None)) or business.registry
        return business, replace(business, consumer_source=source, registry=registry, **extra)
    except (KeyError, TypeError, ValueError) as fault:
        raise ValueError(f"{where}: {fault}") from fault


def _registry(entry: Mapping[str, Any] | None) -> RegistryRule | None:
    if entry is None:
        return None
    return RegistryRule(entry["name"], entry["check_days"], RegistryKind(entry["kind"]), entry["source"])


def _holidays(where: str, told: str) -> tuple[str, ...]:
    if told not in ("open", "shut") or (told == "shut" and where == ELSEWHERE):
        raise ValueError(f"holidays are {told!r}")
    return (where,) if told == "shut" else ()


def _week(hours: Mapping[str, list[str]]) -> Week:
    week: dict[str, tuple[Window, ...]] = {}
    for days, spans in hours.items():
        first, _, last = days.partition("-")
        windows = tuple(_window(span) for span in spans)
        edges = [edge for window in windows for edge in window]
        if any(a >= b for a, b in pairwise(edges)):
            raise ValueError(f"the windows of {days} are not in order")
        for day in DAYS[DAYS.index(first) : DAYS.index(last or first) + 1]:
            if day in week:
                raise ValueError(f"{day} is named twice")
            week[day] = windows
    return tuple(week.get(day, ()) for day in DAYS)


def _window(span: str) -> Window:
    opens, _, closes = span.partition("-")
    return time.fromisoformat(opens), time.fromisoformat(closes)
