"""What today's list is worth, in one line under its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from reengage_desktop.ui import fonts, tokens

if TYPE_CHECKING:
    from reengage_desktop.domain.day_plan import Today
    from reengage_desktop.services.weighing import DayWorth

_SIDE, _BELOW = 16, 10
_ROOM = tokens.size("today_panel") - 1 - _SIDE - _SIDE // 2


class WorthLine(QLabel):
    """Not there while nothing is known, or folded; its tooltip explains the figure."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("today_worth")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(fonts.of("small", tabular=True))
        self.setProperty("role", "text2")
        self.setContentsMargins(_SIDE, 0, _SIDE // 2, _BELOW)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._folded = False
        self.hide()

    def show_day(self, today: Today, worth: DayWorth) -> None:
        from . import row_payoff

        told, tip = row_payoff.day(today, worth)
        self.setText(self.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, _ROOM))
        self.setToolTip(tip)
        self.setAccessibleName(told)
        self._show()

    def set_folded(self, folded: bool) -> None:
        self._folded = folded
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self.text()) and not self._folded)
