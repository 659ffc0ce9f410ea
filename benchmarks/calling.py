"""Opening the script of a call."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks import people, process
from benchmarks.start_up import PEOPLE, TOUCHES
from benchmarks.table import Row, at_most

ROUNDS = 3


def rows(size: int) -> Iterator[Row]:
    folder = people.folder_with(min(size, PEOPLE), TOUCHES)
    told = [process.run("benchmarks.measured.call", folder) for _ in range(ROUNDS)]
    first = [one["first"] for one in told]
    yield Row("script, first", "key to painted script, after two seconds at rest", first, (), at_most(50))
    later = [wait for one in told for wait in one["later"]]
    yield Row("script, later", "the times after", later, (), at_most(16))
    following = [wait for one in told for wait in one["next"]]
    yield Row("script, next", "an outcome's key to the painted script of the next call", following, (), at_most(50))
