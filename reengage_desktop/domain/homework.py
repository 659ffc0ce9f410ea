"""Homework: what the salesperson found out before the call, on person, company and market (S2; mission row 18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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
