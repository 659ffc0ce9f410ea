"""Verified copies of the file: made whole or not at all, and thinned with care."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from peewee import DatabaseError, SqliteDatabase

from reengage_desktop.domain.fault import StoreFault

FAILED = "No backup could be made: {cause}. Your file itself is untouched. Make room or check the folder {folder}."
NAME = re.compile(r"reengage-(\d{8}-\d{6})-([a-z-]+)\.db")
STAMP = "%Y%m%d-%H%M%S"
APPLICATION_ID = 0x52456E67
BUSY_SECONDS = 5
BEFORE_MIGRATION = "before-migration"

ALL_OF = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9
SHRUNK_PERCENT = 20
WATCHED = ("prospects", "quotes", "touches")


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy: where it lies, when it was made (UTC), and what for."""

    path: Path
    at: datetime
    reason: str


def folder(path: Path) -> Path:
    """Where the backups of the file at `path` lie."""
    return path.with_name("backups")


def of(path: Path) -> list[Backup]:
    """The backups of the file at `path`, newest first; empty when their folder is not there."""
    found = []
    with suppress(OSError):
        for file in folder(path).iterdir():
            if match := NAME.fullmatch(file.name):
                with suppress(ValueError):
                    at = datetime.strptime(match[1], STAMP).replace(tzinfo=UTC)
                    found.append(Backup(file, at, match[2]))
    return sorted(found, key=lambda backup: (backup.at, backup.path.name), reverse=True)


def age(path: Path, now: datetime) -> timedelta | None:
    """How old the newest backup is, None without one. What a wrong clock dated ahead does not count."""
    return next((now - backup.at for backup in of(path) if backup.at <= now), None)


def newest_verified(path: Path) -> Path | None:
    """The newest backup that is whole."""
    return next((backup.path for backup in of(path) if verified(backup.path)), None)


def verified(file: Path) -> bool:
    """Whether `file` is a whole file of ours; it is only read."""
    try:
        with closing(read_only(file)) as copy:
            owner = copy.execute("PRAGMA application_id").fetchone()[0]
            return bool(owner == APPLICATION_ID and copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False


def back_up(database: SqliteDatabase, path: Path, reason: str, now: datetime) -> Path:
    """VACUUM INTO a temporary file, check it, sync it, then give it its name. Raises `StoreFault`.

    A damaged file is not copied, so that its backup is never newer than a good one.
    """
    target = folder(path) / f"reengage-{now.astimezone(UTC).strftime(STAMP)}-{reason}.db"
    partial = target.with_suffix(".partial")
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        _copy_checked(database, partial)
        partial.chmod(0o600)
        sync(partial)
        partial.replace(target)
        sync(target.parent)
    except (sqlite3.Error, DatabaseError, OSError) as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise StoreFault(FAILED, cause=error, folder=target.parent) from error
    return target


def thin(path: Path, now: datetime) -> list[Path]:
    """Removes what is no longer needed: all of 2 days stay, then 12 daily, 10 weekly, 9 monthly ones; what was removed.

    The newest verified backup and those made before a migration always stay.
    """
    everything = of(path)
    kept = {backup.path for backup in _kept(everything, now)}
    going = [backup for backup in everything if backup.path not in kept and backup.reason != BEFORE_MIGRATION]
    if not going:
        return []
    last_good = newest_verified(path)
    removed = [backup.path for backup in going if backup.path != last_good]
    for file in removed:
        file.unlink(missing_ok=True)
    return removed


def shrunk(database: SqliteDatabase, path: Path) -> bool:
    """Whether people, quotes or touches are fewer by more than a fifth than in the newest verified backup."""
    newest = newest_verified(path)
    if newest is None:
        return False
    with closing(read_only(newest)) as copy:
        before = counts(copy)
    after = counts(database.connection())
    return any(
        after.get(table, 0) * 100 < before[table] * (100 - SHRUNK_PERCENT) for table in WATCHED if table in before
    )


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Rows of each table; those that SQLite keeps for itself or for searching are left out."""
    tables = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'"
    ).fetchall()
    return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables}


def read_only(file: Path) -> sqlite3.Connection:
    """A connection that cannot change the file, nor make one."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def sync(path: Path) -> None:
    """What was written to the file or folder is on the disk when this returns."""
    if path.is_dir() and os.name == "nt":
        return  # Windows has no handle on a folder to be synced
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _copy_checked(database: SqliteDatabase, target: Path) -> None:
    """Raises `sqlite3.DatabaseError` when either side is not whole or the copy is not complete."""
    source = database.connection()
    if source.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise sqlite3.DatabaseError("the file is damaged")
    before = counts(source)
    source.execute("VACUUM INTO ?", (str(target),))
    after = counts(source)
    if not verified(target):
        raise sqlite3.DatabaseError("the copy is not whole")
    with closing(read_only(target)) as copy:
        copied = counts(copy)
    # Another thread may have written meanwhile, so each count lies between the two that surround the copy.
    complete = all(
        min(before[table], after[table]) <= copied.get(table, -1) <= max(before[table], after[table])
        for table in before
    )
    if not complete:
        raise sqlite3.DatabaseError("the copy is not complete")


def _kept(newest_first: list[Backup], now: datetime) -> Iterator[Backup]:
    """By count, not by age: a laptop that lay off for a year keeps as many as before."""
    older = []
    for backup in newest_first:
        if now - backup.at <= ALL_OF:
            yield backup
        else:
            older.append(backup)
    for limit, span in ((DAILY, "%Y-%m-%d"), (WEEKLY, "%G-%V"), (MONTHLY, "%Y-%m")):
        spans: set[str] = set()
        rest = []
        for backup in older:
            name = backup.at.strftime(span)
            if name in spans:
                continue
            if len(spans) == limit:
                rest.append(backup)
                continue
            spans.add(name)
            yield backup
        older = rest
