"""Who is due, as far as their payoff depends on it: lean, since hundreds are read to rank them."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from reengage_desktop.domain.prospect import Importance
from reengage_desktop.domain.reason import WhyNot

from .fields import read_instant

COLUMNS = (
    "id, value, worth, product, currency, why_not, ladder, importance, inquired_on, last_contact_at, "
    "own_odds, own_reach, own_minutes"
)

_WHYS, _WEIGHTS = {each.value: each for each in WhyNot}, {each.value: each for each in Importance}
_day = lru_cache(maxsize=4096)(date.fromisoformat)


class Due(NamedTuple):
    """Of somebody who is due what their payoff depends on, as in `ProspectRow`."""

    id: int
    value: int | None
    worth: int | None
    product: str
    currency: str
    why_not: WhyNot
    ladder: str
    importance: Importance
    inquired_on: date | None
    last_contact_at: datetime | None
    own_odds: int | None
    own_reach: int | None
    own_minutes: int | None


def due(
    ident: int,
    value: int | None,
    worth: int | None,
    product: str,
    currency: str,
    why_not: str,
    ladder: str,
    importance: str,
    inquired_on: str | None,
    last_contact_at: str | None,
    *own: int | None,
) -> Due:
    inquired = _day(inquired_on) if inquired_on else None
    answered = read_instant(last_contact_at) if last_contact_at else None
    why, weight = _WHYS[why_not], _WEIGHTS[importance]
    return Due(ident, value, worth, product, currency, why, ladder, weight, inquired, answered, *own)
