"""The lists that were taken in, each with its age."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reengage_desktop.domain.call_list import CallList, ListKind, counting
from reengage_desktop.ui import fonts, paint
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.side_list import ENTRY, Index, SideList, paint_ground

from . import screening_words

WIDTH = 292
_ROW = 78


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """`role` is the colour of the age."""

    key: int
    title: str
    line: str
    age: str
    role: str
    spoken: str


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: KeptEntry = index.data(ENTRY)
        box = QRectF(option.rect).adjusted(8, 2, -8, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, box)
        line = QRectF(box.x() + 12, box.y() + 8, box.width() - 24, 19)
        paint.text(painter, entry.title, fonts.of("bodyStrong"), "text", line)
        line.translate(0, 19)
        aged = QRectF(line)
        if entry.role == "amber":
            paint.icon(painter, Icon.CLOCK_ALERT, line.x(), line.y() + 3, 13, entry.role)
            aged.adjust(18, 0, 0, 0)
        paint.text(painter, entry.age, fonts.of("small", tabular=True), entry.role, aged)
        line.translate(0, 19)
        paint.text(painter, entry.line, fonts.of("small", tabular=True), "text2", line)
        painter.restore()


class KeptLists(SideList):
    def __init__(self) -> None:
        super().__init__(_Delegate())
        self.setObjectName("kept_lists")
        self.setAccessibleName(self.tr("Your do-not-call lists"))
        self.setUniformItemSizes(True)

    def show_lists(
        self,
        lists: Sequence[CallList],
        today: date,
        check_days: Callable[[ListKind], int | None],
    ) -> None:
        """An age is watched as long as no newer list has followed."""
        current = {each.id for each in counting(lists)}
        self.show_entries(
            [_entry(each, today, check_days(each.kind) if each.id in current else None) for each in lists], 0
        )


def _entry(kept: CallList, today: date, check_days: int | None) -> KeptEntry:
    told, role = screening_words.age(kept, today, check_days)
    when = screening_words.day(kept.as_of, today)
    return KeptEntry(
        kept.id,
        f"{screening_words.short_kind(kept.kind)} · {when}",
        f"{screening_words.contents(kept)} · {kept.name}",
        told,
        role,
        screening_words.spoken_age(kept, today, check_days),
    )
