"""What an hour of calls is to bring, and the doors to ladders, calling rules and do-not-call lists."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from reengage_desktop.domain.settings import Settings
from reengage_desktop.ui.dialog_parts import field
from reengage_desktop.ui.widgets import Button, label

_MOST, _STEP, _WIDTH = 100_000, 10, 220
CENTS = 100


class TriageSettings(QWidget):
    """`keep` is called with what changed, by the name of the setting; the doors are opened by whoever hears."""

    ladders_requested = Signal()
    rules_requested = Signal()
    lists_requested = Signal()

    def __init__(self, keep: Callable[..., None]) -> None:
        super().__init__()
        self.hour_box = QSpinBox()
        self.hour_box.setObjectName("hour_box")
        self.hour_box.setRange(0, _MOST)
        self.hour_box.setSingleStep(_STEP)
        self.hour_box.setGroupSeparatorShown(True)
        self.hour_box.setSpecialValueText(self.tr("Worked out"))
        self.hour_box.setKeyboardTracking(False)
        self.ladders_button = Button(self.tr("Ladders…"), name="ladders_button")
        self.rules_button = Button(self.tr("Calling rules…"), name="rules_button")
        self.lists_button = Button(self.tr("Do-not-call lists…"), name="lists_button")
        self._lay_out()
        self.hour_box.valueChanged.connect(lambda whole: keep(hour_worth=whole * CENTS))
        self.ladders_button.clicked.connect(self.ladders_requested)
        self.rules_button.clicked.connect(self.rules_requested)
        self.lists_button.clicked.connect(self.lists_requested)

    def show_settings(self, settings: Settings) -> None:
        self.hour_box.setSuffix(f" {settings.currency}")
        self.hour_box.blockSignals(True)
        self.hour_box.setValue(settings.hour_worth // CENTS)
        self.hour_box.blockSignals(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Whom to call"), "heading"))
        self.hour_box.setFixedWidth(_WIDTH)
        column.addLayout(field(self.tr("An hour of calls is to bring you"), self.hour_box))
        doors = QHBoxLayout()
        doors.setSpacing(10)
        for button in (self.ladders_button, self.rules_button, self.lists_button):
            button.setAutoDefault(False)
            doors.addWidget(button)
        doors.addStretch(1)
        column.addLayout(doors)
