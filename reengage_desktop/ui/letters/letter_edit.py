"""The words of a letter, written on the sheet itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextEdit

from reengage_desktop.ui import fonts

PAUSE = 600  # ms of no typing, then it is kept
LEAST = 160
_AROUND = 8


class LetterEdit(QTextEdit):
    """Plain text, as tall as its words. `kept` carries them after a pause of typing, `left` comes with Esc.

    `moved` comes with the cursor, so that whoever scrolls can keep it in sight.
    """

    kept = Signal(str)
    left = Signal()
    typed = Signal()
    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("letter_edit")
        self.setAccessibleName(self.tr("The words of the letter"))
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(fonts.of("letter"))
        self.setStyleSheet("QTextEdit, QTextEdit:focus { background: transparent; border: 0; padding: 0; }")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._keep)
        self._showing = False
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self.cursorPositionChanged.connect(self.moved)

    def show_words(self, words: str) -> None:
        """In place of what stood there; that is kept before by whoever asks."""
        self._pause.stop()
        if words == self.toPlainText():
            return
        self._showing = True
        self.setPlainText(words)
        self._showing = False
        self._fit()

    def keep_now(self) -> None:
        """What was typed does not wait for its pause."""
        if self._pause.isActive():
            self._keep()

    @property
    def waits(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self._pause.isActive()

    def _keep(self) -> None:
        self._pause.stop()
        self.kept.emit(self.toPlainText())

    def _changed(self) -> None:
        if not self._showing:
            self._pause.start()
            self.typed.emit()

    def _fit(self) -> None:
        wanted = max(LEAST, round(self.document().size().height()) + _AROUND)
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keep_now()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the sheet scrolls, not the words on it
