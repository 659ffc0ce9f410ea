"""Paints a row of what is known, and tells where its parts lie."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reengage_desktop.domain.fact import FactState
from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.icons import Icon

from . import tri_state
from .known_rows import ROW, Act, Index, KnownModel, KnownRow, SetWords

INSET = 6  # px before the words of a row that has an edge or a ground; else they begin where the title does
_RIGHT = 4
_DOWN, _DOWN_UNDER = 3, 6  # px above and below the words, of a row with a line under them
_ACT, _GAP, _NEXT = 24, 10, 16
_ICON = 14
_FRAME = 6  # px by which a field is higher than its words
LEAST = 60  # px for the words, whatever stands beside them


class KnownDelegate(QStyledItemDelegate):
    """`label_width`: px of the column before the words, 0 for none. `lit`: a row is on a lit ground.

    `editing`: the key of the row whose words, or whose source (`sourcing`), stand in a field, and how high that is.
    """

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.label_width = 0
        self.lit = -1
        self.editing = (-1, 0)
        self.sourcing = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        assert isinstance(view, QListView)
        return QSize(0, self.height_of(index, view.viewport().width()))

    def height_of(self, index: Index, width: int) -> int:
        model, row = index.model(), index.data(ROW)
        assert isinstance(model, KnownModel) and isinstance(row, KnownRow)
        words = self.words_height(row, model.set_words(index.row()), width)
        under = _NEXT if row.under or row.due else 0
        if row.key == self.editing[0] and self.sourcing:
            under = max(under, self.editing[1] - _FRAME)
        least = tri_state.HIGH if row.state else 0
        return round(max(words + under, least)) + 2 * self._down(row)

    def words_height(self, row: KnownRow, words: SetWords, width: float) -> float:
        """Of the words, or of the field in which they stand."""
        edited = row.key == self.editing[0] and not self.sourcing
        return max(
            words.lay_out(self.words_width(row, width), self._spare(row)), self.editing[1] - _FRAME if edited else 0
        )

    def words_width(self, row: KnownRow, width: float) -> float:
        beside = tri_state.ACROSS + _GAP if row.state else len(row.acts) * _ACT
        return float(max(LEAST, width - INSET - _RIGHT - self.label_width - beside))

    def words_corner(self, row: KnownRow, box: QRectF, inset: int = INSET) -> QPointF:
        return QPointF(box.x() + inset + self.label_width, box.y() + self._down(row))

    def hit(self, row: KnownRow, box: QRectF, at: QPointF) -> FactState | Act | None:
        """What lies under the pointer at the right of the words."""
        if row.state:
            corner = self._states(row, box)
            inside = QRectF(corner.x(), corner.y(), tri_state.ACROSS, tri_state.HIGH).contains(at)
            return tri_state.state_at(at.x() - corner.x()) if inside else None
        return next((act for place, act in enumerate(row.acts) if self._act(row, box, place).contains(at)), None)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, row, box = index.model(), index.data(ROW), QRectF(option.rect)
        assert isinstance(model, KnownModel) and isinstance(row, KnownRow)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        inset = INSET if focused or row.key in (self.lit, self.editing[0]) else 0
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.key == self.lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("inkTint2"))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 5, 5)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if row.state and index.row():
            painter.fillRect(QRectF(box.x(), box.y(), box.width(), 1), theme.colour("line"))
        if focused:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 2, -1, -1), 5, 5)
        edited = row.key == self.editing[0]
        if not edited or self.sourcing:
            self._paint_words(painter, model.set_words(index.row()), row, box, inset)
        self._paint_label(painter, row, box, inset)
        if not edited or not self.sourcing:
            self._paint_under(painter, model.set_words(index.row()), row, box, inset)
        if row.state:
            corner = self._states(row, box)
            tri_state.paint_states(painter, corner.x(), corner.y(), row.state)
        elif focused or option.state & QStyle.StateFlag.State_MouseOver:
            if model.set_words(index.row()).is_wide:
                self._clear_acts(painter, row, box)
            self._paint_acts(painter, row, box)
        else:
            for place, (icon, role) in enumerate(_marks(row), start=len(row.acts) - len(_marks(row))):
                middle = self._act(row, box, place).center()
                paint.icon(painter, icon, round(middle.x() - 7), round(middle.y() - 7), _ICON, role)
        painter.restore()

    def _paint_words(self, painter: QPainter, words: SetWords, row: KnownRow, box: QRectF, inset: int) -> None:
        corner = self.words_corner(row, box, inset)
        words.lay_out(self.words_width(row, box.width()), self._spare(row))
        words.paint(painter, corner.x(), corner.y(), "ink" if row.link else "text2" if row.faint else "text")

    def _paint_label(self, painter: QPainter, row: KnownRow, box: QRectF, inset: int) -> None:
        font = fonts.of("body")
        line = QRectF(box.x() + inset, box.y() + self._down(row), self.label_width - 8, 0)
        line.setHeight(round(QFontMetricsF(font).lineSpacing()))
        paint.text(painter, row.label, font, "text2", line)

    def _paint_under(self, painter: QPainter, words: SetWords, row: KnownRow, box: QRectF, inset: int) -> None:
        if not (row.under or row.due):
            return
        width, height = self.words_width(row, box.width()), self.words_height(row, words, box.width())
        corner, font = self.words_corner(row, box, inset), fonts.of("small")
        line = QRectF(corner.x(), corner.y() + height, width, _NEXT)
        room = QFontMetricsF(font).horizontalAdvance(row.due) + 8 if row.due else 0.0
        took = paint.text(painter, row.under, font, "text2", line.adjusted(0, 0, -room, 0))
        left = min(took, line.width() - room) + (8 if row.under else 0)
        paint.text(painter, row.due, font, "amber", line.adjusted(left, 0, 0, 0))

    def _spare(self, row: KnownRow) -> float:
        """px beside the words that stay free until the acts are shown."""
        return float(0 if row.state else max(0, len(row.acts) - len(_marks(row))) * _ACT)

    def _clear_acts(self, painter: QPainter, row: KnownRow, box: QRectF) -> None:
        """The end of a tail gives way to them."""
        room = self._act(row, box, 0).united(self._act(row, box, len(row.acts) - 1))
        painter.fillRect(room.adjusted(-2, 3, -4, -2), theme.colour("inkTint2" if row.key == self.lit else "window"))

    def _paint_acts(self, painter: QPainter, row: KnownRow, box: QRectF) -> None:
        for place, act in enumerate(row.acts):
            middle = self._act(row, box, place).center()
            paint.icon(painter, act.icon, round(middle.x() - 7), round(middle.y() - 7), _ICON, "text2")

    def _act(self, row: KnownRow, box: QRectF, place: int) -> QRectF:
        left = box.right() - _RIGHT - (len(row.acts) - place) * _ACT + 4
        return QRectF(left, box.y() + self._down(row) - 3, _ACT, _ACT)

    def _states(self, row: KnownRow, box: QRectF) -> QPointF:
        return QPointF(box.right() - _RIGHT - tri_state.ACROSS, box.y() + self._down(row) + 1)

    def _down(self, row: KnownRow) -> int:
        return _DOWN_UNDER if row.state else _DOWN


def _marks(row: KnownRow) -> list[tuple[Icon, str]]:
    """What is seen at the right end while the row is not pointed at, with its colour."""
    marks = [(row.mark, "ember"), (Icon.EXTERNAL_LINK if row.link else None, "ink")]
    return [(icon, role) for icon, role in marks if icon is not None]
