"""What is looked for is found as the index of the search finds it, and its line shows it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.found_place import MOST, Place, PlaceKind, Sought, Written, folded, places, tidy

AT = datetime(2026, 6, 9, tzinfo=UTC)


def placed(written: Written, sought: Sought) -> Place | None:
    return next(iter(places([written], sought, 1)), None)


def lit(text: str, words: str, kind: PlaceKind = PlaceKind.NOTE) -> list[str]:
    place = placed(Written(1, kind, words), Sought(text))
    return [place.line.words[start:end] for start, end in place.line.lit] if place else []


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("lease", "The LEASE ends; leased, not released", ["LEASE", "lease"]),
        ("jose", "José and Jose\u0301 said so", ["José", "José"]),
        ("JOSÉ", "jose", ["jose"]),
        ("größe", "Die GROSSE Größe", ["Größe"]),
        ("lea le", "lease", ["lea"]),
        ("“lease”", "about the 'lease'", ["lease"]),
        ("o'brien", "O’Brien called", ["O", "Brien"]),
        ("38", "38 % less, 138 before", ["38"]),
        ("42", "42", ["42"]),
        ("東京", "東京で会う", ["東京"]),
        ("lease", "releases", []),
        ("!?", "!?", []),
        ("", "anything", []),
    ],
)
def test_words_are_lit_where_a_word_begins_so(text: str, words: str, wanted: list[str]) -> None:
    assert lit(text, words) == wanted


@pytest.mark.parametrize(
    ("typed", "number", "wanted"),
    [
        ("0142", "419 555 0142", "0142"),
        ("(419) 555", "419 555 0142", "419 555"),
        ("+1 419 555 01", "419 555 0142", "419 555 01"),
        ("0044 (0)7700", "+44 7700 900", "44 7700"),
        ("14", "419 555 0142", ""),
        ("999", "419 555 0142", ""),
    ],
)
def test_digits_are_lit_however_the_number_is_parted(typed: str, number: str, wanted: str) -> None:
    assert "".join(number[start:end] for start, end in Sought(typed).in_number(number)) == wanted


def test_a_number_of_somebody_around_is_lit_and_digits_of_a_note_are_not_taken_for_one() -> None:
    assert lit("0177", "Elena · 419 555 0177", PlaceKind.AROUND) == ["0177"]
    assert lit("550177", "Elena · 419 555 0177", PlaceKind.AROUND) == ["55 0177"]
    assert lit("550177", "419 555 0177 was wrong") == []


def test_a_long_note_is_shown_from_a_few_words_before_what_was_found() -> None:
    place = placed(Written(1, PlaceKind.NOTE, f"{'much ' * 80}about the lease {'and more ' * 80}"), Sought("lease"))
    assert place is not None
    line = place.line
    assert line.words.startswith("… ") and line.words.endswith("…")
    assert line.words.index("lease") < 50 and len(line.words) <= MOST + 3
    assert [line.words[start:end] for start, end in line.lit] == ["lease"]


def test_the_page_is_told_the_very_part_in_which_it_stands() -> None:
    place = placed(Written(1, PlaceKind.NOTE, "First line.\nThe  lease\tends \nLast"), Sought("lease"))
    assert place is not None and place.line.words == "First line. The lease ends Last"
    assert place.words == "The  lease\tends"
    around = placed(Written(1, PlaceKind.AROUND, "Elena · Daughter · 419 555 0177"), Sought("daugh"))
    assert around is not None and around.words == "Daughter"


def test_the_line_that_says_most_comes_first_then_the_newest_and_none_twice() -> None:
    said = (("the lease", 1), ("an end", 5), ("lease ends", 2), ("the lease", 4), ("nothing", 6))
    texts = [Written(1, PlaceKind.NOTE, words, AT.replace(day=day)) for words, day in said]
    found = places(texts, Sought("lease end"), 3)
    assert [place.line.words for place in found] == ["lease ends", "an end", "the lease"]
    assert found[2].at == AT.replace(day=4)
    assert places(texts, Sought("lease end"), 1) == found[:1]


def test_no_mark_of_direction_reaches_the_line() -> None:
    assert tidy("a\u202eb\u2066c\x00d\r\n e") == "a b c d e"


@given(st.text(max_size=60), st.text(max_size=20))
def test_whatever_is_written_and_sought_the_lit_places_are_in_the_line_in_order(words: str, text: str) -> None:
    place = placed(Written(1, PlaceKind.AROUND, words), Sought(text))
    if place is not None:
        ends = [end for span in place.line.lit for end in span]
        assert place.line.lit and ends == sorted(ends) and ends[-1] <= len(place.line.words)
        assert all(start < end for start, end in place.line.lit)


@given(st.text(max_size=60))
def test_folding_keeps_each_letter_in_its_place(words: str) -> None:
    assert len(folded(tidy(words))) == len(tidy(words))
