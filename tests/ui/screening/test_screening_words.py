"""What a look at a list says is never more than the list said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reengage_desktop.domain.call_list import ListKind
from reengage_desktop.services.screening import Look
from reengage_desktop.ui.screening import screening_words

CLEAR = frozenset({"+14195550142", "+14195550143"})
HOLDS = "That holds for 31 days from the day of the list."
LISTED = "Still listed: 1. Another registry speaks there too, and which of the two named a number is not kept."


@pytest.mark.parametrize(
    ("still_listed", "not_asked", "told"),
    [
        (0, 0, HOLDS),
        (1, 0, f"{HOLDS} {LISTED}"),
        (0, 2, "Still open: 2. The national registry was not asked about them; take in its list too."),
    ],
)
def test_a_number_that_is_not_on_it_may_be_listed_or_open_still(still_listed: int, not_asked: int, told: str) -> None:
    day = date(2026, 10, 3)
    look = Look(Path("a"), ListKind.US, day, 9, 0, (), clear=CLEAR, still_listed=still_listed, not_asked=not_asked)
    assert screening_words.clear(look, 31) == ("2 are not on it", told)
