"""Whether they may be called: the rule that decides, what its clock counts from, lists, tries, written permission."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.place import city_of_zone
from reengage_desktop.domain.prospect import Party
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.widgets import Button, Choice, LampView, Option, label, set_role

from . import permission_words, quote_words
from .consent_part import ConsentPart
from .live_edit import LiveLine
from .section import PersonSection
from .trigger_row import INSET

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services
    from reengage_desktop.services.permitting import Permit
    from reengage_desktop.services.retracing import Step


class PermissionSection(PersonSection):
    """The page's key Y notes a written permission. What is nothing special is folded away under "More"."""

    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        super().__init__(services, now, "", "permission_section", "Y")
        self.title_label.setText(self.tr("Permission"))
        self.add_button.setText(self.tr("They agreed in writing"))
        self.add_button.setAccessibleName(self.add_button.text())
        self.more_button = Button(self.tr("More"), "link", name="permission_more")
        self.lamp = LampView()
        self.status_label = Fitting("", "body", "text", name="permission_status")
        self.source_label = Fitting("", "small", "text3", name="permission_source")
        self.zones_label = Fitting("", "body", "amber", name="permission_zones")
        self.zone_buttons = (Button("", size="small", name="zone_one"), Button("", size="small", name="zone_other"))
        self.party_choice = Choice(
            (
                Option(Party.CONSUMER, self.tr("Private"), tip=self.tr("Private person")),
                Option(Party.BUSINESS, self.tr("Business"), tip=self.tr("Business line")),
            ),
            name="permission_party",
        )
        self.clock_label = Fitting("", "body", "text", name="permission_clock")
        self.asked_edit = LiveLine("permission_asked", self.tr("Not known"), spoken=self.tr("They asked on"))
        self.bought_edit = LiveLine("permission_bought", self.tr("Not known"), spoken=self.tr("They bought on"))
        self.registry_label = Fitting("", "body", "text", name="permission_registry")
        self.tries_label = Fitting("", "body", "text", name="permission_tries")
        self.consent_label = Fitting("", "body", "text", name="permission_consent")
        self.withdraw_button = Button(self.tr("Not any more"), "link", name="consent_withdraw")
        self.consent_part = ConsentPart()
        self._is_open = False
        self._half: dict[int, tuple[str, str]] = {}
        self._lay_out()
        self._connect()

    def read(self) -> None:
        try:
            self.permit = self.services.permitting.of(self.who)
        except Fault:  # somebody who was forgotten meanwhile: the page goes
            return
        self._show(self.permit)

    def minute_passed(self) -> None:
        """Their hours, as this minute has them."""
        if self.who:
            self.read()

    def begin(self) -> None:
        """A written permission, or where the one that is noted lies."""
        person = self.permit.person
        day, proof = quote_words.written_day(person.consent_on), person.consent_proof
        if not person.consented:
            day = quote_words.written_day(self._today())
        if self.consent_part.isHidden():
            self.consent_part.show_words(day, proof)
        self.consent_part.proof_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def forget(self) -> None:
        """A note that was half written waits with its person."""
        self.consent_part.hide()
        self._is_open = False
        for edit in (self.asked_edit, self.bought_edit):
            edit.set_wrong(False)
        if self.who in self._half:
            self.consent_part.show_words(*self._half[self.who])

    def keep_now(self) -> None:
        self.asked_edit.keep_now()
        self.bought_edit.keep_now()
        part = self.consent_part
        if self.who and not part.isHidden() and (part.is_written() or self.who in self._half):
            self._half[self.who] = part.day_edit.text(), part.proof_edit.text()

    def light(self, words_: str, *, loosely: bool = True) -> QWidget | None:
        sought = words_.casefold().split()
        proof = self.permit.person.consent_proof.casefold() if self.who else ""
        return self.consent_label if sought and all(word in proof for word in sought) else None

    # What is written

    def _keep_consent(self, day: str, proof: str) -> None:
        permitting = self.services.permitting
        if not proof.strip():
            self.fault_line.say(self.tr("Write in a few words where it lies, as its proof. Nothing was changed."))
            self.consent_part.set_wrong(proof=True)
            return
        step = self.act(lambda: permitting.note_consent(self.who, permitting.read_day(day), proof))
        self.consent_part.set_wrong(day=step is None)
        if step is not None:
            self._leave_consent()
            self._tell(step, self.tr("Written permission noted"))

    def _leave_consent(self) -> None:
        self._half.pop(self.who, None)
        self.fault_line.say("")
        self.consent_part.hide()
        self.land(self.add_button)

    def _withdraw(self) -> None:
        step = self.act(lambda: self.services.permitting.withdraw(self.who))
        if step is not None:
            self._tell(step, self.tr("No written permission any more"))
            self.land(self.add_button)

    def _keep_day(self, edit: LiveLine, told: str, text: str) -> None:
        permitting = self.services.permitting
        put = permitting.set_asked_on if edit is self.asked_edit else permitting.set_bought_on
        step = self.act(lambda: put(self.who, permitting.read_day(text)))
        edit.set_wrong(step is None)
        if step:
            self.typed.emit(step, told)
            self.read()

    def _set_party(self, party: object) -> None:
        step = self.act(lambda: self.services.permitting.set_party(self.who, Party(str(party))))
        if step is not None:
            business, private = self.tr("Called as a business line"), self.tr("Called as a private person")
            self._tell(step, business if party is Party.BUSINESS else private)

    def _set_zone(self, which: int) -> None:
        person = self.permit.person
        name = "" if person.zone_chosen else (self.permit.their_zone, person.other_zone)[which]
        step = self.act(lambda: self.services.permitting.set_zone(self.who, name))
        if step is not None:
            told = self.tr("Their clock is that of {city}").format(city=city_of_zone(name))
            self._tell(step, told if name else self.tr("Their clock goes by address and number again"))

    def _tell(self, step: Step, told: str) -> None:
        if step:
            self.done.emit(step, told)
        self.read()

    # What is shown

    def _show(self, permit: Permit) -> None:
        now, today, person = self.now(), self._today(), permit.person
        self.lamp.set_state(permit.permission.lamp)
        _put(self.status_label, permission_words.status(permit, now))
        self.source_label.setText(permit.permission.source)
        special = permission_words.is_special(permit)
        self.more_button.setVisible(not special)
        self.more_button.setText(self.tr("Less") if self._is_open else self.tr("More"))
        self.details.setVisible(special or self._is_open)
        self.party_choice.set_value(person.party)
        self.asked_edit.show_words(quote_words.written_day(person.asked_on))
        self.bought_edit.show_words(quote_words.written_day(person.bought_on))
        self._put_row("clock", permission_words.clock(permit, today))
        lines = [permission_words.registry(each, permit.rule, today, permit.home) for each in permit.phones]
        said = [told for told in lines if told[0]]
        worst = next((role for role in ("red", "amber", "text2") if any(role == has for _, has in said)), "text")
        self._put_row("registry", ("\n".join(words for words, _ in said), worst))
        self._put_row("tries", (permission_words.tries(permit), "text"))
        told = permission_words.consent(permit, today)
        _put(self.consent_label, told)
        self.consent_row.setVisible(bool(told[0]))
        self.add_button.setText(self.tr("Change") if told[0] else self.tr("They agreed in writing"))
        self._show_zones(permit, now)

    def _show_zones(self, permit: Permit, now: datetime) -> None:
        person, told = permit.person, permission_words.zones(permit, now)
        one, other = self.zone_buttons
        if told:
            one.setText(city_of_zone(permit.their_zone))
            other.setText(city_of_zone(person.other_zone))
        elif person.zone_chosen:
            told = self.tr("You chose the clock of {city}.").format(city=city_of_zone(permit.their_zone))
            one.setText(self.tr("Find it by address and number"))
        _put(self.zones_label, (told, "amber" if person.other_zone else "text2"))
        other.setVisible(bool(person.other_zone))
        self.zones_part.setVisible(bool(told))
        self.zones_label.setVisible(bool(told))

    def _put_row(self, name: str, told: tuple[str, str]) -> None:
        title, shown = self.rows[name]
        for part in (title, shown):
            part.setVisible(bool(told[0]))
        _put(shown, told)

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._show(self.permit)

    def _today(self) -> date:
        return self.services.around.today()

    def _connect(self) -> None:
        self.more_button.clicked.connect(self._turn)
        self.party_choice.chosen.connect(self._set_party)
        self.asked_edit.kept.connect(partial(self._keep_day, self.asked_edit, self.tr("The day they asked")))
        self.bought_edit.kept.connect(partial(self._keep_day, self.bought_edit, self.tr("The day they bought")))
        for edit in (self.asked_edit, self.bought_edit):
            edit.left.connect(self.add_button.setFocus)
        self.withdraw_button.clicked.connect(self._withdraw)
        self.consent_part.kept.connect(self._keep_consent)
        self.consent_part.left.connect(self._leave_consent)
        for which, button in enumerate(self.zone_buttons):
            button.clicked.connect(partial(self._set_zone, which))

    def _lay_out(self) -> None:
        self.hint_label.hide()  # there is none, and the head is as narrow as the column
        status = QHBoxLayout()
        status.setSpacing(8)
        status.addWidget(self.lamp, 0, Qt.AlignmentFlag.AlignVCenter)
        status.addWidget(self.status_label, 1)
        status.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(status)
        self.body.addWidget(self.source_label)
        self.body.addWidget(self.zones_label)
        self.zones_part = _row(*self.zone_buttons)
        self.body.addWidget(self.zones_part)
        self.consent_row = QWidget()
        consent = QHBoxLayout(self.consent_row)
        consent.setContentsMargins(0, 0, 0, 0)
        consent.addWidget(self.consent_label, 1)
        consent.addWidget(self.withdraw_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.consent_row)
        self.body.addWidget(self.consent_part)
        self.body.addWidget(self._grid())
        for part in (self.consent_part, self.consent_row, self.zones_part, self.zones_label):
            part.hide()

    def _grid(self) -> QWidget:
        self.details = QWidget()
        grid = QGridLayout(self.details)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self.rows: dict[str, tuple[QWidget, Fitting]] = {}
        parts: tuple[tuple[str, str, QWidget], ...] = (
            ("", self.tr("Called as"), self.party_choice),
            ("clock", self.tr("Clock"), self.clock_label),
            ("", self.tr("They asked on"), self.asked_edit),
            ("", self.tr("They bought on"), self.bought_edit),
            ("registry", self.tr("Do-not-call list"), self.registry_label),
            ("tries", self.tr("Calls of late"), self.tries_label),
        )
        for place, (name, words_, widget) in enumerate(parts):
            title = label(words_, "body", "text2")
            grid.addWidget(title, place, 0, Qt.AlignmentFlag.AlignTop if name else Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(widget, place, 1)
            if isinstance(widget, Fitting):
                widget.setContentsMargins(INSET, 0, 0, 0)  # as far in as what is typed
                self.rows[name] = title, widget
        return self.details


def _put(shown: Fitting, told: tuple[str, str]) -> None:
    shown.setText(told[0])
    set_role(shown, told[1])


def _row(*widgets: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return made
