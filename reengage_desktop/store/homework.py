"""Homework on prospects, in the order it was done."""

from __future__ import annotations

from datetime import datetime

from peewee import SqliteDatabase

from reengage_desktop.domain.homework import About, Homework, HomeworkKind

from .fields import read_instant
from .tables import HomeworkTable


class HomeworkShelf:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def of(self, prospect_id: int) -> list[Homework]:
        rows = self._db.execute_sql(
            "SELECT id, prospect_id, kind, words, made_at, about, newsworthy FROM homework WHERE prospect_id = ? "
            "ORDER BY id",
            (prospect_id,),
        )
        return [
            Homework(ident, of, HomeworkKind(kind), words, read_instant(made), About(about), bool(news))
            for ident, of, kind, words, made, about, news in rows
        ]

    def get(self, homework_id: int) -> Homework | None:
        owner = HomeworkTable.select(HomeworkTable.prospect).where(HomeworkTable.id == homework_id).scalar()
        return next((work for work in self.of(owner) if work.id == homework_id), None) if owner else None

    def put_back(self, work: Homework) -> None:
        """A piece that was removed, in its old place if that is still free."""
        ident = None if self.get(work.id) else work.id
        HomeworkTable.insert(
            id=ident,
            prospect=work.prospect_id,
            kind=work.kind,
            words=work.words,
            made_at=work.made_at,
            about=work.about,
            newsworthy=work.newsworthy,
        ).execute()

    def add(self, prospect_id: int, kind: HomeworkKind, words: str, at: datetime, about: About = About.UNKNOWN) -> int:
        made = HomeworkTable.insert(prospect=prospect_id, kind=kind, words=words, made_at=at, about=about)
        return int(made.execute())

    def sort(self, homework_id: int, kind: HomeworkKind, about: About) -> None:
        """What it is, and what it is about."""
        HomeworkTable.update(kind=kind, about=about).where(HomeworkTable.id == homework_id).execute()

    def mark_news(self, homework_id: int, newsworthy: bool) -> None:
        HomeworkTable.update(newsworthy=newsworthy).where(HomeworkTable.id == homework_id).execute()

    def reword(self, homework_id: int, words: str) -> None:
        HomeworkTable.update(words=words).where(HomeworkTable.id == homework_id).execute()

    def remove(self, homework_id: int) -> None:
        HomeworkTable.delete().where(HomeworkTable.id == homework_id).execute()
