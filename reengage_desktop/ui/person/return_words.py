"""What brings somebody back, in words: from which day on, or by which news."""

from __future__ import annotations

from datetime import date

from reengage_desktop.domain.spoken_when import DayFault
from reengage_desktop.domain.trigger import Reading, Trigger, TriggerKind
from reengage_desktop.domain.wall_time import local
from reengage_desktop.ui import words
from reengage_desktop.ui.words import tr


def told(trigger: Trigger, today: date, zone: str) -> str:
    """Below the words of a trigger: "from Mon 1 Mar 2027", "came on 2 Mar"."""
    if trigger.fired_at is not None:
        came = local(trigger.fired_at, zone).date()
        return tr("It brought them back on {day}").format(day=words.date_words(came, today))
    if trigger.kind is TriggerKind.DAY and trigger.due_on is not None:
        return _from(trigger.due_on, today)
    return tr("When news of anybody say this")


def preview(reading: Reading, today: date) -> str:
    """Below a field, while it is typed; "" where there is nothing to understand yet."""
    if reading.fault is DayFault.PAST:
        return tr("That day has passed.")
    if reading.fault is DayFault.NO_DAY:
        return tr("There is no such day.")
    if reading.fault is DayFault.FAR:
        return tr("That is more than ten years away.")
    if reading.fault is DayFault.NOTHING:
        return ""
    if reading.due_on is not None:
        return _from(reading.due_on, today)
    heard = ", ".join(f"“{word}”" for word in reading.news)
    return tr("When news of anybody say {words}").format(words=heard)


def suggested(reading: Reading, today: date) -> str:
    """What they said the last time, as a question."""
    assert reading.due_on is not None
    day = words.day(reading.due_on, today).replace(" ", "\N{NO-BREAK SPACE}")
    return tr("They said “{words}”. Bring them back on {day}?").format(words=reading.words, day=day)


def spoken_come(name: str, words_: str) -> str:
    """In a toast: "Back: Maria Castellano, budget in spring"."""
    return tr("Back: {name}, {words}").format(name=name, words=words_[:1].lower() + words_[1:])


def _from(day: date, today: date) -> str:
    named = words.day(day, today)
    return tr("From {day}").format(day=named)
