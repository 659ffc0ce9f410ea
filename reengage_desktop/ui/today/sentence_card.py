"""The card on which the sentence of a day is written: prefilled, each part to be changed, given by Enter."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.commitment import Commitment, HalfSentence, written_time
from reengage_desktop.domain.fault import Fault
from reengage_desktop.services.committing import NO_BECAUSE, NOBODY, CommittedDay, Committing
from reengage_desktop.ui import words
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.dialog_parts import FaultLine
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, label

from . import sentence_words
from .strong_line import StrongLine
from .vow_line import VowLine

_ID = int(Qt.ItemDataRole.UserRole)
MORNING, TOMORROW = (21.75, 48), (19.5, 43)  # points of the face, px of a line


class SentenceCard(QFrame):
    """`given` comes after the sentence is kept; `put_off` when it is not to be written now.

    What is typed is kept at each key. `tomorrow`: for a day to come, set a little smaller.
    """

    given = Signal()
    put_off = Signal()

    def __init__(self, committing: Committing, *, tomorrow: bool = False, name: str = "sentence_card") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "bigCard")
        self._committing = committing
        self._tomorrow = tomorrow
        self._date: date | None = None
        self._day: CommittedDay | None = None
        self._who: int | None = None
        self._who_text = self._offered = ""
        self._touched = False
        self._make_parts()
        self._lay_out()
        self._connect()

    def show_for(self, date_: date, day: CommittedDay, before: Commitment | None = None) -> None:
        """What was typed for that date, else what was given `before`, else what is offered. What is typed stays."""
        self._day = day
        self.title_label.setText(sentence_words.title(date_, day.today))
        usual = self.tr("Later") if self._tomorrow else self.tr("Skip today")
        self.off_button.setText(self.tr("Leave it") if before else usual)
        if date_ != self._date:
            self._date, self._touched = date_, False
            self.fault_line.say("")
        if not self._touched:
            self._fill(date_, before)
        self._show_stakes()

    def submit(self) -> None:
        """What Enter does: my word is given, or it is said what is missing."""
        assert self._date is not None
        at, who, because = self.line.texts()
        try:
            self._committing.give(self._date, at, self._who, who, because)
        except Fault as fault:
            self.say(fault)
            wrong = {NOBODY: self.line.who_edit, NO_BECAUSE: self.line.because_edit}
            wrong.get(fault.template, self.line.at_edit).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._date = None
        self.given.emit()

    def say(self, fault: Fault) -> None:
        """What could not be kept; what was typed stays."""
        self.fault_line.say(words.fault(fault))

    def _fill(self, date_: date, before: Commitment | None) -> None:
        half, offered = self._committing.half(date_), self._committing.suggestion(date_)
        self._offered = sentence_words.offered_because(offered)
        if half is not None:
            self._who, texts = half.prospect_id, (half.at, half.who, half.because)
            self._touched = True
        elif before is not None:
            self._who, texts = before.prospect_id, (written_time(before.at), before.who, before.because)
            self._touched = True
        else:
            at = written_time(offered.at) if offered.at else ""
            self._who, texts = offered.prospect_id, (at, offered.who, self._offered)
        self._who_text = texts[1]
        self.line.set_texts(*texts)

    def _typed(self) -> None:
        self._touched = True
        if self.line.who_edit.text() != self._who_text:
            self._look()
        self._keep_half()

    def _look(self) -> None:
        """A whole name that only one person has means that person."""
        self._who_text = self.line.who_edit.text()
        typed = " ".join(self._who_text.split())
        known = self._committing.known(typed) if typed else []
        self._people.clear()
        for ident, name in known:
            item = QStandardItem(name)
            item.setData(ident, _ID)
            self._people.appendRow(item)
        same = [ident for ident, name in known if name.casefold() == typed.casefold()]
        self._mean(same[0] if len(same) == 1 else None)

    def _choose(self, index: QModelIndex) -> None:
        self._who_text = str(index.data())
        self._touched = True
        self._mean(int(index.data(_ID)))
        self._keep_half()

    def _mean(self, who: int | None) -> None:
        """Another person has another reason; one that was written by hand stays."""
        if who == self._who:
            return
        self._who = who
        stakes = self._committing.stakes(who) if who else None
        if self.line.because_edit.text() == self._offered:
            self._offered = sentence_words.because(bool(stakes.promise), stakes.reason) if stakes else ""
            self.line.because_edit.setText(self._offered)
        self._show_stakes()

    def _keep_half(self) -> None:
        assert self._date is not None
        at, who, because = self.line.texts()
        try:
            self._committing.keep_half(HalfSentence(self._date, at, self._who, who, because))
        except Fault as fault:
            self.say(fault)
            return
        self.fault_line.say("")

    def _show_stakes(self) -> None:
        """What a yes is worth; for a day to come first what they were told."""
        day = self._day
        stakes = self._committing.stakes(self._who) if self._who and day else None
        told = sentence_words.told_them(stakes.promise, day.now, day.zone) if stakes and stakes.promise and day else ""
        worth = sentence_words.payoff(stakes) if stakes else []
        parts = [(told, False)] if told and (self._tomorrow or not worth) else worth
        self.stakes_icon.set_icon(Icon.TARGET if parts == worth else Icon.HANDSHAKE, "text2")
        self.stakes_line.set_parts(parts)
        for part in (self.stakes_icon, self.stakes_line):
            part.setVisible(bool(parts))

    def _make_parts(self) -> None:
        self.title_label = label("", "small", "text2", name="sentence_title")
        self.line = VowLine(*(TOMORROW if self._tomorrow else MORNING))
        self.fault_line = FaultLine("sentence_fault")
        self.stakes_icon = IconView(Icon.TARGET, "text2", 15)
        self.stakes_line = StrongLine("text2", name="sentence_stakes")
        self.off_button = Button("", "quiet", name="sentence_off")
        self.give_button = Button(self.tr("That is my word"), "main", keys="⏎", name="sentence_give")
        self._people = QStandardItemModel(self)
        self.completer = QCompleter(self._people, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.line.who_edit.setCompleter(self.completer)
        self.setFocusProxy(self.line)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.stakes_icon)
        foot.addWidget(self.stakes_line, 1)
        foot.addStretch()
        foot.addSpacing(4)
        foot.addWidget(self.off_button)
        foot.addSpacing(8)
        foot.addWidget(self.give_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 20, 28, 18)
        column.setSpacing(0)
        column.addLayout(feather_row(self.title_label))
        column.addSpacing(4)
        column.addWidget(self.line)
        column.addSpacing(6)
        column.addWidget(self.fault_line)
        column.addSpacing(4)
        column.addLayout(foot)
        tab_order(self.line.at_edit, self.line.who_edit, self.line.because_edit, self.off_button, self.give_button)

    def _connect(self) -> None:
        self.line.typed.connect(self._typed)
        self.line.entered.connect(self._enter)
        self.line.left.connect(self.give_button.setFocus)
        self.completer.activated[QModelIndex].connect(self._choose)  # type: ignore[index]
        self.give_button.clicked.connect(self.submit)
        self.off_button.clicked.connect(self.put_off)

    def _enter(self) -> None:
        if not self.line.who_edit.is_choosing:
            self.submit()


def feather_row(title: QWidget) -> QHBoxLayout:
    """The feather and what is written with it."""
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(IconView(Icon.FEATHER, "ember", 15))
    row.addWidget(title, 1)
    return row


def tab_order(*widgets: QWidget) -> None:
    for first, second in pairwise(widgets):
        QWidget.setTabOrder(first, second)
