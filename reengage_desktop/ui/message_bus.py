"""A D-Bus spoken to from a thread of its own, so that the window never waits for an answer."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from selectors import EVENT_READ, DefaultSelector
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

log = logging.getLogger(__name__)

PATIENCE = 1.0
RETRY = 30.0
NO_BUS = "the bus cannot be reached"

SYSTEM = "SYSTEM"


def session() -> str:
    """The address of the session's bus, also where the environment does not name it."""
    return os.environ.get("DBUS_SESSION_BUS_ADDRESS") or f"unix:path={os.environ.get('XDG_RUNTIME_DIR', '')}/bus"


@dataclass(frozen=True, slots=True)
class Call:
    """A method of an object on the bus; `signature` as D-Bus writes the types of `body`."""

    name: str
    path: str
    interface: str
    method: str
    signature: str = ""
    body: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """`error` names what went wrong, "" if nothing did."""

    body: tuple[Any, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """A signal of the bus; `body` is as the sender made it, to be looked at before it is used."""

    member: str
    body: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    call: Call
    then: Callable[[Reply], None]


@dataclass(frozen=True, slots=True)
class _Answer:
    then: Callable[[Reply], None]
    reply: Reply


class _Lost:
    pass


class MessageBus(QObject):
    """Connects at the first `ask` or `open`, and quietly again whenever the bus comes back.

    `rules`: what to listen to, as D-Bus writes its match rules. `heard` carries a `Heard`. `lost`: the connection is
    gone, and with it all that was known by it. Signals and answers come in the order of the bus, in the window's
    thread.
    """

    heard = Signal(object)
    lost = Signal()
    _came = Signal(object)

    def __init__(self, address: str, rules: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address, self._rules = address, tuple(rules)
        self._wishes: SimpleQueue[_Asked] = SimpleQueue()
        self._waiting: dict[int, _Asked] = {}
        self._closing = False
        self._bell, self._rope = os.pipe()
        os.set_blocking(self._rope, False)
        self._thread: threading.Thread | None = None
        self._came.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def open(self) -> None:
        """Begin to listen."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="message bus", daemon=True)
            self._thread.start()

    def ask(self, call: Call, then: Callable[[Reply], None]) -> None:
        """`then` hears the reply, or that there will be none; how long to wait for it is for the caller to say."""
        if self._closing:
            return
        self.open()
        self._wishes.put(_Asked(call, then))
        self._ring()

    def close(self) -> None:
        """What was asked is still sent, if the bus takes it; nothing is heard any more."""
        if self._closing:
            return
        self._closing = True
        self._ring()
        if self._thread is not None:
            self._thread.join(PATIENCE)
        if self._thread is None or not self._thread.is_alive():
            os.close(self._bell)
            os.close(self._rope)

    def _ring(self) -> None:
        with suppress(BlockingIOError):  # so many rings that one more says nothing new
            os.write(self._rope, b".")

    def _pass_on(self, came: object) -> None:
        if self._closing:
            return
        if isinstance(came, _Answer):
            came.then(came.reply)
        elif isinstance(came, Heard):
            self.heard.emit(came)
        else:
            self.lost.emit()

    # In the thread

    def _run(self) -> None:
        while not self._closing and isValid(self):
            try:
                self._live()
            except Exception as error:  # no bus, or one that died: the next look tries again
                log.info("The message bus is not there: %s", type(error).__name__)
            with suppress(RuntimeError):  # the program may have ended meanwhile
                self._refuse_all()
            if not self._closing:
                self._rest()

    def _live(self) -> None:
        from jeepney import message_bus  # type: ignore[import-untyped]
        from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

        with open_dbus_connection(self._address, auth_timeout=PATIENCE) as line, DefaultSelector() as either:
            for rule in self._rules:
                line.send_and_get_reply(message_bus.AddMatch(rule), timeout=PATIENCE)
            either.register(line.sock, EVENT_READ)
            either.register(self._bell, EVENT_READ)
            try:
                self._talk(line, either)
            finally:
                self._came.emit(_Lost())

    def _talk(self, line: Any, either: DefaultSelector) -> None:
        while True:
            self._send_all(line)
            if self._closing:
                return
            for key, _ in either.select():
                if key.fileobj == self._bell:
                    os.read(self._bell, 4096)
                else:
                    self._take_all(line)

    def _send_all(self, line: Any) -> None:
        from jeepney import DBusAddress, new_method_call

        for asked in self._asked():
            call = asked.call
            to = DBusAddress(call.path, bus_name=call.name, interface=call.interface)
            serial = next(line.outgoing_serial)
            self._waiting[serial] = asked
            line.send(new_method_call(to, call.method, call.signature or None, call.body), serial=serial)

    def _take_all(self, line: Any) -> None:
        from jeepney import HeaderFields, MessageType

        while True:
            try:
                message = line.receive(timeout=0)
            except TimeoutError:
                return
            kind, fields = message.header.message_type, message.header.fields
            if kind is MessageType.signal:
                self._came.emit(Heard(fields[HeaderFields.member], tuple(message.body)))
                continue
            asked = self._waiting.pop(fields.get(HeaderFields.reply_serial, 0), None)
            if asked is not None:
                error = fields.get(HeaderFields.error_name, "") if kind is MessageType.error else ""
                self._came.emit(_Answer(asked.then, Reply(tuple(message.body), error)))

    def _refuse_all(self) -> None:
        for asked in [*self._waiting.values(), *self._asked()]:
            self._came.emit(_Answer(asked.then, Reply(error=NO_BUS)))
        self._waiting.clear()

    def _rest(self) -> None:
        """Until somebody asks, or for a while."""
        with DefaultSelector() as bell:
            bell.register(self._bell, EVENT_READ)
            if bell.select(RETRY):
                os.read(self._bell, 4096)

    def _asked(self) -> list[_Asked]:
        found: list[_Asked] = []
        with suppress(Empty):
            while True:
                found.append(self._wishes.get_nowait())
        return found
