"""Stopping everything for somebody who must not be contacted: at once, in every way."""

from __future__ import annotations

from reengage_desktop.domain.prospect import Prospect, Stage
from reengage_desktop.store.changes import Changes
from reengage_desktop.store.promises import MOVED

from .around import Around
from .holding import Holding

ASKED, NOT_ASKED = "They asked not to be contacted.", "Not to be contacted any more; they did not ask."
# What `stop` writes, for `retracing.recording`.
STOPPED = ("blocked_numbers", "prospects", "letters", "closed_actions", "promises", "notes")


def stop(around: Around, changes: Changes, who: int, *, they_asked: bool, note: str = "") -> None:
    """Within a `writing` block: nothing is next, no promise is owed, no letter of the pile goes out.

    Where they asked for it their numbers are held, whoever comes in with one later. `note` is kept where no touch tells
    why. All else that goes out asks for the stage. Somebody who is stopped already stays so. Raises `RuleFault` for
    somebody who is gone.
    """
    store, now, person = around.store, around.now(), around.person(who)
    store.letters.put_away_all(who, now)
    _leave_in_peace(around, person)
    if they_asked:
        store.prospects.block_numbers(who, now)
    if note:
        store.notes.add(who, note, now)
    changes.prospects.add(who)
    changes.letters = True


def hold_blocked(around: Around, who: int, holding: Holding | None = None) -> None:
    """A number that asked not to be contacted holds for whoever has it; a new number of such a person is held, too.

    `holding`: who is held now, where that was read already. The letters of their pile stay as they are and wait for
    nobody, so that a list that is taken back leaves no trace.
    """
    store, person = around.store, around.store.prospects.get(who)
    if person is None:
        return
    if person.stage is not Stage.DO_NOT_CONTACT:
        if not (holding or Holding(around)).holds(store.prospects.phones(who), store.prospects.emails(who)):
            return
        _leave_in_peace(around, person)
    store.prospects.block_numbers(who, around.now())


def _leave_in_peace(around: Around, person: Prospect) -> None:
    """Nothing is next, and no promise is owed."""
    store, now = around.store, around.now()
    store.promises.settle(person.id, MOVED, now)
    if person.stage is not Stage.DO_NOT_CONTACT:
        store.prospects.set_next(person.id, Stage.DO_NOT_CONTACT, None, now)
