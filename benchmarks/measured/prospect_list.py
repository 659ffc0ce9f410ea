"""The list of prospects: painted for the first time, sorted by each of its orders, scrolled through."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks import people
from benchmarks.painting import until_painted
from benchmarks.process import pss_mb, tell
from benchmarks.scrolling import SIZE, frames
from reengage_desktop.domain.listing import ListQuery, SortBy
from reengage_desktop.ui import fonts, theme
from reengage_desktop.ui.prospects.prospect_model import ProspectModel
from reengage_desktop.ui.prospects.prospect_table import ProspectTable


def main(folder: Path) -> None:
    app = QApplication(sys.argv[:1])
    fonts.load()
    theme.apply(app, "light")
    browsing = people.open_at(folder).browsing
    before = pss_mb()
    model = ProspectModel(browsing, lambda: people.NOW, lambda: people.ZONE)
    table = ProspectTable(model)

    def show(sort: SortBy) -> None:
        table.show_ids(browsing.ids(ListQuery(sort=sort)), select=table.selected_id, from_top=True)

    def open_() -> None:
        show(SortBy.BEST)
        table.resize(*SIZE)
        table.show()

    first = until_painted(open_, table.viewport())
    sorts = {sort.value: until_painted(partial(show, sort), table.viewport()) for sort in SortBy}
    scrolled = frames(table)
    tell(first=first, sorts=sorts, frames=scrolled, grown_mb=pss_mb() - before)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
