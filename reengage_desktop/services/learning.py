"""Learning from a call: reasons, facts, who answered, and how important the sale is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from reengage_desktop.domain.fact import taught
from reengage_desktop.domain.plain_line import lines, one_line
from reengage_desktop.domain.prospect import Quote, Reason

from .around import Around

if TYPE_CHECKING:
    from .calling import CallResult


def learn(around: Around, result: CallResult, quote: Quote | None, now: datetime) -> None:
    """Within a `writing` block. Reasons are added beside the older ones, never over them."""
    store, who = around.store, result.prospect_id
    for reason in _new_reasons(result, store.prospects.reasons(who), now):
        store.prospects.add_reason(who, reason)
    for answer in result.facts:
        store.facts.answer(answer, now)
    fact = taught(result.learned)
    if fact and fact.casefold() not in {known.words.casefold() for known in store.facts.of(who)}:
        store.facts.add(who, fact, now)
    if result.why_not is not None and quote is not None:
        store.quotes.save(replace(quote, why_not=result.why_not))
    if answered := one_line(result.who_answered):
        store.people_around.meet(who, answered, "answers the phone", lines(result.note), now)
    if result.dead_phone_id:
        store.prospects.mark_dead(result.dead_phone_id)
    if result.importance is not None:
        store.prospects.edit(who, {"importance": result.importance})


def _new_reasons(result: CallResult, kept: list[Reason], now: datetime) -> list[Reason]:
    """Those that say something else than the newest of their kind, or are surer of it; `kept` is newest first."""
    known = {reason.kind: reason for reason in reversed(kept)}
    new = (
        Reason("stated", result.stated_reason.strip(), now),
        Reason("real", result.real_reason.strip(), now, result.certainty or ""),
    )
    return [reason for reason in new if reason.words and _is_new(reason, known.get(reason.kind))]


def _is_new(reason: Reason, known: Reason | None) -> bool:
    if known is None or reason.words != known.words:
        return True
    return bool(reason.certainty) and reason.certainty != known.certainty
