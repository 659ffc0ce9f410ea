"""What is sought in the bank: its kind, its product, the reason it answers, and words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from reengage_desktop.domain.bank import Item, Kind, Sought, kind_of
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.ui import words
from reengage_desktop.ui.buttons import Chip
from reengage_desktop.ui.dialog_parts import StillCombo

from .bank_words import kind_words

_PAUSE = 80  # ms after the last key
_LEAVES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class _Words(QLineEdit):
    """`left` comes with Enter, Down, or Esc, which also empties it."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (*_LEAVES, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class SoughtBar(QWidget):
    """`changed`: something else is sought. `left`: the focus goes back to the list.

    `words_edit` stands wherever there is room for it.
    """

    changed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sought_bar")
        self.chips: dict[Kind, Chip] = {}
        for kind in Kind:
            self.chips[kind] = Chip(kind_words(kind), name=f"sought_{kind}")
        self.product_combo = StillCombo("sought_product")
        self.product_combo.setAccessibleName(self.tr("Product"))
        self.why_combo = StillCombo("sought_why")
        self.why_combo.setAccessibleName(self.tr("Reason it answers"))
        self.words_edit = _Words()
        self.words_edit.setObjectName("sought_words")
        self.words_edit.setAccessibleName(self.tr("Find in the bank"))
        self.words_edit.setPlaceholderText(self.tr("Find   /"))
        self.words_edit.setClearButtonEnabled(True)
        self.words_edit.setMinimumWidth(110)
        self.words_edit.setMaximumWidth(260)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._tie()

    def sought(self) -> Sought:
        kind = next((kind for kind, chip in self.chips.items() if chip.isChecked()), None)
        why = self.why_combo.currentData()
        return Sought(
            kind=kind,
            product=self.product_combo.currentData() or "",
            why_not=WhyNot(why) if why else None,
            words=self.words_edit.text(),
        )

    def show_items(self, items: Iterable[Item]) -> None:
        """What can be chosen is what the bank holds; what was chosen stays, as long as it is there."""
        found = list(items)
        for kind, chip in self.chips.items():
            chip.set_count(sum(kind_of(item) is kind for item in found) or None)
        once = {item.product.casefold(): item.product for item in reversed(found) if item.product}
        products = [(product, product) for product in sorted(once.values(), key=str.casefold)]
        held = {item.why_not for item in found} - {WhyNot.UNKNOWN}
        reasons = [(words.why_not_words(why), why.value) for why in WhyNot if why in held]
        _fill(self.product_combo, self.tr("Any product"), products)
        _fill(self.why_combo, self.tr("Any reason"), reasons)

    def seek_all(self) -> None:
        """Without a signal."""
        for chip in self.chips.values():
            chip.setChecked(False)
        for combo in (self.product_combo, self.why_combo):
            combo.setCurrentIndex(0)
        self.words_edit.clear()
        self._pause.stop()

    def _choose(self, kind: Kind) -> Callable[[bool], None]:
        def chosen(on: bool) -> None:
            for other, chip in self.chips.items():
                chip.setChecked(on and other is kind)
            self.changed.emit()

        return chosen

    def _tie(self) -> None:
        for kind, chip in self.chips.items():
            chip.clicked.connect(self._choose(kind))
        for combo in (self.product_combo, self.why_combo):
            combo.activated.connect(self.changed)
        self.words_edit.textChanged.connect(self._pause.start)
        self.words_edit.left.connect(self.left)
        self._pause.timeout.connect(self.changed)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 16, 10)
        row.setSpacing(8)
        for chip in self.chips.values():
            row.addWidget(chip)
        for combo in (self.product_combo, self.why_combo):
            combo.setMinimumWidth(132)
            combo.setMaximumWidth(180)
            row.addWidget(combo)
        row.addStretch(1)


def _fill(combo: StillCombo, anything: str, choices: list[tuple[str, str]]) -> None:
    wanted = combo.currentData()
    combo.clear()
    combo.addItem(anything, "")
    for shown, value in choices:
        combo.addItem(shown, value)
    combo.setCurrentIndex(max(0, combo.findData(wanted)))
