"""Leafing through a file of any size, a piece of text at a time."""

from __future__ import annotations

import codecs
import gzip
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from reengage_desktop.domain.fault import FileFault
from reengage_desktop.domain.table_file import bom_of

PIECE = 2**20  # bytes
NOT_THERE = "{file} is not there. Nothing was taken in; choose another file."
A_FOLDER = "{file} is a folder. Nothing was taken in; choose a file in it."
NO_PERMISSION = "{file} may not be read. Nothing was taken in; change its permissions or choose a copy of it."
UNREADABLE = "{file} cannot be read: {cause}. Nothing was taken in; choose another file."
PACKED = "{file} is packed in a way that cannot be read. Nothing was taken in; unpack it and choose what was in it."
SEVERAL = "{file} holds {count} files. Nothing was taken in; unpack it and choose them one by one."

_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_PACKED_BADLY = (zipfile.BadZipFile, zlib.error, gzip.BadGzipFile, EOFError, NotImplementedError, RuntimeError)


class Stopped(Exception):
    """It was wished to stop; nothing is kept."""


def leaf(path: Path, progress: Callable[[float], None], cancelled: Callable[[], bool]) -> Iterator[str]:
    """The text of a plain, gzipped or zipped file in pieces of about a million characters, never all of it at once.

    `progress` gets how much of the file is read, 0 to 1. Text without a byte order mark is read as Latin-1, which takes
    any byte: of a list of numbers only its figures count. Raises `FileFault`, in words, and `Stopped`.
    """
    file = path.name or str(path)
    try:
        if path.is_dir():
            raise FileFault(A_FOLDER, file=file)
        if path.exists() and not path.is_file():  # a device or a pipe: it may have no end
            raise FileFault(UNREADABLE, file=file, cause="it is no ordinary file")
        yield from _pieces(path, progress, cancelled)
    except FileNotFoundError as error:
        raise FileFault(NOT_THERE, file=file) from error
    except PermissionError as error:
        raise FileFault(NO_PERMISSION, file=file) from error
    except _PACKED_BADLY as error:
        raise FileFault(PACKED, file=file) from error
    except OSError as error:
        raise FileFault(UNREADABLE, file=file, cause=error.strerror or error) from error


def is_workbook(path: Path) -> bool:
    """Whether it is a spreadsheet, and not a text that was zipped."""
    try:
        if path.is_file() and zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as parts:
                return not {"[Content_Types].xml", "mimetype"}.isdisjoint(parts.namelist())
        with path.open("rb") as data:
            return data.read(4) == b"\xd0\xcf\x11\xe0"
    except (OSError, *_PACKED_BADLY):
        return False


def _pieces(path: Path, progress: Callable[[float], None], cancelled: Callable[[], bool]) -> Iterator[str]:
    with ExitStack() as stack:
        raw = stack.enter_context(path.open("rb"))
        size = max(1, os.fstat(raw.fileno()).st_size)
        source = _unpacked(raw, path.name, stack)
        data = source.read(PIECE)
        decoder = codecs.getincrementaldecoder(_encoding(data))(errors="replace")
        while data:
            if cancelled():
                raise Stopped
            yield decoder.decode(data)
            progress(min(1.0, raw.tell() / size))
            data = source.read(PIECE)
        yield decoder.decode(b"", final=True)


def _unpacked(raw: IO[bytes], file: str, stack: ExitStack) -> IO[bytes] | gzip.GzipFile:
    head = raw.read(4)
    raw.seek(0)
    if head.startswith(_GZIP):
        return stack.enter_context(gzip.open(raw))
    if head != _ZIP:
        return raw
    parts = stack.enter_context(zipfile.ZipFile(raw))
    inside = [each for each in parts.infolist() if not each.is_dir()]
    if len(inside) != 1:
        raise FileFault(SEVERAL, file=file, count=len(inside))
    return stack.enter_context(parts.open(inside[0]))


def _encoding(data: bytes) -> str:
    if bom := bom_of(data):
        return bom
    nulls = data[:1000].count(0)
    if nulls * 3 > len(data[:1000]):  # figures in two bytes each
        return "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
    return "latin-1"
