"""A card of a few rows: facts of the day, or people and lists that are opened from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, hair_line, label

from .strong_line import Parts, StrongLine

ROW = 36
INSET = 8  # the ground of a row stands out so far from its words
_LEAD, _ICON = 24, 15


class Fact(NamedTuple):
    """A row that only tells: an icon, words of which figures stand out, and what stands at the right."""

    icon: str
    words: tuple[tuple[str, bool], ...]
    right: str = ""
    role: str = "text2"


class Line(NamedTuple):
    """A row that opens `subject`: a lamp or an icon, a name, words beside it; at the right a link or an icon."""

    subject: object
    name: str
    words: str = ""
    role: str = "text2"
    lamp: str = ""
    icon: str = ""
    icon_role: str = "text2"
    link: str = ""
    end: str = Icon.CHEVRON_RIGHT
    end_role: str = "text2"


class LineButton(QAbstractButton):
    """A `Line` that is pressed by mouse, Space or Enter."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        self.line = line
        self.setAccessibleName(" ".join(part for part in (line.name, line.words, line.link) if part))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(f"{line.name} {line.words}".strip().replace("<", "‹"))
        theme.current().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0, 2, 0, -2)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("pressed" if self.isDown() else "hover"))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        self._paint_words(painter, QRectF(self.rect()).adjusted(INSET, 0, -INSET, 0))

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        line, middle = self.line, box.center().y()
        if line.lamp:
            paint.lamp(painter, line.lamp, box.x(), middle - 5)
        else:
            paint.icon(painter, line.icon, box.x(), round(middle - _ICON / 2), _ICON, line.icon_role)
        if line.link:
            link = fonts.of("small", weight=500)
            used = paint.text(painter, line.link, link, "ink", box, Qt.AlignmentFlag.AlignRight)
        else:
            used = float(_ICON)
            paint.icon(painter, line.end, box.right() - _ICON, round(middle - _ICON / 2), _ICON, line.end_role)
        rest = box.adjusted(_LEAD, 0, -used - 10, 0)
        rest.setLeft(rest.x() + paint.text(painter, line.name, fonts.of("bodyMedium"), "text", rest) + 6)
        paint.text(painter, line.words, fonts.of("small", tabular=True), line.role, rest)


class ListCard(QFrame):
    """`chosen` carries the subject of a line."""

    chosen = Signal(object)

    def __init__(self, title: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "card")
        self.title_label = label(title, "heading", name=f"{name}_title")
        self.right_label = label("", "bodyStrong", "ember", tabular=True, name=f"{name}_right")
        self._shown: Sequence[Fact | Line] | None = None
        self._made_rows: list[QWidget] = []
        head = QHBoxLayout()
        head.addWidget(self.title_label, 1)
        head.addWidget(self.right_label)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 6)
        column.setSpacing(2)
        head.setContentsMargins(INSET, 0, INSET, 0)
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addStretch(1)

    def rows(self) -> list[QWidget]:
        """The rows as they stand, without the lines between them."""
        return self._made_rows

    def show_rows(self, rows: Sequence[Fact | Line], right: str = "") -> None:
        """Made anew only if they are others than before, so that the focus stays."""
        self.right_label.setText(right)
        self.right_label.setVisible(bool(right))
        if rows == self._shown:
            return
        at = next((place for place, row in enumerate(self._made_rows) if row.hasFocus()), -1)
        while (item := self._rows.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self._shown, self._made_rows = list(rows), [self._made(row) for row in rows]
        for place, made in enumerate(self._made_rows):
            if place:
                self._rows.addWidget(_line_between())
            self._rows.addWidget(made)
        if at >= 0 and rows:
            self._made_rows[min(at, len(rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, row: Fact | Line) -> QWidget:
        if isinstance(row, Line):
            button = LineButton(row)
            button.clicked.connect(lambda: self.chosen.emit(row.subject))
            return button
        return _fact_row(row)


def _line_between() -> QWidget:
    made = QWidget()
    made.setFixedHeight(1)
    row = QHBoxLayout(made)
    row.setContentsMargins(INSET, 0, INSET, 0)
    row.addWidget(hair_line())
    return made


def _fact_row(fact: Fact) -> QWidget:
    made = QWidget()
    made.setFixedHeight(ROW)
    row = QHBoxLayout(made)
    row.setContentsMargins(INSET, 0, INSET, 0)
    row.setSpacing(10)
    words = StrongLine()
    told: Parts = list(fact.words)
    words.set_parts(told)
    row.addWidget(IconView(fact.icon, fact.role, _ICON))
    row.addWidget(words, 1)
    if fact.right:
        row.addWidget(label(fact.right, "small", "text3", tabular=True))
    return made
