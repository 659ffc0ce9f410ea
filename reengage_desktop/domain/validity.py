"""Until when a quote holds."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

SOON = timedelta(days=14)


class Validity(StrEnum):
    """`OPEN`: no day was named."""

    OPEN = "open"
    HOLDS = "holds"
    ENDS_SOON = "ends_soon"
    ENDED = "ended"


def validity(until: date | None, today: date) -> Validity:
    """It holds on its last day, too."""
    if until is None:
        return Validity.OPEN
    if until < today:
        return Validity.ENDED
    return Validity.ENDS_SOON if until <= today + SOON else Validity.HOLDS
