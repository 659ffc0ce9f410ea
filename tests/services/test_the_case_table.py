"""The case table of the reminders, row by row: the real services over a real file, killed in earnest where it says so.

The rows of tray, notification server, session bus and second start are with the window's tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from reengage_desktop.domain.due import due
from reengage_desktop.domain.reminder import Horizon, State
from reengage_desktop.domain.slots import Hours, Move, Rest

from .conftest import Laptop
from .life import Life, announced, keys, promised, utc

NEW_YORK, CHICAGO, LOS_ANGELES = "America/New_York", "America/Chicago", "America/Los_Angeles"
BERLIN, LONDON = "Europe/Berlin", "Europe/London"
TUESDAY = date(2026, 10, 13)  # 8:15 in New York is 12:15 UTC
KEY = "slot:1:2026-10-13"

Begin = Callable[..., Life]


@pytest.fixture
def life(laptop: Laptop) -> Iterator[Begin]:
    begun: list[Life] = []

    def begin(at: str = "2026-10-13T10:00", zone: str = NEW_YORK, hours: str = "08:15-09:00", **more: object) -> Life:
        begun.append(Life(laptop, at, zone, hours, **more))
        return begun[-1]

    yield begin
    for each in begun:
        each.close()


# Asleep, off


def test_asleep_over_a_slots_start_shown_late_once(life: Begin) -> None:
    here = life()
    (reminder,) = here.at("2026-10-13T12:35")
    assert (reminder.key, reminder.state) == (KEY, State.LATE)
    assert here.beats_over("2026-10-13T12:36", "2026-10-14T12:14") == {}


def test_asleep_over_a_whole_slot_listed_as_missed_one_digest_still_there_after_a_restart(life: Begin) -> None:
    here = life()
    here.clock.now = utc("2026-10-13T15:00")
    (digest,) = here.knock().announce
    assert [(each.key, each.state, each.digest) for each in digest] == [(KEY, State.MISSED, True)]
    assert here.restart(minutes=5) == []
    assert [(each.key, each.state) for each in here.waiting()] == [(KEY, State.MISSED)]
    here.open.reminding.dismiss(here.waiting())
    assert here.restart(minutes=5) == [] and here.waiting() == []


def test_off_for_ten_days_one_digest_at_most_one_notification_every_promise_listed(life: Begin) -> None:
    here = life()
    begin = here.clock.now
    owed = {here.promise(n, begin + timedelta(days=n, hours=4)) for n in range(1, 10)}
    here.close()
    here.clock.advance(days=10)
    here.services = here.laptop.open()
    found = here.knock()
    assert len(found.announce) == 1
    assert sum(each.digest for each in found.announce[0]) == 10
    assert promised(found.waiting) == promised(announced(found)) == owed
    assert here.beat(seconds=20) == [] and len(here.waiting()) == 19


# Wrong clocks


@pytest.mark.parametrize("change", [{"hours": 8}, {"hours": -1}, {"days": -2000}, {"days": 20}])
def test_the_clock_changed_for_ten_seconds_nothing_fires_or_is_lost_hold(life: Begin, change: dict[str, float]) -> None:
    here = life()
    assert keys(here.at("2026-10-13T12:15")) == [KEY]
    here.clock.advance(seconds=20)
    here.laptop.set_clock(**change)
    held = here.open.reminding.knock()
    assert held.held and held.announce == () and keys(held.waiting) == [KEY]
    here.laptop.set_clock(**{unit: -amount for unit, amount in change.items()})
    here.clock.advance(seconds=10)
    after = here.open.reminding.knock()
    assert not after.held and after.announce == () and keys(after.waiting) == [KEY]
    assert keys(here.at("2026-10-14T12:15")) == ["slot:1:2026-10-14"]


def test_the_clock_an_hour_back_by_hand_no_repeat(life: Begin) -> None:
    here = life()
    answered, waiting = here.promise(1, utc("2026-10-13T12:10")), here.promise(2, utc("2026-10-13T12:12"))
    assert promised(here.at("2026-10-13T12:12")) == {answered, waiting}
    assert keys(here.at("2026-10-13T12:15:10")) == [KEY]
    here.open.reminding.start(next(each for each in here.waiting() if each.subject_id == answered))
    here.clock.advance(seconds=20)
    here.laptop.set_clock(hours=-1)
    assert here.open.reminding.knock().held
    for _ in range(270):
        assert here.beat(seconds=20) == []
    assert promised(here.waiting()) == {waiting}


def test_1970_at_the_start_nothing_fires_or_is_lost_hold(life: Begin) -> None:
    here = life()
    ident = here.promise(1, utc("2026-10-13T12:20"))
    here.close()
    here.clock.now = utc("1970-01-01T00:00:10")
    here.services = here.laptop.open()
    for _ in range(6):
        found = here.knock()
        assert found.held and found.announce == ()
        here.clock.advance(seconds=20)
    right = utc("2026-10-13T12:20")
    here.laptop.error += (right - here.clock.now).total_seconds()
    here.clock.now = right
    found = here.knock()
    assert not found.held and set(keys(announced(found))) == {KEY, f"promise:{ident}:2026-10-13T12:20:00Z"}
    assert here.beat(seconds=20) == []


def test_a_clock_that_was_wrong_by_days_and_answered_then_asks_again_in_its_time(life: Begin) -> None:
    here = life()
    here.laptop.set_clock(days=5)
    here.beat(seconds=20)
    here.beat(seconds=20)  # believed: five slots are taken for missed, and sent away by the person
    assert "slot:1:2026-10-17" in keys(here.waiting())
    here.open.reminding.dismiss(here.waiting())
    here.laptop.set_clock(days=-5)
    here.beat(seconds=20)
    here.beat(seconds=20)
    for day in range(13, 18):
        assert keys(here.at(f"2026-10-{day}T12:15")) == [f"slot:1:2026-10-{day}"]


# The calendar


@pytest.mark.parametrize(
    ("zone", "hours", "first", "last", "said"),
    [
        (NEW_YORK, "02:30-03:30", "2026-03-08T05:00", "2026-03-08T12:00", {"08 07:00": ["slot:1:2026-03-08"]}),
        (BERLIN, "02:30-02:45", "2026-03-29T00:00", "2026-03-29T12:00", {"29 01:00": ["slot:1:2026-03-29"]}),
        ("Africa/Cairo", "00:00-00:45", "2026-04-23T12:00", "2026-04-24T12:00", {"23 22:00": ["slot:1:2026-04-24"]}),
        (
            "America/Santiago",
            "00:30-01:30",
            "2026-09-05T12:00",
            "2026-09-06T12:00",
            {"06 04:00": ["slot:1:2026-09-06"]},
        ),
        (
            "Australia/Lord_Howe",
            "02:15-03:00",
            "2026-10-03T12:00",
            "2026-10-04T12:00",
            {"03 15:30": ["slot:1:2026-10-04"]},
        ),
    ],
)
def test_half_past_two_on_the_day_the_clock_springs_over_it_once_at_three_midnight_gaps_and_half_hour_shifts(
    life: Begin, zone: str, hours: str, first: str, last: str, said: dict[str, list[str]]
) -> None:
    here = life(first, zone, hours)
    assert here.beats_over(first, last) == said


@pytest.mark.parametrize(
    ("zone", "hours", "first", "last", "said"),
    [
        (NEW_YORK, "01:30-01:45", "2026-11-01T04:00", "2026-11-01T12:00", {"01 05:30": ["slot:1:2026-11-01"]}),
        (BERLIN, "02:30-03:30", "2026-10-24T23:00", "2026-10-25T12:00", {"25 00:30": ["slot:1:2026-10-25"]}),
        ("Africa/Cairo", "23:30-23:45", "2026-10-29T12:00", "2026-10-30T12:00", {"29 20:30": ["slot:1:2026-10-29"]}),
        (
            "Australia/Lord_Howe",
            "01:45-03:00",
            "2026-04-04T12:00",
            "2026-04-05T12:00",
            {"04 14:45": ["slot:1:2026-04-05"]},
        ),
    ],
)
def test_a_time_that_comes_twice_when_the_clock_falls_back_once_the_first(
    life: Begin, zone: str, hours: str, first: str, last: str, said: dict[str, list[str]]
) -> None:
    here = life(first, zone, hours)
    assert here.beats_over(first, last) == said


def test_a_date_that_does_not_exist_as_the_calendar_has_it(life: Begin) -> None:
    # Apia lost the 30th of December 2011: before any clock the guard believes, so asked of the engine itself.
    slot = life("2026-10-13T10:00", "Pacific/Apia").slot
    slot = replace(slot, made_at=utc("2011-01-01T00:00"), from_date=date(2011, 1, 1))
    now, since = utc("2012-01-01T10:00"), Horizon(utc("2011-12-29T10:00"), "Pacific/Apia")
    found = due(now, "Pacific/Apia", [slot], [], {}, since).reminders
    assert keys(found) == ["slot:1:2011-12-29", "slot:1:2011-12-31", "slot:1:2012-01-01"]


# Journeys


def test_flown_west_after_the_slot_not_again_that_date(life: Begin) -> None:
    here = life()
    assert keys(here.at("2026-10-13T12:15")) == [KEY]
    here.open.reminding.start(here.waiting()[0])
    here.laptop.zone = LOS_ANGELES
    assert here.beats_over("2026-10-13T12:16", "2026-10-14T15:14", 21) == {}
    assert keys(here.at("2026-10-14T15:15")) == ["slot:1:2026-10-14"]


@pytest.mark.parametrize("awake", [True, False])
def test_flown_east_past_it_skipped_by_the_journey(life: Begin, awake: bool) -> None:
    here = life(hours="16:00-16:45")
    if awake:
        assert here.at("2026-10-13T15:59:40") == []
    here.laptop.zone = LONDON  # noon in New York is five in the afternoon there
    (reminder,) = here.at("2026-10-13T16:00")
    assert (reminder.state, reminder.skipped_by_journey) == (State.MISSED, True)
    assert here.beats_over("2026-10-13T16:01", "2026-10-14T14:59", 21) == {} and here.waiting() == []


def test_the_zone_changed_while_running_used_within_thirty_seconds(life: Begin) -> None:
    here = life("2026-10-13T06:00")
    assert here.at("2026-10-13T06:14:50") == []
    here.laptop.zone = BERLIN
    (reminder,) = here.beat(seconds=20)
    assert (reminder.key, reminder.state) == (KEY, State.NOW)


@pytest.mark.parametrize("journey", [True, False])
def test_a_promise_for_three_in_chicago_while_in_berlin_at_that_instant_in_any_zone(life: Begin, journey: bool) -> None:
    here = life(hours="23:00-23:15")
    ident = here.promise(1, utc("2026-10-13T20:00"))  # 15:00 in Chicago
    if journey:
        here.laptop.zone = BERLIN
    here.clock.now = utc("2026-10-13T10:00:20")
    here.knock()
    assert promised(here.at("2026-10-13T19:59:40")) == set()
    (reminder,) = [each for each in here.at("2026-10-13T20:00") if each.subject_id == ident]
    assert (reminder.at, reminder.state) == (utc("2026-10-13T20:00"), State.NOW)
    assert promised(here.beat(seconds=20)) == set()


# Put off, killed


@pytest.mark.parametrize("minutes", [10, 7 * 24 * 60])
def test_snoozed_then_killed_kept_once_as_late(life: Begin, minutes: int) -> None:
    here = life("2026-10-13T12:00")
    here.clock.now = utc("2026-10-13T12:15")
    here.killed_while_it("puts off", minutes)
    here.clock.now += timedelta(minutes=minutes) - timedelta(seconds=20)
    assert KEY not in keys(here.restart()) and KEY not in keys(here.waiting())
    (back,) = [each for each in here.beat(seconds=20) if each.key == KEY]
    assert (back.state, back.announce) == (State.LATE, True)
    assert here.beat(seconds=20) == [] and KEY in keys(here.waiting())


def test_snoozed_then_asleep_for_eight_hours_once_as_late(life: Begin) -> None:
    here = life("2026-10-13T12:00")
    ident = here.promise(1, utc("2026-10-13T12:15"))
    here.at("2026-10-13T12:15")
    for each in here.waiting():
        here.open.reminding.snooze(each, 10)
    assert here.waiting() == []
    back = here.beat(hours=8)
    assert {(each.subject_id, each.state) for each in back} == {(1, State.LATE), (ident, State.LATE)}
    assert here.beat(seconds=20) == [] and len(here.waiting()) == 2


def test_killed_between_pending_and_shown_shown(life: Begin) -> None:
    here = life("2026-10-13T12:00")
    here.clock.now = utc("2026-10-13T12:15")
    assert here.killed_while_it("writes") == ""
    (reminder,) = here.restart(seconds=20)
    assert (reminder.key, reminder.again) == (KEY, True)
    assert here.restart(seconds=20) == []


def test_killed_between_shown_and_marked_one_repeat_at_most_marked_again(life: Begin) -> None:
    here = life("2026-10-13T12:00")
    here.clock.now = utc("2026-10-13T12:15")
    assert here.killed_while_it("says") == f"Said: {KEY}\n"
    (reminder,) = here.restart(seconds=20)
    assert (reminder.key, reminder.again) == (KEY, True)
    assert here.restart(seconds=20) == [] and keys(here.waiting()) == [KEY]


def test_killed_after_it_was_marked_no_repeat(life: Begin) -> None:
    here = life("2026-10-13T12:00")
    here.clock.now = utc("2026-10-13T12:15")
    assert here.killed_while_it("marks") == f"Said: {KEY}\n"
    assert here.restart(seconds=20) == [] and keys(here.waiting()) == [KEY]


# Slots that are moved and made


def test_a_slot_moved_to_a_quarter_past_at_five_past_after_showing_not_again_that_date(life: Begin) -> None:
    for once in (True, False):
        here = life("2026-10-13T11:50", hours="08:00-09:00")
        assert keys(here.at("2026-10-13T12:00")) == [KEY]
        here.at("2026-10-13T12:05")
        slotting, quarter_past = here.open.slotting, (time(8, 15), time(9))
        slotting.move_once(1, TUESDAY, *quarter_past) if once else slotting.move_from_now_on(1, *quarter_past)
        assert here.beats_over("2026-10-13T12:06", "2026-10-13T23:59", 3) == {}
        assert keys(here.waiting()) == [KEY]
        here.close()
        here.laptop.path.unlink()


def test_a_slot_moved_to_a_quarter_past_at_five_to_only_then(life: Begin) -> None:
    here = life("2026-10-13T11:50", hours="08:00-09:00")
    here.at("2026-10-13T11:55")
    here.open.slotting.move_once(1, TUESDAY, time(8, 15), time(9))
    assert here.beats_over("2026-10-13T11:55", "2026-10-13T23:59", 5) == {"13 12:15": [KEY]}


def test_a_slot_made_at_half_past_eight_for_eight_to_nine_not_reported_as_missed(life: Begin) -> None:
    here = life("2026-10-13T11:50", hours="20:00-21:00")
    here.at("2026-10-13T12:30")
    slot = here.slot
    here.open.slotting.add("Fresh", range(7), time(8), time(9))
    said = here.beats_over("2026-10-13T12:31", "2026-10-13T14:00", 5)
    assert said == {} and here.waiting() == []
    assert here.restart(minutes=1) == []
    assert here.slot == slot
    assert [each.title for each in here.at("2026-10-14T12:00") if each.title == "Fresh"] == ["Fresh"]


def test_a_date_moved_to_another_day_of_its_week_said_there_once_and_not_on_its_own(life: Begin) -> None:
    here = life("2026-10-12T12:00")  # a Monday
    move = Move(TUESDAY, time(10), time(11), date(2026, 10, 15))
    here.keep(replace(here.slot, weekdays=frozenset({1}), moved=(move,)))
    said = here.beats_over("2026-10-12T12:01", "2026-10-19T12:00", 60)
    assert said == {"15 14:01": ["slot:1:2026-10-13/2026-10-15"]}
    assert here.restart() == []


def test_a_date_moved_to_another_day_after_it_was_said_is_said_there_too_once(life: Begin) -> None:
    for answered in (True, False):
        here = life("2026-10-13T12:00", weekdays=frozenset({1}))
        assert keys(here.at("2026-10-13T12:15")) == [KEY]
        if answered:
            here.open.reminding.dismiss(here.waiting())
        here.keep(replace(here.slot, moved=(Move(TUESDAY, time(10), time(11), date(2026, 10, 15)),)))
        said = here.beats_over("2026-10-13T12:16", "2026-10-19T12:00", 60)
        assert said == {"15 14:16": ["slot:1:2026-10-13/2026-10-15"]}
        here.close()
        here.laptop.path.unlink()


@pytest.mark.parametrize("every", [1, 2, 3])
def test_a_slot_that_repeats_every_few_weeks_said_in_those_only(life: Begin, every: int) -> None:
    here = life("2026-10-12T00:00", weekdays=frozenset({1}), every=every, from_date=TUESDAY)
    said = here.beats_over("2026-10-12T00:15", "2026-11-25T00:00", 60)
    days = [TUESDAY + timedelta(weeks=weeks) for weeks in range(0, 7, every)]
    assert [key for each in said.values() for key in each] == [f"slot:1:{day}" for day in days]


def test_days_of_rest_are_never_reported_as_missed_and_a_rest_may_end_early(life: Begin) -> None:
    here = life("2026-10-13T13:30", rests=(Rest(date(2026, 10, 14), date(2026, 10, 23)),))
    here.open.reminding.dismiss(here.waiting())
    assert here.restart(days=5) == [] and here.waiting() == []  # off over the half of it: 18 October
    here.keep(replace(here.slot, rests=(Rest(date(2026, 10, 14), date(2026, 10, 18)),)))
    assert here.restart() == [] and here.waiting() == []
    assert keys(here.at("2026-10-19T12:15")) == ["slot:1:2026-10-19"]
    assert here.restart(minutes=1) == []


def test_a_slot_that_rests_on_holidays_is_silent_on_them_and_never_missed(life: Begin) -> None:
    here = life("2026-11-25T12:00", rests_on_holidays=True)
    setting = here.open.setting
    setting.keep(replace(setting.read(), holiday_region="US"))
    said = here.beats_over("2026-11-25T12:01", "2026-11-29T12:00", 30)
    thanksgiving = "slot:1:2026-11-26"
    assert [key for each in said.values() for key in each] == [
        "slot:1:2026-11-25",
        "slot:1:2026-11-27",
        "slot:1:2026-11-28",
    ]
    here.keep(replace(here.slot, rests_on_holidays=False))
    assert thanksgiving not in keys(here.beat(minutes=1)) and thanksgiving not in keys(here.waiting())


def test_the_hours_a_slot_had_before_are_those_that_were_missed(life: Begin) -> None:
    here = life()
    here.close()
    here.clock.now = utc("2026-10-18T18:00")
    here.services = here.laptop.open()
    earlier = Hours(here.slot.from_date, here.slot.weekdays, here.slot.start, here.slot.end)
    noon = (time(12), time(12, 30))
    here.keep(replace(here.slot, from_date=date(2026, 10, 16), start=noon[0], end=noon[1], before=(earlier,)))
    starts = [each.at.strftime("%d %H:%M") for each in here.knock().waiting]
    assert starts == ["13 12:15", "14 12:15", "15 12:15", "16 16:00", "17 16:00", "18 16:00"]


# Many, and bad ones


def test_forty_due_in_one_minute_three_notifications_at_most_all_forty_in_the_list(life: Begin) -> None:
    here = life(hours="23:00-23:15")
    at = utc("2026-10-13T12:10")
    owed = {here.promise(n, at + timedelta(seconds=n)) for n in range(40)}
    here.clock.now = at + timedelta(minutes=1)
    found = here.knock()
    assert len(found.announce) == 3
    assert promised(announced(found)) == promised(found.waiting) == owed
    assert here.beat(seconds=20) == [] and promised(here.waiting()) == owed


@pytest.mark.expects_warning("Slot 1 was set aside")
@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE slots SET weekdays = '9' WHERE id = 1",
        "UPDATE slots SET made_at = 'once' WHERE id = 1",
        "INSERT INTO slot_moves (slot_id, day, start, end) VALUES (1, '2026-10-13', 'early', '09:00')",
    ],
)
def test_a_bad_slot_is_logged_set_aside_and_shown_and_the_heart_goes_on(life: Begin, damage: str) -> None:
    here = life()
    here.keep(replace(here.slot, id=2, name="Other", start=time(9), end=time(10)))
    ident = here.promise(1, utc("2026-10-13T12:15"))
    here.open.around.store._db.execute_sql(damage)
    here.clock.now = utc("2026-10-13T13:00")
    found = here.knock()
    assert [(bad.kind, bad.subject_id) for bad in found.set_aside] == [("slot", 1)]
    assert set(keys(announced(found))) == {"slot:2:2026-10-13", f"promise:{ident}:2026-10-13T12:15:00Z"}
    here.laptop.set_clock(hours=5)
    assert here.open.reminding.knock().set_aside == found.set_aside  # also while the clock is in doubt


@pytest.mark.parametrize("damage", ["state = 'told'", "shown_at = 'once'", "scheduled_at = ''"])
def test_a_bad_row_of_the_ledger_is_set_aside_and_shown_and_then_written_anew(life: Begin, damage: str) -> None:
    here = life()
    ident = here.promise(1, utc("2026-10-13T12:16"))
    assert keys(here.at("2026-10-13T12:15")) == [KEY]
    here.open.around.store._db.execute_sql(f"UPDATE reminders SET {damage} WHERE key = ?", (KEY,))
    here.clock.advance(minutes=1)
    found = here.knock()
    assert [(bad.kind, bad.subject_id) for bad in found.set_aside] == [("slot", 1)]
    assert promised(announced(found)) == {ident} and KEY in keys(found.waiting)
    after = here.open.reminding.knock()
    assert after.set_aside == () and after.announce == () and KEY in keys(after.waiting)


def test_an_exception_while_judging_sets_aside_what_it_judged_and_the_heart_goes_on(life: Begin) -> None:
    here = life()
    ident = here.promise(1, utc("2026-10-13T12:15"))
    here.laptop.zone = "Nowhere/City"
    here.clock.now = utc("2026-10-13T12:15")
    found = here.knock()
    assert promised(announced(found)) == {ident}
    assert [(bad.kind, bad.subject_id) for bad in found.set_aside] == [("slot", 1)]
    assert found.set_aside[0].reason == "ValueError: There is no time zone named 'Nowhere/City'."
    here.laptop.zone = NEW_YORK
    assert keys(here.beat(seconds=20)) == [KEY]


@pytest.mark.parametrize("noted", ['"yesterday"', "[]", '["soon", "UTC"]', "7", '["2026-10-13T12:00:00+00:00", null]'])
def test_a_last_knock_that_cannot_be_read_loses_nothing(life: Begin, noted: str) -> None:
    here = life()
    here.at("2026-10-13T12:15")
    here.open.around.store._db.execute_sql("UPDATE settings SET value = ? WHERE key = 'last_knock'", (noted,))
    assert here.restart(seconds=20) == [] and keys(here.waiting()) == [KEY]
