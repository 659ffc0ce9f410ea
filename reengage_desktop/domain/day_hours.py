"""The hours of one day as they are written: "10:00–13:00, 14:00–20:00"."""

from __future__ import annotations

import re
from datetime import time

from .fault import RuleFault
from .law import Window

NOT_HOURS = (
    "“{text}” is no time of day. Write it as 9:00-20:00, or 10-13, 14-20; leave it empty for a day without calls."
)
NOT_IN_ORDER = "In “{text}” an end does not come after its beginning. Write the earlier hours first."
_SPAN = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:-|–|—|to|until)\s*(\d{1,2})(?:[:.h](\d{2}))?")
_NONE = frozenset({"", "-", "–", "—", "none", "no calls"})


def written(windows: tuple[Window, ...]) -> str:
    """ "" for a day without calls."""
    return ", ".join(f"{opens:%H:%M}–{closes:%H:%M}" for opens, closes in windows)


def read(text: str) -> tuple[Window, ...]:
    """Windows that meet become one. Raises `RuleFault`."""
    words = text.strip().casefold()
    if words in _NONE:
        return ()
    found: list[Window] = []
    for part in re.split(r"\s*(?:,|;|\band\b)\s*", words):
        told = _SPAN.fullmatch(part)
        if told is None:
            raise RuleFault(NOT_HOURS, text=text.strip()[:40])
        opens, closes = _time(told[1], told[2], text), _time(told[3], told[4], text)
        if opens >= closes or (found and found[-1][1] > opens):
            raise RuleFault(NOT_IN_ORDER, text=text.strip()[:40])
        if found and found[-1][1] == opens:
            opens = found.pop()[0]
        found.append((opens, closes))
    return tuple(found)


def _time(hour: str, minute: str | None, text: str) -> time:
    if (hour, minute or "00") == ("24", "00"):
        return time(23, 59)
    try:
        return time(int(hour), int(minute or 0))
    except ValueError as error:
        raise RuleFault(NOT_HOURS, text=text.strip()[:40]) from error
