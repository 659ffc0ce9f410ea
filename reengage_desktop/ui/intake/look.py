"""One row of a list that needs a look, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import merge
from itertools import islice
from operator import attrgetter, itemgetter

from reengage_desktop.domain.newcomer import BadRow, Doubt, Reason
from reengage_desktop.services.importing import Plan
from reengage_desktop.ui.words import tr

from .field_words import doubt_words

_MENDED_BY_A_CELL = frozenset({Reason.NOBODY, Reason.SHIFTED, Reason.TOO_LONG})


@dataclass(frozen=True, slots=True)
class Look:
    """A doubt about a cell of a kept row, or a row that was left out."""

    line: int
    matter: Doubt | BadRow

    @property
    def left(self) -> str:
        return tr("Line {n}").format(n=self.line)

    @property
    def words(self) -> str:
        if isinstance(self.matter, Doubt):
            return doubt_words(self.matter)
        return tr("{reason}. Left out").format(reason=doubt_words(self.matter))

    @property
    def column(self) -> int:
        """Counted from 0; -1 where it is not about one."""
        return self.matter.column if isinstance(self.matter, Doubt) else -1

    @property
    def can_fix(self) -> bool:
        """Whether another word in a cell would mend it."""
        return self.column >= 0 or (isinstance(self.matter, BadRow) and self.matter.reason in _MENDED_BY_A_CELL)

    @property
    def action(self) -> str:
        if self.can_fix:
            return tr("fix")
        return tr("keep") if isinstance(self.matter, Doubt) else tr("left out")


LISTED = 1_000
"""Nobody looks at more of them one by one."""


def looks_in(plan: Plan) -> tuple[Look, ...]:
    """What needs a look, by line, the first `LISTED` of it."""
    doubts = (Look(line, doubt) for line, doubt in sorted(plan.doubts, key=itemgetter(0)))
    bad = (Look(row.line, row) for row in sorted(plan.bad, key=attrgetter("line")))
    return tuple(islice(merge(doubts, bad, key=attrgetter("line")), LISTED))


def rows_to_look_at(plan: Plan) -> int:
    """How many rows they are in."""
    return len({line for line, _ in plan.doubts} | {row.line for row in plan.bad})
