"""Deciding at the desk: at most three cards a day, each answered by the person in a call of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from reengage_desktop.domain.desk import MOST, NOT_TODAY, CardPlace, DeskDay
from reengage_desktop.domain.wall_time import instant

from .around import Around

if TYPE_CHECKING:
    from reengage_desktop.domain.desk import Angle, Choice, DeskCard
    from reengage_desktop.domain.next_action import NextAction
    from reengage_desktop.store.snapshots import Snapshot

    from .answering import Answering


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
    action: NextAction
    snapshot: Snapshot
    revision: int


class Deciding:
    """Everything raises `StoreFault`, and `RuleFault` for a person who is gone."""

    def __init__(self, around: Around) -> None:
        self._around = around

    # What lies there

    def day(self) -> DeskDay:
        around, shelf = self._around, self._around.store.decisions
        first, tomorrow = self._midnight(0), self._midnight(1)
        answered = shelf.between(first, tomorrow)
        done, left = len(answered), {each.prospect_id for each in answered if each.choice == NOT_TODAY}
        waiting = sorted(shelf.waiting(), key=lambda each: each.due_from >= tomorrow)  # stable: by payoff within
        places = [
            CardPlace(each.prospect_id, each.name, each.because, each.due_from <= around.now())
            for each in waiting
            if each.prospect_id not in left
        ]
        room = max(0, MOST - done)
        return DeskDay(tuple(places[:room]), done, len(waiting) - len(places[:room]))

    def cards(self) -> list[CardPlace]:
        """Today's, the one on top first."""
        return list(self.day().open)

    def count(self) -> int:
        """How many cards are still open today."""
        return len(self.day().open)

    def card(self, prospect_id: int) -> DeskCard:
        """Raises `RuleFault` for somebody who does not lie on the desk."""
        return self._answering.card(prospect_id)

    # What the person does

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
        """Answers a card that is open today. Raises `RuleFault` for any other, and for the fourth of a day.

        `angle`, `words`: with push on a way that was not tried, a new reason to call, or both. `until`: with let go,
        half a year where it is None. `they_asked`: with do not contact.
        """
        return self._answering.decide(prospect_id, choice, angle, words, until, they_asked=they_asked)

    def not_today(self, prospect_id: int) -> Decided:
        """Leaves an open card for the next working day; it counts as one of the three of today."""
        return self._answering.not_today(prospect_id)

    def lay(self, prospect_id: int) -> Laid:
        """Onto the desk, by hand. Raises `RuleFault` for somebody who is not called, or with whom a time is agreed."""
        return self._answering.lay(prospect_id)

    def take_back(self, done: Decided | Laid) -> None:
        """Everything of the person as before; their card is open again. Raises `RuleFault` for what changed since."""
        self._answering.take_back(done)

    @cached_property
    def _answering(self) -> Answering:
        from .answering import Answering  # the first window only counts the cards

        return Answering(self._around, self.day)

    def _midnight(self, days: int) -> datetime:
        zone = self._around.zone()
        return instant(self._around.today() + timedelta(days=days), time(0), zone)
