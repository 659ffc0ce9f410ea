"""What a commit changed, by kind: the one shout upward."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Changes:
    """Filled in while writing, handed to the listeners after the commit. `everything` is for imports and restores.

    `same`: those of `prospects` of whom nothing new was written down: their next action was moved, or all of it was
    put back as it was.
    """

    prospects: set[int] = field(default_factory=set)
    same: set[int] = field(default_factory=set)
    slots: bool = False
    commitments: bool = False
    busy: bool = False
    reminders: bool = False
    settings: bool = False
    scripts: bool = False
    letters: bool = False
    stories: bool = False
    everything: bool = False

    def __bool__(self) -> bool:
        return any(getattr(self, kind) for kind in Changes.__slots__)
