"""The person's calendar server (CalDAV), spoken to by the extra library `caldav`."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from reengage_desktop.domain.fault import Fault

if TYPE_CHECKING:
    from caldav.davclient import DAVClient

PATIENCE = 10  # seconds for each answer
CALENDAR = "text/calendar; charset=utf-8"
MULTI_STATUS = 207
HERE = ("localhost", "127.0.0.1", "::1")
CHATTY = ("caldav", "niquests", "urllib3", "urllib3_future")  # they would put addresses and events into the log

MISSING = (
    "Calendar servers need a part that is not installed. Everything else works; to add it: "
    "pip install reengage-desktop[caldav]"
)
NO_ADDRESS = "{address} is not the address of a calendar server. Nothing was sent; it begins with https://"
OPEN_WIRE = (
    "{address} does not begin with https://, so anybody on the way could read your password. Nothing was sent; ask for "
    "the secure address."
)
WRONG_PASSWORD = (
    "The calendar server does not accept the name and password. Nothing is lost; write them again. Many servers want "
    "an app password."
)
FORBIDDEN = (
    "The calendar server does not let you use that calendar. Nothing is lost; choose one that is yours and that you "
    "may write to."
)
NOT_FOUND = "The calendar server has no calendar at that address. Nothing is lost; look the address up again."
NOT_SECURE = (
    "The secure connection to the calendar server failed, so nothing was sent. Its certificate may have run out, or "
    "somebody is in between; ask whoever runs it."
)
TOO_SLOW = "The calendar server did not answer within {seconds} seconds. Nothing is lost; it is tried again later."
UNREACHABLE = "The calendar server cannot be reached. Nothing is lost; it is tried again later."
STRANGE = "What answers at that address is no calendar server. Nothing is lost; look the address up again."
REFUSED = "The calendar server refused ({status}). Nothing is lost; it is tried again later."


class ServerFault(Fault):
    """The calendar server cannot be used: nothing here is changed by that."""


@dataclass(frozen=True, slots=True)
class ServerCalendar:
    """A calendar on a server: its name as it is shown, and its address."""

    name: str
    place: str


@dataclass(frozen=True, slots=True)
class There:
    """An object of a calendar: `path` is where it lies, `etag` the state it is in, `data` its text."""

    path: str
    etag: str
    data: str


@contextmanager
def _in_words() -> Iterator[None]:
    """What the library raises becomes a `ServerFault`; of what it said nothing is kept, since it may hold names."""
    from caldav.lib.error import AuthorizationError, DAVError, NotFoundError

    try:
        yield
    except ServerFault:
        raise
    except AuthorizationError as error:
        raise ServerFault(FORBIDDEN if error.status == 403 else WRONG_PASSWORD) from None
    except NotFoundError:
        raise ServerFault(NOT_FOUND) from None
    except DAVError as error:
        raise ServerFault(REFUSED, status=error.status or type(error).__name__) from None
    except OSError as error:  # the root of what the connection raises, whichever library makes it
        raise _connection_fault(error) from None
    except Exception:  # an answer that makes no sense, such as the page of a hotel's network
        raise ServerFault(STRANGE) from None


class Server:
    """One conversation, for any thread; each answer is waited for `PATIENCE` seconds at most.

    All raise `ServerFault`, in words.
    """

    def __init__(self, client: DAVClient) -> None:
        self._client = client

    @_in_words()
    def calendars(self) -> list[ServerCalendar]:
        """All that can hold events, by name."""
        self._refuse_strangers(str(self._client.url))
        found = []
        for calendar in self._client.get_calendars():
            if "VEVENT" in (calendar.get_supported_components() or ["VEVENT"]):
                place = str(calendar.url)
                found.append(ServerCalendar(calendar.get_display_name() or place.rstrip("/").rpartition("/")[2], place))
        return sorted(found, key=lambda each: (each.name.casefold(), each.place))

    @_in_words()
    def objects(self, place: str, first: datetime, last: datetime) -> list[There]:
        """The calendar's events that meet the time from `first` to `last`, each with its changed dates.

        Some servers give more than that. The library does not look again which do: it would expand them without bounds.
        """
        self._refuse_strangers(place)
        found = self._client.calendar(url=place).search(event=True, start=first, end=last, post_filter=False)
        return [_there(each) for each in found]

    @_in_words()
    def get(self, place: str, path: str) -> There | None:
        from caldav import Event
        from caldav.lib.error import NotFoundError

        event = Event(client=self._client, url=_address(place, path))
        try:
            event.load()
        except NotFoundError:
            return None
        return _there(event)

    @_in_words()
    def put(self, place: str, path: str, text: str, etag: str = "") -> There | None:
        """As it lies there then, in place of the state `etag` (empty: of nothing); None if it is in another state."""
        condition = {"If-Match": etag} if etag else {"If-None-Match": "*"}
        if etag.startswith("W/"):  # such a state never matches, by the rules
            condition = {}
        answer = self._client.put(_address(place, path), text, {"Content-Type": CALENDAR, **condition})
        if answer.status == 412:
            return None
        _refuse(answer.status)
        state = answer.headers.get("ETag", "")
        return There(path, state, text) if state else self.get(place, path)

    @_in_words()
    def delete(self, place: str, path: str) -> None:
        """Also if it is gone already."""
        status = self._client.delete(_address(place, path)).status
        if status not in (404, 410):
            _refuse(status)

    def _refuse_strangers(self, address: str) -> None:
        """The library makes an empty list of any page that answers, say of a hotel's network."""
        status = self._client.propfind(address, props=["resourcetype"]).status
        _refuse(status)
        if status != MULTI_STATUS:
            raise ServerFault(STRANGE)


def is_available() -> bool:
    """Whether the extra part is installed."""
    return find_spec("caldav") is not None


@contextmanager
def connected(address: str, user: str, password: str) -> Iterator[Server]:
    """Raises `ServerFault`, in words, for an address that must not be used, or if the extra part is missing."""
    if not is_available():
        raise ServerFault(MISSING)
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ServerFault(NO_ADDRESS, address=address)
    if parts.scheme == "http" and parts.hostname not in HERE:
        raise ServerFault(OPEN_WIRE, address=address)
    from caldav import DAVClient

    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with DAVClient(address, username=user, password=password, timeout=PATIENCE, enable_rfc6764=False) as client:
        yield Server(client)


def _connection_fault(error: OSError) -> ServerFault:
    kind = type(error).__name__
    if "SSL" in kind:
        return ServerFault(NOT_SECURE)
    return ServerFault(TOO_SLOW, seconds=PATIENCE) if "Timeout" in kind else ServerFault(UNREACHABLE)


def _refuse(status: int) -> None:
    if status == 401:
        raise ServerFault(WRONG_PASSWORD)
    if status == 404:
        raise ServerFault(NOT_FOUND)
    if status >= 400:
        raise ServerFault(REFUSED, status=status)


def _address(place: str, path: str) -> str:
    parts = urlsplit(place)
    return f"{parts.scheme}://{parts.netloc}{path}"


def _there(event: Any) -> There:
    return There(urlsplit(str(event.url)).path, event.etag or "", str(event.data))


def path_of(place: str, uid: str) -> str:
    """Where an event of this UID is put into the calendar."""
    name = "".join(letter if letter.isalnum() or letter in ".-" else "-" for letter in uid)
    return f"{urlsplit(place).path.rstrip('/')}/{name}.ics"
