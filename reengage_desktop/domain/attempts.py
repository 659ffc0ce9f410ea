"""Which attempt of its row each try was, told from the end: only the latest touches need be known."""

from __future__ import annotations

from collections.abc import Sequence

UNKNOWN = 0


def numbered(ladder: str, touches: Sequence[tuple[bool, bool]]) -> list[int]:
    """The number of each touch in its row, 1 for the first since a contact; `UNKNOWN` where the row began too early.

    `touches` are the latest (attempt, contact) of one person, oldest first; `ladder` is their pattern after the last.
    """
    if not touches:
        return []
    before = _tries_before(ladder, touches)
    numbers = []
    for attempt, contact in touches:
        numbers.append(UNKNOWN if before is None else before + (attempt or contact))
        if contact:
            before = 0
        elif before is not None:
            before += attempt
    return numbers


def _tries_before(ladder: str, touches: Sequence[tuple[bool, bool]]) -> int | None:
    """Tries in the row that was open when the first of these touches came; None where a contact has closed it since."""
    counted = sum(attempt or contact for attempt, contact in touches)
    return len(ladder) - counted if counted <= len(ladder) else None
