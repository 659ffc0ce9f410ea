"""Somebody who is going cold, in words."""

from __future__ import annotations

from datetime import datetime

from reengage_desktop.domain import ago
from reengage_desktop.domain.cooling import Cold
from reengage_desktop.domain.wall_time import local

from .words import tr

_COUNTS = ("", "once", "twice")


def mark() -> str:
    """In a row of the list."""
    return tr("going cold")


def sentence(cold: Cold, now: datetime, zone: str) -> str:
    """ "They answered 3 times, the last on 9 September. Two tries since without an answer."."""
    day = ago.spoken_date(local(cold.last_answer, zone).date(), local(now, zone).date())
    if cold.answered > 1:
        many = tr(_COUNTS[2]) if cold.answered == 2 else tr("{n} times").format(n=cold.answered)
        first = tr("They answered {many}, the last {day}.").format(many=many, day=day)
    elif cold.answered == 1:
        first = tr("They answered once, {day}.").format(day=day)
    else:
        first = tr("They last answered {day}.").format(day=day)
    return f"{first} {_since(cold)}"


def _since(cold: Cold) -> str:
    if cold.tries > 1:
        numbers = ago._NUMBERS
        count = numbers[cold.tries].capitalize() if cold.tries < len(numbers) else str(cold.tries)
        return tr("{n} tries since without an answer.").format(n=count)
    if cold.tries == 1:
        return tr("One try since without an answer, in {n} weeks.").format(n=cold.weeks)
    return tr("That is {n} weeks ago, and you have not tried since.").format(n=cold.weeks)
