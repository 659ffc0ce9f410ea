"""The head of the call: who, where and when it is there, which attempt, what was promised, the number, the clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from reengage_desktop.domain.ladder import after
from reengage_desktop.domain.outcome import OUTCOMES, Outcome
from reengage_desktop.domain.permission import Lamp
from reengage_desktop.domain.phone import digits, shown
from reengage_desktop.domain.prospect import KnownPhone
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui import words
from reengage_desktop.ui.buttons import Button, IconButton
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Dots, IconView, LampView, hair_line, label, set_property, set_role, tag

from . import call_words, dial_words

_HEIGHT = 64
_TIMER_WIDTH = 84
_COPIED = 1500  # ms
_QUIET = (Outcome.SAID_NO, Outcome.LATER)


class CallHead(QFrame):
    """`open_requested` carries a `tel:` address, `phone_chosen` the number that is dialled from now on."""

    ring_requested = Signal()
    rehearse_requested = Signal()
    open_requested = Signal(object)
    phone_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "head")
        self.setFixedHeight(_HEIGHT)
        self.name_label = label("", "title", name="name_label")
        self.company_label = label("", "body", "text2", name="company_label")
        self.lamp = LampView()
        self.time_label = label("", "small", "text2", tabular=True, name="time_label")
        self.dots = Dots()
        self.attempt_label = label("", "small", "text2", name="attempt_label")
        self.promise_icon = IconView(Icon.HANDSHAKE, "ember", 13)
        self.promise_label = label("", "small", "ember", name="promise_label")
        self.notice_icon = IconView(Icon.HOURGLASS, "amber", 13)
        self.notice_label = label("", "small", "text3", name="notice_label")
        self.call_button = IconButton(Icon.PHONE, self.tr("Call with the phone program of this computer"), size=17)
        self.number_label = label("", "title", tabular=True, name="number_label")
        self.copy_button = IconButton(Icon.COPY, "", size=15, name="copy_button")
        self.other_button = IconButton(Icon.CHEVRON_DOWN, self.tr("Another number"), size=15, name="other_button")
        self.rehearse_button = Button(
            self.tr("Rehearse"), "quiet", icon=Icon.VOLUME_2, keys="P", name="rehearse_button"
        )
        self.ring_button = Button(self.tr("It rings"), "main", keys="⏎", size="large", name="ring_button")
        self.state_tag = tag("", "green", name="state_tag")
        self.timer_line = hair_line(upright=True)
        self.timer_label = label("", "timer", name="timer_label")
        self._phone: KnownPhone | None = None
        self._copying = ""
        self._said_copied = QTimer(self, singleShot=True, interval=_COPIED)
        self._said_copied.timeout.connect(self._offer_copy)
        self._lay_out()
        self.ring_button.clicked.connect(self.ring_requested)
        self.rehearse_button.clicked.connect(self.rehearse_requested)
        self.copy_button.clicked.connect(self.copy_number)
        self.call_button.clicked.connect(lambda: self.open_requested.emit(QUrl(f"tel:{self._dialled()}")))
        self.other_button.clicked.connect(self._choose_number)

    @property
    def phone(self) -> KnownPhone | None:
        """The number that is dialled."""
        return self._phone

    def other_number(self) -> str:
        """Another living number as it is shown; "" if there is none."""
        others = (p for p in self._sheet.phones if not p.dead and self._phone and p.id != self._phone.id)
        return self._shown(next(others, None))

    def show_sheet(self, sheet: CallSheet, now: datetime) -> None:
        who = sheet.prospect
        self._sheet = sheet
        self.name_label.setText(who.name)
        self.company_label.setText(who.company if who.company != who.name else "")
        self.show_outcome(None)
        stands_in_the_way = dial_words.notice(sheet.permission, now)
        self._notice(*(stands_in_the_way if stands_in_the_way[0] else call_words.notice(sheet, now)))
        self.ring_button.setEnabled(sheet.permission.lamp is not Lamp.DNC)
        self.ring_button.setToolTip("")
        self._copying = dial_words.copying(sheet.permission, now)
        self._offer_copy()
        living = [phone for phone in sheet.phones if not phone.dead]
        self.other_button.setVisible(len(living) > 1)
        self.show_phone(next(iter(living), None))
        self.show_state(now)

    def say_stopped(self, told: str) -> None:
        """Since when they must not be contacted, and whether they asked for it."""
        text = self.tr("{told} No call can be started.").format(told=told)
        self._notice(text, "red")
        self.ring_button.setToolTip(text)

    def _notice(self, text: str, role: str) -> None:
        self.notice_label.setText(text)
        self.notice_label.setToolTip(text)
        set_role(self.notice_label, role or "text3")
        icon = call_words.notice_icon(role)
        self.notice_icon.setVisible(bool(icon))
        if icon:
            self.notice_icon.set_icon(icon, role)

    def show_phone(self, phone: KnownPhone | None) -> None:
        self._phone = phone
        number = self._shown(phone)
        self.number_label.setText(number or self.tr("no number yet"))
        set_role(self.number_label, "text" if number else "red")
        self.copy_button.setEnabled(bool(number))
        self.call_button.setEnabled(bool(self._dialled()) and self._sheet.permission.lamp is not Lamp.DNC)

    def show_state(self, now: datetime, seconds: int | None = None, ended: str = "") -> None:
        """`seconds` of the call, None before it rings; `ended` names the outcome that is being written down."""
        sheet = self._sheet
        place = call_words.place_of(sheet)
        self.time_label.setText(
            self.tr("{hour} in {place}").format(hour=words.hour(now, sheet.their_zone), place=place)
        )
        self.lamp.set_state(sheet.permission.lamp)
        attempt = words.attempt_words(sheet.ladder.this_attempt)
        live = seconds is not None
        before = self.tr("this is the {attempt}").format(attempt=attempt)
        self.attempt_label.setText(self.tr("no attempt of yours") if sheet.inbound else attempt if live else before)
        promised = "" if sheet.inbound else call_words.promise_words(sheet, now, live)  # it stands first in the strip
        self.promise_label.setText(promised)
        self.promise_label.setVisible(bool(promised))
        self.promise_icon.setVisible(bool(promised))
        for button in (self.rehearse_button, self.ring_button):
            button.setVisible(not live and not ended)
        self.timer_label.setVisible(live)
        self.timer_line.setVisible(live and not ended)
        self.timer_label.setText(call_words.clock(seconds or 0))
        self.state_tag.setVisible(bool(ended))
        self.state_tag.setText(ended)
        for part in (self.call_button, self.number_label, self.copy_button):
            part.setVisible(not ended)
        self.other_button.setVisible(not ended and sum(not p.dead for p in sheet.phones) > 1)

    def show_outcome(self, outcome: Outcome | None) -> None:
        """The dots as they will stand with this outcome, and its tag in green if they spoke; None: as they stand."""
        ladder = self._sheet.prospect.ladder
        contact = outcome is not None and OUTCOMES[outcome].contact
        if contact:
            ladder = after(ladder, attempt=not self._sheet.inbound, contact=True)
        of = self._sheet.ladder.of
        self.dots.set_ladder(ladder, words.attempts_spoken(ladder, of), of)
        set_property(self.state_tag, "tone", "green" if contact and outcome not in _QUIET else "")

    def _dialled(self) -> str:
        """Digits and a plus only, whatever was written."""
        if self._phone is None:
            return ""
        e164 = self._phone.e164
        return f"+{digits(e164)}" if e164 else digits(self._phone.written)

    def _shown(self, phone: KnownPhone | None) -> str:
        if phone is None:
            return ""
        return shown(phone.e164, self._sheet.region) if phone.e164 else phone.written

    def copy_number(self) -> None:
        """The number as it is shown, and for a moment the button says that it was."""
        if self._phone is None:
            return
        QGuiApplication.clipboard().setText(self._shown(self._phone))
        self.copy_button.set_icon(Icon.CHECK, self.tr("Copied"))
        self._said_copied.start()

    def _offer_copy(self) -> None:
        self.copy_button.set_icon(Icon.COPY, self._copying)

    def _choose_number(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for phone in self._sheet.phones:
            if not phone.dead:
                action = menu.addAction(self._shown(phone).replace("&", "&&"))
                action.triggered.connect(lambda _=False, chosen=phone: self._take(chosen))
        menu.popup(self.other_button.mapToGlobal(self.other_button.rect().bottomLeft()))

    def _take(self, phone: KnownPhone) -> None:
        self.show_phone(phone)
        self.phone_chosen.emit(phone)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(10)
        who = QVBoxLayout()
        who.setSpacing(2)
        who.addLayout(_row((self.name_label, self.company_label), 10))
        second = QHBoxLayout()
        second.setSpacing(14)
        for part in (
            (self.lamp, self.time_label),
            (self.dots, self.attempt_label),
            (self.promise_icon, self.promise_label),
        ):
            second.addLayout(_row(part, 6, stretch=False))
        self.notice_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        notice = _row((self.notice_icon,), 6, stretch=False)
        notice.addWidget(self.notice_label, 1)
        second.addLayout(notice, 1)
        who.addLayout(second)
        row.addLayout(who, 1)
        right: Sequence[QWidget] = (self.call_button, self.number_label, self.copy_button, self.other_button)
        for widget in (
            *right,
            self.rehearse_button,
            self.ring_button,
            self.state_tag,
            self.timer_line,
            self.timer_label,
        ):
            row.addWidget(widget)
        self.name_label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.timer_line.setFixedHeight(32)
        self.state_tag.setMinimumHeight(26)
        self.timer_label.setFixedWidth(_TIMER_WIDTH)
        self.timer_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def _row(parts: Sequence[QWidget | QLabel], gap: int, *, stretch: bool = True) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(gap)
    for part in parts:
        row.addWidget(part)
    if stretch:
        row.addStretch(1)
    return row
