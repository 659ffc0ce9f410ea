"""The card of the next action: what, when, and the reason to call, which is written here."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.next_action import ActionKind
from reengage_desktop.domain.permission import Lamp
from reengage_desktop.domain.person_field import Field
from reengage_desktop.domain.phrase import empty_phrases
from reengage_desktop.ui.dialog_parts import FaultLine
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.payoff.payoff_button import PayoffButton
from reengage_desktop.ui.today.elided import ElidedLabel
from reengage_desktop.ui.widgets import Button, IconView, label

from .errand_rows import ErrandRows
from .field_keeper import FieldKeeper
from .lighting import lit
from .live_edit import LiveText
from .next_words import next_words

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services
    from reengage_desktop.services.portraying import Portrait

KEY = "F2"
_OPEN, _CLOSE = "“", "”"
_HIGHEST = 4


class ReasonText(LiveText):
    """The user's own sentence: it stands in quotation marks until it is edited. Enter leaves it."""

    def __init__(self, placeholder: str, spoken: str) -> None:
        super().__init__("reason_edit", placeholder, font_="letter", spoken=spoken, lowest=1, highest=_HIGHEST)
        self._quoted = False

    def words(self) -> str:
        """On one line, without the marks around them."""
        plain = " ".join(self.toPlainText().split())
        return plain.removeprefix(_OPEN).removesuffix(_CLOSE) if self._quoted else plain

    def show_words(self, words: str, *, anew: bool = False) -> None:
        """What is known; `anew`: of somebody else, whatever was typed."""
        if self.hasFocus():
            super().show_words(words, anew=anew)
            return
        self._put(self.words(), quoted=False)
        super().show_words(words, anew=anew)
        self._put(self.words(), quoted=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep_now()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._put(self.words(), quoted=False)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._put(self.words(), quoted=True)

    def _put(self, words: str, *, quoted: bool) -> None:
        self._quoted = quoted and bool(words)
        shown = f"{_OPEN}{words}{_CLOSE}" if self._quoted else words
        if shown != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(shown)
            self.blockSignals(False)
            self.fit()


class NextCard(QFrame):
    """The wishes are about whoever is shown; `keeper` tells what was written. `decides`: they lie on the desk, where a
    decision comes before the next call.
    """

    call_requested = Signal()
    decide_requested = Signal()
    payoff_requested = Signal()
    move_requested = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.decides = False
        self.setObjectName("next_card")
        self.setProperty("kind", "banner")
        self.what_label = label("", "heading", name="what_label")
        self.promise_icon = IconView(Icon.HANDSHAKE, "ember", 15)
        self.promise_label = ElidedLabel("body", "ember", name="promise_label")
        self.why_label = ElidedLabel("small", "text2", name="why_label")
        self.reason_edit = ReasonText(self.tr("One sentence that is new for them"), self.tr("The reason to call"))
        self.reason_edit.setToolTip(self.tr("The reason to call ({key})").format(key=KEY))
        self.lack_line = FaultLine("reason_lack")
        self.fault_line = FaultLine("next_fault")
        self.errands = ErrandRows(services, "page_errands")
        self.payoff_button = PayoffButton(name="page_payoff")
        self.move_button = Button(self.tr("Move…"), keys="M", size="large", name="move_button")
        self.call_button = Button(
            self.tr("Call"), "main", icon=Icon.PHONE, keys="⏎", size="large", name="page_call_button"
        )
        self.call_too_button = Button(
            self.tr("Call"), icon=Icon.PHONE, keys="Ctrl ⏎", size="large", name="page_call_too_button"
        )
        self.decide_button = Button(
            self.tr("Decide"), "main", icon=Icon.SCALE, keys="⏎", size="large", name="page_decide_button"
        )
        self.keeper = FieldKeeper(lambda: services.editing, self.fault_line, self)
        self.keeper.tie(Field.REASON_TO_CALL, self.reason_edit, self.tr("Reason to call"))
        self.reason_edit.textChanged.connect(self._show_lack)
        self.payoff_button.clicked.connect(self.payoff_requested)
        self.move_button.clicked.connect(self.move_requested)
        for button in (self.call_button, self.call_too_button):
            button.clicked.connect(self.call_requested)
        self.decide_button.clicked.connect(self.decide_requested)
        self._lay_out()

    def show_portrait(self, portrait: Portrait, now: datetime, *, anew: bool = False) -> None:
        """`anew`: of somebody else than before."""
        person = portrait.person
        self.keeper.who, self.keeper.name = person.id, person.name
        if anew:
            self.fault_line.say("")
        self.keeper.show(Field.REASON_TO_CALL, person.reason_to_call, anew=anew)
        self._show_lack()
        self._show_payoff(portrait)
        self.errands.show_person(person.id)
        self.show_clock(portrait, now)

    def show_clock(self, portrait: Portrait, now: datetime) -> None:
        """What is due, as this minute has it."""
        first, second, promised = next_words(portrait.person, now, portrait.zone, portrait.their_zone)
        self.what_label.setText(first)
        for widget in (self.promise_icon, self.promise_label):
            widget.setVisible(promised)
        self.promise_label.setText(second)
        self.why_label.setText(second)
        self.why_label.setVisible(bool(second) and not promised)
        self.move_button.setEnabled(portrait.person.next_action is not None)
        stopped = portrait.permission.lamp is Lamp.DNC
        self.call_button.setEnabled(not stopped)
        self.call_button.setToolTip(self.tr("They asked not to be contacted.") if stopped else "")
        action = portrait.person.next_action
        self.decides = action is not None and action.kind is ActionKind.DECIDE
        for button in (self.move_button, self.call_button):
            button.setVisible(not self.decides)
        for button in (self.call_too_button, self.decide_button):
            button.setVisible(self.decides)

    def polish(self) -> None:
        """The cursor behind the reason, to write on."""
        self.reason_edit.setFocus()
        self.reason_edit.moveCursor(QTextCursor.MoveOperation.End)

    def light(self, words: str, *, loosely: bool = True) -> QWidget | None:
        """The reason, with these words marked in it; None if they do not stand there."""
        return self.reason_edit if lit(self.reason_edit, words, loosely=loosely) else None

    @property
    def _buttons(self) -> list[QWidget]:
        """The main one is the last."""
        calls = [self.call_too_button, self.call_button]
        return [self.payoff_button, self.move_button, *calls, self.decide_button]

    def in_order(self) -> list[QWidget]:
        """As Tab goes through them."""
        return [self.reason_edit, *self.errands.in_order(), *self._buttons]

    def _show_payoff(self, portrait: Portrait) -> None:
        """Of whom a call is for: not where they bought, nor where they asked not to be contacted."""
        action = portrait.person.next_action
        called = action is not None and portrait.permission.lamp is not Lamp.DNC
        self.payoff_button.show_payoff(self._services.weighing.of(portrait.person.id).payoff if called else None)

    def _show_lack(self) -> None:
        words = self.reason_edit.words()
        if not words:
            self.lack_line.say(self.tr("No reason to call yet. Write one: what is new for them?"))
            return
        empty = next(iter(empty_phrases(words)), None)
        marked = self.tr("“{words}” says nothing new. {better}")
        self.lack_line.say(marked.format(words=empty.phrase, better=empty.better) if empty else "")

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setContentsMargins(6, 0, 0, 0)
        first.setSpacing(8)
        first.addWidget(self.what_label)
        for widget in (self.promise_icon, self.promise_label, self.why_label):
            first.addWidget(widget)
        first.addStretch(1)
        lacks = QVBoxLayout()
        lacks.setContentsMargins(6, 0, 0, 0)
        lacks.addWidget(self.lack_line)
        lacks.addWidget(self.fault_line)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addLayout(first)
        said.addWidget(self.reason_edit)
        said.addLayout(lacks)
        ahead = QVBoxLayout()
        ahead.setContentsMargins(6, 4, 0, 0)
        ahead.addWidget(self.errands)
        said.addLayout(ahead)
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 10, 12, 10)
        row.setSpacing(10)
        row.addLayout(said, 1)
        for button in self._buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
