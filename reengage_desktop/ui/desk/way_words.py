"""The ways to reach somebody in words: what each is called, and how often it was tried."""

from __future__ import annotations

from datetime import date

from reengage_desktop.domain.untried import Untried, Way
from reengage_desktop.domain.wall_time import local
from reengage_desktop.ui import words
from reengage_desktop.ui.words import tr

_NAMES = {
    Way.PHONE_EARLY: "A call in the morning",
    Way.PHONE_LATE: "A call late in the day",
    Way.VOICEMAIL_TEXT: "Voicemail and text",
    Way.TEXT: "A text",
    Way.OTHER_NUMBER: "Another number",
    Way.ASSISTANT: "Their assistant",
    Way.CHAMPION: "Their champion",
    Way.COLLEAGUE: "A colleague",
    Way.FRIEND: "Someone you both know",
    Way.REFERRED_BY: "Who sent you",
    Way.SOMEONE: "Who answers there",
    Way.LETTER: "A letter",
    Way.RESULT: "A result",
    Way.VISIT: "A visit",
}


def name(way: Way) -> str:
    return tr(_NAMES[way])


def beside(each: Untried, zone: str, today: date) -> str:
    """ "Carol, packing office"; of what was tried how often, "2 of 2", or when, "3 times, last on 12 Oct"."""
    if not each.tried:
        return each.about
    count = tr("{n} of {all}").format(n=each.times, all=each.of) if each.of else _times(each.times)
    if each.last_at is None or each.of:
        return ", ".join(filter(None, (each.about, count)))
    day = words.date_words(local(each.last_at, zone).date(), today)
    last = tr("on {day}") if each.times == 1 else tr("last on {day}")
    return ", ".join(filter(None, (each.about, count, last.format(day=day))))


def _times(times: int) -> str:
    if times <= 1:
        return tr("once") if times else ""
    return tr("{n} times").format(n=times)


def spoken(each: Untried, zone: str, today: date) -> str:
    """For a screen reader: "Their assistant, Carol, not tried yet"."""
    state = tr("tried") if each.tried else tr("not tried yet")
    return ", ".join(filter(None, (name(each.way), beside(each, zone, today), state)))
