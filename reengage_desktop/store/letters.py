"""Letters: those that wait in the pile, and those that were sent."""

from __future__ import annotations

from datetime import datetime

from peewee import SqliteDatabase

from reengage_desktop.domain.letter import WAITING, Letter, LetterDraft, LetterState

from .fields import read_instant
from .tables import LetterTable

COLUMNS = "id, prospect_id, template, words, made_at, state, changed_at"
IN_THE_PILE = f"""
FROM letters l JOIN prospects p ON p.id = l.prospect_id
WHERE l.state IN ({",".join("?" * len(WAITING))}) AND p.stage <> 'do_not_contact'
"""


class Letters:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def add(self, prospect_id: int, draft: LetterDraft, at: datetime) -> int:
        state = LetterState.READY if draft.read else LetterState.DRAFT
        return int(
            LetterTable.insert(
                prospect=prospect_id, template=draft.template, words=draft.words, made_at=at, state=state, changed_at=at
            ).execute()
        )

    def get(self, letter_id: int) -> Letter | None:
        rows = self._db.execute_sql(f"SELECT {COLUMNS} FROM letters WHERE id = ?", (letter_id,))
        return next((_letter(*row) for row in rows), None)

    def waiting(self) -> list[Letter]:
        """The pile, oldest first, without people who must not be contacted."""
        columns = ", ".join(f"l.{column}" for column in COLUMNS.split(", "))
        rows = self._db.execute_sql(f"SELECT {columns} {IN_THE_PILE} ORDER BY l.id", WAITING)
        return [_letter(*row) for row in rows]

    def count_waiting(self) -> int:
        """Of the pile, without people who must not be contacted."""
        row = self._db.execute_sql(f"SELECT count(*) {IN_THE_PILE}", WAITING).fetchone()
        return int(row[0])

    def of(self, prospect_id: int) -> list[Letter]:
        """All of one person, newest first."""
        rows = self._db.execute_sql(
            f"SELECT {COLUMNS} FROM letters WHERE prospect_id = ? ORDER BY id DESC", (prospect_id,)
        )
        return [_letter(*row) for row in rows]

    def rewrite(self, letter_id: int, words: str, state: LetterState, at: datetime) -> None:
        LetterTable.update(words=words, state=state, changed_at=at).where(LetterTable.id == letter_id).execute()

    def set_state(self, letter_id: int, state: LetterState, at: datetime) -> None:
        LetterTable.update(state=state, changed_at=at).where(LetterTable.id == letter_id).execute()

    def put_away_all(self, prospect_id: int, at: datetime) -> None:
        """Of somebody who must not be contacted: what waits is not sent."""
        LetterTable.update(state=LetterState.PUT_AWAY, changed_at=at).where(
            LetterTable.prospect == prospect_id, LetterTable.state.in_(WAITING)
        ).execute()


def _letter(ident: int, of: int, template: str, words: str, made: str, state: str, changed: str) -> Letter:
    return Letter(ident, of, template, words, read_instant(made), LetterState(state), read_instant(changed))
