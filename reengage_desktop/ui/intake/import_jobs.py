"""The import's work by its names: open a list, plan it, write it; only the newest answer counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from reengage_desktop.domain.arrival import Arrival
from reengage_desktop.domain.fault import Fault
from reengage_desktop.services.importing import ImportCancelled, Importing, Plan, Report, Sheet

from .import_worker import Answer, Cancelled, ImportWorker, Progress, Step


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do, and how its first people will look."""

    plan: Plan
    people: tuple[Arrival, ...]


class ImportJobs(QObject):
    """Carries `Sheet`, `Preview`, `Report`, `Fault`, and with `stepped` the rows done."""

    opened = Signal(object)
    planned = Signal(object)
    written = Signal(object)
    cancelled = Signal()
    failed = Signal(object)
    stepped = Signal(object)

    def __init__(self, importing: Importing, leave_thread: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._importing = importing
        self._ticket = 0
        self.writing = False
        self._worker = ImportWorker(leave_thread)
        self._worker.answered.connect(self._heard, Qt.ConnectionType.QueuedConnection)
        self._worker.progressed.connect(self._stepped, Qt.ConnectionType.QueuedConnection)
        parent.destroyed.connect(self._worker.close)
        parent.destroyed.connect(importing.let_go)

    def open(self, path: Path, encoding: str | None = None, delimiter: str | None = None) -> None:
        def work(_progress: Progress, _cancelled: Cancelled) -> Sheet:
            return self._importing.open(path, encoding=encoding, delimiter=delimiter)

        self._ticket = self._worker.ask(work)

    def plan(self, sheet: Sheet) -> None:
        def work(progress: Progress, cancelled: Cancelled) -> Preview:
            plan = self._importing.plan(sheet, None, progress, cancelled)
            return Preview(plan, tuple(self._importing.first_rows(plan)))

        self._ticket = self._worker.ask(work)

    def write(self, plan: Plan) -> None:
        """All or nothing; until it is answered by `written`, `cancelled` or `failed`, `writing` holds."""
        self.writing = True
        self._ticket = self._worker.ask(lambda progress, cancelled: self._importing.write(plan, progress, cancelled))

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
            case Report() as report:
                self.written.emit(report)
            case ImportCancelled():
                self.cancelled.emit()
            case Fault() as fault:
                self.failed.emit(fault)
            case Exception() as ours:
                self.cancelled.emit()
                raise ours
