"""When something is painted: the moment after the paint pass in which the watched widgets were all painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt
from PySide6.QtWidgets import QWidget

from .process import now_ms

DONE = QEvent.Type(QEvent.registerEventType())
PATIENCE_MS = 20_000


class Painting(QObject):
    """`counts` says whether a paint counts yet, say once the model holds the new rows."""

    def __init__(self, *widgets: QWidget, counts: Callable[[], bool] = lambda: True) -> None:
        super().__init__()
        self._missing = set(widgets)
        self._watched = widgets
        self._counts = counts
        self.at_ms = 0.0
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched in self._missing and self._counts():
            self._missing.discard(watched)
            if not self._missing:
                # The first thing after this paint pass, which paints all that is to be painted.
                QCoreApplication.postEvent(self, QEvent(DONE), Qt.EventPriority.HighEventPriority.value)
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == DONE:
            self.at_ms = now_ms()
            for widget in self._watched:
                widget.removeEventFilter(self)
            return True
        return super().event(event)

    def wait(self) -> float:
        """The moment, on the clock of `now_ms`."""
        end = now_ms() + PATIENCE_MS
        while not self.at_ms:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
            if now_ms() > end:
                raise TimeoutError("It was not painted.")
        return self.at_ms


def until_painted(act: Callable[[], object], *widgets: QWidget, counts: Callable[[], bool] = lambda: True) -> float:
    """Milliseconds from `act` until the widgets are painted."""
    painting = Painting(*widgets, counts=counts)
    begun = now_ms()
    act()
    return painting.wait() - begun


def settle(milliseconds: int = 50) -> None:
    """Lets everything that waits happen, for so long."""
    end = now_ms() + milliseconds
    while now_ms() < end:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
