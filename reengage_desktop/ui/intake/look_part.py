"""Rows that need a look: how many, which, and the cell of one of them to be mended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reengage_desktop.domain.columns import PERSON, Mapping
from reengage_desktop.domain.table import Row
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button

from .count import INDENT, Count, counted
from .look import LISTED, Look
from .look_editor import HEIGHT, LookEditor
from .look_list import FEW, INSET, LookList


class LookPart(QWidget):
    """`row_wanted` carries the `Look` whose row is to be read again (see `show_row`), `mended` (line, column, text).

    `all_shown`: they take the room of what stands below.
    """

    row_wanted = Signal(object)
    mended = Signal(object)
    all_shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._looks: tuple[Look, ...] = ()
        self._kept: set[Look] = set()
        self._header: Sequence[str] = ()
        self._mapping: Mapping = ()
        self._mended: dict[tuple[int, int], str] = {}
        self._wanted: Look | None = None
        self._rows = self._left_out = 0
        self.count = Count(Icon.TRIANGLE_ALERT, "amber", "look")
        self.show_all_button = Button(self.tr("Show all"), "link", name="show_all_button")
        self.show_all_button.setAutoDefault(False)
        self.count.row.addWidget(self.show_all_button)
        self.list = LookList(actions=True)
        self.list.setAccessibleName(self.tr("Rows that need a look"))
        self.editor = LookEditor()
        self.editor.setParent(self)
        self._lay_out()
        self.show_all_button.clicked.connect(self.show_all)
        self.list.picked.connect(self._pick)
        self.list.verticalScrollBar().valueChanged.connect(self._close_editor)
        self.editor.mended.connect(self.mended)
        self.editor.kept.connect(self._keep)
        self.editor.closed.connect(self._editor_closed)

    def set_columns(self, header: Sequence[str], mapping: Mapping, mended: dict[tuple[int, int], str]) -> None:
        """What cells are called and become, and what was written anew."""
        self._header, self._mapping, self._mended = header, mapping, mended

    def set_looks(self, looks: tuple[Look, ...], rows: int, left_out: int) -> None:
        """The first `looks`, of so many `rows` in all; `left_out`: how many rows will not come in."""
        self._looks = tuple(look for look in looks if look not in self._kept)
        self._rows = rows - len({look.line for look in looks} - {look.line for look in self._looks})
        self._left_out = left_out
        self._show()

    def forget(self) -> None:
        """Another list: nothing of it was looked at."""
        self._kept.clear()
        self.set_looks((), 0, 0)

    def show_all(self) -> None:
        self.list.set_all(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.show_all_button.hide()
        self.all_shown.emit()

    def show_row(self, row: Row) -> None:
        """The row that was asked for: its cell can be written anew."""
        line, cells = row
        look = self._wanted
        if look is None or look.line != line:
            return
        columns = [look.column] if look.column >= 0 else self._telling()
        told = {
            column: self._mended.get((line, column), cells[column] if column < len(cells) else "")
            for column in columns
            if column < len(self._header)
        }
        if told:
            self.editor.open(look, told, self._header)
            self.list.setMinimumHeight(HEIGHT)
            self.list.setMaximumHeight(max(HEIGHT, self.list.maximumHeight()))
            self._place_editor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_editor()

    def _telling(self) -> list[int]:
        """The columns that tell who somebody is."""
        return [place for place, field in enumerate(self._mapping) if field in PERSON]

    def _show(self) -> None:
        out = counted(self.tr("{n} rows are left out."), self.tr("1 row is left out."), self._left_out)
        told = out if self._left_out else self.tr("All of them are kept.")
        if len(self._looks) >= LISTED:
            told += " " + self.tr("The first {n} are listed.").format(n=f"{LISTED:,}")
        self.count.say(counted(self.tr("{n} need a look"), self.tr("1 needs a look"), self._rows), told)
        self.list.set_entries(self._looks)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setVisible(bool(self._looks))
        self.show_all_button.setVisible(len(self._looks) > FEW)

    def _pick(self, look: object) -> None:
        assert isinstance(look, Look)
        if look.can_fix:
            self._wanted = look
            self.row_wanted.emit(look)
        elif look.column < 0 and look.action:
            self._keep(look)

    def _keep(self, look: object) -> None:
        assert isinstance(look, Look)
        row = self.list.currentIndex().row()
        self._kept.add(look)
        self._looks = tuple(each for each in self._looks if each != look)
        self._rows -= all(each.line != look.line for each in self._looks)
        self._show()
        if self._looks:
            self.list.setCurrentIndex(self.list.looks.index(min(row, len(self._looks) - 1)))

    def _close_editor(self) -> None:
        if self.editor.isVisible():
            self.editor.leave()

    def _editor_closed(self) -> None:
        self.list.set_all(self.show_all_button.isHidden() and len(self._looks) > FEW)
        self.list.setFocus()

    def _place_editor(self) -> None:
        if not self.editor.isVisible():
            return
        if (layout := self.layout()) is not None:
            layout.activate()
        row = self.list.visualRect(self.list.currentIndex())
        ground = QRect(self.list.mapTo(self, self.list.viewport().pos()), self.list.viewport().size())
        top = min(ground.top() + row.top(), ground.bottom() + 1 - HEIGHT)
        self.editor.setGeometry(ground.left() - INSET, max(ground.top(), top), ground.width() + INSET, HEIGHT)

    def _lay_out(self) -> None:
        looks = QHBoxLayout()
        looks.setContentsMargins(INDENT - INSET, 0, 0, 0)
        looks.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.count)
        column.addLayout(looks, 1)
