"""Where somebody stands on their ladder, as words that open the ladders they could be put on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from reengage_desktop.domain.fault import Fault
from reengage_desktop.ui import ladder_words, words
from reengage_desktop.ui.widgets import Button

if TYPE_CHECKING:
    from reengage_desktop.domain.prospect import Prospect
    from reengage_desktop.services.bundle import Services

    from .ladder_card import LadderCard

KEY = "G"


class LadderButton(Button):
    """`written` carries the `Step` and what it was; `refused` a sentence, "" where nothing is wrong any more."""

    written = Signal(object, str)
    refused = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__("", "quiet", keys=KEY, size="small", name="ladder_button")
        self._services = services
        self._who, self._name = 0, ""
        self.card: LadderCard | None = None
        self.clicked.connect(self.ask)

    def show_person(self, person: Prospect) -> int:
        """How many attempts their ladder has."""
        self._who, self._name = person.id, person.name
        stand = self._services.laddering.of(person)
        told = ladder_words.stands(stand)
        if told != self.text():
            self.setText(told)
            self.updateGeometry()
        said = ladder_words.sentence(stand.plan)
        then = ladder_words.attempt(stand.at, stand.of, stand.next_step.ways if stand.next_step else ())
        lines = [f"{each[:1].upper()}{each[1:]}" for each in (said, then) if each]
        self.setToolTip("\n".join(lines).replace("<", "‹"))
        self.setAccessibleDescription(" ".join(lines))
        return stand.of

    def ask(self) -> None:
        """Opens the ladders. Each says what it asks for; a daily one, why the law or their No does not let us."""
        from .ladder_card import LadderCard

        try:
            choices = self._services.laddering.choices(self._who)
        except Fault as fault:
            self.refused.emit(words.fault(fault))
            return
        self.card = LadderCard(self._name, choices, self.window())
        self.card.chosen.connect(self._put)
        self.card.finished.connect(self._forget)
        self.card.open()

    def _forget(self) -> None:
        self.card = None

    def _put(self, key: str) -> None:
        try:
            step = self._services.laddering.put(self._who, key)
        except Fault as fault:
            self.refused.emit(words.fault(fault))
            return
        self.refused.emit("")
        if step:
            self.written.emit(step, self.tr("Ladder of {name}").format(name=self._name))
