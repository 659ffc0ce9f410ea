"""The word of logind that the laptop has woken."""

from __future__ import annotations

from importlib.util import find_spec
from sys import platform

from PySide6.QtCore import QObject, Signal

from .message_bus import SYSTEM, Heard, MessageBus

RULE = "type='signal',sender='org.freedesktop.login1',path='/org/freedesktop/login1',member='PrepareForSleep'"


class SleepWatch(QObject):
    """`woke` comes as soon as the laptop is awake. Without logind it never comes, and the next beat finds out."""

    woke = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = MessageBus(SYSTEM, (RULE,), self)
        self._bus.heard.connect(self._heard)

    def start(self) -> None:
        if platform == "linux" and find_spec("jeepney"):
            self._bus.open()

    def close(self) -> None:
        self._bus.close()

    def _heard(self, heard: object) -> None:
        match heard:
            case Heard("PrepareForSleep", (False,)):
                self.woke.emit()
