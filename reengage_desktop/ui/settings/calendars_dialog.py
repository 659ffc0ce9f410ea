"""My calendar: what goes into the person's own calendar, and which busy times come from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.ui import icons, words
from reengage_desktop.ui.calendar_round import CalendarRound
from reengage_desktop.ui.dialog_parts import MARGIN, FaultLine, Ground, foot
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.notices import Changed
from reengage_desktop.ui.side_work import SideWork
from reengage_desktop.ui.widgets import Button, hair_line, label

from .server_fields import ServerFields
from .source_list import SourceList

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services
    from reengage_desktop.services.publishing import Written

FILE_NAME = "reengage.ics"
ChooseFile = Callable[[QWidget], Path | None]
ChooseTarget = Callable[[QWidget, str], Path | None]


class CalendarsDialog(QDialog):
    """Everything in it takes effect at once. Files and servers are waited for in a thread of its own.

    The choosers return what the person chose, or None. `calendar_round`, if any, tells what its rounds come to.
    """

    def __init__(
        self,
        services: Services,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        *,
        choose_file: ChooseFile,
        choose_folder: ChooseFile,
        choose_target: ChooseTarget,
        calendar_round: CalendarRound | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("My calendar"))
        self.setWindowIcon(icons.app_icon())
        self._services = services
        self._choose_file, self._choose_folder, self._choose_target = choose_file, choose_folder, choose_target
        self.work = SideWork(services.close_thread, self)
        self.save_button = _button(self.tr("Save as .ics…"), Icon.DOWNLOAD, "save_button")
        self.save_line, self.fault_line = FaultLine("save_line"), FaultLine()
        self.source_list = SourceList(now, services.planning.zone)
        self.add_file_button = _button(self.tr("Add a file…"), Icon.FILE_TEXT, "add_file_button")
        self.add_folder_button = _button(self.tr("Add a folder…"), Icon.LAYERS, "add_folder_button")
        self.again_button = _button(self.tr("Read again"), Icon.REFRESH_CW, "again_button")
        self.server_fields = ServerFields(services.syncing, self.work, now, services.planning.zone)
        self.close_button = Button(self.tr("Close"), keys="Esc", name="close_button")
        self.close_button.setAutoDefault(False)
        self._connect(calendar_round)
        self._lay_out()
        self._show_sources()
        self.resize(600, 660)
        self.save_button.setFocus()

    def hear(self, changed: Changed) -> None:
        if changed.busy or changed.everything:
            self._show_sources()

    def _connect(self, calendar_round: CalendarRound | None) -> None:
        self.save_button.clicked.connect(self._save)
        self.add_file_button.clicked.connect(lambda: self._add(self._choose_file, self._services.heeding.add_file))
        self.add_folder_button.clicked.connect(
            lambda: self._add(self._choose_folder, self._services.heeding.add_folder)
        )
        self.again_button.clicked.connect(self._read_again)
        self.source_list.remove_requested.connect(self._remove)
        self.close_button.clicked.connect(self.accept)
        if calendar_round is not None:
            calendar_round.compared.connect(self.server_fields.show_result)
            if calendar_round.last is not None:
                self.server_fields.show_result(calendar_round.last)

    def _save(self) -> None:
        path = self._choose_target(self, FILE_NAME)
        if path is None:
            return
        write, tell = self._services.publishing.write, self.save_line.say
        self.work.ask(lambda: write(path), self._saved, lambda fault: tell(words.fault(fault)))

    def _saved(self, written: Written) -> None:
        said = self.tr("Saved: {slots} slots, {promises} promises, {appointments} appointments, {visits} visits.")
        self.save_line.say(
            said.format(
                slots=written.slots,
                promises=written.promises,
                appointments=written.appointments,
                visits=written.visits,
            ),
            calm=True,
        )

    def _add(self, choose: ChooseFile, add: Callable[[Path], object]) -> None:
        path = choose(self)
        if path is not None:
            self._wait(self.tr("Reading {name}…").format(name=path.name))
            self.work.ask(lambda: add(path), self._read, self._not_read)

    def _read_again(self) -> None:
        self._wait(self.tr("Reading…"))
        heeding = self._services.heeding  # the thread may be the last to let go of what it was given: not the dialog
        self.work.ask(lambda: heeding.read_all(again=True), self._read, self._not_read)

    def _read(self, _read: object) -> None:
        self._wait("")
        self._show_sources()

    def _not_read(self, fault: Fault) -> None:
        self._wait("")
        self.fault_line.say(words.fault(fault))

    def _remove(self, ident: int) -> None:
        try:
            self._services.heeding.remove(ident)
        except Fault as fault:
            self.fault_line.say(words.fault(fault))
        self._show_sources()
        self.add_file_button.setFocus()

    def _wait(self, doing: str) -> None:
        self.fault_line.say(doing, calm=True)

    def _show_sources(self) -> None:
        sources = self._services.heeding.sources()
        self.source_list.show_sources(sources)
        self.source_list.setVisible(bool(sources))
        self.again_button.setVisible(bool(sources))

    def _lay_out(self) -> None:
        page = Ground()
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN, 16, MARGIN, 16)
        column.setSpacing(10)
        for part in self._parts():
            if isinstance(part, QWidget):
                column.addWidget(
                    part, 0, Qt.AlignmentFlag.AlignLeft if part is self.save_button else Qt.AlignmentFlag(0)
                )
            else:
                column.addLayout(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(foot(None, self.close_button))

    def _parts(self) -> list[QWidget | QHBoxLayout]:
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for button in (self.add_file_button, self.add_folder_button, self.again_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        saved = self.tr(
            "Slots, promises, appointments and visits as one calendar file. Take it into any calendar program; after "
            "changes here save it anew, and nothing will stand there twice."
        )
        read = self.tr(
            "Slots plan no calls for the times you are taken. A file is read again when it changes, a folder when "
            "anything in it does. Whole days count only if they are marked as busy."
        )
        server = self.tr("Both ways: what is planned here stands there, and what you move there moves here.")
        return [
            label(self.tr("Put my slots into my calendar"), "heading"),
            label(saved, "body", "text2", wrap=True),
            self.save_button,
            self.save_line,
            hair_line(),
            label(self.tr("Busy times from my calendar"), "heading"),
            label(read, "body", "text2", wrap=True),
            self.source_list,
            self.fault_line,
            buttons,
            hair_line(),
            label(self.tr("A calendar server (CalDAV)"), "heading"),
            label(server, "body", "text2", wrap=True),
            self.server_fields,
        ]


def _button(said: str, icon: Icon, name: str) -> Button:
    made = Button(said, icon=icon, name=name)
    made.setAutoDefault(False)
    return made
