"""A story: a measurable result of a customer, told to others who have the same worry (S2; mission row 20)."""

from __future__ import annotations

from dataclasses import dataclass

from .reason import WhyNot


@dataclass(frozen=True, slots=True)
class Story:
    """`words` are one or two sentences to be said; `customer` is named only with their permission (`may_name`)."""

    id: int
    words: str
    customer: str = ""
    may_name: bool = False
    product: str = ""
    why_not: WhyNot = WhyNot.UNKNOWN
