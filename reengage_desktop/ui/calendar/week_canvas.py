"""The painted week: where its blocks lie on the page, scrolled to what matters; it changes nothing."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from reengage_desktop.domain.reach import Reach
from reengage_desktop.domain.wall_time import local
from reengage_desktop.domain.week import Block, BlockKind, Week
from reengage_desktop.ui import theme

from . import range_bar, week_painter
from .block_words import face
from .day_header import DayHeader
from .time_words import week_title
from .week_drag import Hold
from .week_layout import DAY, Grid, Piece, Rect, Span, days_shown, pieces
from .week_painter import Item, Picture

LEAST_HOUR = 52
HOURS_SEEN = 11.75
FIRST = 7 * 60 + 30
_MARGIN = 15  # minutes above the earliest thing


class WeekCanvas(QAbstractScrollArea):
    """`items` stand in reading order; `placed` comes when they have other places or words."""

    placed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.week: Week | None = None
        self.items: list[Item] = []
        self.grid = Grid(100, 6, LEAST_HOUR)
        self.hold: Hold | None = None
        self.hovered = self.focused = -1
        self._still: tuple[object, QPixmap] | None = None
        self._pieces: list[Piece] = []
        self._reaches: Mapping[int, Reach] = {}
        self.header = DayHeader(self)
        theme.current().changed.connect(self._paint_anew)

    def show_week(self, week: Week, reaches: Mapping[int, Reach]) -> None:
        """Another week is shown from where it begins; the same one again stays where it is on the page."""
        other = self.week is None or self.week.monday != week.monday
        self.week, self._reaches = week, reaches
        self._pieces = pieces(week, (block for block in week.blocks if not block.all_day))
        self.setAccessibleName(week_title(week.monday, week.today))
        self.header.show_week(week, days_shown(week))
        self.setViewportMargins(0, self.header.height(), 0, 0)
        self._place()
        if other:
            QTimer.singleShot(0, self, self.scroll_to_first)

    def scroll_to_first(self) -> None:
        """Half past seven at the top, or what is earlier."""
        earliest = min((item.piece.span.start for item in self.items if not _is_quiet(item)), default=DAY)
        self.verticalScrollBar().setValue(round(self.grid.y(max(0, min(FIRST, earliest - _MARGIN)))))

    @property
    def offset(self) -> int:
        """Pixels of the day above what is seen."""
        return self.verticalScrollBar().value()

    def item_at(self, point: QPoint) -> int:
        """The number of the block under this point of the viewport, -1 for none; busy times lie below the others."""
        y = point.y() + self.offset
        under = [number for number, item in enumerate(self.items) if item.rect.holds(point.x(), y)]
        return next((number for number in under if not _is_quiet(self.items[number])), next(iter(under), -1))

    def seen(self, rect: Rect) -> QRect:
        """Of the day's page, on the viewport."""
        return QRect(round(rect.x), round(rect.y) - self.offset, round(rect.width), round(rect.height))

    def bring_into_sight(self, rect: Rect) -> None:
        bar = self.verticalScrollBar()
        if rect.y - 12 < bar.value():
            bar.setValue(round(rect.y) - 12)
        elif rect.bottom + 12 > bar.value() + self.viewport().height():
            bar.setValue(round(rect.bottom) + 12 - self.viewport().height())

    # Where things lie

    def _place(self) -> None:
        if self.week is None:
            return
        size = self.viewport().size()
        hour = max(float(LEAST_HOUR), size.height() / HOURS_SEEN)
        self.grid = Grid(size.width(), days_shown(self.week), hour)
        self.items = self._items()
        bar = self.verticalScrollBar()
        bar.setPageStep(size.height())
        bar.setSingleStep(round(hour / 2))
        bar.setRange(0, max(0, round(self.grid.height) - size.height()))
        self.header.resize(size.width(), self.header.height())
        self._still = None
        self.viewport().update()
        self.placed.emit()

    def _items(self) -> list[Item]:
        assert self.week is not None
        places: dict[int, Rect] = {}
        for quiet in (False, True):
            group = [piece for piece in self._pieces if (piece.block.kind is BlockKind.BUSY) == quiet]
            places |= {id(piece): rect for piece, rect in zip(group, self.grid.arrange(group), strict=True)}
        return [Item(each, face(each.block, self.week, self._reaches), places[id(each)]) for each in self._pieces]

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hours at the top stay there."""
        super().resizeEvent(event)
        at = self.offset / self.grid.hour
        self._place()
        self.verticalScrollBar().setValue(round(at * self.grid.hour))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._still = None
        self.viewport().update()
        self.placed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, picture = QPainter(self.viewport()), self._picture()
        if self.hold is None:
            self._still = None
            self._paint_still(painter, picture, event.rect())
            return
        painter.drawPixmap(0, 0, self._still_picture(picture))
        painter.translate(0, -self.offset)
        week_painter.draw_hold(painter, picture, self.hold)

    def _still_picture(self, picture: Picture) -> QPixmap:
        """What lies under a drag is painted once for all its frames."""
        of = (picture.hold and picture.hold.piece, picture.focused, picture.hovered)
        if self._still is None or self._still[0] != of:
            ratio = self.devicePixelRatioF()
            made = QPixmap(self.viewport().size() * ratio)
            made.setDevicePixelRatio(ratio)
            painter = QPainter(made)
            self._paint_still(painter, picture, self.viewport().rect())
            painter.end()
            self._still = of, made
        return self._still[1]

    def _paint_still(self, painter: QPainter, picture: Picture, room: QRect) -> None:
        painter.fillRect(room, theme.colour("surface"))
        painter.translate(0, -self.offset)
        week_painter.draw(painter, picture, QRectF(room.translated(0, self.offset)))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self.item_at(event.pos())
            QToolTip.showText(event.globalPos(), plain(self.items[number].face.spoken) if number >= 0 else "", self)
            return True
        return super().viewportEvent(event)

    def _picture(self) -> Picture:
        return Picture(
            self.grid,
            self.items,
            self._now(),
            range_bar.full_scale(self._reaches.values()),
            self.hold,
            self.focused,
            self.hovered,
        )

    def _now(self) -> Span | None:
        week = self.week
        if week is None or week.today not in week.days[: self.grid.days]:
            return None
        here = local(week.now, week.zone)
        minute = here.hour * 60 + here.minute
        return Span(week.days.index(week.today), minute, minute)

    def _paint_anew(self) -> None:
        self._still = None
        self.viewport().update()
        self.header.update()


def plain(text: str) -> str:
    """For a tooltip, which would read names as markup."""
    return "<qt>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</qt>"


def movable(block: Block, week: Week) -> bool:
    """A slot that is not over can be carried."""
    return block.kind is BlockKind.SLOT and block.end > week.now and not block.resting


def _is_quiet(item: Item) -> bool:
    return item.piece.block.kind is BlockKind.BUSY
