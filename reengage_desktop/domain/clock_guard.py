"""Whether the clock on the wall can be believed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

TOLERANCE = timedelta(seconds=10)
HOLD = timedelta(seconds=20)
BEATS_MISSED = timedelta(seconds=90)
OLDEST_CREDIBLE = datetime(2025, 1, 1, tzinfo=UTC)  # the program is younger: a clock before it has lost its battery


class Verdict(StrEnum):
    """`changed`: hold; nothing is announced, pruned or thinned until the clock is steady again."""

    STEADY = "steady"
    SLEPT = "slept"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Reading:
    """Both clocks at one moment: the wall's UTC, and the seconds since the machine started, sleep included."""

    wall: datetime
    boot: float


def judge(
    previous: Reading | None, current: Reading, doubt: Reading | None, last_knock: datetime | None = None
) -> Verdict:
    """Compare with the last reading that was believed; `doubt` is the first of those that were not.

    Without a previous reading (the program has just started) the wall must not be earlier than the last knock.
    A changed clock is believed once a second reading, 20 seconds after the first, agrees with it.
    """
    if current.wall < OLDEST_CREDIBLE:
        return Verdict.CHANGED
    if previous is None:
        if last_knock is None or current.wall >= last_knock - TOLERANCE:
            return Verdict.STEADY
    elif _moved_alike(previous, current):
        return _pace(previous, current)
    if doubt is not None and _moved_alike(doubt, current) and current.boot - doubt.boot >= HOLD.total_seconds():
        return _pace(doubt, current)
    return Verdict.CHANGED


@dataclass(frozen=True, slots=True)
class ClockGuard:
    """What is known of the clock; `after` gives the guard that has seen one more reading."""

    last_knock: datetime | None = None
    believed: Reading | None = None
    doubt: Reading | None = None
    verdict: Verdict = Verdict.STEADY

    def after(self, current: Reading) -> ClockGuard:
        verdict = judge(self.believed, current, self.doubt, self.last_knock)
        if verdict is not Verdict.CHANGED:
            return ClockGuard(believed=current, verdict=verdict)
        goes_on = self.doubt is not None and _moved_alike(self.doubt, current)
        return ClockGuard(self.last_knock, self.believed, self.doubt if goes_on else current, verdict)


def _moved_alike(earlier: Reading, later: Reading) -> bool:
    by_boot = timedelta(seconds=later.boot - earlier.boot)
    return by_boot >= timedelta(0) and abs(later.wall - earlier.wall - by_boot) <= TOLERANCE


def _pace(earlier: Reading, later: Reading) -> Verdict:
    slept = later.boot - earlier.boot > BEATS_MISSED.total_seconds()
    return Verdict.SLEPT if slept else Verdict.STEADY
