"""The sentence with its three places to write in, set as it is read aloud."""

from __future__ import annotations

from string import Formatter

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QWidget

from reengage_desktop.ui import fonts, theme
from reengage_desktop.ui.widgets import label

FIELD, UNDERLINE, ROOM = 40, 2, 10
LONGEST = {"at": 12, "who": 120, "because": 200}
STEPS = (0.0, 3.0, 6.0, 8.5)  # points: a long sentence is set smaller
LEAST = 60


class VowEdit(QLineEdit):
    """Without edges, underlined in ember; while it is written in its ground is tinted."""

    left = Signal()

    def __init__(self, name: str, spoken: str, hint: str, longest: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "vow")
        self.setAccessibleName(spoken)
        self.setPlaceholderText(hint)
        self.setMaxLength(longest)
        theme.current().changed.connect(self.update)

    @property
    def is_choosing(self) -> bool:
        """Whether a list to choose from is open: Enter belongs to it."""
        popup = completer.popup() if (completer := self.completer()) is not None else None
        return popup is not None and popup.isVisible()

    def wanted_width(self, metrics: QFontMetricsF) -> int:
        return round(metrics.horizontalAdvance(self.text() or self.placeholderText())) + ROOM

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.is_choosing:
            event.accept()  # it was answered by `returnPressed`, and is none of the page's

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            top = 2 + self.textMargins().top()
            QPainter(self).fillRect(self.rect().adjusted(0, top, 0, -UNDERLINE), theme.colour("emberTint"))
        super().paintEvent(event)


class VowLine(QWidget):
    """`typed` comes for every change by the person, `entered` for Enter, `left` for Esc.

    `points` is the size of the face, `line` the distance of two lines in px.
    """

    typed = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, points: float, line: int) -> None:
        super().__init__()
        self._points, self._line = points, line
        self.at_edit = VowEdit("vow_at", self.tr("Time"), self.tr("8:30"), LONGEST["at"])
        self.who_edit = VowEdit("vow_who", self.tr("Whom I call"), self.tr("somebody"), LONGEST["who"])
        self.because_edit = VowEdit("vow_because", self.tr("Because"), self.tr("write your reason"), LONGEST["because"])
        self.edits = {"at": self.at_edit, "who": self.who_edit, "because": self.because_edit}
        self._lines = self._parts(self.tr("When it is {at} I call {who},\nbecause {because}."))
        for edit in self.edits.values():
            edit.textEdited.connect(self.typed)
            edit.textChanged.connect(self._place)
            edit.returnPressed.connect(self.entered)
            edit.left.connect(self.left)
        theme.current().changed.connect(self._place)  # a new sheet takes the face of what is in sight
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(line * len(self._lines))
        self.setFocusProxy(self.because_edit)

    def set_texts(self, at: str, who: str, because: str) -> None:
        """Without a signal; what stands there already keeps its cursor."""
        for name, text in (("at", at), ("who", who), ("because", because)):
            if self.edits[name].text() != text:
                self.edits[name].setText(text)

    def texts(self) -> tuple[str, str, str]:
        return self.at_edit.text(), self.who_edit.text(), self.because_edit.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _parts(self, template: str) -> list[list[tuple[QWidget, bool]]]:
        """Each line's labels and fields, and whether a space stands before it."""
        lines: list[list[tuple[QWidget, bool]]] = []
        for told in template.split("\n"):
            line: list[tuple[QWidget, bool]] = []
            after = ""
            for words, field, _, _ in Formatter().parse(told):
                if words.strip():
                    made = label(words.strip(), "vow", "read")
                    made.setParent(self)
                    line.append((made, words.startswith(" ")))
                after = words
                if field is not None:
                    self.edits[field].setParent(self)
                    line.append((self.edits[field], after.endswith(" ")))
            lines.append(line)
        return lines

    def _place(self) -> None:
        """The largest face in which each line fits; in the smallest one the last field gives way."""
        room = self.width()
        for step in STEPS:
            face = fonts.of("vow", points=self._points - step)
            metrics = QFontMetricsF(face)
            if all(self._width(line, metrics) <= room for line in self._lines):
                break
        space = round(metrics.horizontalAdvance(" "))
        for number, line in enumerate(self._lines):
            over = max(0, self._width(line, metrics) - room)
            lower = round(step)  # smaller words stand nearer to their line
            x, top = 0, number * self._line + (self._line - FIELD - UNDERLINE) // 2
            last = [part for part, _ in line if isinstance(part, QLineEdit)][-1]
            for part, spaced in line:
                part.setFont(face)
                x += space if spaced and x else 0
                width = self._part_width(part, metrics)
                width = max(LEAST, width - over) if part is last else width
                if isinstance(part, QLineEdit):
                    part.setTextMargins(0, 2 * lower, 0, 0)
                    part.setGeometry(QRect(x, top, width, FIELD + UNDERLINE))
                else:
                    part.setGeometry(QRect(x, top + lower, width, FIELD))
                x += width

    def _width(self, line: list[tuple[QWidget, bool]], metrics: QFontMetricsF) -> int:
        spaces = sum(spaced for _, spaced in line[1:]) * round(metrics.horizontalAdvance(" "))
        return spaces + sum(self._part_width(part, metrics) for part, _ in line)

    def _part_width(self, part: QWidget, metrics: QFontMetricsF) -> int:
        if isinstance(part, VowEdit):
            return part.wanted_width(metrics)
        assert isinstance(part, QLabel)
        return round(metrics.horizontalAdvance(part.text()) + 0.5)
