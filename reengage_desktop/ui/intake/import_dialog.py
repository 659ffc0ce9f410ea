"""Bringing a list in: choose it, match its columns, see what it would do, and write it as one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from reengage_desktop.domain.columns import Mapping
from reengage_desktop.domain.fault import Fault
from reengage_desktop.services.importing import Importing, Plan, Report, Sheet
from reengage_desktop.ui import icons, words
from reengage_desktop.ui.dialog_parts import size_of
from reengage_desktop.ui.widgets import hair_line

from . import steps_head
from .bad_rows import save_bad_rows
from .done_page import DonePage
from .field_words import delimiter_words, encoding_words
from .file_page import FilePage
from .import_foot import ImportFoot, people_in
from .import_jobs import ImportJobs, Preview
from .match_page import MatchPage
from .steps_head import StepsHead

ChooseFile = Callable[[], Path | None]


class ImportDialog(QDialog):
    """`imported` carries the `Report` as soon as it is written; `today_requested` when the person wants to go on.

    `choose_file` and `choose_place` ask for a file to read and to write. `leave_thread` closes the database connection
    of the thread that calls it (`Store.close_thread`).
    """

    imported = Signal(object)
    today_requested = Signal()

    def __init__(
        self,
        importing: Importing,
        parent: QWidget | None = None,
        *,
        choose_file: ChooseFile,
        choose_place: ChooseFile = lambda: None,
        leave_thread: Callable[[], None] = lambda: None,
        path: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import your list"))
        self.setWindowIcon(icons.app_icon())
        self.setAcceptDrops(True)
        self._choose_file, self._choose_place = choose_file, choose_place
        self._jobs = ImportJobs(importing, leave_thread, self)
        self._sheet: Sheet | None = None
        self._plan: Plan | None = None
        self._report: Report | None = None
        self._waiting: list[Path] = []
        self._lay_out()
        self._connect()
        self._show_step(steps_head.FILE)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Takes this file in place of the one before."""
        if self._jobs.writing:
            return
        self._forget()
        self.file_page.set_reading(path.name or str(path))
        self._jobs.open(path)

    def choose(self) -> None:
        """Asks for a file; nothing changes if none is chosen."""
        path = self._choose_file()
        if path is not None:
            self._waiting = []
            self.read(path)

    def start_import(self) -> None:
        """Writes what the plan says, in one transaction."""
        if self._plan is None or self._jobs.writing or not people_in(self._plan):
            return
        self._jobs.write(self._plan)
        self.match_page.set_enabled(False)
        self._show_progress(0)
        self._show_plan()

    def reject(self) -> None:
        """Esc, Cancel and the window's ×: while the list is written they stop that, and the dialog stays to say so."""
        if self._jobs.writing:
            self._jobs.cancel()
            self.match_page.side.set_busy(self.tr("Cancelling…"))
            return
        super().reject()

    def done(self, result: int) -> None:
        self._jobs.close()
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self._jobs.writing and _files(event):
            event.acceptProposedAction()
            self.file_page.ground.set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.file_page.ground.set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.file_page.ground.set_over(False)
        paths = _files(event)
        if paths and not self._jobs.writing:
            event.acceptProposedAction()
            self._waiting = paths[1:]
            self.read(paths[0])

    # What the work tells

    def _show_sheet(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.file_page.set_reading("")
        self.match_page.mark_reading(False)
        self.match_page.set_sheet(sheet)
        self._show_facts("")
        self._show_step(steps_head.MATCH)
        self._plan_again()

    def _show_preview(self, preview: Preview) -> None:
        self._plan = plan = preview.plan
        self.match_page.set_preview(plan, preview.people)
        rows = self.tr("1 row") if plan.read == 1 else self.tr("{n} rows").format(n=f"{plan.read:,}")
        self._show_facts(f"{rows}, ")
        self._show_plan()

    def _show_progress(self, done: int) -> None:
        side, told = self.match_page.side, f"{done:,}"
        if not self._jobs.writing:
            side.set_busy(self.tr("Looking through the list: {n} rows").format(n=told))
        elif self._plan is not None:
            side.set_busy(self.tr("Importing: {n} people").format(n=told), done, max(1, self._plan.added))

    def _show_report(self, report: Report) -> None:
        self._report = report
        self._end_writing()
        self.done_page.set_report(report)
        self.imported.emit(report)
        self._show_step(steps_head.DONE)

    def _show_cancelled(self) -> None:
        self._end_writing()
        self.match_page.side.fault_line.say(self.tr("Cancelled. Nothing was imported."), calm=True)

    def _show_fault(self, fault: Fault) -> None:
        self._end_writing()
        if self._sheet is None:
            self.file_page.set_reading("")
            self.file_page.say_fault(words.fault(fault))
            return
        self.match_page.side.say_fault(words.fault(fault))
        self.match_page.mark_reading("encoding" in fault.facts)
        self.match_page.first_rows.set_people(())

    def _end_writing(self) -> None:
        self.match_page.set_enabled(True)
        self.match_page.side.set_busy("")
        self._show_plan()

    # What the person wants

    def _map(self, mapping: Mapping) -> None:
        if self._sheet is not None:
            self._sheet = replace(self._sheet, mapping=mapping)
            self._plan_again()

    def _read_otherwise(self, wanted: tuple[str, str]) -> None:
        if self._sheet is not None:
            self._plan = None
            self._jobs.open(self._sheet.path, *wanted)
            self._show_plan()

    def _plan_again(self) -> None:
        assert self._sheet is not None
        self._plan = None
        self._jobs.plan(self._sheet)
        self._show_plan()

    def _forget(self) -> None:
        """Back to the first step."""
        self._jobs.cancel()
        self._sheet = self._plan = self._report = None
        self.head.set_file("")
        self.file_page.say_fault("")
        self.match_page.side.reset()
        self._show_step(steps_head.FILE)

    def _save_bad(self) -> None:
        path = self._choose_place()
        if path is None or self._report is None or self._sheet is None:
            return
        try:
            save_bad_rows(path, self._sheet.table, self._report.bad)
        except Fault as fault:
            self.done_page.fault_line.say(words.fault(fault))
        else:
            self.done_page.fault_line.say(self.tr("Saved as {file}.").format(file=path.name), calm=True)

    def _finish(self) -> None:
        self.today_requested.emit()
        self.accept()

    # How it looks

    def _lay_out(self) -> None:
        self.head = StepsHead()
        self.file_page, self.match_page, self.done_page = FilePage(), MatchPage(), DonePage()
        self.foot = ImportFoot()
        self.pages = QStackedWidget()
        for page in (self.file_page, self.match_page, self.done_page):
            self.pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(hair_line())
        column.addWidget(self.pages, 1)
        column.addWidget(self.foot)
        self.resize(*size_of("import_dialog"))

    def _connect(self) -> None:
        jobs, match, foot = self._jobs, self.match_page, self.foot
        jobs.opened.connect(self._show_sheet)
        jobs.planned.connect(self._show_preview)
        jobs.stepped.connect(self._show_progress)
        jobs.written.connect(self._show_report)
        jobs.cancelled.connect(self._show_cancelled)
        jobs.failed.connect(self._show_fault)
        self.head.change_requested.connect(match.show_reading)
        self.file_page.choose_requested.connect(self.choose)
        match.mapped.connect(self._map)
        match.read_otherwise.connect(self._read_otherwise)
        match.side.other_file_button.clicked.connect(self.choose)
        self.done_page.save_bad_button.clicked.connect(self._save_bad)
        foot.cancel_button.clicked.connect(self.reject)
        foot.back_button.clicked.connect(self._forget)
        foot.import_button.clicked.connect(self.start_import)
        foot.next_file_button.clicked.connect(lambda: self.read(self._waiting.pop(0)))
        foot.today_button.clicked.connect(self._finish)

    def _show_facts(self, rows: str) -> None:
        assert self._sheet is not None
        table = self._sheet.table
        facts = self.tr("{encoding}, parted by {delimiter}").format(
            encoding=encoding_words(table.encoding), delimiter=delimiter_words(table.delimiter)
        )
        self.head.set_file(table.file, f"{rows}{facts}")

    def _show_step(self, step: int) -> None:
        self.head.set_step(step)
        self.pages.setCurrentIndex(step - 1)
        self.foot.set_step(step, self._waiting)
        self._show_plan()
        mains = {
            steps_head.FILE: self.file_page.choose_button,
            steps_head.MATCH: self.foot.import_button,
            steps_head.DONE: self.foot.today_button,
        }
        mains[step].setDefault(True)
        if step == steps_head.MATCH:
            self.match_page.mapping_list.focus_first()
        else:
            mains[step].setFocus()

    def _show_plan(self) -> None:
        self.foot.set_plan(self._plan, self._jobs.writing)


def _files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
