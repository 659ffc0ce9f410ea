"""The ledger on its shelf: read by spans of keys, patient with answers, not with the beat."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from reengage_desktop.domain.due import Span
from reengage_desktop.domain.fault import StoreFault
from reengage_desktop.domain.reminder import ANSWERED, LedgerRow, Said
from reengage_desktop.store.file import Store
from reengage_desktop.store.reminders import SPANS

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
ROW = LedgerRow("slot:1:2026-10-13", NOW, Said.SHOWN, NOW, None, 1)


def all_rows(store: Store) -> dict[str, LedgerRow]:
    rows, unread = store.reminders.ledger([Span("", "", "~")])
    assert unread == {}
    return rows


def test_there_is_one_row_for_each_key(store: Store) -> None:
    fresh = LedgerRow("promise:7:2026-10-13T12:33:00Z", NOW, Said.PENDING)
    store.reminders.keep([ROW, fresh])
    late = replace(fresh, state=Said.SNOOZED, shown_at=NOW, again_at=NOW + timedelta(days=7), tries=2)
    store.reminders.keep([late])
    assert all_rows(store) == {ROW.key: ROW, late.key: late}
    assert store.reminders.get(late.key) == late
    assert store.reminders.get("slot:9:2026-10-13") is None


def test_only_the_spans_are_read_and_their_ends_are_part_of_them(store: Store) -> None:
    keys = [
        "promise:1:a",
        "slot:1:2026-10-12",
        "slot:1:2026-10-13",
        "slot:1:2026-10-13/2026-10-15",
        "slot:1:2026-10-14",
    ]
    store.reminders.keep([replace(ROW, key=key) for key in keys])
    one, days = keys[0], ("slot:1:2026-10-13", "slot:1:2026-10-13", "slot:1:2026-10-14")
    rows, _ = store.reminders.ledger([Span(*days), Span(one, one, one)])
    assert sorted(rows) == [keys[0], *keys[2:]]
    assert store.reminders.ledger([]) == ({}, {})


@pytest.mark.parametrize("state", Said)
def test_old_rows_are_read_as_long_as_they_are_not_answered(store: Store, state: Said) -> None:
    days = [f"slot:1:2026-10-{day}" for day in (11, 12, 13, 14)]
    store.reminders.keep([replace(ROW, key=key, state=state) for key in days])
    rows, _ = store.reminders.ledger([Span("slot:1:2026-10-12", "slot:1:2026-10-13", "slot:1:2026-10-14")])
    assert sorted(rows) == (days[2:] if state in ANSWERED else days[1:])


def test_the_spans_are_found_by_the_index(store: Store) -> None:
    plan = [row[3] for row in store._db.execute_sql(f"EXPLAIN QUERY PLAN {SPANS}", ("[]",))]
    assert any("USING INDEX reminders_key (key>? AND key<?)" in step for step in plan), plan


@pytest.mark.parametrize(
    "damage",
    ["state = 'said'", "scheduled_at = 'soon'", "shown_at = ''", "again_at = '2026-13-01'", "scheduled_at = 5"],
)
def test_a_row_that_cannot_be_read_is_told_and_can_be_written_anew(store: Store, damage: str) -> None:
    other = replace(ROW, key="slot:1:2026-10-14")
    store.reminders.keep([ROW, other])
    store._db.execute_sql(f"UPDATE reminders SET {damage} WHERE key = ?", (ROW.key,))
    rows, unread = store.reminders.ledger([Span("slot:", "slot:", "slot:~")])
    assert rows == {other.key: other}
    assert list(unread) == [ROW.key]
    assert unread[ROW.key].startswith(("ValueError: ", "TypeError: "))
    assert store.reminders.get(ROW.key) is None
    store.reminders.keep([ROW])
    assert all_rows(store) == {ROW.key: ROW, other.key: other}


@pytest.mark.measures_time
def test_a_busy_file_is_told_at_once_and_then_there_is_patience_again(file_store: Store) -> None:
    (usual,) = file_store._db.execute_sql("PRAGMA busy_timeout").fetchone()
    assert usual >= 1000
    with closing(sqlite3.connect(file_store.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        with pytest.raises(StoreFault), file_store.reminders.at_once(), file_store.writing():
            file_store.reminders.keep([ROW])
        assert time.monotonic() - began < 1
        other.rollback()
    assert file_store._db.execute_sql("PRAGMA busy_timeout").fetchone() == (usual,)
    with file_store.writing():
        file_store.reminders.keep([ROW])
    assert file_store.reminders.get(ROW.key) == ROW
