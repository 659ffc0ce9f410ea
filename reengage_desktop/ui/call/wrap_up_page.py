"""After they answered: four questions, beside them what will be saved, and the buttons that save it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reengage_desktop.domain.ago import spoken_date
from reengage_desktop.domain.follow_up import FollowUp
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import frame, label

from . import keys
from .fault_line import FaultLine
from .ground import Ground
from .next_step import NextStepEdit
from .saved_panel import SavedPanel
from .wrap_up_form import WrapUpForm, question


@dataclass(frozen=True, slots=True)
class WrappedUp:
    """What was written down; what changed belongs to the note. Without `follow_up` the default is booked."""

    stated: str
    real: str
    learned: str
    why_not: WhyNot | None
    follow_up: FollowUp | None


class WrapUpPage(QWidget):
    """`save_requested` carries whether the next call is wanted; `edited` comes with each letter typed."""

    save_requested = Signal(bool)
    back_requested = Signal()
    edited = Signal()

    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._outcome = Outcome.REACHED
        self._sheet: CallSheet | None = None
        self._note = ""
        self.form = WrapUpForm()
        self.changed_edit, self.learned_edit = self.form.changed_edit, self.form.learned_edit
        self.next_step = NextStepEdit(services.calling, now)
        self.saved_panel = SavedPanel()
        self.fault_line = FaultLine()
        self.back_button = Button(
            self.tr("Back to the script"), "quiet", icon=Icon.ARROW_LEFT, keys=self.tr("Esc"), name="back_button"
        )
        self.save_button = Button(self.tr("Save"), name="save_button")
        self.next_button = Button(self.tr("Save and next call"), "main", keys="Ctrl ⏎", name="save_next_button")
        self._lay_out()
        self._connect()
        self._order()

    def show_call(self, sheet: CallSheet, outcome: Outcome, note: str, learned: str) -> None:
        """Begin to wrap up; coming back to the same call keeps what was written, and asks anew what happens next."""
        if self._sheet is not sheet:
            self.form.fill(sheet, self._met(sheet))
        self._sheet, self._outcome, self._note = sheet, outcome, note
        self.learned_edit.setText(learned)
        self.fault_line.clear()
        self.form.ask_why_not(outcome is Outcome.SAID_NO)
        self.next_step.begin(sheet, outcome, self.form.why_not())
        self.saved_panel.show_written(self.form.written(note), sheet)
        self.changed_edit.setFocus()

    def changed_words(self) -> str:
        return self.form.changed_words()

    def wrapped_up(self) -> WrappedUp:
        written = self.form.written("")
        why = self.form.why_not() if self._outcome is Outcome.SAID_NO else None
        return WrappedUp(written.stated, written.real, written.learned, why, self.next_step.follow_up())

    def problem(self) -> str:
        """Why this cannot be saved yet; the field in question gets the focus."""
        missing = self._outcome is Outcome.REACHED and not self.learned_edit.text().strip()
        self.form.miss_learned(missing)
        if missing:
            return self.tr("What did you learn? One new thing, or “Nothing new”.")
        problem = self.next_step.problem()
        if problem:
            self.next_step.window_edit.day_edit.setFocus()
        return problem

    def jump(self, number: int) -> None:
        """To the first field of a question, 1 to 4."""
        first = (self.changed_edit, self.form.stated_edit, self.learned_edit, self.next_step.first())[number - 1]
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.ensureWidgetVisible(first)

    def main_thing(self) -> None:
        """Enter alone saves nothing here: one presses it while writing."""

    def _met(self, sheet: CallSheet) -> str:
        met = (sheet.quote.quoted_on if sheet.quote else None) or sheet.prospect.met_on
        today = local(self._now(), sheet.their_zone).date()
        return spoken_date(met, today).removeprefix("on ") if met else ""

    def _typed(self) -> None:
        if self._sheet is not None:
            self.saved_panel.show_written(self.form.written(self._note), self._sheet)
        self.edited.emit()

    def _next_changed(self) -> None:
        if self._sheet is not None:
            action = None if self.next_step.problem() else self.next_step.action()
            self.saved_panel.show_action(self._sheet, self._outcome, action, self._now())

    def _connect(self) -> None:
        self.form.edited.connect(self._typed)
        self.form.why_chosen.connect(lambda: self.next_step.propose(self.form.why_not()))
        self.next_step.changed.connect(self._next_changed)
        self.back_button.clicked.connect(self.back_requested)
        self.save_button.clicked.connect(lambda: self.save_requested.emit(False))
        self.next_button.clicked.connect(lambda: self.save_requested.emit(True))
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            keys.bind(self, key, lambda: self.save_requested.emit(True))
        for number in (1, 2, 3, 4):
            keys.bind_letter(self, str(number), partial(self.jump, number))

    def _order(self) -> None:
        """Tab follows the questions and ends on the buttons that save."""
        form, step = self.form, self.next_step
        row = [
            self.back_button,
            *form.changed_chips,
            form.changed_edit,
            *form.why_chips.values(),
            form.stated_edit,
            form.real_edit,
            form.learned_edit,
            form.nothing_new_button,
            *step.chips.values(),
            step.window_edit.day_edit,
            step.window_edit.from_edit,
            step.window_edit.until_edit,
            step.told_check,
            self.save_button,
            self.next_button,
        ]
        for first, second in pairwise(row):
            QWidget.setTabOrder(first, second)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("wrap_up_area")
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._questions())
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self._scroll, 2)
        upper.addWidget(self.saved_panel, 1)
        whole.addLayout(upper, 1)
        whole.addWidget(self.fault_line)
        whole.addWidget(self._foot())

    def _questions(self) -> QWidget:
        page = Ground("surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 8, 28, 8)
        column.setSpacing(0)
        column.addWidget(self.form)
        hint = label(self.tr("one thing, with a day"), "small", "text3")
        column.addWidget(question(4, self.tr("What happens next?"), hint, [self.next_step]))
        column.addStretch(1)
        return page

    def _foot(self) -> QWidget:
        foot = frame("foot")
        foot.setFixedHeight(56)
        row = QHBoxLayout(foot)
        row.setContentsMargins(18, 0, 18, 0)
        row.setSpacing(8)
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.save_button)
        row.addWidget(self.next_button)
        return foot
