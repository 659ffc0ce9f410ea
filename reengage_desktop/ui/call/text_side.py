"""A text to be sent: copied at once, changed by hand for this one time, or not to be sent at all."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from reengage_desktop.domain.script import SpokenPassage
from reengage_desktop.domain.text_message import holds, promise_spans, sms_link, text_length
from reengage_desktop.ui import fonts
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import IconView, frame, label

from . import message_words
from .spoken_label import SpokenLabel
from .voicemail_side import in_scroll_area, step_head

_WIDTH = 400
_MOST = 1_530  # characters: ten texts in a row, which is what networks carry
_EDIT_HEIGHT = 190


class TextEdit(QPlainTextEdit):
    """`left` when the person has done with it: Esc or Ctrl+Enter."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ended = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        )
        if event.key() == Qt.Key.Key_Escape or ended:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TextSide(QWidget):
    """`step` is its number among what is to be done, "" where it is all.

    `edited` comes with each change by hand and carries the text, `reset` when it is to be as the script says.
    `open_requested` carries a URL.
    """

    edited = Signal(str)
    reset = Signal()
    open_requested = Signal(object)

    def __init__(self, step: str = "2") -> None:
        super().__init__()
        self.setFixedWidth(_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._e164 = self._promise = self._to = ""
        self.bubble = SpokenLabel("scriptFar", "text", bubble=True, name="twin_text")
        self.text_edit = TextEdit()
        self.text_edit.setObjectName("text_edit")
        self.text_edit.setAccessibleName(self.tr("The text, for this one time"))
        self.text_edit.setTabChangesFocus(True)
        self.text_edit.setFont(fonts.of("scriptFar"))
        self.text_edit.setFixedHeight(_EDIT_HEIGHT)
        self.text_edit.hide()
        self.copied_icon = IconView(Icon.CHECK, "green", 13)
        self.copied_label = label(self.tr("copied"), "small", "green", name="copied_label")
        self.to_label = label("", "small", "text3", tabular=True, wrap=True, name="to_label")
        self.copy_button = Button(
            self.tr("Copy again"), icon=Icon.COPY, keys="C", size="small", name="copy_text_button"
        )
        self.send_button = Button(self.tr("Open in messages"), size="small", name="send_button")
        self.edit_button = Button(self.tr("Change it"), "quiet", keys="E", size="small", name="edit_text_button")
        self.reset_button = Button(self.tr("As it was"), "quiet", size="small", name="reset_text_button")
        self.problem_icon = IconView(Icon.CIRCLE_ALERT, "amber", 15)
        self.problem_label = label("", "small", "amber", wrap=True, name="text_problem")
        self.told_icon = IconView(Icon.LINK, "text3", 15)
        self.told_label = label("", "small", "text2", wrap=True, name="text_told")
        self._lay_out(step)
        self._connect()

    @property
    def text(self) -> str:
        """As it would be sent."""
        return self.bubble.text

    @property
    def editing(self) -> bool:
        return not self.text_edit.isHidden()

    def show_text(
        self, said: SpokenPassage, by_hand: str | None, promise: str, *, to: str, e164: str, typing: bool = False
    ) -> None:
        """The text of the script, or the one that was written `by_hand`; `to` is the number as it is shown.

        While the person is `typing`, the field is left alone.
        """
        self._promise, self._to, self._e164 = promise, to, e164
        self._show_parts(sendable=True)
        text = said.text if by_hand is None else by_hand
        self.bubble.set_spoken(text, said.promise if by_hand is None else promise_spans(text, promise))
        if self.editing and not typing:
            self.text_edit.blockSignals(True)
            self.text_edit.setPlainText(text)
            self.text_edit.blockSignals(False)
        self.reset_button.setVisible(by_hand is not None)
        self._tell(text)

    def show_none(self, why: str) -> None:
        """Nothing is sent, and why."""
        self.bubble.set_spoken("")
        self._show_parts(sendable=False)
        self.told_label.setText(why)
        self.told_icon.set_icon(Icon.INFO, "text3")
        self.mark_copied(False)

    def tell(self, about: str) -> None:
        """How it belongs to the voicemail; nothing if it goes alone."""
        self.told_label.setText(about)
        self.told_icon.set_icon(Icon.LINK, "text3")
        self.told_label.setVisible(bool(about))
        self.told_icon.setVisible(bool(about))

    def copy(self) -> None:
        """Into the clipboard, if there is one to send."""
        if self.text:
            QGuiApplication.clipboard().setText(self.text)
            self.mark_copied(True)

    def mark_copied(self, copied: bool) -> None:
        self.copied_icon.setVisible(copied)
        self.copied_label.setVisible(copied)

    def edit(self) -> None:
        """Change the words in their place."""
        if not self.text or self.editing:
            return
        self.text_edit.blockSignals(True)
        self.text_edit.setPlainText(self.text)
        self.text_edit.blockSignals(False)
        self.bubble.hide()
        self.text_edit.show()
        self.edit_button.setText(self.tr("Done"))
        self.text_edit.moveCursor(QTextCursor.MoveOperation.End)
        self.text_edit.setFocus()

    def leave_edit(self) -> None:
        """Back to the bubble; what was changed lies in the clipboard."""
        if not self.editing:
            return
        if self.text_edit.hasFocus():
            self.setFocus()  # else the button that comes next would take Enter
        self.text_edit.hide()
        self.bubble.show()
        self.edit_button.setText(self.tr("Change it"))
        if self.copied_label.isHidden():
            self.copy()

    def _tell(self, text: str) -> None:
        told = text_length(text)
        length = message_words.length(told)
        self.to_label.setText(self.tr("to {number}\n{length}").format(number=self._to, length=length))
        self.to_label.setToolTip(message_words.why_so_long(told))
        problem = ""
        if told.characters > _MOST:
            problem = self.tr("No text may be that long. Shorten it to {n} characters.").format(n=_MOST)
        elif not holds(text, self._promise):
            problem = self.tr("The hours you promise are not in it: {promise}.").format(promise=self._promise)
        self.send_button.setEnabled(told.characters <= _MOST)
        self.problem_label.setText(problem)
        for part in (self.problem_icon, self.problem_label):
            part.setVisible(bool(problem))

    def _show_parts(self, *, sendable: bool) -> None:
        self.title_label.setText(self.tr("Send this text") if sendable else self.tr("No text this time"))
        if not sendable:
            self.leave_edit()
        self.bubble.setVisible(sendable and not self.editing)
        for part in (self.to_label, self.copy_button, self.send_button, self.edit_button):
            part.setVisible(sendable)
        if not sendable:
            for extra in (self.reset_button, self.problem_icon, self.problem_label):
                extra.hide()
        for about in (self.told_icon, self.told_label):
            about.show()

    def _typed(self) -> None:
        self.mark_copied(False)
        self.edited.emit(self.text_edit.toPlainText())

    def _toggle_edit(self) -> None:
        self.leave_edit() if self.editing else self.edit()

    def _open(self) -> None:
        self.copy()
        self.open_requested.emit(QUrl(sms_link(self._e164, self.text)))

    def _connect(self) -> None:
        self.copy_button.clicked.connect(self.copy)
        self.send_button.clicked.connect(self._open)
        self.edit_button.clicked.connect(self._toggle_edit)
        self.reset_button.clicked.connect(self.reset)
        self.text_edit.textChanged.connect(self._typed)
        self.text_edit.left.connect(self.leave_edit)

    def _lay_out(self, step: str) -> None:
        side = frame("side")
        column = QVBoxLayout(side)
        column.setContentsMargins(24, 22, 24, 12)
        column.setSpacing(12)
        head, self.title_label = step_head(step)
        head.addWidget(self.copied_icon)
        head.addWidget(self.copied_label)
        column.addLayout(head)
        column.addWidget(self.bubble)
        column.addWidget(self.text_edit)
        column.addLayout(_row(self.to_label, None, self.copy_button))
        column.addLayout(_row(self.send_button, self.edit_button, self.reset_button, None))
        column.addLayout(_row(self.problem_icon, self.problem_label, stretch=1))
        column.addLayout(_row(self.told_icon, self.told_label, stretch=1))
        column.addStretch(1)
        area = QScrollArea()
        in_scroll_area(area, side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)


def _row(*parts: QWidget | None, stretch: int = 0) -> QHBoxLayout:
    """None is a gap; with `stretch` the last one takes the room."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part, stretch if part is parts[-1] else 0)
    return row
