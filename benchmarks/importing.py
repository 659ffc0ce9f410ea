"""Taking in a list, against what the sqlite3 shell needs to copy it into a table unchecked."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import people, process
from benchmarks.floors import unchecked_import
from benchmarks.table import Row, at_most, times

ROUNDS = 3
BEATS = 2
FEW = 1_000


def rows(size: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory(dir=people.CACHE) as name:
        folder = Path(name)
        path = people.write_list(folder / "list.csv", size)
        shell = shutil.which("sqlite3")
        ours, floor = [], []
        for turn in range(ROUNDS):
            ours.append(_taken_in(folder / f"ours{turn}", path))
            file = folder / f"floor{turn}.db"
            floor.append(_by_shell(shell, path, file) if shell else unchecked_import.milliseconds(path, file))
        against = ".import of the sqlite3 shell" if shell else "csv + executemany, since there is no sqlite3 shell"
        whole = f"{size:,} rows, read, planned and written; floor: {against}"
        yield Row("import", whole, [told["ms"] for told in ours], floor, times(20))
        peaks = [told["peak_mb"] for told in ours]
        yield Row("import memory", "the peak of the process", peaks, (), at_most(300), "MB")
        waits = [_longest_wait(folder / f"beat{turn}", path) for turn in range(BEATS)]
        yield Row("import beat", "the longest the window waits for its turn meanwhile", waits, (), at_most(100))
        few = people.write_list(folder / "few.csv", FEW)
        quick = [_taken_in(folder / f"few{turn}", few)["ms"] for turn in range(ROUNDS)]
        yield Row("import of few", f"{FEW:,} rows into an empty file", quick, (), at_most(150))


def _taken_in(folder: Path, path: Path) -> dict[str, float]:
    folder.mkdir()
    return process.run("benchmarks.measured.import_list", folder, path)


def _longest_wait(folder: Path, path: Path) -> float:
    folder.mkdir()
    longest: float = process.run("benchmarks.measured.import_beat", folder, path)["longest_ms"]
    return longest


def _by_shell(shell: str, path: Path, file: Path) -> float:
    begun = process.now_ms()
    subprocess.run([shell, str(file), ".mode csv", f".import {path} people"], check=True, capture_output=True)
    return process.now_ms() - begun
