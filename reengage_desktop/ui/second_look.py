"""The look at the whole file for which the first window did not wait, in a thread of its own."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from reengage_desktop.domain.fault import Fault

log = logging.getLogger(__name__)

PATIENCE = 2.0


class SecondLook(QObject):
    """`damaged` comes from that thread when the file is not whole: connect it queued."""

    damaged = Signal()

    def __init__(self, make_sure: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._make_sure = make_sure
        self._thread = threading.Thread(target=self._look, name="second look", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """Waits until it has looked, as long as a person may be kept waiting who quits."""
        if self._thread.is_alive():
            self._thread.join(PATIENCE)

    def _look(self) -> None:
        from reengage_desktop.services.safekeeping import DamagedFault

        try:
            self._make_sure()
        except DamagedFault:
            self.damaged.emit()
        except Fault as fault:  # busy, say: the next start or backup looks again
            log.warning("The file could not be looked at: %s", fault.template)
