"""What follows an outcome: the borders of each row of the table, and the law of the next action for all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop import resources
from reengage_desktop.domain.follow_up import (
    FollowUp,
    Situation,
    busy,
    first_call,
    follow_up,
    full_quarter,
    in_48_hours,
    next_working_day,
    on_their_date,
)
from reengage_desktop.domain.ladder import after as pattern_after
from reengage_desktop.domain.ladder import tries
from reengage_desktop.domain.ladder_plan import FIVE, PUSH, LadderPlan, Step, TimeOfDay
from reengage_desktop.domain.law import Law
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.permission import Standing, permission
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.slots import DEFAULT_SLOTS, next_after
from reengage_desktop.domain.wall_time import instant, local

LAW = Law(lambda country: resources.text("law", f"{country}.toml"))
HOME = "America/New_York"


def standing(country: str = "US", region: str = "OH", *zones: str, **more: object) -> Standing:
    plain = Standing(do_not_contact=False, consumer=False, country=country, region=region, zones=zones or (HOME,))
    return replace(plain, **more)  # type: ignore[arg-type]


BUSINESS = Situation(
    stage=Stage.ACTIVE, ladder="", zone=HOME, their_zone=HOME, standing=standing(), slots=DEFAULT_SLOTS
)


def at(text: str, zone: str = HOME) -> datetime:
    """ "13 8:30" in October 2026 as the clock shows it."""
    day, _, hour = text.partition(" ")
    return instant(date(2026, 10, int(day)), time.fromisoformat(hour.zfill(5)), zone)


def said(action: NextAction | None, zone: str = HOME) -> str:
    """ "Wed 14 16:30-17:15" on the wall."""
    assert action is not None
    start, end = local(action.due_from, zone), local(action.due_until, zone)
    return f"{start:%a} {start.day} {start:%H:%M}-{end:%H:%M}"


def after(key: str, now: datetime, situation: Situation = BUSINESS) -> FollowUp:
    return follow_up(Outcome(key), situation, LAW, now)


@pytest.mark.parametrize("key", ["N", "G"])
@pytest.mark.parametrize(
    ("called", "next_slot"),
    [
        ("13 8:30", "Wed 14 16:30-17:15"),
        ("13 11:59", "Wed 14 16:30-17:15"),
        ("13 12:00", "Wed 14 08:15-09:00"),
        ("13 16:45", "Wed 14 08:15-09:00"),
        ("13 23:30", "Wed 14 08:15-09:00"),
        ("16 8:30", "Mon 19 16:30-17:15"),
        ("16 17:00", "Mon 19 08:15-09:00"),
        ("17 10:00", "Mon 19 16:30-17:15"),
        ("18 22:00", "Mon 19 08:15-09:00"),
    ],
)
def test_no_answer_goes_into_the_other_kind_of_slot_on_the_next_working_day(
    key: str, called: str, next_slot: str
) -> None:
    found = after(key, at(called))
    assert (found.stage, said(found.next_action)) == (Stage.ACTIVE, next_slot)
    assert found.next_action is not None
    assert (found.next_action.kind, found.next_action.because) == (ActionKind.CALL, Because.OTHER_SLOT)


def test_where_the_other_kind_of_slot_is_never_allowed_the_same_kind_is_taken() -> None:
    berlin = replace(
        BUSINESS, their_zone="Europe/Berlin", standing=standing("DE", "", "Europe/Berlin")
    )  # 16:30 in New York is 22:30 there
    assert said(after("N", at("13 8:30"), berlin).next_action) == "Wed 14 08:15-09:00"


def test_only_what_is_allowed_of_the_slot_is_booked() -> None:
    late = replace(DEFAULT_SLOTS[1], start=time(19, 30), end=time(20, 30))
    florida = replace(BUSINESS, standing=standing("US", "KY"), slots=(DEFAULT_SLOTS[0], late))
    assert said(after("N", at("13 8:30"), florida).next_action) == "Wed 14 19:30-20:30"
    early = replace(DEFAULT_SLOTS[0], start=time(9, 30), end=time(10, 30))
    assert said(after("N", at("13 16:45"), replace(florida, slots=(early, late))).next_action) == "Wed 14 10:00-10:30"


@pytest.mark.parametrize(
    ("called", "next_call"), [("13 8:33", "Wed 14 08:45-10:45"), ("16 8:33", "Mon 19 08:45-10:45")]
)
def test_without_any_slot_no_answer_is_called_a_working_day_later(called: str, next_call: str) -> None:
    found = after("N", at(called), replace(BUSINESS, slots=()))
    assert said(found.next_action) == next_call


@pytest.mark.parametrize(
    ("ladder", "kind", "booked"),
    [
        ("", ActionKind.CALL, "Wed 14 16:30-17:15"),
        ("t", ActionKind.CALL, "Wed 14 16:30-17:15"),
        ("tt", ActionKind.CALL, "Thu 15 16:30-17:15"),
        ("ttt", ActionKind.CALL, "Fri 16 16:30-17:15"),
        ("tttt", ActionKind.DECIDE, "Wed 14 16:30-17:15"),
        ("ttttt", ActionKind.DECIDE, "Wed 14 16:30-17:15"),
        ("ttttr", ActionKind.CALL, "Wed 14 16:30-17:15"),
    ],
)
@pytest.mark.parametrize("key", ["N", "G"])
def test_attempts_stand_further_apart_and_after_the_fifth_a_decision_is_asked(
    key: str, ladder: str, kind: ActionKind, booked: str
) -> None:
    found = after(key, at("13 8:30"), replace(BUSINESS, ladder=ladder))
    assert found.stage is Stage.ACTIVE
    assert found.next_action is not None and found.next_action.kind is kind
    assert said(found.next_action) == booked


@pytest.mark.parametrize(
    ("called", "their_zone", "region", "window"),
    [
        ("13 8:30", HOME, "OH", "Wed 14 09:00-11:00"),
        ("16 8:30", HOME, "OH", "Mon 19 09:00-11:00"),
        ("17 8:30", HOME, "OH", "Mon 19 09:00-11:00"),
        ("13 8:30", "America/Los_Angeles", "CA", "Wed 14 09:00-11:00"),
        ("13 23:30", "America/Los_Angeles", "CA", "Wed 14 09:00-11:00"),
        ("13 16:45", HOME, "KY", "Wed 14 10:00-12:00"),
        ("13 8:30", "Asia/Tokyo", "", "Wed 14 09:00-11:00"),
        ("13 16:45", "Asia/Tokyo", "", "Thu 15 09:00-11:00"),
    ],
)
def test_a_voicemail_promises_their_next_working_morning(
    called: str, their_zone: str, region: str, window: str
) -> None:
    situation = replace(
        BUSINESS, their_zone=their_zone, standing=standing("US" if region else "JP", region, their_zone)
    )
    found = after("V", at(called), situation)
    assert found.next_action is not None
    assert said(found.next_action, their_zone) == window
    assert (found.next_action.promised, found.next_action.zone) == (True, their_zone)


def test_a_wrong_number_is_looked_for_in_a_slot() -> None:
    found = after("W", at("13 8:30"))
    assert found.next_action is not None and found.next_action.kind is ActionKind.FIND_NUMBER
    assert said(found.next_action) == "Wed 14 16:30-17:15"
    without = after("W", at("16 8:30"), replace(BUSINESS, slots=()))
    assert said(without.next_action) == "Mon 19 09:00-11:00"


@pytest.mark.parametrize(
    ("called", "next_call"),
    [
        ("12 8:33", "Wed 14 08:45-10:45"),
        ("12 8:45", "Wed 14 08:45-10:45"),
        ("12 8:46", "Wed 14 09:00-11:00"),
        ("14 16:40", "Fri 16 16:45-18:45"),
        ("15 16:40", "Mon 19 16:45-18:45"),
        ("16 9:00", "Mon 19 09:00-11:00"),
        ("17 9:00", "Mon 19 09:00-11:00"),
        ("12 23:10", "Thu 15 08:00-10:00"),
        ("12 5:00", "Wed 14 08:00-10:00"),
    ],
)
def test_reached_is_called_in_48_hours_at_a_full_quarter_on_a_working_day(called: str, next_call: str) -> None:
    found = after("R", at(called))
    assert (found.stage, said(found.next_action)) == (Stage.ACTIVE, next_call)
    assert found.next_action is not None and not found.next_action.promised


def test_hours_that_open_again_on_a_weekend_wait_for_monday() -> None:
    london = replace(BUSINESS, their_zone="Europe/London", standing=standing("GB", "", "Europe/London"))
    found = in_48_hours(london, LAW, at("14 17:00"))  # Friday, 22:00 there; they would next be allowed on Saturday
    assert said(found) == "Mon 19 03:00-05:00"


def test_an_appointment_stands_on_their_next_working_day_at_ten() -> None:
    west = replace(BUSINESS, their_zone="America/Los_Angeles", standing=standing("US", "CA", "America/Los_Angeles"))
    found = after("A", at("16 8:30"), west)
    assert found.stage is Stage.ACTIVE
    assert found.next_action is not None
    assert found.next_action.kind is ActionKind.APPOINTMENT and found.next_action.promised
    assert said(found.next_action, "America/Los_Angeles") == "Mon 19 10:00-10:30"


@pytest.mark.parametrize(
    ("called", "named", "next_call"),
    [
        ("13 8:33", 20, "Tue 20 09:00-11:00"),
        ("13 8:33", 24, "Sat 24 09:00-11:00"),
        ("13 8:33", 13, "Tue 13 09:00-11:00"),
        ("13 9:33", 13, "Tue 13 09:45-11:45"),
        ("13 8:33", 1, "Tue 13 08:45-10:45"),
        ("13 22:30", 13, "Wed 14 08:00-10:00"),
    ],
)
def test_later_is_called_on_the_date_they_named_and_never_in_the_past(called: str, named: int, next_call: str) -> None:
    found = on_their_date(BUSINESS, LAW, at(called), date(2026, 10, named))
    assert said(found) == next_call
    assert found.because is Because.THEIR_DATE


def test_later_without_a_date_is_a_month_later_on_a_working_day() -> None:
    found = after("L", at("15 8:30"))  # 30 days later is a Saturday
    assert found.stage is Stage.KEEP_IN_TOUCH
    assert found.next_action is not None
    assert local(found.next_action.due_from, HOME) == local(instant(date(2026, 11, 16), time(9), HOME), HOME)


def test_their_date_is_counted_in_their_calendar() -> None:
    tokyo = replace(BUSINESS, their_zone="Asia/Tokyo", standing=standing("JP", "", "Asia/Tokyo"))
    found = on_their_date(tokyo, LAW, at("13 8:33"), date(2026, 10, 20))
    assert said(found, "Asia/Tokyo") == "Tue 20 09:00-11:00"


def test_a_no_keeps_in_touch_where_there_is_a_way_to_write() -> None:
    found = after("X", at("13 8:33"))
    assert found.stage is Stage.KEEP_IN_TOUCH
    assert found.next_action is not None and found.next_action.kind is ActionKind.KEEP_IN_TOUCH
    assert local(found.next_action.due_from, HOME).date() == date(2026, 11, 12)


def test_a_no_without_any_way_to_write_is_let_go_until_a_review() -> None:
    found = after("X", at("13 22:10"), replace(BUSINESS, can_write=False))
    assert found.stage is Stage.LET_GO
    assert found.next_action is not None and found.next_action.kind is ActionKind.REVIEW
    assert found.next_action.because is Because.AFTER_NO
    assert local(found.next_action.due_from, HOME) == local(instant(date(2027, 4, 14), time(8), HOME), HOME)


@pytest.mark.parametrize("can_write", [True, False])
def test_who_bought_elsewhere_is_asked_in_90_days_how_happy_they_are(can_write: bool) -> None:
    situation = replace(BUSINESS, why_not=WhyNot.BOUGHT_ELSEWHERE, can_write=can_write)
    found = after("X", at("13 8:33"), situation)
    assert found.stage is Stage.KEEP_IN_TOUCH
    assert found.next_action is not None and found.next_action.kind is ActionKind.ASK_HAPPY
    assert local(found.next_action.due_from, HOME) == local(instant(date(2027, 1, 11), time(7, 45), HOME), HOME) + (
        timedelta(minutes=15)
    )  # 90 days are 2160 hours: 7:33 in winter, at eight they may be called


@pytest.mark.parametrize("key", ["S", "D"])
def test_sold_and_do_not_contact_leave_the_pool(key: str) -> None:
    found = after(key, at("13 8:33"))
    assert not found.stage.in_pool and found.next_action is None


@pytest.mark.parametrize("key", [each.value for each in Outcome])
def test_no_outcome_lifts_do_not_contact(key: str) -> None:
    asked = replace(BUSINESS, stage=Stage.DO_NOT_CONTACT, standing=standing(do_not_contact=True))
    assert after(key, at("13 8:33"), asked).stage in (Stage.DO_NOT_CONTACT, Stage.SOLD)
    assert after(key, at("13 8:33"), asked).next_action is None


@pytest.mark.parametrize(
    ("key", "stage"), [("N", "sold"), ("V", "sold"), ("G", "sold"), ("W", "sold"), ("R", "active")]
)
def test_a_customer_is_back_in_the_pool_only_when_reached(key: str, stage: str) -> None:
    found = after(key, at("13 8:33"), replace(BUSINESS, stage=Stage.SOLD))
    assert found.stage == stage
    assert (found.next_action is None) == (stage == "sold")


@pytest.mark.parametrize(
    ("called", "again"),
    [
        ("13 8:33", "Tue 13 10:45-12:45"),
        ("13 8:30", "Tue 13 10:30-12:30"),
        ("13 18:55", "Wed 14 08:00-10:00"),
        ("17 9:00", "Sat 17 11:00-13:00"),
    ],
)
def test_a_busy_line_is_tried_again_in_two_hours_if_they_may_be_called_then(called: str, again: str) -> None:
    found = busy(BUSINESS, LAW, at(called))
    assert (said(found), found.because) == (again, Because.BUSY)


@pytest.mark.parametrize("key", ["N", "V", "R", "L", "X"])
def test_a_consumer_whose_clock_has_ended_still_has_a_next_action(key: str) -> None:
    ended = replace(BUSINESS, standing=standing(consumer=True, inquired_on=date(2026, 7, 12)))
    assert not permission(ended.standing, LAW, at("13 8:33")).callable
    found = after(key, at("13 8:33"), ended)
    assert found.stage.in_pool and found.next_action is not None
    assert found.next_action.due_from > at("13 8:33")


def test_a_clock_that_ends_before_48_hours_are_over_makes_it_a_letter() -> None:
    ending = replace(BUSINESS, standing=standing(consumer=True, inquired_on=date(2026, 7, 14)))
    next_ = in_48_hours(ending, LAW, at("13 8:33"))
    assert (next_.kind, said(next_)) == (ActionKind.LETTER, "Fri 16 16:30-17:15")


@pytest.mark.parametrize(("day", "then"), [(12, 13), (15, 16), (16, 19), (17, 19), (18, 19)])
def test_the_next_working_day_is_never_a_weekend(day: int, then: int) -> None:
    assert next_working_day(date(2026, 10, day)) == date(2026, 10, then)


def test_a_first_call_takes_the_whole_slot() -> None:
    held = next_after(DEFAULT_SLOTS, HOME, at("13 8:33"))
    assert held is not None
    assert said(first_call(held)) == "Tue 13 16:30-17:15"


MOMENTS = st.integers(0, 2 * 366 * 86_400 * 1_000).map(
    lambda thousandths: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(milliseconds=thousandths)
)


@given(MOMENTS)
def test_the_full_quarter_is_the_next_one_or_now(moment: datetime) -> None:
    found = full_quarter(moment)
    assert timedelta(0) <= found - moment < timedelta(minutes=15)
    assert (found.minute % 15, found.second, found.microsecond) == (0, 0, 0)


GENTLE = LadderPlan("own:1", "Gentle", (Step(0), Step(0, TimeOfDay.ANY), Step(4, TimeOfDay.LATE)))
PLACES = [
    ("US", "OH", (HOME,)),
    ("US", "AL", ("America/Chicago",)),
    ("US", "KY", (HOME, "America/Chicago")),
    ("US", "HI", ("Pacific/Honolulu",)),
    ("CA", "ON", ("America/Toronto",)),
    ("GB", "", ("Europe/London",)),
    ("FR", "", ("Europe/Paris",)),
    ("DE", "", ("Europe/Berlin",)),
    ("AU", "", ("Australia/Lord_Howe",)),
    ("NP", "", ("Asia/Kathmandu",)),
]


@st.composite
def situations(draw: st.DrawFn) -> tuple[Situation, datetime]:
    now = draw(MOMENTS)
    country, region, zones = draw(st.sampled_from(PLACES))
    stage = draw(st.sampled_from(Stage))
    inquired = draw(st.none() | st.integers(0, 200).map(lambda days: now.date() - timedelta(days=days)))
    found = Standing(
        do_not_contact=stage is Stage.DO_NOT_CONTACT,
        consumer=draw(st.booleans()),
        country=country,
        region=region,
        zones=zones,
        inquired_on=inquired,
        consented=draw(st.booleans()),
    )
    slots = draw(st.sampled_from([DEFAULT_SLOTS, DEFAULT_SLOTS[:1], DEFAULT_SLOTS[1:], ()]))
    ladder = draw(st.sampled_from(["", "t", "tttt", "ttttt", "ttttttt", "r", "ttr"]))
    why_not = draw(st.sampled_from(WhyNot))
    zone = draw(st.sampled_from([HOME, "Europe/Berlin", "Asia/Tokyo", "America/Santiago"]))
    plan = draw(st.sampled_from([FIVE, PUSH, GENTLE]))
    away = draw(st.frozensets(st.integers(0, 20).map(lambda days: now.date() + timedelta(days=days)), max_size=9))
    return Situation(stage, ladder, zone, zones[0], found, slots, why_not, draw(st.booleans()), plan, away), now


@given(situations(), st.sampled_from(Outcome))
def test_every_outcome_obeys_the_law_of_the_next_action(drawn: tuple[Situation, datetime], outcome: Outcome) -> None:
    situation, now = drawn
    found = follow_up(outcome, situation, LAW, now)
    assert found.stage.in_pool == (found.next_action is not None)
    if found.next_action is None:
        return
    action = found.next_action
    assert now <= action.due_from < action.due_until
    assert local(action.due_from, situation.zone).minute % 15 == 0 and action.due_from.second == 0
    assert action.promised == bool(action.zone)
    here = permission(situation.standing, LAW, now)
    if action.kind.is_call and (here.callable or here.opens_at is not None) and here.ends_on is None:
        assert permission(situation.standing, LAW, action.due_from).callable


@given(situations(), st.sampled_from([Outcome.NO_ANSWER, Outcome.SOMEONE_ELSE]))
def test_the_next_attempt_keeps_the_pause_of_the_ladder_and_no_holiday(
    drawn: tuple[Situation, datetime], outcome: Outcome
) -> None:
    situation, now = drawn
    action = follow_up(outcome, situation, LAW, now).next_action
    step = situation.plan.step(tries(pattern_after(situation.ladder, attempt=True, contact=False)) + 1)
    assert action is None or (action.kind is ActionKind.DECIDE) is (step is None)
    if action is None or step is None:
        return
    day = earliest = local(now, situation.zone).date()
    for _ in range(step.after_days):
        earliest = next_working_day(earliest, situation.holidays)
    assert local(action.due_from, situation.zone).date() >= max(day, earliest)
    if any(permission(situation.standing, LAW, action.due_from + timedelta(days=ahead)).callable for ahead in range(3)):
        assert local(action.due_from, situation.zone).date() not in situation.holidays


@pytest.mark.parametrize(
    ("time", "called", "booked"),
    [
        (TimeOfDay.ANY, "13 8:33", "Thu 15 08:15-09:00"),
        (TimeOfDay.ANY, "13 16:45", "Thu 15 08:15-09:00"),
        (TimeOfDay.OTHER, "13 8:33", "Thu 15 16:30-17:15"),
        (TimeOfDay.OTHER, "13 16:45", "Thu 15 08:15-09:00"),
        (TimeOfDay.MORNING, "13 8:33", "Thu 15 08:15-09:00"),
        (TimeOfDay.LATE, "13 16:45", "Thu 15 16:30-17:15"),
        (TimeOfDay.LATE, "15 16:45", "Mon 19 16:30-17:15"),
    ],
)
def test_a_step_is_made_at_its_time_of_day(time: TimeOfDay, called: str, booked: str) -> None:
    plan = LadderPlan("own:1", "Mine", (Step(0), Step(2, time)))
    found = after("N", at(called), replace(BUSINESS, plan=plan))
    assert said(found.next_action) == booked


@pytest.mark.parametrize(("called", "booked"), [("13 8:33", "Tue 13 16:30-17:15"), ("13 16:45", "Wed 14 08:15-09:00")])
def test_a_step_of_the_same_day_takes_the_next_slot_of_the_other_kind(called: str, booked: str) -> None:
    plan = LadderPlan("own:1", "Mine", (Step(0), Step(0)))
    assert said(after("N", at(called), replace(BUSINESS, plan=plan)).next_action) == booked


@pytest.mark.parametrize("key", ["N", "V", "R", "A", "W"])
def test_nothing_is_booked_on_a_holiday(key: str) -> None:
    week = replace(BUSINESS, holidays=frozenset(date(2026, 10, day) for day in (14, 15, 16)))
    assert said(after(key, at("13 8:30"), week).next_action).startswith("Mon 19")


@given(situations())
def test_two_hours_after_a_busy_line_is_never_in_the_past_either(drawn: tuple[Situation, datetime]) -> None:
    situation, now = drawn
    assert busy(situation, LAW, now).due_from >= now + timedelta(hours=2)


@pytest.mark.parametrize("outcome", [Outcome.NO_ANSWER, Outcome.SOMEONE_ELSE, Outcome.REACHED, Outcome.LATER])
def test_to_whom_no_call_is_allowed_at_any_time_a_letter_is_next(outcome: Outcome) -> None:
    """Their clock ran out: a call that nobody may make is no next action."""
    ended = standing(consumer=True, inquired_on=date(2026, 1, 5))
    next_ = follow_up(outcome, replace(BUSINESS, standing=ended), LAW, at("13 8:30")).next_action
    assert next_ is not None and next_.kind is ActionKind.LETTER
