"""The sentence of commitment, and what stands around it, in words."""

from __future__ import annotations

from datetime import date, datetime

from reengage_desktop.domain import ago
from reengage_desktop.domain.commitment import Answer, Commitment, Stakes, Suggestion, written_time
from reengage_desktop.domain.day_review import DuePromise
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.committing import CommittedDay, Held
from reengage_desktop.ui import words
from reengage_desktop.ui.words import tr

from .strong_line import Parts, parts

NOON = 12
EVENING = 18
_LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def sentence(given: Commitment) -> str:
    """ "When it is 8:30 I call Maria, because I gave my word."."""
    told = tr("When it is {at} I call {who}, because {because}.")
    return told.format(at=written_time(given.at), who=given.called, because=given.because)


def quoted(given: Commitment) -> str:
    return tr("“{sentence}”").format(sentence=sentence(given))


def because(promised: bool, reason: str) -> str:
    """What the sentence begins with: my word if I gave it, else the reason to call."""
    return tr("I gave my word") if promised else reason


def offered_because(offered: Suggestion) -> str:
    return because(offered.promised, offered.reason)


# The head of the page


def greeting(day: CommittedDay) -> str:
    """ "Good morning, Dana"."""
    hour = local(day.now, day.zone).hour
    told = tr("Good morning") if hour < NOON else tr("Good afternoon") if hour < EVENING else tr("Good evening")
    first = day.my_name.split()[:1]
    return tr("{greeting}, {name}").format(greeting=told, name=first[0]) if first else told


def date_line(day: CommittedDay) -> str:
    """ "Tuesday 13 October. Yesterday you did what you wrote."; in the evening with the hour."""
    today = day.today
    told = tr("{weekday} {day} {month}").format(
        weekday=long_day(today), day=today.day, month=tr(_LONG_MONTHS[today.month - 1])
    )
    if day.evening:
        return tr("{date}, {hour}").format(date=told, hour=words.hour(day.now, day.zone))
    behind = looking_back(day.last, today)
    return tr("{date}. {behind}").format(date=told, behind=behind) if behind else told


def looking_back(last: Held | None, today: date) -> str:
    """Kind, whatever it was; of a day that was not done nothing is said."""
    if last is None or last.sentence.answer is Answer.NO:
        return ""
    ahead = (today - last.sentence.day).days
    when = tr("Yesterday") if ahead == 1 else tr("On {weekday}").format(weekday=long_day(last.sentence.day))
    if last.sentence.answer is Answer.PARTLY:
        return tr("{when} you did part of what you wrote.").format(when=when)
    if last.sentence.answer is Answer.YES or last.done_at is not None:
        return tr("{when} you did what you wrote.").format(when=when)
    return tr("{when} stays open.").format(when=when)


def long_day(day: date) -> str:
    """ "Tuesday"."""
    return tr(ago.DAYS[day.weekday()])


# Beside the sentence


def title(day: date, today: date) -> str:
    """ "Today's sentence. Read it aloud once.", "One sentence for tomorrow", "One sentence for Monday"."""
    ahead = (day - today).days
    if ahead == 0:
        return tr("Today’s sentence. Read it aloud once.")
    if ahead == 1:
        return tr("One sentence for tomorrow")
    return tr("One sentence for {weekday}").format(weekday=long_day(day))


def given_title(day: date, today: date) -> str:
    ahead = (day - today).days
    if ahead == 0:
        return tr("Your word for today")
    if ahead == 1:
        return tr("Your word for tomorrow")
    return tr("Your word for {weekday}").format(weekday=long_day(day))


def payoff(stakes: Stakes) -> Parts:
    """ "If Maria says yes: $41,800 for the firm, $4,180 for you"; nothing if no sum is known."""
    firm, me = (words.money(sum_, stakes.currency) if sum_ else "" for sum_ in (stakes.value, stakes.worth))
    told = {
        (True, True): tr("If {name} says yes: {firm} for the firm, {me} for you"),
        (True, False): tr("If {name} says yes: {firm} for the firm"),
        (False, True): tr("If {name} says yes: {me} for you"),
    }.get((bool(firm), bool(me)))
    return parts(told, {"firm": firm, "me": me}, {"name": stakes.first_name}) if told else []


def told_them(promise: NextAction, now: datetime, zone: str) -> str:
    """ "You told them: tomorrow, 9–11"; in the clock in which it was said."""
    day = words.day(local(promise.due_from, zone).date(), local(now, zone).date())
    hours = window_words(promise.due_from, promise.due_until, promise.zone, zone)
    return tr("You told them: {day}, {hours}").format(day=day, hours=hours)


def window_words(start: datetime, until: datetime, their_zone: str, zone: str) -> str:
    """ "8:30–9:30"; "14–15 their time" where their clock shows something else."""
    mine, theirs = words.short_window(start, until, zone), words.short_window(start, until, their_zone or zone)
    return mine if mine == theirs else tr("{hours} their time").format(hours=theirs)


# The evening


def wrote(given: Commitment, zone: str) -> str:
    """When it was written: this morning, or earlier or later."""
    at = local(given.written_at, zone)
    return tr("This morning you wrote") if at.date() == given.day and at.hour < NOON else tr("You wrote")


def due_words(promise: DuePromise, zone: str) -> str:
    """ "Kenji Morimoto, call 14–15 their time"; "call at 8:15" for a single moment."""
    hours = window_words(promise.due_from, promise.due_until, promise.zone, zone)
    told = tr("{name}, call {hours}") if promise.due_from < promise.due_until else tr("{name}, call at {hours}")
    return told.format(name=promise.name, hours=hours)


def yes_words(done_at: datetime | None, zone: str) -> str:
    return tr("Yes, at {hour}").format(hour=_clock(done_at, zone)) if done_at else tr("Yes")


def answered(held: Held, zone: str) -> str:
    """What the person said of it, kindly."""
    match held.sentence.answer:
        case Answer.YES if held.done_at:
            return tr("You did it, at {hour}.").format(hour=_clock(held.done_at, zone))
        case Answer.YES:
            return tr("You did it.")
        case Answer.PARTLY:
            return tr("You did part of it.")
        case _:
            return tr("Not today. Tomorrow is a new one.")


def called_at(done_at: datetime, zone: str) -> str:
    return tr("You called at {hour}").format(hour=_clock(done_at, zone))


def _clock(at: datetime, zone: str) -> str:
    return words.window(at, at, zone)
