"""The page of a person, and the search through all that was written."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median, quantiles

from benchmarks import process, written
from benchmarks.table import Row, at_most

TOUCHES = 100_000


def rows(size: int) -> Iterator[Row]:
    few = min(size, TOUCHES // 10)
    told = process.run("benchmarks.measured.person_page", written.folder(few, TOUCHES))
    yield Row("page", "from the wish to the painted page of the next person", told["opened"], (), at_most(100))
    yield Row("page, long", "the same of somebody with 500 calls more", told["longest"], (), at_most(100))
    what = f"notes, facts, stories and all else, {few:,} people, {TOUCHES:,} touches, {len(told['found'][0])} texts"
    yield Row("found, p50", what, [median(one) for one in told["found"]])
    yield Row("found, p95", "the same", [quantiles(one, n=20)[-1] for one in told["found"]], (), at_most(50))
