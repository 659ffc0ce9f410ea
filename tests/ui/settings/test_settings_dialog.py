"""Settings are saved as they are changed, and survive a restart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reengage_desktop.autostart import DesktopEntry
from reengage_desktop.services.bundle import Services, open_services
from reengage_desktop.ui.settings.settings_dialog import SettingsDialog


@pytest.fixture
def dialog(qtbot: QtBot, services: Services) -> SettingsDialog:
    opened = SettingsDialog(services.setting, services.sampling)
    opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(opened)
    opened.open()
    return opened


def choose(box: object, code: str) -> None:
    box.setCurrentIndex(box.findData(code))  # type: ignore[attr-defined]
    box.activated.emit(box.currentIndex())  # type: ignore[attr-defined]


def test_each_setting_is_kept_at_once_and_for_good(
    services: Services, dialog: SettingsDialog, tmp_path: Path, clock: Callable[[], datetime]
) -> None:
    dialog.name_edit.setText("Sam Price")
    dialog.name_edit.editingFinished.emit()
    choose(dialog.region_box, "DE")
    choose(dialog.currency_box, "EUR")
    choose(dialog.zone_box, "Europe/Berlin")
    dialog.rate_box.setValue(7.5)
    dialog.theme_choice.button("dark").click()
    dialog.reminder_settings.reminders_box.click()
    dialog.firm_edit.setText("Brightside")
    dialog.accept()
    services.close()
    again = open_services(tmp_path / "data" / "reengage.db", clock, lambda: "America/New_York", lambda: 1000.0)
    kept = again.setting.read()
    again.close()
    assert (kept.my_name, kept.my_firm) == ("Sam Price", "Brightside")
    assert (kept.region, kept.currency, kept.zone) == ("DE", "EUR", "Europe/Berlin")
    assert (kept.commission_rate, kept.theme, kept.reminders_on) == (75, "dark", False)


def test_what_heads_a_letter_and_how_a_script_is_read_are_kept(services: Services, dialog: SettingsDialog) -> None:
    own, call = dialog.own_settings, dialog.call_settings
    own.phone_edit.setText("614 555 0100")
    own.email_edit.setText(" dana@northlight.example ")
    own.address_edit.setPlainText("214 Mill Street \n\nColumbus, OH 43215")
    call.face_choice.button("sans").click()
    call.paper_choice.button("a4").click()
    call.pace_box.setValue(140)
    dialog.accept()
    kept = services.setting.read()
    assert (kept.my_phone, kept.my_email) == ("614 555 0100", "dana@northlight.example")
    assert kept.my_address == "214 Mill Street\nColumbus, OH 43215"
    assert (kept.script_face, kept.paper, kept.pace) == ("sans", "a4", 140)


def test_below_the_slowest_pace_no_word_is_lit(services: Services, dialog: SettingsDialog) -> None:
    dialog.call_settings.pace_box.setValue(150)
    dialog.call_settings.pace_box.setValue(dialog.call_settings.pace_box.minimum())
    assert services.setting.read().pace == 0


def test_the_invented_salesperson_does_not_come_back_by_closing(qtbot: QtBot, services: Services) -> None:
    services.sampling.add()
    opened = SettingsDialog(services.setting, services.sampling)
    opened.show()
    assert opened.name_edit.text()
    opened.remove_sample_button.click()
    opened.accept()
    assert services.setting.read().my_name == services.setting.read().my_address == ""


def test_a_zone_that_is_none_is_told_in_line(services: Services, dialog: SettingsDialog) -> None:
    edit = dialog.zone_box.lineEdit()
    assert edit is not None
    edit.setText("Europe/Atlantis")
    edit.editingFinished.emit()
    assert dialog.fault_line.text().startswith("Europe/Atlantis is no time zone.")
    assert dialog.zone_box.property("wrong") == "true"
    assert services.setting.read().zone == ""
    edit.setText("Europe/Berlin")
    edit.editingFinished.emit()
    assert dialog.fault_line.text() == ""
    assert services.setting.read().zone == "Europe/Berlin"


def test_sample_people_go_with_one_click(qtbot: QtBot, services: Services) -> None:
    services.sampling.add()
    opened = SettingsDialog(services.setting, services.sampling)
    qtbot.addWidget(opened)
    opened.show()
    with qtbot.waitSignal(opened.sample_removed) as heard:
        opened.remove_sample_button.click()
    assert heard.args == [60]
    assert not services.sampling.present()
    assert not opened.remove_sample_button.isVisible()
    assert opened.sample_label.text() == "60 sample people are gone."


def test_without_sample_people_nothing_is_offered(dialog: SettingsDialog) -> None:
    assert not dialog.remove_sample_button.isVisible()


def test_countries_and_currencies_have_their_names(dialog: SettingsDialog) -> None:
    assert dialog.region_box.itemText(dialog.region_box.findData("US")) == "United States"
    assert dialog.region_box.currentData() == "US"
    assert {"USD", "EUR", "GBP", "CAD"} <= {
        dialog.currency_box.itemData(place) for place in range(dialog.currency_box.count())
    }


def test_escape_keeps_what_was_typed(services: Services, dialog: SettingsDialog) -> None:
    QTest.keyClicks(dialog.name_edit, "Sam")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert services.setting.read().my_name == "Sam"


def test_a_zone_that_is_in_no_list_stays_as_it_is(qtbot: QtBot, services: Services) -> None:
    services.setting.keep(replace(services.setting.read(), zone="UTC"))
    opened = SettingsDialog(services.setting, services.sampling)
    qtbot.addWidget(opened)
    edit = opened.zone_box.lineEdit()
    assert edit is not None
    edit.editingFinished.emit()
    assert services.setting.read().zone == "UTC"


def test_times_of_the_sentence_and_the_holidays_are_kept(services: Services, dialog: SettingsDialog) -> None:
    part = dialog.reminder_settings
    part.morning_edit.setTime(QTime(7, 30))
    part.evening_box.click()
    choose(part.country_box, "DE")
    choose(part.part_box, "BY")
    kept = services.setting.read()
    assert (kept.morning_at, kept.morning_on, kept.evening_on, kept.holiday_region) == ("07:30", True, False, "DE-BY")
    assert not part.evening_edit.isEnabled()
    assert date(2026, 6, 4) in services.around.holidays()
    choose(part.country_box, "")
    assert services.setting.read().holiday_region == ""
    assert not part.part_box.isEnabled()


def test_what_the_system_does_at_login_is_read_back(qtbot: QtBot, services: Services, tmp_path: Path) -> None:
    start = DesktopEntry(tmp_path / "autostart", ("/usr/bin/reengage", "--background"))
    opened = SettingsDialog(services.setting, services.sampling, start)
    qtbot.addWidget(opened)
    opened.open()
    box = opened.reminder_settings.autostart_box
    box.click()
    assert start.is_on() and box.isChecked()
    (tmp_path / "autostart" / "reengage-desktop.desktop").unlink()
    again = SettingsDialog(services.setting, services.sampling, start)
    qtbot.addWidget(again)
    assert not again.reminder_settings.autostart_box.isChecked()


def test_a_system_that_does_not_take_it_is_told_and_the_box_stays_off(
    qtbot: QtBot, services: Services, tmp_path: Path
) -> None:
    (tmp_path / "autostart").write_text("in the way")
    opened = SettingsDialog(services.setting, services.sampling, DesktopEntry(tmp_path / "autostart", ("x",)))
    qtbot.addWidget(opened)
    opened.open()
    opened.reminder_settings.autostart_box.click()
    assert opened.fault_line.text().startswith("The system did not take it")
    assert not opened.reminder_settings.autostart_box.isChecked()
