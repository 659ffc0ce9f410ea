"""How the ledger goes from one state to the next, and what its keys look like."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from reengage_desktop.domain.reminder import (
    LONGEST_SNOOZE,
    Kind,
    LedgerRow,
    Reminder,
    Said,
    State,
    acted,
    dated_key,
    jumped,
    of_slot,
    pending,
    shown,
    skipped,
    slot_key,
    snoozed,
)

START = datetime(2026, 10, 13, 12, 15, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
TUESDAY = date(2026, 10, 13)
REMINDER = Reminder("slot:1:2026-10-13", Kind.SLOT, 1, START, START + 45 * MINUTE, State.NOW)
ROW = LedgerRow(REMINDER.key, START, Said.PENDING, None, None, 1)


def test_before_it_is_said_a_row_is_written_with_its_time_and_the_first_try() -> None:
    assert pending(REMINDER, None) == ROW


def test_what_is_to_be_said_again_keeps_its_row_and_counts_one_try_more() -> None:
    said = LedgerRow(REMINDER.key, START - MINUTE, Said.SNOOZED, START, START + MINUTE, 3)
    assert pending(REMINDER, said) == LedgerRow(REMINDER.key, START - MINUTE, Said.PENDING, START, START + MINUTE, 4)


def test_what_was_said_waits_and_what_was_answered_is_done() -> None:
    said = shown(ROW, START + MINUTE)
    assert said == LedgerRow(ROW.key, START, Said.SHOWN, START + MINUTE, None, 1)
    assert acted(said) == LedgerRow(ROW.key, START, Said.ACTED, START + MINUTE, None, 1)
    assert skipped(said, START + 2 * MINUTE) == LedgerRow(ROW.key, START, Said.SKIPPED, START + MINUTE, None, 1)
    assert skipped(ROW, START + 2 * MINUTE) == LedgerRow(ROW.key, START, Said.SKIPPED, START + 2 * MINUTE, None, 1)
    assert jumped(said) == LedgerRow(ROW.key, START, Said.SKIPPED, None, None, 1)


@pytest.mark.parametrize("minutes", [1, 10, 12 * 60, 7 * 24 * 60])
def test_what_is_put_off_knows_when_and_until_when(minutes: int) -> None:
    late = snoozed(shown(ROW, START), START + MINUTE, minutes)
    assert late == LedgerRow(ROW.key, START, Said.SNOOZED, START + MINUTE, START + (1 + minutes) * MINUTE, 1)


@pytest.mark.parametrize("minutes", [0, -5, 7 * 24 * 60 + 1])
def test_a_reminder_is_put_off_by_one_minute_to_seven_days(minutes: int) -> None:
    assert timedelta(days=7) == LONGEST_SNOOZE
    with pytest.raises(ValueError, match=r"^A reminder can be put off by one minute to seven days\.$"):
        snoozed(ROW, START, minutes)


def test_a_slot_is_known_by_its_date_and_by_the_one_it_was_moved_to() -> None:
    assert slot_key(3, TUESDAY) == slot_key(3, TUESDAY, TUESDAY) == "slot:3:2026-10-13"
    assert slot_key(3, TUESDAY, TUESDAY + timedelta(days=2)) == "slot:3:2026-10-13/2026-10-15"


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("slot:3:2026-10-13", (3, TUESDAY)),
        ("slot:12:2026-10-13/2026-10-15", (12, TUESDAY)),
        ("slot:3:2026-10-13:and more", (3, TUESDAY)),
        ("promise:3:2026-10-13T20:00:30Z", None),
        ("slot:three:2026-10-13", None),
        ("slot:3:2026-13-13", None),
        ("slot", None),
        ("", None),
    ],
)
def test_a_key_tells_its_slot_and_date(key: str, expected: tuple[int, date] | None) -> None:
    assert of_slot(key) == expected


def test_a_promise_is_known_by_its_instant_in_utc() -> None:
    in_chicago = datetime(2026, 10, 13, 15, 0, 30, 999_999, tzinfo=ZoneInfo("America/Chicago"))
    assert dated_key(Kind.PROMISE, 7, in_chicago) == "promise:7:2026-10-13T20:00:30Z"
    with pytest.raises(ValueError, match=r"^An instant needs its time zone\.$"):
        dated_key(Kind.VISIT, 7, datetime(2026, 10, 13))  # noqa: DTZ001
