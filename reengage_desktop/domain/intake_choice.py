"""How the person wants a list to be taken in, where the list alone does not decide it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from .columns import Mapping
from .written_date import DateOrder


class Known(StrEnum):
    """What becomes of rows about people who are here. Do-not-contact is switched on by each of them, and never off."""

    FILL = "fill"
    """Blanks are filled, nothing known is replaced."""
    REPLACE = "replace"
    """What the list says takes the place of what is known; numbers, e-mails, quotes and notes are added."""
    SKIP = "skip"
    """Nothing of them is taken."""


@dataclass(frozen=True, slots=True)
class Choices:
    """`mapping`, `region` and `orders` are remembered for the next list with the same headings.

    `region` ("US") is where numbers without a country code and undecided dates come from. `orders` holds for a column
    the order of its dates that was chosen by hand. `same`: (line, id of a person) pairs that are one person, though the
    list alone does not tell. `mended`: for (line, column from 0) what the cell should have said.
    """

    mapping: Mapping
    region: str
    orders: dict[int, DateOrder] = field(default_factory=dict)
    known: Known = Known.FILL
    same: frozenset[tuple[int, int]] = frozenset()
    mended: dict[tuple[int, int], str] = field(default_factory=dict)
