"""Stopping everything for somebody who must not be contacted: at once, in every way."""

from __future__ import annotations

from reengage_desktop.domain.prospect import Stage
from reengage_desktop.store.changes import Changes
from reengage_desktop.store.promises import MOVED

from .around import Around

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
    store.promises.settle(who, MOVED, now)
    if person.stage is not Stage.DO_NOT_CONTACT:
        store.prospects.set_next(who, Stage.DO_NOT_CONTACT, None, now)
    if they_asked:
        store.prospects.block_numbers(who, now)
    if note:
        store.notes.add(who, note, now)
    changes.prospects.add(who)
    changes.letters = True
