"""Waking: logind says so, and the heart beats at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from jeepney import DBusAddress, Message, new_signal
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from reengage_desktop.services.bundle import Services
from reengage_desktop.ui import message_bus
from reengage_desktop.ui.house import House
from reengage_desktop.ui.sleep_watch import SleepWatch
from tests.desktop import Bus, OnTheBus, needs_a_bus

pytestmark = needs_a_bus

LOGIND = DBusAddress("/org/freedesktop/login1", interface="org.freedesktop.login1.Manager")


class Logind(OnTheBus):
    def answer(self, message: Message, method: str, body: tuple[object, ...]) -> None:
        """Nobody asks it anything."""

    def say(self, *, asleep: bool) -> None:
        self.line.send(new_signal(LOGIND, "PrepareForSleep", "b", (asleep,)))


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    made = Bus(tmp_path)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", made.address)
    yield made
    made.die()


@pytest.fixture
def watch(bus: Bus) -> Iterator[SleepWatch]:
    made = SleepWatch()
    made.start()
    yield made
    made.close()


def until_it_listens(logind: Logind, watch: SleepWatch, qtbot: QtBot) -> None:
    woken: list[bool] = []
    watch.woke.connect(lambda: woken.append(True))

    def heard() -> bool:
        logind.say(asleep=False)
        return bool(woken)

    qtbot.waitUntil(heard)


def test_waking_is_told_at_once_and_falling_asleep_is_not(bus: Bus, watch: SleepWatch, qtbot: QtBot) -> None:
    logind = Logind(bus.address, "org.freedesktop.login1")
    until_it_listens(logind, watch, qtbot)
    qtbot.wait(50)
    with qtbot.assertNotEmitted(watch.woke, wait=50):
        logind.say(asleep=True)
    with qtbot.waitSignal(watch.woke, timeout=1000):
        logind.say(asleep=False)
    logind.stop()


def test_another_who_says_so_is_not_heard(bus: Bus, watch: SleepWatch, qtbot: QtBot) -> None:
    logind = Logind(bus.address, "org.freedesktop.login1")
    until_it_listens(logind, watch, qtbot)
    other = Logind(bus.address, "org.example.login1")
    qtbot.wait(50)
    with qtbot.assertNotEmitted(watch.woke, wait=50):
        other.say(asleep=False)
    other.stop()
    logind.stop()


def test_without_a_system_bus_nothing_happens(bus: Bus, qtbot: QtBot) -> None:
    bus.die()
    watch = SleepWatch()
    watch.start()
    with qtbot.assertNotEmitted(watch.woke, wait=50):
        pass
    watch.close()


def test_a_bus_that_comes_back_is_heard_again(bus: Bus, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message_bus, "RETRY", 0.05)
    watch = SleepWatch()
    watch.start()
    until_it_listens(Logind(bus.address, "org.freedesktop.login1"), watch, qtbot)
    bus.die()
    bus.begin()
    until_it_listens(Logind(bus.address, "org.freedesktop.login1"), watch, qtbot)
    watch.close()


@pytest.mark.measures_time
def test_the_heart_of_the_program_beats_on_waking(
    bus: Bus, services: Services, clock: Callable[[], datetime], qtbot: QtBot, tmp_path: Path
) -> None:
    house = House(services, clock, QSettings(str(tmp_path / "look.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(house.window)
    house.open()
    logind = Logind(bus.address, "org.freedesktop.login1")
    qtbot.waitUntil(lambda: "sleep_watch" in vars(house))
    until_it_listens(logind, house.sleep_watch, qtbot)
    qtbot.wait(50)
    with qtbot.waitSignal(house.heart.knocked, timeout=1000):
        logind.say(asleep=False)
    house.quit()
    logind.stop()
