"""The search over the window, for whoever rings in: found in a second, and called or opened by one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from reengage_desktop.services.browsing import Browsing
from reengage_desktop.ui import fonts
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, KeyCap, frame, hair_line

from .hit_delegate import HitDelegate, height_of
from .search_hits import AddPerson, Entry, Head, Hit, TheyCalled, found

_WIDTH, _TOP, _FIELD = 660, 46, 52
_TALLEST = 420
_MARGIN = 16
_NO_INDEX = QModelIndex()
_ACTS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_O, Qt.Key.Key_I)
Index = QModelIndex | QPersistentModelIndex


class HitModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: Sequence[Entry] = ()

    def set_entries(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return entry
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken if isinstance(entry, Hit) else entry.words
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.entries[index.row()], Head):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class SearchPalette(QWidget):
    """Dims its window while it is open. Enter calls, Alt O opens; `add_requested` carries the text that was typed.

    `inbound_requested`: they called, and are on the phone now (Alt Enter, Ctrl I); like `call_requested` it carries an
    id.
    """

    call_requested = Signal(object)
    inbound_requested = Signal(object)
    open_requested = Signal(object)
    add_requested = Signal(object)

    def __init__(
        self, browsing: Browsing, now: Callable[[], datetime], window: QWidget, *, zone: Callable[[], str]
    ) -> None:
        super().__init__(window)
        self.setObjectName("search_palette")
        self._browsing, self._now, self._zone, self._window = browsing, now, zone, window
        self._before: QWidget | None = None
        self._inbound = False
        self.search_edit = QLineEdit()
        self.model = HitModel(self)
        self.list = QListView()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._search)
        self._lay_out()
        self.search_edit.textChanged.connect(lambda: self._timer.start(0))
        self.search_edit.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._choose(index.row(), self._wish()))
        window.installEventFilter(self)
        self.hide()

    def open(self, *, inbound: bool = False) -> None:
        """Over the window, empty, the cursor in the field. `inbound`: somebody rings, so Enter means they called."""
        if not self.isVisible():
            self._before = self._window.focusWidget()
        self.search_edit.clear()
        self._ask_who_called(inbound)
        self.setGeometry(self._window.rect())
        self._fit()
        self.show()
        self.raise_()
        self.search_edit.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def is_inbound(self) -> bool:
        """Whether it was said that they called."""
        return self._inbound

    def dismiss(self) -> None:
        """Away, and the focus back where it was."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None

    def _lay_out(self) -> None:
        self._box = frame("palette", name="palette_box")
        self._box.setParent(self)
        self.search_edit.setObjectName("palette_edit")
        self.search_edit.setProperty("kind", "bare")
        self.search_edit.setFont(fonts.of("body", points=12, tabular=True))
        self.search_edit.setPlaceholderText(self.tr("Name, number or note"))
        self.search_edit.setAccessibleName(self.tr("Search everybody"))
        self.search_edit.setMaxLength(100)
        self.list.setObjectName("palette_list")
        self.list.setModel(self.model)
        self._delegate = HitDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        field = QHBoxLayout()
        field.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        field.setSpacing(10)
        self._icon = IconView(Icon.SEARCH, "ink", 18)
        for part in (self._icon, self.search_edit, KeyCap("Esc")):
            field.addWidget(part)
        column = QVBoxLayout(self._box)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(0)
        column.addLayout(field)
        field.setContentsMargins(_MARGIN, (_FIELD - 32) // 2, _MARGIN, (_FIELD - 32) // 2)
        self._line = hair_line()
        column.addWidget(self._line)
        column.addWidget(self.list)

    def _ask_who_called(self, inbound: bool) -> None:
        """Enter means that they called, or that I call them; what was typed stays."""
        self._inbound = self._delegate.inbound = inbound
        asked = self.tr("Who called? Any digits, a name or a note")
        self.search_edit.setPlaceholderText(asked if inbound else self.tr("Name, number or note"))
        self._icon.set_icon(Icon.PHONE_INCOMING if inbound else Icon.SEARCH, "ink")
        self._search()

    def _search(self) -> None:
        text, now, zone = self.search_edit.text(), self._now(), self._zone()
        self.model.set_entries(found(self._browsing, text, now, zone, inbound=self._inbound))
        self._fit()
        self._step(0, 1)

    def _fit(self) -> None:
        """As high as what was found, and no higher than the window lets it."""
        entries = self.model.entries
        room = min(_TALLEST, self.height() - _TOP - _FIELD - 2 * _MARGIN)
        high = max(0, min(sum(map(height_of, entries)), room))
        self.list.setVisible(bool(entries))
        self._line.setVisible(bool(entries))
        self.list.setFixedHeight(high)
        width = min(_WIDTH, self.width() - 2 * _MARGIN)
        self._box.setGeometry((self.width() - width) // 2, _TOP, width, _FIELD + (high + 11 if entries else 2))

    def _step(self, start: int, by: int) -> None:
        """To the next entry that can be chosen; the heads are passed over."""
        row = start
        while 0 <= row < len(self.model.entries):
            if not isinstance(self.model.entries[row], Head):
                self.list.setCurrentIndex(self.model.index(row))
                if row == 1:
                    self.list.scrollToTop()
                return
            row += by

    def _choose(self, row: int, wish: Any) -> None:
        if not 0 <= row < len(self.model.entries):
            return
        entry = self.model.entries[row]
        if isinstance(entry, Head):
            return
        if isinstance(entry, TheyCalled):
            self._ask_who_called(True)
            return
        text = self.search_edit.text().strip()
        self.dismiss()
        if isinstance(entry, AddPerson):
            self.add_requested.emit(text)
        else:
            wish.emit(entry.id)

    def _wish(self, *, they_called: bool = False) -> Any:
        return self.inbound_requested if they_called or self._inbound else self.call_requested

    def _they_called(self, row: int) -> None:
        """Whoever is chosen called; with nobody chosen yet, that is asked."""
        if 0 <= row < len(self.model.entries) and isinstance(self.model.entries[row], Hit):
            self._choose(row, self.inbound_requested)
        else:
            self._ask_who_called(True)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
            self._fit()
        if watched is self.search_edit and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # while it is open every key is the palette's, whatever it means in the window below
            return True
        if watched is self.search_edit and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Up, Down and Enter belong to the list while the cursor stays in the field."""
        if self._timer.isActive() and event.key() in _ACTS:
            self._timer.stop()
            self._search()  # a key pressed at once after the text acts on what that text finds
        row = self.list.currentIndex().row()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.dismiss()
            case Qt.Key.Key_Down:
                self._step(row + 1, 1)
            case Qt.Key.Key_Up:
                self._step(row - 1, -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(row, self._wish(they_called=alt))
            case Qt.Key.Key_I if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._they_called(row)
            case Qt.Key.Key_O if alt:
                self._choose(row, self.open_requested)
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                pass  # the focus stays in what is open
            case _:
                return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._box.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(20, 17, 12, 71))
