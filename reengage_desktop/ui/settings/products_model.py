"""The products as a table: name, what each brings, and how many quotes name it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from reengage_desktop.domain.product import Product
from reengage_desktop.services.commissioning import KnownProduct
from reengage_desktop.ui import fonts, theme, words

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_ROOT = QModelIndex()


class Column(IntEnum):
    PRODUCT = 0
    BRINGS = 1
    QUOTES = 2


class ProductsModel(QAbstractTableModel):
    """`change` is called with a product, a column and what was typed; whether it was taken.

    What was not taken stays in its cell, in red, until it is mended.
    """

    def __init__(self, change: Callable[[KnownProduct, Column, str], bool]) -> None:
        super().__init__()
        self._change = change
        self._rate = 0
        self.products: Sequence[KnownProduct] = ()
        self._refused: dict[tuple[str, int], str] = {}

    def show_products(self, products: Sequence[KnownProduct], ordinary: int) -> None:
        """`ordinary`: the rate per thousand that holds where none was set."""
        self.beginResetModel()
        self.products, self._rate = products, ordinary
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.products)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role == Role.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (self.tr("Product"), self.tr("Brings you"), self.tr("Quotes"))[section]
        if role == Role.TextAlignmentRole:
            return int(self._align(section))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = super().flags(index)
        return plain if index.column() == Column.QUOTES else plain | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        product = self.products[index.row()]
        column = Column(index.column())
        refused = self._refused.get((product.product.name, column))
        match role:
            case Role.EditRole:
                return refused if refused is not None else self._written(product, column)
            case Role.DisplayRole:
                return refused if refused is not None else self._written(product, column) or self._unset()
            case Role.FontRole:
                return fonts.of("bodyMedium" if column == Column.PRODUCT else "body", tabular=True)
            case Role.ForegroundRole:
                quiet = column == Column.QUOTES or (column == Column.BRINGS and not product.product.has_commission)
                return theme.colour("red" if refused is not None else "text3" if quiet else "text")
            case Role.TextAlignmentRole:
                return int(self._align(column) | Qt.AlignmentFlag.AlignVCenter)
            case Role.AccessibleTextRole:
                return self._spoken(product)
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        product, column = self.products[index.row()], Column(index.column())
        text = str(value).strip()
        key = (product.product.name, int(column))
        if text == self._written(product, column):
            self._refused.pop(key, None)
            return True
        self._refused[key] = text
        if self._change(product, column, text):
            self._refused.pop(key, None)
            return True
        self.dataChanged.emit(index, index)
        return False

    def _written(self, known: KnownProduct, column: Column) -> str:
        if column == Column.PRODUCT:
            return known.product.name
        return brings(known.product) if column == Column.BRINGS else str(known.quotes)

    def _unset(self) -> str:
        return self.tr("{rate} %, as ordinary").format(rate=f"{self._rate / 10:g}")

    def _spoken(self, known: KnownProduct) -> str:
        said = self.tr("{product}, brings you {commission}, {n} quotes")
        commission = brings(known.product) or self._unset()
        return said.format(product=known.product.name, commission=commission, n=known.quotes)

    @staticmethod
    def _align(column: int) -> Qt.AlignmentFlag:
        return Qt.AlignmentFlag.AlignRight if column == Column.QUOTES else Qt.AlignmentFlag.AlignLeft


def brings(product: Product) -> str:
    """As it is read back: "5 %", "$250"; "" where nothing was set."""
    if product.rate is not None:
        return f"{product.rate / 10:g} %"
    amount = product.amount
    whole = amount is None or (amount % 100 == 0 and amount > 100_00)
    # A small amount needs its sign, or it could be read as a rate.
    return words.money(amount, product.currency, whole=whole).strip()
