"""Taking a whole import back: who came with it, and what it changed; what has to stay is named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from reengage_desktop.domain.ago import MONTHS
from reengage_desktop.domain.draft import Draft
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.taking_back import BLOCKED, FIRM, LAW, NEXT, Change, columns_back
from reengage_desktop.domain.touch import Channel
from reengage_desktop.domain.wall_time import local
from reengage_desktop.store.batches import Taken
from reengage_desktop.store.journals import KEPT_FOR

from .around import Around
from .sifting import STEP, Cancelled, ImportCancelled, Progress

NONE_LEFT = "There is no import to undo. Nothing was changed."
NO_SUCH = "There is no import with the number {batch}. Nothing was changed; look at the list of imports."
UNDONE_ALREADY = "The import of {file} was undone already. Nothing was changed."
TOO_OLD = (
    "The import of {file} is older than {days} days, and can no longer be undone. Nothing was changed; people can "
    "still be forgotten one by one."
)

# A column or a table, as it is said of them.
WORDS = {
    "name": "name", "company": "firm", "title": "job title", "region": "state", "postal_code": "postal code",
    "zone": "time zone", "other_zone": "time zone", "met_on": "day you met", "no_email": "e-mail setting",
    NEXT: "next action", "phones": "numbers", "emails": "e-mail addresses", "quotes": "quotes", "reasons": "reasons",
    "closed_actions": "next action", "promises": "promise",
}  # fmt: skip
DONE = {
    Channel.CALL: "You called them on {day}.",
    Channel.VOICEMAIL: "You left them a voicemail on {day}.",
    Channel.TEXT: "You sent them a text on {day}.",
    Channel.LETTER: "You sent them a letter on {day}.",
    Channel.EMAIL: "You sent them an e-mail on {day}.",
    Channel.VISIT: "You visited them on {day}.",
    Channel.INBOUND: "They got in touch on {day}.",
}
LETTER = "You wrote them a letter."
DRAFT = "A note about them is half written."
LATER = "{file} told more of them."
CHANGED = "You changed something of theirs."
CHANGED_THIS = "You changed their {what}."
CHANGED_BY = "{file} changed their {what}."
OF_THE_LAW = frozenset({"closed_actions", "promises"})
BESIDE = frozenset({FIRM, BLOCKED})


@dataclass(frozen=True, slots=True)
class TakenIn:
    """An import; the counts add up to `read`. `undone_at` is None while it stands."""

    batch: int
    file_name: str
    taken_at: datetime
    read: int
    added: int
    updated: int
    skipped: int
    bad: int
    undone_at: datetime | None
    can_undo: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """Somebody of whom not all could be taken back, and why: a sentence ("You called them on 3 Nov.")."""

    prospect_id: int
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Undone:
    """`removed`: people who are gone again; `put_back`: people who are again as they were before the import."""

    batch: int
    file_name: str
    removed: int
    put_back: int
    kept: tuple[Kept, ...]


class Undoing:
    def __init__(self, around: Around) -> None:
        self._around = around

    def imports(self) -> list[TakenIn]:
        """All lists that were taken in, the newest first."""
        return [
            TakenIn(
                each.id, each.file_name, each.taken_at, each.read, each.added, each.updated, each.skipped, each.bad,
                each.undone_at, each.undone_at is None and self._is_fresh(each),
            )
            for each in self._around.store.batches.files()
        ]  # fmt: skip

    def undo(
        self, batch: int | None = None, progress: Progress = lambda _: None, cancelled: Cancelled = lambda: False
    ) -> Undone:
        """Takes the import back in one transaction; without a number the last one that stands.

        `progress` gets how many people are done. Raises `RuleFault` where there is none, or it can no longer be undone;
        `StoreFault`; `ImportCancelled`.
        """
        taken, store = self._wanted(batch), self._around.store
        with store.writing() as changes:
            step = _Step(progress, cancelled)
            journal = dict(store.journals.changes(taken.id))
            brought = store.batches.brought(taken.id)
            came = {ident for ident, _, _ in brought}
            here = {
                ident: [change for change in told if change.place not in BESIDE]
                for ident, told in journal.items()
                if ident not in came and any(change.place not in BESIDE for change in told)
            }
            kept = list(self._put_back(taken, here, step))
            changes.prospects |= here.keys()
            changes.same |= here.keys()
            gone = [ident for ident, _, is_untouched in brought if is_untouched]
            for start in range(0, len(gone), STEP):
                store.batches.remove(gone[start : start + STEP])
                step.done(len(gone[start : start + STEP]))
            stay = [(ident, name) for ident, name, is_untouched in brought if not is_untouched]
            kept += [Kept(ident, name, self._since(ident, taken)) for ident, name in stay]
            self._clear(taken, journal)
            changes.everything = True
        not_back = len({each.prospect_id for each in kept} - came)
        return Undone(taken.id, taken.file_name, len(gone), len(here) - not_back, tuple(kept))

    def _wanted(self, batch: int | None) -> Taken:
        """The import that is to be undone. Raises `RuleFault`."""
        files = self._around.store.batches.files()
        found = next((f for f in files if (f.id == batch if batch is not None else f.undone_at is None)), None)
        if found is None:
            raise RuleFault(NONE_LEFT) if batch is None else RuleFault(NO_SUCH, batch=batch)
        if found.undone_at is not None:
            raise RuleFault(UNDONE_ALREADY, file=found.file_name)
        if not self._is_fresh(found):
            raise RuleFault(TOO_OLD, file=found.file_name, days=KEPT_FOR.days)
        return found

    def _is_fresh(self, taken: Taken) -> bool:
        return self._around.now() - taken.taken_at <= KEPT_FOR

    def _put_back(self, taken: Taken, here: dict[int, list[Change]], step: _Step) -> Iterator[Kept]:
        """Of people who were here what still stands as it was written; who is not wholly back, and why."""
        store, ids = self._around.store, list(here)
        for start in range(0, len(ids), STEP):
            part = ids[start : start + STEP]
            for ident, now in store.journals.people(part).items():
                told = here[ident]
                back, stays = columns_back(told, now)
                store.journals.put_columns_back(ident, back)
                rows = [change for change in told if not change.is_column]
                if NEXT in stays:
                    rows = [change for change in rows if change.place not in OF_THE_LAW]
                stays += [change.place for change in rows if not store.journals.put_row_back(change)]
                if not stays:
                    store.journals.put_revision_back(ident)
                else:
                    yield Kept(ident, now["name"], self._changed(ident, taken, stays))
            step.done(len(part))

    def _clear(self, taken: Taken, journal: dict[int, list[Change]]) -> None:
        """What the import made beside people: numbers that are held for nobody any more, firms that nobody has."""
        store = self._around.store
        for change in chain.from_iterable(journal.values()):
            if change.place == FIRM:
                store.journals.remove_firms(change.before, change.after)
            elif change.place == BLOCKED:
                store.journals.put_row_back(change)
        store.journals.drop(taken.id)
        store.batches.mark_undone(taken.id, self._around.now())

    def _since(self, ident: int, taken: Taken) -> str:
        """What happened with somebody who came with the import."""
        store = self._around.store
        touches = [touch for touch in store.touches.of(ident) if touch.at >= taken.taken_at]
        if touches:
            last = max(touches, key=lambda touch: touch.at)
            return DONE[last.channel].format(day=self._day(last.at))
        if store.letters.of(ident):
            return LETTER
        if later := store.journals.later(ident, taken.id):
            return LATER.format(file=next(iter(later.values())))
        return CHANGED if store.drafts.get(ident) == Draft() else DRAFT

    def _changed(self, ident: int, taken: Taken, places: list[str]) -> str:
        """Who changed since what the import had written."""
        later = self._around.store.journals.later(ident, taken.id)
        by = next((later[place] for place in places if place in later), "")
        by = by or next((file for place, file in later.items() if NEXT in places and place in LAW), "")
        what = " and their ".join(dict.fromkeys(WORDS.get(place, place) for place in places))
        return CHANGED_BY.format(file=by, what=what) if by else CHANGED_THIS.format(what=what)

    def _day(self, at: datetime) -> str:
        day = local(at, self._around.zone())
        return f"{day.day} {MONTHS[day.month - 1][:3]}"


class _Step:
    """Counts the people who are done, and stops when it is wished."""

    def __init__(self, progress: Progress, cancelled: Cancelled) -> None:
        self._progress, self._cancelled = progress, cancelled
        self._count = 0

    def done(self, more: int) -> None:
        self._count += more
        self._progress(self._count)
        if self._cancelled():
            raise ImportCancelled
