"""The ladder: the row of attempts since the last contact, five by default (S3)."""

from __future__ import annotations

from dataclasses import dataclass

RUNGS = 5
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
    """What the ladder says to the person at the call: where they are, and whether to be encouraged or to decide."""

    this_attempt: int
    encourage: bool
    decide: bool


def standing(ladder: str) -> Standing:
    """Before a call. Most stop at the second attempt, so there the app encourages; past the fifth it asks (S3)."""
    done = tries(ladder)
    return Standing(this_attempt=done + 1, encourage=done == 1, decide=done >= RUNGS)
