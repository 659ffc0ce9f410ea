"""A person's laptop over some days: one slot, people who were promised a call, a heart that beats."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from reengage_desktop.domain.reminder import Kind, Reminder
from reengage_desktop.domain.slots import Slot
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.services.reminding import Knock

from .conftest import Laptop

EVERY_DAY = frozenset(range(7))
BEAT = timedelta(seconds=20)
ANOTHER_PROCESS = """
import json, sys
from datetime import datetime
from pathlib import Path
from reengage_desktop.services.bundle import open_services

path, now, zone, boot, doing, *facts = json.loads(sys.argv[1])
services = open_services(Path(path), lambda: datetime.fromisoformat(now), lambda: zone, lambda: boot)
found = services.reminding.knock()
for piece in found.announce if doing != "writes" else ():
    print("Said:", *(each.key for each in piece))
    if doing != "says":
        services.reminding.said(piece)
if doing == "puts off":
    for each in found.waiting:
        services.reminding.snooze(each, facts[0])
print("Done", flush=True)
sys.stdin.read()
"""


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


class Life:
    """Begins at an instant in a zone, with one slot that was made a year before."""

    def __init__(
        self, laptop: Laptop, at: str, zone: str = "America/New_York", hours: str = "08:15-09:00", **more: object
    ) -> None:
        self.laptop = laptop
        self.clock = laptop.clock
        self.clock.now = utc(at)
        laptop.started = self.clock.now
        laptop.zone = zone
        self.services: Services | None = laptop.open()
        kept, other = self.open.slotting.all()
        start, _, end = hours.partition("-")
        made = self.clock.now - timedelta(days=365)
        facts = {"weekdays": EVERY_DAY, "start": time.fromisoformat(start), "end": time.fromisoformat(end)}
        self.keep(replace(kept, **{**facts, "name": "Calls", "made_at": made, "from_date": made.date(), **more}))  # type: ignore[arg-type]
        self.keep(replace(other, from_date=date(2099, 1, 1)))
        self.beat()

    @property
    def open(self) -> Services:
        assert self.services is not None
        return self.services

    @property
    def slot(self) -> Slot:
        return next(slot for slot in self.open.around.slots() if slot.name == "Calls")

    def keep(self, slot: Slot) -> None:
        with self.open.around.store.writing() as changes:
            self.open.around.store.slots.save(slot)
            changes.slots = True

    def promise(self, number: int, at: datetime) -> int:
        """Somebody who was promised a call then, for an hour."""
        ident = self.open.keeping.add(PersonForm(name=f"Person {number}", phones=(f"419555{number:04}",)))
        self.open.moving.move(ident, at, at + timedelta(hours=1), promised=True)
        return ident

    def beat(self, **step: float) -> list[Reminder]:
        """After so long, by both clocks, the heart beats: what is said."""
        self.clock.advance(**step)
        return announced(self.knock())

    def at(self, instant: str) -> list[Reminder]:
        """The heart beats at that instant, to which both clocks have run."""
        self.clock.now = utc(instant)
        return announced(self.knock())

    def beats_over(self, first: str, last: str, minutes: int = 15) -> dict[str, list[str]]:
        """What is said at each beat in between, as {"day hour": keys}, in UTC."""
        found, end = {}, utc(last)
        self.clock.now = utc(first)
        while self.clock.now <= end:
            if said := announced(self.knock()):
                found[f"{self.clock.now:%d %H:%M}"] = [each.key for each in said]
            self.clock.advance(minutes=minutes)
        self.clock.now = end
        return found

    def knock(self) -> Knock:
        """A knock whose announcements are all said."""
        found = self.open.reminding.knock()
        for piece in found.announce:
            self.open.reminding.said(piece)
        return found

    def waiting(self) -> list[Reminder]:
        """The list in the window; nothing new is said by looking at it."""
        found = self.open.reminding.knock()
        assert found.announce == ()
        return list(found.waiting)

    def restart(self, **off: float) -> list[Reminder]:
        """Closed in order, off for so long, and started: what is said then."""
        self.close()
        self.clock.advance(**off)
        self.services = self.laptop.open()
        return self.beat()

    def close(self) -> None:
        if self.services is not None:
            self.services.close()
            self.services = None

    def killed_while_it(self, *doing: object) -> str:
        """A process of its own over the same file: killed (-9) after it has done so much. What it printed."""
        self.close()
        facts = [str(self.laptop.path), self.clock.now.isoformat(), self.laptop.zone, self.laptop.since_boot(), *doing]
        process = subprocess.Popen(
            [sys.executable, "-c", ANOTHER_PROCESS, json.dumps(facts)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdin is not None and process.stdout is not None
        printed = []
        for line in process.stdout:
            if line.startswith("Done"):
                break
            printed.append(line)
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()
        return "".join(printed)


def announced(found: Knock) -> list[Reminder]:
    return [each for piece in found.announce for each in piece]


def keys(reminders: Sequence[Reminder]) -> list[str]:
    return [each.key for each in reminders]


def promised(reminders: Sequence[Reminder]) -> set[int]:
    return {each.subject_id for each in reminders if each.kind is Kind.PROMISE}
