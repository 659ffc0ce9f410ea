"""The head of the calendar: which week, what the colours mean, a visit or a slot."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from reengage_desktop.ui import theme, tokens
from reengage_desktop.ui.buttons import Button, IconButton
from reengage_desktop.ui.dialog_parts import Ground
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import label

_MARK = 10


class _Mark(QWidget):
    """The ground and edge of a kind of block, small."""

    def __init__(self, ground: str, edge: str) -> None:
        super().__init__()
        self._ground, self._edge = ground, edge
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_MARK, _MARK)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour(self._edge), 1))
        hatched = QBrush(theme.colour("lineStrong"), Qt.BrushStyle.BDiagPattern)
        painter.setBrush(theme.colour(self._ground) if self._ground else hatched)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 2.5, 2.5)


class CalendarHead(Ground):
    """`turned` carries how many weeks to go, 0 for this one."""

    turned = Signal(int)
    visit_asked = Signal()
    slot_asked = Signal()

    def __init__(self) -> None:
        super().__init__("window")
        self.setFixedHeight(tokens.size("page_head"))
        self.title_label = label("", "title", name="page_title")
        self.before_button = IconButton(
            Icon.CHEVRON_LEFT, self.tr("The week before (←)"), kind="framed", size=15, name="week_before"
        )
        self.now_button = Button(self.tr("This week"), keys="T", size="small", name="this_week")
        self.after_button = IconButton(
            Icon.CHEVRON_RIGHT, self.tr("The week after (→)"), kind="framed", size=15, name="week_after"
        )
        self.visit_button = Button(self.tr("Visit"), icon=Icon.MAP_PIN, name="plan_visit")
        self.visit_button.setToolTip(self.tr("Plan a visit with somebody"))
        self.slot_button = Button(self.tr("Slot"), icon=Icon.PLUS, name="new_slot")
        self.slot_button.setToolTip(self.tr("Keep hours free for calls (N)"))
        self.slot_button.setAccessibleName(self.tr("New slot"))
        self._busy = self._legend("", "lineStrong", self.tr("busy"))
        self._lay_out()
        self.before_button.clicked.connect(lambda: self.turned.emit(-1))
        self.now_button.clicked.connect(lambda: self.turned.emit(0))
        self.after_button.clicked.connect(lambda: self.turned.emit(1))
        self.visit_button.clicked.connect(self.visit_asked)
        self.slot_button.clicked.connect(self.slot_asked)

    def show_week(self, title: str, *, busy: bool) -> None:
        """`busy`: whether times of the person's own calendar stand in it."""
        self.title_label.setText(title)
        self._busy.setVisible(busy)

    def _legend(self, ground: str, edge: str, words: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(_Mark(ground, edge))
        row.addWidget(label(words, "small", "text2"))
        return made

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(self.title_label)
        turn = QHBoxLayout()
        turn.setSpacing(4)
        for button in (self.before_button, self.now_button, self.after_button):
            turn.addWidget(button)
        row.addLayout(turn)
        row.addStretch(1)
        row.addWidget(self._legend("inkTint", "inkFill", self.tr("calls")))
        row.addWidget(self._legend("emberTint", "emberFill", self.tr("promises")))
        row.addWidget(self._legend("surface", "text2", self.tr("visits")))
        row.addWidget(self._busy)
        row.addSpacing(6)
        row.addWidget(self.visit_button)
        row.addWidget(self.slot_button)
