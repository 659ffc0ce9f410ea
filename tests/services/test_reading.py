"""Any file the person may choose gives a list, or one sentence that says what to do."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from reengage_desktop.domain.columns import Aliases
from reengage_desktop.domain.fault import FileFault
from reengage_desktop.domain.table import Form, Table
from reengage_desktop.services.reading import read_list
from tests.fuzz.seeds import seeds

ALIASES = Aliases.from_text((Path(__file__).parents[2] / "resources/intake/aliases.json").read_text("utf-8"))
SEEDS = seeds()


def read(path: Path) -> Table:
    return read_list(path, knows=ALIASES.knows)


@pytest.mark.parametrize("name", SEEDS)
def test_every_form_comes_through_one_door_whatever_its_name_ends_in(name: str, tmp_path: Path) -> None:
    path = tmp_path / "list.dat"
    path.write_bytes(SEEDS[name])
    table = read(path)
    endings = {".vcf": Form.CARDS, ".xlsx": Form.WORKBOOK, ".xls": Form.WORKBOOK, ".ods": Form.WORKBOOK}
    assert table.form is endings.get(Path(name).suffix, Form.CSV)
    assert table.file == "list.dat" and table.header and list(table.rows) and not table.unread
    assert (table.sheet != "") == (table.form is Form.WORKBOOK) and (table.delimiter != "") == (table.form is Form.CSV)


def test_what_is_not_there_and_what_is_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileFault, match="is not there"):
        read(tmp_path / "gone.csv")
    with pytest.raises(FileFault, match="is a folder"):
        read(tmp_path)


@pytest.mark.measures_time
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_what_has_no_end_is_not_begun(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    started = time.perf_counter()
    for path in (tmp_path / "pipe.csv", Path("/dev/zero")):
        with pytest.raises(FileFault, match="no ordinary file"):
            read(path)
    assert time.perf_counter() - started < 1
