"""A promise: open, kept, broken, moved, or still owed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from reengage_desktop.domain.promise import Promise, PromiseLedger, PromiseState

NINE = datetime(2026, 10, 13, 9, tzinfo=UTC)
ELEVEN = NINE + timedelta(hours=2)
PROMISE = Promise(1, "Maria", NINE - timedelta(days=1), NINE, ELEVEN, "UTC", PromiseState.OPEN)


def test_an_open_promise_is_owed_once_its_window_is_over() -> None:
    assert PROMISE.seen_at(NINE - timedelta(hours=1)) is PromiseState.OPEN
    assert PROMISE.seen_at(ELEVEN) is PromiseState.OPEN
    assert PROMISE.seen_at(ELEVEN + timedelta(seconds=1)) is PromiseState.OWED


@pytest.mark.parametrize("state", [PromiseState.KEPT, PromiseState.BROKEN, PromiseState.MOVED])
def test_one_that_is_settled_stays_what_it_is(state: PromiseState) -> None:
    assert replace(PROMISE, state=state).seen_at(ELEVEN + timedelta(days=9)) is state


def test_the_rate_is_of_those_that_are_decided() -> None:
    ledger = PromiseLedger(kept=31, broken=3, owed=1, open=7, moved=9, rows=())
    assert (ledger.rate.contacts, ledger.rate.attempts) == (31, 34)
    assert (round(ledger.rate.low, 2), round(ledger.rate.high, 2)) == (0.77, 0.97)
    assert PromiseLedger(0, 0, 0, 3, 0, ()).rate.too_early
