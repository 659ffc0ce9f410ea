"""Finding the best use of a day: whom to call first, when, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from reengage_desktop.domain.commission import Terms
from reengage_desktop.domain.commitment import Stakes, Suggestion, in_my_words
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.permission import first_allowed
from reengage_desktop.domain.slots import Occurrence, occurrences
from reengage_desktop.domain.wall_time import instant, local

from .allowing import best_due
from .around import Around
from .reckoning import Reckoning

LOOKED_AT = 50
STEP = timedelta(minutes=5)
LOOK_AHEAD = timedelta(days=7)


class Suggesting:
    def __init__(self, around: Around) -> None:
        self._around = around

    def best(self, day: date) -> Suggestion:
        """Promises first, the one of the best payoff; else whom the slots would call first (S4)."""
        return self._promised(day) or self._in_a_slot(day) or Suggestion(day)

    def stakes(self, prospect_id: int) -> Stakes | None:
        """None for somebody who is gone."""
        row = next(iter(self._around.store.prospects.rows([prospect_id])), None)
        person = self._around.store.prospects.get(prospect_id)
        if row is None or person is None:
            return None
        worth = self._terms().worth(row.worth, row.value, row.product, row.currency)
        promise = row.next_action if row.next_action and row.next_action.promised else None
        reason = in_my_words(row.reason_to_call)
        return Stakes(person.first_name or row.name, row.value, worth, row.currency, promise, reason)

    def holds(self, day: date) -> bool:
        """Whether a slot is held on the date, or something promised begins on it."""
        return next(self.held_days(day, day), None) is not None

    def next_day(self) -> date:
        """The next date within a week that holds something; else tomorrow."""
        tomorrow = self._around.today() + timedelta(days=1)
        return next(self.held_days(tomorrow, tomorrow + LOOK_AHEAD), tomorrow)

    def held_days(self, first: date, last: date) -> Iterator[date]:
        """The dates from `first` to `last` on which a slot is held or something promised begins."""
        zone = self._around.zone()
        midnights = (instant(first, time(0), zone), instant(last + timedelta(days=1), time(0), zone))
        days = {local(held.start, zone).date() for held in occurrences(self._around.slots(), zone, first, last)}
        days |= {local(dated[3], zone).date() for dated in self._around.store.listings.dated(*midnights)}
        return iter(sorted(days))

    def _promised(self, day: date) -> Suggestion | None:
        """A promise that can still be kept on the date; of today also one that is owed."""
        now, zone = self._around.now(), self._around.zone()
        first, last = (instant(day + timedelta(days=count), time(0), zone) for count in (0, 1))
        found = [
            (row, action)
            for row in self._around.store.prospects.rows(self._around.store.listings.promised(last))
            if (action := row.next_action) and action.promised and action.kind.is_call
        ]
        ahead = [(row, action) for row, action in found if action.due_from >= first and action.due_until > now]
        owed = [(row, action) for row, action in found if action.due_until <= now] if first <= now else []
        row, action = max(ahead or owed, key=lambda pair: pair[0].score, default=(None, None))
        if row is None or action is None:
            return None
        at = self._hour(action, day)
        return Suggestion(day, at, row.id, row.name, promised=True, reason=in_my_words(row.reason_to_call))

    def _hour(self, action: NextAction, day: date) -> time:
        """The hour that was told them, or the next five minutes of what is left of it."""
        zone, now = self._around.zone(), self._around.now()
        if action.due_from >= now:
            return local(action.due_from, zone).time()
        held = next(iter(self._slots(day)), None) if action.due_until <= now else None
        return local(max(held.start, _soon(now)) if held else _soon(now), zone).time()

    def _in_a_slot(self, day: date) -> Suggestion | None:
        """The first of the ranked who may be called within a slot of the date that is not over."""
        now, zone, store = self._around.now(), self._around.zone(), self._around.store
        for held in self._slots(day):
            due = best_due(self._around, held.end)
            best = Reckoning(self._around, now, zone, due).ranked(held)
            for row in store.prospects.rows(best[:LOOKED_AT]):
                if not (row.next_action and row.next_action.kind.is_call):
                    continue
                start = held.start if held.start >= now else min(_soon(now), held.end)
                standing = self._around.standing(row, zone)
                at = first_allowed(standing, self._around.law, max(start, row.next_action.due_from), held.end)
                if at is not None:
                    reason = in_my_words(row.reason_to_call)
                    return Suggestion(day, local(at, zone).time(), row.id, row.name, reason=reason)
        return None

    def _slots(self, day: date) -> list[Occurrence]:
        zone, now = self._around.zone(), self._around.now()
        return [held for held in occurrences(self._around.slots(), zone, day, day) if held.end > now]

    def _terms(self) -> Terms:
        return self._around.store.products.terms(self._around.settings().commission_rate)


def _soon(now: datetime) -> datetime:
    """The next full five minutes."""
    past = timedelta(minutes=now.minute % 5, seconds=now.second, microseconds=now.microsecond)
    return now - past + STEP if past else now
