"""The ledger of promises, as calls and moves leave it."""

from __future__ import annotations

from datetime import timedelta

from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.promise import PromiseState
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult

from .conftest import Clock
from .test_planning import add, move

HOUR = timedelta(hours=1)


def test_without_a_promise_there_is_nothing_to_tell(services: Services) -> None:
    ledger = services.promising.ledger()
    assert ledger.rows == () and ledger.rate.too_early
    assert (ledger.kept, ledger.broken, ledger.owed, ledger.open, ledger.moved) == (0, 0, 0, 0, 0)


def test_each_promise_has_its_state_and_the_newest_window_comes_first(services: Services, clock: Clock) -> None:
    kept, broken, owed, later, put_off = (add(services, number) for number in range(5))
    for place, ident in enumerate((kept, broken, owed)):
        move(services, ident, clock.now + HOUR + place * timedelta(minutes=1), promised=True)
    move(services, later, clock.now + 24 * HOUR, promised=True)
    move(services, put_off, clock.now + 2 * HOUR, promised=True)
    services.moving.move(put_off, clock.now + 3 * HOUR, clock.now + 4 * HOUR, promised=False)
    clock.advance(hours=1.5)
    services.calling.save(CallResult(kept, Outcome.NO_ANSWER))
    clock.advance(hours=1)
    services.calling.save(CallResult(broken, Outcome.NO_ANSWER))
    ledger = services.promising.ledger()
    assert (ledger.kept, ledger.broken, ledger.owed, ledger.open, ledger.moved) == (1, 2, 1, 1, 1)
    assert (ledger.rate.contacts, ledger.rate.attempts) == (1, 3)
    told = [(row.promise.prospect_id, row.state) for row in ledger.rows]
    assert told == [
        (later, PromiseState.OPEN),
        (put_off, PromiseState.MOVED),
        (owed, PromiseState.OWED),
        (broken, PromiseState.BROKEN),
        (kept, PromiseState.KEPT),
    ]
    first, last = ledger.rows[0].promise, ledger.rows[-1].promise
    assert (first.name, first.settled_at, first.due_until - first.due_from) == ("Person 3", None, HOUR)
    assert (last.name, last.settled_at) == ("Person 0", clock.now - HOUR)
    assert last.zone == "America/New_York"


def test_what_is_owed_is_broken_until_it_is_settled_and_afterwards(services: Services, clock: Clock) -> None:
    ident = add(services, 1)
    move(services, ident, clock.now, promised=True)
    clock.advance(hours=1)
    assert services.promising.ledger().open == 1  # the last second of the window
    clock.advance(seconds=1)
    ledger = services.promising.ledger()
    assert (ledger.open, ledger.owed, ledger.broken) == (0, 1, 1)
    services.calling.save(CallResult(ident, Outcome.REACHED, learned="Nothing new"))
    ledger = services.promising.ledger()
    assert (ledger.owed, ledger.broken, ledger.kept) == (0, 1, 0)


def test_so_many_rows_are_told_and_all_are_counted(services: Services, clock: Clock) -> None:
    for number in range(4):
        move(services, add(services, number), clock.now + number * HOUR, promised=True)
    clock.advance(hours=9)
    ledger = services.promising.ledger(most=3)
    assert [row.promise.name for row in ledger.rows] == ["Person 3", "Person 2", "Person 1"]
    assert ledger.broken == 4
    assert services.promising.ledger(most=0).rows == ()
