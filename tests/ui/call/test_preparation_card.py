"""Before it rings: the line, why they could not act, homework and facts, written beside the script."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from reengage_desktop.domain.homework import HomeworkKind
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm

K = Qt.Key
NEW = "The night rate ends in March"


@pytest.fixture
def card(call):
    return call.dialog.script_page.side.card


@pytest.fixture
def bare(call, services):
    """Somebody of whom nothing is known but a number."""
    call.close()
    call.prospect_id = services.keeping.add(PersonForm(name="Ben Adler", phones=("617 555 0142",)))
    call.open()
    return call.dialog.script_page.side.card


def marks(card) -> list[bool]:
    return [not part.isHidden() for part in card._prepared]


def kept(call):
    return call.services.preparing.sheet(call.prospect_id)


def add(call, section, kind: object, words: str) -> None:
    """As a person does: Add, the kind, the words, Enter."""
    section.add_button.click()
    section.entry.kind_combo.setCurrentIndex([value for value, _ in section._kinds].index(kind))
    call.qtbot.keyClicks(section.entry.words_edit, words)
    call.press(K.Key_Return)


def test_f2_writes_the_line_which_is_kept_after_a_pause_and_told(call, card):
    told = []
    call.dialog.script_page.side.reason_changed.connect(lambda: told.append(True))
    call.press(K.Key_F2)
    assert card.reason.edit.hasFocus()
    call.qtbot.keyClicks(card.reason.edit, NEW)
    call.qtbot.waitUntil(lambda: kept(call).prospect.reason_to_call == NEW, timeout=1500)
    assert told and card.reason.edit.hasFocus()
    call.press(K.Key_Return)
    assert call.dialog.script_view.hasFocus() and "\n" not in card.reason.edit.toPlainText()


def test_what_is_written_stands_beside_the_script_during_the_call(call, card):
    call.press(K.Key_F2)
    call.qtbot.keyClicks(card.reason.edit, NEW)
    call.press(K.Key_Return)
    call.press(K.Key_Return)
    assert NEW in call.dialog.script_page.side.notes_page.known.text()


def test_esc_leaves_the_line_and_not_the_call(call, card):
    call.press(K.Key_F2)
    call.press(K.Key_End)
    call.qtbot.keyClicks(card.reason.edit, "!")
    call.press(K.Key_Escape)
    assert call.is_open() and call.dialog.script_view.hasFocus()
    assert kept(call).prospect.reason_to_call.endswith("September!")


def test_a_line_that_was_emptied_stays_as_it_was(call, card):
    before = card.reason.edit.toPlainText()
    call.press(K.Key_F2)
    card.reason.edit.selectAll()
    call.press(K.Key_Delete)
    call.press(K.Key_Escape)
    assert card.reason.edit.toPlainText() == before == kept(call).prospect.reason_to_call


def test_letters_in_the_line_are_no_outcomes(call, card):
    call.press(K.Key_F2)
    call.qtbot.keyClicks(card.reason.edit, " NVGWRALXSD")
    assert call.touches() == [] and card.reason.edit.toPlainText().endswith("NVGWRALXSD")


def test_outcomes_are_keys_while_no_field_has_the_focus(call, card):
    call.press(K.Key_F2)
    call.press(K.Key_Escape)
    assert call.save_by(lambda: call.press(K.Key_N)).outcome.value == "N"


def test_without_a_reason_or_a_why_the_card_says_so_and_the_call_can_start(call, bare):
    assert marks(bare) == [False, False]
    assert bare.reason.lack_view.text() == "No reason to call yet. What is new for them?"
    assert bare.known.text() == "No note on why. Ask first thing."
    call.press(K.Key_Return)
    assert call.dialog.script_page.side.is_live


def test_once_both_are_there_the_call_is_prepared(call, bare):
    call.press(K.Key_F2)
    call.qtbot.keyClicks(bare.reason.edit, NEW)
    call.press(K.Key_Return)
    assert marks(bare) == [False, False]
    add(call, bare.why, "said", "Too early for us")
    assert bare.known.text().startswith("Said “Too early for us”, today")
    assert marks(bare) == [True, True] and kept(call).lacks == ()


def test_an_empty_phrase_is_kept_but_is_not_prepared(call, bare):
    call.press(K.Key_F2)
    call.qtbot.keyClicks(bare.reason.edit, "Just checking in")
    call.press(K.Key_Return)
    assert kept(call).prospect.reason_to_call == "Just checking in" and len(kept(call).lacks) == 2
    assert "says nothing new" in bare.reason.lack_view.text()


def test_a_real_reason_says_how_sure_one_is(call, card):
    add(call, card.why, card.why._kinds[2][0], "The lease ends in November")
    assert card.known.text().splitlines()[1:] == ["The lease ends in November", "today, fairly sure"]


def test_homework_is_added_row_by_row_and_esc_goes_back(call, card):
    add(call, card.homework, HomeworkKind.MISSED, "Never asked who signs")
    assert card.homework.entry.words_edit.hasFocus() and card.homework.entry.words_edit.text() == ""
    call.qtbot.keyClicks(card.homework.entry.words_edit, "Who else decides")
    call.press(K.Key_Return)
    call.press(K.Key_Escape)
    assert call.is_open() and not card.homework.is_writing and call.dialog.script_view.hasFocus()
    assert [(work.kind, work.words) for work in kept(call).homework] == [
        (HomeworkKind.MISSED, "Never asked who signs"),
        (HomeworkKind.MISSED, "Who else decides"),
    ]
    assert [row.label for row in card.homework_list.rows.rows] == ["Missed", "Missed"]


def test_a_row_is_changed_by_enter_and_removed_by_delete_with_a_way_back(call, card):
    add(call, card.homework, HomeworkKind.CHANGED, "Rates rose")
    call.press(K.Key_Escape)
    card.homework_list.setFocus()
    call.press(K.Key_Return)
    assert card.homework.entry.words_edit.text() == "Rates rose"
    call.qtbot.keyClicks(card.homework.entry.words_edit, " by 11 %")
    call.press(K.Key_Return)
    assert [work.words for work in kept(call).homework] == ["Rates rose by 11 %"] and card.homework_list.hasFocus()
    call.press(K.Key_Delete)
    assert kept(call).homework == () and card.homework_list.isHidden()
    assert card.homework.undo_button.hasFocus()
    call.press(K.Key_Return)
    assert [work.words for work in kept(call).homework] == ["Rates rose by 11 %"]
    assert not call.dialog.script_page.side.is_live


def test_empty_words_are_refused_where_they_are_written(call, card):
    card.homework.add_button.click()
    call.press(K.Key_Return)
    assert card.homework.fault_line.text() == "Write a few words first. Nothing was added."
    assert kept(call).homework == ()


def test_only_https_opens(call, card):
    opened = []
    card._open_url = lambda url: opened.append(url.toString())
    add(call, card.homework, HomeworkKind.LINK, "javascript:alert(1)")
    add(call, card.homework, HomeworkKind.LINK, "https://bakery.example/news")
    call.press(K.Key_Escape)
    card.homework_list.setFocus()
    call.press(K.Key_Return)  # no link: it is changed
    assert opened == [] and card.homework.is_writing
    call.press(K.Key_Escape)
    call.press(K.Key_Down)
    call.press(K.Key_Return)
    assert opened == ["https://bakery.example/news"]


def test_a_fact_is_written_down_and_read_with_its_age(call, card, clock):
    add(call, card.facts, "fact", "Two ovens")
    clock.advance(days=21)
    call.close()
    call.open()
    rows = call.dialog.script_page.side.card.facts_list.rows.rows
    assert [(row.label, row.words) for row in rows] == [("3 weeks ago", "Two ovens")]


def test_the_history_is_one_line_for_each_touch_with_what_it_taught(call, card, services):
    services.calling.save(
        CallResult(call.prospect_id, Outcome.REACHED, note="Long talk\nabout ovens", learned="Bakes at night")
    )
    call.close()
    call.open()
    title, touch, learned = call.dialog.script_page.side.card.history.text().splitlines()
    assert (title, learned) == ("What happened so far", "Bakes at night")
    assert touch.startswith("Today: reached. Long talk about ovens")


def test_names_are_text_and_never_markup(call, card):
    add(call, card.homework, HomeworkKind.CLIPPING, "<b>bold</b> & {{ first_name }}")
    assert card.homework_list.rows.rows[0].words == "<b>bold</b> & {{ first_name }}"


def test_another_person_finds_nothing_half_written(call, card, services):
    card.homework.add_button.click()
    call.qtbot.keyClicks(card.homework.entry.words_edit, "Half")
    call.dialog.show_person(services.keeping.add(PersonForm(name="Ben Adler", phones=("617 555 0142",))))
    assert not card.homework.is_writing and card.reason.edit.toPlainText() == ""


def test_the_same_person_read_again_keeps_what_is_being_written(call, card, services):
    call.press(K.Key_F2)
    call.qtbot.keyClicks(card.reason.edit, " and again in October")
    call.dialog.script_page.side.show_sheet(services.preparing.sheet(call.prospect_id), call.clock())
    assert card.reason.edit.toPlainText().endswith("and again in October") and card.reason.edit.hasFocus()


def test_a_line_that_is_being_written_goes_to_its_own_person(call, card, services):
    maria = call.prospect_id
    call.press(K.Key_F2)
    call.press(K.Key_End)
    call.qtbot.keyClicks(card.reason.edit, "!")
    ben = services.keeping.add(PersonForm(name="Ben Adler", phones=("617 555 0142",)))
    call.dialog.show_person(ben)
    assert card.reason.edit.toPlainText() == ""
    assert services.preparing.sheet(maria).prospect.reason_to_call.endswith("September!")
    assert services.preparing.sheet(ben).prospect.reason_to_call == ""


def test_what_a_yes_brings_is_worked_out_where_nobody_wrote_it(call, services):
    call.close()
    quote = QuoteForm(product="Shed", value="9,000")
    call.prospect_id = services.keeping.add(PersonForm(name="Ben Adler", phones=("617 555 0142",)), quote)
    services.quoting.products.set("Shed", "5 %")
    call.open()
    worth = call.dialog.script_page.side.card.worth
    assert worth.text().startswith("A yes today is worth about\n$450 to you\n$9,000 to the firm.")
    services.quoting.products.set("Shed", "€ 250")
    call.close()
    call.open()
    assert "€250 to you\n$9,000 to the firm." in call.dialog.script_page.side.card.worth.text()
