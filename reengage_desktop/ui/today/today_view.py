"""The list of today's calls: walked by arrows or J and K, called by Enter or a click."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from reengage_desktop.ui.widgets import own_viewport

from .today_delegate import MARGIN, MARK, ROW
from .today_model import TodayModel
from .today_rows import Kind

_ARROWS = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SECOND_LINE = 23


class TodayView(QListView):
    """`chosen`, `reason_wanted` and `payoff_wanted` carry the index: the click on what lacks, or the key E, wants to
    write it; the key = wants the sum.
    """

    chosen = Signal(QModelIndex)
    reason_wanted = Signal(QModelIndex)
    payoff_wanted = Signal(QModelIndex)

    def __init__(self, model: TodayModel) -> None:
        super().__init__()
        own_viewport(self)
        self.setObjectName("today_list")
        self.setProperty("kind", "panel")
        self.setAccessibleName(self.tr("Today’s calls"))
        self.setModel(model)
        self._calls = model
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in _ENTER and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        elif plain and key is Qt.Key.Key_E and self.currentIndex().isValid():
            self.reason_wanted.emit(self.currentIndex())
        elif key is Qt.Key.Key_Equal and self.currentIndex().isValid():
            self.payoff_wanted.emit(self.currentIndex())
        elif plain and key in _ARROWS:
            super().keyPressEvent(QKeyEvent(event.type(), _ARROWS[key], event.modifiers()))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        if self._on_what_lacks(index, event.position()):
            self.reason_wanted.emit(index)
        else:
            self.chosen.emit(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and not self._calls.row_at(self.currentIndex()):
            self.setCurrentIndex(self._calls.first_call())

    def _on_what_lacks(self, index: QModelIndex, place: QPointF) -> bool:
        """On the red sentence, or on the mark at the end of the second line."""
        row, box = index.data(ROW), self.visualRect(index)
        if row.kind not in (Kind.NEXT, Kind.NOW) or place.y() <= box.y() + _SECOND_LINE:
            return False
        if row.kind is Kind.NEXT and row.lack and place.x() > box.right() - MARGIN - MARK - 4:
            return True
        said = row.kind is Kind.NOW or not row.promise
        return bool(row.role == "red" and said)
