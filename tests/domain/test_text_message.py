"""Text messages: parts as a network counts them, which number takes one, and the promise in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.permission import Lamp, Permission
from reengage_desktop.domain.prospect import KnownPhone
from reengage_desktop.domain.text_message import (
    NoText,
    holds,
    promise_spans,
    retold,
    sms_link,
    text_length,
    text_number,
    why_no_text,
)

PROMISE = "tomorrow between 9 and 11"
NOON = datetime(2026, 10, 13, 16, tzinfo=UTC)
ALLOWED = Permission(Lamp.NOW, None, None, None, None, True, "", NOON)
GSM = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)


def phone(e164: str = "+14195550142", kind: str = "other", *, dead: bool = False, ident: int = 1) -> KnownPhone:
    return KnownPhone(ident, e164, e164 or "ext. four", kind, "", dead)


@pytest.mark.parametrize(
    ("text", "characters", "parts", "odd"),
    [
        ("", 0, 1, ""),
        ("a" * 160, 160, 1, ""),
        ("a" * 161, 161, 2, ""),
        ("a" * 306, 306, 2, ""),
        ("a" * 307, 307, 3, ""),
        ("€" * 80, 80, 1, ""),
        ("€" * 81, 81, 2, ""),
        ("a" * 152 + "€" + "a" * 20, 173, 2, ""),
        ("a" * 152 + "€" + "a" * 151, 304, 2, ""),
        ("a" * 152 + "€" + "a" * 152, 305, 3, ""),  # the euro sign is not torn, so the first part has 152 places
        ("’" + "a" * 69, 70, 1, "’"),
        ("’" + "a" * 70, 71, 2, "’"),
        ("😀" * 35, 35, 1, "😀"),
        ("😀" * 36, 36, 2, "😀"),
        ("a" * 66 + "😀" + "a" * 10, 77, 2, "😀"),
        ("it’s ñ", 6, 1, "’"),
    ],
)
def test_length_of_a_text(text: str, characters: int, parts: int, odd: str) -> None:
    told = text_length(text)
    assert (told.characters, told.parts, told.odd) == (characters, parts, odd)


@given(st.text(st.characters(codec="utf-8") | st.sampled_from(GSM + "€^{}"), max_size=700))
def test_parts_by_another_way_of_counting(text: str) -> None:
    """An oracle that cuts real strings, with an escape before what is in the second table."""
    narrow = all(char in GSM or char in "\f^{}\\[~]|€" for char in text)
    units = [len(("\x1b" + c) if c not in GSM else c) if narrow else len(c.encode("utf-16-le")) // 2 for c in text]
    alone, each = (160, 153) if narrow else (70, 67)
    parts = [0]
    for unit in units:
        parts = [*parts, unit] if parts[-1] + unit > each else [*parts[:-1], parts[-1] + unit]
    assert text_length(text).parts == (1 if sum(units) <= alone else len(parts))


@given(st.text(max_size=300), st.text(max_size=40))
def test_a_longer_text_never_takes_fewer_parts(text: str, more: str) -> None:
    assert text_length(text + more).parts >= text_length(text).parts


def test_a_text_goes_to_the_number_that_was_dialled_where_it_takes_texts() -> None:
    dialled, mobile = phone(), phone("+14195550199", "mobile", ident=2)
    assert text_number(dialled, [dialled, mobile]) == dialled


def test_a_number_of_the_home_takes_no_text_so_it_goes_to_the_mobile() -> None:
    home, mobile, other = phone(kind="home"), phone("+14195550199", "mobile", ident=2), phone(ident=3)
    assert text_number(home, [home, other, mobile]) == mobile
    assert text_number(home, [home, other]) == other
    assert text_number(home, [home]) is None


def test_a_landline_by_the_plan_of_its_country_takes_no_text() -> None:
    berlin, mobile = phone("+493023125000", "work"), phone("+4915112345678", ident=2)
    assert text_number(berlin, [berlin]) is None
    assert text_number(berlin, [berlin, mobile]) == mobile


def test_dead_numbers_and_those_not_understood_take_no_text() -> None:
    assert text_number(phone(dead=True), [phone(dead=True), phone("")]) is None
    assert text_number(None, []) is None


@pytest.mark.parametrize(
    ("permission", "to", "phones", "why"),
    [
        (ALLOWED, phone(), [phone()], None),
        (replace(ALLOWED, lamp=Lamp.ENDS), phone(), [phone()], None),
        (replace(ALLOWED, lamp=Lamp.DNC, callable=False), phone(), [phone()], NoText.DO_NOT_CONTACT),
        (replace(ALLOWED, lamp=Lamp.SHUT, callable=False), phone(), [phone()], NoText.NOT_ALLOWED),
        (replace(ALLOWED, lamp=Lamp.SOON, callable=False), phone(), [phone()], NoText.HOURS),
        (replace(ALLOWED, lamp=Lamp.LATER, callable=False), None, [], NoText.HOURS),
        (ALLOWED, None, [phone(kind="home")], NoText.LANDLINE),
        (ALLOWED, None, [phone("")], NoText.NO_NUMBER),
        (ALLOWED, None, [], NoText.NO_NUMBER),
    ],
)
def test_why_no_text_can_be_sent(
    permission: Permission, to: KnownPhone | None, phones: list[KnownPhone], why: NoText | None
) -> None:
    assert why_no_text(permission, to, phones) == why


@given(st.text(max_size=200), st.text(max_size=30))
def test_no_text_leaves_its_place_in_the_link(text: str, number: str) -> None:
    link = sms_link(number, text)
    parts = urlsplit(link)
    assert parts.scheme == "sms" and parts.fragment == ""
    assert set(parts.path) <= set("+0123456789")
    assert parse_qs(parts.query, keep_blank_values=True, strict_parsing=True) == {"body": [text]}


def test_half_a_character_does_not_break_the_link() -> None:
    assert sms_link("+1 419", "a\ud83d") == "sms:+1419?body=a%EF%BF%BD"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I will call tomorrow between 9 and 11.", True),
        ("I will call Tomorrow\nbetween  9 and 11.", True),
        ("I will call tomorrow between 9 and 12.", False),
        ("", False),
    ],
)
def test_whether_the_promise_is_in_it(text: str, found: bool) -> None:
    assert holds(text, PROMISE) is found
    assert bool(promise_spans(text, PROMISE)) is found


def test_without_a_promise_none_is_missing() -> None:
    assert holds("anything", "") and promise_spans("anything", "") == ()


def test_another_hour_takes_the_place_of_the_one_before() -> None:
    assert retold("Hi! tomorrow between 9\nand 11?", PROMISE, "on Friday at 9") == "Hi! on Friday at 9?"
    assert retold("Call me.", PROMISE, "on Friday at 9") == "Call me."
    assert retold("Call me.", "", "on Friday at 9") == "Call me."
    assert retold(PROMISE, PROMISE, r"\1 \g<0>") == r"\1 \g<0>"
