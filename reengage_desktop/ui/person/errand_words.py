"""What is to be done before the coming attempt, and what was done of it, in words."""

from __future__ import annotations

from datetime import datetime

from reengage_desktop.domain.errand import Errand
from reengage_desktop.domain.ladder_plan import StepWay
from reengage_desktop.domain.letter import BY_POST
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.heralding import Herald
from reengage_desktop.ui import ladder_words
from reengage_desktop.ui.figures import day, past, tr
from reengage_desktop.ui.icons import Icon

from .around_words import phone_words

_ICONS = {StepWay.LETTER_FIRST: Icon.MAIL, StepWay.TEXT_FIRST: Icon.MESSAGE_SQUARE_TEXT}
_WHOLE = "\N{NO-BREAK SPACE}"
_ONWARD = "\N{LEFT-TO-RIGHT MARK}"  # what follows a name that is written from the right stands behind it


def icon(errand: Errand) -> str:
    return Icon.CHECK if errand.done_at else _ICONS.get(errand.way, Icon.USERS)


def told(herald: Herald, now: datetime, zone: str, region: str) -> str:
    """ "A letter first", "Ask the assistant: Mira Hall, (212) 555-0100", "Letter posted yesterday"."""
    errand = herald.errand
    if errand.done_at is not None:
        return _done(herald, errand.done_at, now, zone)
    said = _begun(ladder_words.way(errand.way))
    if errand.way is StepWay.LETTER_FIRST:
        return tr("{letter}: it lies in the pile").format(letter=said) if errand.letter_id else said
    if errand.way is StepWay.TEXT_FIRST:
        return said
    if herald.whom is None:
        return tr("{ask}: nobody known yet").format(ask=said)
    number = phone_words(herald.whom.phone, region).replace(" ", _WHOLE) or tr("no number yet")
    tried = tr("no talk {when}").format(when=past(errand.tried_at, now, zone).lower()) if errand.tried_at else ""
    return f"{said}: {', '.join(filter(None, (herald.whom.person.name + _ONWARD, number, tried)))}"


def act(herald: Herald) -> str:
    """What its button does; "" where it is done."""
    errand = herald.errand
    if errand.done_at is not None:
        return ""
    if errand.way is StepWay.LETTER_FIRST:
        return tr("Open it") if errand.letter_id else tr("Write it")
    if errand.way is StepWay.TEXT_FIRST:
        return tr("Show it")
    if herald.whom is None:
        return tr("Add")
    return tr("Call") if herald.whom.phone else tr("Add a number")


def _done(herald: Herald, at: datetime, now: datetime, zone: str) -> str:
    when = past(at, now, zone).lower()
    if herald.errand.way is StepWay.TEXT_FIRST:
        return tr("Text sent {when}").format(when=when)
    if herald.errand.way is not StepWay.LETTER_FIRST:
        name = herald.whom.person.name if herald.whom else tr("them")
        return tr("Talked with {name} {when}").format(name=name, when=when)
    there, today = local(at, zone).date() + BY_POST, local(now, zone).date()
    posted = tr("Letter posted {when}").format(when=when)
    return tr("{posted}, there about {day}").format(posted=posted, day=day(there, today)) if there > today else posted


def _begun(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
