"""Do-not-call lists: those that were taken in, and taking in another one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.leafing import Stopped
from reengage_desktop.services.screening import Look, Taken
from reengage_desktop.ui import icons, words
from reengage_desktop.ui.call import keys
from reengage_desktop.ui.dialog_parts import MARGIN, FaultLine, foot
from reengage_desktop.ui.intake.file_drop import FileDrop
from reengage_desktop.ui.side_work import SideWork
from reengage_desktop.ui.widgets import Button, hair_line

from . import screening_words
from .lists_side import ListsSide
from .plain_pages import DropPage, EndPage
from .question_page import QuestionPage

_SIZE = (940, 600)
ChooseFile = Callable[[QWidget], Path | None]
ChooseTarget = Callable[[QWidget, str], Path | None]


class _Voice(QObject):
    """Speaks from the thread; it lives as long as the work does, whatever became of the dialog."""

    read = Signal(float)


class ScreeningDialog(QDialog):
    """`taken` carries the `Taken` and a sentence about it, `undone` the `Taken` that was taken back here.

    F chooses a file, Enter goes on, Z takes back, W writes one's own list out, Esc stops or closes. `choose_file` asks
    for a file to read, `choose_target` for one to write.
    """

    taken = Signal(object, str)
    undone = Signal(object)

    def __init__(
        self,
        services: Services,
        parent: QWidget | None = None,
        *,
        choose_file: ChooseFile,
        choose_target: ChooseTarget = lambda _window, _name: None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("screening_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Do-not-call lists"))
        self.setWindowIcon(icons.app_icon())
        self._services, self._screening = services, services.screening
        self._choose_file, self._choose_target = choose_file, choose_target
        self._look: Look | None = None
        self._taken: Taken | None = None
        self._stop = Event()
        self.work = SideWork(services.close_thread, self)
        self.side = ListsSide()
        self.drop_page, self.end_page = DropPage(), EndPage()
        self.question_page = QuestionPage(self._screening)
        self.fault_line = FaultLine()
        self.close_button = Button(self.tr("Close"), "quiet", keys="Esc", name="close_button")
        self.main_button = Button("", "main", keys="⏎", name="main_button")
        self._lay_out()
        self._connect()
        self.resize(*_SIZE)
        self._show_lists()
        self._show(self.drop_page)

    # What the person does

    def choose(self) -> None:
        """Asks for a file; nothing changes if none is chosen."""
        if not self.work.is_busy and (path := self._choose_file(self)) is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Takes this file in place of the one before, and asks what it is."""
        if self.work.is_busy:
            return
        self.fault_line.say("")
        self.question_page.begin(path, self._screening.day_of(path), self._services.around.today())
        self._show(self.question_page)

    def go_on(self) -> None:
        """Looks through the list, and takes it in once that was seen."""
        if self.work.is_busy or not self.main_button.isEnabled() or self.main_button.isHidden():
            return
        if self._look is None:
            self._look_through()
        else:
            self.fault_line.say("")
            self.question_page.show_progress(self.tr("Taking it in…"), 1.0)
            self.work.ask(partial(self._screening.take, self._look), self._took, self._failed)
            self._say_main()

    def take_back(self) -> None:
        """What was just taken in."""
        if self._taken is None or self.work.is_busy or self.rooms.currentWidget() is not self.end_page:
            return
        taken = self._taken
        self.end_page.back_button.setEnabled(False)
        self.work.ask(partial(self._screening.take_back, taken), partial(self._took_back, taken), self._failed)

    def write_out(self) -> None:
        """One's own list, for wherever else it is to hold."""
        if self.work.is_busy or (path := self._choose_target(self, "do-not-contact.txt")) is None:
            return
        self.work.ask(partial(self._screening.export, path), partial(self._wrote, path), self._failed)

    def reject(self) -> None:
        """What is being read is stopped first, and nothing of it is left."""
        if self.work.is_busy and not self._stop.is_set():
            self._stop.set()
            self.question_page.busy_label.setText(self.tr("Stopping…"))
            return
        super().reject()

    def done(self, result: int) -> None:
        self._stop.set()
        self.work.close()
        super().done(result)

    # What the work tells

    def _look_through(self) -> None:
        page, kind = self.question_page, self.question_page.kind
        if page.path is None or kind is None:
            return
        self.fault_line.say("")
        self._stop = stop = Event()
        voice, told = _Voice(), self.tr("Reading {file}…").format(file=page.path.name)
        voice.read.connect(partial(self._read_on, told), Qt.ConnectionType.QueuedConnection)
        screening, path, day = self._screening, page.path, page.day

        def act() -> Look | None:
            try:
                return screening.look(path, kind, day, voice.read.emit, stop.is_set)
            except Stopped:
                return None

        page.show_progress(told)
        self.work.ask(act, self._looked, self._failed)
        self._say_main()

    def _read_on(self, told: str, part: float) -> None:
        if self.work.is_busy and not self._stop.is_set():
            self.question_page.show_progress(told, part)

    def _looked(self, look: Look | None) -> None:
        self.question_page.show_progress("")
        if look is None:
            self.fault_line.say(self.tr("Stopped. Nothing was taken in."), calm=True)
        else:
            self._look = look
            self.question_page.show_look(look)
        self._say_main(over=True)
        self.main_button.setFocus()

    def _took(self, taken: Taken) -> None:
        self.question_page.show_progress("")
        self._look, self._taken = None, taken
        told = screening_words.taken(taken)
        self.end_page.back_button.setEnabled(True)
        self.end_page.say(told, screening_words.how_long(taken), can_go_back=True)
        self._show_lists()
        self._show(self.end_page)
        self.taken.emit(taken, told)

    def _took_back(self, taken: Taken, stay: int) -> None:
        self._taken = None
        self.end_page.say(self.tr("Taken back"), screening_words.back(stay), can_go_back=False)
        self._show_lists()
        self._show(self.end_page)
        self.undone.emit(taken)

    def _wrote(self, path: Path, count: int) -> None:
        told = screening_words.many(count, self.tr("1 number was written"), self.tr("{n} numbers were written"))
        self.fault_line.say(self.tr("{told} to {file}.").format(told=told, file=path.name), calm=True)
        self._say_main(over=True)

    def _failed(self, fault: Fault) -> None:
        self.question_page.show_progress("")
        self.end_page.back_button.setEnabled(True)
        if self._look is not None:
            self.question_page.show_look(self._look)
        self.fault_line.say(words.fault(fault))
        self._say_main(over=True)

    # How it looks

    def _show_lists(self) -> None:
        screening, today = self._screening, self._services.around.today()
        self.side.show_lists(screening.lists(), today, screening.check_days)
        self.side.show_held(screening.count_held())

    def _show(self, page: QWidget) -> None:
        self.rooms.setCurrentWidget(page)
        self._say_main(over=True)
        if page is self.drop_page:
            self.drop_page.choose_button.setFocus()
        elif page is self.end_page:
            self.close_button.setFocus()

    def _say_main(self, *, over: bool = False) -> None:
        """`over`: nothing is at work any more, though the thread may not have said so yet."""
        page = self.question_page
        self.main_button.setVisible(self.rooms.currentWidget() is page)
        self.main_button.setText(self.tr("Look through it") if self._look is None else self.tr("Take it in"))
        self.main_button.setEnabled((over or not self.work.is_busy) and page.kind is not None)

    def _asked_anew(self) -> None:
        self._look = None
        self.fault_line.say("")
        self._say_main(over=True)

    def _connect(self) -> None:
        drop = FileDrop(self, lambda: not self.work.is_busy)
        drop.over.connect(self.drop_page.ground.set_over)
        drop.dropped.connect(lambda paths: self.read(paths[0]))
        self.question_page.changed.connect(self._asked_anew)
        for signal in (
            self.drop_page.choose_requested, self.question_page.other_requested, self.end_page.another_requested,
        ):  # fmt: skip
            signal.connect(self.choose)
        self.end_page.back_requested.connect(self.take_back)
        self.side.write_requested.connect(self.write_out)
        self.main_button.clicked.connect(self.go_on)
        self.close_button.clicked.connect(self.reject)
        for letter, act in (("F", self.choose), ("Z", self.take_back), ("W", self.side.write_button.click)):
            keys.bind_letter(self, letter, act)
        keys.bind(self, "Ctrl+Z", self.take_back)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(button in (self.drop_page.choose_button, self.main_button))

    def _lay_out(self) -> None:
        self.rooms = QStackedWidget()
        for page in (self.drop_page, self.question_page, self.end_page):
            self.rooms.addWidget(page)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.rooms, 1)
        self.fault_line.setContentsMargins(MARGIN, 8, MARGIN, 10)
        right.addWidget(self.fault_line)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(hair_line(upright=True))
        row.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row, 1)
        whole.addWidget(foot(None, self.close_button, self.main_button))
