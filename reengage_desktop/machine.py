"""What the laptop says: its time zone, and the seconds since it started."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from reengage_desktop.domain.place import is_zone


def zone() -> str:
    """The IANA name of the laptop's zone, read anew at each call; "UTC" where it cannot be told."""
    named = os.environ.get("TZ", "").lstrip(":")
    if named and is_zone(named):
        return named
    if sys.platform == "win32":
        return _windows_zone()
    for link in (Path("/etc/localtime"), Path("/var/db/timezone/localtime")):
        name = str(link.resolve()).partition("zoneinfo/")[2].removeprefix("posix/").removeprefix("right/")
        if name and is_zone(name):
            return name
    noted = Path("/etc/timezone")
    name = noted.read_text(encoding="utf-8").strip() if noted.is_file() else ""
    return name if name and is_zone(name) else "UTC"


def seconds_since_boot() -> float:
    """Runs on during sleep where the system has such a clock; it never jumps when the wall clock is changed."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(clock) if clock is not None else time.monotonic()


def _windows_zone() -> str:
    from tzlocal import get_localzone_name

    name: str = get_localzone_name()
    return name
