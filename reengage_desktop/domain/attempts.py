"""Which attempt of its row each try was."""

from __future__ import annotations

from collections.abc import Sequence

from .ladder import after, tries

Pattern = str
Tried = tuple[bool, bool]
"""Whether a touch was an attempt, and whether it was a contact."""


def numbered(before: Pattern, touches: Sequence[Tried]) -> list[int]:
    """The number of each touch in its row, 1 for the first since a contact; `touches` are one person's, oldest first.

    `before` is the pattern of the ladder before the first of them.
    """
    numbers = []
    for attempt, contact in touches:
        numbers.append(tries(before) + 1)
        before = after(before, attempt=attempt, contact=contact)
    return numbers


def pattern_of(touches: Sequence[Tried]) -> Pattern:
    """The pattern after all touches of a person, oldest first."""
    pattern = ""
    for attempt, contact in touches:
        pattern = after(pattern, attempt=attempt, contact=contact)
    return pattern


def pattern_before(pattern: Pattern, latest: Sequence[Tried]) -> Pattern | None:
    """The pattern before a person's latest touches, told from the one after them; None where they began a row since."""
    counted = sum(attempt or contact for attempt, contact in latest)
    return pattern[: len(pattern) - counted] if counted <= len(pattern) else None
