"""Letters: which template fits, how time is told on paper, and where a letter is signed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from reengage_desktop.domain.letter import Parted, dated, parted, spoken_when, worth_telling, written_day

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
HOME = "America/New_York"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Dear Ann,\n\nthank you.\n\nDana Whitlock", Parted(("Dear Ann,", "thank you."), "Dana Whitlock")),
        (
            "Hi.\n\n\nBye,\n\nDana Whitlock, Northlight\nSales",
            Parted(("Hi.", "Bye,"), "Dana Whitlock, Northlight\nSales"),
        ),
        ("Hi.\n\nWarmly,\ndana whitlock", Parted(("Hi.", "Warmly,"), "dana whitlock")),
        ("Hi.\n\nWarmly, Dana", Parted(("Hi.", "Warmly, Dana"), "")),
        ("Two\nlines\n \nmore", Parted(("Two\nlines", "more"), "")),
        ("Dana Whitlock", Parted((), "Dana Whitlock")),
        ("", Parted((), "")),
    ],
)
def test_a_letter_is_signed_above_the_name_at_its_end(words: str, expected: Parted) -> None:
    assert parted(words, "Dana Whitlock") == expected


def test_without_a_name_in_the_settings_nothing_is_signed() -> None:
    assert parted("Hi.\n\nDana", " ") == Parted(("Hi.", "Dana"), "")


def test_when_they_spoke_is_told_as_a_letter_of_today_tells_it() -> None:
    assert spoken_when(NOW, NOW, HOME) == "this morning"
    assert spoken_when(NOW + timedelta(hours=5), NOW + timedelta(hours=6), HOME) == "this afternoon"
    assert spoken_when(NOW - timedelta(days=1), NOW, HOME) == "yesterday"
    assert spoken_when(None, NOW, HOME) == ""


def test_dates_on_paper_are_whole_and_of_the_senders_day() -> None:
    assert written_day(date(2026, 10, 15)) == "on Thursday 15 October"
    assert dated(datetime(2026, 10, 14, 2, 0, tzinfo=UTC), HOME) == "13 October 2026"


def test_nothing_new_is_not_told_to_anybody() -> None:
    assert worth_telling("Nothing new.") == ""
    assert worth_telling("Nothing new under the sun") == "Nothing new under the sun"
