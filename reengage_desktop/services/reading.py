"""Reading a file the person chose, whatever form their list has."""

from __future__ import annotations

import locale
from collections.abc import Callable
from pathlib import Path

from reengage_desktop.domain.card_reading import is_cards, read_cards
from reengage_desktop.domain.fault import FileFault
from reengage_desktop.domain.table import Table, Way
from reengage_desktop.domain.table_file import MAX_BYTES, read_table

from .workbooks import read_workbook

NOT_THERE = "{file} is not there. Nothing was imported; choose another file."
A_FOLDER = "{file} is a folder. Nothing was imported; choose a file in it."
NO_PERMISSION = "{file} may not be read. Nothing was imported; change its permissions or choose a copy of it."
UNREADABLE = "{file} cannot be read: {cause}. Nothing was imported; choose another file."
TOO_LARGE = "{file} is larger than {limit} MB. Nothing was imported; split it and choose the parts."

_WORKBOOKS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")  # zip: XLSX, XLSM, XLSB, ODS; OLE: XLS
_AS_IT_LOOKS = Way()


def read_list(path: Path, *, knows: Callable[[str], bool], way: Way = _AS_IT_LOOKS) -> Table:
    """A CSV, a workbook or a file of cards, told by how it begins. `knows`: whether a text is a known column name.

    Raises `FileFault`, in words, for what is no list; walking `Table.rows` may raise it too.
    """
    name = path.name or str(path)
    data = read_bytes(path)
    if data.startswith(_WORKBOOKS):
        del data
        return read_workbook(path, knows=knows, way=way)
    if is_cards(data):
        return read_cards(data, file=name, code_page=code_page())
    return read_table(data, file=name, way=way, code_page=code_page(), knows=knows)


def read_bytes(path: Path) -> bytes:
    """All of the file. Raises `FileFault`, in words, where it cannot be read or is larger than a list may be."""
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise FileFault(A_FOLDER, file=name)
        if path.exists() and not path.is_file():  # a device or a pipe: it may have no end
            raise FileFault(UNREADABLE, file=name, cause="it is no ordinary file")
        if path.stat().st_size > MAX_BYTES:
            raise FileFault(TOO_LARGE, file=name, limit=MAX_BYTES // 1_048_576)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileFault(NOT_THERE, file=name) from error
    except PermissionError as error:
        raise FileFault(NO_PERMISSION, file=name) from error
    except OSError as error:
        raise FileFault(UNREADABLE, file=name, cause=error.strerror) from error


def code_page() -> str:
    """What a spreadsheet on this laptop writes; where the locale is UTF-8 that is usually cp1252."""
    encoding = locale.getpreferredencoding(False).lower().replace("-", "")
    return "cp1252" if encoding in ("utf8", "ascii", "ansi_x3.41968", "646") else encoding
