"""How many of those who were as quiet as somebody came back, and what that makes of going on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import groupby
from math import hypot
from operator import itemgetter

from .desk import MoreTime, Quiet
from .odds import Chance
from .ranking import Payoff
from .reach import wilson

TOLD_AFTER = timedelta(days=30)
"""Whoever was not tried again has shown by then that they do not come back by themselves."""

Tried = tuple[int, bool, int]
"""Prospect id, whether they answered, and when in seconds since 1970; thousands of them are read."""
_Range = tuple[float, float, float]


def quiet(touches: Iterable[Tried], tries: int, now: datetime) -> Quiet:
    """Of the people who were tried `tries` times in a row and did not answer, those who answered at any time after.

    `touches` person by person, oldest first, without bulk. Nobody is counted before there was time to come back.
    """
    came_back = people = 0
    latest = now - TOLD_AFTER
    for _, theirs in groupby(touches, key=itemgetter(0)):
        told = _came_back(theirs, tries, latest.timestamp())
        people += told is not None
        came_back += bool(told)
    found = wilson(came_back, people)
    return Quiet(came_back, people, 100 * found.low, 100 * found.high)


def more_time(payoff: Payoff, quiet: Quiet, attempts: int, mine: int | None) -> MoreTime:
    """What another row of `attempts` would pay, by one's own people; while these are few, what one more call would."""
    back: _Range = (100 * quiet.back / quiet.of, quiet.low, quiet.high) if not quiet.too_early else _of(payoff.reach)
    calls = 1 if quiet.too_early else attempts
    _, low, high = _both(_of(payoff.odds), back)
    return MoreTime(
        worth=payoff.worth,
        currency=payoff.currency,
        odds=payoff.odds.percent,
        back=back[0],
        low=low,
        high=high,
        minutes=payoff.minutes.value * calls,
        mine=mine,
        quiet=quiet,
    )


def _came_back(touches: Iterable[Tried], tries: int, latest: float) -> bool | None:
    """None for somebody who never was so quiet, or is so only since `latest`, and was not tried again."""
    row, since = 0, None
    for _, contact, at in touches:
        if contact and since is not None:
            return True
        row = 0 if contact else row + 1
        if row == tries and since is None:
            since = at
    return None if since is None or (row == tries and since > latest) else False


def _of(chance: Chance) -> _Range:
    return chance.percent, chance.low, chance.high


def _both(one: _Range, other: _Range) -> _Range:
    """Both in percent and at once; how far off each may be is added as of things that do not hang together."""
    percent = one[0] * other[0] / 100
    if not percent:
        return 0.0, 0.0, one[0] * other[2] / 100
    below = hypot(1 - one[1] / one[0], 1 - other[1] / other[0])
    above = hypot(one[2] / one[0] - 1, other[2] / other[0] - 1)
    return percent, max(0.0, percent * (1 - below)), min(100.0, percent * (1 + above))
