"""Text that is edited where it stands: it reads as plain words, and is kept as soon as typing pauses."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from reengage_desktop.ui import fonts
from reengage_desktop.ui.own_keys import ENTER, keeps_for_itself
from reengage_desktop.ui.widgets import set_property

PAUSE = 350  # ms after the last key until what was typed is kept
_FRAME = 12  # px: edge and padding above and below the lines
Edit = QLineEdit | QPlainTextEdit


class _Pause:
    """When what was typed is handed over, of either kind of field."""

    def __init__(self, edit: LiveLine | LiveText) -> None:
        self._edit = edit
        self._shown = ""
        self.timer = QTimer(edit, singleShot=True, interval=PAUSE)
        self.timer.timeout.connect(self.keep)

    def show(self, words: str, *, anew: bool) -> bool:
        """Whether the field takes these words: what is being typed stays, except of something else (`anew`)."""
        if not anew and (self.timer.isActive() or (self._edit.hasFocus() and self._edit.words() != words)):
            return False
        self.timer.stop()
        self._shown = words
        return self._edit.words() != words

    def keep(self) -> None:
        self.timer.stop()
        words = self._edit.words()
        if words != self._shown:
            self._shown = words
            self._edit.kept.emit(words)


class LiveLine(QLineEdit):
    """`kept` carries what was typed, once typing pauses or the field is left; `left` comes with Enter or Esc.

    `font_` is a token of the type scale.
    """

    kept = Signal(str)
    left = Signal()

    def __init__(self, name: str, placeholder: str = "", *, font_: str = "body", spoken: str = "") -> None:
        super().__init__()
        self._pause = _Pause(self)
        self._font = font_
        _prepare(self, name, placeholder, font_, spoken)
        self.textEdited.connect(self._pause.timer.start)

    def words(self) -> str:
        """Without blanks around them."""
        return " ".join(self.text().split())

    def show_words(self, words: str, *, anew: bool = False) -> None:
        """What is known; `anew`: of somebody or something else, whatever was typed."""
        if self._pause.show(words, anew=anew):
            self.setText(words)
            self.setCursorPosition(0)

    def keep_now(self) -> None:
        """Do not wait for the pause."""
        if self._pause.timer.isActive():
            self._pause.keep()

    def set_wrong(self, wrong: bool) -> None:
        set_property(self, "wrong", "true" if wrong else "false")

    def event(self, event: QEvent) -> bool:
        return keeps_for_itself(event, (*ENTER, Qt.Key.Key_Escape)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER or event.key() == Qt.Key.Key_Escape:
            self.keep_now()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keep_now()
        self.setCursorPosition(0)


class LiveText(QPlainTextEdit):
    """The same over several lines; as high as its words, from `lowest` to `highest` lines. Ctrl+Enter or Esc leaves."""

    kept = Signal(str)
    left = Signal()

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        *,
        font_: str = "body",
        spoken: str = "",
        lowest: int = 1,
        highest: int = 12,
    ) -> None:
        super().__init__()
        self._pause = _Pause(self)
        self._lines = lowest, highest
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(0)
        _prepare(self, name, placeholder, font_, spoken)
        self.textChanged.connect(self._typed)

    def words(self) -> str:
        """Without blanks around them."""
        return self.toPlainText().strip()

    def show_words(self, words: str, *, anew: bool = False) -> None:
        """What is known; `anew`: of somebody or something else, whatever was typed."""
        if self._pause.show(words, anew=anew):
            self.blockSignals(True)
            self.setPlainText(words)
            self.blockSignals(False)
            self.fit()

    def keep_now(self) -> None:
        """Do not wait for the pause."""
        if self._pause.timer.isActive():
            self._pause.keep()

    def fit(self) -> None:
        """As high as what stands in it."""
        lowest, highest = self._lines
        lines = min(highest, max(lowest, round(self.document().size().height())))  # of plain text: in lines
        self.setFixedHeight(round(lines * QFontMetricsF(self.font()).lineSpacing()) + _FRAME)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def event(self, event: QEvent) -> bool:
        return keeps_for_itself(event, (Qt.Key.Key_Escape,)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape or (control and event.key() in ENTER):
            self.keep_now()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keep_now()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def _typed(self) -> None:
        self.fit()
        self._pause.timer.start()


def _prepare(edit: Edit, name: str, placeholder: str, font_: str, spoken: str) -> None:
    edit.setObjectName(name)
    edit.setProperty("kind", "live")
    edit.setFont(fonts.of(font_))
    edit.setPlaceholderText(placeholder)
    edit.setAccessibleName(spoken or placeholder)
