"""The frame of a call dialog: head, pages, the place of the toast, and how large it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.services.bundle import Services
from reengage_desktop.ui import tokens
from reengage_desktop.ui.toast import UndoToast

from . import keys, one_voice
from .call_head import CallHead
from .call_pages import CallPages
from .inbound_strip import InboundStrip
from .message_page import MessagePage
from .wrap_up_page import WrapUpPage

_TOAST_GAP, _SMALL_GAP = 14, 8
_FOOT = 56  # of the pages that are written on


class CallFrame(QDialog):
    """`told` gives the line above the keys for an outcome."""

    def __init__(
        self, services: Services, told: Callable[[Outcome], str], now: Callable[[], datetime], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(one_voice.CALL)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.head = CallHead(self)
        self.inbound_strip = InboundStrip(self)
        self._pages = CallPages(services, told, now, self)
        self.script_page = self._pages.script_page
        self.script_view = self.script_page.script_view
        self.toast = UndoToast(self)
        self._pages.currentChanged.connect(self._place_toast)
        self._place_toast()
        self._lay_out()
        keys.without_default(self)

    @property
    def notes_edit(self) -> QPlainTextEdit:
        return self.script_page.side.notes_edit

    @property
    def learned_edit(self) -> QLineEdit:
        return self.script_page.side.learned_edit

    @property
    def message_page(self) -> MessagePage | None:
        """None until V was pressed."""
        return self._pages.message_page

    @property
    def wrap_up_page(self) -> WrapUpPage | None:
        """None until they were reached."""
        return self._pages.wrap_up_page

    def in_text(self) -> bool:
        """Whether letters belong to a text that is being written."""
        return isinstance(self.focusWidget(), QLineEdit | QPlainTextEdit)

    def _place_toast(self) -> None:
        """Clear of the keys of the page that is seen."""
        keys_ = tokens.size("outcome_bar") + tokens.size("preview_line") if self._pages.on_script else _FOOT
        self.toast.stand_above(keys_ + (_TOAST_GAP if self._pages.on_script else _SMALL_GAP))

    def _lay_out(self) -> None:
        frame = tokens.size("title_bar")  # the frame of the window counts
        width, height = tokens.size_of_window("call_dialog")
        self.resize(width, height - frame)
        width, height = tokens.size_of_window("window_minimum")
        self.setMinimumSize(width, height - frame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.inbound_strip)
        column.addWidget(self._pages, 1)
