"""Builds the house: opens the file, makes the window, and runs until the person quits."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from reengage_desktop import paths
from reengage_desktop.domain.fault import Fault
from reengage_desktop.services.bundle import Services, open_services
from reengage_desktop.services.safekeeping import DamagedFault, restore
from reengage_desktop.ui import fonts, theme
from reengage_desktop.ui.house import House
from reengage_desktop.ui.single_instance import SingleInstance

if TYPE_CHECKING:
    from datetime import datetime

    from reengage_desktop.autostart import Autostart
    from reengage_desktop.services.around import NowClock

log = logging.getLogger(__name__)

INI = QSettings.Format.IniFormat
DAMAGED = -1  # the exit status of a window whose file proved not to be whole
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
    background: bool,
    autostart: Autostart | None,
) -> int:
    """The exit status of the window. `demo`: with sample people; `smoke`: show and quit; `look`: light, dark or "".

    `background`: in the tray only. `autostart` is None where nothing may be noted with the system.
    """
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("ReEngage")
    qt.setDesktopFileName("reengage-desktop")
    qt.setQuitOnLastWindowClosed(False)
    fonts.load()
    instance = SingleInstance(data)
    if not instance.is_first:
        return 0
    theme.apply(qt, look or "system")
    trusting = True
    while (services := _opened(data, now, zone, seconds_since_boot, trusting)) is not None:
        status = None
        try:
            if demo:
                services.sampling.add()
            build = partial(House, services, now, QSettings(str(data / "look.ini"), INI), autostart)
            status = _lived(qt, build, services, data, instance, smoke, look, background)
        finally:
            _leave(services, whole=status != DAMAGED)
        if status != DAMAGED:
            return status
        trusting = False  # opened so, the file is refused in words, and the newest backup is offered
    return 1


def _lived(
    qt: QApplication,
    build: Callable[[], House],
    services: Services,
    data: Path,
    instance: SingleInstance,
    smoke: bool,
    look: str,
    background: bool,
) -> int:
    """The exit status when the person has quit; `DAMAGED` at once when the file proves not to be whole."""
    house: House | None = None
    try:
        theme.apply(qt, look or services.setting.read().theme)
        house = build()
        sys.excepthook = _ours(paths.log_file(data), house)
        instance.knocked.connect(house.window.come_forward)
        house.window.shown_first.connect(_collect_again)
        house.quit_requested.connect(qt.quit)
        house.damaged.connect(lambda: qt.exit(DAMAGED))
        house.open(background=background)
        if smoke:
            QTimer.singleShot(SMOKE_MS, qt, qt.quit)
        status = qt.exec()
    except Exception:
        if _is_whole(services):
            raise
        status = DAMAGED
    if status == DAMAGED and house is not None:
        house.quit()
        house.window.hide()
        house.setParent(qt)  # Qt may still hold parts of a window that was left half shown: it stays until the end
    return status


def _collect_again() -> None:
    """All that was made so far stays as long as the program: no later collection looks at it again."""
    gc.freeze()
    gc.enable()


def _is_whole(services: Services) -> bool:
    try:
        services.make_sure()
    except DamagedFault:
        return False
    return True


def _opened(
    data: Path, now: NowClock, zone: Callable[[], str], seconds_since_boot: Callable[[], float], trusting: bool
) -> Services | None:
    """The services, or None after the person read why the file cannot be opened. A whole backup is offered.

    `trusting`: a file that was closed in order is checked when its window is painted.
    """
    path = paths.database_file(data)
    while True:
        try:
            return open_services(path, now, zone, seconds_since_boot, trusting=trusting)
        except DamagedFault as fault:
            if not _restored(fault, path, now()):
                return None
        except Fault as fault:
            from reengage_desktop.ui import trouble

            trouble.tell(fault)
            return None


def _restored(fault: DamagedFault, path: Path, now: datetime) -> bool:
    """Whether the newest whole backup took the damaged file's place, as the person wished."""
    from reengage_desktop.ui import trouble

    try:
        if fault.newest_backup is None:
            raise fault
        if not trouble.asks_to_restore(fault, fault.newest_backup.name):
            return False
        restore(fault, path, now)
    except Fault as told:
        trouble.tell(told)
        return False
    return True


def _leave(services: Services, *, whole: bool) -> None:
    try:
        if whole:
            services.safekeeping.back_up_at_quit()
    except Fault as fault:
        log.warning("No backup at quit: %s", fault.template)
    services.close()


def _ours(log_file: Path, house: House) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
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
