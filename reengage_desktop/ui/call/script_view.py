"""The script to read aloud: the passage that is read is large, the next one smaller, the others small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from reengage_desktop.domain.script import SpokenPassage
from reengage_desktop.ui import fonts, icons, paint, theme, tokens

from .spoken_text import SpokenText

SMALLEST, LARGEST, NORMAL = 15, 30, 22
_LABEL_LEFT, _LABEL_WIDTH, _TEXT_LEFT, _TEXT_WIDTH, _RIGHT = 20, 126, 170, 660, 28
_RING = 30
_TOP = 10
_STEP = 1  # point


@dataclass(frozen=True, slots=True)
class _Set:
    """How a passage is set: its face in points, its distance of lines, its colour, and the room around it in px."""

    token: str
    least: float
    role: str
    above: int
    below: int
    margin: int = 0


_CURRENT = _Set("script", 0, "read", 20, 22, 8)
_NEAR = _Set("scriptNear", 11.25, "readNear", 8, 8)
_FAR = _Set("scriptFar", 10.5, "readFar", 8, 8)


@dataclass(slots=True)
class _Place:
    passage: SpokenPassage
    text: SpokenText
    top: float = 0
    height: float = 0


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
        self._places: list[_Place] = []
        self._current = 0
        self._points = NORMAL
        self._elapsed: int | None = None
        self._motion = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        theme.current().changed.connect(self.viewport().update)

    @property
    def current(self) -> int:
        return self._current

    @property
    def points(self) -> int:
        return self._points

    def set_passages(self, passages: Sequence[SpokenPassage]) -> None:
        """Begin at the first of them."""
        self._places = [_Place(p, SpokenText(p.text, p.merged, p.promise)) for p in passages]
        self._current = 0
        self._arrange()
        self.verticalScrollBar().setValue(0)
        self._tell_reader()

    def step(self, by: int) -> None:
        """On to the next passage, or back."""
        self.go_to(self._current + by)

    def go_to(self, index: int) -> None:
        """Make a passage the current one; beyond the ends nothing happens."""
        if not 0 <= index < len(self._places) or index == self._current:
            return
        bar = self.verticalScrollBar()
        was = self._places[index].top - bar.value()
        self._current, self._elapsed = index, None if self._elapsed is None else 0
        self._arrange()
        bar.setValue(round(self._places[index].top - was))
        self._scroll_to_current()
        self._tell_reader()
        self.current_changed.emit(index)

    def set_points(self, points: int) -> None:
        """The size of the current passage, held within 15 to 30; the others follow."""
        points = min(LARGEST, max(SMALLEST, points))
        if points == self._points:
            return
        self._points = points
        self._arrange()
        self.verticalScrollBar().setValue(self._target())
        self.size_changed.emit(points)

    def enlarge(self) -> None:
        self.set_points(self._points + _STEP)

    def shrink(self) -> None:
        self.set_points(self._points - _STEP)

    def set_elapsed(self, seconds: int | None) -> None:
        """Seconds on the current passage, for its soft timer; None while no call runs."""
        if seconds != self._elapsed:
            self._elapsed = seconds
            self.viewport().update()

    def current_passage(self) -> SpokenPassage | None:
        return self._places[self._current].passage if self._places else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steps are the dialog's keys; the arrow keys must not scroll here as well."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        y = event.position().y() + self.verticalScrollBar().value()
        hit = next((i for i, place in enumerate(self._places) if place.top <= y < place.top + place.height), None)
        if event.button() is Qt.MouseButton.LeftButton and hit is not None:
            self.go_to(hit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
        self.verticalScrollBar().setValue(self._target())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), theme.colour("window"))
        painter.translate(0, -self.verticalScrollBar().value())
        seen = QRectF(event.rect()).translated(0, self.verticalScrollBar().value())
        for index, place in enumerate(self._places):
            if place.top < seen.bottom() and place.top + place.height > seen.top():
                self._paint_place(painter, index, place)

    def _paint_place(self, painter: QPainter, index: int, place: _Place) -> None:
        how = self._set_of(index)
        if how is _CURRENT:
            self._paint_band(painter, place)
        self._paint_label(painter, index, place, place.top + how.above)
        place.text.paint(painter, _TEXT_LEFT, place.top + how.above, how.role, underline_merged=how is not _FAR)

    def _paint_band(self, painter: QPainter, place: _Place) -> None:
        width = self.viewport().width()
        painter.fillRect(QRectF(0, place.top, width, place.height), theme.colour("readBand"))
        for y in (place.top, place.top + place.height - 1):
            painter.fillRect(QRectF(0, y, width, 1), theme.colour("line"))
        bar = tokens.tokens()["line"]["currentPassageBar"]
        painter.fillRect(QRectF(0, place.top, bar, place.height), theme.colour("ink"))

    def _paint_label(self, painter: QPainter, index: int, place: _Place, top: float) -> None:
        current = index == self._current
        font = fonts.of("bodyStrong" if current else "small")
        role = "text" if current else "green" if index < self._current else "text3"
        # The label stands on the middle of the first line of its text.
        box = QRectF(_LABEL_LEFT, top, _LABEL_WIDTH, self._lead(self._set_of(index)))
        width = paint.text(painter, place.passage.label, font, role, box, Qt.AlignmentFlag.AlignRight)
        if index < self._current:
            x = box.right() - min(width, box.width()) - 18
            paint.icon(painter, icons.Icon.CHECK, x, box.center().y() - 6, 12, "green")
        if current:
            self._paint_under_label(painter, place.passage, box)

    def _paint_under_label(self, painter: QPainter, passage: SpokenPassage, label: QRectF) -> None:
        y = label.center().y() + 12
        if passage.note:
            painter.setFont(fonts.of("small"))
            painter.setPen(theme.colour("text3"))
            flags = Qt.AlignmentFlag.AlignRight.value | Qt.TextFlag.TextWordWrap.value
            room = QRectF(_LABEL_LEFT, y, _LABEL_WIDTH, 120)
            y += painter.drawText(room, flags, passage.note).height() + 6
        if passage.seconds and self._elapsed is not None:
            self._paint_timer(painter, passage.seconds, y)

    def _paint_timer(self, painter: QPainter, seconds: int, y: float) -> None:
        """It fills, turns amber at the end, and waits; nothing blinks."""
        elapsed = self._elapsed or 0
        over = elapsed >= seconds
        box = QRectF(_LABEL_LEFT + _LABEL_WIDTH - _RING, y, _RING, _RING)
        paint.ring(painter, box, elapsed / seconds, "amberFill" if over else "inkFill")
        words = self.tr("{done} of {all} s").format(done=min(elapsed, seconds), all=seconds)
        line = QRectF(_LABEL_LEFT, box.bottom() + 6, _LABEL_WIDTH, 16)
        font = fonts.of("small", tabular=True, weight=500)
        paint.text(painter, words, font, "amber" if over else "text2", line, Qt.AlignmentFlag.AlignRight)

    def _set_of(self, index: int) -> _Set:
        return _CURRENT if index == self._current else _NEAR if index == self._current + 1 else _FAR

    def _points_of(self, how: _Set) -> float:
        """The others keep their size beside the current one, and stay readable."""
        wanted = fonts.of(how.token).pointSizeF() / fonts.of("script").pointSizeF() * self._points
        return max(how.least, wanted)

    def _lead(self, how: _Set) -> float:
        """The distance of two lines in px."""
        share = fonts.line_height(how.token) / fonts.of(how.token).pointSizeF()
        return round(self._points_of(how) * share * self.logicalDpiY() / 72)

    def _arrange(self) -> None:
        """Lines and places of all passages, and how far one can scroll. A first `resizeEvent` comes before."""
        if self.testAttribute(Qt.WidgetAttribute.WA_PendingResizeEvent):
            return
        width = min(_TEXT_WIDTH, self.viewport().width() - _TEXT_LEFT - _RIGHT)
        y = float(_TOP)
        for index, place in enumerate(self._places):
            how = self._set_of(index)
            font = fonts.of(how.token, points=self._points_of(how))
            text = place.text.lay_out(max(120, width), font, self._lead(how))
            least = self._least_height(place.passage) if how is _CURRENT else 0
            place.top = y + how.margin
            place.height = how.above + max(text, least) + how.below
            y = place.top + place.height + how.margin
        room = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(y) - room, self._target()))
        bar.setPageStep(room)
        bar.setSingleStep(40)
        self.viewport().update()

    def _least_height(self, passage: SpokenPassage) -> float:
        """What the label column needs beside the current passage."""
        note = fonts.of("small")
        flags = Qt.TextFlag.TextWordWrap.value
        room = QRectF(0, 0, _LABEL_WIDTH, 120)
        lines = QFontMetricsF(note).boundingRect(room, flags, passage.note).height() if passage.note else 0
        return self._lead(_CURRENT) / 2 + 12 + lines + (_RING + 28 if passage.seconds else 0)

    def _target(self) -> int:
        """Where the current passage is read well: with the end of the one before above it."""
        if self._current == 0 or not self._places:
            return 0
        place, before = self._places[self._current], self._places[self._current - 1]
        above = min(before.height + _CURRENT.margin, self.viewport().height() / 4)
        return round(max(0, place.top - above - 4))

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
        passage = self.current_passage()
        words = self.tr("{label}: {text}").format(label=passage.label, text=passage.text) if passage else ""
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
