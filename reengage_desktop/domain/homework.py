"""Homework: what the salesperson found out before the call, on person, company and market (S2; mission row 18)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit


class HomeworkKind(StrEnum):
    MISSED = "missed"  # what was not asked or seen the first time
    CHANGED = "changed"  # what is new with them or around them
    NOT_SEEN = "not_seen"  # a need they do not know of yet
    NEED_NOW = "need_now"
    NEED_LATER = "need_later"
    LINK = "link"
    CLIPPING = "clipping"


@dataclass(frozen=True, slots=True)
class Homework:
    id: int
    prospect_id: int
    kind: HomeworkKind
    words: str
    made_at: datetime

    @property
    def link(self) -> str:
        """The page it names, "" for none; see `safe_link`."""
        return safe_link(self.words)


_LINK = re.compile(r"https://[^\s<>\"]+", re.IGNORECASE)


def safe_link(words: str) -> str:
    """The first https address in the words; "" where there is none, or one that hides where it leads."""
    found = _LINK.search(words)
    if found is None:
        return ""
    address = found.group().rstrip(".,;:!?)]}’”'")
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.hostname and "@" not in parts.netloc else ""
