"""All services over one open file: what the window and the command line are handed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reengage_desktop import resources
from reengage_desktop.domain.law import Law
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
    from .editing import Editing
    from .exporting import Exporting
    from .finding import Finding
    from .forgetting import Forgetting
    from .heeding import Heeding
    from .importing import Importing
    from .interviewing import Interviewing
    from .keeping import Keeping
    from .lettering import Lettering
    from .mailing import Mailing
    from .merging import Merging
    from .moving import Moving
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
    from .safekeeping import Safekeeping
    from .sampling import Sampling
    from .scripting import Scripting
    from .setting import Setting
    from .slotting import Slotting
    from .spreading import Spreading
    from .syncing import Syncing
    from .tending import Tending
    from .undoing import Undoing
    from .warming import Warming


class Services:
    """Each service is imported and made at its first use: the first window waits for three of them only."""

    def __init__(self, around: Around, seconds_since_boot: Callable[[], float]) -> None:
        self.around = around
        self._since_boot = seconds_since_boot

    @cached_property
    def slotting(self) -> Slotting:
        from .slotting import Slotting

        return Slotting(self.around)

    @cached_property
    def briefing(self) -> Briefing:
        from .briefing import Briefing

        return Briefing(self.around)

    @cached_property
    def banking(self) -> Banking:
        from .banking import Banking

        return Banking(self.around)

    @cached_property
    def browsing(self) -> Browsing:
        from .browsing import Browsing

        return Browsing(self.around)

    @cached_property
    def calendaring(self) -> Calendaring:
        from .calendaring import Calendaring

        return Calendaring(self.around, self.planning)

    @cached_property
    def calling(self) -> Calling:
        from .calling import Calling

        return Calling(self.around)

    @cached_property
    def checking(self) -> Checking:
        from .checking import Checking

        return Checking(self.around)

    @cached_property
    def committing(self) -> Committing:
        from .committing import Committing

        return Committing(self.around)

    @cached_property
    def heeding(self) -> Heeding:
        from .heeding import Heeding

        return Heeding(self.around)

    @cached_property
    def importing(self) -> Importing:
        from .importing import Importing

        return Importing(self.around)

    @cached_property
    def keeping(self) -> Keeping:
        from .keeping import Keeping

        return Keeping(self.around)

    @cached_property
    def lettering(self) -> Lettering:
        from .lettering import Lettering

        return Lettering(self.around)

    @cached_property
    def mailing(self) -> Mailing:
        from .mailing import Mailing

        return Mailing(self.around)

    @cached_property
    def moving(self) -> Moving:
        from .moving import Moving

        return Moving(self.around)

    @cached_property
    def planning(self) -> Planning:
        from .planning import Planning

        return Planning(self.around)

    @cached_property
    def postponing(self) -> Postponing:
        from .postponing import Postponing

        return Postponing(self.around)

    @cached_property
    def preparing(self) -> Preparing:
        from .preparing import Preparing

        return Preparing(self.around)

    @cached_property
    def publishing(self) -> Publishing:
        from .publishing import Publishing

        return Publishing(self.around)

    @cached_property
    def promising(self) -> Promising:
        from .promising import Promising

        return Promising(self.around)

    @cached_property
    def reminding(self) -> Reminding:
        from .reminding import Reminding

        return Reminding(self.around, self._since_boot)

    @cached_property
    def safekeeping(self) -> Safekeeping:
        from .safekeeping import Safekeeping

        return Safekeeping(self.around)

    @cached_property
    def sampling(self) -> Sampling:
        from .sampling import Sampling

        return Sampling(self.around)

    @cached_property
    def scripting(self) -> Scripting:
        from .scripting import Scripting

        return Scripting(self.around)

    @cached_property
    def setting(self) -> Setting:
        from .setting import Setting

        return Setting(self.around)

    @cached_property
    def spreading(self) -> Spreading:
        from .spreading import Spreading

        return Spreading(self.around)

    @cached_property
    def syncing(self) -> Syncing:
        from .syncing import Syncing

        return Syncing(self.around, self.publishing, self.slotting, self.moving)

    @cached_property
    def tending(self) -> Tending:
        from .tending import Tending

        return Tending(self.around)

    @cached_property
    def warming(self) -> Warming:
        from .warming import Warming

        return Warming(self.around)

    @cached_property
    def exporting(self) -> Exporting:
        from .exporting import Exporting

        return Exporting(self.around)

    @cached_property
    def forgetting(self) -> Forgetting:
        from .forgetting import Forgetting

        return Forgetting(self.around)

    @cached_property
    def merging(self) -> Merging:
        from .merging import Merging

        return Merging(self.around)

    @cached_property
    def undoing(self) -> Undoing:
        from .undoing import Undoing

        return Undoing(self.around)

    @cached_property
    def editing(self) -> Editing:
        from .editing import Editing

        return Editing(self.around)

    @cached_property
    def portraying(self) -> Portraying:
        from .portraying import Portraying

        return Portraying(self.around)

    @cached_property
    def recounting(self) -> Recounting:
        from .recounting import Recounting

        return Recounting(self.around)

    @cached_property
    def attaching(self) -> Attaching:
        from .attaching import Attaching

        return Attaching(self.around)

    @cached_property
    def quoting(self) -> Quoting:
        from .quoting import Quoting

        return Quoting(self.around)

    @cached_property
    def acquainting(self) -> Acquainting:
        from .acquainting import Acquainting

        return Acquainting(self.around)

    @cached_property
    def researching(self) -> Researching:
        from .researching import Researching

        return Researching(self.around)

    @cached_property
    def interviewing(self) -> Interviewing:
        from .interviewing import Interviewing

        return Interviewing(self.around)

    @cached_property
    def cooling(self) -> Cooling:
        from .cooling import Cooling

        return Cooling(self.around)

    @cached_property
    def reviving(self) -> Reviving:
        from .reviving import Reviving

        return Reviving(self.around)

    @cached_property
    def revisiting(self) -> Revisiting:
        from .revisiting import Revisiting

        return Revisiting(self.around)

    @cached_property
    def finding(self) -> Finding:
        from .finding import Finding

        return Finding(self.around)

    @cached_property
    def retracing(self) -> Retracing:
        from .retracing import Retracing

        return Retracing(self.around)

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
        law=Law.from_text(resources.text("law", "calling_hours.json")),
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
