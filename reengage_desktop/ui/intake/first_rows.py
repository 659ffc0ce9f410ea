"""How the first new people of a list will look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reengage_desktop.domain.arrival import Arrival
from reengage_desktop.domain.phone import shown
from reengage_desktop.ui import fonts, paint, theme, words

COUNT, ROW, HEAD = 3, 42, 34
_LEFT, _GAP = 20, 12
_WIDTHS = (146, 116, 178)


class FirstRows(QWidget):
    """Painted rows: the person, a number, the quote, and why it did not close."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("first_rows")
        self.setFixedHeight(HEAD + COUNT * ROW)
        self._rows: list[tuple[tuple[str, str], ...]] = []

    def set_people(self, people: Sequence[Arrival]) -> None:
        self._rows = [self._words(person) for person in people]
        told = "; ".join(", ".join(part for cell in row for part in cell if part) for row in self._rows)
        self.setAccessibleName(self.tr("How the first rows will look"))
        self.setAccessibleDescription(told)
        self.update()

    def rows(self) -> list[tuple[tuple[str, str], ...]]:
        """The words of each cell: first and second line."""
        return self._rows

    def sizeHint(self) -> QSize:
        return QSize(700, HEAD + COUNT * ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.fillRect(0, 0, self.width(), HEAD, theme.colour("window"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
        painter.fillRect(0, HEAD - 1, self.width(), 1, theme.colour("line"))
        head = QRectF(_LEFT, 0, self.width() - 2 * _LEFT, HEAD)
        paint.text(painter, self.tr("How the first rows will look"), fonts.of("caption"), "text3", head)
        for place, row in enumerate(self._rows):
            self._draw(painter, row, HEAD + place * ROW)

    def _draw(self, painter: QPainter, row: tuple[tuple[str, str], ...], top: int) -> None:
        x = float(_LEFT)
        rest = self.width() - _LEFT - sum(_WIDTHS) - _GAP * len(_WIDTHS) - _LEFT
        fronts = ("bodyStrong", "small", "body", "small")
        for (first, second), width, front in zip(row, (*_WIDTHS, rest), fronts, strict=True):
            role = "amber" if front == "small" and x > 300 and not second and first == self._no_note() else "text"
            if not second:
                quiet = "text2" if front == "small" and role == "text" else role
                paint.text(painter, first, fonts.of(front, tabular=True), quiet, QRectF(x, top, width, ROW))
            else:
                paint.text(painter, first, fonts.of(front), role, QRectF(x, top + 4, width, 18))
                paint.text(painter, second, fonts.of("caption", tabular=True), "text3", QRectF(x, top + 22, width, 15))
            x += width + _GAP
        painter.fillRect(0, top + ROW - 1, self.width(), 1, theme.colour("line"))

    def _words(self, arrival: Arrival) -> tuple[tuple[str, str], ...]:
        person = arrival.person
        phone = person.phones[0] if person.phones else None
        number = (shown(phone.e164, arrival.country) if phone.understood else phone.written) if phone else ""
        below = person.company if arrival.name != person.company else ""
        money = words.money(person.value, person.currency)
        quoted = self._quoted(person.quoted_on)
        return (
            (arrival.name, below or person.city),
            (number or (person.emails[0] if person.emails else self.tr("no number")), ""),
            (person.product or money, ", ".join(filter(None, (money if person.product else "", quoted)))),
            (" ".join(person.stated_reason.split()) or self._no_note(), ""),
        )

    def _quoted(self, day: date | None) -> str:
        return self.tr("quoted {day}").format(day=words.date_words(day, date.min)) if day else ""

    def _no_note(self) -> str:
        return self.tr("no note on why")
