"""Attaching files that lie on the laptop to a person: where they lie is kept, the files themselves are not touched."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from reengage_desktop.domain.attached_file import (
    BEGINNING,
    AttachedFile,
    Opening,
    is_local,
    is_program,
    shown_name,
)
from reengage_desktop.domain.fault import FileFault, RuleFault

from .around import Around
from .retracing import Step, recording

MOST = 50  # files in one go
NOT_HERE = "“{file}” does not lie on this laptop. It was not added; copy it here first, then drop it again."
NO_FILE = "“{file}” is not there. Nothing was added; choose a file that is."
FOLDER = "“{file}” is a folder. Nothing was added; choose the files in it."
UNREADABLE_NAME = "The name of one file cannot be read. Nothing was added; give it another name, then drop it again."
TOO_MANY = "{n} files at once are too many. Nothing was added; drop {most} at most."
GONE = "This file is no longer in the list. Nothing was changed."


class Attaching:
    def __init__(self, around: Around) -> None:
        self._around = around

    def files(self, prospect_id: int) -> list[AttachedFile]:
        """Newest first; whether they are still there is asked by `opening`."""
        return self._around.store.files.of(prospect_id)

    def attach(self, prospect_id: int, paths: Sequence[Path]) -> Step:
        """All or none; one that is in the list already is not added twice. Raises `FileFault`, `RuleFault`."""
        if len(paths) > MOST:
            raise RuleFault(TOO_MANY, n=len(paths), most=MOST)
        store, now = self._around.store, self._around.now()
        self._around.person(prospect_id)
        for path in paths:
            _refuse(path)
        with recording(self._around, prospect_id, "files") as record:
            known = {file.path for file in store.files.of(prospect_id)}
            for path in dict.fromkeys(paths):
                if path not in known:
                    store.files.add(prospect_id, shown_name(path), path, now)
        return record.step

    def remove(self, prospect_id: int, file_id: int) -> Step:
        """Off the list; the file stays where it lies. Raises `RuleFault`."""
        self._file(prospect_id, file_id)
        with recording(self._around, prospect_id, "files") as record:
            self._around.store.files.remove(file_id)
        return record.step

    def found_again(self, prospect_id: int, file_id: int, path: Path) -> Step:
        """It lies elsewhere now. Its name follows where nobody gave it another. Raises `FileFault`, `RuleFault`."""
        file = self._file(prospect_id, file_id)
        _refuse(path)
        name = shown_name(path) if file.name == shown_name(file.path) else file.name
        with recording(self._around, prospect_id, "files") as record:
            self._around.store.files.edit(file_id, {"path": str(path), "name": name})
        return record.step

    def opening(self, path: Path) -> Opening:
        """For any thread: it asks the disk. A program is shown where it lies, and never opened."""
        try:
            if not path.is_file():
                return Opening.MISSING
        except (OSError, ValueError):
            return Opening.MISSING
        beginning = b""
        with suppress(OSError), path.open("rb") as file:
            beginning = file.read(BEGINNING)
        return Opening.SHOW if is_program(path, beginning) else Opening.OPEN

    def _file(self, prospect_id: int, file_id: int) -> AttachedFile:
        found = next((file for file in self.files(prospect_id) if file.id == file_id), None)
        if found is None:
            raise RuleFault(GONE)
        return found


def _refuse(path: Path) -> None:
    """Raises `FileFault` for what is no file of this laptop."""
    name = shown_name(path)
    try:
        str(path).encode()
        is_dir, is_file = path.is_dir(), path.is_file()
    except (OSError, ValueError) as error:  # halves of characters, NUL
        raise FileFault(UNREADABLE_NAME) from error
    if not is_local(path):
        raise FileFault(NOT_HERE, file=name)
    if is_dir:
        raise FileFault(FOLDER, file=name)
    if not is_file:
        raise FileFault(NO_FILE, file=name)
