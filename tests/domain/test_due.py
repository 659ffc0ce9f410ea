"""What is due by the clock: none is missed silently, none comes twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.due import LOOK_BACK, Span, announcements, asked_of_the_ledger, due, most_at_once
from reengage_desktop.domain.reminder import (
    Dated,
    Due,
    Horizon,
    Kind,
    LedgerRow,
    Reminder,
    Said,
    SetAside,
    State,
    acted,
    dated_key,
    jumped,
    pending,
    shown,
    skipped,
    slot_key,
    snoozed,
)
from reengage_desktop.domain.slots import Move, Rest, Slot, occurrences

NEW_YORK, CHICAGO, LOS_ANGELES = "America/New_York", "America/Chicago", "America/Los_Angeles"
BERLIN, LONDON = "Europe/Berlin", "Europe/London"
BEAT = timedelta(seconds=20)
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

# Tuesday, 13 October 2026, in New York: 8:15 is 12:15 UTC.
TUESDAY = date(2026, 10, 13)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


START = utc("2026-10-13T12:15")
END = utc("2026-10-13T13:00")


def slot(
    start: time = time(8, 15),
    end: time = time(9),
    number: int = 1,
    made: datetime = START - timedelta(hours=7),
    weekdays: Iterable[int] = range(7),
) -> Slot:
    return Slot(number, f"Slot {number}", frozenset(weekdays), start, end, 8, made.date(), (), made)


def promise(at: datetime, number: int = 1, window: timedelta = 2 * HOUR) -> Dated:
    return Dated(Kind.PROMISE, number, at, at + window)


@dataclass
class Heart:
    """The thin driver around the rules: looks, writes pending, says, writes shown. Not answered unless `answer`."""

    slots: tuple[Slot, ...] = ()
    dated: tuple[Dated, ...] = ()
    zone: str = NEW_YORK
    since: datetime = START - HOUR
    since_zone: str = NEW_YORK
    answer: bool = False
    ledger: dict[str, LedgerRow] = field(default_factory=dict)

    def look(self, now: datetime) -> Due:
        return due(now, self.zone, self.slots, self.dated, self.ledger, Horizon(self.since, self.since_zone))

    def knock(self, now: datetime, crash: bool = False) -> list[tuple[Reminder, ...]]:
        """Returns what is said; with `crash` nothing is written after it was said."""
        found = self.look(now)
        assert found.set_aside == ()
        said = announcements(found.reminders)
        everything = [each for piece in said for each in piece]
        for each in everything:
            self.ledger[each.key] = pending(each, self.ledger.get(each.key))
        self.since, self.since_zone = now, self.zone
        if not crash:
            for each in everything:
                row = shown(self.ledger[each.key], now)
                self.ledger[each.key] = acted(row) if self.answer else row
        return said

    def listed(self, now: datetime) -> dict[str, Reminder]:
        return {each.key: each for each in self.look(now).reminders}


def only(said: list[tuple[Reminder, ...]]) -> Reminder:
    ((reminder,),) = said
    return reminder


# When a slot is said


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (START - SECOND, None),
        (START, State.NOW),
        (START + MINUTE, State.NOW),
        (START + MINUTE + SECOND, State.LATE),
        (END - SECOND, State.LATE),
        (END, State.MISSED),
        (END + HOUR, State.MISSED),
    ],
)
def test_a_slot_is_now_then_late_then_missed(now: datetime, state: State | None) -> None:
    found = Heart((slot(),)).look(now).reminders
    assert [each.state for each in found] == ([] if state is None else [state])
    if state is not None:
        assert found[0].announce is (state is not State.MISSED)
        assert found[0].digest is (state is State.MISSED)


def test_a_reminder_carries_the_facts_of_its_slot() -> None:
    assert Heart((slot(),)).look(START).reminders == (
        Reminder("slot:1:2026-10-13", Kind.SLOT, 1, START, END, State.NOW, "Slot 1", announce=True),
    )


def test_a_slot_is_said_once_and_stays_in_the_list_until_it_is_answered() -> None:
    heart = Heart((slot(),))
    assert only(heart.knock(START)).state is State.NOW
    for now in (START + BEAT, START + 30 * MINUTE, END + HOUR):
        assert heart.knock(now) == []
        assert slot_key(1, TUESDAY) in heart.listed(now)
    heart.ledger[slot_key(1, TUESDAY)] = acted(heart.ledger[slot_key(1, TUESDAY)])
    assert heart.listed(END + HOUR) == {}


def test_a_slot_that_was_said_in_time_is_now_while_it_runs_and_late_after_but_never_missed() -> None:
    heart = Heart((slot(),))
    heart.knock(START + MINUTE)
    states = [heart.listed(now)[slot_key(1, TUESDAY)].state for now in (START + HOUR / 2, END - SECOND, END, END + DAY)]
    assert states == [State.NOW, State.NOW, State.LATE, State.LATE]


@pytest.mark.parametrize("answer", [acted, lambda row: skipped(row, START + MINUTE)])
def test_an_answered_slot_never_comes_again(answer: Callable[[LedgerRow], LedgerRow]) -> None:
    heart = Heart((slot(),))
    heart.knock(START)
    heart.ledger = {key: answer(row) for key, row in heart.ledger.items()}
    for now in (START - HOUR, START, START + BEAT, END, END + HOUR):
        assert heart.listed(now) == {}
    assert list(heart.listed(START + DAY)) == [slot_key(1, TUESDAY + DAY)]


# Asleep, off


def test_asleep_over_the_start_of_a_slot_it_is_said_late_and_once() -> None:
    heart = Heart((slot(),), since=START - MINUTE)
    assert only(heart.knock(START + 20 * MINUTE)).state is State.LATE
    assert heart.knock(START + 21 * MINUTE) == []
    assert heart.listed(START + 22 * MINUTE)[slot_key(1, TUESDAY)].state is State.LATE


def test_asleep_over_a_whole_slot_it_is_listed_as_missed_and_is_still_there_after_a_restart() -> None:
    heart = Heart((slot(),), since=START - MINUTE)
    (digest,) = heart.knock(END + 3 * HOUR)
    assert [(each.state, each.announce, each.digest) for each in digest] == [(State.MISSED, False, True)]
    restarted = Heart(heart.slots, since=heart.since, ledger=dict(heart.ledger))
    assert restarted.knock(END + 5 * HOUR) == []
    assert restarted.listed(END + 5 * HOUR)[slot_key(1, TUESDAY)].state is State.MISSED


def test_off_for_ten_days_there_is_one_digest_and_every_promise_is_listed() -> None:
    promises = tuple(promise(START + count * DAY, count) for count in range(1, 6))
    heart = Heart((slot(), slot(time(16, 30), time(17, 15), 2)), promises, since=START - HOUR)
    now = START + 10 * DAY - MINUTE
    digests = [piece for piece in heart.knock(now) if len(piece) > 1]
    assert len(digests) == 1
    assert sum(each.kind is Kind.SLOT for each in digests[0]) == 20
    kinds = [each.kind for each in heart.listed(now).values()]
    assert (kinds.count(Kind.SLOT), kinds.count(Kind.PROMISE)) == (20, 5)
    assert heart.knock(now + BEAT) == []


def test_off_for_ten_days_with_slots_only_there_is_one_notification() -> None:
    (digest,) = Heart((slot(),), since=START - HOUR).knock(START + 10 * DAY - MINUTE)
    assert len(digest) == 10


def test_slots_are_looked_for_thirty_five_days_back_and_no_further() -> None:
    heart = Heart((slot(made=START - 300 * DAY),), since=START - 300 * DAY)
    assert heart.look(END + 35 * DAY).reminders[0].key == slot_key(1, TUESDAY)
    assert heart.look(END + LOOK_BACK + SECOND).reminders[0].key == slot_key(1, TUESDAY + DAY)


@pytest.mark.parametrize("place", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_the_look_back_is_as_long_at_either_edge_of_the_world(place: str) -> None:
    whole_day = slot(time(0), time(23, 59), made=START - 300 * DAY)
    heart = Heart((whole_day,), zone=place, since=START - 300 * DAY, since_zone=place)
    for hour in range(24):
        now = START + hour * HOUR
        found = occurrences((whole_day,), place, TUESDAY - 50 * DAY, TUESDAY + 5 * DAY)
        expected = [slot_key(1, each.day) for each in found if each.start <= now and each.end >= now - LOOK_BACK]
        assert list(heart.listed(now)) == expected


def test_a_promise_is_listed_however_old_it_is() -> None:
    heart = Heart(dated=(promise(START - 400 * DAY),), since=START)
    assert only(heart.knock(START)).state is State.MISSED


@pytest.mark.parametrize(("since", "count"), [(END, 1), (END + SECOND, 0)])
def test_what_was_over_at_the_last_knock_and_has_no_row_did_not_hold_then(since: datetime, count: int) -> None:
    # A day of the week that was added to a slot this afternoon makes no missed slot of this morning.
    assert len(Heart((slot(),), since=since).look(END + HOUR).reminders) == count


def test_the_last_knock_never_hides_what_the_ledger_holds_open() -> None:
    heart = Heart((slot(),))
    heart.knock(START)
    heart.since = END + 5 * DAY
    assert slot_key(1, TUESDAY) in heart.listed(END + 5 * DAY)


# Wrong clocks


def test_eight_hours_ahead_and_back_loses_nothing_and_repeats_nothing() -> None:
    late = slot(time(16, 30), time(17, 15), 2)
    heart = Heart((slot(), late))
    heart.knock(START)
    (digest,) = [heart.knock(START + 10 * HOUR)]  # the afternoon's slot is taken for missed
    assert [each.key for piece in digest for each in piece] == [slot_key(2, TUESDAY)]
    assert heart.knock(START + MINUTE) == []
    assert list(heart.listed(START + MINUTE)) == [slot_key(1, TUESDAY)]
    at = utc("2026-10-13T20:30")
    assert only(heart.knock(at)).state is State.NOW
    assert heart.knock(at + BEAT) == []
    assert heart.listed(at + BEAT)[slot_key(2, TUESDAY)].state is State.NOW


def test_an_hour_back_by_hand_repeats_nothing() -> None:
    heart = Heart((slot(),))
    heart.knock(START + 10 * SECOND)
    for now in (START - 50 * MINUTE, START, START + 5 * SECOND, START + MINUTE, END):
        assert heart.knock(now) == []
    assert slot_key(1, TUESDAY) in heart.listed(START)


@pytest.mark.parametrize(
    ("said", "now", "again"), [(END, END - SECOND, 1), (END - SECOND, END - MINUTE, 0), (END, END, 0)]
)
def test_only_what_was_said_after_its_end_by_a_clock_set_back_is_said_again(
    said: datetime, now: datetime, again: int
) -> None:
    row = LedgerRow(slot_key(1, TUESDAY), START, Said.SHOWN, said, tries=1)
    assert len(Heart((slot(),), since=START, ledger={row.key: row}).knock(now)) == again


def test_1970_at_the_start_fires_nothing_and_loses_nothing() -> None:
    heart = Heart((slot(),), (promise(START),), since=START - HOUR)
    assert heart.knock(datetime(1970, 1, 1, tzinfo=UTC)) == []
    assert len(heart.knock(START)) == 2
    assert heart.knock(START + BEAT) == []


def test_a_last_knock_that_lies_ahead_hides_nothing_and_brings_up_nothing_anew() -> None:
    heart = Heart((slot(made=START - 2 * DAY - HOUR),), since=START - 2 * DAY - HOUR)
    heart.knock(START + 20 * DAY)
    assert heart.knock(END + HOUR) == []
    assert list(heart.listed(END + HOUR)) == [slot_key(1, TUESDAY - count * DAY) for count in (2, 1, 0)]


@pytest.mark.parametrize(("ahead", "count"), [(35 * DAY, 0), (35 * DAY + SECOND, 1)])
def test_a_last_knock_that_lies_ahead_saw_what_ended_up_to_thirty_five_days_before_it(
    ahead: timedelta, count: int
) -> None:
    # Without a row, what it saw did not hold then: a date of rest, say, or reminders that were switched off.
    heart = Heart((slot(),), since=END + ahead)
    assert len(heart.listed(END + HOUR)) == count


def test_off_for_long_and_started_by_a_clock_that_runs_ahead_everything_is_there_when_it_is_right() -> None:
    heart = Heart((slot(made=START - 20 * DAY),), since=START - 20 * DAY - HOUR)
    heart.knock(START + 20 * DAY)  # sees the last fifteen days only
    (today,), digest = heart.knock(START)
    assert (today.key, today.state) == (slot_key(1, TUESDAY), State.NOW)
    assert [each.key for each in digest] == [slot_key(1, TUESDAY - count * DAY) for count in range(20, 15, -1)]
    assert list(heart.listed(START)) == [slot_key(1, TUESDAY - count * DAY) for count in range(20, -1, -1)]


# The calendar


@pytest.mark.parametrize(
    ("place", "hours", "first", "expected"),
    [
        (NEW_YORK, (time(2, 30), time(3, 30)), date(2026, 3, 8), "2026-03-08T07:00"),
        (BERLIN, (time(2, 30), time(3, 30)), date(2026, 3, 29), "2026-03-29T01:00"),
        (NEW_YORK, (time(2, 15), time(2, 45)), date(2026, 3, 8), "2026-03-08T07:00"),
        (NEW_YORK, (time(1, 30), time(1, 45)), date(2026, 11, 1), "2026-11-01T05:30"),
        (BERLIN, (time(2, 30), time(3, 30)), date(2026, 10, 25), "2026-10-25T00:30"),
        ("Africa/Cairo", (time(0, 0), time(0, 45)), date(2026, 4, 24), "2026-04-23T22:00"),
        ("America/Santiago", (time(0, 30), time(1, 30)), date(2026, 9, 6), "2026-09-06T04:00"),
        ("Australia/Lord_Howe", (time(2, 15), time(3, 0)), date(2026, 10, 4), "2026-10-03T15:30"),
        ("Australia/Lord_Howe", (time(1, 45), time(3, 0)), date(2026, 4, 5), "2026-04-04T14:45"),
    ],
)
def test_on_the_day_the_clock_is_changed_a_slot_is_said_once(
    place: str, hours: tuple[time, time], first: date, expected: str
) -> None:
    at = utc(expected)
    heart = Heart((slot(*hours, made=at - DAY),), zone=place, since=at - HOUR, since_zone=place)
    said = {}
    for beats in range(-60, 300):
        for piece in heart.knock(at + beats * MINUTE):
            said[at + beats * MINUTE] = piece[0].key
    assert said == {at: slot_key(1, first)}


def test_a_date_that_a_place_never_had_has_no_reminder() -> None:
    before = utc("2011-12-29T10:00")
    heart = Heart((slot(made=before - DAY),), zone="Pacific/Apia", since=before, since_zone="Pacific/Apia", answer=True)
    said = [each.key for hour in range(72) for piece in heart.knock(before + hour * HOUR) for each in piece]
    assert said == [f"slot:1:2011-12-{day}" for day in (29, 31)] + ["slot:1:2012-01-01"]


# Journeys


def test_flown_west_after_the_slot_it_does_not_come_again_that_date() -> None:
    for answer in (True, False):
        heart = Heart((slot(),), answer=answer)
        heart.knock(START)
        heart.zone = LOS_ANGELES
        assert [heart.knock(START + hours * HOUR) for hours in (1, 3, 4, 6)] == [[]] * 4
        assert (slot_key(1, TUESDAY) in heart.listed(START + 2 * HOUR)) is not answer
        assert only(heart.knock(START + DAY + 3 * HOUR)).key == slot_key(1, TUESDAY + DAY)


def test_flown_east_past_a_slot_it_was_skipped_by_the_journey() -> None:
    # Noon in New York is 17:00 in London: the slot of 16:00 there is over, the one of New York has not begun.
    afternoon = slot(time(16), time(16, 45))
    noon = utc("2026-10-13T16:00")
    for since in (noon - BEAT, noon - 6 * HOUR):  # awake in the air, and asleep
        heart = Heart((afternoon,), zone=LONDON, since=since)
        (digest,) = heart.knock(noon)
        assert [(each.skipped_by_journey, each.state, each.announce) for each in digest] == [
            (True, State.MISSED, False)
        ]
        heart.ledger = {key: jumped(row) for key, row in heart.ledger.items()}
        assert heart.listed(noon + 5 * HOUR) == {}


def test_flown_back_in_time_for_a_slot_the_journey_had_jumped_over_it_is_said() -> None:
    afternoon = slot(time(16), time(16, 45))
    noon = utc("2026-10-13T16:00")
    heart = Heart((afternoon,), zone=LONDON, since=noon - BEAT)
    heart.knock(noon)
    heart.ledger = {key: jumped(row) for key, row in heart.ledger.items()}
    heart.zone = NEW_YORK
    assert heart.knock(noon + BEAT) == []
    assert only(heart.knock(noon + 4 * HOUR)).state is State.NOW
    assert heart.knock(noon + 4 * HOUR + BEAT) == []


@pytest.mark.parametrize(
    ("said", "now", "comes"), [(END, END - SECOND, True), (END - SECOND, END - MINUTE, False), (END, END, False)]
)
def test_what_was_sent_away_as_missed_by_a_clock_that_ran_ahead_comes_in_its_time(
    said: datetime, now: datetime, comes: bool
) -> None:
    row = LedgerRow(slot_key(1, TUESDAY), START, Said.SKIPPED, said, tries=1)
    assert len(Heart((slot(),), since=START, ledger={row.key: row}).knock(now)) == comes
    assert Heart((slot(),), since=START, ledger={row.key: acted(row)}).knock(now) == []


def test_what_has_been_said_is_not_skipped_by_a_journey() -> None:
    row = LedgerRow(slot_key(1, TUESDAY), START, Said.SHOWN, utc("2026-10-13T15:50"), tries=1)
    heart = Heart((slot(time(16), time(16, 45)),), zone=LONDON, since=utc("2026-10-13T15:59"), ledger={row.key: row})
    assert heart.listed(utc("2026-10-13T16:00"))[row.key].skipped_by_journey is False


def test_flown_east_into_a_running_slot_it_is_said_late() -> None:
    heart = Heart((slot(time(16), time(17, 30)),), zone=LONDON, since=utc("2026-10-13T15:59:40"))
    reminder = only(heart.knock(utc("2026-10-13T16:00")))
    assert (reminder.state, reminder.skipped_by_journey) == (State.LATE, False)


@pytest.mark.parametrize(
    ("since", "now", "by_journey"),
    [
        # 16:00 to 16:45 is 15:00 to 15:45 UTC in London, and begins at 20:00 UTC in New York
        ("2026-10-13T14:00", "2026-10-13T15:45", True),
        ("2026-10-13T14:00", "2026-10-13T19:59:59", True),
        ("2026-10-13T14:00", "2026-10-13T20:00", False),  # slept through by either clock
        ("2026-10-13T15:44:59", "2026-10-13T22:00", False),
        ("2026-10-13T15:45", "2026-10-13T22:00", True),  # over here before we last looked
        ("2026-10-13T19:59:59", "2026-10-13T22:00", True),
    ],
)
def test_what_was_slept_through_by_either_clock_is_missed_and_not_skipped(
    since: str, now: str, by_journey: bool
) -> None:
    heart = Heart((slot(time(16), time(16, 45)),), zone=LONDON, since=utc(since))
    reminder = heart.listed(utc(now))[slot_key(1, TUESDAY)]
    assert (reminder.state, reminder.skipped_by_journey) == (State.MISSED, by_journey)


def test_what_had_begun_by_the_old_clock_at_the_last_knock_is_not_brought_up_by_the_journey() -> None:
    heart = Heart((slot(time(16), time(16, 45)),), zone=LONDON, since=utc("2026-10-13T20:00"))
    assert heart.listed(utc("2026-10-13T22:00")) == {}


def test_a_changed_zone_is_used_at_the_next_knock() -> None:
    heart = Heart((slot(),), since=utc("2026-10-13T05:00"))
    assert heart.knock(utc("2026-10-13T06:14:40")) == []
    heart.zone = BERLIN
    assert only(heart.knock(utc("2026-10-13T06:15"))).state is State.NOW


def test_a_zone_that_is_no_longer_known_names_no_journey() -> None:
    heart = Heart((slot(),), since_zone="Nowhere/City")
    assert only(heart.knock(START)).skipped_by_journey is False


@pytest.mark.parametrize("place", [CHICAGO, BERLIN, "Asia/Tokyo"])
def test_a_promise_for_three_in_chicago_is_said_at_that_instant_in_any_zone(place: str) -> None:
    at = datetime(2026, 10, 13, 15, tzinfo=ZoneInfo(CHICAGO))
    heart = Heart(dated=(promise(at),), zone=place, since=START)
    assert heart.knock(utc("2026-10-13T19:59:59")) == []
    reminder = only(heart.knock(utc("2026-10-13T20:00")))
    assert (reminder.key, reminder.state, reminder.at) == ("promise:1:2026-10-13T20:00:00Z", State.NOW, at)
    assert heart.knock(utc("2026-10-13T20:00:20")) == []


# Dated things


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (START, State.NOW),
        (START + MINUTE, State.NOW),
        (START + MINUTE + SECOND, State.LATE),
        (START + 2 * HOUR - SECOND, State.LATE),
        (START + 2 * HOUR, State.MISSED),
    ],
)
@pytest.mark.parametrize("kind", [Kind.PROMISE, Kind.APPOINTMENT, Kind.VISIT])
def test_dated_things_are_said_one_by_one_even_when_missed(kind: Kind, now: datetime, state: State) -> None:
    heart = Heart(dated=(Dated(kind, 7, START, START + 2 * HOUR),))
    reminder = only(heart.knock(now))
    assert (reminder.kind, reminder.subject_id, reminder.state, reminder.digest) == (kind, 7, state, False)
    assert reminder.key == f"{kind}:7:2026-10-13T12:15:00Z"
    assert heart.knock(now + BEAT) == []


def test_an_answered_promise_never_comes_again_but_its_new_time_does() -> None:
    heart = Heart(dated=(promise(START),), answer=True)
    heart.knock(START)
    assert heart.listed(START + HOUR) == {}
    heart.dated = (promise(START + HOUR),)
    assert only(heart.knock(START + HOUR)).state is State.NOW


@pytest.mark.parametrize("window", [timedelta(0), -HOUR, MINUTE])
def test_a_window_without_length_still_leaves_a_minute(window: timedelta) -> None:
    heart = Heart(dated=(promise(START, window=window),))
    assert heart.listed(START + MINUTE - SECOND)[dated_key(Kind.PROMISE, 1, START)].state is State.NOW
    assert heart.listed(START + MINUTE)[dated_key(Kind.PROMISE, 1, START)].state is State.MISSED


# Snoozed


@pytest.mark.parametrize(("now", "said"), [(10 * MINUTE - SECOND, 0), (10 * MINUTE, 1), (8 * HOUR, 1)])
@pytest.mark.parametrize("dated", [True, False])
def test_a_snoozed_reminder_comes_back_as_late_once_even_if_killed_or_asleep(
    dated: bool, now: timedelta, said: int
) -> None:
    heart = Heart(dated=(promise(START),)) if dated else Heart((slot(),))
    (key,) = [each.key for piece in heart.knock(START) for each in piece]
    heart.ledger[key] = snoozed(heart.ledger[key], START, 10)
    heart.since = START + MINUTE
    again = heart.knock(START + now)
    assert [(piece[0].state, piece[0].announce, piece[0].again) for piece in again] == [
        (State.LATE, True, False)
    ] * said
    assert (key in heart.listed(START + now)) is bool(said)
    assert heart.knock(START + now + SECOND / 2) == []


def test_what_came_back_from_a_snooze_stays_late_in_the_list() -> None:
    heart = Heart((slot(),))
    heart.knock(START)
    heart.ledger[slot_key(1, TUESDAY)] = snoozed(heart.ledger[slot_key(1, TUESDAY)], START, 50)
    heart.knock(END + HOUR)
    assert heart.listed(END + 2 * HOUR)[slot_key(1, TUESDAY)].state is State.LATE


def test_what_woke_before_its_time_and_was_said_stays_in_the_list() -> None:
    row = LedgerRow(slot_key(1, TUESDAY), START, Said.SHOWN, START, START + 7 * DAY, 2)
    heart = Heart((slot(),), ledger={row.key: row})
    assert heart.listed(START + MINUTE)[row.key].announce is False


@pytest.mark.parametrize(
    ("put_off_at", "now", "sleeps"),
    [
        (START, START, True),
        (START, START + 7 * DAY - SECOND, True),
        (START, START + 7 * DAY, False),
        (START + MINUTE, START, True),  # a clock set right by some seconds is no other clock
        (START + MINUTE + SECOND, START, False),
        (START + 20 * DAY, START + HOUR, False),
        (None, START, False),
    ],
)
def test_what_was_put_off_by_a_clock_that_ran_ahead_wakes_when_it_is_set_right(
    put_off_at: datetime | None, now: datetime, sleeps: bool
) -> None:
    row = LedgerRow(slot_key(1, TUESDAY), START, Said.SNOOZED, put_off_at, START + 7 * DAY, 1)
    heart = Heart((slot(),), ledger={row.key: row})
    assert (row.key not in heart.listed(now)) is sleeps
    assert sleeps or heart.listed(now)[row.key].announce


# Crashes


def test_killed_between_pending_and_shown_it_is_said_again_once_and_marked() -> None:
    heart = Heart((slot(),), (promise(START),))
    assert [piece[0].again for piece in heart.knock(START, crash=True)] == [False, False]
    assert [piece[0].again for piece in heart.knock(START + BEAT)] == [True, True]
    assert heart.knock(START + 2 * BEAT) == []
    assert not any(each.again for each in heart.listed(START + 2 * BEAT).values())


def test_killed_while_pending_and_off_over_the_slot_it_is_in_the_digest_marked() -> None:
    heart = Heart((slot(),))
    heart.knock(START, crash=True)
    ((reminder,),) = heart.knock(END + HOUR)
    assert (reminder.state, reminder.digest, reminder.again) == (State.MISSED, True, True)
    assert heart.knock(END + 2 * HOUR) == []


def test_a_row_that_was_written_but_never_tried_is_not_said_again_but_said() -> None:
    row = LedgerRow(slot_key(1, TUESDAY), START, Said.PENDING)
    reminder = only(Heart((slot(),), ledger={row.key: row}).knock(START))
    assert (reminder.announce, reminder.again) == (True, False)


# Slots that are moved, made, paused


def at_eight(day_start: time = time(8)) -> Slot:
    return slot(day_start, time(9))


def test_a_slot_moved_to_a_quarter_past_after_it_was_said_does_not_come_again_that_date() -> None:
    eight = utc("2026-10-13T12:00")
    heart = Heart((at_eight(),))
    heart.knock(eight)
    for moved in (at_eight(time(8, 15)), replace(at_eight(), moved=(Move(TUESDAY, time(8, 15), time(9)),))):
        heart.slots = (moved,)
        for minutes in (5, 14, 15, 16, 59):
            assert heart.knock(eight + minutes * MINUTE) == []
            assert heart.listed(eight + minutes * MINUTE)[slot_key(1, TUESDAY)].state is State.NOW


def test_a_slot_moved_to_a_quarter_past_before_it_begins_is_said_then_only() -> None:
    eight = utc("2026-10-13T12:00")
    heart = Heart((at_eight(),))
    assert heart.knock(eight - 5 * MINUTE) == []
    heart.slots = (at_eight(time(8, 15)),)
    said = [minutes for minutes in range(-4, 70) if heart.knock(eight + minutes * MINUTE)]
    assert said == [15]


@pytest.mark.parametrize(("made", "count"), [(START, 1), (START + SECOND, 0), (START + 15 * MINUTE, 0)])
def test_a_slot_that_is_made_while_it_would_run_is_not_reported_that_date(made: datetime, count: int) -> None:
    fresh = replace(slot(), made_at=made)
    for now in (START + 16 * MINUTE, END + HOUR):
        assert len(Heart((fresh,)).look(now).reminders) == count
    assert slot_key(1, TUESDAY + DAY) in Heart((fresh,), since=made).listed(START + DAY)


def test_a_paused_slot_says_nothing_and_makes_no_missed_ones_afterwards() -> None:
    heart = Heart((replace(slot(), rests=(Rest(date(2026, 1, 1), TUESDAY + 2 * DAY),)),), since=START - HOUR)
    assert heart.knock(START + 2 * DAY) == []
    assert only(heart.knock(START + 3 * DAY)).key == slot_key(1, TUESDAY + 3 * DAY)


@pytest.mark.parametrize("answered", [True, False])
def test_a_date_moved_to_another_day_is_said_there_once_also_after_it_was_said_on_its_own(answered: bool) -> None:
    thursday = TUESDAY + 2 * DAY
    there = slot_key(1, TUESDAY, thursday)
    heart = Heart((slot(weekdays={1}),), answer=answered)
    assert only(heart.knock(START)).key == slot_key(1, TUESDAY)
    heart.slots = (replace(heart.slots[0], moved=(Move(TUESDAY, time(8, 15), time(9), thursday),)),)
    assert heart.knock(START + MINUTE) == [] and heart.listed(START + MINUTE) == {}
    assert heart.knock(START + 2 * DAY - SECOND) == []
    assert only(heart.knock(START + 2 * DAY)).key == there
    assert heart.knock(START + 2 * DAY + BEAT) == []
    assert list(heart.listed(START + 3 * DAY)) == ([] if answered else [there])


# Many at once


def test_forty_due_in_one_minute_make_three_notifications_and_are_all_in_the_list() -> None:
    heart = Heart((slot(),), tuple(promise(START + number * SECOND, number) for number in range(40)))
    now = START + MINUTE
    said = heart.knock(now)
    assert [len(piece) for piece in said] == [1, 1, 39]
    assert len(heart.listed(now)) == 41
    assert heart.knock(now + BEAT) == []


def test_promises_are_said_before_slots_and_the_missed_slots_last_as_one() -> None:
    running = slot(time(8), time(10), 5)
    missed = (slot(time(6), time(6, 30), 3), slot(time(6, 45), time(7), 4))
    heart = Heart((*missed, running), (promise(START),), since=START - 5 * HOUR)
    said = announcements(heart.look(START).reminders)
    assert [[each.subject_id for each in piece] for piece in said] == [[1], [5], [3, 4]]
    assert [[each.kind for each in piece] for piece in said[:2]] == [[Kind.PROMISE], [Kind.SLOT]]


@pytest.mark.parametrize(
    ("promises", "limit", "sizes"),
    [(0, 3, []), (3, 3, [1, 1, 1]), (4, 3, [1, 1, 2]), (4, 1, [4]), (1, 1, [1]), (4, 4, [1, 1, 1, 1])],
)
def test_what_is_too_much_for_the_limit_is_gathered_in_the_last(promises: int, limit: int, sizes: list[int]) -> None:
    heart = Heart(dated=tuple(promise(START, number) for number in range(promises)))
    said = announcements(heart.look(START).reminders, limit)
    assert [len(piece) for piece in said] == sizes
    assert [each.subject_id for piece in said for each in piece] == list(range(promises))


def test_the_digest_is_gathered_with_the_rest_where_there_is_no_room() -> None:
    heart = Heart((slot(time(6), time(6, 30), 3),), (promise(START, 1), promise(START, 2)), since=START - 5 * HOUR)
    said = announcements(heart.look(START).reminders, 2)
    assert [[each.subject_id for each in piece] for piece in said] == [[1], [2, 3]]


def test_there_is_room_for_one_announcement_at_least() -> None:
    with pytest.raises(ValueError, match=r"^One announcement at least\.$"):
        announcements([], 0)


@pytest.mark.parametrize(("since", "pieces"), [(START - DAY, 3), (START - DAY - SECOND, 1), (START + DAY, 3)])
def test_after_an_absence_of_more_than_a_day_all_is_one_announcement(since: datetime, pieces: int) -> None:
    assert most_at_once(START, Horizon(since, NEW_YORK)) == pieces


# What of the ledger it may ask for


@pytest.mark.parametrize(
    ("since", "answered_from"),
    [
        (START, date(2026, 10, 4)),
        (START - 20 * DAY, date(2026, 9, 14)),
        (START - 35 * DAY - SECOND, date(2026, 8, 30)),
        (START - 90 * DAY, date(2026, 8, 30)),
        (START + SECOND, date(2026, 8, 30)),
    ],
)
def test_of_a_slot_the_last_weeks_may_be_asked_and_of_a_promise_its_one_row(
    since: datetime, answered_from: date
) -> None:
    bad = promise(datetime(2026, 10, 13, 8), 2)  # noqa: DTZ001
    spans = asked_of_the_ledger(START, [slot(), slot(number=7)], [bad, promise(START, 3)], Horizon(since, NEW_YORK))
    first, last = date(2026, 8, 30), date(2026, 10, 22)
    one = dated_key(Kind.PROMISE, 3, START)
    assert spans == [
        *(Span(slot_key(each, first), slot_key(each, answered_from), slot_key(each, last)) for each in (1, 7)),
        Span(one, one, one),
    ]


# Bad rows


def test_a_bad_slot_is_set_aside_once_and_the_others_go_on() -> None:
    naive = replace(slot(number=2), made_at=datetime(2026, 1, 1))  # noqa: DTZ001
    found = Heart((naive, slot()), (promise(START),)).look(START)
    assert {each.key for each in found.reminders} == {slot_key(1, TUESDAY), dated_key(Kind.PROMISE, 1, START)}
    ((kind, number, reason),) = [(bad.kind, bad.subject_id, bad.reason) for bad in found.set_aside]
    assert (kind, number) == (Kind.SLOT, 2)
    assert reason.startswith("TypeError: ")


def test_a_bad_ledger_row_sets_its_slot_aside_but_hides_no_other_day() -> None:
    yesterday = slot_key(1, TUESDAY - DAY)
    row = LedgerRow(yesterday, datetime(2026, 10, 12), Said.SHOWN)  # noqa: DTZ001
    found = Heart((slot(made=START - 7 * DAY),), ledger={yesterday: row}).look(START)
    assert [each.key for each in found.reminders] == [slot_key(1, TUESDAY)]
    assert [bad.subject_id for bad in found.set_aside] == [1]


def test_a_slot_whose_moved_dates_are_none_is_set_aside_and_the_others_go_on() -> None:
    bad = slot(number=2)
    object.__setattr__(bad, "moved", (None,))
    found = Heart((bad, slot())).look(START)
    assert [each.key for each in found.reminders] == [slot_key(1, TUESDAY)]
    reason = "AttributeError: 'NoneType' object has no attribute 'held_on'"
    assert found.set_aside == (SetAside(Kind.SLOT, 2, reason),)


def test_a_promise_without_a_time_zone_is_set_aside() -> None:
    naive = promise(datetime(2026, 10, 13, 8))  # noqa: DTZ001
    found = Heart(dated=(naive, promise(START, 2))).look(START)
    assert [each.subject_id for each in found.reminders] == [2]
    assert found.set_aside == (SetAside(Kind.PROMISE, 1, "ValueError: An instant needs its time zone."),)


def test_an_unknown_zone_sets_the_slots_aside_but_promises_are_kept() -> None:
    found = Heart((slot(),), (promise(START),), zone="Nowhere/City").look(START)
    assert [each.kind for each in found.reminders] == [Kind.PROMISE]
    assert [bad.reason for bad in found.set_aside] == ["ValueError: There is no time zone named 'Nowhere/City'."]


def test_now_is_an_instant() -> None:
    with pytest.raises(ValueError, match=r"^An instant needs its time zone\.$"):
        Heart((slot(),)).look(datetime(2026, 10, 13, 8))  # noqa: DTZ001


# Properties

places = st.sampled_from(
    [NEW_YORK, BERLIN, "Africa/Cairo", "America/Santiago", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Auckland"]
)
quarters = st.integers(0, 90)
several_slots = st.lists(
    st.builds(
        lambda quarter, length, days: (quarter, min(quarter + length, 95), days),
        quarters,
        st.integers(1, 12),
        st.frozensets(st.integers(0, 6), min_size=1),
    ),
    max_size=4,
)
several_promises = st.lists(st.integers(0, 20 * 24 * 3600), max_size=8)
beginnings = st.sampled_from([utc(f"2026-{month:02}-20T03:17") for month in (2, 3, 4, 8, 9, 10)])
naps = st.one_of(st.integers(20, 30), st.integers(20, 40_000), st.integers(20, 300_000))


def of(pattern: list[tuple[int, int, frozenset[int]]]) -> tuple[Slot, ...]:
    def clock(quarter: int) -> time:
        return time(quarter // 4, quarter % 4 * 15)

    made = utc("2026-01-01T00:00")
    return tuple(
        slot(clock(start), clock(end), number, made, days) for number, (start, end, days) in enumerate(pattern, 1)
    )


def expected_keys(heart: Heart, first: datetime, last: datetime) -> dict[str, datetime]:
    """Everything that begins in (first, last]."""
    held = occurrences(heart.slots, heart.zone, first.date() - DAY, last.date() + DAY)
    times = {slot_key(each.slot.id, each.day): each.start for each in held}
    times |= {dated_key(each.kind, each.prospect_id, each.at): each.at for each in heart.dated}
    return {key: at for key, at in times.items() if first < at <= last}


@given(places, several_slots, several_promises, beginnings, st.lists(naps, min_size=1, max_size=40), st.booleans())
def test_walking_forward_everything_is_said_exactly_once_and_at_the_first_knock(
    place: str,
    pattern: list[tuple[int, int, frozenset[int]]],
    seconds: list[int],
    begin: datetime,
    steps: list[int],
    answer: bool,
) -> None:
    promises = tuple(promise(begin + timedelta(seconds=1 + after), number) for number, after in enumerate(seconds))
    made = tuple(replace(each, made_at=begin + SECOND) for each in of(pattern))
    heart = Heart(made, promises, place, begin, place, answer)
    said: dict[str, datetime] = {}
    now, before = begin, begin
    for step in steps:
        before, now = now, now + timedelta(seconds=step)
        fresh = [each.key for piece in heart.knock(now) for each in piece]
        assert sorted(fresh) == sorted(expected_keys(heart, before, now))
        assert not said.keys() & set(fresh)
        said |= dict.fromkeys(fresh, now)
        assert set(heart.listed(now)) == (set() if answer else set(said))


@given(
    places,
    several_slots,
    several_promises,
    beginnings,
    st.lists(st.tuples(naps, st.one_of(st.just(0), st.integers(-20 * 86_400, 20 * 86_400))), min_size=1, max_size=25),
)
def test_with_a_clock_that_is_wrong_by_up_to_twenty_days_nothing_is_missed(
    place: str,
    pattern: list[tuple[int, int, frozenset[int]]],
    seconds: list[int],
    begin: datetime,
    steps: list[tuple[int, int]],
) -> None:
    promises = tuple(promise(begin + timedelta(seconds=1 + after), number) for number, after in enumerate(seconds))
    heart = Heart(of(pattern), promises, place, begin, place)
    now = begin
    for step, error in steps:
        now += timedelta(seconds=step)
        if error:
            heart.knock(now + timedelta(seconds=error))
            continue
        heart.knock(now)
        listed = heart.listed(now)
        for key, at in expected_keys(heart, max(begin, now - LOOK_BACK + DAY), now).items():
            assert key in listed, at
            said_at = heart.ledger[key].shown_at
            assert said_at is not None
            if now < listed[key].end:
                assert said_at < listed[key].end


@given(
    places, places, several_slots, several_promises, beginnings, st.integers(0, 40 * 86_400), st.integers(-9, 40 * 24)
)
def test_no_key_comes_twice_and_all_are_in_order_of_time(
    place: str,
    before: str,
    pattern: list[tuple[int, int, frozenset[int]]],
    seconds: list[int],
    begin: datetime,
    passed: int,
    last_knock: int,
) -> None:
    promises = tuple(promise(begin + timedelta(seconds=after), number % 3) for number, after in enumerate(seconds))
    now = begin + timedelta(seconds=passed)
    slots = of(pattern)
    found = due(now, place, slots * 2, promises * 2, {}, Horizon(now - last_knock * HOUR, before)).reminders
    assert len({each.key for each in found}) == len(found)
    assert [each.at for each in found] == sorted(each.at for each in found)
    assert all(each.at <= now and each.at < each.end for each in found)
    assert all(each.announce != each.digest for each in found)
