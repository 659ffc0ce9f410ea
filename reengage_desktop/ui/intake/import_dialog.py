"""Bringing a list in: choose it, match its columns, see what it would do, and write it as one step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.importing import Report
from reengage_desktop.services.undoing import Undone
from reengage_desktop.ui import icons, words
from reengage_desktop.ui.dialog_parts import size_of
from reengage_desktop.ui.widgets import hair_line

from . import steps_head
from .bad_rows import save_bad_rows
from .done_page import DonePage
from .file_drop import FileDrop
from .file_page import FilePage
from .import_flow import ImportFlow
from .import_foot import ImportFoot
from .likely_view import LikelyView
from .list_words import facts
from .match_page import MatchPage
from .preview import Preview
from .steps_head import StepsHead

ChooseFile = Callable[[], Path | None]


class ImportDialog(QDialog):
    """`imported` carries the `Report` as soon as it is written, `undone` the `Undone` when it is taken back at once.

    `today_requested` when the person wants to go on. `choose_file` and `choose_place` ask for a file to read and to
    write.
    """

    imported = Signal(object)
    undone = Signal(object)
    today_requested = Signal()

    def __init__(
        self,
        services: Services,
        parent: QWidget | None = None,
        *,
        choose_file: ChooseFile,
        choose_place: ChooseFile = lambda: None,
        path: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import your list"))
        self.setWindowIcon(icons.app_icon())
        self._choose_file, self._choose_place = choose_file, choose_place
        self._flow = ImportFlow(services, self)
        self._region = services.setting.read().region
        self._drop = FileDrop(self, lambda: not self._flow.is_writing)
        self._waiting: list[Path] = []
        self._lay_out(services)
        self._connect()
        self.match_page.tie(self._flow)
        self._show_step(steps_head.FILE)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Takes this file in place of the one before."""
        if self._flow.is_writing:
            return
        self._forget()
        self.file_page.set_reading(path.name or str(path))
        self._flow.read(path)

    def choose(self) -> None:
        """Asks for a file; nothing changes if none is chosen."""
        path = self._choose_file()
        if path is not None:
            self._waiting = []
            self.read(path)

    def start_import(self) -> None:
        """Writes what the plan says, in one transaction."""
        if self._flow.write():
            self.match_page.set_enabled(False)
            self._show_progress(0)
            self._show_plan()

    def undo(self) -> None:
        """Takes back what was just written."""
        if self._flow.undo():
            self.done_page.set_busy(self.tr("Taking it back…"))
            self._show_plan()

    def reject(self) -> None:
        """Esc, Cancel and the window's ×: what is written is stopped, and the dialog stays to say so."""
        if self._flow.is_writing:
            self._flow.jobs.cancel()
            self.match_page.side.set_busy(self.tr("Cancelling…"))
        elif self.pages.currentWidget() is self.match_page and self.match_page.is_aside():
            self.match_page.show_columns()
        else:
            super().reject()

    def done(self, result: int) -> None:
        self._flow.jobs.close()
        super().done(result)

    # What the work tells

    def _show_sheet(self, is_another: bool) -> None:
        sheet, choices = self._flow.sheet, self._flow.choices
        assert sheet is not None and choices is not None
        self.file_page.set_reading("")
        self.match_page.set_sheet(sheet, choices, self._region)
        self.head.set_file(sheet.table.file, facts(sheet, None), can_change=not sheet.table.is_own)
        if is_another:
            self._show_step(steps_head.MATCH)

    def _show_preview(self, preview: Preview) -> None:
        plan, table = preview.plan, preview.plan.sheet.table
        self.match_page.set_preview(preview)
        self.head.set_file(table.file, facts(plan.sheet, plan), can_change=not table.is_own)
        self._show_plan()

    def _show_progress(self, done: int) -> None:
        side, told, plan = self.match_page.side, f"{done:,}", self._flow.plan
        if self._flow.report is not None:
            self.done_page.set_busy(self.tr("Taking it back: {n} people").format(n=told))
        elif not self._flow.is_writing:
            side.set_busy(self.tr("Looking through the list: {n} rows").format(n=told))
        elif plan is not None:
            side.set_busy(self.tr("Importing: {n} people").format(n=told), done, max(1, plan.added))

    def _show_report(self, report: Report) -> None:
        self._end_writing()
        self.done_page.set_report(report)
        self.imported.emit(report)
        self._show_step(steps_head.DONE)

    def _show_undone(self, undone: Undone) -> None:
        self._end_writing()
        self.done_page.set_undone(undone)
        self.foot.set_undone()
        self.foot.today_button.setFocus()
        self.undone.emit(undone)

    def _show_cancelled(self) -> None:
        self._end_writing()
        if self._flow.report is not None:
            self.done_page.fault_line.say(self.tr("Cancelled. The import stands as it was."), calm=True)
        else:
            self.match_page.side.fault_line.say(self.tr("Cancelled. Nothing was imported."), calm=True)

    def _show_fault(self, fault: Fault) -> None:
        self._end_writing()
        told = words.fault(fault)
        if self._flow.report is not None:
            self.done_page.fault_line.say(told)
        elif self._flow.sheet is None:
            self.file_page.set_reading("")
            self.file_page.say_fault(told)
        else:
            self.match_page.say_fault(told, letters="encoding" in fault.facts)

    def _end_writing(self) -> None:
        self.match_page.set_enabled(True)
        self.match_page.side.set_busy("")
        self.done_page.set_busy("")
        self._show_plan()

    # What the person wants

    def _take_files(self, paths: list[Path]) -> None:
        """The first of them now, the others when that is done."""
        self._waiting = paths[1:]
        self.read(paths[0])

    def _forget(self) -> None:
        """Back to the first step."""
        self._flow.forget()
        self.head.set_file("")
        self.file_page.say_fault("")
        self.match_page.forget()
        self._show_step(steps_head.FILE)

    def _save_bad(self) -> None:
        path, report, sheet = self._choose_place(), self._flow.report, self._flow.sheet
        if path is None or report is None or sheet is None:
            return
        try:
            save_bad_rows(path, sheet.table, report.bad)
        except Fault as fault:
            self.done_page.fault_line.say(words.fault(fault))
        else:
            self.done_page.fault_line.say(self.tr("Saved as {file}.").format(file=path.name), calm=True)

    def _finish(self) -> None:
        self.today_requested.emit()
        self.accept()

    # How it looks

    def _lay_out(self, services: Services) -> None:
        self.head = StepsHead()
        self.file_page, self.done_page = FilePage(), DonePage()
        self.match_page = MatchPage(LikelyView(services.merging.card, services.around.today(), self._region))
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
        flow, foot, done = self._flow, self.foot, self.done_page
        self._drop.over.connect(self.file_page.ground.set_over)
        self._drop.dropped.connect(self._take_files)
        flow.opened.connect(self._show_sheet)
        flow.waiting.connect(self._show_plan)
        flow.planned.connect(self._show_preview)
        flow.written.connect(self._show_report)
        flow.undone.connect(self._show_undone)
        flow.jobs.stepped.connect(self._show_progress)
        flow.jobs.cancelled.connect(self._show_cancelled)
        flow.jobs.failed.connect(self._show_fault)
        self.head.change_requested.connect(self.match_page.show_reading)
        self.file_page.choose_requested.connect(self.choose)
        self.match_page.side.other_file_button.clicked.connect(self.choose)
        done.save_bad_button.clicked.connect(self._save_bad)
        done.undo_requested.connect(self.undo)
        for keys in ("Z", "Ctrl+Z"):
            QShortcut(QKeySequence(keys), done).activated.connect(self.undo)
        foot.cancel_button.clicked.connect(self.reject)
        foot.back_button.clicked.connect(self._forget)
        foot.import_button.clicked.connect(self.start_import)
        foot.next_file_button.clicked.connect(lambda: self.read(self._waiting.pop(0)))
        foot.today_button.clicked.connect(self._finish)

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
            self.match_page.focus_first()
        else:
            mains[step].setFocus()

    def _show_plan(self) -> None:
        self.foot.set_plan(self._flow.plan, self._flow.is_writing)
