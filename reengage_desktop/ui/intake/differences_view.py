"""What an import would change in people who are here: whose, which field, before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from reengage_desktop.domain.difference import Difference
from reengage_desktop.domain.intake_choice import Known
from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.words import tr

from .field_words import changed_words
from .sub_view import SubView

ROW, LIMIT = 34, 200
_LEFT, _GAP, _NAME, _WHAT, _ARROW, _LONGEST = 20, 12, 150, 104, 14, 120
_BEFORE = 0.38  # of the room for both
_ADDED = frozenset({"phone", "email", "quote", "reason"})

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Changed:
    """One field of one person; `name` is "" where the person is the one above."""

    person: str
    name: str
    what: str
    before: str
    after: str
    is_added: bool = False

    @property
    def before_words(self) -> str:
        return self.before or (tr("(added)") if self.is_added else tr("(empty)"))

    @property
    def spoken(self) -> str:
        told = tr("{name}, {what}: {after}") if not self.before else tr("{name}, {what}: {before} becomes {after}")
        return told.format(name=self.person, what=self.what, before=self.before, after=self.after)


class DifferencesModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Changed] = []

    def set_differences(self, found: Sequence[Difference]) -> None:
        self.beginResetModel()
        self.rows = [
            Changed(
                each.name,
                "" if place else each.name,
                changed_words(c.what),
                _short(c.before),
                _short(c.after),
                c.what in _ADDED,
            )
            for each in found
            for place, c in enumerate(each.changes)
        ]
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self.rows[index.row()].spoken if shown else None


class DifferencesDelegate(QStyledItemDelegate):
    """Who, which field, what stands there, an arrow, and what will."""

    def __init__(self, rows: DifferencesModel, parent: QListView) -> None:
        super().__init__(parent)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, box = self._rows.rows[index.row()], QRectF(option.rect)
        painter.fillRect(box, theme.colour("surface"))
        if row.name:
            painter.fillRect(QRectF(box.x(), box.y(), box.width(), 1), theme.colour("line"))
        x, small = box.x() + _LEFT, fonts.of("small", tabular=True)
        paint.text(painter, row.name, fonts.of("bodyMedium"), "text", QRectF(x, box.y(), _NAME, ROW))
        x += _NAME + _GAP
        paint.text(painter, row.what, fonts.of("small"), "text3", QRectF(x, box.y(), _WHAT, ROW))
        x += _WHAT + _GAP
        room = box.right() - _LEFT - x - _ARROW - 2 * _GAP
        role, width = ("text2" if row.before else "text3"), room * _BEFORE
        paint.text(painter, row.before_words, small, role, QRectF(x, box.y(), width, ROW))
        x += width + _GAP
        paint.icon(painter, Icon.ARROW_RIGHT, round(x), round(box.center().y() - _ARROW / 2), _ARROW, "text3")
        x += _ARROW + _GAP
        after = fonts.of("small", tabular=True, weight=500)
        paint.text(painter, row.after or tr("(empty)"), after, "text", QRectF(x, box.y(), room - width, ROW))


class DifferencesView(SubView):
    def __init__(self) -> None:
        super().__init__(self.tr("What changes in people who are here"), "differences_view")
        self.model = DifferencesModel()
        self.list = QListView()
        self.list.setObjectName("differences_list")
        self.list.setAccessibleName(self.title_label.text())
        self.list.setModel(self.model)
        self.list.setItemDelegate(DifferencesDelegate(self.model, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.empty_label = Fitting("", "body", "text2", name="no_differences")
        self.empty_label.setContentsMargins(20, 16, 20, 16)
        self.body.addWidget(self.empty_label)
        self.body.addWidget(self.list, 1)
        self.body.addStretch(0)

    def set_busy(self) -> None:
        """Until they are known."""
        self.remark_label.setText(self.tr("Looking…"))

    def set_differences(self, found: Sequence[Difference], known: Known) -> None:
        self.model.set_differences(found)
        self.list.setVisible(bool(found))
        self.list.scrollToTop()
        nothing = {
            Known.FILL: self.tr("Nothing: all that the list says of them is here already."),
            Known.REPLACE: self.tr("Nothing: the list says of them what is here already."),
            Known.SKIP: self.tr("Nothing. They stay as they are."),
        }
        self.empty_label.setText(nothing[known])
        self.empty_label.setVisible(not found)
        self.remark_label.setText(self.tr("The first {n} rows").format(n=LIMIT) if len(found) >= LIMIT else "")

    def focus_first(self) -> None:
        (self.list if self.model.rows else self.back_button).setFocus()


def _short(text: str) -> str:
    return " ".join(text[:_LONGEST].split())
