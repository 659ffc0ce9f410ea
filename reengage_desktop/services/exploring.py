"""What was not tried yet to reach somebody."""

from __future__ import annotations

from reengage_desktop.domain.untried import Untried

from .around import Around


class Exploring:
    def __init__(self, around: Around) -> None:
        self._around = around

    def ways(self, prospect_id: int) -> tuple[Untried, ...]:
        """Those not tried since they last answered first. Raises `RuleFault` if the person is gone."""
        self._around.person(prospect_id)
        return ()
