"""One more hour on somebody beside one's usual hour: a band for the likely range, a mark for about, words beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from reengage_desktop.domain.desk import MoreTime
from reengage_desktop.ui import theme
from reengage_desktop.ui.today.elided import ElidedLabel
from reengage_desktop.ui.widgets import label
from reengage_desktop.ui.words import tr

from . import money_words

_TRACK, _MARK, _HEIGHT = 12, 3, 18
_NAMES, _TOLD = 196, 196
_ROOM = 1.25  # to the right of the highest there is


class RangeTrack(QWidget):
    """Its numbers stand beside it in words, so it is silent. Shares of its width, 0 to 1; None draws none.

    Dashed where it is too early to tell.
    """

    def __init__(self, mark_role: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.low: float | None = None
        self.high: float | None = None
        self.mark: float | None = None
        self.dashed = False
        self._mark_role = mark_role
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.update)

    def show_range(self, low: float | None, high: float | None, mark: float | None, *, dashed: bool = False) -> None:
        self.low, self.high, self.mark, self.dashed = low, high, mark, dashed
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top, wide = (self.height() - _TRACK) / 2, float(self.width())
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(QRectF(0, top, wide, _TRACK), 3, 3)
        if self.low is not None and self.high is not None:
            left, right = self.low * wide, self.high * wide
            self._draw_band(painter, QRectF(left, top, max(_MARK, right - left), _TRACK))
            painter.setPen(Qt.PenStyle.NoPen)
        if self.mark is not None:
            painter.setBrush(theme.colour(self._mark_role))
            painter.drawRoundedRect(QRectF(self.mark * wide - _MARK / 2, top - 3, _MARK, _HEIGHT), 1.5, 1.5)

    def _draw_band(self, painter: QPainter, band: QRectF) -> None:
        painter.setBrush(theme.colour("inkTint" if self.dashed else "inkTint2"))
        if self.dashed:
            painter.setPen(QPen(theme.colour("control"), 1, Qt.PenStyle.DashLine))
            band.adjust(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(band, 3, 3)


class RangeBars(QWidget):
    """Two tracks on one scale. What is not known is told, and its track stays empty."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("range_bars")
        self.their_name = ElidedLabel("body", "text", name="their_hour_name")
        self.their_track = RangeTrack("ink", "their_hour")
        self.about_label, self.likely_label = _told("bodyStrong", "text"), _told("small", "text2")
        self.about_label.setObjectName("their_hour_about")
        self.likely_label.setObjectName("their_hour_likely")
        self.my_name = label(self.tr("Your usual hour of calls"), name="my_hour_name")
        self.my_track = RangeTrack("text2", "my_hour")
        self.mine_label = _told("bodyStrong", "text")
        self.mine_label.setObjectName("my_hour_about")
        self._lay_out()

    def show_hours(self, name: str, more: MoreTime | None, own: tuple[int, str] | None = None) -> None:
        """`more` is None where it is not known what they are worth; `own`: my hour where it is not held against it."""
        self.their_name.setText(self.tr("One more hour on {name}").format(name=name))
        mine = more.mine if more is not None else None
        full = _ROOM * max(1, more.per_hour_high if more else 0, more.per_hour if more else 0, mine or 0)
        if more is None:
            self.their_track.show_range(None, None, None)
        else:
            low, high, mark = (cents / full for cents in (more.per_hour_low, more.per_hour_high, more.per_hour))
            self.their_track.show_range(low, high, mark, dashed=more.quiet.too_early)
        self.about_label.setText(money_words.about(more.per_hour, more.currency) if more else "")
        self.likely_label.setText(money_words.likely(more) if more else tr("not known"))
        self.my_track.show_range(None, None, mine / full if mine else None)
        own = (mine, more.currency) if more and mine else own
        self.mine_label.setText(money_words.about(*own) if own else tr("not known yet"))
        spoken = (self.their_name.text(), self.about_label.text(), self.likely_label.text())
        self.setAccessibleName(" ".join(filter(None, (*spoken, self.my_name.text(), self.mine_label.text()))))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, _NAMES)
        grid.setColumnStretch(1, 1)
        self.their_name.setFixedWidth(_NAMES)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for at, (named, track) in enumerate(((self.their_name, self.their_track), (self.my_name, self.my_track))):
            grid.addWidget(named, at, 0)
            grid.addWidget(track, at, 1)
        grid.addWidget(self.about_label, 0, 2, right)
        grid.addWidget(self.likely_label, 0, 3, right)
        grid.addWidget(self.mine_label, 1, 2, 1, 2, right)
        grid.setColumnMinimumWidth(2, _TOLD - 100)


def _told(type_: str, role: str) -> QLabel:
    return label("", type_, role, tabular=True)
