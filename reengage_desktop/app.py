"""Builds the house: opens the file, makes the window, and runs until the person quits."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from reengage_desktop import paths
from reengage_desktop.domain.fault import Fault
from reengage_desktop.services.bundle import Services, open_services
from reengage_desktop.services.safekeeping import DamagedFault, restore
from reengage_desktop.ui import fonts, theme, trouble
from reengage_desktop.ui.house import House
from reengage_desktop.ui.single_instance import SingleInstance

if TYPE_CHECKING:
    from reengage_desktop.services.around import NowClock

log = logging.getLogger(__name__)

SMOKE_MS = 300  # long enough for the window to be painted and the heart to beat once


def run(
    data: Path,
    now: NowClock,
    zone: Callable[[], str],
    seconds_since_boot: Callable[[], float],
    *,
    demo: bool,
    smoke: bool,
    look: str,
) -> int:
    """The exit status of the window. `demo`: with sample people; `smoke`: show and quit; `look`: light, dark or ""."""
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("ReEngage")
    qt.setDesktopFileName("reengage-desktop")
    qt.setQuitOnLastWindowClosed(False)
    fonts.load()
    instance = SingleInstance(data)
    if not instance.is_first:
        return 0
    theme.apply(qt, look or "system")
    services = _opened(data, now, zone, seconds_since_boot)
    if services is None:
        return 1
    try:
        if demo:
            services.sampling.add()
        theme.apply(qt, look or services.setting.read().theme)
        house = House(services, now, look=QSettings(str(data / "look.ini"), QSettings.Format.IniFormat))
        sys.excepthook = _ours(paths.log_file(data), house)
        instance.knocked.connect(house.window.come_forward)
        house.quit_requested.connect(qt.quit)
        house.open()
        if smoke:
            QTimer.singleShot(SMOKE_MS, qt, qt.quit)
        return qt.exec()
    finally:
        _leave(services)


def _opened(
    data: Path, now: NowClock, zone: Callable[[], str], seconds_since_boot: Callable[[], float]
) -> Services | None:
    """The services, or None after the person read why the file cannot be opened. A whole backup is offered."""
    path = paths.database_file(data)
    while True:
        try:
            return open_services(path, now, zone, seconds_since_boot)
        except DamagedFault as fault:
            if fault.newest_backup is None or not trouble.asks_to_restore(fault, fault.newest_backup.name):
                if fault.newest_backup is None:
                    trouble.tell(fault)
                return None
            try:
                restore(fault, path, now())
            except Fault as failed:
                trouble.tell(failed)
                return None
        except Fault as fault:
            trouble.tell(fault)
            return None


def _leave(services: Services) -> None:
    try:
        services.safekeeping.back_up_at_quit()
    except Fault as fault:
        log.warning("No backup at quit: %s", fault.template)
    services.close()


def _ours(
    log_file: Path, house: House
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Our own faults: where and what kind go to the log (their words may hold names), and the person is told once."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        import traceback

        where = "".join(traceback.format_tb(trace))
        log.error("A fault of the program: %s\n%s", kind.__name__, where)
        house.tell_own_fault(log_file)

    return hook
