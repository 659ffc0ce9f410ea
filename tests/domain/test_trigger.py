"""What brings somebody back: how it is read, when news answer it, and what then stands on the page."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.spoken_when import DayFault
from reengage_desktop.domain.trigger import (
    LONGEST,
    Trigger,
    TriggerKind,
    answers,
    next_on_return,
    read,
    reason_from,
)

TODAY = date(2026, 10, 13)
NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
HOUR = timedelta(hours=1)


def action(hours: float, kind: ActionKind = ActionKind.CALL, promised: bool = False) -> NextAction:
    return NextAction(kind, NOW + hours * HOUR, NOW + (hours + 1) * HOUR, promised)


def trigger(words: str) -> Trigger:
    return Trigger(1, 1, TriggerKind.DAY, words, TODAY, NOW)


def test_a_day_makes_it_wait_for_the_day_and_other_words_for_news() -> None:
    assert read("budget in spring", TODAY).due_on == date(2027, 3, 1)
    assert read("the power rate rises", TODAY).news == ("power", "rate", "rises")
    assert read("news: grant in spring", TODAY).kind is TriggerKind.NEWS


@pytest.mark.parametrize("words", ["", "  \n\t ", "the", "news:", "\x00\u202e\u2066", "…!?"])
def test_words_that_say_nothing_are_no_trigger(words: str) -> None:
    assert read(words, TODAY).fault is DayFault.NOTHING


@given(st.text(max_size=300), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_any_text_is_read_to_something_that_can_be_kept_or_is_refused(words: str, today: date) -> None:
    reading = read(words, today)
    assert len(reading.words) <= LONGEST
    assert reading.words.isprintable()
    assert (reading.fault is not None) + (reading.due_on is not None) + bool(reading.news) == 1


@pytest.mark.parametrize(
    ("waits", "news", "comes"),
    [
        ("news: power rate", "The power rates go up 11 % in September", True),
        ("power rate", "The rate of the bank went up", False),
        ("grid fee, power rate", "Power rate up", True),
        ("heat pump or solar grant", "The county gives a grant for solar roofs", True),
        ("Zürich", "New office in Zurich", True),
        ("rate", "They rated us well", True),
        ("art", "The party is over", False),
        ("the", "the", False),
        ("news about the lease", "Their lease was renewed", True),
        ("", "anything", False),
    ],
)
def test_news_answer_when_all_words_of_a_part_are_in_them(waits: str, news: str, comes: bool) -> None:
    assert answers(waits, news) is comes


@given(st.lists(st.sampled_from(["power", "rate", "grant", "lease", "Ovens"]), min_size=1, max_size=4), st.text())
def test_news_that_hold_the_words_always_answer(words: list[str], around: str) -> None:
    assert answers(" ".join(words), f"{around} {' '.join(reversed(words))} {around}")


def test_what_was_told_them_stays_and_a_call_that_comes_sooner() -> None:
    call = action(24)
    assert next_on_return(None, call) == call
    for booked in (action(48, promised=True), action(48, ActionKind.VISIT), action(48, ActionKind.APPOINTMENT)):
        assert next_on_return(booked, call) == booked
    assert next_on_return(action(2), call).due_from == action(2).due_from
    assert next_on_return(action(48), call) == call
    assert next_on_return(action(2, ActionKind.KEEP_IN_TOUCH), call) == call


def test_the_reason_that_says_something_stays() -> None:
    assert reason_from(trigger("budget in spring"), "Her rate went up") == "Her rate went up"
    assert reason_from(trigger("budget in spring"), "just checking in") == "Budget in spring"
    assert reason_from(trigger("power"), "", "The power rate rises") == "The power rate rises"
    assert reason_from(trigger("check in"), "") == ""
