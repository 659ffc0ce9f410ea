"""How the person wants a list to be taken in, where the list alone does not decide it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import get_args

from .columns import Field, Mapping, key
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

    def written(self) -> str:
        """What is remembered of it, as JSON."""
        return json.dumps({"mapping": self.mapping, "region": self.region, "orders": self.orders})


def fingerprint(header: Sequence[str]) -> str:
    """The same for lists with the same headings in the same order, however they are written."""
    return sha256("\n".join(map(key, header)).encode()).hexdigest()


def remembered(text: str, width: int) -> Choices | None:
    """What `Choices.written` wrote for a list of so many columns; None if it is nothing of the kind."""
    try:
        told = json.loads(text)
        mapping = tuple(None if name is None else Field(name) for name in told["mapping"])
        orders = {int(place): order for place, order in told["orders"].items() if order in get_args(DateOrder)}
        return Choices(mapping, str(told["region"]), orders) if len(mapping) == width else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
