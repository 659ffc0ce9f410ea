"""Moving the next action to another time, in their clock and in mine."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QTimeEdit, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.place import city_of_zone
from reengage_desktop.domain.wall_time import instant, local
from reengage_desktop.services.moving import Moving
from reengage_desktop.ui import words
from reengage_desktop.ui.dialog_parts import Fitting, FormDialog, field, side_by_side
from reengage_desktop.ui.widgets import Chip, label

from .person_dialog import laptop_zone

MORNING = (time(9), time(11))
LATE = (time(16), time(18))


class MoveDialog(FormDialog):
    """`moved` carries the `Moved`. `zone` is the salesperson's, the laptop's if ""."""

    moved = Signal(object)

    def __init__(
        self,
        moving: Moving,
        now: Callable[[], datetime],
        prospect_id: object,
        parent: QWidget | None = None,
        *,
        zone: str = "",
    ) -> None:
        super().__init__("", self.tr("Move it"), parent, enter_saves=True)
        assert isinstance(prospect_id, int)
        self.setWindowTitle(self.tr("Move the next action"))
        self._moving, self._now, self._id = moving, now, prospect_id
        self._zone = self._theirs = zone or laptop_zone()
        self.name_label = label("", "title", name="name_label")
        self.so_far_label = label("", "body", "text2", name="so_far_label")
        self.clocks_label = Fitting("", "body", "text2", name="clocks_label")
        self.told_box = QCheckBox(self.tr("I told them so: it is a promise"))
        self.told_box.setObjectName("told_box")
        self.date_edit = QDateEdit()
        self.from_edit, self.until_edit = QTimeEdit(), QTimeEdit()
        self._name_fields()
        self._load()
        self._add_chips()
        self._lay_out()
        for signal in (self.date_edit.dateChanged, self.from_edit.timeChanged, self.until_edit.timeChanged):
            signal.connect(self._show_clocks)
        self.chips["tomorrow_morning"].click()
        self.chips["tomorrow_morning"].setFocus()

    def save(self) -> None:
        if not self.save_button.isEnabled():
            return
        self.clear_fault()
        start, end = self.span()
        try:
            moved = self._moving.move(self._id, start, end, promised=self.told_box.isChecked())
        except Fault as fault:
            self.say_fault(fault)
            return
        self.moved.emit(moved)
        self.accept()

    def span(self) -> tuple[datetime, datetime]:
        """From when until when, in UTC; what is typed is their wall time."""
        day = _day(self.date_edit.date())
        edits = (self.from_edit, self.until_edit)
        start, end = (instant(day, time(e.time().hour(), e.time().minute()), self._theirs) for e in edits)
        return start, end

    def _load(self) -> None:
        try:
            person = self._moving.person(self._id)
        except Fault as fault:
            self.say_fault(fault)
            self.save_button.setEnabled(False)
            return
        self._theirs = person.zone or self._zone
        self.name_label.setText(person.name)
        first, second, _ = words.next_action_words(person.next_action, self._now(), self._zone)
        self.so_far_label.setText(self.tr("So far: {what}").format(what=", ".join(filter(None, (first, second)))))

    def _add_chips(self) -> None:
        today = local(self._now(), self._theirs).date()
        tomorrow, monday = today + timedelta(days=1), today + timedelta(days=7 - today.weekday())
        self._times = {
            "tomorrow_morning": (self.tr("Tomorrow morning"), tomorrow, MORNING),
            "tomorrow_late": (self.tr("Tomorrow late"), tomorrow, LATE),
            "two_days": (self.tr("In two days"), today + timedelta(days=2), MORNING),
            "next_week": (self.tr("Next week"), monday, MORNING),
        }
        self.chips = {key: Chip(named, name=key) for key, (named, _, _) in self._times.items()}
        self.chips["date"] = Chip(self.tr("Date…"), name="date")
        for key, chip in self.chips.items():
            chip.setAutoExclusive(True)
            chip.clicked.connect(lambda _=False, key=key: self._choose(key))

    def _choose(self, key: str) -> None:
        if key not in self._times:
            self.date_edit.setFocus()
            return
        _, day, (start, end) = self._times[key]
        self.date_edit.setDate(QDate(day.year, day.month, day.day))
        self.from_edit.setTime(QTime(start.hour, start.minute))
        self.until_edit.setTime(QTime(end.hour, end.minute))
        self._show_clocks()

    def _show_clocks(self) -> None:
        """In whose time it is; both clocks where they differ."""
        start, end = self.span()
        today = local(self._now(), self._zone).date()
        if end < start:
            self.clocks_label.setText("")
            return
        theirs, mine = (words.window(start, end, zone) for zone in (self._theirs, self._zone))
        day = words.day(local(start, self._theirs).date(), today)
        said = self.tr("{day} {hours}").format(day=day, hours=theirs)
        if (theirs, local(start, self._theirs).date()) != (mine, local(start, self._zone).date()):
            said = self.tr("{day} {hours} in {city}, {mine} for you").format(
                day=day, hours=theirs, city=city_of_zone(self._theirs), mine=mine
            )
        self.clocks_label.setText(said)

    def _name_fields(self) -> None:
        self.date_edit.setObjectName("date_edit")
        self.from_edit.setObjectName("from_edit")
        self.until_edit.setObjectName("until_edit")
        self.date_edit.setCalendarPopup(True)
        self.date_edit.setDisplayFormat("ddd d MMM yyyy")
        for edit in (self.from_edit, self.until_edit):
            edit.setDisplayFormat("HH:mm")

    def _lay_out(self) -> None:
        self.body.addWidget(self.name_label)
        self.body.addWidget(self.so_far_label)
        row = QHBoxLayout()
        row.setSpacing(8)
        for chip in self.chips.values():
            row.addWidget(chip)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addLayout(
            side_by_side(
                field(self.tr("Day"), self.date_edit),
                field(self.tr("From, their time"), self.from_edit),
                field(self.tr("Until, their time"), self.until_edit),
            )
        )
        self.body.addWidget(self.clocks_label)
        self.body.addWidget(self.told_box)
        self.body.addStretch(1)
        self.resize(580, 340)


def _day(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
