"""A slot's name, days, hours and room: of a new one, or of one that is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QSpinBox, QWidget

from reengage_desktop.domain import ago
from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.slots import Slot
from reengage_desktop.services.slotting import Slotting
from reengage_desktop.ui import words
from reengage_desktop.ui.buttons import Button, Chip
from reengage_desktop.ui.dialog_parts import FormDialog, field, side_by_side
from reengage_desktop.ui.widgets import label, spin_box

from . import slot_words
from .hours_edit import HoursEdit
from .time_words import short_day

_LONGEST_NAME = 40
_MOST_CALLS, _MOST_WEEKS = 99, 8


@dataclass(frozen=True, slots=True)
class SlotWish:
    """What a new slot begins with."""

    weekdays: frozenset[int]
    start: time
    end: time
    from_date: date | None = None


class SlotDialog(FormDialog):
    """For a slot that is there, or for a wish. `saved` carries it as it was before (None if new) and a sentence.

    `rest_asked` and `wake_asked` carry the slot; the dialog is closed then.
    """

    saved = Signal(object, object)
    rest_asked = Signal(object)
    wake_asked = Signal(object)

    def __init__(
        self, slotting: Slotting, subject: Slot | SlotWish, parent: QWidget | None = None, *, resting: bool = False
    ) -> None:
        self._slot = subject if isinstance(subject, Slot) else None
        super().__init__("", self._save_words(), parent, enter_saves=True)
        self.setObjectName("slot_dialog")
        self.setWindowTitle(self._slot.name if self._slot else self.tr("A new slot"))
        self._slotting, self._subject = slotting, subject
        self.name_edit = QLineEdit()
        self.name_edit.setObjectName("name_edit")
        self.name_edit.setMaxLength(_LONGEST_NAME)
        self.name_edit.setPlaceholderText(self.tr("Named after its hour"))
        self.day_chips = [Chip(short_day(day), name=f"day_{day}") for day in range(len(ago.DAYS))]
        self.hours_edit = HoursEdit()
        self.every_spin = spin_box(1, _MOST_WEEKS, 1, name="every_spin")
        self.capacity_spin = spin_box(1, _MOST_CALLS, 8, name="capacity_spin")
        self.every_spin.setAccessibleName(self.tr("Every so many weeks"))
        self.capacity_spin.setAccessibleName(self.tr("Room for so many calls"))
        self.weeks_label, self.calls_label = label("", "body", "text2"), label("", "body", "text2")
        self.holidays_box = QCheckBox(self.tr("Rests on public holidays"))
        self.holidays_box.setObjectName("holidays_box")
        self.rest_button = Button(
            self.tr("Wake up") if resting else self.tr("Let it rest…"), "quiet", name="rest_button"
        )
        self._resting = resting
        self._lay_out()
        self._fill()
        self._name_units()
        self._first = self._values()
        for spin in (self.every_spin, self.capacity_spin):
            spin.valueChanged.connect(self._name_units)
        self.rest_button.clicked.connect(self._rest)
        for chip, name in zip(self.day_chips, ago.DAYS, strict=True):
            chip.setAccessibleName(words.tr(name))
        (self.hours_edit if self._slot else self.name_edit).setFocus()

    def save(self) -> None:
        self.clear_fault(self.name_edit)
        try:
            before, sentence = self._change() if self._slot else self._add()
        except Fault as fault:
            self.say_fault(fault)
            return
        self.saved.emit(before, sentence)
        self.accept()

    def changed(self) -> bool:
        return self._values() != self._first

    def weekdays(self) -> frozenset[int]:
        return frozenset(day for day, chip in enumerate(self.day_chips) if chip.isChecked())

    def _add(self) -> tuple[Slot | None, str]:
        assert isinstance(self._subject, SlotWish)
        made = self._slotting.add(
            self.name_edit.text(),
            self.weekdays(),
            self.hours_edit.start(),
            self.hours_edit.end(),
            self.capacity_spin.value(),
            self.every_spin.value(),
            self._subject.from_date,
        )
        if self.holidays_box.isChecked():
            self._slotting.change(made.id, rests_on_holidays=True)
        return None, slot_words.made(made)

    def _change(self) -> tuple[Slot, str]:
        assert self._slot is not None
        name, days, start, end, every, capacity, holidays = self._values()
        before = self._slotting.change(
            self._slot.id,
            name=name,
            weekdays=days,
            start=start,
            end=end,
            every=every,
            capacity=capacity,
            rests_on_holidays=holidays,
        )
        return before, slot_words.changed(before)

    def _values(self) -> tuple[str, frozenset[int], time, time, int, int, bool]:
        hours = self.hours_edit
        return (
            self.name_edit.text().strip(),
            self.weekdays(),
            hours.start(),
            hours.end(),
            self.every_spin.value(),
            self.capacity_spin.value(),
            self.holidays_box.isChecked(),
        )

    def _fill(self) -> None:
        subject = self._subject
        self.hours_edit.set_hours(subject.start, subject.end)
        for day, chip in enumerate(self.day_chips):
            chip.setChecked(day in subject.weekdays)
        if isinstance(subject, Slot):
            self.name_edit.setText(subject.name)
            self.every_spin.setMaximum(max(_MOST_WEEKS, subject.every))
            self.every_spin.setValue(subject.every)
            self.capacity_spin.setValue(subject.capacity)
            self.holidays_box.setChecked(subject.rests_on_holidays)

    def _name_units(self) -> None:
        self.weeks_label.setText(self.tr("week") if self.every_spin.value() == 1 else self.tr("weeks"))
        self.calls_label.setText(self.tr("call") if self.capacity_spin.value() == 1 else self.tr("calls"))

    def _rest(self) -> None:
        (self.wake_asked if self._resting else self.rest_asked).emit(self._slot)
        self.leave()

    def _save_words(self) -> str:
        return self.tr("Save") if self._slot else self.tr("Keep it free")

    def _lay_out(self) -> None:
        self.body.addLayout(field(self.tr("Name"), self.name_edit))
        chips = QWidget()
        days = QHBoxLayout(chips)
        days.setContentsMargins(0, 0, 0, 0)
        days.setSpacing(6)
        for chip in self.day_chips:
            days.addWidget(chip)
        days.addStretch(1)
        self.body.addLayout(field(self.tr("On"), chips))
        self.body.addLayout(field(self.tr("From – until"), self.hours_edit))
        self.body.addLayout(
            side_by_side(
                field(self.tr("Every"), _with_unit(self.every_spin, self.weeks_label)),
                field(self.tr("Room for"), _with_unit(self.capacity_spin, self.calls_label)),
            )
        )
        self.body.addWidget(self.holidays_box)
        if self._slot:
            told = self.tr("Other hours hold from today on. Its history goes along, and it is never removed.")
            self.body.addWidget(label(told, "small", "text3"))
        self.body.addStretch(1)
        foot = self.foot.layout()
        assert isinstance(foot, QHBoxLayout)
        foot.insertWidget(0, self.rest_button)
        self.rest_button.setVisible(self._slot is not None)
        self.setFixedWidth(500)


def _with_unit(spin: QSpinBox, unit: QLabel) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    spin.setFixedWidth(96)
    row.addWidget(spin)
    row.addWidget(unit)
    row.addStretch(1)
    made.setFocusProxy(spin)
    return made
