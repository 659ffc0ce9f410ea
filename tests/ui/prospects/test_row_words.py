"""What the program itself says in a row fits into its column; only what people wrote is ever cut."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.permission import Lamp, Limit, Permission
from reengage_desktop.domain.touch import Channel
from reengage_desktop.domain.wall_time import zone
from reengage_desktop.ui import fonts, words

HERE = "America/New_York"
NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
NEXT, LAST, THEIRS = 138, 96, 79
HOURS = (-24 * 30, -24, -3, -0.5, 1, 4, 8, 24, 28, 24 * 3, 24 * 20, 24 * 70, 24 * 200)


@pytest.fixture(autouse=True)
def faces(qapp: QApplication) -> None:
    fonts.load()


def too_wide(said: set[str], metrics: QFontMetricsF, room: float) -> list[str]:
    return sorted(text for text in said if metrics.horizontalAdvance(text) > room)


@pytest.mark.parametrize("promised", [False, True])
def test_the_next_action_fits(promised: bool) -> None:
    firsts, seconds = set(), set()
    for kind in ActionKind:
        for because in Because:
            for hours in HOURS:
                start = NOW + timedelta(hours=hours, minutes=-3)
                if start.year > NOW.year and kind in (ActionKind.LETTER, ActionKind.FIRST_HELLO):
                    continue  # nobody writes so late
                action = NextAction(kind, start, start + timedelta(hours=1), promised, HERE, because)
                first, second, _ = words.next_action_words(action, NOW, HERE)
                firsts.add(first)
                seconds.add(second)
    assert too_wide(firsts, QFontMetricsF(fonts.of("bodyMedium", tabular=True)), NEXT) == []
    assert too_wide(seconds, QFontMetricsF(fonts.of("small", tabular=True)), NEXT) == []


def test_the_last_contact_fits() -> None:
    days = {words.past(NOW - timedelta(days=n), NOW, HERE) for n in range(4000)}
    assert too_wide(days, QFontMetricsF(fonts.of("body", points=9.375)), LAST) == []
    how = {words.outcome_past(outcome) for outcome in Outcome} | {words.channel_words(by) for by in Channel}
    assert too_wide(how, QFontMetricsF(fonts.of("small", tabular=True)), LAST) == []


def test_their_hours_fit() -> None:
    here = NOW.astimezone(zone("America/Chicago"))
    said = set()
    for days in range(-400, 100):
        for lamp in (Lamp.LATER, Lamp.SHUT):
            at = NOW + timedelta(days=days, hours=3)
            for opens, ends in ((max(at, NOW), None), (None, at.date())):
                said.add(words.lamp_words(Permission(lamp, opens, None, ends, 0, False, "", here), NOW, brief=True)[0])
    for limit in Limit:
        for hours in (1, 20, 300, 9000):
            capped = Permission(
                Lamp.SHUT, NOW + timedelta(hours=hours), None, None, None, False, "", here, limit, cap=20
            )
            said.add(words.lamp_words(capped, NOW, brief=True)[0])
    said |= {words.lamp_words(Permission(Lamp.ENDS, None, None, None, n, True, "", here), NOW)[0] for n in range(30)}
    assert too_wide(said, QFontMetricsF(fonts.of("small", tabular=True, weight=500)), THEIRS) == []
