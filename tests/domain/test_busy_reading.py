"""Busy times read from a calendar file: what is busy, in which zone, and what a broken or hostile file comes to."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.busy import Busy, free_places, free_spans
from reengage_desktop.domain.busy_reading import MOST_TIMES, BusyReading, read_busy
from reengage_desktop.domain.fault import FileFault
from reengage_desktop.domain.wall_time import instant, local
from tests.stopwatch import done_within

HOME = "America/New_York"
MONDAY = date(2026, 10, 12)
FIRST, LAST = (instant(MONDAY + timedelta(weeks=weeks), time(0), HOME) for weeks in (-1, 13))
START, END = "DTSTART:20261013T090000", "DTEND:20261013T100000"
LIMIT = 2.0


def event(*lines: str, uid: object = 1, start: str = START, end: str = END, title: str = "Team") -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", start, end, f"SUMMARY:{title}", *lines, "END:VEVENT"])


def calendar(*parts: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *parts, "END:VCALENDAR", ""]).encode()


def read(data: bytes, zone: str = HOME) -> BusyReading:
    return read_busy(data, zone, FIRST, LAST)


def starts(reading: BusyReading, zone: str = HOME) -> list[str]:
    return [f"{local(busy.start, zone):%d.%m. %H:%M}" for busy in reading.times]


# What is busy


def test_an_event_is_busy_with_its_title() -> None:
    (busy,) = read(calendar(event(title="Dentist\\, Dr. Low\\nroom 4"))).times
    assert busy == Busy(0, instant(date(2026, 10, 13), time(9), HOME), busy.start + timedelta(hours=1), busy.title)
    assert busy.title == "Dentist, Dr. Low room 4" and not busy.all_day


@pytest.mark.parametrize(
    ("lines", "is_busy"),
    [
        ((), True),
        (("TRANSP:OPAQUE",), True),
        (("TRANSP:TRANSPARENT",), False),
        (("transp:transparent",), False),
        (("STATUS:CANCELLED",), False),
        (("STATUS:TENTATIVE",), True),
        (("X-MICROSOFT-CDO-BUSYSTATUS:FREE",), False),
        (("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",), False),
        (("X-MICROSOFT-CDO-BUSYSTATUS:OOF",), True),
        (("ATTENDEE;PARTSTAT=DECLINED:mailto:me@firm.example",), False),
        (("ATTENDEE;CN=\"Me: 'M'\";PARTSTAT=DECLINED;ROLE=CHAIR:mailto:me@firm.example",), False),
        (("ATTENDEE;PARTSTAT=DECLINED:mailto:x@y", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:z@y"), True),
        (("ATTENDEE;PARTSTAT=DECLINED:mailto:me@firm.example", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:z@y"), False),
        (("ATTENDEE;PARTSTAT=ACCEPTED:mailto:me@firm.example", "ATTENDEE;PARTSTAT=DECLINED:mailto:z@y"), True),
    ],
)
def test_transparent_cancelled_and_declined_events_are_not_busy(lines: tuple[str, ...], is_busy: bool) -> None:
    assert bool(read(calendar("X-WR-CALNAME:Me@firm.example", event(*lines))).times) is is_busy


@pytest.mark.parametrize(
    ("lines", "is_busy"),
    [
        ((), False),
        (("TRANSP:TRANSPARENT",), False),
        (("TRANSP:OPAQUE",), True),
        (("X-MICROSOFT-CDO-BUSYSTATUS:OOF",), True),
        (("X-MICROSOFT-CDO-BUSYSTATUS:BUSY",), True),
        (("X-MICROSOFT-CDO-BUSYSTATUS:FREE", "TRANSP:OPAQUE"), False),
    ],
)
def test_a_whole_day_is_busy_if_it_is_said_to_be(lines: tuple[str, ...], is_busy: bool) -> None:
    days = {"start": "DTSTART;VALUE=DATE:20261014", "end": "DTEND;VALUE=DATE:20261016"}
    found = read(calendar(event(*lines, **days))).times
    first, last = (instant(date(2026, 10, day), time(0), HOME) for day in (14, 16))
    assert found == ((Busy(0, first, last, "Team", True),) if is_busy else ())


def test_what_this_program_published_is_not_busy() -> None:
    assert read(calendar(event(uid="slot-1@5f0c.reengage"), event(uid="2@elsewhere"))).times[0].title == "Team"
    assert read(calendar(event(uid="slot-1@5f0c.reengage"))).times == ()


def test_an_event_without_a_length_is_not_busy() -> None:
    assert read(calendar(event(end=""))).times == ()


@pytest.mark.parametrize(
    ("end", "minutes"), [("DURATION:PT90M", 90), ("DURATION:P1D", 1440), ("DTEND:20261013T100000", 60)]
)
def test_an_event_lasts_to_its_end_or_for_its_length(end: str, minutes: int) -> None:
    (busy,) = read(calendar(event(end=end))).times
    assert busy.end - busy.start == timedelta(minutes=minutes)


def test_times_are_cut_to_the_weeks_asked_for() -> None:
    (busy,) = read(calendar(event(start="DTSTART:20200101T000000Z", end="DTEND:99991231T235959Z"))).times
    assert (busy.start, busy.end) == (FIRST, LAST)
    past = event(start="DTSTART:20260901T090000", end="DTEND:20260901T100000")
    assert read(calendar(past, event(uid=2, start="DTSTART:20280901T090000", end="DURATION:PT1H"))).times == ()


# Zones

OWN_ZONE = """BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
RRULE:{rule};BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
END:DAYLIGHT
END:VTIMEZONE"""


@pytest.mark.parametrize(
    ("start", "at"),
    [
        ("DTSTART:20261013T090000", "09:00"),
        ("DTSTART:20261013T130000Z", "09:00"),
        ("DTSTART;TZID=Europe/Berlin:20261013T150000", "09:00"),
        ('DTSTART;TZID="Europe/Berlin":20261013T150000', "09:00"),
        ("DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20261013T150000", "09:00"),
        ("DTSTART;TZID=/softwarestudio.org/Tzfile/America/Indiana/Vincennes:20261013T090000", "09:00"),
        ("DTSTART;TZID=W. Europe Standard Time:20261013T150000", "09:00"),
        ("DTSTART;X-A=b;TZID=Customized Time Zone;X-C=d:20261013T160000", "09:00"),
        ("dtstart;tzid=Asia/Kolkata:20261013t183000", "09:00"),
    ],
)
def test_times_are_those_of_their_zone_or_mine(start: str, at: str) -> None:
    found = read(calendar(OWN_ZONE.format(rule="FREQ=YEARLY"), event(start=start, end="DURATION:PT1H")))
    assert starts(found) == [f"13.10. {at}"] and found.problems == ()


def test_floating_times_follow_me() -> None:
    assert starts(read(calendar(event()), "Asia/Tokyo"), "Asia/Tokyo") == ["13.10. 09:00"]


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=YEARLY;INTERVAL=0", "FREQ=YEARLY;COUNT=1000000000"])
def test_a_zone_that_is_not_known_or_safe_is_read_as_mine_and_told(rule: str) -> None:
    found = read(calendar(OWN_ZONE.format(rule=rule), event(start="DTSTART;TZID=Customized Time Zone:20261013T090000")))
    assert starts(found) == ["13.10. 09:00"]
    assert found.problems == ("The time zone “Customized Time Zone” is not known: its times were read as yours.",)


def test_a_colon_in_a_zone_without_quotes_is_no_end_of_it() -> None:
    start = "DTSTART;TZID=(UTC+01:00) Amsterdam, Berlin:20261013T090000"
    found = read(calendar(event(start=start)))
    assert starts(found) == ["13.10. 09:00"] and "(UTC+01:00) Amsterdam, Berlin" in found.problems[0]


# What repeats


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=DAILY;COUNT=3", "13 14 15"),
        ("FREQ=DAILY;INTERVAL=2;COUNT=3", "13 15 17"),
        ("FREQ=DAILY;UNTIL=20261015", "13 14 15"),
        ("FREQ=DAILY;UNTIL=20261015T235959Z", "13 14 15"),
        ("FREQ=DAILY;UNTIL=20261015T235959", "13 14 15"),
        ("FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261022", "13 15 20 22"),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=2;", "13 20"),
        ("freq=weekly;byday=mo,tu;count=3", "13 19 20"),
        ("FREQ=DAILY;COUNT=3\r\nEXDATE:20261014T090000", "13 15"),
        ("FREQ=DAILY;COUNT=3\r\nRDATE:20261020T090000,20261021T090000", "13 14 15 20 21"),
        ("FREQ=DAILY;COUNT=3\r\nEXDATE;VALUE=DATE:20261014", "13 15"),
    ],
)
def test_what_repeats_is_busy_each_time(rule: str, days: str) -> None:
    assert [start[:2] for start in starts(read(calendar(event(f"RRULE:{rule}"))))] == days.split()


def by_dateutil(rule: str, begun: datetime) -> list[str]:
    """From the true beginning, which takes long."""
    from dateutil.rrule import rrulestr  # type: ignore[import-untyped]

    bounds = (local(at, HOME).replace(tzinfo=None) for at in (FIRST, LAST))
    return [f"{at:%d.%m. %H:%M}" for at in rrulestr(rule, dtstart=begun).between(*bounds, inc=True)]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=SU,WE;WKST=SU",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYDAY=2TU",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
        "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
        "FREQ=YEARLY;BYWEEKNO=53",
        "FREQ=DAILY;COUNT=6500",
        "FREQ=DAILY;BYHOUR=9,15",
    ],
)
def test_what_began_long_ago_still_falls_on_its_days(rule: str) -> None:
    begun = datetime(2009, 1, 1, 9, 0)  # noqa: DTZ001
    found = read(calendar(event(f"RRULE:{rule}", start=f"DTSTART:{begun:%Y%m%dT%H%M%S}", end="DURATION:PT1H")))
    assert starts(found) == by_dateutil(rule, begun) != []


@given(
    st.sampled_from(["DAILY", "WEEKLY"]),
    st.integers(1, 6),
    st.sets(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, max_size=3),
    st.sampled_from(["MO", "SU"]),
    st.integers(-3_000, 80),
)
def test_a_rule_gives_the_same_days_from_nearby(freq: str, step: int, days: set[str], week: str, ago: int) -> None:
    begun = datetime.combine(MONDAY + timedelta(days=ago), time(9))
    rule = f"FREQ={freq};INTERVAL={step};BYDAY={','.join(sorted(days))};WKST={week}"
    found = read(calendar(event(f"RRULE:{rule}", start=f"DTSTART:{begun:%Y%m%dT%H%M%S}", end="DURATION:PT1H")))
    # DTSTART is the first time, whether the rule meets it or not.
    own = [f"{begun:%d.%m. %H:%M}"] if FIRST <= begun.replace(tzinfo=UTC) < LAST else []
    assert set(starts(found)) == {*by_dateutil(rule, begun), *own}


def test_a_repeated_time_keeps_its_hour_on_the_wall_when_the_clock_changes() -> None:
    weekly = event(
        "RRULE:FREQ=WEEKLY;COUNT=4", start="DTSTART;TZID=America/New_York:20261020T090000", end="DURATION:PT1H"
    )
    found = read(calendar(weekly))
    assert starts(found) == ["20.10. 09:00", "27.10. 09:00", "03.11. 09:00", "10.11. 09:00"]
    assert found.times[2].start - found.times[1].start == timedelta(days=7, hours=1)


def test_a_date_that_was_moved_or_cancelled_is_another() -> None:
    moved = event("RECURRENCE-ID:20261014T090000", start="DTSTART:20261014T150000", end="DURATION:PT2H", title="Late")
    cancelled = event("RECURRENCE-ID:20261015T090000", "STATUS:CANCELLED", start="DTSTART:20261015T090000", end="")
    found = read(calendar(event("RRULE:FREQ=DAILY;COUNT=4"), moved, cancelled))
    assert starts(found) == ["13.10. 09:00", "14.10. 15:00", "16.10. 09:00"]
    assert [busy.title for busy in found.times] == ["Team", "Late", "Team"]


def test_all_that_follows_can_be_moved() -> None:
    later = event(
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20261015T090000", start="DTSTART:20261015T110000", end="DURATION:PT1H"
    )
    found = read(calendar(event("RRULE:FREQ=DAILY;COUNT=4"), later))
    assert starts(found) == ["13.10. 09:00", "14.10. 09:00", "15.10. 11:00", "16.10. 11:00"]


# What is hostile


def timed(data: bytes) -> BusyReading:
    with done_within(LIMIT):
        return read(data)


LEFT_OUT = "so it was left out."


@pytest.mark.measures_time
@pytest.mark.parametrize(
    ("rule", "times", "told"),
    [
        ("FREQ=SECONDLY", 0, f"“Team”: it repeats every second, {LEFT_OUT}"),
        ("FREQ=MINUTELY;INTERVAL=30", 0, f"“Team”: it repeats every minute, {LEFT_OUT}"),
        ("FREQ=HOURLY;COUNT=10", 0, f"“Team”: it repeats every hour, {LEFT_OUT}"),
        ("FREQ=DAILY;INTERVAL=0", 0, f"“Team”: it repeats at an interval of 0, {LEFT_OUT}"),
        ("FREQ=DAILY;INTERVAL=-1", 0, f"“Team”: it repeats at an interval of -1, {LEFT_OUT}"),
        ("FREQ=DAILY;INTERVAL=1000000000", 0, f"“Team”: it repeats at an interval of 1000000000, {LEFT_OUT}"),
        ("FREQ=DAILY;COUNT=1000000000", 90, "“Team”: it repeats 1000000000 times; it was read as if it had no end."),
        (
            f"FREQ=DAILY;BYHOUR=9;BYMINUTE=0,1,2,3;BYSECOND={','.join(map(str, range(60)))}",
            0,
            f"“Team”: it repeats more than 10 times a day, {LEFT_OUT}",
        ),
        ("FREQ=DAILY;UNTIL=20200101T000000Z", 0, f"“Team”: its repeats end before they begin, {LEFT_OUT}"),
        ("FREQ=DAILY;COUNT=many", 0, f"“Team”: how it repeats cannot be read, {LEFT_OUT}"),
        ("FREQ=SOMETIMES", 0, f"“Team”: it cannot be read, {LEFT_OUT}"),
        ("FREQ=DAILY;BYMONTHDAY=" + "1," * 100_000, 0, f"“Team”: it cannot be read, {LEFT_OUT}"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", 1, None),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 1, None),
        ("FREQ=YEARLY;BYWEEKNO=54", 1, None),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=WE", 1, None),
    ],
)
def test_a_rule_that_would_run_for_ever_is_capped_and_told(rule: str, times: int, told: str | None) -> None:
    found = timed(calendar(event(f"RRULE:{rule}"), event(uid=2, start="DTSTART:20261012T090000", end="DURATION:PT1H")))
    assert len(found.times) == times + 1
    assert found.problems == ((told,) if told else ())


@pytest.mark.measures_time
@pytest.mark.parametrize(
    ("lines", "times", "told"),
    [
        (("RDATE:" + ",".join(["20261014T090000"] * 3_000),), {}, "it names more than 2000 single dates"),
        (("RRULE:FREQ=DAILY", "EXDATE:" + ",".join(["20261014T090000"] * 3_000)), {}, "more than 2000 single dates"),
        (("RRULE:FREQ=DAILY", *["EXDATE:20261014T090000"] * 9_000), {}, "it cannot be read"),
        (("RRULE:FREQ=DAILY",), {"end": "DTEND:99991231T000000"}, "it repeats, but lasts longer than 60 days"),
        (
            ("RRULE:FREQ=DAILY;COUNT=9999",),
            {"start": "DTSTART:18000101T090000", "end": "DURATION:PT1H"},
            "it has repeated for too long to be followed",
        ),
        ((), {"end": "DTEND:20261013T080000"}, "it ends before it begins"),
        (("RRULE:FREQ=DAILY",), {"end": "DTEND:20261013T080000"}, "it ends before it begins"),
        ((), {"start": ""}, "its date cannot be read"),
        ((), {"start": "DTSTART:20261013"}, None),
        ((), {"start": "DTSTART:2026-10-13T09:00"}, "its date cannot be read"),
        ((), {"start": "DTSTART:20261399T090000"}, "its date cannot be read"),
        ((), {"start": "DTSTART:T090000"}, "its date cannot be read"),
        ((), {"end": "DTEND:tomorrow"}, "its date cannot be read"),
        ((), {"end": "DURATION:one hour"}, "it cannot be read"),
        ((), {"end": "DURATION:P99999999999D"}, "it cannot be read"),
        (("RDATE:never",), {}, "its date cannot be read"),
        (("RECURRENCE-ID:never",), {}, "its date cannot be read"),
        (("RRULE",), {}, None),
    ],
)
def test_a_broken_event_is_told_and_does_not_lose_the_others(
    lines: tuple[str, ...], times: dict[str, str], told: str | None
) -> None:
    good = event(uid=2, start="DTSTART:20261012T090000", end="DURATION:PT1H")
    found = timed(calendar(event(*lines, **times), good))
    assert "12.10. 09:00" in starts(found)
    assert len(found.problems) == (told is not None)
    assert told is None or (found.problems[0].startswith("“Team”: ") and told in found.problems[0])


def many(count: int, *lines: str, **times: str) -> bytes:
    return calendar(*(event(*lines, uid=n, title=f"E{n}", **times) for n in range(count)))


LONG_AGO = {"start": "DTSTART:16040301T090000", "end": "DURATION:PT1H"}


@pytest.mark.measures_time
@pytest.mark.parametrize(
    ("data", "times", "told"),
    [
        (many(12_000), MOST_TIMES, "more than 5000 busy times"),
        (many(3_000, "RRULE:FREQ=DAILY"), MOST_TIMES, "more than 5000 busy times"),
        (many(3_000, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"), None, "more repeating or broken events"),
        (many(3_000, "RRULE:FREQ=YEARLY", **LONG_AGO), 0, "more repeating or broken events"),
        (many(3_000, "RRULE:FREQ=SECONDLY"), 0, "more repeating or broken events"),
        (many(12_000, start="DTSTART:20261013T0900xx"), 0, "more repeating or broken events"),
        (many(16_000, start="DTSTART:20101013T090000", end="DTEND:20101013T100000"), 0, None),
        (many(12_000, end=""), 0, "more repeating or broken events"),
    ],
    ids=["singles", "daily", "30 February", "since 1604", "secondly", "broken", "history", "without a length"],
)
def test_a_calendar_of_thousands_is_read_as_far_as_it_goes(data: bytes, times: int | None, told: str | None) -> None:
    found = timed(data)
    assert times is None or len(found.times) == times
    assert len(found.problems) <= 22
    assert told is None or told in found.problems[-1]


@pytest.mark.measures_time
def test_changed_dates_by_the_thousand_are_left_out() -> None:
    changed = (event(f"RECURRENCE-ID:20261013T09{n // 60 % 60:02}{n % 60:02}") for n in range(10_000))
    assert "more repeating" in timed(calendar(event("RRULE:FREQ=DAILY"), *changed)).problems[-1]


# What is broken

GOOD = calendar(event(title="Zoë’s talk"))


@pytest.mark.parametrize(
    "data",
    [
        GOOD,
        b"\xef\xbb\xbf" + GOOD,
        GOOD.decode().encode("utf-16"),
        b"\xff\xfe" + GOOD.decode().encode("utf-16-le"),
        GOOD.decode().encode("utf-16-le"),
        GOOD.decode().encode("utf-16-be"),
        GOOD.decode().encode("cp1252"),
        GOOD.replace(b"\r\n", b"\n"),
        GOOD.replace(b"\r\n", b"\r"),
        GOOD.replace(b"\r\n", b"\r\n\r\n"),
        GOOD.replace(b"09", b"\x000\x009"),
        GOOD.replace(b"SUMMARY", b"SUM\r\n MARY"),
        GOOD.replace(b"SUMMARY", b"SUM\n\tMARY"),
        GOOD.replace(b"END:VCALENDAR\r\n", b""),
        GOOD.replace(b"BEGIN:VCALENDAR\r\n", b""),
        GOOD.replace(b"BEGIN:VEVENT", b"begin:vevent"),
        GOOD.replace(b"UID:1\r\n", b""),
        GOOD.replace(b"UID:1\r\n", b"UID:1\r\nBEGIN:VALARM\r\nDTSTART:20300101T000000\r\nEND:VALARM\r\n"),
        GOOD.replace(b"UID:1\r\n", b"UID:1\r\nDESCRIPTION:" + b"x" * 2**20 + b"\r\n"),
        GOOD.replace(b"UID:1\r\n", b"UID:1\r\nno colon here\r\n:\r\n;;;\r\nX\r\n"),
        GOOD.replace(b"DTEND", b"DTSTART:20301013T090000\r\nDTEND"),
        b"BEGIN:VCALENDAR\r\n" * 20_000 + GOOD,
        b"BEGIN:X\r\n" * 20_000 + GOOD,
        GOOD + b"END:VEVENT\r\n" * 20_000,
        GOOD + GOOD,
    ],
)
def test_however_it_is_written_the_event_is_read(data: bytes) -> None:
    found = timed(data)
    assert starts(found) == ["13.10. 09:00"] and found.times[0].title == "Zoë’s talk"
    assert found.problems == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 9_999,
        b"hello",
        b"<html>BEGIN VCALENDAR</html>",
        b"\xff\xfe",
        bytes(range(256)) * 99,
        b'["vcalendar"]',
    ],
)
def test_what_is_no_calendar_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(FileFault, match="no calendar"):
        timed(data)


def test_what_is_too_large_is_refused_in_words() -> None:
    with pytest.raises(FileFault, match="larger than 10 MB"):
        read(GOOD + b" " * 10 * 2**20)


def test_a_file_that_breaks_off_keeps_what_is_whole() -> None:
    torn = calendar(event(), event(uid=2, start="DTSTART:20261014T090000"))[:-60]
    found = read(torn)
    assert starts(found) == ["13.10. 09:00"]
    assert found.problems == ("The file breaks off in the middle of an event, which was left out.",)


def test_an_event_that_does_not_end_is_ended_by_the_next() -> None:
    open_ = event().replace("\r\nEND:VEVENT", "")
    assert len(read(calendar(open_, event(uid=2, start="DTSTART:20261014T090000", end="DURATION:PT1H"))).times) == 2
    assert len(timed(calendar("\r\n".join(["BEGIN:VEVENT"] * 50_000), event())).problems) == 22


def test_a_title_is_one_line_of_text_and_not_endless() -> None:
    (busy,) = read(calendar(event(title="<b>A</b>\u202e\x07 " + "y" * 1_000_000))).times
    assert busy.title.startswith("<b>A</b> yyy") and len(busy.title) == 200


PIECES = [
    *(f"{name}:{value}" for name in ("DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE") for value in (
        "20261013T090000", "20261013", "20261013T090000Z", "00010101T000000", "99991231T235959Z", "2026", "",
    )),
    "DTSTART;TZID=Europe/Berlin:20261013T090000", "DTEND;TZID=Nowhere:20261013T100000", "DURATION:-PT1H",
    "DURATION:P1W", "DURATION:PT", "RRULE:FREQ=DAILY", "RRULE:FREQ=YEARLY;BYDAY=5MO", "RRULE:FREQ=DAILY;BYDAY=XX",
    "RRULE:FREQ=WEEKLY;BYSETPOS=0", "RRULE:;;=", "RRULE:FREQ=MONTHLY;BYMONTHDAY=99;COUNT=3", "RRULE:COUNT=3",
    "RECURRENCE-ID;RANGE=THISANDFUTURE:20261014T090000", "RDATE;VALUE=PERIOD:20261014T090000Z/PT1H", "SEQUENCE:x",
    "SEQUENCE:²", "UID:1", "UID:", "SUMMARY;LANGUAGE=\"de:x", "STATUS", "TRANSP:", "ATTENDEE:", "BEGIN:VEVENT",
    "END:VEVENT", "BEGIN:VALARM", "END:VALARM", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "TZID:Nowhere", "BEGIN:", "END:",
    "BEGIN:STANDARD", "END:STANDARD", "TZOFFSETTO:+9999", "TZOFFSETFROM:x", "END:VCALENDAR", " folded", "",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.booleans())
def test_whatever_an_event_is_put_together_from_it_comes_to_times_or_words(pieces: list[str], whole: bool) -> None:
    inside = ["BEGIN:VEVENT", *pieces, "END:VEVENT"] if whole else pieces
    found = read(calendar(*inside, event(uid="good")))
    assert all(FIRST <= busy.start < busy.end <= LAST for busy in found.times)


@given(st.binary(max_size=300), st.integers(0, 400))
def test_whatever_bytes_are_in_it_it_comes_to_times_or_words(junk: bytes, at: int) -> None:
    for data in (junk, GOOD[:at] + junk + GOOD[at:]):
        try:
            found = read(data)
        except FileFault as fault:
            assert "calendar" in str(fault)
        else:
            assert all(FIRST <= busy.start < busy.end <= LAST for busy in found.times)


# What it leaves free


def span(start: float, end: float) -> Busy:
    return Busy(1, FIRST + timedelta(minutes=start), FIRST + timedelta(minutes=end))


@given(st.lists(st.tuples(st.integers(-60, 120), st.integers(1, 60)), max_size=6))
def test_free_spans_are_the_minutes_that_nothing_takes(taken: list[tuple[int, int]]) -> None:
    busy = [span(start, start + long) for start, long in taken]
    spans = free_spans(FIRST, FIRST + timedelta(minutes=60), busy)
    minutes = {FIRST + timedelta(minutes=n) for n in range(60)}
    free = {at for at in minutes if not any(each.start <= at < each.end for each in busy)}
    assert free == {at for at in minutes if any(start <= at < end for start, end in spans)}
    assert all(start < end for start, end in spans) and all(a[1] < b[0] for a, b in pairwise(spans))
    assert free_places(8, FIRST, FIRST + timedelta(minutes=60), busy) == 8 * len(free) // 60
