"""What a call knows and leaves behind: facts, homework, letters, stories, and which text was read aloud."""

from __future__ import annotations

from typing import Any

SQL = """
CREATE TABLE script_versions (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    markdown TEXT NOT NULL,
    made_at TEXT NOT NULL
);

INSERT INTO script_versions (name, markdown, made_at) SELECT name, markdown, changed_at FROM scripts;
ALTER TABLE scripts ADD COLUMN kind TEXT NOT NULL DEFAULT 'call';
ALTER TABLE touches ADD COLUMN version_id INTEGER REFERENCES script_versions (id) ON DELETE SET NULL;
ALTER TABLE touches ADD COLUMN learned_for TEXT NOT NULL DEFAULT '';
ALTER TABLE reasons ADD COLUMN certainty TEXT NOT NULL DEFAULT '';
ALTER TABLE drafts ADD COLUMN wrap_up TEXT NOT NULL DEFAULT '';

CREATE TABLE facts (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    words TEXT NOT NULL,
    learned_at TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    state TEXT NOT NULL,
    became TEXT NOT NULL DEFAULT ''
);

CREATE TABLE homework (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    made_at TEXT NOT NULL
);

CREATE TABLE letters (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    template TEXT NOT NULL,
    words TEXT NOT NULL,
    made_at TEXT NOT NULL,
    state TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

CREATE TABLE stories (
    id INTEGER NOT NULL PRIMARY KEY,
    words TEXT NOT NULL,
    customer TEXT NOT NULL DEFAULT '',
    may_name INTEGER NOT NULL DEFAULT 0,
    product TEXT NOT NULL DEFAULT '',
    why_not TEXT NOT NULL DEFAULT 'unknown',
    batch_id INTEGER REFERENCES import_batches (id) ON DELETE SET NULL,
    made_at TEXT NOT NULL
);

CREATE TABLE script_drafts (
    name TEXT NOT NULL PRIMARY KEY,
    markdown TEXT NOT NULL,
    saved_at TEXT NOT NULL
);

CREATE INDEX script_versions_name ON script_versions (name);
CREATE INDEX touches_version_id ON touches (version_id);
CREATE INDEX facts_prospect_id ON facts (prospect_id);
CREATE INDEX homework_prospect_id ON homework (prospect_id);
CREATE INDEX letters_prospect_id ON letters (prospect_id);
CREATE INDEX letters_state ON letters (state);
CREATE INDEX stories_batch_id ON stories (batch_id);
CREATE INDEX touches_script ON touches (script) WHERE script <> ''
"""


def up(migrator: Any, db: Any) -> None:
    for statement in SQL.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
