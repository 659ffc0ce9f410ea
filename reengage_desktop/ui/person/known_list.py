"""A list of what is known: walked by arrows, its words changed where they stand, kept as they are typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView, QToolTip

from reengage_desktop.domain.fact import FactState
from reengage_desktop.ui import fonts, theme
from reengage_desktop.ui.words import tr

from . import tri_state
from .known_delegate import KnownDelegate
from .known_rows import ROW, Act, KnownModel, KnownRow
from .live_edit import LiveText

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WALK = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
_CHANGE = (*_ENTER, Qt.Key.Key_F2, Qt.Key.Key_Delete)
_NUMBERS = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3), tri_state.STATES, strict=True))
_ASIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_FIELD = QPointF(-6, -4)  # from the words to the corner of the field they are changed in
_WIDEST_LABEL = 116
_GAP = 12
_TIPS = {FactState.HOLDS: "Still true", FactState.CHANGED: "Changed", FactState.UNKNOWN: "Unknown"}


class KnownList(QListView):
    """As high as its rows. `reworded` carries a key and the words, `removed` a key, `opened` a link.

    `acted` carries a key and the name of an `Act`; `chosen` a key, a `FactState`, and whether it was only passed by
    the arrows. `fixed` is a key that stays as it is. `left`: the list is left by Esc.
    """

    reworded = Signal(int, str)
    removed = Signal(int)
    opened = Signal(str)
    acted = Signal(int, str)
    chosen = Signal(int, object, bool)
    fixed = Signal(int)
    left = Signal()

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.rows = KnownModel(self)
        self.setModel(self.rows)
        self.delegate = KnownDelegate(self)
        self.setItemDelegate(self.delegate)
        self.editor: LiveText | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setStyleSheet("QListView { background: transparent; }")  # it lies on the ground of the page
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVisible(False)
        theme.current().changed.connect(self.viewport().update)

    # What is shown

    def show_rows(self, rows: Sequence[KnownRow]) -> None:
        """The cursor stays in its place, and the field that is written in stays open."""
        if tuple(rows) == self.rows.rows:
            return
        at = self.currentIndex().row()
        self.rows.show(rows)
        metrics = QFontMetricsF(fonts.of("body"))
        widest = max((metrics.horizontalAdvance(row.label) for row in rows), default=0.0)
        self.delegate.label_width = round(min(_WIDEST_LABEL, widest)) + _GAP if widest else 0
        self.setVisible(bool(rows))
        if rows and at >= 0:
            self.setCurrentIndex(self.rows.index(min(at, len(rows) - 1)))
        if self.editing and self.rows.place(self.delegate.editing[0]) < 0:
            self.end_editing()
        self._fit()

    def light(self, words: str) -> bool:
        """Lights the first row that holds these words; whether there is one."""
        plain = words.casefold()
        found = next((row for row in self.rows.rows if plain and plain in _all_words(row)), None)
        self.delegate.lit = found.key if found else -1
        self.viewport().update()
        return found is not None

    # Changing words in place

    @property
    def editing(self) -> bool:
        return self.delegate.editing[0] >= 0

    def edit_row(self, key: int) -> None:
        """Its words in a field."""
        place = self.rows.place(key)
        if place < 0:
            return
        if not self.rows.rows[place].mends:
            self.fixed.emit(key)
            return
        self.end_editing()
        self.setCurrentIndex(self.rows.index(place))
        row, field = self.rows.rows[place], self._field()
        self.delegate.editing = (key, 0)
        field.show_words(row.whole or row.words, anew=True)
        field.show()
        self._fit()
        field.selectAll()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_editing(self) -> None:
        """What was typed is kept."""
        if self.editor is not None and self.editing:
            self.keep_now()
            self.delegate.editing = (-1, 0)
            self.editor.hide()
            self._fit()

    def keep_now(self) -> None:
        if self.editor is not None and self.editing:
            self.editor.keep_now()

    def _field(self) -> LiveText:
        if self.editor is None:
            made = self.editor = LiveText(f"{self.objectName()}_edit", spoken=tr("Change the words"))
            made.setParent(self.viewport())
            made.kept.connect(self._reword)
            made.left.connect(self._leave_field)
            made.installEventFilter(self)
        return self.editor

    def _reword(self, words: str) -> None:
        self.reworded.emit(self.delegate.editing[0], words)

    def _leave_field(self) -> None:
        self.end_editing()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor and self.editing:
            if event.type() is QEvent.Type.Resize and self.editor.height() != self.delegate.editing[1]:
                self._fit()
            elif event.type() is QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
                passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
                if event.reason() not in passing:
                    self.end_editing()
        return super().eventFilter(watched, event)

    # Keys and pointer

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if self._means(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self._current(), Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy) and row:
            QApplication.clipboard().setText(row.whole or row.words)
        elif row is None or not self._means(event):
            event.ignore()  # keys of the page
        elif key in _WALK:
            super().keyPressEvent(event)
        elif key is Qt.Key.Key_Escape:
            self.left.emit()
        elif key is Qt.Key.Key_Delete:
            self.removed.emit(row.key)
        elif key in _ENTER and row.link:
            self.opened.emit(row.link)
        elif key in _CHANGE:
            self.edit_row(row.key)
        elif row.state and key in _NUMBERS:
            self.chosen.emit(row.key, _NUMBERS[key], False)
        elif row.state and key in _ASIDE:
            place = tri_state.STATES.index(row.state) + _ASIDE[key]
            if 0 <= place < len(tri_state.STATES):
                self.chosen.emit(row.key, tri_state.STATES[place], True)
        elif act := _act_of(row, event):
            self.acted.emit(row.key, act.name)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        row, hit = self._at(at)
        if row is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if isinstance(hit, Act):
            self.acted.emit(row.key, hit.name)
        elif hit is not None:
            self.chosen.emit(row.key, hit, False)
        elif row.link:
            self.opened.emit(row.link)
        else:
            self.edit_row(row.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        row, hit = self._at(event.position().toPoint())
        by_hand = row is not None and (bool(hit) or bool(row.link))
        writes = row is not None and row.mends and not by_hand
        shape = Qt.CursorShape.PointingHandCursor if by_hand else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape if by_hand or writes else Qt.CursorShape.ArrowCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row, hit = self._at(event.pos())
            QToolTip.showText(event.globalPos(), _tip(row, hit) if row else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _current(self) -> KnownRow | None:
        row = self.currentIndex().data(ROW)
        return row if isinstance(row, KnownRow) else None

    def _means(self, event: QKeyEvent) -> bool:
        """Whether a key does something with the row that has the cursor."""
        row, key = self._current(), Qt.Key(event.key())
        if row is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in (*_WALK, Qt.Key.Key_Escape, *_CHANGE):
            return True
        return bool(row.state and (key in _NUMBERS or key in _ASIDE)) or _act_of(row, event) is not None

    def _at(self, place: QPoint) -> tuple[KnownRow | None, FactState | Act | None]:
        index = self.indexAt(place)
        row = index.data(ROW)
        if not isinstance(row, KnownRow):
            return None, None
        return row, self.delegate.hit(row, QRectF(self.visualRect(index)), QPointF(place))

    def _fit(self) -> None:
        """As high as its rows; the field stands where the words stood."""
        width, (key, _) = self.viewport().width(), self.delegate.editing
        place = self.rows.place(key)
        if self.editor is not None and place >= 0:
            row = self.rows.rows[place]
            self.editor.setFixedWidth(round(self.delegate.words_width(row, width) - 2 * _FIELD.x()))
            self.editor.fit()
            self.delegate.editing = (key, self.editor.height())
        heights = [self.delegate.height_of(self.rows.index(n), width) for n in range(len(self.rows.rows))]
        self.setFixedHeight(max(1, sum(heights)))
        self.doItemsLayout()
        if self.editor is not None and place >= 0:
            box = QRectF(0, sum(heights[:place]), width, heights[place])
            self.editor.move((self.delegate.words_corner(self.rows.rows[place], box) + _FIELD).toPoint())


def _all_words(row: KnownRow) -> str:
    return f"{row.label} {row.whole or row.words} {row.tail} {row.under}".casefold()


def _act_of(row: KnownRow, event: QKeyEvent) -> Act | None:
    return next((act for act in row.acts if act.key and act.key == event.text().upper()), None)


def _tip(row: KnownRow, hit: FactState | Act | None) -> str:
    if isinstance(hit, Act):
        return f"{hit.tip} ({hit.key})" if hit.key else hit.tip
    return tr(_TIPS[hit]) if hit is not None else row.link or row.tip
