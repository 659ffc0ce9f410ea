"""What is done before the coming attempt: what is open, what was done since the last one, and who is asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from reengage_desktop.domain.errand import Errand, History, errands
from reengage_desktop.domain.ladder_plan import Step, StepWay
from reengage_desktop.domain.letter import Letter, LetterState
from reengage_desktop.domain.person_around import AroundKind, AroundTouch, PersonAround, Side
from reengage_desktop.domain.touch import Channel, Touch

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
ALL = Step(1, ways=(StepWay.PHONE, StepWay.LETTER_FIRST, StepWay.TEXT_FIRST, StepWay.ASSISTANT, StepWay.CHAMPION))


def days_ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def touch(channel: Channel, days: float, *, attempt: bool = False, contact: bool = False) -> Touch:
    return Touch(0, 1, days_ago(days), channel, "", attempt, contact, 0, "", "", False)


def mira(ident: int = 7, phone: str = "212 555 0143", side: Side = Side.OURS) -> PersonAround:
    return PersonAround(ident, 1, "Mira", "", phone, "", NOW, AroundKind.ASSISTANT, side)


def talk(outcome: str, days: float, ident: int = 7) -> AroundTouch:
    return AroundTouch(0, 1, ident, days_ago(days), "call", outcome, 0, "", "")


def letter(state: LetterState) -> Letter:
    return Letter(3, 1, "letter-not-reached", "Dear", NOW, state, NOW)


def found(*touches: Touch, people=(), talks=(), letters=()) -> dict[StepWay, Errand]:  # type: ignore[no-untyped-def]
    return {each.way: each for each in errands(ALL, History(touches, people, talks, letters))}


def test_they_come_in_the_order_of_the_step_without_the_call_itself() -> None:
    assert list(found()) == [StepWay.LETTER_FIRST, StepWay.TEXT_FIRST, StepWay.ASSISTANT, StepWay.CHAMPION]
    assert errands(Step(1), History((), (), (), ())) == ()


@pytest.mark.parametrize("channel, way", [(Channel.LETTER, StepWay.LETTER_FIRST), (Channel.TEXT, StepWay.TEXT_FIRST)])
def test_what_was_written_counts_only_since_the_last_attempt(channel: Channel, way: StepWay) -> None:
    tried = touch(Channel.CALL, 3, attempt=True)
    assert found(touch(channel, 1), tried)[way].done_at == days_ago(1)
    assert found(tried, touch(channel, 5))[way].done_at is None
    assert found(touch(Channel.INBOUND, 0.5, contact=True), touch(channel, 1))[way].done_at is None


def test_a_letter_in_the_pile_is_known_until_it_is_in_the_post() -> None:
    assert found(letters=[letter(LetterState.READY)])[StepWay.LETTER_FIRST].letter_id == 3
    assert found(letters=[letter(LetterState.PUT_AWAY)])[StepWay.LETTER_FIRST] == Errand(StepWay.LETTER_FIRST)
    posted = found(touch(Channel.LETTER, 1), letters=[letter(LetterState.DRAFT)])[StepWay.LETTER_FIRST]
    assert (posted.done_at, posted.letter_id) == (days_ago(1), 0)


def test_who_has_a_number_is_asked_before_who_has_none_and_nobody_who_is_against_us() -> None:
    both = found(people=[mira(9, phone=""), mira(7)])
    assert both[StepWay.ASSISTANT].person_id == 7
    assert found(people=[mira(9, phone="")])[StepWay.ASSISTANT].person_id == 9
    assert found(people=[mira(7, side=Side.AGAINST)])[StepWay.ASSISTANT].person_id == 0
    assert both[StepWay.CHAMPION].person_id == 0


def test_only_a_talk_with_them_is_one_and_a_try_is_told() -> None:
    tried = found(people=[mira()], talks=[talk("N", 1), talk("", 0.5)])[StepWay.ASSISTANT]
    assert (tried.done_at, tried.tried_at) == (None, days_ago(1))
    spoken = found(people=[mira()], talks=[talk("R", 1)])[StepWay.ASSISTANT]
    assert (spoken.done_at, spoken.person_id) == (days_ago(1), 7)
    before = found(touch(Channel.CALL, 0.5, attempt=True), people=[mira()], talks=[talk("R", 1)])
    assert before[StepWay.ASSISTANT].done_at is None
