"""What the dialogs share: a form that saves, a line for faults, and labelled fields."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reengage_desktop.domain.fault import Fault

from . import fonts, icons, theme, tokens, words
from .icons import Icon
from .widgets import Button, IconView, label, set_property

MARGIN = 20
FOOT = 58


class Ground(QWidget):
    """A plain ground in the colour of a role."""

    def __init__(self, role: str = "surface") -> None:
        super().__init__()
        self._role = role

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour(self._role))


class Fitting(QLabel):
    """Plain text on several lines; it asks for just the height that its words take at the width it has."""

    def __init__(self, text: str = "", type_: str = "small", role: str = "text2", *, name: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(fonts.of(type_))
        self.setProperty("role", role)
        self.setObjectName(name)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.heightForWidth(max(40, self.width())))


class FaultLine(QWidget):
    """One sentence about what went wrong and what to do; hidden while there is nothing to say."""

    def __init__(self, name: str = "fault_line") -> None:
        super().__init__()
        self.setObjectName(name)
        self.icon_view = IconView(Icon.CIRCLE_ALERT, "red")
        self.text_label = Fitting("", "body", "red", name=f"{name}_text")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.icon_view, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text_label, 1)
        self.hide()

    def say(self, sentence: str, *, calm: bool = False) -> None:
        """`calm` is for a remark that is no fault."""
        role = "text2" if calm else "red"
        self.icon_view.set_icon(Icon.INFO if calm else Icon.CIRCLE_ALERT, role)
        set_property(self.text_label, "role", role)
        self.text_label.setText(sentence)
        self.setVisible(bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleEvent(self.text_label, QAccessible.Event.Alert))

    def text(self) -> str:
        return self.text_label.text() if not self.isHidden() else ""


class StillCombo(QComboBox):
    """Scrolling the page over it does not change it."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: object) -> None:
        event.ignore()  # type: ignore[attr-defined]


class Notes(QPlainTextEdit):
    """A few lines of text; Tab leaves it."""

    def __init__(self, lines: int, name: str, placeholder: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setFont(fonts.of("body"))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 22)

    def lines(self) -> tuple[str, ...]:
        """The lines that hold something, without blanks around them."""
        return tuple(line.strip() for line in self.toPlainText().splitlines() if line.strip())


def field(words_: str, widget: QWidget, *, below: QWidget | None = None) -> QVBoxLayout:
    """A field under its name; the name is what a screen reader says."""
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    name = label(words_, "small", "text2")
    name.setBuddy(widget)
    if not widget.accessibleName():
        widget.setAccessibleName(words_)
    column.addWidget(name)
    column.addWidget(widget)
    if below is not None:
        column.addWidget(below)
    return column


def side_by_side(*parts: QLayout) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for part in parts:
        row.addLayout(part, 1)
    return row


def foot(*widgets: QWidget | None) -> QFrame:
    """The strip at the bottom of a dialog; None stands for the gap."""
    made = QFrame()
    made.setProperty("kind", "foot")
    made.setFixedHeight(FOOT)
    row = QHBoxLayout(made)
    row.setContentsMargins(MARGIN, 0, MARGIN, 0)
    row.setSpacing(10)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return made


def size_of(name: str) -> tuple[int, int]:
    """A pair of the size tokens: width and height."""
    width, height = tokens.tokens()["size"][name]
    return int(width), int(height)


class FormDialog(QDialog):
    """A dialog that saves. What was typed stays when saving fails, and Esc asks once before it is given up.

    Ctrl+Enter saves; with `enter_saves` Enter does too. Subclasses fill `body` and override `save` and `changed`.
    """

    def __init__(self, title: str, save_words: str, parent: QWidget | None, *, enter_saves: bool = False) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setWindowIcon(icons.app_icon())
        self._warned = False
        self.fault_line = FaultLine()
        self.cancel_button = Button(self.tr("Cancel"), "quiet", keys="Esc", name="cancel_button")
        keys = "⏎" if enter_saves else "Ctrl ⏎"
        self.save_button = Button(save_words, "main", keys=keys, name="save_button")
        self.cancel_button.clicked.connect(self.leave)
        self.save_button.clicked.connect(self.save)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(MARGIN, 16, MARGIN, 16)
        self.body.setSpacing(12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self.body, 1)
        line = QVBoxLayout()
        line.setContentsMargins(MARGIN, 0, MARGIN, 12)
        line.addWidget(self.fault_line)
        whole.addLayout(line)
        self.foot = foot(None, self.cancel_button, self.save_button)
        whole.addWidget(self.foot)
        self._enter_saves = enter_saves
        for sequence in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(sequence), self).activated.connect(self.save)

    def showEvent(self, event: QShowEvent) -> None:
        """Enter belongs to Save or to nobody, whichever button or chip has the focus."""
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.save_button.setDefault(self._enter_saves)
        super().showEvent(event)

    def save(self) -> None:
        raise NotImplementedError

    def changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return False

    def say_fault(self, fault: Fault, wrong: QWidget | None = None) -> None:
        """The sentence in line, and the field it is about."""
        self.fault_line.say(words.fault(fault))
        if wrong is not None:
            set_property(wrong, "wrong", "true")
            wrong.setFocus()

    def clear_fault(self, *fields: QWidget) -> None:
        self.fault_line.say("")
        for each in fields:
            set_property(each, "wrong", "false")

    def leave(self) -> None:
        """Gives up what was typed."""
        super().reject()

    def reject(self) -> None:
        if self.changed() and not self._warned:
            self._warned = True
            self.fault_line.say(self.tr("This is not saved yet. Esc once more leaves without saving."), calm=True)
            return
        super().reject()
