"""The timeline as a list, in which entries are copied, and mended where they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from reengage_desktop.domain.recount import Entry, EntryKind

from .entry_edit import EntryEdit
from .lazy_list import LazyList
from .timeline_rows import Key, RowState, TimelineModel, edit_box, paint_row, pen_box

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
_OWN = (*_ENTER, *_MOVES, Qt.Key.Key_Delete)
_LEFT = Qt.MouseButton.LeftButton


class TimelineList(LazyList):
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
        self.setModel(self.rows)
        self.editor.kept.connect(self._keep)
        self.editor.left.connect(self.close_editor)
        self.editor.removed.connect(self._remove_edited)
        self.editor.grew.connect(self._refit_editor)

    def show_entries(self, entries: Sequence[Entry], now: datetime, zone: str, *, anew: bool = False) -> None:
        """The cursor stays where it is, by the entry; `anew`: of somebody else."""
        at = self.currentIndex().row()
        key = self.rows.entries[at].key if 0 <= at < len(self.rows.entries) and not anew else None
        edited = self.editor.entry.key if self.editor.entry and not anew else None
        self.rows.show(entries, now, zone, anew=anew)
        place = self.rows.place_of(key)
        if 0 <= place < self.rows.rowCount() and place != self.currentIndex().row():
            self.setCurrentIndex(self.rows.index(place))
        if edited is not None:
            self._go_on_editing(self.rows.place_of(edited))
        self.fit()

    def stand_on(self, key: Key) -> None:
        """The cursor goes to this entry, if it is among those that are shown."""
        if 0 <= (place := self.rows.place_of(key)) < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(place))

    def edit_entry(self, place: int) -> None:
        """Its words become fields, if they are the salesperson's own."""
        entry = self.rows.entries[place]
        if not entry.is_written or (self.editor.entry and self.editor.entry.key == entry.key):
            return
        self.close_editor()
        self.setCurrentIndex(self.rows.index(place))
        self.editor.setGeometry(self._room(place))
        self.editor.open(entry)
        self._refit_editor()
        self.bring(place)

    def keep_now(self) -> None:
        """What is typed in an entry is kept, also where that was refused before."""
        if self.editor.entry is None:
            return
        self.editor.keep_now()
        entry = self.editor.entry
        if self.editor.words() != (entry.note, entry.learned):
            self._keep(*self.editor.words(), empty_too=True)

    def close_editor(self) -> None:
        """Kept first; it stays open where that is refused."""
        self.keep_now()
        if self.editor.entry is None:
            return
        is_here = self.rows.place_of(self.editor.entry.key) >= 0
        if not is_here or self.editor.words() == (self.editor.entry.note, self.editor.entry.learned):
            self.drop_editor()

    def drop_editor(self) -> None:
        """What stands in it was kept, or belongs to nothing any more."""
        if self.editor.entry is None:
            return
        had_focus = self.editor.has_focus()
        place = self.rows.place_of(self.editor.entry.key)
        self.editor.entry = None
        self.editor.hide()
        if 0 <= place < self.rows.rowCount():
            self.rows.row(place).edit_height = 0
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()

    def light(self, words: str, *, loosely: bool = True) -> QWidget | None:
        """Marks the words; a widget at the first entry in which they stand, None if they stand nowhere."""
        place = self.rows.light(words, loosely=loosely)
        if self.editor.entry is not None:
            self._refit_editor()
        if place >= self.rows.rowCount():
            self.rows.grow(place + 1)
        self.fit()
        if place < 0:
            return None
        self.mark.setGeometry(self.visualRect(self.rows.index(place)))
        return self.mark

    def copy(self) -> None:
        """The chosen entries as text, in the order of the list."""
        places = sorted(index.row() for index in self.selectedIndexes())
        if places:
            QApplication.clipboard().setText("\n\n".join(map(self.rows.sentence, places)))

    # The rows

    def row_height(self, place: int, width: int) -> int:
        return self.rows.row(place).height(width)

    def paint_place(self, painter: QPainter, box: QRect, place: int) -> None:
        index = self.rows.index(place)
        state = RowState(
            is_last=self.rows.is_last(place),
            is_chosen=self.selectionModel().isSelected(index),
            has_focus=self.hasFocus() and index == self.currentIndex(),
            is_hovered=place == self.hovered,
            lit=self.rows.lit,
        )
        paint_row(painter, QRectF(box), self.rows.row(place), state)

    def grow(self) -> bool:
        return self.rows.grow()

    def shrink(self, most: int) -> None:
        if self.editor.entry is None:
            self.rows.shrink(most)

    def fit(self, first: int = 0) -> None:
        super().fit(first)
        if self.editor.entry is not None and first == 0:
            self.editor.setGeometry(self._room(self.rows.place_of(self.editor.entry.key)))

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
            self.bring(self.currentIndex().row())
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
        menu, place, entry = QMenu(self), index.row(), self.rows.entries[index.row()]
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._action(self.tr("Copy"), "Ctrl+C", self.copy))
        if entry.is_written:
            menu.addAction(self._action(self.tr("Edit"), "Return", lambda: self.edit_entry(place)))
        if entry.kind is EntryKind.NOTE:
            menu.addAction(self._action(self.tr("Remove"), "Del", lambda: self.removed.emit(entry)))
        menu.popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.rows.entries and not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # The editor

    def _room(self, place: int) -> QRect:
        return edit_box(QRectF(self.visualRect(self.rows.index(place)))).toRect()

    def _refit_editor(self) -> None:
        if self.editor.entry is None:
            return
        place = self.rows.place_of(self.editor.entry.key)
        wanted = self.editor.sizeHint().height()
        if place >= 0 and self.rows.row(place).edit_height != wanted:
            self.rows.row(place).edit_height = wanted
            self.fit()

    def _go_on_editing(self, place: int) -> None:
        """The rows came anew: what is typed goes on where the entry is now."""
        if not 0 <= place < self.rows.rowCount():
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

    def _action(self, words: str, keys: str, do: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(do)
        return action
