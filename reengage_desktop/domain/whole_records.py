"""The history of a person as lines of text, and back: reasons, further quotes, touches, notes, and what is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import TypeVar

from . import record_lines
from .desk import NOT_TODAY, Choice, Decision
from .fact import Fact, FactState
from .homework import About, Homework, HomeworkKind
from .ladder_change import LadderChange
from .ladder_plan import LONGEST_NAME
from .next_action import Because
from .outcome import Outcome
from .person_around import AroundKind, AroundOutcome, AroundTouch, PersonAround, Side
from .prospect import Certainty, Quote, Reason, ReasonKind
from .reason import WhyNot
from .touch import Channel, LearnedFor, Touch
from .trigger import Trigger, TriggerKind
from .whole import UNTOUCHED, Triaged, Whole

T = TypeVar("T")
NEWS = "news"
_MONEY = re.compile(r"-?\d{1,15}\.\d\d", re.ASCII)
_PLACE = re.compile(r"[1-9]\d{0,5}", re.ASCII)
_SECONDS = re.compile(r"(\d{1,9}) s", re.ASCII)
_OUTCOMES = {outcome.name.lower(): outcome.value for outcome in Outcome} | {"": ""}
_OUTCOME_WORDS = {letter: name for name, letter in _OUTCOMES.items()}
_NUMBER = re.compile(r"\d{1,4}", re.ASCII)
_CHOICES = (NOT_TODAY, *Choice)
_FLAGS = ("attempt", "contact", "bulk")


def columns(whole: Whole) -> list[str]:
    """The cells of `HEADINGS`, in their order."""
    return [
        record_lines.written(map(_quote, whole.quotes)),
        record_lines.written((at(r.told_at), r.kind, r.certainty, r.words, r.source) for r in whole.reasons),
        record_lines.written(_touch(touch, script) for touch, script in whole.touches),
        record_lines.written(
            (at(f.learned_at), at(f.asked_at), f.state, f.words, f.became, f.source) for f in whole.facts
        ),
        record_lines.written(
            (at(h.made_at), h.kind, h.words, h.about, NEWS if h.newsworthy else "") for h in whole.homework
        ),
        record_lines.written((at(p.met_at), p.name, p.role, p.phone, p.note, p.kind, p.side) for p in whole.around),
        record_lines.written(map(_around_touch, whole.around_touches)),
        record_lines.written((at(moment), words) for moment, words in whole.dated_notes),
        record_lines.written(map(_trigger, whole.triggers)),
        record_lines.written([] if whole.triaged == UNTOUCHED else [_triaged(whole.triaged)]),
        record_lines.written(map(_decision, whole.decisions)),
        record_lines.written((at(c.at), c.before, c.after, str(c.tries), c.because) for c in whole.ladder_changes),
    ]


def quotes(cell: str) -> tuple[tuple[Quote, ...], list[str]]:
    """The further quotes, and the lines that are none; so, too, below."""
    return _read(cell, 10, _read_quote)


def reasons(cell: str) -> tuple[tuple[Reason, ...], list[str]]:
    def read(p: list[str]) -> Reason:
        return Reason(ReasonKind(p[1]).value, p[3], instant(p[0]), p[2] and Certainty(p[2]).value, p[4])

    return _read(cell, 5, read)


def touches(cell: str) -> tuple[tuple[tuple[Touch, str], ...], list[str]]:
    return _read(cell, 9, _read_touch)


def facts(cell: str) -> tuple[tuple[Fact, ...], list[str]]:
    return _read(cell, 6, lambda p: Fact(0, 0, p[3], instant(p[0]), instant(p[1]), FactState(p[2]), p[4], p[5]))


def homework(cell: str) -> tuple[tuple[Homework, ...], list[str]]:
    return _read(cell, 5, lambda p: Homework(0, 0, HomeworkKind(p[1]), p[2], instant(p[0]), About(p[3]), p[4] == NEWS))


def around(cell: str) -> tuple[tuple[PersonAround, ...], list[str]]:
    def read(p: list[str]) -> PersonAround:
        return PersonAround(0, 0, p[1], p[2], p[3], p[4], instant(p[0]), AroundKind(p[5]), Side(p[6]))

    return _read(cell, 7, read)


def around_touches(cell: str) -> tuple[tuple[AroundTouch, ...], list[str]]:
    return _read(cell, 7, _read_around_touch)


def dated_notes(cell: str) -> tuple[tuple[tuple[datetime, str], ...], list[str]]:
    return _read(cell, 2, lambda p: (instant(p[0]), p[1]))


def triggers(cell: str) -> tuple[tuple[Trigger, ...], list[str]]:
    return _read(cell, 5, _read_trigger)


def triaged(cell: str) -> tuple[tuple[Triaged, ...], list[str]]:
    return _read(cell, 7, _read_triaged)


def decisions(cell: str) -> tuple[tuple[Decision, ...], list[str]]:
    return _read(cell, 6, _read_decision)


def ladder_changes(cell: str) -> tuple[tuple[LadderChange, ...], list[str]]:
    return _read(cell, 5, lambda p: LadderChange(0, instant(p[0]), p[1], p[2], _number(p[3]) or 0, p[4]))


HEADINGS = (
    "More Quotes",
    "Reasons",
    "History",
    "Facts",
    "Homework",
    "People Around",
    "History Around",
    "Dated Notes",
    "What Brings Them Back",
    "Estimates",
    "Decisions",
    "Ladders",
)


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
    return (quote.why_not, quote.product, *amounts, *days, quote.stage, quote.number, written_day(quote.valid_until))


def _read_quote(parts: list[str]) -> Quote:
    why_not, product, value, worth, currency, quoted_on, closed_on, stage, number, valid_until = parts
    money_of = hundredths(value), hundredths(worth)
    days = day(quoted_on), day(closed_on), day(valid_until)
    return Quote(0, 0, product, *money_of, currency, days[0], WhyNot(why_not), days[1], stage, number, days[2])


def _touch(touch: Touch, script: str) -> Sequence[str]:
    flags = " ".join(name for name in _FLAGS if getattr(touch, name))
    seconds = _length(touch.seconds)
    told = touch.note, touch.learned, touch.learned_for, script
    return (at(touch.at), touch.channel, _OUTCOME_WORDS[touch.outcome], flags, seconds, *told)


def _read_touch(parts: list[str]) -> tuple[Touch, str]:
    moment, channel, word, said, seconds, note, learned, learned_for, script = parts
    attempt, contact, bulk = (name in said.split() for name in _FLAGS)
    if word not in _OUTCOMES:
        raise ValueError(word)
    length = _read_length(seconds)
    use = learned_for and LearnedFor(learned_for).value
    told = attempt, contact, length, note, learned, bulk, use
    return Touch(0, 0, instant(moment), Channel(channel), _OUTCOMES[word], *told), script


def _around_touch(touch: AroundTouch) -> Sequence[str]:
    who, word = str(touch.person_id + 1), _OUTCOME_WORDS[touch.outcome]
    return (at(touch.at), who, touch.channel, word, _length(touch.seconds), touch.note, touch.learned)


def _read_around_touch(parts: list[str]) -> AroundTouch:
    moment, who, channel, word, seconds, note, learned = parts
    if not _PLACE.fullmatch(who) or word not in _OUTCOMES:
        raise ValueError(who, word)
    letter = _OUTCOMES[word] and AroundOutcome(_OUTCOMES[word]).value
    told = Channel(channel).value, letter, _read_length(seconds), note, learned
    return AroundTouch(0, 0, int(who) - 1, instant(moment), *told)


def _trigger(trigger: Trigger) -> Sequence[str]:
    fired = at(trigger.fired_at) if trigger.fired_at else ""
    return (at(trigger.made_at), trigger.kind, written_day(trigger.due_on), trigger.words, fired)


def _read_trigger(parts: list[str]) -> Trigger:
    made, kind, due_on, words, fired = parts
    return Trigger(0, 0, TriggerKind(kind), words, day(due_on), instant(made), instant(fired) if fired else None)


def _triaged(told: Triaged) -> Sequence[str]:
    numbers = ("" if each is None else str(each) for each in (told.own_odds, told.own_reach, told.own_minutes))
    since = at(told.ladder_since) if told.ladder_since else ""
    return (*numbers, written_day(told.asked_on), written_day(told.bought_on), told.ladder_key, since)


def _read_triaged(parts: list[str]) -> Triaged:
    odds, reach, minutes, asked_on, bought_on, ladder, since = parts
    estimates = _number(odds), _number(reach), _number(minutes)
    if len(ladder) > LONGEST_NAME or any(percent is not None and percent > 100 for percent in estimates[:2]):
        raise ValueError(parts)
    return Triaged(*estimates, day(asked_on), day(bought_on), ladder, instant(since) if since else None)


def _decision(made: Decision) -> Sequence[str]:
    return (at(made.at), made.because, made.choice, made.angle, made.words, written_day(made.until))


def _read_decision(parts: list[str]) -> Decision:
    moment, because, choice, angle, words, until = parts
    if choice not in _CHOICES:
        raise ValueError(choice)
    return Decision(0, 0, instant(moment), Because(because), choice, angle, words, day(until))


def _number(text: str) -> int | None:
    if text and not _NUMBER.fullmatch(text):
        raise ValueError(text)
    return int(text) if text else None


def _length(seconds: int) -> str:
    return f"{seconds} s" if seconds else ""


def _read_length(text: str) -> int:
    if text and not _SECONDS.fullmatch(text):
        raise ValueError(text)
    return int(text.removesuffix(" s")) if text else 0


def _read(cell: str, parts: int, read: Callable[[list[str]], T]) -> tuple[tuple[T, ...], list[str]]:
    found, lost = [], []
    for line, texts in record_lines.read(cell, parts) if cell else ():
        try:
            found.append(read(texts))
        except (ValueError, OverflowError):
            lost.append(line)
    return tuple(found), lost
