"""Where a walk past the No's stands: who is ahead, who was skipped, and what was chosen."""

from __future__ import annotations

from collections.abc import Sequence

from reengage_desktop.domain.no_walk import Stop
from reengage_desktop.services.revisiting import Choice, Walked


class Walk:
    """`written` keeps what was begun to be written, by person and choice."""

    def __init__(self) -> None:
        self.ahead: list[Stop] = []
        self.skipped: list[Stop] = []
        self.written: dict[tuple[int, Choice], str] = {}
        self._chosen: list[tuple[Walked, Stop]] = []

    def begin(self, stops: Sequence[Stop]) -> None:
        """Another round; what was chosen before can still be taken back."""
        self.ahead, self.skipped = [*stops], []

    def skip(self) -> None:
        self.skipped.append(self.ahead.pop(0))

    def pass_over(self) -> None:
        """Whoever stands on the list no more."""
        self.ahead.pop(0)

    def take(self, walked: Walked) -> None:
        """What was chosen for the one who is next."""
        self._chosen.append((walked, self.ahead.pop(0)))

    def take_back(self) -> None:
        """The last choice: they are next again."""
        self.ahead.insert(0, self._chosen.pop()[1])

    @property
    def chosen(self) -> list[Walked]:
        return [walked for walked, _ in self._chosen]

    @property
    def last(self) -> Walked | None:
        return self._chosen[-1][0] if self._chosen else None

    @property
    def left(self) -> int | None:
        """With whom the next walk begins."""
        stop = next(iter(self.ahead or self.skipped), None)
        return stop.prospect_id if stop else None
