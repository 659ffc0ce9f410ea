"""A desktop of the tests' own: a bus, and on it a notification server that does what a test wishes."""

from __future__ import annotations

import ctypes
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

needs_a_bus = pytest.mark.skipif(not shutil.which("dbus-daemon"), reason="needs dbus-daemon")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


# Qt's speech does not load without it.
needs_pulse = pytest.mark.skipif(sys.platform == "linux" and not _loads("libpulse.so.0"), reason="needs libpulse0")

NOTIFICATIONS = "org.freedesktop.Notifications"
THERE = DBusAddress("/org/freedesktop/Notifications", bus_name=NOTIFICATIONS, interface=NOTIFICATIONS)


class Bus:
    """A real dbus-daemon; it can die, and come again at the same address."""

    def __init__(self, folder: Path) -> None:
        self.address = f"unix:path={folder / 'bus'}"
        self._process: subprocess.Popen[str] | None = None
        self.begin()

    def begin(self) -> None:
        self._process = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address={self.address}"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline().startswith("unix:")

    def hang(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    def die(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


class OnTheBus(threading.Thread):
    """Something that owns a name on the bus and answers in a thread of its own."""

    def __init__(self, address: str, name: str) -> None:
        super().__init__(daemon=True)
        self.line: DBusConnection = open_dbus_connection(address)
        (taken,) = self.line.send_and_get_reply(message_bus.RequestName(name)).body
        assert taken == 1
        self.start()

    def run(self) -> None:
        try:
            while True:
                message = self.line.receive()
                if message.header.message_type is MessageType.method_call:
                    self.answer(message, message.header.fields[HeaderFields.member], message.body)
        except (OSError, ValueError):  # the test or the bus is over
            self.line.close()

    def answer(self, message: Message, method: str, body: tuple[Any, ...]) -> None:
        raise NotImplementedError

    def stop(self) -> None:
        """The name is free at once."""
        if self.is_alive():
            self.line.sock.shutdown(2)
            self.join(2)


@dataclass(frozen=True)
class Shown:
    """What `Notify` was asked to show."""

    ident: int
    replaces: int
    icon: str
    title: str
    text: str
    actions: list[str]
    hints: dict[str, tuple[str, Any]]
    lasts: int


class NotificationServer(OnTheBus):
    """Shows nothing and remembers all. `mood`: "kind", "hanging" or "broken"."""

    def __init__(self, address: str, can: tuple[str, ...] = ("actions", "body", "body-markup", "persistence")) -> None:
        self.can, self.mood = can, "kind"
        self.shown: list[Shown] = []
        self.taken_back: list[int] = []
        self.left_waiting: list[Callable[[], None]] = []
        super().__init__(address, NOTIFICATIONS)

    def answer(self, message: Message, method: str, body: tuple[Any, ...]) -> None:
        if self.mood == "broken":
            self.line.send(new_error(message, "org.freedesktop.DBus.Error.Failed", "s", ("It broke.",)))
        elif method == "GetCapabilities":
            self._reply(message, "as", (list(self.can),))
        elif method == "Notify":
            _, replaces, icon, title, text, actions, hints, lasts = body
            ident = replaces or len(self.shown) + 1
            self.shown.append(Shown(ident, replaces, icon, title, text, actions, hints, lasts))
            self._reply(message, "u", (ident,))
        elif method == "CloseNotification":
            self.taken_back.append(body[0])
            self._reply(message, "", ())
            self.close_by(body[0], reason=3)

    def wake(self) -> None:
        """What hung is answered now."""
        self.mood = "kind"
        for reply in self.left_waiting:
            reply()

    def press(self, ident: int, action: str) -> None:
        self.tell("ActionInvoked", "us", (ident, action))

    def close_by(self, ident: int, reason: int) -> None:
        """1 expired, 2 dismissed by the person, 3 taken back."""
        self.tell("NotificationClosed", "uu", (ident, reason))

    def _reply(self, message: Message, signature: str, body: tuple[Any, ...]) -> None:
        def send() -> None:
            self.line.send(new_method_return(message, signature or None, body))

        if self.mood == "hanging":
            self.left_waiting.append(send)
        else:
            send()

    def tell(self, member: str, signature: str, body: tuple[Any, ...]) -> None:
        self.line.send(new_signal(THERE, member, signature, body))


class StatusNotifierWatcher(OnTheBus):
    """The part of a panel at which a program announces its icon; `items` are those that did."""

    def __init__(self, address: str) -> None:
        self.items: list[str] = []
        super().__init__(address, "org.kde.StatusNotifierWatcher")

    def answer(self, message: Message, method: str, body: tuple[Any, ...]) -> None:
        if method == "RegisterStatusNotifierItem":
            self.items.append(body[0])
            self.line.send(new_method_return(message))
        elif method == "Get":
            self.line.send(new_method_return(message, "v", (("b", True),)))
        else:
            self.line.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))
