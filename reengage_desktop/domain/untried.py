"""Which ways to reach somebody were tried since they last answered, and which were not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from .ladder import VOICEMAILS
from .person_around import AroundKind, AroundTouch, PersonAround, Side
from .prospect import KnownPhone
from .slots import NOON, Part
from .story import Story, said
from .touch import Channel, Touch
from .wall_time import local


class Way(StrEnum):
    """S0, S1, S4; mission row 31. E-mail is none: it gives away what a talk should give (row 34)."""

    PHONE_EARLY = "phone_early"
    PHONE_LATE = "phone_late"
    VOICEMAIL_TEXT = "voicemail_text"
    TEXT = "text"
    OTHER_NUMBER = "other_number"
    ASSISTANT = "assistant"
    CHAMPION = "champion"
    COLLEAGUE = "colleague"
    FRIEND = "friend"  # in common
    REFERRED_BY = "referred_by"
    SOMEONE = "someone"  # who answers there, or stands near them
    LETTER = "letter"
    RESULT = "result"  # a result or a story that they were not told yet
    VISIT = "visit"


@dataclass(frozen=True, slots=True)
class Untried:
    """One way. `about`: whom, what or where, in the salesperson's own words; "" where nothing is known of it yet.

    `id`: of the person around, the number or the story it is about, 0 for none. `times`: how often, of `of` at most
    (0: as often as one likes). `last_at`: when it was tried last.
    """

    way: Way
    about: str = ""
    tried: bool = False
    times: int = 0
    of: int = 0
    last_at: datetime | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Reachable:
    """What there is of somebody. `touches` and `talks` (with people around) are those since they last answered.

    `pushed`: texts of the angles on which one went on since then. `zone` is the salesperson's. `numbers`: those that
    live, the one that is called first. `untold`: results
    and stories that fit them and that they were not told, the best first. `place`: where they
    can be visited and written to, `street` with it. `is_business`: firms have assistants and champions.
    """

    zone: str
    touches: Sequence[Touch]
    numbers: Sequence[KnownPhone] = ()
    around: Sequence[PersonAround] = ()
    talks: Sequence[AroundTouch] = ()
    untold: Sequence[Story] = ()
    place: str = ""
    street: str = ""
    is_business: bool = True
    pushed: frozenset[str] = frozenset()


_WAY_OF = {
    AroundKind.ASSISTANT: Way.ASSISTANT,
    AroundKind.CHAMPION: Way.CHAMPION,
    AroundKind.COLLEAGUE: Way.COLLEAGUE,
    AroundKind.FRIEND: Way.FRIEND,
    AroundKind.REFERRED_BY: Way.REFERRED_BY,
    AroundKind.OTHER: Way.SOMEONE,
}
_SOUGHT = (Way.ASSISTANT, Way.CHAMPION)  # worth finding in a firm where nobody is known yet
_STORIES = 2


def ways(known: Reachable) -> tuple[Untried, ...]:
    """What was not tried first: people near them, what is new for them, then the rest; what was tried at the end."""
    found = [
        *_people(known),
        *(Untried(Way.RESULT, said(story), id=story.id) for story in known.untold[:_STORIES]),
        *_visit(known),
        *_letter(known),
        *_phone(known),
        *(_sought(known) if known.is_business else ()),
    ]
    found = [replace(each, tried=True) if key(each.way, each.id) in known.pushed else each for each in found]
    return (*(each for each in found if not each.tried), *(each for each in found if each.tried))


def key(way: Way, ident: int = 0) -> str:
    """A way as it is kept with a decision."""
    return f"{way.value}:{ident}" if ident else way.value


def _people(known: Reachable) -> Iterator[Untried]:
    """Whoever may speak for us. One who is against us is no way."""
    for each in known.around:
        way = _WAY_OF.get(each.kind)
        if way is None or each.side is Side.AGAINST:
            continue
        spoken = [talk.at for talk in known.talks if talk.person_id == each.id]
        about = ", ".join(filter(None, (each.name, each.role or each.note)))
        yield Untried(way, about, bool(spoken), len(spoken), last_at=max(spoken, default=None), id=each.id)


def _sought(known: Reachable) -> Iterator[Untried]:
    kinds = {_WAY_OF.get(each.kind) for each in known.around}
    return (Untried(way) for way in _SOUGHT if way not in kinds)


def _visit(known: Reachable) -> Iterator[Untried]:
    if known.place or known.street:
        yield _by(known.touches, Way.VISIT, known.place, lambda touch: touch.channel is Channel.VISIT)


def _letter(known: Reachable) -> Iterator[Untried]:
    if known.street:
        yield _by(known.touches, Way.LETTER, "", lambda touch: touch.channel is Channel.LETTER)


def _phone(known: Reachable) -> Iterator[Untried]:
    """Both times of day, the two messages, a text alone, and the numbers that are not called first."""
    if not known.numbers:
        return
    called = (Channel.CALL, Channel.VOICEMAIL)
    for way, at in ((Way.PHONE_EARLY, Part.MORNING), (Way.PHONE_LATE, Part.LATE)):
        mine = [touch for touch in known.touches if _part(touch, known.zone) is at]
        yield _by(mine, way, "", lambda touch: touch.channel in called)
    left = _by(known.touches, Way.VOICEMAIL_TEXT, "", lambda touch: touch.channel is Channel.VOICEMAIL)
    yield replace(left, of=VOICEMAILS, tried=left.times >= VOICEMAILS)
    yield _by(known.touches, Way.TEXT, "", lambda touch: touch.channel is Channel.TEXT)
    for number in known.numbers[1:]:
        yield Untried(Way.OTHER_NUMBER, number.written, id=number.id)


def _by(touches: Sequence[Touch], way: Way, about: str, is_such: Callable[[Touch], bool]) -> Untried:
    made = [touch.at for touch in touches if not touch.bulk and is_such(touch)]
    return Untried(way, about, bool(made), len(made), last_at=max(made, default=None))


def _part(touch: Touch, zone: str) -> Part:
    return Part.MORNING if local(touch.at, zone).time() < NOON else Part.LATE
