"""The locks name each version with its hashes and no place to fetch it from."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def entries(lock: str) -> dict[str, list[str]]:
    """Name==version, with its hashes; a condition on the system is left out."""
    text = (ROOT / "packaging" / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    text = re.sub(r" ; sys_platform == \"\w+\"", "", text)
    return {line.split()[0]: line.split()[1:] for line in text.splitlines() if line.strip()}


def name_of(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    assert found is not None, requirement
    return found[0].lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_each_entry_has_one_version_and_hashes(lock: str) -> None:
    for entry, hashes in entries(lock).items():
        assert re.fullmatch(r"[a-z0-9-]+==[\w.]+", entry)
        assert hashes
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", word) for word in hashes), entry


@pytest.mark.parametrize("lock", LOCKS)
def test_no_address_is_written_down(lock: str) -> None:
    assert re.search(r"://|--index|--extra|--find-links|--trusted|file:|@", "\n".join(entries(lock))) is None
    assert "http" not in (ROOT / "packaging" / lock).read_text(encoding="utf-8")


def test_what_the_program_declares_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locked = {name_of(entry) for entry in entries("requirements.lock")}
    assert {name_of(wish) for wish in project["dependencies"]} <= locked
    tools = {name_of(entry) for entry in entries("requirements-dev.lock")}
    assert {name_of(wish) for wish in project["optional-dependencies"]["dev"]} <= tools


def test_both_locks_agree_on_what_they_share() -> None:
    one, other = ({name_of(entry): entry for entry in entries(lock)} for lock in LOCKS)
    assert {name: entry for name, entry in other.items() if one.get(name, entry) != entry} == {}


def test_the_toolkit_that_loses_references_is_kept_out() -> None:
    assert "pyside6-essentials==6.12.0" not in entries("requirements.lock")


def test_the_toolkit_is_locked_for_every_system() -> None:
    # Linux on two processors, macOS, Windows on two processors.
    sizes = {name_of(entry): len(hashes) for entry, hashes in entries("requirements.lock").items()}
    assert sizes["pyside6-essentials"] >= 5
    assert sizes["shiboken6"] >= 5
