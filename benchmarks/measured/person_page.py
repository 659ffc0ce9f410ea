"""The page of a person is opened, and everything that was ever written is searched."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks import people
from benchmarks.painting import settle, until_painted
from benchmarks.process import now_ms, tell
from benchmarks.scrolling import SIZE
from reengage_desktop.services.bundle import Services
from reengage_desktop.ui import fonts, theme
from reengage_desktop.ui.person.person_page import PersonPage

ROUNDS, PEOPLE = 3, 20
SOUGHT = (
    "l", "le", "lea", "lease", "landlord renewed", "müller", "zurich", "cafe", "tax advisor", "warranty", "555 01",
    "(614", "steinaberg", "ada ", "rosa q", "solar roof", "zeppelin", "new office", "winter's", '"price', "akron",
    "renewed signed", "brother", "b", "daughter fears", "5550123", "better price",
)  # fmt: skip


def main(folder: Path) -> None:
    app = QApplication(sys.argv[:1])
    fonts.load()
    theme.apply(app, "light")
    services = people.open_at(folder)
    opened, longest = _opened(services)
    tell(opened=opened, longest=longest, found=_found(services))


def _opened(services: Services) -> tuple[list[float], list[float]]:
    """Milliseconds from the wish to the painted page: of twenty people each round; of one with 500 calls more."""
    page = PersonPage(services, lambda: people.NOW)
    page.resize(*SIZE)
    ids = list(services.browsing.ids(people.EVERYBODY)[: PEOPLE * (ROUNDS + 1)])
    page.show_person(ids[0], ids)
    until_painted(page.show, page)
    settle(500)
    waits = []
    for who in ids[PEOPLE:]:
        waits.append(until_painted(partial(page.show_person, who, ids), page))
        settle(20)
    first = min(services.browsing.ids(people.EVERYBODY))
    longest = []
    for _ in range(ROUNDS):
        longest.append(until_painted(partial(page.show_person, first, ids), page))
        settle(50)
        page.show_person(ids[1], ids)
        settle(50)
    return waits, longest


def _found(services: Services) -> list[list[float]]:
    """Milliseconds of each query, once a round."""
    rounds = []
    for _ in range(ROUNDS + 1):
        waits = []
        for text in SOUGHT:
            begun = now_ms()
            services.finding.find(text)
            waits.append(now_ms() - begun)
        rounds.append(waits)
    return rounds[1:]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
