"""What stands on the blocks of a week, in words; without Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reengage_desktop.domain.promise import PromiseState
from reengage_desktop.domain.reach import Reach
from reengage_desktop.domain.wall_time import local
from reengage_desktop.domain.week import Block, BlockKind, Week
from reengage_desktop.ui.words import tr

from .slot_words import likely_spoken, reached
from .time_words import long_day, rest_until, spoken_hours


class Tone(StrEnum):
    """How a block is painted."""

    PAST = "past"
    NOW = "now"
    AHEAD = "ahead"
    RESTING = "resting"
    PROMISE = "promise"
    KEPT = "kept"
    BROKEN = "broken"
    MOVED = "moved"
    DATE = "date"
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class Face:
    """A block in words. `reach` is of a slot that does not rest, where it is known; `short` where there is no room."""

    tone: Tone
    title: str
    right: str = ""
    lines: tuple[str, ...] = ()
    icon: str = ""
    short: str = ""
    reach: Reach | None = None
    spoken: str = ""


def face(block: Block, week: Week, reaches: Mapping[int, Reach]) -> Face:
    match block.kind:
        case BlockKind.SLOT:
            return _slot(block, week, reaches.get(block.subject_id))
        case BlockKind.PROMISE:
            return _promise(block, week)
        case BlockKind.BUSY:
            title = block.title or tr("busy")
            spoken = _sentence(tr("Your calendar: {title}").format(title=title), _when(block, week))
            return Face(Tone.BUSY, title, spoken=spoken)
        case _:
            return _dated(block, week)


def initials(name: str) -> str:
    """ "MC" for Maria Conti."""
    letters = [word[0] for word in name.split() if word[0].isalnum()]
    return "".join(letters[:1] + letters[1:][-1:]).upper()


def call_hours(start: datetime, end: datetime, zone: str) -> str:
    """ "call 9 to 11", "call 8:30 to 9:30", "call at 14:00"."""
    first, last = local(start, zone), local(end, zone)
    if start == end:
        return tr("call at {hour}").format(hour=_clock(first))
    whole = not (first.minute or last.minute)
    begin, until = (str(at.hour) if whole else _clock(at) for at in (first, last))
    return tr("call {from_} to {until}").format(from_=begin, until=until)


def _slot(block: Block, week: Week, reach: Reach | None) -> Face:
    tone = _tone(block, week)
    right, told = _count(block, tone)
    if tone is Tone.RESTING:
        right, told = "", _rests(block, week)
        lines: tuple[str, ...] = (told,)
    else:
        lines = (tr("too early to tell"),) if reach and reach.too_early else ()
    range_ = "" if reach is None or tone is Tone.RESTING else f"{reached(reach)}, {likely_spoken(reach)}"
    named = tr("{name} calls").format(name=block.title)
    spoken = _sentence(named, _when(block, week), told, range_)
    return Face(tone, block.title, right, lines, reach=None if tone is Tone.RESTING else reach, spoken=spoken)


def _tone(block: Block, week: Week) -> Tone:
    if block.resting:
        return Tone.RESTING
    if block.end <= week.now:
        return Tone.PAST
    return Tone.NOW if block.start <= week.now else Tone.AHEAD


def _count(block: Block, tone: Tone) -> tuple[str, str]:
    """At the right of a slot, and for a screen reader: who was reached, how far it is, or how many are to be called."""
    if tone is Tone.PAST:
        if not block.done:
            return tr("no calls"), tr("no calls were made")
        told = tr("{reached} of {done} reached").format(reached=block.reached, done=block.done)
        return tr("{n} of {all}").format(n=block.reached, all=block.done), told
    if tone is Tone.NOW:
        told = tr("running, {done} of {all} calls made").format(done=block.done, all=block.capacity)
        return f"{block.done}/{block.capacity}", told
    told = tr("{n} calls planned, room for {all}").format(n=block.planned, all=block.capacity)
    return (str(block.planned) if block.planned else tr("free")), told


def _rests(block: Block, week: Week) -> str:
    day = local(block.start, week.zone).date()
    rests = block.occurrence.slot.rests if block.occurrence else ()
    rest = next((rest for rest in rests if rest.first <= day <= rest.last), None)
    if rest:
        return rest_until(rest.last, week.today)
    holiday = week.holidays.get(day)
    return tr("rests: {holiday}").format(holiday=holiday) if holiday else tr("rests")


_PROMISES = {
    PromiseState.OPEN: (Tone.PROMISE, ""),
    PromiseState.KEPT: (Tone.KEPT, "kept"),
    PromiseState.BROKEN: (Tone.BROKEN, "not kept"),
    PromiseState.OWED: (Tone.BROKEN, "still to be called"),
    PromiseState.MOVED: (Tone.MOVED, "moved in time"),
}


def _promise(block: Block, week: Week) -> Face:
    tone, settled = _PROMISES[PromiseState(block.state or PromiseState.OPEN)]
    told = tr(settled) if settled else call_hours(block.start, block.end, week.zone)
    named = tr("You promised {name}").format(name=block.title)
    spoken = _sentence(named, _when(block, week), told if settled else "", block.text)
    lines = tuple(filter(None, (told, block.text)))
    icon = "check" if tone is Tone.KEPT else "handshake"
    return Face(tone, block.title, lines=lines, icon=icon, short=initials(block.title), spoken=spoken)


def _dated(block: Block, week: Week) -> Face:
    visit = block.kind is BlockKind.VISIT
    named = tr("Visit {name}") if visit else tr("Appointment with {name}")
    spoken = _sentence(named.format(name=block.title), _when(block, week), block.text)
    lines = tuple(line.strip() for line in block.text.splitlines() if line.strip())
    icon = "map-pin" if visit else "calendar-check"
    return Face(Tone.DATE, block.title, lines=lines, icon=icon, short=initials(block.title), spoken=spoken)


def _when(block: Block, week: Week) -> str:
    day = long_day(local(block.start, week.zone).date(), week.today)
    return day if block.all_day else f"{day}, {spoken_hours(block.start, block.end, week.zone)}"


def _sentence(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _clock(at: datetime) -> str:
    return f"{at.hour}:{at:%M}"
