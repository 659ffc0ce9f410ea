"""The story of the bank that fits them, put into script and letter by one key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from .section import PersonSection

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services


class StorySection(PersonSection):
    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        super().__init__(services, now, "", "story_section")
        self.title_label.setText(self.tr("To tell them"))
