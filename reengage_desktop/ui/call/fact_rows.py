"""Facts as dated questions, each with three painted answers: still true, changed, unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reengage_desktop.domain.fact import Fact, FactAnswer, FactState
from reengage_desktop.ui import fonts, paint, theme, words
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.words import tr

from .spoken_text import SpokenText

ROW = int(Qt.ItemDataRole.UserRole) + 1
STATES = (FactState.HOLDS, FactState.CHANGED, FactState.UNKNOWN)
NAMES = {FactState.HOLDS: "still true", FactState.CHANGED: "changed", FactState.UNKNOWN: "unknown"}
CAPS = {FactState.HOLDS: "Y", FactState.CHANGED: "C", FactState.UNKNOWN: "U"}
_ICONS = {
    FactState.HOLDS: Icon.CHECK,
    FactState.CHANGED: Icon.REFRESH_CW,
    FactState.UNKNOWN: Icon.CIRCLE_HELP,
}
SEGMENT, SEGMENT_HEIGHT = 27, 28
EDITOR = 34
INSET = 6  # px around the words, for the edge of the focus
_ACROSS, _DOWN, _GAP, _NEXT = len(STATES) * SEGMENT + 1, 7, 12, 15
_NOTHING = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True)
class FactRow:
    """A question with its age, and the answer as far as it is given."""

    fact: Fact
    text: SpokenText
    age: str
    state: FactState | None = None
    became: str = ""

    @property
    def answer(self) -> FactAnswer | None:
        return None if self.state is None else FactAnswer(self.fact.id, self.state, self.became.strip())

    @property
    def spoken(self) -> str:
        """The row as a sentence."""
        said = tr("not answered yet") if self.state is None else tr(NAMES[self.state])
        said = f"{said}: {self.became}" if self.became else said
        return tr("{question} {age}, {answer}").format(question=self.fact.question, age=self.age, answer=said)


class FactModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FactRow] = []

    def show(self, facts: Sequence[Fact], now: datetime, zone: str) -> None:
        """The oldest answer first, as they come. An answer to one that is still here stays."""
        given = {row.fact.id: row for row in self.rows if row.state is not None}
        self.beginResetModel()
        self.rows = [FactRow(fact, SpokenText(fact.question), _age(fact, now, zone)) for fact in facts]
        for row in self.rows:
            if before := given.get(row.fact.id):
                row.state, row.became = before.state, before.became
        self.endResetModel()

    def forget(self) -> None:
        for row in self.rows:
            row.state, row.became = None, ""
        self._tell(0, len(self.rows) - 1)

    def set_state(self, row: int, state: FactState | None) -> None:
        self.rows[row].state = state
        if state is not FactState.CHANGED:
            self.rows[row].became = ""
        self._tell(row, row)

    def set_became(self, row: int, became: str) -> None:
        self.rows[row].became = became
        self._tell(row, row)

    def next_open(self, row: int) -> int:
        """The next one without an answer, round from the top; the row itself if there is none."""
        count = len(self.rows)
        after = ((row + step) % count for step in range(1, count))
        return next((place for place in after if self.rows[place].state is None), row)

    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        changed = index.isValid() and self.rows[index.row()].state is FactState.CHANGED
        return found | Qt.ItemFlag.ItemIsEditable if changed else found

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        if role == Qt.ItemDataRole.EditRole:
            return row.became
        return None

    def _tell(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first), self.index(last))


class FactDelegate(QStyledItemDelegate):
    """Paints a `FactRow`; the list puts its editor where `editor_box` says."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view, row = option.widget, index.data(ROW)
        assert isinstance(view, QListView) and isinstance(row, FactRow)
        return QSize(0, height_of(row, view.viewport().width()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        assert isinstance(row, FactRow)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.row():
            painter.fillRect(QRectF(box.x() + INSET, box.y(), box.width() - 2 * INSET, 1), theme.colour("line"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 2, -1, -1), 5, 5)
        height = _lay_out(row.text, box.width())
        row.text.paint(painter, box.x() + INSET, box.y() + _DOWN, "text")
        line = QRectF(box.x() + INSET, box.y() + _DOWN + height, box.width() - _ACROSS - _GAP - 2 * INSET, _NEXT)
        paint.text(painter, row.age, fonts.of("caption"), "text3", line)
        if row.became:
            under = QRectF(box.x() + INSET, box.bottom() - EDITOR, box.width() - 2 * INSET, EDITOR - 6)
            paint.icon(painter, Icon.ARROW_RIGHT, under.x(), round(under.center().y() - 6), 12, "text2")
            paint.text(painter, row.became, fonts.of("bodyMedium"), "text", under.adjusted(18, 0, 0, 0))
        _paint_segments(painter, segments_box(box), row.state)
        painter.restore()


def height_of(row: FactRow, width: int) -> int:
    """In px; one that has changed has a line more."""
    words_ = _lay_out(row.text, width) + _NEXT
    more = EDITOR if row.state is FactState.CHANGED else 0
    return round(max(words_, SEGMENT_HEIGHT)) + 2 * _DOWN + more


def segments_box(row: QRectF) -> QRectF:
    """The three answers, at the right of the question."""
    return QRectF(row.right() - _ACROSS - INSET, row.y() + _DOWN, _ACROSS, SEGMENT_HEIGHT)


def segment(row: QRectF, state: FactState) -> QRectF:
    """The place of one answer."""
    box = segments_box(row)
    return QRectF(box.x() + STATES.index(state) * SEGMENT, box.y(), SEGMENT, box.height())


def editor_box(row: QRectF) -> QRectF:
    return QRectF(row.x() + INSET, row.bottom() - EDITOR - 3, row.width() - 2 * INSET, EDITOR)


def _paint_segments(painter: QPainter, box: QRectF, chosen: FactState | None) -> None:
    edge = box.adjusted(0.5, 0.5, -0.5, -0.5)
    shape = QPainterPath()
    shape.addRoundedRect(edge, 7, 7)
    painter.fillPath(shape, theme.colour("surface"))
    for place, state in enumerate(STATES):
        part = QRectF(box.x() + place * SEGMENT, box.y(), SEGMENT + 1, box.height())
        if state is chosen:
            ground = QPainterPath()
            ground.addRect(part)
            painter.fillPath(ground.intersected(shape), theme.colour("inkTint2"))
        role = "ink" if state is chosen else "text2"
        paint.icon(painter, _ICONS[state], round(part.center().x() - 7), round(part.center().y() - 7), 14, role)
        if place:
            painter.fillRect(QRectF(part.x(), box.y() + 1, 1, box.height() - 2), theme.colour("lineStrong"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("lineStrong"), 1))
    painter.drawPath(shape)


def _lay_out(text: SpokenText, width: float) -> float:
    font = fonts.of("body")
    return text.lay_out(max(60, width - _ACROSS - _GAP - 2 * INSET), font, round(QFontMetricsF(font).lineSpacing()))


def _age(fact: Fact, now: datetime, zone: str) -> str:
    ago = words.past(fact.asked_at, now, zone).lower()
    if fact.state is FactState.UNKNOWN:
        return tr("asked {ago}, not known then").format(ago=ago)
    return tr("heard {ago}").format(ago=ago)
