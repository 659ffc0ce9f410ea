"""The house: what begins when the window is painted, and what waits for an idle moment."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.script_template import compiled
from reengage_desktop.services.bundle import Services
from reengage_desktop.ui import theme
from reengage_desktop.ui.house import House
from reengage_desktop.ui.idle_steps import IdleSteps
from reengage_desktop.ui.navigation import CALENDAR, PROSPECTS
from reengage_desktop.ui.people.person_dialog import PersonDialog
from reengage_desktop.ui.prospects.search_palette import SearchPalette

Clock = Callable[[], datetime]


class MovingClock(Protocol):
    def advance(self, **step: float) -> datetime: ...


@pytest.fixture
def house(qtbot: QtBot, services: Services, clock: Clock, tmp_path: Path) -> Iterator[House]:
    made = House(services, clock, QSettings(str(tmp_path / "look.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made.window)
    yield made
    made.quit()


def test_the_heart_beats_first_when_the_window_is_painted(house: House, qtbot: QtBot) -> None:
    with qtbot.waitSignal(house.heart.knocked, raising=False, timeout=50) as before:
        pass
    with qtbot.waitSignals([house.window.shown_first, house.heart.knocked], order="strict"):
        house.open()
    assert not before.signal_triggered


def test_the_window_says_only_once_that_it_is_painted(house: House, qtbot: QtBot) -> None:
    with qtbot.waitSignal(house.window.shown_first):
        house.open()
    house.window.hide()
    with qtbot.assertNotEmitted(house.window.shown_first, wait=50):
        house.window.show()


def test_the_look_asked_for_at_the_start_stays_when_another_setting_is_changed(
    house: House, services: Services, qapp: QApplication, qtbot: QtBot
) -> None:
    theme.apply(qapp, "dark")
    kept = services.setting.read()
    with qtbot.waitSignal(house.notices.changed):
        services.setting.keep(replace(kept, hour_worth=5000))
    assert theme.current().mode == "dark"
    with qtbot.waitSignal(house.notices.changed):
        services.setting.keep(replace(kept, theme="light"))
    assert theme.current().mode == "light"


def test_in_the_background_the_heart_beats_and_no_window_comes(house: House, qtbot: QtBot) -> None:
    with qtbot.waitSignal(house.heart.knocked):
        house.open(background=True)
    assert house.window.isHidden()


def test_where_no_tray_comes_within_a_minute_the_window_does(house: House, qtbot: QtBot, clock: MovingClock) -> None:
    with qtbot.waitSignal(house.heart.knocked):
        house.open(background=True)
    clock.advance(seconds=59)
    house.heart.beat()
    assert house.window.isHidden()
    clock.advance(seconds=1)
    house.heart.beat()
    assert house.window.isVisible()


def test_a_window_that_is_shown_later_begins_nothing_twice(house: House, qtbot: QtBot) -> None:
    with qtbot.waitSignal(house.heart.knocked):
        house.open(background=True)
    with qtbot.assertNotEmitted(house.heart.knocked, wait=200), qtbot.waitSignal(house.window.shown_first):
        house.window.come_forward()


def test_in_an_idle_moment_the_first_call_is_made_ready(house: House, services: Services, qtbot: QtBot) -> None:
    compiled.cache_clear()
    house.open()
    qtbot.waitUntil(lambda: "calls" in vars(house))
    assert {"jinja2", "phonenumbers", "reengage_desktop.ui.call.call_dialog"} <= set(sys.modules)
    ready = compiled.cache_info().misses
    services.sampling.add()
    services.preparing.sheet(services.planning.queue()[0])
    assert ready and compiled.cache_info().misses == ready


def counting(done: list[int]) -> Iterator[None]:
    for number in range(3):
        done.append(number)
        yield


def test_a_step_is_done_in_each_pause_until_none_is_left(qtbot: QtBot, house: House) -> None:
    done: list[int] = []
    idle = IdleSteps(house)
    idle.start(counting(done))
    assert not done
    qtbot.waitUntil(lambda: idle.is_done)
    assert done == [0, 1, 2]


def test_steps_that_are_stopped_go_no_further(qtbot: QtBot, house: House) -> None:
    done: list[int] = []
    idle = IdleSteps(house)
    idle.start(counting(done))
    qtbot.waitUntil(lambda: bool(done))
    idle.stop()
    qtbot.wait(100)
    assert done == [0]


def test_in_the_morning_the_day_opens_with_the_sentence(house: House, services: Services, qtbot: QtBot) -> None:
    services.sampling.add()
    with qtbot.waitSignal(house.window.shown_first):
        house.open()
    assert house.window.page_name == "today"
    assert house.window.windowTitle() == "ReEngage – Today"
    button = house.window.navigation.page_buttons["today"]
    assert button.isChecked() and "sentence waits" in button.accessibleName()
    services.committing.skip(services.around.today())
    qtbot.waitUntil(lambda: button.accessibleName() == "Today")


def test_each_page_has_its_key_and_today_s_calls_fold_as_they_were_there(
    house: House, services: Services, qtbot: QtBot
) -> None:
    services.sampling.add()
    house.open()
    qtbot.waitActive(house.window)
    seen = []
    for key in (Qt.Key.Key_3, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_1):
        house.window.activateWindow()
        qtbot.waitUntil(house.window.isActiveWindow)
        qtbot.keyClick(house.window.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)
        seen.append((house.window.page_name, house.today_panel.is_folded))
        if len(seen) == 1:
            house.today_panel.toggle()
    assert seen == [("calendar", True), ("prospects", False), ("calendar", False), ("today", False)]


@pytest.mark.parametrize("name", ["today", "calendar", "prospects"])
def test_a_reminder_waits_on_every_page(house: House, services: Services, qtbot: QtBot, name: str) -> None:
    services.sampling.add()
    house.open()
    house.ways.show_page(name)
    qtbot.waitUntil(lambda: "heart" in vars(house))
    house.heart.beat()
    assert house.banner.reminder_bar.isVisible()
    assert house.banner.mapTo(house.window, house.banner.rect().topLeft()).x() >= 150


def test_without_a_reminder_the_banner_takes_no_room_on_other_pages(
    house: House, services: Services, qtbot: QtBot
) -> None:
    house.open()
    qtbot.waitUntil(lambda: "heart" in vars(house))
    house.ways.show_page("calendar")
    house.heart.beat()
    qtbot.waitUntil(lambda: house.banner.height() == 0)


def test_the_list_has_the_keyboard_when_its_page_comes_back(house: House, services: Services, qtbot: QtBot) -> None:
    services.sampling.add()
    shown(house, qtbot)
    for page in (CALENDAR, PROSPECTS):
        house.ways.show_page(page)
    table = house.pages.prospects.table
    assert house.window.focusWidget() is table
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 1


def test_an_unknown_caller_is_added_by_number_and_their_call_begins(
    house: House, services: Services, qtbot: QtBot
) -> None:
    services.sampling.add()
    shown(house, qtbot)
    house.dialogs.search(inbound=True)
    palette = house.window.findChild(SearchPalette)
    assert palette is not None
    qtbot.keyClicks(palette.search_edit, "330 555 0199")
    palette.add_requested.emit("330 555 0199")
    person = QApplication.activeModalWidget()
    assert isinstance(person, PersonDialog)
    assert person.person.phones_edit.toPlainText() == "330 555 0199"
    qtbot.keyClicks(person.person.name_edit, "Noor Haddad")
    person.save_button.click()
    qtbot.waitUntil(lambda: house.calls.dialog is not None)
    call = house.calls.dialog
    assert call is not None and call.inbound and call.head.name_label.text() == "Noor Haddad"
    call.reject()


def test_a_walk_that_was_left_names_the_call_it_goes_on_with_until_its_slot_ends(
    house: House, services: Services, qtbot: QtBot, clock: MovingClock
) -> None:
    services.sampling.add()
    shown(house, qtbot)
    house.calls.start()
    assert house.calls.dialog is not None
    house.calls.dialog.reject()
    start = house.banner.running_bar.start_button
    qtbot.waitUntil(lambda: start.text().startswith("Go on with calls, 1 of"))
    clock.advance(hours=2)  # the slot is over
    house.heart.beat()
    qtbot.waitUntil(lambda: start.text() == "Start calling")


def shown(house: House, qtbot: QtBot) -> None:
    with qtbot.waitSignal(house.window.shown_first):
        house.open()
