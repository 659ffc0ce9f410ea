"""One list on its way in: how it is read, what was chosen about it, what it would do, and what it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reengage_desktop.domain.columns import Mapping
from reengage_desktop.domain.intake_choice import Choices, Known
from reengage_desktop.domain.likeness import LikelyRow
from reengage_desktop.domain.table import Way
from reengage_desktop.domain.written_date import DateOrder
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.importing import Plan, Report, Sheet

from . import wishes
from .import_foot import people_in
from .import_jobs import ImportJobs
from .look import Look
from .preview import Preview


class ImportFlow(QObject):
    """Each wish changes one choice, and the list is planned anew: `waiting` until `planned` carries the `Preview`.

    `opened` carries True for another list, False for the same one read in another way.
    """

    opened = Signal(bool)
    waiting = Signal()
    planned = Signal(object)
    written = Signal(object)
    undone = Signal(object)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self.jobs = ImportJobs(services.importing, services.undoing, services.close_thread, parent)
        self.sheet: Sheet | None = None
        self.choices: Choices | None = None
        self.plan: Plan | None = None
        self.report: Report | None = None
        self.jobs.opened.connect(self._take_sheet)
        self.jobs.planned.connect(self._take_preview)
        self.jobs.written.connect(self._take_report)
        self.jobs.undone.connect(self._take_undone)

    @property
    def is_writing(self) -> bool:
        """While a list is written or taken back."""
        return self.jobs.writing

    def read(self, path: Path) -> None:
        """Another list, in place of the one before."""
        self.forget()
        self.jobs.open(path)

    def forget(self) -> None:
        self.jobs.cancel()
        self.sheet = self.choices = self.plan = self.report = None

    def write(self) -> bool:
        """Whether there was anything to write."""
        if self.plan is None or self.is_writing or not people_in(self.plan):
            return False
        self.jobs.write(self.plan)
        return True

    def undo(self) -> bool:
        """Takes back what was just written; whether there was anything."""
        if self.report is None or self.report.batch is None or self.is_writing:
            return False
        self.jobs.undo(self.report.batch)
        return True

    def compare(self) -> None:
        """What changes in people who are here; it is told by `jobs.compared`."""
        if self.plan is not None and not self.is_writing:
            self.jobs.compare(self.plan)

    def find(self, look: Look) -> None:
        """The row of a look; it is told by `jobs.found`."""
        if self.plan is not None and not self.is_writing:
            self.jobs.find(self.plan.sheet.table, look.line)

    # Wishes

    def read_otherwise(self, way: Way) -> None:
        if self.sheet is not None:
            self.plan = None
            self.jobs.open(self.sheet.path, way)
            self.waiting.emit()

    def map(self, mapping: Mapping) -> None:
        self._change(lambda choices: wishes.mapped(choices, mapping))

    def place(self, region: str) -> None:
        """Where numbers without a country code come from."""
        self._change(lambda choices: replace(choices, region=region))

    def order(self, order: DateOrder | None) -> None:
        """How dates are read; None: as each column shows."""
        self._change(lambda choices: wishes.ordered(choices, order))

    def treat(self, known: Known) -> None:
        """What becomes of people who are here."""
        self._change(lambda choices: replace(choices, known=known))

    def mend(self, cell: tuple[int, int, str]) -> None:
        """(line, column, text): what a cell should have said."""
        self._change(lambda choices: wishes.mended(choices, *cell))

    def decide(self, said: tuple[LikelyRow, bool]) -> None:
        """Whether a row tells of somebody who is here."""
        row, same = said
        self._change(lambda choices: wishes.decided(choices, row.line, row.prospect_id, same=same))

    def _change(self, change: Callable[[Choices], Choices]) -> None:
        if self.choices is not None and not self.is_writing:
            changed = change(self.choices)
            if changed != self.choices:
                self._plan_with(changed)

    def _plan_with(self, choices: Choices) -> None:
        assert self.sheet is not None
        self.choices, self.plan = choices, None
        self.jobs.plan(self.sheet, choices)
        self.waiting.emit()

    # What the work tells

    def _take_sheet(self, sheet: Sheet) -> None:
        before, chosen = self.sheet, self.choices
        self.sheet = sheet
        self.choices = wishes.read_anew(before, chosen, sheet) if before and chosen else sheet.choices
        self.opened.emit(before is None)
        self._plan_with(self.choices)

    def _take_preview(self, preview: Preview) -> None:
        self.plan = preview.plan
        self.planned.emit(preview)

    def _take_report(self, report: Report) -> None:
        self.report = report
        self.written.emit(report)

    def _take_undone(self, undone: object) -> None:
        self.report = None
        self.undone.emit(undone)
