"""Searching while typing: key to painted rows, and the query against the same SQL by the bare driver."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median, quantiles

from benchmarks import people, process
from benchmarks.table import Row, at_most, times

MILLION = 1_000_000


def rows(size: int) -> Iterator[Row]:
    told = process.run("benchmarks.measured.typed_search", people.folder_with(size, 10 * size))
    keys = told["keys"]
    limit = 60 if size >= MILLION else 16
    yield Row("search p50", f"key to painted rows, {size:,} people, {len(keys[0])} keys", [median(one) for one in keys])
    yield Row("search p95", "the same", [quantiles(one, n=20)[-1] for one in keys], (), at_most(limit))
    what = "all these texts without painting; floor: the same SQL by the bare driver"
    yield Row("search query", what, told["ours"], told["floor"], times(1.3))
