"""The text that goes before a call: read, changed by hand, copied or opened in messages, and noted once it was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.happening import Happening
from reengage_desktop.domain.phone import shown
from reengage_desktop.ui import icons, words
from reengage_desktop.ui.call import keys, message_words
from reengage_desktop.ui.call.text_side import TextSide
from reengage_desktop.ui.dialog_parts import FaultLine, foot
from reengage_desktop.ui.widgets import Button

if TYPE_CHECKING:
    from collections.abc import Callable

    from reengage_desktop.services.bundle import Services

_HEIGHT, _LOW = 380, 190  # px; the lower one where no text can be sent


class TextAheadDialog(QDialog):
    """Raises as `Heralding.text` does. The program sends nothing: `done_` carries the `Step` of what was noted as sent,
    and a sentence.
    """

    done_ = Signal(object, str)

    def __init__(
        self,
        services: Services,
        who: int,
        parent: QWidget | None = None,
        open_url: Callable[[QUrl], object] = QDesktopServices.openUrl,
    ) -> None:
        text = services.heralding.text(who)
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("text_ahead_dialog")
        self.setWindowTitle(self.tr("Text to {name}").format(name=text.name))
        self.setWindowIcon(icons.app_icon())
        self._services, self._who, self._text = services, who, text
        self.side = TextSide("")
        self.fault_line = FaultLine()
        self.close_button = Button(self.tr("Not now"), "quiet", keys="Esc", name="close_button")
        self.sent_button = Button(self.tr("I sent it"), "main", keys="⏎", name="sent_button")
        self._lay_out()
        self._show("")
        self.side.edited.connect(self._edited)
        self.side.reset.connect(self._reset)
        self.side.open_requested.connect(lambda url: open_url(url))
        self.close_button.clicked.connect(self.reject)
        self.sent_button.clicked.connect(self.note_sent)
        for letter, act in (("C", self.side.copy), ("E", self.side.edit)):
            keys.bind_letter(self, letter, act)
        keys.without_default(self)
        keys.bind_enter(self, self.note_sent)

    def showEvent(self, event: QShowEvent) -> None:
        """Its words lie in the clipboard at once."""
        super().showEvent(event)
        self.sent_button.setFocus() if self.sent_button.isEnabled() else self.close_button.setFocus()
        self.side.copy()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.side.editing:
            self.side.leave_edit()
        else:
            super().keyPressEvent(event)

    def note_sent(self) -> None:
        """A touch with its words, and no attempt of its own: it belongs to the call that follows."""
        if not self.sent_button.isEnabled():
            return
        try:
            step = self._services.recounting.log(self._who, Happening.TEXT, self.side.text)
        except Fault as fault:
            self.fault_line.say(words.fault(fault))
            return
        self.done_.emit(step, self.tr("Text to {name} noted as sent").format(name=self._text.name))
        self.accept()

    def _edited(self, text: str) -> None:
        self._show(text, typing=True)

    def _reset(self) -> None:
        self._show("")
        self.side.leave_edit()
        self.side.copy()

    def _show(self, by_hand: str, *, typing: bool = False) -> None:
        text = self._text
        self.sent_button.setEnabled(text.limit is None)
        if text.to is None or text.limit is not None:
            assert text.limit is not None
            self.side.show_none(message_words.why_no_text(text.limit, text.permission, self._services.around.now()))
            return
        to = shown(text.to.e164, text.region)
        self.side.show_text(text.said, by_hand.strip() or None, text.promise, to=to, e164=text.to.e164, typing=typing)
        self.side.tell(self.tr("It goes before your call and is no attempt of its own."))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.side, 1)
        column.addWidget(self.fault_line)
        column.addWidget(foot(self.close_button, None, self.sent_button))
        self.resize(self.side.width(), _HEIGHT if self._text.limit is None else _LOW)
