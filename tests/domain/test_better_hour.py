"""A better hour for a slot that seldom reaches people: like compared with like, and nothing made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from reengage_desktop.domain.better_hour import Calls, suggestion
from reengage_desktop.domain.reach import Suggestion, wilson
from reengage_desktop.domain.slots import DEFAULT_SLOTS, Slot

MORNING, LATE = (replace(slot, from_date=date(2026, 1, 5)) for slot in DEFAULT_SLOTS)
MIDDAY = replace(MORNING, id=3, name="Midday", start=time(12, 15), end=time(13), weekdays=frozenset({2}))
WEDNESDAY, THURSDAY = 2, 3


class Told(Calls):
    """Calls, so many at once."""

    def tell(self, attempts: int, contacts: int, hour: int, *, weekday: int = WEDNESDAY, number: int = 1) -> Told:
        slot_id = MIDDAY.id if (weekday, hour) == (WEDNESDAY, 12) else None
        for count in range(attempts):
            self.add(number, count < contacts, weekday, hour, slot_id)
        return self


def asked(calls: Calls, slot: Slot = MIDDAY, others: tuple[Slot, ...] = (MORNING, MIDDAY, LATE)) -> Suggestion | None:
    counts = calls.by_slot.get(MIDDAY.id, {})
    contacts = sum(count for (_, contact), count in counts.items() if contact)
    return suggestion(slot, others, wilson(contacts, sum(counts.values())), calls)


def test_a_slot_that_reaches_people_stays_where_it_is() -> None:
    assert asked(Told().tell(46, 12, 12)) is None


def test_under_twenty_calls_it_is_too_early() -> None:
    assert asked(Told().tell(19, 0, 12).tell(60, 40, 15), others=()) is None
    assert asked(Told().tell(20, 0, 12).tell(60, 40, 15), others=()) is not None


def test_the_hour_that_surely_reaches_more_is_suggested_at_its_full_length() -> None:
    found = asked(Told().tell(46, 2, 12).tell(40, 16, 15))
    assert found == Suggestion(None, time(15), time(15, 45), own=True)


def test_of_two_such_hours_it_is_the_surer_one() -> None:
    calls = Told().tell(46, 2, 12).tell(30, 12, 15).tell(90, 36, 10)
    assert asked(calls) == Suggestion(None, time(10), time(10, 45), own=True)


def test_another_day_may_be_better_for_a_slot_of_one_day() -> None:
    calls = Told().tell(46, 2, 12).tell(40, 20, 12, weekday=THURSDAY)
    assert asked(calls) == Suggestion(THURSDAY, time(12), time(12, 45), own=True)


def test_a_slot_of_several_days_keeps_them_and_all_their_calls_count() -> None:
    slot = replace(MIDDAY, weekdays=frozenset({WEDNESDAY, THURSDAY}))
    calls = Told().tell(46, 2, 12).tell(12, 6, 15).tell(12, 6, 15, weekday=THURSDAY).tell(50, 40, 10, weekday=4)
    assert asked(calls, slot) == Suggestion(None, time(15), time(15, 45), own=True)


def test_only_the_same_attempt_is_compared() -> None:
    calls = Told().tell(46, 2, 12, number=3).tell(60, 40, 15, number=1)
    found = asked(calls, others=(MIDDAY,))
    assert found is not None and not found.own
    calls.tell(40, 16, 10, number=3)
    assert asked(calls, others=(MIDDAY,)) == Suggestion(None, time(10), time(10, 45), own=True)


def test_too_few_calls_at_an_hour_say_nothing() -> None:
    assert asked(Told().tell(46, 2, 12).tell(19, 19, 15)) is None


def test_too_few_of_its_own_calls_at_an_attempt_say_nothing_about_that_attempt() -> None:
    calls = Told().tell(46, 2, 12, number=2).tell(19, 0, 12, number=1).tell(60, 50, 15, number=1)
    assert asked(calls) is None


def test_an_hour_that_may_be_no_better_is_not_suggested() -> None:
    assert asked(Told().tell(46, 2, 12).tell(20, 5, 15)) is None


def test_a_slot_is_held_against_the_other_calls_without_its_own() -> None:
    assert asked(Told().tell(60, 14, 12).tell(40, 24, 15)) == Suggestion(None, time(15), time(15, 45), own=True)


def test_a_slot_below_all_other_calls_is_low_even_where_its_hopeful_end_is_not() -> None:
    calls = Told().tell(60, 14, 12)
    assert asked(calls) is None
    assert asked(calls.tell(80, 60, 15)) == Suggestion(None, time(15), time(15, 45), own=True)


def test_hours_that_another_slot_has_are_not_suggested() -> None:
    taken = replace(LATE, start=time(15, 30), end=time(16))
    calls = Told().tell(46, 2, 12).tell(40, 20, 15).tell(40, 16, 10)
    assert asked(calls, others=(MIDDAY, taken)) == Suggestion(None, time(10), time(10, 45), own=True)
    on_another_day = replace(taken, weekdays=frozenset({THURSDAY}))
    assert asked(calls, others=(MIDDAY, on_another_day)) == Suggestion(None, time(15), time(15, 45), own=True)


def test_a_slot_is_not_moved_past_midnight() -> None:
    assert asked(Told().tell(46, 2, 12).tell(40, 30, 23), replace(MIDDAY, end=time(14))) is None


@pytest.mark.parametrize(
    ("start", "others", "found"),
    [
        (time(12, 15), (), time(8, 15)),
        (time(10), (), time(16, 30)),
        (time(10), (LATE,), time(8, 15)),
        (time(12, 15), (MORNING,), time(16, 30)),
        (time(12, 15), (MORNING, LATE), None),
        (time(8, 30), (), time(16, 30)),
        (time(8, 30), (LATE,), None),
        (time(15, 45), (MORNING,), None),
    ],
    ids=["midday", "morning", "late is taken", "early is taken", "both", "near early", "near, taken", "near late"],
)
def test_where_own_calls_know_no_better_it_is_early_or_late(
    start: time, others: tuple[Slot, ...], found: time | None
) -> None:
    slot = replace(MIDDAY, start=start, end=start.replace(minute=min(start.minute + 14, 59)))
    told = asked(Told().tell(46, 2, 12), slot, others)
    assert (told.start if told else None) == found
    assert told is None or (told.weekday, told.own) == (None, False)


def test_early_is_not_suggested_where_own_calls_did_no_better_then() -> None:
    calls = Told().tell(46, 2, 12).tell(30, 1, 8)
    assert asked(calls, others=()) == Suggestion(None, time(16, 30), time(17, 15), own=False)
    assert asked(calls.tell(30, 1, 16), others=()) is None


def test_early_and_late_are_of_working_days() -> None:
    assert asked(Told().tell(46, 2, 12), replace(MIDDAY, weekdays=frozenset({5})), ()) is None
