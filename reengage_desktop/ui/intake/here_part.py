"""People of a list who are here already: how many, and what becomes of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from reengage_desktop.domain.intake_choice import Known
from reengage_desktop.services.importing import Plan
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, Choice, Option

from .count import Count, counted


class HerePart(Count):
    """`chosen` carries a `Known`; `show_requested` when the person wants to see what changes."""

    chosen = Signal(object)
    show_requested = Signal()

    def __init__(self) -> None:
        super().__init__(Icon.USERS, "ink", "here")
        self.known_choice = Choice(
            [
                Option(Known.FILL, self.tr("Fill the gaps")),
                Option(Known.REPLACE, self.tr("Replace")),
                Option(Known.SKIP, self.tr("Skip")),
            ],
            name="known_choice",
        )
        self.known_choice.set_value(Known.FILL)
        self.show_button = Button(self.tr("Show changes"), "link", name="differences_button")
        self.show_button.setAutoDefault(False)
        self.row.addWidget(self.show_button)
        row = QHBoxLayout()
        row.addWidget(self.known_choice)
        row.addStretch(1)
        self.below.addLayout(row)
        self.known_choice.chosen.connect(self.chosen)
        self.show_button.clicked.connect(self.show_requested)

    def set_plan(self, plan: Plan) -> None:
        here = plan.known
        heading = counted(self.tr("{n} are already here"), self.tr("1 is already here"), here)
        self.say(heading if here else self.tr("Nobody of them is here yet"), self._line(plan) if here else "")
        self.known_choice.set_value(plan.choices.known)
        self.known_choice.setVisible(here > 0)
        self.show_button.setVisible(here > 0)

    def value(self) -> Known:
        chosen = self.known_choice.value()
        assert isinstance(chosen, Known)
        return chosen

    def _line(self, plan: Plan) -> str:
        parts, known = [], plan.choices.known
        changed = len(plan.updates)
        if changed:
            gets = (self.tr("{n} get what is missing"), self.tr("1 gets what is missing"))
            change = (self.tr("{n} change"), self.tr("1 changes"))
            parts.append(counted(*(gets if known is Known.FILL else change), changed))
        if plan.known > changed:
            nothing = (self.tr("{n} bring nothing new"), self.tr("1 brings nothing new"))
            left = (self.tr("{n} are skipped"), self.tr("1 is skipped"))
            parts.append(counted(*(left if known is Known.SKIP else nothing), plan.known - changed))
        rules = {
            Known.FILL: self.tr("Nothing you wrote is replaced."),
            Known.REPLACE: self.tr("Where both say something, the list holds."),
            Known.SKIP: self.tr("Only a wish not to be called is taken."),
        }
        return f"{', '.join(parts)}. {rules[known]}"
