"""The person's data lies in a folder of their own that nobody else can look into."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reengage_desktop import paths

no_modes = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


def test_the_chosen_folder_is_made_and_holds_everything(tmp_path: Path) -> None:
    data = paths.data_dir(tmp_path / "new" / "data")
    assert data.is_dir()
    assert paths.database_file(data) == data / "reengage.db"
    assert paths.log_file(data).parent == data


@no_modes
def test_what_is_made_is_private(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        data = paths.data_dir(tmp_path / "data")
        mode = data.stat().st_mode & 0o777
    finally:
        os.umask(before)
    assert mode == 0o700


@no_modes
def test_a_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir(mode=0o755)
    (tmp_path / "shared").chmod(0o755)
    assert paths.data_dir(tmp_path / "shared").stat().st_mode & 0o777 == 0o755


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere the place is not taken from XDG_DATA_HOME")
def test_without_a_choice_it_is_the_place_the_system_has_for_it() -> None:
    assert paths.data_dir() == Path(os.environ["XDG_DATA_HOME"]) / "reengage-desktop"


def test_finding_paths_imports_nothing_before_it_is_needed() -> None:
    ask = "import sys, reengage_desktop.paths, reengage_desktop.resources; print('platformdirs' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
