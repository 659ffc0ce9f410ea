"""What the desk says: who lies on it and why, what was spent and learned, and what a choice does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from reengage_desktop.domain.ago import MONTHS
from reengage_desktop.domain.desk import MOST, Choice, DeskCard, DeskDay, Hint, Learned, LearnedKind, Qualify
from reengage_desktop.domain.ladder import REACHED
from reengage_desktop.domain.next_action import Because
from reengage_desktop.domain.spoken_when import DayFault
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.deciding import Decided
from reengage_desktop.ui import words
from reengage_desktop.ui.words import tr

_BECAUSE = {
    Because.LADDER_DONE: "All attempts of the row are made",
    Because.TAUGHT_NOTHING: "Three talks in a row taught nothing new",
    Because.UNDER_MY_HOUR: "An hour on them pays less than your usual one",
    Because.THEY_BROKE_IT: "They were not there as agreed",
    Because.BY_HAND: "You laid them here",
}
_CHOICES = {
    Choice.PUSH_ON: ("Push on", "Choose one new way first. More attempts follow."),
    Choice.KEEP_IN_TOUCH: ("Keep in touch", "One useful thing a month. No calls until something moves."),
    Choice.LET_GO: ("Close kindly", "A short thank-you letter. The door stays open."),
    Choice.DO_NOT_CONTACT: ("Do not contact", "Only if they asked. No channel, ever."),
}
_UNWRITTEN = {
    Choice.KEEP_IN_TOUCH: "They cannot be written to, so they rest. No calls until something moves.",
    Choice.LET_GO: "They rest until a day that you name. The door stays open.",
}
_QUESTIONS = {
    Qualify.WHERE_STAND: "Where do you stand with it today?",
    Qualify.MAY_SAY_NO: "If it is a No, will you tell me? Either is fine.",
    Qualify.WHO_DECIDES: "Who else decides this with you?",
    Qualify.WHAT_MUST_HAPPEN: "What would have to happen first?",
}


def first_name(card: DeskCard) -> str:
    """As they are spoken of; the whole name where no part of it is known to be the first."""
    return card.person.first_name or card.person.name


def place(day: DeskDay) -> str:
    return tr("Card {n} of {all} today").format(n=day.done + 1, all=day.total)


def because(card: DeskCard) -> str:
    """Why they lie here, as a sentence without its point."""
    if card.because is Because.LADDER_DONE and card.attempts:
        return tr("All {n} attempts of the row are made").format(n=card.attempts)
    return tr(_BECAUSE[card.because]) if card.because in _BECAUSE else ""


def question(card: DeskCard) -> str:
    return tr("Is calling {name} still the best use of your time?").format(name=first_name(card))


def considered(card: DeskCard, today: date) -> str:
    """ "Pruitt Orchards, Wooster · solar roof, 48 kW, quoted 18 May"."""
    parts, quote = [", ".join(filter(None, (card.person.company, card.person.city)))], card.quote
    if quote is not None:
        product = quote.product or tr("A quote")
        if quote.quoted_on is not None:
            day = words.date_words(quote.quoted_on, today)
            product = tr("{product}, quoted {day}").format(product=product, day=day)
        parts.append(product)
    return " · ".join(filter(None, parts))


# The four figures


def spent(card: DeskCard) -> tuple[str, str]:
    minutes = words.duration(card.spent) if card.spent else tr("{n} min").format(n=0)
    return minutes, tr("spent so far")


def attempts(card: DeskCard) -> str:
    """Below the dots; a talk closed the row."""
    if card.ladder.endswith(REACHED):
        return tr("reached at attempt {n}").format(n=len(card.ladder))
    if card.attempts > card.of:
        return tr("{n} attempts").format(n=card.attempts)
    return tr("{n} of {all} attempts").format(n=card.attempts, all=card.of)


def untaught(card: DeskCard) -> tuple[str, str]:
    calls = tr("1 call") if card.untaught == 1 else tr("{n} calls").format(n=card.untaught)
    return calls, tr("since you learned anything") if card.learned else tr("and nothing learned yet")


def worth(card: DeskCard) -> tuple[str, str, str]:
    """(what it is worth, "to you", what it is to the firm)."""
    value = words.money(card.value, card.currency)
    if card.worth is not None:
        of = tr("of {value} quoted").format(value=value) if value else tr("as far as is known")
        return words.money(card.worth, card.currency), tr("to you"), of
    return (
        (value, tr("quoted"), tr("your part is not known")) if value else (tr("Not known"), "", tr("what it is worth"))
    )


# What was learned, and what to ask


def learned(line: Learned, zone: str, today: date) -> tuple[str, str, bool]:
    """(its day, the words, whether it is the real reason)."""
    told = tr("Said “{words}”").format(words=line.words) if line.kind is LearnedKind.SAID else line.words
    return words.date_words(local(line.at, zone).date(), today), told, line.kind is LearnedKind.REAL


def hint(found: Hint, today: date) -> str:
    """ "“Call me after harvest” is about 25 October. Nothing is planned for then."; the day is named once."""
    said = found.words.strip(' .“”"')
    day = f"{found.day.day} {tr(MONTHS[found.day.month - 1])}"
    if day.casefold() in said.casefold() and found.day.year == today.year:
        return tr("“{words}.” Nothing is planned for then.").format(words=said)
    day = day if found.day.year == today.year else f"{day} {found.day.year}"
    told = tr("“{words}” is about {day}. Nothing is planned for then.")
    return told.format(words=said, day=day)


def earlier(lines: int) -> str:
    """Above what was learned last: so much more is known."""
    return tr("1 line more on their page") if lines == 1 else tr("{n} lines more on their page").format(n=lines)


def questions(found: Sequence[Qualify]) -> str:
    """As they are said."""
    return "  ".join(f"“{tr(_QUESTIONS[each])}”" for each in found)


# The choices


def choice(chosen: Choice, *, can_write: bool = True) -> tuple[str, str]:
    """Its name, and what it does."""
    named, does = _CHOICES[chosen]
    return tr(named), tr(does if can_write else _UNWRITTEN.get(chosen, does))


def no_day(fault: DayFault | None) -> str:
    """Of a day to rest until that is not understood; "" while it is only begun."""
    if fault is DayFault.PAST:
        return tr("That day has passed.")
    if fault is DayFault.NO_DAY:
        return tr("There is no such day.")
    return tr("That is more than ten years away.") if fault is DayFault.FAR else ""


def done(decided: Decided, now: datetime, zone: str) -> str:
    """In the toast, beside Undo."""
    name, today = decided.name, local(now, zone).date()
    match decided.choice:
        case Choice.PUSH_ON:
            when = words.next_action_words(decided.action, now, zone)[0]
            return tr("You go on with {name}. {when}").format(name=name, when=when)
        case Choice.KEEP_IN_TOUCH:
            return tr("You keep in touch with {name}, without calls").format(name=name)
        case Choice.LET_GO:
            told = tr("You let go of the chase for {name}").format(name=name) + _until(decided.until, today)
            return f"{told}. {tr('The letter lies in the pile')}" if decided.letter else told
        case Choice.DO_NOT_CONTACT:
            return tr("{name} will not be contacted again").format(name=name)
    return tr("{name} waits for another day").format(name=name)


def _until(until: date | None, today: date) -> str:
    return " " + tr("until {day}").format(day=words.date_words(until, today)) if until else ""


# Nobody on the desk


def empty(day: DeskDay) -> tuple[str, str]:
    """A title, and what comes next."""
    wait = _waiting(day.waiting)
    if day.done >= MOST:
        slow = tr("Three cards a day, so that nobody is decided in a hurry.")
        return tr("That was the last card of today"), f"{slow} {wait}".strip()
    if day.done:
        return tr("That was the last card"), wait or tr("Nobody else waits for a decision.")
    if wait:
        return tr("No card lies open today"), wait
    return tr("Nobody waits for a decision"), tr("Your calls go on by themselves.")


def _waiting(count: int) -> str:
    if not count:
        return ""
    if count == 1:
        return tr("1 more card waits for another day.")
    return tr("{n} more cards wait for another day.").format(n=count)


def who_comes() -> tuple[str, ...]:
    return (
        tr("All attempts of their row are made, and nobody answered."),
        tr("Three talks in a row taught nothing new."),
        tr("An hour on them pays less than your usual hour."),
        tr("They were not there at the hour they named."),
        tr("You laid them here yourself."),
    )
