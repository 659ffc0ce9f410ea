"""Asks in place how a slot is moved: every week from now on, or just this once."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reengage_desktop.ui.dialog_parts import FaultLine, Fitting
from reengage_desktop.ui.widgets import Button, label

from . import slot_words
from .week_drag import STEP, SlotMove

_WIDTH = 300
_OFF = 10
_STEPS = {"Alt+Left": (-STEP, 0), "Alt+Right": (STEP, 0), "Alt+Up": (0, -1), "Alt+Down": (0, 1)}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def nudge(event: QKeyEvent) -> tuple[int, int] | None:
    """Minutes and days by which Alt with an arrow moves a slot; None for any other key."""
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _STEPS.get(QKeySequence(QKeyCombination(plain, Qt.Key(event.key()))).toString())


class MoveCard(QFrame):
    """`chosen` carries whether it is every week; `nudged` minutes and days, since the slot may still go further."""

    chosen = Signal(bool)
    given_up = Signal()
    nudged = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("move_card")
        self.setProperty("kind", "palette")
        self.title_label = label("", "bodyStrong", tabular=True, name="move_title")
        self.text_label = Fitting("", "small", "text2", name="move_text")
        self.fault_line = FaultLine()
        self.every_button = Button(
            self.tr("Every week from now on"), "main", keys="⏎", size="small", name="move_every_week"
        )
        self.once_button = Button(self.tr("Just this once"), keys="J", size="small", name="move_once")
        self.every_button.clicked.connect(lambda: self.chosen.emit(True))
        self.once_button.clicked.connect(lambda: self.chosen.emit(False))
        for keys, step in _STEPS.items():
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.nudged.emit(*step))
        self._lay_out()
        self.hide()

    def ask(self, move: SlotMove, beside: QRect) -> None:
        """Near the lifted block, at its right or left, whole within the page."""
        self.fault_line.say("")
        self.title_label.setText(slot_words.move_title(move))
        self.text_label.setText(slot_words.move_consequence(move))
        for button in (self.every_button, self.once_button):
            button.setAccessibleDescription(f"{self.title_label.text()}. {self.text_label.text()}")
        every = slot_words.can_move_every_week(move)
        self.every_button.setVisible(every)
        self.show()
        self.stay_beside(beside)
        self.raise_()
        (self.every_button if every else self.once_button).setFocus(Qt.FocusReason.PopupFocusReason)

    def stay_beside(self, beside: QRect) -> None:
        """The page was scrolled, or is of another size."""
        self._fit()
        page = self.parentWidget()
        assert page is not None
        x = beside.right() + _OFF
        if x + self.width() > page.width() - 4:
            x = beside.left() - _OFF - self.width()
        y = max(4, min(beside.top(), page.height() - self.height() - 8))
        self.move(QPoint(max(4, x), y))

    def say_fault(self, sentence: str) -> None:
        """It could not be; another hour or Esc."""
        self.fault_line.say(sentence)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() == Qt.Key.Key_J:
            self.once_button.click()
        elif event.key() in _ENTER and isinstance(focused, QPushButton):
            focused.click()
        else:
            event.accept()  # letters of the page wait until the card is answered

    def _fit(self) -> None:
        layout = self.layout()
        assert layout is not None
        self.ensurePolished()
        width = max(_WIDTH, layout.totalMinimumSize().width())
        self.resize(width, layout.totalHeightForWidth(width))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.every_button)
        buttons.addWidget(self.once_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(4)
        column.addWidget(self.title_label)
        column.addWidget(self.text_label)
        column.addWidget(self.fault_line)
        column.addSpacing(6)
        column.addLayout(buttons)
