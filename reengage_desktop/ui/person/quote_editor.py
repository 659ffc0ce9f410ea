"""A quote while it is written: its fields stand where its row stood, and each is kept as it is typed."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.services.quoting import QuoteField, QuoteLine
from reengage_desktop.ui import words
from reengage_desktop.ui.dialog_parts import FaultLine, StillCombo, field, side_by_side
from reengage_desktop.ui.own_keys import keeps_for_itself
from reengage_desktop.ui.people.quote_fields import product_completer
from reengage_desktop.ui.widgets import Button, frame

from . import quote_words
from .live_edit import LiveLine
from .refusals import Refusals


class QuoteEditor(QWidget):
    """`changed` carries a `QuoteField` and its text; whoever hears it says `refuse` or `accept`.

    `quote_id` is 0 until something of a new quote is kept. `left`: it may close.
    """

    changed = Signal(object, str)
    left = Signal()
    remove_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("quote_editor")
        self.quote_id = 0
        self.edits: dict[QuoteField, LiveLine] = {}
        self.fault_line = FaultLine("quote_fault")
        self.refused = Refusals(self.edits, self.fault_line)
        self._make_fields()
        self._lay_out()
        self._connect()

    def show_new(self, products: list[str], today: date) -> None:
        """An empty quote of today."""
        self._begin(0, products)
        for each, edit in self.edits.items():
            edit.show_words(quote_words.written_day(today) if each is QuoteField.QUOTED_ON else "", anew=True)
        self.why_box.setCurrentIndex(0)
        self._show_worth("")

    def show_quote(self, line: QuoteLine, products: list[str]) -> None:
        """One that is known, from the beginning."""
        self._begin(line.quote.id, products)
        self._show(line, anew=True)

    def refresh(self, line: QuoteLine) -> None:
        """What is known now; what was refused stays as it was typed."""
        self.quote_id = line.quote.id
        self._show(line, anew=False)

    def refuse(self, which: QuoteField, why: str) -> None:
        """What was typed stays; why it cannot be kept is told once the field is left."""
        edit = self.edits.get(which)
        self.refused.add(which, why, tell=edit is None or not edit.hasFocus())

    def accept(self, which: QuoteField) -> None:
        self.refused.drop(which)

    def keep_now(self) -> None:
        for edit in self.edits.values():
            edit.keep_now()

    def in_order(self) -> list[QWidget]:
        """As Tab goes through them."""
        return [*self.edits.values(), self.why_box, self.remove_button, self.done_button]

    def event(self, event: QEvent) -> bool:
        """Esc closes the fields, not the page."""
        return keeps_for_itself(event, (Qt.Key.Key_Escape,)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _make_fields(self) -> None:
        placeholders = {
            QuoteField.PRODUCT: self.tr("What they considered"),
            QuoteField.VALUE: self.tr("To the firm"),
            QuoteField.WORTH: self.tr("Your commission"),
            QuoteField.QUOTED_ON: self.tr("Not known"),
            QuoteField.VALID_UNTIL: self.tr("Any time"),
            QuoteField.NUMBER: self.tr("Such as Q-2291"),
            QuoteField.STAGE: self.tr("In your words"),
        }
        for each, placeholder in placeholders.items():
            edit = LiveLine(f"quote_{each.value}", placeholder)
            edit.setProperty("kind", "")  # the fields are open, so their edges show
            self.edits[each] = edit
        self._completer = product_completer([], self)
        self.edits[QuoteField.PRODUCT].setCompleter(self._completer)
        self.why_box = StillCombo("quote_why_box")
        self.why_box.addItem(self.tr("Not known yet"), WhyNot.UNKNOWN.value)
        for why in WhyNot:
            if why is not WhyNot.UNKNOWN:
                self.why_box.addItem(words.why_not_words(why), why.value)
        self.why_box.setToolTip(self.tr("Their own words stand under “Why they have not bought”."))
        self.remove_button = Button(self.tr("Remove"), "quiet", size="small", name="quote_remove_button")
        self.done_button = Button(self.tr("Done"), keys="Esc", size="small", name="quote_done_button")

    def _lay_out(self) -> None:
        card = frame("card", name="quote_card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.setSpacing(8)
        edit = self.edits
        inside.addLayout(field(self.tr("Product"), edit[QuoteField.PRODUCT]))
        pairs = (
            (QuoteField.VALUE, self.tr("Value"), QuoteField.WORTH, self.tr("Worth to you")),
            (QuoteField.QUOTED_ON, self.tr("Quoted on"), QuoteField.VALID_UNTIL, self.tr("Valid until")),
            (QuoteField.NUMBER, self.tr("Number"), QuoteField.STAGE, self.tr("How far it came")),
        )
        for one, name, other, its_name in pairs:
            inside.addLayout(side_by_side(field(name, edit[one]), field(its_name, edit[other])))
        inside.addLayout(field(self.tr("Why it did not close"), self.why_box))
        inside.addWidget(self.fault_line)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 2, 0, 0)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        buttons.addWidget(self.done_button)
        inside.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(card)
        for before, after in pairwise(self.in_order()):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        for which, edit in self.edits.items():
            edit.kept.connect(lambda text, which=which: self.changed.emit(which, text))
            edit.editingFinished.connect(lambda which=which: self.refused.tell(which))
            edit.left.connect(self._leave_product if which is QuoteField.PRODUCT else self.left)
        product = self.edits[QuoteField.PRODUCT]
        self._completer.activated.connect(product.textEdited)
        self.why_box.activated.connect(lambda _: self.changed.emit(QuoteField.WHY_NOT, self.why_box.currentData()))
        self.remove_button.clicked.connect(self.remove_requested)
        self.done_button.clicked.connect(self.left)

    def _begin(self, quote_id: int, products: list[str]) -> None:
        self.quote_id = quote_id
        self.refused.clear()
        model = self._completer.model()
        assert isinstance(model, QStringListModel)
        model.setStringList(products)

    def _show(self, line: QuoteLine, *, anew: bool) -> None:
        quote = line.quote
        shown = {
            QuoteField.PRODUCT: quote.product,
            QuoteField.VALUE: quote_words.money(quote.value, quote.currency),
            QuoteField.WORTH: quote_words.money(quote.worth, quote.currency),
            QuoteField.QUOTED_ON: quote_words.written_day(quote.quoted_on),
            QuoteField.VALID_UNTIL: quote_words.written_day(quote.valid_until),
            QuoteField.NUMBER: quote.number,
            QuoteField.STAGE: quote.stage,
        }
        for which, text in shown.items():
            if anew or which not in self.refused.fields:
                self.edits[which].show_words(text, anew=anew)
        if anew or not self.why_box.hasFocus():
            self.why_box.setCurrentIndex(self.why_box.findData(quote.why_not.value))
        self._show_worth(self._by_itself(line))

    def _by_itself(self, line: QuoteLine) -> str:
        """What it would be worth without a word of theirs: "$2,090, 5 %"."""
        if not quote_words.basis(line.commission, ""):
            return ""
        worth = words.money(line.commission.cents, line.commission.currency).strip()
        return f"{worth}, {quote_words.percent(line.commission.rate)}" if line.commission.rate else worth

    def _show_worth(self, by_itself: str) -> None:
        self.edits[QuoteField.WORTH].setPlaceholderText(by_itself or self.tr("Your commission"))

    def _leave_product(self) -> None:
        """Enter takes a product out of the list that is open below it; else the fields may close."""
        popup = self._completer.popup()
        if popup is None or not popup.isVisible():
            self.left.emit()
            return
        chosen = popup.currentIndex()
        popup.hide()
        if chosen.isValid():
            edit = self.edits[QuoteField.PRODUCT]
            edit.setText(str(chosen.data()))
            edit.textEdited.emit(edit.text())
