"""Voicemail and text by keys: first, second, third, a full mailbox, no text, and what is changed by hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QApplication

from reengage_desktop.domain.follow_up import FollowUp
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.phone import parse_phone
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.services.calling import CallResult
from reengage_desktop.ui import theme
from reengage_desktop.ui.call.message_page import MessagePage, MessagesLeft
from reengage_desktop.ui.call.third_voicemail import Instead

K = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PROMISE = "tomorrow between 9 and 11"


def clipboard() -> str:
    return QApplication.clipboard().text()


def page_of(call) -> MessagePage:
    """The page that V opens, and what it hands up in `left`."""
    QApplication.clipboard().setText("something else")
    call.press(K.Key_V)
    page = call.dialog.message_page
    call.left = []
    page.done_requested.connect(call.left.append)
    return page


def edit(call, **fields) -> None:
    store = call.services.around.store
    with store.writing() as changes:
        store.prospects.edit(call.prospect_id, fields)
        changes.prospects.add(call.prospect_id)


def give_numbers(call, *numbers: tuple[str, str]) -> None:
    store = call.services.around.store
    with store.writing() as changes:
        store.prospects.set_phones(call.prospect_id, [parse_phone(number, "US", kind) for number, kind in numbers])
        changes.prospects.add(call.prospect_id)


def leave_voicemails(call, count: int) -> None:
    call.close()
    for _ in range(count):
        promise = call.services.calling.preview(call.prospect_id, Outcome.VOICEMAIL).next_action
        follows = FollowUp(Stage.ACTIVE, promise)
        call.services.calling.save(
            CallResult(call.prospect_id, Outcome.VOICEMAIL, script="voicemail", follow_up=follows)
        )
        call.clock.advance(days=1)
    call.open()


def left(call) -> MessagesLeft:
    call.save_by(lambda: call.press(K.Key_Return))
    (found,) = call.left
    return found


def test_the_first_voicemail_goes_with_its_twin_and_says_which_it_is(call):
    page = page_of(call)
    assert page.voicemail_side.which_label.text().startswith("First voicemail of two.")
    assert clipboard() == page.text.text and page.text_side.copied_label.isVisible()
    assert "a text" in page.voicemail.text and "voice message" in page.text.text
    assert PROMISE in page.voicemail.text and PROMISE in page.text.text
    assert page.text_side.to_label.text().startswith("to 419 555 0142\n")
    assert page.done_button.text() == "Both done"
    found = left(call)
    assert (found.script, found.text_only, found.voicemail_only, found.mailbox_full) == (
        "voicemail",
        False,
        False,
        False,
    )
    assert found.text == clipboard()


def test_the_second_voicemail_has_words_of_its_own(call):
    leave_voicemails(call, 1)
    page = page_of(call)
    assert page.voicemail_side.which_label.text().startswith("Second voicemail of two.")
    assert "second message" in page.voicemail.text
    assert left(call).script == "second-voicemail"


def test_in_place_of_a_third_something_else_is_suggested_and_v_leaves_it_all_the_same(call):
    leave_voicemails(call, 2)
    page = page_of(call)
    assert page.suggests and page.third.title_label.text() == "They have two voicemails from you."
    assert clipboard() == "something else" and not page.done_button.isVisible()
    call.press(K.Key_V)
    assert not page.suggests and clipboard() == page.text.text
    assert "no third" not in page.voicemail.text
    assert left(call).script == "voicemail"


def test_in_place_of_a_third_a_text_alone(call):
    leave_voicemails(call, 2)
    page = page_of(call)
    call.press(K.Key_2)
    assert not page.suggests and "voice message" not in page.text.text and clipboard() == page.text.text
    assert page.voicemail_side.title_label.text() == "No voicemail this time"
    for key in (K.Key_F, K.Key_T):  # neither has a meaning now
        call.press(key)
    assert page.done_button.text() == "Text sent" and not page.foot.full_button.isVisible()
    found = left(call)
    assert (found.script, found.text_only, found.mailbox_full) == ("text-only", True, False)


@pytest.mark.parametrize(("key", "letters"), [(K.Key_1, 0), (K.Key_Return, 0), (K.Key_3, 1)])
def test_in_place_of_a_third_another_hour_or_a_letter_ends_the_call(call, key, letters):
    edit(call, street="4 Elm Street")
    leave_voicemails(call, 2)
    page_of(call)
    saved = call.save_by(lambda: call.press(key))
    assert saved.outcome is Outcome.NO_ANSWER and call.left == []
    assert len(call.services.lettering.pile()) == letters


def test_a_text_that_went_alone_is_no_voicemail(call):
    leave_voicemails(call, 2)
    page_of(call)
    call.press(K.Key_2)
    left(call)
    assert call.services.preparing.sheet(call.prospect_id).voicemails == 2


def test_someone_around_them_leads_back_to_the_call(call):
    store = call.services.around.store
    with store.writing() as changes:
        store.people_around.add(call.prospect_id, "Rosa Jimenez", call.clock.now, role="assistant")
        changes.prospects.add(call.prospect_id)
    leave_voicemails(call, 2)
    page = page_of(call)
    assert "Rosa Jimenez" in page.third.about[Instead.SOMEONE_AROUND].text()
    call.press(K.Key_4)
    assert call.dialog.script_page.isVisible() and len(call.touches()) == 2


def test_what_cannot_be_done_is_not_suggested(call):
    edit(call, street="", company="")
    give_numbers(call, ("419 555 0142", "home"))
    leave_voicemails(call, 2)
    page = page_of(call)
    assert [what for what, button in page.third.buttons.items() if button.isVisible()] == [Instead.ANOTHER_HOUR]
    call.press(K.Key_2)
    call.press(K.Key_3)
    call.press(K.Key_4)
    assert page.suggests and page.isVisible()


def test_escape_leaves_the_suggestions_and_nothing_is_logged(call):
    leave_voicemails(call, 2)
    page_of(call)
    call.press(K.Key_Escape)
    assert call.dialog.script_page.isVisible() and len(call.touches()) == 2


def test_a_full_mailbox_leaves_the_text_alone_and_says_so(call):
    page = page_of(call)
    call.press(K.Key_F)
    assert page.voicemail_side.title_label.text() == "No voicemail this time"
    assert not page.text_side.told_label.isVisible() and clipboard() == page.text.text
    found = left(call)
    assert (found.script, found.text_only, found.mailbox_full, found.voicemail_only) == (
        "text-only",
        True,
        True,
        False,
    )


def test_a_text_that_cannot_be_sent_leaves_a_voicemail_that_speaks_of_none(call):
    page = page_of(call)
    call.press(K.Key_T)
    assert "a text" not in page.voicemail.text and PROMISE in page.voicemail.text
    assert not page.text.isVisible() and not page.send_button.isVisible()
    assert page.text_side.title_label.text() == "No text this time"
    assert page.done_button.text() == "Voicemail left"
    call.press(K.Key_T)
    assert "a text" in page.voicemail.text and page.text.isVisible()
    call.press(K.Key_T)
    found = left(call)
    assert (found.voicemail_only, found.text_only, found.text, found.script) == (True, False, "", "voicemail")


def test_where_neither_can_be_left_it_says_what_to_do(call):
    page = page_of(call)
    call.press(K.Key_T)
    call.press(K.Key_F)
    assert not page.done_button.isEnabled()
    call.press(K.Key_Return)
    assert call.left == [] and call.is_open()
    assert "N logs a try without an answer" in page.fault_line.text_label.text()
    call.press(K.Key_F)
    assert not page.fault_line.isVisible() and page.done_button.isEnabled()


def test_the_law_keeps_texts_to_the_hours_of_calls(call):
    call.close()
    call.clock.advance(hours=-2)
    call.open()
    page = page_of(call)
    assert clipboard() == "something else" and page.text.text == ""
    assert page.text_side.told_label.text() == (
        "It is 06:33 there. Texts have the hours of calls: opens 8:00. Only the voicemail counts."
    )
    for key in (K.Key_T, K.Key_C, K.Key_E):
        call.press(key)
    assert clipboard() == "something else" and not page.foot.text_button.isVisible() and not page.text_side.editing
    assert "a text" not in page.voicemail.text


def test_the_hour_of_the_message_counts_and_not_that_of_the_opening(call):
    """The call began at 20:59 their time, and the tone came after 21:00."""
    call.close()
    call.clock.advance(hours=12, minutes=26)
    call.open()
    call.press(K.Key_Return)
    call.clock.advance(minutes=2)
    page = page_of(call)
    assert "Texts have the hours of calls" in page.text_side.told_label.text() and clipboard() == "something else"


def test_one_whom_the_law_lets_nobody_call_gets_no_text(call):
    call.close()
    edit(call, country="DE", region="", city="Berlin", party="consumer", zone="Europe/Berlin")
    call.open()
    page = page_of(call)
    assert page.text_side.told_label.text().startswith("The law does not let you text them")
    assert clipboard() == "something else"


def test_a_landline_gets_no_text(call):
    call.close()
    give_numbers(call, ("419 555 0142", "home"))
    call.open()
    page = page_of(call)
    assert page.text_side.told_label.text().startswith("Only landlines are known")


def test_a_text_goes_to_the_mobile_where_the_home_was_called(call):
    call.close()
    give_numbers(call, ("419 555 0142", "home"), ("419 555 0199", "mobile"))
    call.open()
    page = page_of(call)
    assert page.text_side.to_label.text().startswith("to 419 555 0199\n")
    page.send_button.click()
    assert call.opened[-1].path() == "+14195550199"


def test_the_text_is_changed_by_hand_for_this_call_and_keeps_to_the_promise(call):
    page = page_of(call)
    call.press(K.Key_E)
    assert call.dialog.focusWidget() is page.text_side.text_edit
    call.press(K.Key_A, CTRL)
    call.qtbot.keyClicks(call.dialog.focusWidget(), "Maria, it is me.")
    assert "The hours you promise are not in it" in page.text_side.problem_label.text()
    assert page.text_side.problem_label.isVisible() and not page.text_side.copied_label.isVisible()
    call.qtbot.keyClicks(call.dialog.focusWidget(), f" I call {PROMISE}!")
    assert not page.text_side.problem_label.isVisible()
    call.press(K.Key_Escape)
    assert page.isVisible() and page.text.isVisible() and clipboard() == f"Maria, it is me. I call {PROMISE}!"
    call.press(K.Key_Escape)
    call.press(K.Key_V)
    assert page.text.text == f"Maria, it is me. I call {PROMISE}!"
    assert left(call).text == page.text.text


def test_what_was_written_by_hand_follows_another_hour_and_can_be_put_back(call):
    page = page_of(call)
    written = page.text.text
    call.press(K.Key_E)
    page.text_side.text_edit.setPlainText(f"{PROMISE}, all right?")
    call.press(K.Key_Return, CTRL)
    call.press(K.Key_O)
    page.promise_bar.window_edit.from_edit.setTime(QTime(14, 0))
    assert page.text.text == "tomorrow between two and four, all right?"
    assert "tomorrow between two and four" in page.voicemail.text
    assert not page.text_side.copied_label.isVisible()
    page.text_side.reset_button.click()
    assert page.text.text == written.replace(PROMISE, "tomorrow between two and four") == clipboard()
    assert not page.text_side.reset_button.isVisible()


def test_each_of_the_two_texts_keeps_its_own_words(call):
    page = page_of(call)
    call.press(K.Key_E)
    page.text_side.text_edit.setPlainText("With the voicemail")
    call.press(K.Key_F, ALT)
    assert not page.text_side.editing and "With the voicemail" not in page.text.text
    call.press(K.Key_F)
    assert page.text.text == "With the voicemail"


def test_a_text_without_words_is_that_of_the_script(call):
    page = page_of(call)
    written = page.text.text
    call.press(K.Key_E)
    page.text_side.text_edit.setPlainText(" \n")
    assert page.text_side.text_edit.toPlainText() == " \n"
    call.press(K.Key_Escape)
    assert page.text.text == written == clipboard()
    assert left(call).text == written  # Enter belongs to the page again


def test_characters_and_texts_are_counted_and_one_that_is_too_long_cannot_be_sent(call):
    page = page_of(call)
    call.press(K.Key_E)
    page.text_side.text_edit.setPlainText("’" + "a" * 70)
    assert page.text_side.to_label.text() == "to 419 555 0142\n71 characters, 2 texts"
    assert "“’” is not in the alphabet" in page.text_side.to_label.toolTip()
    page.text_side.text_edit.setPlainText("a" * 100_000)
    assert page.text_side.problem_label.text().startswith("No text may be that long")
    assert not page.send_button.isEnabled()


def test_an_own_voicemail_that_speaks_of_a_text_anyway_is_pointed_out(call):
    call.services.scripting.save("voicemail", "# V\n\n## Say\n\nI send a text. I call {{ promise or 'again' }}.")
    page = page_of(call)
    call.press(K.Key_T)
    assert page.voicemail_side.which_label.text().endswith("Leave out what it says of a text.")


def test_the_voicemail_has_no_bar_to_scroll_where_it_fits_and_reads_in_the_dark(call, qapp):
    theme.apply(qapp, "dark")
    page = page_of(call)
    assert page.voicemail_side.verticalScrollBar().maximum() == 0
