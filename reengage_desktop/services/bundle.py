"""All services over one open file: what the window and the command line are handed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reengage_desktop import resources
from reengage_desktop.store.changes import Changes
from reengage_desktop.store.file import Store

from .around import Around, NowClock

if TYPE_CHECKING:
    from .acquainting import Acquainting
    from .attaching import Attaching
    from .banking import Banking
    from .briefing import Briefing
    from .browsing import Browsing
    from .calendaring import Calendaring
    from .calling import Calling
    from .checking import Checking
    from .committing import Committing
    from .cooling import Cooling
    from .deciding import Deciding
    from .editing import Editing
    from .exploring import Exploring
    from .exporting import Exporting
    from .finding import Finding
    from .forgetting import Forgetting
    from .heeding import Heeding
    from .heralding import Heralding
    from .importing import Importing
    from .interviewing import Interviewing
    from .keeping import Keeping
    from .laddering import Laddering
    from .lettering import Lettering
    from .mailing import Mailing
    from .merging import Merging
    from .moving import Moving
    from .permitting import Permitting
    from .planning import Planning
    from .portraying import Portraying
    from .postponing import Postponing
    from .preparing import Preparing
    from .promising import Promising
    from .publishing import Publishing
    from .quoting import Quoting
    from .recounting import Recounting
    from .reminding import Reminding
    from .researching import Researching
    from .retracing import Retracing
    from .revisiting import Revisiting
    from .reviving import Reviving
    from .ruling import Ruling
    from .safekeeping import Safekeeping
    from .sampling import Sampling
    from .screening import Screening
    from .scripting import Scripting
    from .setting import Setting
    from .slotting import Slotting
    from .spreading import Spreading
    from .syncing import Syncing
    from .tending import Tending
    from .undoing import Undoing
    from .warming import Warming
    from .weighing import Weighing


def _later(module: str, service: str) -> Any:
    """A service that needs nothing but `around`, imported and made when it is asked for."""

    def make(services: Services) -> Any:
        return getattr(import_module(module, __package__), service)(services.around)

    return cached_property(make)


class Services:
    """Each service is imported and made at its first use: the first window waits for three of them only."""

    acquainting: Acquainting = _later(".acquainting", "Acquainting")
    attaching: Attaching = _later(".attaching", "Attaching")
    banking: Banking = _later(".banking", "Banking")
    briefing: Briefing = _later(".briefing", "Briefing")
    browsing: Browsing = _later(".browsing", "Browsing")
    calling: Calling = _later(".calling", "Calling")
    checking: Checking = _later(".checking", "Checking")
    committing: Committing = _later(".committing", "Committing")
    cooling: Cooling = _later(".cooling", "Cooling")
    deciding: Deciding = _later(".deciding", "Deciding")
    editing: Editing = _later(".editing", "Editing")
    exploring: Exploring = _later(".exploring", "Exploring")
    exporting: Exporting = _later(".exporting", "Exporting")
    finding: Finding = _later(".finding", "Finding")
    forgetting: Forgetting = _later(".forgetting", "Forgetting")
    heeding: Heeding = _later(".heeding", "Heeding")
    heralding: Heralding = _later(".heralding", "Heralding")
    importing: Importing = _later(".importing", "Importing")
    interviewing: Interviewing = _later(".interviewing", "Interviewing")
    keeping: Keeping = _later(".keeping", "Keeping")
    laddering: Laddering = _later(".laddering", "Laddering")
    lettering: Lettering = _later(".lettering", "Lettering")
    mailing: Mailing = _later(".mailing", "Mailing")
    merging: Merging = _later(".merging", "Merging")
    moving: Moving = _later(".moving", "Moving")
    permitting: Permitting = _later(".permitting", "Permitting")
    planning: Planning = _later(".planning", "Planning")
    portraying: Portraying = _later(".portraying", "Portraying")
    postponing: Postponing = _later(".postponing", "Postponing")
    preparing: Preparing = _later(".preparing", "Preparing")
    promising: Promising = _later(".promising", "Promising")
    publishing: Publishing = _later(".publishing", "Publishing")
    quoting: Quoting = _later(".quoting", "Quoting")
    recounting: Recounting = _later(".recounting", "Recounting")
    researching: Researching = _later(".researching", "Researching")
    retracing: Retracing = _later(".retracing", "Retracing")
    revisiting: Revisiting = _later(".revisiting", "Revisiting")
    reviving: Reviving = _later(".reviving", "Reviving")
    ruling: Ruling = _later(".ruling", "Ruling")
    safekeeping: Safekeeping = _later(".safekeeping", "Safekeeping")
    sampling: Sampling = _later(".sampling", "Sampling")
    screening: Screening = _later(".screening", "Screening")
    scripting: Scripting = _later(".scripting", "Scripting")
    setting: Setting = _later(".setting", "Setting")
    slotting: Slotting = _later(".slotting", "Slotting")
    spreading: Spreading = _later(".spreading", "Spreading")
    tending: Tending = _later(".tending", "Tending")
    undoing: Undoing = _later(".undoing", "Undoing")
    warming: Warming = _later(".warming", "Warming")

    def __init__(self, around: Around, seconds_since_boot: Callable[[], float]) -> None:
        self.around = around
        self._since_boot = seconds_since_boot

    @cached_property
    def calendaring(self) -> Calendaring:
        from .calendaring import Calendaring

        return Calendaring(self.around, self.planning)

    @cached_property
    def reminding(self) -> Reminding:
        from .reminding import Reminding

        return Reminding(self.around, self._since_boot)

    @cached_property
    def syncing(self) -> Syncing:
        from .syncing import Syncing

        return Syncing(self.around, self.publishing, self.slotting, self.moving)

    @cached_property
    def weighing(self) -> Weighing:
        from .weighing import Weighing

        return Weighing(self.around, self.planning)

    def listen(self, listener: Callable[[Changes], None]) -> None:
        """`listener` hears of each commit, in the thread that made it."""
        self.around.store.listen(listener)

    def make_sure(self) -> None:
        """Reads the whole file, in any thread. Raises `StoreFault`, `safekeeping.DamagedFault` if it is not whole."""
        self.around.store.make_sure()

    def close_thread(self) -> None:
        """A thread that read or wrote calls this when it ends."""
        self.around.store.close_thread()

    def close(self) -> None:
        self.around.store.close()


def open_services(
    path: Path,
    now: NowClock,
    laptop_zone: Callable[[], str],
    seconds_since_boot: Callable[[], float],
    *,
    trusting: bool = False,
) -> Services:
    """Opens the file and makes its slots if it is new. Raises `StoreFault`.

    `trusting`: a file that was closed in order is not read from end to end; `make_sure` does that later.
    """
    around = Around(
        store=Store.open(path, now(), trusting=trusting),
        now=now,
        laptop_zone=laptop_zone,
        resource=resources.text,
    )
    services = Services(around, seconds_since_boot)
    try:
        if around.store.slots.is_empty():
            services.slotting.make_defaults()
    except Exception:
        services.close()
        if trusting:  # a damaged file is told as such
            return open_services(path, now, laptop_zone, seconds_since_boot)
        raise
    return services
