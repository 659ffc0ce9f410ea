"""What a card of the No list says: its place in the walk, why they said no, and what they would have to hear."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from reengage_desktop.domain import ago
from reengage_desktop.domain.no_card import Change, Changed, NoCard
from reengage_desktop.domain.no_walk import Stop
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.revisiting import Choice, Walked
from reengage_desktop.ui import words
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.words import tr

_HEAR = {
    WhyNot.COULD_NOT_AFFORD: "That it costs less than going without it, or a way to pay that fits their year.",
    WhyNot.NOT_READY: "That something is different now from the day it was too early.",
    WhyNot.DELAYED: "That what they waited for has come, or what each month of waiting costs.",
    WhyNot.NO_FUNDING: "Where the money can come from: a grant, a bank, a way to pay over time.",
    WhyNot.WRONG_PRODUCT: "That there is one now that does what they missed.",
    WhyNot.BOUGHT_ELSEWHERE: "That you want to know how happy they are, and what is still missing.",
    WhyNot.NO_AUTHORITY: "Something that they can carry to whoever decides.",
    WhyNot.UNKNOWN: "Nobody noted why, so ask: what would have made it a yes?",
}
_ICONS = {
    Change.NEWS: Icon.NEWSPAPER,
    Change.FACT: Icon.REFRESH_CW,
    Change.PRICE: Icon.TAG,
    Change.STORY: Icon.BOOK_OPEN_TEXT,
}
_CHOICES = {
    Choice.BACK: ("Back to active", "With a reason to call that is new to them."),
    Choice.LEAVE: ("Leave for now", "They stay as they are, until the next walk."),
    Choice.ANOTHER: ("Another day", "A day, a season or news bring them back."),
    Choice.STOP: ("Do not contact", "No call, no text, no letter, ever."),
}


def group(why: WhyNot) -> str:
    """ "no funding"; "no reason known"."""
    named = words.why_not_words(why)
    return named[:1].lower() + named[1:] if named else tr("no reason known")


def place(stop: Stop) -> str:
    """ "3 of 14, no funding"."""
    return tr("{place} of {all}, {why}").format(place=stop.place, all=stop.of, why=group(stop.why_not))


def question(card: NoCard) -> str:
    first = card.name.split(maxsplit=1)[0] if card.name.split() else card.name
    return tr("What would {name} have to hear?").format(name=first)


def to_hear(card: NoCard) -> str:
    return tr(_HEAR[card.why_not])


def considered(card: NoCard, zone: str, now: datetime) -> str:
    """ "Castellano Bakery · Solar roof, 18 kW, quoted 9 Jun 2025 · $41,800"."""
    parts, quote, today = [card.company], card.quote, local(now, zone).date()
    if quote is not None:
        product = quote.product or tr("A quote")
        if quote.quoted_on is not None:
            day = words.date_words(quote.quoted_on, today)
            product = tr("{product}, quoted {day}").format(product=product, day=day)
        parts += [product, words.money(quote.value, quote.currency)]
    return " · ".join(filter(None, parts))


def said_when(card: NoCard, now: datetime, zone: str) -> str:
    """ "They said no a year ago, on 9 June 2025."; or when that was looked at last."""
    today = local(now, zone).date()
    day = ago.spoken_date(local(card.said_at, zone).date(), today).removeprefix("on ")
    if not card.said_no:
        tried = tr("They said neither yes nor no. You tried last {ago}, on {day}.")
        return tried.format(ago=ago.ago(local(card.said_at, zone).date(), today), day=day)
    if card.walked_at is None:
        return tr("They said no {ago}, on {day}.").format(ago=ago.ago(local(card.said_at, zone).date(), today), day=day)
    looked = ago.ago(local(card.walked_at, zone).date(), today)
    return tr("They said no on {day}. You looked at it {ago}.").format(day=day, ago=looked)


def reasons(card: NoCard, now: datetime, zone: str) -> list[tuple[str, str, bool]]:
    """(what and when, the words, whether it is the real one), oldest first, at most the newest five."""
    today, found = local(now, zone).date(), []
    names = {"stated": tr("Said"), "real": tr("Real"), "seen": tr("Seen")}
    for reason in reversed(card.reasons[:5]):
        when = words.date_words(local(reason.told_at, zone).date(), today)
        real = reason.kind == "real"
        told = f"“{reason.words}”" if reason.kind == "stated" else reason.words
        found.append((f"{names.get(reason.kind, '')}, {when}".strip(", "), told, real))
    return found


def changed(each: Changed, now: datetime, zone: str) -> tuple[str, str, str]:
    """(icon, words, when)."""
    when = words.past(each.at, now, zone).lower() if each.at is not None else ""
    said = each.words
    if each.kind is Change.PRICE:
        price = words.money(each.cents, each.currency)
        said = tr("{product} was quoted from {price} since").format(product=each.words, price=price)
    return _ICONS[each.kind], said, when


def choice(chosen: Choice) -> tuple[str, str]:
    """Its name, and what it does."""
    named, does = _CHOICES[chosen]
    return tr(named), tr(does)


def done(walked: Walked, now: datetime, zone: str) -> str:
    """What was chosen, beside Undo."""
    name = walked.name
    if walked.choice is Choice.BACK:
        when = words.next_action_words(walked.action, now, zone)[0]
        return tr("{name} is active again. {when}").format(name=name, when=when)
    if walked.choice is Choice.ANOTHER and walked.reading is not None:
        if walked.reading.due_on is None:
            return tr("{name} comes back with such news").format(name=name)
        day = words.day(walked.reading.due_on, local(now, zone).date())
        return tr("{name} comes back on {day}").format(name=name, day=day)
    if walked.choice is Choice.STOP:
        return tr("{name} will not be contacted again").format(name=name)
    return tr("{name} stays as they are").format(name=name)


def summary(walked: Sequence[Walked], skipped: int, *, everybody: bool) -> str:
    """ "5 looked at: 2 back to active, 3 left as they are. 1 skipped, and still on the list."; of a walk past
    `everybody`, or past those who are due.
    """
    if not walked and not skipped and everybody:
        return tr("Nobody said no, or you looked at each of them less than a month ago.")
    if not walked and not skipped:
        return tr("Nobody waits for a walk. A No is looked at again when a year has passed.")
    counts = {each: sum(one.choice is each for one in walked) for each in Choice}
    told = (
        (counts[Choice.BACK], tr("{n} back to active")),
        (counts[Choice.LEAVE], tr("{n} left as they are")),
        (counts[Choice.ANOTHER], tr("{n} with a day or news of their own")),
        (counts[Choice.STOP], tr("{n} not to be contacted")),
    )
    parts = ", ".join(said.format(n=count) for count, said in told if count)
    first = tr("{n} looked at: {parts}.").format(n=len(walked), parts=parts) if walked else ""
    rest = tr("{n} skipped, and still on the list.").format(n=skipped) if skipped else ""
    return f"{first} {rest}".strip()
