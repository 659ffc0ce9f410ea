"""The law of each place: as it ships, and as the person wrote it down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from reengage_desktop.domain.cells import clean_line
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.holiday import public_holidays
from reengage_desktop.domain.law import Law, LawPlace, Rule
from reengage_desktop.domain.own_rule import OwnRule, Part, differing, in_force, looser, sourced, written
from reengage_desktop.domain.person_field import LONGEST_LINE, not_longer

from .around import CHANGED_SINCE, Around

A_YEAR = timedelta(days=365)
ELSEWHERE = "Elsewhere"
YOURS = "{place}, your own rule"
LOOSER = (
    "This allows more than the rule that ships: {parts}. It is not in use. Confirm it, and write where you read it."
)
NO_SOURCE = "Write where you read that more is allowed: a law, a letter, a name. It is not in use yet."
NO_HOLIDAYS = "The public holidays of {region} are not known. Nothing was changed."
OUT_OF_RANGE = "{part}: from {least} to {most}, or nothing. Nothing was changed."
WORDS = {
    Part.HOURS: "the hours",
    Part.HOLIDAYS: "public holidays",
    Part.DAY_CAP: "calls in 24 hours",
    Part.MONTH_CAP: "calls in 30 days",
    Part.INQUIRY: "months after an inquiry",
    Part.PURCHASE: "months after a purchase",
    Part.CONSENT: "written permission",
    Part.REST: "days of rest after a No",
    Part.REGISTRY: "how long a look at the registry holds",
}


class LooserFault(RuleFault):
    """The draft allows more than the rule that ships, in `parts`, and was not confirmed."""

    def __init__(self, parts: frozenset[Part]) -> None:
        super().__init__(LOOSER, parts=", ".join(WORDS[part] for part in Part if part in parts))
        self.parts = parts


@dataclass(frozen=True, slots=True)
class PlaceRule:
    """The rule of one place for firms or for consumers. `shipped` heeds the own rule of its country."""

    place: LawPlace
    consumer: bool
    shipped: Rule
    own: OwnRule | None

    @property
    def in_force(self) -> Rule:
        return in_force(self.own, self.shipped) if self.own else self.shipped

    @property
    def name(self) -> str:
        return self.place.region_name or self.place.country_name or ELSEWHERE

    def is_old(self, today: date) -> bool:
        """Whether nobody has looked at it for a year."""
        return today - self.in_force.as_of > A_YEAR


@dataclass(frozen=True, slots=True)
class Ruled:
    """An own rule that was written or dropped: what was kept of that place before, and what is now."""

    place: LawPlace
    consumer: bool
    before: OwnRule | None
    after: OwnRule | None


class Ruling:
    def __init__(self, around: Around) -> None:
        self._around = around

    def law(self) -> Law:
        """The law in force."""
        return self._around.law

    def places(self) -> list[PlaceRule]:
        """Of each place the rule for firms and the one for consumers, as `Law.places` orders them."""
        own = self._own()
        return [self._rule(place, consumer, own) for place in self.law().places() for consumer in (False, True)]

    def rule(self, country: str, region: str, consumer: bool) -> PlaceRule:
        """Of a place by its codes."""
        place = next(each for each in self.law().places() if (each.country, each.region) == (country, region))
        return self._rule(place, consumer, self._own())

    def save(
        self, country: str, region: str, consumer: bool, draft: Rule, source: str = "", *, confirmed: bool = False
    ) -> Ruled:
        """The draft is in force at once, looked at today; as it ships, it is no own rule any more.

        One that is looser in any part is refused by `LooserFault` unless it is confirmed with a source.
        """
        was = self.rule(country, region, consumer)
        _check(draft)
        words, now = not_longer(clean_line(source), LONGEST_LINE), self._around.now().replace(microsecond=0)
        more = looser(draft, was.shipped)
        if more and not confirmed:
            raise LooserFault(more)
        if more and not words:
            raise RuleFault(NO_SOURCE)
        if not differing(draft, was.shipped):
            return self._keep(was, None)
        told = ": ".join(filter(None, (YOURS.format(place=was.name), words)))
        rule = replace(sourced(draft, was.shipped, told), as_of=self._around.today())
        return self._keep(was, OwnRule(country, region, consumer, rule, now, now if more else None))

    def drop(self, country: str, region: str, consumer: bool) -> Ruled:
        """Back to the rule that ships."""
        return self._keep(self.rule(country, region, consumer), None)

    def take_back(self, ruled: Ruled) -> None:
        """Raises `RuleFault` where it was changed since."""
        place = ruled.place
        here = self.rule(place.country, place.region, ruled.consumer)
        if _kept(here.own) != _kept(ruled.after):
            raise RuleFault(CHANGED_SINCE)
        self._keep(here, ruled.before)

    def _rule(self, place: LawPlace, consumer: bool, own: dict[tuple[str, str, bool], OwnRule]) -> PlaceRule:
        shipped = self.law().shipped(place.country, place.region, consumer)
        return PlaceRule(place, consumer, shipped, own.get((place.country, place.region, consumer)))

    def _own(self) -> dict[tuple[str, str, bool], OwnRule]:
        shelf = self._around.store.own_rules
        return {(rule.country, rule.region, rule.consumer): rule for rule in shelf.read(shelf.lines())}

    def _keep(self, was: PlaceRule, own: OwnRule | None) -> Ruled:
        place, shelf = was.place, self._around.store.own_rules
        with self._around.store.writing() as changes:
            if own is None:
                shelf.drop(place.country, place.region, was.consumer)
            else:
                shelf.keep(own)
            changes.everything = True  # the lamp of anybody may be another one
        return Ruled(place, was.consumer, was.own, own)


def _kept(own: OwnRule | None) -> object:
    return own and (written(own.rule), own.changed_at)


def _check(draft: Rule) -> None:
    registry = draft.registry
    for part, value, least, most in (
        (Part.DAY_CAP, draft.calls_in_24_hours, 1, 99),
        (Part.MONTH_CAP, draft.calls_in_30_days, 1, 999),
        (Part.INQUIRY, draft.inquiry_months, 1, 120),
        (Part.PURCHASE, draft.purchase_months, 1, 120),
        (Part.REST, draft.rest_days_after_refusal, 0, 3650),
        (Part.REGISTRY, registry.check_days if registry else None, 1, 366),
    ):
        if value is not None and not least <= value <= most:
            raise RuleFault(OUT_OF_RANGE, part=WORDS[part].capitalize(), least=least, most=most)
    for region in draft.holidays:
        try:
            public_holidays(region, [draft.as_of.year])
        except ValueError as error:
            raise RuleFault(NO_HOLIDAYS, region=region) from error
