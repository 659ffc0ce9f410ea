"""Checking the file: integrity, the law of the next action, counts."""

from __future__ import annotations

from dataclasses import dataclass

from .around import Around


@dataclass(frozen=True, slots=True)
class CheckReport:
    """`problems` are SQLite's words; `stale` counts people whose summaries do not match their history."""

    problems: tuple[str, ...]
    without_next_action: int
    stale: int
    counts: dict[str, int]

    @property
    def is_whole(self) -> bool:
        return not (self.problems or self.without_next_action or self.stale)


class Checking:
    def __init__(self, around: Around) -> None:
        self._around = around

    def check(self) -> CheckReport:
        health = self._around.store.health
        return CheckReport(
            tuple(health.problems()),
            health.without_next_action(),
            len(health.stale_summaries(self._around.settings().commission_rate)),
            health.counts(),
        )
