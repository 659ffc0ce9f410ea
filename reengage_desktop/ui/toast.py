"""The toast: one sentence about what was just saved, and the way back, in place of "Are you sure?"."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QEnterEvent
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QWidget

from . import theme, tokens
from .widgets import Button, IconView, label

MARGIN = 20
_HEIGHT, _RISE = 44, 12


class UndoToast(QFrame):
    """Lies at the bottom centre of `window` until its time is over, Undo is pressed, or another sentence comes.

    `offered`: the token and the sentence of what can be undone.
    `undo_requested` carries the token that `say` was given; so does `other_requested`, the wish that what was saved had
    meant something else. While the pointer rests on it, it stays.
    """

    offered = Signal(object, str)
    undo_requested = Signal(object)
    other_requested = Signal(object)
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("kind", "toast")
        self.setObjectName("toast")
        self.bottom_margin = MARGIN
        self._token: object = None
        self._window = window
        self.icon_view = IconView("check", "toastText")
        self.text_label = label("", "body", "toastText", name="toast_text")
        self.undo_button = Button(self.tr("Undo"), "toastLink", keys="Z", name="toast_undo")
        self.other_button = Button("", "toastLink", name="toast_other")
        self._lay_out()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.dismiss)
        self._motion = QPropertyAnimation(self, b"pos", self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.undo_button.clicked.connect(self.undo)
        self.other_button.clicked.connect(self._other)
        window.installEventFilter(self)
        self.hide()

    def say(
        self,
        words: str,
        token: object = None,
        *,
        icon: str = "check",
        undo: bool = True,
        other: str = "",
        milliseconds: int | None = None,
    ) -> None:
        """Show a sentence. `milliseconds`: how long it stays, 10 s if None, until answered if 0."""
        self._token = token
        self.text_label.setText(words)
        self.icon_view.set_icon(icon, "toastText")
        self.undo_button.setVisible(undo)
        self.other_button.setText(other)
        self.other_button.setVisible(bool(other))
        stay = tokens.duration("toast") if milliseconds is None else milliseconds
        self._timer.setInterval(stay)
        self._timer.stop()
        if stay:
            self._timer.start()
        self._rise()
        if undo:
            self.offered.emit(token, words)
        QAccessible.updateAccessibility(QAccessibleEvent(self.text_label, QAccessible.Event.Alert))

    def stand_above(self, margin: int) -> None:
        """So far from the lower edge, also if it is seen."""
        self.bottom_margin = margin
        if self.isVisible():
            self._motion.stop()
            self.move(self._place())

    def undo(self) -> bool:
        """What the button and the key Z do; False if it offers nothing to undo."""
        if not self.isVisible() or self.undo_button.isHidden():
            return False
        token = self._token
        self.dismiss()
        self.undo_requested.emit(token)
        return True

    def _other(self) -> None:
        token = self._token
        self.dismiss()
        self.other_requested.emit(token)

    def dismiss(self) -> None:
        """Take it away; what was said stays saved."""
        self._timer.stop()
        self._motion.stop()
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible() and self._timer.interval():
            self._timer.start()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._motion.stop()
            self._fit()
            self.move(self._place())
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 8, 0)
        row.setSpacing(12)
        row.addWidget(self.icon_view)
        row.addWidget(self.text_label)
        row.addWidget(self.other_button)
        row.addWidget(self.undo_button)
        shadow = QGraphicsDropShadowEffect(self)
        values = tokens.tokens()["elevation"]["level1"]["shadow"]
        shadow.setOffset(0, values["y"])
        shadow.setBlurRadius(values["blur"])
        shade = QColor(20, 16, 10)
        shade.setAlphaF(values["alpha"])
        shadow.setColor(shade)
        self.setGraphicsEffect(shadow)

    def _rise(self) -> None:
        self._motion.stop()
        self._fit()
        there = self._place()
        already, duration = self.isVisible(), theme.duration("normal")
        rising = duration > 0 and not already
        self.move(there + QPoint(0, _RISE) if rising else there)
        self.show()
        self.raise_()
        if rising:
            self._motion.setDuration(duration)
            self._motion.setStartValue(self.pos())
            self._motion.setEndValue(there)
            self._motion.start()

    def _fit(self) -> None:
        """As wide as its words, but never wider than the window: then they wrap."""
        room = self._window.width() - 2 * MARGIN
        self.text_label.setWordWrap(False)
        width = self.sizeHint().width()
        if width > room:
            self.text_label.setWordWrap(True)
        wanted = min(width, room)
        self.resize(wanted, max(_HEIGHT, self.heightForWidth(wanted) if width > room else 0))

    def _place(self) -> QPoint:
        x = (self._window.width() - self.width()) // 2
        return QPoint(x, self._window.height() - self.height() - self.bottom_margin)
