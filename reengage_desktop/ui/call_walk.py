"""The walk through the calls of now: who is next, who was put off to the end, who came before, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from reengage_desktop.domain.outcome import OUTCOMES, Outcome
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.planning import Planning


class CallWalk:
    """One slot, or the day outside slots. People are ids; the queue is asked anew each time, since calls change it.

    `now` is whom the call is with, None before the first.
    """

    def __init__(self, planning: Planning, queue: Iterable[int], first: int | None = None) -> None:
        self._planning = planning
        self.key = key_of(planning)
        self.now: int | None = None
        self._ended: dict[int, Outcome] = {}
        self._later: list[int] = []
        self._next_up = [first] if first is not None else []
        self._met: list[int] = []
        self._of = len({*queue, *self._next_up})

    @property
    def place(self) -> int:
        """Of the call that is open: 1 for the first."""
        return len(self._ended.keys() - {self.now}) + 1

    @property
    def of(self) -> int:
        return max(self.place, self._of)

    @property
    def made(self) -> int:
        """How many calls have an outcome."""
        return len(self._ended)

    @property
    def spoke(self) -> int:
        """In how many of them they answered."""
        return sum(OUTCOMES[outcome].contact for outcome in self._ended.values())

    def following(self) -> int | None:
        """Whom the next call is with; those who were put off come last."""
        waiting = [*self._next_up, *(who for who in self._planning.queue() if who not in self._later), *self._later]
        return next((who for who in waiting if who != self.now and self._is_open(who)), None)

    def go_to(self, who: int) -> None:
        """The call with them is open now."""
        self.forget(who)
        self._met = [met for met in self._met if met != who] + [who]
        self.now = who

    def put_next(self, who: int) -> None:
        """Before all others, also if they had their call already."""
        self.forget(who)
        self._ended.pop(who, None)
        self._next_up.insert(0, who)

    def put_off(self) -> None:
        """Not now: the call that is open comes at the end."""
        if self.now is not None:
            self.forget(self.now)
            self._later.append(self.now)

    def before(self) -> int | None:
        """Whom the call before was with."""
        return next((who for who in reversed(self._met) if who != self.now), None)

    def end(self, who: int, outcome: Outcome) -> None:
        self._ended[who] = outcome

    def take_back(self, who: int) -> None:
        """Their call has no outcome after all."""
        self._ended.pop(who, None)

    def leave(self) -> None:
        """The call that is open is over, and whom to go on with is asked later: with them, if it has no outcome."""
        if self.now is not None and self._is_open(self.now):
            self.forget(self.now)
            self._next_up.insert(0, self.now)
        self.now = None

    def _is_open(self, who: int) -> bool:
        return who not in self._ended

    def forget(self, who: int) -> None:
        """They are called no more than the queue says."""
        for waiting in (self._later, self._next_up):
            if who in waiting:
                waiting.remove(who)


def key_of(planning: Planning) -> tuple[date, int]:
    """The day and the slot that runs; 0 outside slots. A walk that was left is taken up again under the same key."""
    today = planning.today()
    return local(today.now, today.zone).date(), today.current.occurrence.slot.id if today.current else 0
