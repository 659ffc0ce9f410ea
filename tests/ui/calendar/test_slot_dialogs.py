"""A slot's own dialogs: its facts, its rests, its hours, and the card that keeps it."""

from __future__ import annotations

from datetime import date, time, timedelta

from PySide6.QtCore import QDate, Qt, QTime

from reengage_desktop.domain.slots import Move, Rest
from reengage_desktop.ui.calendar.hours_edit import HoursEdit
from reengage_desktop.ui.calendar.move_slot_dialog import MoveSlotDialog
from reengage_desktop.ui.calendar.rest_dialog import RestDialog
from reengage_desktop.ui.calendar.slot_dialog import SlotDialog

from .conftest import Desk

WEDNESDAY = date(2026, 10, 14)


def opened(desk: Desk, title: str, place: int, key: Qt.Key = Qt.Key.Key_Return) -> None:
    desk.select(title, place)
    desk.key(key)


def slot_dialog(desk: Desk) -> SlotDialog:
    dialog = desk.dialog(SlotDialog)
    assert isinstance(dialog, SlotDialog)
    return dialog


def rest_dialog(desk: Desk) -> RestDialog:
    dialog = desk.dialog(RestDialog)
    assert isinstance(dialog, RestDialog)
    return dialog


def move_dialog(desk: Desk) -> MoveSlotDialog:
    dialog = desk.dialog(MoveSlotDialog)
    assert isinstance(dialog, MoveSlotDialog)
    return dialog


def test_a_slot_is_changed_and_its_history_stays_with_its_id(desk: Desk) -> None:
    ident = desk.slot("Midday").id
    opened(desk, "Midday", 2)
    dialog = slot_dialog(desk)
    dialog.name_edit.setText("Noon")
    dialog.day_chips[3].click()
    dialog.hours_edit.start_edit.setTime(QTime(12, 30))
    dialog.every_spin.setValue(2)
    dialog.capacity_spin.setValue(5)
    dialog.save_button.click()
    noon = desk.slot("Noon")
    assert (noon.id, noon.weekdays, noon.every, noon.capacity) == (ident, {2, 3}, 2, 5)
    assert (noon.start, noon.end) == (time(12, 30), time(13, 15))
    before, said = desk.told[0]
    assert before is not None and before.name == "Midday" and said == "Midday is changed."


def test_a_slot_without_a_day_is_refused_in_line_and_what_was_typed_stays(desk: Desk) -> None:
    opened(desk, "Midday", 2)
    dialog = slot_dialog(desk)
    dialog.day_chips[2].click()
    dialog.save_button.click()
    assert dialog.isVisible()
    assert dialog.fault_line.text().startswith("A slot needs a day of the week.")
    assert desk.slot("Midday").weekdays == {2}


def test_esc_asks_once_before_what_was_typed_is_given_up(desk: Desk) -> None:
    opened(desk, "Midday", 2)
    dialog = slot_dialog(desk)
    dialog.capacity_spin.setValue(3)
    desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and "not saved yet" in dialog.fault_line.text()
    desk.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.slot("Midday").capacity == 8


def test_holidays_need_a_region_and_the_dialog_says_where(desk: Desk) -> None:
    opened(desk, "Midday", 2)
    dialog = slot_dialog(desk)
    dialog.holidays_box.setChecked(True)
    dialog.save_button.click()
    assert "choose a region for holidays in Settings" in dialog.fault_line.text()


def test_a_new_slot_gets_a_name_by_its_hour(bare: Desk) -> None:
    bare.key(Qt.Key.Key_N)
    slot_dialog(bare).save_button.click()
    made = next(slot for slot in bare.services.slotting.all() if slot.start == time(10))
    assert made.weekdays == {0, 1, 2, 3, 4} and made.name
    assert bare.told == [(None, f"{made.name} is kept free: Mon–Fri 10:00.")]


def test_the_units_agree_with_their_numbers(desk: Desk) -> None:
    opened(desk, "Midday", 2)
    dialog = slot_dialog(desk)
    assert (dialog.weeks_label.text(), dialog.calls_label.text()) == ("week", "calls")
    dialog.every_spin.setValue(2)
    dialog.capacity_spin.setValue(1)
    assert (dialog.weeks_label.text(), dialog.calls_label.text()) == ("weeks", "call")


def test_a_slot_rests_for_some_days_until_a_date(desk: Desk) -> None:
    opened(desk, "Late", 2, Qt.Key.Key_R)
    dialog = rest_dialog(desk)
    assert dialog.told_label.text() == "Wed 14 Oct: it is silent once."
    dialog.days_spin.setValue(3)
    assert dialog.last_edit.date() == QDate(2026, 10, 16)
    dialog.chips[1].click()
    assert (dialog.days_spin.value(), dialog.last_edit.date()) == (7, QDate(2026, 10, 20))
    assert dialog.told_label.text() == "Wed 14 Oct to Tue 20 Oct: it is silent 4 times."
    dialog.last_edit.setDate(QDate(2027, 1, 6))
    assert dialog.days_spin.value() == (date(2027, 1, 6) - WEDNESDAY).days + 1
    dialog.save_button.click()
    assert desk.slot("Late").rests == (Rest(WEDNESDAY, date(2027, 1, 6)),)
    assert desk.told[0][1] == "Late rests until Wed 6 Jan."
    desk.settle()
    assert desk.item("Late", 2).face.lines == ("rests until 6 Jan",)


def test_an_end_before_the_beginning_goes_along_with_it(desk: Desk) -> None:
    opened(desk, "Late", 2, Qt.Key.Key_R)
    dialog = rest_dialog(desk)
    dialog.first_edit.setDate(QDate(2026, 10, 20))
    assert (dialog.last_edit.date(), dialog.days_spin.value()) == (QDate(2026, 10, 20), 1)


def test_a_rest_of_more_than_a_year_is_refused_in_line(desk: Desk) -> None:
    opened(desk, "Late", 2, Qt.Key.Key_R)
    dialog = rest_dialog(desk)
    dialog.last_edit.setDate(QDate(2029, 1, 1))
    dialog.save_button.click()
    assert dialog.fault_line.text().startswith("A slot rests for a year at most.")
    assert desk.slot("Late").rests == ()


def test_a_slot_that_rests_wakes_up_from_its_dialog(desk: Desk) -> None:
    desk.services.slotting.rest(desk.slot("Late").id, WEDNESDAY, WEDNESDAY + timedelta(days=30))
    desk.settle()
    opened(desk, "Late", 2)
    dialog = slot_dialog(desk)
    assert dialog.rest_button.text() == "Wake up"
    dialog.rest_button.click()
    desk.settle()
    assert desk.slot("Late").rests == () and not desk.item("Late", 2).piece.block.resting


def test_resting_is_asked_for_from_its_dialog(desk: Desk) -> None:
    opened(desk, "Late", 2)
    slot_dialog(desk).rest_button.click()
    assert rest_dialog(desk).first_edit.date() == QDate(2026, 10, 14)


def test_the_move_dialog_moves_once_or_from_now_on(desk: Desk) -> None:
    opened(desk, "Midday", 2, Qt.Key.Key_M)
    dialog = move_dialog(desk)
    dialog.day_choice.button(date(2026, 10, 15)).click()
    assert dialog.told_label.text() == "Every week means Thu. Its history moves along."
    dialog.hours_edit.start_edit.setTime(QTime(15, 20))
    dialog.when_choice.button(False).click()
    assert dialog.told_label.text() == ""
    dialog.save_button.click()
    assert desk.slot("Midday").moved == (Move(WEDNESDAY, time(15, 20), time(16, 5), date(2026, 10, 15)),)
    desk.settle()
    opened(desk, "Late", 3, Qt.Key.Key_M)
    dialog = move_dialog(desk)
    dialog.hours_edit.start_edit.setTime(QTime(17, 0))
    dialog.save_button.click()
    assert (desk.slot("Late").start, desk.slot("Late").end) == (time(17), time(17, 45))


def test_the_move_dialog_offers_no_every_week_for_a_day_it_has(desk: Desk) -> None:
    opened(desk, "Late", 3, Qt.Key.Key_M)
    dialog = move_dialog(desk)
    dialog.day_choice.button(WEDNESDAY).click()
    assert not dialog.when_choice.button(True).isEnabled()
    assert dialog.when_choice.value() is False
    dialog.day_choice.button(date(2026, 10, 16)).click()
    assert dialog.when_choice.button(True).isEnabled()


def test_hours_keep_their_length_and_end_before_midnight(desk: Desk) -> None:
    hours = HoursEdit()
    desk.qtbot.addWidget(hours)
    hours.set_hours(time(9), time(9, 45))
    hours.start_edit.setTime(QTime(10, 30))
    assert (hours.start(), hours.end()) == (time(10, 30), time(11, 15))
    hours.end_edit.setTime(QTime(12, 0))
    hours.start_edit.setTime(QTime(23, 30))
    assert hours.end() == time(23, 59)
