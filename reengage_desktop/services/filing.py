"""Filing what was made: a file takes its place as a whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from reengage_desktop.domain.fault import FileFault

UNWRITABLE = (
    "{file} could not be written to {folder}: {cause}. What was there is as it was, and your letters still lie in the "
    "pile; choose another folder."
)


def put(path: Path, content: bytes) -> None:
    """For any thread. Raises `FileFault` where the folder takes none: it may not be written to, or the disk is full."""
    try:
        replace_whole(path, content)
    except OSError as error:
        cause = error.strerror or error
        raise FileFault(UNWRITABLE, file=path.name, folder=path.parent, cause=cause) from error


def replace_whole(path: Path, content: bytes) -> None:
    """The file is there with all of it, or as it was before. Raises OSError."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
