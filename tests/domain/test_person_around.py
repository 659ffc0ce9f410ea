"""Who is near a prospect, and what may be asked of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.person_around import (
    AroundKind,
    PersonAround,
    Question,
    questions,
)
from reengage_desktop.domain.plain_line import lines, one_line

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Elena Castellano", "EC"),
        ("Rosa", "R"),
        ("Ana de la Vega", "AV"),
        ("José (Pepe) Núñez", "JN"),
        ("“Ida” Holm", "H"),
        ("مريم حسن", "مح"),
        ("🙂", ""),
        ("", ""),
    ],
)
def test_initials_are_those_of_the_first_and_the_last_name(name: str, initials: str) -> None:
    assert PersonAround(1, 1, name, "", "", "", NOW).initials == initials


@given(st.text())
def test_what_is_kept_has_no_control_characters_and_says_the_same_when_tidied_again(text: str) -> None:
    line, several = one_line(text), lines(text)
    assert one_line(line) == line and lines(several) == several
    assert "\n" not in line and not any(ord(char) < 32 for char in line)
    assert all(ord(char) >= 32 or char == "\n" for char in several)
    line.encode("utf-8")


def test_a_family_in_one_sign_and_names_from_right_to_left_stay_as_they_are() -> None:
    assert one_line("  👩‍👩‍👧  \u200fמרים\x00 ") == "👩‍👩‍👧 \u200fמרים"


@pytest.mark.parametrize("kind", AroundKind)
def test_as_long_as_the_real_reason_is_not_known_it_is_asked_first(kind: AroundKind) -> None:
    asked, known = questions(kind, real_reason_known=False), questions(kind, real_reason_known=True)
    assert known and Question.REAL_REASON not in known
    assert asked == (known if kind is AroundKind.REFERRED else (Question.REAL_REASON, *known))
