"""Noting on the page of a person: notes, what happened away from a call, and words of older entries that are mended."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.happening import MEANINGS, Happening, Meaning
from reengage_desktop.domain.ladder_plan import StepWay
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.plain_line import lines
from reengage_desktop.domain.prospect import Prospect
from reengage_desktop.domain.recount import EntryKind
from reengage_desktop.domain.touch import Channel, Touch
from reengage_desktop.domain.wall_time import local
from reengage_desktop.store.steps import Piece

from .around import Around
from .following import Following
from .heralding import errands_of
from .laddering import Laddering
from .retracing import Step, recording

LONGEST = 20_000  # letters of one note
GONE = "This entry is no longer there. Nothing was changed; what you typed is still here, copy it if you need it."
LOGGED = ("prospects", "notes", "touches", "promises", "closed_actions", "ladder_changes")


@dataclass(frozen=True, slots=True)
class Written:
    """The note that was written, 0 where nothing stands in it any more, and the step that takes it back."""

    note_id: int
    step: Step


class Noting:
    def __init__(self, around: Around) -> None:
        self._around = around
        self._following = Following(around)

    def write_note(self, prospect_id: int, words: str, note_id: int = 0) -> Written:
        """Adds a note of this moment, or goes on with one; without words it is gone. Raises `StoreFault`."""
        store, words = self._around.store, tidy(words)
        self._around.person(prospect_id)
        if note_id and not store.notes.has(prospect_id, EntryKind.NOTE, note_id):
            note_id = 0
        with recording(self._around, prospect_id, "notes") as record:
            if words and note_id:
                store.notes.edit(EntryKind.NOTE, note_id, {"words": words})
            elif words:
                note_id = store.notes.add(prospect_id, words, self._around.now())
            elif note_id:
                store.notes.remove(note_id)
                note_id = 0
        return Written(note_id, record.step)

    def rewrite(
        self, prospect_id: int, kind: EntryKind, ident: int, *, note: str | None = None, learned: str | None = None
    ) -> Step:
        """Mends the words of an entry; None leaves them. A note without words is gone. Raises `RuleFault`."""
        store = self._around.store
        if kind is EntryKind.BESIDE or not store.notes.has(prospect_id, kind, ident):
            raise RuleFault(GONE)
        if kind is EntryKind.NOTE:
            return self.write_note(prospect_id, note or "", ident).step
        told = {"note": note, "learned": learned}
        with recording(self._around, prospect_id, _TABLES[kind]) as record:
            store.notes.edit(kind, ident, {name: tidy(words) for name, words in told.items() if words is not None})
        return record.step

    def log(self, prospect_id: int, what: Happening, words: str = "", note_id: int = 0) -> Step:
        """A touch of this moment, with what follows it; the note in which it was written becomes its own.

        A text on the day of a voicemail is its twin, one that the ladder has before a call belongs to it, and the
        hello after a first meeting is none: all are no attempt.
        All in one transaction. Raises `RuleFault`, `StoreFault`; then nothing is kept.
        """
        store, now = self._around.store, self._around.now()
        person = self._around.person(prospect_id)
        meaning = self._meaning(person, what)
        follows = self._following.after(person, what, attempt=meaning.attempt)
        with recording(self._around, prospect_id, *LOGGED) as record:
            if note_id and store.notes.has(prospect_id, EntryKind.NOTE, note_id):
                store.notes.remove(note_id)
            touch = Touch(
                0, prospect_id, now, meaning.channel, "", meaning.attempt, meaning.contact, 0, tidy(words), "", False
            )
            store.touches.add(touch)
            self._following.book(person, follows, now)
            if meaning.contact:
                Laddering(self._around).heed(person, Outcome.REACHED)
        return record.step

    def _meaning(self, person: Prospect, what: Happening) -> Meaning:
        meaning = MEANINGS[what]
        if what is not Happening.TEXT:
            return meaning
        zone, today = self._around.zone(), self._around.today()
        twin = any(
            touch.channel is Channel.VOICEMAIL and local(touch.at, zone).date() == today
            for touch in self._around.store.touches.of(person.id)
        )
        heralds = any(
            each.way is StepWay.TEXT_FIRST and each.done_at is None for each in errands_of(self._around, person)
        )
        return replace(meaning, attempt=not (twin or heralds or self._following.is_hello(person)))


def tidy(words: str) -> str:
    """As it is kept: without control characters, and not endless."""
    return lines(words)[:LONGEST].rstrip()


def whole(first: Step, more: Step) -> Step:
    """The writing of one row, and what was written on in it, as one step."""
    if not first:
        return more
    after = dict(first.pieces[0].after or {})
    for piece in more.pieces:
        if piece.after is None:
            return Step((), ())
        after |= piece.after
    piece = first.pieces[0]
    pieces = (Piece(piece.table, piece.id, piece.before, after),)
    return Step(first.prospect_ids, pieces, more.counted_from(first) if more else first.revisions)


_TABLES = {EntryKind.TOUCH: "touches", EntryKind.AROUND: "around_touches"}
