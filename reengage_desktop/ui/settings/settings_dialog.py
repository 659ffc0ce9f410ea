"""Settings: each saved at once as it is changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QLocale, Qt, QTimeZone, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reengage_desktop.autostart import Autostart
from reengage_desktop.domain.amount import currency_code
from reengage_desktop.domain.fault import Fault
from reengage_desktop.domain.settings import Settings
from reengage_desktop.services.sampling import Sampling
from reengage_desktop.services.setting import Setting
from reengage_desktop.ui import icons, words
from reengage_desktop.ui.dialog_parts import (
    MARGIN,
    FaultLine,
    Fitting,
    Ground,
    StillCombo,
    field,
    foot,
    side_by_side,
)
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.own_keys import ENTER
from reengage_desktop.ui.widgets import Button, Choice, Option, hair_line, label, set_property

from .call_settings import CallSettings
from .countries import countries
from .own_settings import OwnSettings
from .reminder_settings import ReminderSettings
from .triage_settings import TriageSettings

PER_THOUSAND = 10


class SettingsDialog(QDialog):
    """There is nothing to confirm. `sample_removed` carries how many sample people were taken away.

    `calendars_requested`: the person's own calendar; `products_requested`: what each product brings; `rules_requested`:
    when whom may be called; `ladders_requested`: how attempts are spaced; `lists_requested`: do-not-call lists. Without
    `autostart` starting at login is not offered.
    """

    sample_removed = Signal(object)
    calendars_requested = Signal()
    products_requested = Signal()
    rules_requested = Signal()
    ladders_requested = Signal()
    lists_requested = Signal()

    def __init__(
        self, setting: Setting, sampling: Sampling, autostart: Autostart | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self.setWindowIcon(icons.app_icon())
        self._setting, self._sampling = setting, sampling
        self.reminder_settings = ReminderSettings(
            self._keep, lambda fault: self.fault_line.say(words.fault(fault)), autostart
        )
        self.reminder_settings.calendars_requested.connect(self.calendars_requested)
        self._make_fields()
        self._show(setting.read())
        self._lay_out()
        self._connect()
        self.resize(580, 660)
        self.name_edit.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus: there is nothing here to save."""
        focused = self.focusWidget()
        if event.key() in ENTER and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        self.own_settings.save()
        super().done(result)

    def _make_fields(self) -> None:
        self.own_settings = OwnSettings(self._keep)
        self.name_edit, self.firm_edit = self.own_settings.name_edit, self.own_settings.firm_edit
        self.call_settings = CallSettings(self._keep)
        self.triage_settings = TriageSettings(self._keep)
        self.region_box, self.currency_box, self.zone_box = (
            StillCombo(name) for name in ("region_box", "currency_box", "zone_box")
        )
        for name, code in countries():
            self.region_box.addItem(name, code)
        for code in _currencies():
            self.currency_box.addItem(code, code)
        self.zone_box.setEditable(True)
        self.zone_box.setInsertPolicy(StillCombo.InsertPolicy.NoInsert)
        self.zone_box.addItem(self.tr("As the laptop"), "")
        for zone in _zones():
            self.zone_box.addItem(zone, zone)
        completer = self.zone_box.completer()
        assert completer is not None
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.rate_box = QDoubleSpinBox()
        self.rate_box.setObjectName("rate_box")
        self.rate_box.setRange(0, 100)
        self.rate_box.setDecimals(1)
        self.rate_box.setSuffix(" %")
        looks = (("system", self.tr("System")), ("light", self.tr("Light")), ("dark", self.tr("Dark")))
        self.theme_choice = Choice([Option(value, said) for value, said in looks], name="theme_choice")
        self.products_button = Button(self.tr("What each product brings…"), name="products_button")
        self.remove_sample_button = Button(
            self.tr("Remove the sample people"), icon=Icon.TRASH_2, name="remove_sample_button"
        )
        self.sample_label = Fitting("", name="sample_label")
        self.fault_line = FaultLine()
        self.close_button = Button(self.tr("Close"), keys="Esc", name="close_button")
        for button in (self.products_button, self.remove_sample_button, self.close_button):
            button.setAutoDefault(False)

    def _show(self, settings: Settings) -> None:
        self.own_settings.show_settings(settings)
        boxes = (self.region_box, self.currency_box, self.zone_box)
        for box, code in zip(boxes, (settings.region, settings.currency, settings.zone), strict=True):
            if box.findData(code) < 0:
                box.addItem(code, code)
            box.setCurrentIndex(box.findData(code))
        self.rate_box.setValue(settings.commission_rate / PER_THOUSAND)
        self.theme_choice.set_value(settings.theme if settings.theme in ("light", "dark") else "system")
        self.call_settings.show_settings(settings)
        self.triage_settings.show_settings(settings)
        self.reminder_settings.show_settings(settings)
        self._show_sample()

    def _connect(self) -> None:
        self.region_box.activated.connect(lambda _: self._keep(region=self.region_box.currentData()))
        self.currency_box.activated.connect(lambda _: self._keep(currency=self.currency_box.currentData()))
        self.zone_box.activated.connect(lambda _: self._save_zone())
        edit = self.zone_box.lineEdit()
        assert edit is not None
        edit.editingFinished.connect(self._save_zone)
        self.rate_box.valueChanged.connect(lambda rate: self._keep(commission_rate=round(rate * PER_THOUSAND)))
        self.theme_choice.chosen.connect(lambda look: self._keep(theme=look))
        self.products_button.clicked.connect(self.products_requested)
        self.triage_settings.rules_requested.connect(self.rules_requested)
        self.triage_settings.ladders_requested.connect(self.ladders_requested)
        self.triage_settings.lists_requested.connect(self.lists_requested)
        self.remove_sample_button.clicked.connect(self._remove_sample)
        self.close_button.clicked.connect(self.accept)

    def _keep(self, **changed: Any) -> None:
        """Reads what is kept and changes only this."""
        self.fault_line.say("")
        set_property(self.zone_box, "wrong", "false")
        kept = self._setting.read()
        wanted = replace(kept, **changed)
        if wanted == kept:
            return
        try:
            self._setting.keep(wanted)
        except Fault as fault:
            self.fault_line.say(words.fault(fault))
            set_property(self.zone_box, "wrong", "true" if "zone" in changed else "false")

    def _save_zone(self) -> None:
        """The zone as typed or chosen; the first line, or nothing, is the laptop's."""
        text = self.zone_box.currentText().strip()
        self._keep(zone="" if text in ("", self.zone_box.itemText(0)) else text)

    def _remove_sample(self) -> None:
        try:
            removed = self._sampling.remove()
        except Fault as fault:
            self.fault_line.say(words.fault(fault))
            return
        self.own_settings.show_settings(self._setting.read())  # the invented salesperson has gone too
        self._show_sample(removed)
        self.sample_removed.emit(removed)

    def _show_sample(self, removed: int = 0) -> None:
        present = self._sampling.present()
        self.remove_sample_button.setVisible(present)
        there = self.tr("The invented people go with their quotes and calls. Your own people stay.")
        gone = self.tr("{n} sample people are gone.").format(n=removed)
        self.sample_label.setText(there if present else gone)
        self.sample_label.setVisible(present or removed > 0)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        page = Ground()
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN, 16, MARGIN, 16)
        column.setSpacing(12)
        for part in self._parts():
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        whole.addWidget(area, 1)
        told = QVBoxLayout()
        told.setContentsMargins(MARGIN, 0, MARGIN, 0)
        told.addWidget(self.fault_line)
        whole.addLayout(told)
        whole.addWidget(foot(label(self.tr("Saved as you change it"), "small", "text2"), None, self.close_button))

    def _parts(self) -> list[QWidget | QHBoxLayout | QVBoxLayout]:
        sample = QHBoxLayout()
        sample.setSpacing(12)
        sample.addWidget(self.remove_sample_button)
        sample.addWidget(self.sample_label, 1)
        products = QHBoxLayout()
        products.setSpacing(10)
        products.addWidget(self.products_button)
        products.addStretch(1)
        return [
            self.own_settings,
            label(self.tr("Numbers and money"), "heading"),
            side_by_side(
                field(self.tr("Country of numbers without one"), self.region_box),
                field(self.tr("Currency"), self.currency_box),
            ),
            side_by_side(
                field(self.tr("Your commission, where it is not known"), self.rate_box),
                field(self.tr("Your time zone"), self.zone_box),
            ),
            products,
            self.triage_settings,
            self.call_settings,
            self.reminder_settings,
            label(self.tr("The program"), "heading"),
            field(self.tr("Look"), self.theme_choice),
            hair_line(),
            sample,
        ]


def _currencies() -> list[str]:
    """The currencies that amounts can be written in."""
    found = QLocale.matchingLocales(QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry)
    symbols = {place.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode) for place in found}
    return sorted(filter(None, map(currency_code, symbols)))


def _zones() -> list[str]:
    """Places with a clock, without those kept only for old times."""
    names = (bytes(name.data()).decode() for name in QTimeZone.availableTimeZoneIds())
    return sorted(name for name in names if "/" in name and not name.startswith("Etc/"))
