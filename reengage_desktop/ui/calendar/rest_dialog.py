"""Letting a slot rest: for a day, for some days, until a date; public holidays are a switch of the slot."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.slots import Slot, occurrences
from reengage_desktop.services.slotting import Slotting
from reengage_desktop.ui.buttons import Chip
from reengage_desktop.ui.dialog_parts import Fitting, FormDialog, field, side_by_side
from reengage_desktop.ui.widgets import label, spin_box

from . import slot_words
from .slot_changes import rest_slot

_LONGEST = 366
_CHIPS = (1, 7, 14)


class RestDialog(FormDialog):
    """From `first` on. `saved` carries the slot as it was before, and a sentence."""

    saved = Signal(object, object)

    def __init__(self, slotting: Slotting, slot: Slot, first: date, zone: str, parent: QWidget | None = None) -> None:
        super().__init__("", self.tr("Let it rest"), parent, enter_saves=True)
        self.setObjectName("rest_dialog")
        self.setWindowTitle(self.tr("Let {slot} rest").format(slot=slot.name))
        self._slotting, self._slot, self._zone = slotting, slot, zone
        self.first_edit, self.last_edit = _date_edit("first_edit"), _date_edit("last_edit")
        self.days_spin = spin_box(1, _LONGEST, 1, name="days_spin")
        self.told_label = Fitting("", "body", "text2", name="rest_told")
        named = (self.tr("This day"), self.tr("A week"), self.tr("Two weeks"))
        self.chips = [Chip(name, name=f"rest_{days}") for name, days in zip(named, _CHIPS, strict=True)]
        self._set_dates(first, first)
        self._lay_out()
        self._show()
        self._first = self._values()
        for chip, days in zip(self.chips, _CHIPS, strict=True):
            chip.setAutoExclusive(True)
            chip.clicked.connect(lambda _=False, days=days: self.days_spin.setValue(days))
        self.first_edit.dateChanged.connect(self._count_days)
        self.days_spin.valueChanged.connect(self._set_last)
        self.last_edit.dateChanged.connect(self._count_days)
        self.chips[0].setChecked(True)
        self.chips[0].setFocus()

    def save(self) -> None:
        self.clear_fault()
        try:
            before, sentence = rest_slot(self._slotting, self._slot, *self._values())
        except Fault as fault:
            self.say_fault(fault)
            return
        self.saved.emit(before, sentence)
        self.accept()

    def changed(self) -> bool:
        return self._values() != self._first

    def _values(self) -> tuple[date, date]:
        return _day(self.first_edit), _day(self.last_edit)

    def _set_dates(self, first: date, last: date) -> None:
        for edit, day in ((self.first_edit, first), (self.last_edit, last)):
            edit.blockSignals(True)
            edit.setDate(QDate(day.year, day.month, day.day))
            edit.blockSignals(False)

    def _set_last(self, days: int) -> None:
        first = _day(self.first_edit)
        self._set_dates(first, first + timedelta(days=days - 1))
        self._show()

    def _count_days(self) -> None:
        """An end before the beginning goes along with it."""
        first, last = self._values()
        last = max(first, last)
        self._set_dates(first, last)
        self.days_spin.blockSignals(True)
        self.days_spin.setValue((last - first).days + 1)
        self.days_spin.blockSignals(False)
        self._show()

    def _show(self) -> None:
        first, last = self._values()
        count = len(occurrences([self._slot], self._zone, first, last))
        span = slot_words.named_day(first)
        if last > first:
            span = self.tr("{first} to {last}").format(first=span, last=slot_words.named_day(last))
        told = self.tr("{span}: it is silent once.") if count == 1 else self.tr("{span}: it is silent {n} times.")
        self.told_label.setText(told.format(span=span, n=count))
        days = self.days_spin.value()
        for chip, of_chip in zip(self.chips, _CHIPS, strict=True):
            chip.setAutoExclusive(False)
            chip.setChecked(days == of_chip)
            chip.setAutoExclusive(True)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        for chip in self.chips:
            row.addWidget(chip)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addLayout(
            side_by_side(
                field(self.tr("From"), self.first_edit),
                field(self.tr("Days"), self.days_spin),
                field(self.tr("Until, included"), self.last_edit),
            )
        )
        self.body.addWidget(self.told_label)
        told = self.tr("Its people go to the slots around it. Its history stays.")
        self.body.addWidget(label(told, "small", "text3"))
        self.body.addStretch(1)
        self.setFixedWidth(500)


def _date_edit(name: str) -> QDateEdit:
    made = QDateEdit()
    made.setObjectName(name)
    made.setCalendarPopup(True)
    made.setDisplayFormat("ddd d MMM yyyy")
    return made


def _day(edit: QDateEdit) -> date:
    chosen = edit.date()
    return date(chosen.year(), chosen.month(), chosen.day())
