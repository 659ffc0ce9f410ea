"""Replacing files and folders by what is written beside them: whole, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path

from reengage_desktop.domain.fault import FileFault

UNWRITABLE = "{file} could not be written to {folder}: {cause}. What was there is as it was; choose another folder."
IS_FOLDER = "{file} is a folder. Nothing was written; choose a name for a file."
NO_FOLDER = "There is no folder {folder}. Nothing was written; choose one that is there."
NOT_EMPTY = "{file} is there already. Nothing was written; choose a folder that is empty, or a new name."


@contextmanager
def whole_file(path: Path, *, encoding: str = "utf-8") -> Iterator[TextIOWrapper]:
    """What is written here takes the place of the file at the end. Line ends are kept as they are written.

    Only the person can read it (0600). Raises `FileFault` where there is no room or no right; then all is as before.
    """
    _refuse_no_folder(path)
    if path.is_dir():
        raise FileFault(IS_FOLDER, file=path.name)
    with _told(path):
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
        try:
            with os.fdopen(handle, "w", encoding=encoding, newline="") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A new folder whose files take their place together. Raises `FileFault`, also for one that holds anything."""
    _refuse_no_folder(path)
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise FileFault(NOT_EMPTY, file=path.name)
    with _told(path):
        made = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name[:40]}."))
        try:
            yield made
            if path.exists():
                path.rmdir()
            made.rename(path)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise


def _refuse_no_folder(path: Path) -> None:
    if not path.parent.is_dir():
        raise FileFault(NO_FOLDER, folder=path.parent)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        cause = error.strerror or error
        raise FileFault(UNWRITABLE, file=path.name, folder=path.parent, cause=cause) from error
