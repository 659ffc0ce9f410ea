"""The column at the left: the pages there are, and what one does from anywhere."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
)

from . import fonts, paint, theme, tokens
from .icons import Icon
from .widgets import IconView, hair_line, label

TODAY, PROSPECTS, CALENDAR, DECIDE = "today", "prospects", "calendar", "decide"
LETTERS, SCRIPTS = "letters", "scripts"
PERSON = "person"  # the page about one of the prospects has no button of its own
_LEFT, _ICON, _GAP, _DOT, _BADGE = 11, 16, 10, 7, 18


class NavButton(QToolButton):
    """A line of the column: icon and words; the key stands in its tooltip."""

    def __init__(self, words: str, icon: Icon, keys: str, name: str) -> None:
        super().__init__()
        self._icon = icon
        self._waits, self._count = "", 0
        self.setText(words)
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({keys})")
        self.setProperty("kind", "nav")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(136, 34)

    def set_waits(self, words: str) -> None:
        """A dot in ember, the person's own word, with what waits in words; "" takes it away."""
        if words != self._waits:
            self._waits = words
            self.setAccessibleName(f"{self.text()}. {words}" if words else self.text())
            self.update()

    def set_count(self, count: int, words: str) -> None:
        """How many wait there, in a badge; 0 takes it away. Only the desk has one (design, 1.7)."""
        if count != self._count:
            self._count = count
            self.setAccessibleName(f"{self.text()}. {words}" if count else self.text())
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        on = self.isChecked()
        paint.icon(painter, self._icon, _LEFT, (self.height() - _ICON) // 2, _ICON, "ink" if on else "text2")
        left = _LEFT + _ICON + _GAP
        font = fonts.of("bodyMedium", weight=600 if on else None)
        box = QRectF(left, 0, self.width() - left - 6, self.height())
        paint.text(painter, self.text(), font, "text" if on else "text2", box)
        if self._waits:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("emberFill"))
            painter.drawEllipse(QRectF(self.width() - 18, self.height() / 2 - _DOT / 2, _DOT, _DOT))
        if self._count:
            self._draw_count(painter)

    def _draw_count(self, painter: QPainter) -> None:
        box = QRectF(self.width() - _BADGE - 8, (self.height() - _BADGE) / 2, _BADGE, _BADGE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("inkTint2"))
        painter.drawRoundedRect(box, _BADGE / 2, _BADGE / 2)
        painter.setFont(fonts.of("small", weight=600, tabular=True))
        painter.setPen(theme.colour("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._count))


class Navigation(QFrame):
    """`page_requested` carries the name of a page; the other wishes open a dialog."""

    page_requested = Signal(str)
    quote_requested = Signal()
    inbound_requested = Signal()
    import_requested = Signal()
    settings_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "nav")
        self.setFixedWidth(tokens.size("navigation"))
        self._pages = QButtonGroup(self)
        self.page_buttons = {name: self._page(name, *told) for name, told in self._page_words().items()}
        self.page_buttons[PROSPECTS].setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 10)
        column.setSpacing(2)
        self.quote_button = NavButton(self.tr("Unsold quote"), Icon.FILE_TEXT, "Ctrl+U", "nav_quote")
        self.quote_button.clicked.connect(self.quote_requested)
        self.inbound_button = NavButton(self.tr("They called"), Icon.PHONE_INCOMING, "Ctrl+I", "nav_inbound")
        self.inbound_button.clicked.connect(self.inbound_requested)
        self.import_button = NavButton(self.tr("Import a list"), Icon.UPLOAD, "Ctrl+Shift+I", "nav_import")
        self.import_button.clicked.connect(self.import_requested)
        self.settings_button = NavButton(self.tr("Settings"), Icon.SETTINGS, "Ctrl+,", "nav_settings")
        self.settings_button.clicked.connect(self.settings_requested)
        for button in self.page_buttons.values():
            column.addWidget(button)
        column.addSpacing(8)
        column.addWidget(hair_line())
        column.addSpacing(8)
        for button in (self.quote_button, self.inbound_button, self.import_button):
            column.addWidget(button)
        column.addStretch(1)
        column.addLayout(self._kept_here())
        column.addWidget(self.settings_button)

    def show_page(self, name: str) -> None:
        self.page_buttons[PROSPECTS if name == PERSON else name].setChecked(True)

    def _page_words(self) -> dict[str, tuple[str, Icon, str]]:
        return {
            TODAY: (self.tr("Today"), Icon.HOUSE, "Ctrl+1"),
            PROSPECTS: (self.tr("Prospects"), Icon.USERS, "Ctrl+2"),
            CALENDAR: (self.tr("Calendar"), Icon.CALENDAR_DAYS, "Ctrl+3"),
            DECIDE: (self.tr("Decide"), Icon.SCALE, "Ctrl+4"),
            LETTERS: (self.tr("Letters"), Icon.MAILS, "Ctrl+5"),
            SCRIPTS: (self.tr("Scripts"), Icon.SCROLL_TEXT, "Ctrl+7"),
        }

    def _page(self, name: str, words: str, icon: Icon, keys: str) -> NavButton:
        button = NavButton(words, icon, keys, f"nav_{name}")
        button.setCheckable(True)
        self._pages.addButton(button)
        button.clicked.connect(lambda: self.page_requested.emit(name))
        return button

    def _kept_here(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(11, 0, 0, 6)
        row.setSpacing(8)
        row.addWidget(IconView(Icon.HARD_DRIVE, "text3", 14))
        row.addWidget(label(self.tr("All saved\non this laptop"), "caption", "text2", name="saved_label"), 1)
        return row
