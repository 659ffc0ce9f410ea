"""Files that lie on the laptop and belong to them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from .section import PersonSection

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services


class FilesSection(PersonSection):
    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        super().__init__(services, now, "", "files_section")
        self.title_label.setText(self.tr("Files"))
