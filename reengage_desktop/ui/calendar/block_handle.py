"""The blocks for keyboard and screen reader: they take the focus and say what stands there; the week paints them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

_PRESS = (Qt.Key.Key_Space, Qt.Key.Key_Select)


class BlockHandle(QAbstractButton):
    """Lies over a painted block; the pointer goes through it, and keys but the space bar go on to the week."""

    focused = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        pass

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESS:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)


class BlockHandles(QObject):
    """As many as there are blocks, in their order. `focused` carries a number, -1 when it went elsewhere."""

    focused = Signal(int)
    pressed = Signal(int)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._made: list[BlockHandle] = []
        self._count = 0

    def show(self, places: Sequence[QRect], spoken: Sequence[str]) -> None:
        while len(self._made) < len(places):
            self._make(len(self._made))
        self._count = len(places)
        for handle, place, words in zip(self._made, places, spoken, strict=False):
            handle.setGeometry(place)
            handle.setAccessibleName(words)
            handle.show()
        for handle in self._made[self._count :]:
            handle.hide()

    def focus(self, number: int) -> bool:
        """Whether there is such a block."""
        if not 0 <= number < self._count:
            return False
        self._made[number].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _make(self, number: int) -> None:
        handle = BlockHandle(self._page)
        handle.focused.connect(lambda here: self.focused.emit(number if here else -1))
        handle.clicked.connect(lambda: self.pressed.emit(number))
        self._made.append(handle)
