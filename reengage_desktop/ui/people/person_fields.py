"""The fields of a person: who they are, where, how they are reached, and why to call them again."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from reengage_desktop.domain.phone import parse_phone
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.ui.dialog_parts import Fitting, Notes, field, side_by_side
from reengage_desktop.ui.widgets import Choice, Option

PAUSE_MS = 250


def line_edit(name: str, placeholder: str = "") -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setPlaceholderText(placeholder)
    return made


class PersonFields(QWidget):
    """What the form does not show (street, postal code) is carried through. `region` is that of plain numbers."""

    def __init__(self, region: str) -> None:
        super().__init__()
        self._region = region
        self._form = PersonForm()
        self.name_edit = line_edit("name_edit")
        self.company_edit = line_edit("company_edit")
        self.title_edit = line_edit("title_edit")
        self.party_choice = Choice(
            [Option(False, self.tr("Business")), Option(True, self.tr("Private person"))], name="party_choice"
        )
        self.consent_box = QCheckBox(self.tr("Written, to be called"))
        self.consent_box.setObjectName("consent_box")
        self.phones_edit = Notes(3, "phones_edit", self.tr("One number a line"))
        self.as_written_label = Fitting("", "small", "amber", name="as_written_label")
        self.emails_edit = Notes(2, "emails_edit", self.tr("One address a line"))
        self.city_edit = line_edit("city_edit")
        self.region_edit = line_edit("region_edit")
        self.country_edit = line_edit("country_edit")
        self.reason_edit = line_edit("reason_edit", self.tr("What is new for them since you last spoke?"))
        self.notes_edit = Notes(4, "notes_edit")
        self.as_written_label.hide()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.mark_phones)
        self.phones_edit.textChanged.connect(self._pause.start)
        self.company_edit.textEdited.connect(self._follow_company)
        self._party_chosen = False
        self.party_choice.chosen.connect(self._choose_party)
        self._lay_out()
        self.set_form(PersonForm(consumer=True))

    def set_form(self, form: PersonForm) -> None:
        self._form = form
        self.name_edit.setText(form.name)
        self.company_edit.setText(form.company)
        self.title_edit.setText(form.title)
        self.party_choice.set_value(form.consumer)
        self.consent_box.setChecked(form.consented)
        self.phones_edit.setPlainText("\n".join(form.phones))
        self.emails_edit.setPlainText("\n".join(form.emails))
        self.city_edit.setText(form.city)
        self.region_edit.setText(form.region)
        self.country_edit.setText(form.country)
        self.reason_edit.setText(form.reason_to_call)
        self.notes_edit.setPlainText(form.notes)
        self.mark_phones()

    def form(self) -> PersonForm:
        """As typed."""
        return replace(
            self._form,
            name=self.name_edit.text(),
            company=self.company_edit.text(),
            title=self.title_edit.text(),
            phones=self.phones_edit.lines(),
            emails=self.emails_edit.lines(),
            city=self.city_edit.text(),
            region=self.region_edit.text(),
            country=self.country_edit.text(),
            consumer=bool(self.party_choice.value()),
            consented=self.consent_box.isChecked(),
            reason_to_call=self.reason_edit.text(),
            notes=self.notes_edit.toPlainText(),
        )

    def mark_phones(self) -> None:
        """Names the numbers that cannot be understood: they are kept, but nothing can be told from them."""
        self._pause.stop()
        odd = [line for line in self.phones_edit.lines() if not parse_phone(line, self._region).understood]
        self.as_written_label.setText(self.tr("Kept as written: {numbers}").format(numbers=", ".join(odd)))
        self.as_written_label.setVisible(bool(odd))

    def in_order(self) -> list[QWidget]:
        """As Tab goes through them."""
        buttons = [self.party_choice.button(False), self.party_choice.button(True)]
        first = [self.name_edit, self.company_edit, self.title_edit, *buttons, self.consent_box]
        reached = [self.phones_edit, self.emails_edit, self.city_edit, self.region_edit, self.country_edit]
        return [*first, *reached, self.reason_edit, self.notes_edit]

    def _follow_company(self, text: str) -> None:
        """Somebody with a firm is called as a firm, until the person says otherwise."""
        if not self._party_chosen and not self._form.name:
            self.party_choice.set_value(not text.strip())

    def _choose_party(self, _value: object) -> None:
        self._party_chosen = True

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(field(self.tr("Name"), self.name_edit))
        column.addLayout(
            side_by_side(
                field(self.tr("Company"), self.company_edit),
                field(self.tr("Job title"), self.title_edit),
            )
        )
        column.addLayout(
            side_by_side(
                field(self.tr("Called as"), self.party_choice),
                field(self.tr("Permission"), self.consent_box),
            )
        )
        column.addLayout(field(self.tr("Phones"), self.phones_edit, below=self.as_written_label))
        column.addLayout(field(self.tr("E-mails"), self.emails_edit))
        column.addLayout(
            side_by_side(
                field(self.tr("City"), self.city_edit),
                field(self.tr("State or region"), self.region_edit),
                field(self.tr("Country"), self.country_edit),
            )
        )
        column.addStretch(1)
