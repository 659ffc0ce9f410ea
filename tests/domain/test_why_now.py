"""Why somebody now: the two or three parts that decided, the most telling first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from reengage_desktop.domain.day_plan import TodayCall, why
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.permission import Lamp, Permission
from reengage_desktop.domain.prospect import Importance, Party, ProspectRow, Stage
from reengage_desktop.domain.ranking import payoff
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.slots import Part
from reengage_desktop.domain.why_now import MOST, Beside, Mattered, Mattering, mattered

NOW = datetime(2026, 10, 13, 20, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
BESIDE = Beside(NOW, worth=None, odds=8, part=Part.LATE, here=0, elsewhere=0, cold_after=6)
OPEN = Permission(Lamp.NOW, None, NOW + 3 * HOUR, None, None, True, "", NOW)
ROW = ProspectRow(
    id=1,
    name="Maria Ortega",
    company="",
    party=Party.BUSINESS,
    stage=Stage.ACTIVE,
    city="",
    region="",
    country="US",
    zone="",
    other_zone="",
    consented=False,
    inquired_on=None,
    product="",
    value=None,
    worth=None,
    currency="USD",
    why_not=WhyNot.UNKNOWN,
    stated_reason="",
    real_reason="",
    ladder="",
    reason_to_call="",
    phone="",
    last_touch_at=None,
    last_contact_at=None,
    last_channel="",
    last_outcome="",
    last_seconds=0,
    score=0,
    next_action=None,
)


def call(
    allowed: Permission = OPEN,
    *,
    kind: ActionKind = ActionKind.CALL,
    promised: bool = False,
    because: Because = Because.NEW,
    due: timedelta = -HOUR,
    why_not: WhyNot = WhyNot.UNKNOWN,
    **told: Any,
) -> TodayCall:
    row = replace(ROW, why_not=why_not, **told)
    action = NextAction(kind, NOW + due, NOW + due + 2 * HOUR, promised, because=because)
    return TodayCall(row, action, allowed, payoff(50_000, None, 100, why_not, row.ladder), why(action, row, NOW))


@pytest.mark.parametrize(
    ("told", "beside", "first"),
    [
        ({}, {}, Mattered(Mattering.BEST_PAYOFF)),
        ({"promised": True}, {}, Mattered(Mattering.PROMISE_OPEN, NOW + HOUR)),
        ({"promised": True, "due": -3 * HOUR}, {}, Mattered(Mattering.PROMISE_PASSED, NOW - HOUR)),
        ({"kind": ActionKind.APPOINTMENT}, {}, Mattered(Mattering.APPOINTMENT, NOW - HOUR)),
        ({"importance": Importance.VERY}, {}, Mattered(Mattering.VERY_IMPORTANT)),
        ({"importance": Importance.IMPORTANT}, {}, Mattered(Mattering.BEST_PAYOFF)),
        ({"because": Because.THEIR_DATE}, {}, Mattered(Mattering.THEY_NAMED_IT)),
        ({}, {"worth": 50_000}, Mattered(Mattering.WORTH_MOST)),
        ({}, {"worth": 50_001}, Mattered(Mattering.BEST_PAYOFF)),
        ({}, {"elsewhere": 2}, Mattered(Mattering.OTHER_PART, part=Part.MORNING)),
        ({}, {"elsewhere": 2, "here": 1}, Mattered(Mattering.BEST_PAYOFF)),
        ({}, {"here": 2}, Mattered(Mattering.BEST_PAYOFF)),
        ({"ladder": "r", "last_contact_at": NOW - HOUR}, {}, Mattered(Mattering.ANSWERED, NOW - HOUR)),
        ({"ladder": "tt", "last_contact_at": NOW - HOUR}, {}, Mattered(Mattering.GOING_COLD, NOW - HOUR)),
        ({"ladder": "t", "last_contact_at": NOW - HOUR}, {}, Mattered(Mattering.BEST_PAYOFF)),
        ({"why_not": WhyNot.COULD_NOT_AFFORD}, {}, Mattered(Mattering.ODDS_ABOVE)),  # 10 % beside 8 %
        ({"why_not": WhyNot.COULD_NOT_AFFORD}, {"odds": 8.1}, Mattered(Mattering.BEST_PAYOFF)),
        ({"reason_to_call": "Rates fell"}, {}, Mattered(Mattering.REASON)),
    ],
)
def test_each_part_is_told_when_it_decides(told: dict[str, Any], beside: dict[str, Any], first: Mattered) -> None:
    assert mattered(call(**told), replace(BESIDE, **beside)) == (first,)


@pytest.mark.parametrize(("left", "told"), [(0, True), (30, True), (31, False), (None, False)])
def test_a_right_that_ends_within_thirty_days_is_told(left: int | None, told: bool) -> None:
    allowed = replace(OPEN, days_left=left, ends_on=date(2026, 11, 1))
    expected = Mattered(Mattering.RIGHT_ENDS, days=left or 0) if told else Mattered(Mattering.BEST_PAYOFF)
    assert mattered(call(allowed), BESIDE) == (expected,)


def test_of_who_may_not_be_called_neither_right_nor_hours_are_told() -> None:
    shut = replace(OPEN, callable=False, days_left=-3, closes_at=NOW + HOUR)
    assert mattered(call(shut), BESIDE) == (Mattered(Mattering.BEST_PAYOFF),)


@pytest.mark.parametrize(("minutes", "told"), [(60, True), (61, False)])
def test_hours_that_close_within_the_hour_are_told(minutes: int, told: bool) -> None:
    closes = NOW + timedelta(minutes=minutes)
    found = mattered(call(replace(OPEN, closes_at=closes)), BESIDE)
    assert found == (Mattered(Mattering.HOURS_CLOSE, closes) if told else Mattered(Mattering.BEST_PAYOFF),)


def test_of_many_parts_the_most_telling_are_told() -> None:
    rich = call(replace(OPEN, closes_at=NOW + HOUR), promised=True, importance=Importance.VERY, reason_to_call="New")
    found = mattered(rich, replace(BESIDE, worth=1, elsewhere=1))
    assert [each.kind for each in found] == [
        Mattering.PROMISE_OPEN,
        Mattering.HOURS_CLOSE,
        Mattering.VERY_IMPORTANT,
    ]
    assert len(found) == MOST
