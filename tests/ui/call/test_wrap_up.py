"""The wrap-up by keys: each question, the letter, the reason of the next call, and what survives an interruption."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest

from reengage_desktop.domain.draft import Draft
from reengage_desktop.domain.fact import FactState
from reengage_desktop.domain.letter import LetterState
from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Certainty, Stage
from reengage_desktop.domain.touch import LearnedFor
from reengage_desktop.ui import theme
from reengage_desktop.ui.call import kept_wrap_up
from reengage_desktop.ui.call.kept_wrap_up import KeptForm, KeptWrapUp

K = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
RATE = "Your power rate went up 11 per cent in September"
BY_HAND = "Dear Maria,\n\nit was good to hear you.\n\nDana"


def alt(call, *letters: str) -> None:
    for letter in letters:
        call.press(K(ord(letter)), ALT)


def typed(call, words: str) -> None:
    call.qtbot.keyClicks(call.dialog.focusWidget(), words)


def kept(call) -> KeptWrapUp:
    return kept_wrap_up.read(call.services.around.store.drafts.get(call.prospect_id).wrap_up)


def letters(call) -> list[tuple[str, str, LetterState]]:
    found = call.services.around.store.letters.of(call.prospect_id)
    return [(letter.template, letter.words, letter.state) for letter in found]


def write_all(call) -> None:
    """Each question of a wrap-up, from the first letter to the last, without the mouse."""
    typed(call, "Landlord renewed")
    alt(call, "P", "L", "2")
    call.press(K.Key_Tab)
    typed(call, "Afraid the lease would end")
    alt(call, "Y", "3")
    typed(call, "Needs cold storage by spring")
    alt(call, "O", "I", "K")
    typed(call, "A battery with cold storage")


def wrap_up(call, key: K = K.Key_R):
    call.press(key)
    return call.dialog.wrap_up_page


# By keys


def test_a_whole_wrap_up_is_written_by_keys_alone(call):
    call.press(K.Key_Return)
    call.clock.advance(minutes=7)
    wrap_up(call)
    write_all(call)
    call.save_by(lambda: call.press(K.Key_Return, CTRL))
    (touch,) = call.touches()
    assert touch.note == f"Changed: People, Place. Landlord renewed.\nI called because: {RATE}"
    assert (touch.learned, touch.learned_for) == ("Needs cold storage by spring", LearnedFor.ON)
    real = next(reason for reason in call.reasons() if reason.kind == "real")
    assert (real.words, real.certainty) == ("Afraid the lease would end", Certainty.THEY_SAID)
    assert call.person().next_action.promised and call.person().reason_to_call == "A battery with cold storage"
    facts = call.services.around.store.facts.of(call.prospect_id)
    assert [fact.words for fact in facts] == ["Needs cold storage by spring"]
    ((template, words, state),) = letters(call)
    assert (template, state) == ("letter-after-call", LetterState.DRAFT)
    assert words.startswith("Dear Maria,")


def test_tab_goes_through_all_and_ends_on_the_buttons_that_save(call):
    page = wrap_up(call)
    page.saved_panel.letter_card.draft_now()
    seen = []
    for _ in range(60):
        call.press(K.Key_Tab)
        focused = call.dialog.focusWidget()
        seen.append(focused)
        if focused is page.next_button:
            break
    names = [widget.objectName() for widget in seen if widget.objectName()]
    order = ["stated_edit", "real_edit", "wrap_learned_edit", "told_check", "reason", "letter_check"]
    assert [name for name in names if name in order] == order
    assert seen[-2:] == [page.save_button, page.next_button]


def test_enter_among_the_fields_saves_nothing(call):
    page = wrap_up(call)
    page.learned_edit.setText("Bakes at night")
    for _ in range(3):
        call.press(K.Key_Return)
        call.press(K.Key_Tab)
    assert call.is_open() and call.touches() == []


def test_nothing_yet_and_a_change_do_not_go_together(call):
    page = wrap_up(call)
    alt(call, "M", "T")
    assert page.changed_words() == "Changed: Money, Timing."
    alt(call, "N")
    assert page.changed_words() == "Changed: Nothing yet."
    alt(call, "S")
    assert page.changed_words() == "Changed: Supplier."


def test_letters_alone_are_enough_outside_text(call):
    page = wrap_up(call)
    page.save_button.setFocus()
    call.press(K.Key_W)
    call.press(K.Key_E)
    assert page.learned_edit.text() == "Nothing new"
    assert call.dialog.focusWidget() is page.next_step.window_edit.day_edit
    assert page.next_step.told_check.isChecked()


def test_why_not_is_chosen_by_the_arrows_after_a_no(call):
    wrap_up(call, K.Key_X)
    alt(call, "2")
    call.press(K.Key_Right)
    call.press(K.Key_Space)
    call.save_by(lambda: call.press(K.Key_Return, CTRL))
    assert call.quote().why_not.value == "not_ready"


def test_a_surer_reason_is_kept_beside_the_one_that_was_a_guess(call):
    for letter, learned in (("G", "One"), ("Y", "Two")):
        page = wrap_up(call)
        page.form.real_edit.setText("The lease")
        page.learned_edit.setText(learned)
        alt(call, letter)
        call.save_by(lambda: call.press(K.Key_Return, CTRL))
        call.clock.advance(days=3)
        call.open()
    real = [reason.certainty for reason in call.reasons() if reason.kind == "real"]
    assert real == [Certainty.THEY_SAID, Certainty.GUESS]


# The reason of the next call


def test_a_reason_that_was_told_is_used_up_and_stays_in_the_history(call):
    page = wrap_up(call)
    page.form.nothing_new_button.click()
    call.save_by(lambda: call.press(K.Key_Return, CTRL))
    assert call.person().reason_to_call == ""
    assert call.touches()[0].note == f"I called because: {RATE}"


def test_a_reason_that_was_not_told_yet_stays(call):
    page = wrap_up(call)
    page.form.nothing_new_button.click()
    assert page.saved_panel.told_label.isVisible()
    alt(call, "J")
    call.save_by(lambda: call.press(K.Key_Return, CTRL))
    assert (call.person().reason_to_call, call.touches()[0].note) == (RATE, "")


def test_an_empty_phrase_is_marked_with_a_better_idea(call):
    page = wrap_up(call)
    alt(call, "K")
    typed(call, "Just checking in")
    told = page.saved_panel.empty_label
    assert told.isVisible() and "” says nothing new. " in told.text()
    page.saved_panel.reason_edit.setText("A battery with cold storage")
    assert not told.isVisible()


# The letter


def test_the_letter_is_drafted_anew_as_one_writes_until_it_is_edited(call):
    page = wrap_up(call)
    card = page.saved_panel.letter_card
    first = card.text_label.text()
    assert first.startswith("Dear Maria,") and card.from_label.text() == "drafted from your notes"
    alt(call, "3")
    typed(call, "Needs cold storage by spring")
    call.qtbot.waitUntil(lambda: not card._pause.isActive(), timeout=2000)
    alt(call, "U")
    card.text_edit.setPlainText(BY_HAND)
    alt(call, "U")
    assert card.text_label.text() == BY_HAND and card.from_label.text() == "in your words"
    alt(call, "I", "1")
    typed(call, "Landlord renewed")
    call.save_by(lambda: call.press(K.Key_Return, CTRL))
    assert letters(call) == [("letter-after-call", BY_HAND, LetterState.READY)]


def test_an_emptied_letter_is_drafted_anew(call):
    page = wrap_up(call)
    card = page.saved_panel.letter_card
    first = card.text_label.text()
    alt(call, "U")
    card.text_edit.setPlainText("")
    alt(call, "U")
    assert card.text_label.text() == first


def test_no_letter_goes_to_the_pile_where_none_is_wanted(call):
    page = wrap_up(call)
    page.form.nothing_new_button.click()
    alt(call, "B")
    call.save_by(lambda: call.press(K.Key_Return, CTRL))
    assert letters(call) == []


def test_the_pile_is_counted_and_the_last_letter_typed_is_in_the_letter(call, services, maria):
    page = wrap_up(call)
    page.form.nothing_new_button.click()
    call.save_by(lambda: call.press(K.Key_Return, CTRL))
    call.open()
    page = wrap_up(call)
    assert page.saved_panel.letter_card.wanted_check.text() == "Add to today’s letters, 1 is waiting"


def test_a_template_that_cannot_be_read_is_told_in_place_of_the_letter_and_holds_nothing_up(call, services):
    with services.around.store.writing():
        services.around.store.scripts.keep("letter-after-call", "# Letter\n\n## Letter\n\n{% if %}", call.clock.now)
    page = wrap_up(call)
    card = page.saved_panel.letter_card
    assert card.isVisible() and not card.wanted_check.isVisible() and card.text_label.text()
    page.form.nothing_new_button.click()
    call.save_by(lambda: call.press(K.Key_Return, CTRL))
    assert letters(call) == [] and len(call.touches()) == 1


# What will be saved


def test_the_side_says_what_will_be_saved(call, services, maria):
    call.close()
    with services.around.store.writing():
        for words in ("Lease ends 30 November", "Ovens run 03:00–11:00", "Two sons"):
            services.around.store.facts.add(maria, words, call.clock.now)
    call.open()
    call.press(K.Key_Return)
    asked = call.dialog.script_page.side.notes_page.facts
    states = (FactState.CHANGED, FactState.HOLDS, FactState.UNKNOWN)
    for row, state in enumerate(states):
        asked.model.set_state(row, state)
    asked.model.set_became(0, "renewed until 2031")
    page = wrap_up(call)
    page.form.real_edit.setText("The lease")
    alt(call, "3")
    typed(call, "Wholesale round")
    assert page.saved_panel.rows_card.text().splitlines() == [
        "Lease ends 30 November becomes renewed until 2031",
        "Ovens run 03:00–11:00 still true today",
        "Two sons is asked again next time",
        "Wholesale round",
        "Real: The lease",
    ]
    call.save_by(lambda: call.press(K.Key_Return, CTRL))
    facts = services.around.store.facts.of(maria, changed_too=True)
    assert {(fact.words, fact.state) for fact in facts} == {
        ("Lease ends 30 November", FactState.CHANGED),
        ("renewed until 2031", FactState.HOLDS),
        ("Ovens run 03:00–11:00", FactState.HOLDS),
        ("Two sons", FactState.UNKNOWN),
        ("Wholesale round", FactState.HOLDS),
    }


def test_words_of_theirs_are_never_read_as_markup(call):
    page = wrap_up(call)
    alt(call, "3")
    typed(call, "<b>x</b> & co")
    (_, _, told), *_ = page.saved_panel.rows_card._lines
    assert "&lt;b&gt;x" in told.text() and told.accessibleName() == "<b>x</b> & co"


def test_the_theme_may_change_while_one_writes_and_after_it(call, qapp):
    page = wrap_up(call)
    alt(call, "3")
    typed(call, "Wholesale round")
    page.form.use_choice.button(LearnedFor.ON).click()
    (_, _, told), *_ = page.saved_panel.rows_card._lines
    light = told.text()
    theme.apply(qapp, "dark")
    assert told.text() != light
    call.close()
    theme.apply(qapp, "light")


def test_who_comes_next_stands_beside_the_button(call, services):
    from reengage_desktop.services.forms import PersonForm

    services.keeping.add(PersonForm(name="Annette Lindqvist", phones=("419 555 0143",), region="OH", country="US"))
    page = wrap_up(call)
    call.qtbot.waitUntil(lambda: page.foot.following_label.text() == "next: Annette Lindqvist", timeout=2000)


# Nothing is lost


def interrupted(call):
    """Everything written, a letter in one's own words, and the cross of the window."""
    call.press(K.Key_Return)
    call.clock.advance(minutes=7)
    typed_in_call = call.dialog.notes_edit
    typed_in_call.setFocus()
    call.qtbot.keyClicks(typed_in_call, "Two new staff")
    call.press(K.Key_R, ALT)
    page = call.dialog.wrap_up_page
    write_all(call)
    alt(call, "E")
    page.next_step.window_edit.day_edit.setDate(QDate(2026, 12, 1))
    alt(call, "U")
    page.saved_panel.letter_card.text_edit.setPlainText(BY_HAND)
    call.close()


def state(page) -> tuple[object, ...]:
    panel = page.saved_panel
    return (
        page.form.kept(),
        page.learned_edit.text(),
        page.next_step.action(),
        panel.reason_edit.text(),
        panel.letter_card.letter(),
        panel.rows_card.text(),
    )


def test_an_interrupted_wrap_up_is_offered_and_is_there_again(call):
    interrupted(call)
    assert call.touches() == []
    call.clock.advance(minutes=12)
    call.open()
    strip = call.dialog.script_page.asking
    assert strip.question_label.text() == "You were wrapping up: Reached, 12 minutes ago"
    assert call.dialog.notes_edit.toPlainText() == "Two new staff"
    assert not call.dialog.head.ring_button.isVisible()  # Enter has one meaning
    call.press(K.Key_Return)
    page = call.dialog.wrap_up_page
    assert page.isVisible() and page.form.kept().changes == ("people", "place")
    assert page.next_step.window_edit.day() == datetime(2026, 12, 1, tzinfo=UTC).date()
    before = state(page)
    call.close()
    call.open()
    call.press(K.Key_Return)
    assert state(call.dialog.wrap_up_page) == before
    call.save_by(lambda: call.press(K.Key_Return, CTRL))
    (touch,) = call.touches()
    assert touch.note == f"Two new staff\nChanged: People, Place. Landlord renewed.\nI called because: {RATE}"
    assert (touch.learned, touch.learned_for, touch.seconds) == ("Needs cold storage by spring", LearnedFor.ON, 420)
    assert letters(call) == [("letter-after-call", BY_HAND, LetterState.READY)]
    assert call.person().reason_to_call == "A battery with cold storage"
    assert call.services.around.store.drafts.get(call.prospect_id) == Draft()


def test_not_now_leaves_it_waiting_and_another_ending_takes_its_words_along(call):
    interrupted(call)
    call.open()
    call.press(K.Key_Escape)
    assert call.is_open() and call.dialog.script_page.asking is None
    assert call.dialog.head.ring_button.isVisible()
    assert kept(call).outcome is Outcome.REACHED
    call.save_by(lambda: call.press(K.Key_N))
    assert call.touches()[0].note == "Two new staff\nChanged: People, Place. Landlord renewed."


def test_another_talk_takes_all_of_it_up(call):
    interrupted(call)
    call.open()
    page = wrap_up(call, K.Key_L)
    assert page.form.kept().changes == ("people", "place")
    assert page.learned_edit.text() == "Needs cold storage by spring"


def test_an_ending_opened_by_mistake_is_not_offered(call):
    call.press(K.Key_Return)
    call.qtbot.keyClicks(call.dialog.notes_edit, "Rang long")
    call.press(K.Key_R, ALT)
    call.press(K.Key_Escape)
    call.press(K.Key_Escape)
    assert not call.is_open()
    call.open()
    assert call.dialog.script_page.asking is None
    assert call.dialog.notes_edit.toPlainText() == "Rang long"


def test_back_at_the_script_and_forward_again_nothing_has_changed(call):
    page = wrap_up(call)
    write_all(call)
    alt(call, "E")
    page.next_step.window_edit.day_edit.setDate(QDate(2026, 12, 1))
    before = state(page)
    call.press(K.Key_Escape)
    call.press(K.Key_R)
    assert call.dialog.wrap_up_page is page and state(page) == before


def test_facts_that_were_asked_again_survive_before_there_is_an_ending(call, services, maria):
    call.close()
    with services.around.store.writing():
        services.around.store.facts.add(maria, "Lease ends 30 November", call.clock.now)
    call.open()
    call.press(K.Key_Return)
    side = call.dialog.script_page.side
    side.notes_page.facts.view.answer(0, FactState.CHANGED)
    side.notes_page.facts.model.set_became(0, "renewed until 2031")
    side.typed()
    call.close()
    call.open()
    (row,) = call.dialog.script_page.side.notes_page.facts.model.rows
    assert (row.state, row.became) == (FactState.CHANGED, "renewed until 2031")
    assert call.dialog.script_page.asking is None
    call.save_by(lambda: call.press(K.Key_N))
    assert [fact.words for fact in services.around.store.facts.of(maria)] == ["renewed until 2031"]


def test_a_call_that_is_taken_back_is_one_that_was_interrupted(call):
    wrap_up(call)
    write_all(call)
    saved = call.save_by(lambda: call.press(K.Key_Return, CTRL))
    call.services.calling.undo(saved)
    assert letters(call) == [] and call.touches() == []
    call.open()
    assert call.dialog.script_page.asking is not None
    call.press(K.Key_Return)
    assert call.dialog.wrap_up_page.learned_edit.text() == "Needs cold storage by spring"


def test_what_another_version_wrote_is_passed_over(call, services, maria):
    call.close()
    for text in ("{}", "[", json.dumps({"outcome": "Q"}), json.dumps([1]), '"R"'):
        with services.around.store.writing():
            services.around.store.drafts.keep(maria, Draft("Half", "a note", text), call.clock.now)
        call.open()
        assert call.dialog.script_page.asking is None
        assert call.dialog.notes_edit.toPlainText() == "Half"
        call.close()


def test_a_wrap_up_is_the_same_after_it_was_text():
    whole = KeptWrapUp(
        outcome=Outcome.SAID_NO,
        at=datetime(2026, 10, 13, 12, 33, tzinfo=UTC),
        seconds=12,
        form=KeptForm(("people",), "New oven", "Dear", "Lease", Certainty.GUESS, None, LearnedFor.DOOR),
        changed_line="Changed: People.",
        step=kept_wrap_up.KeptStep("visit", (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=UTC)), True),
        next_reason="A battery",
        letter="Dear",
        letter_wanted=False,
        facts=(kept_wrap_up.FactAnswer(3, FactState.CHANGED, "x"),),
    )
    assert kept_wrap_up.read(whole.text()) == whole
    assert KeptWrapUp().text() == ""


def test_what_happens_around_it_does_not_disturb_who_is_writing(call, services, maria):
    page = wrap_up(call)
    alt(call, "3")
    typed(call, "Bakes at ni")
    at = datetime(2026, 10, 20, 14, 0, tzinfo=UTC)
    meeting = NextAction(ActionKind.APPOINTMENT, at, at)
    with services.around.store.writing() as changes:
        services.around.store.prospects.set_next(maria, Stage.ACTIVE, meeting, call.clock.now)
        changes.prospects.add(maria)
        changes.settings = True
    call.clock.advance(minutes=40)
    call.settle()
    assert call.dialog.focusWidget() is page.learned_edit and call.is_open()
    typed(call, "ght")
    assert page.learned_edit.text() == "Bakes at night"


def test_a_full_disk_keeps_all_that_was_typed(call, services):
    page = wrap_up(call)
    write_all(call)
    before = state(page)
    other = sqlite3.connect(services.around.store.path)
    services.around.store._db.execute_sql("PRAGMA busy_timeout = 50")
    other.execute("BEGIN IMMEDIATE")
    call.press(K.Key_Return, CTRL)
    assert page.fault_line.isVisible() and call.touches() == [] and call.is_open()
    assert state(page) == before
    other.rollback()
    other.close()
    call.save_by(lambda: call.press(K.Key_Return, CTRL))
    assert call.touches()[0].learned == "Needs cold storage by spring"


WRITES_AND_IS_KILLED = """
import os, sys
from datetime import datetime
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from reengage_desktop.services.bundle import open_services
from reengage_desktop.ui import theme
from reengage_desktop.ui.call.call_dialog import CallDialog

app = QApplication([])
theme.apply(app, "light")
now = datetime.fromisoformat(sys.argv[2])
services = open_services(Path(sys.argv[1]), lambda: now, lambda: "America/New_York", lambda: 0.0)
dialog = CallDialog(services, int(sys.argv[3]), lambda: now)
dialog.open()
QTest.qWaitForWindowExposed(dialog)
QTest.keyClick(dialog, Qt.Key.Key_R)
page = dialog.wrap_up_page
QTest.keyClicks(page.changed_edit, "Landlord renewed")
QTest.keyClicks(page.learned_edit, "Needs cold storage")
while "Landlord" not in services.around.store.drafts.get(int(sys.argv[3])).wrap_up:
    QTest.qWait(20)
print("Written", flush=True)
sys.stdin.read()
"""


def test_a_program_that_is_killed_loses_nothing(call, services, maria):
    call.close()
    facts = [str(services.around.store.path), call.clock.now.isoformat(), str(maria)]
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", WRITES_AND_IS_KILLED, *facts], stdin=pipe, stdout=pipe) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"Written"
        process.kill()
    call.open()
    assert call.dialog.script_page.asking is not None
    call.press(K.Key_Return)
    page = call.dialog.wrap_up_page
    assert (page.changed_edit.text(), page.learned_edit.text()) == ("Landlord renewed", "Needs cold storage")


@pytest.mark.parametrize("size", [(1280, 688), (1366, 736)])
def test_all_of_it_is_seen_without_scrolling(call, size):
    call.dialog.resize(*size)
    page = wrap_up(call)
    write_all(call)
    call.settle()
    for widget in (page.next_step.say_box, page.saved_panel.letter_card.wanted_check):
        bottom = widget.mapTo(page, QPoint(0, widget.height())).y()
        assert bottom <= page.height() - 56
    QTest.qWait(0)
