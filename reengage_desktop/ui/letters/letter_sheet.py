"""A letter as it lies on paper, with its words to be changed in place."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reengage_desktop.domain.letter import Sender
from reengage_desktop.ui import fonts, theme
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, label

from . import stationery
from .letter_edit import LetterEdit
from .stationery import PrintedLetter

WIDTH, SIDES = 640, 60
MARGIN = 24
_RATIO = 11 / 8.5
_AT_RIGHT = Qt.AlignmentFlag.AlignRight


class _Paper(QFrame):
    """A sheet with a thin edge; its focus edge is that of the words on it."""

    def __init__(self, edit: LetterEdit) -> None:
        super().__init__()
        self._edit = edit
        self.setFixedWidth(WIDTH)
        self.setMinimumHeight(round(WIDTH * _RATIO))
        theme.current().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self._edit.hasFocus()
        painter.setPen(QPen(theme.colour("focus" if focused else "lineStrong"), 2 if focused else 1))
        painter.setBrush(theme.colour("surface"))
        inset = 1 if focused else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 3, 3)


class LetterSheet(QScrollArea):
    """`address_asked` and `sender_asked` are wishes to fill in what is missing."""

    address_asked = Signal()
    sender_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("letter_sheet")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.edit, self._ground = LetterEdit(), QWidget()
        self.paper = _Paper(self.edit)
        self.title_label = label("", "heading", name="head_title")
        self.title_label.setFont(fonts.of("heading", points=13))
        self.under_label = label("", "small", "text2", name="head_under")
        self.reach_label = label("", "small", "text2", name="head_reach")
        self.reach_label.setAlignment(_AT_RIGHT)
        self.sender_button = Button(self.tr("Add your name and address"), "link", name="add_sender")
        self.address_label = label("", "body", name="letter_address")
        self.address_label.setFont(fonts.of("letter"))
        self.lacking = QWidget()
        self.address_button = Button(self.tr("Add the address"), "link", name="add_address")
        self.date_label = label("", "body", name="letter_date")
        self.date_label.setFont(fonts.of("letter"))
        self._lay_out()
        self.address_button.clicked.connect(self.address_asked)
        self.sender_button.clicked.connect(self.sender_asked)
        self.edit.moved.connect(self._keep_cursor_in_sight)
        self.edit.moved.connect(self.paper.update)

    def show_letter(self, letter: PrintedLetter, words: str, sender: Sender, *, new: bool) -> None:
        """`new`: another letter than before, so it is read from its top."""
        head = stationery.head(sender)
        self.title_label.setText(head.title)
        self.under_label.setText(head.under)
        self.under_label.setVisible(bool(head.under))
        self.reach_label.setText("\n".join(head.reach))
        self.sender_button.setVisible(not (sender.name and sender.address))
        self.address_label.setText("\n".join(letter.address))
        self.address_label.setVisible(bool(letter.address))
        self.lacking.setVisible(not letter.posted)
        self.date_label.setText(letter.dated)
        if new or not self.edit.waits:
            self.edit.show_words(words)
        if new:
            self.verticalScrollBar().setValue(0)

    def _keep_cursor_in_sight(self) -> None:
        if self.edit.hasFocus():
            at = self.edit.cursorRect().center()
            there = self.edit.mapTo(self._ground, at)
            self.ensureVisible(there.x(), there.y(), 0, 48)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        left = QVBoxLayout()
        left.setSpacing(1)
        left.addWidget(self.title_label)
        left.addWidget(self.under_label)
        left.addWidget(self.sender_button, 0, Qt.AlignmentFlag.AlignLeft)
        left.addStretch(1)
        head.addLayout(left, 1)
        head.addWidget(self.reach_label, 0, Qt.AlignmentFlag.AlignTop)
        lacks = QHBoxLayout(self.lacking)
        lacks.setContentsMargins(0, 0, 0, 0)
        lacks.setSpacing(6)
        lacks.addWidget(IconView(Icon.MAP_PIN, "red"))
        lacks.addWidget(label(self.tr("No address yet."), "body", "red", name="no_address"))
        lacks.addWidget(self.address_button)
        lacks.addStretch(1)
        column = QVBoxLayout(self.paper)
        column.setContentsMargins(SIDES, 34, SIDES, 40)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(22)
        column.addWidget(self.address_label)
        column.addWidget(self.lacking)
        column.addSpacing(22)
        column.addWidget(self.date_label)
        column.addSpacing(18)
        column.addWidget(self.edit)
        column.addStretch(1)
        middle = QHBoxLayout(self._ground)
        middle.setContentsMargins(MARGIN, 4, MARGIN, MARGIN)
        middle.addStretch(1)
        middle.addWidget(self.paper)
        middle.addStretch(1)
        self.setWidget(self._ground)
