"""The passages in the order they are read, with the branches that were unfolded under theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .script import PassageKind, SpokenPassage


@dataclass(frozen=True, slots=True)
class Turn:
    """A passage in its place. `branches` fold out under it, or stand beside it if it is one; `open`: the key of one."""

    passage: SpokenPassage
    branches: tuple[SpokenPassage, ...]
    open: str
    main: int


@dataclass(frozen=True, slots=True)
class ScriptRow:
    """Of each passage that is read in its turn: its branches, and the key of the one that is unfolded, or ""."""

    mains: tuple[SpokenPassage, ...] = ()
    branches: tuple[tuple[SpokenPassage, ...], ...] = ()
    opened: tuple[str, ...] = ()

    @classmethod
    def of(cls, passages: Iterable[SpokenPassage]) -> ScriptRow:
        """All folded. A branch belongs to the passage before it; at the very start, to the first."""
        mains, branches, early = list[SpokenPassage](), list[list[SpokenPassage]](), list[SpokenPassage]()
        for passage in passages:
            if passage.kind is PassageKind.MAIN:
                mains.append(passage)
                branches.append(early)
                early = []
            elif passage.kind is PassageKind.BRANCH:
                (branches[-1] if branches else early).append(passage)
        return cls(tuple(mains), tuple(map(tuple, branches)), ("",) * len(mains))

    def turns(self) -> tuple[Turn, ...]:
        found = []
        for main, (passage, branches, key) in enumerate(zip(self.mains, self.branches, self.opened, strict=True)):
            found.append(Turn(passage, branches, key, main))
            found += [Turn(branch, branches, key, main) for branch in branches if branch.key == key][:1]
        return tuple(found)

    def toggled(self, place: int, key: str) -> tuple[ScriptRow, int]:
        """With this branch of the passage at `place` unfolded, or folded away; and where one is then.

        Where the passage has no such branch, all stays as it is.
        """
        turn = self.turns()[place]
        if not any(branch.key == key for branch in turn.branches):
            return self, place
        key = "" if turn.open == key else key
        row = replace(self, opened=(*self.opened[: turn.main], key, *self.opened[turn.main + 1 :]))
        return row, turn.main + sum(map(bool, self.opened[: turn.main])) + bool(key)

    def like(self, label: str, place: int) -> int:
        """Where one goes on in this row when another was left at `place`, in the passage `label`."""
        turns = self.turns()
        return next((at for at, turn in enumerate(turns) if turn.passage.label == label), min(place, len(turns) - 1))
