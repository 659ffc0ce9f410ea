"""The promise of the two messages: when the call comes, in their clock and mine, and how to name another hour."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.ui import words
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, label

from . import call_words
from .ground import Ground
from .window_edit import WindowEdit

_HEIGHT = 62


class PromiseBar(Ground):
    """`changed` comes with each other hour that can be kept; `promise` is the one that holds.

    `refuse` raises `RuleFault` for hours in which they may not be called.
    """

    changed = Signal()

    def __init__(self, refuse: Callable[[NextAction], None], now: Callable[[], datetime]) -> None:
        super().__init__("emberTint", line=True)
        self._refuse, self._now = refuse, now
        self.setMinimumHeight(_HEIGHT)
        self.promise_label = label("", "bodyStrong", name="promise_label")
        self.mine_label = label("", "small", "text2")
        self.problem_label = label("", "small", "red", wrap=True, name="promise_problem")
        self.window_edit = WindowEdit(name="promise_edit")
        self.other_hour_button = Button(self.tr("Other hour…"), keys="O", size="small", name="other_hour_button")
        self.window_edit.hide()
        self._lay_out()
        self.other_hour_button.clicked.connect(self.toggle)
        self.window_edit.changed.connect(self._edited)

    @property
    def promise(self) -> NextAction:
        return self._promise

    def show_promise(self, promise: NextAction, their_zone: str, my_zone: str) -> None:
        self._promise, self._theirs, self._mine = promise, their_zone, my_zone
        self.window_edit.set_action(promise, their_zone)
        if not self.window_edit.isHidden():
            self.toggle()
        self._tell()

    def problem(self) -> str:
        """Why the hours that stand here cannot be promised, shown as well; "" if they can."""
        problem = self.window_edit.problem(self._now()) or self._refused()
        self.window_edit.mark(problem)
        self.problem_label.setText(problem)
        self.problem_label.setVisible(bool(problem))
        return problem

    def _refused(self) -> str:
        try:
            self._refuse(self.window_edit.action())
        except RuleFault as fault:
            return words.fault(fault)
        return ""

    def _edited(self) -> None:
        if not self.problem():
            self._promise = self.window_edit.action()
            self._tell()
            self.changed.emit()

    def toggle(self) -> None:
        """Open the fields for another hour, or close them."""
        opened = self.window_edit.isHidden()
        self.window_edit.setVisible(opened)
        self.other_hour_button.setText(self.tr("OK") if opened else self.tr("Other hour…"))
        if opened:
            self.window_edit.day_edit.setFocus()

    def _tell(self) -> None:
        told = self.tr("Your promise: call {when} their time")
        self.promise_label.setText(told.format(when=call_words.when(self._promise, self._now(), self._theirs)))
        yours = self.tr("The same hours for you.")
        if not call_words.same_clock(self._promise, self._mine, self._theirs):
            hours = words.window(self._promise.due_from, self._promise.due_until, self._mine)
            yours = self.tr("{hours} for you.").format(hours=hours)
        back = self.tr("It comes back at {hour} and stays until you answer it.")
        self.mine_label.setText(f"{yours} {back.format(hour=words.hour(self._promise.due_from, self._mine))}")
        self.problem()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(16)
        row.addWidget(IconView(Icon.HANDSHAKE, "ember", 22))
        told = QVBoxLayout()
        told.setSpacing(0)
        for line in (self.promise_label, self.mine_label, self.problem_label):
            told.addWidget(line)
        row.addLayout(told, 1)
        row.addWidget(self.window_edit)
        row.addWidget(self.other_hour_button)
