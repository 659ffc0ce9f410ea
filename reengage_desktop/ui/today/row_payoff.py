"""What today's calls pay: each row, and all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from reengage_desktop.domain.day_plan import Today, TodayCall
from reengage_desktop.ui import words
from reengage_desktop.ui.payoff import payoff_words
from reengage_desktop.ui.words import tr

from . import day_words
from .today_rows import Kind, Row, slot_name

if TYPE_CHECKING:
    from reengage_desktop.services.weighing import DayWorth, Weighing


def weighed(rows: Iterable[Row], today: Today, weighing: Weighing) -> list[Row]:
    """The card of whoever is now with its line; the others tell it in their tooltip."""
    calls = {call.row.id: call for call in today.best_first()}
    return [_with_more(row, calls[row.prospect_id], today, weighing) if _is_now(row, calls) else row for row in rows]


def tip(prospect_id: int, today: Today, weighing: Weighing) -> list[str]:
    """Lines of a tooltip: why now, and the sum."""
    call = next((call for call in today.best_first() if call.row.id == prospect_id), None)
    if call is None:
        return []
    told = payoff_words.why_now(weighing.why_now(call), today.now, today.zone)
    an_hour = payoff_words.an_hour(call.payoff)
    plan = next((plan for plan in today.slots if call in plan.calls), None)
    if plan is not None and plan is not today.current:  # reckoned for its hour, unlike the sum of this minute
        an_hour = tr("{an_hour} in {slot}").format(an_hour=an_hour, slot=slot_name(plan.occurrence.slot.name))
    pays = f"{an_hour}: {payoff_words.the_sum(call.payoff)}" if call.payoff.worth > 0 else ""
    return [part for part in (told, pays) if part]


def day(today: Today, worth: DayWorth) -> tuple[str, str]:
    """("14 calls · 1 h 30 min · worth about $2,300", the same with what it means); empty where nothing is known."""
    pays = payoff_words.day_worth(worth.expected, begun=day_words.has_begun(today))
    if not pays:
        return "", ""
    (calls, _), _, _ = day_words.summary(today, ())
    told = payoff_words.DOT.join(part for part in (calls, words.duration(day_words.minutes(today) * 60), pays) if part)
    return told, f"{told}\n{payoff_words.day_explained()}"


def _is_now(row: Row, calls: dict[int, TodayCall]) -> bool:
    return row.kind is Kind.NOW and row.prospect_id in calls


def _with_more(row: Row, call: TodayCall, today: Today, weighing: Weighing) -> Row:
    besides = payoff_words.besides(weighing.why_now(call), today.now, today.zone)
    an_hour = payoff_words.an_hour(call.payoff)
    hour = f"{an_hour[:1].upper()}{an_hour[1:]}." if an_hour else ""
    more = " ".join(part for part in (hour, besides) if part)
    return replace(row, more=more, spoken=" ".join(part for part in (f"{row.spoken}.", more) if part))
