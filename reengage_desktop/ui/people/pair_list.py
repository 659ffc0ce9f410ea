"""The list of pairs who look like one, the surest first."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reengage_desktop.services.merging import Pair
from reengage_desktop.ui import fonts, paint
from reengage_desktop.ui.side_list import ENTRY, Index, SideList, paint_ground
from reengage_desktop.ui.words import tr

from . import pair_words

WIDTH = 296
_ROW = 76


@dataclass(frozen=True, slots=True)
class Entry:
    pair: Pair

    @property
    def key(self) -> tuple[int, int]:
        return self.pair.one_id, self.pair.other_id

    @property
    def title(self) -> str:
        return self.pair.one_name

    @property
    def spoken(self) -> str:
        pair = self.pair
        both = tr("{one} and {other}").format(one=pair.one_name, other=pair.other_name)
        return f"{both}, {pair_words.why_words(pair.why)}, {pair_words.percent_words(pair.percent)}"


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        pair = index.data(ENTRY).pair
        box = QRectF(option.rect).adjusted(8, 2, -8, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, box)
        line = QRectF(box.x() + 12, box.y() + 8, box.width() - 24, 19)
        for name, company in ((pair.one_name, pair.one_company), (pair.other_name, pair.other_company)):
            self._person(painter, line, name, company)
            line.translate(0, 19)
        font = fonts.of("small", tabular=True)
        sure = pair_words.percent_words(pair.percent)
        width = QFontMetricsF(font).horizontalAdvance(sure) + 1
        paint.text(painter, sure, font, "text2", QRectF(line.right() - width, line.y(), width, line.height()))
        paint.text(painter, pair_words.why_words(pair.why), font, "text2", line.adjusted(0, 0, -width - 8, 0))
        painter.restore()

    def _person(self, painter: QPainter, line: QRectF, name: str, company: str) -> None:
        """The firm takes what the name leaves of the line."""
        used = paint.text(painter, name, fonts.of("bodyStrong"), "text", line)
        rest = line.adjusted(used + 8, 0, 0, 0)
        if company and rest.width() > 40:
            paint.text(painter, company, fonts.of("small"), "text2", rest)


class PairList(SideList):
    def __init__(self) -> None:
        super().__init__(_Delegate())
        self.setObjectName("pair_list")
        self.setAccessibleName(self.tr("People who look like one"))
        self.setFixedWidth(WIDTH)
        self.setUniformItemSizes(True)
