"""Somebody around a prospect as they read on the page: who they are, on whose side, and what was last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from reengage_desktop.domain.person_around import Side
from reengage_desktop.services.acquainting import Acquaintance, Other
from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.lamp_words import clock_there, lamp_spoken
from reengage_desktop.ui.widgets import IconButton
from reengage_desktop.ui.words import tr

from . import around_words

_FIRST, _NEXT, _PAD, _GAP = 21, 18, 4, 8  # px
_MARK, _TEXT, _BUTTON, _TAG = 28, 38, 28, 20
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_GROUNDS = {"green": "greenTint", "amber": "amberTint", "red": "redTint", "": "greyTint"}
_TICKED = frozenset({Side.OURS})


class AroundRow(QAbstractButton):
    """A click, Enter or Space asks to change it; Del to take it out, Ctrl+C copies the number. `lit`: search led here.

    `called` and `opened` are wishes: a call to them, the page of the prospect they are.
    """

    removed = Signal()
    called = Signal()
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("around_row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.lit = False
        self.known: Acquaintance | None = None
        self.open_button: IconButton | None = None
        self.call_button: IconButton | None = None
        self._buttons = QHBoxLayout(self)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.setSpacing(0)
        self._buttons.addStretch(1)

    def show_known(self, known: Acquaintance, now: datetime, zone: str, region: str, rooms: int) -> None:
        """`rooms`: how many buttons all rows have room for at their right, so that the tags stand in line."""
        self.known, self._rooms = known, rooms
        self.number = around_words.phone_words(known.phone, region)
        third = [self.number, tr("in your file") if known.linked else ""]
        if known.also:
            third.append(tr("also around {names}").format(names=_names(known.also)))
        if known.last is not None:
            third.append(around_words.last_words(known.last, now, zone))
        self.under = around_words.who_words(known.person)
        self.third = " · ".join(words for words in third if words)
        side = known.person.side
        self.tag, self.tone = ("", "") if side is Side.UNKNOWN else around_words.side_words(side)
        self._show_buttons(known)
        can = lamp_spoken(known.permission, now) if known.permission else ""
        said = ", ".join(filter(None, (known.person.name, can, self.under, self.tag, self.third, known.person.note)))
        self.setAccessibleName(said)
        there = clock_there(known.permission, now) if known.permission else ""
        told = (known.person.name, self.under, self.third, there, known.person.note)
        self.setToolTip("\n".join(filter(None, told)).replace("<", "‹"))
        self.setFixedHeight(_FIRST + _NEXT * (1 + bool(self.third)) + 2 * _PAD if self.under or self.third else 36)
        self.update()

    def light(self, lit: bool) -> None:
        self.lit = lit
        self.update()

    def in_order(self) -> list[QWidget]:
        """As Tab goes through them."""
        return [self, *filter(None, (self.open_button, self.call_button))]

    def sizeHint(self) -> QSize:
        return QSize(120, self.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """These keys are the row's while it has the focus, not the page's."""
        if event.type() is QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if (plain and Qt.Key(event.key()) in _ENTER) or event.matches(QKeySequence.StandardKey.Copy):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.hasFocus():
            event.ignore()  # it was meant for a button in the row
        elif Qt.Key(event.key()) in _ENTER:
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.number)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        if self.known is None:
            return
        self._draw_mark(painter, self.known)
        right = self.width() - self._rooms * _BUTTON
        until = self._draw_tag(painter, right)
        role = "ink" if self.underMouse() else "text"
        name = self.known.person.name
        paint.text(painter, name, fonts.of("bodyMedium"), role, QRectF(_TEXT, _PAD, until - _TEXT - _GAP, _FIRST))
        y = float(_PAD + _FIRST)
        for words, tone in ((self.under, "text2"), (self.third, "text3")):
            if words:
                box = QRectF(_TEXT, y, right - _TEXT - _GAP, _NEXT)
                paint.text(painter, words, fonts.of("small", tabular=True), tone, box)
                y += _NEXT

    def _show_buttons(self, known: Acquaintance) -> None:
        """Each is made when somebody needs it first: most rows need none."""
        if known.linked and self.open_button is None:
            self.open_button = self._button(Icon.ARROW_UP_RIGHT, tr("Open their page"), "around_open", 1)
            self.open_button.clicked.connect(self.opened)
        if known.phone and self.call_button is None:
            self.call_button = self._button(Icon.PHONE, tr("Call"), "around_call", self._buttons.count())
            self.call_button.clicked.connect(self.called)
        if self.open_button is not None:
            self.open_button.setVisible(known.linked is not None)
        if self.call_button is not None:
            self.call_button.setVisible(known.phone is not None)
            told = tr("Call {name}, {number}").format(name=known.person.name, number=self.number)
            self.call_button.setToolTip(told.replace("<", "‹"))
            self.call_button.setAccessibleName(told)

    def _button(self, icon: Icon, tip: str, name: str, place: int) -> IconButton:
        made = IconButton(icon, tip, size=15, name=name)
        made.setCursor(Qt.CursorShape.ArrowCursor)
        self._buttons.insertWidget(place, made, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _draw_ground(self, painter: QPainter) -> None:
        painter.setPen(QPen(theme.colour("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("inkTint") if self.lit else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def _draw_mark(self, painter: QPainter, known: Acquaintance) -> None:
        box = QRectF(2, _PAD + 3, _MARK, _MARK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("greyTint"))
        painter.drawEllipse(box)
        if initials := known.person.initials:
            font = fonts.of("caption", weight=600)
            paint.text(painter, initials, font, "text2", box, Qt.AlignmentFlag.AlignHCenter)
        else:
            paint.icon(painter, Icon.USER_ROUND, box.x() + 7, box.y() + 7, 14, "text2")
        if known.permission is not None:
            paint.lamp(painter, known.permission.lamp, box.right() - 8, box.y() - 1, 9)

    def _draw_tag(self, painter: QPainter, right: float) -> float:
        """Where the room for the name ends."""
        if not self.tag:
            return right
        font = fonts.of("small", weight=500)
        tick = 18 if self.known and self.known.person.side in _TICKED else 0
        width = QFontMetricsF(font).horizontalAdvance(self.tag) + 14 + tick
        box = QRectF(right - width - (0 if self._rooms else 2), _PAD + 1, width, _TAG)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(_GROUNDS[self.tone]))
        painter.drawRoundedRect(box, 5, 5)
        role = self.tone or "text2"
        if tick:
            paint.icon(painter, Icon.CHECK, box.x() + 6, box.y() + 3, 14, role)
        paint.text(painter, self.tag, font, role, box.adjusted(7 + tick, 0, 0, 0))
        return box.x()


def _names(others: Sequence[Other]) -> str:
    names = [other.name for other in others]
    if len(names) > 2:
        return tr("{name} and {n} more").format(name=names[0], n=len(names) - 1)
    return tr("{one} and {two}").format(one=names[0], two=names[1]) if len(names) == 2 else names[0]
