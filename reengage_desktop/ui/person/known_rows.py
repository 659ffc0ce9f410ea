"""Rows of what is known, as the parts of the page tell it: what it is, the words, who told it, what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from reengage_desktop.domain.fact import FactState
from reengage_desktop.ui import fonts, theme
from reengage_desktop.ui.icons import Icon

ROW = int(Qt.ItemDataRole.UserRole) + 1
MOST_LINES = 8  # of one row; all of it stands in the field in which it is changed
_NOTHING = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done with a row: a small button at its right, and `key` where it has one."""

    name: str
    icon: Icon
    tip: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class KnownRow:
    """`label` stands before the words, `tail` behind them and `under` below, both quieter; `due` is amber after it.

    `whole` is what is changed, where that is not `words`; `state` shows the three answers of a fact. One that does not
    `mend` stays as it is, and `tip` says why. `mark` is seen while the row is not pointed at, and `marked` says it in a
    word. `source` is who told it; None where nobody is to be named.
    """

    key: int
    words: str
    label: str = ""
    tail: str = ""
    under: str = ""
    due: str = ""
    whole: str = ""
    link: str = ""
    strong: bool = False
    faint: bool = False
    italic: bool = False
    mends: bool = True
    tip: str = ""
    mark: Icon | None = None
    marked: str = ""
    source: str | None = None
    state: FactState | None = None
    acts: tuple[Act, ...] = ()

    @property
    def spoken(self) -> str:
        """The row as a sentence."""
        said = f"{self.label}: {self.words}" if self.label else self.words
        return ". ".join(part for part in (f"{said} {self.tail}".strip(), self.marked, self.under, self.due) if part)

    def holds(self, words: str) -> bool:
        """Whether these words stand somewhere in the row."""
        return (
            words.casefold()
            in f"{self.label} {self.whole or self.words} {self.tail} {self.marked} {self.under}".casefold()
        )

    def act_of(self, letter: str) -> Act | None:
        """What this key does with the row."""
        return next((act for act in self.acts if act.key and act.key == letter.upper()), None)


class SetWords:
    """The words of a row and their tail, set in lines."""

    def __init__(self, row: KnownRow) -> None:
        self._row = row
        self._width = -1.0
        self._layout = QTextLayout()
        self._layout.setCacheEnabled(True)
        self.lead = 0.0
        self.is_wide = False

    def lay_out(self, width: float, spare: float = 0) -> float:
        """The height. Nothing is done if it is set so already.

        `spare` px more are taken where the tail alone would need a line (`is_wide`).
        """
        if width != self._width:
            self._width = width
            self.lead = round(QFontMetricsF(self._font()).lineSpacing())
            text = f"{self._row.words} {self._row.tail}".strip()
            end = self._set(text, width)
            self.is_wide = spare > 0 and self._tail_is_alone()
            if self.is_wide:
                end = self._set(text, width + spare)
            if end < len(text):
                self._set(f"{text[: max(1, end - 2)].rstrip()}…", width)
        return self._layout.lineCount() * self.lead

    def paint(self, painter: QPainter, x: float, y: float, role: str) -> None:
        quiet = QTextCharFormat()
        quiet.setForeground(theme.colour("text2"))
        tail = QTextLayout.FormatRange()
        start = len(self._row.words.encode("utf-16-le")) // 2  # as Qt counts letters
        tail.start, tail.length, tail.format = start, len(self._row.tail) * 2 + 1, quiet
        painter.setPen(theme.colour(role))
        self._layout.draw(painter, QPointF(x, y), [tail] if self._row.tail else [])

    def _tail_is_alone(self) -> bool:
        last = self._layout.lineAt(self._layout.lineCount() - 1)
        return bool(self._row.tail) and last.textStart() >= len(self._row.words.encode("utf-16-le")) // 2

    def _font(self) -> QFont:
        return fonts.of("body", italic=self._row.italic)

    def _set(self, text: str, width: float) -> int:
        """How many letters found room in the lines there are."""
        self._layout.clearFormats()
        self._layout.setText(text)
        self._layout.setFont(self._font())
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        if self._row.strong:
            heavy = QTextLayout.FormatRange()
            heavy.start, heavy.length = 0, len(self._row.words.encode("utf-16-le")) // 2
            heavy.format.setFontWeight(QFont.Weight.DemiBold)
            self._layout.setFormats([heavy])
        end, top = 0, 0.0
        self._layout.beginLayout()
        while self._layout.lineCount() < MOST_LINES and (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (self.lead - line.height()) / 2))
            top += self.lead
            end = line.textStart() + line.textLength()
        self._layout.endLayout()
        return min(end, len(text)) if end < len(text.encode("utf-16-le")) // 2 else len(text)


class KnownModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[KnownRow, ...] = ()
        self._set: list[SetWords] = []

    def show(self, rows: Sequence[KnownRow]) -> None:
        """The same rows with other words stay where they are."""
        rows = tuple(rows)
        same = [row.key for row in rows] == [row.key for row in self.rows]
        if not same:
            self.beginResetModel()
        self.rows = rows
        self._set = [SetWords(row) for row in rows]
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def set_words(self, row: int) -> SetWords:
        return self._set[row]

    def place(self, key: int) -> int:
        """The row of a key; -1 if it is gone."""
        return next((place for place, row in enumerate(self.rows) if row.key == key), -1)

    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        return row.spoken if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
