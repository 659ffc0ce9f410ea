"""The parts of the page about one person and where they stand, made one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from reengage_desktop.ui.widgets import hair_line

from .head import SIDE, PersonHead
from .next_card import NextCard
from .person_body import PersonBody

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services


class PersonFrame(QFrame):
    """Head, next action and the two columns. They are there once `build` came to its end, or after `finish`."""

    head: PersonHead
    next_card: NextCard
    body: PersonBody

    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("person_page")
        self.setProperty("kind", "page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self._services, self._now = services, now
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._making = self._make()

    def build(self) -> Iterator[None]:
        """A part with each step, for moments in which nobody waits; what was begun elsewhere goes on."""
        yield from self._making

    def finish(self) -> None:
        """Makes what is not there yet."""
        for _ in self._making:
            pass

    def tie(self) -> None:
        """All parts are there."""
        raise NotImplementedError

    def _make(self) -> Iterator[None]:
        self.head = PersonHead(self._services)
        self._column.addWidget(self.head)
        yield
        self.next_card = NextCard(self._services)
        card = QVBoxLayout()
        card.setContentsMargins(SIDE, 2, SIDE, 10)
        card.addWidget(self.next_card)
        self._column.addLayout(card)
        self._column.addWidget(hair_line())
        yield
        self.body = PersonBody()
        self._column.addWidget(self.body, 1)
        yield
        yield from self.body.make(self._services, self._now)
        yield
        self.tie()
