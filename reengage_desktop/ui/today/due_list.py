"""All reminders that wait, under the banner, which speaks of the one that is selected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from reengage_desktop.domain.day_plan import Today
from reengage_desktop.domain.reminder import Reminder
from reengage_desktop.ui import fonts, paint
from reengage_desktop.ui.widgets import hair_line

from .answer_keys import Answer
from .due_view import HEIGHT, DueModel, DueView

ROWS = 6
_HINTS = 32


class DueList(QFrame):
    """`selected` carries the `Reminder` on which the cursor stands, `answered` the `Answer` of a key pressed there."""

    selected = Signal(object)
    answered = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setObjectName("due_list")
        self.model = DueModel(self)
        self.view = DueView(self.model)
        self.hints = KeyHints(
            (
                ("↑ ↓", self.tr("choose")),
                (Answer.START, self.tr("start")),
                (Answer.TEN, self.tr("ten minutes")),
                (Answer.HOUR, self.tr("an hour")),
                (Answer.EVENING, self.tr("evening")),
                (Answer.TOMORROW, self.tr("tomorrow")),
                (Answer.MOVE, self.tr("move")),
                (Answer.NOT_TODAY, self.tr("not today")),
                ("Esc", self.tr("close")),
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.view)
        column.addWidget(hair_line())
        column.addWidget(self.hints)
        self.view.selectionModel().currentRowChanged.connect(self._tell)
        self.view.answered.connect(self.answered)
        self.view.closed.connect(self.closed)

    def show_reminders(self, waiting: Sequence[Reminder], today: Today) -> Reminder:
        """Where the one that was selected waits no longer, the cursor stands on the one that came in its place."""
        before, row = self.current(), self.view.currentIndex().row()
        self.model.show(waiting, today)
        found = self.model.row_of(before.key) if before else 0
        self.select(found if found >= 0 else min(row, len(waiting) - 1))
        self.view.setFixedHeight(min(ROWS, len(waiting)) * HEIGHT)
        current = self.current()
        assert current is not None
        return current

    def current(self) -> Reminder | None:
        return self.model.reminder(self.view.currentIndex().row())

    def select(self, row: int) -> None:
        """Without a signal."""
        if self.view.currentIndex().row() != row:
            self.view.selectionModel().blockSignals(True)
            self.view.setCurrentIndex(self.model.index(row))
            self.view.selectionModel().blockSignals(False)

    def _tell(self) -> None:
        current = self.current()
        if current is not None:
            self.selected.emit(current)


class KeyHints(QWidget):
    """What each key does, as many as there is room for; a screen reader is told all of them."""

    def __init__(self, hints: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._hints = hints
        self.setAccessibleName(", ".join(f"{cap}: {does}" for cap, does in hints))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, _HINTS)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, font = QPainter(self), fonts.of("small")
        x, metrics = 14.0, QFontMetricsF(font)
        for cap, does in self._hints:
            words = metrics.horizontalAdvance(does) + 1
            width = paint.keycap_size(cap).width() + 6 + words
            if x + width > self.width() - 8:
                return
            taken = paint.keycap(painter, cap, round(x), (_HINTS - 18) // 2)
            paint.text(
                painter, does, font, "text3", QRectF(x + taken + 6, 0, words, _HINTS), Qt.AlignmentFlag.AlignLeft
            )
            x += width + 14
