"""The days over the week: today in a pill, and under them public holidays and what lasts all day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from reengage_desktop.domain.week import Week
from reengage_desktop.ui import fonts, paint, theme

from .time_words import long_day, short_day
from .week_layout import GUTTER, Grid

_DAYS, _STRIP = 36, 24
_LEFT = 8


class DayHeader(QWidget):
    """As wide as the week under it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("day_header")
        self._week: Week | None = None
        self._days = 0
        self._all_day: list[list[str]] = []
        self.resize(self.sizeHint())

    def show_week(self, week: Week, days: int) -> None:
        self._week, self._days = week, days
        self._all_day = [_lasting(week, place) for place in range(days)]
        self.resize(self.width(), self.sizeHint().height())
        self.setAccessibleName(self.tr("Days of the week"))
        self.setAccessibleDescription(". ".join(filter(None, (self._spoken(place) for place in range(days)))))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, _DAYS + (_STRIP if any(self._all_day) else 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("window"))
        line = QPen(theme.colour("line"), 1)
        painter.setPen(line)
        painter.drawLine(QLineF(0, self.height() - 0.5, self.width(), self.height() - 0.5))
        grid = Grid(self.width(), max(1, self._days), 1)
        for place in range(self._days):
            x = round(grid.x(place)) + 0.5
            painter.setPen(line)
            painter.drawLine(QLineF(x, 0, x, self.height()))
            self._day(painter, place, QRectF(grid.x(place) + _LEFT, 0, grid.column - _LEFT - 4, _DAYS))
            if self._all_day[place]:
                room = QRectF(grid.x(place) + 4, _DAYS - 2, grid.column - 8, _STRIP - 4)
                self._lasting_words(painter, self._all_day[place], room)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._days:
            place = Grid(self.width(), self._days, 1).place_at(event.pos().x())
            QToolTip.showText(event.globalPos(), self._spoken(place) if event.pos().x() > GUTTER else "", self)
            return True
        return super().event(event)

    def _day(self, painter: QPainter, place: int, room: QRectF) -> None:
        assert self._week is not None
        day = self._week.days[place]
        plain, strong = fonts.of("body", points=9.4), fonts.of("bodyStrong", tabular=True, points=9.4)
        room.setLeft(room.x() + paint.text(painter, short_day(place), plain, "text2", room) + 6)
        if day != self._week.today:
            paint.text(painter, str(day.day), strong, "text2", room)
        else:
            pill = QRectF(room.x(), (_DAYS - 20) / 2, 17 + 7.5 * len(str(day.day)), 20)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("button"))
            painter.drawRoundedRect(pill, 10, 10)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            paint.text(painter, str(day.day), strong, "onInk", pill, Qt.AlignmentFlag.AlignHCenter)

    def _lasting_words(self, painter: QPainter, titles: Sequence[str], room: QRectF) -> None:
        painter.fillRect(room, theme.colour("greyTint"))
        room.adjust(6, 0, -4, 0)
        if len(titles) > 1:
            more = f"+{len(titles) - 1}"
            took = paint.text(painter, more, fonts.of("caption"), "text3", room, Qt.AlignmentFlag.AlignRight)
            room.setRight(room.right() - took - 4)
        paint.text(painter, titles[0], fonts.of("caption"), "text2", room)

    def _spoken(self, place: int) -> str:
        """What is to be known of a day beyond its blocks; "" for nothing."""
        assert self._week is not None
        day = self._week.days[place]
        told = ", ".join(self._all_day[place])
        return f"{long_day(day, self._week.today)}: {told}" if told else ""


def _lasting(week: Week, place: int) -> list[str]:
    """The public holiday, and titles of what lasts all of this day; blocks are cut at midnight."""
    day = week.days[place]
    holiday = [week.holidays[day]] if day in week.holidays else []
    return holiday + [block.title for block in week.blocks if block.all_day and block.day == day]
