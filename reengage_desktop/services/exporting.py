"""Exporting: all that was put in comes out again, in forms that other programs read."""

from __future__ import annotations

import csv
import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from reengage_desktop.domain.address import Address
from reengage_desktop.domain.cell_guard import inert
from reengage_desktop.domain.fault import FileFault

from .around import Around
from .replacing import whole_file, whole_folder

T = TypeVar("T")
Progress = Callable[[int], None]
Cancelled = Callable[[], bool]
STEP = 500  # people or rows between two looks at `cancelled`
STOPPED = "The export was stopped. Nothing was written."
NO_FORM = "No {ending} is written. Nothing was written; choose a name that ends in .csv, .vcf, .ics or .json."
NOT_WRITTEN = frozenset((".xlsx", ".xls", ".ods", ".txt", ".tsv", ".xml", ".pdf", ".vcard", ".db"))
PROGRAM = "ReEngage Desktop"


class ExportStopped(FileFault):
    """The person stopped it; what was there is as it was."""


@dataclass(frozen=True, slots=True)
class Exported:
    """`people` in the file, and `rows` of whatever was written: people, cards, events, or rows of all tables."""

    path: Path
    people: int
    rows: int


class Exporting:
    """For any thread; the one that ends leaves its connection by `Services.close_thread`.

    Each of them writes the file as it is at one moment, whole or not at all. Raises `FileFault` where the place takes
    none, `ExportStopped` when `cancelled`; `progress` hears of the people or rows written so far.
    """

    def __init__(self, around: Around) -> None:
        self._around = around

    def to(self, path: Path, progress: Progress = lambda _: None, cancelled: Cancelled = lambda: False) -> Exported:
        """By the ending: .csv, .vcf, .ics or .json; without one of these a folder with a CSV for each table."""
        ending = path.suffix.lower()
        if ending in NOT_WRITTEN and not path.is_dir():
            raise FileFault(NO_FORM, ending=ending)
        forms = {".csv": self.flat, ".vcf": self.cards, ".ics": self.calendar, ".json": self.whole_json}
        return forms.get(ending, self.tables)(path, progress, cancelled)

    def flat(self, path: Path, progress: Progress = lambda _: None, cancelled: Cancelled = lambda: False) -> Exported:
        """Everybody in one CSV, a row each, which comes back as it went (see `flat_file`)."""
        from reengage_desktop.domain import flat_file

        store = self._around.store
        with store.exports.at_one_moment(), whole_file(path, encoding="utf-8-sig") as file:
            shape = store.wholes.shape()
            writer = csv.writer(file)
            writer.writerow(flat_file.headings(shape))
            for _, person in _looked_after(store.wholes.read(), 0, progress, cancelled):
                writer.writerow(flat_file.row(person, shape))
            people = store.exports.people()
        return Exported(path, people, people)

    def cards(self, path: Path, progress: Progress = lambda _: None, cancelled: Cancelled = lambda: False) -> Exported:
        """A card (vCard 4.0) for each; numbers that are not theirs are left out."""
        from reengage_desktop.domain.card_writing import card

        store, file_id = self._around.store, self._file_id()
        with store.exports.at_one_moment(), whole_file(path) as file:
            for ident, person in _looked_after(store.wholes.read(), 0, progress, cancelled):
                file.write(card(person, file_id, ident))
            people = store.exports.people()
        return Exported(path, people, people)

    def calendar(
        self, path: Path, progress: Progress = lambda _: None, cancelled: Cancelled = lambda: False
    ) -> Exported:
        """Slots, promises, appointments and visits, the same events as a calendar server gets."""
        from reengage_desktop.domain.calendar_file import calendar_text
        from reengage_desktop.domain.own_event import EventKind

        from .publishing import Publishing

        states = Publishing(self._around).states()
        with whole_file(path) as file:
            file.write(calendar_text(states, self._around.today().year))
        people = {event.subject_id for event, _ in states if event.kind is not EventKind.SLOT}
        return Exported(path, len(people), len(states))

    def whole_json(
        self, path: Path, progress: Progress = lambda _: None, cancelled: Cancelled = lambda: False
    ) -> Exported:
        """Every table in one JSON, a row a line. Passwords, and what is kept of those forgotten, stay here."""
        exports = self._around.store.exports
        with exports.at_one_moment(), whole_file(path) as file:
            head = {"program": PROGRAM, "version": exports.version(), "written_at": self._around.now().isoformat()}
            file.write(json.dumps(head)[:-1] + ', "tables": {')
            count = 0
            for place, (table, columns) in enumerate(exports.tables().items()):
                file.write(f"{',' if place else ''}\n{json.dumps(table)}: [")
                with closing(exports.rows(table)) as rows:
                    for at, row in enumerate(_looked_after(rows, count, progress, cancelled)):
                        written = json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False)
                        file.write(f"{',' if at else ''}\n{written}")
                        count += 1
                file.write("]")
            file.write("\n}}\n")
            return Exported(path, exports.people(), count)

    def tables(
        self, folder: Path, progress: Progress = lambda _: None, cancelled: Cancelled = lambda: False
    ) -> Exported:
        """A CSV for each table, in a folder that is new or empty; its columns are those of the file."""
        exports = self._around.store.exports
        with exports.at_one_moment(), whole_folder(folder) as made:
            count = 0
            for table, columns in exports.tables().items():
                sheet = made / f"{table}.csv"
                with closing(exports.rows(table)) as rows, sheet.open("w", encoding="utf-8-sig", newline="") as file:
                    writer = csv.writer(file)
                    writer.writerow(columns)
                    for row in _looked_after(rows, count, progress, cancelled):
                        writer.writerow(["" if cell is None else inert(str(cell).replace("\0", "")) for cell in row])
                        count += 1
            people = exports.people()
        return Exported(folder, people, count)

    def addresses(self) -> tuple[list[Address], int]:
        """Of everybody in the pool whom the post would find, by name, and how many it would not find."""
        every = self._around.store.exports.addresses()
        found = [address for address in every if address.is_complete]
        return found, len(every) - len(found)

    def labels(self, path: Path, paint: Callable[[Sequence[Address]], bytes]) -> Exported:
        """A sheet of labels, one for each of `addresses`; `paint` makes the bytes of the file of them."""
        found, _ = self.addresses()
        with whole_file(path) as file:
            file.buffer.write(paint(found))
        return Exported(path, len(found), len(found))

    def _file_id(self) -> str:
        """Tells the cards of this file from those of another one; the same as for its events."""
        from .publishing import FILE_ID

        settings = self._around.store.settings
        if not (noted := settings.noted(FILE_ID)):
            noted = secrets.token_hex(6)
            with self._around.store.writing():
                settings.note(FILE_ID, noted)
        return str(noted)


def _looked_after(things: Iterable[T], before: int, progress: Progress, cancelled: Cancelled) -> Iterator[T]:
    """Each of them, until somebody stops it; `before` were written earlier."""
    for count, thing in enumerate(things, start=before):
        if count % STEP == 0:
            if cancelled():
                raise ExportStopped(STOPPED)
            progress(count)
        yield thing
