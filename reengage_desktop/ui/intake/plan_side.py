"""What an import would do, in numbers and words, beside the mapping."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from reengage_desktop.services.importing import Plan
from reengage_desktop.ui.dialog_parts import FaultLine, Fitting
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, IconView, hair_line, label

from .field_words import doubt_words
from .look_list import FEW, LookList

_INDENT = 24


class Count(QWidget):
    """An icon, a heading with a number, and a line below."""

    def __init__(self, icon: Icon, role: str, name: str) -> None:
        super().__init__()
        self.heading = label("", "heading", "text", tabular=True, name=f"{name}_heading")
        self.line = Fitting("", "small", "text2", name=f"{name}_line")
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        self.row.addWidget(IconView(icon, role))
        self.row.addWidget(self.heading)
        self.row.addStretch(1)
        below = QHBoxLayout()
        below.setContentsMargins(_INDENT, 0, 0, 0)
        below.addWidget(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self.row)
        column.addLayout(below)

    def say(self, heading: str, line: str = "") -> None:
        self.heading.setText(heading)
        self.line.setText(line)
        self.line.setVisible(bool(line))


class PlanSide(QFrame):
    """The side of the second step."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "side")
        self.setFixedWidth(372)
        self.new_count = Count(Icon.CIRCLE_CHECK, "green", "new")
        self.here_count = Count(Icon.USERS, "ink", "here")
        self.look_count = Count(Icon.TRIANGLE_ALERT, "amber", "look")
        self.show_all_button = Button(self.tr("Show all"), "link", name="show_all_button")
        self.show_all_button.setAutoDefault(False)
        self.look_count.row.addWidget(self.show_all_button)
        self.look_list = LookList()
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
        self.show_all_button.clicked.connect(self._show_all)
        self.reset()

    def set_plan(self, plan: Plan) -> None:
        self.new_count.say(_people(self.tr("{n} new people"), self.tr("1 new person"), plan.added), self._kept(plan))
        here = plan.updated + plan.skipped
        heading = _people(self.tr("{n} are already here"), self.tr("1 is already here"), here)
        heading = heading if here else self.tr("Nobody of them is here yet")
        self.here_count.say(heading, self._here(plan))
        looks = [(line, doubt_words(doubt)) for line, doubt in plan.doubts]
        out = self.tr("{reason}. Left out")
        looks += [(row.line, out.format(reason=doubt_words(row))) for row in plan.bad]
        rows = len({line for line, _ in looks})
        heading = _people(self.tr("{n} need a look"), self.tr("1 needs a look"), rows)
        self.look_count.say(heading, self._left_out(plan))
        self.look_list.set_looks(looks)
        self.look_list.setVisible(bool(looks))
        self.look_count.setVisible(bool(looks))
        self.show_all_button.setVisible(len(looks) > FEW)
        self._show_counts(True)

    def say_fault(self, sentence: str) -> None:
        """Why this list cannot be taken as it stands; "" takes it away."""
        self.fault_line.say(sentence)
        self.other_file_button.setVisible(bool(sentence))
        if sentence:
            self._show_counts(False)
            self.busy_label.hide()

    def set_busy(self, words: str, done: int = 0, of: int = 0) -> None:
        """What is going on, with a bar if `of` is known; "" when it is over."""
        if words and not of:
            self._show_counts(False)
        self.busy_label.setText(words)
        self.busy_label.setVisible(bool(words))
        self.progress_bar.setVisible(bool(words) and of > 0)
        if of:
            self.progress_bar.setRange(0, of)
            self.progress_bar.setValue(done)

    def reset(self) -> None:
        """Nothing is known yet."""
        self.say_fault("")
        self.set_busy("")
        self._show_counts(False)

    def _show_counts(self, seen: bool) -> None:
        for each in (self.new_count, self.here_count, self.first_calls):
            each.setVisible(seen)
        self._rest.show()
        if not seen:
            self.look_count.hide()
            self.look_list.hide()

    def _kept(self, plan: Plan) -> str:
        if not plan.phone_only:
            return ""
        many, one = self.tr("{n} have only a phone number. They are kept."), self.tr("1 has only a phone number. Kept.")
        return _people(many, one, plan.phone_only)

    def _here(self, plan: Plan) -> str:
        if not plan.updated + plan.skipped:
            return ""
        parts = []
        if plan.updated:
            parts.append(_people(self.tr("{n} get what is missing"), self.tr("1 gets what is missing"), plan.updated))
        if plan.skipped:
            parts.append(_people(self.tr("{n} bring nothing new"), self.tr("1 brings nothing new"), plan.skipped))
        return self.tr("{what}. Nothing you wrote is replaced.").format(what=", ".join(parts))

    def _left_out(self, plan: Plan) -> str:
        if not plan.bad:
            return self.tr("All of them are kept.")
        return _people(self.tr("{n} rows are left out."), self.tr("1 row is left out."), len(plan.bad))

    def _show_all(self) -> None:
        self.look_list.set_all(True)
        for part in (self.show_all_button, self.first_calls, self._rest):
            part.hide()

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
        column.addWidget(self.busy_label)
        column.addWidget(self.progress_bar)
        column.addWidget(self.fault_line)
        column.addWidget(self.other_file_button, 0, Qt.AlignmentFlag.AlignLeft)
        for each in (self.new_count, self.here_count, self.look_count):
            column.addWidget(each)
        looks = QHBoxLayout()
        looks.setContentsMargins(_INDENT, 0, 0, 0)
        looks.addWidget(self.look_list)
        column.addLayout(looks, 1)
        column.addWidget(self.first_calls)
        column.addWidget(self._rest, 1)


def _people(many: str, one: str, count: int) -> str:
    return one if count == 1 else many.format(n=f"{count:,}")
