"""The time zones a calendar file speaks of, by whatever name: IANA's, Windows', or its own with rules in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import tzinfo

from .wall_time import zone

MOST_MADE = 10
MOST_PARTS = 12
# A zone changes its clock on one day of a year; other rules could be walked through for ever.
_SAFE_PART = re.compile(
    r"FREQ=YEARLY|INTERVAL=1|BYMONTH=\d\d?|BYDAY=(?:-?[1-5])?[A-Z]{2}|BYMONTHDAY=(?:(?:1\d|2[0-8]|[1-9]),?)+"
    r"|UNTIL=[0-9TZ]+|WKST=[A-Z]{2}"
)
_OLD_YEAR = re.compile(r"(DTSTART[^:\n]*:)1[0-8]\d\d", re.IGNORECASE)


class Zones:
    """`texts`: each VTIMEZONE of the file by its TZID. `unknown` holds the names that nobody knew."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._known: dict[str, tzinfo | None] = {}
        self._left = MOST_MADE
        self.unknown: list[str] = []

    def find(self, name: str) -> tzinfo | None:
        """None for no name, and for one that is not known."""
        if not name:
            return None
        if name not in self._known:
            self._known[name] = _by_name(name) or self._by_rules(name)
            if self._known[name] is None:
                self.unknown.append(name[:80])
        return self._known[name]

    def _by_rules(self, name: str) -> tzinfo | None:
        text = self._texts.get(name, "")
        if not text or not self._left or not _is_safe(text):
            return None
        self._left -= 1
        from icalendar import Timezone

        # Windows counts from the year 1601: centuries to walk through for nothing.
        text = _OLD_YEAR.sub(r"\g<1>1970", text)
        try:
            made = Timezone.from_ical(text)
            return made.to_tz(lookup_tzid=False) if isinstance(made, Timezone) else None
        except Exception:  # the library raises whatever comes to hand for what makes no sense to it
            return None


def _is_safe(text: str) -> bool:
    if text.upper().count("BEGIN:") > MOST_PARTS:
        return False
    rules = [line.partition(":")[2] for line in text.upper().splitlines() if line.startswith("RRULE")]
    return all(_SAFE_PART.fullmatch(part.strip()) for rule in rules for part in rule.split(";") if part.strip())


def _by_name(name: str) -> tzinfo | None:
    """By IANA's name, also at the end of a path ("/mozilla.org/20050126_1/Europe/Berlin"), or by Windows'."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    parts = name.strip("/").split("/")
    ends = ["/".join(parts[-count:]) for count in (len(parts), 3, 2, 1) if count <= len(parts)]
    for each in (*ends, WINDOWS_TO_OLSON.get(name, "")):
        try:
            return zone(each)
        except ValueError:
            continue
    return None
