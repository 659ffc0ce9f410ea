"""The table of prospects: one selected person, kept by id, and keys, pointer and menu that say what is wished."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from reengage_desktop.domain.listing import SortBy
from reengage_desktop.ui import theme, tokens
from reengage_desktop.ui.widgets import own_viewport

from .cells import FALLING_FIRST, SORTS, Column
from .hover_actions import HoverActions, RowAction, row_menu
from .look_ahead import LookAhead
from .prospect_model import Index, ProspectModel
from .row_painter import Columns, RowPainter, RowState
from .sort_header import SortHeader

_KEYS = {
    Qt.Key.Key_Return: RowAction.CALL,
    Qt.Key.Key_Enter: RowAction.CALL,
    Qt.Key.Key_O: RowAction.OPEN,
    Qt.Key.Key_E: RowAction.NOTE,
    Qt.Key.Key_M: RowAction.MOVE,
    Qt.Key.Key_L: RowAction.LETTER,
    Qt.Key.Key_W: RowAction.MAIL,
    Qt.Key.Key_G: RowAction.LADDER,
    Qt.Key.Key_Equal: RowAction.PAYOFF,
    Qt.Key.Key_X: RowAction.DESK,
}
_STEPS = {
    Qt.Key.Key_K: QAbstractItemView.CursorAction.MoveUp,
    Qt.Key.Key_J: QAbstractItemView.CursorAction.MoveDown,
}


class ProspectTable(QTableView):
    """`asked` carries (`RowAction`, id), `sort_asked` (`SortBy`, descending)."""

    asked = Signal(object, object)
    sort_asked = Signal(object, object)

    def __init__(self, model: ProspectModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_viewport(self)
        self.setObjectName("prospect_table")
        self._model = model
        self._row_height = tokens.size("table_row")
        self._narrow = False
        self._sort, self._descending = SortBy.BEST, True
        self.row_state = RowState()
        self._painter = RowPainter(model, self.row_state)
        self._look_ahead = LookAhead(model, self._painter, self)
        self.hover_actions = HoverActions(self.viewport())
        self.setModel(model)
        self.hover_actions.asked.connect(self._ask_for_hovered)
        self.hover_actions.menu_asked.connect(self._show_menu_of_hovered)
        self._header = SortHeader(self)
        self.setHorizontalHeader(self._header)
        self._set_up()
        self._set_up_header()

    # The person who is selected

    @property
    def selected_id(self) -> int | None:
        return self._model.id_at(self.currentIndex().row())

    def show_ids(self, ids: Iterable[int], *, select: int | None, from_top: bool) -> None:
        """Another list. `select` is who shall be selected, else the first.

        From the top, or (a refresh) with that person, or whoever stood at the top, where they stood on the screen.
        """
        if from_top:
            self._set_ids(ids)
            self.select_row(max(self._model.row_of(select), 0))
            self.verticalScrollBar().setValue(0)
            self.scrollTo(self.currentIndex())
        else:
            self._show_in_place(ids, select)
        self._follow_pointer()

    def _show_in_place(self, ids: Iterable[int], select: int | None) -> None:
        bar = self.verticalScrollBar()
        before = self._model.row_of(select)
        anchor = select if before >= 0 and self._is_in_sight(before) else self._model.id_at(self.rowAt(0))
        offset = self._model.row_of(anchor) * self._row_height - bar.value()
        self._set_ids(ids)
        found = self._model.row_of(select)
        if found < 0 and before >= 0:
            found = min(before, self._model.rowCount() - 1)  # the one who went: the next moves up
        self.select_row(max(found, 0))
        if (at := self._model.row_of(anchor)) >= 0:
            bar.setValue(at * self._row_height - offset)

    def _set_ids(self, ids: Iterable[int]) -> None:
        self._model.set_ids(ids)
        self.updateGeometries()  # the scroll bar's range is that of the new list from here on

    def select_row(self, row: int) -> None:
        if self._model.rowCount():
            self.setCurrentIndex(self._model.index(row, 0))

    def repaint_rows(self) -> None:
        """Fetch what is in sight again, in the same order."""
        self._model.forget_rows()
        self.viewport().update()

    # Looks

    def set_narrow(self, narrow: bool) -> None:
        """Without the last contact, which stays in the tooltip."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._header.fit(narrow)
        self.hover_actions.set_short(narrow)
        self._hover(-1)

    def set_sort(self, sort: SortBy, descending: bool) -> None:
        self._sort, self._descending = sort, descending
        self._header.set_sort(sort, descending)

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # scrolling moves what is painted
        self.setAccessibleName(self.tr("Prospects"))
        self.doubleClicked.connect(lambda index: self._ask(RowAction.OPEN, index.row()))

    def _set_up_header(self) -> None:
        upright, header = self.verticalHeader(), self._header
        upright.hide()
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        upright.setDefaultSectionSize(self._row_height)
        header.fit(False)
        header.sectionClicked.connect(self._ask_sort)

    # Wishes

    def _ask(self, action: RowAction, row: int) -> None:
        prospect_id = self._model.id_at(row)
        if prospect_id is not None:
            self.asked.emit(action, prospect_id)

    def _ask_for_hovered(self, action: RowAction) -> None:
        self._ask(action, self.row_state.hovered)

    def _ask_sort(self, section: int) -> None:
        sort = SORTS[Column(section)]
        falling = not self._descending if sort is self._sort else sort in FALLING_FIRST
        self.sort_asked.emit(sort, falling)

    def _show_menu_of_hovered(self, place: QPoint) -> None:
        self.show_menu(self.row_state.hovered, place)

    def show_menu(self, row: int, place: QPoint) -> None:
        prospect_id = self._model.id_at(row)
        if prospect_id is None:
            return
        self.select_row(row)
        row_menu(self, lambda action: self.asked.emit(action, prospect_id)).popup(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in _KEYS:
            self._ask(_KEYS[key], self.currentIndex().row())
        elif plain and key in _STEPS:
            self.setCurrentIndex(self.moveCursor(_STEPS[key], event.modifiers()))
        elif key == Qt.Key.Key_Escape or (event.text().isprintable() and event.text().strip()):
            event.ignore()  # a letter is a key of the page or the window
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: the search field finds people, and Qt's own search would fetch every row."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            box = self.visualRect(self.currentIndex())
            self.show_menu(self.currentIndex().row(), self.viewport().mapToGlobal(box.center()))
            return
        self.show_menu(self.rowAt(self.viewport().mapFromGlobal(event.globalPos()).y()), event.globalPos())

    # Painting, and what the painter is told

    def paintEvent(self, event: QPaintEvent) -> None:
        box, width = event.rect(), self.viewport().width()
        painter = QPainter(self.viewport())
        painter.fillRect(box, theme.colour("surface"))
        columns = self._columns()
        rows = self._rows_between(box.top(), box.bottom())
        self._model.fetch(rows.start, rows.stop - 1)
        for row in rows:
            self._painter.paint(painter, row, self.rowViewportPosition(row), width, columns)
        painter.end()
        self._look_ahead.around(self._rows_between(0, self.viewport().height() - 1), columns)

    def _columns(self) -> Columns:
        return [
            (column, self.columnViewportPosition(column), self.columnWidth(column))
            for column in Column
            if not self.isColumnHidden(column)
        ]

    def _rows_between(self, top: int, bottom: int) -> range:
        first, last = self.rowAt(top), self.rowAt(bottom)
        return range(first, (last if last >= 0 else self._model.rowCount() - 1) + 1) if first >= 0 else range(0)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.row_state.selected = current.row()
        self._update_row(previous.row())
        self._update_row(current.row())
        self._place_actions()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.row_state.focused = True
        self._update_row(self.row_state.selected)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.row_state.focused = False
        self._update_row(self.row_state.selected)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(round(event.position().y())))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._follow_pointer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_actions()

    def _follow_pointer(self) -> None:
        """Rows moved under a pointer that stood still."""
        if self.row_state.hovered < 0:
            return
        at = self.viewport().mapFromGlobal(QCursor.pos())
        self._hover(self.rowAt(at.y()) if self.viewport().rect().contains(at) else -1)
        self._place_actions()

    def _hover(self, row: int) -> None:
        if row == self.row_state.hovered:
            return
        before, self.row_state.hovered = self.row_state.hovered, row
        self._update_row(before)
        self._update_row(row)
        self._place_actions()

    def _place_actions(self) -> None:
        row = self.row_state.hovered
        if self._model.id_at(row) is None:
            self.hover_actions.hide()
            return
        x = self.columnViewportPosition(Column.NEXT)
        selected = row == self.row_state.selected
        edge = 2 if selected and self.row_state.focused else 0
        y = self.rowViewportPosition(row)
        self.hover_actions.set_ground("inkTint" if selected else "hover")
        self.hover_actions.setGeometry(x, y + edge, self.viewport().width() - x - edge, self._row_height - 1 - 2 * edge)
        self.hover_actions.show()

    def _update_row(self, row: int) -> None:
        if row >= 0:
            self.viewport().update(0, self.rowViewportPosition(row), self.viewport().width(), self._row_height)

    def _is_in_sight(self, row: int) -> bool:
        y = self.rowViewportPosition(row)
        return -self._row_height < y < self.viewport().height()
