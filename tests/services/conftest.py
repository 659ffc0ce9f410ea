"""Services over a real file, with a frozen clock, a laptop in New York, and a boot clock that runs along."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pytest

from reengage_desktop.services.bundle import Services, open_services

HOME = "America/New_York"


class Clock(Protocol):
    """The frozen clock of the tests."""

    now: datetime

    def __call__(self) -> datetime: ...

    def advance(self, **step: float) -> datetime: ...


@dataclass
class Laptop:
    """Where the program runs: its file, its zone, and the seconds since it was started."""

    path: Path
    clock: Clock
    zone: str = HOME
    started: datetime = field(init=False)
    error: float = 0.0

    def __post_init__(self) -> None:
        self.started = self.clock.now

    def since_boot(self) -> float:
        return 5_000.0 + (self.clock.now - self.started).total_seconds() - self.error

    def set_clock(self, **step: float) -> None:
        """The wall clock is changed by hand: it moves, and the boot clock does not."""
        before = self.clock.now
        self.error += (self.clock.advance(**step) - before).total_seconds()

    def open(self) -> Services:
        return open_services(self.path, self.clock, lambda: self.zone, self.since_boot)


@pytest.fixture
def laptop(tmp_path: Path, clock: Clock) -> Laptop:
    return Laptop(tmp_path / "data" / "reengage.db", clock)


@pytest.fixture
def services(laptop: Laptop, new_file: Callable[[Path], Path]) -> Iterator[Services]:
    new_file(laptop.path)
    opened = laptop.open()
    yield opened
    opened.close()


@pytest.fixture
def listed(services: Services, tmp_path: Path) -> Callable[[str], Path]:
    """Writes a list as a CSV file."""

    def write(text: str) -> Path:
        path = tmp_path / "list.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def take_in(services: Services, listed: Callable[[str], Path]) -> Callable[[str], list[int]]:
    """Imports a list; the ids of all who are here then, oldest first."""

    def take(text: str) -> list[int]:
        services.importing.write(services.importing.plan(services.importing.open(listed(text))))
        return everybody(services)

    return take


def everybody(services: Services) -> list[int]:
    """All ids, in and out of the pool."""
    return [ident for ident in range(1, services.around.store.intakes.next_id()) if known(services, ident)]


def known(services: Services, ident: int) -> bool:
    return services.around.store.prospects.get(ident) is not None
