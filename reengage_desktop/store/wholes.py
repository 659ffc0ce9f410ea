"""Whole people at once, for the list that comes back as it went out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from peewee import SqliteDatabase

from reengage_desktop.domain.prospect import Quote, Stage
from reengage_desktop.domain.whole import Whole

from .fields import written_instant

CHUNK = 500
PERSON = (
    "UPDATE prospects SET first_name = ?, country = ?, region = ?, party = ?, reason_to_call = ?, "
    "stage = CASE WHEN next_kind IS NULL THEN stage ELSE ? END WHERE id = ?"
)
ZONE = "UPDATE prospects SET zone = ?, other_zone = '', zone_chosen = 1 WHERE id = ?"
DEAD = (
    "UPDATE phones SET dead = 1 WHERE id = (SELECT id FROM phones WHERE prospect_id = ? ORDER BY id LIMIT 1 OFFSET ?)"
)
QUOTES = (
    "INSERT INTO quotes (prospect_id, product, value, worth, currency, quoted_on, why_not, closed_on, stage) "
    "VALUES (?,?,?,?,?,?,?,?,?)"
)
REASONS = "INSERT INTO reasons (prospect_id, kind, words, told_at, certainty) VALUES (?,?,?,?,?)"
TOUCHES = (
    "INSERT INTO touches (prospect_id, at, channel, outcome, attempt, contact, seconds, note, learned, bulk, script, "
    "learned_for) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
)
FACTS = "INSERT INTO facts (prospect_id, words, learned_at, asked_at, state, became) VALUES (?,?,?,?,?,?)"
HOMEWORK = "INSERT INTO homework (prospect_id, kind, words, made_at) VALUES (?,?,?,?)"
AROUND = "INSERT INTO people_around (prospect_id, name, role, phone, note, met_at) VALUES (?,?,?,?,?,?)"


class Wholes:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def add(self, rows: Iterable[tuple[int, Whole]], now: datetime) -> None:
        """What `Intakes.add` has not written of new people (their id, what the list tells); summaries come after it.

        A stage without a next action stays as it was placed: do-not-contact is only ever switched on.
        """
        tables: dict[str, list[tuple[Any, ...]]] = {}
        for ident, whole in rows:
            _collect(tables, ident, whole)
        for sql, values in tables.items():
            self._db.cursor().executemany(sql, values)


def _collect(tables: dict[str, list[tuple[Any, ...]]], ident: int, whole: Whole) -> None:
    """By statement what is to be written of one person."""

    def put(sql: str, values: Sequence[tuple[Any, ...]]) -> None:
        if values:
            tables.setdefault(sql, []).extend(values)

    stage = whole.stage if whole.stage.in_pool else Stage.ACTIVE
    told = whole.first_name, whole.country, whole.region, str(whole.party), whole.reason_to_call, str(stage)
    put(PERSON, [(*told, ident)])
    put(ZONE, [(whole.zone, ident)] if whole.zone else [])
    put(DEAD, [(ident, place) for place in sorted(whole.dead)])
    put(QUOTES, [(ident, *_quote(quote)) for quote in whole.quotes])
    put(REASONS, [(ident, r.kind, r.words, written_instant(r.told_at), r.certainty) for r in whole.reasons])
    put(
        TOUCHES,
        [
            (ident, written_instant(t.at), str(t.channel), t.outcome, int(t.attempt), int(t.contact), t.seconds,
             t.note, t.learned, int(t.bulk), script, t.learned_for)
            for t, script in whole.touches
        ],
    )  # fmt: skip
    put(
        FACTS,
        [
            (ident, f.words, written_instant(f.learned_at), written_instant(f.asked_at), str(f.state), f.became)
            for f in whole.facts
        ],
    )
    put(HOMEWORK, [(ident, str(h.kind), h.words, written_instant(h.made_at)) for h in whole.homework])
    put(AROUND, [(ident, p.name, p.role, p.phone, p.note, written_instant(p.met_at)) for p in whole.around])


def _quote(quote: Quote) -> tuple[Any, ...]:
    days = _day(quote.quoted_on), str(quote.why_not), _day(quote.closed_on)
    return (quote.product, quote.value, quote.worth, quote.currency, *days, quote.stage)


def _day(at: date | None) -> str | None:
    return at.isoformat() if at else None
