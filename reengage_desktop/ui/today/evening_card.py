"""The card that holds the morning's sentence against the day: did you do it?"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from reengage_desktop.domain.commitment import Answer
from reengage_desktop.domain.fault import Fault
from reengage_desktop.services.committing import CommittedDay, Held
from reengage_desktop.ui import fonts, paint, theme, words
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.dialog_parts import FaultLine
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, label

from . import sentence_words
from .quote_card import QuoteCard

_MARGIN, _GAP, _ICON = 13, 8, 16


class YesButton(Button):
    """Looks chosen while the day itself says yes; the person decides."""

    def __init__(self) -> None:
        super().__init__("", icon=Icon.CHECK, keys="Y", name="evening_yes")
        self._likely = False

    def set_likely(self, likely: bool) -> None:
        self._likely = likely
        self.set_icon(Icon.CHECK if likely else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._likely:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 2 if self.hasFocus() else 1
        painter.setPen(QPen(theme.colour("focus" if self.hasFocus() else "greenFill"), edge))
        painter.setBrush(theme.colour("greenTint"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2), 7, 7)
        middle = self.height() / 2
        paint.icon(painter, Icon.CHECK, _MARGIN, round(middle - _ICON / 2), _ICON, "green")
        cap = paint.keycap_size("Y").width()
        box = QRectF(_MARGIN + _ICON + _GAP, 0, self.width() - 2 * _MARGIN - _ICON - 2 * _GAP - cap + 4, self.height())
        paint.text(painter, self.text(), fonts.of("bodyMedium", weight=600), "green", box)
        paint.keycap(painter, "Y", self.width() - _MARGIN - cap, round(middle - 9))


class EveningCard(QuoteCard):
    """`answered` carries an `Answer`; the page gives the keys Y, P and N."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__("evening_card")
        self._asking, self._again = True, False
        self.question_label = label(self.tr("Did you do it?"), "body", "text2", name="evening_question")
        self.yes_button = YesButton()
        self.partly_button = Button(self.tr("Partly"), keys="P", name="evening_partly")
        self.no_button = Button(self.tr("Not today"), keys="N", name="evening_no")
        self.done_icon = IconView(Icon.CHECK, "green", 15)
        self.done_label = label("", "bodyMedium", "text", tabular=True, name="evening_done")
        self.again_button = Button(self.tr("Change"), "quiet", name="evening_again")
        self.buttons = {
            Answer.YES: self.yes_button,
            Answer.PARTLY: self.partly_button,
            Answer.NO: self.no_button,
        }
        self.question_label.setContentsMargins(0, 0, 4, 0)
        self.foot.addWidget(self.question_label)
        for answer, button in self.buttons.items():
            self.foot.addWidget(button)
            button.clicked.connect(lambda _=False, said=answer: self._answer(said))
        self.foot.addWidget(self.done_icon)
        self.foot.addWidget(self.done_label)
        self.foot.addStretch(1)
        self.foot.addWidget(self.again_button)
        self.fault_line = FaultLine("evening_fault")
        self.column.addWidget(self.fault_line)
        self.again_button.clicked.connect(self._ask_again)

    def show_held(self, held: Held, day: CommittedDay) -> None:
        answer = held.sentence.answer
        self.title_label.setText(sentence_words.wrote(held.sentence, day.zone))
        self.show_quote(held.sentence)
        self.yes_button.setText(sentence_words.yes_words(held.done_at, day.zone))
        self.yes_button.set_likely(held.done_at is not None)
        self.done_label.setText(sentence_words.answered(held, day.zone))
        kept = answer in (Answer.YES, Answer.PARTLY)
        self.done_icon.set_icon(Icon.CHECK if kept else Icon.LEAF, "green" if kept else "text2")
        self._show_asking(answer is None or self._again)

    def say(self, fault: Fault) -> None:
        """The answer could not be kept."""
        self.fault_line.say(words.fault(fault))

    def answer(self, said: Answer) -> None:
        """What a key does; nothing while it does not ask."""
        if self._asking and self.isVisible():
            self._answer(said)

    def _answer(self, said: Answer) -> None:
        self._again = False
        self.fault_line.say("")
        self.answered.emit(said)

    def _ask_again(self) -> None:
        self._again = True
        self._show_asking(True)
        self.yes_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_asking(self, asking: bool) -> None:
        self._asking = asking
        for part in (self.question_label, *self.buttons.values()):
            part.setVisible(asking)
        for other in (self.done_icon, self.done_label, self.again_button):
            other.setVisible(not asking)
