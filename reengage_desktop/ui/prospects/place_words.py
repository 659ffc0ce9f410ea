"""What the line is that a search found: its kind and of when it is, in words."""

from __future__ import annotations

from datetime import datetime

from reengage_desktop.domain.found_place import Day, Place, PlaceKind
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.finding import BankKind
from reengage_desktop.ui import words
from reengage_desktop.ui.words import tr

_KINDS = {
    PlaceKind.REASON_TO_CALL: "Reason to call",
    PlaceKind.BACKGROUND: "Background",
    PlaceKind.STATED: "Said",
    PlaceKind.SEEN: "Seen",
    PlaceKind.REAL: "Real reason",
    PlaceKind.FACT: "Fact",
    PlaceKind.NOTE: "Note",
    PlaceKind.LEARNED: "Learned",
    PlaceKind.HOMEWORK: "Homework",
    PlaceKind.AROUND: "Around them",
    PlaceKind.QUOTE: "Quote",
    PlaceKind.FILE: "File",
    PlaceKind.TRIGGER: "Brings them back",
}
_FROM = (PlaceKind.STATED, PlaceKind.SEEN, PlaceKind.REAL, PlaceKind.FACT)
_UNDATED = (PlaceKind.AROUND, PlaceKind.FILE)
_BANK = {BankKind.STORY: "Story", BankKind.RESULT: "Result", BankKind.INTERVIEW: "Interview"}


def place_words(place: Place, now: datetime, my_zone: str) -> str:
    """ "Said, 9 Jun", "Fact from Elena, 22 Sep", "Voicemail, 12 Oct", "Background"."""
    what = _what(place)
    when = "" if place.kind in _UNDATED else _when(place.at, now, my_zone)
    return tr("{what}, {day}").format(what=what, day=when) if when else what


def bank_words(kind: BankKind) -> str:
    return tr(_BANK[kind])


def _what(place: Place) -> str:
    if place.kind is PlaceKind.TOUCH:
        said = words.channel_words(place.detail)
        return said[:1].upper() + said[1:]
    if place.kind is PlaceKind.AROUND_TOUCH:
        return tr("With {name}").format(name=place.detail)
    what = tr(_KINDS[place.kind])
    if place.kind in _FROM and place.detail:
        return tr("{what} from {name}").format(what=what, name=place.detail)
    return what


def _when(at: Day, now: datetime, my_zone: str) -> str:
    if at is None:
        return ""
    day = local(at, my_zone).date() if isinstance(at, datetime) else at
    return words.date_words(day, local(now, my_zone).date())
