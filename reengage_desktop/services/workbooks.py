"""Reading a workbook by a process of its own, which is ended when it asks too much."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from threading import Timer
from typing import IO, Any

from reengage_desktop.domain.fault import FileFault
from reengage_desktop.domain.heading import Heading, find_heading
from reengage_desktop.domain.table import Form, Row, Table, Way
from reengage_desktop.domain.table_file import EMPTY, is_ours

PATIENCE = 20.0  # s by the clock; before that the process has had its own time of the processor where that is bounded
MOST = 64 * 2**20  # bytes that the rows of a sheet may come to

LOCKED = "{file} is protected by a password. Nothing was imported; save it without one and choose it again."
NOT_A_WORKBOOK = (
    "{file} is not a workbook that can be read. Nothing was imported; save it as XLSX or CSV and choose that."
)
TOO_MUCH = (
    "{file} holds more than can be taken in at once. Nothing was imported; save the sheet as CSV and choose that."
)
NO_SHEET = "{file} has no sheet “{sheet}”. Nothing was imported; choose another sheet."

_PROGRAM = Path(__file__).with_name("unpacking.py")
_ENDS = {1: NOT_A_WORKBOOK, 3: LOCKED, 4: NOT_A_WORKBOOK, 5: TOO_MUCH}  # as `unpacking` says them
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # of a console, on Windows


def read_workbook(path: Path, *, knows: Callable[[str], bool], way: Way) -> Table:
    """The sheet with most known headings, or the one that is wanted. Raises `FileFault`, in words, for what is none."""
    file = path.name
    with _Unpacking(path, way.sheet or "") as unpacking:
        told = unpacking.told()
        heads: dict[str, list[Row]] = told["heads"]
        sheets = tuple(told["sheets"])
        if way.sheet is not None and way.sheet not in heads:
            raise FileFault(NO_SHEET, file=file, sheet=way.sheet)
        found = {name: find_heading(rows, knows, file=file, wanted=way.heading_line) for name, rows in heads.items()}
        chosen = _best(found)
        heading = found.get(chosen)
        if heading is None:
            raise FileFault(EMPTY, file=file)
        packed = unpacking.rows(chosen)
    above = heading.above

    def rows() -> Iterator[Row]:
        for text in io.BytesIO(packed):
            line, cells = json.loads(text)
            if line > above:
                yield line, cells

    return Table(
        file, Form.WORKBOOK, heading.names, heading.line, heading.first_lines, rows,
        sheet=chosen, sheets=sheets, is_own=is_ours(heading.names),
    )  # fmt: skip


def _best(found: dict[str, Heading | None]) -> str:
    """Most known headings, then most columns; the first of equals. "" where no sheet holds anything."""
    held = {name: heading for name, heading in found.items() if heading is not None}
    return max(held, key=lambda name: (held[name].hits, len(held[name].names)), default="")


@dataclass
class _Unpacking:
    """The process at work on one workbook. It is gone when the block ends, however that ends."""

    path: Path
    sheet: str

    def __enter__(self) -> _Unpacking:
        found = find_spec("python_calamine")
        folder = Path(found.origin).parents[1] if found and found.origin else ""
        self._process = subprocess.Popen(
            [sys.executable, "-I", str(_PROGRAM), str(folder), str(self.path.absolute()), self.sheet],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, creationflags=_NO_WINDOW,
        )  # fmt: skip
        self._limit = Timer(PATIENCE, self._process.kill)
        self._limit.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._limit.cancel()
        self._process.kill()
        with suppress(OSError):  # it ended with our words unread
            self._process.__exit__(None, None, None)

    def told(self) -> dict[str, Any]:
        """What it says of the sheets. Raises `FileFault` where it cannot."""
        line = self._stdout.readline(MOST)
        if not line.endswith(b"\n"):
            raise self._fault()
        told: dict[str, Any] = json.loads(line)
        return told

    def rows(self, sheet: str) -> bytes:
        """All rows of one sheet, a line of JSON each. Raises `FileFault` where they cannot be read."""
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.write(json.dumps(sheet).encode() + b"\n")
            self._process.stdin.flush()
        packed = self._stdout.read(MOST)
        if not packed.endswith(b"[]\n"):
            raise self._fault()
        return packed[:-3]

    @property
    def _stdout(self) -> IO[bytes]:
        assert self._process.stdout is not None
        return self._process.stdout

    def _fault(self) -> FileFault:
        """Why it stopped in the middle. What says nothing of that had more to tell than may be, or was ended for it."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
        return FileFault(_ENDS.get(self._process.returncode or 0, TOO_MUCH), file=self.path.name)
