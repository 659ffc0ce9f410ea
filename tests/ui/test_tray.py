"""Saying a reminder without a notification server: by a card; and the tray, its menu and its coming and going."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.reminder import Reminder
from reengage_desktop.services.bundle import Services, open_services
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.ui import theme
from reengage_desktop.ui.announcing import Announcer
from reengage_desktop.ui.heartbeat import Heartbeat
from reengage_desktop.ui.reminder_card import ReminderCard
from reengage_desktop.ui.tray import Tray, plain
from tests.desktop import needs_a_bus

Clock = Callable[[], datetime]
ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.fixture
def services(tmp_path: Path, clock: Clock, qapp: QApplication) -> Iterator[Services]:
    theme.apply(qapp, "light")
    since = datetime(2026, 10, 1, tzinfo=UTC)
    made = open_services(
        tmp_path / "reengage.db", clock, lambda: "America/New_York", lambda: (clock() - since).total_seconds()
    )
    yield made
    made.close()


@pytest.fixture
def tray(services: Services) -> Iterator[Tray]:
    made = Tray(services.planning)
    yield made
    made.close()


@pytest.fixture
def announcer(services: Services, tray: Tray, clock: Clock, qtbot: QtBot) -> Iterator[Announcer]:
    window = QWidget()
    qtbot.addWidget(window)
    made = Announcer(services.reminding, services.planning, lambda: services.weighing, tray, window)
    yield made
    made.close()


@pytest.fixture
def heart(services: Services, announcer: Announcer, clock: Clock) -> Heartbeat:
    made = Heartbeat(services.reminding, clock, announcer)
    made.knocked.connect(announcer.announce)
    return made


def promise(services: Services, name: str = "Maria Castellano") -> int:
    """A call promised from now on for an hour."""
    now, store = services.around.now(), services.around.store
    ident = services.keeping.add(PersonForm(name=name, company="Bakery", country="US", region="OH"))
    end = datetime.fromtimestamp(now.timestamp() + 3600, UTC)
    action = NextAction(ActionKind.CALL, now, end, promised=True, zone="America/New_York")
    with store.writing() as changes:
        store.prospects.set_next(ident, Stage.ACTIVE, action, now)
        changes.prospects.add(ident)
    return ident


def entry(tray: Tray, words: str) -> QAction:
    return next(action for action in tray.menu.actions() if action.text().startswith(words))


def test_without_a_tray_each_piece_has_a_card_that_takes_no_focus(
    services: Services, heart: Heartbeat, announcer: Announcer
) -> None:
    promise(services)
    heart.beat()
    (card,) = announcer.cards
    assert card.title_label.text() == "You promised Maria Castellano 8:33–9:33"
    assert card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert card.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    heart.beat()
    assert announcer.cards == [card]


def test_forty_due_make_three_cards_and_the_last_leads_to_the_window(
    services: Services, heart: Heartbeat, announcer: Announcer, qtbot: QtBot
) -> None:
    for number in range(40):
        promise(services, f"Person {number}")
    heart.beat()
    cards = announcer.cards
    assert [len(card.piece) for card in cards] == [1, 1, 38]
    assert cards[2].title_label.text() == "38 more are waiting for you"
    assert not cards[2].start_button.isVisible()
    with qtbot.waitSignal(announcer.open_requested):
        cards[2].open_button.click()
    assert len(services.reminding.knock().waiting) == 40
    assert services.reminding.knock().announce == ()


def test_a_card_carries_the_answer_and_goes(
    services: Services, heart: Heartbeat, announcer: Announcer, qtbot: QtBot
) -> None:
    ident = promise(services)
    heart.beat()
    (card,) = announcer.cards
    with qtbot.waitSignal(announcer.snooze_requested) as heard:
        card.ten_button.click()
    reminder, minutes = heard.args
    assert isinstance(reminder, Reminder)
    assert (reminder.subject_id, minutes) == (ident, 10)
    assert announcer.cards == []


def test_a_card_goes_when_the_window_had_the_answer(services: Services, heart: Heartbeat, announcer: Announcer) -> None:
    promise(services)
    heart.beat()
    services.reminding.start(announcer.cards[0].piece[0])
    heart.beat()
    assert announcer.cards == []


def test_closing_a_card_is_no_answer(services: Services, heart: Heartbeat, announcer: Announcer) -> None:
    promise(services)
    heart.beat()
    announcer.cards[0].close_button.click()
    heart.beat()
    assert announcer.cards == []
    assert len(services.reminding.knock().waiting) == 1


def test_names_are_words_on_a_card(services: Services, heart: Heartbeat, announcer: Announcer) -> None:
    promise(services, "<img src=x> & Co")
    heart.beat()
    (card,) = announcer.cards
    assert isinstance(card, ReminderCard)
    assert card.title_label.textFormat() is Qt.TextFormat.PlainText
    assert "<img src=x>" in card.title_label.text()


def test_no_server_can_take_a_name_for_markup() -> None:
    assert plain("<b>Tom & Sue</b>") == "‹b›Tom + Sue‹/b›"


def test_without_a_tray_nothing_is_claimed(tray: Tray) -> None:
    tray.look()
    assert not tray.available
    assert not tray.say("Morning calls start now", "8 people")


def test_the_menu_names_the_next_slot_and_puts_off_what_waits(
    services: Services, tray: Tray, clock: Clock, qtbot: QtBot
) -> None:
    tray.refresh()
    assert tray.next_action.text() == "Now: Morning calls"
    clock.advance(hours=1)  # type: ignore[attr-defined]
    tray.hear(services.reminding.knock())
    tray.refresh()
    assert tray.next_action.text() == "Next: Late calls 16:30"
    assert not tray.snooze_action.isEnabled()
    ident = promise(services)
    tray.hear(services.reminding.knock())
    tray.refresh()
    with qtbot.waitSignal(tray.snooze_requested) as heard:
        entry(tray, "Snooze").trigger()
    assert (heard.args[0].subject_id, heard.args[1]) == (ident, 10)
    with qtbot.waitSignal(tray.start_requested) as heard:
        entry(tray, "Start").trigger()
    assert heard.args[0].subject_id == ident
    with qtbot.waitSignals([tray.open_requested, tray.quit_requested]):
        entry(tray, "Open").trigger()
        entry(tray, "Quit").trigger()


ON_A_SCREEN = """
import os, subprocess, sys, tempfile, time
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication
from reengage_desktop.services.bundle import open_services
from reengage_desktop.ui.tray import Tray
from tests.desktop import Bus, StatusNotifierWatcher

def until(true, seconds=5):
    clock = QElapsedTimer(); clock.start()
    while not true() and clock.elapsed() < seconds * 1000:
        app.processEvents(); time.sleep(0.02)
    return true()

def panel():
    return subprocess.Popen(["trayer"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

def end(host):
    host.terminate(); host.wait()

bus = Bus(Path(tempfile.mkdtemp()))
os.environ["DBUS_SESSION_BUS_ADDRESS"] = bus.address
app = QApplication([])
now = lambda: datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
services = open_services(Path(tempfile.mkdtemp()) / "x.db", now, lambda: "America/New_York", lambda: 0.0)
tray = Tray(services.planning)
tray.look()
said = {"at first": tray.available}
"""


XEMBED = """
host = panel()
said["late"] = until(lambda: tray.available)
said["message"] = tray.say("Morning calls start now", "8 people")
end(host); host = panel()
said["anew"] = until(lambda: tray.available and tray._icon.geometry().isValid())
end(host)
said["gone"] = until(lambda: (tray.look(), not tray.available)[1])
host = panel()
said["again"] = until(lambda: tray.available)
end(host)
"""

STATUS_NOTIFIER = """
watcher = StatusNotifierWatcher(bus.address)
said["late"] = until(lambda: tray.available and len(watcher.items) == 1)
watcher.stop(); watcher = StatusNotifierWatcher(bus.address)
said["anew"] = until(lambda: len(watcher.items) == 1)
watcher.stop()
"""

END = """
tray.close()
services.close()
bus.die()
print(said)
"""


@needs_a_bus
@pytest.mark.skipif(not shutil.which("xvfb-run") or not shutil.which("trayer"), reason="needs xvfb-run and trayer")
@pytest.mark.parametrize("host", [XEMBED, STATUS_NOTIFIER], ids=["XEmbed", "StatusNotifier"])
@pytest.mark.measures_time
def test_a_tray_that_comes_late_or_is_started_anew_gets_the_icon_within_five_seconds(host: str) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
    told = subprocess.run(
        ["xvfb-run", "-a", sys.executable, "-c", ON_A_SCREEN + host + END],
        capture_output=True, text=True, timeout=60, check=False, env=environment,
    )  # fmt: skip
    said = ast.literal_eval(told.stdout.strip() or "{}")
    assert [name for name, true in said.items() if not true] == ["at first"], told.stderr
