"""Reminders over a real file: said once, kept until answered, across sleep, restart and a changed clock."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import time, timedelta
from time import monotonic

import pytest

from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.reminder import Kind, Reminder, State
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.services.reminding import Knock

from .conftest import Clock, Laptop


def promise(services: Services, number: int, **ahead: float) -> int:
    """Somebody who was promised a call so much later, for an hour."""
    ident = services.keeping.add(PersonForm(name=f"Person {number}", phones=(f"419555{number:04}",)))
    start = services.around.now() + timedelta(**ahead)
    services.moving.move(ident, start, start + timedelta(hours=1), promised=True)
    return ident


def knock(services: Services) -> Knock:
    """A knock whose announcements are all said."""
    found = services.reminding.knock()
    for piece in found.announce:
        services.reminding.said(piece)
    return found


def announced(found: Knock) -> list[Reminder]:
    return [each for piece in found.announce for each in piece]


def test_the_slot_that_runs_is_said_once_and_waits_until_it_is_answered(services: Services, clock: Clock) -> None:
    clock.advance(hours=8)
    assert [each.kind for each in announced(knock(services))] == [Kind.SLOT]
    for _ in range(3):
        clock.advance(seconds=20)
        found = knock(services)
        assert not found.announce and [each.title for each in found.waiting] == ["Late"]
    services.reminding.start(found.waiting[0])
    assert knock(services).waiting == ()


@pytest.mark.parametrize("restart", [False, True])
def test_a_snooze_comes_back_once_as_late_also_after_a_restart(
    services: Services, laptop: Laptop, clock: Clock, restart: bool
) -> None:
    ident = promise(services, 1, minutes=10)
    clock.advance(minutes=10)
    (reminder,) = [
        each for each in announced(knock(services)) if each.subject_id == ident and each.kind is Kind.PROMISE
    ]
    services.reminding.snooze(reminder, 10)
    clock.advance(minutes=9)
    assert reminder.key not in [each.key for each in knock(services).waiting]
    services.close()
    here = laptop.open()
    try:
        clock.advance(minutes=1) if not restart else clock.advance(hours=8)
        (back,) = [each for each in announced(knock(here)) if each.key == reminder.key]
        assert back.state is State.LATE
        assert reminder.key not in [each.key for each in announced(knock(here))]
    finally:
        here.close()


def test_reminders_switched_off_say_nothing_and_no_slot_of_that_time_later(services: Services, clock: Clock) -> None:
    knock(services)
    services.setting.keep(replace(services.setting.read(), reminders_on=False))
    for _ in range(10):
        clock.advance(hours=2)
        found = knock(services)
        assert not found.announce and not found.waiting
    services.setting.keep(replace(services.setting.read(), reminders_on=True))
    assert [each for each in announced(knock(services)) if each.end <= clock.now] == []


def test_a_clock_that_stays_changed_is_believed_after_twenty_seconds(
    services: Services, laptop: Laptop, clock: Clock
) -> None:
    knock(services)
    clock.advance(seconds=20)
    laptop.set_clock(hours=8)
    assert services.reminding.knock().held
    clock.advance(seconds=20)
    found = services.reminding.knock()
    assert not found.held and "Late" in [each.title for each in announced(found)]


def test_a_kept_promise_is_not_asked_for_any_more(services: Services, clock: Clock) -> None:
    ident = promise(services, 1, minutes=10)
    clock.advance(minutes=10)
    knock(services)
    services.calling.save(CallResult(ident, Outcome.REACHED, learned="Nothing new"))
    assert [each for each in knock(services).waiting if each.kind is Kind.PROMISE] == []


def test_a_promise_that_is_broken_is_owed_until_it_is_answered(services: Services, clock: Clock) -> None:
    ident = promise(services, 1, minutes=10)
    clock.advance(days=800)
    owed = [each for each in knock(services).waiting if each.kind is Kind.PROMISE]
    assert [(each.subject_id, each.state) for each in owed] == [(ident, State.MISSED)]


@pytest.mark.parametrize("answer", ["start", "snooze", "dismiss"])
def test_an_answer_given_while_it_is_being_said_stands(services: Services, clock: Clock, answer: str) -> None:
    knock(services)
    clock.advance(hours=8)
    (piece,) = services.reminding.knock().announce
    match answer:
        case "start":
            services.reminding.start(piece[0])
        case "snooze":
            services.reminding.snooze(piece[0], 60)
        case _:
            services.reminding.dismiss(piece)
    services.reminding.said(piece)
    clock.advance(seconds=20)
    assert services.reminding.knock().waiting == ()


def test_what_was_answered_is_gone_from_the_list_also_while_the_clock_is_in_doubt(
    services: Services, laptop: Laptop, clock: Clock
) -> None:
    clock.advance(hours=8)
    (reminder,) = announced(knock(services))
    clock.advance(seconds=20)
    laptop.set_clock(hours=8)
    found = services.reminding.knock()
    assert found.held and [each.key for each in found.waiting] == [reminder.key]
    services.reminding.start(reminder)
    found = services.reminding.knock()
    assert found.held and found.waiting == ()


# What is written, and when


def changes(services: Services) -> int:
    """How many rows this process has written."""
    return int(services.around.store._db.connection().total_changes)


def test_a_beat_that_finds_nothing_new_writes_nothing_but_every_ten_minutes(services: Services, clock: Clock) -> None:
    knock(services)
    before = changes(services)
    for _ in range(29):
        clock.advance(seconds=20)
        knock(services)
    assert changes(services) == before
    clock.advance(seconds=20)
    knock(services)
    assert changes(services) > before


def test_a_change_of_what_it_goes_by_is_written_at_the_next_beat(
    services: Services, laptop: Laptop, clock: Clock
) -> None:
    def other_zone() -> None:
        laptop.zone = "America/Chicago"

    def other_slot() -> None:
        services.slotting.move_from_now_on(1, time(10), time(11))

    def switched_off() -> None:
        services.setting.keep(replace(services.setting.read(), reminders_on=False))

    def set_back() -> None:
        laptop.set_clock(seconds=-90)

    for change in (other_zone, other_slot, switched_off, set_back):
        knock(services)
        change()
        before = changes(services)
        for _ in range(2):  # a clock that was set back is believed at the second
            clock.advance(seconds=20)
            knock(services)
        assert changes(services) > before, change.__name__


@pytest.mark.measures_time
@pytest.mark.expects_warning("A knock could not be noted: The file is busy")
def test_while_the_file_is_busy_the_list_is_true_and_what_is_to_be_said_waits_without_stopping_the_window(
    services: Services, clock: Clock
) -> None:
    knock(services)
    with closing(sqlite3.connect(services.around.store.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        for _ in range(3):
            clock.advance(hours=8)
            began = monotonic()
            found = knock(services)
            assert monotonic() - began < 1
            assert found.announce == () and "Late" in [each.title for each in found.waiting]
        other.rollback()
    clock.advance(seconds=20)
    assert [each.title for each in announced(knock(services))] == ["Morning", "Late"]
    clock.advance(seconds=20)
    assert not knock(services).announce


@pytest.mark.expects_warning("What was said is written down later: The file is busy")
@pytest.mark.parametrize("answer", [True, False])
def test_what_was_said_while_the_file_was_busy_is_not_said_again_and_written_down_with_the_next_beat(
    services: Services, laptop: Laptop, clock: Clock, answer: bool
) -> None:
    knock(services)
    clock.advance(hours=8)
    (piece,) = services.reminding.knock().announce
    with closing(sqlite3.connect(services.around.store.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        services.reminding.said(piece)
        other.rollback()
    if answer:
        services.reminding.start(piece[0])
    clock.advance(seconds=20)
    found = services.reminding.knock()
    assert not found.announce and bool(found.waiting) is not answer
    services.close()
    again = laptop.open()
    try:
        found = again.reminding.knock()
        assert not found.announce and bool(found.waiting) is not answer
    finally:
        again.close()
