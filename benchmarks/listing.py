"""The list of all prospects, against a table of constant text."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from benchmarks import people, process
from benchmarks.table import Row, above, at_most, times
from reengage_desktop.ui import tokens

ROUNDS = 5


def rows(size: int) -> Iterator[Row]:
    folder = people.folder_with(size, 10 * size)
    ours, floor = [], []
    for _ in range(ROUNDS):
        ours.append(process.run("benchmarks.measured.prospect_list", folder))
        floor.append(process.run("benchmarks.floors.constant_table", size, tokens.size("table_row")))
    whole = [one["first"] + median(one["sorts"].values()) for one in ours]
    least = [one["first"] + median(one["sorts"]) for one in floor]
    yield Row("list", f"first paint and one sort, {size:,} people; floor: constant text", whole, least, times(3))
    yield Row("  of that", "first paint", [one["first"] for one in ours], [one["first"] for one in floor])
    for sort in ours[0]["sorts"]:
        yield Row("  of that", f"sorted by {sort}", [one["sorts"][sort] for one in ours])
    grown, least_grown = ([one["grown_mb"] for one in told] for told in (ours, floor))
    yield Row("list memory", "what the table adds, sorted and scrolled", grown, least_grown, above(20), "MB")
    longest, least_long = ([max(one["frames"]) for one in told] for told in (ours, floor))
    yield Row("scrolling", f"the longest of {len(ours[0]['frames'])} frames", longest, least_long, at_most(16))
