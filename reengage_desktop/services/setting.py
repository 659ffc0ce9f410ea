"""The person's settings."""

from __future__ import annotations

from dataclasses import replace

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.holiday import public_holidays
from reengage_desktop.domain.place import is_zone
from reengage_desktop.domain.settings import Settings

from .around import Around

UNKNOWN_HOLIDAYS = "The public holidays of {region} are not known. Nothing was changed; choose another region, or none."
A_YEAR = 2026  # any: whether a region is known does not depend on it
UNKNOWN_ZONE = "{zone} is no time zone. Nothing was changed; choose one such as Europe/Berlin."


class Setting:
    def __init__(self, around: Around) -> None:
        self._around = around

    def read(self) -> Settings:
        return self._around.settings()

    def note_told_about_tray(self) -> None:
        """The person knows that the program stays in the tray when its window closes."""
        self.keep(replace(self.read(), told_about_tray=True))

    def keep_script_points(self, points: int) -> None:
        """The size of the script, as the person set it during a call."""
        self.keep(replace(self.read(), script_points=points))

    def keep(self, settings: Settings) -> None:
        """Raises `RuleFault` for a zone that does not exist, or a region whose holidays are not known."""
        if settings.zone and not is_zone(settings.zone):
            raise RuleFault(UNKNOWN_ZONE, zone=settings.zone)
        other_holidays = settings.holiday_region != self.read().holiday_region
        if other_holidays:
            _know(settings.holiday_region)
        other_rate = settings.commission_rate != self.read().commission_rate
        with self._around.store.writing() as changes:
            self._around.store.settings.keep(settings)
            if other_rate:
                self._around.store.summaries.score_again()
            if other_holidays:
                self._around.note_holidays()
                changes.slots = True
            changes.settings = True


def _know(region: str) -> None:
    try:
        public_holidays(region, (A_YEAR,))
    except ValueError as error:
        raise RuleFault(UNKNOWN_HOLIDAYS, region=region) from error
