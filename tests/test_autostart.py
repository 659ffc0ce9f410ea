"""Starting at login: noted with the system, read back from it, and taken away again."""

from __future__ import annotations

import plistlib
import subprocess
import sys
from pathlib import Path

import pytest

from reengage_desktop.autostart import Autostart, DesktopEntry, LaunchAgent, autostart
from reengage_desktop.domain.fault import StoreFault

COMMAND = ("/opt/My Programs/reengage", "--background", "--data-dir", '/home/d "x"/50 % $HOME')


@pytest.mark.parametrize("kind", [DesktopEntry, LaunchAgent])
def test_what_is_switched_on_is_read_back_and_goes_without_a_trace(tmp_path: Path, kind: type) -> None:
    start: Autostart = kind(tmp_path / "not there yet", COMMAND)
    assert not start.is_on()
    start.switch(True)
    assert start.is_on()
    assert not kind(tmp_path / "not there yet", ("/another/program",)).is_on()
    start.switch(False)
    assert not start.is_on()
    start.switch(False)
    assert list((tmp_path / "not there yet").iterdir()) == []


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktop_itself_switched_off_is_off(tmp_path: Path, line: str) -> None:
    start = DesktopEntry(tmp_path, COMMAND)
    start.switch(True)
    start.file.write_text(f"{start.file.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")
    assert not start.is_on()
    start.switch(True)
    assert start.is_on()


def test_the_desktop_would_start_just_this_command(tmp_path: Path) -> None:
    """Undone as the specification says: the value's backslashes, then the quotes, then %%."""
    start = DesktopEntry(tmp_path, COMMAND)
    start.switch(True)
    entry = dict(line.split("=", 1) for line in start.file.read_text(encoding="utf-8").splitlines() if "=" in line)
    unescaped = entry["Exec"].replace("\\\\", "\\").replace("%%", "%")
    shown = subprocess.run(["sh", "-c", f"printf '%s\\n' {unescaped}"], capture_output=True, text=True, check=True)
    assert tuple(shown.stdout.splitlines()) == COMMAND


def test_the_agent_holds_the_command_as_it_is(tmp_path: Path) -> None:
    start = LaunchAgent(tmp_path, COMMAND)
    start.switch(True)
    assert plistlib.loads(start.file.read_bytes())["ProgramArguments"] == list(COMMAND)
    start.file.write_bytes(b"half a")
    assert not start.is_on()


def test_a_folder_that_takes_nothing_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("in the way")
    start = DesktopEntry(tmp_path / "autostart", COMMAND)
    assert not start.is_on()
    with pytest.raises(StoreFault, match="The system did not take it"):
        start.switch(True)


@pytest.mark.skipif(sys.platform != "linux", reason="the folder of Linux desktops")
def test_the_folder_is_the_one_the_desktop_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    autostart(tmp_path / "data").switch(True)
    text = (tmp_path / "autostart" / "reengage-desktop.desktop").read_text(encoding="utf-8")
    assert "--background" in text and f"--data-dir {tmp_path / 'data'}" in text
