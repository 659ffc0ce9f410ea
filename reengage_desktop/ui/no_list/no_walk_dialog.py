"""The walk past the No list: one card each, as many as one wants; leaving keeps the place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault, RuleFault
from reengage_desktop.domain.no_card import NoCard, is_new
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.revisiting import Choice, Walked
from reengage_desktop.ui import icons, words
from reengage_desktop.ui.call.keys import bind
from reengage_desktop.ui.call.quote_worth import worth_of
from reengage_desktop.ui.dialog_parts import MARGIN, FaultLine, foot
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.person import return_words
from reengage_desktop.ui.today.elided import ElidedLabel
from reengage_desktop.ui.widgets import Button, frame, label

from . import no_words
from .answer_strip import AnswerStrip
from .choice_bar import ChoiceBar
from .no_card_view import NoCardView
from .walk import Walk
from .walk_end import WalkEnd

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services

SIZE = (960, 632)
T = TypeVar("T")


class NoWalkDialog(QDialog):
    """1 to 4 choose, S skips, Z takes the last choice back, O opens their page (`open_requested`), Esc leaves;
    A walks past everybody at the end. `walked` comes as it closes, with the last choice and its sentence: it can still
    be taken back then.
    """

    open_requested = Signal(object)
    walked = Signal(object, object)

    def __init__(self, services: Services, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("no_walk_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("The No list"))
        self.setWindowIcon(icons.app_icon())
        self._revisiting, self._reviving, self._quoting = services.revisiting, services.reviving, services.quoting
        self._now, self._zone = now, services.planning.zone()
        self._walk = Walk()
        self._card: NoCard | None = None
        self.place_label = label("", "heading", tabular=True, name="walk_place")
        self.all_label = label("", "small", "text2", tabular=True, name="walk_left")
        self.card_view, self.choices, self.end = NoCardView(), ChoiceBar(), WalkEnd()
        self.strip = AnswerStrip(self._preview)
        self.fault_line = FaultLine()
        self.undo_button = Button(self.tr("Undo"), "link", icon=Icon.UNDO_2, keys="Z", name="walk_undo")
        self.last_label = ElidedLabel("body", "text2", name="walk_last")
        self.skip_button = Button(self.tr("Skip"), keys="S", name="walk_skip")
        self.close_button = Button(self.tr("Close"), "quiet", keys="Esc", name="walk_close")
        self._lay_out()
        self._connect()
        self.resize(*SIZE)
        self._begin(everybody=False)

    # The walk

    def choose(self, choice: Choice) -> None:
        """Leaving them is done at once; the other ways ask one thing more."""
        if self._card is None or not self.strip.isHidden():
            return
        self.fault_line.say("")
        if choice is Choice.LEAVE:
            self._do(self._revisiting.leave)
            return
        self._show_strip(True)
        written = self._walk.written.get((self._card.prospect_id, choice), self._offer(choice))
        self.strip.ask(choice, self._card.name, written)

    def answer(self, choice: Choice, given: object) -> None:
        """What the strip asked for."""
        if choice is Choice.STOP:
            self._do(lambda who: self._revisiting.stop(who, they_asked=bool(given)))
        elif choice is Choice.BACK:
            self._do(lambda who: self._revisiting.back(who, str(given)))
        else:
            self._do(lambda who: self._revisiting.another(who, str(given)))

    def skip(self) -> None:
        """They stay on the list, and nothing is written."""
        if self._card is None or not self.strip.isHidden():
            return
        self._walk.skip()
        self._show()

    def undo(self) -> None:
        """Takes the last choice of this walk back, and shows its card."""
        last = self._walk.last
        if last is None or not self.strip.isHidden():
            return
        if self._done(lambda: self._revisiting.undo(last)):
            self._walk.take_back()
            self._show()

    def walk_all(self) -> None:
        """At the end of a walk: past everybody, due or not."""
        if self._card is None:
            self._begin(everybody=True)

    def open_person(self) -> None:
        """Their page, in place of the walk; the walk goes on here the next time."""
        if self._card is not None and self.strip.isHidden():
            self.open_requested.emit(self._card.prospect_id)
            self.accept()

    def leave_strip(self) -> None:
        """What was written is kept for this card."""
        if self._card is not None:
            self._walk.written[self._card.prospect_id, self.strip.choice] = self.strip.edit.text()
        chosen = self.strip.choice
        self._show_strip(False)
        self.choices.buttons[chosen].setFocus()

    def reject(self) -> None:
        """Esc leaves what is being written first."""
        if self.strip.isHidden():
            super().reject()
        else:
            self.leave_strip()

    def done(self, result: int) -> None:
        """The next walk begins with the first card that was left."""
        self._done(lambda: self._revisiting.keep_place(self._walk.left))
        super().done(result)
        if self._walk.last is not None:
            self.walked.emit(self._walk.last, self.last_label.text())

    def _begin(self, *, everybody: bool) -> None:
        self._everybody = everybody
        self._walk.begin(self._asked(lambda: self._revisiting.walk(everybody=everybody)) or [])
        self._show()

    def _do(self, write: Callable[[int], Walked]) -> None:
        """Writes the choice and goes on; where it is refused all that was written stays."""
        assert self._card is not None
        who = self._card.prospect_id
        try:
            walked = write(who)
        except Fault as fault:
            if self.strip.isHidden():
                self.fault_line.say(words.fault(fault))
            else:
                self.strip.say(words.fault(fault), wrong=True)
            return
        self._walk.take(walked)
        self._show()

    def _show(self) -> None:
        """The next card; whoever stands on the list no more is passed over, and nobody for another reason."""
        self._card = None
        ahead = self._walk.ahead
        while ahead and self._card is None:
            try:
                self._card = self._revisiting.card(ahead[0].prospect_id)
            except RuleFault:
                self._walk.pass_over()
            except Fault as fault:
                self.fault_line.say(words.fault(fault))
                break
        self._show_last()
        self._show_strip(False)
        self.skip_button.setVisible(self._card is not None)
        if self._card is None:
            self._show_end()
            return
        self.fault_line.say("")
        self.place_label.setText(no_words.place(ahead[0]))
        many = self.tr("{n} cards left").format(n=len(ahead))
        self.all_label.setText(self.tr("the last card") if len(ahead) == 1 else many)
        quote = self._card.quote
        mine = self._asked(lambda: worth_of(self._quoting, quote))
        self.card_view.show_card(self._card, mine, self._now(), self._zone)
        self.rooms.setCurrentIndex(0)
        self.setFocus()

    def _show_end(self) -> None:
        chosen, skipped, left = self._walk.chosen, len(self._walk.skipped), len(self._walk.ahead)
        title = self.tr("That was the last card") if chosen or skipped else self.tr("Nobody is due")
        told = no_words.summary(chosen, skipped, everybody=self._everybody)
        if left:
            title = self.tr("The next card cannot be read now")
            told = self.tr("{n} cards left. Close this; the next walk begins with them.").format(n=left)
        self.end.show_end(title, told, more=not self._everybody)
        self.place_label.setText(self.tr("The No list"))
        self.all_label.setText("")
        self.rooms.setCurrentIndex(1)
        self.close_button.setFocus()

    def _show_strip(self, asking: bool) -> None:
        """While something is asked, Esc goes back to the card, and the card is not left by other ways."""
        self.strip.setVisible(asking)
        for widget in (self.choices, self.skip_button, self.close_button, self.last_label):
            widget.setVisible(not asking)
        self.undo_button.setVisible(not asking and self._walk.last is not None)

    def _show_last(self) -> None:
        last = self._walk.last
        self.undo_button.setVisible(last is not None)
        self.last_label.setText(no_words.done(last, self._now(), self._zone) if last else "")

    def _offer(self, choice: Choice) -> str:
        """A reason to call that was written before, where it may still be told."""
        card = self._card
        return card.reason_to_call if card and choice is Choice.BACK and is_new(card.reason_to_call, ()) else ""

    def _preview(self, typed: str) -> str:
        today = local(self._now(), self._zone).date()
        return return_words.preview(self._reviving.read(typed), today)

    def _asked(self, ask: Callable[[], T]) -> T | None:
        """What it gave; None where it could not be done, which is told."""
        try:
            return ask()
        except Fault as fault:
            self.fault_line.say(words.fault(fault))
            return None

    def _done(self, act: Callable[[], object]) -> bool:
        return self._asked(lambda: act() is None) is not None

    def _choose_by_key(self, choice: Choice) -> Callable[[], None]:
        return lambda: self.choose(choice)

    def _asked_for(self, asked: bool) -> None:
        if not self.strip.isHidden():
            self.strip.answer(asked=asked)

    def _connect(self) -> None:
        self.choices.chosen.connect(self.choose)
        self.strip.answered.connect(self.answer)
        self.strip.left.connect(self.leave_strip)
        self.skip_button.clicked.connect(self.skip)
        self.undo_button.clicked.connect(self.undo)
        self.close_button.clicked.connect(self.close)
        self.card_view.open_requested.connect(self.open_person)
        self.end.all_button.clicked.connect(self.walk_all)
        for at, choice in enumerate(Choice, 1):
            bind(self, str(at), self._choose_by_key(choice))
        for keys, act in (("S", self.skip), ("Z", self.undo), ("Ctrl+Z", self.undo)):
            bind(self, keys, act)
        bind(self, "O", self.open_person)
        bind(self, "A", self.walk_all)
        bind(self, "Y", lambda: self._asked_for(True))
        bind(self, "N", lambda: self._asked_for(False))

    def _lay_out(self) -> None:
        self.card_view.foot.addWidget(self.choices)
        self.card_view.foot.addWidget(self.strip)
        self.strip.hide()
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.place_label)
        head.addWidget(self.all_label)
        head.addStretch(1)
        self.rooms = QStackedWidget()
        self.rooms.addWidget(self.card_view)
        self.rooms.addWidget(self.end)
        inner = QVBoxLayout()
        inner.setContentsMargins(MARGIN, 14, MARGIN, 14)
        inner.setSpacing(10)
        inner.addLayout(head)
        inner.addWidget(self.rooms, 1)
        inner.addWidget(self.fault_line)
        for button in (self.undo_button, self.skip_button, self.close_button):
            button.setAutoDefault(False)
        ground = frame("page")
        ground.setLayout(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(ground, 1)
        whole.addWidget(foot(self.undo_button, self.last_label, None, self.skip_button, self.close_button))
