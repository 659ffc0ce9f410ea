"""Paints what the search of a caller found."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.icons import Icon

from .search_hits import AddPerson, Entry, Head, Hit, TheyCalled

_HEAD, _HIT, _DO = 28, 48, 40
_MARGIN = 16
_KEYS = 270

Keys = tuple[tuple[str, str], ...]


def height_of(entry: Entry) -> int:
    """In pixels."""
    match entry:
        case Head():
            return _HEAD
        case Hit():
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
            case TheyCalled():
                self._wish(painter, entry.words, Icon.PHONE_INCOMING, inside, (("Ctrl I", ""),))
            case AddPerson():
                self._wish(painter, entry.words, Icon.USER_PLUS, inside, (("⏎", self.tr("add")),) if on else ())

    def _hit(self, painter: QPainter, hit: Hit, inside: QRectF, on: bool) -> None:
        paint.lamp(painter, hit.lamp, inside.x(), inside.center().y() - 5)
        words = inside.adjusted(22, 7, -_KEYS if on else 0, -7)
        above, below = words.adjusted(0, 0, 0, -words.height() / 2), words.adjusted(0, words.height() / 2, 0, 0)
        used = paint.text(painter, hit.name, fonts.of("bodyStrong"), "text", above)
        paint.text(painter, hit.firm, fonts.of("small"), "text2", above.adjusted(used + 8, 0, 0, 0))
        paint.text(painter, hit.below, fonts.of("small", tabular=True), "text2", below)
        if on:
            self._keys(painter, inside, self._keys_of_hit())

    def _keys_of_hit(self) -> Keys:
        called = self.tr("they called")
        if self.inbound:
            return (("⏎", called), ("Alt O", self.tr("open")))
        return (("⏎", self.tr("call")), ("Alt ⏎", called), ("Alt O", self.tr("open")))

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
