"""The file as the services see it: its shelves, and the one way to write to it."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from importlib import import_module
from pathlib import Path
from traceback import format_tb
from typing import TYPE_CHECKING, Any, ClassVar

from peewee import DatabaseError, SqliteDatabase

from reengage_desktop.domain.fault import StoreFault

from . import backups, opening, sharing
from .changes import Changes
from .health import Health
from .listings import Listings
from .promises import Promises
from .prospects import Prospects
from .schema import TABLES
from .settings import SettingsShelf
from .slots import Slots
from .summaries import Summaries
from .touches import Touches

if TYPE_CHECKING:
    from .backlogs import Backlogs
    from .batches import Batches
    from .calendars import Calendars
    from .commitments import Commitments
    from .decisions import Decisions
    from .drafts import Drafts
    from .endings import Endings
    from .exports import Exports
    from .facts import Facts
    from .files import Files
    from .finds import Finds
    from .homework import HomeworkShelf
    from .intakes import Intakes
    from .interviews import Interviews
    from .journals import Journals
    from .ladders import Ladders
    from .letters import Letters
    from .merges import Merges
    from .noes import Noes
    from .notes import Notes
    from .own_rules import OwnRules
    from .people_around import PeopleAround
    from .products import Products
    from .published import PublishedShelf
    from .quotes import Quotes
    from .reaches import Reaches
    from .registries import Registries
    from .reminders import Reminders
    from .removals import Removals
    from .scripts import Scripts
    from .snapshots import Snapshots
    from .steps import Steps
    from .stories import Stories
    from .story_uses import StoryUses
    from .tallies import Tallies
    from .tries import Tries
    from .triggers import Triggers
    from .weeks import Weeks
    from .wholes import Wholes

log = logging.getLogger(__name__)

MEMORY = Path(":memory:")
FULL = "The disk is full. Nothing of this step was saved; what you typed is still here. Make room and save again."
BUSY = "The file is busy with another program. Nothing of this step was saved. Try again in a moment."
BROKEN = "The file could not be written: {cause}. Nothing of this step was saved; what you typed is still here."

Listener = Callable[[Changes], None]


def _later(module: str, shelf: str, *, alone: bool = False) -> Any:
    """A shelf that is imported and made when it is asked for; `alone`: it needs no database."""

    def make(store: Store) -> Any:
        made = getattr(import_module(module, __package__), shelf)
        return made() if alone else made(store._db)

    return cached_property(make)


class Store:
    """One open file. Tables are bound to it, so a process holds one store at a time."""

    _held: ClassVar[Store | None] = None

    # Imported at their first use, with all the rules behind them: the first window does without.
    backlogs: Backlogs = _later(".backlogs", "Backlogs")
    batches: Batches = _later(".batches", "Batches")
    calendars: Calendars = _later(".calendars", "Calendars", alone=True)
    commitments: Commitments = _later(".commitments", "Commitments")
    decisions: Decisions = _later(".decisions", "Decisions")
    drafts: Drafts = _later(".drafts", "Drafts", alone=True)
    endings: Endings = _later(".endings", "Endings")
    exports: Exports = _later(".exports", "Exports")
    facts: Facts = _later(".facts", "Facts")
    files: Files = _later(".files", "Files")
    finds: Finds = _later(".finds", "Finds")
    homework: HomeworkShelf = _later(".homework", "HomeworkShelf")
    intakes: Intakes = _later(".intakes", "Intakes")
    interviews: Interviews = _later(".interviews", "Interviews")
    journals: Journals = _later(".journals", "Journals")
    ladders: Ladders = _later(".ladders", "Ladders")
    letters: Letters = _later(".letters", "Letters")
    merges: Merges = _later(".merges", "Merges")
    noes: Noes = _later(".noes", "Noes")
    notes: Notes = _later(".notes", "Notes")
    own_rules: OwnRules = _later(".own_rules", "OwnRules")
    people_around: PeopleAround = _later(".people_around", "PeopleAround")
    products: Products = _later(".products", "Products")
    published: PublishedShelf = _later(".published", "PublishedShelf")
    quotes: Quotes = _later(".quotes", "Quotes")
    reaches: Reaches = _later(".reaches", "Reaches")
    registries: Registries = _later(".registries", "Registries")
    reminders: Reminders = _later(".reminders", "Reminders", alone=True)
    removals: Removals = _later(".removals", "Removals")
    scripts: Scripts = _later(".scripts", "Scripts")
    snapshots: Snapshots = _later(".snapshots", "Snapshots")
    steps: Steps = _later(".steps", "Steps")
    stories: Stories = _later(".stories", "Stories")
    story_uses: StoryUses = _later(".story_uses", "StoryUses")
    tallies: Tallies = _later(".tallies", "Tallies")
    tries: Tries = _later(".tries", "Tries")
    triggers: Triggers = _later(".triggers", "Triggers")
    weeks: Weeks = _later(".weeks", "Weeks")
    wholes: Wholes = _later(".wholes", "Wholes")

    def __init__(self, database: SqliteDatabase, path: Path) -> None:
        _refuse_second()
        Store._held = self
        self.path = path
        self._db = database
        self.commits = 0  # of this process, of those that changed something
        self._listeners: list[Listener] = []
        database.bind(TABLES)
        self.prospects = Prospects(database)
        self.touches = Touches(database)
        self.promises = Promises(database)
        self.slots = Slots()
        self.settings = SettingsShelf()
        self.listings = Listings(database)
        self.summaries = Summaries(database)
        self.health = Health(database)

    @classmethod
    def open(cls, path: Path, now: datetime, *, trusting: bool = False) -> Store:
        """Opens or makes the file (0600, in a folder of 0700); `MEMORY` for one that nobody keeps.

        `trusting`: one that was closed in order is checked later, by `make_sure`.
        Raises `StoreFault`; of these `opening.DamagedFault` knows the newest verified backup. Raises RuntimeError while
        another store is open.
        """
        _refuse_second()
        if path == MEMORY:
            return cls(opening.in_memory(), path)
        before = os.umask(0o077)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            return cls(opening.open_database(path, now, trusting=trusting), path)
        except OSError as error:
            raise StoreFault(opening.UNREADABLE, path=path, cause=error.strerror or error) from error
        finally:
            os.umask(before)

    def make_sure(self) -> None:
        """Reads the whole file; for any thread. Raises `StoreFault`, `opening.DamagedFault` if it is not whole."""
        if self.path != MEMORY:
            opening.make_sure(self.path)

    def close(self) -> None:
        """Closes this thread's connection; a worker thread leaves its own by `close_thread` before."""
        self._db.close()
        if Store._held is self:
            Store._held = None

    def close_thread(self) -> None:
        """For a worker thread that ends: closes the connection it got at its first query."""
        self._db.close()

    def listen(self, listener: Listener) -> None:
        """`listener` hears of each commit that changed something, once, after it."""
        self._listeners.append(listener)

    @contextmanager
    def writing(self) -> Iterator[Changes]:
        """One transaction. Raises `StoreFault` when the disk does not take it; then nothing of the block is kept."""
        changes = Changes()
        try:
            with self._db.atomic():
                yield changes
                self.summaries.refresh(changes.prospects)
                self.prospects.count_changes(changes.prospects - changes.same)
                self._db.after_commit(lambda: self._announce(changes))
        except (DatabaseError, sqlite3.Error) as error:
            fault = _disk_fault(error)
            if fault is None:
                raise
            raise fault from error

    def back_up(self, reason: str, now: datetime) -> Path:
        """A verified copy beside the file, after which the old ones are thinned. Raises `StoreFault`.

        Nothing is thinned when rows are fewer by more than a fifth than in the newest one (see `shrunk`).
        """
        fewer = self.shrunk()
        made = backups.back_up(self._db, self.path, reason, now)
        if not fewer:
            backups.thin(self.path, now)
        return made

    def shrunk(self) -> bool:
        """Whether so many rows are gone since the newest backup that the person should be asked."""
        return backups.shrunk(self._db, self.path)

    def sync_folder(self) -> str:
        """The service or network that may change the file underneath us, empty if there is none."""
        return "" if self.path == MEMORY else sharing.sync_folder(self.path)

    def _announce(self, changes: Changes) -> None:
        if not changes:
            return
        self.commits += 1
        for listener in tuple(self._listeners):
            try:
                listener(changes)
            except Exception as error:  # the data is saved: a listener's fault must not look like the disk's
                where = "".join(format_tb(error.__traceback__))  # its words may hold names, so they are left out
                log.error("A listener failed after a commit: %s\n%s", type(error).__name__, where)


def _refuse_second() -> None:
    if Store._held is not None:
        raise RuntimeError("Another store is open in this process.")


def _disk_fault(error: BaseException) -> StoreFault | None:
    """The world's fault behind `error`, or None if it is ours. peewee hides the cause behind "cannot rollback"."""
    seen: BaseException | None = error
    while seen is not None:
        text = str(seen).lower()
        if "disk is full" in text or "full" in text.split():
            return StoreFault(FULL)
        if "locked" in text or "busy" in text:
            return StoreFault(BUSY)
        if "disk i/o" in text or "readonly" in text or "malformed" in text or "unable to open" in text:
            return StoreFault(BROKEN, cause=text)
        seen = seen.__cause__ or seen.__context__
    return None
