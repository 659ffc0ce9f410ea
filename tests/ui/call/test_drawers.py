"""The three drawers and the script's own menu, by keys over the real dialog."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.script import PassageKind, parse, render
from reengage_desktop.domain.script_library import ScriptKind
from reengage_desktop.domain.story import Story, said
from reengage_desktop.ui.call.answer_bank import AnswerBank
from reengage_desktop.ui.call.drawers import Drawer, Entry, passages_in, told

K = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHORT = """# Short
## Hello
Hello {{ first_name }}, this is a sales call.
## Goodbye
Goodbye.
## If they say: Who are you [7]
It is me.
## If they say: Too Expensive
Mine.
"""


def bank(call):
    return call.dialog.script_page.answers


def labels(call) -> list[str]:
    return [entry.label for entry in bank(call).entries()]


@pytest.fixture
def live(call):
    call.press(K.Key_Return)
    return call


def test_the_answers_of_the_script_come_first_then_those_of_every_call_each_once(live):
    live.services.scripting.save("two-reasons-call", SHORT)
    live.close()
    live.open()
    live.press(K.Key_Return)
    found = labels(live)
    assert found[:2] == ["Who are you", "Too Expensive"]
    assert "Bad timing" in found and "Too expensive" not in found
    live.press(K.Key_7)
    assert bank(live).text_label.text() == "It is me."
    live.press(K.Key_1)
    assert bank(live).text_label.text() == "Mine."


def test_nine_have_a_number_in_the_order_in_which_they_stand(live):
    found = [entry.key for entry in bank(live).entries()]
    assert found == [*"123456789", *[""] * (len(found) - 9)]


def test_letters_open_the_drawers_digits_choose_and_the_next_press_goes_on(live):
    live.press(K.Key_Q)
    assert bank(live).open_one is Drawer.QUESTIONS
    first = bank(live).text_label.text()
    live.press(K.Key_Q)
    second = bank(live).text_label.text()
    assert first != second
    live.press(K.Key_1)
    assert bank(live).text_label.text() == first
    live.press(K.Key_O)
    assert bank(live).open_one is Drawer.ANSWERS
    live.press(K.Key_Q)
    assert bank(live).text_label.text() == first  # it lies open where it was left


def test_left_and_right_go_round_in_the_open_drawer_and_up_and_down_stay_with_the_script(live):
    texts = [entry.text for entry in bank(live).entries()]
    live.press(K.Key_Left)
    assert bank(live).text_label.text() == texts[-1]
    live.press(K.Key_Right)
    assert bank(live).text_label.text() == texts[0]
    live.press(K.Key_Down)
    assert bank(live).text_label.text() == texts[0]
    assert live.dialog.script_view.current == 1


def test_within_a_drawer_all_arrows_choose_and_space_still_turns_the_page(live):
    first = bank(live).flow.chips[0]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    live.press(K.Key_Right)
    assert bank(live).text_label.text() == bank(live).entries()[1].text
    live.press(K.Key_Down)
    chosen = bank(live).text_label.text()
    assert chosen not in (bank(live).entries()[0].text, bank(live).entries()[1].text)
    live.press(K.Key_Space)
    assert live.dialog.script_view.current == 1
    assert bank(live).text_label.text() == chosen


def test_while_a_note_is_typed_alt_and_the_letter_open_a_drawer(live):
    live.dialog.notes_edit.setFocus()
    live.press(K.Key_Q)
    assert live.dialog.notes_edit.toPlainText() == "q"
    assert bank(live).open_one is Drawer.ANSWERS
    live.press(K.Key_Q, ALT)
    assert bank(live).open_one is Drawer.QUESTIONS


def test_stories_are_fetched_when_their_drawer_is_opened_the_fitting_one_first(live):
    banking = live.services.banking
    banking.save(Story(0, "A nursery switched in nine days.", "Bright Steps", True, "Payroll", WhyNot.NOT_READY))
    told_of = Story(0, "A deli pays 38 per cent less.", "Petersen", True, "Solar roof", WhyNot.COULD_NOT_AFFORD)
    banking.save(told_of)
    live.press(K.Key_T)
    assert bank(live).text_label.text() == said(told_of)
    live.press(K.Key_2)
    assert bank(live).text_label.text().startswith("A nursery switched in nine days.")


def test_the_story_that_was_chosen_comes_first_and_of_hundreds_only_the_best(live):
    banking = live.services.banking
    ids = [banking.save(Story(0, f"A deli saves {n} hours.", product="Solar roof"))[0] for n in range(40)]
    banking.choose(live.prospect_id, ids[20])
    live.press(K.Key_T)
    assert bank(live).text_label.text() == "A deli saves 20 hours."
    assert len(bank(live).entries()) == 18


def test_a_customer_who_may_not_be_named_is_not(live):
    live.services.banking.save(Story(0, "Okafor got a third back.", "Okafor", False))
    live.press(K.Key_T)
    assert "Okafor" not in bank(live).text_label.text()
    assert not any("Okafor" in chip.text() for chip in bank(live).flow.chips)


def test_a_drawer_without_stories_says_where_they_are_written(live):
    live.press(K.Key_T)
    assert bank(live).text_label.text().startswith("No results or stories yet.")
    live.press(K.Key_1)
    live.press(K.Key_Right)
    assert bank(live).flow.isHidden()


def test_before_it_rings_the_drawers_are_shut(call):
    for key in (K.Key_O, K.Key_T, K.Key_1, K.Key_Right):
        call.press(key)
    assert call.dialog.findChild(AnswerBank) is None


def test_twelve_answers_wrap_within_their_room_and_the_chosen_one_is_seen(live):
    many = SHORT.replace(" [7]", "") + "".join(
        f"## If they say: A long thing they may well say {n}\nYes {n}.\n" for n in range(20)
    )
    live.services.scripting.save("two-reasons-call", many)
    live.close()
    live.open()
    live.press(K.Key_Return)
    flow = bank(live).flow
    assert flow.height() <= 3 * 34
    assert all(chip.geometry().right() <= flow.viewport().width() for chip in flow.chips)
    live.press(K.Key_Left)
    last = flow.chips[-1]
    assert last.isChecked() and not last.visibleRegion().isEmpty()
    assert last.text() == labels(live)[-1]  # no digit is left for it


def test_an_answer_with_an_ampersand_is_no_key_of_its_own(live):
    live.services.scripting.save("two-reasons-call", SHORT.replace("Who are you", "R&D decides"))
    live.close()
    live.open()
    live.press(K.Key_Return)
    assert bank(live).flow.chips[0].shortcut().isEmpty()
    assert "R&D decides" in bank(live).flow.chips[0].text()


# The script itself


def menu_of(call) -> QMenu:
    call.press(K.Key_J, CTRL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.expects_warning("This plugin does not support")
def test_control_j_lists_the_scripts_and_the_chosen_one_is_requested(live):
    asked: list[str] = []
    page = live.dialog.script_page
    page.script_requested.connect(asked.append)
    menu = menu_of(live)
    shown = {action.text(): action for action in menu.actions() if action.actionGroup()}
    assert list(shown) == [title for _, title in live.services.scripting.titles(ScriptKind.CALL)]
    assert [text for text, action in shown.items() if action.isChecked()] == [page.menu.text()]
    for key in (K.Key_Down, K.Key_Down, K.Key_Return):
        live.qtbot.keyClick(menu, key)
    live.settle()
    assert asked == ["new-ideas-call"]


def test_another_script_of_the_same_call_keeps_notes_clock_and_place(live):
    page, view = live.dialog.script_page, live.dialog.script_view
    live.qtbot.keyClicks(live.dialog.notes_edit, "Two new staff")
    live.clock.advance(seconds=70)
    live.dialog.script_view.setFocus()
    live.press(K.Key_Space)
    page.change_script(live.services.preparing.sheet(live.prospect_id, "new-ideas-call"))
    assert view.current_passage().label == "Small talk" and view.current == 1
    assert page.menu.text() == "New ideas"
    assert live.dialog.notes_edit.toPlainText() == "Two new staff"
    assert bank(live).isVisible()


def test_the_answers_are_those_of_the_other_script_then(live):
    live.services.scripting.save("new-ideas-call", SHORT)
    live.dialog.script_page.change_script(live.services.preparing.sheet(live.prospect_id, "new-ideas-call"))
    assert labels(live)[0] == "Who are you"


def test_a_shared_script_that_cannot_be_read_is_told_and_the_call_goes_on(call):
    with call.services.around.store.writing():
        call.services.around.store.scripts.keep("answers", "## If they say: So {\nNo.\n", call.clock())
    call.press(K.Key_Return)
    assert "cannot be used" in call.dialog.script_page.fault_line.text_label.text()
    call.press(K.Key_T)
    assert call.dialog.script_page.answers.isVisible()


def test_keys_of_the_script_are_kept_and_the_rest_get_the_free_digits() -> None:
    script = "".join(
        f"## Ask: {name}\nSo.\n" for name in ("A [3]", "B", "C [x]", "D", "E", "F", "G", "H", "I", "J", "K")
    )
    found = passages_in(render(parse(script), {}), PassageKind.QUESTION)
    assert found[:2] == (Entry("3", "A", "So."), Entry("1", "B", "So."))
    keys = [entry.key for entry in found]
    assert sorted(filter(None, keys)) == list("123456789")
    assert [entry.label for entry in found if not entry.key] == ["C", "K"], "a letter is no key here"


def test_stories_are_called_by_their_first_words() -> None:
    labelled = [entry.label for entry in told(["Short one.", "A deli with the same ovens now pays less.", "x" * 99])]
    assert labelled == ["Short one.", "A deli with the same ovens…", "x" * 26 + "…"]
    assert [entry.key for entry in told(["So."] * 11)][-3:] == ["9", "", ""]
