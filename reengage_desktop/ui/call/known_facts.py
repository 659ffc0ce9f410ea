"""What is known of them in facts: what a yes is worth, why they did not buy, and what happened so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from reengage_desktop.domain.prospect import Reason
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui import words
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.words import tr

from . import call_words
from .facts_view import Fact

_SECTION, _UNDER = 18, 4  # px above the title of a section, and under it


def worth(sheet: CallSheet) -> list[Fact]:
    """Of the newest quote; nothing where it has no amount."""
    quote = sheet.quote
    if quote is None or (quote.worth is None and quote.value is None):
        return []
    own, firm = words.money(quote.worth, quote.currency), words.money(quote.value, quote.currency)
    whose = tr("to you") if own else tr("to the firm")
    facts = [
        Fact(tr("A yes today is worth"), "small", "text2"),
        Fact(own or firm, "figure", above=0, beside=whose, beside_token="bodyMedium"),
    ]
    if own and firm:
        facts.append(Fact(tr("{amount} to the firm").format(amount=firm), "small", "text2", above=0))
    return facts


def before(sheet: CallSheet, now: datetime) -> list[Fact]:
    """All that is good to know before it rings."""
    who = sheet.prospect
    facts = _section(tr("Start from here"), reasons(sheet, now))
    missing = Fact(tr("No reason to call yet. What is new for them?"), "bodyMedium", "red", icon=Icon.CIRCLE_ALERT)
    facts += _section(tr("Reason to call"), reason_to_call(sheet) or [missing])
    if notes := who.notes.strip():
        facts += _section(tr("What you know"), [Fact(notes)])
    around = [Fact(name, "bodyMedium", above=4, beside=role) for name, role, _ in sheet.people_around]
    facts += _section(tr("Who may answer"), around)
    return facts + _section(tr("What happened so far"), _touches(sheet, now))


def during(sheet: CallSheet, now: datetime) -> list[Fact]:
    """The little that is looked up while they speak."""
    return [*reasons(sheet, now), *(replace(fact, above=6) for fact in reason_to_call(sheet))]


def reasons(sheet: CallSheet, now: datetime) -> list[Fact]:
    """Said → real, each with its date in words; where both are missing, what to ask."""
    stated, real = sheet.reason("stated"), sheet.reason("real")
    if stated is None and real is None:
        return [Fact(tr("No note on why. Ask first thing."), "bodyMedium", "red", icon=Icon.CIRCLE_ALERT)]
    facts = []
    if stated is not None:
        said = tr("Said “{words}”, {ago}").format(words=stated.words, ago=_ago(stated, sheet, now))
        facts.append(Fact(said, "small", "text2"))
    if real is None:
        unknown = tr("real reason unknown")
        return [*facts, Fact(unknown, "bodyMedium", "text3", icon=Icon.ARROW_RIGHT, italic=True)]
    found = Fact(real.words, "heading", icon=Icon.ARROW_RIGHT)
    return [*facts, found, Fact(_ago(real, sheet, now), "caption", "text3", indent=found.left)]


def reason_to_call(sheet: CallSheet) -> list[Fact]:
    """In their words and the face of what is spoken; nothing while there is none."""
    reason = sheet.prospect.reason_to_call
    return [Fact(reason, "letter")] if reason else []


def _touches(sheet: CallSheet, now: datetime) -> list[Fact]:
    facts = []
    for touch in sheet.touches:
        facts.append(Fact(call_words.touch_line(touch, now, sheet.zone), "small", "text2", above=4))
        facts += [Fact(text, "small", above=4, indent=12) for text in (touch.note, touch.learned) if text]
    return facts


def _ago(reason: Reason, sheet: CallSheet, now: datetime) -> str:
    return words.past(reason.told_at, now, sheet.zone).lower()


def _section(title: str, facts: Sequence[Fact]) -> list[Fact]:
    """Under its title; nothing at all where there is nothing to say."""
    if not facts:
        return []
    first, *rest = facts
    return [Fact(title, "heading", above=_SECTION), replace(first, above=_UNDER), *rest]
