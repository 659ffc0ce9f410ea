"""What is known of them in facts: what a yes is worth, why they did not buy, what was prepared, what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from reengage_desktop.domain.commission import Basis, Commission
from reengage_desktop.domain.homework import HomeworkKind
from reengage_desktop.domain.phone import parse_phone
from reengage_desktop.domain.prospect import Certainty, Reason
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui import words
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.person.around_words import kind_words, phone_words, who_words
from reengage_desktop.ui.words import tr

from . import call_words
from .facts_view import Fact
from .prep_list import PrepRow

_SECTION, _UNDER = 18, 4  # px above the title of a section, and under it
_HOMEWORK = {
    HomeworkKind.MISSED: "Missed",
    HomeworkKind.CHANGED: "Changed",
    HomeworkKind.NOT_SEEN: "Not seen yet",
    HomeworkKind.NEED_NOW: "Need now",
    HomeworkKind.NEED_LATER: "Need later",
    HomeworkKind.LINK: "Link",
    HomeworkKind.CLIPPING: "Clipping",
}
_CERTAINTY = {
    Certainty.GUESS: "a guess",
    Certainty.FAIRLY_SURE: "fairly sure",
    Certainty.THEY_SAID: "they said so",
}


def worth(sheet: CallSheet, mine: Commission | None) -> list[Fact]:
    """Of the newest quote, `mine` as typed or worked out; nothing where it has no amount."""
    quote = sheet.quote
    if quote is None or (mine is None and quote.value is None):
        return []
    own = words.money(mine.cents, mine.currency) if mine is not None else ""
    firm = words.money(quote.value, quote.currency)
    whose = tr("to you") if own else tr("to the firm")
    about = mine is not None and mine.basis is not Basis.TYPED
    facts = [
        Fact(tr("A yes today is worth about") if about else tr("A yes today is worth"), "small", "text2"),
        Fact(own or firm, "figure", above=0, beside=whose, beside_token="bodyMedium"),
    ]
    told = [tr("{amount} to the firm.").format(amount=firm)] if own and firm else []
    if sheet.prospect.last_contact_at or sheet.prospect.met_on or quote.quoted_on:
        told.append(tr("They know you: a warm call."))
    return [*facts, Fact(" ".join(told), "small", "text2", above=0)] if told else facts


def around(sheet: CallSheet) -> list[Fact]:
    """Who may answer in their place, and who else knows them; each with their number."""
    people = []
    for person in sheet.people_around:
        number = phone_words(parse_phone(person.phone, sheet.region), sheet.region) if person.phone else ""
        people.append(Fact(person.name, "bodyMedium", above=4, beside=who_words(person)))
        kind = kind_words(person.kind) if person.role and person.kind else ""
        if told := " · ".join(filter(None, (number, kind))):
            people.append(Fact(told, "small", "text2", above=0))
    return _section(tr("Who may answer"), people)


def history(sheet: CallSheet, now: datetime) -> list[Fact]:
    """What was noted of them, and the last touches in one line each, with what they taught."""
    notes = [Fact(sheet.prospect.notes.strip())] if sheet.prospect.notes.strip() else []
    return _section(tr("Your notes"), notes) + _section(tr("What happened so far"), _touches(sheet, now))


def homework(sheet: CallSheet) -> list[PrepRow]:
    return [PrepRow(work.id, homework_name(work.kind), work.words, work.kind, work.link) for work in sheet.homework]


def facts(sheet: CallSheet, now: datetime) -> list[PrepRow]:
    """The oldest first, each with its age."""
    return [PrepRow(fact.id, words.past(fact.asked_at, now, sheet.zone), fact.words, "fact") for fact in sheet.facts]


def homework_name(kind: HomeworkKind) -> str:
    return tr(_HOMEWORK[kind])


def certainty_name(certainty: str) -> str:
    """ "fairly sure"; "" where nobody said."""
    return tr(_CERTAINTY[Certainty(certainty)]) if certainty else ""


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
    if (seen := sheet.reason("seen")) is not None:
        saw = tr("You saw: {words}, {ago}").format(words=seen.words, ago=_ago(seen, sheet, now))
        facts.append(Fact(saw, "small", "text2"))
    if real is None:
        unknown = tr("real reason unknown")
        return [*facts, Fact(unknown, "bodyMedium", "text3", icon=Icon.ARROW_RIGHT, italic=True)]
    found = Fact(real.words, "heading", icon=Icon.ARROW_RIGHT)
    source = tr("from {name}").format(name=real.source) if real.source else ""
    told = ", ".join(part for part in (_ago(real, sheet, now), source, certainty_name(real.certainty)) if part)
    return [*facts, found, Fact(told, "caption", "text3", indent=found.left)]


def reason_to_call(sheet: CallSheet) -> list[Fact]:
    """In their words and the face of what is spoken; nothing while there is none."""
    reason = sheet.prospect.reason_to_call
    return [Fact(reason, "letter")] if reason else []


def _touches(sheet: CallSheet, now: datetime) -> list[Fact]:
    facts = []
    for touch in sheet.touches:
        told = call_words.touch_line(touch, now, sheet.zone)
        note = " ".join(touch.note.split())
        facts.append(Fact(f"{told}. {note}" if note else told, "small", "text2", above=4, one_line=True))
        if touch.learned:
            facts.append(Fact(touch.learned, "small", above=2, indent=12, icon=Icon.LIGHTBULB))
    return facts


def _ago(reason: Reason, sheet: CallSheet, now: datetime) -> str:
    return words.past(reason.told_at, now, sheet.zone).lower()


def _section(title: str, facts: Sequence[Fact]) -> list[Fact]:
    """Under its title; nothing at all where there is nothing to say."""
    if not facts:
        return []
    first, *rest = facts
    return [Fact(title, "heading", above=_SECTION), replace(first, above=_UNDER), *rest]
