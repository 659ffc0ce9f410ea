"""Before and during the call: script and drawers, what is known, and the ten keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.outcome import OUTCOMES, Outcome
from reengage_desktop.domain.permission import Lamp
from reengage_desktop.domain.script import BRANCH_KEYS, PassageKind, SpokenPassage
from reengage_desktop.domain.script_library import ScriptKind
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui import words

from . import drawers, keys
from .answer_bank import AnswerBank
from .ask_strips import AskStrip, DidTheyAsk, OtherNumber, WhoAnswered
from .drawers import Drawer, Entry
from .fault_line import FaultLine
from .outcome_bar import OutcomeBar
from .script_menu import ScriptMenu
from .script_pace import ScriptPace
from .script_view import ScriptView
from .side_panel import SidePanel

_NEIGHBOURS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ScriptPage(QWidget):
    """`outcome_chosen` carries the outcome, `script_requested` the name of another script for this call.

    The other signals answer the questions above the keys. They carry: who answered and what they said; whether they
    asked for it; whether the other number is called now.
    """

    outcome_chosen = Signal(object)
    script_requested = Signal(str)
    someone_else_answered = Signal(str, str)
    they_asked = Signal(bool)
    number_settled = Signal(bool)

    def __init__(self, services: Services, preview: Callable[[Outcome], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._services = services
        self.script_view = ScriptView(self)
        self.pace = ScriptPace(self.script_view, services.around.now)
        self.menu = ScriptMenu(lambda: services.scripting.titles(ScriptKind.CALL))
        self.side = SidePanel(services, self)
        self.fault_line = FaultLine()
        self.bar = OutcomeBar(preview, self)
        self.asking: AskStrip | None = None
        self._answers: AnswerBank | None = None
        self._branch_keys: list[QShortcut] = []
        self._live = False
        self._lay_out()
        self._bind()
        self.bar.chosen.connect(self.outcome_chosen)
        self.menu.script_requested.connect(self.script_requested)
        self.pace.changed.connect(self._keep_pace)
        self.side.left.connect(self.script_view.setFocus)

    @property
    def answers(self) -> AnswerBank:
        """Made when it first rings."""
        if self._answers is None:
            self._answers = AnswerBank(self)
            self._answers.looked_up.connect(self.pace.rest)
            self._left.addWidget(self._answers)
        return self._answers

    def show_sheet(self, sheet: CallSheet, now: datetime) -> None:
        """Another call, from its beginning."""
        self._sheet = sheet
        self.script_view.set_face(sheet.face)
        self.script_view.set_passages(sheet.passages)
        self.pace.set_pace(sheet.pace)
        self._name_script()
        if self._answers is not None:
            self._answers.hide()
        self.side.show_sheet(sheet, now)
        self.bar.forget()
        self.bar.setEnabled(sheet.permission.lamp is not Lamp.DNC)
        self.show_live(False)

    def change_script(self, sheet: CallSheet) -> None:
        """Another script of the same call: notes and clock stay, and one goes on in the passage of the same name."""
        self._sheet = sheet
        self.side.know_anew(sheet)
        self.script_view.set_passages(sheet.passages, go_on=True)
        self.pace.begin()
        self._name_script()
        if self._live:
            self._fill_drawers()

    def show_live(self, live: bool) -> None:
        """From the ring on: drawers, notes, and the keys of a talk."""
        self._live = live
        if live:
            self._fill_drawers()
        self.side.show_live(live)
        self.pace.set_live(live)
        typing = self.tr("while typing, hold {key}").format(key=keys.HOLD_NAME)
        self.bar.set_hint(typing if live else self.tr("nothing is logged until you press a key"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.pace.look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.pace.look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the script leaves over; a field or a list that has the focus takes these keys for itself."""
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Home:
            self.script_view.go_to(0)
        elif key in _NEIGHBOURS and self._answers is not None and self._answers.isVisible():
            self._answers.step(_NEIGHBOURS[key])
        else:
            super().keyPressEvent(event)

    def ask(self, strip: AskStrip | None) -> None:
        """Put a question above the keys, or take away the one that stands there."""
        if self.asking is not None:
            self._column.removeWidget(self.asking)
            self.asking.hide()
            self.asking.deleteLater()
            self.script_view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.asking = strip
        for key in self._branch_keys:  # a question takes Y and N
            key.setEnabled(strip is None)
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

    def _open_drawer(self, drawer: Drawer) -> None:
        if self._answers is not None and self._answers.isVisible():
            self._answers.open_drawer(drawer)

    def _choose_answer(self, number: str) -> None:
        """While they speak an answer; before it rings what is to be done before the call."""
        if self._answers is not None and self._answers.isVisible():
            self._answers.choose_key(number)
        elif not self._live:
            self.side.card.errands.press(int(number))

    def _fill_drawers(self) -> None:
        bank: Sequence[SpokenPassage] = ()
        try:
            bank = self._services.preparing.bank(self._sheet.prospect.id, self._sheet.script)
        except Fault as fault:
            self.fault_line.say(words.fault(fault))
        self.answers.set_face(self._sheet.face)
        answers = drawers.passages_in(bank, PassageKind.ANSWER)
        self.answers.set_entries(answers, drawers.passages_in(bank, PassageKind.QUESTION), self._stories)

    def _stories(self) -> Sequence[Entry]:
        """What was chosen for this person comes first, then what fits them best."""
        found = self._services.banking.to_tell(self._sheet.prospect.id)
        fittings = sorted(found.fittings, key=lambda each: each.story.id != found.chosen)
        return drawers.told([each.said for each in fittings])

    def _name_script(self) -> None:
        self.menu.show_script(self._sheet.script, self._sheet.title, self.pace.words_a_minute)

    def _keep_pace(self, words_a_minute: int) -> None:
        setting = self._services.setting
        try:
            setting.keep(replace(setting.read(), pace=words_a_minute))
        except Fault as fault:
            self.fault_line.say(words.fault(fault))
        self._name_script()

    def _bind(self) -> None:
        for outcome in OUTCOMES:
            keys.bind_letter(self, outcome.value, partial(self._press, outcome))
        for drawer in Drawer:
            keys.bind_letter(self, drawer.value, partial(self._open_drawer, drawer))
        for number in "123456789":
            keys.bind_letter(self, number, partial(self._choose_answer, number))
        for letter in BRANCH_KEYS:
            self._branch_keys += keys.bind_letter(self, letter, partial(self.script_view.toggle_branch, letter))
        keys.bind(self, "Ctrl+=", self.script_view.enlarge, repeat=True)
        keys.bind(self, "Ctrl+J", self.menu.open)
        view, pace = self.script_view, self.pace
        for named, key, act, on in (
            (self.tr("Light the spoken word"), "Ctrl+Shift+P", pace.switch, lambda: bool(pace.words_a_minute)),
            (self.tr("Faster"), "Ctrl+]", pace.faster, None),
            (self.tr("Slower"), "Ctrl+[", pace.slower, None),
            (self.tr("Larger letters"), "Ctrl++", view.enlarge, None),
            (self.tr("Smaller letters"), "Ctrl+-", view.shrink, None),
        ):
            keys.bind(self, key, act, repeat=on is None)
            self.menu.add(named, key, act, on)

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
        self.bar.put_beside_hint(self.menu)
