"""Summaries of a prospect's quotes, reasons, numbers and touches, kept beside it in the same transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from peewee import SqliteDatabase

from reengage_desktop.domain import ladder as ladders
from reengage_desktop.domain.commission import Terms
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.phone import digits
from reengage_desktop.domain.product import product_key
from reengage_desktop.domain.prospect import Importance
from reengage_desktop.domain.ranking import score
from reengage_desktop.domain.reason import WhyNot

from .products import Products
from .settings import SettingsShelf

COLUMNS = (
    "product, value, worth, currency, why_not, inquired_on, stated_reason, real_reason, phone, ladder, attempts, "
    "contacts, seconds_spent, last_touch_at, last_contact_at, last_channel, last_outcome, last_seconds, refused_at, "
    "registry, registry_on, score"
)
UPDATE = f"UPDATE prospects SET ({COLUMNS}) = ({','.join('?' * 22)}) WHERE id = ?"
QUOTE = (
    "SELECT product, value, worth, currency, why_not, quoted_on FROM quotes WHERE prospect_id = ? "
    "ORDER BY quoted_on DESC NULLS LAST, id DESC LIMIT 1"
)
UNSAID = (
    "SELECT id, value, product, currency, why_not, ladder, importance, own_odds, own_reach, own_minutes, score "
    "FROM prospects "
    "WHERE worth IS NULL AND (value IS NOT NULL OR product <> '')"
)
REASON = "SELECT words FROM reasons WHERE prospect_id = ? AND kind = ? ORDER BY told_at DESC, id DESC LIMIT 1"
PHONE = (
    "SELECT CASE e164 WHEN '' THEN written ELSE e164 END FROM phones WHERE prospect_id = ? ORDER BY dead, id LIMIT 1"
)
TOLD = "SELECT ladder_since, asked_on, importance, own_odds, own_reach, own_minutes FROM prospects WHERE id = ?"
# As the strictest of the living numbers: listed if one is, clear if all are, as of the oldest look.
REGISTRY = """
SELECT CASE WHEN total(registry = 'listed') THEN 'listed' WHEN count(*) AND total(registry = 'clear') = count(*)
    THEN 'clear' ELSE '' END, min(registry_on) FILTER (WHERE registry <> '')
FROM phones WHERE prospect_id = ? AND dead = 0
"""
TOUCHES = "SELECT attempt, contact, seconds, at, channel, outcome FROM touches WHERE prospect_id = ? ORDER BY at, id"
INDEX = """
SELECT p.id, p.name, coalesce(c.name, ''),
    coalesce((SELECT group_concat(address, ' ') FROM emails WHERE prospect_id = p.id), ''),
    coalesce((SELECT group_concat(trim(product || ' ' || number), ' ') FROM quotes WHERE prospect_id = p.id), ''),
    p.notes || ' ' || p.reason_to_call || ' ' || p.city
        || coalesce((SELECT ' ' || group_concat(words, ' ') FROM reasons WHERE prospect_id = p.id), '')
        || coalesce((SELECT ' ' || group_concat(trim(words || ' ' || became), ' ') FROM facts
            WHERE prospect_id = p.id), '')
        || coalesce((SELECT ' ' || group_concat(note || ' ' || learned, ' ') FROM touches
            WHERE prospect_id = p.id AND note || learned <> ''), '')
        || coalesce((SELECT ' ' || group_concat(words, ' ') FROM notes WHERE prospect_id = p.id), '')
        || coalesce((SELECT ' ' || group_concat(words, ' ') FROM homework WHERE prospect_id = p.id), '')
        || coalesce((SELECT ' ' || group_concat(name || ' ' || role || ' ' || note, ' ') FROM people_around
            WHERE prospect_id = p.id), '')
        || coalesce((SELECT ' ' || group_concat(note || ' ' || learned, ' ') FROM around_touches
            WHERE prospect_id = p.id), '')
        || coalesce((SELECT ' ' || group_concat(name, ' ') FROM files WHERE prospect_id = p.id), '')
        || coalesce((SELECT ' ' || group_concat(words, ' ') FROM triggers WHERE prospect_id = p.id), ''),
    coalesce((SELECT group_concat(digits, ' ') FROM phones WHERE prospect_id = p.id), '')
FROM prospects p LEFT JOIN companies c ON c.id = p.company_id WHERE p.id = ?
"""
AROUND_PHONES = "SELECT phone FROM people_around WHERE prospect_id = ? AND phone <> '' ORDER BY id"


class Summaries:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def refresh(self, ids: Iterable[int]) -> None:
        """Recomputes everything that is derived for these prospects, and what search finds them by."""
        ids = list(ids)
        if not ids:
            return
        terms = self._terms()
        for prospect_id in ids:
            self._db.execute_sql(UPDATE, (*self.computed(prospect_id, terms), prospect_id))
            index(self._db.execute_sql, prospect_id)

    def score_again(self, product: str = "") -> None:
        """After a commission was set: the scores of all whose newest quote does not say what it is worth.

        With the key of a product of those alone who were quoted it.
        """
        terms = self._terms()
        changed = [
            (now, who)
            for who, value, name, currency, why_not, ladder, *told, before in self._db.execute_sql(UNSAID).fetchall()
            if (not product or product_key(name) == product)
            and (now := _score(terms, (name, None, value, currency, why_not), ladder, *told)) != before
        ]
        if changed:
            self._db.cursor().executemany("UPDATE prospects SET score = ? WHERE id = ?", changed)

    def computed(self, prospect_id: int, terms: Terms) -> tuple[Any, ...]:
        """The summary columns as their sources say, in the order of `COLUMNS`."""
        quote = self._one(QUOTE, prospect_id) or ("", None, None, "", WhyNot.UNKNOWN.value, None)
        stated = (self._one(REASON, prospect_id, "stated") or ("",))[0]
        real = (self._one(REASON, prospect_id, "real") or ("",))[0]
        phone = (self._one(PHONE, prospect_id) or ("",))[0]
        touches = self._db.execute_sql(TOUCHES, (prospect_id,)).fetchall()
        since, asked_on, *told = self._one(TOLD, prospect_id) or (None, None, "", None, None, None)
        row, attempts, contacts, spent, last_contact, refused_at = "", 0, 0, 0, None, None
        for attempt, contact, seconds, at, _, outcome in touches:
            if at >= (since or ""):
                row = ladders.after(row, attempt=bool(attempt), contact=bool(contact))
            refused_at = at if outcome == Outcome.SAID_NO else refused_at
            attempts, contacts, spent = attempts + attempt, contacts + contact, spent + seconds
            last_contact = at if contact else last_contact
        _, _, last_seconds, last_at, last_channel, last_outcome = touches[-1] if touches else (0, 0, 0, None, "", "")
        product, value, worth, currency, why_not, inquired_on = quote
        inquired_on = max(filter(None, (inquired_on, asked_on)), default=None)
        registry, registry_on = self._one(REGISTRY, prospect_id) or ("", None)
        pays = _score(terms, (product, worth, value, currency, why_not), row, *told)
        return (
            product, value, worth, currency, why_not, inquired_on, stated, real, phone, row, attempts, contacts, spent,
            last_at, last_contact, last_channel, last_outcome, last_seconds, refused_at, registry,
            registry_on if registry else None, pays,
        )  # fmt: skip

    def _terms(self) -> Terms:
        return Products(self._db).terms(SettingsShelf().read().commission_rate)

    def _one(self, sql: str, *values: Any) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self._db.execute_sql(sql, values).fetchone()
        return found


def index(execute: Callable[..., Any], prospect_id: int) -> None:
    """What search finds them by, made anew; `execute` runs a statement in whatever file it is."""
    found = execute(INDEX, (prospect_id,)).fetchone()
    for table in ("search", "search_digits"):
        execute(f"DELETE FROM {table} WHERE rowid = ?", (prospect_id,))
    if found is None:
        return
    *words, own = found
    near = (digits(phone) for (phone,) in execute(AROUND_PHONES, (prospect_id,)))
    execute("INSERT INTO search (rowid, name, company, email, product, notes) VALUES (?,?,?,?,?,?)", words)
    numbers = " ".join(filter(None, (own, *near)))
    execute("INSERT INTO search_digits (rowid, digits) VALUES (?, ?)", (prospect_id, numbers))


def _score(
    terms: Terms, quote: tuple[str, int | None, int | None, str, str], ladder: str, importance: str, *own: int | None
) -> int:
    """`own`: estimates of odds, reach and minutes."""
    product, worth, value, currency, why_not = quote
    known = terms.worth(worth, value, product, currency)
    return score(known, value, terms.rate, WhyNot(why_not), ladder, Importance(importance), own)
