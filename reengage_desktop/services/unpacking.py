"""The process that reads a workbook: a bad one can make its reader abort, or fill the memory, and then only this ends.

    unpacking.py FOLDER FILE SHEET      FOLDER is where python_calamine lies; SHEET "" for all of them

Out goes a line of JSON, {"sheets": [name], "heads": {name: [[row, [cell]]]}}. Then a line comes in, the name of a sheet
in JSON, and out goes a line [row, [cell]] for each of its rows that holds anything, and a last one []. Rows are counted
from 1. Where it cannot go on it ends with PASSWORD, BROKEN or LARGE, or with a signal where it asked for too much.
Nothing of the package is imported here: the file is run as it is.
"""

from __future__ import annotations

import json
import sys
import time
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

MEMORY = 400 * 2**20  # bytes of address space
SECONDS = 5  # of the processor's time
HEAD = 30  # rows of each sheet that are looked at
LOOKING = 1.5  # seconds of the processor's time after which no further sheet is looked at
KEPT = 500_000  # cells of sheets that are kept, so that the one that is chosen need not be read again

PASSWORD, BROKEN, LARGE = 3, 4, 5  # how it ends

_packed = json.JSONEncoder(separators=(",", ":")).encode


def main(folder: str, file: str, only: str) -> int:
    _bound()
    sys.path.append(folder)
    import python_calamine

    try:
        # Given a path it would go by the ending of the name.
        with open(file, "rb") as data, python_calamine.CalamineWorkbook.from_filelike(data) as book:  # noqa: PTH123
            return _serve(book, only)
    except python_calamine.PasswordError:
        return PASSWORD
    except MemoryError:
        return LARGE
    except BaseException:  # the reader's own panics are none of Exception
        return PASSWORD if _is_locked(file) else BROKEN


def _is_locked(file: str) -> bool:
    """Of such a file the reader often says no more than that it is none: an XLSX is within another file, then."""
    try:
        with open(file, "rb") as data:  # noqa: PTH123
            if data.read(4) == b"\xd0\xcf\x11\xe0":
                return "EncryptedPackage".encode("utf-16-le") in data.read()
        with zipfile.ZipFile(file) as parts, parts.open("META-INF/manifest.xml") as manifest:
            return b"encryption-data" in manifest.read(2**20)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error):
        return False


def _bound() -> None:
    """What the system will not let this process pass, where it has such bounds."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        try:
            hard = resource.getrlimit(what)[1]
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
        except (ValueError, OSError):
            continue


def _serve(book: Any, only: str) -> int:
    names = [each.name for each in book.sheets_metadata if each.typ == each.typ.WorkSheet]
    sheets: dict[str, Any] = {}
    heads: dict[str, list[Any]] = {}
    for name in names:
        if (only and name != only) or (heads and time.process_time() > LOOKING):
            continue
        sheet = _sheet(book, name)
        if sheet is None:
            continue
        rows = _rows(sheet)
        heads[name] = [row for row, _ in zip(rows, range(HEAD), strict=False)]
        if sum(each.height * each.width for each in (*sheets.values(), sheet)) <= KEPT or len(names) == 1:
            sheets[name] = sheet
    if names and not heads and not only:
        return BROKEN
    _tell({"sheets": names, "heads": heads})
    sys.stdout.flush()
    chosen = json.loads(sys.stdin.readline() or '""')
    if chosen in heads:
        sheet = sheets.get(chosen) or book.get_sheet_by_name(chosen)
        for row in _rows(sheet):
            _tell(row)
        _tell([])
    return 0


def _sheet(book: Any, name: str) -> Any:
    """None where this sheet cannot be read: others of the same workbook may be."""
    try:
        return book.get_sheet_by_name(name)
    except MemoryError:
        raise
    except Exception:
        return None


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        texts = [cell if isinstance(cell, str) else _text(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            yield number, texts


def _text(cell: object) -> str:
    """As a CSV would have it: days in ISO, a time only where it is not midnight, whole numbers without a point."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e18 else f"{cell:.15g}"
    if isinstance(cell, datetime):
        is_day = not (cell.hour or cell.minute or cell.second or cell.microsecond)
        return cell.date().isoformat() if is_day else cell.isoformat(" ", "seconds")
    return "" if cell is None else str(cell)


def _tell(what: object) -> None:
    sys.stdout.write(_packed(what) + "\n")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
