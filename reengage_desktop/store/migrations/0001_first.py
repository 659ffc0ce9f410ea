"""The first tables, with the law of the next action (mission row 6) as a CHECK that SQLite holds at each statement."""

from __future__ import annotations

from typing import Any

# The law is spelled with OR: of IN (three texts) SQLite would build a table at each statement.
SQL = """
CREATE TABLE companies (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    key TEXT NOT NULL
);

CREATE TABLE import_batches (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL DEFAULT '',
    taken_at TEXT NOT NULL,
    read INTEGER NOT NULL DEFAULT 0,
    added INTEGER NOT NULL DEFAULT 0,
    updated INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    bad INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE prospects (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    first_name TEXT NOT NULL DEFAULT '',
    sort_name TEXT NOT NULL,
    company_id INTEGER REFERENCES companies (id) ON DELETE SET NULL,
    title TEXT NOT NULL DEFAULT '',
    party TEXT NOT NULL,
    stage TEXT NOT NULL,
    street TEXT NOT NULL DEFAULT '',
    city TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '',
    postal_code TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    zone TEXT NOT NULL DEFAULT '',
    other_zone TEXT NOT NULL DEFAULT '',
    zone_chosen INTEGER NOT NULL DEFAULT 0,
    met_on TEXT,
    consented INTEGER NOT NULL DEFAULT 0,
    no_email INTEGER NOT NULL DEFAULT 0,
    source TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    reason_to_call TEXT NOT NULL DEFAULT '',
    batch_id INTEGER REFERENCES import_batches (id) ON DELETE SET NULL,
    created_at TEXT NOT NULL,
    next_kind TEXT,
    next_from TEXT,
    next_until TEXT,
    next_promised INTEGER NOT NULL DEFAULT 0,
    next_zone TEXT NOT NULL DEFAULT '',
    next_because TEXT NOT NULL DEFAULT '',
    next_note TEXT NOT NULL DEFAULT '',
    product TEXT NOT NULL DEFAULT '',
    value INTEGER,
    worth INTEGER,
    currency TEXT NOT NULL DEFAULT '',
    why_not TEXT NOT NULL DEFAULT 'unknown',
    inquired_on TEXT,
    stated_reason TEXT NOT NULL DEFAULT '',
    real_reason TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    ladder TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    contacts INTEGER NOT NULL DEFAULT 0,
    seconds_spent INTEGER NOT NULL DEFAULT 0,
    last_touch_at TEXT,
    last_contact_at TEXT,
    last_channel TEXT NOT NULL DEFAULT '',
    last_outcome TEXT NOT NULL DEFAULT '',
    last_seconds INTEGER NOT NULL DEFAULT 0,
    score INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT the_law_of_the_next_action CHECK (
        ((stage = 'active' OR stage = 'keep_in_touch' OR stage = 'let_go')
            AND next_kind IS NOT NULL AND next_from IS NOT NULL AND next_until IS NOT NULL
            AND next_from <= next_until)
        OR ((stage = 'sold' OR stage = 'do_not_contact')
            AND next_kind IS NULL AND next_from IS NULL AND next_until IS NULL AND next_promised = 0)
    )
);

CREATE TABLE phones (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    e164 TEXT NOT NULL DEFAULT '',
    written TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'other',
    extension TEXT NOT NULL DEFAULT '',
    digits TEXT NOT NULL,
    dead INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE emails (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    address TEXT NOT NULL,
    key TEXT NOT NULL
);

CREATE TABLE quotes (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    product TEXT NOT NULL DEFAULT '',
    value INTEGER,
    worth INTEGER,
    currency TEXT NOT NULL DEFAULT '',
    quoted_on TEXT,
    why_not TEXT NOT NULL DEFAULT 'unknown'
);

CREATE TABLE reasons (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    told_at TEXT NOT NULL
);

CREATE TABLE people_around (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    role TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    met_at TEXT NOT NULL
);

CREATE TABLE touches (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    channel TEXT NOT NULL,
    outcome TEXT NOT NULL DEFAULT '',
    attempt INTEGER NOT NULL,
    contact INTEGER NOT NULL,
    seconds INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '',
    learned TEXT NOT NULL DEFAULT '',
    bulk INTEGER NOT NULL DEFAULT 0,
    script TEXT NOT NULL DEFAULT '',
    slot_key TEXT NOT NULL DEFAULT ''
);

CREATE TABLE closed_actions (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    due_from TEXT NOT NULL,
    due_until TEXT NOT NULL,
    promised INTEGER NOT NULL,
    because TEXT NOT NULL,
    note TEXT NOT NULL,
    closed_at TEXT NOT NULL
);

CREATE TABLE promises (
    id INTEGER NOT NULL PRIMARY KEY,
    prospect_id INTEGER NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    made_at TEXT NOT NULL,
    due_from TEXT NOT NULL,
    due_until TEXT NOT NULL,
    zone TEXT NOT NULL,
    state TEXT NOT NULL,
    settled_at TEXT
);

CREATE TABLE drafts (
    prospect_id INTEGER NOT NULL PRIMARY KEY REFERENCES prospects (id) ON DELETE CASCADE,
    note TEXT NOT NULL DEFAULT '',
    learned TEXT NOT NULL DEFAULT '',
    saved_at TEXT NOT NULL
);

CREATE TABLE slots (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    weekdays TEXT NOT NULL,
    start TEXT NOT NULL,
    "end" TEXT NOT NULL,
    capacity INTEGER NOT NULL,
    from_date TEXT NOT NULL,
    paused_until TEXT,
    made_at TEXT NOT NULL
);

CREATE TABLE slot_moves (
    id INTEGER NOT NULL PRIMARY KEY,
    slot_id INTEGER NOT NULL REFERENCES slots (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    start TEXT NOT NULL,
    "end" TEXT NOT NULL
);

CREATE TABLE reminders (
    id INTEGER NOT NULL PRIMARY KEY,
    key TEXT NOT NULL,
    scheduled_at TEXT NOT NULL,
    state TEXT NOT NULL,
    shown_at TEXT,
    again_at TEXT,
    tries INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE scripts (
    id INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    markdown TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

CREATE TABLE blocked_numbers (
    id INTEGER NOT NULL PRIMARY KEY,
    e164 TEXT NOT NULL,
    since TEXT NOT NULL
);

CREATE TABLE settings (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE UNIQUE INDEX companies_key ON companies (key);
CREATE INDEX prospects_company_id ON prospects (company_id);
CREATE INDEX prospects_batch_id ON prospects (batch_id);
CREATE INDEX phones_prospect_id ON phones (prospect_id);
CREATE INDEX emails_prospect_id ON emails (prospect_id);
CREATE INDEX quotes_prospect_id ON quotes (prospect_id);
CREATE INDEX reasons_prospect_id ON reasons (prospect_id);
CREATE INDEX people_around_prospect_id ON people_around (prospect_id);
CREATE INDEX touches_prospect_id ON touches (prospect_id);
CREATE INDEX touches_at ON touches (at);
CREATE INDEX closed_actions_prospect_id ON closed_actions (prospect_id);
CREATE INDEX promises_prospect_id ON promises (prospect_id);
CREATE INDEX slot_moves_slot_id ON slot_moves (slot_id);
CREATE UNIQUE INDEX slot_moves_slot_id_day ON slot_moves (slot_id, day);
CREATE UNIQUE INDEX reminders_key ON reminders (key);
CREATE UNIQUE INDEX scripts_name ON scripts (name);
CREATE UNIQUE INDEX blocked_numbers_e164 ON blocked_numbers (e164);
CREATE INDEX phones_e164 ON phones (e164) WHERE e164 <> '';
CREATE INDEX emails_key ON emails (key);
CREATE INDEX prospects_sort_name ON prospects (sort_name) WHERE next_kind IS NOT NULL;
CREATE INDEX prospects_worth ON prospects (worth) WHERE next_kind IS NOT NULL;
CREATE INDEX prospects_next_from ON prospects (next_from) WHERE next_kind IS NOT NULL;
CREATE INDEX prospects_last_touch_at ON prospects (last_touch_at) WHERE next_kind IS NOT NULL;
CREATE INDEX prospects_attempts ON prospects ((substr(ladder, -1) <> 'r') * length(ladder), attempts)
    WHERE next_kind IS NOT NULL;
CREATE INDEX prospects_reason ON prospects ((stated_reason = '' AND real_reason = ''), substr(stated_reason, 1, 40))
    WHERE next_kind IS NOT NULL;
CREATE INDEX prospects_clock ON prospects (zone, country, region, party, other_zone, consented, inquired_on)
    WHERE next_kind IS NOT NULL;
CREATE INDEX prospects_no_note_on_why ON prospects (id)
    WHERE next_kind IS NOT NULL AND stated_reason = '' AND real_reason = '' AND why_not = 'unknown';
CREATE INDEX prospects_no_reason_to_call ON prospects (id) WHERE next_kind IS NOT NULL AND reason_to_call = '';
CREATE INDEX prospects_without_next ON prospects (stage) WHERE next_kind IS NULL;
CREATE INDEX prospects_stage ON prospects (stage) WHERE stage <> 'active';
CREATE INDEX prospects_never_reached ON prospects (id) WHERE next_kind IS NOT NULL AND last_contact_at IS NULL;
CREATE INDEX prospects_promised ON prospects (next_from, next_until) WHERE next_promised = 1;
CREATE INDEX prospects_dated ON prospects (next_from, next_kind) WHERE next_kind IN ('appointment', 'visit');
CREATE INDEX prospects_best ON prospects (score DESC, next_from, next_promised) WHERE next_kind IS NOT NULL;
CREATE INDEX prospects_pool ON prospects (currency, value, worth) WHERE next_kind IS NOT NULL;
CREATE INDEX promises_open ON promises (due_until) WHERE state = 'open';

CREATE VIRTUAL TABLE search USING fts5 (
    name, company, email, product, notes,
    tokenize = "unicode61 remove_diacritics 2", prefix = '1 2', columnsize = 0, detail = none
);
CREATE VIRTUAL TABLE search_digits USING fts5 (digits, tokenize = "trigram", columnsize = 0);
"""


def up(migrator: Any, db: Any) -> None:
    for statement in SQL.split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
