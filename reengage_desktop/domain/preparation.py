"""What a call lacks before it counts as prepared: a reason to call, and why they could not act (mission, 19 and 20)."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from .phrase import empty_phrases
from .reason import WhyNot


class Lack(StrEnum):
    REASON_TO_CALL = "reason_to_call"
    WHY = "why"


def lacks(reason_to_call: str, stated: str, real: str, why_not: WhyNot) -> tuple[Lack, ...]:
    """A note that says why may be a stated or a real reason, or an entry of the list."""
    found = [] if says_something(reason_to_call) else [Lack.REASON_TO_CALL]
    if not (stated.strip() or real.strip()) and why_not is WhyNot.UNKNOWN:
        found.append(Lack.WHY)
    return tuple(found)


# What is left of "following up on the quote I sent you" without its empty phrase is no news.
_SMALL_WORDS = """
a about again am an and any are as at back be been but call calling can conversation did do doing email for from get
go going good had has have hear hello hey hi how i if in is it just last let letter long look mail me meeting
message my no not of offer on or our out proposal quick quote re really see sent so some soon still talk talked than
that the their them there they things this time to up us was we week well were what whether while will wish with you
your
"""
_NO_NEWS = frozenset(_SMALL_WORDS.split())
_WORDS = re.compile(r"[^\W_]+")


@lru_cache(maxsize=2048)
def says_something(reason_to_call: str) -> bool:
    """Whether there is anything new in it for them; "checking in" is none (mission, the words)."""
    rest, at = [], 0
    phrases = empty_phrases(reason_to_call)
    for phrase in phrases:
        rest.append(reason_to_call[at : phrase.start])
        at = phrase.end
    left = _WORDS.findall(" ".join([*rest, reason_to_call[at:]]).casefold())
    return any(word not in _NO_NEWS for word in left) if phrases else bool(left)
