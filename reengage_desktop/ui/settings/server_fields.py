"""The person's calendar server (CalDAV): where it is, which calendar of it is used, and what the last round came to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.services.calendar_server import MISSING, ServerCalendar
from reengage_desktop.services.syncing import Connection, Syncing
from reengage_desktop.ui import words
from reengage_desktop.ui.calendar_round import Compared
from reengage_desktop.ui.dialog_parts import FaultLine, StillCombo, field, side_by_side
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.side_work import SideWork
from reengage_desktop.ui.widgets import Button, label

from .source_list import moment


class ServerFields(QWidget):
    """Looks for calendars and compares in `work`, never in the window's thread. `stopped` when it is used no more."""

    changed = Signal()

    def __init__(self, syncing: Syncing, work: SideWork, now: Callable[[], datetime], zone: Callable[[], str]) -> None:
        super().__init__()
        self._syncing, self._work, self._now, self._zone = syncing, work, now, zone
        self._asked = ("", "", "")
        self.address_edit, self.user_edit, self.password_edit = QLineEdit(), QLineEdit(), QLineEdit()
        self.address_edit.setPlaceholderText("https://")
        self.password_edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.look_button = _button(self.tr("Look for calendars"), Icon.SEARCH, "look_button")
        self.calendar_box = StillCombo("calendar_box")
        self.use_button = _button(self.tr("Use it"), Icon.CHECK, "use_button")
        self.compare_button = _button(self.tr("Compare now"), Icon.REFRESH_CW, "compare_button")
        self.stop_button = _button(self.tr("Stop using it"), Icon.CIRCLE_X, "stop_button")
        self.state_label = label("", "bodyMedium", name="state_label", wrap=True)
        self.result_label = label("", "small", "text2", wrap=True, name="result_label")
        self.fault_line = FaultLine("server_fault")
        self._lay_out()
        self._connect()
        self._show_connection()

    def show_result(self, compared: Compared) -> None:
        """Also of a round that came by itself."""
        if not self._connected_part.isHidden():
            self._say(compared)

    def _connect(self) -> None:
        self.look_button.clicked.connect(self._look)
        self.use_button.clicked.connect(self._use)
        self.compare_button.clicked.connect(self._compare)
        self.stop_button.clicked.connect(self._stop)
        for edit in (self.address_edit, self.user_edit, self.password_edit):
            edit.returnPressed.connect(self._look)
            edit.textEdited.connect(lambda _: self._offer([]))

    def _show_connection(self) -> None:
        connection = self._syncing.connection()
        self._found_part.hide()
        self._missing.setVisible(connection is None and not self._syncing.available())
        self._form.setVisible(connection is None and self._syncing.available())
        self._connected_part.setVisible(connection is not None)
        if connection is not None:
            self.state_label.setText(_used(connection, self.tr("“{name}” on {address} is used.")))

    def _look(self) -> None:
        if self._work.is_busy:
            return
        asked = (self.address_edit.text(), self.user_edit.text(), self.password_edit.text())
        self._asked = asked
        self._wait(self.tr("Looking for your calendars…"))
        syncing = self._syncing  # the thread may be the last to let go of what it was given: not this widget
        self._work.ask(lambda: syncing.calendars(*asked), self._found, self._failed)

    def _found(self, calendars: Sequence[ServerCalendar]) -> None:
        self._wait("")
        self._offer(calendars)
        if calendars:
            self.calendar_box.setFocus()
        else:
            self.fault_line.say(self.tr("There is no calendar at that address. Make one there, then look again."))

    def _offer(self, calendars: Sequence[ServerCalendar]) -> None:
        self.calendar_box.clear()
        for each in calendars:
            self.calendar_box.addItem(each.name, each)
        self._found_part.setVisible(bool(calendars))

    def _use(self) -> None:
        try:
            self._syncing.connect(*self._asked, self.calendar_box.currentData())
        except Fault as fault:
            self._failed(fault)
            return
        self.password_edit.clear()
        self._show_connection()
        self._compare()

    def _compare(self) -> None:
        if self._work.is_busy:
            return
        self._wait(self.tr("Comparing with your calendar…"))
        self._work.ask(self._syncing.run, lambda report: self._say(Compared(report, self._now())), self._failed)

    def _stop(self) -> None:
        try:
            self._syncing.disconnect()
        except Fault as fault:
            self._failed(fault)
            return
        self._wait("")
        self._show_connection()
        self.address_edit.setFocus()
        self.changed.emit()

    def _say(self, compared: Compared) -> None:
        report = compared.report
        self._wait("")
        said = self.tr("Compared {when}: {sent} sent, {taken} taken over, {busy} busy times known.").format(
            when=moment(compared.at, self._now(), self._zone()),
            sent=report.sent,
            taken=report.taken,
            busy=report.busy,
        )
        self.result_label.setText("\n".join([said, *(words.fault(each) for each in report.told)]))
        self.result_label.show()
        self.fault_line.say("\n".join(words.fault(each) for each in report.problems))
        self.changed.emit()

    def _failed(self, fault: Fault) -> None:
        self._wait("")
        self.fault_line.say(words.fault(fault))

    def _wait(self, doing: str) -> None:
        """`doing` is empty when it is over."""
        self.fault_line.say(doing, calm=True)
        self.result_label.hide()

    def _lay_out(self) -> None:
        self._missing = label(words.tr(MISSING), "body", "text2", wrap=True, name="missing_label")
        self._form, self._found_part, self._connected_part = QWidget(), QWidget(), QWidget()
        form = _column(self._form)
        form.addLayout(field(self.tr("Address"), self.address_edit))
        form.addLayout(
            side_by_side(field(self.tr("User name"), self.user_edit), field(self.tr("Password"), self.password_edit))
        )
        kept = self.tr(
            "The password is kept in your file on this laptop. Best is an app password made for this program alone: "
            "it can be taken back."
        )
        form.addWidget(label(kept, "small", "text2", wrap=True, name="password_label"))
        form.addWidget(self.look_button, 0, Qt.AlignmentFlag.AlignLeft)
        found = QHBoxLayout()
        found.setSpacing(12)
        found.addWidget(self.calendar_box, 1)
        found.addWidget(self.use_button)
        inside = _column(self._found_part)
        name = label(self.tr("Calendar"), "small", "text2")
        name.setBuddy(self.calendar_box)
        self.calendar_box.setAccessibleName(self.tr("Calendar"))
        inside.addWidget(name)
        inside.addLayout(found)
        form.addWidget(self._found_part)
        connected = _column(self._connected_part)
        connected.addWidget(self.state_label)
        connected.addWidget(self.result_label)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.compare_button)
        buttons.addWidget(self.stop_button)
        buttons.addStretch(1)
        connected.addLayout(buttons)
        whole = _column(self)
        for part in (self._missing, self._form, self._connected_part, self.fault_line):
            whole.addWidget(part)


def _used(connection: Connection, template: str) -> str:
    return template.format(name=connection.name, address=connection.address)


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    return column


def _button(said: str, icon: Icon, name: str) -> Button:
    made = Button(said, icon=icon, name=name)
    made.setAutoDefault(False)
    return made
