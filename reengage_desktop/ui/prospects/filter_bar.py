"""The chips over the list, the menu of the other filters, and the order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QFontMetricsF, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from reengage_desktop.domain.listing import Filter, SortBy
from reengage_desktop.ui import fonts, paint
from reengage_desktop.ui.buttons import Chip
from reengage_desktop.ui.icons import Icon

from .cells import FALLING_FIRST
from .filter_words import filter_name, sort_name

CHIPS = (Filter.ALL, Filter.CALLABLE_NOW, Filter.DUE_TODAY, Filter.PROMISED, Filter.NEVER_REACHED)
_ICONS = {Filter.PROMISED: Icon.HANDSHAKE}
_LAMPS = {Filter.CALLABLE_NOW: "now"}
_CHEVRON = 14
_GAP = 2
_PADDING = 4
_SPACING = 5
_MARGINS = (16, 12)
_SORT_AT_LEAST = 128

T = TypeVar("T", Filter, SortBy)


class SortButton(QPushButton):
    """Words and an arrow down: the order, and its menu."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setObjectName("sort_button")
        self.setProperty("kind", "quiet")
        self.setProperty("size", "small")
        self.setFont(fonts.of("small"))

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(fonts.of("small")).horizontalAdvance(self.text())
        return QSize(round(width) + 2 + _GAP + _CHEVRON + 2 * _PADDING, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(_SORT_AT_LEAST, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        box = QRectF(self.rect()).adjusted(_PADDING, 0, -_PADDING, 0)
        paint.text(painter, self.text(), fonts.of("small"), "text2", box.adjusted(0, 0, -_CHEVRON - _GAP, 0))
        paint.icon(painter, Icon.CHEVRON_DOWN, box.right() - _CHEVRON, (self.height() - _CHEVRON) / 2, _CHEVRON)


class FilterBar(QWidget):
    """`filter_chosen` carries a `Filter`; `sort_chosen` (`SortBy`, descending)."""

    filter_chosen = Signal(object)
    sort_chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter, self._sort = Filter.ALL, SortBy.BEST
        self._counts: dict[Filter, int] = {}
        self.chips = {filter_: self._chip(filter_) for filter_ in CHIPS}
        self.other_chip = Chip("", name="chip_other")
        self.other_chip.clicked.connect(lambda: self._choose(Filter.ALL))
        self.more_chip = Chip(self.tr("Filter"), icon=Icon.PLUS, dashed=True, name="chip_more")
        self.more_chip.clicked.connect(lambda: self.show_filters(everything=False))
        self.more_chip.setToolTip(self.tr("Every filter: F"))
        self.sort_button = SortButton(sort_name(SortBy.BEST))
        self.sort_button.clicked.connect(self._show_sorts)
        self.setMinimumWidth(1)  # what does not fit stands in the menu
        self._lay_out()
        self._show_state()

    def set_filter(self, filter_: Filter) -> None:
        """What is on, without a signal."""
        self.filter = filter_
        self._show_state()

    def set_count(self, filter_: Filter, count: int) -> None:
        self._counts[filter_] = count
        self._show_state()

    def set_sort(self, sort: SortBy) -> None:
        self._sort = sort
        self.sort_button.setText(sort_name(sort))
        self.sort_button.setAccessibleName(self.tr("Sorted by: {order}").format(order=sort_name(sort)))
        self.sort_button.updateGeometry()

    def _chip(self, filter_: Filter) -> Chip:
        icon, lamp = _ICONS.get(filter_, ""), _LAMPS.get(filter_, "")
        chip = Chip(filter_name(filter_), icon=icon, lamp=lamp, name=f"chip_{filter_.value}")
        chip.clicked.connect(lambda: self._choose(Filter.ALL if self.filter is filter_ else filter_))
        return chip

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGINS[0], 12, _MARGINS[1], 10)
        row.setSpacing(_SPACING)
        for chip in (*self.chips.values(), self.other_chip, self.more_chip):
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self.sort_button)

    def _choose(self, filter_: Filter) -> None:
        self.set_filter(filter_)
        self.filter_chosen.emit(filter_)

    def _show_state(self) -> None:
        """A chip that would find nobody is not shown unless it is on; a filter of the menu takes the chips' place."""
        other = self.filter not in CHIPS
        if other:
            name = filter_name(self.filter)
            self.other_chip.setText(f"{name}  ×")
            self.other_chip.setAccessibleName(self.tr("{filter}, remove").format(filter=name))
            self.other_chip.setChecked(True)
            self.other_chip.updateGeometry()
        self.other_chip.setVisible(other)
        for filter_, chip in self.chips.items():
            chip.setChecked(filter_ is self.filter)
            chip.set_count(self._counts.get(filter_) or None)
        self._fit()

    def _fit(self) -> None:
        """Chips from the left as far as there is room; the rest is in the menu."""
        room = self.width() - sum(_MARGINS) - self.more_chip.sizeHint().width() - _SORT_AT_LEAST
        other = self.filter not in CHIPS
        if other:
            room -= self.other_chip.sizeHint().width()
        for filter_, chip in self.chips.items():
            room -= chip.sizeHint().width() + _SPACING
            wanted = self._counts.get(filter_) != 0 and not other and room >= 0
            chip.setVisible(filter_ in (self.filter, Filter.ALL) or wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def show_filters(self, *, everything: bool) -> None:
        """The menu of those that no chip shows, or of all, for the keys."""
        chips = {filter_ for filter_, chip in self.chips.items() if chip.isVisible() and not everything}
        items = [(filter_, filter_name(filter_)) for filter_ in Filter if filter_ not in chips]
        self._menu("filter_menu", self.more_chip, items, self.filter, self._choose)

    def _show_sorts(self) -> None:
        items = [(sort, sort_name(sort)) for sort in SortBy]
        self._menu("sort_menu", self.sort_button, items, self._sort, self._choose_sort)

    def _choose_sort(self, sort: SortBy) -> None:
        self.sort_chosen.emit(sort, sort in FALLING_FIRST)

    def _menu(
        self, name: str, below: QWidget, items: Sequence[tuple[T, str]], on: T, choose: Callable[[T], None]
    ) -> None:
        menu = QMenu(self)
        menu.setObjectName(name)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for value, words in items:
            item = group.addAction(words)
            item.setCheckable(True)
            item.setChecked(value is on)
            item.triggered.connect(partial(_choose, choose, value))
            menu.addAction(item)
            if value is on:
                menu.setActiveAction(item)
        menu.popup(below.mapToGlobal(QPoint(0, below.height() + 2)))


def _choose(choose: Callable[[T], None], value: T, _checked: bool = False) -> None:
    choose(value)
