"""A list as it is opened: its table, and what each of its columns is taken for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from reengage_desktop.domain.columns import Aliases, Mapping, match
from reengage_desktop.domain.intake_choice import Choices
from reengage_desktop.domain.table import Table, Way
from reengage_desktop.domain.table_file import read_table

from .reading import code_page, read_bytes

SAMPLES = 3
LOOKED_AT = 50


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list that was read: its table, how it is to be taken in, and a few cells of each column to show.

    `is_remembered`: the choices are those of the last list with the same headings; else they are guessed.
    """

    path: Path
    table: Table
    choices: Choices
    samples: tuple[str, ...]
    is_remembered: bool = False

    @property
    def mapping(self) -> Mapping:
        return self.choices.mapping


def open_list(path: Path, resource: Callable[..., str], way: Way | None = None) -> Sheet:
    """A list with its columns guessed; no store is needed to look at it. Raises `FileFault` for what is none.

    The region of its choices is "": that of the settings.
    """
    way = way or Way()
    aliases = Aliases.from_text(resource("intake", "aliases.json"))
    table = read_table(
        read_bytes(path),
        file=path.name,
        encoding=way.encoding,
        delimiter=way.delimiter,
        code_page=code_page(),
        knows=aliases.knows,
    )
    return Sheet(path, table, Choices(match(table.header, aliases), ""), _shown(table))


def _shown(table: Table) -> tuple[str, ...]:
    """The first cells of each column that hold something, joined."""
    cells: list[list[str]] = [[] for _ in table.header]
    for _, row in islice(table.rows, LOOKED_AT):
        for place, cell in enumerate(row[: len(cells)]):
            if cell.strip() and len(cells[place]) < SAMPLES - 1:
                cells[place].append(cell.strip())
    return tuple(", ".join(found) for found in cells)
