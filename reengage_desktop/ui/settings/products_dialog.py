"""What each product brings: set, changed, renamed in every quote, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QKeySequence, QPainter, QPen, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reengage_desktop.domain.fault import Fault
from reengage_desktop.services.commissioning import KnownProduct
from reengage_desktop.ui import icons, theme, words
from reengage_desktop.ui.dialog_parts import MARGIN, FaultLine, Fitting, field, foot
from reengage_desktop.ui.people.person_fields import line_edit
from reengage_desktop.ui.today.elided import ElidedLabel
from reengage_desktop.ui.undo_key import left_to_dialog
from reengage_desktop.ui.waiting import waiting
from reengage_desktop.ui.widgets import Button

from .products_model import Column, Index, ProductsModel

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services
    from reengage_desktop.services.retracing import Step

_ROW = 36
_BRINGS, _QUOTES = 160, 80  # px
_CELLS = "QTableView::item { padding: 0 5px; } QHeaderView::section:first { padding-left: 8px; }"


class _Cells(QStyledItemDelegate):
    """The cell that is typed into stands in a frame."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1))


class ProductsDialog(QDialog):
    """There is nothing to confirm: each cell is kept as it is left, and Undo takes it back."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("What each product brings"))
        self.setWindowIcon(icons.app_icon())
        self._setting, self._products = services.setting, services.quoting.products
        self._steps: list[tuple[Step, str]] = []
        self.model = ProductsModel(self._change)
        self.table = QTableView()
        self.name_edit = line_edit("product_name_edit", self.tr("Another product"))
        self.brings_edit = line_edit("product_brings_edit", self.tr("5 % or $250"))
        self.add_button = Button(self.tr("Add"), name="add_product_button")
        self.fault_line = FaultLine()
        self.undo_button = Button(self.tr("Undo"), "quiet", keys="Ctrl Z", name="undo_button")
        self.told_label = ElidedLabel("small", "text2", name="told_label")
        self.close_button = Button(self.tr("Close"), keys="Esc", name="close_button")
        self._set_up_table()
        self._lay_out()
        self._connect()
        self._show()
        self.resize(560, 560)
        (self.table if self.model.rowCount() else self.name_edit).setFocus()

    def add(self) -> None:
        """What stands in the two fields."""
        name, commission = self.name_edit.text().strip(), self.brings_edit.text().strip()
        if name and not commission:
            self.fault_line.say(self.tr("Write what it brings you, such as 5 % or $250."))
            self.brings_edit.setFocus()
            return
        told = self.tr("{product} brings {commission}").format(product=name, commission=commission)
        if self._do(lambda: self._products.set(name, commission), told):
            for edit in (self.name_edit, self.brings_edit):
                edit.setText("")  # unlike clear(), which Ctrl Z in the field would take back
            self.name_edit.setFocus()
            self._show()
            self._select(name)

    def clear_commission(self) -> None:
        """The product in the line that is chosen brings what is ordinary."""
        index = self.table.currentIndex()
        if index.isValid():
            self.model.setData(index.siblingAtColumn(Column.BRINGS), "")

    def undo(self) -> None:
        if not self._steps:
            return
        step, told = self._steps.pop()
        try:
            with waiting():
                self._products.undo(step)
        except Fault as fault:
            self.fault_line.say(words.fault(fault))
        else:
            self.fault_line.say("")
            self.told_label.setText(self.tr("Taken back: {told}").format(told=told))
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return left_to_dialog(watched, event) or super().eventFilter(watched, event)

    def done(self, result: int) -> None:
        """A cell that is still being written is kept."""
        self.table.setFocus()
        super().done(result)

    def _change(self, known: KnownProduct, column: Column, text: str) -> bool:
        name = known.product.name
        if column == Column.PRODUCT:
            told = self.tr("{old} is called {new}").format(old=name, new=text)
            taken = self._do(lambda: self._products.rename(name, text), told)
        else:
            told = self.tr("{product} brings {commission}").format(
                product=name, commission=text or self.tr("what is ordinary")
            )
            taken = self._do(lambda: self._products.set(name, text), told)
        if taken:
            # The table must not be made anew while its cell still closes.
            QTimer.singleShot(0, self, lambda: self._show(text if column == Column.PRODUCT else name))
        return taken

    def _do(self, write: Callable[[], Step], told: str) -> bool:
        try:
            with waiting():  # who was quoted it is ranked anew
                step = write()
        except Fault as fault:
            self.fault_line.say(words.fault(fault))
            return False
        self.fault_line.say("")
        if step:
            self._steps.append((step, told))
            self.told_label.setText(told)
        return True

    def _show(self, select: str = "") -> None:
        index = self.table.currentIndex()
        before = self.model.products[index.row()].product.name if index.isValid() else ""
        self.model.show_products(self._products.all(), self._setting.read().commission_rate)
        self.table.setVisible(self.model.rowCount() > 0)
        self.nothing_label.setVisible(self.model.rowCount() == 0)
        self.undo_button.setEnabled(bool(self._steps))
        self._select(select or before, index)

    def _select(self, name: str, before: QModelIndex | None = None) -> None:
        """This product, or where one stood before; what it brings, or its name where that was chosen before."""
        names = [known.product.name for known in self.model.products]
        row, column = (before.row(), before.column()) if before is not None else (-1, -1)
        at = names.index(name) if name in names else min(max(0, row), len(names) - 1)
        if at >= 0:
            self.table.setCurrentIndex(self.model.index(at, Column.BRINGS if column < 0 else column))

    def _set_up_table(self) -> None:
        table = self.table
        table.setObjectName("products_table")
        table.setAccessibleName(self.tr("Products"))
        table.setModel(self.model)
        table.setItemDelegate(_Cells(table))
        table.setShowGrid(False)
        table.setStyleSheet(_CELLS)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        table.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(Column.PRODUCT, QHeaderView.ResizeMode.Stretch)
        for column, width in ((Column.BRINGS, _BRINGS), (Column.QUOTES, _QUOTES)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            table.setColumnWidth(column, width)

    def _lay_out(self) -> None:
        explained = Fitting(
            self.tr("Where a quote does not say what it is worth to you, its product does: a share of its value, or an "
                    "amount for each."), "body", "text2")  # fmt: skip
        nothing = self.tr("No product yet. Those you quote come here by themselves.")
        self.nothing_label = Fitting(nothing, "body", "text3", name="no_products_label")
        new = QHBoxLayout()
        new.setSpacing(10)
        new.addLayout(field(self.tr("Product"), self.name_edit), 3)
        new.addLayout(field(self.tr("Brings you"), self.brings_edit), 2)
        new.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignBottom)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        column = QVBoxLayout()
        column.setContentsMargins(MARGIN, 16, MARGIN, 16)
        column.setSpacing(12)
        column.addWidget(explained)
        column.addLayout(new)
        column.addWidget(self.fault_line)
        column.addWidget(self.nothing_label)
        column.addWidget(self.table, 1)
        keys = self.tr("Type, or press F2, to change a cell. Del takes away what was set. A new name goes everywhere.")
        column.addWidget(Fitting(keys, "small", "text3"))
        column.addStretch(0)
        whole.addLayout(column, 1)
        whole.addWidget(foot(self.undo_button, self.told_label, None, self.close_button))
        for button in (self.add_button, self.undo_button, self.close_button):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add)
        for edit in (self.name_edit, self.brings_edit):
            edit.installEventFilter(self)
        self.name_edit.returnPressed.connect(self.brings_edit.setFocus)
        self.brings_edit.returnPressed.connect(self.add)
        self.undo_button.clicked.connect(self.undo)
        self.close_button.clicked.connect(self.accept)
        QShortcut(QKeySequence.StandardKey.Undo, self).activated.connect(self.undo)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.clear_commission)
