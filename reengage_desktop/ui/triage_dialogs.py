"""Opens what helps to choose: the best use of now, the sum of somebody, the desk, and the rules behind them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from reengage_desktop.domain.fault import Fault

from . import words

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services

    from .payoff.best_now_card import BestNowCard


class TriageDialogs(QObject):
    """Wishes about a person carry their id.

    `done` carries what was before, to be put back if it is wished, and a sentence; `told` is a sentence alone.
    """

    call_requested = Signal(object)
    open_requested = Signal(object)
    done = Signal(object, object)
    told = Signal(str)

    def __init__(self, services: Services, now: Callable[[], datetime], window: QWidget) -> None:
        super().__init__(window)
        self._services, self._now, self._window = services, now, window
        self._best: BestNowCard | None = None

    def best_now(self) -> None:
        """One name, and why; made once, as the search is."""
        from .payoff.best_now_card import BestNowCard

        if self._best is None:
            self._best = BestNowCard(self._services, self._now, self._window)
            self._best.call_requested.connect(self.call_requested)
            self._best.open_requested.connect(self.open_requested)
            self._best.payoff_requested.connect(self.explain)
        self._best.open()

    def explain(self, who: object) -> None:
        """The sum of somebody, part by part, over whatever is in front."""
        from .payoff.payoff_card import PayoffCard

        assert isinstance(who, int)
        over = QApplication.activeModalWidget() or self._window
        try:
            card = PayoffCard(self._services, who, over)
        except Fault as fault:
            self.told.emit(words.fault(fault))
            return
        card.corrected.connect(self.done)
        card.open()

    def set_rules(self, parent: QWidget) -> None:
        """What the law of each place says, and rules of one's own."""
        from .settings.law_dialog import LawDialog

        LawDialog(self._services, parent).open()

    def set_ladders(self, parent: QWidget) -> None:
        """How far apart attempts stand, and by which ways."""
        from .settings.ladder_dialog import LadderDialog

        LadderDialog(self._services, parent).open()

    def lay_on_desk(self, who: object) -> None:
        """Somebody is to be decided on, by hand."""
        assert isinstance(who, int)
        try:
            laid = self._services.deciding.lay(who)
        except Fault as fault:
            self.told.emit(words.fault(fault))
            return
        self.done.emit(laid, self.tr("{name} lies on the desk now").format(name=laid.name))
