"""Facts as questions, what a contact taught, and links that may be opened."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.fact import Fact, FactState, taught
from reengage_desktop.domain.homework import Homework, HomeworkKind, host_of, safe_link

AT = datetime(2026, 10, 13, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("The lease ends on 30 November", "The lease ends on 30 November?"),
        ("Elena decides. ", "Elena decides?"),
        ("Who signs?", "Who signs?"),
        ("They close!", "They close?"),
    ],
)
def test_a_fact_is_asked_as_a_question(words: str, question: str) -> None:
    assert Fact(1, 1, words, AT, AT).question == question


@pytest.mark.parametrize("nothing", ["", "  ", "Nothing new", "nothing new.", "None", "N/A", "no news!", "No"])
def test_nothing_new_teaches_nothing(nothing: str) -> None:
    assert taught(nothing) is None


def test_what_was_learned_is_kept_in_its_own_words() -> None:
    assert taught("  Delivers wholesale \n since May.") == "Delivers wholesale since May."


@pytest.mark.parametrize(
    ("words", "link"),
    [
        ("https://bakery.example/news", "https://bakery.example/news"),
        ("Their page (https://bakery.example/a?b=1).", "https://bakery.example/a?b=1"),
        ("http://bakery.example", "http://bakery.example"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://", ""),
        ("https://bank.example@evil.example/", ""),
        ("https://[broken", ""),
        ("bakery.example", ""),
    ],
)
def test_only_an_honest_web_address_is_a_link(words: str, link: str) -> None:
    assert safe_link(words) == link


@given(st.text())
def test_a_link_is_of_the_web_or_nothing(words: str) -> None:
    link = safe_link(words)
    of_the_web = link.lower().startswith(("https://", "http://"))
    assert not link or (of_the_web and " " not in link and "@" not in link.split("/")[2])


@pytest.mark.parametrize(
    ("days", "state", "due"),
    [
        (90, FactState.HOLDS, False),
        (91, FactState.HOLDS, True),
        (91, FactState.UNKNOWN, True),
        (400, FactState.CHANGED, False),
    ],
)
def test_a_fact_is_asked_again_after_ninety_days(days: int, state: FactState, due: bool) -> None:
    fact = Fact(1, 1, "Two ovens", AT - timedelta(days=500), AT - timedelta(days=days), state)
    assert fact.is_due(AT) is due


def test_homework_says_its_words_without_the_address() -> None:
    def said(words: str) -> str:
        return Homework(1, 1, HomeworkKind.LINK, words, AT).said

    assert said("Rates rise again – https://www.blade.example/a") == "Rates rise again"
    assert said("https://www.blade.example/a") == "https://www.blade.example/a"
    assert said("Nothing to open") == "Nothing to open"
    assert host_of("https://www.blade.example/a") == "blade.example"
