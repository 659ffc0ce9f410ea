"""Keeping a calendar on the person's own server alike with this file, both ways (mission, row 16; extra `[caldav]`)."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from reengage_desktop.domain.came_back import Change, MovedOnce, MovedTo, NewHours, Rests
from reengage_desktop.domain.fault import Fault, RuleFault
from reengage_desktop.domain.own_event import CalendarEvent, EventKind

from .around import Around
from .calendar_server import ServerCalendar, connected, is_available
from .comparing import Comparing, SyncReport
from .serving import Serving

if TYPE_CHECKING:
    from .moving import Moving
    from .publishing import Publishing
    from .slotting import Slotting

CONNECTION = "calendar_server"
NOT_CONNECTED = "No calendar server is set up. Nothing was sent; choose one in Settings."
RUNNING = "Your calendar is being compared already. Nothing was changed; wait a moment."


@dataclass(frozen=True, slots=True)
class Connection:
    """`place` is the address of the chosen calendar, `name` what it is called.

    All of it, the password too, is kept in the file on this laptop: an app password, made for this one program, is
    best, since it can be taken back.
    """

    address: str
    user: str
    password: str = field(repr=False)
    place: str
    name: str


class Syncing:
    """For any thread; the one that ends leaves its connection by `Services.close_thread`."""

    def __init__(self, around: Around, publishing: Publishing, slotting: Slotting, moving: Moving) -> None:
        self._around, self._publishing = around, publishing
        self._slotting, self._moving = slotting, moving
        self._turn = Lock()

    def available(self) -> bool:
        """Whether the extra part is installed; without it `calendars` and `run` tell how to add it."""
        return is_available()

    def connection(self) -> Connection | None:
        noted = self._around.store.settings.noted(CONNECTION)
        return Connection(**noted) if noted else None

    def calendars(self, address: str, user: str, password: str) -> list[ServerCalendar]:
        """What the server has to choose from. Raises `ServerFault`, in words."""
        with connected(address.strip(), user.strip(), password) as server:
            return server.calendars()

    def connect(self, address: str, user: str, password: str, calendar: ServerCalendar) -> None:
        """From now on this calendar is used; what was put into another one before stays there."""
        before, store = self.connection(), self._around.store
        chosen = Connection(address.strip(), user.strip(), password, calendar.place, calendar.name)
        with store.writing() as changes:
            if before is None or before.place != chosen.place:
                store.published.forget_server()
            store.settings.note(CONNECTION, asdict(chosen))
            changes.settings = True

    def disconnect(self) -> None:
        """The password is forgotten, and so are the busy times; what was put into the calendar stays there."""
        store = self._around.store
        with store.writing() as changes:
            store.published.forget_server()
            store.settings.note(CONNECTION, None)
            Serving(self._around).forget()
            changes.settings = changes.busy = True

    def run(self) -> SyncReport:
        """A whole round; what goes wrong on the way is among its `problems`, and nothing here is lost by it.

        Raises `RuleFault` where no server is set up, or another round is running.
        """
        chosen = self.connection()
        if chosen is None:
            raise RuleFault(NOT_CONNECTED)
        if not self._turn.acquire(blocking=False):
            raise RuleFault(RUNNING)
        comparing = Comparing(self._around, self._publishing, self._take, chosen.place)
        try:
            with connected(chosen.address, chosen.user, chosen.password) as server:
                comparing.go(server)
        except Fault as fault:
            comparing.report.problems += (fault,)
        finally:
            self._turn.release()
        return comparing.report

    def _take(self, event: CalendarEvent, change: Change) -> None:
        """Raises `RuleFault` where a rule of the business, or the law, is against it."""
        subject = event.subject_id
        match change:
            case MovedTo(start, end):
                self._moving.move(subject, start, end, promised=event.kind is EventKind.PROMISE)
            case NewHours(weekdays, every, start_at, end_at):
                self._slotting.change(subject, weekdays=weekdays, every=every, start=start_at, end=end_at)
            case MovedOnce(day, start_at, end_at, to_day):
                self._slotting.move_once(subject, day, start_at, end_at, to_day)
            case Rests(day):
                self._slotting.rest(subject, day, day)
