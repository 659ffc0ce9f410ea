"""The reminder as a small window of its own, where nothing else can show it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reengage_desktop.domain.reminder import Reminder

from . import icons
from .buttons import Button, IconButton
from .icons import Icon
from .today.reminder_words import TEN_MINUTES, Spoken
from .widgets import IconView, label

WIDTH, MARGIN, GAP, MARK = 396, 14, 8, 36


class ReminderCard(QWidget):
    """Stays on top until answered, and never takes the focus. A piece of several reminders is answered in the window.

    Signals carry the `Reminder`, `snooze_requested` also the minutes.
    """

    start_requested = Signal(object)
    snooze_requested = Signal(object, object)
    move_requested = Signal(object)
    open_requested = Signal()

    def __init__(self, piece: Sequence[Reminder], said: Spoken, clock: str) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint,
        )
        self.piece = tuple(piece)
        self.setObjectName("reminder_card")
        self.setWindowTitle(said.title)
        self.setAccessibleName(f"{said.title}. {said.whole}".strip())
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.title_label = label(said.title, "heading", wrap=True, name="card_title")
        self.text_label = label(said.text, "body", "text2", wrap=True, name="card_text")
        self.promise_label = label(said.promise, "small", "ember", wrap=True, name="card_promise")
        self.clock_label = label(clock, "small", "text3", tabular=True, name="card_clock")
        self.start_button = Button(self.tr("Start"), "main", icon=Icon.PHONE, name="card_start")
        self.ten_button = Button(self.tr("+10 min"), name="card_ten")
        self.move_button = Button(self.tr("Move…"), name="card_move")
        self.open_button = Button(self.tr("Show"), "main", name="card_open")
        self.close_button = IconButton(Icon.X, self.tr("Close; it stays in the window"), size=14, name="card_close")
        self._lay_out(bool(said.text), bool(said.promise))
        self._connect()

    def keys(self) -> frozenset[str]:
        """Of the reminders it speaks of."""
        return frozenset(each.key for each in self.piece)

    def stand(self, others: Sequence[QRect]) -> None:
        """In the lower right corner of the main screen, clear of the others; where windows may be placed at all."""
        self.adjustSize()
        place = QRect(QPoint(), self.size())
        place.moveBottomRight(
            QGuiApplication.primaryScreen().availableGeometry().bottomRight() - QPoint(MARGIN, MARGIN)
        )
        for taken in sorted(others, key=QRect.bottom, reverse=True):
            if place.intersects(taken):
                place.moveBottom(taken.top() - GAP)
        self.move(place.topLeft())

    def _lay_out(self, has_text: bool, has_promise: bool) -> None:
        self.setFixedWidth(WIDTH)
        ground = QFrame()
        ground.setProperty("kind", "palette")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ground)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(8)
        self.title_label.setContentsMargins(0, 3, 0, 0)
        self.clock_label.setContentsMargins(0, 6, 0, 0)  # on the line of the title
        for part, stretch in ((self.title_label, 1), (self.clock_label, 0), (self.close_button, 0)):
            top.addWidget(part, stretch, Qt.AlignmentFlag.AlignTop)
        texts.addLayout(top)
        texts.addWidget(self.text_label)
        promise = QHBoxLayout()
        promise.setSpacing(6)
        hands = IconView(Icon.HANDSHAKE, "ember", 14)
        promise.addWidget(hands)
        promise.addWidget(self.promise_label, 1)
        texts.addLayout(promise)
        texts.addSpacing(10)
        texts.addLayout(self._buttons())
        self.text_label.setVisible(has_text)
        hands.setVisible(has_promise)
        self.promise_label.setVisible(has_promise)
        row = QHBoxLayout(ground)
        row.setContentsMargins(16, 14, 12, 14)
        row.setSpacing(14)
        mark = QLabel()
        mark.setPixmap(icons.app_icon().pixmap(MARK, MARK))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        alone = len(self.piece) == 1 and not self.piece[0].digest
        for button in (self.start_button, self.ten_button, self.move_button):
            row.addWidget(button)
            button.setVisible(alone)
        row.addWidget(self.open_button)
        self.open_button.setVisible(not alone)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        first = self.piece[0]
        self.start_button.clicked.connect(lambda: self.start_requested.emit(first))
        self.ten_button.clicked.connect(lambda: self.snooze_requested.emit(first, TEN_MINUTES))
        self.move_button.clicked.connect(lambda: self.move_requested.emit(first))
        self.open_button.clicked.connect(self.open_requested)
        for button in (self.start_button, self.ten_button, self.move_button, self.open_button, self.close_button):
            button.clicked.connect(self.close)
