"""Putting a backup in the place of the file, so that it can be undone and a crash in between loses neither."""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from reengage_desktop.domain.fault import StoreFault

from . import backups

NOT_WHOLE = "{backup} is not a whole backup. Nothing was changed. Choose another one from {folder}."
FAILED = "The backup could not be put in place: {cause}. What you had lies in {folder}."
WAITING = "restoring.db"  # in the set-aside folder until it gets the file's name
BESIDE = ("", "-wal", "-shm")  # what belongs to one SQLite file; the file itself goes first


def restore(path: Path, backup: Path, now: datetime) -> Path:
    """Puts `backup` in the place of `path`, which no store may hold open; the folder in which all of the old lies.

    Raises `StoreFault`. `undo` takes that folder.
    """
    if not backups.verified(backup):
        raise StoreFault(NOT_WHOLE, backup=backup, folder=backups.folder(path))
    aside = _new_folder(path, now)
    try:
        copy = aside / "copying.db"
        shutil.copyfile(backup, copy)
        copy.chmod(0o600)
        backups.sync(copy)
        if not backups.verified(copy):
            raise StoreFault(NOT_WHOLE, backup=backup, folder=backups.folder(path))
        copy.replace(aside / WAITING)
        backups.sync(aside)
        _swap(path, aside)
    except OSError as error:
        raise StoreFault(FAILED, cause=error, folder=aside) from error
    return aside


def undo(path: Path, aside: Path, now: datetime) -> Path:
    """Puts back what a restore set aside, damaged or not; the folder in which what was restored lies now."""
    again = _new_folder(path, now)
    try:
        for ending in BESIDE:
            _move(path.with_name(path.name + ending), again)
        for ending in reversed(BESIDE):
            _move(aside / (path.name + ending), path.parent)
        backups.sync(path.parent)
    except OSError as error:
        raise StoreFault(FAILED, cause=error, folder=again) from error
    return again


def finish(path: Path) -> None:
    """Ends a restore that a crash cut off after the old file was moved away; one cut off earlier is forgotten."""
    waiting = sorted(set_aside_folder(path).glob(f"*/{WAITING}"))
    if waiting and not path.exists():
        _swap(path, waiting.pop().parent)
    for left_over in waiting:
        with suppress(OSError):
            left_over.unlink()


def set_aside_folder(path: Path) -> Path:
    """Where the files lie that restores took out of the way."""
    return path.with_name("set-aside")


def _swap(path: Path, aside: Path) -> None:
    for ending in BESIDE:
        _move(path.with_name(path.name + ending), aside)
    backups.sync(aside)
    (aside / WAITING).replace(path)
    backups.sync(path.parent)


def _move(file: Path, folder: Path) -> None:
    if file.exists():
        file.replace(folder / file.name)


def _new_folder(path: Path, now: datetime) -> Path:
    stamp = now.astimezone(UTC).strftime(backups.STAMP)
    try:
        for again in range(1, 100):
            folder = set_aside_folder(path) / (stamp if again == 1 else f"{stamp}-{again}")
            if not folder.exists():
                folder.mkdir(mode=0o700, parents=True)
                return folder
    except OSError as error:
        raise StoreFault(FAILED, cause=error, folder=path.parent) from error
    raise StoreFault(FAILED, cause="too many restores in one second", folder=path.parent)
