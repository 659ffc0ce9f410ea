"""A rule of the law as the person wrote it down, in place of the one that ships."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, time

from .law import RegistryKind, RegistryRule, Rule

_KNOWN = frozenset(field.name for field in fields(Rule))


@dataclass(frozen=True, slots=True)
class OwnRule:
    """Of a place by its codes (see `law.LawPlace`). `confirmed_at`: when the person said that it may be looser."""

    country: str
    region: str
    consumer: bool
    rule: Rule
    changed_at: datetime
    confirmed_at: datetime | None = None


def written(rule: Rule) -> str:
    """As it is kept."""
    told = asdict(rule) | {
        "week": [[[f"{edge:%H:%M}" for edge in window] for window in day] for day in rule.week],
        "as_of": rule.as_of.isoformat(),
    }
    return json.dumps(told, ensure_ascii=False)


def read(text: str) -> Rule:
    """ValueError for what `written` would not write."""
    try:
        told = {name: value for name, value in json.loads(text).items() if name in _KNOWN}
        told["week"] = tuple(tuple((_time(a), _time(b)) for a, b in day) for day in told["week"])
        told["as_of"] = date.fromisoformat(told["as_of"])
        told["first_words"] = tuple(told["first_words"])
        if told["registry"]:
            told["registry"] = RegistryRule(**{**told["registry"], "kind": RegistryKind(told["registry"]["kind"])})
        rule = Rule(**told)
    except (AttributeError, KeyError, TypeError) as fault:
        raise ValueError(str(fault)) from fault
    if len(rule.week) != 7:
        raise ValueError("a week has seven days")
    return rule


def _time(text: str) -> time:
    return time.fromisoformat(text)
