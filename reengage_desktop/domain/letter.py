"""A letter: drafted after a call, edited in place, printed from the pile; once sent a touch (mission row 33)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from .ago import DAYS, MONTHS, ago, part_of_day
from .next_action import ActionKind
from .outcome import Outcome
from .prospect import Prospect, Stage
from .wall_time import local

AFTER_CALL, AFTER_NO, THANK_YOU = "letter-after-call", "letter-after-no", "letter-thank-you"
GOOD_TO_MEET_YOU, NOT_REACHED = "letter-good-to-meet-you", "letter-not-reached"
CLOSE_KINDLY = "letter-close-kindly"
AFTER: dict[Outcome, str] = {
    Outcome.REACHED: AFTER_CALL,
    Outcome.APPOINTMENT: AFTER_CALL,
    Outcome.LATER: AFTER_CALL,
    Outcome.SAID_NO: AFTER_NO,
    Outcome.SOLD: THANK_YOU,
}
"""The template of the letter that follows a call; after the other outcomes none does."""
BY_POST = timedelta(days=2)
JUST_MET = timedelta(days=14)
LATELY = timedelta(days=30)
NOTHING_NEW = "nothing new"


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


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose letters these are. `region` is their country (ISO 3166), `paper` the name of theirs in `paper.PAPERS`."""

    name: str
    firm: str
    address: tuple[str, ...]
    phone: str
    email: str
    region: str
    paper: str


@dataclass(frozen=True, slots=True)
class Parted:
    """A letter by its paragraphs, lines within them kept; `signature` is what is signed above, empty if nothing is."""

    paragraphs: tuple[str, ...]
    signature: str


def parted(words: str, my_name: str) -> Parted:
    """The name of the sender at the end, with what stands under it, is the signature."""
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", words.strip()) if part.strip()]
    if not paragraphs or not my_name.strip():
        return Parted(tuple(paragraphs), "")
    lines, name = paragraphs[-1].splitlines(), my_name.strip().casefold()
    at = next((place for place, line in enumerate(lines) if line.strip().casefold().startswith(name)), None)
    if at is None:
        return Parted(tuple(paragraphs), "")
    before = "\n".join(lines[:at]).strip()
    return Parted((*paragraphs[:-1], *filter(None, [before])), "\n".join(lines[at:]))


def fitting(person: Prospect, now: datetime) -> str:
    """The template for a letter that somebody wishes to write to this person now."""
    if person.stage is Stage.SOLD:
        return THANK_YOU
    if person.last_contact_at is not None and now - person.last_contact_at <= LATELY:
        return AFTER_CALL
    just_met = person.met_on is not None and now.date() - person.met_on <= JUST_MET
    if just_met or (person.next_action is not None and person.next_action.kind is ActionKind.FIRST_HELLO):
        return GOOD_TO_MEET_YOU
    return NOT_REACHED


def worth_telling(learned: str) -> str:
    """What was learned, unless it says that nothing was."""
    return "" if learned.strip(" .").casefold() == NOTHING_NEW else learned


def spoken_when(at: datetime | None, now: datetime, zone: str) -> str:
    """When the two spoke, as a letter of today says it: "this morning", "yesterday"; empty if they did not."""
    if at is None:
        return ""
    there, today = local(at, zone), local(now, zone).date()
    return f"this {part_of_day(there.time())}" if there.date() == today else ago(there.date(), today)


def written_day(day: date) -> str:
    """A day as a letter names it, which is read days later: "on Thursday 15 October"."""
    return f"on {DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def dated(at: datetime, zone: str) -> str:
    """The date in a letter's head: "13 October 2026"."""
    there = local(at, zone)
    return f"{there.day} {MONTHS[there.month - 1]} {there.year}"
