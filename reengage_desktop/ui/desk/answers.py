"""The foot of a card: the four choices, or what the chosen one still asks; what was typed is kept for each person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from reengage_desktop.domain.desk import Angle, Choice, DeskCard
from reengage_desktop.domain.trigger import Reading
from reengage_desktop.ui import words
from reengage_desktop.ui.words import tr

from . import desk_words, way_words
from .ask_strip import AskStrip
from .choice_row import ChoiceRow
from .push_on_strip import PushOnStrip
from .stop_strip import StopStrip
from .until_strip import UntilStrip

if TYPE_CHECKING:
    from .untried_list import UntriedList


class Answers(QWidget):
    """`chosen` carries a `Choice`, `pushed_on` an `Angle` or None and a reason, `let_go` a day or None (half a year),
    `stopped` whether they asked. `left`: back to the choices. `asking` is the choice that asks, None where none does.
    """

    chosen = Signal(object)
    pushed_on = Signal(object, str)
    let_go = Signal(object)
    stopped = Signal(bool)
    left = Signal()

    def __init__(self, ways: UntriedList, read: Callable[[str], Reading], today: Callable[[], date]) -> None:
        super().__init__()
        self._ways, self._read_day, self._today = ways, read, today
        self._card: DeskCard | None = None
        self._settled: int | None = None
        self._typed: dict[tuple[int, Choice], str] = {}
        self._angles: dict[int, Angle | None] = {}
        self.asking: Choice | None = None
        self.choices = ChoiceRow()
        self.push_on, self.until, self.stop = PushOnStrip(), UntilStrip(self._preview), StopStrip()
        self._strips: dict[Choice, AskStrip] = {
            Choice.PUSH_ON: self.push_on,
            Choice.LET_GO: self.until,
            Choice.DO_NOT_CONTACT: self.stop,
        }
        self._stack = QStackedLayout(self)
        for widget in (self.choices, *self._strips.values()):
            self._stack.addWidget(widget)
        self._tie()

    def show_person(self, card: DeskCard | None) -> None:
        """The card of somebody else; what was typed about the one before stays theirs."""
        self.leave()
        self._card = card
        self._ways.choose(None)

    def settle(self, who: int) -> None:
        """It was decided about them. What was typed stays until the next one is, since it may be taken back."""
        before, self._settled = self._settled, who
        if before not in (None, who):
            self._typed = {key: typed for key, typed in self._typed.items() if key[0] != before}

    def ask(self, choice: Choice) -> None:
        assert self._card is not None
        self.asking = choice
        who, name = self._card.person.id, desk_words.first_name(self._card)
        written = self._typed.get((who, choice), "")
        match choice:
            case Choice.PUSH_ON:
                self.push_on.ask(name, written, ways=len(self._ways.open_ways()))
                self._ways.choose(self._ways.angle or self._angles.get(who))
                self._ways.set_choosing(True)
                self._show_way()
            case Choice.LET_GO:
                self.until.ask(name, written)
            case Choice.DO_NOT_CONTACT:
                self.stop.ask(name)
        self._stack.setCurrentWidget(self._strips[choice])
        self.begin()

    def begin(self) -> None:
        """The focus goes to the answer: to the ways where there are some, so that a number chooses one."""
        if self.asking is Choice.PUSH_ON and not self.push_on.reason_edit.text() and self._ways.begin():
            return
        if self.asking is not None:
            self._strips[self.asking].begin()

    def pick(self, number: int) -> None:
        if self.asking is Choice.PUSH_ON:
            self._ways.pick(number)

    def keep(self) -> None:
        if self.asking is not None:
            self._strips[self.asking].keep()

    def answer(self, *, asked: bool) -> None:
        """Y and N."""
        if self.asking is Choice.DO_NOT_CONTACT:
            self.stopped.emit(asked)

    def refuse(self, sentence: str) -> None:
        if self.asking is not None:
            self._strips[self.asking].say(sentence, wrong=True)

    def leave(self) -> None:
        """Back to the choices."""
        self.asking = None
        self._ways.set_choosing(False)
        self._stack.setCurrentWidget(self.choices)

    def _way_chosen(self) -> None:
        """A click on a way begins to push on with it."""
        if self._card is None:
            return
        self._angles[self._card.person.id] = self._ways.angle
        if self.asking is None:
            self.chosen.emit(Choice.PUSH_ON)
        elif self.asking is Choice.PUSH_ON:
            self._show_way()

    def _show_way(self) -> None:
        angle = self._ways.angle
        self.push_on.show_way(way_words.name(angle.way) if angle else "")

    def _keep_day(self, written: str) -> None:
        """A day that is not understood is not taken for none."""
        if not written.strip():
            self.let_go.emit(None)
            return
        reading = self._read_day(written)
        if reading.due_on is None:
            self.refuse(self._preview(written) or tr("Write a day: “in spring”, “15 March”, “in eight months”."))
        else:
            self.let_go.emit(reading.due_on)

    def _preview(self, written: str) -> str:
        if not written.strip():
            return tr("Half a year, if you name no day.")
        reading = self._read_day(written)
        if reading.due_on is not None:
            return tr("Until {day}").format(day=words.day(reading.due_on, self._today()))
        return desk_words.no_day(reading.fault)

    def _note(self, choice: Choice) -> Callable[[str], None]:
        def note(written: str) -> None:
            if self._card is not None:
                self._typed[self._card.person.id, choice] = written

        return note

    def _tie(self) -> None:
        self.choices.chosen.connect(self.chosen)
        self._ways.chosen.connect(self._way_chosen)
        self._ways.typed.connect(self.push_on.write)
        self.push_on.answered.connect(lambda reason: self.pushed_on.emit(self._ways.angle, reason))
        self.push_on.typed.connect(self._note(Choice.PUSH_ON))
        self.until.answered.connect(self._keep_day)
        self.until.typed.connect(self._note(Choice.LET_GO))
        self.stop.answered.connect(self.stopped)
        for strip in self._strips.values():
            strip.left.connect(self.left)
