"""People who are here twice: each pair side by side, to be made one or to be left as two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.services.merging import Different, Merged, Pair, SearchCancelled, SideBySide
from reengage_desktop.ui import icons, words
from reengage_desktop.ui.dialog_parts import MARGIN, FaultLine, foot
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.side_work import SideWork
from reengage_desktop.ui.widgets import Button, frame, hair_line, label

from .pair_list import Entry, PairList
from .pairs_wait import PairsWait
from .side_by_side_view import SideBySideView

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services

_SIZE = (1080, 640)


class _Voice(QObject):
    """Speaks from the thread that looks, whatever became of the window."""

    told = Signal(int)


@dataclass(frozen=True, slots=True)
class _Step:
    """What was done last, and the pairs as they were before it."""

    what: Merged | Different
    pairs: tuple[Pair, ...]
    key: tuple[int, int]


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
        self._merging, self._now, self._zone = services.merging, now, services.around.zone()
        self._pairs: tuple[Pair, ...] = ()
        self._steps: list[_Step] = []
        self._shown: SideBySide | None = None
        self._left = Event()
        self.work = SideWork(services.close_thread, self)
        self.pair_list = PairList()
        self.wait = PairsWait()
        self.view = SideBySideView(
            services.around.today(),
            services.around.settings().region,
            left=self.tr("Stays"),
            right=self.tr("Is added"),
        )
        self.fault_line = FaultLine()
        self.head_label = label("", "heading", name="head_label")
        self.stays_label = label("", "body", "text2", name="stays_label")
        self._make_buttons()
        self._lay_out()
        self._connect()
        self.resize(*_SIZE)
        self._begin(pair)

    def merge(self) -> None:
        """Makes the pair that is shown one."""
        if self._shown is None:
            return
        done = self._done(partial(self._merging.merge, self._shown.left_id, self._shown.right_id, self.view.taken()))
        if isinstance(done, Merged):
            self._forward(done, {done.other_id})
            self.merged.emit(done)

    def leave_two(self) -> None:
        """They are two people, and do not come back."""
        if self._shown is None:
            return
        done = self._done(partial(self._merging.different, self._shown.left_id, self._shown.right_id))
        if isinstance(done, Different):
            self._forward(done, set())

    def undo(self) -> None:
        """Takes the last step of this dialog back."""
        if not self._steps:
            return
        step = self._steps[-1]
        back = self._merging.undo if isinstance(step.what, Merged) else self._merging.undo_different
        if self._done(lambda: back(step.what) or True) is None:  # type: ignore[arg-type]
            return
        self._steps.pop()
        self._pairs = step.pairs
        self._show_pairs(step.key)
        self.undone.emit(step.what)

    def done(self, result: int) -> None:
        self._left.set()
        super().done(result)

    def _begin(self, pair: tuple[int, int] | None) -> None:
        if pair is not None:
            self.side.hide()
            self._show_pair(pair)
            return
        voice = _Voice()
        voice.told.connect(self.wait.progress_bar.setValue, Qt.ConnectionType.QueuedConnection)
        merging, left = self._merging, self._left

        def look() -> tuple[Pair, ...] | None:
            try:
                return tuple(merging.find(voice.told.emit, left.is_set))
            except SearchCancelled:
                return None

        self._show_wait(searching=True)
        self.work.ask(look, self._found, self._say)

    def _found(self, pairs: tuple[Pair, ...] | None) -> None:
        if pairs is not None:
            self._pairs = pairs
            self._show_pairs(None)
            self.pair_list.setFocus()

    def _forward(self, what: Merged | Different, gone: set[int]) -> None:
        """The pair is settled, and so are those with somebody who is no more; the next one is shown."""
        shown = self._shown
        assert shown is not None
        key = min(shown.left_id, shown.right_id), max(shown.left_id, shown.right_id)
        self._steps.append(_Step(what, self._pairs, key))
        keys = [(pair.one_id, pair.other_id) for pair in self._pairs]
        place = keys.index(key) if key in keys else 0
        rest = [pair for at, pair in zip(keys, self._pairs, strict=True) if at != key and gone.isdisjoint(at)]
        self._pairs = tuple(rest)
        later = [at for at in keys[place + 1 :] if gone.isdisjoint(at)] or [(p.one_id, p.other_id) for p in rest[-1:]]
        self._show_pairs(later[0] if later else None)

    def _show_pairs(self, key: tuple[int, int] | None) -> None:
        count = len(self._pairs)
        self.head_label.setText(self.tr("1 pair") if count == 1 else self.tr("{n} pairs").format(n=f"{count:,}"))
        self.undo_button.setVisible(bool(self._steps))
        self._tell_last()
        self.side.setVisible(bool(self._pairs))
        if not self._pairs and key is None:
            self.pair_list.show_entries([], ())
            self._show_wait(searching=False)
            return
        first = key or (self._pairs[0].one_id, self._pairs[0].other_id)
        self.pair_list.show_entries([Entry(pair) for pair in self._pairs], first)
        self._show_pair(first)

    def _show_pair(self, key: object) -> None:
        assert isinstance(key, tuple)
        shown = self._done(partial(self._merging.compare, *key))
        self._shown = shown if isinstance(shown, SideBySide) else None
        self._let(self._shown is not None)
        if self._shown is None:
            return
        self.rooms.setCurrentWidget(self.both)
        self.view.show_pair(self._shown.left, self._shown.right, self._shown.choices)
        self._tell_next(self._shown.action)

    def _chosen(self) -> None:
        """The stage decides on what is next."""
        shown = self._shown
        if shown is not None:
            ask = partial(self._merging.next_action, shown.left_id, shown.right_id, self.view.taken())
            action = self._done(ask)
            self._tell_next(action if isinstance(action, NextAction) else None)

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
        self._let(False)
        self.side.setVisible(False)
        self.wait.show_state(searching=searching, settled=bool(self._steps))
        self.rooms.setCurrentWidget(self.wait)
        self.close_button.setFocus()

    def _let(self, can: bool) -> None:
        self.merge_button.setVisible(can)
        self.two_button.setVisible(can)

    def _tell_last(self) -> None:
        said = ""
        if self._steps:
            last = self._steps[-1].what
            said = self.tr("They stay two people")
            if isinstance(last, Merged):
                said = self.tr("{name} is one person now").format(name=last.name)
        self.last_label.setText(said)

    def _done(self, step: Callable[[], object]) -> object:
        """What it gave, or None where it could not be done, which is told."""
        self.fault_line.say("")
        try:
            return step()
        except Fault as fault:
            self._say(fault)
            return None

    def _say(self, fault: Fault) -> None:
        self.fault_line.say(words.fault(fault))

    def _make_buttons(self) -> None:
        self.undo_button = Button(self.tr("Undo"), "link", icon=Icon.UNDO_2, keys="Z", name="undo_button")
        self.undo_button.hide()
        self.last_label = label("", "body", "text2", name="last_label")
        self.close_button = Button(self.tr("Close"), "quiet", keys="Esc", name="close_button")
        self.two_button = Button(self.tr("Two people"), keys="D", name="two_button")
        self.merge_button = Button(self.tr("Make them one"), "main", icon=Icon.MERGE, keys="M", name="merge_button")

    def _connect(self) -> None:
        self.pair_list.chosen.connect(self._show_pair)
        self.pair_list.entered.connect(self._enter_view)
        self.view.chosen.connect(self._chosen)
        self.close_button.clicked.connect(self.reject)
        for button, keys, step in (
            (self.merge_button, ("M", "Alt+M"), self.merge),
            (self.two_button, ("D", "Alt+D"), self.leave_two),
            (self.undo_button, ("Z", "Ctrl+Z"), self.undo),
        ):
            button.clicked.connect(step)
            for key in keys:
                QShortcut(QKeySequence(key), self).activated.connect(step)
        for each in self.findChildren(QPushButton):
            each.setAutoDefault(False)

    def _enter_view(self) -> None:
        """From the list to the first choice, or to the main button where there is none."""
        first = next(iter(self.view.answers.values()), (self.merge_button,))
        next((each for each in first if not each.isCheckable() or each.isChecked()), first[0]).setFocus(
            Qt.FocusReason.TabFocusReason
        )

    def _lay_out(self) -> None:
        self.both = QWidget()
        right = QVBoxLayout(self.both)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.view, 1)
        right.addWidget(hair_line())
        told = QVBoxLayout()
        told.setContentsMargins(MARGIN, 10, MARGIN, 10)
        told.addWidget(self.stays_label)
        right.addLayout(told)
        self.rooms = QStackedWidget()
        self.rooms.addWidget(self.both)
        self.rooms.addWidget(self.wait)
        self.side = frame("page", name="pairs_side")
        left = QVBoxLayout(self.side)
        left.setContentsMargins(0, 14, 0, 8)
        left.setSpacing(8)
        self.head_label.setContentsMargins(MARGIN, 0, 0, 0)
        left.addWidget(self.head_label)
        left.addWidget(self.pair_list, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        for part in (self.side, hair_line(upright=True)):
            row.addWidget(part)
        row.addWidget(self.rooms, 1)
        fault = QVBoxLayout()
        fault.setContentsMargins(MARGIN, 0, MARGIN, 0)
        fault.addWidget(self.fault_line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addLayout(fault)
        column.addWidget(
            foot(self.undo_button, self.last_label, None, self.close_button, self.two_button, self.merge_button)
        )
