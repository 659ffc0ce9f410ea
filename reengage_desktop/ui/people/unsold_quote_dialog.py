"""An unsold quote of today: who, and why not; the call after 48 hours is booked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.reason import WhyNot, guess
from reengage_desktop.services.keeping import Keeping
from reengage_desktop.ui import words
from reengage_desktop.ui.dialog_parts import Fitting, FormDialog, field
from reengage_desktop.ui.widgets import Chip

from .person_fields import line_edit
from .quote_fields import product_completer
from .who_field import WhoField

_IN_A_ROW = 4


class WhyNotChips(QWidget):
    """One reason of the closed list, or none."""

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.chips: dict[WhyNot, Chip] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, why in enumerate(why for why in WhyNot if why is not WhyNot.UNKNOWN):
            chip = Chip(words.why_not_words(why), name=f"why_{why.value}")
            self._group.addButton(chip)
            self.chips[why] = chip
            grid.addWidget(chip, place // _IN_A_ROW, place % _IN_A_ROW)

    def value(self) -> WhyNot:
        return next((why for why, chip in self.chips.items() if chip.isChecked()), WhyNot.UNKNOWN)


class UnsoldQuoteDialog(FormDialog):
    """`saved` carries the id of the person, whose next action then says which hour was booked."""

    saved = Signal(object)

    def __init__(self, keeping: Keeping, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__("", self.tr("Save"), parent, enter_saves=True)
        self.setWindowTitle(self.tr("Unsold quote today"))
        self._keeping, self._now = keeping, now
        self.who_field = WhoField(keeping)
        self.why_chips = WhyNotChips()
        self.words_edit = line_edit("words_edit", self.tr("in their words: “wants to ask her brother”"))
        self.product_edit = line_edit("product_edit", self.tr("what you quoted, if you like"))
        self.product_edit.setCompleter(product_completer(keeping.products(), self))
        self.body.addLayout(field(self.tr("Who?"), self.who_field))
        self.body.addLayout(field(self.tr("Why not?"), self.why_chips))
        self.body.addWidget(self.words_edit)
        self.words_edit.setAccessibleName(self.tr("Why not, in their words"))
        self.body.addLayout(field(self.tr("Product"), self.product_edit))
        said = self.tr("You call them 48 hours from now, or at the first permitted hour after that.")
        self.body.addWidget(Fitting(said))
        self.body.addStretch(1)
        self.resize(620, 420)
        self.who_field.setFocus()

    def changed(self) -> bool:
        return bool(self.who_field.name_edit.text() or self.words_edit.text() or self.product_edit.text())

    def save(self) -> None:
        who, said = self.who_field.who(), self.words_edit.text().strip()
        why = self.why_chips.value()
        why = guess(said) if why is WhyNot.UNKNOWN else why
        self.clear_fault(self.who_field.name_edit)
        try:
            ident = self._keeping.unsold_quote_today(who, why, said, self.product_edit.text().strip())
        except Fault as fault:
            self.say_fault(fault, self.who_field.name_edit)
            return
        self.saved.emit(ident)
        self.accept()
