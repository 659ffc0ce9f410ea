"""Dialling, asked about once for each call that is not allowed now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.permission import Lamp
from reengage_desktop.domain.prospect import KnownPhone
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.permitting import Dialling, Permitting, remark
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.services.screening import Screening
from reengage_desktop.ui import sentences, words
from reengage_desktop.ui.words import tr

from . import call_words, dial_words
from .dial_strip import DialAnswer, DialStrip
from .script_page import ScriptPage


class CallDialing(QObject):
    """`allowed_anyway` carries what the note says of it; `put_off` a `Moved` and a sentence; `refused` a sentence.

    `asked` carries whether the question stands there.
    """

    asked = Signal(bool)
    allowed_anyway = Signal(str)
    put_off = Signal(object, str)
    refused = Signal(str)

    def __init__(
        self, permitting: Permitting, screening: Screening, page: ScriptPage, now: Callable[[], datetime]
    ) -> None:
        super().__init__(page)
        self._permitting, self._screening, self._page, self._now = permitting, screening, page, now
        self._was_asked = False

    def begin(self, sheet: CallSheet) -> None:
        """Another call: what was answered of the last one holds no more."""
        self._sheet, self._was_asked = sheet, sheet.inbound

    def stopped(self) -> str:
        """Since when they must not be contacted; "" of all others."""
        if self._sheet.permission.lamp is not Lamp.DNC:
            return ""
        return self._told(self._permitting.dialling(self._sheet.prospect.id))

    def _told(self, dialling: Dialling) -> str:
        today = local(self._now(), dialling.zone).date()
        return dial_words.stopped(dialling.stopped_on, dialling.they_asked, today)

    def dial(self, then: Callable[[], object], phone: KnownPhone | None) -> None:
        """`then`, at once where they may be called now, else where the answer is to call anyway.

        Never to a number that asked not to be contacted, whoever has it.
        """
        try:
            dialling = self._permitting.dialling(self._sheet.prospect.id)
        except Fault as fault:
            self.refused.emit(words.fault(fault))
            return
        if dialling.permission.lamp is Lamp.DNC:
            self.refused.emit(self._told(dialling))
        elif self._screening.is_held(phone):
            self.refused.emit(tr("This number asked not to be contacted: nobody is called on it, whoever has it."))
        elif self._was_asked or dialling.permission.callable:
            then()
        else:
            strip = DialStrip(dialling, call_words.place_of(self._sheet), self._now())
            strip.answered.connect(lambda answer: self._answered(answer, dialling, then))
            strip.left.connect(lambda: self.asked.emit(False))
            self._page.ask(strip)
            self.asked.emit(True)

    def _answered(self, answer: DialAnswer, dialling: Dialling, then: Callable[[], object]) -> None:
        self._page.ask(None)
        if answer is DialAnswer.ANYWAY:
            self._was_asked = True
            self.allowed_anyway.emit(remark(dialling.permission))
            then()
        elif answer is DialAnswer.MOVE:
            self._move()

    def _move(self) -> None:
        person = self._sheet.prospect
        try:
            moved = self._permitting.move(person.id)
        except Fault as fault:
            self.refused.emit(words.fault(fault))
            return
        booked = sentences.booked(moved.action, self._now(), self._sheet.zone)
        self.put_off.emit(moved, tr("{name}: not called now. {booked}").format(name=person.name, booked=booked))
