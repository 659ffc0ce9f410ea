"""The findings beside a script: one row each, which leads to its place, or to the people it concerns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reengage_desktop.ui import theme
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import Button, IconView, hair_line, set_role


@dataclass(frozen=True, slots=True)
class CheckLine:
    """What a row says. `start` to `end` is its place in the Markdown, nowhere if they are equal.

    `role`: "green" passes, "amber" is advice, "red" keeps the script from being used, "text2" is a remark.
    `people`: (id, first name) of those it concerns. `converts`: its button turns foreign fields into ours.
    """

    icon: Icon
    role: str
    title: str
    below: str = ""
    start: int = 0
    end: int = 0
    people: tuple[tuple[int, str], ...] = ()
    converts: bool = False

    @property
    def leads(self) -> bool:
        return self.end > self.start or bool(self.people)


class CheckRow(QWidget):
    """`asked`: its place or its people are wished for, by a click, Enter or Space."""

    asked = Signal()
    convert_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("check_row")
        self.line = CheckLine(Icon.CHECK, "green", "")
        self.icon_view = IconView(Icon.CHECK, "green", 15)
        self.title_label = Fitting("", "bodyMedium", "text", name="check_title")
        self.below_label = Fitting("", "small", "text2", name="check_below")
        self.convert_button = Button(self.tr("Turn them into fields"), size="small", name="convert_fields")
        self.convert_button.setToolTip(self.tr("Writes them as fields of this program (Ctrl+Shift+F)"))
        self.convert_button.clicked.connect(self.convert_asked)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(1)
        words.addWidget(self.title_label)
        words.addWidget(self.below_label)
        words.addWidget(self.convert_button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(8)
        row.addWidget(self.icon_view, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(hair_line())

    def show_line(self, line: CheckLine) -> None:
        if line == self.line:
            return
        self.line = line
        self.icon_view.set_icon(line.icon, line.role)
        self.title_label.setText(line.title)
        self.below_label.setText(line.below)
        self.below_label.setVisible(bool(line.below))
        self.convert_button.setVisible(line.converts)
        set_role(self.title_label, "red" if line.role == "red" else "text")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if line.leads else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if line.leads else Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(". ".join(filter(None, (line.title, line.below))))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.line.leads and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.line.leads and event.button() is Qt.MouseButton.LeftButton:
            self.asked.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(0, 1, 0, -3)
        if self.line.leads and self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)


class CheckRows(QWidget):
    """`asked` carries the `CheckLine` that was chosen, `convert_asked` comes with the button or its key."""

    asked = Signal(object)
    convert_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[CheckRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def lines(self) -> list[CheckLine]:
        return [row.line for row in self._rows if not row.isHidden()]

    def rows(self) -> list[CheckRow]:
        return [row for row in self._rows if not row.isHidden()]

    def show_lines(self, lines: Sequence[CheckLine]) -> None:
        """Rows are kept and filled anew, so that typing does not make the side flicker."""
        while len(self._rows) < len(lines):
            self._rows.append(self._made())
        for row, line in zip(self._rows, lines, strict=False):
            row.show_line(line)
            row.show()
        for row in self._rows[len(lines) :]:
            row.hide()

    def _made(self) -> CheckRow:
        row = CheckRow()
        row.asked.connect(lambda: self.asked.emit(row.line))
        row.convert_asked.connect(self.convert_asked)
        self._column.addWidget(row)
        return row
