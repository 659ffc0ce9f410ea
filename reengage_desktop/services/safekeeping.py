"""Keeping the file safe: backups while one works, and putting the newest whole one in the place of a damaged file."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from reengage_desktop.store import backups, restoring
from reengage_desktop.store.opening import DamagedFault

from .around import Around

__all__ = ["DamagedFault", "Safekeeping", "restore"]

WORK_AT_RISK = timedelta(minutes=30)


class Safekeeping:
    def __init__(self, around: Around) -> None:
        self._around = around

    def back_up_if_due(self) -> Path | None:
        """At most half an hour of work lies in one place only. Raises `StoreFault`."""
        store, now = self._around.store, self._around.now()
        age = backups.age(store.path, now)
        return store.back_up("work", now) if age is None or age >= WORK_AT_RISK else None

    def back_up_at_quit(self) -> Path:
        """Raises `StoreFault`."""
        return self._around.store.back_up("quit", self._around.now())

    def synced_by(self) -> str:
        """The name of the service that syncs the data folder, or "": two laptops would tear the file apart."""
        return self._around.store.sync_folder()


def restore(fault: DamagedFault, path: Path, now: datetime) -> Path:
    """Puts the newest verified backup in place; the folder where the damaged file lies now. Raises `StoreFault`."""
    assert fault.newest_backup is not None
    return restoring.restore(path, fault.newest_backup, now)
