"""The search for people who are here twice, in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, Qt, Signal

from reengage_desktop.domain.fault import Fault
from reengage_desktop.services.merging import Merging, Pair, SearchCancelled
from reengage_desktop.ui.side_work import SideWork


class _Voice(QObject):
    """Speaks from the thread, whatever became of the window."""

    told = Signal(int)


class PairSearch(QObject):
    """`found` carries a tuple of pairs, `failed` a `Fault`; nothing comes after `cancel`."""

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, merging: Merging, leave_thread: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._merging, self._cancelled = merging, Event()
        self.work = SideWork(leave_thread, self)

    def begin(self, tell: Callable[[int], object]) -> None:
        """`tell` is a slot of a widget, and gets percent."""
        voice = _Voice()
        voice.told.connect(tell, Qt.ConnectionType.QueuedConnection)
        merging, cancelled = self._merging, self._cancelled

        def look() -> tuple[Pair, ...] | None:
            try:
                return tuple(merging.find(voice.told.emit, cancelled.is_set))
            except SearchCancelled:
                return None

        self.work.ask(look, self._heard, self._failed)

    def cancel(self) -> None:
        self._cancelled.set()

    def _heard(self, pairs: tuple[Pair, ...] | None) -> None:
        if pairs is not None and not self._cancelled.is_set():
            self.found.emit(pairs)

    def _failed(self, fault: Fault) -> None:
        if not self._cancelled.is_set():
            self.failed.emit(fault)
