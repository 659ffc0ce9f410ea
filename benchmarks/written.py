"""A file in which much was written down: notes of calls, facts, homework, people around."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

from reengage_desktop import paths

from . import people

STEP = 500
_WORDS = [
    "roof",
    "window",
    "heat",
    "pump",
    "kitchen",
    "lease",
    "landlord",
    "budget",
    "spring",
    "winter",
    "brother",
    "daughter",
    "partner",
    "board",
    "bank",
    "loan",
    "rebate",
    "price",
    "offer",
    "warranty",
    "garden",
    "school",
    "shop",
    "bakery",
    "oven",
    "power",
    "bill",
    "rate",
    "contract",
    "supplier",
    "moved",
    "renewed",
    "signed",
    "waits",
    "asks",
    "thinks",
    "wants",
    "needs",
    "fears",
    "hopes",
    "Tuesday",
    "morning",
    "evening",
    "holiday",
    "hospital",
    "office",
    "warehouse",
    "van",
    "driver",
    "winter's",
    "tax",
    "advisor",
    "meeting",
    "called",
    "back",
    "yesterday",
    "next",
    "week",
    "month",
    "quarter",
    "Zürich",
    "Müller",
    "Søren",
    "café",
    "naïve",
    "old",
    "new",
    "larger",
    "smaller",
    "cheaper",
    "better",
]


def folder(rows: int, touches: int) -> Path:
    """Like `people.folder_with`; half of the calls have a note, and each person a fact, a note and somebody around."""
    source = people.folder_with(rows, touches)
    made = source.parent.with_name(f"{source.parent.name}-written") / paths.APP
    if (made / "whole").exists():
        return made
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    shutil.copy(paths.database_file(source), paths.database_file(made))
    with closing(sqlite3.connect(paths.database_file(made))) as file, file:
        _write(file, Random(rows))
    services = people.open_at(made)
    ids = services.browsing.ids(people.EVERYBODY)
    for first in range(0, len(ids), STEP):
        with services.around.store.writing():
            services.around.store.summaries.refresh(ids[first : first + STEP])
    services.close()
    (made / "whole").touch()
    return made


def _write(file: sqlite3.Connection, random: Random) -> None:
    def said(length: int) -> str:
        return " ".join(random.choice(_WORDS) for _ in range(length)).capitalize() + "."

    at = people.NOW.strftime("%Y-%m-%dT%H:%M:%SZ")
    calls = [ident for (ident,) in file.execute("SELECT id FROM touches WHERE id % 2")]
    file.executemany("UPDATE touches SET note = ? WHERE id = ?", [(said(12), ident) for ident in calls])
    everybody = [ident for (ident,) in file.execute("SELECT id FROM prospects")]
    for sql, length in (
        ("INSERT INTO notes (prospect_id, at, words) VALUES (?1, ?2, ?3)", 14),
        ("INSERT INTO facts (prospect_id, words, learned_at, asked_at, state) VALUES (?1, ?3, ?2, ?2, 'holds')", 6),
        ("INSERT INTO homework (prospect_id, kind, words, made_at) VALUES (?1, 'changed', ?3, ?2)", 8),
        ("INSERT INTO people_around (prospect_id, name, role, met_at) VALUES (?1, ?3, 'colleague', ?2)", 2),
    ):
        file.executemany(sql, [(ident, at, said(length)) for ident in everybody])
    longest = everybody[0]
    rows = [(longest, at, said(20)) for _ in range(500)]
    call = (
        "INSERT INTO touches (prospect_id, at, channel, outcome, attempt, contact, note) VALUES (?,?,'call','N',1,0,?)"
    )
    file.executemany(call, rows)
