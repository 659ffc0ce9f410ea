"""The desk: at most three cards a day, each decided by the person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reengage_desktop.domain.desk import Angle, CardPlace, Choice, DeskCard, DeskDay
from reengage_desktop.domain.next_action import NextAction

from .around import Around

if TYPE_CHECKING:
    from reengage_desktop.store.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided, in order to tell it and to take it back. `choice` is None for a card that was left for another
    day. `action` is what is next; None for whoever is not contacted any more. `letter`: one was laid on the pile.
    """

    prospect_id: int
    name: str
    choice: Choice | None
    action: NextAction | None
    snapshot: Snapshot
    revision: int
    until: date | None = None
    letter: bool = False


@dataclass(frozen=True, slots=True)
class Laid:
    """Somebody was laid on the desk by hand."""

    prospect_id: int
    name: str
    snapshot: Snapshot
    revision: int


class Deciding:
    """Everything raises `StoreFault`, and `RuleFault` for a person who is gone."""

    def __init__(self, around: Around) -> None:
        self._around = around

    def day(self) -> DeskDay:
        return DeskDay((), 0, 0)

    def cards(self) -> list[CardPlace]:
        """Today's, the one on top first."""
        return list(self.day().open)

    def count(self) -> int:
        """How many cards are still open today."""
        return len(self.day().open)

    def card(self, prospect_id: int) -> DeskCard:
        """Raises `RuleFault` for somebody whose card is not open today."""
        raise NotImplementedError

    def decide(
        self,
        prospect_id: int,
        choice: Choice,
        angle: Angle | None = None,
        words: str = "",
        until: date | None = None,
        *,
        they_asked: bool = True,
    ) -> Decided:
        """`words`: with push on the new reason to call. `until`: with let go. `they_asked`: with do not contact."""
        raise NotImplementedError

    def not_today(self, prospect_id: int) -> Decided:
        raise NotImplementedError

    def lay(self, prospect_id: int) -> Laid:
        """Onto the desk, by hand."""
        raise NotImplementedError

    def take_back(self, done: Decided | Laid) -> None:
        """Everything of the person as before. Raises `RuleFault` where something was written since."""
        raise NotImplementedError
