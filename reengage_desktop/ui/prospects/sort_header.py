"""The head of the list: a click sorts, and a small arrow shows by what."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from reengage_desktop.domain.listing import SortBy
from reengage_desktop.ui import fonts, theme, tokens
from reengage_desktop.ui.widgets import own_viewport

from .cells import SORTS, Column

NARROW_NEXT = 156
_WIDE, _HIGH = 6, 4
_NAMES = ("theirTime", "person", "quote", "reason", "attempts", "next", "last")


def _widths() -> dict[Column, int]:
    wide = tokens.tokens()["columns"]["wide"]
    return {column: int(wide[name]) for column, name in zip(Column, _NAMES, strict=True) if wide[name] != "stretch"}


class SortHeader(QHeaderView):
    """The arrow stands in the padding before the title, so that no title needs more room when it is sorted by."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        own_viewport(self)
        self._sort, self._descending = SortBy.BEST, True
        self.setFont(fonts.of("body", points=8.625, weight=500))
        self.setFixedHeight(tokens.size("table_head"))
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(40)

    def fit(self, narrow: bool) -> None:
        """The widths of the design; narrow without the last contact. What is left is for the reason."""
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionResizeMode(Column.REASON, QHeaderView.ResizeMode.Stretch)
        for column, width in _widths().items():
            self.resizeSection(column, NARROW_NEXT if narrow and column is Column.NEXT else width)
        self.setSectionHidden(Column.LAST, narrow)

    def set_sort(self, sort: SortBy, descending: bool) -> None:
        self._sort, self._descending = sort, descending
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        if SORTS[Column(logicalIndex)] is not self._sort:
            return
        x = rect.x() + (8 if logicalIndex == Column.THEIR_TIME else 1)
        y = rect.center().y() - _HIGH / 2 + 1
        tip, base = (y + _HIGH, y) if self._descending else (y, y + _HIGH)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ink"))
        painter.drawPolygon(QPolygonF([QPointF(x, base), QPointF(x + _WIDE, base), QPointF(x + _WIDE / 2, tip)]))
        painter.restore()
