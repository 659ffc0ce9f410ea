"""Interviews: what a story is made of, and what is found in the bank."""

from __future__ import annotations

import pytest

from reengage_desktop.domain.bank import Kind, Sought
from reengage_desktop.domain.interview import Interview, story_of
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.story import Story, StoryKind

TOLD = Interview(
    id=7,
    customer="Hannah",
    prospect_id=3,
    may_name=True,
    product="Payroll",
    why_not=WhyNot.NOT_READY,
    looked="We paid late.",
    bought="Nine days.",
    changed="Never\nlate.",
)


def test_a_story_of_an_interview_tells_what_is_different_now() -> None:
    made = story_of(TOLD)
    assert (made.id, made.words, made.customer, made.may_name) == (0, "Never late.", "Hannah", True)
    assert (made.product, made.why_not, made.interview_id) == ("Payroll", WhyNot.NOT_READY, 7)


def test_where_they_did_not_say_what_is_different_it_tells_why_they_bought() -> None:
    assert story_of(Interview(1, "Hannah", bought="It was quick.")).words == "It was quick."
    assert story_of(Interview(1, "Hannah")).words == ""
    assert len(story_of(Interview(1, "Hannah", changed="x" * 3000)).words) == 600


RESULT = Story(1, "It pays", product="Solar roof", kind=StoryKind.RESULT, result="38 %", unit="less for power")


@pytest.mark.parametrize(
    ("sought", "finds"),
    [
        (Sought(), [True, True]),
        (Sought(Kind.RESULT), [True, False]),
        (Sought(Kind.STORY), [False, False]),
        (Sought(Kind.INTERVIEW), [False, True]),
        (Sought(product="payroll"), [False, True]),
        (Sought(why_not=WhyNot.NOT_READY), [False, True]),
        (Sought(words="power 38"), [True, False]),
        (Sought(words="nine late"), [False, True]),
        (Sought(Kind.RESULT, words="nine"), [False, False]),
    ],
)
def test_the_bank_is_looked_through(sought: Sought, finds: list[bool]) -> None:
    assert [sought.takes(item) for item in (RESULT, TOLD)] == finds
