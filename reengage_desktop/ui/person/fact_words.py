"""Facts, reasons and homework in words: who told them, when, and how sure one is."""

from __future__ import annotations

import re
from datetime import datetime

from reengage_desktop.domain.fact import ASK_AGAIN_AFTER, Fact, FactState
from reengage_desktop.domain.homework import About, Homework, host_of
from reengage_desktop.domain.prospect import Reason, ReasonKind
from reengage_desktop.domain.wall_time import local
from reengage_desktop.ui import words
from reengage_desktop.ui.call.known_facts import certainty_name
from reengage_desktop.ui.words import tr

KINDS = {ReasonKind.STATED: "Said", ReasonKind.SEEN: "Seen", ReasonKind.REAL: "Real"}
ABOUT = {About.PERSON: "person", About.COMPANY: "company", About.MARKET: "market"}
# A source that says itself how it was learned: "seen on the bill".
_OWN_WORDS = re.compile(r"(?:seen|read|noted|heard|found|told|learned|from|on|in|at|by)\b", re.IGNORECASE)


def reason_label(reason: Reason, now: datetime, zone: str) -> str:
    """ "Said, 9 Jun"."""
    day = words.date_words(local(reason.told_at, zone).date(), local(now, zone).date())
    return tr("{what}, {day}").format(what=tr(KINDS[ReasonKind(reason.kind)]), day=day)


def reason_words(reason: Reason) -> str:
    """What they said stands in quotes."""
    return f"“{reason.words}”" if reason.kind == ReasonKind.STATED else reason.words


def reason_tail(reason: Reason) -> str:
    """ "from Elena, fairly sure"."""
    source = tr("from {name}").format(name=reason.source) if reason.source else ""
    return ", ".join(part for part in (source, certainty_name(reason.certainty)) if part)


def heard(fact: Fact, now: datetime, zone: str) -> str:
    """ "Heard from Elena, 3 weeks ago", "Noted 9 Jun, 4 months ago", asked again "Noted 9 Jun, not known today"."""
    ago = words.past(fact.asked_at, now, zone).lower()
    if not fact.source and fact.asked_at == fact.learned_at and fact.is_due(now):
        return tr("Noted {ago}").format(ago=ago)  # "ask again" stands beside it and needs the room
    answers = {
        FactState.HOLDS: tr("{where}, still true {ago}"),
        FactState.CHANGED: tr("{where}, changed {ago}"),
        FactState.UNKNOWN: tr("{where}, not known {ago}"),
    }
    told = answers[fact.state] if fact.asked_at > fact.learned_at else tr("{where}, {ago}")
    return told.format(where=_where(fact, now, zone), ago=ago)


def learned(fact: Fact, now: datetime, zone: str) -> str:
    """ "Learned 9 Jun", and why it is to be asked again, where it is."""
    told = tr("Learned {day}.").format(day=_day(fact, now, zone))
    return f"{told} {_why_ask_again()}" if fact.is_due(now) else told


def ask_again(fact: Fact, now: datetime) -> str:
    """ "ask again", of one that nobody answered for so long."""
    return tr("ask again") if fact.is_due(now) else ""


def _why_ask_again() -> str:
    days = ASK_AGAIN_AFTER.days
    return tr("Not asked for more than {days} days. What was true then may have changed.").format(days=days)


def work_tail(work: Homework) -> str:
    """ "· toledoblade.com · market"."""
    host = host_of(work.link) if work.link and work.said != work.link else ""
    about = tr(ABOUT[work.about]) if work.about else ""
    return " ".join(f"·\u00a0{part}" for part in (host, about) if part)  # the dot stays with what follows


def _where(fact: Fact, now: datetime, zone: str) -> str:
    source = fact.source
    if not source:
        return tr("Noted {day}").format(day=_day(fact, now, zone))
    if _OWN_WORDS.match(source):
        return source[:1].upper() + source[1:]
    if source[:1].islower():  # a thing, not a name
        return tr("From {source}").format(source=source)
    return tr("Heard from {name}").format(name=source)


def _day(fact: Fact, now: datetime, zone: str) -> str:
    return words.date_words(local(fact.learned_at, zone).date(), local(now, zone).date())
