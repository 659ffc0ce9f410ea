"""The cells of one row of our own list, read by their headings; what cannot be read is remembered as a doubt."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from . import whole_records
from .amount import read_amount
from .newcomer import Doubt, Reason
from .written_date import DateOrder, read_date

T = TypeVar("T")
ReadLines = Callable[[str], tuple[tuple[T, ...], list[str]]]


class FlatCells:
    """`places` maps a heading to its column; one that is not there is empty. `lost`: lines that are no record."""

    def __init__(self, cells: Sequence[str], places: Mapping[str, int], order: DateOrder) -> None:
        self._cells = cells
        self._places = places
        self._order = order
        self.doubts: list[Doubt] = []
        self.lost: list[str] = []

    def __getitem__(self, heading: str) -> str:
        place = self._places.get(heading, -1)
        return self._cells[place] if 0 <= place < len(self._cells) else ""

    def one(self, heading: str, kind: Callable[[str], T], otherwise: T) -> T:
        try:
            return kind(self[heading])
        except ValueError:
            return otherwise

    def amount(self, heading: str) -> int | None:
        """As it was written, else as a spreadsheet may have written it since."""
        text = self[heading]
        try:
            return whole_records.hundredths(text)
        except ValueError:
            found = read_amount(text)
        if found is None:
            self.doubt(Reason.AMOUNT, heading)
        return found[0] if found else None

    def day(self, heading: str) -> date | None:
        """As it was written, else as a spreadsheet may have written it since."""
        text = self[heading]
        try:
            return whole_records.day(text)
        except ValueError:
            found = read_date(text[:61], self._order)
        if found is None:
            self.doubt(Reason.DATE, heading)
        return found

    def records(self, heading: str, read: ReadLines[T]) -> tuple[T, ...]:
        text = self[heading]
        if not text:
            return ()
        found, lost = read(text)
        self.lost += lost
        return found

    def doubt(self, reason: Reason, heading: str) -> None:
        self.doubts.append(Doubt(reason, self[heading][:80], self._places[heading]))
