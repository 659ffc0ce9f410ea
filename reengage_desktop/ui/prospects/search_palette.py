"""The search over the window: whoever rings in is found in a second, and what was written where it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from reengage_desktop.domain.found_place import Sought
from reengage_desktop.services.finding import BankKind, Finding, Found
from reengage_desktop.ui import fonts
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, KeyCap, frame, hair_line

from .hit_delegate import HitDelegate, height_of
from .hit_model import HitModel
from .search_hits import AddPerson, BankHit, Head, Hit, PlaceHit, TheyCalled, entries

_WIDTH, _TOP, _FIELD = 660, 46, 52
_TALLEST = 420
_MARGIN = 16
_PAUSE = 40  # ms without a key, after which notes and stories are looked through
_ACTS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_O, Qt.Key.Key_I)
Does = Literal["call", "they called", "open"]


class SearchPalette(QWidget):
    """Dims its window while it is open. Enter calls, Alt O opens; `add_requested` carries the text that was typed.

    `inbound_requested`: they called, and are on the phone now (Alt Enter, Ctrl I); like `call_requested` it carries an
    id. Of what was written Enter opens the place: `open_at_requested` carries an id and the words that stand there.
    `story_requested` and `interview_requested` carry the id of what is in the bank, which is found `with_bank` alone.
    """

    call_requested = Signal(object)
    inbound_requested = Signal(object)
    open_requested = Signal(object)
    open_at_requested = Signal(object, str)
    story_requested = Signal(object)
    interview_requested = Signal(object)
    add_requested = Signal(object)

    def __init__(
        self,
        finding: Finding,
        now: Callable[[], datetime],
        window: QWidget,
        *,
        zone: Callable[[], str],
        with_bank: bool = True,
    ) -> None:
        super().__init__(window)
        self.setObjectName("search_palette")
        self._finding, self._now, self._zone, self._window = finding, now, zone, window
        self._before: QWidget | None = None
        self._inbound, self._with_bank = False, with_bank
        self._found = Found(Sought(""))
        self.search_edit = QLineEdit()
        self.model = HitModel(self)
        self.list = QListView()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._search)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._search_further)
        self._lay_out()
        self.search_edit.textChanged.connect(lambda: self._timer.start(0))
        self.search_edit.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._choose(index.row(), self._does()))
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
        self._timer.stop()
        self._pause.stop()
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

    @property
    def is_searching(self) -> bool:
        """Whether more may come of what was typed."""
        return self._timer.isActive() or self._pause.isActive()

    def _search(self) -> None:
        """People at once, so that typing is never held up; the rest when the typing rests."""
        self._timer.stop()
        self._found = self._finding.people(self.search_edit.text())
        self._show_found(to_the_end=False)
        self._step(0, 1)
        self._pause.start()

    def _search_further(self) -> None:
        """What was chosen meanwhile stays chosen."""
        self._pause.stop()
        row = self.list.currentIndex().row()
        chosen = self.model.entries[row] if row > 1 else None
        self._found = self._finding.further(self._found, with_bank=self._with_bank)
        self._show_found(to_the_end=True)
        self._step(self.model.entries.index(chosen) if chosen in self.model.entries else 0, 1)

    def _catch_up(self) -> None:
        """A key pressed at once after the text acts on what that text finds."""
        if self._timer.isActive():
            self._search()
        if self._pause.isActive() and not self._found.people:
            self._search_further()

    def _show_found(self, *, to_the_end: bool) -> None:
        found, now, zone = self._found, self._now(), self._zone()
        self.model.set_entries(entries(found, now, zone, inbound=self._inbound, to_the_end=to_the_end))
        self._fit()

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

    def _choose(self, row: int, does: Does) -> None:
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
        match entry:
            case AddPerson():
                self.add_requested.emit(text)
            case BankHit(kind=BankKind.INTERVIEW):
                self.interview_requested.emit(entry.id)
            case BankHit():
                self.story_requested.emit(entry.id)
            case Hit() | PlaceHit() if does == "they called":
                self.inbound_requested.emit(entry.id)
            case PlaceHit():
                self.open_at_requested.emit(entry.id, entry.place)
            case Hit():
                (self.call_requested if does == "call" else self.open_requested).emit(entry.id)

    def _does(self, *, they_called: bool = False) -> Does:
        """What Enter and a click do."""
        return "they called" if they_called or self._inbound else "call"

    def _they_called(self, row: int) -> None:
        """Whoever is chosen called; with nobody chosen yet, that is asked."""
        if 0 <= row < len(self.model.entries) and isinstance(self.model.entries[row], Hit | PlaceHit):
            self._choose(row, "they called")
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
        if event.key() in _ACTS:
            self._catch_up()
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
                self._choose(row, self._does(they_called=alt))
            case Qt.Key.Key_I if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._they_called(row)
            case Qt.Key.Key_O if alt:
                self._choose(row, "open")
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
