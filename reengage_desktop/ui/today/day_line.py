"""The day on one line of hours: its slots, its appointments, and the promises under them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from reengage_desktop.domain.day_plan import Today, Why
from reengage_desktop.domain.day_review import DuePromise
from reengage_desktop.domain.next_action import ActionKind
from reengage_desktop.domain.wall_time import local
from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.words import tr

from . import day_words

FIRST, LAST = 8, 18
BLOCK, BAR, LANE = 28, 6, 21
_AXIS, _BARS, _LANES = 22, 45, 3
_LEAST = 26
_DAY = 24 * 60


class Span(NamedTuple):
    """`start` and `end` in minutes of the local day. `kind`: slot, past, now, hour, promise, kept or owed."""

    start: int
    end: int
    name: str
    kind: str
    icon: str = ""
    lane: int = 0

    @property
    def spoken(self) -> str:
        return f"{self.name} {_clock(self.start)}–{_clock(self.end)}" if self.end > self.start else self.name


def spans(today: Today, promises: Sequence[DuePromise]) -> list[Span]:
    """Everything of today that has an hour."""
    here = local(today.now, today.zone).date()
    found = []
    for plan in day_words.of_today(today):
        held = plan.occurrence
        kind = "now" if held.start <= today.now < held.end else "past" if held.end <= today.now else "slot"
        found.append(_span(held.start, held.end, held.slot.name, kind, today))
    calls = [*today.loose, *(call for plan in today.slots for call in plan.calls)]
    for call in calls:
        if call.why is Why.APPOINTMENT and local(call.action.due_from, today.zone).date() == here:
            icon = Icon.CAR if call.action.kind is ActionKind.VISIT else Icon.CALENDAR_CLOCK
            found.append(_span(call.action.due_from, call.action.due_until, call.row.name, "hour", today, icon))
    return found + _in_lanes([_promise(promise, today) for promise in promises])


class DayLine(QWidget):
    """Painted; read by a screen reader as one sentence, and by the tooltip under the pointer."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("day_line")
        self._spans: list[Span] = []
        self._first, self._last = FIRST, LAST
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.update)

    def show_spans(self, spans: list[Span]) -> None:
        if spans == self._spans:
            return
        self._spans = spans
        self._first = min([FIRST, *(span.start // 60 for span in spans)])
        self._last = max([LAST, *(-(-span.end // 60) for span in spans)])
        self.setAccessibleName(tr("Your day: {what}").format(what=", ".join(span.spoken for span in spans)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, _BARS + LANE * self._lane_count() + 20)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            told = [
                span.spoken for span in self._spans if self._box(span).adjusted(-2, -4, 2, 18).contains(event.pos())
            ]
            QToolTip.showText(event.globalPos(), "\n".join(told).replace("<", "‹"), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, _AXIS, self.width(), 1), theme.colour("lineStrong"))
        for span in self._spans:
            if span.kind in ("promise", "kept", "owed"):
                self._paint_promise(painter, span)
            else:
                self._paint_block(painter, span)
        hours = range(self._first, self._last + 1)
        for hour in hours[:: 1 if len(hours) <= 15 else 2]:
            box = QRectF(self._x(hour * 60) - 20, self.height() - 18, 40, 14)
            face = fonts.of("caption", tabular=True)
            paint.text(painter, str(hour % 24), face, "text3", box, Qt.AlignmentFlag.AlignHCenter)

    def _paint_block(self, painter: QPainter, span: Span) -> None:
        box = self._box(span)
        ground, edge, role = {
            "slot": ("inkTint", "inkTint2", "text"),
            "now": ("inkTint", "ink", "text"),
            "past": ("greyTint", "line", "text2"),
            "hour": ("surface", "control", "text"),
        }[span.kind]
        painter.setPen(QPen(theme.colour(edge), 2 if span.kind == "now" else 1))
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        if span.icon:
            paint.icon(painter, span.icon, round(box.center().x() - 7), round(box.center().y() - 7), 14, "text2")
            return
        face = fonts.of("small", weight=600)
        if QFontMetricsF(face).horizontalAdvance(span.name) > box.width() - 6:
            face = fonts.of("caption", weight=600)
        wide = QFontMetricsF(face).horizontalAdvance(span.name)
        if wide <= box.width() - 4:
            paint.text(painter, span.name, face, role, box, Qt.AlignmentFlag.AlignHCenter)
            return
        beside = QRectF(box.right() + 4, box.y() + 4, min(wide, self.width() - box.right() - 4) + 4, box.height() - 8)
        painter.fillRect(beside, theme.colour("surface"))
        paint.text(painter, span.name, face, role, beside)

    def _paint_promise(self, painter: QPainter, span: Span) -> None:
        box = self._box(span)
        colour = theme.colour("emberFill")
        if span.kind == "owed":
            painter.setPen(QPen(colour, 1.5))
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 2.5, 2.5)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(box, 3, 3)
        face = fonts.of("caption", weight=500)
        wide = QFontMetricsF(face).horizontalAdvance(span.name)
        after = (self._box(other).x() for other in self._spans if other.lane == span.lane and _follows(other, span))
        room = min([*after, float(self.width())]) - box.x() - 4
        if wide <= room:
            line = QRectF(box.x(), box.bottom() + 2, wide + 2, 14)
            used = paint.text(painter, span.name, face, "ember", line)
            if span.kind == "kept":
                paint.icon(painter, Icon.CHECK, line.x() + used + 3, line.y() + 2, 11, "green")

    def _box(self, span: Span) -> QRectF:
        left, right = self._x(span.start), self._x(span.end)
        if span.kind in ("promise", "kept", "owed"):
            return QRectF(left, _BARS + LANE * span.lane, max(8.0, right - left), BAR)
        width = max(float(_LEAST), right - left)
        return QRectF(min(left, self.width() - width), _AXIS - BLOCK / 2, width, BLOCK)

    def _x(self, minute: int) -> float:
        """The first hour stands a little inside, as the last one does."""
        inside = 14.0
        whole = max(1, (self._last - self._first) * 60)
        return inside + (self.width() - 2 * inside) * (minute - self._first * 60) / whole

    def _lane_count(self) -> int:
        return max((span.lane + 1 for span in self._spans), default=1)


def _follows(other: Span, span: Span) -> bool:
    return other.kind in ("promise", "kept", "owed") and other.start > span.start


def _promise(promise: DuePromise, today: Today) -> Span:
    kind = "kept" if promise.kept else "promise" if promise.open and promise.due_until >= today.now else "owed"
    name = promise.name.partition(" ")[0]
    return _span(promise.due_from, promise.due_until, name, kind, today)


def _span(start: datetime, end: datetime, name: str, kind: str, today: Today, icon: str = "") -> Span:
    here = local(today.now, today.zone).date()
    begin, until = local(start, today.zone), local(end, today.zone)
    first = begin.hour * 60 + begin.minute if begin.date() == here else 0
    last = until.hour * 60 + until.minute if until.date() == here else _DAY
    return Span(first, max(first, last), name, kind, icon)


def _in_lanes(promises: list[Span]) -> list[Span]:
    """Promises whose hours overlap stand under each other."""
    ends = [0] * _LANES
    placed = []
    for span in sorted(promises, key=lambda each: each.start):
        lane = next((number for number, end in enumerate(ends) if end <= span.start), _LANES - 1)
        ends[lane] = max(ends[lane], span.end)
        placed.append(Span(span.start, span.end, span.name, span.kind, span.icon, lane))
    return placed


def _clock(minute: int) -> str:
    return f"{minute // 60 % 24}:{minute % 60:02}"
