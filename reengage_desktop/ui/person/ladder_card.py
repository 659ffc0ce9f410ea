"""The ladders from which one is chosen for somebody: each with what it asks for, and why it may not be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QAbstractButton, QDialog, QSizePolicy, QVBoxLayout, QWidget

from reengage_desktop.ui import fonts, icons, ladder_words, paint, theme, words
from reengage_desktop.ui.dialog_parts import MARGIN, Fitting, foot
from reengage_desktop.ui.widgets import Button

if TYPE_CHECKING:
    from reengage_desktop.services.laddering import Choice

_WIDTH = 480
_EDGE, _TOP, _TITLE, _GAP = 16, 11, 20, 6
_WRAPPED = Qt.TextFlag.TextWordWrap
_NUMBERED = 9


class LadderRow(QAbstractButton):
    """Name, what it asks for or why it is refused, and the figure that chooses it."""

    def __init__(self, choice: Choice, key: str) -> None:
        super().__init__()
        self.key = choice.plan.key
        self._key = key
        self._name = ladder_words.name(choice.plan)
        refused = choice.refused
        said = ladder_words.sentence(choice.plan)
        self._sentence = words.fault(refused) if refused is not None else f"{said[:1].upper()}{said[1:]}"
        self._role = "amber" if refused is not None else "text2"
        self.setObjectName(f"ladder_{choice.plan.key}")
        self.setCheckable(True)
        self.setChecked(choice.is_theirs)
        self.setEnabled(refused is None)
        theirs = self.tr("{ladder}, theirs now") if choice.is_theirs else "{ladder}"
        self.setAccessibleName(theirs.format(ladder=self._name))
        self.setAccessibleDescription(self._sentence)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.current().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        box = QRectF(0, 0, _WIDTH - 2 * MARGIN - self._right() - _EDGE, 1000)
        said = QFontMetricsF(fonts.of("small")).boundingRect(box, int(_WRAPPED), self._sentence)
        return QSize(_WIDTH - 2 * MARGIN, round(_TOP * 2 + _TITLE + said.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        width = self.width() - _EDGE - self._right()
        title = fonts.of("bodyMedium", weight=600 if self.isChecked() else None)
        role = "text" if self.isEnabled() else "text3"
        used = paint.text(painter, self._name, title, role, QRectF(_EDGE, _TOP - 1, width, _TITLE))
        if self.isChecked():
            box = QRectF(_EDGE + used + 8, _TOP - 1, width - used, _TITLE)
            paint.text(painter, self.tr("theirs now"), fonts.of("small"), "ink", box)
        painter.setFont(fonts.of("small"))
        painter.setPen(theme.colour(self._role))
        below = QRectF(_EDGE, _TOP + _TITLE, width, self.height() - _TOP - _TITLE)
        painter.drawText(below, int(_WRAPPED), self._sentence)
        if self._key and self.isEnabled():
            cap = paint.keycap_size(self._key)
            paint.keycap(painter, self._key, self.width() - _EDGE - cap.width(), (self.height() - cap.height()) / 2)

    def _right(self) -> float:
        return _EDGE * 2 + paint.keycap_size("8").width()

    def _paint_ground(self, painter: QPainter) -> None:
        hovered = self.underMouse() and self.isEnabled()
        ground = "inkTint" if self.isChecked() else "hover" if hovered else "surface"
        edge, width = ("focus", 2.0) if self.hasFocus() else ("inkFill" if self.isChecked() else "line", 1.0)
        painter.setPen(QPen(theme.colour(edge), width))
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)


class LadderCard(QDialog):
    """Changes nothing itself: `chosen` carries the key of a ladder."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ladder_card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("The ladder of {name}").format(name=name))
        self.setWindowIcon(icons.app_icon())
        self.rows = [
            LadderRow(choice, str(place) if place <= _NUMBERED else "") for place, choice in enumerate(choices, start=1)
        ]
        self.close_button = Button(self.tr("Leave it"), "quiet", keys="Esc", name="leave_ladder")
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self._lay_out()
        for place, row in enumerate(self.rows, start=1):
            row.clicked.connect(lambda _=False, row=row: self._choose(row))
            if place <= _NUMBERED:
                QShortcut(QKeySequence(str(place)), self).activated.connect(row.click)
        for keys, step in (("Down", 1), ("J", 1), ("Up", -1), ("K", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda step=step: self._go(step))
        for keys in ("Return", "Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._choose_focused)
        next((row for row in self.rows if row.isChecked()), self.rows[0]).setFocus()

    def _choose_focused(self) -> None:
        row = self.focusWidget()
        if isinstance(row, QAbstractButton):
            row.click()

    def _choose(self, row: LadderRow) -> None:
        self.accept()
        self.chosen.emit(row.key)

    def _go(self, step: int) -> None:
        """To the next row that can be chosen."""
        open_ = [row for row in self.rows if row.isEnabled()]
        at = next((place for place, row in enumerate(open_) if row.hasFocus()), -step)
        open_[(at + step) % len(open_)].setFocus()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        column = QVBoxLayout()
        column.setContentsMargins(MARGIN, 16, MARGIN, 16)
        column.setSpacing(_GAP)
        told = self.tr("The attempts made stay. The next one is where the new ladder has it.")
        column.addWidget(Fitting(told, "body", "text2"))
        column.addSpacing(4)
        for row in self.rows:
            column.addWidget(row)
        whole.addLayout(column)
        whole.addWidget(foot(None, self.close_button))
        self.setFixedWidth(_WIDTH)
