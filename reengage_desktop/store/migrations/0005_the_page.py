"""What the page of one person shows: notes, files, people around, what brings them back, and the bank behind it."""

from __future__ import annotations

from typing import Any

SQL = """
ALTER TABLE prospects ADD COLUMN importance TEXT NOT NULL DEFAULT '';
ALTER TABLE prospects ADD COLUMN story_id INTEGER REFERENCES stories (id) ON DELETE SET NULL;
ALTER TABLE prospects ADD COLUMN walked_at TEXT;
ALTER TABLE quotes ADD COLUMN number TEXT NOT NULL DEFAULT '';
ALTER TABLE quotes ADD COLUMN valid_until TEXT;
ALTER TABLE reasons ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE facts ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE homework ADD COLUMN about TEXT NOT NULL DEFAULT '';
ALTER TABLE homework ADD COLUMN newsworthy INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people_around ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE people_around ADD COLUMN side TEXT NOT NULL DEFAULT '';
ALTER TABLE people_around ADD COLUMN link_id INTEGER REFERENCES prospects (id) ON DELETE SET NULL;

CREATE TABLE around_touches (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES people_around (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    channel TEXT NOT NULL,
    outcome TEXT NOT NULL DEFAULT '',
    seconds INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '',
    learned TEXT NOT NULL DEFAULT ''
);

CREATE TABLE notes (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    words TEXT NOT NULL
);

CREATE TABLE files (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    added_at TEXT NOT NULL
);

CREATE TABLE triggers (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    due_on TEXT,
    made_at TEXT NOT NULL,
    fired_at TEXT
);

CREATE TABLE products (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    key TEXT NOT NULL,
    rate INTEGER,
    amount INTEGER,
    currency TEXT NOT NULL DEFAULT ''
);

CREATE TABLE interviews (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER REFERENCES prospects (id) ON DELETE SET NULL,
    customer TEXT NOT NULL,
    may_name INTEGER NOT NULL DEFAULT 0,
    product TEXT NOT NULL DEFAULT '',
    why_not TEXT NOT NULL DEFAULT 'unknown',
    held_on TEXT,
    looked TEXT NOT NULL DEFAULT '',
    bought TEXT NOT NULL DEFAULT '',
    changed TEXT NOT NULL DEFAULT '',
    made_at TEXT NOT NULL
);

ALTER TABLE stories ADD COLUMN kind TEXT NOT NULL DEFAULT 'story';
ALTER TABLE stories ADD COLUMN result TEXT NOT NULL DEFAULT '';
ALTER TABLE stories ADD COLUMN unit TEXT NOT NULL DEFAULT '';
ALTER TABLE stories ADD COLUMN interview_id INTEGER REFERENCES interviews (id) ON DELETE SET NULL;

CREATE TABLE story_uses (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    story_id INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    place TEXT NOT NULL
);

CREATE INDEX prospects_story_id ON prospects (story_id);
CREATE INDEX prospects_very_important ON prospects (id) WHERE importance = 'very';
CREATE INDEX prospects_cold ON prospects (last_contact_at, walked_at, ladder)
    WHERE next_kind IS NOT NULL AND stage = 'active' AND last_contact_at IS NOT NULL;
CREATE INDEX prospects_noes ON prospects (
    stage, last_outcome, walked_at, coalesce(last_contact_at, last_touch_at, created_at), next_kind
) WHERE stage <> 'active' AND next_kind IS NOT NULL;
CREATE INDEX people_around_link_id ON people_around (link_id);
CREATE INDEX people_around_name ON people_around (name COLLATE NOCASE);
CREATE INDEX around_touches_prospect_id ON around_touches (prospect_id);
CREATE INDEX around_touches_person_id ON around_touches (person_id);
CREATE INDEX notes_prospect_id ON notes (prospect_id);
CREATE INDEX files_prospect_id ON files (prospect_id);
CREATE INDEX triggers_prospect_id ON triggers (prospect_id);
CREATE INDEX triggers_waiting ON triggers (due_on) WHERE fired_at IS NULL;
CREATE UNIQUE INDEX products_key ON products (key);
CREATE INDEX interviews_prospect_id ON interviews (prospect_id);
CREATE INDEX stories_interview_id ON stories (interview_id);
CREATE INDEX story_uses_prospect_id ON story_uses (prospect_id);
CREATE INDEX story_uses_story_id ON story_uses (story_id);

UPDATE search SET notes = notes
    || coalesce((SELECT ' ' || group_concat(words, ' ') FROM homework WHERE prospect_id = search.rowid), '')
    || coalesce((SELECT ' ' || group_concat(name || ' ' || role || ' ' || note, ' ') FROM people_around
        WHERE prospect_id = search.rowid), '')
WHERE rowid IN (SELECT prospect_id FROM homework UNION SELECT prospect_id FROM people_around)
"""


def up(migrator: Any, db: Any) -> None:
    for statement in SQL.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
