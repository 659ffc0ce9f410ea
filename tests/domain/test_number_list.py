"""The telephone numbers of a list, in whatever form it has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.fault import FileFault
from reengage_desktop.domain.number_list import CHANGES, EMPTY, NO_NUMBERS, NOT_A_LIST, TOO_LONG, NumberList


def read(text: str, region: str = "US", *, exact: bool = False, size: int = 10**6) -> tuple[list[str], NumberList]:
    reader = NumberList("list.txt", region, lambda heading: "phone" in heading.casefold(), exact=exact)
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    return list(reader.read(pieces)), reader


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("202,5551234\n419,5550142\n", ["+12025551234", "+14195550142"]),  # the FTC's flat file
        ("2025551234\r\n4195550142", ["+12025551234", "+14195550142"]),
        ("(202) 555-1234\n+1 419-555-0142\n1-216-555-0143\n", ["+12025551234", "+14195550142", "+12165550143"]),
        ('"202","5551234"\n', ["+12025551234"]),
        ("Name;Phone;City\nMaria;419 555 0142;Toledo\nAl;;Toledo\n", ["+14195550142"]),
        ("Maria Lopez,(419) 555-0142\nAl Roe,216.555.0143\n", ["+14195550142", "+12165550143"]),
        ('"Lopez, Maria",419-555-0142\n"Roe, Al",216-555-0143\n', ["+14195550142", "+12165550143"]),
        ("Id,Home phone,Work phone\n7,4195550142,2165550143\n", ["+14195550142", "+12165550143"]),
        ("Day\tNumber\n2026-10-03\t4195550142\n", ["+14195550142"]),
        ("\ufeff4195550142\n", ["+14195550142"]),
        (
            "<?xml version='1.0'?><list type='full' level='state' val='OH'><ac val='419'><ph val='5550142'/>"
            "<ph val='0000007' /></ac><ac val='216'><ph val='5550143'/></ac></list>",
            ["+14195550142", "+14190000007", "+12165550143"],
        ),
        ("<list type='full' val='419'><ph val='5550142'/></list>", ["+14195550142"]),
    ],
)
def test_each_form_gives_its_numbers(text: str, found: list[str]) -> None:
    assert read(text)[0] == found
    assert read(text, size=7)[0] == found, "wherever a piece of it ends"


@pytest.mark.parametrize(
    "written",
    ["01632 960001", "+44 1632 960001", "0044 1632 960001", "441632960001", "1632960001", "+44 (0)1632 960001"],
)
def test_a_number_of_another_country_is_known_by_its_figures(written: str) -> None:
    assert read(f"{written}\n", "GB")[0] == ["+441632960001"]


def test_a_list_of_ones_own_is_read_with_care() -> None:
    found, reader = read("+49 30 231250142\n030 231250143 ext. 7\n4711\n", "DE", exact=True)
    assert found == ["+4930231250142", "+4930231250143"]
    assert (reader.numbers, reader.bad, reader.bad_lines[0].line, reader.bad_lines[0].text) == (2, 1, 3, "4711")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("480-555-0100 ext\n", ["+14805550100"]),
        ("4805550100 / 480 555 0101\n", ["+14805550100", "+14805550101"]),
        ("Ann, call (480) 555-0100 or +44 20 7946 0018 instead\n", ["+14805550100", "+442079460018"]),
    ],
)
def test_of_a_list_of_ones_own_every_number_in_a_line_counts(text: str, found: list[str]) -> None:
    assert read(f"{text}480-555-0199\n", exact=True)[0] == [*found, "+14805550199"]
    with pytest.raises(FileFault, match="names a telephone number"):
        read("order 1234567890123456789, 2026-10-03\n", exact=True)


def test_lines_that_name_no_number_are_counted_and_the_first_are_told() -> None:
    found, reader = read("Numbers\n4195550142\n12345\n\n" + "419555\n" * 50)
    assert found == ["+14195550142"]
    assert reader.bad == 51
    assert [each.line for each in reader.bad_lines[:2]] == [3, 5]
    assert len(reader.bad_lines) == 20


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", EMPTY),
        (" \r\n\t\n", EMPTY),
        ("Dear Sir,\nno numbers in here\n", NO_NUMBERS),
        ("%PDF-1.7\n4195550142", NOT_A_LIST),
        ("\0\1\2\3" * 200, NOT_A_LIST),
        ("4" * 200_000, TOO_LONG),
        ("419,5550142,2026-10-03,A\n419,5550143,2026-10-03,D\n", CHANGES),
        ("<list type='change' val='419'><ph val='5550142'/></list>", CHANGES),
        ("<list><ac val='419'><ph val='5550142' ch='D'/></ac></list>", CHANGES),
        ("<html><body>Sign in</body></html>", NO_NUMBERS),
    ],
)
def test_what_is_no_whole_list_is_told_in_words(text: str, why: str) -> None:
    with pytest.raises(FileFault) as told:
        read(text, size=70_000)
    assert told.value.template == why
    assert "list.txt" in str(told.value)


@given(st.text(max_size=400), st.integers(1, 50), st.booleans())
def test_no_text_breaks_it(text: str, size: int, exact: bool) -> None:
    try:
        found, reader = read(text, size=size, exact=exact)
    except FileFault:
        return
    assert len(found) >= reader.numbers > 0
    assert all(number.startswith("+") and number[1:].isdecimal() for number in found)


@given(
    st.lists(st.from_regex(r"[2-9][0-9]{2}[2-9][0-9]{6}", fullmatch=True), min_size=1, max_size=20), st.integers(1, 40)
)
def test_every_number_is_found_wherever_a_piece_ends(numbers: list[str], size: int) -> None:
    wanted = [f"+1{number}" for number in numbers]
    for text in (
        "\r\n".join(numbers),
        "\n".join(f"{number[:3]},{number[3:]}" for number in numbers),
        "".join(f"<ac val='{number[:3]}'>  <ph val=\"{number[3:]}\" /></ac>" for number in numbers),
    ):
        text = f"<list>{text}</list>" if text.startswith("<") else text
        assert read(text, size=size)[0] == wanted
