"""The rows of the bank as one reads them aloud: what was gained, whose it is and for whom, how often it was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reengage_desktop.domain.bank import Item
from reengage_desktop.domain.interview import Interview
from reengage_desktop.domain.story import Story, Told, said
from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.call.spoken_text import SpokenText
from reengage_desktop.ui.figures import short_date
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.words import tr

from . import bank_words

ROW = int(Qt.ItemDataRole.UserRole)
PAD = 24
_LEAD, _POINTS, _WIDEST = 21.0, 12.75, 680
_HEAD, _BELOW, _GAP = 22, 18, 12  # px
_KEPT = 2_000  # texts
_ENDS = (".", "!", "?", "…", "”", '"')
_NOTHING = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """`head` stands over the words, `below` and `told` under them, left and right; `explained`: how it was counted."""

    item: Item
    head: str
    words: str
    below: str
    told: str
    explained: str = ""

    @property
    def spoken(self) -> str:
        return ". ".join(part.rstrip(".") for part in (self.head, self.words, self.below, self.told) if part)


def story_row(story: Story, told: Told) -> Row:
    head = story.figure if story.words else ""
    explained = bank_words.how_counted() if told.times else ""
    return Row(story, head, said(story), bank_words.fits_words(story), bank_words.told_words(told), explained)


def interview_row(interview: Interview, stories: int, today: date) -> Row:
    """`stories`: how many were made of it."""
    held = interview.held_on
    head = tr("Interview, {day}").format(day=short_date(held, today)) if held is not None else tr("Interview")
    answers = (" ".join(answer.split()) for answer in interview.answers)
    said_all = " ".join(answer if answer.endswith(_ENDS) else f"{answer}." for answer in answers if answer)
    return Row(interview, head, said_all, bank_words.fits_words(interview), bank_words.made_words(stories))


class BankModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_of(self, item: Item) -> int:
        """The place of what has its kind and id, -1 where it is not shown."""
        same = (type(item), item.id)
        return next((n for n, row in enumerate(self.rows) if (type(row.item), row.item.id) == same), -1)

    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.explained or None
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class BankDelegate(QStyledItemDelegate):
    """Texts are laid out once for each width, since a list asks for the height of every row each time it is filled."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._texts: dict[tuple[str, float, int], tuple[float, SpokenText]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)
        row: Row = index.data(ROW)
        text, _ = self._laid_out(row, view.viewport().width() - 2 * PAD)
        return QSize(0, round(text) + _BELOW + 2 * _GAP + 4 + (_HEAD if row.head else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _ground(painter, option, box)
        inside = box.adjusted(PAD, _GAP, -PAD, -_GAP - 1)
        if row.head:
            paint.text(
                painter, row.head, fonts.of("heading"), "text", QRectF(inside.x(), inside.y(), inside.width(), 18)
            )
            inside.adjust(0, _HEAD, 0, 0)
        _, text = self._laid_out(row, inside.width())
        text.paint(painter, inside.x(), inside.y(), "read")
        self._paint_below(painter, row, QRectF(inside.x(), inside.bottom() - _BELOW, inside.width(), _BELOW))
        if option.state & QStyle.StateFlag.State_Selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        painter.restore()

    def _paint_below(self, painter: QPainter, row: Row, line: QRectF) -> None:
        small = fonts.of("small")
        told = paint.text(painter, row.told, small, "text3", line, Qt.AlignmentFlag.AlignRight)
        named = row.item.may_name and bool(row.item.customer)
        paint.icon(painter, Icon.USER_ROUND_CHECK if named else Icon.LOCK, line.x(), line.center().y() - 7, 14)
        paint.text(painter, row.below, small, "text2", line.adjusted(22, 0, -told - 16, 0))

    def _laid_out(self, row: Row, width: float) -> tuple[float, SpokenText]:
        view = self.parent()
        assert isinstance(view, QListView)
        lead = round(_LEAD * view.logicalDpiY() / 72)
        key = (row.words, max(120, min(_WIDEST, width)), lead)
        if key not in self._texts:
            if len(self._texts) >= _KEPT:
                self._texts.clear()
            text = SpokenText(row.words)
            self._texts[key] = text.lay_out(key[1], fonts.of("script", points=_POINTS), lead), text
        return self._texts[key]


def _ground(painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
    on = bool(option.state & QStyle.StateFlag.State_Selected)
    if on or option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(box, theme.colour("inkTint" if on else "hover"))
    if on:
        painter.fillRect(QRectF(box.x(), box.y(), 3, box.height()), theme.colour("ink"))
    painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), theme.colour("line"))
