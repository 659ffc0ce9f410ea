"""The list of imports, the newest first."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reengage_desktop.ui import fonts, paint
from reengage_desktop.ui.side_list import ENTRY, Index, SideList, paint_ground

WIDTH = 296
_ROW = 62


@dataclass(frozen=True, slots=True)
class TakenEntry:
    """`line`: when, and how many; an import that is undone is pale."""

    key: int
    title: str
    line: str
    is_undone: bool

    @property
    def spoken(self) -> str:
        return f"{self.title}, {self.line}"


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: TakenEntry = index.data(ENTRY)
        box = QRectF(option.rect).adjusted(8, 2, -8, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, box)
        line = QRectF(box.x() + 12, box.y() + 9, box.width() - 24, 20)
        paint.text(painter, entry.title, fonts.of("bodyStrong"), "text3" if entry.is_undone else "text", line)
        line.translate(0, 20)
        paint.text(painter, entry.line, fonts.of("small", tabular=True), "text2", line)
        painter.restore()


class TakenList(SideList):
    def __init__(self) -> None:
        super().__init__(_Delegate())
        self.setObjectName("taken_list")
        self.setAccessibleName(self.tr("Imports"))
        self.setFixedWidth(WIDTH)
        self.setUniformItemSizes(True)
