"""What can be done with one person of the list: buttons over the hovered row, and the same as a menu."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from reengage_desktop.ui import icons, theme
from reengage_desktop.ui.buttons import Button, IconButton
from reengage_desktop.ui.icons import Icon


class RowAction(StrEnum):
    """A wish about one person."""

    CALL = "call"
    OPEN = "open"
    NOTE = "note"
    MOVE = "move"
    LETTER = "letter"
    MAIL = "mail"
    LADDER = "ladder"
    PAYOFF = "payoff"
    DESK = "desk"


class HoverActions(QWidget):
    """Lies over the right end of a row. `asked` carries a `RowAction`, `menu_asked` the place for the menu.

    Its buttons take no focus: the keys of the list do the same.
    """

    asked = Signal(object)
    menu_asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("hover_actions")
        self._ground = "hover"
        self.call_button = Button(self.tr("Call"), icon=Icon.PHONE, size="small", name="hover_call")
        self.short_call_button = IconButton(Icon.PHONE, self.tr("Call (Enter)"), kind="framed", name="hover_call_short")
        self.note_button = IconButton(Icon.NOTEBOOK_PEN, self.tr("Note (E)"), kind="framed", name="hover_note")
        self.move_button = IconButton(
            Icon.CALENDAR_CLOCK, self.tr("Move the next action (M)"), kind="framed", name="hover_move"
        )
        self.more_button = IconButton(Icon.ELLIPSIS, self.tr("More"), kind="framed", name="hover_more")
        self._lay_out()
        self.call_button.clicked.connect(lambda: self.asked.emit(RowAction.CALL))
        self.short_call_button.clicked.connect(lambda: self.asked.emit(RowAction.CALL))
        self.note_button.clicked.connect(lambda: self.asked.emit(RowAction.NOTE))
        self.move_button.clicked.connect(lambda: self.asked.emit(RowAction.MOVE))
        self.more_button.clicked.connect(self._ask_menu)
        self.set_short(False)
        self.hide()

    def set_short(self, short: bool) -> None:
        """Without the word "Call", where there is room for one column only."""
        self.call_button.setVisible(not short)
        self.short_call_button.setVisible(short)

    def set_ground(self, role: str) -> None:
        """The colour of the row it lies on."""
        if role != self._ground:
            self._ground = role
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour(self._ground))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(4)
        row.addStretch(1)
        buttons = (self.call_button, self.short_call_button, self.note_button, self.move_button, self.more_button)
        for button in buttons:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)

    def _ask_menu(self) -> None:
        self.menu_asked.emit(self.more_button.mapToGlobal(QPoint(0, self.more_button.height())))


def row_menu(parent: QWidget, ask: Callable[[RowAction], None]) -> QMenu:
    """The menu of one person; it dies when it closes."""
    menu = QMenu(parent)
    menu.setObjectName("row_menu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for action, words, key, icon in (
        (RowAction.CALL, parent.tr("Call"), "Enter", Icon.PHONE),
        (RowAction.OPEN, parent.tr("Open"), "O", Icon.USER_ROUND),
        (RowAction.NOTE, parent.tr("Note"), "E", Icon.NOTEBOOK_PEN),
        (RowAction.MOVE, parent.tr("Move the next action"), "M", Icon.CALENDAR_CLOCK),
        (RowAction.LETTER, parent.tr("Write a letter"), "L", Icon.MAIL),
        (RowAction.MAIL, parent.tr("Write an e-mail"), "W", Icon.SEND),
        (RowAction.LADDER, parent.tr("Another ladder"), "G", Icon.ROUTE),
        (RowAction.PAYOFF, parent.tr("What an hour on them pays"), "=", Icon.TARGET),
        (RowAction.DESK, parent.tr("Lay on the desk"), "X", Icon.SCALE),
    ):
        item = menu.addAction(icons.icon(icon), f"{words}\t{key}")
        item.setObjectName(f"row_{action.value}")
        item.triggered.connect(lambda _=False, wanted=action: ask(wanted))
    return menu
