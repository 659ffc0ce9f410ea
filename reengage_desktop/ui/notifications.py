"""The desktop's notification server: what it shows for us, and which of its buttons was pressed."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from importlib.util import find_spec
from sys import platform

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from reengage_desktop import resources
from reengage_desktop.domain.reminder import MOST_AT_ONCE, Reminder

from .message_bus import Call, Heard, MessageBus, Reply, session

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
RULES = (
    f"type='signal',sender='{NAME}',interface='{NAME}'",
    f"type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='{NAME}'",
)
PATIENCE_MS = 1500  # with the time to show something else it stays under two seconds
NORMAL, CRITICAL = 1, 2
BY_THE_SERVER, NEVER = -1, 0

DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Notice:
    """`text` is plain. `actions`: (name, words); `DEFAULT` is a click on the notice. `stays` until it is answered."""

    piece: tuple[Reminder, ...]
    title: str
    text: str
    actions: tuple[tuple[str, str], ...]
    stays: bool

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(each.key for each in self.piece)


@dataclass(eq=False, slots=True)
class _Order:
    notice: Notice
    then: Callable[[bool], None]


class Notifications(QObject):
    """`invoked` carries the piece and the name of the action.

    An id holds as long as the server that gave it: after a restart the same number may mean another's notice.
    That a notice has closed is no answer: only its place on the screen is free.
    """

    invoked = Signal(object, object)

    def __init__(self, address: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = MessageBus(address, RULES, self)
        self._bus.heard.connect(self._heard)
        self._bus.lost.connect(self._forget)
        self._can: frozenset[str] | None = None
        self._ids: dict[int, Notice] = {}
        self._on_screen: list[int] = []
        self._orders: set[_Order] = set()

    def say(self, notice: Notice, then: Callable[[bool], None]) -> None:
        """`then` hears once, within `PATIENCE_MS`, whether the server has taken it. A later yes is taken back."""
        order = _Order(notice, then)
        self._orders.add(order)
        QTimer.singleShot(PATIENCE_MS, self, lambda: self._settle(order, False))
        if self._can is not None:
            self._order(order)
        else:
            self._ask("GetCapabilities", lambda reply: self._know(reply, order))

    def put_away(self, waiting: frozenset[str]) -> None:
        """Those of which nothing waits any more were answered elsewhere."""
        for ident, notice in list(self._ids.items()):
            if not notice.keys & waiting:
                self._take_back(ident)

    def close(self) -> None:
        """Nothing stays on the screen whose buttons nobody would hear."""
        self._orders.clear()
        for ident in list(self._ids):
            self._take_back(ident)
        self._bus.close()

    def _know(self, reply: Reply, order: _Order) -> None:
        if reply.error or not reply.body:
            self._settle(order, False)
            return
        self._can = frozenset(reply.body[0])
        self._order(order)

    def _order(self, order: _Order) -> None:
        if order not in self._orders:
            return
        replaces = next(iter(self._same(order.notice)), 0)
        body = _message(order.notice, self._can or frozenset(), replaces)
        self._ask("Notify", lambda reply: self._taken(reply, order), "susssasa{sv}i", body)

    def _taken(self, reply: Reply, order: _Order) -> None:
        ident = reply.body[0] if reply.body and not reply.error else 0
        if not isinstance(ident, int) or ident < 1:
            self._settle(order, False)
        elif order not in self._orders:  # too late: something else has spoken
            self._take_back(ident)
        else:
            self._keep(ident, order.notice)
            self._settle(order, True)

    def _keep(self, ident: int, notice: Notice) -> None:
        for old in self._same(notice):
            if old == ident:
                self._drop(old)
            else:
                self._take_back(old)
        self._ids[ident] = notice
        self._on_screen.append(ident)
        while len(self._on_screen) > MOST_AT_ONCE:
            self._take_back(self._on_screen[0])

    def _same(self, notice: Notice) -> list[int]:
        """What is said again takes the place of its notice."""
        return [ident for ident, known in self._ids.items() if known.keys & notice.keys]

    def _settle(self, order: _Order, taken: bool) -> None:
        if order in self._orders:
            self._orders.remove(order)
            order.then(taken)

    def _heard(self, heard: object) -> None:
        match heard:
            case Heard("NameOwnerChanged"):
                self._forget()
            case Heard("ActivationToken", (int(ident), str(token))) if ident in self._ids:
                _lift_windows_with(token)
            case Heard("ActionInvoked", (int(ident), str(action))) if ident in self._ids:
                if action in dict(self._ids[ident].actions):
                    self.invoked.emit(self._ids[ident].piece, action)
            case Heard("NotificationClosed", (int(ident), int(_))) if ident in self._on_screen:
                self._on_screen.remove(ident)

    def _forget(self) -> None:
        self._can = None
        self._ids.clear()
        self._on_screen.clear()

    def _take_back(self, ident: int) -> None:
        self._drop(ident)
        self._ask("CloseNotification", lambda _reply: None, "u", (ident,))

    def _drop(self, ident: int) -> None:
        self._ids.pop(ident, None)
        if ident in self._on_screen:
            self._on_screen.remove(ident)

    def _ask(
        self, method: str, then: Callable[[Reply], None], signature: str = "", body: tuple[object, ...] = ()
    ) -> None:
        self._bus.ask(Call(NAME, PATH, NAME, method, signature, body), then)


def of_this_desktop(parent: QObject) -> Notifications | None:
    """None where they are not spoken to over a bus."""
    return Notifications(session(), parent) if platform == "linux" and find_spec("jeepney") else None


def _message(notice: Notice, can: frozenset[str], replaces: int) -> tuple[object, ...]:
    """The arguments of Notify. A server that keeps notices in a list takes them from the screen all the same, unless
    they are critical; any other leaves them there if they never expire, and paints critical ones red."""
    kept = notice.stays and "persistence" in can
    text = escape(notice.text, quote=False) if "body-markup" in can else notice.text
    actions = [_sound(part) for action in notice.actions for part in action] if "actions" in can else []
    hints: dict[str, tuple[str, object]] = {
        "urgency": ("y", CRITICAL if kept else NORMAL),
        "resident": ("b", kept),
        "category": ("s", "x-reengage.reminder"),
        "desktop-entry": ("s", QGuiApplication.desktopFileName()),
    }
    icon, lasts = str(resources.resource("icons", "app.svg")), NEVER if notice.stays else BY_THE_SERVER
    return ("ReEngage", replaces, icon, _sound(notice.title), _sound(text), actions, hints, lasts)


def _sound(text: str) -> str:
    """Text that may travel: the bus hangs up on a NUL and on half a character."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _lift_windows_with(token: str) -> None:
    """Wayland lets a window come forward only with the token of the click that asked for it."""
    if QGuiApplication.platformName().startswith("wayland"):
        os.environ["XDG_ACTIVATION_TOKEN"] = token
