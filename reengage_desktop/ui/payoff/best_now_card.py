"""The best use of this minute, over the window: one name, and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from reengage_desktop.ui.buttons import Button

from .best_now_box import BestNowBox

if TYPE_CHECKING:
    from reengage_desktop.services.bundle import Services
    from reengage_desktop.services.weighing import BestNow

WIDTH, TOP, MARGIN = 560, 84, 16
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BestNowCard(QWidget):
    """Dims its window while it is open. Enter calls, O opens, = wants the sum, Esc goes back; each carries an id.

    Where nobody can be called it says why, and O opens whoever can be called first.
    """

    call_requested = Signal(object)
    open_requested = Signal(object)
    payoff_requested = Signal(object)

    def __init__(self, services: Services, now: Callable[[], datetime], window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("best_now_card")
        self.setAccessibleName(self.tr("The best use of your time right now"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._services, self._now, self._window = services, now, window
        self._before: QWidget | None = None
        self._best: BestNow | None = None
        self.box = BestNowBox(self)
        self.box.call_button.clicked.connect(self.call)
        self.box.open_button.clicked.connect(self.open_person)
        self.box.payoff_button.clicked.connect(self.explain)
        window.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._give_way)  # type: ignore[union-attr]
        self.hide()

    def open(self) -> None:
        """Over the window, with the answer of this minute; with one that is open already, looked at again."""
        if not self.isVisible():
            self._before = self._window.focusWidget()
        self.refresh()
        self._place()
        self.show()
        self.raise_()
        buttons = self.box.buttons()
        (buttons[-1] if buttons else self).setFocus(Qt.FocusReason.PopupFocusReason)

    def refresh(self, _changed: object = None) -> None:
        """Another minute, or another day's list."""
        self._best = self._services.weighing.best_now()
        self.box.show_best(self._best, self._now(), self._services.planning.zone())

    def dismiss(self) -> None:
        """Away, and the focus back where it was."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None

    @property
    def who(self) -> int | None:
        """Whom it names; None where it names nobody."""
        best = self._best
        if best is None:
            return None
        row = best.call.row if best.call is not None else best.opens_who
        return row.id if row is not None else None

    # What is wished

    def call(self) -> None:
        if self._best is not None and self._best.call is not None:
            self._wish(self.call_requested)

    def open_person(self) -> None:
        if self.who is not None:
            self._wish(self.open_requested)

    def explain(self) -> None:
        """The card stays below the sum, and looks again once that is closed."""
        if self._best is not None and self._best.call is not None:
            self.payoff_requested.emit(self.who)

    def _wish(self, signal: SignalInstance) -> None:
        who = self.who
        self.dismiss()
        signal.emit(who)

    # Qt

    def event(self, event: QEvent) -> bool:
        """While it is open every key is its own, whatever it means in the window below; but Z takes back there."""
        if event.type() is QEvent.Type.ShortcutOverride:
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Z:
                QTimer.singleShot(0, self, self.refresh)  # the window has taken it back by then
                return super().event(event)
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = QApplication.focusWidget()
        match event.key():
            case Qt.Key.Key_Escape:
                self.dismiss()
            case Qt.Key.Key_O:
                self.open_person()
            case Qt.Key.Key_Equal:
                self.explain()
            case key if key in _ENTER:
                focus.click() if isinstance(focus, Button) and self.isAncestorOf(focus) else self.call()
            case _:
                event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The focus stays in what is open."""
        buttons = self.box.buttons()
        if buttons:
            focus = QApplication.focusWidget()
            at = next((at for at, button in enumerate(buttons) if button is focus), -1 if forward else 0)
            buttons[(at + (1 if forward else -1)) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and self.isVisible():
            if event.type() is QEvent.Type.WindowActivate:
                self.refresh()
            if event.type() in (QEvent.Type.Resize, QEvent.Type.WindowActivate):
                self._place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.box.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(20, 17, 12, 71))

    def _give_way(self, _old: QWidget | None, focus: QWidget | None) -> None:
        """A reminder that takes the keyboard is answered first."""
        if not self.isVisible() or focus is None or focus is self:
            return
        if focus.window() is not self._window or self.isAncestorOf(focus):
            return
        self.hide()
        self._before = None

    def _place(self) -> None:
        self.setGeometry(self._window.rect())
        width = min(WIDTH, self.width() - 2 * MARGIN)
        self.box.setFixedWidth(width)
        self.box.adjustSize()
        height = max(self.box.sizeHint().height(), self.box.heightForWidth(width))
        room = self.height() - height - MARGIN
        self.box.setGeometry((self.width() - width) // 2, max(MARGIN, min(TOP, room)), width, height)
