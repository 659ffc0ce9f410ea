"""The banner: each of its states in words, and the answers to a reminder, which hold across a restart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.reminder import Reminder
from reengage_desktop.domain.slots import Occurrence
from reengage_desktop.services.bundle import Services
from reengage_desktop.ui.heartbeat import Heartbeat
from reengage_desktop.ui.today.slot_banner import SlotBanner

Add = Callable[..., int]
NEW_YORK = ZoneInfo("America/New_York")


class Scene:
    """A window with a field and the banner, the heart that beats for it, and the answers given as the window does."""

    def __init__(self, qtbot: QtBot, services: Services, clock: Callable[[], datetime]) -> None:
        self.window = QWidget()
        self.window.resize(1000, 200)
        self.field = QLineEdit()
        self.banner = SlotBanner(services.planning, clock)
        QShortcut(QKeySequence("Alt+S"), self.window).activated.connect(self.banner.start)
        column = QVBoxLayout(self.window)
        column.addWidget(self.field)
        column.addWidget(self.banner)
        qtbot.addWidget(self.window)
        self.started: list[object] = []
        self.said: list[tuple[Reminder, ...]] = []
        self.watch(services, clock)
        self.banner.start_requested.connect(self.start)
        self.banner.snooze_requested.connect(self.snooze)
        self.banner.dismiss_requested.connect(self.dismiss)
        self.window.show()

    def watch(self, services: Services, clock: Callable[[], datetime]) -> None:
        self.services = services
        self.heart = Heartbeat(services.reminding, clock, self.window)
        self.heart.knocked.connect(self._announce)
        self.heart.knocked.connect(self.banner.show_knock)

    def _announce(self, knock: object) -> None:
        for piece in knock.announce:  # type: ignore[attr-defined]
            self.said.append(piece)
            self.services.reminding.said(piece)

    def start(self, reminder: object) -> None:
        self.started.append(reminder)
        if isinstance(reminder, Reminder):
            self.services.reminding.start(reminder)
        self.heart.beat()

    def snooze(self, reminder: Reminder, minutes: int) -> None:
        self.services.reminding.snooze(reminder, minutes)
        self.heart.beat()

    def dismiss(self, reminders: tuple[Reminder, ...]) -> None:
        self.services.reminding.dismiss(reminders)
        self.heart.beat()

    @property
    def bar(self) -> tuple[str, str]:
        bar = self.banner.reminder_bar
        return (bar.title_label.text(), bar.text_label.text()) if bar.isVisible() else ("", "")


def at(clock: object, hour: int, minute: int, day: int = 13) -> None:
    clock.now = datetime(2026, 10, day, hour, minute, tzinfo=NEW_YORK).astimezone(UTC)  # type: ignore[attr-defined]


@pytest.fixture
def scene(qtbot: QtBot, services: Services, clock: Callable[[], datetime]) -> Scene:
    at(clock, 8, 0)
    made = Scene(qtbot, services, clock)
    made.heart.beat()
    return made


def test_between_the_slots_it_names_the_next_one(scene: Scene, add: Add) -> None:
    add("Walt Bergstrom", 20, 40, reason="A loan")
    scene.banner.refresh()
    bar = scene.banner.ahead_bar
    assert bar.isVisible()
    told = [bar.title_label.text(), bar.hours_label.text(), bar.count_label.text(), bar.left_label.text()]
    assert told == ["Morning calls", "08:15–09:00", "1 person", "· begins in 15 min"]


def test_it_starts_only_when_somebody_may_be_called(scene: Scene, add: Add) -> None:
    assert not scene.banner.ahead_bar.start_button.isEnabled()
    add("Walt Bergstrom", -10, 40, reason="A loan")
    scene.banner.refresh()
    scene.banner.ahead_bar.start_button.click()
    assert scene.started == [None]


def test_the_running_slot_shows_its_places_and_what_is_left(scene: Scene, clock: object, add: Add) -> None:
    scene.services.reminding.dismiss(scene.services.reminding.knock().waiting)
    add("Walt Bergstrom", 20, 40, reason="A loan")
    at(clock, 8, 33)
    scene.services.reminding.dismiss(scene.services.reminding.knock().waiting)
    scene.heart.beat()
    bar = scene.banner.running_bar
    assert bar.isVisible()
    assert (bar.count_label.text(), bar.left_label.text()) == ("0 of 1", "· 27 min left")


def test_move_carries_the_slot_that_is_shown(scene: Scene, qtbot: QtBot) -> None:
    with qtbot.waitSignal(scene.banner.move_requested) as heard:
        scene.banner.ahead_bar.move_button.click()
    assert isinstance(heard.args[0], Occurrence)
    assert heard.args[0].slot.name == "Morning"


def test_a_slot_that_starts_fills_the_banner_until_it_is_answered(scene: Scene, clock: object, add: Add) -> None:
    add("Hannah Oyelaran", 0, 60, reason="News")
    add("Tomasz Wierzbicki", 15, 25, promised=True)
    at(clock, 8, 14)
    scene.heart.beat()
    assert scene.bar == ("", "")
    at(clock, 8, 15)
    scene.heart.beat()
    assert scene.bar == (
        "Morning calls start now",
        "2 people, Tomasz Wierzbicki first. You promised 8:15–8:25.",
    )
    assert scene.banner.reminder_bar.more_button.text() == "and 1 more"
    for minute in (16, 30, 44):
        at(clock, 8, minute)
        scene.heart.beat()
        assert scene.bar[0]
    assert len(scene.said) == 2
    scene.banner.reminder_bar.start_button.click()
    assert scene.bar == ("You promised Tomasz Wierzbicki 8:15–8:25", "Bakery")
    scene.banner.reminder_bar.start_button.click()
    assert scene.bar == ("", "")
    assert scene.banner.running_bar.isVisible()


def test_a_promise_in_another_clock_is_told_in_both(scene: Scene, clock: object, add: Add) -> None:
    add("Kenji Morimoto", 5, 65, promised=True, zone="America/Los_Angeles", reason="The installer has gone quiet")
    at(clock, 8, 5)
    scene.heart.beat()
    assert scene.bar == (
        "You promised Kenji Morimoto 8:05–9:05",
        "That is 5:05–6:05 there. The installer has gone quiet",
    )


def test_ten_minutes_later_it_comes_back_exactly_once(scene: Scene, clock: object, add: Add) -> None:
    add("Maria Castellano", 5, 65, promised=True)
    at(clock, 8, 5)
    scene.heart.beat()
    assert len(scene.said) == 1
    scene.banner.reminder_bar.ten_button.click()
    assert scene.bar == ("", "")
    clock.advance(minutes=9, seconds=59)  # type: ignore[attr-defined]
    scene.heart.beat()
    assert scene.bar == ("", "")
    clock.advance(seconds=1)  # type: ignore[attr-defined]
    for _ in range(3):
        scene.heart.beat()
        clock.advance(seconds=20)  # type: ignore[attr-defined]
    promised = [piece for piece in scene.said if piece[0].kind == "promise"]
    assert len(promised) == 2
    assert any("Maria" in text for text in (scene.bar[0], scene.banner.reminder_bar.more_menu.actions()[1].text()))


def test_what_was_answered_stays_answered_after_a_restart(
    scene: Scene, clock: Callable[[], datetime], add: Add, reopen: Callable[[], Services]
) -> None:
    add("Maria Castellano", 5, 65, promised=True)
    at(clock, 8, 5)
    scene.heart.beat()
    scene.banner.reminder_bar.start_button.click()
    scene.watch(reopen(), clock)
    scene.banner._planning = scene.services.planning
    scene.heart.beat()
    assert scene.bar == ("", "")
    assert len(scene.said) == 1


def test_forty_due_at_once_are_said_in_three_pieces_and_all_stand_in_the_list(
    scene: Scene, clock: object, add: Add
) -> None:
    for number in range(40):
        add(f"Person {number}", 5, 65, promised=True)
    at(clock, 8, 6)
    scene.heart.beat()
    assert [len(piece) for piece in scene.said] == [1, 1, 38]
    assert scene.banner.reminder_bar.more_button.text() == "and 39 more"
    assert len(scene.banner.reminder_bar.more_menu.actions()) == 40


def test_each_of_several_can_be_answered_from_the_list(scene: Scene, clock: object, add: Add) -> None:
    add("Maria Castellano", 5, 65, promised=True)
    second = add("Joyce & Ann", 5, 65, promised=True)
    at(clock, 8, 6)
    scene.heart.beat()
    menu = next(act.menu() for act in scene.banner.reminder_bar.more_menu.actions() if "Joyce && Ann" in act.text())
    next(act for act in menu.actions() if act.text() == "Start").trigger()
    assert [each.subject_id for each in scene.started if isinstance(each, Reminder)] == [second]
    assert "Maria" in scene.bar[0]
    assert not scene.banner.reminder_bar.more_button.isVisible()


@pytest.mark.parametrize(
    ("hour", "expected"),
    [
        (8, {"+10 min": 10, "In an hour": 60, "This evening, 18:00": 590}),
        (19, {"+10 min": 10, "In an hour": 60}),
        (22, {"+10 min": 10, "In an hour": 60, "Tomorrow, 08:00": 590}),
    ],
)
def test_it_can_be_put_off_as_far_as_twelve_hours(
    scene: Scene, qtbot: QtBot, clock: object, add: Add, hour: int, expected: dict[str, int]
) -> None:
    add("Maria Castellano", 5, 2000, promised=True)
    at(clock, hour, 10)
    scene.heart.beat()
    found = {}
    scene.banner.snooze_requested.disconnect(scene.snooze)
    for act in scene.banner.reminder_bar.later_menu.actions():
        with qtbot.waitSignal(scene.banner.snooze_requested) as heard:
            act.trigger()
        found[act.text()] = heard.args[1]
    assert found == expected


def test_enter_plus_and_m_answer_while_the_banner_has_the_focus(
    scene: Scene, qtbot: QtBot, clock: object, add: Add
) -> None:
    add("Maria Castellano", 5, 65, promised=True)
    at(clock, 8, 5)
    scene.heart.beat()
    bar = scene.banner.reminder_bar
    bar.start_button.setFocus()
    with qtbot.waitSignal(scene.banner.move_requested):
        qtbot.keyClick(bar.start_button, Qt.Key.Key_M)
    qtbot.keyClick(bar.start_button, Qt.Key.Key_Return)
    assert len(scene.started) == 1


def test_it_takes_the_focus_only_while_no_field_is_edited(scene: Scene, qtbot: QtBot, clock: object, add: Add) -> None:
    with qtbot.waitActive(scene.window):
        scene.window.activateWindow()
    scene.field.setFocus()
    add("Maria Castellano", 5, 65, promised=True)
    at(clock, 8, 5)
    scene.heart.beat()
    assert scene.field.hasFocus()
    qtbot.keyClick(scene.field, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    assert len(scene.started) == 1
    add("Joyce Tanaka", 1, 65, promised=True)
    scene.field.clearFocus()
    at(clock, 8, 7)
    scene.heart.beat()
    assert scene.banner.reminder_bar.start_button.hasFocus()


def test_slots_slept_over_stand_in_one_line_until_it_is_put_away(
    scene: Scene, clock: object, reopen: Callable[[], Services]
) -> None:
    at(clock, 10, 0, day=15)
    scene.heart.beat()
    assert scene.bar == ("", "")
    line = scene.banner.digest_line
    told = "While you were away, 5 slots passed. Their people are in the coming slots."
    assert line.text_label.text() == told
    assert [len(piece) for piece in scene.said] == [5]
    assert not line.details_label.isVisible()
    line.show_button.click()
    assert line.details_label.text().splitlines()[0] == "Morning calls on Tue 13 Oct, 08:15"
    line.close_button.click()
    assert not line.isVisible()
    assert scene.services.reminding.knock().waiting == ()


def test_while_the_clock_is_in_doubt_it_holds_and_says_so(
    scene: Scene, clock: object, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("Maria Castellano", 5, 65, promised=True)
    at(clock, 8, 5)
    scene.heart.beat()
    title = scene.bar[0]
    before = clock.now  # type: ignore[attr-defined]
    since = scene.services.reminding._since_boot()
    monkeypatch.setattr(scene.services.reminding, "_since_boot", lambda: since + 20)
    clock.now = before + timedelta(hours=9)  # type: ignore[attr-defined]
    scene.heart.beat()
    assert scene.banner.clock_line.text_label.text().startswith("The clock of this laptop was changed.")
    assert scene.bar[0] == title
    assert len(scene.said) == 1
    monkeypatch.setattr(scene.services.reminding, "_since_boot", lambda: since + 40)
    clock.now = before + timedelta(seconds=40)  # type: ignore[attr-defined]
    scene.heart.beat()
    assert not scene.banner.clock_line.isVisible()


def test_it_fits_the_smallest_window(scene: Scene, clock: object, add: Add) -> None:
    add("Wolfeschlegelsteinhausenbergerdorff von der Heide", 5, 65, promised=True, reason="because " * 40)
    at(clock, 8, 15)
    scene.heart.beat()
    assert scene.banner.minimumSizeHint().width() <= 1180 - 152 - 286 - 32
    scene.services.reminding.dismiss(scene.services.reminding.knock().waiting)
    scene.heart.beat()
    assert scene.banner.minimumSizeHint().width() <= 1180 - 152 - 286 - 32
