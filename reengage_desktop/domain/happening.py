"""What is logged by hand when it happened away from a call: what it was, and what it means for the ladder."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .touch import Channel


class Happening(StrEnum):
    """Mission row 31; a visit asks whether they met."""

    MET = "met"
    NOT_MET = "not_met"
    TEXT = "text"
    LETTER = "letter"
    EMAIL = "email"
    INBOUND = "inbound"


@dataclass(frozen=True, slots=True)
class Meaning:
    """`attempt`: a try to reach them. `contact`: they answered."""

    channel: Channel
    attempt: bool
    contact: bool


MEANINGS = {
    Happening.MET: Meaning(Channel.VISIT, True, True),
    Happening.NOT_MET: Meaning(Channel.VISIT, True, False),
    Happening.TEXT: Meaning(Channel.TEXT, True, False),
    Happening.LETTER: Meaning(Channel.LETTER, False, False),
    Happening.EMAIL: Meaning(Channel.EMAIL, False, False),
    Happening.INBOUND: Meaning(Channel.INBOUND, False, True),
}
