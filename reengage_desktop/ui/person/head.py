"""The head of the page: who they are, their clock, what we may, where they stand, and what it is worth."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.person_field import Field
from reengage_desktop.ui import cold_words, words
from reengage_desktop.ui.dialog_parts import FaultLine
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.today.elided import ElidedLabel
from reengage_desktop.ui.widgets import Button, Dots, IconButton, LampView, label, set_role, tag

from . import head_words
from .field_keeper import FieldKeeper
from .hugging_line import INSET, HuggingLine
from .ladder_button import LadderButton
from .party_menu import ImportanceButton, PermissionButton

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services
    from reengage_desktop.services.portraying import Portrait

SIDE = 18  # px: left and right of the page
_COPIED = 1500  # ms


class _Place(ElidedLabel):
    """It changes its role with the lamp."""

    def set_role(self, role: str) -> None:
        self._role = role
        self.update()


class PersonHead(QWidget):
    """`step_requested` carries -1 for the person before, 1 for the next one; `keeper` tells what was written."""

    back_requested = Signal()
    step_requested = Signal(int)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.setObjectName("person_head")
        self.fault_line = FaultLine("head_fault")
        self.keeper = FieldKeeper(lambda: services.editing, self.fault_line, self)
        self.back_button = Button(self.tr("Prospects"), "quiet", icon=Icon.ARROW_LEFT, size="small", name="back_button")
        self.back_button.setToolTip(self.tr("Back to the list (Esc)"))
        self.place_label = label("", "small", "text2", tabular=True, name="place_in_list")
        self.before_button = Button("", "quiet", keys="K", size="small", name="before_button")
        self.after_button = Button("", "quiet", keys="J", size="small", name="after_button")
        for button in (self.before_button, self.after_button):
            button.setStyleSheet("QPushButton { padding: 0 2px; } QPushButton:focus { padding: 0 1px; }")
        self.before_button.setAccessibleName(self.tr("The person before"))
        self.after_button.setAccessibleName(self.tr("The next person"))
        self.name_edit = HuggingLine("name_edit", self.tr("Name"), font_="person", spoken=self.tr("Name"), least=300)
        self.title_edit = HuggingLine("title_edit", self.tr("Job title"), spoken=self.tr("Job title"))
        self.company_edit = HuggingLine("company_edit", self.tr("Company"), spoken=self.tr("Company"))
        self.dot_label = label("·", "body", "text3", name="title_dot")
        self.number_label = label("", "title", tabular=True, name="number_label")
        self.copy_button = IconButton(Icon.COPY, "", size=15, name="copy_button")
        self.lamp = LampView()
        self.time_label = label("", "bodyStrong", tabular=True, name="time_label")
        self.where_label = _Place("body", "text2", name="where_label")
        self.permission_button = PermissionButton()
        self.dots = Dots()
        self.ladder_button = LadderButton(services)
        self.stage_label = label("", "small", "text2", name="stage_label")
        self.cold_tag = tag(cold_words.mark(), "amber", name="cold_tag")
        self.importance_button = ImportanceButton()
        self.worth_label = label("", "small", "text2", tabular=True, name="worth_label")
        self._number = self._not_now = ""
        self._services = services
        self._said_copied = QTimer(self, singleShot=True, interval=_COPIED)
        self._lay_out()
        self._connect()
        self._offer_copy()

    def show_portrait(self, portrait: Portrait, now: datetime, *, anew: bool = False) -> None:
        """`anew`: of somebody else than before."""
        person = portrait.person
        self.keeper.who, self.keeper.name = person.id, person.name
        if anew:
            self.fault_line.say("")
        for field, known in (
            (Field.NAME, person.name),
            (Field.TITLE, person.title),
            (Field.COMPANY, person.company),
        ):
            self.keeper.show(field, known, anew=anew)
        self._number = head_words.number_words(portrait.phone, portrait.home)
        self.number_label.setText(self._number or self.tr("no number yet"))
        set_role(self.number_label, "text" if self._number else "text3")
        self.copy_button.setVisible(bool(self._number))
        self.stage_label.setText(head_words.stage_words(person.stage))
        self.cold_tag.setVisible(portrait.cold is not None)
        if portrait.cold is not None:
            self.cold_tag.setToolTip(cold_words.sentence(portrait.cold, now, portrait.zone))
        self.importance_button.show_importance(person.importance)
        self.worth_label.setText(head_words.worth_words(portrait))
        self.worth_label.setToolTip(head_words.worth_reason(portrait, now).replace("<", "‹"))
        of = self.ladder_button.show_person(person)
        self.dots.set_ladder(person.ladder, words.attempts_spoken(person.ladder, of), of)
        self.show_clock(portrait, now)

    def show_clock(self, portrait: Portrait, now: datetime) -> None:
        """Their time, the lamp and what we may, at this minute."""
        self.lamp.set_state(portrait.permission.lamp)
        self.time_label.setText(words.hour(now, portrait.their_zone))
        self.time_label.setToolTip(head_words.zone_words(portrait))
        told, role = head_words.place_words(portrait, now)
        self.where_label.setText(told)
        self.where_label.set_role(role)
        self.permission_button.show_permission(portrait, now)
        self._not_now = head_words.not_now(portrait, now)
        if not self._said_copied.isActive():
            self._offer_copy()

    def show_place(self, place: int, of: int) -> None:
        """Which of the list they are, from 1; 0 where they are not in it."""
        self.place_label.setText(self.tr("{place} of {all}").format(place=f"{place:,}", all=f"{of:,}") if place else "")
        for widget in (self.before_button, self.after_button):
            widget.setVisible(of > 0)

    def copy_number(self) -> None:
        """The number as it is shown, and for a moment the button says that it was."""
        if self._number:
            QGuiApplication.clipboard().setText(self._number)
            self.copy_button.set_icon(Icon.CHECK, self.tr("Copied"))
            self._said_copied.start()

    def in_order(self) -> list[QWidget]:
        """As Tab goes through them."""
        steps = [self.back_button, self.before_button, self.after_button]
        named = [self.name_edit, self.title_edit, self.company_edit, self.copy_button]
        return [*steps, *named, self.permission_button, self.ladder_button, self.importance_button]

    def _set_consent(self, agreed: bool) -> None:
        """Of today; where it lies is noted in the section on permission."""
        permitting, who = self._services.permitting, self.keeper.who
        try:
            step = permitting.note_consent(who, self._services.around.today()) if agreed else permitting.withdraw(who)
        except Fault as fault:
            self.fault_line.say(words.fault(fault))
        else:
            told = self.tr("Written permission of {name}").format(name=self.keeper.name)
            self.keeper.typed.emit(step, told)

    def _offer_copy(self) -> None:
        told = "\n".join(filter(None, (self.tr("Copy the number (C)"), self._not_now)))
        self.copy_button.set_icon(Icon.COPY, told.replace("<", "‹"))

    def _connect(self) -> None:
        self._said_copied.timeout.connect(self._offer_copy)
        self.back_button.clicked.connect(self.back_requested)
        self.before_button.clicked.connect(lambda: self.step_requested.emit(-1))
        self.after_button.clicked.connect(lambda: self.step_requested.emit(1))
        self.copy_button.clicked.connect(self.copy_number)
        keeper = self.keeper
        keeper.tie(Field.NAME, self.name_edit, self.tr("Name"))
        keeper.tie(Field.TITLE, self.title_edit, self.tr("Job title"))
        keeper.tie(Field.COMPANY, self.company_edit, self.tr("Company"))
        self.permission_button.chosen.connect(
            lambda party: keeper.write(Field.PARTY, party.value, self.tr("Permission"))
        )
        self.permission_button.consent_chosen.connect(self._set_consent)
        self.ladder_button.refused.connect(self.fault_line.say)
        self.ladder_button.written.connect(keeper.typed)
        self.importance_button.chosen.connect(
            lambda value: keeper.write(Field.IMPORTANCE, str(value), self.tr("Importance"))
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 4)
        column.setSpacing(0)
        back = _row(self.back_button, None, self.place_label, self.before_button, self.after_button, gap=2)
        back.setContentsMargins(SIDE - 11, 0, SIDE - 3, 0)
        named = _row(
            self.name_edit,
            self.title_edit,
            self.dot_label,
            self.company_edit,
            None,
            self.number_label,
            self.copy_button,
        )
        named.setContentsMargins(SIDE - INSET, 0, SIDE - 7, 0)
        named.setSpacing(0)
        clock = _row(self.lamp, self.time_label, self.where_label, self.permission_button, None)
        clock.setContentsMargins(SIDE, 0, SIDE, 0)
        clock.setSpacing(6)
        clock.addLayout(_row(self.dots, self.ladder_button, gap=2))
        stands = _row(self.stage_label, self.cold_tag, self.importance_button, None, self.worth_label, gap=4)
        stands.setContentsMargins(SIDE, 0, SIDE, 0)
        fault = _row(self.fault_line)
        fault.setContentsMargins(SIDE, 2, SIDE, 2)
        for row in (back, named, clock, stands, fault):
            column.addLayout(row)


def _row(*parts: QWidget | None, gap: int = 8) -> QHBoxLayout:
    """None stands for the gap."""
    row = QHBoxLayout()
    row.setSpacing(gap)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row
