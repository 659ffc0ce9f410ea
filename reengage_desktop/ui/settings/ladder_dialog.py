"""The ladders: those that ship, and one's own, which are written, changed and taken back here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.ladder_plan import FIVE, LONGEST_NAME, LadderPlan
from reengage_desktop.ui import icons, ladder_words, words
from reengage_desktop.ui.dialog_parts import MARGIN, FaultLine, Fitting, Ground, foot
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.today.elided import ElidedLabel
from reengage_desktop.ui.undo_key import left_to_dialog
from reengage_desktop.ui.waiting import waiting
from reengage_desktop.ui.widgets import Button, hair_line

from .ladder_editor import LadderEditor
from .ladder_entry import LadderEntry

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services
    from reengage_desktop.services.drafting import Redrafted

_LIST = 260  # px


class LadderDialog(QDialog):
    """There is nothing to confirm: each change is kept as it is made, and Undo takes it back."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Ladders"))
        self.setWindowIcon(icons.app_icon())
        self._laddering = services.laddering
        self._done: list[tuple[Redrafted, str]] = []
        self._key, self._warned = FIVE.key, False
        self.entries: list[LadderEntry] = []
        self.editor = LadderEditor()
        self.new_button = Button(
            self.tr("New, like this one"), icon=Icon.PLUS, keys="Ctrl N", size="small", name="new_ladder_button"
        )
        self.default_button = Button(self.tr("Make it the default"), size="small", name="default_ladder_button")
        self.remove_button = Button(
            self.tr("Remove"), "quiet", icon=Icon.TRASH_2, keys="Del", size="small", name="remove_ladder_button"
        )
        self.fault_line = FaultLine()
        self.undo_button = Button(self.tr("Undo"), "quiet", keys="Ctrl Z", name="undo_button")
        self.told_label = ElidedLabel("small", "text2", name="told_label")
        self.close_button = Button(self.tr("Close"), keys="Esc", name="close_button")
        self._lay_out()
        self._connect()
        self._show(self._laddering.default().key)
        self.resize(1000, 600)
        self._entry().setFocus()

    def choose(self, key: str) -> None:
        """This ladder is shown beside the list."""
        if key != self._key and not self._is_kept():
            key = self._key
        self._show(key)

    def copy(self) -> None:
        """A new one that begins as the one that is shown."""
        plan = self._plan()
        name = self._free_name(ladder_words.name(plan))
        done = self._do(
            lambda: self._laddering.save(LadderPlan("", name, plan.steps)), self.tr("“{name}” is new").format(name=name)
        )
        if done is not None:
            self._show(done.key)
            self.editor.name_edit.setFocus()
            self.editor.name_edit.selectAll()

    def remove(self) -> None:
        """Whoever stands on it goes on by the default one."""
        plan = self._plan()
        if not plan.is_own:
            return
        told = self.tr("“{name}” is removed").format(name=plan.name)
        if self._do(lambda: self._laddering.remove(plan.key), told) is not None:
            self._show(self._laddering.default().key)
            self._entry().setFocus()

    def make_default(self) -> None:
        plan = self._plan()
        told = self.tr("“{name}” is the default").format(name=ladder_words.name(plan))
        if self._do(lambda: self._laddering.set_default(plan.key), told) is not None:
            self._show(plan.key)

    def undo(self) -> None:
        if not self._done:
            return
        done, told = self._done.pop()
        try:
            with waiting():
                self._laddering.take_back(done)
        except Fault as fault:
            self.fault_line.say(words.fault(fault))
        else:
            self.fault_line.say("")
            self.told_label.setText(self.tr("Taken back: {told}").format(told=told))
        self.editor.mark_name(wrong=False)
        self._show(done.key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return left_to_dialog(watched, event) or super().eventFilter(watched, event)

    def done(self, result: int) -> None:
        """A name that is still being written is kept; one that cannot be is told once."""
        if self._is_kept() or self._warned:
            super().done(result)
        self._warned = True

    def _is_kept(self) -> bool:
        """Whether the name as it is typed could be kept; if not, it has the focus."""
        self.editor.keep_now()
        if self.editor.is_refused:
            self.editor.name_edit.setFocus()
        return not self.editor.is_refused

    def _change(self, plan: LadderPlan) -> None:
        told = self.tr("“{name}” is changed").format(name=plan.name)
        taken = self._do(lambda: self._laddering.save(plan), told) is not None
        self.editor.mark_name(wrong=not taken)
        if taken:
            self._show(plan.key)

    def _do(self, act: Callable[[], Redrafted], told: str) -> Redrafted | None:
        try:
            with waiting():
                done = act()
        except Fault as fault:
            self.fault_line.say(words.fault(fault))
            return None
        self.fault_line.say("")
        self._done.append((done, told))
        self.told_label.setText(told)
        return done

    def _plan(self) -> LadderPlan:
        plans = self._laddering.plans()
        return next((plan for plan in plans if plan.key == self._key), plans[0])

    def _entry(self) -> LadderEntry:
        return next((each for each in self.entries if each.isChecked()), self.entries[0])

    def _free_name(self, like: str) -> str:
        taken = {plan.name.casefold() for plan in self._laddering.plans()}
        names = (self.tr("{name} {n}").format(name=like[: LONGEST_NAME - 4], n=n) for n in range(2, 1_000))
        return next((name for name in names if name.casefold() not in taken), like)

    def _show(self, key: str) -> None:
        plans, used, default = self._laddering.plans(), self._laddering.used(), self._laddering.default().key
        self._key = key if key in {plan.key for plan in plans} else default
        self._show_entries(
            [(plan.key, ladder_words.name(plan), self._below(plan, used.get(plan.key, 0), default)) for plan in plans]
        )
        plan = self._plan()
        self.editor.show_plan(plan)
        self.default_button.setEnabled(plan.key != default and not plan.daily)
        why = self.tr("One that calls day after day is chosen for each person alone.") if plan.daily else ""
        self.default_button.setToolTip(why)
        self.remove_button.setEnabled(plan.is_own)
        self.undo_button.setEnabled(bool(self._done))

    def _show_entries(self, told: list[tuple[str, str, str]]) -> None:
        """Those that stand as before stay, since one of them may be the one that is clicked."""
        if [each.told for each in self.entries] != told:
            had = any(each.hasFocus() for each in self.entries)
            for each in self.entries:
                self._list.removeWidget(each)
                each.hide()
                each.deleteLater()
            self.entries = [LadderEntry(*each) for each in told]
            for place, each in enumerate(self.entries):
                self._list.insertWidget(place, each)
                each.toggled.connect(lambda on, key=each.key: self.choose(key) if on else None)
            if had:
                next(each for each in self.entries if each.key == self._key).setFocus()
        for each in self.entries:
            each.blockSignals(True)
            each.setChecked(each.key == self._key)
            each.blockSignals(False)

    def _below(self, plan: LadderPlan, people: int, default: str) -> str:
        told = [self.tr("1 attempt") if plan.of == 1 else self.tr("{n} attempts").format(n=plan.of)]
        if plan.key == default:
            told.append(self.tr("the default"))
        if people:
            told.append(self.tr("1 person") if people == 1 else self.tr("{n:,} people").format(n=people))
        return " · ".join(told)

    def _connect(self) -> None:
        self.editor.changed.connect(self._change)
        self.editor.name_edit.installEventFilter(self)
        self.new_button.clicked.connect(self.copy)
        self.default_button.clicked.connect(self.make_default)
        self.remove_button.clicked.connect(self.remove)
        self.undo_button.clicked.connect(self.undo)
        self.close_button.clicked.connect(self.accept)
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(self.undo)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self.copy)
        QShortcut(QKeySequence("F2"), self).activated.connect(self.editor.name_edit.setFocus)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self._entries)
        delete.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        delete.activated.connect(self.remove)

    def _lay_out(self) -> None:
        self._entries = Ground("window")
        self._list = QVBoxLayout(self._entries)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(6)
        self._list.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFixedWidth(_LIST)
        scroll.setWidget(self._entries)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(scroll, 1)
        left.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignLeft)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.default_button)
        acts.addWidget(self.remove_button)
        acts.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.editor, 1)
        right.addLayout(acts)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addLayout(left)
        both.addWidget(hair_line(upright=True))
        both.addLayout(right, 1)
        column = QVBoxLayout()
        column.setContentsMargins(MARGIN, 16, MARGIN, 12)
        column.setSpacing(12)
        told = self.tr("How often you try to reach somebody, how far apart, and by which ways. Holidays are left out.")
        column.addWidget(Fitting(told, "body", "text2"))
        column.addLayout(both, 1)
        column.addWidget(self.fault_line)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(column, 1)
        whole.addWidget(foot(self.undo_button, self.told_label, None, self.close_button))
        for button in (self.new_button, self.default_button, self.remove_button, self.undo_button, self.close_button):
            button.setAutoDefault(False)
