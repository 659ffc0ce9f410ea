"""Adding somebody, or changing what is known of them and their quote."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import QTimeZone, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.forms import PersonForm, QuoteForm, form_of
from reengage_desktop.services.keeping import Keeping
from reengage_desktop.ui.dialog_parts import FormDialog, field
from reengage_desktop.ui.widgets import Button, hair_line, label

from .person_fields import PersonFields
from .quote_fields import QuoteFields


def laptop_zone() -> str:
    return bytes(QTimeZone.systemTimeZoneId().data()).decode()


class PersonDialog(FormDialog):
    """`saved` carries the id, and so does `forget_requested`, after which this stays open until they are gone.

    `zone` is the salesperson's, the laptop's if ""; `region` is that of plain numbers.
    """

    saved = Signal(object)
    forget_requested = Signal(object)

    def __init__(
        self,
        keeping: Keeping,
        now: Callable[[], datetime],
        prospect_id: int | None = None,
        parent: QWidget | None = None,
        *,
        zone: str = "",
        region: str = "US",
    ) -> None:
        super().__init__("", self.tr("Save"), parent)
        self.setWindowTitle(self.tr("Add a person") if prospect_id is None else self.tr("Edit a person"))
        self._keeping, self._id = keeping, prospect_id
        self.person = PersonFields(region)
        self.forget_button = Button(self.tr("Forget this person…"), "quiet", name="forget_button")
        self.forget_button.clicked.connect(lambda: self.forget_requested.emit(self._id))
        self.quote = QuoteFields(keeping.products(), local(now(), zone or laptop_zone()).date())
        self._lay_out()
        self._load()
        self._loaded = (self.person.form(), self.quote.form())
        self.person.name_edit.setFocus()

    def changed(self) -> bool:
        return (self.person.form(), self.quote.form()) != self._loaded

    def save(self) -> None:
        """Saves person and quote; on a fault everything typed stays, and the field is marked."""
        if not self.save_button.isEnabled():
            return
        person, quote = self.person.form(), self.quote.form()
        wrong = self.quote.wrong_amount()
        self.clear_fault(self.person.name_edit, self.quote.value_edit, self.quote.worth_edit)
        try:
            ident = self._keep(person, quote, amounts_wrong=wrong is not None)
        except Fault as fault:
            self.say_fault(fault, wrong or self.person.name_edit)
            return
        self.saved.emit(ident)
        self.accept()

    def _keep(self, person: PersonForm, quote: QuoteForm, *, amounts_wrong: bool) -> int:
        """Quote before person where the quote will be refused, so that nothing at all is written."""
        if self._id is None:
            return self._keeping.add(person, quote)
        if not amounts_wrong:
            self._keeping.edit(self._id, person)
        if not quote.is_empty or quote.id or quote.stated_reason or quote.real_reason:
            self._keeping.save_quote(self._id, quote)
        return self._id

    def _load(self) -> None:
        if self._id is None:
            self.forget_button.hide()
            return
        try:
            record = self._keeping.record(self._id)
        except Fault as fault:
            self.say_fault(fault)
            self.save_button.setEnabled(False)
            self.forget_button.setEnabled(False)
            return
        self.person.set_form(form_of(record))
        self.quote.set_quote(record.quote, record.reasons)
        self.setWindowTitle(record.prospect.name)

    def _lay_out(self) -> None:
        self.resize(920, 632)
        halves = QHBoxLayout()
        halves.setSpacing(20)
        halves.addLayout(_under(self.tr("The person"), self.person), 1)
        halves.addWidget(hair_line(upright=True))
        right = _under(self.tr("Their quote"), self.quote)
        right.insertLayout(2, field(self.tr("Reason to call"), self.person.reason_edit))
        right.insertLayout(3, field(self.tr("Notes"), self.person.notes_edit))
        halves.addLayout(right, 1)
        self.body.addLayout(halves)
        row = self.foot.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(0, self.forget_button)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """In reading order, and Save at the end."""
        person = self.person.in_order()
        last = [
            self.person.reason_edit,
            self.person.notes_edit,
            self.forget_button,
            self.cancel_button,
            self.save_button,
        ]
        order = [*(each for each in person if each not in last), *self.quote.in_order(), *last]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)


def _under(words: str, fields: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(10)
    column.addWidget(label(words, "heading"))
    column.addWidget(fields)
    column.addStretch(1)
    return column
