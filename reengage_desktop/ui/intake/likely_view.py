"""People of a list who may be here already, one after another beside who is here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from reengage_desktop.domain.likeness import LikelyRow
from reengage_desktop.domain.person_card import PersonCard, card_of
from reengage_desktop.ui.people.pair_words import why_words
from reengage_desktop.ui.people.side_by_side_view import SideBySideView
from reengage_desktop.ui.widgets import Button, frame, hair_line
from reengage_desktop.ui.words import tr

from .count import counted
from .likely_list import ROW, LikelyList, Pair
from .sub_view import SubView

AT_ONCE = 5

CardOf = Callable[[int], PersonCard]


class LikelyView(SubView):
    """`decided` carries (row of the list, whether they are one).

    `card` gives who is here by their id; `today` and `region` ("US") say how dates and numbers are told.
    """

    decided = Signal(object)

    def __init__(self, card: CardOf, today: date, region: str) -> None:
        super().__init__(self.tr("May be here already"), "likely_view")
        self._card = card
        self.list = LikelyList()
        self.pair_view = SideBySideView(today, region, left=self.tr("In your list"), right=self.tr("Here"))
        self.same_button = Button(self.tr("Same person"), keys="S", name="same_button")
        self.other_button = Button(self.tr("Somebody else"), keys="E", name="other_button")
        for button in (self.same_button, self.other_button):
            button.setAutoDefault(False)
        self.same_button.clicked.connect(lambda: self.decide(True))
        self.other_button.clicked.connect(lambda: self.decide(False))
        for key, same in (("S", True), ("E", False)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda same=same: self.decide(same))
        self.list.shown.connect(self._show_pair)
        self._lay_out()

    def forget(self) -> None:
        """Another list: nobody of it is decided."""
        self._set_pairs([])

    def set_rows(self, rows: Sequence[LikelyRow], same: Collection[tuple[int, int]]) -> None:
        """Those who were said to be the same are no longer among the likely ones of a plan, but stay here."""
        before = {(pair.row.line, pair.row.prospect_id): pair for pair in self.list.pairs.pairs}
        now = {(row.line, row.prospect_id): Pair(row, why_words(row.why)) for row in rows}
        kept = {key: replace(pair, same=True) for key, pair in before.items() if key in same}
        others = {
            key: replace(now[key], same=False) for key, pair in before.items() if key in now and pair.same is False
        }
        self._set_pairs([pair for _, pair in sorted((now | kept | others).items(), key=lambda found: found[0])])

    def undecided(self) -> int:
        return sum(pair.same is None for pair in self.list.pairs.pairs)

    def count(self) -> int:
        return len(self.list.pairs.pairs)

    def decide(self, same: bool) -> None:
        """What the person says about the pair that is shown; the next one that waits is shown."""
        place, pairs = self.list.currentIndex().row(), list(self.list.pairs.pairs)
        if place < 0:
            return
        pair = pairs[place] = replace(pairs[place], same=same)
        self._set_pairs(pairs)
        waiting = [at for at, each in enumerate(pairs) if each.same is None]
        if waiting:
            after = next((at for at in waiting if at > place), waiting[0])
            self.list.setCurrentIndex(self.list.pairs.index(after))
        self.decided.emit((pair.row, same))

    def focus_first(self) -> None:
        self.list.setFocus()
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.list.pairs.index(0))

    def _set_pairs(self, pairs: list[Pair]) -> None:
        self.list.pairs.set_pairs(pairs)
        self.list.setFixedHeight(min(AT_ONCE, len(pairs)) * ROW)
        waiting = self.undecided()
        self.remark_label.setText(undecided_words(waiting) if waiting else "")
        for button in (self.same_button, self.other_button):
            button.setEnabled(bool(pairs))

    def _show_pair(self, place: int) -> None:
        if not 0 <= place < self.count():
            return
        row = self.list.pairs.pairs[place].row
        self.pair_view.show_pair(card_of(row.person), self._card(row.prospect_id))

    def _lay_out(self) -> None:
        answers = frame("status")
        row = QHBoxLayout(answers)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(10)
        row.addStretch(1)
        row.addWidget(self.same_button)
        row.addWidget(self.other_button)
        self.body.addWidget(self.list)
        self.body.addWidget(hair_line())
        self.body.addWidget(self.pair_view, 1)
        self.body.addWidget(answers)


def undecided_words(count: int) -> str:
    """What becomes of those about whom nothing was said."""
    return counted(tr("{n} not decided: they come in as new."), tr("1 not decided: they come in as new."), count)
