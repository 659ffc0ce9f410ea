"""The list of scripts at the left, under heads, with the results and stories at its end."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reengage_desktop.services.scripting import Listed
from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.side_list import ENTRY, Index, SideList, paint_ground
from reengage_desktop.ui.words import tr

from .script_words import groups, list_line

STORIES = "stories"
_WIDTH, _LEAST = 226, 150
_HEAD, _ROW, _FIRST = 36, 50, 32


@dataclass(frozen=True, slots=True)
class Entry:
    """A line; a head has no `name`. `draft`: something is typed that calls do not read yet. `shortcut` opens it."""

    words: str
    name: str = ""
    below: str = ""
    draft: bool = False
    shortcut: str = ""

    @property
    def key(self) -> str:
        return self.name

    @property
    def title(self) -> str:
        return self.words

    @property
    def spoken(self) -> str:
        changed = tr("changes not in use yet") if self.draft else ""
        return ", ".join(filter(None, (self.words, self.below, changed)))


def entries(library: list[Listed], stories: int) -> list[Entry]:
    found: list[Entry] = []
    for head, scripts in groups(library):
        if scripts:
            found.append(Entry(head))
        found += [Entry(each.title, each.name, list_line(each), each.draft) for each in scripts]
    many = tr("1 story") if stories == 1 else tr("{n} stories").format(n=stories) if stories else tr("none yet")
    return [*found, Entry(tr("To draw from")), Entry(tr("Results and stories"), STORIES, many, shortcut="B")]


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(ENTRY).name:
            return QSize(0, _ROW)
        return QSize(0, _HEAD if index.row() else _FIRST)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not entry.name:
            words = QRectF(box.x() + 20, box.bottom() - 24, box.width() - 32, 18)
            paint.text(painter, entry.words, fonts.of("small", weight=600), "text3", words)
        else:
            self._row(painter, option, box.adjusted(8, 1, -8, -1), entry)
        painter.restore()

    def _row(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, entry: Entry) -> None:
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_ground(painter, option, box)
        mark = 14 if entry.draft else 26 if entry.shortcut else 0
        upper = QRectF(box.x() + 12, box.y() + 6, box.width() - 24 - mark, 19)
        paint.text(painter, entry.words, fonts.of("bodyStrong" if on else "bodyMedium"), "text", upper)
        paint.text(painter, entry.below, fonts.of("small", tabular=True), "text2", upper.translated(0, 18))
        if entry.shortcut:
            paint.keycap(painter, entry.shortcut, box.right() - 30, box.center().y() - 9)
        if entry.draft:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("amberFill"))
            painter.drawEllipse(QRectF(box.right() - 18, upper.center().y() - 3.5, 7, 7))


class ScriptList(SideList):
    """Its keys are the names of scripts, and `STORIES`."""

    def __init__(self) -> None:
        super().__init__(_Delegate())
        self.setObjectName("script_list")
        self.setAccessibleName(self.tr("Scripts"))
        self.setMinimumWidth(_LEAST)
        self.setMaximumWidth(_WIDTH)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())
