"""The list of all that wait: opened from the banner, walked by keys, answered row by row, and there again tomorrow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.next_action import ActionKind
from reengage_desktop.domain.reminder import Reminder
from reengage_desktop.services.bundle import Services
from reengage_desktop.ui.heartbeat import Heartbeat
from reengage_desktop.ui.today.due_rows import due_row
from reengage_desktop.ui.today.due_view import DueView
from reengage_desktop.ui.today.slot_banner import SlotBanner

Add = Callable[..., int]
NEW_YORK = ZoneInfo("America/New_York")


def at(clock: object, hour: int, minute: int, day: int = 13) -> None:
    clock.now = datetime(2026, 10, day, hour, minute, tzinfo=NEW_YORK).astimezone(UTC)  # type: ignore[attr-defined]


class Scene:
    """The banner in a window, with the answers given as the window does."""

    def __init__(self, qtbot: QtBot, services: Services, clock: Callable[[], datetime]) -> None:
        self.qtbot, self.clock = qtbot, clock
        self.started: list[Reminder] = []
        self.open(services)

    def open(self, services: Services) -> None:
        self.services = services
        self.window = QWidget()
        self.window.resize(900, 600)
        self.banner = SlotBanner(
            services.planning,
            self.clock,
            weighing=lambda: services.weighing,
            later=services.postponing.choices,
            backlog=services.spreading.backlog,
        )
        QVBoxLayout(self.window).addWidget(self.banner)
        self.qtbot.addWidget(self.window)
        self.heart = Heartbeat(services.reminding, self.clock, self.window)
        self.heart.knocked.connect(self.banner.show_knock)
        self.banner.start_requested.connect(lambda reminder: self._answer(services.reminding.start, reminder))
        self.banner.snooze_requested.connect(lambda *args: self._answer(services.reminding.snooze, *args))
        self.banner.dismiss_requested.connect(lambda some: self._answer(services.reminding.dismiss, some))
        self.banner.start_requested.connect(self.started.append)
        self.window.show()
        self.heart.beat()

    def _answer(self, act: Callable[..., None], *args: object) -> None:
        act(*args)
        self.heart.beat()

    @property
    def view(self) -> DueView:
        return self.banner.waiting_bars.due_list.view

    @property
    def names(self) -> list[str]:
        model = self.view.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    @property
    def title(self) -> str:
        return self.banner.reminder_bar.title_label.text()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(self.view, key)


@pytest.fixture
def scene(qtbot: QtBot, services: Services, clock: Callable[[], datetime], add: Add) -> Scene:
    """8:06 on a Tuesday; three promises wait."""
    at(clock, 8, 0)
    made = Scene(qtbot, services, clock)
    for name, start in (("Joyce Tanaka", 1), ("Maria Castellano", 3), ("Kenji Morimoto", 5)):
        add(name, start, 65, promised=True, reason=f"News for {name}")
    at(clock, 8, 6)
    made.heart.beat()
    return made


def test_it_opens_under_the_banner_with_all_that_wait_the_newest_first(scene: Scene) -> None:
    scene.banner.reminder_bar.more_button.click()
    assert scene.view.isVisible()
    assert scene.view.hasFocus()
    assert scene.names == ["Kenji Morimoto", "Maria Castellano", "Joyce Tanaka"]


def test_the_banner_speaks_of_the_row_that_is_selected(scene: Scene) -> None:
    scene.qtbot.keyClick(scene.banner.reminder_bar.start_button, Qt.Key.Key_A)
    scene.press(Qt.Key.Key_Down)
    assert scene.title == "You promised Maria Castellano 8:03–9:05"
    scene.press(Qt.Key.Key_J)
    assert scene.title == "You promised Joyce Tanaka 8:01–9:05"
    scene.press(Qt.Key.Key_Escape)
    assert not scene.view.isVisible()
    assert scene.title == "You promised Kenji Morimoto 8:05–9:05"
    assert scene.banner.reminder_bar.start_button.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Plus, Qt.Key.Key_H, Qt.Key.Key_E, Qt.Key.Key_T, Qt.Key.Key_X])
def test_each_key_answers_the_row_and_the_cursor_stands_on_the_next(scene: Scene, key: Qt.Key) -> None:
    scene.banner.reminder_bar.more_button.click()
    scene.press(Qt.Key.Key_Down, key)
    assert scene.names == ["Kenji Morimoto", "Joyce Tanaka"]
    assert scene.title.startswith("You promised Joyce Tanaka")


def test_enter_starts_with_the_one_that_is_selected(scene: Scene) -> None:
    scene.banner.reminder_bar.more_button.click()
    scene.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert [each.subject_id for each in scene.started] == [2]
    assert scene.names == ["Kenji Morimoto", "Joyce Tanaka"]


def test_m_moves_the_one_that_is_selected(scene: Scene) -> None:
    scene.banner.reminder_bar.more_button.click()
    with scene.qtbot.waitSignal(scene.banner.move_requested) as heard:
        scene.press(Qt.Key.Key_End, Qt.Key.Key_M)
    assert heard.args[0].subject_id == 1


def test_a_double_click_starts_and_a_click_selects(scene: Scene) -> None:
    scene.banner.reminder_bar.more_button.click()
    where = scene.view.visualRect(scene.view.model().index(2, 0)).center()
    scene.qtbot.mouseClick(scene.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert scene.title.startswith("You promised Joyce Tanaka")
    assert scene.started == []
    scene.qtbot.mouseDClick(scene.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(where))
    assert [each.subject_id for each in scene.started] == [1]


def test_with_one_left_the_list_closes_and_the_banner_has_it(scene: Scene) -> None:
    scene.banner.reminder_bar.more_button.click()
    scene.press(Qt.Key.Key_X, Qt.Key.Key_X)
    assert not scene.view.isVisible()
    assert scene.title.startswith("You promised Joyce Tanaka")
    assert not scene.banner.reminder_bar.more_button.isVisible()


def test_a_beat_leaves_the_cursor_where_it_is(scene: Scene, clock: object, add: Add) -> None:
    scene.banner.reminder_bar.more_button.click()
    scene.press(Qt.Key.Key_Down)
    add("Somebody new", 0, 60, promised=True)
    at(clock, 8, 7)
    scene.heart.beat()
    assert scene.names[0] == "Somebody new"
    assert scene.title.startswith("You promised Maria Castellano")
    assert scene.view.hasFocus()


def test_what_waited_waits_again_after_a_restart(scene: Scene, reopen: Callable[[], Services]) -> None:
    scene.banner.reminder_bar.more_button.click()
    scene.press(Qt.Key.Key_Plus)
    scene.window.close()
    scene.open(reopen())
    scene.banner.reminder_bar.more_button.click()
    assert scene.names == ["Maria Castellano", "Joyce Tanaka"]


def test_forty_are_all_in_the_list_and_only_those_that_are_seen_are_put_in_words(
    scene: Scene, clock: object, add: Add
) -> None:
    for number in range(37):
        add(f"Person {number}", 0, 60, promised=True)
    at(clock, 8, 10)
    scene.heart.beat()
    assert scene.banner.reminder_bar.more_button.text() == "and 39 more"
    scene.banner.reminder_bar.more_button.click()
    scene.view.grab()
    assert len(scene.banner.waiting_bars.due_list.model._rows) < 10
    assert len(scene.names) == 40
    assert scene.view.height() == 6 * 44
    scene.press(Qt.Key.Key_End)
    assert scene.title.startswith("You promised Joyce Tanaka")


def test_it_is_read_aloud_as_sentences(scene: Scene) -> None:
    scene.banner.reminder_bar.more_button.click()
    spoken = scene.view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "08:05, Kenji Morimoto. promised 8:05–9:05. News for Kenji Morimoto. now. can be called now"


# Rows in words


def rows_of(services: Services) -> list[tuple[str, ...]]:
    today = services.planning.today()
    found = [due_row(each, today) for each in services.reminding.knock().waiting]
    return [(row.hour, row.day, row.name, row.promise, row.text, row.mark) for row in found]


def test_a_promise_in_another_zone_is_told_in_both_clocks(services: Services, clock: object, add: Add) -> None:
    add("Walt Bergstrom", 0, 60, promised=True, zone="America/Chicago", reason="The loan")
    add("Kenji Morimoto", 0, 60, promised=True, zone="Asia/Tokyo", reason="The installer")
    at(clock, 20, 0)
    assert [row[2:] for row in rows_of(services)[:2]] == [
        ("Walt Bergstrom", "promised 7:33–8:33 in Chicago · 8:33–9:33 here", "The loan", "passed"),
        ("Kenji Morimoto", "promised 21:33–22:33 in Tokyo · 8:33–9:33 here", "The installer", "passed"),
    ]


def test_the_day_of_theirs_is_named_where_it_is_another(services: Services, clock: object, add: Add) -> None:
    at(clock, 20, 0)
    add("Kenji Morimoto", 0, 60, promised=True, zone="Asia/Tokyo")
    assert rows_of(services)[-1][3] == "promised Wed 9:00–10:00 in Tokyo · 20:00–21:00 here"


def test_how_late_it_is_stands_in_calm_words(services: Services, clock: object, add: Add) -> None:
    services.reminding.knock()
    add("Maria Castellano", 5, 65, promised=True)
    at(clock, 8, 38)
    assert rows_of(services)[-1][5] == "now"
    reminder = services.reminding.knock().waiting[-1]
    services.reminding.snooze(reminder, 10)
    at(clock, 8, 50)
    assert rows_of(services)[-1][5] == "until 9:38"
    at(clock, 9, 50, day=14)
    hour, day, *_, mark = next(row for row in rows_of(services) if row[2] == "Maria Castellano")
    assert (hour, day, mark) == ("08:38", "Tue 13 Oct", "passed")


def test_an_appointment_a_visit_and_a_slot_say_what_they_are(services: Services, clock: object, add: Add) -> None:
    store, now = services.around.store, services.around.now()
    for kind in (ActionKind.APPOINTMENT, ActionKind.VISIT):
        who = add(f"With {kind}", 1, 31, promised=False)
        person = store.prospects.get(who)
        assert person is not None and person.next_action is not None
        with store.writing() as changes:
            store.prospects.set_next(who, person.stage, replace(person.next_action, kind=kind), now)
            changes.prospects.add(who)
    at(clock, 8, 40)
    told = {name: text for _, _, name, _, text, _ in rows_of(services)}
    assert told["With appointment"] == "appointment 8:34–9:04 · Bakery"
    assert told["With visit"] == "visit 8:34–9:04 · Bakery"
    assert told["Morning calls · 2 people"] == "With appointment first."
