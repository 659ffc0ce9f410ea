"""A file that is damaged though it was closed in order: the person is told, and the newest backup takes its place."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reengage_desktop import paths
from reengage_desktop.services.bundle import open_services

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)

# The person says yes at once, and quits the window that comes after.
START = """
import sys
import reengage_desktop.__main__ as entry
from reengage_desktop.ui import trouble
from reengage_desktop.ui.house import House

told = []

def asks(fault, backup):
    told.append("asked")
    return True

def open_(house, *, background, before=House.open):
    before(house, background=background)
    if told:
        house.window.shown_first.connect(house.quit)
    told.append("window")

trouble.asks_to_restore, House.open = asks, open_
status = entry.main(["--data-dir", sys.argv[1]])
print(*told)
sys.exit(status)
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Sixty people, one backup, closed in order."""
    folder = paths.data_dir(tmp_path / "data")
    services = open_services(paths.database_file(folder), lambda: NOW, lambda: "America/New_York", float)
    services.sampling.add()
    services.safekeeping.back_up_at_quit()
    services.close()
    return folder


def damage(file: Path, table: str) -> None:
    with closing(sqlite3.connect(file)) as opened:
        size = opened.execute("PRAGMA page_size").fetchone()[0]
        page = opened.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
    content = bytearray(file.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    file.write_bytes(content)


@pytest.mark.parametrize(
    ("table", "course"),
    [("reasons", "window asked window"), ("slots", "asked window"), ("prospects", "asked window")],
)
def test_damage_is_told_when_it_is_found_and_the_backup_opens(data: Path, table: str, course: str) -> None:
    file = paths.database_file(data)
    damage(file, table)
    around = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", START, str(data)], capture_output=True, text=True, env=around, check=False, timeout=60
    )
    assert (done.returncode, done.stdout.split("\n")[0]) == (0, course), done.stderr
    services = open_services(file, lambda: NOW, lambda: "America/New_York", float)
    try:
        assert services.checking.check().is_whole
        assert services.browsing.summary().people > 50
    finally:
        services.close()
