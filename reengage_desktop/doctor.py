"""What this machine lacks: looked for without starting a window."""

from __future__ import annotations

import os
import sys
from ctypes.util import find_library
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

# What Qt's xcb plugin loads at start; on Debian each is in the package of packaging/debian that carries its name.
SCREEN_LIBRARIES = ("EGL", "GL", "xkbcommon", "xcb-cursor", "xcb-icccm", "xcb-keysyms", "fontconfig", "dbus-1")
PACKAGES = (
    "PySide6",
    "peewee",
    "platformdirs",
    "phonenumbers",
    "jinja2",
    "icalendar",
    "recurring_ical_events",
    "holidays",
)
TRAY_BUS = "DBUS_SESSION_BUS_ADDRESS"


@dataclass(frozen=True, slots=True)
class Finding:
    """`is_needed`: without it the window does not open."""

    what: str
    is_fine: bool
    words: str
    is_needed: bool = True


def findings(data: Path) -> list[Finding]:
    return [_python(), _packages(), *_libraries(), _display(), _bus(), _server(), _voice(), _folder(data)]


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    fine = sys.version_info >= (3, 11)
    return Finding("Python", fine, version if fine else f"{version}; 3.11 or newer is needed")


def _packages() -> Finding:
    missing = [name for name in PACKAGES if not find_spec(name)]
    return Finding("Packages", not missing, "all here" if not missing else f"install {', '.join(missing)}")


def _libraries() -> list[Finding]:
    if sys.platform != "linux":
        return []
    missing = [name for name in SCREEN_LIBRARIES if find_library(name) is None]
    words = "all here" if not missing else f"lib{', lib'.join(missing)}: make run installs them on Debian and Ubuntu"
    return [Finding("Libraries of the screen", not missing, words)]


def _display() -> Finding:
    if sys.platform != "linux":
        return Finding("Display", True, "the system's own")
    name = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", "")
    return Finding("Display", bool(name), name or "none: start it in a desktop session")


def _bus() -> Finding:
    if sys.platform != "linux":
        return Finding("Notifications", True, "the system's own", is_needed=False)
    fine = bool(os.environ.get(TRAY_BUS))
    words = "a session bus is here" if fine else "no session bus: reminders come in the program's own small window"
    return Finding("Notifications", fine, words, is_needed=False)


def _server() -> Finding:
    fine = find_spec("caldav") is not None
    words = "can be used" if fine else "not wanted so far; it comes with reengage-desktop[caldav]"
    return Finding("Calendar server", fine, words, is_needed=False)


def _voice() -> Finding:
    """Found, not loaded: what loads it is a process of its own (see `ui.speech`)."""
    found = find_spec("PySide6")
    places = found.submodule_search_locations if found else None
    fine = any(next(Path(place).glob("QtTextToSpeech.*"), None) for place in places or ())
    words = "can be used in rehearsal" if fine else "not wanted so far; it comes with reengage-desktop[speech]"
    return Finding("Speech", fine, words, is_needed=False)


def _folder(data: Path) -> Finding:
    fine = os.access(data, os.W_OK)
    return Finding("Data folder", fine, str(data) if fine else f"{data} cannot be written: check its permissions")
