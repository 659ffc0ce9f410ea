"""How likely something is, said with its likely range: a starting value, moved by one's own results."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt

from .reach import FEW

STRENGTH = 20
"""So many results of one's own weigh as much as the starting value."""

_Z = 1.6448536269514722  # the normal quantile of 90 %, both sides


@dataclass(frozen=True, slots=True)
class Chance:
    """In percent: what is reckoned with, and the range in which it likely lies (90 %).

    `own`: the salesperson's own estimate, which has no range. `prior` is the starting value, moved by `hits` of `of`
    results of one's own, and times `factor` for what else is known.
    """

    percent: float
    low: float
    high: float
    own: bool
    prior: float
    hits: int
    of: int
    factor: float = 1.0

    @property
    def too_early(self) -> bool:
        """So few results say too little to be told as a rate."""
        return self.of < FEW

    def times(self, factor: float, most: float) -> Chance:
        """The whole of it raised or lowered, to `most` percent."""
        if factor == 1:
            return self
        percent, low, high = (min(most, each * factor) for each in (self.percent, self.low, self.high))
        return replace(self, percent=percent, low=low, high=high, factor=self.factor * factor)


@dataclass(frozen=True, slots=True)
class Minutes:
    """What a call takes, with what is done before and after it; `calls` of one's own that say so, or `own` estimate."""

    value: float
    own: bool
    calls: int


def estimated(percent: float, prior: float, hits: int = 0, of: int = 0, factor: float = 1.0) -> Chance:
    """As the salesperson estimates it; what else would be reckoned with stays visible."""
    return Chance(percent, percent, percent, True, prior, hits, of, factor)


def moved(prior: float, hits: int, of: int) -> Chance:
    """The starting value `prior` (percent) moved by `hits` of `of`: the Beta posterior, shrunk by `STRENGTH`.

    Its range is Wilson's with as many trials as the posterior has weight: close to the quantiles of the Beta, and
    never outside of 0 to 100. ValueError for impossible counts.
    """
    percent = posterior(prior, hits, of)
    low, high = _likely(percent / 100, STRENGTH + of)
    return Chance(percent, 100 * low, 100 * high, False, prior, hits, of)


def posterior(prior: float, hits: int, of: int) -> float:
    """The mean of the posterior in percent. ValueError for impossible counts."""
    if not 0 <= hits <= of:
        raise ValueError("No more can have come of it than were tried.")
    return (prior * STRENGTH + 100 * hits) / (STRENGTH + of)


def _likely(rate: float, weight: int) -> tuple[float, float]:
    square = _Z * _Z
    middle = (rate + square / (2 * weight)) / (1 + square / weight)
    half = _Z * sqrt(rate * (1 - rate) / weight + square / (4 * weight * weight)) / (1 + square / weight)
    return max(0.0, middle - half), min(1.0, middle + half)
