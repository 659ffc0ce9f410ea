"""How often calls reach people, said as honestly as small numbers allow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from math import sqrt

FEW = 20
"""Under so many attempts it is too early to tell (mission, facts)."""

_Z = 1.959963984540054  # the normal quantile of 95 %, both sides


@dataclass(frozen=True, slots=True)
class Reach:
    """`contacts` of `attempts`, with the Wilson interval of 95 %: the rate likely lies between `low` and `high`."""

    attempts: int
    contacts: int
    low: float
    high: float

    @property
    def too_early(self) -> bool:
        return self.attempts < FEW

    @property
    def rate(self) -> float:
        """So far; 0 where nothing was tried."""
        return self.contacts / self.attempts if self.attempts else 0.0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Better hours for a slot, in its own wall time. `weekday` (Monday is 0) is None where all its days may move.

    `own` if the person's own calls say so; otherwise it is the early or the late hour that serves most.
    """

    weekday: int | None
    start: time
    end: time
    own: bool


def wilson(contacts: int, attempts: int) -> Reach:
    """The score interval of Wilson, 95 %. Nothing tried says nothing: from 0 to 1. ValueError for impossible counts."""
    if not 0 <= contacts <= attempts:
        raise ValueError("No more people were reached than were tried.")
    if attempts == 0:
        return Reach(0, 0, 0.0, 1.0)
    rate, square = contacts / attempts, _Z * _Z
    middle = (rate + square / (2 * attempts)) / (1 + square / attempts)
    half = _Z * sqrt(rate * (1 - rate) / attempts + square / (4 * attempts * attempts)) / (1 + square / attempts)
    low = 0.0 if contacts == 0 else max(0.0, middle - half)
    high = 1.0 if contacts == attempts else min(1.0, middle + half)
    return Reach(attempts, contacts, low, high)
