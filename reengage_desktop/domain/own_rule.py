"""A rule of the law as the person wrote it down, in place of the one that ships."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime, time
from enum import StrEnum

from .law import RegistryKind, RegistryRule, Rule, stricter

_KNOWN = frozenset(field.name for field in fields(Rule))


class Part(StrEnum):
    """What a rule is made of."""

    HOURS = "hours"
    HOLIDAYS = "holidays"
    DAY_CAP = "day_cap"
    MONTH_CAP = "month_cap"
    INQUIRY = "inquiry"
    PURCHASE = "purchase"
    CONSENT = "consent"
    REST = "rest"
    REGISTRY = "registry"


OF_CONSUMERS = frozenset(Part) - {Part.HOURS, Part.HOLIDAYS, Part.DAY_CAP}


@dataclass(frozen=True, slots=True)
class OwnRule:
    """Of a place by its codes (see `law.LawPlace`). `confirmed_at`: when the person said that it may be looser."""

    country: str
    region: str
    consumer: bool
    rule: Rule
    changed_at: datetime
    confirmed_at: datetime | None = None


def differing(one: Rule, other: Rule) -> frozenset[Part]:
    """The parts in which the two are not the same."""
    return frozenset(part for part, told in _parts(one).items() if told != _parts(other)[part])


def looser(draft: Rule, shipped: Rule) -> frozenset[Part]:
    """The parts in which the draft lets a call through that the rule that ships does not."""
    found = differing(draft, stricter(draft, shipped))
    # Of two clocks the later one counts: one that the rule lacks beside another would open more days.
    added = {
        part
        for part, months, mine in (
            (Part.INQUIRY, shipped.inquiry_months, draft.inquiry_months),
            (Part.PURCHASE, shipped.purchase_months, draft.purchase_months),
        )
        if months is None and mine is not None and shipped.has_clock
    }
    return found | added


def in_force(own: OwnRule, shipped: Rule) -> Rule:
    """The own rule; where nobody confirmed that it may be looser, it does not become so when the law changes."""
    if own.confirmed_at or not looser(own.rule, shipped):
        return own.rule
    return replace(stricter(own.rule, shipped), as_of=own.rule.as_of)


def sourced(draft: Rule, shipped: Rule, source: str) -> Rule:
    """The draft with `source` wherever it is not as it ships."""
    changed, registry = differing(draft, shipped), draft.registry
    return replace(
        draft,
        source=source if changed & {Part.HOURS, Part.HOLIDAYS} else shipped.source,
        caps_source=source if Part.DAY_CAP in changed else shipped.caps_source,
        consumer_source=source if changed & OF_CONSUMERS else shipped.consumer_source,
        registry=replace(registry, source=source) if registry and Part.REGISTRY in changed else registry,
    )


def _parts(rule: Rule) -> dict[Part, object]:
    registry = rule.registry
    return {
        Part.HOURS: rule.week,
        Part.HOLIDAYS: rule.holidays,
        Part.DAY_CAP: rule.calls_in_24_hours,
        Part.MONTH_CAP: rule.calls_in_30_days,
        Part.INQUIRY: rule.inquiry_months,
        Part.PURCHASE: rule.purchase_months,
        Part.CONSENT: rule.consent_required,
        Part.REST: rule.rest_days_after_refusal,
        Part.REGISTRY: (registry.kind, registry.check_days) if registry else None,
    }


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
        told["holidays"] = tuple(told.get("holidays", ()))
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
