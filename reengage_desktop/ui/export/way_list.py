"""The ways to export as a list of which one is chosen: by arrow, by figure or by click."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from reengage_desktop.ui import fonts, paint, theme

from .export_ways import Way, words_of

ROW, GAP = 60, 6
_EDGE, _ICON, _TEXT = 16, 18, 48


class WayRow(QAbstractButton):
    """Icon, title with the ending of the file, a sentence, and the figure that chooses it."""

    def __init__(self, way: Way, key: str) -> None:
        super().__init__()
        self.way = way
        self._words, self._key = words_of(way), key
        self.setObjectName(f"way_{way}")
        self.setCheckable(True)
        self.setAccessibleName(f"{self._words.title} {self._words.ending}".strip())
        self.setAccessibleDescription(self._words.sentence)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.current().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        sentence = QFontMetricsF(fonts.of("small")).horizontalAdvance(self._words.sentence)
        return QSize(round(_TEXT + sentence + _EDGE * 2 + paint.keycap_size(self._key).width()), ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        role = "ink" if self.isChecked() else "text2"
        paint.icon(painter, self._words.icon, _EDGE, (ROW - _ICON) / 2, _ICON, role)
        cap = paint.keycap_size(self._key)
        width = self.width() - _TEXT - cap.width() - 2 * _EDGE
        title = fonts.of("bodyMedium", weight=600 if self.isChecked() else None)
        used = paint.text(painter, self._words.title, title, "text", QRectF(_TEXT, 10, width, 20))
        if self._words.ending:
            box = QRectF(_TEXT + used + 8, 10, width - used - 8, 20)
            paint.text(painter, self._words.ending, fonts.of("small"), "text3", box)
        paint.text(painter, self._words.sentence, fonts.of("small"), "text2", QRectF(_TEXT, 31, width, 18))
        paint.keycap(painter, self._key, self.width() - _EDGE - cap.width(), (ROW - cap.height()) / 2)

    def _paint_ground(self, painter: QPainter) -> None:
        hovered = self.underMouse() and self.isEnabled()
        ground = "inkTint" if self.isChecked() else "hover" if hovered else "surface"
        edge, width = ("focus", 2.0) if self.hasFocus() else ("inkFill" if self.isChecked() else "line", 1.0)
        painter.setPen(QPen(theme.colour(edge), width))
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)


class WayList(QWidget):
    """`chosen` carries the `Way`."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("way_list")
        self._group = QButtonGroup(self)
        self.rows = {way: WayRow(way, str(place)) for place, way in enumerate(Way, start=1)}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for place, row in enumerate(self.rows.values(), start=1):
            self._group.addButton(row)
            column.addWidget(row)
            QShortcut(QKeySequence(str(place)), self).activated.connect(row.click)
        self._group.buttonToggled.connect(self._tell)
        self.choose(Way.LIST)

    @property
    def way(self) -> Way:
        return next(row.way for row in self.rows.values() if row.isChecked())

    def choose(self, way: Way) -> None:
        self.rows[way].setChecked(True)

    def focus(self) -> None:
        """To the row that is chosen."""
        self.rows[self.way].setFocus()

    def _tell(self, row: WayRow, is_on: bool) -> None:
        if is_on:
            row.setFocus()
            self.chosen.emit(row.way)
