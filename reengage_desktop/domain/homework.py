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


class About(StrEnum):
    """What a piece is about; empty where nobody said."""

    UNKNOWN = ""
    PERSON = "person"
    COMPANY = "company"
    MARKET = "market"


@dataclass(frozen=True, slots=True)
class Homework:
    """`newsworthy`: it is new for them, so that it may be the reason to call."""

    id: int
    prospect_id: int
    kind: HomeworkKind
    words: str
    made_at: datetime
    about: About = About.UNKNOWN
    newsworthy: bool = False

    @property
    def link(self) -> str:
        """The page it names, "" for none; see `safe_link`."""
        return safe_link(self.words)

    @property
    def said(self) -> str:
        """Its words without the address of the page; the address where it says nothing else."""
        return without_link(self.words) or self.words


_LINK = re.compile(r"https?://[^\s<>\"\\^`{|}]+", re.IGNORECASE)
_ENDS = ".,;:!?)]}’”'"


def safe_link(words: str) -> str:
    """The first http or https address in the words; "" where there is none, or one that hides where it leads."""
    found = _LINK.search(words)
    if found is None:
        return ""
    address = found.group().rstrip(_ENDS)
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.hostname and "@" not in parts.netloc else ""


def host_of(link: str) -> str:
    """Where a safe link leads, as one reads it: "toledoblade.com"."""
    return (urlsplit(link).hostname or "").removeprefix("www.")


def without_link(words: str) -> str:
    """What is said beside the first address."""
    link = safe_link(words)
    return " ".join(words.replace(link, " ", 1).split()).strip(" –—-|:()") if link else words
