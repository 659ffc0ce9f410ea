"""What was not tried yet to reach them: in a line, and as a list for a sale that is very important."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from reengage_desktop.domain.wall_time import local
from reengage_desktop.ui.desk import way_words
from reengage_desktop.ui.desk.untried_list import UntriedList
from reengage_desktop.ui.dialog_parts import Fitting

from .section import PersonSection

if TYPE_CHECKING:
    from reengage_desktop.domain.untried import Untried
    from reengage_desktop.services.bundle import Services


class WaysSection(PersonSection):
    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        super().__init__(services, now, self.tr("Ways to reach them"), "ways_section")
        self.add_button.hide()
        self.line_label = Fitting("", "body", "text2", name="ways_line")
        self.list = UntriedList()
        self.list.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # nothing is chosen here
        self.body.addWidget(self.line_label)
        self.body.addWidget(self.list)

    def read(self) -> None:
        ways = self.act(lambda: self.services.exploring.ways(self.who)) or ()
        is_very = self.act(lambda: self.services.exploring.is_very_important(self.who)) or False
        self.hint_label.setText(self.tr("very important") if is_very else "")
        self.line_label.setVisible(not is_very)
        self.list.setVisible(is_very)
        if is_very:
            self.list.show_ways(ways, [self._said(way) for way in ways])
        else:
            self.line_label.setText(self._line(ways))

    def _said(self, way: Untried) -> tuple[str, str]:
        today = local(self.now(), self.zone).date()
        return way_words.beside(way, self.zone, today), way_words.spoken(way, self.zone, today)

    def _line(self, ways: tuple[Untried, ...]) -> str:
        names = ", ".join(dict.fromkeys(way_words.name(way.way) for way in ways if not way.tried)).lower()
        if not names:
            return self.tr("Every way was tried. A new reason to call is a new way too.")
        return self.tr("Not tried yet: {ways}.").format(ways=names)
