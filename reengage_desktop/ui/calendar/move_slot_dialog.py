"""Moving a slot by keys: another day of its week, other hours, this once or from now on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.wall_time import local
from reengage_desktop.domain.week import Block
from reengage_desktop.services.slotting import Slotting
from reengage_desktop.ui.buttons import Choice, Option
from reengage_desktop.ui.dialog_parts import FormDialog, field
from reengage_desktop.ui.widgets import label

from . import slot_words
from .hours_edit import HoursEdit
from .slot_changes import move_slot
from .time_words import short_day
from .week_drag import SlotMove


class MoveSlotDialog(FormDialog):
    """`saved` carries the slot as it was before, and a sentence. `days`: those of the week it may go to."""

    saved = Signal(object, object)

    def __init__(
        self, slotting: Slotting, block: Block, days: Sequence[date], zone: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("", self.tr("Move"), parent, enter_saves=True)
        assert block.occurrence is not None
        self.setObjectName("calendar_move_slot_dialog")
        self._slotting, self._held = slotting, block.occurrence
        self.setWindowTitle(self.tr("Move {slot}").format(slot=block.title))
        start, end = local(block.start, zone), local(block.end, zone)
        self.day_choice = Choice([Option(day, f"{short_day(day.weekday())} {day.day}") for day in days], name="to_day")
        self.day_choice.set_value(start.date() if start.date() in days else None)
        self.hours_edit = HoursEdit()
        self.hours_edit.set_hours(start.time(), end.time())
        self.when_choice = Choice(
            [Option(True, self.tr("Every week from now on")), Option(False, self.tr("Just this once"))], name="how_long"
        )
        self.when_choice.set_value(True)
        self.told_label = label("", "small", "text3", name="move_told")
        self._first = self._move()
        self._tell()
        for signal in (self.day_choice.chosen, self.when_choice.chosen):
            signal.connect(self._tell)
        self.body.addLayout(field(self.tr("To"), self.day_choice))
        self.body.addLayout(field(self.tr("From – until"), self.hours_edit))
        self.body.addWidget(self.when_choice)
        self.body.addWidget(self.told_label)
        self.body.addStretch(1)
        self.setFixedWidth(560)
        self.hours_edit.setFocus()

    def save(self) -> None:
        self.clear_fault()
        try:
            before, sentence = move_slot(self._slotting, self._move())
        except Fault as fault:
            self.say_fault(fault)
            return
        self.saved.emit(before, sentence)
        self.accept()

    def changed(self) -> bool:
        return self._move() != self._first

    def _tell(self) -> None:
        """What it means; every week is no choice where the slot has that day already."""
        move = self._move()
        can = slot_words.can_move_every_week(move)
        self.when_choice.button(True).setEnabled(can)
        if not can:
            self.when_choice.set_value(False)
        self.told_label.setText(slot_words.move_consequence(move) if move.every_week or not can else "")

    def _move(self) -> SlotMove:
        day = self.day_choice.value()
        to_day = day if isinstance(day, date) else self._held.day
        hours = self.hours_edit
        return SlotMove(
            self._held.slot, self._held.day, to_day, hours.start(), hours.end(), bool(self.when_choice.value())
        )
