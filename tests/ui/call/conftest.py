"""A call with Maria: the real services over a real file, the frozen clock, and the dialog on a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from reengage_desktop.domain.prospect import Prospect, Quote, Reason
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.settings import Settings
from reengage_desktop.domain.touch import Touch
from reengage_desktop.services.bundle import Services, open_services
from reengage_desktop.services.calling import SavedCall
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.ui import theme
from reengage_desktop.ui.call.call_dialog import CallDialog


class Clock(Protocol):
    now: datetime

    def __call__(self) -> datetime: ...

    def advance(self, **step: float) -> datetime: ...


@dataclass
class Call:
    """One open dialog, the keys that are pressed in it, and what the file holds afterwards."""

    services: Services
    clock: Clock
    qtbot: QtBot
    prospect_id: int
    opened: list[QUrl]

    def __post_init__(self) -> None:
        self.saved: list[SavedCall] = []
        self.dialog = self.open()

    def open(self) -> CallDialog:
        dialog = CallDialog(
            self.services,
            self.prospect_id,
            self.clock,
            place="Call 4 of 8 – Morning calls",
            open_url=self.opened.append,
        )
        dialog.saved.connect(self.saved.append)
        dialog.open()
        self.qtbot.waitExposed(dialog)
        self.dialog = dialog
        self.settle()
        return dialog

    def is_open(self) -> bool:
        return isValid(self.dialog) and self.dialog.isVisible()

    def close(self) -> None:
        """As by the cross of the window; nothing if it is closed already."""
        if isValid(self.dialog):
            self.dialog.close()
        self.settle()

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()

    def press(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        widget: QWidget | None = None,
    ) -> None:
        """Where the focus is, as a person presses it."""
        self.dialog.activateWindow()
        self.settle()
        self.qtbot.keyClick(widget or self.dialog.focusWidget() or self.dialog, key, modifier)
        self.settle()

    def save_by(self, press: Callable[[], None]) -> SavedCall:
        """The press that saves; what was saved."""
        with self.qtbot.waitSignal(self.dialog.accepted, timeout=2000):
            press()
        return self.saved[-1]

    def person(self) -> Prospect:
        return self.services.keeping.record(self.prospect_id).prospect

    def touches(self) -> list[Touch]:
        return self.services.around.store.touches.of(self.prospect_id)

    def reasons(self) -> list[Reason]:
        return self.services.around.store.prospects.reasons(self.prospect_id)

    def quote(self) -> Quote | None:
        return self.services.keeping.record(self.prospect_id).quote


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light")
    theme.set_less_motion(True)
    yield
    theme.set_less_motion(False)


@pytest.fixture
def services(clock: Clock, tmp_path: Path, new_file: Callable[[Path], Path]) -> Iterator[Services]:
    made = open_services(new_file(tmp_path / "reengage.db"), clock, lambda: "America/New_York", lambda: 0.0)
    made.setting.keep(Settings(my_name="Dana Whitlock", my_firm="Northlight"))
    yield made
    made.close()


@pytest.fixture
def maria(services: Services) -> int:
    return services.keeping.add(
        PersonForm(
            name="Maria Castellano",
            company="Castellano Bakery",
            phones=("419 555 0142",),
            emails=("maria@castellano.example",),
            city="Toledo",
            region="OH",
            country="US",
            reason_to_call="Your power rate went up 11 per cent in September",
        ),
        QuoteForm(
            product="Solar roof, 18 kW",
            value="41800",
            worth="4180",
            quoted_on=date(2026, 6, 9),
            why_not=WhyNot.COULD_NOT_AFFORD,
            stated_reason="Too expensive",
        ),
    )


@pytest.fixture
def call(services: Services, clock: Clock, qtbot: QtBot, maria: int) -> Iterator[Call]:
    made = Call(services, clock, qtbot, maria, [])
    yield made
    made.close()
