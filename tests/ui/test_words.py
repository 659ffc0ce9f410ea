"""Facts read as the design says them: past in words, future exact, 24-hour clock, whole money."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.fault import FileFault
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.permission import Lamp, Limit, Permission
from reengage_desktop.domain.prospect import Party, ProspectRow, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.touch import Channel
from reengage_desktop.domain.wall_time import instant, zone
from reengage_desktop.ui import words

HERE = "America/New_York"
NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)  # Tuesday, 08:33 here
TODAY = date(2026, 10, 13)


def at(day: int, hour: int, minute: int = 0, where: str = HERE, month: int = 10, year: int = 2026) -> datetime:
    return instant(date(year, month, day), time(hour, minute), where)


def action(
    kind: ActionKind, start: datetime, length: timedelta, because: Because = Because.NEW, note: str = "", zone: str = ""
) -> NextAction:
    """A promise if it has a zone."""
    return NextAction(kind, start, start + length, promised=bool(zone), zone=zone, because=because, note=note)


SLOT, HOUR, TWO = timedelta(minutes=45), timedelta(hours=1), timedelta(hours=2)
CALL = ActionKind.CALL


@pytest.mark.parametrize(
    ("cents", "currency", "said"),
    [
        (None, "USD", ""),
        (0, "USD", "$0"),
        (418_000, "USD", "$4,180"),
        (418_050, "USD", "$4,181"),
        (418_049, "GBP", "£4,180"),
        (99, "EUR", "€1"),
        (120_000, "CAD", "CA$1,200"),
        (120_000, "CHF", "CHF 1,200"),
        (-50_000, "USD", "−$500"),
    ],
)
def test_money_is_whole(cents: int | None, currency: str, said: str) -> None:
    assert words.money(cents, currency) == said


def test_money_can_be_told_with_its_cents() -> None:
    assert words.money(418_005, "USD", whole=False) == "$4,180.05"


@pytest.mark.parametrize(
    ("cents", "said"),
    [
        (191_000_000, "$1.91 M"),
        (200_000_000, "$2 M"),
        (99_999_900, "$999,999"),
        (100_000_000, "$1 M"),
        (None, ""),
    ],
)
def test_a_pool_of_millions_is_told_short(cents: int | None, said: str) -> None:
    assert words.short_money(cents, "USD") == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY, "today"),
        (date(2026, 10, 14), "tomorrow"),
        (date(2026, 10, 15), "Thu 15 Oct"),
        (date(2027, 1, 4), "Mon 4 Jan 2027"),
        (date(2026, 10, 12), "Mon 12 Oct"),
    ],
)
def test_a_day_to_come_is_exact(day: date, said: str) -> None:
    assert words.day(day, TODAY) == said


def test_hours_are_told_on_the_clock_they_belong_to() -> None:
    assert words.hour(NOW, HERE) == "08:33"
    assert words.hour(NOW, "America/Los_Angeles") == "05:33"
    assert words.window(at(13, 8, 30), at(13, 9, 30), HERE) == "8:30–9:30"
    assert words.window(at(13, 17), at(13, 17), "America/Los_Angeles") == "14:00"
    assert words.short_window(at(13, 15), at(13, 16), HERE) == "15–16"
    assert words.short_window(at(13, 15), at(13, 16, 30), HERE) == "15:00–16:30"
    assert words.short_window(at(13, 17), at(13, 17), HERE) == "17:00"
    assert words.slot_hours(time(8, 15), time(9)) == "08:15–09:00"


@pytest.mark.parametrize(
    ("then", "said"),
    [
        (at(13, 0, 1), "Today"),
        (at(12, 23, 59), "Yesterday"),
        (at(11, 12), "2 days ago"),
        (at(10, 12), "3 days ago"),
        (at(9, 12), "Last Friday"),
        (at(8, 12), "Last Thursday"),
        (at(7, 12), "6 days ago"),
        (at(6, 12), "7 days ago"),
        (at(5, 12), "8 days ago"),
        (at(29, 12, month=9), "2 weeks ago"),
        (at(22, 12, month=9), "3 weeks ago"),
        (at(15, 12, month=9), "A month ago"),
        (at(13, 12, month=7), "3 months ago"),
        (at(13, 12, year=2025), "A year ago"),
        (at(13, 12, year=2023), "3 years ago"),
    ],
)
def test_the_past_is_told_in_words(then: datetime, said: str) -> None:
    assert words.past(then, NOW, HERE) == said


@given(st.integers(min_value=0, max_value=6000))
def test_a_past_day_always_has_plain_words(days: int) -> None:
    said = words.past(NOW - timedelta(days=days), NOW, HERE)
    assert said
    assert "{" not in said
    assert "0 " not in said.replace("10 ", "")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(40, "40 s"), (59, "59 s"), (60, "1 min"), (250, "4 min"), (3600, "1 h"), (4200, "1 h 10 min")],
)
def test_a_length_is_told_in_one_unit_or_two(seconds: int, said: str) -> None:
    assert words.duration(seconds) == said


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (action(CALL, at(13, 8, 30), HOUR, Because.PROMISED, zone=HERE), ("Call now", "promised 8:30–9:30", True)),
        (action(CALL, at(13, 9, 30), HOUR, Because.PROMISED, zone=HERE), ("Call at 9:30", "promised 9:30–10:30", True)),
        (
            action(CALL, at(13, 17), timedelta(0), Because.PROMISED, zone="America/Los_Angeles"),
            ("Call today 17:00", "promised 14:00", True),
        ),
        (
            action(CALL, at(12, 9), TWO, Because.PROMISED, zone=HERE),
            ("Call now", "promised 12 Oct", True),
        ),
        (
            action(CALL, at(15, 14), TWO, Because.PROMISED, zone=HERE),
            ("Call Thu 15 Oct", "promised 14–16", True),
        ),
        (action(CALL, at(13, 8, 15), SLOT), ("Call this morning", "first call", False)),
        (action(CALL, at(13, 8, 15), SLOT, Because.OTHER_SLOT), ("Call this morning", "slot 08:15", False)),
        (action(CALL, at(13, 10), SLOT, Because.OTHER_SLOT), ("Call this morning", "slot 10:00", False)),
        (action(CALL, at(13, 16, 30), SLOT, Because.OTHER_SLOT), ("Call today 16:30", "late slot this time", False)),
        (
            action(CALL, at(13, 16, 45), SLOT, Because.MOVED, "bank answers today"),
            ("Call today 16:45", "bank answers today", False),
        ),
        (action(CALL, at(13, 8), timedelta(minutes=20)), ("Call today", "first call", False)),
        (action(CALL, at(14, 8, 15), SLOT, Because.BUSY), ("Call tomorrow 8:15", "the line was busy", False)),
        (
            action(CALL, at(15, 9), TWO, Because.FORTY_EIGHT_HOURS),
            ("Call Thu 15 Oct", "48 h after you spoke", False),
        ),
        (action(CALL, at(1, 9, month=12), TWO, Because.THEIR_DATE), ("Call Tue 1 Dec", "they named this date", False)),
        (action(CALL, at(9, 9), TWO, Because.OTHER_SLOT), ("Call today", "since Fri 9 Oct", False)),
        (
            action(ActionKind.LETTER, at(13, 16, 30), SLOT, Because.MOVED),
            ("Write a letter today", "moved by you", False),
        ),
        (
            action(ActionKind.VISIT, at(16, 10), HOUR, Because.AGREED, "bring the lease offer"),
            ("Visit Fri 10:00", "bring the lease offer", False),
        ),
        (action(ActionKind.VISIT, at(13, 8), HOUR, Because.AGREED), ("Visit now", "as agreed", False)),
        (
            action(ActionKind.APPOINTMENT, at(22, 10), HOUR, Because.AGREED, zone=HERE),
            ("Appointment", "Thu 22 Oct, 10:00", True),
        ),
        (
            action(ActionKind.APPOINTMENT, at(12, 10), HOUR, Because.AGREED, zone=HERE),
            ("Appointment", "was 12 Oct, 10:00", True),
        ),
        (
            action(ActionKind.FIND_NUMBER, at(14, 8, 15), SLOT, Because.WRONG_NUMBER),
            ("Find the number", "the number was wrong", False),
        ),
        (action(ActionKind.FIND_NUMBER, at(14, 8, 15), SLOT), ("Find the number", "no number yet", False)),
        (
            action(ActionKind.DECIDE, at(9, 8, 15), SLOT, Because.LADDER_DONE),
            ("Decide what next", "all attempts made", False),
        ),
        (
            action(ActionKind.KEEP_IN_TOUCH, at(15, 9, month=11), TWO, Because.AFTER_NO),
            ("In touch from 15 Nov", "they said no", False),
        ),
        (
            action(ActionKind.ASK_HAPPY, at(11, 9, month=1, year=2027), TWO, Because.BOUGHT_ELSEWHERE),
            ("Call Mon 11 Jan 2027", "ask how happy they are", False),
        ),
        (
            action(ActionKind.KEEP_IN_TOUCH, at(15, 9, month=1, year=2027), TWO, Because.THEIR_DATE),
            ("In touch Jan 2027", "they named this date", False),
        ),
        (action(ActionKind.KEEP_IN_TOUCH, at(13, 9), TWO, Because.AGREED), ("In touch today", "as agreed", False)),
        (action(ActionKind.LETTER, at(14, 8, 15), SLOT, Because.AGREED), ("Write a letter Wed", "as agreed", False)),
        (action(ActionKind.REVIEW, at(28, 9), TWO, Because.AFTER_NO), ("Look again 28 Oct", "they said no", False)),
        (action(ActionKind.VISIT, at(14, 14, 30), HOUR, Because.AGREED), ("Visit Wed 14:30", "as agreed", False)),
        (action(ActionKind.VISIT, at(13, 6), HOUR, Because.AGREED), ("Visit was 6:00", "as agreed", False)),
        (None, ("", "", False)),
    ],
)
def test_the_next_action_says_what_when_and_why(what: NextAction | None, said: tuple[str, str, bool]) -> None:
    assert words.next_action_words(what, NOW, HERE) == said


def test_an_open_slot_of_the_afternoon_is_this_afternoon() -> None:
    late = action(CALL, at(13, 16, 30), SLOT, Because.OTHER_SLOT)
    assert words.next_action_words(late, at(13, 16, 40), HERE)[0] == "Call this afternoon"


@given(
    st.sampled_from(ActionKind),
    st.sampled_from(Because),
    st.booleans(),
    st.integers(min_value=-60 * 24 * 40, max_value=60 * 24 * 400),
    st.integers(min_value=0, max_value=600),
)
def test_every_next_action_reads_whole(
    kind: ActionKind, because: Because, promised: bool, minutes: int, length: int
) -> None:
    start = NOW + timedelta(minutes=minutes)
    what = NextAction(kind, start, start + timedelta(minutes=length), promised, HERE if promised else "", because)
    first, second, is_promise = words.next_action_words(what, NOW, HERE)
    assert first[0].isupper()
    assert not set("{}") & set(first + second)
    assert "  " not in first
    assert is_promise is promised
    assert "overdue" not in (first + second).lower()


def row(**changes: object) -> ProspectRow:
    facts: dict[str, object] = {
        "id": 1,
        "name": "Hannah Oyelaran",
        "company": "",
        "party": Party.BUSINESS,
        "stage": Stage.ACTIVE,
        "city": "Cleveland",
        "region": "OH",
        "country": "US",
        "zone": HERE,
        "other_zone": "",
        "consented": False,
        "inquired_on": None,
        "product": "",
        "value": None,
        "worth": None,
        "currency": "USD",
        "why_not": WhyNot.UNKNOWN,
        "stated_reason": "",
        "real_reason": "",
        "ladder": "",
        "reason_to_call": "",
        "phone": "",
        "last_touch_at": None,
        "last_contact_at": None,
        "last_channel": "",
        "last_outcome": "",
        "last_seconds": 0,
        "score": 0,
        "next_action": None,
    }
    return ProspectRow(**(facts | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            {"last_touch_at": at(22, 9, month=9), "last_channel": "call", "last_outcome": "R", "last_seconds": 240},
            ("3 weeks ago", "reached, 4 min"),
        ),
        (
            {"last_touch_at": at(12, 9), "last_channel": "voicemail", "last_outcome": "V", "last_seconds": 30},
            ("Yesterday", "voicemail + text"),
        ),
        (
            {"last_touch_at": at(12, 9), "last_channel": "call", "last_outcome": "L", "last_seconds": 660},
            ("Yesterday", "not now, 11 min"),
        ),
        (
            {"last_touch_at": at(12, 9), "last_channel": "call", "last_outcome": "R", "last_seconds": 4200},
            ("Yesterday", "reached, 1 h"),
        ),
        (
            {"last_touch_at": at(12, 9), "last_channel": "call", "last_outcome": "A", "last_seconds": 300},
            ("Yesterday", "appointment"),
        ),
        (
            {"last_touch_at": at(12, 9), "last_channel": "call", "last_outcome": "G", "last_seconds": 60},
            ("Yesterday", "someone else"),
        ),
        ({"last_touch_at": at(12, 9), "last_channel": "letter"}, ("Yesterday", "letter")),
        ({"inquired_on": date(2026, 10, 11)}, ("2 days ago", "met, quoted")),
        ({}, ("Not yet", "")),
    ],
)
def test_the_last_contact_says_when_and_how(facts: dict[str, object], said: tuple[str, str]) -> None:
    assert words.last_contact_words(row(**facts), NOW, HERE) == said


def permission(
    lamp: Lamp,
    opens: datetime | None = None,
    ends: date | None = None,
    left: int | None = None,
    limit: Limit = Limit.NONE,
    cap: int = 0,
) -> Permission:
    return Permission(lamp, opens, None, ends, left, False, "", NOW.astimezone(zone("America/Chicago")), limit, cap)


CAP_OF_A_DAY = permission(Lamp.LATER, at(13, 14, where="America/Chicago"), limit=Limit.DAY_CAP, cap=3)
CAP_OVER_NIGHT = permission(Lamp.LATER, at(14, 9, where="America/Chicago"), limit=Limit.DAY_CAP, cap=3)
CAP_OF_A_MONTH = permission(Lamp.SHUT, at(3, 10, month=11), limit=Limit.MONTH_CAP, cap=4)
CAP_TO_THE_END = permission(Lamp.SHUT, ends=date(2026, 10, 13), left=0, limit=Limit.DAY_CAP, cap=3)
REST = permission(Lamp.SHUT, at(3, 10, month=11), limit=Limit.REST)


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (permission(Lamp.NOW), ("Toledo", "")),
        (permission(Lamp.SOON, at(13, 8, where="America/Chicago")), ("opens 8:00", "")),
        (permission(Lamp.LATER, at(14, 7, where="America/Chicago")), ("opens 7:00", "")),
        (permission(Lamp.LATER, at(14, 9, where="America/Chicago")), ("opens Wed 9:00", "")),
        (permission(Lamp.LATER, at(19, 7, where="America/Chicago")), ("opens Mon 7:00", "")),
        (permission(Lamp.LATER, at(3, 7, where="America/Chicago", month=11)), ("opens 3 Nov", "")),
        (permission(Lamp.ENDS, left=15), ("15 days left", "amber")),
        (permission(Lamp.ENDS, left=1), ("1 day left", "amber")),
        (permission(Lamp.ENDS, left=0), ("last day", "amber")),
        (permission(Lamp.SHUT, ends=date(2026, 10, 3), left=-10), ("ended 3 Oct", "red")),
        (permission(Lamp.SHUT, ends=date(2025, 10, 3), left=-375), ("ended 3 Oct 2025", "red")),
        (permission(Lamp.SHUT, at(3, 10, month=11)), ("not before 3 Nov", "red")),
        (permission(Lamp.SHUT), ("not allowed", "red")),
        (permission(Lamp.DNC), ("do not contact", "red")),
        (CAP_OF_A_DAY, ("3 of 3 calls in 24 hours, again 14:00", "")),
        (CAP_OVER_NIGHT, ("3 of 3 calls in 24 hours, again Wed 9:00", "")),
        (CAP_OF_A_MONTH, ("4 of 4 calls in 30 days, again 3 Nov", "red")),
        (CAP_TO_THE_END, ("3 of 3 calls in 24 hours", "red")),
        (REST, ("said no, not before 3 Nov", "red")),
        (permission(Lamp.SHUT, limit=Limit.CONSENT), ("only with written permission", "red")),
        (permission(Lamp.SHUT, limit=Limit.REGISTRY), ("on a do-not-call list", "red")),
    ],
)
def test_words_stand_beside_every_lamp(standing: Permission, said: tuple[str, str]) -> None:
    assert words.lamp_words(standing, NOW, "Toledo") == said


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (permission(Lamp.NOW), "Toledo"),
        (permission(Lamp.LATER, at(14, 7, where="America/Chicago")), "opens 7:00"),
        (permission(Lamp.LATER, at(14, 9, where="America/Chicago")), "Wed 9:00"),
        (permission(Lamp.LATER, at(3, 7, where="America/Chicago", month=11)), "from 3 Nov"),
        (permission(Lamp.SHUT, at(3, 10, month=11)), "from 3 Nov"),
        (permission(Lamp.SHUT, at(3, 10, month=1, year=2027)), "from 2027"),
        (permission(Lamp.SHUT, ends=date(2026, 10, 3), left=-10), "ended 3 Oct"),
        (permission(Lamp.SHUT, ends=date(2026, 8, 13), left=-60), "ended Aug"),
        (permission(Lamp.SHUT, ends=date(2025, 10, 3), left=-375), "ended 2025"),
        (CAP_OF_A_DAY, "again 14:00"),
        (CAP_OVER_NIGHT, "Wed 9:00"),
        (CAP_OF_A_MONTH, "from 3 Nov"),
        (REST, "from 3 Nov"),
        (permission(Lamp.SHUT, limit=Limit.CONSENT), "no consent"),
        (permission(Lamp.SHUT, limit=Limit.REGISTRY), "do-not-call"),
    ],
)
def test_in_the_list_they_are_brief(standing: Permission, said: str) -> None:
    assert words.lamp_words(standing, NOW, "Toledo", brief=True)[0] == said


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_a_name(outcome: Outcome) -> None:
    assert words.outcome_name(outcome)[0].isupper()
    assert words.outcome_past(outcome)[0].islower()


def test_no_outcome_has_no_name() -> None:
    assert (words.outcome_name(""), words.outcome_past(""), words.channel_words("")) == ("", "", "")


def test_every_reason_but_the_unknown_and_every_channel_has_words() -> None:
    assert [why for why in WhyNot if not words.why_not_words(why)] == [WhyNot.UNKNOWN]
    assert all(words.channel_words(channel) for channel in Channel)


def test_attempts_are_counted_in_words() -> None:
    assert [words.attempt_words(n) for n in (1, 3, 11)] == ["first attempt", "third attempt", "attempt 11"]
    assert [words.attempts_words(ladder) for ladder in ("", "ttr", "ttttttt")] == ["0 of 5", "3 of 5", "7 so far"]
    assert words.attempts_words("ttttttt", 20) == "7 of 20"


def test_a_fault_tells_its_facts() -> None:
    problem = FileFault("The file {file} could not be read after row {row}.", file="a.csv", row=212)
    assert words.fault(problem) == "The file a.csv could not be read after row 212."


def test_words_need_no_window() -> None:
    code = (
        "import sys; from reengage_desktop.ui import words; "
        "assert words.tr('today') == 'today'; "
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))]"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
