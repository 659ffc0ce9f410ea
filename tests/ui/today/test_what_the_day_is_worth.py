"""What today's calls pay: the whole list, the card of whoever is now, the tooltips, and the key of the sum."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.ui.today.today_page import TodayPage
from reengage_desktop.ui.today.today_panel import TodayPanel
from reengage_desktop.ui.today.today_rows import Kind, Row

from .conftest import Clock

Add = Callable[..., int]


@pytest.fixture
def panel(qtbot: QtBot, services: Services, clock: Callable[[], datetime]) -> TodayPanel:
    made = TodayPanel(services.planning, clock, weighing=lambda: services.weighing)
    made.resize(286, 700)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def maria(services: Services, clock: Clock) -> int:
    form = PersonForm(name="Maria <b>Castellano", phones=("212 555 0142",), country="US", region="NY")
    return services.keeping.add(form, QuoteForm(product="Roof", value="41800", worth="4180"))


def shown(panel: TodayPanel, qtbot: QtBot) -> None:
    panel.show()
    qtbot.waitUntil(lambda: not panel.worth_line.isHidden())


def card_of(panel: TodayPanel) -> Row:
    found = [panel.model.row_at(panel.model.index(at)) for at in range(panel.model.rowCount())]
    return next(row for row in found if row is not None and row.kind is Kind.NOW)


def test_the_list_tells_what_it_is_worth(panel: TodayPanel, qtbot: QtBot, maria: int) -> None:
    shown(panel, qtbot)
    assert panel.worth_line.text() == "1 call · 45 min · worth about $67"  # 4,180 × 0.08 × 0.2
    assert "An average" in panel.worth_line.toolTip()
    panel.toggle()
    assert panel.worth_line.isHidden()
    panel.toggle()
    assert not panel.worth_line.isHidden()


def test_without_a_worth_nothing_is_claimed(panel: TodayPanel, qtbot: QtBot, add: Add) -> None:
    add("Hannah Oyelaran", -20, 25, reason="News")
    panel.show()
    qtbot.wait(20)
    assert panel.worth_line.isHidden()


def test_the_card_of_now_says_what_an_hour_pays(panel: TodayPanel, qtbot: QtBot, maria: int) -> None:
    shown(panel, qtbot)
    card = card_of(panel)
    assert card.more.startswith("About $500 an hour.")
    assert card.more in card.spoken
    high = panel.view.visualRect(panel.model.index_of(maria)).height()
    panel.model.set_rows([replace(card, more="")])
    assert panel.view.sizeHintForRow(0) < high  # the line has room of its own
    panel.grab()


def test_the_tooltip_tells_the_sum_and_names_are_text(panel: TodayPanel, qtbot: QtBot, maria: int) -> None:
    shown(panel, qtbot)
    tip = panel.model.index_of(maria).data(Qt.ItemDataRole.ToolTipRole)
    assert "about $500 an hour: $4,180 × 8 % × 20 % ÷ 8 min" in tip
    assert "Maria &lt;b&gt;Castellano" in tip


def test_the_tooltip_of_another_slot_says_that_its_sum_is_of_that_hour(
    panel: TodayPanel, qtbot: QtBot, services: Services, clock: Clock, maria: int
) -> None:
    late = clock.now.replace(hour=20, minute=40)
    services.moving.move(maria, late, late + timedelta(minutes=30), promised=True)
    shown(panel, qtbot)
    tip = panel.model.index_of(maria).data(Qt.ItemDataRole.ToolTipRole)
    assert "about $500 an hour in Late calls: $4,180 × 8 % × 20 % ÷ 8 min" in tip


def test_the_key_of_the_sum_carries_who(panel: TodayPanel, qtbot: QtBot, maria: int) -> None:
    shown(panel, qtbot)
    panel.view.setFocus()
    panel.select(maria)
    with qtbot.waitSignal(panel.payoff_requested) as wished:
        qtbot.keyClick(panel.view, Qt.Key.Key_Equal)
    assert wished.args == [maria]


def test_the_page_of_the_day_tells_it_too_and_what_is_left(
    qtbot: QtBot, services: Services, clock: Clock, maria: int, add: Add
) -> None:
    page = TodayPage(
        services.committing,
        services.planning,
        services.tending,
        clock,
        backlog=services.spreading.backlog,
        weighing=lambda: services.weighing,
    )
    qtbot.addWidget(page)
    page.show()
    assert page.parts.day_card.parts[-2].text() == "worth about $67"
    other = add("Hannah Oyelaran", -20, 25, reason="News")
    services.calling.save(CallResult(other, Outcome.NO_ANSWER, seconds=30))
    page.refresh()
    assert page.parts.day_card.parts[-2].text() == "still worth about $67"
