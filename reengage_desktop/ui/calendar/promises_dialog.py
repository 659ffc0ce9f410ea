"""All promises: whom I told when I would call, and whether I did."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reengage_desktop.domain.promise import PromiseLedger
from reengage_desktop.services.promising import Promising
from reengage_desktop.ui import paint, theme, tokens
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.dialog_parts import MARGIN, Fitting, foot
from reengage_desktop.ui.widgets import label

from . import slot_words
from .promises_model import PERSON, ROLE, PromisesModel
from .range_bar import RangeBar

_SIZE = (640, 560)
_COLUMNS = (210, 220)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}


class _RowDelegate(QStyledItemDelegate):
    """A line of words under each head, with a hairline below; a bar marks the row one stands on."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.colour("inkTint" if selected else "surface"))
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
        first = index.column() == 0
        if selected and first:
            painter.fillRect(QRectF(rect.x(), rect.y(), 3, rect.height()), theme.colour("ink"))
        words = rect.adjusted(16 if first else 8, 0, -8, 0)
        paint.text(painter, option.text, option.font, index.data(ROLE), words)


class PromisesTable(QTableView):
    """Walked by arrows or J and K; Enter or a double click opens (`chosen`)."""

    chosen = Signal(QModelIndex)

    def __init__(self, model: PromisesModel) -> None:
        super().__init__()
        self.setObjectName("promises_table")
        self.setAccessibleName(self.tr("Promises"))
        self.setModel(model)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(34)
        head = self.horizontalHeader()
        head.setFixedHeight(tokens.size("table_head"))
        head.setHighlightSections(False)
        for place, width in enumerate(_COLUMNS):
            self.setColumnWidth(place, width)
        head.setSectionResizeMode(len(_COLUMNS), QHeaderView.ResizeMode.Stretch)
        self.setItemDelegate(_RowDelegate(self))
        self.doubleClicked.connect(self.chosen)
        if model.rowCount():
            self.selectRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ENTER and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        elif key in _ARROWS:
            super().keyPressEvent(QKeyEvent(event.type(), _ARROWS[key], event.modifiers()))
        else:
            super().keyPressEvent(event)


class PromisesDialog(QDialog):
    """`open_requested` carries the id of a person; the dialog closes then."""

    open_requested = Signal(object)

    def __init__(self, promising: Promising, today: date, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("promises_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Your word"))
        ledger = promising.ledger()
        self.model = PromisesModel(ledger.rows, today, zone, self)
        self.table = PromisesTable(self.model)
        self.close_button = Button(self.tr("Close"), keys="Esc", name="close_button")
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self.table.chosen.connect(self._open)
        self._lay_out(ledger)
        self.resize(*_SIZE)
        self.table.setFocus()

    def _open(self, index: QModelIndex) -> None:
        person = index.data(PERSON)
        self.accept()
        self.open_requested.emit(person)

    def _lay_out(self, ledger: PromiseLedger) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, 16, MARGIN, 12)
        top.setSpacing(3)
        top.addWidget(label(self._headline(ledger), "heading", name="promises_told"))
        top.addWidget(Fitting(self._below(ledger), "small", "text2"))
        if ledger.rate.attempts:
            top.addSpacing(3)
            top.addWidget(RangeBar(ledger.rate, 1.0, of_word=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(foot(None, self.close_button))

    def _headline(self, ledger: PromiseLedger) -> str:
        rate = ledger.rate
        if not rate.attempts:
            return self.tr("No promise is settled yet")
        return self.tr("{n} of {all} promises kept").format(n=rate.contacts, all=rate.attempts)

    def _below(self, ledger: PromiseLedger) -> str:
        parts = [slot_words.likely(ledger.rate)] if ledger.rate.attempts else []
        if ledger.open:
            parts.append(self.tr("{n} to come").format(n=ledger.open))
        if ledger.owed:
            parts.append(self.tr("{n} still to be called").format(n=ledger.owed))
        if ledger.moved:
            parts.append(self.tr("{n} moved in time").format(n=ledger.moved))
        told = ", ".join(parts)
        return told or self.tr("Tell somebody when you will call, and it stands here.")
