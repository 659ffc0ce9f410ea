"""Moving a slot to other hours, for one date or from now on; it is never taken away."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTimeEdit, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.slots import LOOK_AHEAD, Occurrence, Slot, occurrences
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.planning import Planning
from reengage_desktop.services.slotting import Slotting
from reengage_desktop.ui import words
from reengage_desktop.ui.buttons import Button, Choice, Option
from reengage_desktop.ui.widgets import label

from .today_rows import minutes_until, slot_name

_LAST = QTime(23, 59)


class MoveSlotDialog(QDialog):
    """For one slot by its id, or for any of them (None).

    `moved` carries the minutes until it begins today, 0 if it has begun or is not held today. A reminder of it that
    waits is to be put off by these minutes: then it comes back at the new hour.
    """

    moved = Signal(object)

    def __init__(
        self, slotting: Slotting, planning: Planning, slot_id: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._slotting = slotting
        self._today = planning.today()
        self._day = local(self._today.now, self._today.zone).date()
        self._held: Occurrence | None = None
        self.setObjectName("move_slot_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Move a slot"))
        slots = [slot for slot in slotting.all() if slot_id in (slot.id, None)]
        self.slot_choice = Choice([Option(slot, slot_name(slot.name)) for slot in slots], name="slot_which")
        self.slot_choice.setVisible(len(slots) > 1)
        self.question_label = label("", "heading", name="slot_question")
        self.start_edit = _time_edit(self.tr("From"), "slot_start_edit")
        self.end_edit = _time_edit(self.tr("Until"), "slot_end_edit")
        self.when_choice = Choice(
            [Option(True, self.tr("Only today")), Option(False, self.tr("From now on"))], name="slot_when"
        )
        self.when_choice.set_value(slot_id is not None)
        self.problem_label = label("", "small", "red", wrap=True, name="slot_problem")
        self.cancel_button = Button(self.tr("Cancel"), name="slot_cancel")
        self.save_button = Button(self.tr("Move"), "main", keys="⏎", name="slot_save")
        self.save_button.setDefault(True)
        self._lay_out()
        self.start_edit.setFocus()
        self.slot_choice.chosen.connect(self._take)
        self.start_edit.timeChanged.connect(self._keep_length)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        if slots:
            self.slot_choice.set_value(slots[0])
            self._take(slots[0])
        else:
            self._refuse(self.tr("This slot could not be read, so it cannot be moved. Look at it in the calendar."))

    def save(self) -> None:
        """Closes when it is saved; else says what is wrong, and keeps what was chosen."""
        start, end = _time(self.start_edit), _time(self.end_edit)
        once = bool(self.when_choice.value())
        try:
            if once and self._held is not None:
                day = local(self._held.start, self._today.zone).date()
                self._slotting.move_once(self._slot.id, self._held.day, start, end, day)
            else:
                self._slotting.move_from_now_on(self._slot.id, start, end)
        except Fault as fault:
            self.problem_label.setText(words.fault(fault))
            self.problem_label.show()
            return
        self.moved.emit(self._minutes_until_today())
        self.accept()

    def _minutes_until_today(self) -> int:
        """Of the slot as it is kept now: hours of today that have passed hold from tomorrow on."""
        kept = [slot for slot in self._slotting.all() if slot.id == self._slot.id]
        held = occurrences(kept, self._today.zone, self._day, self._day)
        return minutes_until(held[0].start, self._today) if held else 0

    def _take(self, slot: object) -> None:
        """Shows the hours that a slot has today, or on the next date on which it is held."""
        assert isinstance(slot, Slot)
        self._slot = slot
        self._held = next(iter(occurrences([slot], self._today.zone, self._day, self._day + LOOK_AHEAD)), None)
        self.question_label.setText(self.tr("Keep these hours free for {slot}").format(slot=slot_name(slot.name)))
        self._name_date()
        held = self._held
        walls = (
            [local(at, self._today.zone).time() for at in (held.start, held.end)] if held else [slot.start, slot.end]
        )
        start, end = (_qtime(wall) for wall in walls)
        self._seconds = start.secsTo(end)
        self.start_edit.setTime(start)
        self.end_edit.setTime(end)

    def _name_date(self) -> None:
        """Which single date can be moved: "Only today", "Only Thu 15 Oct"; none where it rests for weeks."""
        once = self.when_choice.button(True)
        once.setVisible(self._held is not None)
        if self._held is None:
            self.when_choice.set_value(False)
            return
        day = local(self._held.start, self._today.zone).date()
        once.setText(self.tr("Only {day}").format(day=words.day(day, self._day)))
        once.setAccessibleName(once.text())

    def _refuse(self, why: str) -> None:
        self.problem_label.setText(why)
        self.problem_label.show()
        for part in (self.save_button, self.start_edit, self.end_edit, self.when_choice):
            part.setEnabled(False)

    def _keep_length(self, start: QTime) -> None:
        """The end goes along with the beginning, but not past midnight."""
        room = start.secsTo(_LAST)
        self.end_edit.setTime(start.addSecs(min(self._seconds, room)))

    def _lay_out(self) -> None:
        hours = QHBoxLayout()
        hours.setSpacing(8)
        hours.addWidget(self.start_edit)
        hours.addWidget(label("–", "body", "text2"))
        hours.addWidget(self.end_edit)
        hours.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.slot_choice)
        column.addWidget(self.question_label)
        column.addLayout(hours)
        column.addWidget(self.when_choice)
        column.addWidget(
            label(self.tr("A slot can move. Its history goes along, and it is never lost."), "small", "text2")
        )
        column.addWidget(self.problem_label)
        column.addLayout(buttons)
        self.problem_label.hide()


def _time_edit(name: str, object_name: str) -> QTimeEdit:
    made = QTimeEdit()
    made.setDisplayFormat("HH:mm")
    made.setAccessibleName(name)
    made.setObjectName(object_name)
    made.setMinimumWidth(96)
    return made


def _qtime(at: time) -> QTime:
    return QTime(at.hour, at.minute)


def _time(edit: QTimeEdit) -> time:
    return time(edit.time().hour(), edit.time().minute())
