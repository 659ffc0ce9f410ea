"""Painting on paper: a PDF or a printer measured in millimetres, with lines of text that fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from reengage_desktop.ui import fonts, tokens

INCH = 25.4  # mm
POINTS = 72  # to the inch
DOTS = 1200
_SUBSTITUTES = ("liga", "clig", "calt", "locl")
SMALLEST = 7.0  # points, before words are cut


class SheetPainter:
    """One sheet after another of one size; the origin is the upper left corner of the paper."""

    def __init__(self, device: QPagedPaintDevice, painter: QPainter) -> None:
        self._device, self._painter = device, painter
        self._begun = False
        self.dots = device.logicalDpiY() / INCH

    @property
    def is_ready(self) -> bool:
        """Whether the device takes anything: a printer may be gone."""
        return self._painter.isActive()

    def next_sheet(self) -> None:
        if self._begun:
            self._device.newPage()
        self._begun = True

    def line_height(self, points: float) -> float:
        return points * INCH / POINTS

    def lines(self, text: str, font: QFont, width: float) -> tuple[QTextLayout, list[QTextLine]]:
        """The text broken into lines of this width; the layout is kept as long as its lines are."""
        layout = QTextLayout(text.replace("\n", "\u2028"), font, self._device)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        found = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width * self.dots)
            found.append(line)
        layout.endLayout()
        return layout, found

    def draw(self, line: QTextLine, x: float, y: float, role: str = "text") -> None:
        """With its upper edge at `y`."""
        self._painter.setPen(ink(role))
        line.draw(self._painter, QPointF(x * self.dots, y * self.dots - line.y()))

    def block(
        self,
        words: Sequence[str],
        font: QFont,
        x: float,
        y: float,
        width: float,
        *,
        leading: float,
        role: str = "text",
        right: bool = False,
    ) -> float:
        """Each on a line of its own, made smaller where it is too long, and cut where that would be too small.

        `leading` is the distance of two lines in points. The height that was used.
        """
        self._painter.setPen(ink(role))
        step = self.line_height(leading)
        for place, text in enumerate(words):
            fitted, shown = self.fitted(text, font, width)
            metrics = QFontMetricsF(fitted, self._device)
            left = x + width - metrics.horizontalAdvance(shown) / self.dots if right else x
            self._painter.setFont(fitted)
            base = y + place * step + step * 0.5 + metrics.capHeight() / 2 / self.dots
            self._painter.drawText(QPointF(left * self.dots, base * self.dots), shown)
        return step * len(words)

    def fitted(self, text: str, font: QFont, width: float) -> tuple[QFont, str]:
        metrics = QFontMetricsF(font, self._device)
        too_wide = metrics.horizontalAdvance(text) / (width * self.dots)
        if too_wide <= 1:
            return font, text
        smaller = QFont(font)
        smaller.setPointSizeF(max(SMALLEST, font.pointSizeF() / too_wide * 0.99))
        metrics = QFontMetricsF(smaller, self._device)
        return smaller, metrics.elidedText(text, Qt.TextElideMode.ElideRight, width * self.dots)


def ink(role: str) -> QColor:
    """Paper is white whatever the screen is."""
    return QColor(tokens.colours("light")[role])


def serif(points: float) -> QFont:
    return _plain(fonts.of("letter", points=points))


def sans(points: float, weight: int = 400) -> QFont:
    return _plain(fonts.of("body", points=points, weight=weight))


def _plain(font: QFont) -> QFont:
    """A shape that stands in for a letter has no letter in the file: who copies, searches or hears it would miss it."""
    for feature in _SUBSTITUTES:
        font.setFeature(QFont.Tag(feature), 0)
    return font


def set_up(device: QPagedPaintDevice, width: float, height: float) -> None:
    """Sheets of this size in millimetres, painted to their edges."""
    size = QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)


@contextmanager
def painting(device: QPagedPaintDevice) -> Iterator[SheetPainter]:
    painter = QPainter()
    painter.begin(device)
    try:
        yield SheetPainter(device, painter)
    finally:
        if painter.isActive():
            painter.end()


@contextmanager
def pdf(width: float, height: float, title: str) -> Iterator[tuple[SheetPainter, QBuffer]]:
    """Sheets of this size in millimetres, written into the buffer once the block is left."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setTitle(title)
    writer.setCreator("ReEngage Desktop")
    set_up(writer, width, height)
    with painting(writer) as sheets:
        yield sheets, buffer
