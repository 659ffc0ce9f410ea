"""Today's list planned, and outcomes saved, each in turns with its floor in the same process."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from itertools import cycle
from pathlib import Path

from benchmarks import people
from benchmarks.process import now_ms, tell
from reengage_desktop import paths
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.planning import Planning

ROUNDS = 25
BEST_DUE = """
SELECT id FROM prospects WHERE next_kind IS NOT NULL AND next_from < '2026-10-14T04:00:00Z' AND next_promised = 0
ORDER BY score DESC, next_from LIMIT 500
"""
OUTCOMES = (Outcome.NO_ANSWER, Outcome.VOICEMAIL, Outcome.REACHED, Outcome.LATER, Outcome.SAID_NO)


def main(folder: Path) -> None:
    services = people.open_at(folder)
    today, index = _planned(services, paths.database_file(folder))
    saved, commits = _saved(services, folder / "floor.db")
    tell(today=today, index=index, saved=saved, commits=commits)
    services.close()


def _planned(services: Services, path: Path) -> tuple[list[float], list[float]]:
    ours, floor = [], []
    with closing(sqlite3.connect(path)) as bare:
        for _ in range(ROUNDS + 1):
            begun = now_ms()
            Planning(services.around).today()  # a planning of its own: what was planned before is not shared
            middle = now_ms()
            bare.execute(BEST_DUE).fetchall()
            ours.append(middle - begun)
            floor.append(now_ms() - middle)
    return ours[1:], floor[1:]


def _saved(services: Services, path: Path) -> tuple[list[float], list[float]]:
    """Outcomes of the people of today, against commits of one short row with the same safety."""
    ours, floor = [], []
    calls = services.planning.today().best_first()
    with closing(sqlite3.connect(path, isolation_level=None)) as bare:
        bare.execute("PRAGMA journal_mode = wal")
        bare.execute("PRAGMA synchronous = full")
        bare.execute("CREATE TABLE touches (at TEXT)")
        for call, outcome in zip(calls[:ROUNDS], cycle(OUTCOMES), strict=False):
            result = CallResult(call.row.id, outcome, note="They asked for the long warranty.", learned="nothing new")
            begun = now_ms()
            services.calling.save(result)
            middle = now_ms()
            bare.execute("INSERT INTO touches VALUES ('2026-10-13T15:30:00Z')")
            ours.append(middle - begun)
            floor.append(now_ms() - middle)
    return ours[1:], floor[1:]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
