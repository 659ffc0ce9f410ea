"""Files that are made take their place as a whole, or the world's fault is told."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from reengage_desktop.domain.fault import FileFault
from reengage_desktop.services import filing


def test_a_file_is_written_over_the_one_that_was_there(tmp_path: Path) -> None:
    path = tmp_path / "letters.pdf"
    for content in (b"old and long", b"new"):
        filing.put(path, content)
        assert path.read_bytes() == content
    assert [each.name for each in tmp_path.iterdir()] == ["letters.pdf"]


def test_a_folder_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileFault) as told:
        filing.put(tmp_path / "gone" / "letters.pdf", b"new")
    said = str(told.value)
    assert "letters.pdf could not be written" in said
    assert "No such file or directory" in said
    assert "still lie in the pile" in said


def test_a_disk_without_room_leaves_the_old_file_and_no_rest(tmp_path: Path) -> None:
    path = tmp_path / "letters.pdf"
    path.write_bytes(b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(FileFault, match="could not be written"):
            filing.put(path, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["letters.pdf"]
