"""The head of the import: the three steps, and what is known of the file."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, IconView, label

FILE, MATCH, DONE = 1, 2, 3
_CIRCLE, _GAP, _BETWEEN, _FILE_WIDTH, _PADDING = 20, 8, 26, 360, 4


class StepsView(QWidget):
    """Three steps in a row: a tick behind, a filled figure where one is, a ring ahead."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("steps_view")
        self._steps = [self.tr("File"), self.tr("Match columns"), self.tr("Done")]
        self._now = FILE
        self.set_step(FILE)

    def set_step(self, now: int) -> None:
        self._now = now
        name = self.tr("Step {now} of {all}: {name}")
        self.setAccessibleName(name.format(now=now, all=len(self._steps), name=self._steps[now - 1]))
        self.updateGeometry()
        self.update()

    def step(self) -> int:
        return self._now

    def sizeHint(self) -> QSize:
        return QSize(420, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 0.0
        for number, words in enumerate(self._steps, 1):
            self._draw_mark(painter, number, x)
            font = fonts.of("bodyMedium", weight=600 if number == self._now else None)
            role = "text" if number == self._now else "text3"
            left = x + _CIRCLE + _GAP
            box = QRectF(left, 0, self.width() - left, self.height())
            x = left + paint.text(painter, words, font, role, box) + _BETWEEN

    def _draw_mark(self, painter: QPainter, number: int, x: float) -> None:
        box = QRectF(x, (self.height() - _CIRCLE) / 2, _CIRCLE, _CIRCLE)
        behind = number < self._now or self._now == DONE
        ground = "greenTint" if behind else "button" if number == self._now else ""
        painter.setPen(Qt.PenStyle.NoPen if ground else QPen(theme.colour("lineStrong"), 1))
        painter.setBrush(theme.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box if ground else box.adjusted(0.5, 0.5, -0.5, -0.5))
        if behind:
            paint.icon(painter, Icon.CHECK, box.x() + 4, box.y() + 4, 12, "green")
            return
        role = "onInk" if number == self._now else "text3"
        paint.text(painter, str(number), fonts.of("small", weight=600), role, box, Qt.AlignmentFlag.AlignHCenter)


class StepsHead(QWidget):
    """`change_requested`: the person wants the list read in another way."""

    change_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(62)
        self.steps_view = StepsView()
        self.file_label = label("", "bodyMedium", name="file_label")
        self.facts_label = label("", "small", "text2", name="facts_label")
        self.change_button = Button(self.tr("change"), "link", name="change_button")
        self.change_button.setAutoDefault(False)
        self.change_button.clicked.connect(self.change_requested)
        self._icon = IconView(Icon.FILE_SPREADSHEET, "text2", 15)
        self._lay_out()
        self.set_file("")

    def set_step(self, step: int) -> None:
        """The way of reading can be changed in the second step only."""
        self.steps_view.set_step(step)
        can_change = self._can_change and step == MATCH and bool(self.facts_label.text())
        self.change_button.setVisible(can_change)
        self.facts_label.setContentsMargins(0, 0, 0 if can_change else _PADDING, 0)

    def set_file(self, name: str, facts: str = "", *, can_change: bool = True) -> None:
        """Nothing is shown for "". `can_change`: whether there is another way to read it."""
        self._can_change = can_change
        metrics = self.file_label.fontMetrics()
        self.file_label.setText(metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, _FILE_WIDTH))
        self.facts_label.setText(facts)
        for part in (self._icon, self.file_label):
            part.setVisible(bool(name))
        self.set_step(self.steps_view.step())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 16, 6)
        row.addWidget(self.steps_view)
        row.addStretch(1)
        file = QVBoxLayout()
        file.setSpacing(0)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(8)
        first.addStretch(1)
        first.addWidget(self._icon)
        first.addWidget(self.file_label)
        first.addSpacing(_PADDING)
        second.setSpacing(0)
        second.addStretch(1)
        second.addWidget(self.facts_label)
        second.addWidget(self.change_button)
        file.addLayout(first)
        file.addLayout(second)
        row.addLayout(file)
