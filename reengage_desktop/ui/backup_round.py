"""The backup that is due while one works, made in a thread of its own: a large file takes seconds."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject

from reengage_desktop.domain.fault import Fault

log = logging.getLogger(__name__)


class BackupRound(QObject):
    """`back_up` makes one if it is due; `leave_thread` closes the database connection of the thread that calls it."""

    def __init__(self, back_up: Callable[[], object], leave_thread: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._back_up, self._leave_thread = back_up, leave_thread
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Does nothing while one is being made."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._make, name="backup", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Waits until the one that is being made is whole."""
        if self._thread is not None:
            self._thread.join()

    def _make(self) -> None:
        try:
            self._back_up()
        except Fault as fault:
            log.warning("No backup: %s", fault.template)
        finally:
            self._leave_thread()
