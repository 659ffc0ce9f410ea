"""A list as high as its rows, in a column that scrolls: rows of any height are laid out as they come into sight."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QScrollArea, QWidget

from reengage_desktop.ui import theme

_NEAR = 900  # px from the lower end at which more rows come
_PAGE = 6
_NOTHING = QModelIndex()

Index = QModelIndex | QPersistentModelIndex
Action = QAbstractItemView.CursorAction
_STEPS = {
    Action.MoveUp: -1,
    Action.MovePrevious: -1,
    Action.MoveDown: 1,
    Action.MoveNext: 1,
    Action.MovePageUp: -_PAGE,
    Action.MovePageDown: _PAGE,
}


class LazyList(QListView):
    """Subclasses say how high a row is, paint it, and bring more (`grow`); `hovered` is the row under the mouse.

    A list view by name, so that a screen reader reads its rows; where they stand is worked out here, since that of Qt
    asks for the height of each row whenever one is added.
    """

    def __init__(self) -> None:
        super().__init__()
        self.hovered = -1
        self._ends: list[int] = []  # where each row ends, of those that are laid out
        self._growing = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; }")  # it lies on the ground of the page
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.current().changed.connect(self.viewport().update)

    def row_height(self, place: int, width: int) -> int:
        raise NotImplementedError

    def paint_place(self, painter: QPainter, box: QRect, place: int) -> None:
        raise NotImplementedError

    def grow(self) -> bool:
        """More rows; False where there are no more."""
        return False

    def shrink(self, most: int) -> None:
        """No more rows than these, as all would have to be laid out anew."""

    def fit(self, first: int = 0) -> None:
        """As high as its rows; those before `first` are as they were."""
        width = self.viewport().width()
        del self._ends[first:]
        end = self._ends[-1] if self._ends else 0
        for place in range(len(self._ends), self.model().rowCount()):
            end += self.row_height(place, width)
            self._ends.append(end)
        self.setFixedHeight(max(1, end))
        self.viewport().update()

    def bring(self, place: int) -> None:
        """Into the view of the column."""
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        column = area.widget() if isinstance(area, QScrollArea) else None
        if isinstance(area, QScrollArea) and column is not None and 0 <= place < len(self._ends):
            box = self._box(place)
            for end in (box.bottomLeft(), box.topLeft()):
                at = self.viewport().mapTo(column, end)
                area.ensureVisible(at.x(), at.y(), 0, 12)

    # Where rows are

    def visualRect(self, index: Index) -> QRect:
        return self._box(index.row()) if index.isValid() and index.row() < len(self._ends) else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        place = bisect_right(self._ends, point.y())
        return self.model().index(place, 0) if point.y() >= 0 and place < len(self._ends) else QModelIndex()

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint | None = None) -> None:
        """The column scrolls, by `bring`."""

    def doItemsLayout(self) -> None:
        """Done by `fit`."""

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return 0

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        last, place = self.model().rowCount() - 1, self.currentIndex().row()
        ends = {Action.MoveHome: 0, Action.MoveEnd: last}
        wanted = ends[action] if action in ends else place + _STEPS.get(action, 0)
        return self.model().index(min(max(wanted, 0), last), 0)

    def setSelection(self, rect: QRect, command: object) -> None:
        box = rect.normalized()
        first, last = (bisect_right(self._ends, y) for y in (box.top(), box.bottom()))
        if first < len(self._ends):
            model, last = self.model(), min(last, len(self._ends) - 1)
            chosen = QItemSelection(model.index(first, 0), model.index(last, 0))
            self.selectionModel().select(chosen, command)  # type: ignore[call-overload]

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        first = bisect_right(self._ends, event.rect().top())
        for place in range(first, len(self._ends)):
            box = self._box(place)
            if box.top() > event.rect().bottom():
                break
            self.paint_place(painter, box, place)
        is_near = self.visibleRegion().boundingRect().bottom() > self.height() - _NEAR
        if is_near and not self._growing:
            self._growing = True
            QTimer.singleShot(0, self, self._grow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.shrink(bisect_right(self._ends, self.visibleRegion().boundingRect().bottom()) + 1)
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The column scrolls, not the list in it."""
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, place: int) -> None:
        before, self.hovered = self.hovered, place
        if place != before:
            for each in (before, place):
                if 0 <= each < len(self._ends):
                    self.viewport().update(self._box(each))

    def _grow(self) -> None:
        self._growing = False
        if self.grow():
            self.fit(len(self._ends))

    def _box(self, place: int) -> QRect:
        top = self._ends[place - 1] if place else 0
        return QRect(0, top, self.viewport().width(), self._ends[place] - top)
