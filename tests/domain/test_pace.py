"""Which word is spoken when."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.pace import FASTEST, SLOWEST, STEP, Paced, faster, paced, slower

PACES = st.integers(SLOWEST, FASTEST)
TEXTS = st.text(st.sampled_from("aeioustrnMŁ 0مر😀 .,;:!?…–”’\n\u2028"), max_size=200) | st.text(max_size=80)


def words_of(text: str, said: Paced) -> list[str]:
    return [text[beat.start : beat.end] for beat in said.beats]


def test_at_sixty_words_a_minute_as_many_words_take_as_many_seconds() -> None:
    assert paced("Second, where are you today with it?", 60).seconds == 7


def test_the_word_lights_when_it_is_spoken_and_stays_over_the_pause_after_it() -> None:
    text = "Good morning, Maria."
    said = paced(text, 60)
    assert words_of(text, said) == ["Good", "morning,", "Maria."]
    morning, maria = said.beats[1], said.beats[2]
    assert said.at(morning.ends + 0.01) == morning
    assert said.at(maria.begins) == maria
    assert said.at(said.seconds) is None
    assert said.at(-1) is None


def test_a_sentence_ends_with_a_longer_pause_than_a_clause_and_a_paragraph_with_the_longest() -> None:
    def pause(text: str) -> float:
        said = paced(text + "end", 100)
        unit = (said.beats[0].ends - said.beats[0].begins) / 6
        return (said.beats[1].begins - said.beats[0].ends) / unit

    assert pause("word ") == pytest.approx(0)
    assert 0 < pause("wor, ") < pause("wor. ") < pause("word\n\n")
    assert pause("wo.” ") == pytest.approx(pause("wor. "))
    assert pause("word – ") == pytest.approx(pause("wor, "))


def test_a_dash_that_stands_alone_is_no_word() -> None:
    assert len(paced("yes – or no", 150).beats) == 3


def test_a_word_of_two_thousand_letters_is_not_stared_at() -> None:
    said = paced("a " + "x" * 2000 + " b", 150)
    assert said.beats[1].ends - said.beats[1].begins < said.seconds


def test_nothing_to_say_takes_no_time() -> None:
    assert paced(" … ", 150) == Paced((), 0)


def test_there_is_no_pace_of_nothing() -> None:
    with pytest.raises(ValueError, match="above 0"):
        paced("Hello", 0)


@given(TEXTS, PACES)
def test_words_come_once_each_in_their_order_and_never_two_at_a_time(text: str, pace: int) -> None:
    said = paced(text, pace)
    assert all(0 <= beat.start < beat.end <= len(text) and beat.begins < beat.ends for beat in said.beats)
    for before, after in pairwise(said.beats):
        assert before.end <= after.start
        assert before.ends <= after.begins + 1e-9
    assert all(
        not text[beat.start : beat.end].split() or len(text[beat.start : beat.end].split()) == 1 for beat in said.beats
    )
    if said.beats:
        assert said.beats[0].begins == 0
        assert said.beats[-1].ends <= said.seconds + 1e-6
        assert said.seconds == pytest.approx(len(said.beats) * 60 / pace)


@given(TEXTS, PACES, st.floats(0, 1, exclude_max=True))
def test_at_each_second_the_word_is_the_last_that_has_begun(text: str, pace: int, share: float) -> None:
    said = paced(text, pace)
    second = said.seconds * share
    begun = [beat for beat in said.beats if beat.begins <= second]
    assert said.at(second) == (begun[-1] if begun and second < said.seconds else None)


@given(PACES)
def test_faster_and_slower_stay_within_bounds(pace: int) -> None:
    assert SLOWEST <= slower(pace) <= pace <= faster(pace) <= FASTEST
    assert faster(pace) - pace in (STEP, FASTEST - pace)
