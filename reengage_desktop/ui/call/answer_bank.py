"""What to answer, and what to ask: short texts behind numbered chips, under the script."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reengage_desktop.domain.script import PassageKind, SpokenPassage
from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.widgets import KeyCap, label, set_role

_TEXT_LINES = 2


class _Tab(QAbstractButton):
    """A drawer's name with its key; the open one is strong."""

    def __init__(self, words: str, key: str, name: str) -> None:
        super().__init__()
        self._key = key
        self.setText(words)
        self.setObjectName(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def nextCheckState(self) -> None:
        """The bank says which drawer is open."""

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(fonts.of("bodyStrong")).horizontalAdvance(self.text())
        return QSize(round(words) + 8 + paint.keycap_size(self._key).width() + 6, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        open_ = self.isChecked()
        font, role = (fonts.of("bodyStrong"), "text") if open_ else (fonts.of("bodyMedium"), "text2")
        width = paint.text(painter, self.text(), font, role, QRectF(1, 0, self.width(), self.height()))
        paint.keycap(painter, self._key, width + 9, (self.height() - 18) / 2)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)


class AnswerBank(QFrame):
    """Two drawers, answers and questions; in the open one a chip for each passage, and the text of the chosen one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "answers")
        self._passages: Sequence[SpokenPassage] = ()
        self._kind = PassageKind.ANSWER
        self._chosen: dict[PassageKind, int] = {PassageKind.ANSWER: 0, PassageKind.QUESTION: 0}
        self.tabs = {
            PassageKind.ANSWER: _Tab(self.tr("If they say…"), "O", "answers_tab"),
            PassageKind.QUESTION: _Tab(self.tr("Ask them…"), "Q", "questions_tab"),
        }
        self.chips: list[Button] = []
        self._group = QButtonGroup(self)
        self.text_label = label("", "scriptFar", "read", wrap=True, name="answer_label")
        self._lay_out()
        for kind, tab in self.tabs.items():
            tab.clicked.connect(lambda _=False, opened=kind: self.open_drawer(opened))
        self._group.idClicked.connect(self.choose)

    def set_passages(self, passages: Sequence[SpokenPassage]) -> None:
        """Answers and questions of the script; without any, nothing is shown."""
        self._passages = passages
        self._kind = PassageKind.ANSWER
        self._chosen = dict.fromkeys(self._chosen, 0)
        for kind, tab in self.tabs.items():
            tab.setVisible(any(passage.kind is kind for passage in passages))
        self.setVisible(bool(passages))
        if not self._of(PassageKind.ANSWER):
            self._kind = PassageKind.QUESTION
        self._fill()

    def open_drawer(self, kind: PassageKind) -> None:
        """Answers or questions; a second press chooses the next one of them."""
        if not self._of(kind):
            return
        if kind is self._kind:
            self._chosen[kind] = (self._chosen[kind] + 1) % len(self._of(kind))
        self._kind = kind
        self._fill()

    def choose_key(self, key: str) -> None:
        """The passage with this key in the open drawer."""
        for place, passage in enumerate(self._of(self._kind)):
            if passage.key == key:
                self.choose(place)

    def choose(self, place: int) -> None:
        self._chosen[self._kind] = place
        self._show_text()

    def _of(self, kind: PassageKind) -> list[SpokenPassage]:
        return [passage for passage in self._passages if passage.kind is kind]

    def _fill(self) -> None:
        """The chips of the open drawer."""
        for chip in self.chips:
            self._group.removeButton(chip)
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for place, passage in enumerate(self._of(self._kind)):
            chip = Button(f"{passage.key}  {passage.label}", "chip", name=f"answer_{passage.key}")
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.setAccessibleName(self.tr("{label}, key {key}").format(label=passage.label, key=passage.key))
            self._group.addButton(chip, place)
            self._row.insertWidget(place, chip)
            self.chips.append(chip)
        for kind, tab in self.tabs.items():
            tab.setChecked(kind is self._kind)
        self._show_text()

    def _show_text(self) -> None:
        passages = self._of(self._kind)
        if not passages:
            self.text_label.clear()
            return
        place = self._chosen[self._kind]
        self.chips[place].setChecked(True)
        self.text_label.setText(passages[place].text)
        set_role(self.text_label, "read")

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(20, 6, 20, 10)
        inside.setSpacing(6)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(0, 0, 0, 0)
        tabs.setSpacing(18)
        for tab in self.tabs.values():
            tabs.addWidget(tab)
        tabs.addStretch(1)
        tabs.addWidget(label(self.tr("next passage"), "small", "text3"))
        tabs.addSpacing(-10)
        tabs.addWidget(KeyCap(self.tr("Space")))
        inside.addLayout(tabs)
        self._row = QHBoxLayout()
        self._row.setSpacing(6)
        self._row.addStretch(1)
        inside.addLayout(self._row)
        self.text_label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.text_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.text_label.setMinimumHeight(round(fonts.line_height("scriptFar") * self.logicalDpiY() / 72) * _TEXT_LINES)
        inside.addWidget(self.text_label)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
