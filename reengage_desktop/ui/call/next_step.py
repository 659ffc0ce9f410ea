"""The fourth question of the wrap-up: what happens next, when, and whether they were told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.follow_up import FollowUp
from reengage_desktop.domain.next_action import Because, NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.calling import Calling
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui import words
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, frame, label, tag

from . import call_words
from .farewell import before_hanging_up
from .kept_wrap_up import KeptStep
from .spoken_label import SpokenLabel
from .steps import HAVE_HOUR, STEPS, TELLABLE, Step, proposal
from .window_edit import WindowEdit


class NextStepEdit(QWidget):
    """`changed` comes with every change, `edited` with those by hand. Ask `problem` before `follow_up`."""

    changed = Signal()
    edited = Signal()

    def __init__(self, calling: Calling, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._calling, self._now = calling, now
        self._outcome, self._step = Outcome.REACHED, Step.FORTY_EIGHT
        self._touched = False
        self._proposed: FollowUp | None = None
        names = {
            Step.FORTY_EIGHT: self.tr("Call in 48 hours"),
            Step.THEIR_DATE: self.tr("Their date…"),
            Step.APPOINTMENT: self.tr("Appointment"),
            Step.VISIT: self.tr("Visit…"),
            Step.LETTER: self.tr("Letter only"),
        }
        self._group = QButtonGroup(self)
        self.chips = {step: Button(name, "chip", name=f"next_{step.value}") for step, name in names.items()}
        self.window_edit = WindowEdit(name="next_edit")
        self.told_check = QCheckBox(self.tr("I told them so"))
        self.told_check.setObjectName("told_check")
        self._promise_icon = IconView(Icon.HANDSHAKE, "ember", 14)
        self.promise_tag = tag(self.tr("becomes a promise"), "ember", name="promise_tag")
        self.problem_label = label("", "small", "red", wrap=True, name="next_problem")
        self.result_label = label("", "bodyStrong", wrap=True, name="result_label")
        self.say_box = frame("say")
        self.say = SpokenLabel("spokenLarge", name="say_label")
        self._lay_out()
        for step, chip in self.chips.items():
            chip.setCheckable(True)
            self._group.addButton(chip)
            chip.clicked.connect(lambda _=False, chosen=step: self.choose(chosen))
            chip.clicked.connect(self.edited)
        self.window_edit.changed.connect(self._window_edited)
        self.told_check.toggled.connect(self._refresh)
        self.told_check.clicked.connect(self.edited)

    def begin(self, sheet: CallSheet, outcome: Outcome, why_not: WhyNot | None) -> None:
        """The default of an outcome stands here first."""
        self._sheet, self._outcome = sheet, outcome
        steps = STEPS[outcome]
        for step, chip in self.chips.items():
            chip.setVisible(step in steps and len(steps) > 1)
        self._row.setVisible(bool(steps))
        self.window_edit.setVisible(bool(steps))
        self.result_label.setVisible(not steps)
        if steps:
            self.choose(steps[0], focus=False)
        else:
            self.propose(why_not)

    def choose(self, step: Step, *, focus: bool = True) -> None:
        """Another thing to do; its own day and hours are proposed."""
        self._step, self._touched = step, False
        self.chips[step].setChecked(True)
        action = proposal(self._calling, self._sheet, self._outcome, step, self._now())
        self.window_edit.set_action(action, self._sheet.their_zone)
        self.told_check.setVisible(step in TELLABLE)
        self.told_check.setChecked(step is Step.THEIR_DATE)  # a time they named is a promise (mission, outcome R)
        if focus and step is not Step.FORTY_EIGHT:
            self.window_edit.day_edit.setFocus()
        self._refresh()

    def kept(self) -> KeptStep:
        """What was chosen; a window that nobody touched is proposed anew, since it may be past by then."""
        if not STEPS[self._outcome]:
            return KeptStep()
        window = self.window_edit.instants() if self._touched else None
        return KeptStep(self._step.value, window, self.told_check.isChecked())

    def take_up(self, kept: KeptStep) -> None:
        """What was chosen before, where this outcome offers it."""
        step = next((step for step in STEPS[self._outcome] if step.value == kept.step), None)
        if step is None:
            return
        self.choose(step, focus=False)
        if kept.window is not None:
            self.window_edit.set_window(*kept.window)
            self._touched = True
        self.told_check.setChecked(kept.told)
        self._refresh()

    def in_order(self) -> list[QWidget]:
        """As Tab goes through them."""
        edit = self.window_edit
        return [*self.chips.values(), edit.day_edit, edit.from_edit, edit.until_edit, self.told_check]

    def first(self) -> QWidget:
        """Where one begins to answer."""
        chosen = [chip for chip in self.chips.values() if chip.isChecked() and not chip.isHidden()]
        return chosen[0] if chosen else self.window_edit.day_edit

    def propose(self, why_not: WhyNot | None) -> None:
        """After a No nothing is chosen: what follows depends on why. Elsewhere it says nothing."""
        if STEPS[self._outcome]:
            return
        self._proposed = self._calling.preview(self._sheet.prospect.id, Outcome.SAID_NO, why_not)
        self._refresh()

    def action(self) -> NextAction | None:
        """What will be booked; None for a No, where the default is booked."""
        if not STEPS[self._outcome]:
            return self._proposed.next_action if self._proposed else None
        action, promised = self.window_edit.action(), self._promised()
        because = Because.AGREED if self._step in (*HAVE_HOUR, Step.LETTER) else Because.THEIR_DATE
        if self._step is Step.FORTY_EIGHT and not self._touched:
            because = Because.PROMISED if promised else Because.FORTY_EIGHT_HOURS
        zone = self._sheet.their_zone if promised else ""
        return replace(action, promised=promised, zone=zone, because=because)

    def follow_up(self) -> FollowUp | None:
        """For the result of the call; None books the default."""
        if not STEPS[self._outcome]:
            return None
        stage = self._calling.preview(self._sheet.prospect.id, self._outcome).stage
        return FollowUp(stage, self.action())

    def problem(self) -> str:
        """Why it cannot be booked, in words; "" if it can."""
        if not STEPS[self._outcome]:
            return ""
        return self.window_edit.problem(self._now()) or self._day_problem() or self._hours_problem()

    def _day_problem(self) -> str:
        """A call on a day on which they may not be called at all."""
        if not self._touched or self._step not in TELLABLE:
            return ""
        day, zone = self.window_edit.day(), self._sheet.their_zone
        first = local(self._calling.on_their_date(self._sheet.prospect.id, day).due_from, zone).date()
        if first <= day:
            return ""
        today = local(self._now(), zone).date()
        return self.tr("They may not be called on {day}. The first day after it is {first}.").format(
            day=call_words.exact_day(day, today), first=call_words.exact_day(first, today)
        )

    def _hours_problem(self) -> str:
        """Hours of the day in which they may not be called."""
        try:
            self._calling.refuse_hours(self._sheet.prospect.id, self.action())
        except RuleFault as fault:
            return words.fault(fault)
        return ""

    def _promised(self) -> bool:
        return self._step in HAVE_HOUR or (self.told_check.isChecked() and self._step is not Step.LETTER)

    def _window_edited(self) -> None:
        self._touched = True
        self._refresh()
        self.edited.emit()

    def _refresh(self) -> None:
        problem = self.problem()
        self.window_edit.mark(problem)
        self.problem_label.setText(problem)
        self.problem_label.setVisible(bool(problem))
        for part in (self._promise_icon, self.promise_tag):
            part.setVisible(bool(STEPS[self._outcome]) and self._promised())
        now, zone = self._now(), self._sheet.their_zone
        action = None if problem else self.action()
        if not STEPS[self._outcome] and action is not None:
            self.result_label.setText(call_words.action_line(action, now, self._sheet.zone))
        self.say_box.setVisible(not problem)
        if not problem:
            spoken = before_hanging_up(self._outcome, action, now, zone)
            self.say.set_spoken(spoken.text, spoken.promise)
        self.changed.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        chips = QHBoxLayout()
        chips.setSpacing(6)
        for chip in self.chips.values():
            chips.addWidget(chip)
        chips.addStretch(1)
        column.addLayout(chips)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.window_edit)
        row.addWidget(self.told_check)
        row.addWidget(self._promise_icon)
        row.addWidget(self.promise_tag)
        row.addStretch(1)
        column.addWidget(self._row)
        column.addWidget(self.problem_label)
        column.addWidget(self.result_label)
        inside = QVBoxLayout(self.say_box)
        inside.setContentsMargins(16, 10, 16, 12)
        inside.setSpacing(2)
        inside.addWidget(label(self.tr("Say before you hang up"), "small", "text2"))
        inside.addWidget(self.say)
        column.addSpacing(4)
        column.addWidget(self.say_box)
