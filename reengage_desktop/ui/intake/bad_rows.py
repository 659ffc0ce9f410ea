"""The rows that were left out, as a CSV that can be mended and brought in again."""

from __future__ import annotations

import csv
from pathlib import Path

from reengage_desktop.domain.cell_guard import inert
from reengage_desktop.domain.fault import FileFault
from reengage_desktop.domain.intake import BadRow
from reengage_desktop.domain.table import Table
from reengage_desktop.ui.words import tr

from .field_words import doubt_words

NOT_WRITTEN = "{file} could not be written: {cause}. The import itself is done; choose another place."


def save_bad_rows(path: Path, table: Table, bad: tuple[BadRow, ...]) -> None:
    """The columns of the list with line and reason before them; in UTF-8 with a mark. Raises `FileFault`.

    Of what could not be read at all there is only its beginning, in the first column.
    """
    reasons = {row.line: doubt_words(row) for row in bad}
    heading = [tr("Line in the file"), tr("What to mend"), *table.header]
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(map(inert, heading))
            for row in table.unread:
                writer.writerow([str(row.line), doubt_words(row), inert(row.text)])
            for line, cells in table.rows:
                if line in reasons:
                    writer.writerow([str(line), reasons[line], *map(inert, cells)])
    except OSError as error:
        raise FileFault(NOT_WRITTEN, file=path.name, cause=error.strerror or error) from error
