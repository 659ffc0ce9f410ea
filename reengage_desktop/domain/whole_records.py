"""The history of a person as lines of text, and back: reasons, further quotes, touches, facts, homework, people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from typing import TypeVar

from . import record_lines
from .fact import Fact, FactState
from .homework import Homework, HomeworkKind
from .outcome import Outcome
from .prospect import Certainty, Quote, Reason
from .reason import WhyNot
from .touch import Channel, LearnedFor, Touch
from .whole import PersonAround, Whole

T = TypeVar("T")
KINDS = ("stated", "real")
_MONEY = re.compile(r"-?\d{1,15}\.\d\d", re.ASCII)
_SECONDS = re.compile(r"(\d{1,9}) s", re.ASCII)
_OUTCOMES = {outcome.name.lower(): outcome.value for outcome in Outcome} | {"": ""}
_OUTCOME_WORDS = {letter: name for name, letter in _OUTCOMES.items()}
_FLAGS = ("attempt", "contact", "bulk")


def columns(whole: Whole) -> list[str]:
    """The cells of `HEADINGS`, in their order."""
    return [
        record_lines.written(map(_quote, whole.quotes)),
        record_lines.written((at(r.told_at), r.kind, r.certainty, r.words) for r in whole.reasons),
        record_lines.written(_touch(touch, script) for touch, script in whole.touches),
        record_lines.written((at(f.learned_at), at(f.asked_at), f.state, f.words, f.became) for f in whole.facts),
        record_lines.written((at(h.made_at), h.kind, h.words) for h in whole.homework),
        record_lines.written((at(p.met_at), p.name, p.role, p.phone, p.note) for p in whole.around),
    ]


def quotes(cell: str) -> tuple[tuple[Quote, ...], list[str]]:
    """The further quotes, and the lines that are none; so, too, below."""
    return _read(cell, 8, _read_quote)


def reasons(cell: str) -> tuple[tuple[Reason, ...], list[str]]:
    return _read(cell, 4, lambda p: Reason(_one_of(p[1], KINDS), p[3], instant(p[0]), p[2] and Certainty(p[2]).value))


def touches(cell: str) -> tuple[tuple[tuple[Touch, str], ...], list[str]]:
    return _read(cell, 9, _read_touch)


def facts(cell: str) -> tuple[tuple[Fact, ...], list[str]]:
    return _read(cell, 5, lambda p: Fact(0, 0, p[3], instant(p[0]), instant(p[1]), FactState(p[2]), p[4]))


def homework(cell: str) -> tuple[tuple[Homework, ...], list[str]]:
    return _read(cell, 3, lambda p: Homework(0, 0, HomeworkKind(p[1]), p[2], instant(p[0])))


def around(cell: str) -> tuple[tuple[PersonAround, ...], list[str]]:
    return _read(cell, 5, lambda p: PersonAround(instant(p[0]), p[1], p[2], p[3], p[4]))


HEADINGS = ("More Quotes", "Reasons", "History", "Facts", "Homework", "People Around")


def at(moment: datetime) -> str:
    """UTC in whole seconds, as it is kept: "2026-10-13T12:33:00Z"."""
    return f"{moment.astimezone(UTC).isoformat()[:19]}Z"


def instant(text: str) -> datetime:
    """Raises ValueError for what is none, or has no zone."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(text)
    return found.astimezone(UTC)


def money(hundredths: int | None) -> str:
    """ "4180.00", "" for None."""
    if hundredths is None:
        return ""
    return f"{'-' if hundredths < 0 else ''}{abs(hundredths) // 100}.{abs(hundredths) % 100:02}"


def hundredths(text: str) -> int | None:
    """What `money` was given. Raises ValueError for what it has not written."""
    if text and not _MONEY.fullmatch(text):
        raise ValueError(text)
    return int(text.replace(".", "")) if text else None


def written_day(day: date | None) -> str:
    return day.isoformat() if day else ""


def day(text: str) -> date | None:
    """Raises ValueError for what is no day."""
    return date.fromisoformat(text) if text else None


def _quote(quote: Quote) -> Sequence[str]:
    days = written_day(quote.quoted_on), written_day(quote.closed_on)
    amounts = money(quote.value), money(quote.worth), quote.currency
    return (quote.why_not, quote.product, *amounts, *days, quote.stage)


def _read_quote(parts: list[str]) -> Quote:
    why_not, product, value, worth, currency, quoted_on, closed_on, stage = parts
    money_of = hundredths(value), hundredths(worth)
    return Quote(0, 0, product, *money_of, currency, day(quoted_on), WhyNot(why_not), day(closed_on), stage)


def _touch(touch: Touch, script: str) -> Sequence[str]:
    flags = " ".join(name for name in _FLAGS if getattr(touch, name))
    seconds = f"{touch.seconds} s" if touch.seconds else ""
    told = touch.note, touch.learned, touch.learned_for, script
    return (at(touch.at), touch.channel, _OUTCOME_WORDS[touch.outcome], flags, seconds, *told)


def _read_touch(parts: list[str]) -> tuple[Touch, str]:
    moment, channel, word, said, seconds, note, learned, learned_for, script = parts
    attempt, contact, bulk = (name in said.split() for name in _FLAGS)
    if word not in _OUTCOMES or (seconds and not _SECONDS.fullmatch(seconds)):
        raise ValueError(word, seconds)
    length = int(seconds.removesuffix(" s")) if seconds else 0
    use = learned_for and LearnedFor(learned_for).value
    told = attempt, contact, length, note, learned, bulk, use
    return Touch(0, 0, instant(moment), Channel(channel), _OUTCOMES[word], *told), script


def _one_of(text: str, allowed: Iterable[str]) -> str:
    if text not in allowed:
        raise ValueError(text)
    return text


def _read(cell: str, parts: int, read: Callable[[list[str]], T]) -> tuple[tuple[T, ...], list[str]]:
    found, lost = [], []
    for line, texts in record_lines.read(cell, parts) if cell else ():
        try:
            found.append(read(texts))
        except (ValueError, OverflowError):
            lost.append(line)
    return tuple(found), lost
