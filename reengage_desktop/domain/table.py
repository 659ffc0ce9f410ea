"""A list as it was found in a file, whatever the form of that file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from .newcomer import BadRow

Row = tuple[int, Sequence[str]]
"""(line of the file on which a record starts, or its row in a sheet, from 1; its cells)."""


class Form(StrEnum):
    """What kind of file a list came in."""

    CSV = "csv"
    WORKBOOK = "workbook"
    CARDS = "cards"


@dataclass(frozen=True, slots=True)
class Way:
    """How the person wants a file to be read; where it says nothing, as it looks. `heading_line` 0: without a heading.

    `heading_line` is counted from 1, as the person sees the lines in `Table.first_lines`.
    """

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    heading_line: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A list with its heading. A list without one has headings of our own ("Column 1"), and `heading_line` 0.

    `encoding` and `delimiter` are those of a CSV, `sheet` and `sheets` those of a workbook; elsewhere they are empty.
    `first_lines`: (line, cells) of the first records, the heading and what stands before it among them.
    `unread`: records that could not be read at all. `is_own`: a list that this program wrote (see `flat_file`).
    """

    file: str
    form: Form
    header: tuple[str, ...]
    heading_line: int
    first_lines: tuple[tuple[int, tuple[str, ...]], ...]
    _read: Callable[[], Iterator[Row]] = field(repr=False)
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    unread: tuple[BadRow, ...] = ()
    is_own: bool = False

    @property
    def rows(self) -> Iterator[Row]:
        """Records below the heading that hold anything. Read anew each time; may raise `FileFault` while walked."""
        return self._read()
