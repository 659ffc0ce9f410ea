"""Cooling: who used to answer and has stopped."""

from __future__ import annotations

from reengage_desktop.domain.cooling import Cold, before, cold
from reengage_desktop.domain.listing import Filter
from reengage_desktop.store.listings import cold_since

from .around import Around


class Cooling:
    def __init__(self, around: Around) -> None:
        self._around = around

    def of(self, prospect_id: int) -> Cold | None:
        """None for whoever is not going cold. Raises `RuleFault` if the person is gone."""
        person, settings = self._around.person(prospect_id), self._around.settings()
        return cold(
            person.stage,
            person.ladder,
            person.last_contact_at,
            self._around.now(),
            settings.cold_after_weeks,
            back_at=person.walked_at,
            answered=self._around.store.noes.answered(prospect_id),
        )

    def count(self) -> int:
        """How many people are going cold; `Filter.GOING_COLD` lists them."""
        around, now = self._around, self._around.now()
        since = before(now, around.settings().cold_after_weeks)
        return around.store.listings.count(Filter.GOING_COLD, now, {"cold": cold_since(since)})
