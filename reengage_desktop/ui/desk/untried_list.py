"""The ways to reach somebody on a card: those not tried yet can be chosen by number, arrow or click."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from reengage_desktop.domain.desk import Angle
from reengage_desktop.domain.untried import Untried
from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.dialog_parts import Fitting
from reengage_desktop.ui.icons import Icon

from . import way_words

HEIGHT, NUMBERED = 29, 9
_MARK, _BESIDE = 26, 10
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class WayRow(QAbstractButton):
    """A way with a ring while it is untried, a check when it was tried; its number while one is to be chosen.

    `stepped` carries -1 or 1: an arrow key. `typed` carries a letter: whoever begins to write means the reason.
    """

    stepped = Signal(int)
    typed = Signal(str)

    def __init__(self, way: Untried, beside: str, spoken: str, number: int) -> None:
        super().__init__()
        self.way, self.number, self._beside = way, number, beside
        self._choosing = False
        self.setObjectName(f"way_{way.way.value}_{way.id}" if way.id else f"way_{way.way.value}")
        self.setText(way_words.name(way.way))
        self.setAccessibleName(spoken)
        self.setCheckable(not way.tried)
        self.setEnabled(not way.tried)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_choosing(self, choosing: bool) -> None:
        self._choosing = choosing and not self.way.tried
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._choosing else Qt.FocusPolicy.NoFocus)
        self.update()

    def event(self, event: QEvent) -> bool:
        """A letter is no key of the page here."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and self._letter(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step:
            self.stepped.emit(step)
        elif letter := self._letter(event):
            self.typed.emit(letter)
        else:
            super().keyPressEvent(event)

    def _letter(self, event: QKeyEvent) -> str:
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        return event.text() if self._choosing and not held and event.text().isalpha() else ""

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        self._draw_mark(painter)
        role = "text3" if self.way.tried else "text"
        font = fonts.of("body" if self.way.tried else "bodyMedium")
        room = QRectF(self.rect()).adjusted(_MARK, 0, -6, 0)
        taken = paint.text(painter, self.text(), font, role, room)
        left = room.adjusted(taken + _BESIDE, 0, 0, 0)
        if self._beside and left.width() > _BESIDE:
            small = fonts.of("small", tabular=True)
            shown = paint.text(painter, self._beside, small, "text3" if self.way.tried else "text2", left)
            cut = shown < QFontMetricsF(small).horizontalAdvance(self._beside) - 1
            tip = self._beside.replace("<", "‹") if cut else ""
            if self.toolTip() != tip:
                self.setToolTip(tip)

    def _draw_ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        if self.isChecked() or (self.underMouse() and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("inkTint" if self.isChecked() else "hover"))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)

    def _draw_mark(self, painter: QPainter) -> None:
        middle = self.height() / 2
        if self.way.tried:
            paint.icon(painter, Icon.CHECK, 4, round(middle - 7), 14, "text3")
        elif self._choosing and self.number <= NUMBERED:
            paint.keycap(painter, str(self.number), 2, middle - 9)
        else:
            painter.setBrush(theme.colour("inkFill") if self.isChecked() else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("inkFill"), 1.6))
            painter.drawEllipse(QPointF(11, middle), 5.6, 5.6)


class UntriedList(QWidget):
    """`chosen`: a way was chosen (`angle` is it); `typed`: a letter instead. Rows stay while the ways do."""

    chosen = Signal()
    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("untried_list")
        self.rows: list[WayRow] = []
        self.stands_after: QWidget | None = None  # Tab comes from it to the ways
        self._shown: tuple[tuple[Untried, ...], str] | None = None
        self._choosing = False
        self._group = QButtonGroup(self)
        self.nothing_label = Fitting("", "body", "text3", name="untried_nothing")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.nothing_label)

    @property
    def angle(self) -> Angle | None:
        """The way that is chosen."""
        found = next((row.way for row in self.rows if row.isChecked()), None)
        return Angle(found.way, found.id) if found else None

    def show_ways(self, ways: Sequence[Untried], said: Sequence[tuple[str, str]]) -> None:
        """`said`: what stands beside each, and what a screen reader says."""
        state = (tuple(ways), repr(said))
        if state == self._shown:
            return
        before, self._shown = self.angle, state
        gone, self.rows = self.rows, []
        for row in gone:
            self._group.removeButton(row)
        for way, (beside, spoken) in zip(ways, said, strict=True):
            self._add(WayRow(way, beside, spoken, 1 + sum(not row.way.tried for row in self.rows)))
        tried = self.tr("Every way was tried. A new reason to call is a new way too.")
        self.nothing_label.setText(tried if ways else self.tr("No number and no address yet. Note one on their page."))
        self.nothing_label.setVisible(all(way.tried for way in ways))
        self.choose(before)
        self.set_choosing(self._choosing)
        if any(row.hasFocus() for row in gone):
            self.begin()
        for row in gone:
            row.hide()
            row.deleteLater()

    def open_ways(self) -> list[WayRow]:
        return [row for row in self.rows if not row.way.tried]

    def choose(self, angle: Angle | None) -> None:
        """None chooses none."""
        self._group.setExclusive(False)
        for row in self.rows:
            row.setChecked(angle is not None and (row.way.way, row.way.id) == (angle.way, angle.id))
        self._group.setExclusive(True)

    def set_choosing(self, choosing: bool) -> None:
        """While one is to be chosen they have numbers, and Tab and the arrows go through them."""
        self._choosing = choosing
        for row in self.rows:
            row.set_choosing(choosing)
        if not choosing or self.stands_after is None:
            return
        stops: list[QWidget] = [self.stands_after, *self.open_ways()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def begin(self) -> bool:
        """The focus goes to the chosen one, else to the first, which stays unchosen; False where there is none."""
        rows = self.open_ways()
        if rows:
            next((row for row in rows if row.isChecked()), rows[0]).setFocus(Qt.FocusReason.ShortcutFocusReason)
        return bool(rows)

    def pick(self, number: int) -> None:
        """By its number; nothing where there is none."""
        row = next((row for row in self.open_ways() if row.number == number), None)
        if row is not None:
            row.setFocus(Qt.FocusReason.ShortcutFocusReason)
            row.setChecked(True)
            self.chosen.emit()

    def _step(self, step: int) -> None:
        """From the one that has the focus; where none is chosen yet the first arrow chooses it."""
        rows = self.open_ways()
        at = next((at for at, row in enumerate(rows) if row.hasFocus()), 0)
        at = at + step if rows[at].isChecked() else at
        self.pick(rows[max(0, min(len(rows) - 1, at))].number)

    def _add(self, row: WayRow) -> None:
        self.rows.append(row)
        self._column.addWidget(row)
        row.show()
        if not row.way.tried:
            self._group.addButton(row)
            row.clicked.connect(self.chosen)
            row.stepped.connect(self._step)
            row.typed.connect(self.typed)
