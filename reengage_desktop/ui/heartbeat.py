"""The heart: every twenty seconds it asks what the clock wants."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from reengage_desktop.domain.fault import StoreFault
from reengage_desktop.services.reminding import Reminding

from .notices import Changed

log = logging.getLogger(__name__)

BEAT_MS = 20_000


class Heartbeat(QObject):
    """The one timer of the program. A beat that fails is logged, and the next one comes all the same.

    `knocked` carries a `Knock`. `minute_passed`: the clocks on the screen are to be painted anew.
    """

    knocked = Signal(object)
    minute_passed = Signal()

    def __init__(self, reminding: Reminding, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reminding = reminding
        self._now = now
        self._minute = self._this_minute()
        self._told: set[tuple[str, int]] = set()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self.beat)

    def start(self) -> None:
        """Beats for the first time in the next turn of the event loop; begun when the window is painted."""
        self._timer.start()
        QTimer.singleShot(0, self, self.beat)

    def stop(self) -> None:
        self._timer.stop()

    def beat(self) -> None:
        """Also to be called after a reminder was answered, so that the list in the window is true at once."""
        try:
            knock = self._reminding.knock()
        except StoreFault as fault:  # busy or full: the next beat tries again
            log.warning("A knock was put off: %s", fault.template)
        except Exception as error:  # the heart goes on; the message may hold names, so only its kind is logged
            log.error("A knock failed: %s", type(error).__name__)
        else:
            self._log_set_aside(knock.set_aside)
            self.knocked.emit(knock)
        minute = self._this_minute()
        if minute != self._minute:
            self._minute = minute
            self.minute_passed.emit()

    def hear(self, changed: object) -> None:
        """A call made, a slot moved, reminders switched off: what is due may be different now."""
        if isinstance(changed, Changed) and changed.day:
            self.beat()

    def _this_minute(self) -> datetime:
        return self._now().replace(second=0, microsecond=0)

    def _log_set_aside(self, rows: tuple[object, ...]) -> None:
        """Each row that could not be judged is logged once, by kind and number."""
        for row in rows:
            kind, subject = str(getattr(row, "kind", "")), int(getattr(row, "subject_id", 0))
            if (kind, subject) not in self._told:
                self._told.add((kind, subject))
                log.warning("A reminder was set aside: %s %d", kind, subject)
