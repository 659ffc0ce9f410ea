"""The one compelling reason to call, written or changed on the spot; it is kept as soon as typing pauses."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from reengage_desktop.domain.phrase import empty_phrases
from reengage_desktop.ui import fonts
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.own_keys import ENTER, keeps_for_itself
from reengage_desktop.ui.widgets import KeyCap, frame, label

from .facts_view import Fact, FactsView

PAUSE = 350  # ms after the last key until what was typed is kept
KEY = "F2"
_LINES, _EDGE = (2, 5), 20


class ReasonEdit(QPlainTextEdit):
    """One sentence, as high as its lines. `left` by Enter or Esc, `paused` when it has the focus no more."""

    left = Signal()
    paused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reason_edit")
        self.setFont(fonts.of("letter"))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self.fit)

    def words(self) -> str:
        return " ".join(self.toPlainText().split())

    def sizeHint(self) -> QSize:
        return QSize(200, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self._height())

    def event(self, event: QEvent) -> bool:
        return keeps_for_itself(event, (*ENTER, Qt.Key.Key_Escape)) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in (*ENTER, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.paused.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def fit(self) -> None:
        """As high as what stands in it."""
        self.setFixedHeight(self._height())

    def _height(self) -> int:
        """Of a plain text Qt tells the height in lines."""
        few, many = _LINES
        lines = min(many, max(few, round(self.document().size().height())))
        return round(lines * QFontMetricsF(self.font()).lineSpacing()) + _EDGE


class ReasonLine(QWidget):
    """`kept` carries the words once typing has paused, `left` comes when they are written."""

    kept = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.edit = ReasonEdit()
        self.edit.setAccessibleName(self.tr("Your line: the reason to call"))
        self.edit.setPlaceholderText(self.tr("One sentence that is new for them"))
        self.lack_view = FactsView(self, name="reason_lack")
        self._shown = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._keep)
        self._lay_out()
        self.edit.textChanged.connect(self._typed)
        self.edit.paused.connect(self.keep_now)
        self.edit.left.connect(self._leave)

    @property
    def is_writing(self) -> bool:
        return self.edit.hasFocus()

    def show_reason(self, words: str, *, anew: bool = False) -> None:
        """What is known; words that are just being written stay, except for somebody else (`anew`)."""
        self._shown = words
        if self.is_writing and not anew:
            return
        self._pause.stop()
        if words != self.edit.toPlainText():
            self.edit.blockSignals(True)
            self.edit.setPlainText(words)
            self.edit.blockSignals(False)
            self.edit.fit()
        self._show_lack(words)

    def begin(self) -> None:
        """Written fresh before each call: what is typed takes the place of what stands there."""
        self.edit.selectAll()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_now(self) -> None:
        """Do not wait for the pause."""
        if self._pause.isActive():
            self._pause.stop()
            self._keep()

    def say(self, sentence: str) -> None:
        """What could not be kept."""
        self.lack_view.set_facts([_red(sentence)])

    def _typed(self) -> None:
        self._pause.start()

    def _keep(self) -> None:
        words = self.edit.words()
        self._show_lack(words)
        if words and words != self._shown:
            self._shown = words
            self.kept.emit(words)

    def _leave(self) -> None:
        self.keep_now()
        if not self.edit.words() and self._shown:
            self.edit.setPlainText(self._shown)
            self._pause.stop()
            self._show_lack(self._shown)
        self.left.emit()

    def _show_lack(self, words: str) -> None:
        """What is missing and what to write instead; an empty phrase is marked even beside something new."""
        if not words:
            told = [_red(self.tr("No reason to call yet. What is new for them?"))]
        else:
            told = [
                _red(self.tr("“{words}” says nothing new. {better}").format(words=each.phrase, better=each.better))
                for each in empty_phrases(words)[:1]
            ]
        self.lack_view.set_facts(told)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(self.tr("Your line"), "heading"))
        head.addWidget(label(self.tr("the reason to call"), "small", "text3"))
        head.addStretch(1)
        head.addWidget(KeyCap(KEY))
        ground = frame("vow")
        row = QHBoxLayout(ground)
        row.setContentsMargins(8, 0, 0, 0)
        row.addWidget(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(ground)
        column.addWidget(self.lack_view)


def _red(sentence: str) -> Fact:
    return Fact(sentence, "small", "red", icon=Icon.CIRCLE_ALERT)
