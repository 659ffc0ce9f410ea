"""After they answered: the questions, beside them what will be saved, and the buttons that save it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reengage_desktop.domain.ago import spoken_date
from reengage_desktop.domain.fact import FactAnswer
from reengage_desktop.domain.follow_up import FollowUp
from reengage_desktop.domain.letter import LetterDraft
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Importance
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui.widgets import label

from . import keys, saved_rows, wrap_up_keys
from .fault_line import FaultLine
from .ground import Ground
from .importance_question import NUMBER, ImportanceQuestion
from .kept_wrap_up import KeptForm, KeptWrapUp
from .next_step import NextStepEdit
from .questions import question
from .saved_panel import SavedPanel
from .wrap_up_foot import WrapUpFoot
from .wrap_up_form import WrapUpForm


@dataclass(frozen=True, slots=True)
class WrappedUp:
    """What was written down; what changed belongs to the note. Without `follow_up` the default is booked."""

    form: KeptForm
    learned: str
    why_not: WhyNot | None
    follow_up: FollowUp | None
    next_reason: str
    letter: LetterDraft | None
    importance: Importance | None


class WrapUpPage(QWidget):
    """`save_requested` carries whether the next call is wanted; `edited` comes with each letter typed."""

    save_requested = Signal(bool)
    back_requested = Signal()
    edited = Signal()

    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._services, self._now = services, now
        self._outcome = Outcome.REACHED
        self._given: CallSheet | None = None
        self._sheet: CallSheet | None = None
        self._note = ""
        self._facts: Sequence[FactAnswer] = ()
        self.written = False
        self.form = WrapUpForm()
        self.changed_edit, self.learned_edit = self.form.changed_edit, self.form.learned_edit
        self.next_step = NextStepEdit(services.calling, now)
        self.importance_question = ImportanceQuestion(services.exploring.ways)
        self.saved_panel = SavedPanel(self._drafted, services.lettering.waiting)
        self.fault_line = FaultLine()
        self.foot = WrapUpFoot(services, now)
        self.save_button, self.next_button = self.foot.save_button, self.foot.next_button
        self._lay_out()
        self._connect()
        self._order()

    def show_call(self, sheet: CallSheet, outcome: Outcome, note: str, learned: str) -> None:
        """Begin to wrap up; coming back to the same call keeps what was written."""
        new, other = self._given is not sheet, self._outcome is not outcome
        self._outcome, self._note = outcome, note
        if new:
            self._given, self.written = sheet, False
            sheet = self._services.preparing.sheet(sheet.prospect.id, sheet.script, inbound=sheet.inbound)
            self._sheet = sheet  # as the preparation has left it
            self.form.fill(sheet, self._met(sheet))
            self.saved_panel.begin(sheet)
            self.importance_question.begin(sheet)
        self.learned_edit.setText(learned)
        self.fault_line.clear()
        self.form.ask_why_not(outcome is Outcome.SAID_NO)
        self._hint.setText(self._hint_words())
        if new or other:
            self.next_step.begin(self._sheet or sheet, outcome, self.form.why_not())
        if new:
            self.saved_panel.letter_card.begin()
        self._show_rows()
        self.changed_edit.setFocus()
        self.foot.following_label.clear()
        QTimer.singleShot(0, self, lambda: self.foot.tell_following(sheet.prospect.id))  # the questions come first

    def show_facts(self, answers: Sequence[FactAnswer]) -> None:
        """What was asked again in this call."""
        self._facts = answers
        self._show_rows()

    def take_up(self, kept: KeptWrapUp) -> None:
        """A wrap-up that was interrupted, as it stood."""
        self.form.take_up(kept.form)
        self.next_step.propose(self.form.why_not())
        self.next_step.take_up(kept.step)
        self.importance_question.set_importance(kept.importance)
        self.saved_panel.take_up(kept.next_reason)
        self.saved_panel.letter_card.draft_now()
        self.saved_panel.letter_card.take_up(kept.letter, kept.letter_wanted)
        self.written = True
        self._show_rows()

    def kept(self) -> KeptWrapUp:
        """As it stands, without its facts and its length."""
        card = self.saved_panel.letter_card
        return KeptWrapUp(
            outcome=self._outcome,
            at=self._now(),
            form=self.form.kept(),
            changed_line=self.changed_words(),
            step=self.next_step.kept(),
            next_reason=self.saved_panel.reason_edit.text().strip(),
            letter=card.words_by_hand(),
            letter_wanted=card.wanted_check.isChecked(),
            importance=self.importance_question.importance(),
        )

    def changed_words(self) -> str:
        return self.form.changed_words()

    def wrapped_up(self) -> WrappedUp:
        form = self.form.kept()
        return WrappedUp(
            form,
            self.learned_edit.text().strip(),
            form.why_not if self._outcome is Outcome.SAID_NO else None,
            self.next_step.follow_up(),
            self.saved_panel.reason_edit.text().strip(),
            self.saved_panel.letter_card.letter(),
            self.importance_question.importance(),
        )

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
        """To the first field of a question, 1 to 5; nothing where it is not asked."""
        if number == NUMBER and self.importance_question.isHidden():
            return
        further = {4: self.next_step.first, NUMBER: self.importance_question.first}
        first = further[number]() if number in further else self.form.first(number)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.ensureWidgetVisible(first)

    def main_thing(self) -> None:
        """Enter alone saves nothing here: one presses it while writing."""

    def _met(self, sheet: CallSheet) -> str:
        met = (sheet.quote.quoted_on if sheet.quote else None) or sheet.prospect.met_on
        today = local(self._now(), sheet.their_zone).date()
        return spoken_date(met, today).removeprefix("on ") if met else ""

    def _hint_words(self) -> str:
        told = {
            Outcome.LATER: self.tr("they rest in keep in touch until that day, then they are active again"),
            Outcome.SAID_NO: self.tr("the pursuit ends, not the acquaintance"),
        }
        return told.get(self._outcome, self.tr("they stay in your list until they say yes or no"))

    def _drafted(self) -> LetterDraft | None:
        """The letter of what stands here now."""
        if self._sheet is None:
            return None
        action = None if self.next_step.problem() else self.next_step.action()
        return self._services.lettering.draft(
            self._sheet.prospect.id,
            self._outcome,
            changed=self.changed_edit.text().strip(),
            learned=self.learned_edit.text().strip(),
            action=action,
        )

    def _typed(self) -> None:
        self.written = True
        self._show_rows()
        self.saved_panel.letter_card.draft_soon()
        self.edited.emit()

    def _show_rows(self) -> None:
        if self._sheet is None:
            return
        note = " ".join(part for part in (self._note, self.changed_words()) if part)
        learned = self.learned_edit.text().strip()
        self.saved_panel.rows_card.show_rows(saved_rows.rows(self._sheet, self.form.kept(), learned, note, self._facts))

    def _show_importance(self) -> None:
        """The extra ways have their room by then."""
        self._scroll.ensureWidgetVisible(self.importance_question)

    def _next_changed(self) -> None:
        if self._sheet is None:
            return
        action = None if self.next_step.problem() else self.next_step.action()
        self.saved_panel.show_action(self._sheet, action, self._now())
        self.saved_panel.letter_card.draft_soon()

    def _connect(self) -> None:
        self.form.edited.connect(self._typed)
        self.saved_panel.edited.connect(self._typed)
        self.next_step.edited.connect(self._typed)
        self.importance_question.edited.connect(self._typed)
        self.importance_question.edited.connect(lambda: QTimer.singleShot(0, self, self._show_importance))
        self.form.why_chosen.connect(lambda: self.next_step.propose(self.form.why_not()))
        self.form.why_chosen.connect(self._typed)
        self.next_step.changed.connect(self._next_changed)
        self.foot.back_button.clicked.connect(self.back_requested)
        self.save_button.clicked.connect(lambda: self.save_requested.emit(False))
        self.next_button.clicked.connect(lambda: self.save_requested.emit(True))
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            keys.bind(self, key, lambda: self.save_requested.emit(True))
        for number in (1, 2, 3, 4, NUMBER):
            keys.bind_letter(self, str(number), partial(self.jump, number))
        parts = self.form, self.next_step, self.saved_panel, self.importance_question
        wrap_up_keys.bind(self, wrap_up_keys.letters(*parts))

    def _order(self) -> None:
        """Tab follows the questions and ends on the buttons that save."""
        asked = [*self.form.in_order(), *self.next_step.in_order(), *self.importance_question.in_order()]
        middle = [*asked, *self.saved_panel.in_order()]
        for first, second in pairwise([self.foot.back_button, *middle, self.save_button, self.next_button]):
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
        whole.addWidget(self.foot)

    def _questions(self) -> QWidget:
        page = Ground("surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 8, 28, 8)
        column.setSpacing(0)
        column.addWidget(self.form)
        self._hint = label("", "small", "text3")
        column.addWidget(question(4, self.tr("What happens next?"), self._hint, [self.next_step]))
        column.addWidget(self.importance_question)
        column.addStretch(1)
        return page
