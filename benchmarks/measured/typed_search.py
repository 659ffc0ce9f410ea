"""A person types into the search field: each key until its rows are painted, then each query by itself."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks import people
from benchmarks.painting import settle, until_painted
from benchmarks.process import now_ms, tell
from benchmarks.scrolling import SIZE
from reengage_desktop import paths
from reengage_desktop.domain.listing import ListQuery
from reengage_desktop.services.bundle import Services
from reengage_desktop.ui import fonts, theme
from reengage_desktop.ui.prospects.prospects_page import ProspectsPage

TYPED = (
    "steinaberg",
    "ada ",
    "rosa q",
    "5550123",
    "roofing",
    "emil.gar",
    "solar",
    "winter",
    "too exp",
    "akron",
    "(614",
)
ROUNDS = 3


def main(folder: Path) -> None:
    app = QApplication(sys.argv[:1])
    fonts.load()
    theme.apply(app, "light")
    services = people.open_at(folder)
    page = ProspectsPage(services.browsing, lambda: people.NOW, zone=services.planning.zone)
    page.resize(*SIZE)
    until_painted(page.show, page.table.viewport())
    settle(500)
    keys = [_typed(page) for _ in range(ROUNDS)]
    ours, floor = _queries(services, paths.database_file(folder))
    tell(keys=keys, ours=ours, floor=floor)


def _typed(page: ProspectsPage) -> list[float]:
    read: list[bool] = []
    page.model.modelReset.connect(lambda: read.append(True))
    waits = []
    for text in TYPED:
        for key in text:
            read.clear()
            press = partial(QTest.keyClicks, page.search_edit, key)
            waits.append(until_painted(press, page.table.viewport(), counts=lambda: bool(read)))
            settle(5)
        read.clear()
        until_painted(page.search_edit.clear, page.table.viewport(), counts=lambda: bool(read))
        settle()
    return waits


def _queries(services: Services, path: Path) -> tuple[list[float], list[float]]:
    """Milliseconds of all texts together, once a round, by the service and as the same SQL by the bare driver."""
    texts = [text[:length].strip() for text in TYPED for length in range(1, len(text) + 1)]
    sent: list[str] = []
    ours, floor = [], []
    connection = services.around.store._db.connection()
    connection.set_trace_callback(sent.append)
    for text in texts:
        services.browsing.ids(ListQuery(text=text))
    connection.set_trace_callback(None)
    wanted = [sql for sql in sent if not sql.startswith("--")]  # those are what the search asks inside itself
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as bare:
        bare.execute("PRAGMA cache_size = -16384")
        for _ in range(ROUNDS + 1):
            begun = now_ms()
            for text in texts:
                services.browsing.ids(ListQuery(text=text))
            middle = now_ms()
            for sql in wanted:
                bare.execute(sql).fetchall()
            ours.append(middle - begun)
            floor.append(now_ms() - middle)
    return ours[1:], floor[1:]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
