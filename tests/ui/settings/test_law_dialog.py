"""The calling rules: stricter at once, looser with a source, and the one that ships a key away."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.own_rule import Part
from reengage_desktop.services.bundle import Services
from reengage_desktop.ui.settings.law_dialog import LawDialog
from reengage_desktop.ui.settings.settings_dialog import SettingsDialog


@pytest.fixture
def dialog(qtbot: QtBot, services: Services) -> LawDialog:
    made = LawDialog(services)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    made.choose("US", "FL")
    return made


def write(edit: QLineEdit, text: str) -> None:
    edit.setText(text)
    edit.editingFinished.emit()


def monday(services: Services, region: str = "FL", *, consumer: bool = True) -> tuple[tuple[time, time], ...]:
    return services.around.law.rule("US", region, consumer).week[0]


def names(dialog: LawDialog) -> list[str]:
    items = [dialog.places.list.item(row) for row in range(dialog.places.list.count())]
    return [item.text().strip() for item in items if not item.isHidden()]


def test_what_is_stricter_holds_at_once_and_is_taken_back(dialog: LawDialog, services: Services) -> None:
    write(dialog.editor.day_edits["mon"], "10-13, 14-19")
    assert monday(services) == ((time(10), time(13)), (time(14), time(19)))
    assert monday(services, consumer=False) == ((time(8), time(20)),)
    assert "Florida  ·  yours" in names(dialog)
    assert dialog.editor.source_label.text().startswith("Florida, your own rule\nFlorida: until 20:00, three calls")
    assert dialog.told_label.text() == "Florida, consumers: changed"
    QTest.keySequence(dialog, "Ctrl+Z")
    assert monday(services) == ((time(8), time(20)),)
    assert dialog.editor.day_edits["mon"].text() == "08:00–20:00"
    assert "Florida" in names(dialog)


def test_what_allows_more_is_asked_where_it_was_read(dialog: LawDialog, services: Services) -> None:
    write(dialog.editor.day_edits["mon"], "8-21")
    assert not dialog.looser_strip.isHidden()
    assert "the hours" in dialog.looser_strip.told_label.text()
    assert monday(services) == ((time(8), time(20)),)
    dialog.looser_strip.confirm_button.click()
    assert "Write where you read" in dialog.fault_line.text()
    QTest.keyClicks(dialog.looser_strip.source_edit, "Letter of 3 May")
    QTest.keyClick(dialog.looser_strip.source_edit, Qt.Key.Key_Return)
    assert monday(services) == ((time(8), time(21)),)
    assert dialog.looser_strip.isHidden()
    assert "Florida, your own rule: Letter of 3 May" in dialog.editor.source_label.text()
    assert "allows more" in dialog.state_label.text()
    dialog.shipped_button.click()
    assert monday(services) == ((time(8), time(20)),)
    assert not dialog.shipped_button.isEnabled()
    dialog.undo_button.click()
    assert monday(services) == ((time(8), time(21)),)


def test_a_draft_that_waits_for_its_source_is_kept_and_shown_before_the_dialog_closes(
    dialog: LawDialog, services: Services
) -> None:
    write(dialog.editor.number_edits[Part.DAY_CAP], "5")
    QTest.keyClicks(dialog.looser_strip.source_edit, "Half a sou")
    dialog.choose("GB", consumer=False)
    assert dialog.looser_strip.isHidden()
    dialog.close_button.click()
    assert dialog.isVisible() and dialog.title_label.text() == "Florida"
    assert dialog.looser_strip.source_edit.text() == "Half a sou"
    assert dialog.editor.number_edits[Part.DAY_CAP].text() == "5"
    dialog.looser_strip.keep_button.click()
    assert dialog.editor.number_edits[Part.DAY_CAP].text() == "3"
    assert services.around.law.rule("US", "FL", True).calls_in_24_hours == 3
    dialog.close_button.click()
    assert not dialog.isVisible()


@pytest.mark.parametrize("text", ["abc", "-1", "0", "1234567", "٣", "🙂", "<b>"])
def test_what_is_no_number_is_told_in_words(dialog: LawDialog, services: Services, text: str) -> None:
    write(dialog.editor.number_edits[Part.DAY_CAP], text)
    if text != "٣":
        assert dialog.fault_line.text()
        assert services.around.law.rule("US", "FL", True).calls_in_24_hours == 3
    write(dialog.editor.number_edits[Part.DAY_CAP], "2")
    assert not dialog.fault_line.text()
    assert services.around.law.rule("US", "FL", True).calls_in_24_hours == 2


def test_a_place_is_found_by_a_few_letters(dialog: LawDialog) -> None:
    QTest.keyClicks(dialog.places.find_edit, "mi")
    assert names(dialog) == ["Michigan", "Mississippi"] or "Michigan" in names(dialog)
    QTest.keyClick(dialog.places.find_edit, Qt.Key.Key_Down)
    found = dialog.title_label.text()
    dialog.places.find_edit.setText("nowhere at all")
    assert names(dialog) == [] and dialog.title_label.text() == found
    dialog.places.find_edit.clear()
    assert len(names(dialog)) == 20


def test_what_was_not_looked_at_for_a_year_is_to_be_looked_at_again(
    qtbot: QtBot, services: Services, clock: object
) -> None:
    clock.advance(days=500)  # type: ignore[attr-defined]
    made = LawDialog(services)
    qtbot.addWidget(made)
    made.choose("US", "FL")
    assert not made.age_label.isHidden() and "Florida  ·  look again" in names(made)
    write(made.editor.day_edits["sun"], "")
    assert made.age_label.isHidden()


def test_public_holidays_are_shut_by_a_tick_and_open_again_by_undo(dialog: LawDialog, services: Services) -> None:
    box = dialog.editor.holidays_box
    assert not box.isHidden() and not box.isChecked()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert services.around.law.rule("US", "FL", True).holidays == ("US-FL",)
    QTest.keySequence(dialog, "Ctrl+Z")
    assert services.around.law.rule("US", "FL", True).holidays == () and not box.isChecked()
    dialog.choose("FR")
    assert box.isChecked()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert not dialog.looser_strip.isHidden() and "public holidays" in dialog.looser_strip.told_label.text()
    assert services.around.law.rule("FR", "", True).holidays == ("FR",)
    dialog.choose("")
    assert box.isHidden(), "no holidays are known of elsewhere"


def test_consumers_have_more_fields_than_firms(dialog: LawDialog) -> None:
    assert dialog.editor.consent_box.isVisibleTo(dialog)
    dialog.party_choice.button(False).click()
    assert not dialog.editor.consent_box.isVisibleTo(dialog)
    assert not dialog.editor.number_edits[Part.REGISTRY].isVisibleTo(dialog)
    dialog.choose("GB", consumer=False)
    assert dialog.editor.number_edits[Part.REGISTRY].isVisibleTo(dialog)
    assert "written permission only" in dialog.editor.registry_label.text()


def test_the_settings_lead_to_the_rules(qtbot: QtBot, services: Services) -> None:
    settings = SettingsDialog(services.setting, services.sampling)
    qtbot.addWidget(settings)
    with qtbot.waitSignal(settings.rules_requested):
        settings.triage_settings.rules_button.click()


def test_enter_opens_the_door_that_has_the_focus(qtbot: QtBot, services: Services) -> None:
    settings = SettingsDialog(services.setting, services.sampling)
    qtbot.addWidget(settings)
    settings.show()
    qtbot.waitExposed(settings)
    settings.triage_settings.rules_button.setFocus()
    with qtbot.waitSignal(settings.rules_requested):
        qtbot.keyClick(settings.triage_settings.rules_button, Qt.Key.Key_Return)
    qtbot.keyClick(settings.triage_settings.hour_box, Qt.Key.Key_Return)
    assert settings.isVisible()
