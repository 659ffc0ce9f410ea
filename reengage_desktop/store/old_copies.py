"""The copies of the file that lie beside it, and taking somebody out of one of them."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from . import backups, restoring
from .erasing import Lives, Trace, erase, ids_of

UNFINISHED = ".cleaning"
HALF_MADE = (".partial", UNFINISHED)
WAL = "-wal"
BESIDE = (WAL, "-shm")


def of(path: Path) -> list[Path]:
    """Backups of the file at `path`, newest first, then what restores set aside; none of a file in memory."""
    if not path.exists():
        return []
    aside = restoring.set_aside_folder(path).glob("*/*.db")
    return [*(backup.path for backup in backups.of(path)), *sorted(aside, reverse=True)]


def sweep(path: Path) -> None:
    """Removes copies that are half made: cut off once, or begun before this moment, which then fail and are told."""
    folders = (backups.folder(path), restoring.set_aside_folder(path)) if path.exists() else ()
    for half in (file for folder in folders for end in HALF_MADE for file in folder.rglob(f"*{end}")):
        with suppress(OSError):
            half.unlink()


def holds(copy: Path, who: Trace, lives: Lives) -> bool:
    """Whether they are in it; also of one that cannot be read, since then nobody knows. False if it is gone."""
    try:
        with closing(backups.read_only(copy)) as file:
            return bool(ids_of(file, who, lives))
    except sqlite3.Error:
        return copy.exists()


def clean(copy: Path, who: Trace, lives: Lives) -> bool:
    """Puts the copy without them in its place, verified, as a whole or not at all; whether that could be done."""
    cleaned = copy.with_name(copy.name + UNFINISHED)
    try:
        cleaned.unlink(missing_ok=True)
        _copy_without(copy, cleaned, who, lives)
        backups.sync(cleaned)
        for ending in BESIDE:  # their contents are in the new one, which they would spoil
            copy.with_name(copy.name + ending).unlink(missing_ok=True)
        cleaned.replace(copy)
        backups.sync(copy.parent)
    except (sqlite3.Error, OSError):
        with suppress(OSError):
            cleaned.unlink(missing_ok=True)
        return False
    return True


def _copy_without(copy: Path, cleaned: Path, who: Trace, lives: Lives) -> None:
    """Raises `sqlite3.DatabaseError` unless both are whole and nobody else is missing."""
    with closing(backups.read_only(copy)) as old:
        if old.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("the copy is damaged")
        if copy.with_name(f"{copy.name}{WAL}").exists():
            old.execute("VACUUM INTO ?", (str(cleaned),))  # with what lies in the -wal
        else:
            shutil.copyfile(copy, cleaned)  # ten times as quick
    cleaned.chmod(0o600)
    with closing(sqlite3.connect(cleaned, isolation_level=None)) as new:
        new.execute("PRAGMA foreign_keys = 1")
        new.execute("PRAGMA secure_delete = 1")
        before, ids = backups.counts(new), ids_of(new, who, lives)
        new.execute("BEGIN")
        erase(new, ids, who)
        new.execute("COMMIT")
        new.execute("VACUUM")
        missing = before["prospects"] - backups.counts(new)["prospects"]
    if missing != len(ids) or not backups.verified(cleaned):
        raise sqlite3.DatabaseError("the copy without them is not whole")
