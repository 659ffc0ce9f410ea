"""Planning a visit: whom, on which day, from when until when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import QDateEdit, QTimeEdit, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.wall_time import instant, local
from reengage_desktop.services.keeping import Keeping
from reengage_desktop.services.moving import Moving
from reengage_desktop.ui.dialog_parts import Fitting, FormDialog, field, side_by_side

from .who_field import WhoField

FIRST, LAST = QTime(10, 0), QTime(11, 0)


class VisitDialog(FormDialog):
    """`moved` carries the `Moved`: a visit takes the place of the next action. Hours are those of `zone`, mine."""

    moved = Signal(object)

    def __init__(
        self, moving: Moving, keeping: Keeping, now: Callable[[], datetime], zone: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("", self.tr("Plan it"), parent, enter_saves=True)
        self.setWindowTitle(self.tr("Plan a visit"))
        self._moving, self._keeping, self._zone = moving, keeping, zone
        self.who_field = WhoField(
            keeping,
            here=self.tr("They are in your file."),
            new=self.tr("Nobody of this name is in your file. Add them first, with Ctrl N."),
        )
        self.date_edit = QDateEdit()
        self.date_edit.setObjectName("visit_date_edit")
        self.date_edit.setCalendarPopup(True)
        self.date_edit.setDisplayFormat("ddd d MMM yyyy")
        tomorrow = local(now(), zone).date() + timedelta(days=1)
        self.date_edit.setDate(QDate(tomorrow.year, tomorrow.month, tomorrow.day))
        self.from_edit, self.until_edit = _hours("visit_from_edit", FIRST), _hours("visit_until_edit", LAST)
        self.place_label = Fitting("", name="visit_place")
        self.who_field.found.connect(self._show_place)
        self.from_edit.timeChanged.connect(self._keep_length)
        self._seconds = FIRST.secsTo(LAST)
        self.until_edit.timeChanged.connect(self._note_length)
        self._lay_out()
        self.who_field.setFocus()

    def changed(self) -> bool:
        return bool(self.who_field.name_edit.text())

    def save(self) -> None:
        """Closes when it is planned; else says what is wrong, and keeps what was typed."""
        who = self.who_field.who()
        self.clear_fault(self.who_field.name_edit)
        chosen = self.date_edit.date()
        day = date(chosen.year(), chosen.month(), chosen.day())
        start, end = (instant(day, _time(edit), self._zone) for edit in (self.from_edit, self.until_edit))
        try:
            moved = self._moving.plan_visit(who, start, end)
        except Fault as fault:
            self.say_fault(fault, None if isinstance(who, int) else self.who_field.name_edit)
            return
        self.moved.emit(moved)
        self.accept()

    def _show_place(self, who: object) -> None:
        """Where they are, so that the way can be thought of."""
        text = ""
        if isinstance(who, int):
            person = self._moving.person(who)
            text = ", ".join(filter(None, (person.company, person.street, person.city)))
        self.place_label.setText(text)

    def _keep_length(self, start: QTime) -> None:
        """The end goes along with the beginning, but not past midnight."""
        seconds = min(self._seconds, start.secsTo(QTime(23, 59)))
        self.until_edit.blockSignals(True)
        self.until_edit.setTime(start.addSecs(seconds))
        self.until_edit.blockSignals(False)

    def _note_length(self, end: QTime) -> None:
        self._seconds = max(self.from_edit.time().secsTo(end), 0)

    def _lay_out(self) -> None:
        self.body.addLayout(field(self.tr("Whom?"), self.who_field))
        self.body.addWidget(self.place_label)
        self.body.addLayout(
            side_by_side(
                field(self.tr("Day"), self.date_edit),
                field(self.tr("From, your time"), self.from_edit),
                field(self.tr("Until, your time"), self.until_edit),
            )
        )
        said = self.tr("The visit takes the place of their next action, and you are reminded of it.")
        self.body.addWidget(Fitting(said))
        self.body.addStretch(1)
        self.resize(560, 320)


def _hours(name: str, at: QTime) -> QTimeEdit:
    made = QTimeEdit(at)
    made.setObjectName(name)
    made.setDisplayFormat("HH:mm")
    return made


def _time(edit: QTimeEdit) -> time:
    return time(edit.time().hour(), edit.time().minute())
