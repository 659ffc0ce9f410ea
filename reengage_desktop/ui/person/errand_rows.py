"""What is done before the coming attempt: a row for each, with a number for a key, by which it is done or opened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.domain.errand import KINDS
from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.ladder_plan import StepWay
from reengage_desktop.ui import words
from reengage_desktop.ui.dialog_parts import FaultLine, Fitting
from reengage_desktop.ui.widgets import Button, IconView, label, set_role

from . import errand_words

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services
    from reengage_desktop.services.heralding import Herald

    from .around_call_dialog import AroundCallDialog
    from .text_ahead_dialog import TextAheadDialog

_ROW = 28  # px


class ErrandRow(QWidget):
    """`wished` by its button."""

    wished = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self.icon = IconView("", "text2", 15)
        self.told_label = Fitting("", "small", "text", name=f"errand_{number}")
        self.button = Button("", size="small", keys=str(number), name=f"errand_button_{number}")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.wished)
        self.setMinimumHeight(_ROW)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.icon)
        row.addWidget(self.told_label, 1)
        row.addWidget(self.button)

    def show_told(self, icon: str, told: str, act: str, *, done: bool) -> None:
        """`act` is "" where nothing can be done here."""
        self.icon.set_icon(icon, "green" if done else "text2")
        self.told_label.setText(told)
        set_role(self.told_label, "text2" if done else "text")
        self.button.setText(act)
        self.button.setAccessibleName(f"{act}: {told}")
        self.button.setVisible(bool(act))


class ErrandRows(QWidget):
    """Nothing is seen where nothing is to be done. `done` carries a `Step` and a sentence.

    `adds`: whether somebody around them can be added where it stands. `letter_requested`: theirs is to be opened.
    `around_requested` carries the id of somebody around them whose number is to be added, 0 for somebody new, and their
    `AroundKind`.
    """

    letter_requested = Signal()
    around_requested = Signal(int, str)
    done = Signal(object, object)

    def __init__(self, services: Services, name: str, title: str = "", *, adds: bool = True) -> None:
        super().__init__()
        self.setObjectName(name)
        self._services, self._adds, self._who = services, adds, 0
        self.heralds: tuple[Herald, ...] = ()
        self.rows: list[ErrandRow] = []
        self.text_dialog: TextAheadDialog | None = None
        self.call_dialog: AroundCallDialog | None = None
        self.fault_line = FaultLine(f"{name}_fault")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        if title:
            self._column.addWidget(label(title, "heading"))
        self._column.addWidget(self.fault_line)
        self.hide()

    def show_person(self, who: int) -> None:
        """As it stands at this minute."""
        if who != self._who:
            self.fault_line.say("")
        self._who = who
        try:
            self.heralds = self._services.heralding.of(who) if who else ()
        except Fault as fault:
            self.heralds = ()
            self.fault_line.say(words.fault(fault))
        around = self._services.around
        while len(self.rows) < len(self.heralds):
            self._add_row()
        for row, herald in zip(self.rows, self.heralds, strict=False):
            told = errand_words.told(herald, around.now(), around.zone(), around.settings().region)
            act = errand_words.act(herald) if self._adds or not _lacks(herald) else ""
            row.show_told(errand_words.icon(herald.errand), told, act, done=herald.errand.done_at is not None)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(self.heralds))
        self.setVisible(bool(self.heralds))

    def press(self, number: int) -> bool:
        """What the key of this number does, from 1; False where it means nothing."""
        herald = self.heralds[number - 1] if 1 <= number <= len(self.heralds) else None
        if herald is None or herald.errand.done_at is not None or (_lacks(herald) and not self._adds):
            return False
        self._do(herald)
        return True

    def in_order(self) -> list[QWidget]:
        """As Tab goes through them."""
        return [row.button for row in self.rows]

    def _do(self, herald: Herald) -> None:
        self.fault_line.say("")
        errand, whom = herald.errand, herald.whom
        try:
            if errand.way is StepWay.LETTER_FIRST:
                self.letter_requested.emit()
            elif errand.way is StepWay.TEXT_FIRST:
                self._show_text()
            elif _lacks(herald):
                self.around_requested.emit(whom.person.id if whom else 0, KINDS[errand.way])
            elif whom is not None:
                self._call(whom.person.id)
        except Fault as fault:
            self.fault_line.say(words.fault(fault))

    def _show_text(self) -> None:
        from .text_ahead_dialog import TextAheadDialog

        self.text_dialog = TextAheadDialog(self._services, self._who, self.window())
        self.text_dialog.done_.connect(self._written)
        self.text_dialog.finished.connect(self._closed)
        self.text_dialog.open()

    def _call(self, person_id: int) -> None:
        from .around_call_dialog import AroundCallDialog

        acquainting, now = self._services.acquainting, self._services.around.now
        self.call_dialog = AroundCallDialog(acquainting, acquainting.call_sheet(person_id), now, self.window())
        self.call_dialog.done_.connect(self._written)
        self.call_dialog.finished.connect(self._closed)
        self.call_dialog.open()

    def _written(self, step: object, told: str) -> None:
        self.done.emit(step, told)
        self.show_person(self._who)

    def _closed(self) -> None:
        self.text_dialog = self.call_dialog = None

    def _add_row(self) -> None:
        number = len(self.rows) + 1
        row = ErrandRow(number)
        row.wished.connect(partial(self.press, number))
        self._column.insertWidget(self._column.count() - 1, row)  # above what went wrong
        self.rows.append(row)


def _lacks(herald: Herald) -> bool:
    """Whether nobody is known who is to be asked, or no number of theirs."""
    return herald.errand.way in KINDS and (herald.whom is None or herald.whom.phone is None)
