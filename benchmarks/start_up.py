"""From the start of the process to the painted window, against an empty window with peewee."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import people, process
from benchmarks.table import Row, times
from reengage_desktop import paths

ROUNDS = 9
PEOPLE = 10_000
TOUCHES = 50_000


def rows(size: int) -> Iterator[Row]:
    folder = people.folder_with(min(size, PEOPLE), TOUCHES)
    there = {"XDG_DATA_HOME": str(folder.parent.absolute()), "TZ": people.ZONE}
    ours, floor = [], []
    for turn in range(ROUNDS + 1):
        window = process.run("benchmarks.measured.window", also=there)
        bare = process.run("benchmarks.floors.bare_window", paths.database_file(folder))
        if turn:  # the first one fills the caches of the disk
            ours.append(window)
            floor.append(bare)
    what = f"process start to painted list, {ours[0]['people']:,} people; floor: bare window + peewee"
    yield Row("start-up", what, _waits(ours), _waits(floor), times(1.5))
    memory, bare_memory = ([told["pss_mb"] for told in each] for each in (ours, floor))
    yield Row("start-up memory", "PSS once painted", memory, bare_memory, times(1.6), "MB")


def _waits(told: list[dict[str, float]]) -> list[float]:
    return [one["at"] - one["started"] for one in told]
