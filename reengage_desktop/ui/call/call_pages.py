"""The three pages of a call: script, two messages, wrap-up; the later ones are made when they are first needed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.letter import NOT_REACHED
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import KnownPhone
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.preparing import CallSheet
from reengage_desktop.ui import words

from . import keys
from .message_page import MessagePage
from .script_page import ScriptPage
from .third_voicemail import Instead
from .wrap_up_page import WrapUpPage


class CallPages(QStackedWidget):
    """Signals of the pages, handed on. `message_page` and `wrap_up_page` are None until they were shown.

    `no_message_left` carries the letter that is written in place of a third voicemail, None for none.
    """

    messages_left = Signal(object)
    no_message_left = Signal(object)
    wrap_up_edited = Signal()
    save_requested = Signal(bool)
    back_requested = Signal()
    open_requested = Signal(object)

    def __init__(
        self,
        services: Services,
        preview: Callable[[Outcome], str],
        now: Callable[[], datetime],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.script_page = ScriptPage(services, preview, self)
        self.message_page: MessagePage | None = None
        self.wrap_up_page: WrapUpPage | None = None
        self._services, self._now = services, now
        self.addWidget(self.script_page)

    @property
    def on_script(self) -> bool:
        return self.currentWidget() is self.script_page

    @property
    def on_messages(self) -> bool:
        return self.message_page is not None and self.currentWidget() is self.message_page

    def forget(self) -> None:
        """Nothing of a call that has ended is left: back to the script, the other pages are thrown away."""
        self.script_page.ask(None)
        self.script_page.fault_line.clear()
        self.setCurrentWidget(self.script_page)
        for page in (self.message_page, self.wrap_up_page):
            if page is not None:
                self.removeWidget(page)
                page.deleteLater()
        self.message_page = self.wrap_up_page = None

    def switch_keys(self, outcomes: Collection[Outcome]) -> None:
        """Only these outcomes have a key."""
        for outcome, button in self.script_page.bar.buttons.items():
            button.setEnabled(outcome in outcomes)

    def show_script(self) -> None:
        self.setCurrentWidget(self.script_page)
        self.script_page.script_view.setFocus()

    def show_messages(self, sheet: CallSheet, promise: NextAction, phone: KnownPhone | None) -> None:
        """Raises `ScriptFault` when one of them cannot be read; then the page before stays."""
        page = self.message_page or self._made_message_page(sheet.prospect.id)
        page.show_call(sheet, promise, phone)
        self._turn_to(page)
        page.setFocus()

    def show_wrap_up(self, sheet: CallSheet, outcome: Outcome, note: str, learned: str) -> None:
        page = self.wrap_up_page or self._made_wrap_up_page()
        self._turn_to(page)
        page.show_call(sheet, outcome, note, learned)

    def main_thing(self) -> bool:
        """What Enter does on this page; False where it means nothing of its own."""
        page = self.currentWidget()
        if isinstance(page, MessagePage | WrapUpPage):
            page.main_thing()
            return True
        return self.script_page.main_thing()

    def say_fault(self, text: str) -> None:
        """On the page that is seen, above its keys."""
        page = self.currentWidget()
        assert isinstance(page, ScriptPage | MessagePage | WrapUpPage)
        page.fault_line.say(text)

    def _turn_to(self, page: QWidget) -> None:
        self.script_page.ask(None)
        self.setCurrentWidget(page)

    def _made_message_page(self, prospect_id: int) -> MessagePage:
        messages = partial(self._services.preparing.messages, prospect_id)
        refuse = partial(self._services.calling.refuse_hours, prospect_id)
        page = self.message_page = MessagePage(messages, refuse, self._now)
        page.done_requested.connect(self.messages_left)
        page.instead_requested.connect(partial(self._leave_no_message, prospect_id))
        page.back_requested.connect(self.back_requested)
        page.open_requested.connect(self.open_requested)
        self._add(page)
        return page

    def _leave_no_message(self, prospect_id: int, instead: object) -> None:
        try:
            wants = instead is Instead.LETTER
            letter = self._services.lettering.write(prospect_id, NOT_REACHED) if wants else None
        except Fault as problem:
            self.say_fault(words.fault(problem))
        else:
            self.no_message_left.emit(letter)

    def _made_wrap_up_page(self) -> WrapUpPage:
        page = self.wrap_up_page = WrapUpPage(self._services, self._now)
        page.save_requested.connect(self.save_requested)
        page.edited.connect(self.wrap_up_edited)
        page.back_requested.connect(self.back_requested)
        self._add(page)
        return page

    def _add(self, page: QWidget) -> None:
        self.addWidget(page)
        keys.without_default(page)
