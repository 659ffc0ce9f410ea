"""One ladder, its name and its attempts in lines; what is changed is told at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from reengage_desktop.domain.ladder_plan import LONGEST_NAME, MOST_STEPS, LadderPlan, Step
from reengage_desktop.ui import ladder_words
from reengage_desktop.ui.dialog_parts import Fitting, Ground, field
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, set_property

from .ladder_step_row import LadderStepRow


class LadderEditor(QWidget):
    """`changed` carries the `LadderPlan` as it was edited. One that ships is shown and cannot be changed."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ladder_editor")
        self._plan: LadderPlan | None = None
        self.rows: list[LadderStepRow] = []
        self.name_edit = QLineEdit()
        self.name_edit.setObjectName("ladder_name_edit")
        self.name_edit.setMaxLength(LONGEST_NAME)
        self.sentence_label = Fitting("", "body", "text2", name="ladder_sentence")
        self.add_button = Button(
            self.tr("Another attempt"), icon=Icon.PLUS, keys="Ctrl ⏎", size="small", name="add_step_button"
        )
        self.add_button.setAutoDefault(False)
        self._steps = Ground("window")
        self._column = QVBoxLayout(self._steps)
        self._lay_out()
        self.name_edit.editingFinished.connect(self._rename)
        self.add_button.clicked.connect(self.add)
        for keys, act in (
            ("Alt+Up", lambda: self._at_focus(-1)),
            ("Alt+Down", lambda: self._at_focus(1)),
            ("Ctrl+Del", lambda: self._at_focus(0)),
            ("Ctrl+Return", self.add),
            ("Ctrl+Enter", self.add),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def show_plan(self, plan: LadderPlan) -> None:
        """The field of a name that was refused keeps what was typed; of the rows the one in use keeps the focus."""
        same = self._plan is not None and self._plan.key == plan.key
        rows_stand = same and self._plan is not None and self._plan.steps == plan.steps
        self._plan = plan
        if not (same and self.is_refused):
            self.name_edit.setText(ladder_words.name(plan))
            self.mark_name(wrong=False)
        self.name_edit.setEnabled(plan.is_own)
        said = ladder_words.sentence(plan)
        self.sentence_label.setText(f"{said[:1].upper()}{said[1:]}")
        self.add_button.setVisible(plan.is_own)
        self.add_button.setEnabled(plan.of < MOST_STEPS)
        if not rows_stand:
            self._show_rows(plan)

    def mark_name(self, *, wrong: bool) -> None:
        set_property(self.name_edit, "wrong", "true" if wrong else "false")

    @property
    def is_refused(self) -> bool:
        """Whether the name as it is typed cannot be kept."""
        return bool(self.name_edit.property("wrong") == "true")

    def keep_now(self) -> None:
        """What is typed in the name is told."""
        self._rename()

    def add(self) -> None:
        """An attempt like the last one, at the end."""
        plan = self._plan
        if plan is None or not plan.is_own or plan.of >= MOST_STEPS:
            return
        last = plan.steps[-1]
        self._put((*plan.steps, last if plan.of > 1 else Step(1)), plan.of)

    def _at_focus(self, move: int) -> None:
        """Of the row that has the focus: moved, or with 0 removed."""
        at = next((place for place, row in enumerate(self.rows) if row.isAncestorOf(self._focused())), -1)
        if at >= 0:
            self._remove(at) if move == 0 else self._move(at, move)

    def _focused(self) -> QWidget:
        return self.window().focusWidget() or self

    def _move(self, at: int, by: int) -> None:
        """What the attempt asks for changes its place; the first is made when they come in, whatever it was."""
        plan = self._plan
        if plan is None or not plan.is_own or not 0 <= at + by < plan.of:
            return
        steps = list(plan.steps)
        steps[at], steps[at + by] = steps[at + by], steps[at]
        self._put(tuple(steps), at + by)

    def _remove(self, at: int) -> None:
        plan = self._plan
        if plan is not None and plan.is_own and plan.of > 1:
            self._put((*plan.steps[:at], *plan.steps[at + 1 :]), min(at, plan.of - 2))

    def _put(self, steps: tuple[Step, ...], at: int) -> None:
        if self._plan is None:
            return
        plan = replace(self._plan, steps=steps)
        self.show_plan(plan)
        self.rows[at].ways_button.setFocus()
        self._scroll.ensureWidgetVisible(self.rows[at])
        self.changed.emit(plan)

    def _change(self, at: int, step: Step) -> None:
        """The rows stand as they are, since one of them is being used."""
        if self._plan is not None:
            self._plan = replace(self._plan, steps=(*self._plan.steps[:at], step, *self._plan.steps[at + 1 :]))
            self.changed.emit(self._plan)

    def _rename(self) -> None:
        plan, name = self._plan, self.name_edit.text()
        if plan is not None and plan.is_own and name != plan.name:
            self.changed.emit(replace(plan, name=name))

    def _show_rows(self, plan: LadderPlan) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [
            LadderStepRow(number, plan.of, step, own=plan.is_own) for number, step in enumerate(plan.steps, start=1)
        ]
        for at, row in enumerate(self.rows):
            self._column.insertWidget(at, row)
            row.changed.connect(lambda step, at=at: self._change(at, step))
            row.move_requested.connect(lambda by, at=at: self._move(at, by))
            row.remove_requested.connect(lambda at=at: self._remove(at))

    def _lay_out(self) -> None:
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(6)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._steps)
        add = QHBoxLayout()
        add.addWidget(self.add_button)
        add.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(field(self.tr("Name"), self.name_edit))
        column.addWidget(self.sentence_label)
        column.addWidget(self._scroll, 1)
        column.addLayout(add)
