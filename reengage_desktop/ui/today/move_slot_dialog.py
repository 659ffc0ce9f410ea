"""Moving a slot to other hours, for today or from now on; it is never taken away."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTimeEdit, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.slots import Slot
from reengage_desktop.domain.wall_time import instant, local
from reengage_desktop.services.planning import Planning
from reengage_desktop.services.slotting import Slotting
from reengage_desktop.ui import words
from reengage_desktop.ui.buttons import Button, Choice, Option
from reengage_desktop.ui.widgets import label

from .today_rows import minutes_until, slot_name

_LAST = QTime(23, 59)


class MoveSlotDialog(QDialog):
    """For one slot by its id, or for any of them (None).

    `moved` carries the minutes until it begins today, 0 if it has begun. A reminder of it that waits is to be put off
    by these minutes: then it comes back at the new hour.
    """

    moved = Signal(object)

    def __init__(
        self, slotting: Slotting, planning: Planning, slot_id: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._slotting = slotting
        self._today = planning.today()
        slots = slotting.all()
        self._slot = next((slot for slot in slots if slot.id == slot_id), slots[0])
        self.setObjectName("move_slot_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Move a slot"))
        self.slot_choice = Choice([Option(slot, slot_name(slot.name)) for slot in slots], name="slot_which")
        self.slot_choice.set_value(self._slot)
        self.slot_choice.setVisible(slot_id is None and len(slots) > 1)
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
        self._take(self._slot)
        self.start_edit.setFocus()
        self.slot_choice.chosen.connect(self._take)
        self.start_edit.timeChanged.connect(self._keep_length)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)

    def save(self) -> None:
        """Closes when it is saved; else says what is wrong, and keeps what was chosen."""
        start, end = _time(self.start_edit), _time(self.end_edit)
        move = self._slotting.move_today if self.when_choice.value() else self._slotting.move_from_now_on
        try:
            move(self._slot.id, start, end)
        except Fault as fault:
            self.problem_label.setText(words.fault(fault))
            self.problem_label.show()
            return
        day = local(self._today.now, self._today.zone).date()
        self.moved.emit(minutes_until(instant(day, start, self._today.zone), self._today))
        self.accept()

    def _take(self, slot: object) -> None:
        """Shows the hours that a slot has today."""
        assert isinstance(slot, Slot)
        self._slot = slot
        day = local(self._today.now, self._today.zone).date()
        held = slot.hours_on(day) or slot
        start, end = held.start, held.end
        self.question_label.setText(self.tr("Keep these hours free for {slot}").format(slot=slot_name(slot.name)))
        self._seconds = _qtime(start).secsTo(_qtime(end))
        self.start_edit.setTime(_qtime(start))
        self.end_edit.setTime(_qtime(end))

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
