"""The reading face of a script: passages as rows, as they will be said; a click or Enter begins to write there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from reengage_desktop.ui import fonts, icons, paint, theme

from .script_rows import Row

_LEFT, _LABEL, _GAP, _TOP, _BOTTOM, _RIGHT = 24, 104, 18, 12, 13, 24
_NARROW = 440  # px: below it labels stand over their text
_POINTS, _LEAD = 12.75, 21.0  # of the text; lead in points
_RIGHT_TOP = Qt.AlignmentFlag.AlignRight
_WRAPPED = Qt.TextFlag.TextWordWrap.value
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_J: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_K: -1}


@dataclass(slots=True)
class _Place:
    row: Row
    top: float = 0
    height: float = 0


class ScriptReader(QAbstractScrollArea):
    """`write_requested` carries a place in the Markdown."""

    write_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("script_reader")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Script"))
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.can_write = True
        self._places: list[_Place] = []
        self._current = 0
        theme.current().changed.connect(self.viewport().update)

    @property
    def rows(self) -> list[Row]:
        return [place.row for place in self._places]

    @property
    def current(self) -> int:
        """The index of the row that Enter writes in."""
        return self._current

    def show_rows(self, rows: Sequence[Row], *, anew: bool = False) -> None:
        """`anew`: another script, which begins at its top."""
        self._places = [_Place(row) for row in rows]
        self._current = 0 if anew else min(self._current, max(0, len(rows) - 1))
        self._arrange()
        if anew:
            self.verticalScrollBar().setValue(0)
        self._tell()

    def place(self) -> int:
        """Where the current row begins in the Markdown."""
        return self._places[self._current].row.place if self._places else 0

    def go_to_place(self, place: int) -> None:
        """Make the row current that holds this place of the Markdown."""
        before = [at for at, each in enumerate(self._places) if each.row.place <= place]
        self._go_to(before[-1] if before else 0)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._go_to(self._current + _STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._write(self.place())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if key == Qt.Key.Key_Home else len(self._places) - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        y = event.position().y() + self.verticalScrollBar().value()
        hit = next((at for at, each in enumerate(self._places) if each.top <= y < each.top + each.height), None)
        if hit is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._go_to(hit)
        each = self._places[hit]
        left, top = self._text_corner(each)
        on_text = event.position().x() >= left and not each.row.yours
        self._write(each.row.text.place_at(event.position().x() - left, y - top) if on_text else each.row.place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), theme.colour("surface"))
        offset = self.verticalScrollBar().value()
        painter.translate(0, -offset)
        seen = QRectF(event.rect()).translated(0, offset)
        for at, place in enumerate(self._places):
            if place.top < seen.bottom() and place.top + place.height > seen.top():
                self._paint_row(painter, place, at == self._current and self.hasFocus())

    # Painting

    def _paint_row(self, painter: QPainter, place: _Place, on: bool) -> None:
        row, width = place.row, self.viewport().width()
        box = QRectF(0, place.top, width, place.height)
        if row.yours:
            painter.fillRect(box, theme.colour("emberTint"))
        painter.fillRect(QRectF(0, box.bottom() - 1, width, 1), theme.colour("line"))
        self._paint_label(painter, place)
        x, y = self._text_corner(place)
        row.text.paint(painter, x, y, "ember" if row.yours else "read")
        if on:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2, 1, -2, -2), 4, 4)

    def _paint_label(self, painter: QPainter, place: _Place) -> None:
        row, narrow = place.row, self._is_narrow
        font = fonts.of("small", weight=600 if row.yours else None)
        role = "ember" if row.yours else "text2"
        if narrow:
            whole = QRectF(_LEFT, place.top + 8, self.viewport().width() - _LEFT - _RIGHT, 17)
            used = paint.text(painter, row.label, font, role, whole)
            self._paint_under(painter, row, whole.adjusted(used + 10, 0, 0, 0), Qt.AlignmentFlag.AlignLeft)
            return
        top = place.top + _TOP + (self._lead() - 17) / 2
        height = self._label_height(row)
        painter.setFont(font)
        painter.setPen(theme.colour(role))
        painter.drawText(QRectF(_LEFT, top, _LABEL, height), _WRAPPED | _RIGHT_TOP.value, row.label)
        self._paint_under(painter, row, QRectF(_LEFT, top + height + 1, _LABEL, 17), _RIGHT_TOP)

    def _label_height(self, row: Row) -> float:
        """One line, or two of a long label."""
        metrics = QFontMetricsF(fonts.of("small", weight=600 if row.yours else None))
        box = metrics.boundingRect(QRectF(0, 0, _LABEL, 200), _WRAPPED, row.label)
        return 17.0 if box.height() < 1.5 * metrics.lineSpacing() else 34.0

    def _paint_under(self, painter: QPainter, row: Row, box: QRectF, align: Qt.AlignmentFlag) -> None:
        words, role, icon = (row.good, "green", icons.Icon.CHECK) if row.good else (row.under, "text3", "")
        font = fonts.of("caption", tabular=True)
        cap = paint.keycap_size(row.key).width() + 6 if row.key else 0
        if row.key:
            right = align == _RIGHT_TOP
            x = box.right() - cap + 6 if right else box.x()
            paint.keycap(painter, row.key, round(x), round(box.y()))
            box = box.adjusted(0, 0, -cap, 0) if right else box.adjusted(cap, 0, 0, 0)
        if icon and align != _RIGHT_TOP:
            paint.icon(painter, icon, box.x(), box.center().y() - 6, 12, role)
            box = box.adjusted(16, 0, 0, 0)
        width = paint.text(painter, words, font, role, box, align)
        if icon and align == _RIGHT_TOP:
            paint.icon(painter, icon, box.right() - width - 16, box.center().y() - 6, 12, role)

    # Places

    @property
    def _is_narrow(self) -> bool:
        return self.viewport().width() < _NARROW

    def _lead(self) -> float:
        return round(_LEAD * self.logicalDpiY() / 72)

    def _text_corner(self, place: _Place) -> tuple[float, float]:
        if self._is_narrow:
            return _LEFT, place.top + 28
        return _LEFT + _LABEL + _GAP, place.top + _TOP

    def _arrange(self) -> None:
        """Lines and places of all rows, and how far one can scroll."""
        if self.testAttribute(Qt.WidgetAttribute.WA_PendingResizeEvent):
            return
        narrow, lead = self._is_narrow, self._lead()
        left = _LEFT if narrow else _LEFT + _LABEL + _GAP
        width = max(120, min(680, self.viewport().width() - left - _RIGHT))
        font = fonts.of("script", points=_POINTS)
        top = 0.0
        for place in self._places:
            row = place.row
            text = row.text.lay_out(width, font, lead)
            aside = 0.0 if narrow else self._label_height(row) + (24 if row.under or row.good or row.key else 4)
            place.top, place.height = top, max(text, aside) + _BOTTOM + (28 if narrow else _TOP)
            top += place.height
        room = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(top) - room))
        bar.setPageStep(room)
        bar.setSingleStep(40)
        self.viewport().update()

    def _go_to(self, at: int) -> None:
        if not self._places:
            return
        self._current = min(max(0, at), len(self._places) - 1)
        place, bar = self._places[self._current], self.verticalScrollBar()
        if place.top < bar.value():
            bar.setValue(round(place.top))
        elif place.top + place.height > bar.value() + self.viewport().height():
            bar.setValue(round(place.top + place.height) - self.viewport().height())
        self.viewport().update()
        self._tell()

    def _write(self, place: int) -> None:
        if self.can_write:
            self.write_requested.emit(place)

    def _tell(self) -> None:
        words = self._places[self._current].row.spoken if self._places else ""
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
