"""What an hour on somebody pays, beside the button that calls them."""

from __future__ import annotations

from reengage_desktop.domain.ranking import Payoff
from reengage_desktop.ui.buttons import Button

from . import payoff_words

KEY = "="


class PayoffButton(Button):
    """A click wants the sum; the key is shown here, and bound by whoever holds it."""

    def __init__(self, *, name: str = "payoff_button") -> None:
        super().__init__("", "quiet", keys=KEY, name=name)
        self.setAutoDefault(False)
        self.hide()

    def show_payoff(self, payoff: Payoff | None) -> None:
        """None: there is nothing to call for."""
        self.setVisible(payoff is not None)
        if payoff is None:
            return
        told = payoff_words.an_hour(payoff)
        self.setText(told or self.tr("What is it worth?"))
        if told:
            tip = self.tr("What calling them pays: {sum}").format(sum=payoff_words.the_sum(payoff))
        else:
            tip = self.tr("Nobody has written what they are worth yet, so they stand last.")
        self.setToolTip(tip)
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(tip)
        self.updateGeometry()
        self.update()
