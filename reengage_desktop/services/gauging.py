"""Gauging what came of each script, as honestly as small numbers allow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reengage_desktop.domain.reach import Reach, wilson
from reengage_desktop.domain.script_library import LIBRARY, ScriptKind

from .around import Around

CALLS_COUNTED = 1_500  # the newest of each script


class Compared(StrEnum):
    """How the first calls of an opening stand beside those of the others."""

    TOO_EARLY = "too_early"
    ALONE = "alone"  # of no other there is enough to compare
    NO_WINNER = "no_winner"
    WINNER = "winner"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class Usage:
    """`reach` counts first attempts only, never bulk (mission, facts); `best`: which opening reaches most, if any."""

    reach: Reach
    uses: int
    compared: Compared
    best: str = ""


class Gauging:
    def __init__(self, around: Around) -> None:
        self._around = around
        self._known: tuple[int, dict[str, Reach]] | None = None

    def usage(self, name: str) -> Usage:
        reaches = self.reaches()
        reach = reaches.get(name, wilson(0, 0))
        uses = self._around.store.scripts.uses().get(name, 0)
        enough = {each: of for each, of in reaches.items() if not of.too_early}
        if name not in enough:
            return Usage(reach, uses, Compared.TOO_EARLY)
        if len(enough) == 1:
            return Usage(reach, uses, Compared.ALONE)
        best = _winner(enough)
        if not best:
            return Usage(reach, uses, Compared.NO_WINNER)
        return Usage(reach, uses, Compared.WINNER if best == name else Compared.BEHIND, best)

    def reaches(self) -> dict[str, Reach]:
        """Of the first calls of each opening that was ever used. Counted anew after a commit."""
        store = self._around.store
        if self._known is None or self._known[0] != store.commits:
            own = {each.name: each.kind for each in store.scripts.own()}
            used = [name for name in store.scripts.uses() if (LIBRARY | own).get(name) is ScriptKind.CALL]
            counted = {name: store.scripts.first_calls(name, CALLS_COUNTED) for name in used}
            reaches = {name: wilson(contacts, attempts) for name, (attempts, contacts) in counted.items()}
            self._known = store.commits, reaches
        return self._known[1]


def _winner(reaches: dict[str, Reach]) -> str:
    """The opening whose likely range lies above that of each other; empty where any overlap."""
    best = max(reaches, key=lambda name: reaches[name].low)
    return best if all(reaches[best].low > of.high for name, of in reaches.items() if name != best) else ""
