"""Around the outcomes: drafts, steps, faults, links, and who may not be called."""

from __future__ import annotations

import sqlite3

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reengage_desktop.domain.draft import Draft
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.services.forms import PersonForm

K = Qt.Key


def test_half_a_note_survives_closing_the_dialog(call):
    call.press(K.Key_Return)
    call.qtbot.keyClicks(call.dialog.notes_edit, "Two new staff")
    call.qtbot.keyClicks(call.dialog.learned_edit, "Delivers wholesale")
    call.press(K.Key_Escape)
    assert not call.is_open()
    call.open()
    assert call.dialog.notes_edit.toPlainText() == "Two new staff"
    assert call.dialog.learned_edit.text() == "Delivers wholesale"


def test_notes_are_kept_within_400_ms_of_a_pause(call):
    call.press(K.Key_Return)
    call.qtbot.keyClicks(call.dialog.notes_edit, "Half")
    call.qtbot.waitUntil(
        lambda: call.services.around.store.drafts.get(call.prospect_id) == Draft("Half", ""), timeout=1000
    )
    assert call.dialog.script_page.side.notes_page.saved_label.isVisible()


def test_a_saved_outcome_leaves_no_draft(call):
    call.press(K.Key_Return)
    call.qtbot.keyClicks(call.dialog.notes_edit, "Rang long")
    call.save_by(lambda: call.press(K.Key_N, Qt.KeyboardModifier.AltModifier))
    call.qtbot.wait(450)
    assert call.services.around.store.drafts.get(call.prospect_id) == Draft("", "")


def test_space_and_arrows_step_through_the_script(call):
    view = call.dialog.script_view
    seen = [view.current]
    for key in (K.Key_Space, K.Key_Down, K.Key_Up, K.Key_Up, K.Key_Up):
        call.press(key)
        seen.append(view.current)
    assert seen == [0, 1, 2, 1, 0, 0]
    assert view.accessibleDescription().startswith("Who I am: Good morning Maria")


def test_arrows_in_a_line_of_text_stay_there(call):
    call.press(K.Key_Return)
    call.dialog.learned_edit.setFocus()
    call.press(K.Key_Down)
    assert call.dialog.script_view.current == 0


def test_space_in_the_notes_is_a_space(call):
    call.press(K.Key_Return)
    call.dialog.notes_edit.setFocus()
    call.press(K.Key_Space)
    assert call.dialog.script_view.current == 0
    assert call.dialog.notes_edit.toPlainText() == " "


def test_a_click_on_a_passage_makes_it_the_current_one(call):
    view = call.dialog.script_view
    point = view.viewport().rect().topLeft()
    point.setX(200)
    point.setY(round(view.rect_of(2).top() + 8))
    call.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert view.current == 2


def test_the_script_grows_and_shrinks_within_its_limits(call):
    sizes: list[int] = []
    call.dialog.size_changed.connect(sizes.append)
    for _ in range(12):
        call.press(K.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert (sizes[0], sizes[-1], len(sizes)) == (23, 30, 8)
    call.press(K.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert call.dialog.script_view.points == 29


def test_answers_and_questions_are_opened_by_their_keys(call):
    call.press(K.Key_Return)
    call.press(K.Key_2)
    assert call.dialog.script_page.answers.text_label.text().startswith("I understand. When would be a good time")
    call.press(K.Key_Q)
    call.press(K.Key_4)
    assert call.dialog.script_page.answers.text_label.text().startswith("Who else has a say")


def test_escape_goes_back_a_page_and_the_cross_closes(call):
    call.press(K.Key_V)
    call.press(K.Key_Escape)
    assert call.is_open() and call.dialog.script_page.isVisible()
    call.press(K.Key_R)
    call.close()
    assert not call.is_open() and call.touches() == []


def test_the_number_opens_as_a_tel_link_of_digits_and_plus_and_is_copied_as_shown(call):
    call.dialog.head.call_button.click()
    call.dialog.head.copy_button.click()
    assert [url.toString() for url in call.opened] == ["tel:+14195550142"]
    assert QApplication.clipboard().text() == "419 555 0142"


def test_the_text_is_copied_at_once_and_opens_as_an_sms_link(call):
    call.press(K.Key_V)
    page = call.dialog.message_page
    assert QApplication.clipboard().text() == page.text.text
    page.send_button.click()
    (url,) = call.opened
    assert url.scheme() == "sms" and url.path() == "+14195550142"
    assert url.query(url.ComponentFormattingOption.FullyDecoded) == f"body={page.text.text}"


def test_another_hour_changes_both_messages_and_the_promise(call):
    from PySide6.QtCore import QTime

    call.press(K.Key_V)
    page = call.dialog.message_page
    page.promise_bar.other_hour_button.click()
    page.promise_bar.window_edit.from_edit.setTime(QTime(14, 0))
    assert "tomorrow between two and four" in page.voicemail.text
    assert "tomorrow between two and four" in page.text.text
    assert page.promise_bar.promise_label.text() == "Your promise: call Wed 14 Oct, 14:00–16:00 their time"


def test_a_full_mailbox_leaves_a_text_that_speaks_of_no_voicemail(call):
    call.press(K.Key_V)
    call.press(K.Key_F)
    page = call.dialog.message_page
    assert "voice message" not in page.text.text and "tomorrow between 9 and 11" in page.text.text
    assert QApplication.clipboard().text() == page.text.text
    call.save_by(lambda: call.press(K.Key_Return))
    assert call.touches()[0].note == "Mailbox full, text only."
    assert call.person().ladder == "t"


def test_the_preview_tells_what_a_key_will_do_before_it_is_pressed(call):
    bar = call.dialog.script_page.bar
    call.qtbot.waitUntil(lambda: bool(bar.preview_label.text()))
    assert bar.preview_label.accessibleName() == (
        "If you press N: next try Wed 14 Oct, 16:30–17:15. Late slot this time. Attempt 2 of 5: voicemail and text."
    )
    told: NextAction | None = call.services.calling.preview(call.prospect_id, bar._shown).next_action
    call.save_by(lambda: call.press(K.Key_N))
    assert call.person().next_action == told


def test_whose_card_lies_on_the_desk_stays_there_when_nobody_answers(call):
    call.dialog.close()
    call.settle()
    call.services.deciding.lay(call.prospect_id)
    bar = call.open().script_page.bar
    call.qtbot.waitUntil(lambda: bool(bar.preview_label.text()))
    assert bar.preview_label.accessibleName() == (
        "If you press N: their card stays on the desk, where you decide how to go on."
    )


def test_what_was_said_is_read_from_its_beginning(call):
    call.press(K.Key_R)
    edit = call.dialog.wrap_up_page.form.stated_edit
    edit.clearFocus()
    edit.setText("It would not carry the freezers through the night")
    assert edit.cursorPosition() == 0


def test_at_the_second_attempt_the_head_gives_the_honest_figure(call):
    call.save_by(lambda: call.press(K.Key_N))
    call.clock.advance(hours=26)
    head = call.open().head
    assert head.attempt_label.text() == "this is the second attempt"
    assert head.notice_label.text() == "two attempts reach 36 in 100, five reach 67"


def test_a_call_cannot_be_started_with_one_who_asked_not_to_be_contacted(call):
    call.press(K.Key_D)
    call.save_by(lambda: call.press(K.Key_Y))
    dialog = call.open()
    call.press(K.Key_Return)
    call.press(K.Key_N)
    assert not dialog.head.timer_label.isVisible() and call.is_open()
    assert len(call.touches()) == 1 and call.person().stage is Stage.DO_NOT_CONTACT
    assert dialog.head.notice_label.text() == "They asked on 13 Oct not to be contacted. No call can be started."


def test_names_and_notes_are_never_read_as_markup(call, services, maria):
    call.close()
    with services.around.store.writing() as changes:
        services.around.store.prospects.edit(maria, {"name": "<b>Maria</b>", "notes": "<img src='x'>"})
        changes.prospects.add(maria)
    dialog = call.open()
    assert dialog.head.name_label.text() == "<b>Maria</b>"
    assert dialog.head.name_label.textFormat() is Qt.TextFormat.PlainText


def test_when_the_disk_refuses_the_line_says_so_the_text_stays_and_retry_works(call, services):
    call.press(K.Key_Return)
    call.qtbot.keyClicks(call.dialog.notes_edit, "Rang long")
    call.dialog.script_page.side.keep_now()
    call.dialog.script_view.setFocus()
    other = sqlite3.connect(services.around.store.path)
    services.around.store._db.execute_sql("PRAGMA busy_timeout = 50")
    other.execute("BEGIN IMMEDIATE")
    call.press(K.Key_N)
    line = call.dialog.script_page.fault_line
    assert line.isVisible() and "busy" in line.text_label.text()
    assert call.dialog.notes_edit.toPlainText() == "Rang long" and call.touches() == []
    other.rollback()
    other.close()
    call.save_by(lambda: call.press(K.Key_N))
    assert call.touches()[0].note == "Rang long"


def test_digits_jump_between_the_questions_also_from_inside_a_text(call):
    call.press(K.Key_R)
    page = call.dialog.wrap_up_page
    call.press(K.Key_3, Qt.KeyboardModifier.AltModifier)
    assert call.dialog.focusWidget() is page.learned_edit
    call.press(K.Key_2, Qt.KeyboardModifier.AltModifier)
    assert call.dialog.focusWidget() is page.form.stated_edit


def test_z_undoes_what_the_toast_tells(call):
    call.dialog.toast.say("Samuel Adeyemi: voicemail and text logged.", "token")
    with call.qtbot.waitSignal(call.dialog.undo_requested) as asked:
        call.press(K.Key_Z)
    assert asked.args == ["token"]


def test_the_next_person_in_the_same_dialog_finds_nothing_of_the_one_before(call, services):
    call.press(K.Key_Return)
    call.clock.advance(seconds=30)
    call.qtbot.keyClicks(call.dialog.notes_edit, "Two new staff")
    call.qtbot.keyClicks(call.dialog.learned_edit, "Delivers wholesale")
    call.press(K.Key_Q, Qt.KeyboardModifier.AltModifier)
    call.press(K.Key_R, Qt.KeyboardModifier.AltModifier)
    call.qtbot.keyClicks(call.dialog.wrap_up_page.changed_edit, "New oven")
    call.dialog.toast.say("Maria Castellano: logged.", "token")
    call.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    call.close()
    ben = services.keeping.add(PersonForm(name="Ben Adler", phones=("617 555 0142",)), None)
    dialog = call.dialog
    dialog.show_person(ben, "Call 5 of 8")
    dialog.open()
    call.settle()
    assert (dialog.prospect_id, dialog.windowTitle(), dialog.head.name_label.text()) == (
        ben,
        "Call 5 of 8",
        "Ben Adler",
    )
    assert dialog.script_page.isVisible() and dialog.wrap_up_page is None and not dialog.toast.isVisible()
    assert dialog.head.ring_button.isVisible() and not dialog.head.timer_label.isVisible()
    assert (dialog.notes_edit.toPlainText(), dialog.learned_edit.text()) == ("", "")
    assert dialog.script_view.current_passage().text.startswith("Good morning Ben")
    assert "Too expensive" not in dialog.script_page.side.card.known.text()
    call.prospect_id = ben
    call.press(K.Key_Return)
    assert dialog.script_page.answers.text_label.text().startswith("That is fair")
    call.save_by(lambda: call.press(K.Key_N, Qt.KeyboardModifier.AltModifier))
    assert [(touch.note, touch.learned, touch.seconds) for touch in call.touches()] == [("", "", 0)]


def test_one_who_is_gone_leaves_the_dialog_as_it_was(call):
    with pytest.raises(RuleFault):
        call.dialog.show_person(call.prospect_id + 1)
    assert call.dialog.prospect_id == call.prospect_id
    assert call.dialog.head.name_label.text() == "Maria Castellano"


def test_what_is_known_stands_beside_the_script_and_can_be_heard(call):
    card = call.dialog.script_page.side.card
    assert card.worth.text() == "A yes today is worth\n$4,180 to you\n$41,800 to the firm. They know you: a warm call."
    assert card.known.accessibleName() == "Said “Too expensive”, today\nreal reason unknown"
    assert card.reason.edit.toPlainText() == "Your power rate went up 11 per cent in September"


def test_facts_take_the_height_of_their_words_and_none_take_no_room(call):
    known = call.dialog.script_page.side.card.known
    assert known.height() >= known.heightForWidth(known.width()) > 20
    assert known.heightForWidth(150) > known.heightForWidth(340)
    known.set_facts([])
    assert not known.isVisible() and known.heightForWidth(340) == 0


def test_the_toast_stands_clear_of_the_keys_of_each_page(call):
    over_the_keys = call.dialog.toast.bottom_margin
    call.press(K.Key_Return)
    call.press(K.Key_R)
    assert call.dialog.toast.bottom_margin < over_the_keys
    call.press(K.Key_Escape)
    assert call.dialog.toast.bottom_margin == over_the_keys
