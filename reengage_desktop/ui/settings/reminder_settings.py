"""The settings of slots and reminders: when the day is planned, what is silent, and whether it begins at login."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTime, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QTimeEdit, QVBoxLayout, QWidget

from reengage_desktop.autostart import Autostart
from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.settings import Settings
from reengage_desktop.ui.buttons import Button
from reengage_desktop.ui.dialog_parts import StillCombo, field, side_by_side
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.widgets import label

from .countries import countries


class ReminderSettings(QWidget):
    """`keep` is called with what changed, by the name of the setting; `tell` with a fault in words.

    `calendars_requested`: the person's own calendar. Where there is no `autostart` it is not offered.
    """

    calendars_requested = Signal()

    def __init__(self, keep: Callable[..., None], tell: Callable[[Fault], None], autostart: Autostart | None) -> None:
        super().__init__()
        self._keep, self._tell, self._autostart = keep, tell, autostart
        self.reminders_box = _box(
            self.tr("Remind me at my slots and promises, also with the window closed"), "reminders_box"
        )
        self.autostart_box = _box(self.tr("Start with the laptop, in the tray"), "autostart_box")
        self.autostart_box.setVisible(autostart is not None)
        self.morning_box = _box(self.tr("Ask for my sentence in the morning at"), "morning_box")
        self.evening_box = _box(self.tr("Hold it against the day in the evening at"), "evening_box")
        self.morning_edit, self.evening_edit = _time("morning_edit"), _time("evening_edit")
        self.country_box, self.part_box = StillCombo("holiday_country_box"), StillCombo("holiday_part_box")
        self.country_box.addItem(self.tr("None"), "")
        for name, code in countries():
            self.country_box.addItem(name, code)
        self.calendars_button = Button(self.tr("My own calendar…"), icon=Icon.CALENDAR_DAYS, name="calendars_button")
        self.calendars_button.setAutoDefault(False)
        self._lay_out()
        self._connect()

    def show_settings(self, settings: Settings) -> None:
        """As they are kept; whether it starts at login is asked of the system."""
        self.reminders_box.setChecked(settings.reminders_on)
        self.morning_box.setChecked(settings.morning_on)
        self.evening_box.setChecked(settings.evening_on)
        self.morning_edit.setTime(QTime.fromString(settings.morning_at, "HH:mm"))
        self.evening_edit.setTime(QTime.fromString(settings.evening_at, "HH:mm"))
        self.morning_edit.setEnabled(settings.morning_on)
        self.evening_edit.setEnabled(settings.evening_on)
        self._read_autostart()
        country, _, part = settings.holiday_region.partition("-")
        self.country_box.setCurrentIndex(max(self.country_box.findData(country), 0))
        self.part_box.clear()
        self.part_box.addItem(part or self.tr("All of it"), part)
        self.part_box.setEnabled(bool(country))
        if country:
            QTimer.singleShot(0, self, lambda: self._fill_parts(part))  # the holidays take a moment to load

    def _connect(self) -> None:
        self.reminders_box.toggled.connect(lambda on: self._keep(reminders_on=on))
        self.autostart_box.toggled.connect(self._switch_autostart)
        for box, edit, name in (
            (self.morning_box, self.morning_edit, "morning"),
            (self.evening_box, self.evening_edit, "evening"),
        ):
            box.toggled.connect(edit.setEnabled)
            box.toggled.connect(lambda on, name=name: self._keep(**{f"{name}_on": on}))
            edit.timeChanged.connect(lambda at, name=name: self._keep(**{f"{name}_at": at.toString("HH:mm")}))
        self.country_box.activated.connect(self._choose_country)
        self.part_box.activated.connect(self._keep_region)
        self.calendars_button.clicked.connect(self.calendars_requested)

    def _choose_country(self, _: int) -> None:
        self._fill_parts("")
        self._keep_region()

    def _keep_region(self, _: Any = None) -> None:
        country, part = self.country_box.currentData(), self.part_box.currentData()
        self._keep(holiday_region=f"{country}-{part}" if part else country)

    def _fill_parts(self, chosen: str) -> None:
        from reengage_desktop.domain.holiday import parts

        country = self.country_box.currentData()
        self.part_box.clear()
        self.part_box.addItem(self.tr("All of it"), "")
        found = parts(country) if country else {}
        for code, name in sorted(found.items(), key=lambda part: part[1].casefold()):
            self.part_box.addItem(name, code)
        self.part_box.setCurrentIndex(max(self.part_box.findData(chosen), 0))
        self.part_box.setEnabled(bool(found))

    def _switch_autostart(self, on: bool) -> None:
        assert self._autostart is not None
        try:
            self._autostart.switch(on)
        except Fault as fault:
            self._tell(fault)
        self._read_autostart()

    def _read_autostart(self) -> None:
        """What the system would do, not what was wished for."""
        with QSignalBlocker(self.autostart_box):
            self.autostart_box.setChecked(self._autostart is not None and self._autostart.is_on())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Slots and reminders"), "heading"))
        column.addWidget(self.reminders_box)
        column.addWidget(self.autostart_box)
        times = QGridLayout()
        times.setHorizontalSpacing(8)
        times.setColumnStretch(2, 1)
        for row, parts in enumerate(((self.morning_box, self.morning_edit), (self.evening_box, self.evening_edit))):
            for place, part in enumerate(parts):
                times.addWidget(part, row, place)
        column.addLayout(times)
        column.addLayout(
            side_by_side(
                field(self.tr("Public holidays on which slots may rest"), self.country_box),
                field(self.tr("Part of the country"), self.part_box),
            )
        )
        column.addWidget(self.calendars_button, 0, Qt.AlignmentFlag.AlignLeft)


def _box(words: str, name: str) -> QCheckBox:
    made = QCheckBox(words)
    made.setObjectName(name)
    return made


def _time(name: str) -> QTimeEdit:
    made = QTimeEdit()
    made.setDisplayFormat("HH:mm")
    made.setKeyboardTracking(False)  # told when it is whole
    made.setObjectName(name)
    made.setAccessibleName(name.partition("_")[0])
    made.setMinimumWidth(90)
    return made
