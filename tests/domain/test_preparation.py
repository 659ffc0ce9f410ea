"""What a call lacks: a reason that is new for them, and why they could not act."""

from __future__ import annotations

import pytest

from reengage_desktop.domain.preparation import Lack, lacks, says_something
from reengage_desktop.domain.reason import WhyNot

NEW = "The power rate rose by 11 % in September"


@pytest.mark.parametrize(
    ("reason", "why", "lacking"),
    [
        (NEW, WhyNot.NO_FUNDING, ()),
        (NEW, WhyNot.UNKNOWN, (Lack.WHY,)),
        ("", WhyNot.DELAYED, (Lack.REASON_TO_CALL,)),
        (" \n", WhyNot.UNKNOWN, (Lack.REASON_TO_CALL, Lack.WHY)),
        ("Just checking in", WhyNot.DELAYED, (Lack.REASON_TO_CALL,)),
    ],
)
def test_a_call_lacks_what_is_missing(reason: str, why: WhyNot, lacking: tuple[Lack, ...]) -> None:
    assert lacks(reason, "", "", why) == lacking


@pytest.mark.parametrize("stated, real", [("Too expensive", ""), ("", "The lease ends")])
def test_one_note_on_why_is_enough(stated: str, real: str) -> None:
    assert lacks(NEW, stated, real, WhyNot.UNKNOWN) == ()


@pytest.mark.parametrize(
    "empty",
    [
        "Checking in",
        "just checking in with you",
        "Touch base!",
        "following up on the quote I sent you",
        "Did you get my letter?",
        "Circle back on our proposal",
        "—",
        "...",
    ],
)
def test_an_empty_phrase_is_no_reason(empty: str) -> None:
    assert not says_something(empty)


@pytest.mark.parametrize(
    "new",
    [
        NEW,
        "Following up: steel fell by 4 % this month",
        "Checking in because the night rate ends in March",
        "Neuer Tarif ab Oktober",
        "11 %",
    ],
)
def test_something_new_beside_an_empty_phrase_is_one(new: str) -> None:
    assert says_something(new)
