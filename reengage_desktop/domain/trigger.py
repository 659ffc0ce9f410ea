"""A trigger: what brings a prospect back to active by itself, a day they named or a piece of news (S1 S2 S4)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from .next_action import ActionKind, NextAction
from .preparation import says_something
from .spoken_when import DayFault, read_when
from .written_date import DateOrder

LONGEST = 200
SHORTEST = 3
STEM = 4


class TriggerKind(StrEnum):
    DAY = "day"
    NEWS = "news"


@dataclass(frozen=True, slots=True)
class Trigger:
    """`words` as they were said ("budget in spring"); `due_on` is read from them, None for news.

    `fired_at`: when it brought them back (UTC), None while it waits.
    """

    id: int
    prospect_id: int
    kind: TriggerKind
    words: str
    due_on: date | None
    made_at: datetime
    fired_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of the words. `news`: what is listened for, where no day is named.

    `fault` says why it can be no trigger; then nothing else holds.
    """

    words: str
    due_on: date | None = None
    news: tuple[str, ...] = ()
    fault: DayFault | None = None

    @property
    def kind(self) -> TriggerKind:
        return TriggerKind.DAY if self.due_on else TriggerKind.NEWS


_NEWS_HEAD = re.compile(r"^\s*(?:any |the )?news(?: (?:about|of|on|that))?\s*:?\s+", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]+")
_SMALL_WORDS = """
a about an and any are as at be been by for from has have if in is it its new news of on once or our some that the their
them there they this to until us we when will with you your
"""
_SMALL = frozenset(_SMALL_WORDS.split())


def read(words: str, today: date, order: DateOrder = "dmy") -> Reading:
    """A day to come if the words name one, else what news would have to say. "news:" before them asks for news."""
    line = " ".join("".join(c if c.isprintable() else " " for c in words).split())[:LONGEST].strip()
    head = _NEWS_HEAD.match(line)
    when = None if head else read_when(line, today, order)
    if isinstance(when, date):
        return Reading(line, due_on=when)
    if when is not None:
        return Reading(line, fault=when)
    news = tuple(_content(line[head.end() :] if head else line))
    return Reading(line, news=news, fault=None if news else DayFault.NOTHING)


def answers(trigger_words: str, news: str) -> bool:
    """Whether the news speak of what was waited for: each word of one of its parts (by comma or "or") is in them.

    Small words do not count; "rates" is found by "rate", and "Zürich" by "zurich".
    """
    said = set(_plain_words(news))
    head = _NEWS_HEAD.match(trigger_words)
    line = trigger_words[head.end() :] if head else trigger_words
    parts = (_content(part) for part in re.split(r"[,;]|\bor\b", line, flags=re.IGNORECASE))
    return any(part and all(any(_same(word, heard) for heard in said) for word in part) for part in parts)


def reason_from(trigger: Trigger, known: str, news: str = "") -> str:
    """The reason to call after a return: the one that is known if it says something, else the news, else the words."""
    if says_something(known):
        return known
    line = news or trigger.words
    return line[:1].upper() + line[1:] if says_something(line) else known


def next_on_return(action: NextAction | None, call: NextAction) -> NextAction:
    """`call`, unless what is booked was told to them, has its hour, or is a call that comes sooner."""
    if action is None:
        return call
    if action.promised or action.kind.has_hour:
        return action
    if action.kind is ActionKind.CALL and action.due_from <= call.due_from:
        return replace(action, note=action.note or call.note)
    return call


def _content(words: str) -> list[str]:
    return [word for word in _plain_words(words) if len(word) >= SHORTEST and word not in _SMALL]


def _plain_words(words: str) -> list[str]:
    apart = unicodedata.normalize("NFKD", words.casefold())
    return _WORDS.findall("".join(c for c in apart if not unicodedata.combining(c)))


def _same(one: str, other: str) -> bool:
    """The same word, or one goes on from the other by an ending."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= STEM and long.startswith(short) and len(long) - len(short) <= 3
