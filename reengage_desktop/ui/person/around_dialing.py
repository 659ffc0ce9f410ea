"""Dialling somebody around a prospect, asked about once where the rule of their number does not allow it now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.place import city_of_zone
from reengage_desktop.services.acquainting import Acquainting
from reengage_desktop.services.permitting import not_now, remark
from reengage_desktop.ui.call.dial_strip import DialAnswer, DialStrip

from .around_call_head import AroundCallHead


class AroundDialing(QWidget):
    """The place of the question. `asked` comes when it is put or gone, `refused` carries a `Fault`.

    `remark` is what the note says of a call that is made all the same.
    """

    asked = Signal()
    refused = Signal(object)

    def __init__(self, acquainting: Acquainting, head: AroundCallHead, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._acquainting, self._head, self._now = acquainting, head, now
        self.strip: DialStrip | None = None
        self.remark = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def dial(self, then: Callable[[], object]) -> None:
        """`then`, at once where they may be called now or called themselves, else after the answer to call anyway."""
        sheet = self._head.sheet
        if sheet.refused is not None:
            self.refused.emit(sheet.refused)
        elif self.remark or self._head.inbound_chip.isChecked() or self._is_allowed():
            then()
        elif self.strip is None:
            self._ask(then)

    def leave(self) -> bool:
        """Whether a question stood there."""
        if self.strip is None:
            return False
        self._column.removeWidget(self.strip)
        self.strip.hide()
        self.strip.deleteLater()
        self.strip = None
        self.hide()
        self.asked.emit()
        self._head.ring_button.setFocus()
        return True

    def _is_allowed(self) -> bool:
        """As it is this minute."""
        sheet = self._head.sheet
        try:
            permission = self._acquainting.call_sheet(sheet.person.id).permission
        except Fault as fault:
            self.refused.emit(fault)
            return False
        self._head.sheet = replace(sheet, permission=permission)
        self._head.show_hours(self._now())
        return permission.callable

    def _ask(self, then: Callable[[], object]) -> None:
        sheet = self._head.sheet
        strip = self.strip = DialStrip(
            not_now(sheet.permission, sheet.my_zone, sheet.zone), city_of_zone(sheet.zone), self._now()
        )
        strip.answered.connect(lambda answer: self._answered(answer, then))
        self._column.addWidget(strip)
        self.show()
        self.asked.emit()
        strip.begin()

    def _answered(self, answer: DialAnswer, then: Callable[[], object]) -> None:
        self.leave()
        if answer is DialAnswer.ANYWAY:
            self.remark = remark(self._head.sheet.permission)
            then()
