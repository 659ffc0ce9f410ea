"""What is done before the coming attempt, as its ladder has it: a letter, a text, a word with somebody around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from .ladder_plan import Step, StepWay
from .letter import WAITING, Letter
from .person_around import AroundKind, AroundOutcome, AroundTouch, PersonAround, Side
from .touch import Channel, Touch

_CHANNELS = {StepWay.LETTER_FIRST: Channel.LETTER, StepWay.TEXT_FIRST: Channel.TEXT}
KINDS = {StepWay.ASSISTANT: AroundKind.ASSISTANT, StepWay.CHAMPION: AroundKind.CHAMPION}
"""Who is asked."""
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Errand:
    """`done_at`: since the attempt before this one; None while it is open.

    `letter_id`: a letter to them that lies in the pile, 0 for none. `person_id`: whom to call, 0 where nobody of that
    kind is known; `tried_at` when they were called last and did not talk, since the attempt before this one, too.
    """

    way: StepWay
    done_at: datetime | None = None
    letter_id: int = 0
    person_id: int = 0
    tried_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class History:
    """Touches with the prospect and with `people` around them, and letters to them; each newest first."""

    touches: Sequence[Touch]
    people: Sequence[PersonAround]
    talks: Sequence[AroundTouch]
    letters: Sequence[Letter]


def errands(step: Step, known: History) -> tuple[Errand, ...]:
    """In the order of the step; those that are done stand among them."""
    tried = (touch.at for touch in known.touches if touch.attempt or touch.contact)
    since = max(tried, default=_NEVER)
    return tuple(
        _written(way, known, since) if way in _CHANNELS else _asked(way, known, since) for way in step.beforehand
    )


def _written(way: StepWay, known: History, since: datetime) -> Errand:
    sent = (touch.at for touch in known.touches if touch.channel is _CHANNELS[way] and touch.at > since)
    done_at = max(sent, default=None)
    is_letter = way is StepWay.LETTER_FIRST and done_at is None
    piled = next((letter.id for letter in known.letters if letter.state in WAITING), 0) if is_letter else 0
    return Errand(way, done_at, piled)


def _asked(way: StepWay, known: History, since: datetime) -> Errand:
    """Whoever has a number goes before one who has none; whoever is against us is not asked."""
    able = [each for each in known.people if each.kind is KINDS[way] and each.side is not Side.AGAINST]
    whom = {each.id for each in able}
    calls = [call for call in known.talks if call.person_id in whom and call.outcome and call.at > since]
    talk = next((call for call in calls if call.outcome == AroundOutcome.TALKED), None)
    if talk is not None:
        return Errand(way, talk.at, person_id=talk.person_id)
    first = next((each for each in able if each.phone or each.link_id), next(iter(able), None))
    tried_at = max((call.at for call in calls), default=None)
    return Errand(way, person_id=first.id if first else 0, tried_at=tried_at)
