"""The import's work by its names: open a list, plan it, write it, take it back; only the newest answer counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from reengage_desktop.domain.difference import Difference
from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.intake_choice import Choices
from reengage_desktop.domain.table import Row, Table, Way
from reengage_desktop.services.importing import ImportCancelled, Importing, Plan, Report, Sheet
from reengage_desktop.services.undoing import Undoing, Undone

from .differences_view import LIMIT
from .import_worker import Answer, Cancelled, ImportWorker, Progress, Step
from .preview import Preview, preview_of


@dataclass(frozen=True, slots=True)
class Differences:
    """What the plan changes in people who are here."""

    found: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row of the list that was asked for by its line; None if it is not there."""

    row: Row | None


class ImportJobs(QObject):
    """Carries `Sheet`, `Preview`, `Differences`, `FoundRow`, `Report`, `Undone`, `Fault`; `stepped` the rows done."""

    opened = Signal(object)
    planned = Signal(object)
    compared = Signal(object)
    found = Signal(object)
    written = Signal(object)
    undone = Signal(object)
    cancelled = Signal()
    failed = Signal(object)
    stepped = Signal(object)

    def __init__(
        self, importing: Importing, undoing: Undoing, leave_thread: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._importing, self._undoing = importing, undoing
        self._ticket = 0
        self.writing = False
        self._worker = ImportWorker(leave_thread)
        self._worker.answered.connect(self._heard, Qt.ConnectionType.QueuedConnection)
        self._worker.progressed.connect(self._stepped, Qt.ConnectionType.QueuedConnection)
        parent.destroyed.connect(self._worker.close)
        parent.destroyed.connect(importing.let_go)

    def open(self, path: Path, way: Way | None = None) -> None:
        self._ticket = self._worker.ask(lambda _progress, _cancelled: self._importing.open(path, way))

    def plan(self, sheet: Sheet, choices: Choices | None = None) -> None:
        def work(progress: Progress, cancelled: Cancelled) -> Preview:
            plan = self._importing.plan(sheet, choices, progress, cancelled)
            return preview_of(plan, self._importing.first_rows(plan))

        self._ticket = self._worker.ask(work)

    def compare(self, plan: Plan) -> None:
        """What the plan changes in people who are here, the first rows of it."""
        self._ticket = self._worker.ask(lambda _p, _c: Differences(tuple(self._importing.differences(plan, LIMIT))))

    def find(self, table: Table, line: int) -> None:
        """The row that begins on this line."""

        def work(_progress: Progress, cancelled: Cancelled) -> FoundRow:
            for row in table.rows:
                if row[0] == line:
                    return FoundRow(row)
                if cancelled():
                    break
            return FoundRow(None)

        self._ticket = self._worker.ask(work)

    def write(self, plan: Plan) -> None:
        """All or nothing; until it is answered by `written`, `cancelled` or `failed`, `writing` holds."""
        self.writing = True
        self._ticket = self._worker.ask(lambda progress, cancelled: self._importing.write(plan, progress, cancelled))

    def undo(self, batch: int) -> None:
        """Takes a whole import back; it is answered by `undone`, `cancelled` or `failed`."""
        self.writing = True
        self._ticket = self._worker.ask(lambda progress, cancelled: self._undoing.undo(batch, progress, cancelled))

    def cancel(self) -> None:
        """Stops what is going on. What is being written is answered all the same: it may be done already."""
        self._worker.cancel()
        if not self.writing:
            self._ticket = 0

    def close(self) -> None:
        self._worker.close()

    def _stepped(self, step: Step) -> None:
        if step.ticket == self._ticket:
            self.stepped.emit(step.done)

    def _heard(self, answer: Answer) -> None:
        if answer.ticket != self._ticket:
            return
        self.writing = False
        match answer.value or answer.problem:
            case Sheet() as sheet:
                self.opened.emit(sheet)
            case Preview() as preview:
                self.planned.emit(preview)
            case Differences(found):
                self.compared.emit(found)
            case FoundRow(row):
                self.found.emit(row)
            case Report() as report:
                self.written.emit(report)
            case Undone() as undone:
                self.undone.emit(undone)
            case ImportCancelled():
                self.cancelled.emit()
            case Fault() as fault:
                self.failed.emit(fault)
            case Exception() as ours:
                self.cancelled.emit()
                raise ours
