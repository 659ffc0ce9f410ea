"""The ladder: the row of attempts since the last contact, five by default (S3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .ladder_plan import LadderPlan, StepWay

RUNGS = 5
"""So many dots are drawn; those of the ladder that ships are as many."""
VOICEMAILS = 2
TRIED, REACHED = "t", "r"


def after(ladder: str, *, attempt: bool, contact: bool) -> str:
    """The pattern after a touch: "t" a try, "r" a contact, which closes the row; the next attempt opens a new one."""
    if not attempt and not contact:
        return ladder
    open_row = "" if ladder.endswith(REACHED) else ladder
    return open_row + (REACHED if contact else TRIED)


def tries(ladder: str) -> int:
    """Attempts in the open row; 0 after a contact."""
    return 0 if ladder.endswith(REACHED) else len(ladder)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the ladder says to the person at the call: where they are, and whether to be encouraged or to decide.

    `of`: attempts of the whole ladder. `ways`: what belongs to this one, `next_ways` to the one after it; none where
    there is none.
    """

    this_attempt: int
    encourage: bool
    decide: bool
    of: int = RUNGS
    ways: tuple[StepWay, ...] = ()
    next_ways: tuple[StepWay, ...] = ()


def standing(ladder: str, plan: LadderPlan | None = None) -> Standing:
    """Before a call. Most stop at the second attempt, so there the app encourages; past the last it asks (S3)."""
    done = tries(ladder)
    if plan is None:
        return Standing(done + 1, done == 1, done >= RUNGS)
    step, then = plan.step(done + 1), plan.step(done + 2)
    ways, next_ways = (each.ways if each else () for each in (step, then))
    return Standing(done + 1, done == 1, done >= plan.of, plan.of, ways, next_ways)
