"""A list that is as high as its rows, whose words are changed where they stand and kept as they are typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from reengage_desktop.ui import fonts, theme
from reengage_desktop.ui.words import tr

from .known_delegate import KnownDelegate
from .known_rows import KnownModel, KnownRow
from .live_edit import LiveText

_FIELD = QPointF(-6, -3)  # from the words to the corner of the field they are changed in
_WIDEST_LABEL = 116
_GAP = 12


class WritingList(QListView):
    """`reworded` and `sourced` carry a key and words; `fixed` a key that stays as it is."""

    reworded = Signal(int, str)
    sourced = Signal(int, str)
    fixed = Signal(int)

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
        self.setStyleSheet("QListView { background: transparent; }")  # it lies on the ground of the page
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVisible(False)
        theme.current().changed.connect(self.viewport().update)

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
        found = next((row for row in self.rows.rows if words and row.holds(words)), None)
        self.delegate.lit = found.key if found else -1
        self.viewport().update()
        return found is not None

    def below(self, key: int) -> QPoint:
        """On the screen, where a menu about this row opens."""
        box = self.visualRect(self.rows.index(self.rows.place(key)))
        return self.viewport().mapToGlobal(box.topLeft() + QPoint(self.delegate.label_width, box.height()))

    # Changing words in place

    @property
    def editing(self) -> bool:
        return self.delegate.editing[0] >= 0

    def edit_row(self, key: int, *, source: bool = False) -> None:
        """Its words in a field, or who told it."""
        place = self.rows.place(key)
        if place < 0:
            return
        if not self.rows.rows[place].mends:
            self.fixed.emit(key)
            return
        self.end_editing()
        self.setCurrentIndex(self.rows.index(place))
        row, field = self.rows.rows[place], self._field()
        self.delegate.editing, self.delegate.sourcing = (key, 0), source
        field.setAccessibleName(tr("Who told it, or where it was seen") if source else tr("Change the words"))
        field.setPlaceholderText(tr("Heard from, or seen where?") if source else "")
        field.show_words(row.source or "" if source else row.whole or row.words, anew=True)
        field.show()
        self._fit()
        field.moveCursor(QTextCursor.MoveOperation.End)
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
            made = self.editor = LiveText(f"{self.objectName()}_edit")
            made.setParent(self.viewport())
            made.kept.connect(self._reword)
            made.left.connect(self._leave_field)
            made.installEventFilter(self)
        return self.editor

    def _reword(self, words: str) -> None:
        (self.sourced if self.delegate.sourcing else self.reworded).emit(self.delegate.editing[0], words)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

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
            row, words = self.rows.rows[place], self.rows.set_words(place)
            corner = self.delegate.words_corner(row, QRectF(0, sum(heights[:place]), width, heights[place]))
            below = self.delegate.words_height(row, words, width) if self.delegate.sourcing else 0.0
            self.editor.move((corner + _FIELD + QPointF(0, below)).toPoint())
