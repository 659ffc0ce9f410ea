"""What is typed about a person is kept tidy, or refused in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.person_field import LONGEST_LINE, Field, KnownEmail, kept_words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Maria \t Castellano ", "Maria Castellano"),
        ("Maria\nCastellano\r\n", "Maria Castellano"),
        ("Ma\x00ria\x1b[31m", "Maria[31m"),
        ("\u202eanaT", "anaT"),
        ("\ud800Maria", "Maria"),
        ("مريم الخوري", "مريم الخوري"),
        ("👩‍🍳 Maria “the baker” O'Neil", "👩‍🍳 Maria “the baker” O'Neil"),
        (" \u3000 ", ""),
    ],
)
def test_a_line_is_kept_without_what_nobody_sees(typed: str, kept: str) -> None:
    assert kept_words(Field.NAME, typed) == kept


def test_notes_keep_their_lines() -> None:
    assert kept_words(Field.NOTES, "First\r\n\r\nSecond\x07\n") == "First\n\nSecond"


def test_what_is_too_long_is_refused_in_words() -> None:
    assert kept_words(Field.COMPANY, "x" * LONGEST_LINE)
    with pytest.raises(RuleFault) as refused:
        kept_words(Field.COMPANY, "x" * 10_000)
    assert "200" in str(refused.value)
    assert len(kept_words(Field.NOTES, "x" * 10_000)) == 10_000


@given(st.text(), st.sampled_from(Field))
def test_what_was_kept_is_kept_as_it_is(typed: str, field: Field) -> None:
    try:
        kept = kept_words(field, typed)
    except RuleFault:
        return
    kept.encode()
    assert "\x00" not in kept and (field is Field.NOTES or "\n" not in kept)


@pytest.mark.parametrize(
    ("address", "understood"),
    [
        ("maria@bakery.example", True),
        ("m@a.co", True),
        ("maria@bakery", False),
        ("@bakery.example", False),
        ("maria at bakery.example", False),
        ("maria @bakery.example", False),
        ("", False),
    ],
)
def test_an_address_is_understood_if_a_mail_finds_it(address: str, understood: bool) -> None:
    assert KnownEmail(1, address).understood is understood
