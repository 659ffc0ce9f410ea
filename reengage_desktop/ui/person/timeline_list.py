"""The timeline as a list: as high as its rows, which come while one scrolls; entries are copied and mended in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView, QMenu, QScrollArea, QWidget

from reengage_desktop.domain.recount import Entry, EntryKind
from reengage_desktop.ui import theme

from .entry_edit import EntryEdit
from .timeline_rows import TimelineDelegate, TimelineModel, edit_box, pen_box

_NEAR = 900  # px from the lower end at which more rows come
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
_OWN = (*_ENTER, *_MOVES, Qt.Key.Key_Delete)
_LEFT = Qt.MouseButton.LeftButton


class TimelineList(QListView):
    """`kept` carries an entry with its note and what was learned; `removed` an entry."""

    kept = Signal(object, str, str)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("timeline_list")
        self.setAccessibleName(self.tr("Timeline"))
        self.rows = TimelineModel(self)
        self.editor = EntryEdit(self.viewport())
        self.editor.hide()
        self.mark = QWidget(self.viewport())  # where the words are that were looked for
        self.mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._growing = False
        self.setModel(self.rows)
        self.setItemDelegate(TimelineDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; }")  # it lies on the ground of the page
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.editor.kept.connect(self._keep)
        self.editor.left.connect(self.close_editor)
        self.editor.removed.connect(self._remove_edited)
        self.editor.grew.connect(self._refit_editor)
        theme.current().changed.connect(self.viewport().update)

    def show_entries(self, entries: Sequence[Entry], now: datetime, zone: str, *, anew: bool = False) -> None:
        """The cursor stays where it is, by the entry; `anew`: of somebody else."""
        at = self.currentIndex().row()
        key = self.rows.entries[at].key if 0 <= at < len(self.rows.entries) and not anew else None
        edited = self.editor.entry.key if self.is_editing and self.editor.entry else None
        self.rows.show(entries, now, zone, anew=anew)
        place = self.rows.place_of(key)
        if 0 <= place < self.rows.rowCount() and place != self.currentIndex().row():
            self.setCurrentIndex(self.rows.index(place))
        if edited is not None:
            self._go_on_editing(self.rows.place_of(edited))
        self._fit()

    @property
    def is_editing(self) -> bool:
        return self.editor.isVisibleTo(self)

    def edit_entry(self, place: int) -> None:
        """Its words become fields, if they are the salesperson's own."""
        entry = self.rows.entries[place]
        if not entry.is_written or (self.is_editing and self.editor.entry and self.editor.entry.key == entry.key):
            return
        self.close_editor()
        self.setCurrentIndex(self.rows.index(place))
        self.editor.setGeometry(self._room(place))
        self.editor.open(entry)
        self._refit_editor()
        self._bring(place)

    def keep_now(self) -> None:
        """What is typed in an entry is kept, also where that was refused before."""
        if not self.is_editing or self.editor.entry is None:
            return
        self.editor.keep_now()
        entry = self.editor.entry
        if self.editor.words() != (entry.note, entry.learned):
            self._keep(*self.editor.words(), empty_too=True)

    def close_editor(self) -> None:
        """Kept first; it stays open where that is refused."""
        if not self.is_editing or self.editor.entry is None:
            return
        self.keep_now()
        entry, place = self.editor.entry, self.rows.place_of(self.editor.entry.key)
        if place >= 0 and self.editor.words() != (entry.note, entry.learned):
            return
        self.drop_editor()

    def drop_editor(self) -> None:
        """What stands in it was kept, or belongs to nothing any more."""
        if not self.is_editing or self.editor.entry is None:
            return
        had_focus = self.editor.has_focus()
        place = self.rows.place_of(self.editor.entry.key)
        self.editor.entry = None
        self.editor.hide()
        if 0 <= place < self.rows.rowCount():
            self.rows.row(place).edit_height = 0
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()

    def light(self, words: str) -> QWidget | None:
        """Marks the words; a widget at the first entry in which they stand, None if they stand nowhere."""
        place = self.rows.light(words)
        if place < 0:
            self._fit()
            return None
        self.rows.grow(place + 1)
        self._fit()
        self.mark.setGeometry(self.visualRect(self.rows.index(place)))
        return self.mark

    def copy(self) -> None:
        """The chosen entries as text, in the order of the list."""
        places = sorted(index.row() for index in self.selectedIndexes())
        if places:
            QApplication.clipboard().setText("\n\n".join(map(self.rows.sentence, places)))

    # Qt

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if (plain and event.key() in _OWN) or event.matches(QKeySequence.StandardKey.Copy):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.currentIndex().row()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _ENTER and place >= 0 and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.edit_entry(place)
        elif event.key() == Qt.Key.Key_Delete and place >= 0 and self.rows.entries[place].kind is EntryKind.NOTE:
            self.removed.emit(self.rows.entries[place])
        elif event.key() in _MOVES:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_End) and place >= self.rows.rowCount() - 2:
                self._grow()
            super().keyPressEvent(event)
            self._bring(self.currentIndex().row())
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is _LEFT and index.isValid() and self._on_pen(index, event.position().toPoint()):
            self.edit_entry(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() is _LEFT and index.isValid():
            self.edit_entry(index.row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos()) if event.reason() is QContextMenuEvent.Reason.Mouse else self.currentIndex()
        if not index.isValid():
            return
        if index not in self.selectedIndexes():
            self.setCurrentIndex(index)
        menu, entry = QMenu(self), self.rows.entries[index.row()]
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._action(self.tr("Copy"), "Ctrl+C", self.copy))
        if entry.is_written:
            menu.addAction(self._action(self.tr("Edit"), "Return", lambda: self.edit_entry(index.row())))
        if entry.kind is EntryKind.NOTE:
            menu.addAction(self._action(self.tr("Remove"), "Del", lambda: self.removed.emit(entry)))
        menu.popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.rows.entries and not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The column scrolls, not the list in it."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def viewportEvent(self, event: QEvent) -> bool:
        is_near = self.visibleRegion().boundingRect().bottom() > self.height() - _NEAR
        if event.type() is QEvent.Type.Paint and is_near and not self._growing:
            self._growing = True
            QTimer.singleShot(0, self, self._grow)
        return super().viewportEvent(event)

    # Inside

    def _grow(self) -> None:
        self._growing = False
        if self.rows.grow():
            self._fit()

    def _fit(self) -> None:
        """As high as its rows."""
        width = self.viewport().width()
        self.setFixedHeight(max(1, sum(self.rows.row(place).height(width) for place in range(self.rows.rowCount()))))
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        if self.is_editing and self.editor.entry is not None:
            self.editor.setGeometry(self._room(self.rows.place_of(self.editor.entry.key)))

    def _room(self, place: int) -> QRect:
        return edit_box(QRectF(self.visualRect(self.rows.index(place)))).toRect()

    def _refit_editor(self) -> None:
        if not self.is_editing or self.editor.entry is None:
            return
        place = self.rows.place_of(self.editor.entry.key)
        wanted = self.editor.sizeHint().height()
        if place >= 0 and self.rows.row(place).edit_height != wanted:
            self.rows.row(place).edit_height = wanted
            self._fit()

    def _go_on_editing(self, place: int) -> None:
        """The rows came anew: what is typed goes on where the entry is now."""
        if place < 0:
            self.drop_editor()
            return
        self.editor.entry = self.rows.entries[place]
        self.editor.note_edit.show_words(self.editor.entry.note)
        self.editor.learned_edit.show_words(self.editor.entry.learned)
        self.rows.row(place).edit_height = self.editor.sizeHint().height()

    def _keep(self, note: str, learned: str, *, empty_too: bool = False) -> None:
        """An emptied note goes only when it is left: one may be about to write it anew."""
        if self.editor.entry is not None and (note or empty_too or self.editor.entry.kind is not EntryKind.NOTE):
            self.kept.emit(self.editor.entry, note, learned)

    def _remove_edited(self) -> None:
        if entry := self.editor.entry:
            self.drop_editor()
            self.removed.emit(entry)

    def _on_pen(self, index: QModelIndex, at: QPoint) -> bool:
        row = self.rows.row(index.row())
        box = pen_box(QRectF(self.visualRect(index)), row).adjusted(-4, -4, 4, 4)
        return row.entry.is_written and box.contains(at.toPointF())

    def _bring(self, place: int) -> None:
        """Into the view of the column."""
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        column = area.widget() if isinstance(area, QScrollArea) else None
        if isinstance(area, QScrollArea) and place >= 0 and column is not None:
            box = self.visualRect(self.rows.index(place))
            for end in (box.bottomLeft(), box.topLeft()):
                at = self.viewport().mapTo(column, end)
                area.ensureVisible(at.x(), at.y(), 0, 12)

    def _action(self, words: str, keys: str, do: object) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(do)
        return action
