"""Slots in the week: which hours they hold, which comes next, which kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from reengage_desktop.domain.slots import (
    DEFAULT_SLOTS,
    WORKING_DAYS,
    Hours,
    Move,
    Occurrence,
    Part,
    Rest,
    Slot,
    current,
    next_after,
    next_of_other_kind,
    occurrence,
    occurrences,
    part,
)

NEW_YORK = "America/New_York"
MORNING, LATE = DEFAULT_SLOTS
MONDAY = date(2026, 10, 12)
FRIDAY = date(2026, 10, 16)
SATURDAY = date(2026, 10, 17)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def at(slot: Slot, start: time, end: time) -> Slot:
    return replace(slot, start=start, end=end)


def starts(found: list[Occurrence]) -> list[tuple[str, date]]:
    return [(held.slot.name, held.day) for held in found]


def test_two_slots_are_there_from_the_beginning() -> None:
    assert [(slot.name, slot.start, slot.end, slot.capacity) for slot in DEFAULT_SLOTS] == [
        ("Morning", time(8, 15), time(9, 0), 8),
        ("Late", time(16, 30), time(17, 15), 8),
    ]
    assert all(slot.weekdays == {0, 1, 2, 3, 4} for slot in DEFAULT_SLOTS)
    assert len({slot.id for slot in DEFAULT_SLOTS}) == 2


@pytest.mark.parametrize(("start", "end"), [(time(23, 30), time(0, 30)), (time(9), time(9)), (time(23), time(0))])
def test_a_slot_that_ends_after_midnight_or_never_lasts_is_refused(start: time, end: time) -> None:
    with pytest.raises(ValueError, match="before midnight"):
        at(MORNING, start, end)
    with pytest.raises(ValueError, match="before midnight"):
        replace(MORNING, moved=(Move(MONDAY, start, end),))


@pytest.mark.parametrize("days", [frozenset(), frozenset({7}), frozenset({-1, 2})])
def test_a_slot_without_a_day_of_the_week_is_refused(days: frozenset[int]) -> None:
    with pytest.raises(ValueError, match="day of the week"):
        replace(MORNING, weekdays=days)


def test_a_slot_has_room_for_one_call_at_least() -> None:
    assert replace(MORNING, capacity=1).capacity == 1
    with pytest.raises(ValueError, match=r"^A slot has room for one call at least\.$"):
        replace(MORNING, capacity=0)


def test_slots_hold_on_their_days_of_the_week_in_order() -> None:
    found = occurrences((LATE, MORNING), NEW_YORK, FRIDAY, FRIDAY + timedelta(days=3))
    assert starts(found) == [("Morning", FRIDAY), ("Late", FRIDAY)] + [
        (name, FRIDAY + timedelta(days=3)) for name in ("Morning", "Late")
    ]
    assert found[0] == Occurrence(MORNING, FRIDAY, utc("2026-10-16T12:15"), utc("2026-10-16T13:00"))


def test_two_slots_at_one_time_come_by_their_number() -> None:
    twin = replace(MORNING, id=9)
    assert [held.slot.id for held in occurrences((twin, MORNING), NEW_YORK, MONDAY, MONDAY)] == [1, 9]


def test_a_slot_holds_from_its_first_date_on() -> None:
    slot = replace(MORNING, from_date=MONDAY + timedelta(days=1))
    assert slot.hours_on(MONDAY) is None
    assert slot.hours_on(MONDAY + timedelta(days=1)) == Move(MONDAY + timedelta(days=1), time(8, 15), time(9))


def test_a_slot_that_rests_holds_again_after_its_last_day() -> None:
    slot = replace(MORNING, rests=(Rest(MONDAY, FRIDAY - timedelta(days=1)),))
    assert slot.hours_on(FRIDAY - timedelta(days=1)) is None
    assert slot.hours_on(FRIDAY) == Move(FRIDAY, time(8, 15), time(9))


def test_a_single_date_is_moved_and_the_others_stay() -> None:
    slot = replace(MORNING, moved=(Move(FRIDAY, time(13), time(14)), Move(SATURDAY, time(13), time(14))))
    assert slot.hours_on(FRIDAY) == Move(FRIDAY, time(13), time(14))
    assert slot.hours_on(MONDAY) == Move(MONDAY, time(8, 15), time(9))
    assert slot.hours_on(SATURDAY) is None
    held = occurrence(slot, FRIDAY, NEW_YORK)
    assert held is not None
    assert part(held) is Part.LATE


TUESDAY, WEDNESDAY, THURSDAY = (MONDAY + timedelta(days=count) for count in (1, 2, 3))


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (MONDAY, FRIDAY, [MONDAY, WEDNESDAY, THURSDAY, TUESDAY, FRIDAY]),
        (MONDAY, TUESDAY, [MONDAY]),
        (TUESDAY, THURSDAY, [WEDNESDAY, THURSDAY, TUESDAY]),
        (THURSDAY, THURSDAY, [THURSDAY, TUESDAY]),
        (FRIDAY, SATURDAY, [FRIDAY]),
    ],
)
def test_a_date_moved_to_another_day_is_held_on_that_day_under_its_own_date(
    first: date, last: date, days: list[date]
) -> None:
    slot = replace(MORNING, moved=(Move(TUESDAY, time(13), time(14), THURSDAY),))
    found = occurrences((slot,), NEW_YORK, first, last)
    assert [held.day for held in found] == days
    assert [held.start for held in found if held.day == TUESDAY] == [utc("2026-10-15T17:00")] * days.count(TUESDAY)


def test_a_date_moves_within_its_week_only() -> None:
    sunday = MONDAY + timedelta(days=6)
    for day, to_day in ((MONDAY, sunday), (sunday, MONDAY), (TUESDAY, TUESDAY)):
        assert replace(MORNING, moved=(Move(day, time(13), time(14), to_day),)).moved[0].held_on == to_day
    for day, to_day in ((sunday, sunday + timedelta(days=1)), (MONDAY, MONDAY - timedelta(days=1))):
        with pytest.raises(ValueError, match=r"^A single date of a slot moves within its week\.$"):
            replace(MORNING, moved=(Move(day, time(13), time(14), to_day),))


@pytest.mark.parametrize(
    ("every", "from_date", "weeks"),
    [
        (1, FRIDAY, [0, 1, 2, 3, 4, 5, 6]),
        (2, FRIDAY, [0, 2, 4, 6]),
        (2, MONDAY, [0, 2, 4, 6]),
        (3, MONDAY + timedelta(days=6), [3, 6]),  # a Sunday: of its week nothing is left
        (2, FRIDAY + timedelta(days=7), [1, 3, 5]),
    ],
)
def test_a_slot_repeats_every_few_weeks_from_the_week_of_its_first_date(
    every: int, from_date: date, weeks: list[int]
) -> None:
    slot = replace(MORNING, weekdays=frozenset({4}), every=every, from_date=from_date)
    held = [count for count in range(7) if slot.hours_on(FRIDAY + timedelta(weeks=count))]
    assert held == weeks
    with pytest.raises(ValueError, match=r"^A slot repeats every week, or every so many\.$"):
        replace(slot, every=0)


def test_earlier_hours_stay_with_the_dates_before_the_new_ones() -> None:
    moves = tuple(Move(day, time(7), time(8)) for day in (MONDAY, WEDNESDAY, FRIDAY))
    first = replace(MORNING, from_date=MONDAY, moved=moves)
    second = first.hours_from(Hours(WEDNESDAY, frozenset({2, 3, 4, 5}), time(10), time(11), 2))
    third = second.hours_from(Hours(FRIDAY, frozenset({4}), time(12), time(13)))
    assert second.before == (Hours(MONDAY, WORKING_DAYS, time(8, 15), time(9)),)
    assert (second.every, third.every) == (2, 1)
    assert second.hours == Hours(WEDNESDAY, frozenset({2, 3, 4, 5}), time(10), time(11), 2)
    assert third.all_hours == (*second.before, second.hours, Hours(FRIDAY, frozenset({4}), time(12), time(13)))
    assert second.moved == third.moved == (Move(MONDAY, time(7), time(8)),)
    held = [third.hours_on(MONDAY + timedelta(days=count)) for count in range(-3, 8)]
    starts = [hours and hours.start for hours in held]
    none_on_thursday = [time(7), time(8, 15), time(10), time(10), time(12)]
    assert starts == [None, None, None, *none_on_thursday, None, None, None]
    assert second.hours_on(WEDNESDAY + timedelta(weeks=1)) is None
    assert second.hours_on(WEDNESDAY + timedelta(weeks=2)) is not None


def test_hours_that_begin_on_the_same_date_take_the_place_of_the_others() -> None:
    slot = replace(MORNING, from_date=MONDAY)
    twice = slot.hours_from(Hours(MONDAY, WORKING_DAYS, time(10), time(11)))
    assert (twice.before, twice.start) == ((), time(10))
    with pytest.raises(ValueError, match=r"^A slot ends after it begins, and before midnight\.$"):
        slot.hours_from(Hours(FRIDAY, WORKING_DAYS, time(11), time(11)))
    with pytest.raises(ValueError, match=r"^A slot needs a day of the week\.$"):
        slot.hours_from(Hours(FRIDAY, frozenset(), time(11), time(12)))


def test_a_rest_silences_the_date_it_is_held_on() -> None:
    rest = (Rest(TUESDAY, WEDNESDAY),)
    out_of_it = replace(MORNING, rests=rest, moved=(Move(TUESDAY, time(13), time(14), THURSDAY),))
    into_it = replace(MORNING, rests=rest, moved=(Move(THURSDAY, time(13), time(14), TUESDAY),))
    assert out_of_it.hours_on(TUESDAY) == Move(TUESDAY, time(13), time(14), THURSDAY)
    assert into_it.hours_on(THURSDAY) is None
    days = [MONDAY + timedelta(days=count) for count in range(4)]
    assert [out_of_it.is_resting(day) for day in days] == [False, True, True, False]


def test_a_slot_rests_on_holidays_if_it_is_to_unless_the_date_was_moved() -> None:
    slot = replace(MORNING, holidays=frozenset({TUESDAY}), rests_on_holidays=True)
    assert slot.hours_on(TUESDAY) is None
    assert slot.hours_on(MONDAY) is not None
    assert replace(slot, rests_on_holidays=False).hours_on(TUESDAY) is not None
    assert replace(slot, moved=(Move(TUESDAY, time(13), time(14)),)).hours_on(TUESDAY) is not None


@pytest.mark.parametrize(
    ("place", "day", "hours", "start", "end"),
    [
        # inside the gap: from its end, at full length; reaching out of it: what is left
        (NEW_YORK, date(2026, 3, 8), (time(2, 15), time(2, 45)), "2026-03-08T07:00", "2026-03-08T07:30"),
        (NEW_YORK, date(2026, 3, 8), (time(2, 30), time(3, 15)), "2026-03-08T07:00", "2026-03-08T07:15"),
        (NEW_YORK, date(2026, 11, 1), (time(1, 15), time(1, 45)), "2026-11-01T05:15", "2026-11-01T05:45"),
        (NEW_YORK, date(2026, 11, 1), (time(1, 30), time(2, 15)), "2026-11-01T05:30", "2026-11-01T07:15"),
        ("Africa/Cairo", date(2026, 4, 24), (time(0, 0), time(0, 30)), "2026-04-23T22:00", "2026-04-23T22:30"),
    ],
)
def test_a_slot_on_the_day_the_clock_is_changed(
    place: str, day: date, hours: tuple[time, time], start: str, end: str
) -> None:
    slot = replace(at(MORNING, *hours), weekdays=frozenset(range(7)))
    held = occurrence(slot, day, place)
    assert held is not None
    assert (held.start, held.end) == (utc(start), utc(end))


def test_a_date_that_a_place_never_had_has_no_slot() -> None:
    assert starts(occurrences((MORNING,), "Pacific/Apia", date(2011, 12, 29), date(2012, 1, 2))) == [
        ("Morning", date(2011, 12, 29)),
        ("Morning", date(2012, 1, 2)),
    ]


@pytest.mark.parametrize(
    ("now", "running"),
    [
        ("2026-10-12T12:14:59", None),
        ("2026-10-12T12:15:00", "Morning"),
        ("2026-10-12T12:59:59", "Morning"),
        ("2026-10-12T13:00:00", None),
        ("2026-10-12T20:30:00", "Late"),
        ("2026-10-17T12:30:00", None),
    ],
)
def test_the_slot_that_runs_now(now: str, running: str | None) -> None:
    held = current(DEFAULT_SLOTS, NEW_YORK, utc(now))
    assert (held.slot.name if held else None) == running


def test_of_two_running_slots_the_one_that_began_first_is_current() -> None:
    longer = replace(at(MORNING, time(8), time(10)), id=7, name="Longer")
    held = current((MORNING, longer), NEW_YORK, utc("2026-10-12T12:30"))
    assert held is not None
    assert held.slot.name == "Longer"


def test_current_looks_at_the_local_date_not_that_of_utc() -> None:
    held = current(DEFAULT_SLOTS, "Pacific/Auckland", utc("2026-10-11T19:30"))
    assert held is not None
    assert held.day == MONDAY


@pytest.mark.parametrize(
    ("now", "following"),
    [
        ("2026-10-12T12:14:59", ("Morning", MONDAY)),
        ("2026-10-12T12:15:00", ("Late", MONDAY)),
        ("2026-10-16T20:30:00", ("Morning", date(2026, 10, 19))),
    ],
)
def test_the_next_slot_is_the_first_that_has_not_begun(now: str, following: tuple[str, date]) -> None:
    held = next_after(DEFAULT_SLOTS, NEW_YORK, utc(now))
    assert held is not None
    assert (held.slot.name, held.day) == following


def test_the_next_slot_is_looked_for_two_weeks_ahead() -> None:
    now = utc("2026-10-12T14:00")
    near = replace(MORNING, from_date=MONDAY + timedelta(days=14))
    assert next_after((near,), NEW_YORK, now) == occurrence(near, MONDAY + timedelta(days=14), NEW_YORK)
    assert next_after((replace(MORNING, from_date=MONDAY + timedelta(days=15)),), NEW_YORK, now) is None
    assert next_after((), NEW_YORK, now) is None


@pytest.mark.parametrize(
    ("start", "kind"),
    [(time(8), Part.MORNING), (time(11, 59), Part.MORNING), (time(12), Part.LATE), (time(20), Part.LATE)],
)
def test_a_slot_before_noon_is_a_morning_slot(start: time, kind: Part) -> None:
    held = occurrence(at(MORNING, start, time(21)), MONDAY, "Asia/Tokyo")
    assert held is not None
    assert part(held) is kind


@pytest.mark.parametrize(
    ("now", "last", "place"),
    [
        ("2026-10-12T12:30", Part.MORNING, ("Late", date(2026, 10, 13))),  # a Monday morning
        ("2026-10-12T20:40", Part.LATE, ("Morning", date(2026, 10, 13))),
        ("2026-10-16T20:40", Part.LATE, ("Morning", date(2026, 10, 19))),  # a Friday
        ("2026-10-17T15:00", Part.MORNING, ("Late", date(2026, 10, 19))),  # a Saturday
        ("2026-10-18T15:00", Part.LATE, ("Morning", date(2026, 10, 19))),  # a Sunday
        ("2026-10-13T01:00", Part.LATE, ("Morning", date(2026, 10, 13))),  # still Monday evening in New York
    ],
)
def test_after_no_answer_comes_the_other_kind_on_the_next_working_day(
    now: str, last: Part, place: tuple[str, date]
) -> None:
    held = next_of_other_kind(DEFAULT_SLOTS, NEW_YORK, utc(now), last)
    assert held is not None
    assert (held.slot.name, held.day) == place


def test_a_saturday_slot_waits_for_the_next_working_day_only_on_a_friday() -> None:
    saturdays = replace(MORNING, id=3, weekdays=frozenset({5}))
    on_friday = next_of_other_kind((saturdays,), NEW_YORK, utc("2026-10-16T20:40"), "late")
    on_thursday = next_of_other_kind((saturdays,), NEW_YORK, utc("2026-10-15T20:40"), "late")
    assert on_friday is not None and on_friday.day == date(2026, 10, 24)
    assert on_thursday is not None and on_thursday.day == SATURDAY


def test_where_there_is_one_kind_only_it_is_that_one_and_without_slots_none() -> None:
    held = next_of_other_kind((MORNING,), NEW_YORK, utc("2026-10-12T12:30"), "morning")
    assert held is not None
    assert held.day == date(2026, 10, 13)
    assert next_of_other_kind((), NEW_YORK, utc("2026-10-12T12:30"), "morning") is None
    paused = replace(MORNING, rests=(Rest(MONDAY, date(2027, 1, 1)),))
    assert next_of_other_kind((paused,), NEW_YORK, utc("2026-10-12T12:30"), "morning") is None
