"""The stopwatch of the tests: what is slow fails, a slow machine does not, and who measures is marked so."""

from __future__ import annotations

import ast
from itertools import count
from pathlib import Path

import pytest

from tests import stopwatch
from tests.stopwatch import done_within

CLOCKS = {"done_within", "perf_counter", "process_time", "monotonic"}


def test_what_takes_longer_than_its_limit_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stopwatch, "slowness", lambda clock: 1.0)
    with (
        pytest.raises(AssertionError, match=r"It took 1\.000 s; the limit is 0\.500 s"),
        done_within(0.5, count().__next__),
    ):
        pass


def test_the_limit_stretches_with_the_slowness_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stopwatch, "slowness", lambda clock: 2.5)
    with done_within(0.5, count().__next__):
        pass


def test_slowness_is_counted_in_times_of_the_work_that_is_always_the_same() -> None:
    steps = iter((0.0, 3 * stopwatch.FLOOR, 5.0, 5.0))
    assert stopwatch.slowness(steps.__next__) == pytest.approx(3)
    assert stopwatch.slowness(steps.__next__) == 1


def test_every_test_that_measures_is_marked() -> None:
    unmarked = []
    for path in Path(__file__).parent.rglob("test_*.py"):
        if path.name == Path(__file__).name:
            continue
        for test in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(test, ast.FunctionDef) and test.name.startswith("test_") and _measures(test):
                marks = [ast.unparse(mark) for mark in test.decorator_list]
                unmarked += [] if "pytest.mark.measures_time" in marks else [test.name]
    assert unmarked == []


def _measures(test: ast.FunctionDef) -> bool:
    calls = (node.func for node in ast.walk(test) if isinstance(node, ast.Call))
    return any(ast.unparse(call).rpartition(".")[2] in CLOCKS for call in calls)
