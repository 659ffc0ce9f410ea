"""Touches as they are kept, in the order they happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from peewee import SqliteDatabase

from reengage_desktop.domain.touch import Channel, Touch

from .fields import read_instant, written_instant
from .tables import TouchTable


class Touches:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def add(self, touch: Touch, *, script: str = "", version_id: int | None = None, slot_key: str = "") -> int:
        """`script` is the name of the text that was said, `version_id` the text itself."""
        return int(
            TouchTable.insert(
                prospect=touch.prospect_id,
                at=touch.at,
                channel=touch.channel.value,
                outcome=touch.outcome,
                attempt=touch.attempt,
                contact=touch.contact,
                seconds=touch.seconds,
                note=touch.note,
                learned=touch.learned,
                bulk=touch.bulk,
                learned_for=touch.learned_for,
                script=script,
                version=version_id,
                slot_key=slot_key,
            ).execute()
        )

    def of(self, prospect_id: int) -> list[Touch]:
        """Newest first."""
        rows = self._db.execute_sql(
            "SELECT id, prospect_id, at, channel, outcome, attempt, contact, seconds, note, learned, bulk, "
            "learned_for FROM touches WHERE prospect_id = ? ORDER BY at DESC, id DESC",
            (prospect_id,),
        )
        return [
            Touch(i, p, read_instant(at), Channel(ch), out, bool(att), bool(con), sec, note, learned, bool(bulk), use)
            for i, p, at, ch, out, att, con, sec, note, learned, bulk, use in rows
        ]

    def outcomes_since(self, since: datetime) -> list[tuple[int, str, datetime, str, int]]:
        """(prospect id, outcome, at, slot key, seconds) of all calls since then, oldest first."""
        rows = self._db.execute_sql(
            "SELECT prospect_id, outcome, at, slot_key, seconds FROM touches "
            "WHERE at >= ? AND outcome <> '' ORDER BY at, id",
            (written_instant(since),),
        )
        return [(prospect, outcome, read_instant(at), key, seconds) for prospect, outcome, at, key, seconds in rows]

    def outcomes_between(self, first: datetime, last: datetime) -> list[tuple[int, datetime]]:
        """(touch id, at) of all calls from `first` to `last`, oldest first."""
        rows = self._db.execute_sql(
            "SELECT id, at FROM touches WHERE at BETWEEN ? AND ? AND outcome <> '' ORDER BY at, id",
            (written_instant(first), written_instant(last)),
        )
        return [(ident, read_instant(at)) for ident, at in rows]

    def set_bulk(self, ids: Sequence[int], bulk: bool) -> None:
        TouchTable.update(bulk=bulk).where(TouchTable.id.in_(ids), TouchTable.bulk != bulk).execute()

    def last_learned(self, prospect_id: int) -> str:
        """What the last talk that taught something taught, empty if none did."""
        row = self._db.execute_sql(
            "SELECT learned FROM touches WHERE prospect_id = ? AND learned <> '' ORDER BY at DESC, id DESC LIMIT 1",
            (prospect_id,),
        ).fetchone()
        return str(row[0]) if row else ""

    def voicemails_since_contact(self, prospect_id: int) -> int:
        """Voicemails in the open row of the ladder; a text left alone is none."""
        row = self._db.execute_sql(
            "SELECT count(*) FROM touches t WHERE t.prospect_id = ?1 AND t.outcome = 'V' AND t.script <> 'text-only' "
            "AND t.id > coalesce("
            "(SELECT max(id) FROM touches WHERE prospect_id = ?1 AND contact = 1), 0)",
            (prospect_id,),
        ).fetchone()
        return int(row[0])
