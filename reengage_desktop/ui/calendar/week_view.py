"""The week that is worked with: by pointer and keys slots are drawn and moved, and blocks are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent

from reengage_desktop.domain.reach import Reach
from reengage_desktop.domain.week import BlockKind, Week

from .block_handle import BlockHandles
from .move_card import MoveCard, nudge
from .week_canvas import WeekCanvas, movable
from .week_drag import Way, carry, draw
from .week_mouse import WeekMouse
from .week_painter import Item


class BlockAction(StrEnum):
    """What may be wished of a block; `menu` is all of it."""

    OPEN = "open"
    CALL = "call"
    MOVE = "move"
    REST = "rest"
    WAKE = "wake"
    REMOVE = "remove"
    MENU = "menu"


_KEYS = {
    Qt.Key.Key_Return: BlockAction.OPEN,
    Qt.Key.Key_Enter: BlockAction.OPEN,
    Qt.Key.Key_O: BlockAction.OPEN,
    Qt.Key.Key_C: BlockAction.CALL,
    Qt.Key.Key_M: BlockAction.MOVE,
    Qt.Key.Key_R: BlockAction.REST,
    Qt.Key.Key_Delete: BlockAction.REMOVE,
    Qt.Key.Key_Backspace: BlockAction.REMOVE,
}
_STILL = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class WeekView(WeekCanvas):
    """`asked` carries a `BlockAction` and the `Block`; `drawn` a `Drawn`.

    `move_chosen` carries a `SlotMove`; it is answered by `finish`, or by `refuse` with a sentence.
    """

    asked = Signal(object, object)
    drawn = Signal(object)
    move_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("week_view")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._current = -1
        self._by_pointer = False
        self._mouse = WeekMouse(self)
        self._handles = BlockHandles(self.viewport())
        self.card = MoveCard(self.viewport())
        self._handles.focused.connect(self._focused)
        self._handles.pressed.connect(lambda number: self._ask_of(number, BlockAction.OPEN))
        self.placed.connect(self._place_handles)
        self.card.chosen.connect(self._choose)
        self.card.given_up.connect(self.finish)
        self.card.nudged.connect(self._nudge)

    def show_week(self, week: Week, reaches: Mapping[int, Reach]) -> None:
        """The same week again keeps focus and what is in hand."""
        other = self.week is None or self.week.monday != week.monday
        key, had_focus = self.current.piece.key if self.current else None, self.focused >= 0
        if other:
            self.finish()
        super().show_week(week, reaches)
        found = (number for number, item in enumerate(self.items) if item.piece.key == key)
        self._current = next(found, -1)
        if self._current < 0:
            self._current = next((n for n, item in enumerate(self.items) if item.piece.block.end > week.now), 0)
        if had_focus:
            self._handles.focus(self._current)

    @property
    def current(self) -> Item | None:
        """The block that has the focus, or had it last."""
        return self.items[self._current] if 0 <= self._current < len(self.items) else None

    def select(self, number: int) -> None:
        """Gives a block the focus."""
        if self._handles.focus(number):
            self._current = number

    def finish(self) -> None:
        """What was in hand is put down, and the card is away."""
        self.hold = None
        if self.card.isVisible():
            self.setFocus()  # before the card goes: else the focus would wander to another block
            self.card.hide()
        self.viewport().update()

    def refuse(self, sentence: str) -> None:
        """It cannot be moved there: the card says why, and stays."""
        self.card.say_fault(sentence)

    # What is wished

    def _ask_of(self, number: int, action: BlockAction) -> None:
        if 0 <= number < len(self.items) and self.items[number].piece.block.kind is not BlockKind.BUSY:
            self.asked.emit(action, self.items[number].piece.block)

    def _ask_move(self) -> None:
        """Every week, or just this once? The block stays lifted until that is answered."""
        hold, week = self.hold, self.week
        if hold is None or week is None:
            return
        self.bring_into_sight(self.grid.rect(hold.now))
        self.card.ask(hold.move(week, every_week=False), self.seen(self.grid.rect(hold.now)))
        self.viewport().update()

    def _choose(self, every_week: bool) -> None:
        if self.hold is not None and self.week is not None:
            self.move_chosen.emit(self.hold.move(self.week, every_week=every_week))

    def _nudge(self, minutes: int, days: int) -> None:
        """By keys; back where it stood there is nothing to ask."""
        item = self.current
        if self.hold is None and item is not None and self.week and movable(item.piece.block, self.week):
            self.hold = carry(item.piece, item.piece.span.start)
        if self.hold is None:
            return
        self.hold = self.hold.by(minutes, days, self.grid.days)
        if self.hold.moved:
            self._ask_move()
        else:
            self.finish()

    # Focus

    def _focused(self, number: int) -> None:
        self.focused = number
        if number >= 0:
            self._current = number
            if not self._by_pointer:
                self.bring_into_sight(self.items[number].rect)
        self.viewport().update()

    def _place_handles(self) -> None:
        self._handles.show([self.seen(item.rect) for item in self.items], [item.face.spoken for item in self.items])
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if self.items else Qt.FocusPolicy.StrongFocus)
        self.card.raise_()
        if self.hold is not None and self.card.isVisible():
            self.card.stay_beside(self.seen(self.grid.rect(self.hold.now)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._handles.focus(self._current)

    # Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.card.isVisible():
            return self.finish()
        point = event.position().toPoint()
        self._by_pointer = True  # what is under the pointer stays there
        self.select(self.item_at(point))
        self._by_pointer = False
        if event.button() is Qt.MouseButton.LeftButton:
            self._mouse.press(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.card.isVisible():
            self._mouse.move(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        hold = self._mouse.release()
        if hold is None:
            return
        if hold.way is Way.DRAW and self.week is not None:
            self.drawn.emit(hold.drawn(self.week))
        elif hold.moved:
            self._ask_move()
        else:
            self.finish()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a block it opens; on free ground it asks for three quarters of an hour."""
        number = self.item_at(event.position().toPoint())
        if number >= 0:
            self._ask_of(number, BlockAction.OPEN)
        elif self.week is not None:
            point = event.position()
            hold = draw(self.grid.place_at(point.x()), self.grid.minute_at(point.y() + self.offset))
            self.hold = hold.to(hold.now.place, hold.now.start + 45)
            self.viewport().update()
            self.drawn.emit(self.hold.drawn(self.week))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._mouse.leave()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        number = self._current if by_key else self.item_at(event.pos())
        self._ask_of(number, BlockAction.MENU)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = nudge(event)
        action = None if event.modifiers() & ~_STILL else _KEYS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_F10 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            action = BlockAction.MENU
        if step is not None:
            self._nudge(*step)
        elif event.key() == Qt.Key.Key_Escape and self.hold is not None:
            self._mouse.release()
            self.finish()
        elif action is not None and self.current is not None:
            self._ask_of(self._current, action)
        else:
            event.ignore()

    def place_of_menu(self) -> QPoint:
        """On the screen, at the block that has the focus."""
        item = self.current
        at = self.seen(item.rect).topLeft() + QPoint(12, 24) if item else QPoint(60, 40)
        return self.viewport().mapToGlobal(at)
