"""When the law of a place lets us call, read from the tables that ship with the program."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .own_rule import OwnRule

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ELSEWHERE = "elsewhere"

Window = tuple[time, time]
Week = tuple[tuple[Window, ...], ...]


class RegistryKind(StrEnum):
    """What it means to be on a do-not-call registry: `CLOCK`: the clocks run; `SHUT`: no calls without consent."""

    CLOCK = "clock"
    SHUT = "shut"


@dataclass(frozen=True, slots=True)
class RegistryRule:
    """A look at the registry holds for `check_days` days; then its answer is open again."""

    name: str
    check_days: int
    kind: RegistryKind
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """What holds for one kind of person in one place.

    `week` has seven days, Monday first, each with its windows [from, to) in the called person's wall time.
    Months count from the last inquiry (or quote) and the last purchase; None: no such clock runs.
    `holidays` are the regions (ISO 3166, "US-AL") on whose public holidays nobody is called, whatever the week says.
    `source` is that of the hours, `caps_source` that of the calls in 24 hours, `consumer_source` that of all else.
    Each rule is one object in a `Law`, so it is compared and cached by identity.
    """

    week: Week
    source: str
    as_of: date
    calls_in_24_hours: int | None = None
    caps_source: str = ""
    calls_in_30_days: int | None = None
    inquiry_months: int | None = None
    purchase_months: int | None = None
    consent_required: bool = False
    rest_days_after_refusal: int = 0
    registry: RegistryRule | None = None
    consumer_source: str = ""
    first_words: tuple[str, ...] = ()
    first_words_source: str = ""
    holidays: tuple[str, ...] = ()

    @property
    def has_clock(self) -> bool:
        return self.inquiry_months is not None or self.purchase_months is not None


Pair = tuple[Rule, Rule]  # for businesses, for consumers


@dataclass(frozen=True, slots=True)
class LawPlace:
    """A place with an entry: codes ("US", "FL"; a country has no region) and names. Both codes "": elsewhere."""

    country: str
    region: str
    country_name: str
    region_name: str


@dataclass(frozen=True, slots=True)
class Country:
    """All entries of one country. `names`: its name, and other ways to write it."""

    code: str
    names: tuple[str, ...]
    national: Pair
    regions: Mapping[str, tuple[str, Pair]]  # by code: name, and what differs


class Law:
    """All rules by place, each country read when somebody there is asked for. Own rules stand in for those that ship.

    `read` yields the text of the table of a country ("us"), in the form of resources/law/*.toml. A wrong entry raises
    ValueError with its name when it is read.
    """

    def __init__(self, read: Callable[[str], str], own: Iterable[OwnRule] = ()) -> None:
        self._read = read
        self._own = {(rule.country, rule.region, rule.consumer): rule for rule in own}
        self._countries: dict[str, Country] = {}
        self._codes: tuple[str, ...] = ()
        self._found: dict[tuple[str, str, bool], Rule] = {}

    def with_own(self, own: Iterable[OwnRule]) -> Law:
        """The same with these own rules and no others; what was read stays read."""
        law = Law(self._read, own)
        law._countries, law._codes = self._countries, self._codes
        return law

    def rule(self, country: str, region: str, consumer: bool) -> Rule:
        """The strictest rule that holds there; a country without an entry has the rule for elsewhere.

        A place is its code or full name in any case.
        """
        key = country, region, consumer
        if key not in self._found:
            place = *self._place(country, region), consumer
            if place not in self._found:
                self._found[place] = self._made(*place, self._own)
            self._found[key] = self._found[place]
        return self._found[key]

    def shipped(self, country: str, region: str, consumer: bool) -> Rule:
        """The rule there as it ships, under the own rule of its country."""
        place = self._place(country, region)
        return self._made(*place, consumer, {key: rule for key, rule in self._own.items() if key[:2] != place})

    def holiday_regions(self) -> set[str]:
        """On whose public holidays nobody is called, of the rules that were asked for."""
        return {region for rule in self._found.values() for region in rule.holidays}

    def places(self) -> list[LawPlace]:
        """Every place with an entry, a country before its regions; elsewhere comes last."""
        found = []
        for country in self._all():
            name = country.names[0]
            found.append(LawPlace(country.code, "", name, ""))
            found += [LawPlace(country.code, code, name, part) for code, (part, _) in country.regions.items()]
        return [*found, LawPlace("", "", "", "")]

    def _made(self, country: str, region: str, consumer: bool, own: Mapping[tuple[str, str, bool], OwnRule]) -> Rule:
        entry = self._countries[country]
        made = _heeded(own.get((country, "", consumer)), entry.national[consumer])
        if region:
            made = _heeded(own.get((country, region, consumer)), stricter(made, entry.regions[region][1][consumer]))
        return made

    def _place(self, country: str, region: str) -> tuple[str, str]:
        entry = self._country(_key(country))
        part = _key(region)
        same = (code for code, (name, _) in entry.regions.items() if part in (_key(code), _key(name)))
        return entry.code, next(same, "")

    def _country(self, key: str) -> Country:
        elsewhere = self._loaded(ELSEWHERE)
        if not key:
            return elsewhere
        if key in self._codes:
            return self._loaded(key)
        return next((one for one in self._all() if key in map(_key, one.names)), elsewhere)

    def _all(self) -> list[Country]:
        self._loaded(ELSEWHERE)
        return [self._loaded(code) for code in self._codes]

    def _loaded(self, name: str) -> Country:
        code = "" if name == ELSEWHERE else name.upper()
        if code not in self._countries:
            from .law_table import read  # only now: the first window may do without

            self._countries[code], codes = read(code, self._read(name))
            self._codes = codes or self._codes
        return self._countries[code]


def stricter(one: Rule, other: Rule) -> Rule:
    """Both rules at once: hours that both allow, the lower cap, the shorter clock, the longer rest."""
    week = tuple(_common(a, b) for a, b in zip(one.week, other.week, strict=True))
    holidays = tuple(sorted({*one.holidays, *other.holidays}))
    in_a_day = _lower(one.calls_in_24_hours, other.calls_in_24_hours)
    return replace(
        one,
        week=week,
        source=one.source if (week, holidays) == (one.week, one.holidays) else other.source,
        as_of=min(one.as_of, other.as_of),
        calls_in_24_hours=in_a_day,
        caps_source=one.caps_source if in_a_day == one.calls_in_24_hours else other.caps_source,
        calls_in_30_days=_lower(one.calls_in_30_days, other.calls_in_30_days),
        inquiry_months=_lower(one.inquiry_months, other.inquiry_months),
        purchase_months=_lower(one.purchase_months, other.purchase_months),
        consent_required=one.consent_required or other.consent_required,
        rest_days_after_refusal=max(one.rest_days_after_refusal, other.rest_days_after_refusal),
        registry=_stricter_registry(one.registry, other.registry),
        consumer_source=other.consumer_source or one.consumer_source,
        first_words=one.first_words or other.first_words,
        first_words_source=one.first_words_source or other.first_words_source,
        holidays=holidays,
    )


def _heeded(own: OwnRule | None, shipped: Rule) -> Rule:
    if own is None:
        return shipped
    from .own_rule import in_force  # only whoever has some

    return in_force(own, shipped)


def _stricter_registry(one: RegistryRule | None, other: RegistryRule | None) -> RegistryRule | None:
    if one is None or other is None:
        return one or other
    return min(one, other, key=lambda each: (each.kind is not RegistryKind.SHUT, each.check_days))


def _key(name: str) -> str:
    return name.replace(".", "").strip().casefold()


def _common(one: tuple[Window, ...], other: tuple[Window, ...]) -> tuple[Window, ...]:
    pairs = ((max(a[0], b[0]), min(a[1], b[1])) for a in one for b in other)
    return tuple(sorted((opens, closes) for opens, closes in pairs if opens < closes))


def _lower(one: int | None, other: int | None) -> int | None:
    return min((n for n in (one, other) if n is not None), default=None)
