"""Where the passages of a script stand, one under the other, and which of them is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reengage_desktop.domain.script import PassageKind, SpokenPassage
from reengage_desktop.domain.script_row import ScriptRow, Turn

from . import script_labels
from .branch_chips import BranchChips
from .script_type import CURRENT, FAR, NEAR, ScriptType, Setting
from .spoken_text import SpokenText

TEXT_LEFT, _RIGHT = 170, 28
_TOP = 10
_CHIPS_ABOVE = 16


@dataclass(slots=True)
class Place:
    """`top` and `height` in px of the whole script; the chips stand `chips_below` its top, if it has any."""

    turn: Turn
    text: SpokenText
    chips: BranchChips
    top: float = 0
    height: float = 0
    chips_below: float = 0

    @property
    def passage(self) -> SpokenPassage:
        return self.turn.passage


class ScriptPlaces:
    def __init__(self) -> None:
        self.all: list[Place] = []
        self.current = 0
        self.height = 0.0
        self._row = ScriptRow()

    def begin(self, passages: Iterable[SpokenPassage], like: Place | None = None) -> None:
        """At the first of them, or where another script was left, in the same branch."""
        left, self._row, self.current = self._row, ScriptRow.of(passages), 0
        if like and self._row.mains:
            self.current = self._row.like(left.mains[like.turn.main].label, like.turn.main)
            if like.passage.kind is PassageKind.BRANCH:
                self._row, self.current = self._row.toggled(self.current, like.passage.key)
        self._place_all()

    def here(self) -> Place | None:
        """The passage that is read; None where there is nothing to read."""
        return self.all[self.current] if self.all else None

    def toggle(self, key: str) -> bool:
        """Fold a branch of the current passage out or away, and go there; False if it has none with this key."""
        if not self.all:
            return False
        row, at = self._row.toggled(self.current, key)
        if row is self._row:
            return False
        self._row, self.current = row, at
        self._place_all()
        return True

    def setting(self, index: int) -> Setting:
        return CURRENT if index == self.current else NEAR if index == self.current + 1 else FAR

    def arrange(self, width: float, type_: ScriptType, dots_per_inch: int) -> None:
        """Lines and places of all passages in a view of this width."""
        measure = type_.measure(width - TEXT_LEFT - _RIGHT)
        y = float(_TOP)
        for index, place in enumerate(self.all):
            how = self.setting(index)
            lead = type_.lead(how, dots_per_inch)
            inner = place.text.lay_out(measure, type_.font(how), lead)
            if how is CURRENT:
                if place.turn.branches:
                    place.chips_below = how.above + inner + _CHIPS_ABOVE
                    inner += _CHIPS_ABOVE + place.chips.lay_out(measure)
                inner = max(inner, script_labels.height(place.passage, lead))
            place.top = y + how.margin
            place.height = how.above + inner + how.below
            y = place.top + place.height + how.margin
        self.height = y

    def target(self, room: float) -> int:
        """Where the script is scrolled to so that the current passage is read well: all of it, under the one before."""
        if not self.current or not self.all:
            return 0
        place, before = self.all[self.current], self.all[self.current - 1]
        left_over = max(0.0, room - place.height - _TOP)
        above = min(before.height + CURRENT.margin, room / 4, left_over)
        return round(max(0, place.top - above - 4))

    def at(self, y: float) -> int | None:
        """The passage at this height of the whole script."""
        return next((i for i, place in enumerate(self.all) if place.top <= y < place.top + place.height), None)

    def _place_all(self) -> None:
        """What stays is not set anew."""
        kept = {id(place.passage): place for place in self.all}
        found = []
        for turn in self._row.turns():
            place = kept.get(id(turn.passage)) or _new(turn)
            place.turn = turn
            found.append(place)
        self.all = found


def _new(turn: Turn) -> Place:
    passage = turn.passage
    return Place(turn, SpokenText(passage.text, passage.merged, passage.promise), BranchChips(turn.branches))
