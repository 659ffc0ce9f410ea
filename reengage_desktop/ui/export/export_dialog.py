"""Writing people out: what, where to, and how it went."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from reengage_desktop.domain.address import Address
from reengage_desktop.domain.fault import Fault
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.exporting import Exported, ExportStopped
from reengage_desktop.ui.dialog_parts import FormDialog
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.letters import stationery
from reengage_desktop.ui.letters.label_dialog import LabelChoice, LabelDialog
from reengage_desktop.ui.widgets import IconView, label

from .export_job import ExportJob, Write
from .export_ways import Way, file_name
from .way_list import WayList
from .written_page import WrittenPage

WIDTH = 720
ChooseTarget = Callable[[QWidget, str], Path | None]
ChooseFolder = Callable[[QWidget], Path | None]


class ExportDialog(FormDialog):
    """`exported` carries the `Exported`. A figure or the arrows choose, Enter goes on, Esc stops or leaves.

    `choose_target` asks for a file of a suggested name, `choose_folder` for the folder in which that of the tables is
    made, `open_folder` shows one.
    """

    exported = Signal(object)

    def __init__(
        self,
        services: Services,
        parent: QWidget | None = None,
        *,
        choose_target: ChooseTarget,
        choose_folder: ChooseFolder,
        open_folder: Callable[[Path], object] | None = None,
    ) -> None:
        super().__init__("", self.tr("Choose the place…"), parent, enter_saves=True)
        self.setObjectName("export_dialog")
        self.setWindowTitle(self.tr("Export"))
        self._services = services
        self._choose_target, self._choose_folder = choose_target, choose_folder
        self._open_folder = open_folder or _open
        self._written: Exported | None = None
        self.way_list, self.written_page = WayList(), WrittenPage()
        self.busy_label = label("", "small", "text2", tabular=True, name="busy_label")
        self.progress_bar = QProgressBar()
        self.progress_bar.setTextVisible(False)
        self.progress_bar.setRange(0, 0)
        self.progress_bar.setAccessibleName(self.tr("Writing"))
        self.open_label = label(
            self.tr("What you write out is not encrypted: anybody who gets the file can read it."), "small", "text2"
        )
        self._lay_out()
        self.job = ExportJob(services, self)
        self.job.counted.connect(self._count)
        self.written_page.show_button.clicked.connect(self.show_folder)
        self._folder_key = QShortcut(QKeySequence("F"), self)
        self._folder_key.activated.connect(self.show_folder)
        self.way_list.chosen.connect(lambda _: self.clear_fault())
        self.way_list.focus()

    def save(self) -> None:
        """The next step: the place, or the end."""
        if self._written is not None:
            self.accept()
        elif self.save_button.isEnabled():
            self.clear_fault()
            if self.way_list.way is Way.LABELS:
                self._be_busy(self.tr("Looking for postal addresses…"))
                self.job.work.ask(self._services.exporting.addresses, self._ask_for_labels, self._fail)
            else:
                self._ask_for_place()

    def show_folder(self) -> None:
        """The folder in which the file lies, in the system's own window."""
        if self._written is not None:
            self._open_folder(self._written.path.parent)

    def leave(self) -> None:
        self.reject()

    def reject(self) -> None:
        """What is being written is stopped first."""
        if self.job.work.is_busy:
            self.job.stop()
            self.cancel_button.setEnabled(False)
            self.busy_label.setText(self.tr("Stopping…"))
        else:
            super().reject()

    def _ask_for_place(self) -> None:
        way = self.way_list.way
        name = file_name(way, f"{self._services.around.today():%Y-%m-%d}")
        if way is Way.TABLES:
            folder = self._choose_folder(self)
            path = folder / name if folder else None
        else:
            path = self._choose_target(self, name)
        if path is not None:
            self._begin(way, partial(self._writer(way), path))

    def _writer(self, way: Way) -> Callable[..., Exported]:
        exporting = self._services.exporting
        return {
            Way.LIST: exporting.flat,
            Way.CARDS: exporting.cards,
            Way.CALENDAR: exporting.calendar,
            Way.JSON: exporting.whole_json,
            Way.TABLES: exporting.tables,
        }[way]

    def _ask_for_labels(self, found: tuple[list[Address], int]) -> None:
        self._rest()
        addresses, without = found
        if not addresses:
            self.fault_line.say(self.tr("Nobody in the pool has a postal address yet. Add one to a person first."))
            return
        paper = stationery.paper(self._services.lettering.sender())
        dialog = LabelDialog(paper, len(addresses), without, self)
        dialog.made.connect(self._make_labels)
        dialog.open()

    def _make_labels(self, choice: LabelChoice) -> None:
        path = self._choose_target(self, file_name(Way.LABELS, f"{self._services.around.today():%Y-%m-%d}"))
        if path is not None:
            self._begin(Way.LABELS, self.job.labels(path, choice))

    def _begin(self, way: Way, write: Write) -> None:
        self._be_busy(self.tr("Writing…"))
        self.job.begin(write, partial(self._finish, way), self._fail)

    def _be_busy(self, words: str) -> None:
        self.busy_label.setText(words)
        self.busy.show()
        self.way_list.setEnabled(False)
        self.save_button.setEnabled(False)
        self.cancel_button.setFocus()

    def _rest(self) -> None:
        self.busy.hide()
        for widget in (self.way_list, self.save_button, self.cancel_button):
            widget.setEnabled(True)
        self.way_list.focus()

    def _count(self, written: int) -> None:
        if self.cancel_button.isEnabled():
            self.busy_label.setText(self.tr("Writing… {n}").format(n=f"{written:,}"))

    def _finish(self, way: Way, exported: Exported) -> None:
        self._rest()
        self._written = exported
        self.written_page.show_written(way, exported)
        self.pages.setCurrentWidget(self.written_page)
        self.cancel_button.hide()
        self.save_button.setText(self.tr("Close"))
        self.save_button.setFocus()
        self.exported.emit(exported)

    def _fail(self, fault: Fault) -> None:
        self._rest()
        if isinstance(fault, ExportStopped):
            self.fault_line.say(self.tr("Stopped. Nothing was written."), calm=True)
        else:
            self.say_fault(fault)

    def _lay_out(self) -> None:
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(label(self.tr("What do you want to take along?"), "title", name="export_title"))
        column.addWidget(self.way_list)
        note = QHBoxLayout()
        note.setSpacing(8)
        note.addWidget(IconView(Icon.LOCK, "text2", 14))
        note.addWidget(self.open_label, 1)
        column.addLayout(note)
        column.addStretch(1)
        self.pages = QStackedWidget()
        self.pages.addWidget(first)
        self.pages.addWidget(self.written_page)
        self.body.addWidget(self.pages)
        self.busy = QWidget()
        row = QHBoxLayout(self.busy)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.progress_bar.setFixedWidth(160)
        row.addWidget(self.progress_bar)
        row.addWidget(self.busy_label)
        self.busy.hide()
        foot = self.foot.layout()
        assert isinstance(foot, QHBoxLayout)
        foot.insertWidget(0, self.busy)
        self.resize(WIDTH, 0)


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
