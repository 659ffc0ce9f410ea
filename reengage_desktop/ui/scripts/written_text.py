"""A stretch of a script as it is written, set in lines: fields as chips, conditions tinted, findings underlined."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from reengage_desktop.domain.written_script import Piece, PieceKind
from reengage_desktop.ui import fonts, theme
from reengage_desktop.ui.words import tr

from .field_names import condition_words, field_name

_BREAK, _HARD = "\u2028", "\u00a0"
_RADIUS, _ABOVE, _BELOW, _WAVE = 4, 14.5, 5, 3.5  # px: of a ground, about the baseline; half a wave
_PLANE = 0xFFFF  # beyond it a character is two units of Qt


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the Markdown that a finding speaks of; `grave` where the script cannot be read."""

    start: int
    end: int
    grave: bool = False


@dataclass(frozen=True, slots=True)
class _Chip:
    """From `start` to `end` of the shown text; `kind` "field", "condition" or "marked"."""

    start: int
    end: int
    kind: str


_TONES = {"field": ("inkTint2", "ink"), "condition": ("greyTint", "text2"), "marked": ("amberTint", "amber")}


class WrittenText:
    """Set it with `lay_out`, then `paint` it; both take logical pixels. `shown` is the text as it is painted."""

    def __init__(self, pieces: Sequence[Piece], marks: Iterable[Mark] = (), depth: int = 0) -> None:
        """`depth`: how many conditions are open where it begins."""
        self._marks = tuple(marks)
        # Of each shown 16-bit unit, as Qt counts, its place in the Markdown, its character, and how conditional it is.
        self._places: list[int] = []
        self._chars: list[str] = []
        self._chips: list[_Chip] = []
        self._embers: list[tuple[int, int]] = []
        self._depth_at: list[int] = []
        self._compose(pieces, depth)
        self.shown = "".join(self._chars)
        self._layout = QTextLayout(self.shown)
        self._set_for: tuple[str, float, float] | None = None
        self._lead = 0.0

    def is_empty(self) -> bool:
        return not any(map(str.isalnum, self.shown))

    def lay_out(self, width: float, font: QFont, lead: float) -> float:
        """Break into lines of `width`, `lead` apart; the height."""
        wanted = (font.key(), width, lead)
        if wanted == self._set_for:
            return self._layout.lineCount() * lead
        self._set_for, self._lead = wanted, lead
        self._layout.setFont(font)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(self._chip_faces())
        self._layout.beginLayout()
        top = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (lead - line.height()) / 2))
            top += lead
        self._layout.endLayout()
        return self._layout.lineCount() * lead

    def paint(self, painter: QPainter, x: float, y: float, role: str) -> None:
        painter.save()
        painter.translate(x, y)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sunken"))
        for start, end in self._conditional():
            for box in self._boxes(start, end):
                painter.drawRoundedRect(box.adjusted(0, -2, 0, 2), _RADIUS, _RADIUS)
        for chip in self._chips:
            if chip.kind != "condition":
                painter.setBrush(theme.colour(_TONES[chip.kind][0]))
                for box in self._boxes(chip.start, chip.end):
                    painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.setPen(theme.colour(role))
        self._layout.draw(painter, QPointF(), self._colours())
        for mark in self._marks:
            self._wave(painter, mark)
        painter.restore()

    def place_at(self, x: float, y: float) -> int:
        """The place in the Markdown under this point of the text."""
        if not self._places:
            return 0
        number = min(max(0, int(y // self._lead)), self._layout.lineCount() - 1) if self._lead else 0
        at = int(self._layout.lineAt(number).xToCursor(x))
        return self._places[min(at, len(self._places) - 1)] + (at >= len(self._places))

    # How it is composed

    def _compose(self, pieces: Sequence[Piece], depth: int) -> None:
        ember = -1
        for piece in pieces:
            match piece.kind:
                case PieceKind.WORDS:
                    ember = self._words(piece, depth, ember)
                case PieceKind.FIELD:
                    self._chip(field_name(piece.text), piece, depth, "marked" if self._is_marked(piece) else "field")
                case PieceKind.END:
                    depth = max(0, depth - 1)
                case PieceKind.IF:
                    depth += 1
                    self._condition(condition_words(piece.text), piece, depth)
                case PieceKind.ELSE:
                    words = tr("else {condition}").format(condition=condition_words(piece.text) if piece.text else "")
                    self._condition(words.strip(), piece, depth)
        self._drop((" ", _BREAK))
        if ember >= 0:
            self._embers.append((ember, len(self._places)))

    def _add(self, char: str, place: int, depth: int) -> None:
        for half in (char, "") if ord(char) > _PLANE else (char,):
            self._chars.append(half)
            self._places.append(place)
            self._depth_at.append(depth)

    def _drop(self, chars: tuple[str, ...]) -> None:
        while self._chars and self._chars[-1] in chars:
            for each in (self._chars, self._places, self._depth_at):
                each.pop()

    def _words(self, piece: Piece, depth: int, ember: int) -> int:
        """Single breaks are spaces, blank lines part paragraphs, asterisks open and close a promise."""
        lines = 0
        for place, char in enumerate(piece.text, piece.start):
            last = self._chars[-1] if self._chars else _BREAK
            if char == "*":
                if ember >= 0:
                    self._embers.append((ember, len(self._places)))
                ember = len(self._places) if ember < 0 else -1
            elif char.isspace():
                lines += char == "\n"
                if lines > 1 and last != _BREAK:
                    self._drop((" ",))
                    for _ in range(2):
                        self._add(_BREAK, place, depth)
                elif last not in (" ", _BREAK):
                    self._add(" ", place, depth)
            else:
                lines = 0
                self._add(char, place, depth)
        return ember

    def _condition(self, words: str, piece: Piece, depth: int) -> None:
        if self._chars and self._chars[-1] not in (" ", _BREAK):
            self._add(" ", piece.start, depth - (piece.kind is PieceKind.IF))
        self._chip(words, piece, depth, "condition")
        self._add(" ", piece.end, depth)

    def _chip(self, words: str, piece: Piece, depth: int, kind: str) -> None:
        start = len(self._places)
        for char in f" {words} ":
            self._add(_HARD if char == " " else char, piece.start, depth)
        self._chips.append(_Chip(start, len(self._places), kind))

    def _is_marked(self, piece: Piece) -> bool:
        return any(mark.start < piece.end and piece.start < mark.end for mark in self._marks)

    # How it is painted

    def _chip_faces(self) -> list[QTextLayout.FormatRange]:
        face = QTextCharFormat()
        face.setFont(fonts.of("bodyMedium"))
        return [_range(chip.start, chip.end, face) for chip in self._chips]

    def _colours(self) -> list[QTextLayout.FormatRange]:
        found = []
        for chip in self._chips:
            found.append(_range(chip.start, chip.end, _coloured(_TONES[chip.kind][1])))
        for start, end in self._embers:
            found.append(_range(start, end, _coloured("ember")))
        return found

    def _wave(self, painter: QPainter, mark: Mark) -> None:
        """Under the words of a finding, clear of their letters; a field that is meant is tinted instead."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("redFill" if mark.grave else "amberFill"), 1.4))
        start, end = bisect_left(self._places, mark.start), bisect_left(self._places, mark.end)
        if any(chip.start <= start < chip.end for chip in self._chips):
            return
        for box in self._boxes(start, end):
            at, up = box.left(), True
            path = QPainterPath(QPointF(at, box.bottom() + 1))
            while at + _WAVE / 2 < box.right():
                middle = box.bottom() + (-1.5 if up else 3.5)
                path.quadTo(at + _WAVE / 2, middle, at + _WAVE, box.bottom() + 1)
                at, up = at + _WAVE, not up
            painter.drawPath(path)

    def _conditional(self) -> list[tuple[int, int]]:
        """The stretches that are said under a condition."""
        found, start = [], -1
        for at, depth in enumerate([*self._depth_at, 0]):
            if depth and start < 0:
                start = at
            elif not depth and start >= 0:
                found.append((start, at))
                start = -1
        return found

    def _boxes(self, start: int, end: int) -> list[QRectF]:
        """The ground of a stretch, line by line: from above its capitals to below its baseline."""
        found = []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            while last > first and self._chars[last - 1] in (" ", _BREAK):
                last -= 1
            if first < last:
                left, right = _x(line, first), _x(line, last)
                base = line.y() + line.ascent()
                found.append(QRectF(left, base - _ABOVE, right - left, _ABOVE + _BELOW))
        return found


def _coloured(role: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(theme.colour(role))
    return made


def _range(start: int, end: int, how: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, how
    return made


def _x(line: QTextLine, at: int) -> float:
    """PySide gives (x, position), which its stubs do not say."""
    found: tuple[float, int] = line.cursorToX(at)  # type: ignore[assignment]
    return found[0]
