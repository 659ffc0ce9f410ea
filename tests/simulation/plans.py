"""Slots of different kinds over some years, made up by chance."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from .oracle import Moved, Plan, Span

FIRST = date(2026, 1, 1)
DAY = timedelta(days=1)
LATEST = 23 * 60 + 45
KINDS: tuple[tuple[frozenset[int], tuple[int, ...], int], ...] = (
    (frozenset(range(5)), (8 * 60 + 15, 8 * 60, 9 * 60 + 30, 13 * 60), 1),
    (frozenset(range(7)), (60, 75, 90, 105, 120, 135, 150, 165, 180), 1),  # where the clock is changed by night
    (frozenset({0, 4, 5, 6}), (0, 15, 30, 23 * 60, 23 * 60 + 30), 1),  # and at midnight
    (frozenset({1, 3}), (16 * 60 + 30, 18 * 60), 2),
    (frozenset({6}), (60, 150, 11 * 60), 3),
)


def make_plans(random: Random, years: int) -> list[Plan]:
    """One of each kind: other hours about once a year, four rests a year, every tenth week a moved date."""
    return [_plan(random, number, years * 366, *kind) for number, kind in enumerate(KINDS, 1)]


def _plan(
    random: Random, number: int, days: int, weekdays: frozenset[int], starts: tuple[int, ...], every: int
) -> Plan:
    spans, day = [], FIRST
    while day < FIRST + days * DAY:
        start = random.choice(starts)
        end = min(start + random.choice((15, 30, 45, 90)), LATEST)
        if end > start:
            spans.append(Span(day, weekdays, start, end, every))
            day += random.randrange(150, 600) * DAY
    rests = []
    for _ in range(days // 90):
        first = FIRST + random.randrange(days) * DAY
        rests.append((first, first + random.randrange(14) * DAY))
    plan = Plan(number, tuple(spans), tuple(rests), {})
    return plan._replace(moves=_moves(random, plan, days, starts))


def _moves(random: Random, plan: Plan, days: int, starts: tuple[int, ...]) -> dict[date, Moved]:
    found = {}
    for count in range(0, days, 7):
        day = FIRST + (count + random.randrange(7)) * DAY
        if random.random() < 0.15 and plan.span_on(day):
            monday = day - day.weekday() * DAY
            on = random.choice((day, monday + random.randrange(7) * DAY))
            start = random.choice(starts)
            if start + 15 <= LATEST:
                found[day] = Moved(on, start, start + 15)
    return found
