"""Today's list planned, the best of now found, cards of the desk read, and outcomes saved: each beside its floor."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path

from benchmarks import people
from benchmarks.process import now_ms, tell
from reengage_desktop import paths
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.planning import Planning
from reengage_desktop.services.weighing import Weighing

ROUNDS = 25
BEST_DUE = """
SELECT id FROM prospects WHERE next_kind IS NOT NULL AND next_from < '2026-10-14T04:00:00Z' AND next_promised = 0
ORDER BY score DESC, next_from LIMIT 500
"""
OUTCOMES = (Outcome.NO_ANSWER, Outcome.VOICEMAIL, Outcome.REACHED, Outcome.LATER, Outcome.SAID_NO)


def main(folder: Path) -> None:
    services = people.open_at(folder)
    today, index = _planned(services, paths.database_file(folder))
    best = _timed(lambda: Weighing(services.around).best_now())
    cards = _cards(services)
    saved, commits = _saved(services, folder / "floor.db")
    tell(today=today, index=index, best=best, cards=cards, saved=saved, commits=commits)
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


def _timed(ask: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    took = []
    for _ in range(rounds + 1):
        begun = now_ms()
        ask()
        took.append(now_ms() - begun)
    return took[1:]


def _cards(services: Services) -> list[float]:
    """One person after the other, tried in vain as often as most."""
    quiet = (row.id for row in services.around.store.prospects.rows(range(1, 4_000)) if row.ladder == "ttttt")
    took = []
    for who in islice(quiet, ROUNDS + 1):
        try:
            services.deciding.lay(who)
        except RuleFault:  # they are not called now, or a time is agreed
            continue
        begun = now_ms()
        services.deciding.card(who)
        took.append(now_ms() - begun)
    return took[1:]


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
