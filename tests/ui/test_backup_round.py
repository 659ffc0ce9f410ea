"""The backup that is due while one works."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.ui.backup_round import BackupRound


class Clock(Protocol):
    def __call__(self) -> object: ...

    def advance(self, **step: float) -> object: ...


def test_half_an_hour_of_work_is_backed_up_beside_the_file_once(
    services: Services, clock: Clock, tmp_path: Path, qapp: QObject
) -> None:
    services.keeping.add(PersonForm(name="Maria Lopez"))
    round_ = BackupRound(services.safekeeping.back_up_if_due, services.close_thread, qapp)
    folder = tmp_path / "data" / "backups"
    for minutes, backups in ((0, 1), (29, 1), (1, 2), (1, 2)):
        clock.advance(minutes=minutes)
        round_.start()
        round_.close()
        assert len(list(folder.glob("*.db"))) == backups
