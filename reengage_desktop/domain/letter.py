"""A letter: drafted after a call, edited in place, printed from the pile; once sent a touch (mission row 33)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class LetterState(StrEnum):
    """A draft holds words of the note and waits to be read; only what is ready is printed."""

    DRAFT = "draft"
    READY = "ready"
    PRINTED = "printed"
    SENT = "sent"
    PUT_AWAY = "put_away"


WAITING = (LetterState.DRAFT, LetterState.READY, LetterState.PRINTED)
"""States in which a letter lies in the pile."""


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """What a call leaves for the pile: the name of its template and all of its words; `read` once the person saw it."""

    template: str
    words: str
    read: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """`words` from the salutation to the name at its end; a blank line parts paragraphs. Instants are UTC."""

    id: int
    prospect_id: int
    template: str
    words: str
    made_at: datetime
    state: LetterState
    changed_at: datetime
