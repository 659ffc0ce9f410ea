"""The program on a virtual screen: a slot begins, the desktop says so, and its button starts the calls."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reengage_desktop import paths
from reengage_desktop.domain.reminder import Said
from reengage_desktop.services.bundle import open_services
from tests.desktop import Bus

NEEDED = ("Xvfb", "dbus-daemon", "dunst", "dunstctl", "openbox", "trayer", "xdotool")
MISSING = [name for name in NEEDED if not shutil.which(name)]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"needs {', '.join(MISSING)}")

ROOT = Path(__file__).parents[2]
ZONE = "America/New_York"
EARLIER = datetime(2026, 10, 12, 14, tzinfo=UTC)

# The program as it is, but for its clock: it is 08:15:05 in New York when it starts.
PROGRAM = f"""
import sys, time
from datetime import UTC, datetime, timedelta
from reengage_desktop import __main__ as program
begun = time.monotonic()
program.now = lambda: datetime(2026, 10, 13, 12, 15, 5, tzinfo=UTC) + timedelta(seconds=time.monotonic() - begun)
program.machine.zone = lambda: "{ZONE}"
sys.exit(program.main(["--data-dir", sys.argv[1], "--theme", "light"]))
"""

DUNST = """
[global]
dmenu = {choose}
[told]
summary = "*"
script = {told}
"""


class Screen:
    """A screen of 1366×768 with a window manager, a bus and dunst; no tray until `trayer` is begun."""

    def __init__(self, folder: Path, begin: Callable[..., subprocess.Popen[bytes]], bus: Bus) -> None:
        self._begin_process, self.told = begin, folder / "told.txt"
        read, write = os.pipe()
        begin("Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp", pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as said:
            display = said.readline().strip()
        self.environment = os.environ | {
            "DISPLAY": f":{display}",
            "DBUS_SESSION_BUS_ADDRESS": bus.address,
            "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/no-system-bus",
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(ROOT),
        }
        rules = folder / "dunstrc"
        rules.write_text(
            DUNST.format(
                choose=script(folder / "choose", "grep -m1 'Start (Morning'"),
                told=script(folder / "told", f'printf "%s|%s\\n" "$2" "$3" >> {self.told}'),
            )
        )
        self.begin("openbox")
        self.begin("dunst", "-config", str(rules))

    def begin(self, *command: str) -> subprocess.Popen[bytes]:
        return self._begin_process(*command, env=self.environment)

    def run(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=10
        )
        return done.stdout.strip()

    def sees(self, title: str) -> str:
        """The window of that title, if it is to be seen."""
        return self.run("xdotool", "search", "--onlyvisible", "--name", title).split("\n")[0]

    def width(self, title: str) -> int:
        """Of the window of that title; 0 if there is none."""
        found = self.run("xdotool", "search", "--onlyvisible", "--name", title, "getwindowgeometry", "--shell")
        return next((int(line[6:]) for line in found.splitlines() if line.startswith("WIDTH=")), 0)


def script(file: Path, line: str) -> Path:
    file.write_text(f"#!/bin/sh\n{line}\n")
    file.chmod(0o700)
    return file


def until(true: Callable[[], object], seconds: float = 20) -> None:
    resting = threading.Event()
    for _ in range(int(seconds / 0.05)):
        if true():
            return
        resting.wait(0.05)
    raise AssertionError(f"It did not come within {seconds} seconds.")


def click(screen: Screen, title: str, *, until_it_sees: str) -> None:
    """As a person does: again, if nothing came of it, since an icon may be in the middle of being laid out."""
    for _ in range(4):
        screen.run("xdotool", "mousemove", "--window", screen.sees(title), "12", "12", "click", "1")
        try:
            return until(lambda: screen.sees(until_it_sees), 5)
        except AssertionError:
            continue
    raise AssertionError(f"No click on {title} brought {until_it_sees}.")


def said(folder: Path, key: str) -> Said | None:
    """How far a reminder has come in the ledger of the file."""
    services = open_services(paths.database_file(folder), lambda: EARLIER, lambda: ZONE, lambda: 0.0)
    row = services.around.store.reminders.get(key)
    services.close()
    return row.state if row else None


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    with ExitStack() as after:

        def begin(*command: str, **options: object) -> subprocess.Popen[bytes]:
            quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            process = subprocess.Popen(command, **(quiet | options))  # type: ignore[call-overload]
            after.callback(process.wait)
            after.callback(process.terminate)
            return process

        bus = Bus(tmp_path)
        after.callback(bus.die)
        yield Screen(tmp_path, begin, bus)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """People from the day before."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    services = open_services(paths.database_file(folder), lambda: EARLIER, lambda: ZONE, lambda: 0.0)
    services.sampling.add()
    services.close()
    return folder


def test_a_slot_is_announced_a_late_tray_gets_the_icon_and_the_button_starts_the_calls(
    screen: Screen, data: Path
) -> None:
    program = screen.begin(sys.executable, "-c", PROGRAM, str(data))
    until(lambda: screen.sees("^ReEngage"), 15)
    until(lambda: screen.told.exists() and "Morning calls start now" in screen.told.read_text())
    told = screen.told.read_text().splitlines()
    assert "Morning calls start now · 8 people|Maria Castellano first. You promised Mon 12 Oct, 8:30–9:30." in told

    screen.begin("trayer", "--edge", "bottom", "--align", "left", "--widthtype", "request", "--distance", "0")
    until(lambda: screen.width("^panel$") > 20, 5)
    window = screen.sees("^ReEngage")
    screen.run("xdotool", "windowactivate", "--sync", window, "key", "--clearmodifiers", "alt+F4")
    until(lambda: not screen.sees("^ReEngage"))
    click(screen, "^panel$", until_it_sees="^ReEngage")

    screen.begin("dunstctl", "context")
    until(lambda: screen.sees("^Call 1 of"))
    until(lambda: "displayed: 1" in screen.run("dunstctl", "count"))
    program.kill()
    program.wait()
    assert said(data, "slot:1:2026-10-13") is Said.ACTED
