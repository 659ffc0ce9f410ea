"""The head of a call to somebody around a prospect: who, their number, whether they may be called, and the clock."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from reengage_desktop.domain.permission import Lamp
from reengage_desktop.domain.phone import digits
from reengage_desktop.services.ringing import AroundCall
from reengage_desktop.ui import figures, words
from reengage_desktop.ui.dialog_parts import MARGIN, Fitting
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.lamp_words import lamp_words
from reengage_desktop.ui.today.elided import ElidedLabel
from reengage_desktop.ui.widgets import Button, Chip, IconButton, LampView, label, set_role

from . import around_words


class AroundCallHead(QFrame):
    """`ring_requested`: it rings. `dial_requested` carries a `tel:` address of digits and a plus only."""

    ring_requested = Signal()
    dial_requested = Signal(object)

    def __init__(self, sheet: AroundCall) -> None:
        super().__init__()
        self.setProperty("kind", "head")
        self.sheet = sheet
        self.number = around_words.phone_words(sheet.phone, sheet.region)
        self._make()
        self._lay_out()
        self._show_number()
        self.ring_button.clicked.connect(self.ring_requested)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.number))
        self.dial_button.clicked.connect(lambda: self.dial_requested.emit(QUrl(f"tel:{self._dialled()}")))

    def show_hours(self, now: datetime) -> None:
        """Their clock, and until or from when they may be called; or why nobody may be."""
        sheet = self.sheet
        self.lamp.set_state(Lamp.DNC if sheet.refused else sheet.permission.lamp)
        if sheet.refused is not None:
            self.hours_label.setText(words.fault(sheet.refused))
            set_role(self.hours_label, "red")
            return
        there = self.tr("{hour} there").format(hour=figures.hour(now, sheet.zone))
        told, closes = lamp_words(sheet.permission, now)[0], sheet.permission.closes_at
        if sheet.permission.callable and closes is not None:
            told = self.tr("callable until {hour}").format(hour=figures.hour(closes, sheet.zone))
        self.hours_label.setText(", ".join(filter(None, (there, told))))
        set_role(self.hours_label, "text2" if sheet.permission.callable else "amber")
        source = sheet.permission.source.replace("<", "‹")  # a rule of one's own may hold any text
        self.hours_label.setToolTip(source)
        copy = (self.tr("Copy the number"), *(() if sheet.permission.callable else (told, source)))
        self.copy_button.setToolTip("\n".join(copy))

    def show_clock(self, seconds: int) -> None:
        """The length of the call stands where it was begun."""
        self.ring_button.hide()
        self.timer_label.show()
        self.timer_label.setText(f"{seconds // 60}:{seconds % 60:02d}")

    def _make(self) -> None:
        person, whom = self.sheet.person, self.sheet.whom
        self.name_label = ElidedLabel("title", "text", name="around_call_name")
        self.name_label.setText(person.name)
        known = around_words.who_words(person) or around_words.kind_words(person.kind)
        told = self.tr("around {name}: {what}").format(name=whom.name, what=known[:1].lower() + known[1:])
        self.whom_label = Fitting(told, "small", "text2", name="around_call_whom")
        self.number_label = label("", "title", tabular=True, name="around_call_number")
        dial = self.tr("Call with the phone program of this computer")
        self.dial_button = IconButton(Icon.PHONE, dial, size=17, name="around_dial")
        self.copy_button = IconButton(Icon.COPY, self.tr("Copy the number"), size=15, name="around_call_copy")
        self.ring_button = Button(self.tr("It rings"), "main", keys="⏎", size="large", name="around_ring")
        self.timer_label = label("", "timer", name="around_timer")
        self.timer_label.hide()
        self.lamp = LampView()
        self.hours_label = Fitting("", "small", "text2", name="around_call_hours")
        self.inbound_chip = Chip(self.tr("They called me"), icon=Icon.PHONE_INCOMING, name="around_inbound")

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(self.name_label, 1)
        first.addWidget(self.dial_button)
        first.addWidget(self.number_label)
        first.addWidget(self.copy_button)
        first.addSpacing(10)
        first.addWidget(self.timer_label)
        first.addWidget(self.ring_button)
        second.setSpacing(6)
        second.addWidget(self.lamp)
        second.addWidget(self.hours_label, 1)
        second.addWidget(self.inbound_chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 12, MARGIN, 12)
        column.setSpacing(6)
        column.addLayout(first)
        column.addWidget(self.whom_label)
        column.addLayout(second)

    def _show_number(self) -> None:
        phone, may = self.sheet.phone, self.sheet.refused is None
        self.number_label.setText(self.number or self.tr("no number yet"))
        set_role(self.number_label, "text" if self.number else "red")
        self.ring_button.setEnabled(may and phone is not None)
        self.dial_button.setEnabled(may and bool(self._dialled()))
        self.copy_button.setEnabled(phone is not None)

    def _dialled(self) -> str:
        phone = self.sheet.phone
        return "" if phone is None else phone.e164 or digits(phone.written)
