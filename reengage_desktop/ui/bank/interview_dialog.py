"""An interview: what a customer told of why they bought, in their words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.interview import Interview
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.services.interviewing import Interviewing
from reengage_desktop.ui.dialog_parts import FormDialog, Notes, field, side_by_side

from .bank_fields import customer_line, product_line, why_combo


class InterviewDialog(FormDialog):
    """`saved` carries the step and a sentence about it; `written` is what was saved. A new one is of today."""

    saved = Signal(object, object)

    def __init__(
        self,
        interviewing: Interviewing,
        products: list[str],
        interview: Interview | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", self.tr("Save"), parent)
        self.setWindowTitle(self.tr("Interview of a customer"))
        self._interviewing = interviewing
        self._before = interview or Interview(0, "", held_on=interviewing.today())
        self.written = self._before
        self._bought = {name: (ident, product) for ident, name, product in interviewing.customers()}
        self.customer_edit = customer_line("interview_customer", self.tr("who bought from you"), list(self._bought))
        self.may_name_box = QCheckBox(self.tr("I may name them"))
        self.may_name_box.setObjectName("interview_may_name")
        self.day_edit = _day_edit(interviewing.today())
        self.looked_edit = Notes(2, "interview_looked", self.tr("“We had paid people late, twice.”"))
        self.bought_edit = Notes(2, "interview_bought", self.tr("“You said that I may say no.”"))
        self.changed_edit = Notes(2, "interview_changed", self.tr("in numbers if they can"))
        self.product_edit = product_line("interview_product", self.tr("any"), products)
        self.why_combo = why_combo("interview_why", self.tr("nothing, or not asked"))
        self._lay_out()
        self._fill(self._before)
        self._unchanged = self._interview()
        self.customer_edit.textChanged.connect(self._know)
        self.resize(560, 530)
        self.customer_edit.setFocus()

    def changed(self) -> bool:
        return self._interview() != self._unchanged

    def save(self) -> None:
        interview = self._interview()
        self.clear_fault(self.customer_edit, self.changed_edit)
        try:
            ident, step = self._interviewing.save(interview)
        except Fault as fault:
            self.say_fault(fault, self.changed_edit if interview.customer else self.customer_edit)
            return
        told = self.tr("The interview is changed.") if interview.id else self.tr("The interview is in the bank.")
        self.written = replace(interview, id=ident)
        self.saved.emit(step, told)
        self.accept()

    def _know(self, name: str) -> None:
        """Of somebody who bought here, what they bought is known."""
        _, product = self._bought.get(name, (0, ""))
        if product and not self.product_edit.text():
            self.product_edit.setText(product)

    def _interview(self) -> Interview:
        name = " ".join(self.customer_edit.text().split())
        day = self.day_edit.date()
        same = self._before.prospect_id if name == self._before.customer else None
        return replace(
            self._before,
            customer=name,
            prospect_id=self._bought[name][0] if name in self._bought else same,
            may_name=self.may_name_box.isChecked(),
            product=self.product_edit.text().strip(),
            why_not=WhyNot(self.why_combo.currentData()),
            held_on=None if day == self.day_edit.minimumDate() else date(day.year(), day.month(), day.day()),
            looked=self.looked_edit.toPlainText(),
            bought=self.bought_edit.toPlainText(),
            changed=self.changed_edit.toPlainText(),
        )

    def _fill(self, interview: Interview) -> None:
        self.customer_edit.setText(interview.customer)
        self.may_name_box.setChecked(interview.may_name)
        held = interview.held_on
        self.day_edit.setDate(QDate(held.year, held.month, held.day) if held else self.day_edit.minimumDate())
        self.looked_edit.setPlainText(interview.looked)
        self.bought_edit.setPlainText(interview.bought)
        self.changed_edit.setPlainText(interview.changed)
        self.product_edit.setText(interview.product)
        self.why_combo.setCurrentIndex(self.why_combo.findData(interview.why_not.value))

    def _lay_out(self) -> None:
        customer = field(self.tr("Customer"), self.customer_edit, below=self.may_name_box)
        day = field(self.tr("You spoke on"), self.day_edit)
        day.addStretch(1)
        self.body.addLayout(side_by_side(customer, day))
        self.body.addLayout(field(self.tr("What made them look?"), self.looked_edit))
        self.body.addLayout(field(self.tr("Why did they buy, and from you?"), self.bought_edit))
        self.body.addLayout(field(self.tr("What is different now?"), self.changed_edit))
        product = field(self.tr("What they bought"), self.product_edit)
        self.body.addLayout(side_by_side(product, field(self.tr("What had held them back"), self.why_combo)))
        self.body.addStretch(1)


def _day_edit(today: date) -> QDateEdit:
    made = QDateEdit()
    made.setObjectName("interview_day")
    made.setCalendarPopup(True)
    made.setDisplayFormat("d MMM yyyy")
    made.setMinimumDate(QDate(1990, 1, 1))
    made.setMaximumDate(QDate(today.year, today.month, today.day))
    made.setSpecialValueText("–")
    return made
