"""The pile at the left: to whom each letter goes, what it is, and what it waits for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reengage_desktop.services.lettering import Piled
from reengage_desktop.ui import fonts, paint
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.side_list import ENTRY, Index, SideList, paint_ground
from reengage_desktop.ui.words import tr

from . import letter_words

WIDTH = 276
_ROW = 58


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: `state` is words, icon and role of the colour."""

    letter_id: int
    name: str
    below: str
    state: tuple[str, str, str]
    no_address: bool

    @property
    def key(self) -> int:
        return self.letter_id

    @property
    def title(self) -> str:
        return self.name

    @property
    def spoken(self) -> str:
        lacks = tr("no address yet") if self.no_address else ""
        return ", ".join(filter(None, (self.name, self.below, self.state[0], lacks)))


def entry(piled: Piled, now: datetime, zone: str) -> Entry:
    lacks, title = not piled.address.is_complete, letter_words.title(piled)
    below = title if lacks else f"{title} · {letter_words.age(piled, now, zone)}"  # there is room for one of them
    state = letter_words.state_mark(piled.letter.state)
    return Entry(piled.letter.id, piled.name, below, state, lacks)


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        each: Entry = index.data(ENTRY)
        box = QRectF(option.rect).adjusted(8, 2, -8, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, box)
        upper = QRectF(box.x() + 12, box.y() + 8, box.width() - 24, 19)
        lower = upper.translated(0, 18)
        name = upper.adjusted(0, 0, -self._mark(painter, upper, *each.state), 0)
        paint.text(painter, each.name, fonts.of("bodyStrong"), "text", name)
        if each.no_address:
            lower.adjust(0, 0, -self._mark(painter, lower, tr("no address"), Icon.MAP_PIN, "red"), 0)
        paint.text(painter, each.below, fonts.of("small", tabular=True), "text2", lower)
        painter.restore()

    def _mark(self, painter: QPainter, line: QRectF, said: str, icon: str, role: str) -> float:
        """At the right end of a line; the width it takes."""
        font = fonts.of("small", tabular=True)
        width = QFontMetricsF(font).horizontalAdvance(said) + 1
        words = QRectF(line.right() - width, line.y(), width, line.height())
        paint.text(painter, said, font, role, words)
        paint.icon(painter, icon, round(words.x() - 18), round(line.center().y() - 7), 14, role)
        return width + 26


class LetterList(SideList):
    def __init__(self) -> None:
        super().__init__(_Delegate())
        self.setObjectName("letter_list")
        self.setAccessibleName(self.tr("Letters in the pile"))
        self.setFixedWidth(WIDTH)
        self.setUniformItemSizes(True)
