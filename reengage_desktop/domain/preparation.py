"""What a call lacks before it counts as prepared: a reason to call, and why they could not act (mission, 19 and 20)."""

from __future__ import annotations

from enum import StrEnum

from .reason import WhyNot


class Lack(StrEnum):
    REASON_TO_CALL = "reason_to_call"
    WHY = "why"


def lacks(reason_to_call: str, stated: str, real: str, why_not: WhyNot) -> tuple[Lack, ...]:
    """A note that says why may be a stated or a real reason, or an entry of the list."""
    found = [] if reason_to_call.strip() else [Lack.REASON_TO_CALL]
    if not (stated.strip() or real.strip()) and why_not is WhyNot.UNKNOWN:
        found.append(Lack.WHY)
    return tuple(found)
