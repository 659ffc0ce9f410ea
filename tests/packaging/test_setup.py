"""`packaging/setup.sh` sets up what is missing, says so first, and does nothing the second time.

The script is the real one. Python, apt and dpkg are stand-ins that write down how they were called: the real ones
would install packages on the machine that runs the tests.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("sh", "cat", "cksum", "dirname", "env", "grep", "mkdir", "cp", "chmod", "rm", "sed", "tr", "uname")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="make and sh are not for Windows")

PYTHON = """#!/bin/sh
echo "python $*" >>"$CALLS"
case "$*" in
    *version_info*) exit "${TOO_OLD:-0}" ;;
    "-m venv"*) rm -rf .venv && mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
esac
"""
DPKG_QUERY = """#!/bin/sh
for name in $(cat "$INSTALLED"); do echo "$name installed"; done
exit 1
"""
APT_GET = """#!/bin/sh
echo "apt-get $*" >>"$CALLS"
case "$*" in *install*) shift 6; for name in "$@"; do echo "$name" >>"$INSTALLED"; done ;; esac
"""


@dataclass
class Machine:
    """A checkout in a folder of its own, and a PATH with nothing on it but what the script may find."""

    root: Path
    bin: Path

    def add(self, name: str, script: str) -> None:
        (self.bin / name).write_text(script)
        (self.bin / name).chmod(0o755)

    def set_up(self, *parts: str, **environment: str) -> subprocess.CompletedProcess[str]:
        known = {"PATH": str(self.bin), "CALLS": str(self.bin / "calls"), "INSTALLED": str(self.bin / "installed")}
        command = ["sh", str(self.root / "packaging" / "setup.sh"), *parts]
        return subprocess.run(command, env={**known, **environment}, capture_output=True, text=True, check=False)

    def calls(self) -> list[str]:
        """What was called since the last time this was asked."""
        file = self.bin / "calls"
        lines = file.read_text().splitlines() if file.exists() else []
        file.unlink(missing_ok=True)
        return lines


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    new = Machine(tmp_path / "checkout", tmp_path / "bin")
    new.bin.mkdir()
    shutil.copytree(ROOT / "packaging", new.root / "packaging")
    shutil.copy(ROOT / "pyproject.toml", new.root)
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found is not None
        (new.bin / tool).symlink_to(found)
    new.add("python3", PYTHON)
    new.add("id", "#!/bin/sh\necho 0\n")
    return new


def with_apt(machine: Machine) -> Machine:
    machine.add("dpkg-query", DPKG_QUERY)
    machine.add("apt-get", APT_GET)
    machine.add("apt-cache", '#!/bin/sh\n[ "$2" != libglib2.0-0t64 ]\n')
    (machine.bin / "installed").touch()
    return machine


def test_the_first_run_installs_by_hash_and_the_second_does_and_says_nothing(machine: Machine) -> None:
    first = machine.set_up("program", "tools", "screen")
    assert first.returncode == 0, first.stderr
    installs = [call for call in machine.calls() if "pip install" in call]
    assert [call.split()[-1] for call in installs] == [
        "packaging/requirements.lock",
        ".",
        "packaging/requirements-dev.lock",
    ]
    assert all("--require-hashes" in call for call in installs if call.endswith(".lock"))

    second = machine.set_up("program", "tools", "screen")
    assert (second.returncode, second.stdout, second.stderr, machine.calls()) == (0, "", "", [])


def test_a_changed_lock_is_installed_without_a_new_environment(machine: Machine) -> None:
    machine.set_up("program", "tools")
    machine.calls()
    with (machine.root / "packaging" / "requirements-dev.lock").open("a") as lock:
        lock.write("# changed\n")
    machine.set_up("program", "tools")
    assert [call.split()[-1] for call in machine.calls()] == ["packaging/requirements-dev.lock"]


def test_a_moved_checkout_gets_a_new_environment(machine: Machine) -> None:
    machine.set_up("program")
    machine.calls()
    machine.root = machine.root.rename(machine.root.with_name("elsewhere"))
    machine.set_up("program")
    assert "python -m venv --clear .venv" in machine.calls()


def test_what_broke_off_is_taken_up_again(machine: Machine) -> None:
    machine.add("python3", PYTHON + 'case "$*" in *"pip install"*) exit 1 ;; esac\n')
    assert machine.set_up("program").returncode != 0
    machine.calls()
    (machine.root / ".venv" / "bin" / "python").write_text(PYTHON)
    assert machine.set_up("program").returncode == 0
    assert [call.split()[-1] for call in machine.calls()] == ["packaging/requirements.lock", "."]


def test_an_old_python_is_named_in_one_sentence(machine: Machine) -> None:
    told = machine.set_up("program", TOO_OLD="1")
    assert told.returncode == 1
    assert told.stderr.count("\n") == 1
    assert "Python 3.11 or newer is needed" in told.stderr
    assert not (machine.root / ".venv").exists()


def test_missing_system_packages_are_installed_and_named_before(machine: Machine) -> None:
    told = with_apt(machine).set_up("program")
    assert told.returncode == 0, told.stderr
    assert "with apt for the window: libegl1" in told.stdout.splitlines()[0]
    update, install = [call for call in machine.calls() if call.startswith("apt-get")]
    assert update.endswith("update")
    assert "libxcb-cursor0" in install.split()
    # The name that this system does not know gives way to the one it does.
    assert "libglib2.0-0" in install.split()
    assert "libglib2.0-0t64" not in install.split()


def test_apt_is_left_alone_when_nothing_is_missing(machine: Machine) -> None:
    names = (ROOT / "packaging" / "debian" / "qt-libraries.txt").read_text().splitlines()
    installed = [name.split("|")[0] for name in names if not name.startswith("#")]
    (with_apt(machine).bin / "installed").write_text("\n".join(installed))
    machine.set_up("program")
    assert [call for call in machine.calls() if call.startswith("apt-get")] == []


def test_without_the_right_to_install_the_missing_packages_are_named_and_it_goes_on(machine: Machine) -> None:
    with_apt(machine).add("id", "#!/bin/sh\necho 1000\n")
    told = machine.set_up("program")
    assert told.returncode == 0, told.stderr
    assert "no right to use it: libegl1" in told.stdout
    assert [call for call in machine.calls() if call.startswith("apt-get")] == []


def test_an_unknown_part_is_refused(machine: Machine) -> None:
    assert machine.set_up("everything").returncode == 2


@pytest.mark.skipif(os.name == "nt" or shutil.which("make") is None, reason="make is not installed")
def test_each_target_of_the_makefile_can_be_planned() -> None:
    targets = ("run", "test", "check", "lint", "tour", "bench", "setup", "clean")
    planned = subprocess.run(["make", "-n", *targets], cwd=ROOT, capture_output=True, text=True, check=False)
    assert planned.returncode == 0, planned.stderr
