"""Opening the one file: whose it is, whether it is whole, and bringing its tables up to date."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from peewee import DatabaseError, SqliteDatabase

from reengage_desktop.domain.fault import StoreFault

from . import backups

APPLICATION_ID = 0x52456E67
VERSION = 1
MIGRATIONS = Path(__file__).with_name("migrations")
CACHE_KIB = 16_384
BUSY_SECONDS = 5

NEWER = (
    "{path} was written by a newer ReEngage Desktop (its version {found}, this one knows {known}). "
    "It was left untouched. Install the newer program to go on."
)
FOREIGN = "{path} is not a ReEngage file. It was left untouched. Choose another data folder with --data-dir."
DAMAGED = "{path} is damaged and was not opened. It was left as it is. Restore the newest backup from {backups}."
UNREADABLE = "{path} cannot be opened: {cause}. Nothing was changed. Check the folder's permissions and try again."
LOCKED = "{path} is in use by another program. Nothing was changed. Close that program and try again."


class DamagedFault(StoreFault):
    """The file is not whole; a verified backup may be put in its place."""


def open_database(path: Path) -> SqliteDatabase:
    """The opened, checked and migrated database. Raises `StoreFault`; then the file is as it was, byte for byte."""
    fresh = not path.exists()
    if not fresh:
        _refuse_others(path)
    database = connect(path)
    try:
        database.connect()
        if not fresh:
            check_whole(database, path)
        migrate(database, path)
    except sqlite3.Error as error:
        database.close()
        raise _told(path, error) from error
    except DatabaseError as error:
        database.close()
        raise _told(path, error) from error
    except BaseException:
        database.close()
        raise
    return database


def connect(path: Path) -> SqliteDatabase:
    return SqliteDatabase(
        str(path),
        pragmas={
            "journal_mode": "wal",
            "synchronous": "full",
            "foreign_keys": 1,
            "trusted_schema": 0,
            "secure_delete": 1,
            "cache_size": -CACHE_KIB,
        },
        timeout=BUSY_SECONDS,
        lock_type="IMMEDIATE",
    )


def _refuse_others(path: Path) -> None:
    """Reads the header with no SQLite, so that a foreign or newer file is not touched by so much as a lock."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise StoreFault(UNREADABLE, path=path, cause=error.strerror or "unknown cause") from error
    if len(header) < 100:
        raise DamagedFault(DAMAGED, path=path, backups=backups.folder(path))
    if not header.startswith(b"SQLite format 3\0"):
        raise DamagedFault(DAMAGED, path=path, backups=backups.folder(path))
    version, owner = int.from_bytes(header[60:64], "big"), int.from_bytes(header[68:72], "big")
    if owner != APPLICATION_ID:
        raise StoreFault(FOREIGN, path=path)
    if version > VERSION:
        raise StoreFault(NEWER, path=path, found=version, known=VERSION)


def check_whole(database: SqliteDatabase, path: Path) -> None:
    if database.execute_sql("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise DamagedFault(DAMAGED, path=path, backups=backups.folder(path))


def migrate(database: SqliteDatabase, path: Path) -> None:
    """Applies what is missing, each step in a transaction of its own, after a verified backup."""
    version = database.pragma("user_version")
    if version > VERSION:
        raise StoreFault(NEWER, path=path, found=version, known=VERSION)
    if version == VERSION:
        return
    if version:
        backups.back_up(database, path, reason="before-migration")
    from playhouse.migrations import Runner  # costs 15 ms and is needed once

    Runner(database, str(MIGRATIONS)).up()
    _check_references(database, path)
    database.pragma("application_id", APPLICATION_ID)
    database.pragma("user_version", VERSION)
    if path.exists():
        database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _check_references(database: SqliteDatabase, path: Path) -> None:
    if database.execute_sql("PRAGMA foreign_key_check").fetchone() is not None:
        raise DamagedFault(DAMAGED, path=path, backups=backups.folder(path))


def _told(path: Path, error: BaseException) -> StoreFault:
    cause: Any = error.__cause__ or error.__context__ or error
    text = str(cause).lower()
    if "locked" in text or "busy" in text:
        return StoreFault(LOCKED, path=path)
    if "malformed" in text or "not a database" in text or "corrupt" in text:
        return DamagedFault(DAMAGED, path=path, backups=backups.folder(path))
    return StoreFault(UNREADABLE, path=path, cause=cause)
