"""A calendar server of the tests (Radicale), and a phone on which somebody looks at the same calendars."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.request import Request, urlopen

import icalendar

PASSWORD = "secret"
MOST_USERS = 60


@dataclass
class Radicale:
    """A server in a process of its own; `users` are u0, u1, … and have nothing in common."""

    folder: Path
    port: int = 0
    process: subprocess.Popen[bytes] | None = None
    used: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def start(self) -> None:
        if not self.port:
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                self.port = free.getsockname()[1]
        users = self.folder / "users"
        users.write_text("".join(f"u{number}:{PASSWORD}\n" for number in range(MOST_USERS)))
        options = {
            "server-hosts": f"127.0.0.1:{self.port}",
            "storage-filesystem-folder": self.folder / "store",
            "auth-type": "htpasswd",
            "auth-htpasswd-filename": users,
            "auth-htpasswd-encryption": "plain",
            "auth-delay": "0",
            "logging-level": "critical",
        }
        command = [sys.executable, "-m", "radicale", "--config", ""]
        for name, value in options.items():
            command += [f"--{name}", str(value)]
        quiet = subprocess.DEVNULL
        self.process = subprocess.Popen(command, stdout=quiet, stderr=quiet)
        for _ in range(200):
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise RuntimeError("Radicale did not start.")

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait()
            self.process = None


@dataclass
class Phone:
    """Speaks to the server in plain HTTP, without a library that the program uses."""

    server: Radicale
    user: str

    def calendar(self, name: str) -> str:
        """Makes one; its address."""
        path = f"/{self.user}/{name.lower()}/"
        body = (
            '<C:mkcalendar xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><set><prop>'
            f"<displayname>{name}</displayname></prop></set></C:mkcalendar>"
        )
        self._ask("MKCALENDAR", path, body)
        return self.server.address.rstrip("/") + path

    def hrefs(self, calendar: str = "work") -> dict[str, str]:
        """Where each event lies, by its title."""
        answer = self._ask("PROPFIND", f"/{self.user}/{calendar}/", "", Depth="1")
        paths = re.findall(r"<(?:\w+:)?href>([^<]+\.ics)<", answer)
        return {str(self._main(self.read(path))["SUMMARY"]): path for path in paths}

    def read(self, path: str) -> icalendar.Calendar:
        return icalendar.Calendar.from_ical(self._ask("GET", path))

    def event(self, title: str) -> icalendar.Event:
        return self._main(self.read(self.hrefs()[title]))

    def change(self, title: str, edit: Callable[[icalendar.Calendar, icalendar.Event], None]) -> None:
        """`edit` is handed the calendar of the event, and the event without the dates held otherwise."""
        path = self.hrefs()[title]
        held = self.read(path)
        edit(held, self._main(held))
        self._ask("PUT", path, held.to_ical().decode(), **{"Content-Type": "text/calendar"})

    def write(self, title: str, start: str, end: str, *more: str, calendar: str = "work") -> None:
        """An event of somebody's own."""
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Phone//EN", "BEGIN:VEVENT", f"UID:{title}@phone"]
        lines += ["DTSTAMP:20261001T000000Z", f"SUMMARY:{title}", f"DTSTART:{start}", f"DTEND:{end}", *more]
        text = "\r\n".join([*lines, "END:VEVENT", "END:VCALENDAR", ""])
        self._ask("PUT", f"/{self.user}/{calendar}/{title}.ics", text, **{"Content-Type": "text/calendar"})

    def delete(self, title: str) -> None:
        self._ask("DELETE", self.hrefs()[title])

    def delete_calendar(self, name: str) -> None:
        self._ask("DELETE", f"/{self.user}/{name}/")

    def _main(self, held: icalendar.Calendar) -> icalendar.Event:
        return next(event for event in held.events if "RECURRENCE-ID" not in event)

    def _ask(self, method: str, path: str, body: str = "", **headers: str) -> str:
        request = Request(self.server.address.rstrip("/") + path, body.encode() or None, headers, method=method)
        request.add_header("Authorization", "Basic " + b64encode(f"{self.user}:{PASSWORD}".encode()).decode())
        with urlopen(request, timeout=10) as answer:
            return str(answer.read().decode())
