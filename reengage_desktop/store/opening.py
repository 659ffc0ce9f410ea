"""Opening the one file: whose it is, whether it is whole, and bringing its tables up to date."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from peewee import DatabaseError, SqliteDatabase

from reengage_desktop.domain.fault import StoreFault

from . import backups, restoring
from .backups import APPLICATION_ID

VERSION = 6
MIGRATIONS = Path(__file__).with_name("migrations")
CACHE_KIB = 16_384
HEADER = 100
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",
    "foreign_keys": 1,
    "trusted_schema": 0,
    "secure_delete": 1,
    "cache_size": -CACHE_KIB,
}

NEWER = (
    "{path} was written by a newer ReEngage Desktop (its version {found}, this one knows {known}). "
    "It was left untouched. Install the newer program to go on."
)
FOREIGN = "{path} is not a ReEngage file. It was left untouched. Choose another data folder with --data-dir."
DAMAGED = "{path} is damaged and was not opened. It was left as it is. Restore the newest backup from {backups}."
LOST = "{path} is damaged and was not opened. It was left as it is. There is no whole backup of it in {backups}."
GONE = (
    "{path} is gone, but there are traces of it in its folder. Nothing was changed. "
    "Restore the newest backup from {backups}, or move the whole folder away to begin anew."
)
UNREADABLE = "{path} cannot be opened: {cause}. Nothing was changed. Check the folder's permissions and try again."
LOCKED = "{path} is in use by another program. Nothing was changed. Close that program and try again."
NOT_MIGRATED = "{path} could not be brought up to date: {cause}. It was left as it was, with a backup in {backups}."


class DamagedFault(StoreFault):
    """The file is not whole or is gone; `newest_backup` is the verified backup that may be put in its place."""

    def __init__(self, template: str, path: Path) -> None:
        self.newest_backup = backups.newest_verified(path)
        known = LOST if template == DAMAGED and self.newest_backup is None else template
        super().__init__(known, path=path, backups=backups.folder(path))


def open_database(path: Path, now: datetime, *, trusting: bool = False) -> SqliteDatabase:
    """The opened, checked and migrated database. Raises `StoreFault`; then the file is as it was, byte for byte.

    `trusting`: a file that was closed in order is not read from end to end; whoever opens it so calls `make_sure` soon.
    """
    try:
        restoring.finish(path)
        if path.exists():
            _refuse_others(path)
            if not trusting or _has_wal(path):  # the last connection that closes takes the -wal away
                _check_untouched(path)
            with suppress(OSError):
                path.chmod(0o600)
        else:
            _make(path)
        database = connect(path)
        try:
            database.connect()
            migrate(database, path, now)
        except BaseException:
            database.close()
            raise
    except OSError as error:
        raise StoreFault(UNREADABLE, path=path, cause=error.strerror or error) from error
    except (sqlite3.Error, DatabaseError) as error:
        raise _told(path, error) from error
    return database


def make_sure(path: Path) -> None:
    """Raises `DamagedFault` if the file is not whole. It is only read, by a connection of its own, so in any thread."""
    try:
        _check_untouched(path)
    except sqlite3.Error as error:
        raise _told(path, error) from error


def in_memory() -> SqliteDatabase:
    """Empty and up to date; it is gone when it is closed, and belongs to the thread that made it."""
    database = connect(Path(":memory:"))
    database.connect()
    _build(database, Path(":memory:"))
    return database


def connect(path: Path) -> SqliteDatabase:
    """Not connected yet; each thread that uses it gets a connection of its own, with the same pragmas."""
    return SqliteDatabase(str(path), pragmas=PRAGMAS, timeout=backups.BUSY_SECONDS, lock_type="IMMEDIATE")


def _refuse_others(path: Path) -> None:
    """Reads the header with no SQLite, so that a foreign or newer file is not touched by so much as a lock."""
    with path.open("rb") as file:
        header = file.read(HEADER)
    if len(header) < HEADER or not header.startswith(b"SQLite format 3\0"):
        raise DamagedFault(DAMAGED, path)
    _refuse_version(path, _number(header[68:72]), _number(header[60:64]))
    # What is missing at the end reads as zeroes, which quick_check may not see; a -wal may still hold the end.
    page = _number(header[16:18])
    pages = _number(header[28:32]) if header[24:28] == header[92:96] else 0
    if path.stat().st_size < pages * (65_536 if page == 1 else page) and not _has_wal(path):
        raise DamagedFault(DAMAGED, path)


def _number(big_endian: bytes) -> int:
    return int.from_bytes(big_endian, "big")


def _has_wal(path: Path) -> bool:
    wal = path.with_name(path.name + "-wal")
    return wal.exists() and wal.stat().st_size > 0


def _refuse_version(path: Path, owner: int, version: int) -> None:
    if owner != APPLICATION_ID:
        raise StoreFault(FOREIGN, path=path)
    if version > VERSION:
        raise StoreFault(NEWER, path=path, found=version, known=VERSION)


def _check_untouched(path: Path) -> None:
    """Through a connection that cannot write: closing it neither folds the -wal in nor removes it."""
    with closing(backups.read_only(path)) as file:
        owner, version = (file.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
        _refuse_version(path, owner, version)
        if file.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise DamagedFault(DAMAGED, path)


def _make(path: Path) -> None:
    """Makes the file under another name, so that it is whole from the first moment it is there."""
    if backups.of(path) or _has_wal(path):
        raise DamagedFault(GONE, path)
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    new = path.with_name(path.name + ".new")
    for ending in ("", "-wal", "-shm"):
        new.with_name(new.name + ending).unlink(missing_ok=True)
    database = connect(new)
    database.connect()
    try:
        _build(database, new)
        database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        database.close()
    backups.sync(new)
    new.replace(path)
    backups.sync(path.parent)


def migrate(database: SqliteDatabase, path: Path, now: datetime) -> None:
    """Brings the tables up to date after a verified backup; all steps in one transaction, so all or none."""
    version = database.pragma("user_version")
    if version == VERSION:
        return
    if version:
        backups.back_up(database, path, backups.BEFORE_MIGRATION, now)
    try:
        _build(database, path)
    except (sqlite3.Error, DatabaseError) as error:
        if _is_busy(str(error)):
            raise
        raise StoreFault(NOT_MIGRATED, path=path, cause=error, backups=backups.folder(path)) from error


def _build(database: SqliteDatabase, path: Path) -> None:
    from playhouse.migrations import Runner  # costs 15 ms and is needed once

    # Rebuilding a table under foreign keys deletes its children, and this pragma holds only outside a transaction.
    database.pragma("foreign_keys", 0)
    try:
        with database.atomic():
            before = backups.counts(database.connection())
            Runner(database, str(MIGRATIONS)).up()
            after = backups.counts(database.connection())
            torn = database.execute_sql("PRAGMA foreign_key_check").fetchone() is not None
            if torn or any(after.get(table, 0) < count for table, count in before.items()):
                raise StoreFault(
                    NOT_MIGRATED, path=path, cause="rows would have been lost", backups=backups.folder(path)
                )
            database.pragma("application_id", APPLICATION_ID)
            database.pragma("user_version", VERSION)
    finally:
        database.pragma("foreign_keys", 1)


def _told(path: Path, error: BaseException) -> StoreFault:
    text = str(error).lower()
    if _is_busy(text):
        return StoreFault(LOCKED, path=path)
    if "malformed" in text or "not a database" in text or "corrupt" in text:
        return DamagedFault(DAMAGED, path)
    if not _may(path.parent) or (path.exists() and not _may(path)):
        return StoreFault(UNREADABLE, path=path, cause="Permission denied")
    return StoreFault(UNREADABLE, path=path, cause=text)


def _is_busy(text: str) -> bool:
    return "locked" in text or "busy" in text


def _may(path: Path) -> bool:
    return os.access(path, os.R_OK | os.W_OK, effective_ids=os.access in os.supports_effective_ids)
