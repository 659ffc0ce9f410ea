"""The card that shows a sentence that was given, set as a quotation."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from reengage_desktop.domain.commitment import Commitment
from reengage_desktop.domain.wall_time import instant
from reengage_desktop.services.committing import CommittedDay, Held
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, label

from . import sentence_words
from .sentence_card import feather_row


class QuoteCard(QFrame):
    """Title and quotation; what one does with it stands in `foot`."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "bigCard")
        self.title_label = label("", "small", "text2", name="quote_title")
        self.quote_label = label("", "spokenLarge", "read", wrap=True, italic=True, name="quote")
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(28, 18, 28, 18)
        column.setSpacing(0)
        self.head = feather_row(self.title_label)
        column.addLayout(self.head)
        self.quote_label.setContentsMargins(0, 8, 0, 12)
        column.addWidget(self.quote_label)
        column.addLayout(self.foot)

    def show_quote(self, given: Commitment | None) -> None:
        self.quote_label.setText(sentence_words.quoted(given) if given else "")
        self.quote_label.setVisible(given is not None)


class GivenCard(QuoteCard):
    """A sentence for today or a day to come, with Change; or the way to write one after all.

    Calling is the one thing to do once its hour has come. `call_requested` carries the id of a prospect.
    """

    change_requested = Signal()
    call_requested = Signal(object)

    def __init__(self, name: str = "given_card") -> None:
        super().__init__(name)
        self._who: int | None = None
        self.done_icon = IconView(Icon.CHECK, "green", 15)
        self.done_label = label("", "bodyMedium", "green", tabular=True, name="given_done")
        self.change_button = Button(self.tr("Change"), "quiet", name="given_change")
        self.write_button = Button(self.tr("Write one"), "quiet", name="given_write")
        self.head.addWidget(self.write_button)
        self.call_buttons = {
            come: Button("", kind, icon=Icon.PHONE, name="given_call") for come, kind in ((False, ""), (True, "main"))
        }
        for part in (self.done_icon, self.done_label):
            self.foot.addWidget(part)
        self.foot.addStretch(1)
        self.foot.addWidget(self.change_button)
        for button in (self.change_button, self.write_button):
            button.clicked.connect(self.change_requested)
        for button in self.call_buttons.values():
            self.foot.addWidget(button)
            button.clicked.connect(lambda: self.call_requested.emit(self._who))

    def show_given(self, held: Held, day: CommittedDay) -> None:
        sentence, today = held.sentence, held.sentence.day == day.today
        self._who = sentence.prospect_id
        self.title_label.setText(sentence_words.given_title(sentence.day, day.today))
        self.show_quote(sentence)
        self.change_button.show()
        self.write_button.hide()
        self.done_label.setText(sentence_words.called_at(held.done_at, day.zone) if held.done_at else "")
        has_come = day.now >= instant(sentence.day, sentence.at, day.zone)
        for come, button in self.call_buttons.items():
            button.setText(self.tr("Call {name}").format(name=sentence.called))
            button.setVisible(today and self._who is not None and held.done_at is None and come is has_come)
        for part in (self.done_icon, self.done_label):
            part.setVisible(held.done_at is not None)

    def take_focus(self) -> None:
        """On the way to write it, or to change it."""
        button = self.change_button if self.write_button.isHidden() else self.write_button
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_none(self, date_: date, day: CommittedDay) -> None:
        """No sentence, which is fine."""
        today = date_ == day.today
        self.title_label.setText(self.tr("No sentence for today.") if today else sentence_words.title(date_, day.today))
        self.show_quote(None)
        self.write_button.show()
        for part in (self.done_icon, self.done_label, self.change_button, *self.call_buttons.values()):
            part.hide()
