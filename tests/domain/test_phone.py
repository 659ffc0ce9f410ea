"""Numbers of all spellings come to one form, and what is no number is kept as written."""

from __future__ import annotations

import subprocess
import sys

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.phone import Phone, digits, kind_from, parse_phone, shown


@pytest.mark.parametrize(
    ("written", "region", "e164"),
    [
        ("(419) 555-0142", "US", "+14195550142"),
        ("419.555.0142", "CA", "+14195550142"),
        ("419/555-0142", "US", "+14195550142"),
        ("4195550142", "US", "+14195550142"),
        ("4195550142.0", "US", "+14195550142"),
        ("1-419-555-0142", "US", "+14195550142"),
        ("+1 (419) 555 0142", "DE", "+14195550142"),
        ("\u200b419\u00a0555\u00a00142".strip("\u200b"), "US", "+14195550142"),
        ("011 49 30 231250142", "US", "+4930231250142"),
        ("+49 30 231250142", "US", "+4930231250142"),
        ("+49 (0)30 231250142", "US", "+4930231250142"),
        ("+4930231250142", "US", "+4930231250142"),
        ("030 231250142", "DE", "+4930231250142"),
        ("020 7946 0018", "GB", "+442079460018"),
        ("1-800-FLOWERS", "US", "+18003569377"),
    ],
)
def test_a_number_becomes_e164(written: str, region: str, e164: str) -> None:
    assert parse_phone(written, region).e164 == e164


@pytest.mark.parametrize(
    ("written", "e164", "kind"),
    [
        ("419 555 0142 (mobile)", "+14195550142", "mobile"),
        ("419 555 0142 work", "+14195550142", "work"),
        ("h: 419 555 0142", "+14195550142", "home"),
        ("Tel. 419 555 0142", "+14195550142", "other"),
        ("1-800-FLOWERS", "+18003569377", "other"),
    ],
)
def test_a_word_beside_a_number_tells_its_kind(written: str, e164: str, kind: str) -> None:
    phone = parse_phone(written, "US")
    assert (phone.e164, phone.kind, phone.written) == (e164, kind, written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "555-0142",
        "119 555 0142",
        "419 155 0142",
        "ask at the desk",
        "12",
        "419 555 01421",
        "1" * 500,
        "٤١٩٥٥٥٠١٤٢٢٢٢٢",
    ],
)
def test_what_is_no_number_is_kept_as_written(written: str) -> None:
    phone = parse_phone(written, "US", "work")
    assert (phone.e164, phone.written, phone.kind, phone.understood) == ("", written, "work", False)


@pytest.mark.parametrize(
    ("written", "extension"),
    [("419-555-0142 x12", "12"), ("419 555 0142 ext. 5", "5"), ("(419) 555-0142 #77", "77"), ("419-555-0142", "")],
)
def test_an_extension_is_kept(written: str, extension: str) -> None:
    assert parse_phone(written, "US", "work") == Phone("+14195550142", written, "work", extension)


@pytest.mark.parametrize("region", sorted(phonenumbers.SUPPORTED_REGIONS))
def test_the_quick_way_reads_clean_numbers_as_the_library_does(region: str) -> None:
    for kind in range(11):
        example = phonenumbers.example_number_for_type(region, kind)
        if example is None or example.country_code == 1:
            continue
        e164 = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
        assert parse_phone(e164, "US").e164 == e164
        for trunk in ("0", "8", "1"):
            with_trunk = e164.replace(f"+{example.country_code}", f"+{example.country_code}{trunk}", 1)
            read = parse_phone(with_trunk, "US").e164
            number = phonenumbers.parse(with_trunk, None)
            assert read in ("", phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


@given(
    st.from_regex(r"[2-9][0-9]{2}[2-9][0-9]{6}", fullmatch=True),
    st.sampled_from(["{}{}{}", "({}) {}-{}", "+1 {}.{}.{}"]),
)
def test_every_spelling_of_ten_digits_is_the_same_number(figures: str, spelling: str) -> None:
    written = spelling.format(figures[:3], figures[3:6], figures[6:])
    assert parse_phone(written, "US").e164 == f"+1{figures}"


@given(st.text(max_size=40), st.sampled_from(["US", "DE", "GB", "", "XX"]))
def test_no_text_is_too_odd(text: str, region: str) -> None:
    phone = parse_phone(text, region)
    assert phone.written == text.strip()
    if phone.understood:
        assert phone.e164[0] == "+" and phone.e164[1:].isascii() and phone.e164[1:].isdigit()
        assert parse_phone(phone.e164, region).e164 == phone.e164


@pytest.mark.parametrize(
    ("e164", "region", "text"),
    [
        ("+14195550142", "US", "419 555 0142"),
        ("+14195550142", "DE", "+1 419 555 0142"),
        ("+4930231250142", "US", "+49 30 231250142"),
        ("", "US", ""),
        ("+999", "US", "+999"),
    ],
)
def test_a_number_is_shown_as_people_write_it(e164: str, region: str, text: str) -> None:
    assert shown(e164, region) == text


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Mobile", "mobile"),
        ("* Work", "work"),
        ("Privat", "home"),
        ("Work Cell", "mobile"),
        ("", "other"),
        ("Main", "other"),
    ],
)
def test_a_label_names_the_kind(label: str, kind: str) -> None:
    assert kind_from(label) == kind


def test_digits_are_ascii_only() -> None:
    assert digits("+1 (419) 555-0142 x²٣") == "14195550142"


def test_plain_numbers_do_not_load_the_library() -> None:
    code = (
        "import sys; from reengage_desktop.domain.phone import parse_phone, shown;"
        "shown(parse_phone('(419) 555-0142', 'US').e164, 'US'); sys.exit('phonenumbers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
