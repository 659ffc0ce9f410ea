"""Who goes cold and whose No waits for its walk stand on the page of today, in the list, and in the settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.listing import Filter
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.services.tending import Needs
from reengage_desktop.ui import cold_words, fonts
from reengage_desktop.ui.notices import Changed
from reengage_desktop.ui.prospects import row_words
from reengage_desktop.ui.settings.settings_dialog import SettingsDialog
from reengage_desktop.ui.today import day_words
from reengage_desktop.ui.today.list_card import LineButton
from reengage_desktop.ui.today.today_page import TodayPage

from .conftest import Clock

HOME = "America/New_York"


@pytest.fixture
def page(qtbot: QtBot, services: Services, clock: Clock) -> TodayPage:
    clock.now -= timedelta(minutes=41)
    made = TodayPage(
        services.committing, services.planning, services.tending, clock, backlog=services.spreading.backlog
    )
    made.resize(928, 768)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def quiet(services: Services, page: TodayPage, clock: Clock) -> tuple[int, int]:
    """One who goes cold, one who said no more than a year ago."""
    morning = clock.now
    ids = [
        services.keeping.add(PersonForm(name=name, phones=(f"419 555 014{n}",), reason_to_call="A rebate"))
        for n, name in enumerate(("Maria Castellano", "Gordon Pruitt"))
    ]
    for who, outcomes in (
        (ids[0], (Outcome.REACHED, Outcome.NO_ANSWER, Outcome.NO_ANSWER)),
        (ids[1], (Outcome.SAID_NO,)),
    ):
        for outcome in outcomes:
            services.calling.save(CallResult(who, outcome, learned="nothing new", stated_reason="Too much"))
    clock.now = morning + timedelta(days=371)
    return ids[0], ids[1]


def test_today_names_them_and_leads_to_them(
    qtbot: QtBot, page: TodayPage, services: Services, quiet: tuple[int, int]
) -> None:
    page.show()
    rows = {row.line.name: row for row in page.parts.needs_card.rows() if isinstance(row, LineButton)}
    with qtbot.waitSignal(page.list_requested) as listed:
        rows["1 person is going cold"].click()
    with qtbot.waitSignal(page.noes_requested):
        rows["1 No waits for its yearly walk"].click()
    assert listed.args == [Filter.GOING_COLD]


def test_several_are_counted(services: Services) -> None:
    lines = day_words.needs(Needs(0, 0, None, 4, 1_009), services.spreading.backlog())
    assert [line.name for line in lines] == ["4 people are going cold", "1,009 No’s wait for their yearly walk"]


def test_the_row_of_the_list_says_it_and_its_tip_explains(
    services: Services, quiet: tuple[int, int], clock: Clock
) -> None:
    cold, no = services.browsing.rows(quiet)
    marks = [row_words.row_face(each, clock.now, HOME).cells[4][1][0].words for each in (cold, no)]
    assert marks[0] == "going cold" != marks[1]
    assert "Going cold. They last answered on 13 October 2026." in row_words.tip(cold, clock.now, HOME)
    assert "going cold" in row_words.spoken(cold, clock.now, HOME)
    assert "Going cold" not in row_words.tip(no, clock.now, HOME)


def test_the_mark_fits_its_column(services: Services) -> None:
    fonts.load()
    metrics = QFontMetricsF(fonts.of("small", tabular=True, weight=500))
    assert metrics.horizontalAdvance(cold_words.mark()) <= 74 - 12


def test_weeks_and_months_are_kept_as_they_are_changed(qtbot: QtBot, services: Services) -> None:
    dialog = SettingsDialog(services.setting, services.sampling)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    own = dialog.own_settings
    assert (own.cold_box.value(), own.walk_box.value()) == (6, 12)
    own.cold_box.setValue(8)
    own.walk_box.setValue(18)
    kept = services.setting.read()
    assert (kept.cold_after_weeks, kept.no_walk_months) == (8, 18)
    own.cold_box.setValue(0)
    assert services.setting.read().cold_after_weeks == 1


def told(page: TodayPage) -> list[str]:
    return [row.line.name for row in page.parts.needs_card.rows() if isinstance(row, LineButton)]


def test_a_no_whose_year_is_over_stands_there_on_the_new_day_though_nothing_was_written(
    qtbot: QtBot, page: TodayPage, services: Services, quiet: tuple[int, int], clock: Clock
) -> None:
    clock.now -= timedelta(days=10)
    page.refresh()
    page.show()
    assert not [line for line in told(page) if "yearly" in line]
    clock.now += timedelta(days=10)
    page.minute_passed()
    assert "1 No waits for its yearly walk" in told(page)


def test_other_weeks_or_months_in_the_settings_are_counted_at_once(
    qtbot: QtBot, page: TodayPage, services: Services, quiet: tuple[int, int]
) -> None:
    page.show()
    assert "1 No waits for its yearly walk" in told(page)
    services.setting.keep(replace(services.setting.read(), no_walk_months=24))
    page.refresh(Changed(settings=True))
    assert not [line for line in told(page) if "yearly" in line]


def test_one_week_is_one_week(qtbot: QtBot, services: Services) -> None:
    dialog = SettingsDialog(services.setting, services.sampling)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    box = dialog.own_settings.cold_box
    box.setValue(1)
    assert box.text() == "1 week"
    assert services.setting.read().cold_after_weeks == 1
    box.setValue(2)
    assert box.text() == "2 weeks"
