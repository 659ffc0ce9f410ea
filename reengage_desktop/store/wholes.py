"""Whole people at once, for the list that comes back as it went out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from peewee import SqliteDatabase

from reengage_desktop.domain.flat_file import Shape
from reengage_desktop.domain.ladder_plan import BUILT_IN, OWN
from reengage_desktop.domain.newcomer import NewProspect
from reengage_desktop.domain.prospect import Quote, Stage
from reengage_desktop.domain.whole import UNTOUCHED, Whole

from .fields import written_instant
from .whole_rows import whole_person

CHUNK = 500
Put = Callable[[str, Sequence[tuple[Any, ...]]], None]
PERSON = (
    "UPDATE prospects SET first_name = ?, country = ?, region = ?, party = ?, reason_to_call = ?, "
    "stage = CASE WHEN next_kind IS NULL THEN stage ELSE ? END WHERE id = ?"
)
ZONE = "UPDATE prospects SET zone = ?, other_zone = '', zone_chosen = 1 WHERE id = ?"
DEAD = (
    "UPDATE phones SET dead = 1 WHERE id = (SELECT id FROM phones WHERE prospect_id = ? ORDER BY id LIMIT 1 OFFSET ?)"
)
QUOTES = (
    "INSERT INTO quotes (prospect_id, product, value, worth, currency, quoted_on, why_not, closed_on, stage, number, "
    "valid_until) VALUES (?,?,?,?,?,?,?,?,?,?,?)"
)
REASONS = "INSERT INTO reasons (prospect_id, kind, words, told_at, certainty, source) VALUES (?,?,?,?,?,?)"
TOUCHES = (
    "INSERT INTO touches (prospect_id, at, channel, outcome, attempt, contact, seconds, note, learned, bulk, script, "
    "learned_for) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
)
FACTS = "INSERT INTO facts (prospect_id, words, learned_at, asked_at, state, became, source) VALUES (?,?,?,?,?,?,?)"
HOMEWORK = "INSERT INTO homework (prospect_id, kind, words, made_at, about, newsworthy) VALUES (?,?,?,?,?,?)"
AROUND = "INSERT INTO people_around (prospect_id, name, role, phone, note, met_at, kind, side) VALUES (?,?,?,?,?,?,?,?)"
AROUND_TOUCHES = (
    "INSERT INTO around_touches (prospect_id, person_id, at, channel, outcome, seconds, note, learned) "
    "SELECT ?1, id, ?3, ?4, ?5, ?6, ?7, ?8 FROM people_around WHERE prospect_id = ?1 ORDER BY id LIMIT 1 OFFSET ?2"
)
NOTES = "INSERT INTO notes (prospect_id, at, words) VALUES (?,?,?)"
TRIGGERS = "INSERT INTO triggers (prospect_id, kind, words, due_on, made_at, fired_at) VALUES (?,?,?,?,?,?)"
STANDING = "UPDATE prospects SET importance = ?, walked_at = ? WHERE id = ?"
# A ladder of one's own is told by its name; whoever stands on one that is not here has the default.
SHIPPED = ", ".join(f"'{plan.key}'" for plan in BUILT_IN)
TRIAGED = (
    "UPDATE prospects SET own_odds = ?1, own_reach = ?2, own_minutes = ?3, asked_on = ?4, bought_on = ?5, "
    f"ladder_key = CASE WHEN ?6 IN ({SHIPPED}) THEN ?6 ELSE "
    f"coalesce((SELECT '{OWN}' || id FROM ladders WHERE name = ?6 COLLATE NOCASE ORDER BY id LIMIT 1), '') END, "
    "ladder_since = ?7 WHERE id = ?8"
)
DECISIONS = "INSERT INTO decisions (prospect_id, at, because, choice, angle, words, until) VALUES (?,?,?,?,?,?,?)"
LADDERS = "INSERT INTO ladder_changes (prospect_id, at, before, after, tries, because) VALUES (?,?,?,?,?,?)"
OF_FIRST = "UPDATE quotes SET number = ?, valid_until = ? WHERE id = (SELECT min(id) FROM quotes WHERE prospect_id = ?)"


# What the summaries and the search are made of, beyond the row of a list.
SUMMED_UP = (
    "reason_to_call", "dead", "quotes", "reasons", "touches", "facts", "homework", "around", "around_touches",
    "dated_notes", "triggers", "quote_number",
)  # fmt: skip


SHAPE = """
SELECT coalesce((SELECT max(n) FROM (SELECT count(*) AS n FROM phones GROUP BY prospect_id)), 0),
    coalesce((SELECT max(n) FROM (SELECT count(*) AS n FROM emails GROUP BY prospect_id)), 0),
    EXISTS (SELECT 1 FROM phones WHERE extension <> ''),
    EXISTS (SELECT 1 FROM phones WHERE e164 <> '' AND written <> e164),
    EXISTS (SELECT 1 FROM phones WHERE dead)
"""
PEOPLE = (
    "SELECT p.id, p.stage, p.name, p.first_name, coalesce(c.name, ''), p.title, p.party, p.street, p.city, p.region, "
    "p.postal_code, p.country, CASE p.zone_chosen WHEN 0 THEN '' ELSE p.zone END, p.met_on, p.no_email, "
    "p.source, p.notes, p.reason_to_call, p.importance, p.walked_at, p.own_odds, p.own_reach, p.own_minutes, "
    f"p.asked_on, p.bought_on, CASE WHEN p.ladder_key LIKE '{OWN}%' "
    f"THEN coalesce((SELECT name FROM ladders WHERE '{OWN}' || id = p.ladder_key), '') ELSE p.ladder_key END, "
    "p.ladder_since FROM prospects p "
    "LEFT JOIN companies c ON c.id = p.company_id WHERE p.id > ? ORDER BY p.id LIMIT ?"
)
# A number that asked not to be contacted holds for whoever has it, and so do the other numbers of such a person.
ASKED = """
WITH RECURSIVE asked (id) AS (
    SELECT id FROM prospects WHERE stage = 'do_not_contact'
    UNION SELECT prospect_id FROM phones WHERE e164 IN (SELECT e164 FROM blocked_numbers)
    UNION SELECT theirs.prospect_id FROM asked JOIN phones own ON own.prospect_id = asked.id AND own.e164 <> ''
        JOIN phones theirs ON theirs.e164 = own.e164 AND theirs.e164 <> ''
)
SELECT id FROM asked
"""
OF_THEM = {
    "phones": "e164, written, kind, extension, dead",
    "emails": "address",
    "quotes": "product, value, worth, currency, quoted_on, why_not, closed_on, stage, number, valid_until",
    "reasons": "kind, words, told_at, certainty, source",
    "touches": "at, channel, outcome, attempt, contact, seconds, note, learned, bulk, learned_for, script",
    "facts": "words, learned_at, asked_at, state, became, source",
    "homework": "kind, words, made_at, about, newsworthy",
    "people_around": "id, met_at, name, role, phone, note, kind, side",
    "around_touches": "person_id, at, channel, outcome, seconds, note, learned",
    "notes": "at, words",
    "triggers": "kind, words, due_on, made_at, fired_at",
    "decisions": "at, because, choice, angle, words, until",
    "ladder_changes": "at, before, after, tries, because",
}


class Wholes:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def shape(self) -> Shape:
        """How many numbers and addresses anybody has."""
        phones, emails, *rare = self._db.execute_sql(SHAPE).fetchone()
        return Shape(phones, emails, *map(bool, rare))

    def read(self) -> Iterator[tuple[int, NewProspect]]:
        """(id, the person with all that is told of them) by id; `whole.number` counts from 1.

        Only some are held at a time. Whoever has a number that must not be contacted must not be contacted, either.
        """
        asked = {ident for (ident,) in self._db.execute_sql(ASKED)}
        last, number = 0, 0
        while people := self._db.execute_sql(PEOPLE, (last, CHUNK)).fetchall():
            first, last = people[0][0], people[-1][0]
            rows = {table: self._of_them(table, columns, first, last) for table, columns in OF_THEM.items()}
            for ident, stage, *person in people:
                number += 1
                standing = Stage.DO_NOT_CONTACT if ident in asked else Stage(stage)
                theirs = {table: found.get(ident, []) for table, found in rows.items()}
                yield ident, whole_person(number, standing, person, theirs)

    def _of_them(self, table: str, columns: str, first: int, last: int) -> dict[int, list[tuple[Any, ...]]]:
        found: dict[int, list[tuple[Any, ...]]] = {}
        sql = f"SELECT prospect_id, {columns} FROM {table} WHERE prospect_id BETWEEN ? AND ? ORDER BY prospect_id, id"
        for ident, *cells in self._db.execute_sql(sql, (first, last)):
            found.setdefault(ident, []).append(tuple(cells))
        return found

    def add(self, rows: Iterable[tuple[int, Whole]]) -> set[int]:
        """What `Intakes.add` has not written of new people (their id, what the list tells), within its transaction.

        Those whose summaries must be made anew after it. A stage without a next action stays as it was placed:
        do-not-contact is only ever switched on.
        """
        tables: dict[str, list[tuple[Any, ...]]] = {AROUND: []}  # what happened with them points to them
        stale = set()
        for ident, whole in rows:
            _collect(tables, ident, whole)
            if whole.triaged != UNTOUCHED or any(getattr(whole, name) for name in SUMMED_UP):
                stale.add(ident)
        for sql, values in tables.items():
            self._db.cursor().executemany(sql, values)
        return stale


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
    if whole.importance or whole.walked_at:
        put(STANDING, [(str(whole.importance), _instant(whole.walked_at), ident)])
    if whole.triaged != UNTOUCHED:
        told_of, since = whole.triaged, _instant(whole.triaged.ladder_since)
        estimates = told_of.own_odds, told_of.own_reach, told_of.own_minutes
        days = _day(told_of.asked_on), _day(told_of.bought_on)
        put(TRIAGED, [(*estimates, *days, told_of.ladder_key, since, ident)])
    if whole.quote_number or whole.valid_until:
        put(OF_FIRST, [(whole.quote_number, _day(whole.valid_until), ident)])
    put(QUOTES, [(ident, *_quote(quote)) for quote in whole.quotes])
    put(
        REASONS,
        [(ident, r.kind, r.words, written_instant(r.told_at), r.certainty, r.source) for r in whole.reasons],
    )
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
            (ident, f.words, written_instant(f.learned_at), written_instant(f.asked_at), str(f.state), f.became,
             f.source)
            for f in whole.facts
        ],
    )  # fmt: skip
    put(
        HOMEWORK,
        [
            (ident, str(h.kind), h.words, written_instant(h.made_at), str(h.about), int(h.newsworthy))
            for h in whole.homework
        ],
    )
    _collect_around(put, ident, whole)
    put(
        DECISIONS,
        [
            (ident, written_instant(d.at), str(d.because), str(d.choice), d.angle, d.words, _day(d.until))
            for d in whole.decisions
        ],
    )
    put(
        LADDERS,
        [(ident, written_instant(c.at), c.before, c.after, c.tries, c.because) for c in whole.ladder_changes],
    )
    put(NOTES, [(ident, written_instant(at), words) for at, words in whole.dated_notes])
    put(
        TRIGGERS,
        [
            (ident, str(t.kind), t.words, _day(t.due_on), written_instant(t.made_at), _instant(t.fired_at))
            for t in whole.triggers
        ],
    )


def _collect_around(put: Put, ident: int, whole: Whole) -> None:
    """People around first: what happened with them points to their rows."""
    put(
        AROUND,
        [
            (ident, p.name, p.role, p.phone, p.note, written_instant(p.met_at), str(p.kind), str(p.side))
            for p in whole.around
        ],
    )
    put(
        AROUND_TOUCHES,
        [
            (ident, t.person_id, written_instant(t.at), t.channel, t.outcome, t.seconds, t.note, t.learned)
            for t in whole.around_touches
        ],
    )


def _quote(quote: Quote) -> tuple[Any, ...]:
    days = _day(quote.quoted_on), str(quote.why_not), _day(quote.closed_on)
    further = quote.stage, quote.number, _day(quote.valid_until)
    return (quote.product, quote.value, quote.worth, quote.currency, *days, *further)


def _day(at: date | None) -> str | None:
    return at.isoformat() if at else None


def _instant(at: datetime | None) -> str | None:
    return written_instant(at) if at else None
