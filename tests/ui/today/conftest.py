"""The real services over a file, in a window's thread, with the frozen clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtWidgets import QApplication

from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.services.bundle import Services, open_services
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.ui import theme

BOOT = datetime(2026, 10, 1, tzinfo=UTC)


class Clock(Protocol):
    now: datetime

    def __call__(self) -> datetime: ...

    def advance(self, **step: float) -> datetime: ...


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


@pytest.fixture
def boot(clock: Clock) -> Callable[[], float]:
    """Seconds since the machine was started, which a changed wall clock does not move."""
    return lambda: (clock() - BOOT).total_seconds()


@pytest.fixture
def reopen(tmp_path: Path, clock: Clock, boot: Callable[[], float]) -> Iterator[Callable[[], Services]]:
    """Opens the services on the one file; those opened before are closed, as by a restart."""
    held: list[Services] = []

    def again() -> Services:
        for services in held:
            services.close()
        held[:] = [open_services(tmp_path / "reengage.db", clock, lambda: "America/New_York", boot)]
        return held[0]

    yield again
    for services in held:
        services.close()


@pytest.fixture
def services(
    clock: Clock, reopen: Callable[[], Services], tmp_path: Path, new_file: Callable[[Path], Path]
) -> Services:
    """An empty file, made on Monday evening."""
    now, clock.now = clock.now, clock.now - timedelta(hours=14)
    new_file(tmp_path / "reengage.db")
    made = reopen()
    clock.now = now
    return made


@pytest.fixture
def add(services: Services) -> Callable[..., int]:
    """Adds a person whose next action is a call, promised or not, from and until so many minutes from now."""

    def one(
        name: str, start: float, end: float, *, promised: bool = False, zone: str = "America/New_York", reason: str = ""
    ) -> int:
        around = services.around
        ident = services.keeping.add(
            PersonForm(name=name, company="Bakery", country="US", region="NY", reason_to_call=reason)
        )
        now = around.now()
        action = NextAction(
            ActionKind.CALL,
            now + timedelta(minutes=start),
            now + timedelta(minutes=end),
            promised=promised,
            zone=zone if promised else "",
        )
        with around.store.writing() as changes:
            around.store.prospects.set_next(ident, Stage.ACTIVE, action, now)
            if promised:
                around.store.promises.make(ident, now, action.due_from, action.due_until, zone)
            changes.prospects.add(ident)
        return ident

    return one
