"""The fields of a quote: what they considered, what it is worth, and why it did not close."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QDateEdit, QVBoxLayout, QWidget

from reengage_desktop.domain.amount import read_amount
from reengage_desktop.domain.prospect import Quote, Reason
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.services.forms import QuoteForm
from reengage_desktop.ui import words
from reengage_desktop.ui.dialog_parts import Fitting, StillCombo, field, side_by_side

from .person_fields import line_edit

NOT_KNOWN = QDate(1990, 1, 1)


def product_completer(products: list[str], parent: QWidget) -> QCompleter:
    """Products quoted so far, found anywhere in their name."""
    made = QCompleter(QStringListModel(products, parent), parent)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    return made


class QuoteFields(QWidget):
    """`today` is the day a new quote gets."""

    def __init__(self, products: list[str], today: date) -> None:
        super().__init__()
        self._id = 0
        self.product_edit = line_edit("product_edit")
        self.product_edit.setCompleter(product_completer(products, self))
        self.value_edit = line_edit("value_edit")
        self.worth_edit = line_edit("worth_edit", self.tr("your commission"))
        self.date_edit = QDateEdit(QDate(today.year, today.month, today.day))
        self.date_edit.setObjectName("date_edit")
        self.date_edit.setCalendarPopup(True)
        self.date_edit.setDisplayFormat("d MMM yyyy")
        self.date_edit.setMinimumDate(NOT_KNOWN)
        self.date_edit.setSpecialValueText(self.tr("not known"))
        self.why_box = StillCombo("why_box")
        self.why_box.addItem(self.tr("Not known yet"), WhyNot.UNKNOWN.value)
        for why in WhyNot:
            if why is not WhyNot.UNKNOWN:
                self.why_box.addItem(words.why_not_words(why), why.value)
        self.said_edit = line_edit("said_edit", self.tr("in their words"))
        self.real_edit = line_edit("real_edit", self.tr("what lies behind it, once you know"))
        self._lay_out()

    def set_quote(self, quote: Quote | None, reasons: tuple[Reason, ...]) -> None:
        """What is known, newest reasons first."""
        newest = {reason.kind: reason.words for reason in reversed(reasons)}
        self.said_edit.setText(newest.get("stated", ""))
        self.real_edit.setText(newest.get("real", ""))
        if quote is None:
            return
        self._id = quote.id
        self.product_edit.setText(quote.product)
        self.value_edit.setText(_written(quote.value, quote.currency))
        self.worth_edit.setText(_written(quote.worth, quote.currency))
        day = quote.quoted_on
        self.date_edit.setDate(QDate(day.year, day.month, day.day) if day else NOT_KNOWN)
        self.why_box.setCurrentIndex(self.why_box.findData(quote.why_not.value))

    def form(self) -> QuoteForm:
        """As typed."""
        day = self.date_edit.date()
        return QuoteForm(
            id=self._id,
            product=self.product_edit.text(),
            value=self.value_edit.text(),
            worth=self.worth_edit.text(),
            quoted_on=None if day == NOT_KNOWN else date(day.year(), day.month(), day.day()),
            why_not=WhyNot(self.why_box.currentData()),
            stated_reason=self.said_edit.text(),
            real_reason=self.real_edit.text(),
        )

    def wrong_amount(self) -> QWidget | None:
        """The first field whose text is no amount."""
        for edit in (self.value_edit, self.worth_edit):
            if edit.text().strip() and read_amount(edit.text()) is None:
                return edit
        return None

    def in_order(self) -> list[QWidget]:
        """As Tab goes through them."""
        first = [self.product_edit, self.value_edit, self.worth_edit, self.date_edit]
        return [*first, self.why_box, self.said_edit, self.real_edit]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(field(self.tr("What they considered"), self.product_edit))
        column.addLayout(
            side_by_side(
                field(self.tr("Value"), self.value_edit),
                field(self.tr("Worth to you"), self.worth_edit),
            )
        )
        column.addLayout(
            side_by_side(
                field(self.tr("Quoted on"), self.date_edit),
                field(self.tr("Why it did not close"), self.why_box),
            )
        )
        column.addLayout(field(self.tr("What they said"), self.said_edit))
        kept = self.tr("Kept with their date, a new one beside the older.")
        column.addLayout(field(self.tr("What it really is"), self.real_edit, below=Fitting(kept, "caption", "text3")))
        column.addStretch(1)


def _written(cents: int | None, currency: str) -> str:
    """An amount such that it is read back as it was."""
    return words.money(cents, currency, whole=cents is None or cents % 100 == 0)
