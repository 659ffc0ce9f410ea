"""Forgetting a person: out of the file, out of its bytes and out of every copy beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.held import new_salt
from reengage_desktop.store.erasing import Trace

from .around import GONE, Around

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class What:
    """What would go. `copies`: backups that hold them; `mentions`: others in whose notes their name stays.

    `is_held`: they must not be contacted, so their numbers and addresses stay as salted hashes.
    """

    prospect_id: int
    name: str
    touches: int
    quotes: int
    letters: int
    copies: int
    mentions: tuple[str, ...]
    is_held: bool


@dataclass(frozen=True, slots=True)
class Forgotten:
    """`left` are copies that could not be cleaned; `is_scrubbed` is False where bytes may linger in the file itself."""

    prospect_id: int
    name: str
    copies: int
    left: tuple[Path, ...]
    is_scrubbed: bool
    trace: Trace = field(repr=False)

    @property
    def is_whole(self) -> bool:
        return self.is_scrubbed and not self.left


class Forgetting:
    """For any thread; the one that ends leaves its connection by `Services.close_thread`."""

    def __init__(self, around: Around) -> None:
        self._around = around

    def look(self, prospect_id: int) -> What:
        """Opens each copy beside the file, so it takes a while. Raises `RuleFault` if they are gone."""
        store, who = self._around.store, self._trace(prospect_id)
        touches, quotes, letters = store.removals.counts(prospect_id)
        copies = sum(held for _, held in store.removals.copies(store.path, who))
        mentions = tuple(store.removals.mentions(who))
        return What(prospect_id, who.name, touches, quotes, letters, copies, mentions, who.is_held)

    def forget(self, prospect_id: int, progress: Progress = lambda _done, _of: None) -> Forgotten:
        """Cannot be undone. The copies go first: whatever breaks off, they are found again by who is still here.

        `progress` hears how many of how many copies are done. Raises `RuleFault` if they are gone, `StoreFault`.
        """
        store, who = self._around.store, self._trace(prospect_id)
        cleaned, _ = self._clean(who, progress)
        with store.writing() as changes:
            store.removals.remove(who)
            changes.prospects.add(prospect_id)
            changes.everything = True
        return self.again(Forgotten(prospect_id, who.name, cleaned, (), False, who))

    def again(self, forgotten: Forgotten, progress: Progress = lambda _done, _of: None) -> Forgotten:
        """What could not be cleaned, once more, and what was copied meanwhile."""
        self._around.store.removals.sweep(self._around.store.path)
        cleaned, left = self._clean(forgotten.trace, progress)
        scrubbed = self._around.store.removals.scrub()
        return replace(forgotten, copies=forgotten.copies + cleaned, left=left, is_scrubbed=scrubbed)

    def _clean(self, who: Trace, progress: Progress) -> tuple[int, tuple[Path, ...]]:
        """(how many copies were cleaned, which could not be)."""
        store = self._around.store
        holding = [copy for copy, held in store.removals.copies(store.path, who) if held]
        left = []
        for done, copy in enumerate(holding):
            progress(done, len(holding))
            if not store.removals.clean(copy, who):
                left.append(copy)
        return len(holding) - len(left), tuple(left)

    def _trace(self, prospect_id: int) -> Trace:
        removals = self._around.store.removals
        found = removals.trace(prospect_id, removals.salt() or new_salt(), self._around.now())
        if found is None:
            raise RuleFault(GONE)
        return found
