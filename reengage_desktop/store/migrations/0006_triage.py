"""What triage needs: own estimates, ladders, what the law asks for, and what was decided at the desk."""

from __future__ import annotations

from typing import Any

SQL = """
ALTER TABLE prospects ADD COLUMN own_odds INTEGER;
ALTER TABLE prospects ADD COLUMN own_reach INTEGER;
ALTER TABLE prospects ADD COLUMN own_minutes INTEGER;
ALTER TABLE prospects ADD COLUMN ladder_key TEXT NOT NULL DEFAULT '';
ALTER TABLE prospects ADD COLUMN ladder_since TEXT;
ALTER TABLE prospects ADD COLUMN consent_on TEXT;
ALTER TABLE prospects ADD COLUMN consent_proof TEXT NOT NULL DEFAULT '';
ALTER TABLE prospects ADD COLUMN asked_on TEXT;
ALTER TABLE prospects ADD COLUMN bought_on TEXT;
ALTER TABLE prospects ADD COLUMN refused_at TEXT;
ALTER TABLE prospects ADD COLUMN registry TEXT NOT NULL DEFAULT '';
ALTER TABLE prospects ADD COLUMN registry_on TEXT;
ALTER TABLE phones ADD COLUMN registry TEXT NOT NULL DEFAULT '';
ALTER TABLE phones ADD COLUMN registry_on TEXT;

CREATE TABLE ladders (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    steps TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

CREATE TABLE ladder_changes (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    tries INTEGER NOT NULL,
    because TEXT NOT NULL DEFAULT ''
);

CREATE TABLE decisions (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    because TEXT NOT NULL,
    choice TEXT NOT NULL,
    angle TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT '',
    until TEXT
);

CREATE TABLE registry_lists (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    as_of TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    numbers INTEGER NOT NULL,
    listed INTEGER NOT NULL,
    clear INTEGER NOT NULL,
    covers TEXT NOT NULL DEFAULT ''
);

CREATE TABLE own_rules (
    id INTEGER NOT NULL PRIMARY KEY,
    country TEXT NOT NULL,
    region TEXT NOT NULL DEFAULT '',
    party TEXT NOT NULL,
    rule TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    changed_at TEXT NOT NULL,
    confirmed_at TEXT
);

CREATE INDEX ladder_changes_prospect_id ON ladder_changes (prospect_id);
CREATE INDEX decisions_prospect_id ON decisions (prospect_id);
CREATE INDEX decisions_at ON decisions (at);
CREATE UNIQUE INDEX own_rules_country_region_party ON own_rules (country, region, party);
CREATE INDEX prospects_desk ON prospects (next_from) WHERE next_kind = 'decide';
DROP INDEX prospects_clock;
CREATE INDEX prospects_clock ON prospects (
    zone, country, region, party, other_zone, consented, inquired_on, bought_on, registry, registry_on, refused_at
) WHERE next_kind IS NOT NULL;
CREATE INDEX touches_tried ON touches (at, prospect_id) WHERE attempt = 1;

UPDATE prospects SET refused_at = (
    SELECT max(at) FROM touches WHERE prospect_id = prospects.id AND outcome = 'X'
) WHERE last_contact_at IS NOT NULL;

UPDATE prospects SET score = CAST(score * CASE importance WHEN 'very' THEN 1.3 ELSE 1.15 END AS INTEGER)
WHERE importance IN ('important', 'very')
"""


def up(migrator: Any, db: Any) -> None:
    for statement in SQL.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
