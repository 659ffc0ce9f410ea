"""People who are here twice: each pair side by side, to be made one or to be left as two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollBar, QStackedWidget, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.services.merging import Different, Merged, Pair, SideBySide
from reengage_desktop.ui import icons, words
from reengage_desktop.ui.dialog_parts import MARGIN, FaultLine, Fitting
from reengage_desktop.ui.widgets import frame, hair_line, label

from .pair_foot import PairFoot
from .pair_list import Entry, PairList
from .pair_search import PairSearch
from .pairs_wait import PairsWait
from .side_by_side_view import SideBySideView

if TYPE_CHECKING:
    from reengage_desktop.domain.next_action import NextAction
    from reengage_desktop.services.bundle import Services

_SIZE = (1080, 640)
T = TypeVar("T")
Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Step:
    """What was done, and the pairs as they were before it."""

    what: Merged | Different
    pairs: tuple[Pair, ...]
    key: Key


class DuplicatesDialog(QDialog):
    """`merged` carries the `Merged`, `undone` what was taken back. With `pair` only those two are shown."""

    merged = Signal(object)
    undone = Signal(object)

    def __init__(
        self,
        services: Services,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
        pair: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("duplicates_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("People who are here twice"))
        self.setWindowIcon(icons.app_icon())
        self._merging, self._now, self._zone = services.merging, now, services.planning.zone()
        self._pairs: tuple[Pair, ...] = ()
        self._steps: list[_Step] = []
        self._shown: SideBySide | None = None
        self.search = PairSearch(services.merging, services.close_thread, self)
        self.pair_list, self.wait, self.foot = PairList(), PairsWait(), PairFoot()
        self.view = SideBySideView(
            services.around.today(), services.setting.read().region, left=self.tr("Stays"), right=self.tr("Is added")
        )
        self.fault_line = FaultLine()
        self.head_label = label("", "heading", name="head_label")
        self.stays_label = Fitting("", "body", "text2", name="stays_label")
        self._connect()
        self._lay_out()
        self.resize(*_SIZE)
        self._begin(pair)

    def merge(self) -> None:
        """Makes the pair that is shown one."""
        shown = self._shown
        if shown is None:
            return
        done = self._done(lambda: self._merging.merge(shown.left_id, shown.right_id, self.view.taken()))
        if done is not None:
            self._forward(done, {done.other_id})
            self.merged.emit(done)

    def leave_two(self) -> None:
        """They are two people, and do not come back."""
        shown = self._shown
        if shown is None:
            return
        done = self._done(lambda: self._merging.different(shown.left_id, shown.right_id))
        if done is not None:
            self._forward(done, set())

    def undo(self) -> None:
        """Takes the last step of this dialog back."""
        if not self._steps:
            return
        step = self._steps[-1]
        try:
            if isinstance(step.what, Merged):
                self._merging.undo(step.what)
            else:
                self._merging.undo_different(step.what)
        except Fault as fault:
            self._say(fault)
            return
        self._steps.pop()
        self._pairs = step.pairs
        self._show_pairs(step.key)
        self.undone.emit(step.what)

    def done(self, result: int) -> None:
        self.search.cancel()
        super().done(result)

    def _begin(self, pair: Key | None) -> None:
        if pair is not None:
            self.side.hide()
            self._show_pair(pair)
            self._enter_view()
            return
        self._show_wait(searching=True)
        self.search.begin(self.wait.progress_bar.setValue)

    def _found(self, pairs: tuple[Pair, ...]) -> None:
        self._pairs = pairs
        self._show_pairs(None)
        if pairs:
            self.pair_list.setFocus()

    def _forward(self, what: Merged | Different, gone: set[int]) -> None:
        """The pair is settled, and so are those with somebody who is no more; the next one is shown."""
        shown = self._shown
        assert shown is not None
        key = min(shown.left_id, shown.right_id), max(shown.left_id, shown.right_id)
        self._steps.append(_Step(what, self._pairs, key))
        keys = [_key(pair) for pair in self._pairs]
        place = keys.index(key) if key in keys else 0
        self._pairs = tuple(pair for pair in self._pairs if _key(pair) != key and gone.isdisjoint(_key(pair)))
        rest = [_key(pair) for pair in self._pairs]
        self._show_pairs(next((at for at in keys[place + 1 :] if at in rest), rest[-1] if rest else None))

    def _show_pairs(self, key: Key | None) -> None:
        count = len(self._pairs)
        self.head_label.setText(self.tr("1 pair") if count == 1 else self.tr("{n} pairs").format(n=f"{count:,}"))
        self.foot.show_last(self._steps[-1].what if self._steps else None)
        if self._pairs:
            key = key or _key(self._pairs[0])
            self.side.show()
            self.pair_list.show_entries([Entry(pair) for pair in self._pairs], key)
        if key is None:
            self._show_wait(searching=False)
        else:
            self._show_pair(key)

    def _show_pair(self, key: Key) -> None:
        shown = self._done(partial(self._merging.compare, *key))
        self._shown = shown
        self.foot.let(shown is not None)
        if shown is not None:
            self.rooms.setCurrentWidget(self.both)
            self.view.show_pair(shown.left, shown.right, shown.choices)
            self._tell_next(shown.action)

    def _chosen(self) -> None:
        """The stage decides on what is next."""
        shown = self._shown
        if shown is not None:
            taken = self.view.taken()
            self._tell_next(self._done(lambda: self._merging.next_action(shown.left_id, shown.right_id, taken)))

    def _tell_next(self, action: NextAction | None) -> None:
        said = self.tr("All touches, notes and reasons of both are kept.")
        if self._shown is not None and self._shown.do_not_contact:
            said = self.tr("One of them must not be contacted, and that holds for both.")
        elif action is not None:
            what = words.next_action_words(action, self._now(), self._zone)[0]
            said = self.tr("All touches, notes and reasons of both are kept. Next: {what}").format(what=what)
        self.stays_label.setText(said)

    def _show_wait(self, *, searching: bool) -> None:
        self._shown = None
        self.foot.let(False)
        self.side.hide()
        self.wait.show_state(searching=searching, settled=bool(self._steps))
        self.rooms.setCurrentWidget(self.wait)
        self.foot.close_button.setFocus()

    def _done(self, step: Callable[[], T]) -> T | None:
        """What it gave; None where it could not be done, which is told."""
        self.fault_line.say("")
        try:
            return step()
        except Fault as fault:
            self._say(fault)
            return None

    def _say(self, fault: Fault) -> None:
        self.fault_line.say(words.fault(fault))

    def _enter_view(self) -> None:
        """From the list to the first choice, or to the main button where there is none."""
        first = next(iter(self.view.answers.values()), None)
        target: QWidget = self.foot.merge_button if first is None else first[0] if first[0].isChecked() else first[1]
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _connect(self) -> None:
        self.search.found.connect(self._found)
        self.search.failed.connect(self._say)
        self.pair_list.chosen.connect(self._show_pair)
        self.pair_list.entered.connect(self._enter_view)
        self.view.chosen.connect(self._chosen)
        self.foot.close_button.clicked.connect(self.reject)
        self.foot.merge_button.clicked.connect(self.merge)
        self.foot.two_button.clicked.connect(self.leave_two)
        self.foot.undo_button.clicked.connect(self.undo)
        for keys, way in (
            ("PgDown", QScrollBar.SliderAction.SliderPageStepAdd),
            ("PgUp", QScrollBar.SliderAction.SliderPageStepSub),
        ):
            scroll = partial(self.view.verticalScrollBar().triggerAction, way)
            QShortcut(QKeySequence(keys), self).activated.connect(scroll)

    def _lay_out(self) -> None:
        told = QVBoxLayout()
        told.setContentsMargins(MARGIN, 10, MARGIN, 10)
        told.addWidget(self.stays_label)
        told.addWidget(self.fault_line)
        self.both = QWidget()
        right = _column(self.both, self.view, hair_line())
        right.setStretch(0, 1)
        self.rooms = QStackedWidget()
        self.rooms.addWidget(self.both)
        self.rooms.addWidget(self.wait)
        right.addLayout(told)
        pairs = QWidget()
        left = _column(pairs, self.head_label, self.pair_list)
        left.setContentsMargins(0, 14, 0, 8)
        left.setSpacing(8)
        self.head_label.setContentsMargins(MARGIN, 0, 0, 0)
        self.side = frame("page", name="pairs_side")
        beside = QHBoxLayout(self.side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(pairs)
        beside.addWidget(hair_line(upright=True))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self.rooms, 1)
        whole = _column(self)
        whole.addLayout(row, 1)
        whole.addWidget(self.foot)


def _key(pair: Pair) -> Key:
    return pair.one_id, pair.other_id


def _column(of: QWidget, *widgets: QWidget) -> QVBoxLayout:
    """One below the other, without gaps."""
    column = QVBoxLayout(of)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget)
    return column
