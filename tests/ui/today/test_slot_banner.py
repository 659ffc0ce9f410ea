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
from reengage_desktop.ui.today import reminder_words
from reengage_desktop.ui.today.answer_keys import Answer
from reengage_desktop.ui.today.slot_banner import SlotBanner

Add = Callable[..., int]
NEW_YORK = ZoneInfo("America/New_York")


class Scene:
    """A window with a field and the banner, the heart that beats for it, and the answers given as the window does."""

    def __init__(self, qtbot: QtBot, services: Services, clock: Callable[[], datetime]) -> None:
        self.window = QWidget()
        self.window.resize(1000, 200)
        self.field = QLineEdit()
        self.banner = SlotBanner(
            services.planning,
            clock,
            weighing=lambda: self.services.weighing,
            later=lambda: self.services.postponing.choices(),
            backlog=lambda: self.services.spreading.backlog(),
        )
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
    def shown(self) -> Reminder | None:
        return self.banner.reminder_bar.reminder

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


def test_the_banner_says_how_many_lack_something_and_leads_to_the_first(scene: Scene, qtbot: QtBot, add: Add) -> None:
    ready = add("Walt Bergstrom", 20, 40, reason="A loan")
    ines, ben = add("Ines Carvalho", 20, 40), add("Ben Adler", 20, 40, reason="Checking in")
    scene.banner.refresh()
    lack = scene.banner.ahead_bar.lack_button
    assert (lack.isVisible(), lack.text()) == (True, "2 lack a reason")
    with qtbot.waitSignal(scene.banner.prepare_requested) as heard:
        qtbot.keyClick(lack, Qt.Key.Key_Space)
    assert heard.args[0] in (ines, ben)
    for who in (ines, ben):
        scene.services.briefing.set_reason(who, "A rebate ends in May")
    scene.banner.refresh()
    assert lack.text() == "3 without a why"
    for who in (ready, ines, ben):
        scene.services.briefing.note_why(who, stated="Too early")
    scene.banner.refresh()
    assert not lack.isVisible()


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
    assert scene.bar == ("You promised Tomasz Wierzbicki 8:15–8:25", "Bakery")
    assert scene.banner.reminder_bar.more_button.text() == "and 1 more"
    for minute in (16, 30, 44):
        at(clock, 8, minute)
        scene.heart.beat()
        assert scene.bar[0]
    assert len(scene.said) == 2
    scene.banner.reminder_bar.start_button.click()
    assert scene.bar == ("", "")
    assert scene.banner.running_bar.isVisible()


def test_the_slot_is_told_with_who_comes_first_in_it(scene: Scene, clock: object, add: Add) -> None:
    add("Hannah Oyelaran", 0, 60, reason="News")
    add("Tomasz Wierzbicki", 10, 25, promised=True)
    at(clock, 8, 15)
    scene.heart.beat()
    assert scene.bar == (
        "Morning calls start now · 2 people",
        "Tomasz Wierzbicki first. You promised 8:10–8:25.",
    )


def test_it_names_whom_start_begins_with_and_why_and_no_promise_that_is_still_to_come(
    scene: Scene, clock: object, add: Add
) -> None:
    add("Tomasz Wierzbicki", 35, 45, promised=True)
    hannah = add("Hannah Oyelaran", 0, 60, reason="News")
    at(clock, 8, 15)
    scene.heart.beat()
    told = ("Morning calls start now · 2 people", "Hannah Oyelaran first. You have something new to tell them.")
    assert scene.bar == told
    assert scene.services.planning.queue()[0] == hannah


def test_where_nobody_of_the_slot_can_be_called_at_this_minute_it_says_so(
    scene: Scene, clock: object, add: Add
) -> None:
    add("Tomasz Wierzbicki", 35, 45, promised=True)
    at(clock, 8, 15)
    scene.heart.beat()
    assert scene.bar == ("Morning calls start now · 1 person", "None of them can be called at this minute.")
    assert not scene.services.planning.queue()


def test_beside_folded_calls_the_running_slot_names_who_comes_first(
    scene: Scene, qtbot: QtBot, clock: object, add: Add
) -> None:
    add("Hannah <b>Oyelaran</b>", 0, 60, reason="News")
    at(clock, 8, 15)
    scene.services.reminding.dismiss(scene.services.reminding.knock().waiting)
    scene.heart.beat()
    bar = scene.banner.running_bar
    assert not bar.first_label.isVisible()
    assert bar.start_button.toolTip().endswith("first. You have something new to tell them.")
    assert "<" not in bar.start_button.toolTip()
    scene.window.resize(1160, 200)
    qtbot.waitUntil(bar.first_label.isVisible)
    assert bar.first_label.text() == "Hannah <b>Oyelaran</b> first"


def test_a_promise_of_another_day_is_told_with_its_day(scene: Scene, clock: object, add: Add) -> None:
    add("Tomasz Wierzbicki", -1500, -1440, promised=True)
    at(clock, 8, 15)
    scene.heart.beat()
    slot = next(piece for piece in scene.said if piece[0].title == "Morning")
    said = reminder_words.spoken(slot[0], scene.services.planning.today())
    assert said.promise == "You promised Mon 12 Oct, 7:00–8:00."


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
    assert scene.bar[0] == "Morning calls start now · 1 person"
    scene.banner.reminder_bar.start_button.click()
    assert scene.bar[0] == "You promised Maria Castellano 8:05–9:05"


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


@pytest.mark.parametrize(
    ("hour", "expected"),
    [
        (8, {"In an hour\tH": 60, "This evening, 16:30\tE": 500, "Tomorrow, 08:15\tT": 1445}),
        (17, {"In an hour\tH": 60, "This evening, 18:00\tE": 50, "Tomorrow, 08:15\tT": 905}),
        (19, {"In an hour\tH": 60, "Tomorrow, 08:15\tT": 785}),
    ],
)
def test_it_can_be_put_off_to_the_evening_and_to_tomorrow(
    scene: Scene, qtbot: QtBot, clock: object, add: Add, hour: int, expected: dict[str, int]
) -> None:
    add("Maria Castellano", 5, 2000, promised=True)
    at(clock, hour, 10)
    scene.heart.beat()
    scene.banner.snooze_requested.disconnect(scene.snooze)
    scene.banner.dismiss_requested.disconnect(scene.dismiss)
    *times, _, _move, not_today = scene.banner.reminder_bar.later_menu.actions()
    found = {}
    for act in times:
        with qtbot.waitSignal(scene.banner.snooze_requested) as heard:
            act.trigger()
        found[act.text()] = heard.args[1]
    assert found == expected
    with qtbot.waitSignal(scene.banner.dismiss_requested) as heard:
        not_today.trigger()
    assert heard.args == [(scene.shown,)]


def test_put_off_to_tomorrow_it_comes_back_then_and_says_of_which_day_it_is(
    scene: Scene, qtbot: QtBot, clock: object, add: Add, reopen: Callable[[], Services]
) -> None:
    add("Maria Castellano", 5, 2000, promised=True)
    at(clock, 8, 5)
    scene.heart.beat()
    qtbot.keyClick(scene.banner.reminder_bar.start_button, Qt.Key.Key_T)
    assert scene.bar == ("", "")
    at(clock, 8, 15, day=14)
    scene.watch(reopen(), clock)  # type: ignore[arg-type]
    scene.banner._planning = scene.services.planning
    scene.heart.beat()
    assert scene.bar[0] == "Morning calls start now · 1 person"
    scene.banner.reminder_bar.answer(Answer.NOT_TODAY)
    assert scene.bar[0].startswith("You promised Maria Castellano Tue 13 Oct")


@pytest.mark.parametrize(
    ("key", "signal", "minutes"),
    [
        (Qt.Key.Key_Plus, "snooze_requested", 10),
        (Qt.Key.Key_H, "snooze_requested", 60),
        (Qt.Key.Key_E, "snooze_requested", 505),
        (Qt.Key.Key_T, "snooze_requested", 1450),
        (Qt.Key.Key_M, "move_requested", None),
        (Qt.Key.Key_X, "dismiss_requested", None),
        (Qt.Key.Key_Return, "start_requested", None),
    ],
)
def test_each_answer_is_a_key_while_the_banner_has_the_focus(
    scene: Scene, qtbot: QtBot, clock: object, add: Add, key: Qt.Key, signal: str, minutes: int | None
) -> None:
    add("Maria Castellano", 5, 65, promised=True)
    at(clock, 8, 5)
    scene.heart.beat()
    bar = scene.banner.reminder_bar
    bar.start_button.setFocus()
    with qtbot.waitSignal(getattr(scene.banner, signal)) as heard:
        qtbot.keyClick(bar.start_button, key)
    assert heard.args[1:] == ([] if minutes is None else [minutes])


def test_a_letter_with_alt_is_no_answer_of_the_banner_itself(
    scene: Scene, qtbot: QtBot, clock: object, add: Add
) -> None:
    add("Maria Castellano", 5, 65, promised=True)
    at(clock, 8, 5)
    scene.heart.beat()
    qtbot.keyClick(scene.banner.reminder_bar.start_button, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert scene.bar[0]


def test_while_a_field_is_edited_the_window_hands_the_answer_on(scene: Scene, clock: object, add: Add) -> None:
    scene.banner.answer(Answer.TEN)
    add("Maria Castellano", 5, 65, promised=True)
    at(clock, 8, 5)
    scene.heart.beat()
    scene.banner.answer(Answer.TEN)
    assert scene.bar == ("", "")


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
    assert line.text_label.text() == "While you were away, 5 slots passed. Nobody is left from then."
    assert [len(piece) for piece in scene.said] == [5]
    assert not line.details_label.isVisible()
    line.show_button.click()
    assert line.details_label.text().splitlines()[0] == "Morning calls on Tue 13 Oct, 08:15"
    line.close_button.click()
    assert not line.isVisible()
    assert scene.services.reminding.knock().waiting == ()


def test_the_line_says_where_the_people_of_the_slots_are(scene: Scene, clock: object, add: Add) -> None:
    for name in ("Walt Bergstrom", "Viktor Petrov", "Lucía Fuentes"):
        add(name, 20, 40)
    at(clock, 10, 0)
    scene.heart.beat()
    told = "While you were away, Morning calls on Tue 13 Oct, 08:15 passed. Its 3 people are in today’s Late calls."
    assert scene.banner.digest_line.text_label.text() == told


def test_what_is_left_over_is_offered_to_be_spread_when_the_day_cannot_hold_it(
    scene: Scene, qtbot: QtBot, clock: object, add: Add
) -> None:
    for number in range(17):
        add(f"Person {number}", 20, 40)
    line = scene.banner.digest_line
    at(clock, 10, 0)
    scene.heart.beat()
    assert not line.act_button.isVisible()
    at(clock, 8, 0, day=14)
    scene.heart.beat()
    assert line.act_button.text() == "Spread 17 calls…"
    assert line.text_label.text().endswith("16 of those due are in today’s slots, others wait for room.")
    with qtbot.waitSignal(scene.banner.spread_requested):
        line.act_button.click()


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


def test_where_there_is_little_room_moving_stands_in_the_menu(
    scene: Scene, qtbot: QtBot, clock: object, add: Add
) -> None:
    add("Maria Castellano", 5, 65, promised=True)
    at(clock, 8, 5)
    scene.heart.beat()
    bar = scene.banner.reminder_bar
    assert (bar.move_button.isVisible(), bar.move_action.isVisible()) == (True, False)
    scene.window.resize(800, 200)
    assert (bar.move_button.isVisible(), bar.move_action.isVisible()) == (False, True)
    with qtbot.waitSignal(scene.banner.move_requested):
        bar.move_action.trigger()


def test_it_fits_the_smallest_window(scene: Scene, clock: object, add: Add) -> None:
    add("Wolfeschlegelsteinhausenbergerdorff von der Heide", 5, 65, promised=True, reason="because " * 40)
    at(clock, 8, 15)
    scene.heart.beat()
    assert scene.banner.minimumSizeHint().width() <= 1180 - 152 - 286 - 32
    scene.services.reminding.dismiss(scene.services.reminding.knock().waiting)
    scene.heart.beat()
    assert scene.banner.minimumSizeHint().width() <= 1180 - 152 - 286 - 32
