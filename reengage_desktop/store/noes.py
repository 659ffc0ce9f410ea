"""Who said no, and what came up since that could change it."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from peewee import SqliteDatabase

from reengage_desktop.domain.reason import WhyNot

from .fields import read_instant, written_instant

# A No is the last word of a talk, or somebody was let go at the desk; whoever said "later" stands here no more.
# The touches are read only of those whose last one was no talk: a letter, say.
REFUSED = """CASE WHEN stage = 'let_go' OR last_outcome = 'X' THEN 1 WHEN last_outcome = 'L' THEN 0 ELSE
    (SELECT outcome = 'X' FROM touches WHERE prospect_id = p.id AND outcome IN ('R', 'A', 'L', 'X')
    ORDER BY at DESC, id DESC LIMIT 1) END"""
NOES = f"""FROM prospects AS p INDEXED BY prospects_noes
    WHERE stage <> 'active' AND next_kind IS NOT NULL AND stage IN ('keep_in_touch', 'let_go')
    AND coalesce(walked_at, '') < :before AND coalesce(last_contact_at, last_touch_at, created_at) < :before
    AND {REFUSED}"""
SAID = """(SELECT max(at) FROM touches WHERE prospect_id = p.id AND outcome = 'X'),
    coalesce(p.last_touch_at, p.created_at)"""
QUOTED_SINCE = """SELECT min(value) FROM quotes WHERE product = ? COLLATE NOCASE AND currency = ? AND prospect_id <> ?
    AND quoted_on > ?"""


class Refused(NamedTuple):
    """Somebody who said no, and why, by their newest quote."""

    prospect_id: int
    why_not: WhyNot


class Noes:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def answered(self, prospect_id: int) -> int:
        """How often they answered; 0 for somebody who is gone."""
        row = self._db.execute_sql("SELECT contacts FROM prospects WHERE id = ?", (prospect_id,)).fetchone()
        return int(row[0]) if row else 0

    def all(self, before: datetime) -> list[Refused]:
        """Whose last talk ended with a No before then, and who were not walked past since; the worthiest first."""
        rows = self._db.execute_sql(
            f"SELECT id, why_not {NOES} ORDER BY worth DESC NULLS LAST, id", {"before": written_instant(before)}
        )
        return [Refused(who, WhyNot(why)) for who, why in rows]

    def count(self, before: datetime) -> int:
        found = self._db.execute_sql(f"SELECT count(*) {NOES}", {"before": written_instant(before)}).fetchone()
        return int(found[0])

    def said_at(self, prospect_id: int) -> tuple[datetime, bool] | None:
        """When they said no; of who never did what was heard last, and False. None for somebody who is gone."""
        row = self._db.execute_sql(f"SELECT {SAID} FROM prospects AS p WHERE id = ?", (prospect_id,)).fetchone()
        return (read_instant(row[0] or row[1]), row[0] is not None) if row else None

    def stories_since(self, at: datetime) -> set[int]:
        """Ids of the stories that came into the bank since then."""
        rows = self._db.execute_sql("SELECT id FROM stories WHERE made_at > ?", (written_instant(at),))
        return {ident for (ident,) in rows}

    def quoted_since(self, product: str, currency: str, prospect_id: int, at: datetime) -> int | None:
        """The lowest value in cents for which others were quoted the same product since that day; None for none."""
        day = at.date().isoformat()
        row = self._db.execute_sql(QUOTED_SINCE, (product, currency, prospect_id, day)).fetchone()
        return None if row[0] is None else int(row[0])
