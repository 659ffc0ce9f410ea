"""Knowing the ladders by their keys: those that ship, one's own, and the default."""

from __future__ import annotations

from collections.abc import Iterable

from reengage_desktop.domain.ladder_plan import BUILT_IN, FIVE, OWN, LadderPlan

from .around import Around


def all_plans(around: Around) -> list[LadderPlan]:
    """Those that ship, then one's own by name."""
    return [*BUILT_IN, *around.store.ladders.own()]


def plan_of(around: Around, key: str) -> LadderPlan:
    """The ladder of somebody; the default for "" and for one that is gone. A daily one is nobody's default."""
    return plans_of(around, [key])[key]


def plans_of(around: Around, keys: Iterable[str]) -> dict[str, LadderPlan]:
    """The ladders of many by their keys, as `plan_of` knows them; one's own are read once, and only where one is."""
    wanted, chosen = set(keys), around.settings().ladder
    is_own = any(key.startswith(OWN) for key in (*wanted, chosen))
    known = {plan.key: plan for plan in (all_plans(around) if is_own else BUILT_IN)}
    default = known.get(chosen, FIVE)
    if default.daily:
        default = FIVE
    return {key: known.get(key, default) for key in wanted}


def label(plan: LadderPlan) -> str:
    """As a change of it is kept: readable also when the ladder is gone."""
    return plan.name if plan.is_own else plan.key
