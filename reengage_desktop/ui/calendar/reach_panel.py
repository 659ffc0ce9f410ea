"""The side of the calendar: how often each slot reaches people, a better hour where one is low, and promises kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from reengage_desktop.domain.promise import PromiseLedger
from reengage_desktop.domain.reach import Reach
from reengage_desktop.services.reaching import SlotReach
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, hair_line, label

from . import range_bar, slot_words
from .range_bar import RangeBar
from .suggestion_card import SuggestionCard

WIDTH = 274
_MARGIN = 16
_BAR = 10


class ReachPanel(QFrame):
    """`taken` carries a `SlotReach` whose suggestion was taken, and whether it is for every week."""

    taken = Signal(object, bool)
    promises_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reach_panel")
        self.setProperty("kind", "side")
        self.setFixedWidth(WIDTH)
        self._shown: tuple[Sequence[SlotReach], object] | None = None
        self.list = QWidget()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.verticalScrollBar().rangeChanged.connect(self._make_room)
        self._lay_out()

    def show_reaches(self, reaches: Sequence[SlotReach], ledger: PromiseLedger) -> None:
        """As they are now; what has not changed is not built anew, so that it keeps the focus."""
        rate = (ledger.kept, ledger.broken, ledger.owed, ledger.open)
        if (reaches, rate) == self._shown:
            return
        self._shown = (reaches, rate)
        self.list = QWidget()
        column = QVBoxLayout(self.list)
        column.setContentsMargins(_MARGIN, 4, _MARGIN, 12)
        column.setSpacing(0)
        scale = range_bar.full_scale(each.reach for each in reaches)
        first = True
        for each in reaches:
            column.addWidget(self._slot(each, scale, main=first))
            column.addWidget(hair_line())
            first = first and each.suggestion is None
        column.addWidget(self._word(ledger))
        column.addStretch(1)
        self.area.setWidget(self.list)
        self._make_room(0, self.area.verticalScrollBar().maximum())

    def _make_room(self, _low: int, high: int) -> None:
        """The scroll bar takes its width from the margin."""
        layout = self.list.layout()
        if layout is not None:
            layout.setContentsMargins(_MARGIN, 4, _MARGIN - (_BAR if high else 0), 12)

    def _slot(self, each: SlotReach, scale: float, *, main: bool) -> QWidget:
        name = label(each.slot.name, "bodyStrong", name=f"reach_name_{each.slot.id}")
        name.setMinimumWidth(1)
        repeat = IconView(Icon.REPEAT, "text3", 12)
        repeat.setToolTip(slot_words.repeats(each.slot))
        when = label(slot_words.when(each.slot), "small", "text3", tabular=True)
        made = _entry([name, None, repeat, when], each.reach, scale, slot_words.reached(each.reach))
        if each.suggestion is not None:
            card = SuggestionCard(each, main=main)
            card.taken.connect(lambda every, each=each: self.taken.emit(each, every))
            column = made.layout()
            assert isinstance(column, QVBoxLayout)
            column.addSpacing(8)
            column.addWidget(card)
        return made

    def _word(self, ledger: PromiseLedger) -> QWidget:
        self.show_button = Button(self.tr("Show"), "link", name="show_promises")
        self.show_button.setAccessibleName(self.tr("Show all promises"))
        self.show_button.clicked.connect(self.promises_asked)
        icon = IconView(Icon.HANDSHAKE, "ember", 14)
        rate = ledger.rate
        told = self.tr("no promise settled yet")
        if rate.attempts:
            told = self.tr("{n} of {all} kept").format(n=rate.contacts, all=rate.attempts)
        head = [icon, label(self.tr("Your word"), "bodyStrong"), None, self.show_button]
        return _entry(head, rate, 1.0, told, of_word=True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 14, 0, 14)
        column.setSpacing(1)
        for each in (
            label(self.tr("How often slots reach people"), "heading"),
            label(self.tr("Bar: likely range. Mark: so far."), "small", "text3"),
        ):
            each.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
            column.addWidget(each)
        column.addWidget(self.area, 1)
        row = QHBoxLayout()
        row.setContentsMargins(_MARGIN, 8, _MARGIN, 0)
        row.setSpacing(8)
        row.addWidget(IconView(Icon.INFO, "text3", 14), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Fitting(self.tr("A slot can move or rest over a holiday. It is never removed."), role="text3"), 1)
        column.addLayout(row)


def _entry(head: Sequence[QWidget | None], reach: Reach, scale: float, told: str, *, of_word: bool = False) -> QWidget:
    """A name and when, the count and the likely range, and the bar; read as one sentence."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 12, 0, 12)
    column.setSpacing(2)
    column.addLayout(_row(head, 6))
    count = label(told, "small", "text2", tabular=True)
    likely = label(slot_words.likely(reach), "small", "text2", tabular=True)
    likely.setAccessibleName(slot_words.likely_spoken(reach))
    column.addLayout(_row([count, None, likely] if reach.attempts else [count, None], 6))
    column.addSpacing(4)
    column.addWidget(RangeBar(reach, scale, of_word=of_word))
    return made


def _row(widgets: Sequence[QWidget | None], spacing: int) -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
