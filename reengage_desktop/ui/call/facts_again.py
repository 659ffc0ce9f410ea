"""What was true is asked again while they speak: one key for each answer (mission row 25)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QToolTip, QVBoxLayout, QWidget

from reengage_desktop.domain.fact import Fact, FactAnswer, FactState
from reengage_desktop.ui import theme
from reengage_desktop.ui.own_keys import keeps_for_itself
from reengage_desktop.ui.widgets import KeyCap, label
from reengage_desktop.ui.words import tr

from .entry_line import EntryEdit
from .fact_rows import CAPS, EDITOR, INSET, NAMES, STATES, FactDelegate, FactModel, editor_box, height_of, segment

KEY = "F"
_MOST = 208  # px: three or four questions, the rest by scrolling
_LETTERS = {Qt.Key.Key_Y: FactState.HOLDS, Qt.Key.Key_C: FactState.CHANGED, Qt.Key.Key_U: FactState.UNKNOWN}
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_CLEAR = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_OWN = (*_LETTERS, *_STEPS, *_CLEAR, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape)


class FactList(QListView):
    """`answered` after each answer, `left` by Esc. Letters that answer nothing are keys of the call."""

    answered = Signal()
    left = Signal()

    def __init__(self, model: FactModel) -> None:
        super().__init__()
        self.setObjectName("facts_again")
        self.setAccessibleName(self.tr("Ask again"))
        answers = ", ".join(f"{CAPS[state]} {tr(NAMES[state])}" for state in STATES)
        self.setAccessibleDescription(answers)
        self._facts, self._edited = model, -1
        self._edit: EntryEdit | None = None
        self.setModel(model)
        self.setItemDelegate(FactDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setStyleSheet("QListView { background: transparent; }")  # it lies on the ground of the panel
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.verticalScrollBar().valueChanged.connect(self._place_edit)
        theme.current().changed.connect(self.viewport().update)

    @property
    def became_edit(self) -> EntryEdit:
        """Of the fact that has changed; made when one first has."""
        if self._edit is None:
            edit = self._edit = EntryEdit(self.viewport())
            edit.setObjectName("became_edit")
            edit.setPlaceholderText(self.tr("What is true now?"))
            edit.setAccessibleName(self.tr("What is true now?"))
            edit.textEdited.connect(self._write_became)
            edit.entered.connect(self._go_on)
            edit.left.connect(self._back_to_list)
        return self._edit

    def begin(self) -> None:
        """At the first question without an answer."""
        if self._facts.rows:
            first = self._facts.next_open(len(self._facts.rows) - 1)
            self.setCurrentIndex(self._facts.index(first))
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self, row: int, state: FactState | None, *, go_on: bool = True) -> None:
        """`go_on`: to the next question; one that has changed asks first what is true now."""
        self._facts.set_state(row, state)
        self._fit()
        self.setCurrentIndex(self._facts.index(row))
        if state is FactState.CHANGED:
            self._open_edit(row)
        else:
            self.close_edit()
            if go_on and state is not None:
                self._to_next(row)
        self.answered.emit()

    def close_edit(self) -> None:
        if self._edit is not None and self._edited >= 0:
            self._edited = -1
            had_focus = self._edit.hasFocus()
            self._edit.hide()
            if had_focus:
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def refit(self) -> None:
        """Other rows came."""
        self.close_edit()
        self._fit()

    # Qt

    def event(self, event: QEvent) -> bool:
        return keeps_for_itself(event, _OWN) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = Qt.Key(event.key()), self.currentIndex().row()
        if row < 0 or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in _LETTERS:
            self.answer(row, _LETTERS[key])
        elif key in _STEPS:
            self.answer(row, self._beside(row, _STEPS[key]), go_on=False)
        elif key in _CLEAR:
            self.answer(row, None)
        elif key is Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index, state = self.indexAt(place), self._state_at(place)
        if event.button() is not Qt.MouseButton.LeftButton or state is None:
            return
        again = self._facts.rows[index.row()].state is state
        self.answer(index.row(), None if again else state, go_on=False)

    def viewportEvent(self, event: QEvent) -> bool:
        """What an answer means, and its key, where the pointer rests on it."""
        if event.type() is QEvent.Type.ToolTip:
            assert isinstance(event, QHelpEvent)
            state = self._state_at(event.pos())
            if state is not None:
                QToolTip.showText(event.globalPos(), f"{tr(NAMES[state])} ({CAPS[state]})", self)
                return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._facts.rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self._facts.index(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()
        self._place_edit()

    def sizeHint(self) -> QSize:
        return QSize(200, min(_MOST, self._whole_height()))

    # Within

    def _beside(self, row: int, step: int) -> FactState:
        state = self._facts.rows[row].state
        if state is None:
            return STATES[0] if step > 0 else STATES[-1]
        return STATES[min(len(STATES) - 1, max(0, STATES.index(state) + step))]

    def _state_at(self, place: QPoint) -> FactState | None:
        index = self.indexAt(place)
        if not index.isValid():
            return None
        box = QRectF(self.visualRect(index))
        return next((state for state in STATES if segment(box, state).contains(place.toPointF())), None)

    def _open_edit(self, row: int) -> None:
        self._edited = row
        self.became_edit.setText(self._facts.rows[row].became)
        self.scrollTo(self._facts.index(row))
        self._place_edit()
        self.became_edit.show()
        self.became_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_edit(self) -> None:
        if self._edit is not None and self._edited >= 0:
            row = QRectF(self.visualRect(self._facts.index(self._edited)))
            self._edit.setGeometry(editor_box(row).toRect())

    def _write_became(self, words: str) -> None:
        self._facts.set_became(self._edited, words)
        self.answered.emit()

    def _go_on(self) -> None:
        row = self._edited
        self.close_edit()
        self._to_next(row)

    def _back_to_list(self) -> None:
        self.close_edit()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_next(self, row: int) -> None:
        index = self._facts.index(self._facts.next_open(row))
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _whole_height(self) -> int:
        return sum(height_of(row, self.viewport().width()) for row in self._facts.rows)

    def _fit(self) -> None:
        whole = self._whole_height()
        self.setFixedHeight(max(EDITOR, min(_MOST, whole)))
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()


class FactsAgain(QWidget):
    """Not there without facts. `answered` after each answer and each letter of what is true now; `left` by Esc."""

    answered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FactModel(self)
        self.view = FactList(self.model)
        head = QHBoxLayout()
        head.setContentsMargins(INSET, 0, INSET, 0)
        head.setSpacing(8)
        head.addWidget(label(self.tr("Ask again"), "heading"))
        head.addWidget(label(self.tr("first: what has changed since?"), "small", "text3"))
        head.addStretch(1)
        head.addWidget(KeyCap(KEY))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.view)
        self.view.answered.connect(self.answered)
        self.view.left.connect(self.left)

    def set_facts(self, facts: Sequence[Fact], now: datetime, zone: str) -> None:
        """Those to ask, oldest answer first; an answer to one that stays is kept."""
        self.model.show(facts, now, zone)
        self.setVisible(bool(facts))
        self.view.refit()

    def answers(self) -> tuple[FactAnswer, ...]:
        """Of those that were answered."""
        return tuple(row.answer for row in self.model.rows if row.answer is not None)

    def forget(self) -> None:
        """They are saved."""
        self.model.forget()
        self.view.refit()
        self.view.setCurrentIndex(QModelIndex())

    def begin(self) -> None:
        """The keys are those of the facts from here on."""
        self.view.begin()
