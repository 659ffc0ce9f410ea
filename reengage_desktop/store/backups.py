"""Verified copies of the file: made whole or not at all, and thinned with care."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from peewee import SqliteDatabase

from reengage_desktop.domain.fault import StoreFault

FAILED = "No backup could be made: {cause}. Your file itself is untouched. Make room or check the folder {folder}."
NAME = re.compile(r"reengage-(\d{8}-\d{6})-([a-z-]+)\.db")
STAMP = "%Y%m%d-%H%M%S"


def folder(path: Path) -> Path:
    return path.with_name("backups")


def back_up(database: SqliteDatabase, path: Path, reason: str, now: datetime) -> Path:
    """VACUUM INTO a temporary file, check it, sync it, then give it its name. Raises `StoreFault`."""
    target = folder(path) / f"reengage-{now.astimezone(UTC).strftime(STAMP)}-{reason}.db"
    partial = target.with_suffix(".partial")
    try:
        target.parent.mkdir(mode=0o700, exist_ok=True)
        partial.unlink(missing_ok=True)
        database.execute_sql("VACUUM INTO ?", (str(partial),))
        partial.chmod(0o600)
        if people(partial) != database.execute_sql("SELECT count(*) FROM prospects").fetchone()[0]:
            raise sqlite3.DatabaseError("the copy is not complete")
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        partial.replace(target)
    except (sqlite3.Error, OSError, StoreFault) as error:
        partial.unlink(missing_ok=True)
        raise StoreFault(FAILED, cause=error, folder=target.parent) from error
    return target
