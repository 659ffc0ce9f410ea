"""Slots that rest, repeat every few weeks and remember earlier hours; sentences of commitment; calendars of others."""

from __future__ import annotations

from typing import Any

SQL = """
ALTER TABLE slots ADD COLUMN every INTEGER NOT NULL DEFAULT 1;
ALTER TABLE slots ADD COLUMN rests_on_holidays INTEGER NOT NULL DEFAULT 0;
ALTER TABLE slot_moves ADD COLUMN to_day TEXT;

CREATE TABLE slot_rests (
    id INTEGER NOT NULL PRIMARY KEY,
    slot_id INTEGER NOT NULL REFERENCES slots (id) ON DELETE CASCADE,
    first TEXT NOT NULL,
    last TEXT NOT NULL
);

CREATE TABLE slot_hours (
    id INTEGER NOT NULL PRIMARY KEY,
    slot_id INTEGER NOT NULL REFERENCES slots (id) ON DELETE CASCADE,
    weekdays TEXT NOT NULL,
    start TEXT NOT NULL,
    "end" TEXT NOT NULL,
    from_date TEXT NOT NULL,
    every INTEGER NOT NULL DEFAULT 1
);

INSERT INTO slot_rests (slot_id, first, last)
    SELECT id, from_date, date(paused_until, '-1 day') FROM slots WHERE paused_until > from_date;
ALTER TABLE slots DROP COLUMN paused_until;

CREATE TABLE commitments (
    id INTEGER NOT NULL PRIMARY KEY,
    day TEXT NOT NULL,
    at TEXT NOT NULL DEFAULT '',
    prospect_id INTEGER REFERENCES prospects (id) ON DELETE SET NULL,
    who TEXT NOT NULL DEFAULT '',
    because TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL,
    written_at TEXT NOT NULL,
    answer TEXT NOT NULL DEFAULT '',
    answered_at TEXT
);

CREATE TABLE calendars (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    place TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    read_at TEXT,
    fingerprint TEXT NOT NULL DEFAULT '',
    problem TEXT NOT NULL DEFAULT ''
);

CREATE TABLE busy_times (
    id INTEGER NOT NULL PRIMARY KEY,
    calendar_id INTEGER NOT NULL REFERENCES calendars (id) ON DELETE CASCADE,
    start_at TEXT NOT NULL,
    end_at TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    all_day INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE published (
    uid TEXT NOT NULL PRIMARY KEY,
    sequence INTEGER NOT NULL DEFAULT 0,
    fingerprint TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    ends_at TEXT,
    href TEXT NOT NULL DEFAULT '',
    etag TEXT NOT NULL DEFAULT '',
    sent INTEGER,
    shape TEXT NOT NULL DEFAULT ''
);

CREATE INDEX slot_rests_slot_id ON slot_rests (slot_id);
CREATE INDEX slot_hours_slot_id ON slot_hours (slot_id);
CREATE UNIQUE INDEX slot_hours_slot_id_from_date ON slot_hours (slot_id, from_date);
CREATE UNIQUE INDEX commitments_day ON commitments (day);
CREATE INDEX commitments_prospect_id ON commitments (prospect_id);
CREATE INDEX busy_times_calendar_id ON busy_times (calendar_id);
CREATE INDEX busy_times_end_at ON busy_times (end_at);
CREATE INDEX touches_slot_key ON touches (slot_key, contact, attempt, bulk, channel) WHERE slot_key <> '';
CREATE INDEX promises_due_from ON promises (due_from)
"""


def up(migrator: Any, db: Any) -> None:
    for statement in SQL.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
