"""Paints what the search over the window found."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reengage_desktop.domain.found_place import Line
from reengage_desktop.services.finding import BankKind
from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.icons import Icon

from .lit_line import paint_line
from .search_hits import AddPerson, BankHit, Entry, Head, Hit, PlaceHit, TheyCalled

_HEAD, _HIT, _AGAIN, _DO = 28, 48, 28, 40
_MARGIN = 16
_KEYS, _KEYS_OF_PLACE = 270, 200
_BESIDE = 22  # of the lamp

Keys = tuple[tuple[str, str], ...]
_ICONS = {BankKind.STORY: Icon.QUOTE, BankKind.RESULT: Icon.TROPHY, BankKind.INTERVIEW: Icon.MESSAGE_CIRCLE}


def height_of(entry: Entry) -> int:
    """In pixels."""
    match entry:
        case Head():
            return _HEAD
        case PlaceHit(again=True):
            return _AGAIN
        case Hit() | PlaceHit() | BankHit():
            return _HIT
        case _:
            return _DO


class HitDelegate(QStyledItemDelegate):
    """`inbound`: Enter says that they called."""

    inbound = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, height_of(index.data(Qt.ItemDataRole.UserRole)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        box = QRectF(option.rect)
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        if on:
            painter.fillRect(box, theme.colour("inkTint"))
        inside = box.adjusted(_MARGIN, 0, -_MARGIN, 0)
        match entry:
            case Head():
                font = fonts.of("caption", weight=600)
                paint.text(painter, entry.words, font, "text3", inside.adjusted(0, 10, 0, -4))
            case Hit():
                self._hit(painter, entry, inside, on)
            case PlaceHit() | BankHit():
                self._place(painter, entry, inside, on)
            case TheyCalled():
                self._wish(painter, entry.words, Icon.PHONE_INCOMING, inside, (("Ctrl I", ""),))
            case AddPerson():
                self._wish(painter, entry.words, Icon.USER_PLUS, inside, (("⏎", self.tr("add")),) if on else ())

    def _hit(self, painter: QPainter, hit: Hit, inside: QRectF, on: bool) -> None:
        paint.lamp(painter, hit.lamp, inside.x(), inside.center().y() - 5)
        above, below = _lines(inside.adjusted(0, 0, -_KEYS if on else 0, 0))
        _named(painter, hit.name, hit.firm, above)
        paint_line(painter, Line(hit.below, hit.lit), fonts.of("small", tabular=True), "text2", below)
        if on:
            self._keys(painter, inside, self._keys_of(hit))

    def _place(self, painter: QPainter, hit: PlaceHit | BankHit, inside: QRectF, on: bool) -> None:
        """What was written has the whole width, so that what is lit in it is in sight."""
        above, below = _lines(inside)
        room = inside.width() - (_KEYS_OF_PLACE if on else 0)
        if isinstance(hit, BankHit):
            paint.icon(painter, _ICONS[hit.kind], inside.x() - 2, inside.center().y() - 8)
            _named(painter, hit.name, hit.firm, above.adjusted(0, 0, room - inside.width(), 0))
        elif hit.again:
            above = below = inside.adjusted(_BESIDE, 0, room - inside.width(), 0)
        else:
            paint.lamp(painter, hit.lamp, inside.x(), inside.center().y() - 5)
            _named(painter, hit.name, hit.firm, above.adjusted(0, 0, room - inside.width(), 0))
        used = paint.text(painter, hit.before, fonts.of("small", tabular=True), "text3", below)
        paint_line(painter, hit.line, fonts.of("small", tabular=True), "text2", below.adjusted(used + 8, 0, 0, 0))
        if on:
            self._keys(painter, QRectF(inside.x(), above.y(), inside.width(), above.height()), self._keys_of(hit))

    def _keys_of(self, hit: Hit | PlaceHit | BankHit) -> Keys:
        called, opens = self.tr("they called"), self.tr("open")
        match hit:
            case BankHit():
                return (("⏎", opens),)
            case _ if self.inbound:
                return (("⏎", called), ("Alt O", opens))
            case PlaceHit():
                return (("⏎", opens), ("Alt ⏎", called))
        return (("⏎", self.tr("call")), ("Alt ⏎", called), ("Alt O", opens))

    def _wish(self, painter: QPainter, words: str, icon: str, inside: QRectF, keys: Keys) -> None:
        paint.icon(painter, icon, inside.x(), inside.center().y() - 8)
        paint.text(painter, words, fonts.of("body"), "text", inside.adjusted(28, 0, -_KEYS, 0))
        self._keys(painter, inside, keys)

    def _keys(self, painter: QPainter, inside: QRectF, keys: Keys) -> None:
        """From the right: what each key does."""
        x, middle = inside.right(), inside.center().y()
        font = fonts.of("small")
        for cap, does in reversed(keys):
            width = QFontMetricsF(font).horizontalAdvance(does) + 8 if does else 0
            paint.text(painter, does, font, "text3", QRectF(x - width, inside.y(), width, inside.height()))
            x -= width + 6 + paint.keycap_size(cap).width()
            paint.keycap(painter, cap, round(x), round(middle - 9))
            x -= 10


def _lines(inside: QRectF) -> tuple[QRectF, QRectF]:
    """The two lines beside the lamp."""
    words = inside.adjusted(_BESIDE, 7, 0, -7)
    half = words.height() / 2
    return words.adjusted(0, 0, 0, -half), words.adjusted(0, half, 0, 0)


def _named(painter: QPainter, name: str, firm: str, rect: QRectF) -> None:
    used = paint.text(painter, name, fonts.of("bodyStrong"), "text", rect)
    paint.text(painter, firm, fonts.of("small"), "text2", rect.adjusted(used + 8, 0, 0, 0))
