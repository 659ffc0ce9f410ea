"""An interview: what a customer told of why they bought (S0 S2; mission row 38)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .reason import WhyNot
from .story import Story

_SAID_MOST = 600


@dataclass(frozen=True, slots=True)
class Interview:
    """In their words: what made them look, why they bought, what is different now.

    `prospect_id`: of the customer where they are one here. `why_not`: what had held them back.
    """

    id: int
    customer: str
    prospect_id: int | None = None
    may_name: bool = False
    product: str = ""
    why_not: WhyNot = WhyNot.UNKNOWN
    held_on: date | None = None
    looked: str = ""
    bought: str = ""
    changed: str = ""

    @property
    def answers(self) -> tuple[str, ...]:
        """What they told, the gain first."""
        return tuple(filter(None, (self.changed, self.bought, self.looked)))


def story_of(interview: Interview) -> Story:
    """A story of what they told, to be polished: what is different now, else why they bought."""
    words = " ".join(next(iter(interview.answers), "").split())[:_SAID_MOST]
    return Story(
        id=0,
        words=words,
        customer=interview.customer,
        may_name=interview.may_name,
        product=interview.product,
        why_not=interview.why_not,
        interview_id=interview.id,
    )
