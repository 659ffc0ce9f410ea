"""The ten keys that say how a call ended, and above them the line that tells what a key would do."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from reengage_desktop.domain.outcome import OUTCOMES, Outcome
from reengage_desktop.ui import fonts, paint, theme, tokens, words
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, frame, hair_line, label

_NOT_REACHED = tuple(outcome for outcome, meaning in OUTCOMES.items() if not meaning.contact)
_SPOKE = tuple(outcome for outcome, meaning in OUTCOMES.items() if meaning.contact)


class OutcomeKey(QPushButton):
    """One outcome: its letter on a key, the word below. `considered` when the mouse or the focus comes to it."""

    considered = Signal(object)

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome
        self.word = words.outcome_name(outcome)
        self._drawn: tuple[tuple[object, ...], QPixmap] | None = None
        self.setObjectName(f"outcome_{outcome.value}")
        self.setProperty("kind", "outcome")
        self.setCheckable(True)  # checked is the one whose consequence is told
        self.setAccessibleName(self.tr("{word}, key {key}").format(word=self.word, key=outcome.value))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """A press chooses; it does not switch."""

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.considered.emit(self.outcome)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.considered.emit(self.outcome)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        words = QFontMetricsF(fonts.of("small", weight=500)).horizontalAdvance(self.word)
        return QSize(max(80, round(words) + 10), 58)

    def paintEvent(self, event: QPaintEvent) -> None:
        """At rest a key has neither ground nor edge."""
        painter = QStylePainter(self)
        if self.isChecked() or self.underMouse() or self.hasFocus() or self.isDown():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.drawPixmap(0, 0, self._picture())

    def _picture(self) -> QPixmap:
        """Key and word, painted once for all calls: ten of them would be a good part of an opening."""
        look = (self.size(), self.devicePixelRatio(), self.isEnabled(), theme.current().mode)
        if self._drawn is None or self._drawn[0] != look:
            picture = QPixmap(self.size() * self.devicePixelRatio())
            picture.setDevicePixelRatio(self.devicePixelRatio())
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            self._paint_key(painter)
            painter.end()
            self._drawn = look, picture
        return self._drawn[1]

    def _paint_key(self, painter: QPainter) -> None:
        cap = paint.keycap_size(self.outcome.value, big=True)
        left, tone = round((self.width() - cap.width()) / 2), "plain" if self.isEnabled() else "off"
        paint.keycap(painter, self.outcome.value, left, 7, big=True, tone=tone)
        line = QRectF(2, 36, self.width() - 4, 16)
        role = "text" if self.isEnabled() else "text3"
        paint.text(painter, self.word, fonts.of("small", weight=500), role, line, Qt.AlignmentFlag.AlignHCenter)


class OutcomeBar(QWidget):
    """`chosen` carries the outcome. `preview` is asked for the words of a key when they are first needed."""

    chosen = Signal(object)

    def __init__(self, preview: Callable[[Outcome], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._preview = preview
        self._told: dict[Outcome, str] = {}
        self._shown: Outcome | None = None
        self.preview_label = label("", "small", "text2", name="preview_label")
        self.preview_label.setTextFormat(Qt.TextFormat.RichText)  # markup of `call_words` alone
        self.hint_label = label("", "small", "text3", name="hint_label")
        self.buttons = {outcome: OutcomeKey(outcome) for outcome in OUTCOMES}
        self._lay_out()
        for outcome, button in self.buttons.items():
            button.clicked.connect(lambda _=False, chosen=outcome: self.choose(chosen))
            button.considered.connect(self.tell)

    def forget(self) -> None:
        """The words are to be asked for anew."""
        if self._shown is not None:
            self.buttons[self._shown].setChecked(False)
        self._told.clear()
        self._shown = None
        self.preview_label.clear()

    def tell(self, outcome: Outcome) -> None:
        """Show what this key would do."""
        if outcome is self._shown:
            return
        if outcome not in self._told:
            self._told[outcome] = self._preview(outcome)
        if self._shown is not None:
            self.buttons[self._shown].setChecked(False)
        self._shown = outcome
        self.buttons[outcome].setChecked(True)
        self.preview_label.setText(self._told[outcome])
        self.preview_label.setAccessibleName(_plain(self._told[outcome]))

    def set_hint(self, text: str) -> None:
        self.hint_label.setText(text)

    def put_beside_hint(self, widget: QWidget) -> None:
        """Between what a key would do and the hint."""
        self._line.insertWidget(self._line.count() - 1, widget)

    def choose(self, outcome: Outcome) -> None:
        """What button and key do."""
        if self.isEnabled():
            self.chosen.emit(outcome)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        above = frame("status")
        above.setFixedHeight(tokens.size("preview_line"))
        whole.addWidget(above)
        line = self._line = QHBoxLayout(above)
        line.setContentsMargins(20, 0, 20, 0)
        line.setSpacing(8)
        line.addWidget(IconView(Icon.CALENDAR_CLOCK, "ink", 15))
        self.preview_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line.addWidget(self.preview_label, 1)
        line.addWidget(self.hint_label)
        foot = frame("foot")
        foot.setFixedHeight(tokens.size("outcome_bar"))
        whole.addWidget(foot)
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(4)
        self._add_group(row, self.tr("Not\nreached"), _NOT_REACHED)
        divider = hair_line(upright=True)
        divider.setFixedHeight(44)
        row.addSpacing(4)
        row.addWidget(divider)
        row.addSpacing(4)
        self._add_group(row, self.tr("Spoke\ntogether"), _SPOKE)

    def _add_group(self, row: QHBoxLayout, title: str, outcomes: tuple[Outcome, ...]) -> None:
        named = label(title, "caption", "text3")
        named.setAlignment(Qt.AlignmentFlag.AlignCenter)
        named.setFixedWidth(58)
        row.addWidget(named)
        for outcome in outcomes:
            row.addWidget(self.buttons[outcome], 1)


def _plain(markup: str) -> str:
    return unescape(re.sub("<[^>]*>", "", markup))
