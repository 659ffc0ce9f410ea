"""Before and during the call: script and answers, what is known, and the ten keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.outcome import OUTCOMES, Outcome
from reengage_desktop.domain.permission import Lamp
from reengage_desktop.domain.script import PassageKind
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.preparing import CallSheet

from . import keys
from .answer_bank import AnswerBank
from .ask_strips import AskStrip, DidTheyAsk, OtherNumber, WhoAnswered
from .fault_line import FaultLine
from .outcome_bar import OutcomeBar
from .script_view import ScriptView
from .side_panel import SidePanel


class ScriptPage(QWidget):
    """`outcome_chosen` carries the outcome. The other signals answer the questions above the keys.

    They carry: who answered and what they said; whether they asked for it; whether the other number is called now.
    """

    outcome_chosen = Signal(object)
    someone_else_answered = Signal(str, str)
    they_asked = Signal(bool)
    number_settled = Signal(bool)

    def __init__(self, services: Services, preview: Callable[[Outcome], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._services = services
        self.script_view = ScriptView(self)
        self.side = SidePanel(services, self)
        self.fault_line = FaultLine()
        self.bar = OutcomeBar(preview, self)
        self.asking: AskStrip | None = None
        self._answers: AnswerBank | None = None
        self._lay_out()
        self._bind()
        self.bar.chosen.connect(self.outcome_chosen)
        self.side.left.connect(self.script_view.setFocus)

    @property
    def answers(self) -> AnswerBank:
        """Made when it first rings."""
        if self._answers is None:
            self._answers = AnswerBank(self)
            self._left.addWidget(self._answers)
        return self._answers

    def show_sheet(self, sheet: CallSheet, now: datetime) -> None:
        self.script_view.set_passages([p for p in sheet.passages if p.kind is PassageKind.MAIN])
        self._bank = [p for p in sheet.passages if p.kind is not PassageKind.MAIN]
        if self._answers is not None:
            self._answers.hide()
        self.side.show_sheet(sheet, now)
        self.bar.forget()
        self.bar.setEnabled(sheet.permission.lamp is not Lamp.DNC)
        self.show_live(False)

    def show_live(self, live: bool) -> None:
        """From the ring on: answers, notes, and the keys of a talk."""
        if live:
            self.answers.set_passages(self._bank)
        self.side.show_live(live)
        typing = self.tr("while typing, hold {key}").format(key=keys.HOLD_NAME)
        self.bar.set_hint(typing if live else self.tr("nothing is logged until you press a key"))

    def ask(self, strip: AskStrip | None) -> None:
        """Put a question above the keys, or take away the one that stands there."""
        if self.asking is not None:
            self._column.removeWidget(self.asking)
            self.asking.hide()
            self.asking.deleteLater()
            self.script_view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.asking = strip
        if strip is not None:
            self._column.insertWidget(1, strip)
            keys.without_default(strip)
            strip.begin()

    def ask_who_answered(self) -> None:
        strip = WhoAnswered()
        strip.answered.connect(self.someone_else_answered)
        self.ask(strip)

    def ask_whether_they_asked(self) -> None:
        strip = DidTheyAsk()
        strip.answered.connect(self.they_asked)
        self.ask(strip)

    def ask_other_number(self, wrong: str, other: str) -> None:
        strip = OtherNumber(wrong, other)
        strip.answered.connect(self.number_settled)
        self.ask(strip)

    def main_thing(self) -> bool:
        """What Enter does: it answers the question that stands here; False if none does."""
        if self.asking is None:
            return False
        self.asking.main_thing()
        return True

    def _press(self, outcome: Outcome) -> None:
        """A letter; where a question is to be answered by Y and N, N says No."""
        if isinstance(self.asking, DidTheyAsk) and outcome is Outcome.NO_ANSWER:
            self.asking.answered.emit(False)
        else:
            self.bar.choose(outcome)

    def _open_drawer(self, kind: PassageKind) -> None:
        if self._answers is not None:
            self._answers.open_drawer(kind)

    def _choose_answer(self, number: str) -> None:
        if self._answers is not None:
            self._answers.choose_key(number)

    def _bind(self) -> None:
        for outcome in OUTCOMES:
            keys.bind_letter(self, outcome.value, partial(self._press, outcome))
        keys.bind_letter(self, "O", partial(self._open_drawer, PassageKind.ANSWER))
        keys.bind_letter(self, "Q", partial(self._open_drawer, PassageKind.QUESTION))
        for number in "123456789":
            keys.bind_letter(self, number, partial(self._choose_answer, number))
        for larger in ("Ctrl++", "Ctrl+="):
            keys.bind(self, larger, self.script_view.enlarge, repeat=True)
        keys.bind(self, "Ctrl+-", self.script_view.shrink, repeat=True)

    def _lay_out(self) -> None:
        whole = self._column = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        whole.addLayout(upper, 1)
        left = self._left = QVBoxLayout()
        left.setSpacing(0)
        upper.addLayout(left, 1)
        left.addWidget(self.script_view, 1)
        upper.addWidget(self.side)
        whole.addWidget(self.fault_line)
        whole.addWidget(self.bar)
