"""Rows of the timeline, laid out when they are first painted: a badge on a line, what it was, and what was said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from reengage_desktop.domain.recount import Entry
from reengage_desktop.domain.wall_time import local
from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.call.spoken_text import SpokenText
from reengage_desktop.ui.icons import Icon

from . import timeline_words

FIRST, MORE = 24, 12  # rows that come at once: laid out within a frame
LEFT, BADGE, TITLE, LEAD = 34, 24, 20, 18
_DOWN, _BELOW, _TAG_ROOM = 4, 10, 10
_PEN = 14
_SHOWN = 700  # letters of a text; all of it where it is edited
_NOTHING = QModelIndex()

Index = QModelIndex | QPersistentModelIndex
Key = tuple[str, int]


class TimelineRow:
    """An entry with its words set in lines; `edit_height` is the room its editor takes, 0 for none."""

    def __init__(self, entry: Entry, now: datetime, zone: str, lit: str) -> None:
        self.entry = entry
        self.title = timeline_words.title(entry)
        self.when = timeline_words.when(entry, now, zone)
        self.tag, self.tone = timeline_words.tag(entry)
        self.badge = timeline_words.badge(entry)
        self.lines = [(SpokenText(_cut(line.words, lit)), line.role) for line in timeline_words.lines(entry, now, zone)]
        self.edit_height = 0
        self._height = (-1, 0)

    def height(self, width: int) -> int:
        """In px."""
        if self.edit_height:
            return _DOWN + TITLE + self.edit_height + _BELOW
        if self._height[0] != width:
            font, room = fonts.of("body"), max(80, width - LEFT - 4)
            self._height = width, round(sum(text.lay_out(room, font, LEAD) for text, _ in self.lines))
        return max(_DOWN + TITLE + self._height[1], _DOWN + BADGE) + _BELOW


class TimelineModel(QAbstractListModel):
    """Shows the first rows, and more when they are asked for (`grow`). `lit`: words that are marked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()
        self.lit = ""
        self._rows: dict[int, TimelineRow] = {}
        self._shown = 0
        self._seen: tuple[datetime, str] | None = None

    def show(self, entries: Sequence[Entry], now: datetime, zone: str, *, anew: bool) -> None:
        """`anew`: of somebody else, from the top; else as many rows as before."""
        same = not anew and [entry.key for entry in entries] == [entry.key for entry in self.entries]
        same_day = self._seen is not None and _day(*self._seen) == _day(now, zone)
        self._seen = now, zone
        if same and same_day:
            self._replace(entries)
            return
        self.beginResetModel()
        self.entries, self._rows = entries, {}
        self._shown = min(len(entries), FIRST if anew else max(FIRST, self._shown))
        self.endResetModel()

    def grow(self, least: int = 0) -> bool:
        """More rows, so that `least` are there; False where there are no more."""
        wanted = min(len(self.entries), max(self._shown + MORE, least))
        if wanted == self._shown:
            return False
        self.beginInsertRows(_NOTHING, self._shown, wanted - 1)
        self._shown = wanted
        self.endInsertRows()
        return True

    def shrink(self, most: int) -> None:
        """No more rows than these, and at least the first ones."""
        wanted = max(most, FIRST)
        if wanted < self._shown:
            self.beginRemoveRows(_NOTHING, wanted, self._shown - 1)
            self._shown = wanted
            self.endRemoveRows()

    def light(self, words: str, *, loosely: bool = True) -> int:
        """Marks these words, else (`loosely`) the longest of them that stands anywhere; its first row, -1 for none."""
        place, self._rows = -1, {} if words or self.lit else self._rows
        self.lit = ""
        parts = words.casefold().split()
        longest_first = sorted(parts, key=len, reverse=True) if loosely else ()
        for wanted in dict.fromkeys((" ".join(parts), *longest_first)):
            place = next((n for n, entry in enumerate(self.entries) if wanted in self._text(entry)), -1)
            if wanted and place >= 0:
                self.lit = wanted
                break
        return place if self.lit else -1

    def row(self, place: int) -> TimelineRow:
        assert self._seen is not None
        if place not in self._rows:
            self._rows[place] = TimelineRow(self.entries[place], *self._seen, self.lit)
        return self._rows[place]

    def place_of(self, key: Key | None) -> int:
        """-1 where it is no more."""
        return next((n for n, entry in enumerate(self.entries) if entry.key == key), -1) if key else -1

    def is_last(self, place: int) -> bool:
        return place == len(self.entries) - 1

    def sentence(self, place: int) -> str:
        assert self._seen is not None
        return timeline_words.sentence(self.entries[place], *self._seen)

    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else self._shown

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.sentence(index.row())
        return None

    def _replace(self, entries: Sequence[Entry]) -> None:
        """The same ones; words of some may have been mended."""
        for place, (old, new) in enumerate(zip(self.entries, entries, strict=True)):
            if old != new and place in self._rows:
                height = self._rows.pop(place).edit_height
                if height:
                    self.entries = entries
                    self.row(place).edit_height = height
        self.entries = entries
        self._tell(0, self._shown - 1)

    def _text(self, entry: Entry) -> str:
        assert self._seen is not None
        told = (line.words for line in timeline_words.lines(entry, *self._seen))
        return "\n".join((timeline_words.title(entry), *told)).casefold()

    def _tell(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first), self.index(last))


@dataclass(frozen=True, slots=True)
class RowState:
    """`is_last`: nothing happened before it. `lit`: words that are marked."""

    is_last: bool
    is_chosen: bool
    has_focus: bool
    is_hovered: bool
    lit: str


def paint_row(painter: QPainter, box: QRectF, row: TimelineRow, state: RowState) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if state.is_chosen and not row.edit_height:
        _mark(painter, box, focused=state.has_focus)
    if not state.is_last:
        down = QRectF(box.x() + BADGE / 2, box.y() + _DOWN + BADGE, 1, box.height())
        painter.fillRect(down, theme.colour("line"))
    _paint_badge(painter, box, row)
    _paint_head(painter, box, row, pen=row.entry.is_written and state.is_hovered and not row.edit_height)
    if not row.edit_height:
        _paint_lines(painter, box, row, state.lit)
    painter.restore()


def pen_box(box: QRectF, row: TimelineRow) -> QRectF:
    """Where the pen of a row stands."""
    right = box.right() - (_tag_width(row) + 8 if row.tag else 2)
    return QRectF(right - _PEN, box.y() + _DOWN + (TITLE - _PEN) / 2, _PEN, _PEN)


def edit_box(box: QRectF) -> QRectF:
    """Under the title, its words where those stood that are painted."""
    height = box.height() - _DOWN - TITLE - _BELOW
    return QRectF(box.x() + LEFT - 6, box.y() + _DOWN + TITLE, box.width() - LEFT + 4, height)


def _mark(painter: QPainter, box: QRectF, *, focused: bool) -> None:
    shape = QPainterPath()
    shape.addRoundedRect(box.adjusted(LEFT - 8, 1, -1, -_BELOW + 5), 6, 6)
    painter.fillPath(shape, theme.colour("hover"))
    if focused:
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawPath(shape)


def _paint_badge(painter: QPainter, box: QRectF, row: TimelineRow) -> None:
    disc = QRectF(box.x(), box.y() + _DOWN - 2, BADGE, BADGE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(row.badge.ground))
    painter.drawEllipse(disc)
    paint.icon(painter, row.badge.icon, disc.x() + 5, disc.y() + 5, 14, row.badge.role)


def _paint_head(painter: QPainter, box: QRectF, row: TimelineRow, *, pen: bool) -> None:
    line = QRectF(box.x() + LEFT, box.y() + _DOWN, box.width() - LEFT - 2, TITLE)
    if row.tag:
        width = _tag_width(row)
        tag = QRectF(line.right() - width, line.y() + 1, width, TITLE - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour({"ink": "inkTint2", "ember": "emberTint"}.get(row.tone, "greyTint")))
        painter.drawRoundedRect(tag, 5, 5)
        paint.text(painter, row.tag, _tag_font(), row.tone or "text2", tag.adjusted(7, 0, 0, 0))
        line.setRight(tag.left() - _TAG_ROOM)
    if pen:
        paint.icon(painter, Icon.PEN_LINE, pen_box(box, row).x(), pen_box(box, row).y(), _PEN, "text2")
        line.setRight(pen_box(box, row).left() - 6)
    when = QFontMetricsF(fonts.of("small", tabular=True)).horizontalAdvance(row.when)
    name = QRectF(line.x(), line.y(), max(60, line.width() - when - 8), TITLE)
    x = line.x() + paint.text(painter, row.title, fonts.of("bodyStrong"), "text", name) + 8
    after = QRectF(x, line.y() + 0.5, line.right() - x, TITLE)
    paint.text(painter, row.when, fonts.of("small", tabular=True), "text2", after)


def _paint_lines(painter: QPainter, box: QRectF, row: TimelineRow, lit: str) -> None:
    row.height(round(box.width()))
    y = box.y() + _DOWN + TITLE
    for text, role in row.lines:
        at = text.text.casefold().find(lit) if lit else -1
        spoken = (at, at + len(lit)) if at >= 0 else None
        text.paint(painter, box.x() + LEFT, y, role, lit=spoken)
        y += text.lay_out(max(80, box.width() - LEFT - 4), fonts.of("body"), LEAD)


def _day(now: datetime, zone: str) -> date:
    return local(now, zone).date()


def _tag_font() -> QFont:
    return fonts.of("small", weight=500)


def _tag_width(row: TimelineRow) -> float:
    return QFontMetricsF(_tag_font()).horizontalAdvance(row.tag) + 14


def _cut(text: str, lit: str) -> str:
    """The beginning of a long text; all of it where the words that are looked for stand further on."""
    if len(text) <= _SHOWN or (lit and lit in text.casefold() and lit not in text[:_SHOWN].casefold()):
        return text
    return f"{text[:_SHOWN].rstrip()} …"
