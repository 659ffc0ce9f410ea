"""Why they have not bought: what they said, what one saw, and what it really is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from .section import PersonSection

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services


class WhySection(PersonSection):
    def __init__(self, services: Services, now: Callable[[], datetime]) -> None:
        super().__init__(services, now, "", "why_section")
        self.title_label.setText(self.tr("Why they have not bought"))
