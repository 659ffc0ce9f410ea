"""Today's list, the best of now, the desk and the saved outcome, in a file with years of touches."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import people, process
from benchmarks.table import Row, at_most
from reengage_desktop import paths

MILLION = 1_000_000


def rows(size: int) -> Iterator[Row]:
    source = paths.database_file(people.folder_with(size, 10 * size))
    with tempfile.TemporaryDirectory(dir=people.CACHE) as name:
        shutil.copy(source, paths.database_file(Path(name)))
        told = process.run("benchmarks.measured.day", name)
    what = f"ranked and explained, {size:,} people, {10 * size:,} touches; floor: the ids by their index"
    yield Row("today", what, told["today"], told["index"], at_most(40 if size >= MILLION else 20))
    what = f"who is the best use of this minute, and why, {size:,} people; floor: today's list"
    yield Row("best now", what, told["best"], told["today"], at_most(60 if size >= MILLION else 30))
    yield Row("card of the desk", f"all of it, of {size:,} people, one after the other", told["cards"], (), at_most(16))
    what = "touch, summaries, next action; floor: one commit, WAL, synchronous=FULL"
    yield Row("saving an outcome", what, told["saved"], told["commits"], at_most(15))
