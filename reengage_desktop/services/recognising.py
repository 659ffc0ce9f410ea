"""A list as it is opened: its table, and what each of its columns is taken for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from reengage_desktop.domain.columns import Aliases, Mapping, match
from reengage_desktop.domain.intake_choice import Choices, fingerprint, remembered
from reengage_desktop.domain.table import Table, Way

from .around import Around
from .reading import read_list

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
    aliases = Aliases.from_text(resource("intake", "aliases.json"))
    table = read_list(path, knows=aliases.knows, way=way or Way())
    samples = _samples(table)
    shown = tuple(", ".join(cells[: SAMPLES - 1]) for cells in samples)
    return Sheet(path, table, Choices(match(table.header, aliases, samples), ""), shown)


def as_last_time(around: Around, sheet: Sheet) -> Sheet:
    """With what was chosen for the last list with the same headings; else with the region of the settings."""
    text = around.store.intakes.chosen(fingerprint(sheet.table.header)) if _tells(sheet.table) else ""
    last = remembered(text, len(sheet.table.header))
    choices = last or sheet.choices  # without the window no region is chosen
    choices = replace(choices, region=choices.region or around.settings().region)
    return replace(sheet, choices=choices, is_remembered=last is not None)


def remember(around: Around, sheet: Sheet, choices: Choices) -> None:
    """For the next list with the same headings; within a `writing` block."""
    if _tells(sheet.table):
        around.store.intakes.choose(fingerprint(sheet.table.header), choices.written(), around.now())


def _tells(table: Table) -> bool:
    """Whether its headings are its own, and may be read in another way."""
    return table.heading_line > 0 and not table.is_own


def _samples(table: Table) -> tuple[tuple[str, ...], ...]:
    """Of each column the first cells that hold something."""
    cells: list[list[str]] = [[] for _ in table.header]
    for _, row in islice(table.rows, LOOKED_AT):
        for place, cell in enumerate(row[: len(cells)]):
            if cell.strip():
                cells[place].append(cell.strip())
    return tuple(map(tuple, cells))
