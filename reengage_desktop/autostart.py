"""Starting at login: what the system itself has noted, read back and switched."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reengage_desktop.domain.fault import StoreFault

NAME, LABEL = "reengage-desktop", "org.reengage.desktop"
NOT_TAKEN = (
    "The system did not take it: {cause}. Nothing was changed; you can add the program to those that start at login "
    "in the system's own settings."
)
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"


class Autostart(Protocol):
    """`is_on` says what the system would do at the next login; `switch` raises `StoreFault` if it does not take it."""

    def is_on(self) -> bool: ...

    def switch(self, on: bool) -> None: ...


def autostart(data: Path | None) -> Autostart:
    """This system's; `data` is the folder chosen at this start, if one was."""
    command = _this_program() + ["--background"] + (["--data-dir", str(data)] if data else [])
    if sys.platform == "win32":
        return RunKey(tuple(command))
    if sys.platform == "darwin":
        return LaunchAgent(Path.home() / "Library" / "LaunchAgents", tuple(command))
    config = os.environ.get("XDG_CONFIG_HOME", "")
    folder = Path(config) if config.startswith("/") else Path.home() / ".config"
    return DesktopEntry(folder / "autostart", tuple(command))


@dataclass(frozen=True, slots=True)
class DesktopEntry:
    """Desktops of Linux and the like: the autostart specification of freedesktop.org."""

    folder: Path
    command: Sequence[str]

    @property
    def file(self) -> Path:
        return self.folder / f"{NAME}.desktop"

    def is_on(self) -> bool:
        """Off also if the desktop's own settings switched it off, or another program stands in it."""
        lines = _text(self.file).splitlines()
        off = {"Hidden=true", "X-GNOME-Autostart-enabled=false"}
        return f"Exec={self._exec()}" in lines and not off.intersection(lines)

    def switch(self, on: bool) -> None:
        entry = ["[Desktop Entry]", "Type=Application", "Name=ReEngage", f"Exec={self._exec()}", f"Icon={NAME}"]
        _keep(self.file, "\n".join([*entry, "Terminal=false", ""]) if on else None)

    def _exec(self) -> str:
        return " ".join(_quoted(word) for word in self.command)


@dataclass(frozen=True, slots=True)
class LaunchAgent:
    """macOS."""

    folder: Path
    command: Sequence[str]

    @property
    def file(self) -> Path:
        return self.folder / f"{LABEL}.plist"

    def is_on(self) -> bool:
        import plistlib

        with suppress(OSError, ValueError, plistlib.InvalidFileException):
            noted = plistlib.loads(self.file.read_bytes())
            return bool(noted.get("RunAtLoad")) and noted.get("ProgramArguments") == list(self.command)
        return False

    def switch(self, on: bool) -> None:
        import plistlib

        agent = {
            "Label": LABEL,
            "ProgramArguments": list(self.command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }
        _keep(self.file, plistlib.dumps(agent).decode() if on else None)


if sys.platform == "win32":

    @dataclass(frozen=True, slots=True)
    class RunKey:
        """Windows: a value of the person's own Run key."""

        command: Sequence[str]

        def is_on(self) -> bool:
            import winreg

            with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
                return bool(winreg.QueryValueEx(key, NAME)[0] == self._line())
            return False

        def switch(self, on: bool) -> None:
            import winreg

            try:
                with winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
                    if on:
                        winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, self._line())
                    elif self.is_on():
                        winreg.DeleteValue(key, NAME)
            except OSError as error:
                raise StoreFault(NOT_TAKEN, cause=error.strerror or error) from error

        def _line(self) -> str:
            from subprocess import list2cmdline

            return list2cmdline(self.command)


def _this_program() -> list[str]:
    """The words that start it: the bundle or the installed script, else Python with the package."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    started = Path(sys.argv[0]).absolute()
    if started.stem == NAME and started.is_file():
        return [str(started)]
    python = Path(sys.executable)
    quiet = python.with_name("pythonw.exe")  # on Windows the other one would open a console
    return [str(quiet if quiet.is_file() else python), "-m", "reengage_desktop"]


def _quoted(word: str) -> str:
    """A word of Exec=: quoted where the specification asks for it, and its value's own backslashes doubled."""
    if word and shlex.quote(word) == word:
        return word.replace("%", "%%")
    inner = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in word)
    return f'"{inner}"'.replace("\\", "\\\\").replace("%", "%%")


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return ""


def _keep(file: Path, text: str | None) -> None:
    try:
        if text is None:
            file.unlink(missing_ok=True)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise StoreFault(NOT_TAKEN, cause=error.strerror or error) from error
