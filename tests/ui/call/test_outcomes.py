"""Each outcome through the dialog by its key alone; then what the file holds."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest
from PySide6.QtCore import QDate, Qt, QTime

from reengage_desktop.domain.next_action import ActionKind, Because
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.phone import parse_phone
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.touch import Channel
from reengage_desktop.domain.wall_time import local

K = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
TOLEDO = "America/New_York"
TOLD = "I called because: Your power rate went up 11 per cent in September"


def test_nothing_is_logged_until_a_key_is_pressed(call):
    call.press(K.Key_Return)
    call.clock.advance(seconds=40)
    call.press(K.Key_Escape)
    assert call.touches() == []
    assert call.saved == []


def test_n_logs_an_attempt_and_books_the_other_kind_of_slot(call):
    call.press(K.Key_Return)
    call.clock.advance(seconds=25)
    saved = call.save_by(lambda: call.press(K.Key_N))
    (touch,) = call.touches()
    assert (saved.outcome, touch.outcome, touch.attempt, touch.contact) == (Outcome.NO_ANSWER, "N", True, False)
    action = call.person().next_action
    assert action is not None and action.because is Because.OTHER_SLOT
    assert local(action.due_from, TOLEDO).time() == time(16, 30)
    assert call.person().ladder == "t"


def test_the_length_of_the_call_is_counted_from_the_ring(call):
    call.clock.advance(seconds=100)
    call.press(K.Key_Return)
    call.clock.advance(seconds=72)
    call.dialog._progress.show_length()
    assert call.dialog.head.timer_label.text() == "1:12"
    call.save_by(lambda: call.press(K.Key_N))
    assert call.touches()[0].seconds == 72


def test_v_makes_two_messages_one_attempt_and_a_promise(call):
    call.press(K.Key_V)
    page = call.dialog.message_page
    assert "between 9 and 11" in page.voicemail.text and "between 9 and 11" in page.text.text
    call.save_by(lambda: call.press(K.Key_Return))
    (touch,) = call.touches()
    assert (touch.channel, touch.attempt, touch.contact) == (Channel.VOICEMAIL, True, False)
    action = call.person().next_action
    assert action is not None and action.promised
    assert action.due_from == datetime(2026, 10, 14, 13, 0, tzinfo=UTC)
    assert call.person().ladder == "t"


def test_g_asks_who_answered_and_keeps_them_among_people_around(call):
    call.press(K.Key_G)
    call.qtbot.keyClicks(call.dialog.focusWidget(), "Rosa Jimenez")
    call.press(K.Key_Tab)
    call.qtbot.keyClicks(call.dialog.focusWidget(), "Maria is in at seven")
    call.save_by(lambda: call.press(K.Key_Return))
    (touch,) = call.touches()
    assert (touch.outcome, touch.note) == ("G", "Maria is in at seven")
    sheet = call.services.preparing.sheet(call.prospect_id)
    assert sheet.people_around[0].name == "Rosa Jimenez"
    assert (touch.attempt, touch.contact) == (True, False)


def test_w_marks_the_only_number_and_asks_to_find_another(call):
    call.save_by(lambda: call.press(K.Key_W))
    assert call.person().next_action.kind is ActionKind.FIND_NUMBER
    assert call.services.preparing.sheet(call.prospect_id).phones[0].dead
    assert (call.touches()[0].attempt, call.person().ladder) == (False, "")


def test_w_offers_another_number_and_the_call_goes_on_with_it(call, services, maria):
    call.close()
    with services.around.store.writing() as changes:
        services.around.store.prospects.set_phones(
            maria, [parse_phone(n, "US") for n in ("419 555 0142", "419 555 0199")]
        )
        changes.prospects.add(maria)
    before = call.person().next_action
    dialog = call.open()
    call.press(K.Key_W)
    with call.qtbot.waitSignal(dialog.number_marked) as marked:
        call.press(K.Key_Return)
    assert call.is_open() and call.saved == []
    assert dialog.head.number_label.text() == "419 555 0199"
    assert marked.args[0].outcome is Outcome.WRONG_NUMBER
    assert call.person().next_action == before
    call.save_by(lambda: call.press(K.Key_N))
    assert [touch.outcome for touch in call.touches()] == ["N", "W"]


def test_r_wraps_up_and_books_48_hours(call):
    call.press(K.Key_Return)
    call.clock.advance(minutes=7)
    call.press(K.Key_R)
    page = call.dialog.wrap_up_page
    call.qtbot.keyClicks(page.changed_edit, "Landlord renewed for five years")
    page.form.changed_chips["people"].click()
    page.form.real_edit.setText("Afraid the lease would end")
    page.learned_edit.setText("Needs cold storage by spring")
    with call.qtbot.waitSignal(call.dialog.next_requested):
        call.save_by(lambda: call.press(K.Key_Return, CTRL))
    (touch,) = call.touches()
    assert (touch.outcome, touch.contact, touch.seconds) == ("R", True, 420)
    assert touch.note == f"Changed: People. Landlord renewed for five years.\n{TOLD}"
    assert touch.learned == "Needs cold storage by spring"
    assert {(r.kind, r.words) for r in call.reasons()} == {
        ("stated", "Too expensive"),
        ("real", "Afraid the lease would end"),
    }
    action = call.person().next_action
    assert (action.kind, action.because, action.promised) == (ActionKind.CALL, Because.FORTY_EIGHT_HOURS, False)
    assert (call.person().stage, call.person().ladder) == (Stage.ACTIVE, "r")


def test_a_time_they_named_is_a_promise_in_their_clock(call):
    call.press(K.Key_R)
    page = call.dialog.wrap_up_page
    page.learned_edit.setText("Nothing new")
    page.next_step.chips["their_date"].click()
    page.next_step.window_edit.day_edit.setDate(QDate(2026, 12, 1))
    page.next_step.window_edit.from_edit.setTime(QTime(14, 0))
    assert page.next_step.say.text.startswith("I will call you on Tuesday 1 December between two and four.")
    call.save_by(lambda: page.save_button.click())
    action = call.person().next_action
    assert (action.promised, action.zone, action.because) == (True, TOLEDO, Because.THEIR_DATE)
    assert local(action.due_from, TOLEDO) == local(datetime(2026, 12, 1, 19, 0, tzinfo=UTC), TOLEDO)
    assert action.due_until == datetime(2026, 12, 1, 21, 0, tzinfo=UTC)


def test_r_waits_until_something_is_learned_and_nothing_new_is_enough(call):
    call.press(K.Key_R)
    page = call.dialog.wrap_up_page
    call.press(K.Key_Return, CTRL)
    assert call.is_open() and call.touches() == []
    assert "learn" in page.fault_line.text_label.text()
    page.form.nothing_new_button.click()
    call.save_by(lambda: call.press(K.Key_Return, CTRL))
    assert call.touches()[0].learned == "Nothing new"


def test_a_books_an_appointment_at_the_hour_that_was_agreed(call):
    call.press(K.Key_A)
    page = call.dialog.wrap_up_page
    page.next_step.window_edit.day_edit.setDate(QDate(2026, 10, 20))
    page.next_step.window_edit.from_edit.setTime(QTime(15, 0))
    call.save_by(lambda: call.press(K.Key_Return, CTRL))
    action = call.person().next_action
    assert (action.kind, action.promised, action.because) == (ActionKind.APPOINTMENT, True, Because.AGREED)
    assert local(action.due_from, TOLEDO).hour == 15


def test_l_keeps_in_touch_until_the_date_they_named(call):
    call.press(K.Key_L)
    page = call.dialog.wrap_up_page
    page.next_step.window_edit.day_edit.setDate(QDate(2027, 1, 15))
    call.save_by(lambda: call.press(K.Key_Return, CTRL))
    assert call.person().stage is Stage.KEEP_IN_TOUCH
    assert local(call.person().next_action.due_from, TOLEDO).date().isoformat() == "2027-01-15"


@pytest.mark.parametrize(
    ("why", "kind"),
    [(WhyNot.COULD_NOT_AFFORD, ActionKind.KEEP_IN_TOUCH), (WhyNot.BOUGHT_ELSEWHERE, ActionKind.ASK_HAPPY)],
)
def test_x_asks_why_and_keeps_in_touch(call, why, kind):
    call.press(K.Key_X)
    page = call.dialog.wrap_up_page
    page.form.why_chips[why].click()
    call.save_by(lambda: call.press(K.Key_Return, CTRL))
    assert call.quote().why_not is why
    assert (call.person().stage, call.person().next_action.kind) == (Stage.KEEP_IN_TOUCH, kind)


def test_s_leaves_the_pool_at_once(call):
    call.save_by(lambda: call.press(K.Key_S))
    assert (call.person().stage, call.person().next_action) == (Stage.SOLD, None)


@pytest.mark.parametrize("key", [K.Key_Y, K.Key_N])
def test_d_asks_one_question_and_stops_everything(call, key):
    call.press(K.Key_D)
    assert call.touches() == []
    call.save_by(lambda: call.press(key))
    assert [touch.outcome for touch in call.touches()] == ["D"]
    assert (call.person().stage, call.person().next_action) == (Stage.DO_NOT_CONTACT, None)


def test_a_day_that_is_past_is_refused_in_words_and_nothing_is_lost(call):
    call.press(K.Key_R)
    page = call.dialog.wrap_up_page
    page.learned_edit.setText("Nothing new")
    page.next_step.chips["their_date"].click()
    page.next_step.window_edit.day_edit.setDate(QDate(2026, 10, 12))
    call.press(K.Key_Return, CTRL)
    assert call.touches() == []
    assert page.fault_line.text_label.text() == "That hour is past. Choose a later one."
    page.next_step.window_edit.day_edit.setDate(QDate(2026, 10, 19))
    call.save_by(lambda: call.press(K.Key_Return, CTRL))
    assert call.touches()[0].learned == "Nothing new"


def test_a_day_without_calling_hours_is_refused_with_the_next_one_named(call, services, maria):
    call.close()
    with services.around.store.writing() as changes:
        services.around.store.prospects.edit(maria, {"region": "AL", "zone": "America/Chicago"})
        changes.prospects.add(maria)
    call.open()
    call.press(K.Key_L)
    page = call.dialog.wrap_up_page
    page.next_step.window_edit.day_edit.setDate(QDate(2026, 10, 18))
    assert page.next_step.problem_label.text() == (
        "They may not be called on Sun 18 Oct. The first day after it is Mon 19 Oct."
    )
    call.press(K.Key_Return, CTRL)
    assert call.touches() == []


NOT_THEN = (
    "They may not be called then. The first hour allowed is 08:00 their time on Wednesday 14 October. "
    "Nothing was saved; choose it or a later one."
)


def test_hours_without_calls_are_refused_beside_the_hours_of_the_wrap_up_and_nothing_is_lost(call):
    call.press(K.Key_R)
    page = call.dialog.wrap_up_page
    call.qtbot.keyClicks(page.changed_edit, "New oven")
    page.learned_edit.setText("Bakes at night")
    page.next_step.chips["their_date"].click()
    page.next_step.window_edit.day_edit.setDate(QDate(2026, 10, 14))
    page.next_step.window_edit.from_edit.setTime(QTime(5, 0))
    assert page.next_step.problem_label.text() == NOT_THEN and page.next_step.problem_label.isVisible()
    call.press(K.Key_Return, CTRL)
    assert call.touches() == []
    assert (page.changed_edit.text(), page.learned_edit.text()) == ("New oven", "Bakes at night")
    page.next_step.window_edit.from_edit.setTime(QTime(8, 0))
    assert not page.next_step.problem_label.isVisible()
    call.save_by(lambda: call.press(K.Key_Return, CTRL))
    assert call.touches()[0].note == f"Changed: New oven.\n{TOLD}"


def test_hours_without_calls_are_not_promised(call):
    call.press(K.Key_V)
    page = call.dialog.message_page
    before = page.text.text
    page.promise_bar.other_hour_button.click()
    page.promise_bar.window_edit.from_edit.setTime(QTime(5, 0))
    assert page.promise_bar.problem_label.text() == NOT_THEN and page.promise_bar.problem_label.isVisible()
    page.done_button.click()
    assert call.touches() == [] and page.text.text == before
    page.promise_bar.window_edit.from_edit.setTime(QTime(10, 0))
    call.save_by(lambda: page.done_button.click())
    assert local(call.person().next_action.due_from, TOLEDO).time() == time(10)


def test_a_window_that_ends_before_it_begins_is_refused_in_words(call):
    call.press(K.Key_V)
    page = call.dialog.message_page
    page.promise_bar.other_hour_button.click()
    page.promise_bar.window_edit.until_edit.setTime(QTime(8, 0))
    assert page.promise_bar.problem_label.text() == "It ends before it begins. Choose a later end."
    page.done_button.click()
    assert call.touches() == []


def test_alt_and_a_letter_work_from_inside_the_notes(call):
    call.press(K.Key_Return)
    call.dialog.notes_edit.setFocus()
    call.qtbot.keyClicks(call.dialog.notes_edit, "rang long")
    call.save_by(lambda: call.press(K.Key_N, ALT))
    assert call.touches()[0].note == "rang long"


def test_letters_typed_into_the_notes_log_nothing(call):
    call.press(K.Key_Return)
    call.dialog.notes_edit.setFocus()
    call.qtbot.keyClicks(call.dialog.notes_edit, "n v g w s d 1 o q ")
    call.qtbot.keyClicks(call.dialog.learned_edit, "nsd")
    assert call.dialog.notes_edit.toPlainText() == "n v g w s d 1 o q "
    assert call.touches() == [] and call.is_open()


def test_a_key_held_down_does_not_log_the_next_call_too(call):
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    held = QKeyEvent(QKeyEvent.Type.KeyPress, K.Key_N, Qt.KeyboardModifier.NoModifier, "n", True, 1)
    QApplication.sendEvent(call.dialog.focusWidget(), held)
    call.settle()
    assert call.touches() == []
