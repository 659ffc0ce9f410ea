"""How they are reached: numbers, addresses, where they are, and what one knows of them beside that."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.person_field import Field, KnownEmail
from reengage_desktop.domain.prospect import KnownPhone
from reengage_desktop.domain.wall_time import local
from reengage_desktop.ui import words
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.widgets import Button, label

from .contact_row import Contact, ContactRow
from .field_keeper import FieldKeeper
from .lighting import lit
from .live_edit import LiveLine, LiveText
from .section import PersonSection

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services
    from reengage_desktop.services.portraying import Portrait

KEY = "A"
LABELS = 84  # px: the names before the fields
# A field of several lines has its words where those of one line have them.
_IN_LINE = "QPlainTextEdit { padding: 3px 5px 3px 7px; } QPlainTextEdit:focus { padding: 2px 4px 2px 6px; }"


class ReachSection(PersonSection):
    """`mail_requested` and `edit_requested` are about whoever is shown."""

    mail_requested = Signal()
    edit_requested = Signal()

    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        super().__init__(services, now, "", "reach_section", keys=KEY)
        self.title_label.setText(self.tr("How to reach them"))
        self.add_button.setAccessibleName(self.tr("Add a number or an e-mail address"))
        self.keeper = FieldKeeper(lambda: services.editing, self.fault_line, self)
        self.keeper.typed.connect(self.typed)
        self.keeper.settled.connect(self.refresh)
        self.rows: dict[tuple[bool, int], ContactRow] = {}
        self._spare: list[ContactRow] = []  # rows of others, to be used again
        self._half: dict[int, str] = {}  # what could not be added, by person
        self._refused: dict[tuple[bool, int], str] = {}  # what could not stand for a number or an address
        self.new_edit = LiveLine(
            "new_contact", self.tr("Number or e-mail address"), spoken=self.tr("A new number or e-mail address")
        )
        self.new_edit.editingFinished.connect(self._add)
        self.new_edit.left.connect(self._add)
        self.new_edit.hide()
        self.told_label = Fitting("", "small", "text2", name="reach_told")
        self.edit_button = Button(self.tr("Edit all, or forget them…"), "link", keys="Ctrl E", name="edit_all")
        self.edit_button.clicked.connect(self.edit_requested)
        self.met_label = label("", name="met_label")
        self.notes_edit = LiveText("notes_edit", self.tr("What else is good to know"), spoken=self.tr("Background"))
        self.notes_edit.setStyleSheet(_IN_LINE)
        self._lay_out()

    def read(self) -> None:
        with suppress(RuleFault):  # whoever is gone is told by the page
            self._show(self.services.portraying.of(self.who))

    def show_person(self, prospect_id: int) -> None:
        if half := self.new_edit.words():  # it was refused
            self._half[self.who] = half
        for key, row in self.rows.items():
            if row.is_refused:
                self._refused[key] = row.edit.words()
            row.give_up()  # out of sight it tells nothing
        self._spare += self.rows.values()
        self.rows = {}
        self.keeper.who = 0
        super().show_person(prospect_id)
        if half := self._half.pop(prospect_id, ""):
            self.new_edit.show_words(half, anew=True)
            self.new_edit.show()

    def forget(self) -> None:
        self.new_edit.show_words("", anew=True)
        self.new_edit.set_wrong(False)
        self.new_edit.clearFocus()  # the page takes it
        self.new_edit.hide()

    def begin(self) -> None:
        self.new_edit.show()
        self.new_edit.setFocus()

    def keep_now(self) -> None:
        self.keeper.keep_now()
        for row in list(self.rows.values()):
            row.write()
        self._add()

    def light(self, words_: str, *, loosely: bool = True) -> QWidget | None:
        edits = [*(row.edit for row in self.rows.values()), *self.keeper.edits.values()]
        return next((edit for edit in edits if lit(edit, words_, loosely=loosely)), None)

    def _show(self, portrait: Portrait) -> None:
        person, anew = portrait.person, self.keeper.who != self.who
        self.keeper.who, self.keeper.name = person.id, person.name
        for field in self.keeper.edits:
            self.keeper.show(field, str(getattr(person, field.value)), anew=anew)
        self._show_contacts((*portrait.phones, *portrait.emails), portrait.home)
        odd = [phone.written for phone in portrait.phones if not phone.understood]
        odd += [email.address for email in portrait.emails if not email.understood]
        told = [self.tr("Kept as written, and not understood: {what}").format(what=", ".join(odd))] if odd else []
        told += [self.tr("They asked for no e-mails.")] if person.no_email else []
        if not portrait.phones and not portrait.emails:
            told.append(self.tr("No number and no address yet. With one, they can be called and written to."))
        self.told_label.setText("\n".join(told))
        self.told_label.setVisible(bool(told))
        today = local(self.now(), portrait.zone).date()
        self.met_label.setText(words.date_words(person.met_on, today) if person.met_on else "")
        for widget in (self.met_label, self._met_name):
            widget.setVisible(person.met_on is not None)

    def _show_contacts(self, contacts: tuple[Contact, ...], home: str) -> None:
        wanted = {_key(each): each for each in contacts}
        self._spare += [self.rows.pop(key) for key in [key for key in self.rows if key not in wanted]]
        for place, (key, contact) in enumerate(wanted.items()):
            if key in self.rows:
                self.rows[key].show_contact(contact)
            else:
                self.rows[key] = self._row(contact, home)
                self.rows[key].show_refused(self._refused.pop(key, ""))
            if self._contacts.indexOf(self.rows[key]) != place:
                self._contacts.insertWidget(place, self.rows[key])
        for row in self._spare:
            row.hide()

    def _row(self, contact: Contact, home: str) -> ContactRow:
        """One that is used no more, else a new one."""
        row = next((row for row in self._spare if type(row.contact) is type(contact)), None)
        if row is None:
            return self._tied(ContactRow(contact, home))
        self._spare.remove(row)
        row.show_contact(contact, anew=True)
        row.show()
        return row

    def _tied(self, row: ContactRow) -> ContactRow:
        editing = self.services.editing
        if isinstance(row.contact, KnownPhone):
            row.written.connect(
                lambda text: self._write(row, partial(editing.set_phone, self.who, row.contact.id, text))
            )
            row.kind_chosen.connect(lambda kind: self._typed(partial(editing.set_kind, self.who, row.contact.id, kind)))
            row.dead_chosen.connect(lambda dead: self._typed(partial(editing.set_dead, self.who, row.contact.id, dead)))
            row.removed.connect(lambda: self._remove(row, partial(editing.remove_phone, self.who, row.contact.id)))
            row.used.connect(lambda: self.call_requested.emit(self.who))
        else:
            row.written.connect(
                lambda text: self._write(row, partial(editing.set_email, self.who, row.contact.id, text))
            )
            row.removed.connect(lambda: self._remove(row, partial(editing.remove_email, self.who, row.contact.id)))
            row.used.connect(self.mail_requested)
        return row

    def _write(self, row: ContactRow, do: Callable[[], object]) -> None:
        if self._typed(do):
            row.let()
        else:
            row.edit.set_wrong(True)

    def _typed(self, do: Callable[[], object]) -> bool:
        """Whether it was kept."""
        step = self.act(do)
        if step:
            self.typed.emit(step, self.tr("Number or address of {name}").format(name=self.keeper.name))
        return step is not None

    def _remove(self, row: ContactRow, do: Callable[[], object]) -> None:
        step = self.act(do)
        if step:
            told = self.tr("Removed: {what}").format(what=row.edit.words())
            row.let()
            row.remove_button.clearFocus()  # the page takes it
            self.done.emit(step, told)

    def _add(self) -> None:
        """What was typed as a new number or address; it stays where it is refused."""
        text = self.new_edit.words()
        if not text or self._typed(partial(self.services.editing.add, self.who, text)):
            self.forget()
        else:
            self.new_edit.set_wrong(True)

    def _lay_out(self) -> None:
        self._contacts = QVBoxLayout()
        self._contacts.setSpacing(0)
        self.body.addLayout(self._contacts)
        self.body.addWidget(self.new_edit)
        self.body.addWidget(self.fault_line)  # beside the numbers, which are what is refused most
        self.body.addWidget(self.told_label)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, LABELS)
        self._grid.setColumnStretch(1, 1)
        for field, name, called, placeholder in self._fields():
            self._field(field, LiveLine(f"{field.value}_edit", placeholder, spoken=called), name, called)
        self._met_name = self._named(self.tr("Met"), self.met_label)
        self._field(Field.NOTES, self.notes_edit, self.tr("Background"), self.tr("Background"))
        self.body.addLayout(self._grid)
        self.body.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _fields(self) -> list[tuple[Field, str, str, str]]:
        """Each with its name, what is told of it, and what stands there while it is empty."""
        return [
            (Field.STREET, self.tr("Street"), self.tr("Street"), self.tr("Street and number")),
            (Field.POSTAL_CODE, self.tr("Code"), self.tr("Postal code"), self.tr("Postal code")),
            (Field.CITY, self.tr("City"), self.tr("City"), self.tr("City")),
            (Field.REGION, self.tr("State"), self.tr("State"), self.tr("State or region")),
            (Field.COUNTRY, self.tr("Country"), self.tr("Country"), self.tr("Country")),
            (Field.FIRST_NAME, self.tr("Greeted as"), self.tr("First name"), self.tr("First name")),
            (Field.SOURCE, self.tr("Came from"), self.tr("Source"), self.tr("Where you know them from")),
        ]

    def _field(self, field: Field, edit: LiveLine | LiveText, name: str, called: str) -> None:
        self._named(name, edit)
        self.keeper.tie(field, edit, called)

    def _named(self, name: str, widget: QWidget) -> QWidget:
        row, before = self._grid.rowCount(), label(name, "body", "text2")
        before.setContentsMargins(8, 5 if isinstance(widget, LiveLine) else 4, 0, 4)  # on the line of the words
        self._grid.addWidget(before, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(widget, row, 1)
        return before


def _key(contact: Contact) -> tuple[bool, int]:
    return isinstance(contact, KnownEmail), contact.id
