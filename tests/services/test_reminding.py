"""Reminders over a real file: said once, kept until answered, across sleep, restart and a changed clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

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


def test_asleep_over_the_start_it_is_shown_late_once(services: Services, clock: Clock) -> None:
    knock(services)
    clock.advance(hours=8, minutes=20)
    found = knock(services)
    assert [each.state for each in announced(found)] == [State.LATE]
    clock.advance(seconds=20)
    assert not knock(services).announce


def test_asleep_over_the_whole_slot_it_is_listed_as_missed_and_stays_after_a_restart(
    services: Services, laptop: Laptop, clock: Clock
) -> None:
    knock(services)
    clock.advance(hours=26)
    found = knock(services)
    assert [(each.state, each.digest) for each in announced(found) if each.title == "Late"] == [(State.MISSED, True)]
    services.close()
    again = laptop.open()
    try:
        clock.advance(seconds=20)
        after = again.reminding.knock()
        assert not after.announce and [each.key for each in after.waiting] == [each.key for each in found.waiting]
        again.reminding.dismiss(after.waiting)
        assert again.reminding.knock().waiting == ()
    finally:
        again.close()


def test_a_restart_says_nothing_twice_and_a_crash_before_it_was_said_loses_nothing(
    services: Services, laptop: Laptop, clock: Clock
) -> None:
    promise(services, 1, minutes=10)
    clock.advance(minutes=10)
    first = services.reminding.knock()  # written as pending, and then the power fails
    services.close()
    again = laptop.open()
    try:
        second = knock(again)
        assert {each.key for each in announced(second)} == {each.key for each in announced(first)}
        assert all(each.again for each in announced(second))
    finally:
        again.close()
    third = laptop.open()
    try:
        assert not third.reminding.knock().announce
    finally:
        third.close()


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


def test_forty_due_in_one_minute_are_three_announcements_and_all_in_the_list(services: Services, clock: Clock) -> None:
    ids = {promise(services, n, minutes=40) for n in range(40)}
    clock.advance(minutes=40)
    found = knock(services)
    assert len(found.announce) == 3
    assert {each.subject_id for each in announced(found) if each.kind is Kind.PROMISE} == ids
    assert {each.subject_id for each in found.waiting if each.kind is Kind.PROMISE} == ids
    clock.advance(seconds=20)
    assert not knock(services).announce


def test_reminders_switched_off_say_nothing_and_no_slot_of_that_time_later(services: Services, clock: Clock) -> None:
    knock(services)
    services.setting.keep(replace(services.setting.read(), reminders_on=False))
    for _ in range(10):
        clock.advance(hours=2)
        found = knock(services)
        assert not found.announce and not found.waiting
    services.setting.keep(replace(services.setting.read(), reminders_on=True))
    assert [each for each in announced(knock(services)) if each.end <= clock.now] == []


@pytest.mark.parametrize("change", [{"hours": 8}, {"hours": -1}, {"days": -2000}, {"days": 20}])
def test_a_changed_clock_holds_everything_and_keeps_the_list(
    services: Services, laptop: Laptop, clock: Clock, change: dict[str, float]
) -> None:
    promise(services, 1, minutes=10)
    clock.advance(minutes=10)
    knock(services)
    before = knock(services).waiting
    assert [each.kind for each in before] == [Kind.PROMISE]
    clock.advance(seconds=20)
    laptop.set_clock(**change)
    found = services.reminding.knock()
    assert found.held and not found.announce and found.waiting == before
    laptop.set_clock(**{unit: -amount for unit, amount in change.items()})
    clock.advance(seconds=10)
    after = services.reminding.knock()
    assert not after.held and not after.announce and after.waiting == before


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


def test_a_promise_is_reminded_of_at_its_instant_in_any_zone(services: Services, laptop: Laptop, clock: Clock) -> None:
    ident = promise(services, 1, hours=6)
    knock(services)
    laptop.zone = "Europe/Berlin"
    clock.advance(hours=5, minutes=59)
    assert ident not in [each.subject_id for each in announced(knock(services)) if each.kind is Kind.PROMISE]
    clock.advance(minutes=1)
    assert ident in [each.subject_id for each in announced(knock(services)) if each.kind is Kind.PROMISE]


def test_a_kept_promise_is_not_asked_for_any_more(services: Services, clock: Clock) -> None:
    ident = promise(services, 1, minutes=10)
    clock.advance(minutes=10)
    knock(services)
    services.calling.save(CallResult(ident, Outcome.REACHED, learned="Nothing new"))
    assert [each for each in knock(services).waiting if each.kind is Kind.PROMISE] == []


def test_a_promise_that_is_broken_is_owed_until_it_is_answered(services: Services, clock: Clock) -> None:
    ident = promise(services, 1, minutes=10)
    clock.advance(days=40)
    owed = [each for each in knock(services).waiting if each.kind is Kind.PROMISE]
    assert [(each.subject_id, each.state) for each in owed] == [(ident, State.MISSED)]


def test_a_slot_that_was_moved_after_it_was_said_is_not_said_again_that_day(services: Services, clock: Clock) -> None:
    slot = services.slotting.all()[0]
    clock.advance(hours=24)
    assert slot.id in [each.subject_id for each in announced(knock(services)) if each.title == "Morning"]
    services.slotting.move_today(slot.id, slot.start.replace(hour=8, minute=40), slot.end.replace(hour=9, minute=30))
    clock.advance(minutes=10)
    assert not knock(services).announce
