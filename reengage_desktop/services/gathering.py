"""Gathering what a card of the desk shows of somebody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from reengage_desktop.domain.desk import DeskCard, Hint, Learned, LearnedKind, MoreTime, Quiet
from reengage_desktop.domain.fact import taught
from reengage_desktop.domain.ladder import tries
from reengage_desktop.domain.next_action import Because
from reengage_desktop.domain.prospect import Prospect, ReasonKind
from reengage_desktop.domain.quiet import more_time, quiet
from reengage_desktop.domain.touch import Touch
from reengage_desktop.domain.trigger import read
from reengage_desktop.domain.wall_time import local
from reengage_desktop.domain.written_date import default_order

from .around import Around
from .exploring import Exploring
from .stepping import plan_of
from .weighing import MyHour, Weighing

_KINDS = {ReasonKind.STATED: LearnedKind.SAID, ReasonKind.REAL: LearnedKind.REAL}


class Gathering:
    def __init__(self, around: Around) -> None:
        self._around = around
        self._weighing = Weighing(around)

    def card(self, person: Prospect, because: Because) -> DeskCard:
        around, store, zone = self._around, self._around.store, self._around.zone()
        row, touches = store.prospects.rows([person.id])[0], store.touches.of(person.id)
        learned = self._learned(person.id, touches)
        talks = store.people_around.touches(person.id)
        attempts, of = tries(person.ladder), plan_of(around, person.ladder_key).of
        mine = self._weighing.my_hour()
        more = self._more(person, attempts, of, mine)
        can_mail = not person.no_email and bool(store.prospects.emails(person.id))
        return DeskCard(
            person=person,
            quote=next(iter(store.quotes.of(person.id)), None),
            because=because,
            permission=around.permission(row, zone, around.now()),
            their_zone=person.zone or zone,
            spent=sum(touch.seconds for touch in touches) + sum(talk.seconds for talk in talks),
            ladder=person.ladder,
            attempts=attempts,
            of=of,
            untaught=_untaught(touches, learned),
            value=row.value,
            worth=more.worth if more else row.worth,
            currency=row.currency,
            more=more,
            untried=Exploring(around).ways(person.id),
            learned=learned,
            hint=self._hint(person.id, learned),
            can_write=can_mail or bool(person.street),
            mine=(mine.per_hour, mine.currency) if mine else None,
        )

    def _more(self, person: Prospect, attempts: int, of: int, mine: MyHour | None) -> MoreTime | None:
        """None where nobody knows what it is worth."""
        pays = self._weighing.of(person.id).payoff
        if not pays.worth:
            return None
        comparable = mine is not None and pays.currency in ("", mine.currency)
        return more_time(pays, self._quiet(attempts), of, mine.per_hour if mine and comparable else None)

    def _quiet(self, attempts: int) -> Quiet:
        def counted() -> Quiet:
            rows = around.store.decisions.rows_of_tries(attempts) if attempts else ()
            return quiet(rows, attempts, around.now())

        around = self._around
        known = around.lately((quiet, attempts), counted)
        return around.once((quiet, attempts), counted) if known.too_early else known

    def _learned(self, who: int, touches: Sequence[Touch]) -> tuple[Learned, ...]:
        """Facts that still hold, what talks taught, and why they did not buy; each thing once, oldest first."""
        found: dict[str, Learned] = {}
        for each in sorted(self._lines(who, touches), key=lambda each: each.at):
            known = found.setdefault(each.words.casefold(), each)
            if each.kind is LearnedKind.REAL:
                found[each.words.casefold()] = Learned(known.at, each.kind, each.words)
        return tuple(sorted(found.values(), key=lambda each: each.at))

    def _lines(self, who: int, touches: Sequence[Touch]) -> Iterator[Learned]:
        store = self._around.store
        for fact in store.facts.of(who):
            yield Learned(fact.learned_at, LearnedKind.FACT, fact.words)
        for touch in touches:
            if words := taught(touch.learned):
                yield Learned(touch.at, LearnedKind.TAUGHT, words)
        for reason in store.prospects.reasons(who):
            if reason.kind in _KINDS:
                yield Learned(reason.told_at, _KINDS[ReasonKind(reason.kind)], reason.words)

    def _hint(self, who: int, learned: Sequence[Learned]) -> Hint | None:
        """The next day of which they spoke, read as of when they did; none where a day to come brings them back."""
        around, zone, today = self._around, self._around.zone(), self._around.today()
        if any(trigger.due_on and not trigger.fired_at for trigger in around.store.triggers.of(who)):
            return None
        order = default_order(around.settings().region)
        found: list[tuple[date, str]] = []
        for line in learned:
            day = read(line.words, local(line.at, zone).date(), order).due_on
            if day is not None and day > today:
                found.append((day, line.words))
        return Hint(*min(found)) if found else None


def _untaught(touches: Sequence[Touch], learned: Sequence[Learned]) -> int:
    """Calls since something was learned."""
    last: datetime | None = max((line.at for line in learned), default=None)
    return sum(bool(touch.outcome) and (last is None or touch.at > last) for touch in touches)
