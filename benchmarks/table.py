"""The printed table: a row says what was measured, its floor, the goal, and whether it is met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

HEADINGS = ("row", "what", "ours median (min–max)", "floor median (min–max)", "ratio", "goal", "met?")


class GoalKind(StrEnum):
    """`TIMES`: ours over the floor; `ABOVE`: ours minus the floor; `AT_MOST`: ours alone."""

    TIMES = "times"
    ABOVE = "above"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Goal:
    kind: GoalKind
    limit: float

    def is_met(self, ours: float, floor: float | None) -> bool:
        if self.kind is GoalKind.AT_MOST:
            return ours <= self.limit
        assert floor is not None
        return ours <= floor * self.limit if self.kind is GoalKind.TIMES else ours - floor <= self.limit

    def words(self, unit: str) -> str:
        if self.kind is GoalKind.TIMES:
            return f"≤ {self.limit:g} ×"
        return f"≤ {'floor + ' if self.kind is GoalKind.ABOVE else ''}{self.limit:g} {unit}"


@dataclass(frozen=True, slots=True)
class Row:
    """`ours` and `floor` hold one figure a round, in `unit`; without a goal a row only tells."""

    name: str
    what: str
    ours: Sequence[float]
    floor: Sequence[float] = ()
    goal: Goal | None = None
    unit: str = "ms"

    @property
    def is_met(self) -> bool:
        return self.goal is None or self.goal.is_met(median(self.ours), median(self.floor) if self.floor else None)

    def cells(self) -> tuple[str, ...]:
        ratio = f"{median(self.ours) / median(self.floor):.2f}" if self.floor and median(self.floor) > 0 else ""
        goal = self.goal.words(self.unit) if self.goal else ""
        met = ("yes" if self.is_met else "MISSED") if self.goal else ""
        return self.name, self.what, self._told(self.ours), self._told(self.floor), ratio, goal, met

    def _told(self, figures: Sequence[float]) -> str:
        if not figures:
            return ""
        return f"{_short(median(figures))} {self.unit} ({_short(min(figures))}–{_short(max(figures))})"


def times(limit: float) -> Goal:
    return Goal(GoalKind.TIMES, limit)


def above(limit: float) -> Goal:
    return Goal(GoalKind.ABOVE, limit)


def at_most(limit: float) -> Goal:
    return Goal(GoalKind.AT_MOST, limit)


def show(rows: Sequence[Row]) -> None:
    lines = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    for number, line in enumerate(lines):
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
        if number == 0:
            print("  ".join("-" * width for width in widths))
    goals = [row for row in rows if row.goal]
    print(f"\n{sum(row.is_met for row in goals)} of {len(goals)} goals met.")


def _short(figure: float) -> str:
    if figure >= 100:
        return f"{figure:,.0f}"
    return f"{figure:.1f}" if figure >= 1 else f"{figure:.2f}"
