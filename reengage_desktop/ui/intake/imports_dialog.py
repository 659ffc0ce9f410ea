"""The lists that were taken in, and the way back from each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from threading import Event

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.services.importing import ImportCancelled
from reengage_desktop.services.undoing import TakenIn, Undoing, Undone
from reengage_desktop.ui import icons, words
from reengage_desktop.ui.dialog_parts import MARGIN, FaultLine, foot
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.side_work import SideWork
from reengage_desktop.ui.widgets import Button, IconView, frame, hair_line, label

from . import taken_words
from .taken_list import TakenEntry, TakenList
from .taken_view import TakenView

_SIZE = (860, 520)


class _Voice(QObject):
    """Speaks from the thread; it lives as long as the work does, whatever became of the dialog."""

    stepped = Signal(int)


class ImportsDialog(QDialog):
    """`undone` carries the `Undone`. U or Ctrl Z undoes the import that is chosen; Esc stops that, or closes.

    `zone` is the salesperson's; `leave_thread` closes the database connection of the thread that calls it.
    """

    undone = Signal(object)

    def __init__(
        self,
        undoing: Undoing,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        *,
        leave_thread: Callable[[], None],
        zone: Callable[[], str],
    ) -> None:
        super().__init__(parent)
        self.setObjectName("imports_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Imports"))
        self.setWindowIcon(icons.app_icon())
        self._undoing, self._now, self._zone = undoing, now, zone
        self._taken: dict[int, TakenIn] = {}
        self._results: dict[int, Undone] = {}
        self._chosen = 0
        self._stop = Event()
        self.work = SideWork(leave_thread, self)
        self.taken_list, self.view = TakenList(), TakenView()
        self.fault_line = FaultLine()
        self.close_button = Button(self.tr("Close"), "quiet", keys="Esc", name="close_button")
        self.undo_button = Button(self.tr("Undo this import"), "main", icon=Icon.UNDO_2, keys="U", name="undo_button")
        self._lay_out()
        self._connect()
        self.resize(*_SIZE)
        self._read()
        self._show(next(iter(self._taken), 0))
        (self.taken_list if self._taken else self.close_button).setFocus()

    def undo(self) -> None:
        """Takes the chosen import back, in its thread; all of it or nothing."""
        taken = self._taken.get(self._chosen)
        if taken is None or not taken.can_undo or self.work.is_busy:
            return
        self.fault_line.say("")
        self._stop = stop = Event()
        voice = _Voice()
        voice.stepped.connect(self._step, Qt.ConnectionType.QueuedConnection)
        undoing, batch = self._undoing, taken.batch

        def act() -> Undone | None:
            try:
                return undoing.undo(batch, voice.stepped.emit, stop.is_set)
            except ImportCancelled:
                return None

        self.work.ask(act, self._finish, self._fail)
        self._let(False)
        self._step(0)

    def reject(self) -> None:
        """What has begun is stopped first, and nothing of it is left."""
        if self.work.is_busy:
            self._stop.set()
            self.fault_line.say(self.tr("Stopping. All stays as it was."), calm=True)
            return
        super().reject()

    def done(self, result: int) -> None:
        self._stop.set()
        self.work.close()
        super().done(result)

    def _finish(self, undone: Undone | None) -> None:
        if undone is None:
            self.fault_line.say(self.tr("Stopped. Nothing was undone."), calm=True)
        else:
            self._results[undone.batch] = undone
            self._read()
        self._show(self._chosen)
        self.taken_list.setFocus()
        if undone is not None:
            self.undone.emit(undone)

    def _fail(self, fault: Fault) -> None:
        self._read()
        self._show(self._chosen)
        self.fault_line.say(words.fault(fault))

    def _step(self, people: int) -> None:
        taken = self._taken[self._chosen]
        self.view.show_progress(people, taken.added + taken.updated)

    def _choose(self, batch: int) -> None:
        self.fault_line.say("")
        self._show(batch)

    def _read(self) -> None:
        self._taken = {taken.batch: taken for taken in self._undoing.imports()}

    def _show(self, batch: int) -> None:
        self._chosen = batch
        self.rooms.setCurrentWidget(self.both if self._taken else self.nothing)
        now, zone = self._now(), self._zone()
        self.taken_list.show_entries([_entry(taken, now, zone) for taken in self._taken.values()], batch)
        if batch in self._taken:
            self.view.show_taken(self._taken[batch], self._results.get(batch), now, zone)
        self._let(True)

    def _let(self, can: bool) -> None:
        """While one is taken back, no other is chosen."""
        taken = self._taken.get(self._chosen)
        self.taken_list.setEnabled(can)
        self.undo_button.setVisible(bool(self._taken))
        self.undo_button.setEnabled(can and taken is not None and taken.can_undo)

    def _connect(self) -> None:
        self.taken_list.chosen.connect(self._choose)
        self.taken_list.entered.connect(self.undo_button.setFocus)
        self.undo_button.clicked.connect(self.undo)
        self.close_button.clicked.connect(self.reject)
        for keys in ("U", "Ctrl+Z"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.undo_button.click)
        for button in (self.close_button, self.undo_button):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        side = frame("page", name="imports_side")
        beside = QHBoxLayout(side)
        beside.setContentsMargins(0, 8, 0, 8)
        beside.setSpacing(0)
        beside.addWidget(self.taken_list)
        self.both = QWidget()
        row = QHBoxLayout(self.both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(hair_line(upright=True))
        row.addWidget(self.view, 1)
        self.nothing = _nothing(
            self.tr("No list was imported yet"),
            self.tr("Each import stands here for you, and can be undone for 30 days."),
        )
        self.rooms = QStackedWidget()
        self.rooms.addWidget(self.both)
        self.rooms.addWidget(self.nothing)
        self.fault_line.setContentsMargins(MARGIN, 8, MARGIN, 8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.rooms, 1)
        whole.addWidget(self.fault_line)
        whole.addWidget(foot(None, self.close_button, self.undo_button))


def _entry(taken: TakenIn, now: datetime, zone: str) -> TakenEntry:
    is_undone = taken.undone_at is not None
    line = taken_words.standing(taken, now, zone) if is_undone else taken_words.short_counts(taken)
    title = taken.file_name
    return TakenEntry(taken.batch, title, f"{taken_words.when(taken, now, zone)} · {line}", is_undone)


def _nothing(title: str, because: str) -> QWidget:
    made = QWidget()
    made.setObjectName("no_imports")
    column = QVBoxLayout(made)
    column.addStretch(1)
    for widget in (
        IconView(Icon.FILE_SPREADSHEET, "text3", 28),
        label(title, "heading"),
        label(because, "body", "text2"),
    ):
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
    column.addStretch(1)
    return made
