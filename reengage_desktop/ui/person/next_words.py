"""What is to be done next with somebody, in words for the card."""

from __future__ import annotations

from datetime import datetime

from reengage_desktop.domain.prospect import Prospect, Stage
from reengage_desktop.domain.wall_time import local
from reengage_desktop.ui import words
from reengage_desktop.ui.words import tr


def next_words(person: Prospect, now: datetime, zone: str, their_zone: str) -> tuple[str, str, bool]:
    """("Call now", "you promised 8:30–9:30", True); the last says whether the second is a promise, in their clock."""
    action = person.next_action
    if action is None:
        if person.stage is Stage.SOLD:
            return tr("They bought"), tr("nothing is due"), False
        return tr("No contact"), tr("they asked for it, and nothing is due"), False
    first, second, promised = words.next_action_words(action, now, zone)
    if not promised:
        return first, second, False
    there = action.zone or their_zone
    given, today = local(action.due_from, there).date(), local(now, there).date()
    hours = words.window(action.due_from, action.due_until, there)
    when = hours if given == today else tr("{day}, {hours}").format(day=words.day(given, today), hours=hours)
    same = local(action.due_from, there).utcoffset() == local(action.due_from, zone).utcoffset()
    return first, (tr("you promised {when}") if same else tr("you promised {when} their time")).format(when=when), True
