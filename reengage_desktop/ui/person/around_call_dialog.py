"""A call to somebody around a prospect: their number and their hours, what to ask, and what they said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.person_around import AroundOutcome
from reengage_desktop.domain.prospect import Certainty
from reengage_desktop.services.acquainting import Acquainting
from reengage_desktop.services.ringing import AroundCall, AroundResult
from reengage_desktop.ui import icons, words
from reengage_desktop.ui.call.call_clock import CallClock
from reengage_desktop.ui.dialog_parts import MARGIN, FaultLine, Fitting, Notes, field, foot
from reengage_desktop.ui.widgets import (
    Button,
    Choice,
    Option,
    frame,
)

from . import around_words
from .around_call_head import AroundCallHead
from .around_dialing import AroundDialing

PAUSE = 350  # ms after the last key until the note is kept
WIDTH = 620
OUTCOMES = (
    AroundOutcome.NO_ANSWER,
    AroundOutcome.MESSAGE,
    AroundOutcome.WRONG_NUMBER,
    AroundOutcome.TALKED,
)


class AroundCallDialog(QDialog):
    """`done_` carries what can be taken back, and a sentence. The note is kept as it is typed, also after Esc.

    The letters of the outcomes work outside text, and with Alt everywhere.
    """

    done_ = Signal(object, str)

    def __init__(
        self,
        acquainting: Acquainting,
        sheet: AroundCall,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        open_url: Callable[[QUrl], object] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("around_call_dialog")
        self.setWindowTitle(self.tr("Call {name}").format(name=sheet.person.name))
        self.setWindowIcon(icons.app_icon())
        self._acquainting, self.sheet, self._now, self._open_url = acquainting, sheet, now, open_url
        self.clock = CallClock(now, self)
        self.head = AroundCallHead(sheet)
        self.clock.ticked.connect(self._tick)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.keep_now)
        self._warned = False
        self.dialing = AroundDialing(acquainting, self.head, now)
        self._make()
        self._lay_out()
        self._connect()
        self._show_sheet()
        self.setFixedWidth(WIDTH)
        (self.head.ring_button if self.head.ring_button.isEnabled() else self.note_edit).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def ring(self) -> None:
        """It rings; where the rule of their number does not allow it now, that is asked about once."""
        if not self.clock.runs:
            self.dialing.dial(self._rings)

    def _rings(self) -> None:
        """The clock runs, and what is typed belongs to this call."""
        if not self._act(lambda: self._acquainting.ring(self.sheet.person.id)):
            return
        self.clock.ring()
        self.head.show_clock(0)
        self.note_edit.setFocus()

    def end(self, outcome: AroundOutcome) -> None:
        """Closes when it is written; else says why not, and keeps what was typed."""
        self.clock.stop()
        self._pause.stop()
        result = AroundResult(
            outcome,
            self.clock.seconds(),
            "\n".join(filter(None, (self.note_edit.toPlainText().strip(), self.dialing.remark))),
            self.learned_edit.text(),
            self.reason_edit.text(),
            Certainty(str(self.certainty_choice.value())),
            inbound=self.head.inbound_chip.isChecked(),
        )
        try:
            step = self._acquainting.end(self.sheet.person.id, result)
        except Fault as fault:
            self.clock.go_on()
            self._say(fault)
            return
        name, ended = self.sheet.person.name, around_words.outcome_words(outcome)
        self.done_.emit(step, self.tr("{name}: {outcome}").format(name=name, outcome=ended[:1].lower() + ended[1:]))
        super().accept()

    def keep_now(self) -> bool:
        """What was typed so far; False, and it is told, where it could not be kept."""
        self._pause.stop()
        note, learned = self.note_edit.toPlainText(), self.learned_edit.text()
        return self._act(lambda: self._acquainting.keep_note(self.sheet.person.id, note, learned))

    def reject(self) -> None:
        """No outcome: what was typed is there when they are called the next time. What cannot be kept is told once."""
        if self.dialing.leave():
            return
        if reason := self.reason_edit.text().strip():
            self.reason_edit.clear()
            self.note_edit.appendPlainText(reason)
        if self._pause.isActive() and not self.keep_now() and not self._warned:
            self._warned = True
            self._pause.start()
            return
        self.clock.stop()
        self._act(lambda: self._acquainting.give_up(self.sheet.person.id))
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What comes here was no text."""
        letters = {outcome.value: outcome for outcome in OUTCOMES}
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.text().upper() in letters:
            self.end(letters[event.text().upper()])
        else:
            super().keyPressEvent(event)

    def _tick(self) -> None:
        self.head.show_clock(self.clock.seconds())
        self.head.show_hours(self._now())

    def _act(self, do: Callable[[], object]) -> bool:
        try:
            do()
        except Fault as fault:
            self._say(fault)
            return False
        return True

    def _say(self, fault: Fault) -> None:
        self.fault_line.say(words.fault(fault))
        self._fit()

    def _fit(self) -> None:
        """As high as its words are at this width."""
        layout = self.layout()
        assert layout is not None
        for _ in range(2):  # what wraps tells its height once it knows its width
            layout.activate()
            self.setMinimumHeight(layout.totalHeightForWidth(WIDTH))
            self.resize(WIDTH, self.minimumHeight())

    def _make(self) -> None:
        self.note_edit = Notes(4, "around_call_note", self.tr("What they say, kept as you type"))
        self.learned_edit = QLineEdit()
        self.learned_edit.setObjectName("around_call_learned")
        self.learned_edit.setPlaceholderText(self.tr("“The lease ends on 30 November”"))
        self.reason_edit = QLineEdit()
        self.reason_edit.setObjectName("around_call_reason")
        self.reason_edit.setPlaceholderText(self.tr("if they named it"))
        options = (
            Option(Certainty.GUESS, self.tr("a guess")),
            Option(Certainty.FAIRLY_SURE, self.tr("fairly sure")),
        )
        self.certainty_choice = Choice(options, name="around_certainty")
        self.certainty_choice.set_value(Certainty.FAIRLY_SURE)
        self.fault_line = FaultLine("around_call_fault")
        self.outcome_buttons = {
            each: Button(around_words.outcome_words(each), keys=each.value, name=f"around_{each.name.lower()}")
            for each in OUTCOMES
        }

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.dialing)
        body = QVBoxLayout()
        body.setContentsMargins(MARGIN, 14, MARGIN, 14)
        body.setSpacing(12)
        if self.sheet.person.note:
            body.addWidget(Fitting(self.sheet.person.note, "body", "text2", name="around_call_known"))
        body.addWidget(self._questions())
        body.addLayout(field(self.tr("Note"), self.note_edit))
        name = self.sheet.whom.first_name or self.sheet.whom.name
        learned = self.tr("What did you learn about {name}?").format(name=name)
        body.addLayout(field(learned, self.learned_edit))
        reason = QHBoxLayout()
        reason.setSpacing(12)
        reason.addLayout(field(self.tr("What really holds {name} back").format(name=name), self.reason_edit), 1)
        reason.addWidget(self.certainty_choice, 0, Qt.AlignmentFlag.AlignBottom)
        body.addLayout(reason)
        body.addWidget(self.fault_line)
        body.addStretch(1)
        whole.addLayout(body, 1)
        no, message, wrong, talked = self.outcome_buttons.values()
        whole.addWidget(foot(no, message, wrong, None, talked))

    def _questions(self) -> QWidget:
        """What to ask, as it is said; facts as questions."""
        box = frame("card", name="around_questions")
        column = QVBoxLayout(box)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        name = self.sheet.whom.first_name or self.sheet.whom.name
        asked = [around_words.question_words(each, name) for each in self.sheet.questions]
        for question in (*asked, *(fact.question for fact in self.sheet.facts)):
            column.addWidget(Fitting(question, "letter", "text"))
        return box

    def _connect(self) -> None:
        self.head.ring_requested.connect(self.ring)
        self.dialing.asked.connect(self._fit)
        self.dialing.refused.connect(self._say)
        self.head.dial_requested.connect(lambda url: self.dialing.dial(lambda: self._open_url(url)))
        self.note_edit.textChanged.connect(self._pause.start)
        self.learned_edit.textEdited.connect(lambda: self._pause.start())
        for outcome, button in self.outcome_buttons.items():
            button.clicked.connect(partial(self.end, outcome))
            made = QShortcut(QKeySequence(f"Alt+{outcome.value}"), self)
            made.activated.connect(partial(self.end, outcome))
        for each in self.findChildren(QPushButton):
            each.setAutoDefault(False)
        self.head.ring_button.setDefault(True)

    def _show_sheet(self) -> None:
        """What was written of a call that has no outcome yet goes on."""
        self.head.show_hours(self._now())
        begun = self.sheet.begun
        if begun is not None:
            self.note_edit.setPlainText(begun.note)
            self.learned_edit.setText(begun.learned)
            self._pause.stop()
