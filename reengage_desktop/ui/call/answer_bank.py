"""What to answer, to ask and to tell: short texts behind numbered chips, under the script."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from reengage_desktop.ui import fonts, paint, theme
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.widgets import KeyCap, label, set_role

from .chip_flow import ChipFlow
from .drawers import Drawer, Entry
from .script_type import FAR, ScriptType

_TEXT_LINES = 2
_WIDEST = 780  # px of a text: two lines of it are read at a glance


class _Tab(QAbstractButton):
    """A drawer's name with its key; the open one is strong."""

    def __init__(self, words: str, key: str, name: str) -> None:
        super().__init__()
        self._key = key
        self.setText(words)
        self.setObjectName(name)
        self.setAccessibleName(self.tr("{words} key {key}").format(words=words, key=key))
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


class _Chip(Button):
    """The arrow keys go to its neighbours; Space still turns to the next passage of the script."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(f"{entry.key}  {entry.label}".strip(), "chip", name=f"answer_{entry.key}")
        self.setShortcut(QKeySequence())  # an ampersand of the label is no key
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        named = self.tr("{label}, key {key}").format(label=entry.label, key=entry.key) if entry.key else entry.label
        self.setAccessibleName(named)
        self.setAccessibleDescription(entry.text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        else:
            super().keyPressEvent(event)


class AnswerBank(QFrame):
    """Three drawers; in the open one a chip for each text, and the text of the chosen one.

    `stories` is asked when its drawer is first opened. `looked_up`: the person has opened a drawer or chosen a text.
    """

    looked_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "answers")
        self.tabs = {
            Drawer.ANSWERS: _Tab(self.tr("If they say…"), "O", "answers_tab"),
            Drawer.QUESTIONS: _Tab(self.tr("Ask them…"), "Q", "questions_tab"),
            Drawer.STORIES: _Tab(self.tr("Tell them…"), "T", "stories_tab"),
        }
        self._entries: dict[Drawer, Sequence[Entry]] = {}
        self._stories: Callable[[], Sequence[Entry]] = tuple
        self._open = Drawer.ANSWERS
        self._chosen = dict.fromkeys(Drawer, 0)
        self._group = QButtonGroup(self)
        self.flow = ChipFlow(self)
        self.text_label = label("", "scriptFar", "read", wrap=True, name="answer_label")
        self._lay_out()
        for drawer, tab in self.tabs.items():
            tab.clicked.connect(lambda _=False, opened=drawer: self.open_drawer(opened))
        self._group.idClicked.connect(self._click)

    @property
    def open_one(self) -> Drawer:
        return self._open

    def set_entries(
        self, answers: Sequence[Entry], questions: Sequence[Entry], stories: Callable[[], Sequence[Entry]]
    ) -> None:
        """Of one call; a drawer without answers or questions has no name here."""
        self._entries = {Drawer.ANSWERS: answers, Drawer.QUESTIONS: questions}
        self._stories = stories
        self._chosen = dict.fromkeys(Drawer, 0)
        self.tabs[Drawer.ANSWERS].setVisible(bool(answers))
        self.tabs[Drawer.QUESTIONS].setVisible(bool(questions))
        self._open = Drawer.ANSWERS if answers else Drawer.QUESTIONS if questions else Drawer.STORIES
        self.show()
        self._fill()

    def set_face(self, face: str) -> None:
        """That of the script."""
        self.text_label.setFont(ScriptType(face=face).font(FAR))

    def open_drawer(self, drawer: Drawer) -> None:
        """A second press chooses the next text in it."""
        if self.tabs[drawer].isHidden():
            return
        if drawer is self._open:
            self.step(1)
            return
        self._open = drawer
        self._fill()
        self.looked_up.emit()

    def choose_key(self, key: str) -> None:
        """The text with this key in the open drawer."""
        for place, entry in enumerate(self.entries()):
            if entry.key == key:
                self.choose(place)

    def step(self, by: int) -> None:
        """To the next text of the open drawer, and from the last to the first."""
        if entries := self.entries():
            self.choose((self._chosen[self._open] + by) % len(entries))

    def choose(self, place: int) -> None:
        self._chosen[self._open] = place
        self._show_text()
        self.looked_up.emit()

    def entries(self) -> Sequence[Entry]:
        """Of the open drawer."""
        if self._open not in self._entries:
            self._entries[self._open] = self._stories()
        return self._entries[self._open]

    def _click(self, place: int) -> None:
        if place != self._chosen[self._open]:
            self.choose(place)

    def _fill(self) -> None:
        """The chips of the open drawer."""
        for old in self._group.buttons():
            self._group.removeButton(old)
        chips = [_Chip(entry) for entry in self.entries()]
        for place, chip in enumerate(chips):
            self._group.addButton(chip, place)
        self.flow.set_chips(chips)
        self.flow.setVisible(bool(chips))
        for drawer, tab in self.tabs.items():
            tab.setChecked(drawer is self._open)
        self._show_text()

    def _show_text(self) -> None:
        entries = self.entries()
        if not entries:
            self.text_label.setText(self.tr("No results or stories yet. Write them down under Scripts."))
            set_role(self.text_label, "text3")
            return
        place = self._chosen[self._open]
        chip = self._group.button(place)
        chip.setChecked(True)
        self.flow.ensureWidgetVisible(chip, 0, 0)
        self.text_label.setText(entries[place].text)
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
        inside.addWidget(self.flow)
        self.text_label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.text_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.text_label.setMaximumWidth(_WIDEST)
        self.text_label.setMinimumHeight(round(fonts.line_height("scriptFar") * self.logicalDpiY() / 72) * _TEXT_LINES)
        inside.addWidget(self.text_label)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
