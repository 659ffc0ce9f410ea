"""Facts with their date, and whether they still hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from .section import PersonSection

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services


class FactsSection(PersonSection):
    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        super().__init__(services, now, "", "facts_section")
        self.title_label.setText(self.tr("What we know"))
