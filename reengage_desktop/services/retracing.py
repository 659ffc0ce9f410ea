"""Retracing: each thing that is written on the page of a person can be taken back alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.store.changes import Changes
from reengage_desktop.store.steps import OF_NOBODY, Step

from .around import CHANGED_SINCE, GONE, Around

__all__ = ["Recording", "Retracing", "Step", "recording"]


@dataclass(slots=True)
class Recording:
    """`step` is there once the block has ended."""

    changes: Changes
    step: Step = field(default_factory=lambda: Step((), ()))


@contextmanager
def recording(around: Around, who: int | Sequence[int], *tables: str) -> Iterator[Recording]:
    """A `writing` block that remembers what it writes about these people in `tables`.

    Each table stands after those it points to; "prospects" is the person's own row. Who is written about is announced.
    """
    ids = (who,) if isinstance(who, int) else tuple(who)
    before = {each: around.store.prospects.revision(each) for each in ids}
    with around.store.writing() as changes:
        watch = around.store.steps.watch(ids, tables)
        record = Recording(changes)
        yield record
        record.step = watch.step()
        if record.step:
            _announce(changes, record.step)
    if record.step:
        revisions = tuple((each, was, around.store.prospects.revision(each)) for each, was in before.items())
        record.step = replace(record.step, revisions=revisions)


class Retracing:
    def __init__(self, around: Around) -> None:
        self._around = around

    def undo(self, step: Step) -> None:
        """As it was before the step. Raises `RuleFault` where it was changed since, or the person is gone.

        What belongs to nobody, a story, comes back also where some of those whom it was told to are gone.
        """
        store = self._around.store
        gone = {who for who in step.prospect_ids if store.prospects.get(who) is None}
        if gone and not (step := step.without(gone)):
            raise RuleFault(GONE)
        with store.writing() as changes:
            if not store.steps.put_back(step):
                raise RuleFault(CHANGED_SINCE)
            _announce(changes, step)
            for who, before, after in step.revisions:
                if store.prospects.revision(who) == after:  # nothing else was written: they are as they were
                    store.prospects.set_revision(who, before)
                    changes.same.add(who)


def _announce(changes: Changes, step: Step) -> None:
    changes.prospects.update(step.prospect_ids)
    changes.letters |= any(piece.table == "letters" for piece in step.pieces)
    changes.stories |= any(piece.table in OF_NOBODY for piece in step.pieces)
