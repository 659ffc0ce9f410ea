"""Do-not-call lists: which there are, whom they speak for, and how old they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from .phone import NANP

AREA = 5  # characters of "+1419"


class ListKind(StrEnum):
    """One's own list forbids whoever it names; a registry is asked about, and may be outweighed by a clock or consent.

    A registry's extract speaks for the area codes that stand in it, where `by_area`, else for its whole country.
    """

    OWN = "own"
    US = "us"  # National Do Not Call Registry (16 CFR 310.4(b)(1)(iii)(B))
    US_STATE = "us_state"  # the list of one state
    CANADA = "ca"  # National Do Not Call List (CRTC)
    TPS = "gb_tps"  # Telephone Preference Service (PECR, regulation 21)
    CTPS = "gb_ctps"  # its list of firms
    OTHER = "other"  # of the country of the settings

    @property
    def country(self) -> str:
        """ISO 3166; "" for that of the settings."""
        return {"us": "US", "us_state": "US", "ca": "CA", "gb_tps": "GB", "gb_ctps": "GB"}.get(self.value, "")


@dataclass(frozen=True, slots=True)
class CallList:
    """A list that was taken in. `covers` are beginnings of numbers ("+1419") that it speaks for, "" for one's own.

    `listed` and `clear` count the numbers of one's own people, as it was taken in.
    """

    id: int
    name: str
    kind: ListKind
    as_of: date
    taken_at: datetime
    numbers: int
    listed: int
    clear: int
    covers: tuple[str, ...] = ()

    def age(self, today: date) -> int:
        """Days."""
        return max(0, (today - self.as_of).days)


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that names no number; `text` is its beginning."""

    line: int
    text: str


def cover_of(country: str) -> Callable[[str], str]:
    """The beginning of a number that a registry of this country speaks for: an area code under +1, else the country;
    "" for a number of elsewhere.
    """
    if country in NANP:
        return lambda number: number[:AREA] if number.startswith("+1") else ""
    import phonenumbers

    code = f"+{phonenumbers.country_code_for_region(country)}"
    return lambda number: code if number.startswith(code) else ""


def covering(covers: Iterable[str]) -> Callable[[str], str]:
    """Which of `covers` a number begins with; "" for none."""
    known = frozenset(covers)
    lengths = sorted(map(len, known), reverse=True)
    return lambda number: next((number[:length] for length in lengths if number[:length] in known), "")


def counting(lists: Sequence[CallList]) -> list[CallList]:
    """Registries' lists whose age counts: of something they speak for, each is the newest of its kind."""
    known: set[tuple[ListKind, str]] = set()
    found = []
    for each in sorted(lists, key=lambda one: one.as_of, reverse=True):
        new = {(each.kind, cover) for cover in each.covers} - known
        if new and each.kind is not ListKind.OWN:
            known |= new
            found.append(each)
    return found


def beside(lists: Sequence[CallList], kind: ListKind) -> dict[str, date]:
    """For what other kinds of registries speak for: the day of the newest list, of the kind that was asked longest ago.

    A number under one of these is clear only as all of them say, and as of that day.
    """
    newest: dict[tuple[ListKind, str], date] = {}
    for each in counting(lists):
        for cover in each.covers:
            newest.setdefault((each.kind, cover), each.as_of)
    found: dict[str, date] = {}
    for (other, cover), day in newest.items():
        if other is not kind:
            found[cover] = min(day, found.get(cover, day))
    return found
