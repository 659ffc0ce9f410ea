"""Saying a reminder on a Linux desktop: by its notification server, and by a card where that fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.fault import StoreFault
from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.reminder import Reminder, Said
from reengage_desktop.services.bundle import Services, open_services
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.ui import theme
from reengage_desktop.ui.announcing import Announcer
from reengage_desktop.ui.heartbeat import Heartbeat
from reengage_desktop.ui.notifications import Notice, Notifications
from reengage_desktop.ui.tray import Tray
from tests.desktop import Bus, NotificationServer, needs_a_bus

Clock = Callable[[], datetime]

pytestmark = [needs_a_bus, pytest.mark.qt_log_ignore("This plugin does not support raise")]

BUTTONS = ["default", "Show", "start", "Start", "ten", "+10 min", "move", "Move…"]


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[Bus]:
    made = Bus(tmp_path)
    yield made
    made.die()


@pytest.fixture
def server(bus: Bus) -> Iterator[NotificationServer]:
    made = NotificationServer(bus.address)
    yield made
    made.stop()


@pytest.fixture
def services(tmp_path: Path, clock: Clock, qapp: QApplication) -> Iterator[Services]:
    theme.apply(qapp, "light")
    since = datetime(2026, 10, 1, tzinfo=UTC)
    made = open_services(
        tmp_path / "reengage.db", clock, lambda: "America/New_York", lambda: (clock() - since).total_seconds()
    )
    yield made
    made.close()


class Desk:
    """What a person would have before them, without the window."""

    def __init__(self, services: Services, clock: Clock, address: str, qtbot: QtBot) -> None:
        window = QWidget()
        qtbot.addWidget(window)
        self.services, self.qtbot, self.address = services, qtbot, address
        self.tray = Tray(services.planning)
        self.announcer = Announcer(
            services.reminding,
            services.planning,
            lambda: services.weighing,
            self.tray,
            window,
            Notifications(address, window),
        )
        self.heart = Heartbeat(services.reminding, clock, self.announcer)
        self.heart.knocked.connect(self.announcer.announce)

    def promise(self, name: str = "Maria Castellano", company: str = "Bakery") -> int:
        """A call promised from now on for an hour."""
        now, store = self.services.around.now(), self.services.around.store
        ident = self.services.keeping.add(PersonForm(name=name, company=company, country="US", region="OH"))
        end = datetime.fromtimestamp(now.timestamp() + 3600, UTC)
        action = NextAction(ActionKind.CALL, now, end, promised=True, zone="America/New_York")
        with store.writing() as changes:
            store.prospects.set_next(ident, Stage.ACTIVE, action, now)
            changes.prospects.add(ident)
        return ident

    def waiting(self) -> tuple[Reminder, ...]:
        return self.services.reminding.knock().waiting

    def said(self, how: Said) -> bool:
        """Whether the ledger holds this of all reminders."""
        rows, _ = self.services.around.store.reminders.ledger([("", "", "~")])
        return bool(rows) and all(row.state is how for row in rows.values())

    def leave(self) -> None:
        self.announcer.close()
        self.tray.close()


@pytest.fixture
def desk(services: Services, clock: Clock, bus: Bus, qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(services, clock, bus.address, qtbot)
    yield made
    made.leave()


def milliseconds(passed: QElapsedTimer) -> float:
    return passed.nsecsElapsed() / 1e6


def started() -> QElapsedTimer:
    passed = QElapsedTimer()
    passed.start()
    return passed


def test_a_promise_arrives_with_its_three_answers_and_stays(desk: Desk, server: NotificationServer) -> None:
    desk.promise()
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: desk.said(Said.SHOWN))
    (shown,) = server.shown
    assert shown.title == "You promised Maria Castellano 8:33–9:33"
    assert shown.actions == BUTTONS
    assert shown.lasts == 0
    assert Path(shown.icon).exists()
    assert desk.announcer.cards == []


@pytest.mark.parametrize(("can", "urgency"), [(("actions", "persistence"), 2), (("actions",), 1)])
def test_it_is_urgent_only_where_it_would_go_from_the_screen_by_itself(
    desk: Desk, bus: Bus, can: tuple[str, ...], urgency: int
) -> None:
    server = NotificationServer(bus.address, can)
    desk.promise()
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: desk.said(Said.SHOWN))
    (shown,) = server.shown
    assert shown.hints["urgency"] == ("y", urgency)
    assert shown.hints["resident"] == ("b", "persistence" in can)
    assert shown.lasts == 0
    server.stop()


def test_its_buttons_carry_the_answer(desk: Desk, server: NotificationServer) -> None:
    ident = desk.promise()
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: desk.said(Said.SHOWN))
    with desk.qtbot.waitSignal(desk.announcer.start_requested) as heard:
        server.press(1, "start")
    assert heard.args[0].subject_id == ident
    with desk.qtbot.waitSignal(desk.announcer.snooze_requested) as heard:
        server.press(1, "ten")
    assert (heard.args[0].subject_id, heard.args[1]) == (ident, 10)
    with desk.qtbot.waitSignals([desk.announcer.open_requested, desk.announcer.move_requested], order="strict"):
        server.press(1, "move")
    with (
        desk.qtbot.waitSignal(desk.announcer.open_requested),
        desk.qtbot.assertNotEmitted(desk.announcer.move_requested),
    ):
        server.press(1, "default")


def test_one_that_has_closed_is_not_answered(desk: Desk, server: NotificationServer) -> None:
    desk.promise()
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: desk.said(Said.SHOWN))
    for reason in (1, 2):
        server.close_by(1, reason)
    desk.qtbot.wait(50)
    desk.heart.beat()
    assert len(desk.waiting()) == 1
    assert server.taken_back == []
    with desk.qtbot.waitSignal(desk.announcer.start_requested):  # brought back from the server's history
        server.press(1, "start")


def test_one_that_was_answered_in_the_window_goes(desk: Desk, server: NotificationServer) -> None:
    desk.promise()
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: desk.said(Said.SHOWN))
    desk.services.reminding.start(desk.waiting()[0])
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: server.taken_back == [1])


def test_forty_due_make_three_and_the_last_leads_to_the_window(desk: Desk, server: NotificationServer) -> None:
    for number in range(40):
        desk.promise(f"Person {number}")
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: desk.said(Said.SHOWN))
    assert [shown.title for shown in server.shown][2:] == ["38 more are waiting for you"]
    last = server.shown[2]
    assert last.actions == ["default", "Show", "show", "Show"]
    with desk.qtbot.waitSignal(desk.announcer.open_requested):
        server.press(last.ident, "show")
    with desk.qtbot.assertNotEmitted(desk.announcer.start_requested, wait=50):  # a button it never had
        server.press(last.ident, "start")
    assert len(desk.waiting()) == 40


def test_a_fourth_takes_the_place_of_the_oldest(desk: Desk, server: NotificationServer) -> None:
    for name in ("Maria", "Tomasz", "Hannah", "Walt"):
        desk.promise(name)
        desk.heart.beat()
        desk.qtbot.waitUntil(lambda: desk.said(Said.SHOWN))
    desk.qtbot.waitUntil(lambda: server.taken_back == [1])
    server.close_by(3, reason=2)
    desk.qtbot.wait(50)
    desk.promise("Ruth")
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: desk.said(Said.SHOWN))
    assert server.taken_back == [1]


@pytest.mark.expects_warning("An announcement could not be noted")
def test_what_is_said_again_takes_its_own_place(
    desk: Desk, server: NotificationServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.promise()

    def busy(_piece: object) -> None:
        raise StoreFault("The file is busy.")

    with monkeypatch.context() as patch:
        patch.setattr(desk.services.reminding, "said", busy)
        desk.heart.beat()
        desk.qtbot.waitUntil(lambda: len(server.shown) == 1)
        desk.qtbot.wait(50)
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: desk.said(Said.SHOWN))
    assert [shown.replaces for shown in server.shown] == [0, 1]
    assert server.taken_back == []


def test_a_strange_id_does_nothing(desk: Desk, server: NotificationServer) -> None:
    desk.promise()
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: desk.said(Said.SHOWN))
    announcer = desk.announcer
    with (
        desk.qtbot.assertNotEmitted(announcer.start_requested, wait=50),
        desk.qtbot.assertNotEmitted(announcer.open_requested),
    ):
        server.press(77, "start")
        server.tell("ActionInvoked", "s", ("start",))


def test_an_id_from_before_the_server_was_started_anew_does_nothing(
    desk: Desk, server: NotificationServer, bus: Bus
) -> None:
    desk.promise()
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: desk.said(Said.SHOWN))
    server.stop()
    second = NotificationServer(bus.address)
    with desk.qtbot.assertNotEmitted(desk.announcer.start_requested, wait=100):
        second.press(1, "start")
    desk.promise("Tomasz Wierzbicki")
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: desk.said(Said.SHOWN))
    assert [shown.replaces for shown in second.shown] == [0]
    with desk.qtbot.waitSignal(desk.announcer.start_requested) as heard:
        second.press(1, "start")
    assert heard.args[0].subject_id == 2
    second.stop()


@pytest.mark.parametrize(
    ("can", "text"),
    [(("body", "body-markup"), "&lt;b&gt;Tom &amp; Sue&lt;/b&gt;"), (("body",), "<b>Tom & Sue</b>")],
)
def test_a_name_is_words_whatever_the_server_reads(desk: Desk, bus: Bus, can: tuple[str, ...], text: str) -> None:
    server = NotificationServer(bus.address, can)
    desk.promise("<img src=x>", company="<b>Tom & Sue</b>")
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: desk.said(Said.SHOWN))
    (shown,) = server.shown
    assert shown.title.startswith("You promised <img src=x> ")
    assert shown.text == text
    assert shown.actions == []  # it knows no buttons
    server.stop()


def test_what_no_bus_can_carry_is_left_out(desk: Desk, server: NotificationServer, qtbot: QtBot) -> None:
    taken: list[bool] = []
    notifications = Notifications(desk.address, desk.heart)
    notifications.say(Notice((), "A\0na", "half \ud83d", (), stays=False), taken.append)
    qtbot.waitUntil(lambda: taken == [True])
    assert (server.shown[0].title, server.shown[0].text) == ("Ana", "half ?")
    notifications.close()


def test_until_the_server_has_taken_it_the_ledger_says_pending(desk: Desk, server: NotificationServer) -> None:
    desk.promise()
    server.mood = "hanging"
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: bool(server.left_waiting))
    assert desk.said(Said.PENDING)
    desk.heart.beat()  # and it is not said twice meanwhile
    server.wake()
    desk.qtbot.waitUntil(lambda: desk.said(Said.SHOWN))
    assert len(server.shown) == 1


def test_an_answer_given_while_it_is_being_said_holds(desk: Desk, server: NotificationServer) -> None:
    desk.promise()
    server.mood = "hanging"
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: bool(server.left_waiting))
    desk.services.reminding.start(desk.waiting()[0])
    desk.heart.beat()
    server.wake()
    desk.qtbot.waitUntil(lambda: server.taken_back == [1])
    assert desk.said(Said.ACTED)


@pytest.mark.measures_time
def test_a_server_that_hangs_is_given_up_within_two_seconds_and_the_window_goes_on(
    desk: Desk, server: NotificationServer
) -> None:
    desk.promise()
    server.mood = "hanging"
    passed, beat, longest = started(), started(), [0.0]

    def tick() -> None:
        longest[0] = max(longest[0], milliseconds(beat))
        beat.restart()

    ticks = QTimer()
    ticks.timeout.connect(tick)
    ticks.start(10)
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: bool(desk.announcer.cards), timeout=3000)
    assert milliseconds(passed) < 2000
    assert longest[0] < 500
    assert desk.said(Said.SHOWN)
    server.wake()
    desk.qtbot.wait(100)
    assert len(desk.announcer.cards) == 1
    assert server.shown == []


def test_a_late_yes_is_taken_back(desk: Desk, server: NotificationServer) -> None:
    desk.promise("Maria")
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: desk.said(Said.SHOWN))
    server.mood = "hanging"
    desk.promise("Tomasz")
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: bool(desk.announcer.cards), timeout=3000)
    server.wake()
    desk.qtbot.waitUntil(lambda: server.taken_back == [2])
    assert len(desk.announcer.cards) == 1


@pytest.mark.measures_time
@pytest.mark.parametrize("trouble", ["a server that is broken", "no server", "no bus"])
def test_where_nothing_takes_it_a_card_stands_at_once(desk: Desk, bus: Bus, trouble: str) -> None:
    server = None
    if trouble == "a server that is broken":
        server = NotificationServer(bus.address)
        server.mood = "broken"
    elif trouble == "no bus":
        bus.die()
    desk.promise()
    passed = started()
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: bool(desk.announcer.cards))
    assert milliseconds(passed) < 1000
    assert desk.said(Said.SHOWN)
    if server:
        server.stop()


def test_when_the_bus_dies_the_program_goes_on_and_finds_the_next_one(
    desk: Desk, server: NotificationServer, bus: Bus
) -> None:
    desk.promise("Maria")
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: desk.said(Said.SHOWN))
    bus.die()
    desk.promise("Tomasz")
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: bool(desk.announcer.cards))
    bus.begin()
    second = NotificationServer(bus.address)
    desk.promise("Hannah")
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: desk.said(Said.SHOWN))
    assert [shown.title.split()[2] for shown in second.shown] == ["Hannah"]
    assert len(desk.announcer.cards) == 1
    second.stop()


def test_an_id_of_the_bus_that_died_does_nothing(desk: Desk, server: NotificationServer, bus: Bus) -> None:
    for name in ("Maria", "Hannah"):
        desk.promise(name)
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: desk.said(Said.SHOWN))
    bus.die()
    desk.qtbot.wait(50)
    bus.begin()
    second = NotificationServer(bus.address)
    desk.promise("Tomasz")
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: desk.said(Said.SHOWN))
    with desk.qtbot.assertNotEmitted(desk.announcer.start_requested, wait=50):
        second.press(2, "start")
    second.stop()


@pytest.mark.measures_time
@pytest.mark.parametrize("known", [False, True], ids=["before the first word", "after it"])
def test_a_bus_that_hangs_is_given_up_within_two_seconds(
    desk: Desk, server: NotificationServer, bus: Bus, known: bool
) -> None:
    if known:
        desk.promise("Maria")
        desk.heart.beat()
        desk.qtbot.waitUntil(lambda: desk.said(Said.SHOWN))
    bus.hang()
    desk.promise("Tomasz")
    passed = started()
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: bool(desk.announcer.cards), timeout=3000)
    assert milliseconds(passed) < 2000
    bus.go_on()
    desk.qtbot.wait(100)
    assert len(server.shown) == len(server.taken_back) + known
    assert len(desk.announcer.cards) == 1


def test_who_leaves_takes_the_notices_along(desk: Desk, server: NotificationServer) -> None:
    desk.promise()
    desk.heart.beat()
    desk.qtbot.waitUntil(lambda: desk.said(Said.SHOWN))
    desk.announcer.close()
    desk.qtbot.waitUntil(lambda: server.taken_back == [1])
