"""How the rows of today's calls are painted: open in the panel, or as marks on the folded rail."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.icons import Icon

from .today_rows import Kind, Row

ROW = int(Qt.ItemDataRole.UserRole) + 1
MARGIN = 16
INDENT = 18
CARD_LINES = 2
MARK = 13
PANEL = 285

_RIGHT = Qt.AlignmentFlag.AlignRight
_HEIGHTS = {
    Kind.HEAD: 34,
    Kind.DONE: 25,
    Kind.NEXT: 44,
    Kind.LATE: 25,
    Kind.PROMISE: 36,
    Kind.NOTE: 25,
    Kind.MORE: 25,
    Kind.PLACE: 38,
}
_CARD_EMPTY, _CARD_LINE, _CARD_PROMISE, _CARD_GAP = 46, 16, 20, 4

Index = QModelIndex | QPersistentModelIndex


class TodayDelegate(QStyledItemDelegate):
    """Paints a `Row` of the open panel."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._painters: dict[Kind, Callable[[QPainter, Row, QRectF], None]] = {
            Kind.HEAD: _head,
            Kind.DONE: _done,
            Kind.NOW: _card,
            Kind.NEXT: _next,
            Kind.LATE: _late,
            Kind.PROMISE: _promise,
            Kind.NOTE: _note,
            Kind.MORE: _more,
            Kind.PLACE: _place,
        }

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW)
        if row.kind is not Kind.NOW:
            return QSize(0, _HEIGHTS[row.kind])
        view = option.widget
        across = view.viewport().width() if isinstance(view, QAbstractScrollArea) else PANEL
        width = across - 2 * MARGIN - INDENT - 12
        lines = sum(len(broken(words, fonts.of("small"), width, CARD_LINES)) for words in (row.why, row.more) if words)
        more = sum(
            (_CARD_PROMISE if row.promise else 0, _CARD_PROMISE if row.lack else 0, 2 * _CARD_GAP if row.more else 0)
        )
        return QSize(0, _CARD_EMPTY + lines * _CARD_LINE + more)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind is Kind.HEAD and index.row():
            painter.fillRect(QRectF(rect.x(), rect.y() + 2, rect.width(), 1), theme.colour("line"))
        _ground(painter, option, rect, card=row.kind is Kind.NOW)
        self._painters[row.kind](painter, row, rect)
        painter.restore()


class RailDelegate(QStyledItemDelegate):
    """Paints a `Row` as a mark of 36 × 34: what became of a call, or initials with a lamp."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, 40)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        rect = QRectF(option.rect)
        mark = QRectF(rect.center().x() - 18, rect.y() + 3, 36, 34)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _mark_ground(painter, option, mark, row)
        if row.kind is Kind.DONE:
            paint.icon(painter, row.icon, mark.center().x() - 7, mark.center().y() - 7, 15, "text3")
        else:
            role = "text" if row.kind is Kind.NOW else "text2"
            paint.text(
                painter, row.initials, fonts.of("caption", weight=600), role, mark, Qt.AlignmentFlag.AlignHCenter
            )
            paint.lamp(painter, row.lamp, mark.right() - 9, mark.y() + 1, 8)
        painter.restore()


def broken(words: str, font: QFont, width: float, most: int) -> list[str]:
    """The words in at most so many lines of `width` px; the last one is to be elided by whoever paints it."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(20.0, width))
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(words)]
    lines = [words[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    return lines if len(lines) <= most else [*lines[: most - 1], words[starts[most - 1] :].strip()]


def _state(option: QStyleOptionViewItem, flag: QStyle.StateFlag) -> bool:
    return bool(option.state & flag)


def _ground(painter: QPainter, option: QStyleOptionViewItem, rect: QRectF, *, card: bool) -> None:
    """Selected, hovered, focused; a card keeps its own ground."""
    selected = _state(option, QStyle.StateFlag.State_Selected)
    enabled = _state(option, QStyle.StateFlag.State_Enabled)
    hovered = enabled and _state(option, QStyle.StateFlag.State_MouseOver)
    if card:
        box = rect.adjusted(10.5, 4.5, -10.5, -6.5)
        painter.setPen(QPen(theme.colour("inkFill"), 1))
        painter.setBrush(theme.colour("inkTint" if selected else "hover" if hovered else "surface"))
        painter.drawRoundedRect(box, 9, 9)
    elif selected:
        painter.fillRect(rect, theme.colour("inkTint"))
        painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), theme.colour("ink"))
    elif hovered:
        painter.fillRect(rect, theme.colour("hover"))
    if selected and _state(option, QStyle.StateFlag.State_HasFocus):
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = rect.adjusted(11, 5, -11, -7) if card else rect.adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(edge, 8 if card else 3, 8 if card else 3)


def _mark_ground(painter: QPainter, option: QStyleOptionViewItem, mark: QRectF, row: Row) -> None:
    selected = _state(option, QStyle.StateFlag.State_Selected)
    focused = selected and _state(option, QStyle.StateFlag.State_HasFocus)
    hovered = row.can_be_called and _state(option, QStyle.StateFlag.State_MouseOver)
    if not (selected or hovered or row.kind is Kind.NOW):
        return
    edge = QPen(theme.colour("focus"), 2) if focused else QPen(theme.colour("inkFill"), 1)
    painter.setPen(edge if focused or row.kind is Kind.NOW else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("inkTint" if selected else "surface" if row.kind is Kind.NOW else "hover"))
    painter.drawRoundedRect(mark.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


def _inner(rect: QRectF, top: float, height: float, left: float = 0, right: float = 0) -> QRectF:
    return QRectF(rect.x() + MARGIN + left, rect.y() + top, rect.width() - 2 * MARGIN - left - right, height)


def _name_and_right(painter: QPainter, row: Row, line: QRectF, face: QFont, right_role: str = "text3") -> None:
    """The name gives way to what stands at the right."""
    small = fonts.of("small", tabular=True)
    used = paint.text(painter, row.right, small, right_role, line, _RIGHT)
    if row.lack and row.kind is Kind.LATE:
        used += _lack_mark(painter, line.adjusted(0, 0, -used - 6, 0)) + 6
    paint.text(painter, row.name, face, "text", line.adjusted(0, 0, -used - 8, 0))


def _lack_mark(painter: QPainter, line: QRectF) -> float:
    """At the right end of the line; what it means stands in the tooltip and is read aloud. The width it takes."""
    paint.icon(painter, Icon.CIRCLE_ALERT, line.right() - MARK, round(line.center().y() - MARK / 2), MARK, "red")
    return MARK


def _head(painter: QPainter, row: Row, rect: QRectF) -> None:
    line = _inner(rect, 12, 18)
    small = fonts.of("small", tabular=True)
    right = paint.text(painter, row.right, small, "text3", line, _RIGHT)
    used = paint.text(painter, row.name, fonts.of("small", weight=600), "text", line.adjusted(0, 0, -right - 96, 0))
    paint.text(painter, row.why, small, "text3", line.adjusted(used + 8, 0, -right - 8, 0))


def _done(painter: QPainter, row: Row, rect: QRectF) -> None:
    line = _inner(rect, 0, rect.height(), 22)
    small = fonts.of("small", tabular=True)
    paint.icon(painter, row.icon, rect.x() + MARGIN, rect.y() + 5, 14, "text3")
    name = paint.text(painter, row.name, small, "text2", line.adjusted(0, 0, -96, 0))
    paint.text(painter, row.right, small, "text3", line.adjusted(name + 8, 0, 0, 0), _RIGHT)


def _late(painter: QPainter, row: Row, rect: QRectF) -> None:
    paint.lamp(painter, row.lamp, rect.x() + MARGIN, rect.center().y() - 5)
    _name_and_right(painter, row, _inner(rect, 0, rect.height(), INDENT), fonts.of("body"))


def _next(painter: QPainter, row: Row, rect: QRectF) -> None:
    paint.lamp(painter, row.lamp, rect.x() + MARGIN, rect.y() + 9)
    _name_and_right(painter, row, _inner(rect, 5, 18, INDENT), fonts.of("bodyMedium"))
    second = _inner(rect, 23, 16, INDENT)
    if row.lack:
        second.setRight(second.right() - _lack_mark(painter, second) - 6)
    if row.promise:
        _promised(painter, row.promise, second)
    else:
        paint.text(painter, row.why, fonts.of("small"), row.role, second)


def _promised(painter: QPainter, promise: str, line: QRectF) -> None:
    paint.icon(painter, Icon.HANDSHAKE, line.x(), line.y() + 2, 13, "ember")
    face = fonts.of("small", tabular=True, weight=500)
    paint.text(painter, promise, face, "ember", line.adjusted(17, 0, 0, 0))


def _card(painter: QPainter, row: Row, rect: QRectF) -> None:
    paint.lamp(painter, row.lamp, rect.x() + MARGIN + 6, rect.y() + 18)
    _name_and_right(painter, row, _inner(rect, 14, 18, INDENT + 6, 5), fonts.of("bodyStrong"), "text2")
    top = 34.0
    if row.promise:
        _promised(painter, row.promise, _inner(rect, top, 16, INDENT + 6, 5))
        top += _CARD_PROMISE
    small = fonts.of("small")
    top = _paragraph(painter, row.why, row.role, rect, top)
    if row.lack:
        line = _inner(rect, top + 2, _CARD_LINE, INDENT + 6, 6)
        paint.icon(painter, Icon.CIRCLE_ALERT, line.x(), round(line.center().y() - MARK / 2), MARK, "red")
        paint.text(painter, row.lack, small, "red", line.adjusted(MARK + 6, 0, 0, 0))
        top += _CARD_PROMISE
    if row.more:
        _paragraph(painter, row.more, "text3", rect, top + _CARD_GAP)


def _paragraph(painter: QPainter, words: str, role: str, rect: QRectF, top: float) -> float:
    """On the card, in as many lines as it may have; where the next one begins."""
    small = fonts.of("small", tabular=True)
    for line in broken(words, small, rect.width() - 2 * MARGIN - INDENT - 12, CARD_LINES) if words else ():
        paint.text(painter, line, small, role, _inner(rect, top, _CARD_LINE, INDENT + 6, 6))
        top += _CARD_LINE
    return top


def _promise(painter: QPainter, row: Row, rect: QRectF) -> None:
    """A promise or an appointment between the slots, between two hairlines."""
    for y in (rect.y() + 1, rect.bottom() - 1):
        painter.fillRect(QRectF(rect.x(), y, rect.width(), 1), theme.colour("line"))
    role = "ember" if row.promise else "text2"
    paint.icon(painter, row.icon, rect.x() + MARGIN, rect.center().y() - 7, 14, role)
    line = _inner(rect, 0, rect.height(), 22)
    face = fonts.of("small", tabular=True, weight=500)
    used = paint.text(painter, row.promise or row.why, face, role, line.adjusted(90, 0, 0, 0), _RIGHT)
    if row.lack:
        used += _lack_mark(painter, line.adjusted(0, 0, -used - 6, 0)) + 6
    paint.text(painter, row.name, fonts.of("bodyMedium"), "text", line.adjusted(0, 0, -used - 8, 0))


def _note(painter: QPainter, row: Row, rect: QRectF) -> None:
    paint.text(painter, row.name, fonts.of("small"), "text3", _inner(rect, 0, rect.height()))


def _more(painter: QPainter, row: Row, rect: QRectF) -> None:
    paint.text(painter, row.name, fonts.of("small"), "text3", _inner(rect, 0, rect.height(), INDENT))


def _place(painter: QPainter, row: Row, rect: QRectF) -> None:
    pen = QPen(theme.colour("lineStrong"), 1)
    pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(_inner(rect, 4, 30).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
