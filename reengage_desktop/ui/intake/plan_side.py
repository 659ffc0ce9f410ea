"""What an import would do, in numbers and words, beside the mapping."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from reengage_desktop.ui.dialog_parts import FaultLine, Fitting
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, hair_line, label

from .count import Count, counted
from .here_part import HerePart
from .likely_view import undecided_words
from .look_part import LookPart
from .preview import Preview

WIDTH = 372


class PlanSide(QFrame):
    """`compare_requested` when the person wants to see who may be here already."""

    compare_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "side")
        self.setFixedWidth(WIDTH)
        # However much it has to say, the dialog keeps its size.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self.new_count = Count(Icon.CIRCLE_CHECK, "green", "new")
        self.here_count = HerePart()
        self.likely_count = Count(Icon.USER_ROUND_SEARCH, "amber", "likely")
        self.compare_button = Button(self.tr("Compare"), "link", name="compare_button")
        self.compare_button.setAutoDefault(False)
        self.likely_count.row.addWidget(self.compare_button)
        self.look_part = LookPart()
        self.fault_line = FaultLine("plan_fault")
        self.other_file_button = Button(self.tr("Choose another file"), size="small", name="other_file_button")
        self.other_file_button.setAutoDefault(False)
        self.busy_label = label("", "body", "text2", tabular=True, name="busy_label")
        self.progress_bar = QProgressBar()
        self.progress_bar.setObjectName("progress_bar")
        self.progress_bar.setTextVisible(False)
        self.first_calls = QWidget()
        self._rest = QWidget()
        self._lay_out()
        self.compare_button.clicked.connect(self.compare_requested)
        self.look_part.all_shown.connect(lambda: self._give_room(False))
        self.reset()

    def set_preview(self, preview: Preview) -> None:
        plan = preview.plan
        added = counted(self.tr("{n} new people"), self.tr("1 new person"), plan.added)
        self.new_count.say(added if plan.added else self.tr("Nobody is new"), self._kept(preview))
        self.here_count.set_plan(plan)
        self.look_part.set_columns(plan.sheet.table.header, plan.choices.mapping, plan.choices.mended)
        self.look_part.set_looks(preview.looks, preview.look_rows, len(plan.bad))
        self._show_counts(True)
        self.first_calls.setVisible(plan.added > 0)

    def set_likely(self, pairs: int, undecided: int) -> None:
        """How many may be here already, and of how many it is not said yet."""
        heading = counted(self.tr("{n} may be here already"), self.tr("1 may be here already"), pairs)
        self.likely_count.say(
            heading,
            undecided_words(undecided) if undecided else self.tr("You said of each who they are."),
        )
        self.likely_count.setVisible(pairs > 0)

    def say_fault(self, sentence: str) -> None:
        """Why this list cannot be taken as it stands; "" takes it away."""
        self.fault_line.say(sentence)
        self.other_file_button.setVisible(bool(sentence))
        if sentence:
            self._show_counts(False)
            self.busy_label.hide()

    def set_busy(self, words: str, done: int = 0, of: int = 0) -> None:
        """What is going on, with a bar if `of` is known; "" when it is over."""
        self.busy_label.setText(words)
        self.busy_label.setVisible(bool(words))
        self.progress_bar.setVisible(bool(words) and of > 0)
        if of:
            self.progress_bar.setRange(0, of)
            self.progress_bar.setValue(done)

    def set_enabled(self, enabled: bool) -> None:
        """Off while the list is written."""
        for part in (self.here_count, self.likely_count, self.look_part):
            part.setEnabled(enabled)

    def reset(self) -> None:
        """Nothing is known yet."""
        self.say_fault("")
        self.set_busy("")
        self.look_part.forget()
        self._show_counts(False)

    def _show_counts(self, seen: bool) -> None:
        for each in (self.new_count, self.here_count):
            each.setVisible(seen)
        self._give_room(seen)
        self._rest.show()
        if not seen:
            self.likely_count.hide()
            self.look_part.hide()

    def _give_room(self, seen: bool) -> None:
        """To what stands below the looks."""
        for part in (self.first_calls, self._rest):
            part.setVisible(seen)

    def _kept(self, preview: Preview) -> str:
        plan = preview.plan
        told = (
            (
                plan.phone_only,
                self.tr("{n} have only a phone number. They are kept."),
                self.tr("1 has only a phone number. Kept."),
            ),
            (
                preview.unreachable,
                self.tr("{n} have no phone and no e-mail. Next action: find a number."),
                self.tr("1 has no phone and no e-mail. Next action: find a number."),
            ),
            (
                plan.again,
                self.tr("{n} rows are about people further up, and joined with them."),
                self.tr("1 row is about somebody further up, and joined with them."),
            ),
            (
                preview.not_to_call,
                self.tr("{n} asked not to be called; nobody will."),
                self.tr("1 asked not to be called; nobody will."),
            ),
        )
        return " ".join(counted(many, one, count) for count, many, one in told if count)

    def _lay_out(self) -> None:
        calls = QVBoxLayout(self.first_calls)
        calls.setContentsMargins(0, 0, 0, 0)
        calls.setSpacing(2)
        calls.addWidget(hair_line())
        calls.addSpacing(12)
        calls.addWidget(label(self.tr("First calls"), "heading"))
        said = self.tr(
            "Spread over the coming slots, as many as each has room for. Largest worth first; "
            "nobody is left without a next action."
        )
        calls.addWidget(Fitting(said))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(14)
        column.addWidget(self.fault_line)
        column.addWidget(self.other_file_button, 0, Qt.AlignmentFlag.AlignLeft)
        for each in (self.new_count, self.here_count, self.likely_count):
            column.addWidget(each)
        column.addWidget(self.look_part)
        column.addWidget(self.first_calls)
        column.addWidget(self._rest, 1)
        # Below, so that nothing jumps while the list is looked through anew.
        column.addWidget(self.busy_label)
        column.addWidget(self.progress_bar)
