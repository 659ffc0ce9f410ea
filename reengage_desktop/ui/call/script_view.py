"""The script to read aloud: the passage that is read is large, the next one smaller, the others small."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QEasingCurve, QEvent, QPointF, QPropertyAnimation, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from reengage_desktop.domain.script import SpokenPassage
from reengage_desktop.ui import theme

from . import script_painting, script_words
from .script_painting import Reading
from .script_places import TEXT_LEFT, Place, ScriptPlaces
from .script_type import LARGEST, NORMAL, SMALLEST, ScriptType

_STEP = 1  # point


class ScriptView(QAbstractScrollArea):
    """`current_changed` carries the index of the passage, `size_changed` the points of the script (15 to 30)."""

    current_changed = Signal(int)
    size_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("script_view")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Script"))
        self.viewport().setMouseTracking(True)
        self._places = ScriptPlaces()
        self._type = ScriptType()
        self._reading = Reading()
        self._motion = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        theme.current().changed.connect(self.viewport().update)

    @property
    def current(self) -> int:
        return self._places.current

    @property
    def points(self) -> int:
        return self._type.points

    @property
    def face(self) -> str:
        return self._type.face

    def set_passages(self, passages: Iterable[SpokenPassage], *, go_on: bool = False) -> None:
        """Begin at the first of them; `go_on`: at the place where the ones before were left. Branches are folded."""
        self._places.begin(passages, self._places.here() if go_on else None)
        self._arrange()
        self._motion.stop()
        self.verticalScrollBar().setValue(self._target())
        self._turned()

    def step(self, by: int) -> None:
        """On to the next passage, or back."""
        self.go_to(self.current + by)

    def go_to(self, index: int) -> None:
        """Make a passage the current one; beyond the ends nothing happens."""
        places = self._places
        if not 0 <= index < len(places.all) or index == places.current:
            return
        was = places.all[index].top - self.verticalScrollBar().value()
        places.current = index
        self._move(places.all[index], was)

    def toggle_branch(self, key: str) -> bool:
        """Unfold a branch of the current passage and go there, or fold it away; False if it has none with this key."""
        left = self._places.here()
        if left is None or not self._places.toggle(key):
            return False
        self._move(left, left.top - self.verticalScrollBar().value())
        return True

    def set_type(self, points: int, face: str) -> None:
        """The size of the current passage, held within 15 to 30, the others follow; `face`: "serif" or "sans"."""
        points = min(LARGEST, max(SMALLEST, points))
        grown = points != self.points
        if not grown and face == self._type.face:
            return
        self._type = replace(self._type, points=points, face=face)
        self._arrange()
        self.verticalScrollBar().setValue(self._target())
        if grown:
            self.size_changed.emit(points)

    def set_points(self, points: int) -> None:
        self.set_type(points, self._type.face)

    def set_face(self, face: str) -> None:
        self.set_type(self.points, face)

    def enlarge(self) -> None:
        self.set_points(self.points + _STEP)

    def shrink(self) -> None:
        self.set_points(self.points - _STEP)

    def set_elapsed(self, seconds: int | None) -> None:
        """Seconds on the current passage, for its soft timer; None while no call runs."""
        self._read_on(replace(self._reading, elapsed=seconds))

    def light(self, word: tuple[int, int] | None) -> None:
        """The word of the current passage that is spoken now, as (start, end); nothing scrolls."""
        self._read_on(replace(self._reading, lit=word))

    @property
    def lit(self) -> tuple[int, int] | None:
        return self._reading.lit

    def current_passage(self) -> SpokenPassage | None:
        here = self._places.here()
        return here.passage if here else None

    def passages(self) -> list[SpokenPassage]:
        """All that stand there to be read, unfolded branches among them."""
        return [place.passage for place in self._places.all]

    def rect_of(self, index: int) -> QRectF:
        """Where a passage stands in the viewport."""
        place = self._places.all[index]
        return QRectF(0, place.top - self.verticalScrollBar().value(), self.viewport().width(), place.height)

    def chip_rect(self, key: str) -> QRectF:
        """Where the branch with this key of the current passage is unfolded by the mouse; null if it has none."""
        here = self._places.here()
        box = here.chips.rect(key) if here else QRectF()
        return box.translated(self._chips_corner()) if not box.isNull() else box

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steps are the dialog's keys; the arrow keys must not scroll here as well."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        hit = self._places.at(event.position().y() + self.verticalScrollBar().value())
        if key := self._chip_at(event.position()):
            self.toggle_branch(key)
        elif hit is not None:
            self.go_to(hit)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._chip_at(event.position()))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover("")
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self.verticalScrollBar().setValue(self._target())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme.colour("window"))
        if not self._places.all:
            script_painting.paint_nothing(painter, self.viewport().width(), script_words.nothing())
            return
        painter.translate(0, -self.verticalScrollBar().value())
        seen = QRectF(event.rect()).translated(0, self.verticalScrollBar().value())
        script_painting.paint_places(painter, self._places, self._type, seen, self._reading)

    # Within

    def _move(self, place: Place, was: float) -> None:
        """To another passage: `place` stays where it was seen, and from there all glides to where it is read."""
        self._reading = Reading(None if self._reading.elapsed is None else 0)
        self._arrange()
        self.verticalScrollBar().setValue(round(place.top - was))
        self._scroll_to_current()
        self._turned()
        self.current_changed.emit(self.current)

    def _turned(self) -> None:
        self._reading = Reading(self._reading.elapsed)
        self.viewport().unsetCursor()
        self._tell_reader()

    def _chip_at(self, point: QPointF) -> str:
        here = self._places.here()
        found = here.chips.at(point - self._chips_corner()) if here and here.turn.branches else None
        return found.key if found else ""

    def _chips_corner(self) -> QPointF:
        here = self._places.here()
        assert here is not None
        return QPointF(TEXT_LEFT, here.top + here.chips_below - self.verticalScrollBar().value())

    def _hover(self, key: str) -> None:
        if key != self._reading.under_mouse:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if key else Qt.CursorShape.ArrowCursor)
            self._read_on(replace(self._reading, under_mouse=key))

    def _read_on(self, reading: Reading) -> None:
        """Only the current passage shows it."""
        if reading != self._reading:
            self._reading = reading
            if self._places.all:
                self.viewport().update(self.rect_of(self.current).toAlignedRect())

    def _arrange(self) -> None:
        """Lines and places of all passages, and how far one can scroll. A first `resizeEvent` comes before."""
        if self.testAttribute(Qt.WidgetAttribute.WA_PendingResizeEvent):
            return
        self._places.arrange(self.viewport().width(), self._type, self.logicalDpiY())
        room = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(self._places.height) - room, self._target()))
        bar.setPageStep(room)
        bar.setSingleStep(40)
        self.viewport().update()

    def _target(self) -> int:
        return self._places.target(self.viewport().height())

    def _scroll_to_current(self) -> None:
        self._motion.stop()
        target, duration = self._target(), theme.duration("passage")
        if not duration or not self.isVisible():
            self.verticalScrollBar().setValue(target)
            return
        self._motion.setDuration(duration)
        self._motion.setStartValue(self.verticalScrollBar().value())
        self._motion.setEndValue(target)
        self._motion.start()

    def _tell_reader(self) -> None:
        self.setAccessibleDescription(script_words.told(self._places.here()))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))


__all__ = ["NORMAL", "ScriptView"]
