"""Knowing the ladders by their keys: those that ship, one's own, and the default."""

from __future__ import annotations

from reengage_desktop.domain.ladder_plan import BUILT_IN, FIVE, OWN, LadderPlan

from .around import Around

_SHIPPED = {plan.key: plan for plan in BUILT_IN}


def all_plans(around: Around) -> list[LadderPlan]:
    """Those that ship, then one's own by name."""
    return [*BUILT_IN, *around.store.ladders.own()]


def plan_of(around: Around, key: str) -> LadderPlan:
    """The ladder of somebody; the default for "" and for one that is gone. A daily one is nobody's default."""
    wanted = _known(around, key) if key else None
    if wanted is not None:
        return wanted
    chosen = _known(around, around.settings().ladder)
    return FIVE if chosen is None or chosen.daily else chosen


def label(plan: LadderPlan) -> str:
    """As a change of it is kept: readable also when the ladder is gone."""
    return plan.name if plan.is_own else plan.key


def _known(around: Around, key: str) -> LadderPlan | None:
    if not key.startswith(OWN):
        return _SHIPPED.get(key)
    return next((plan for plan in around.store.ladders.own() if plan.key == key), None)
