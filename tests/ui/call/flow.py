"""A morning of calls: the real flow over a real file, and the keys that are pressed in it."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.prospect import Prospect
from reengage_desktop.domain.touch import Touch
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.ui.call.call_dialog import CallDialog
from reengage_desktop.ui.call_flow import CallFlow
from reengage_desktop.ui.toast import UndoToast

PEOPLE = ("Maria Castellano", "Ben Adler", "Colleen McGrath")


class Clock(Protocol):
    now: datetime

    def __call__(self) -> datetime: ...

    def advance(self, **step: float) -> datetime: ...


class Flow:
    """Three people who wait for a call, the best first: Maria, Ben, Colleen."""

    def __init__(self, services: Services, clock: Clock, qtbot: QtBot) -> None:
        self.services, self.clock, self.qtbot = services, clock, qtbot
        self.window = QWidget()
        self.window.resize(1366, 736)
        qtbot.addWidget(self.window)
        self.toast = UndoToast(self.window)
        self.calls = CallFlow(services, clock, self.window, self.toast)
        self.window.show()
        self.ids = {name: self.add(name, 9000 - 1000 * n) for n, name in enumerate(PEOPLE)}

    def add(self, name: str, worth: int, phone: str = "") -> int:
        number = phone or f"419 555 01{worth // 100:02d}"
        person = PersonForm(
            name=name, phones=(number,), city="Toledo", region="OH", country="US", reason_to_call="A new rate since May"
        )
        return self.services.keeping.add(
            person, QuoteForm(product="Solar roof", value=str(worth * 10), worth=str(worth))
        )

    @property
    def dialog(self) -> CallDialog:
        assert self.calls.dialog is not None
        return self.calls.dialog

    @property
    def who(self) -> str:
        """Of whom the dialog on top speaks; "" if none is open."""
        return self.calls.dialog.head.name_label.text() if self.calls.dialog else ""

    @property
    def told(self) -> str:
        toast = self.calls.dialog.toast if self.calls.dialog else self.toast
        return toast.text_label.text() if toast.isVisible() else ""

    @property
    def offered(self) -> str:
        """What the other button of the toast says."""
        toast = self.calls.dialog.toast if self.calls.dialog else self.toast
        return toast.other_button.text() if toast.isVisible() and toast.other_button.isVisible() else ""

    def take_offer(self) -> None:
        (self.calls.dialog.toast if self.calls.dialog else self.toast).other_button.click()
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        dialog = self.dialog
        dialog.activateWindow()
        self.settle()
        palette = dialog.aside.palette
        target = palette.search_edit if palette is not None and palette.isVisible() else dialog.focusWidget()
        self.qtbot.keyClick(target or dialog, key, modifier)
        self.settle()

    def write(self, words: str) -> None:
        edit = self.dialog.notes_edit
        edit.setFocus()
        self.qtbot.keyClicks(edit, words)

    def person(self, name: str) -> Prospect:
        return self.services.keeping.record(self.ids[name]).prospect

    def touches(self, name: str) -> list[Touch]:
        return self.services.around.store.touches.of(self.ids[name])

    def leave(self) -> None:
        while self.calls.dialog is not None:
            self.calls.dialog.reject()
        self.settle()
