"""Writing out beside the window's thread, with a count that comes back and a way to stop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Qt, Signal

from reengage_desktop.domain.address import Address, address_lines
from reengage_desktop.domain.letter import parted
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.exporting import Cancelled, Exported, Progress
from reengage_desktop.ui.letters import letter_files
from reengage_desktop.ui.letters.label_dialog import LabelChoice
from reengage_desktop.ui.letters.stationery import PrintedLetter, country_name
from reengage_desktop.ui.side_work import Hear, SideWork

Write = Callable[[Progress, Cancelled], Exported]


class _Voice(QObject):
    """Speaks from the thread; it lives as long as the work does, whatever became of the dialog."""

    counted = Signal(int)


class ExportJob(QObject):
    """`counted` carries how many people or rows are written so far."""

    counted = Signal(int)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._stop = Event()
        self.work = SideWork(services.close_thread, self)

    def begin(self, write: Write, hear: Hear, fail: Hear) -> None:
        """`hear` gets the `Exported`, `fail` the `Fault`: an `ExportStopped` after `stop`."""
        self._stop = stop = Event()
        voice = _Voice()
        voice.counted.connect(self.counted, Qt.ConnectionType.QueuedConnection)
        self.work.ask(lambda: write(voice.counted.emit, stop.is_set), hear, fail)

    def stop(self) -> None:
        """What was begun leaves nothing behind."""
        self._stop.set()

    def labels(self, path: Path, choice: LabelChoice) -> Write:
        """A PDF of labels for everybody whom the post would find."""
        home = self._services.lettering.sender().region

        def paint(addresses: list[Address]) -> bytes:
            printed = [_label(address, home) for address in addresses]
            return letter_files.labels(printed, choice.sheet, choice.first_free)

        return lambda _progress, _cancelled: self._services.exporting.labels(path, lambda some: paint(list(some)))


def _label(address: Address, home: str) -> PrintedLetter:
    lines = address_lines(address, home, country_name(address.country))
    return PrintedLetter(lines, posted=True, dated="", text=parted("", ""))
