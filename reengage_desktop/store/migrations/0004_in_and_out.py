"""What an import changed, how lists were read, who is not the same, and whose number is held though forgotten."""

from __future__ import annotations

from typing import Any

SQL = """
ALTER TABLE prospects ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE quotes ADD COLUMN closed_on TEXT;
ALTER TABLE quotes ADD COLUMN stage TEXT NOT NULL DEFAULT '';
ALTER TABLE import_batches ADD COLUMN undone_at TEXT;

CREATE TABLE import_changes (
    id INTEGER NOT NULL PRIMARY KEY,
    batch_id INTEGER NOT NULL REFERENCES import_batches (id) ON DELETE CASCADE,
    prospect_id INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    place TEXT NOT NULL,
    row_id INTEGER NOT NULL DEFAULT 0,
    before TEXT NOT NULL DEFAULT '',
    after TEXT NOT NULL DEFAULT ''
);

CREATE TABLE column_choices (
    fingerprint TEXT NOT NULL PRIMARY KEY,
    choices TEXT NOT NULL,
    used_at TEXT NOT NULL
);

CREATE TABLE different_people (
    id INTEGER NOT NULL PRIMARY KEY,
    one_id INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    said_at TEXT NOT NULL
);

CREATE TABLE held_hashes (
    id INTEGER NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL,
    since TEXT NOT NULL
);

CREATE INDEX import_changes_batch_id ON import_changes (batch_id);
CREATE INDEX import_changes_prospect_id ON import_changes (prospect_id);
CREATE INDEX different_people_one_id ON different_people (one_id);
CREATE INDEX different_people_other_id ON different_people (other_id);
CREATE UNIQUE INDEX different_people_one_id_other_id ON different_people (one_id, other_id);
CREATE UNIQUE INDEX held_hashes_hash ON held_hashes (hash)
"""


def up(migrator: Any, db: Any) -> None:
    for statement in SQL.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
