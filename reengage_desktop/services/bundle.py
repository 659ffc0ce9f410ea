"""All services over one open file: what the window and the command line are handed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reengage_desktop import resources
from reengage_desktop.domain.law import Law
from reengage_desktop.domain.place import Places
from reengage_desktop.store.changes import Changes
from reengage_desktop.store.file import Store

from .around import Around, NowClock
from .browsing import Browsing
from .calling import Calling
from .checking import Checking
from .importing import Importing
from .keeping import Keeping
from .planning import Planning
from .preparing import Preparing
from .reminding import Reminding
from .safekeeping import Safekeeping
from .sampling import Sampling
from .setting import Setting
from .slotting import Slotting


@dataclass(frozen=True, slots=True)
class Services:
    around: Around
    browsing: Browsing
    calling: Calling
    checking: Checking
    importing: Importing
    keeping: Keeping
    planning: Planning
    preparing: Preparing
    reminding: Reminding
    safekeeping: Safekeeping
    sampling: Sampling
    setting: Setting
    slotting: Slotting

    def listen(self, listener: Callable[[Changes], None]) -> None:
        """`listener` hears of each commit, in the thread that made it."""
        self.around.store.listen(listener)

    def close_thread(self) -> None:
        """A thread that read or wrote calls this when it ends."""
        self.around.store.close_thread()

    def close(self) -> None:
        self.around.store.close()


def open_services(
    path: Path, now: NowClock, laptop_zone: Callable[[], str], seconds_since_boot: Callable[[], float]
) -> Services:
    """Opens the file and makes its slots if it is new. Raises `StoreFault`."""
    around = Around(
        store=Store.open(path, now()),
        now=now,
        laptop_zone=laptop_zone,
        law=Law.from_text(resources.text("law", "calling_hours.json")),
        places=Places.from_text(resources.text("law", "places.json")),
        resource=resources.text,
    )
    slotting = Slotting(around)
    slotting.make_defaults()
    return Services(
        around=around,
        browsing=Browsing(around),
        calling=Calling(around),
        checking=Checking(around),
        importing=Importing(around),
        keeping=Keeping(around),
        planning=Planning(around),
        preparing=Preparing(around),
        reminding=Reminding(around, seconds_since_boot),
        safekeeping=Safekeeping(around),
        sampling=Sampling(around),
        setting=Setting(around),
        slotting=slotting,
    )
