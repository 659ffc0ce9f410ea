"""The places that have a rule, found by a few letters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reengage_desktop.domain.law import LawPlace
from reengage_desktop.services.ruling import PlaceRule
from reengage_desktop.ui import theme
from reengage_desktop.ui.people.person_fields import line_edit

_LIST, _ROW = 230, 28  # px
_ITEMS = "QListWidget::item { padding: 0 8px; }"
_KEY, _NAMES = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1

Place = tuple[str, str]


class LawPlaces(QWidget):
    """`chosen`: another place is current. A place is its codes."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.find_edit = line_edit("find_edit", self.tr("Find a place"))
        self.find_edit.setAccessibleName(self.tr("Find a place"))
        self.find_edit.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setObjectName("places")
        self.list.setAccessibleName(self.tr("Places"))
        self.list.setStyleSheet(_ITEMS)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(_LIST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.find_edit)
        column.addWidget(self.list, 1)
        self.find_edit.textChanged.connect(self._find)
        self.find_edit.installEventFilter(self)
        self.list.currentRowChanged.connect(lambda _: self.chosen.emit())

    def place(self) -> Place:
        found: Place = self.list.currentItem().data(_KEY)
        return found

    def choose(self, place: Place) -> None:
        self.find_edit.clear()
        for item in self._items():
            if item.data(_KEY) == place:
                self.list.setCurrentItem(item)

    def show_rules(self, rules: Sequence[PlaceRule], today: date) -> None:
        """Two rules for each place, for firms and for consumers, always of the same places."""
        pairs = list(zip(rules[::2], rules[1::2], strict=True))
        if not self.list.count():
            for firms, _ in pairs:
                item = QListWidgetItem(self.list)
                item.setSizeHint(QSize(0, _ROW))
                item.setData(_KEY, (firms.place.country, firms.place.region))
                item.setData(_NAMES, self._names(firms.place))
            self.list.setCurrentRow(0)
        for item, both in zip(self._items(), pairs, strict=True):
            place, is_old = both[0].place, any(one.is_old(today) for one in both)
            told = [f"    {place.region_name}" if place.region else place.country_name or self.tr("Elsewhere")]
            if any(one.own for one in both):
                told.append(self.tr("yours"))
            if is_old:
                told.append(self.tr("look again"))
            item.setText("  ·  ".join(told))
            item.setForeground(theme.colour("amber" if is_old else "text"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows walk through the places while the name is typed."""
        if watched is self.find_edit and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if step := {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0):
                self._step(step)
                return True
        return super().eventFilter(watched, event)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _names(self, place: LawPlace) -> list[str]:
        name = place.region_name or place.country_name or self.tr("Elsewhere")
        return [each.casefold() for each in (name, place.country_name, place.region)]

    def _find(self, text: str) -> None:
        wanted = text.strip().casefold()
        for item in self._items():
            item.setHidden(not any(wanted in name for name in item.data(_NAMES)))
        shown = [item for item in self._items() if not item.isHidden()]
        if shown and self.list.currentItem().isHidden():
            self.list.setCurrentItem(shown[0])

    def _step(self, step: int) -> None:
        shown = [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        here = self.list.currentRow()
        if here in shown:
            self.list.setCurrentRow(shown[min(max(shown.index(here) + step, 0), len(shown) - 1)])
