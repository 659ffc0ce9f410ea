"""Paper, envelopes and labels: what stands where stays on its sheet."""

from __future__ import annotations

import pytest

from reengage_desktop.domain.paper import A4, LABEL_SHEETS, LETTER, LabelSheet, envelopes, label_sheets, paper_of


@pytest.mark.parametrize(
    ("chosen", "region", "paper"),
    [("", "US", LETTER), ("", "DE", A4), ("a4", "US", A4), ("letter", "DE", LETTER), ("papyrus", "GB", A4)],
)
def test_the_paper_is_the_chosen_one_or_that_of_the_region(chosen: str, region: str, paper: object) -> None:
    assert paper_of(chosen, region) is paper


@pytest.mark.parametrize("sheet", LABEL_SHEETS, ids=lambda sheet: sheet.title)
def test_labels_lie_on_their_sheet_in_the_middle_and_do_not_touch_each_other(sheet: LabelSheet) -> None:
    assert str(sheet.count) in sheet.title
    assert sheet.across >= sheet.width
    assert sheet.down >= sheet.height
    left, top = sheet.place(sheet.count - 1)
    assert sheet.paper.width - (left + sheet.width) == pytest.approx(sheet.left, abs=0.3)
    assert sheet.paper.height - (top + sheet.height) == pytest.approx(sheet.top, abs=0.3)


def test_a_sheet_that_is_begun_is_used_up_before_the_next() -> None:
    sheet = label_sheets(A4)[1]
    pages = [page for page, _, _ in sheet.places(4, first_free=13)]
    assert pages == [0, 0, 1, 1]
    assert next(sheet.places(1, first_free=14))[1:] == sheet.place(13)


def test_the_address_is_seen_in_the_window_of_the_usual_envelope() -> None:
    """Six lines of 11 points begin below the upper edge of the window, however the folded letter lies."""
    assert 25.4 * 2.04 < LETTER.address_top < LETTER.address_top + 6 * 4.8 < LETTER.body_top
    assert 50 < A4.address_top < A4.address_top + 6 * 4.8 < A4.body_top


def test_an_address_stays_on_its_envelope() -> None:
    for envelope in {*envelopes(A4), *envelopes(LETTER)}:
        assert envelope.width > envelope.height
        assert envelope.top + 6 * 5.6 < envelope.height - 15
        assert envelope.left + 90 < envelope.width
