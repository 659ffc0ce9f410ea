"""What the flow of calls says: which call this is, what was left open, and what came of it all."""

from __future__ import annotations

from datetime import datetime

from reengage_desktop.domain.wall_time import local

from . import words
from .words import tr

BACK_KEYS = "Ctrl ←"


def title(place: int, of: int, slot: str) -> str:
    """Of the dialog; `slot` is the name of the one that runs, "" outside slots."""
    return tr("Call {place} of {all} – {slot} calls").format(place=place, all=of, slot=slot or tr("Today"))


def go_on(place: int, of: int) -> str:
    """On the button that takes the walk up again."""
    return tr("Go on with calls, {place} of {all}").format(place=place, all=of)


def put_off(name: str) -> str:
    return tr("{name} comes at the end. Nothing is logged.").format(name=name)


def taken_back(name: str) -> str:
    return tr("{name}: taken back. It is as it was before the call.").format(name=name)


def back_to(name: str, *, keys: str = "") -> str:
    """On a button; only the first name, since it is one they were just shown."""
    said = tr("Back to {name}").format(name=name.split(maxsplit=1)[0] if name.split() else name)
    return f"{said}  {keys}".rstrip()


def all_done(made: int, spoke: int, next_slot: datetime | None, now: datetime, zone: str) -> str:
    """After the last call: "8 calls made, 2 spoke with you; next slot 16:30."."""
    calls = tr("1 call made") if made == 1 else tr("{n} calls made").format(n=made)
    if spoke:
        calls += ", " + (tr("1 spoke with you") if spoke == 1 else tr("{n} spoke with you").format(n=spoke))
    if next_slot is None:
        return f"{calls}."
    day, today = local(next_slot, zone).date(), local(now, zone).date()
    at = words.hour(next_slot, zone)
    when = at if day == today else f"{words.day(day, today)} {at}"
    return tr("{calls}; next slot {when}.").format(calls=calls, when=when)
