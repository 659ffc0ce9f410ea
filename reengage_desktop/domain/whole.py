"""What only a list that this program wrote can tell of a person."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Whole:
    """`number` tells people apart within one list: rows with different numbers are never one person."""

    number: int
