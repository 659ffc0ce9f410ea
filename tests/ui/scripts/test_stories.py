"""Results and stories on the page of scripts: told, added, changed, removed, and put back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from reengage_desktop.domain.bank import Kind
from reengage_desktop.domain.interview import Interview
from reengage_desktop.domain.listing import ListQuery
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.story import Story, StoryKind, ToldIn, said
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.retracing import Step
from reengage_desktop.ui.bank.bank_words import fits_words
from reengage_desktop.ui.bank.interview_dialog import InterviewDialog
from reengage_desktop.ui.scripts.script_list import STORIES
from reengage_desktop.ui.scripts.story_dialog import StoryDialog

from .conftest import CTRL, Desk


def open_stories(desk: Desk) -> None:
    desk.page.open_script(STORIES)
    desk.page.list.setFocus()
    desk.key(Qt.Key.Key_Return)


def dialog(desk: Desk) -> StoryDialog:
    return next(each for each in desk.page.findChildren(StoryDialog) if each.isVisible())


def words(desk: Desk) -> list[str]:
    return [item.words for item in desk.page.stories.items() if isinstance(item, Story)]


def current(desk: Desk) -> Story:
    item = desk.page.stories.current()
    assert isinstance(item, Story)
    return item


def test_the_bank_stands_at_the_end_of_the_list(desk: Desk) -> None:
    last = desk.page.list.entries()[-1]
    assert (last.words, last.below) == ("Results and stories", "5 stories")
    open_stories(desk)
    assert desk.page.stories.list.hasFocus() and len(words(desk)) == 5


def test_a_story_is_added_by_keys_alone(desk: Desk) -> None:
    open_stories(desk)
    desk.key(Qt.Key.Key_N)
    made = dialog(desk)
    desk.qtbot.waitUntil(made.isActiveWindow)
    desk.qtbot.keyClicks(made.words_edit, "A school saves nine hours a week.")
    made.customer_edit.setText("Hill School")
    made.product_edit.setText("Payroll")
    made.why_combo.setCurrentIndex(made.why_combo.findData(WhyNot.NOT_READY.value))
    desk.qtbot.keyClick(made, Qt.Key.Key_Return, CTRL)
    desk.settle()
    newest = desk.services.banking.stories()[0]
    assert (newest.words, newest.customer, newest.may_name) == (
        "A school saves nine hours a week.",
        "Hill School",
        False,
    )
    assert fits_words(newest) == "Hill School, not to be named · Payroll · Not ready"
    assert "A school saves nine hours a week." in words(desk)


def test_a_story_is_changed_and_as_it_was_put_back(desk: Desk) -> None:
    open_stories(desk)
    before = current(desk)
    desk.key(Qt.Key.Key_Return)
    made = dialog(desk)
    assert made.words_edit.toPlainText() == before.words and not made.changed()
    made.words_edit.setPlainText("Quite another story.")
    made.save()
    desk.settle()
    assert words(desk)[0] == "Quite another story."
    step, told = desk.changed[-1]
    assert told == "The story is changed." and isinstance(step, Step)
    desk.services.retracing.undo(step)
    desk.settle()
    assert words(desk)[0] == before.words


def test_a_customer_who_may_not_be_named_any_more_goes_out_of_the_letters_too(desk: Desk) -> None:
    open_stories(desk)
    story = current(desk)
    lettering, who = desk.services.lettering, desk.services.browsing.ids(ListQuery("Castellano"))[0]
    letter = lettering.add(who, replace(lettering.write(who), words=f"Dear you,\n\n{said(story)}\n\nYours"))
    desk.key(Qt.Key.Key_Return)
    made = dialog(desk)
    made.may_name_box.setChecked(False)
    made.save()
    (words_now,) = (each.letter.words for each in lettering.pile() if each.letter.id == letter)
    assert story.may_name and story.customer not in words_now
    assert desk.changed[-1][1] == "The story names nobody now. Letters that told it are to be read again."


def test_a_story_is_removed_and_put_back(desk: Desk) -> None:
    open_stories(desk)
    before = current(desk)
    desk.key(Qt.Key.Key_Delete)
    desk.settle()
    assert before.words not in words(desk)
    step, told = desk.changed[-1]
    assert told == "The story is removed." and isinstance(step, Step)
    desk.services.retracing.undo(step)
    desk.settle()
    assert before.words in words(desk)


def test_a_result_has_a_number_and_shows_how_it_will_be_said(desk: Desk) -> None:
    open_stories(desk)
    desk.key(Qt.Key.Key_N)
    made = dialog(desk)
    assert not made.result_edit.isVisible()
    made.kind_choice.button(StoryKind.RESULT).click()
    assert made.result_edit.isVisible()
    made.save()
    assert "Write the number" in made.fault_line.text()
    made.result_edit.setText("38 %")
    made.unit_edit.setText("less for power")
    made.customer_edit.setText("Okafor")
    assert made.said_label.text() == "A customer of ours told me: 38 % less for power."
    made.may_name_box.setChecked(True)
    assert made.said_label.text() == "Okafor told me: 38 % less for power."
    made.save()
    desk.settle()
    newest = desk.services.banking.stories()[0]
    assert (newest.kind, newest.figure) == (StoryKind.RESULT, "38 % less for power")


def test_a_story_without_words_is_refused_in_its_dialog(desk: Desk) -> None:
    open_stories(desk)
    desk.key(Qt.Key.Key_N)
    made = dialog(desk)
    made.customer_edit.setText("Hill School")
    made.save()
    assert made.isVisible() and "Write the result" in made.fault_line.text()
    made.reject()
    assert made.isVisible() and "Esc once more" in made.fault_line.text()
    made.reject()
    assert len(desk.services.banking.stories()) == 5


def test_an_empty_bank_says_how_it_fills(desk: Desk) -> None:
    for story in desk.services.banking.stories():
        desk.services.banking.remove(story.id)
    for interview in desk.services.interviewing.all():
        desk.services.interviewing.remove(interview.id)
    desk.settle()
    open_stories(desk)
    view = desk.page.stories
    assert view.empty_label.isVisible() and not view.list.isVisible() and not view.sought_bar.isVisible()
    assert not view.sought_bar.words_edit.isVisible()
    assert desk.page.list.entries()[-1].below == "none yet"
    desk.key(Qt.Key.Key_N)
    assert any(each.isVisible() for each in desk.page.findChildren(QDialog))


def test_the_head_still_makes_a_script(desk: Desk) -> None:
    from reengage_desktop.ui.scripts.new_script_dialog import NewScriptDialog

    open_stories(desk)
    desk.page.head.add_button.click()
    assert desk.page.findChildren(NewScriptDialog)


# What is sought


def shown(desk: Desk) -> int:
    return len(desk.page.stories.items())


def test_the_bank_is_narrowed_by_kind_product_reason_and_words(desk: Desk) -> None:
    open_stories(desk)
    bar, everything = desk.page.stories.sought_bar, shown(desk)
    bar.chips[Kind.RESULT].click()
    results = shown(desk)
    assert 0 < results < everything
    bar.chips[Kind.STORY].click()
    assert not bar.chips[Kind.RESULT].isChecked() and 0 < shown(desk) < everything
    bar.chips[Kind.STORY].click()
    assert shown(desk) == everything
    for combo in (bar.product_combo, bar.why_combo):
        combo.setCurrentIndex(1)
        combo.activated.emit(1)
        assert 0 < shown(desk) < everything
        combo.setCurrentIndex(0)
        combo.activated.emit(0)
    desk.key(Qt.Key.Key_Slash)
    assert bar.words_edit.hasFocus()
    desk.qtbot.keyClicks(bar.words_edit, "rebate")
    desk.qtbot.waitUntil(lambda: shown(desk) == 1)
    assert "rebate" in words(desk)[0]
    desk.qtbot.keyClicks(bar.words_edit, "xyz")
    desk.qtbot.waitUntil(lambda: shown(desk) == 0)
    assert "Nothing in the bank is like this" in desk.page.stories.empty_label.text()
    desk.qtbot.keyClick(bar.words_edit, Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(lambda: shown(desk) == everything)
    desk.qtbot.keyClick(bar.words_edit, Qt.Key.Key_Escape)
    assert desk.page.stories.list.hasFocus()


def test_a_story_that_is_wished_is_shown_whatever_was_sought(desk: Desk) -> None:
    open_stories(desk)
    last = desk.services.banking.stories()[-1]
    desk.page.stories.sought_bar.chips[Kind.INTERVIEW].click()
    desk.page.open_story(last.id)
    assert current(desk).id == last.id and desk.page.stories.list.hasFocus()
    interview = desk.services.interviewing.all()[-1]
    desk.page.stories.sought_bar.chips[Kind.RESULT].click()
    desk.page.open_interview(interview.id)
    assert desk.page.stories.current() == interview


def test_how_often_it_was_told_stands_beside_it(desk: Desk) -> None:
    story = desk.services.banking.stories()[0]
    with desk.services.around.store.writing():
        desk.services.banking.note_told(1, said(story), ToldIn.CALL)
        desk.services.banking.note_told(2, said(story), ToldIn.LETTER)
    open_stories(desk)
    first = desk.page.stories.list.model().index(0, 0)
    spoken = str(first.data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.endswith("told 2 times: 1 call, 1 letter")


# Interviews


def interview_dialog(desk: Desk) -> InterviewDialog:
    return next(each for each in desk.page.findChildren(InterviewDialog) if each.isVisible())


def test_an_interview_is_written_and_one_key_makes_a_story_of_it(desk: Desk) -> None:
    open_stories(desk)
    desk.key(Qt.Key.Key_I)
    made = interview_dialog(desk)
    desk.qtbot.waitUntil(made.isActiveWindow)
    made.save()
    assert "who told you" in made.fault_line.text()
    made.customer_edit.setText("Hill School")
    made.may_name_box.setChecked(True)
    made.product_edit.setText("Payroll")
    made.bought_edit.setPlainText("Nobody pressed us.")
    made.changed_edit.setPlainText("We save nine hours\na week.")
    desk.qtbot.keyClick(made, Qt.Key.Key_Return, CTRL)
    desk.settle()
    kept = next(each for each in desk.services.interviewing.all() if each.customer == "Hill School")
    assert kept.held_on == desk.services.around.today() and desk.changed[-1][1] == "The interview is in the bank."
    desk.page.stories.open_item(kept)
    assert desk.page.stories.story_button.isVisible()
    desk.page.activateWindow()
    desk.qtbot.waitUntil(desk.page.isActiveWindow)
    desk.page.stories.list.setFocus()
    desk.key(Qt.Key.Key_S)
    story = dialog(desk)
    assert story.words_edit.toPlainText() == "We save nine hours a week." and story.may_name_box.isChecked()
    story.save()
    desk.settle()
    assert desk.services.banking.stories()[0].interview_id == kept.id
    desk.page.stories.open_item(kept)
    index = desk.page.stories.list.currentIndex()
    assert str(index.data(Qt.ItemDataRole.AccessibleTextRole)).endswith("1 story of it")


def test_an_interview_is_changed_removed_and_put_back(desk: Desk) -> None:
    open_stories(desk)
    before = desk.services.interviewing.all()[0]
    desk.page.stories.open_item(before)
    desk.key(Qt.Key.Key_Return)
    made = interview_dialog(desk)
    assert not made.changed()
    made.bought_edit.setPlainText("It was quick.")
    assert made.changed()
    made.save()
    desk.settle()
    assert desk.services.interviewing.all()[0].bought == "It was quick."
    desk.page.stories.open_item(before)
    desk.key(Qt.Key.Key_Delete)
    desk.settle()
    assert before.id not in [each.id for each in desk.services.interviewing.all()]
    for step, _ in (desk.changed[-1], desk.changed[-2]):
        assert isinstance(step, Step)
        desk.services.retracing.undo(step)
    assert desk.services.interviewing.all()[0] == before


def test_a_customer_is_completed_from_those_who_bought(desk: Desk) -> None:
    who = desk.services.browsing.ids(ListQuery("Castellano"))[0]
    desk.services.calling.save(CallResult(who, Outcome.SOLD, learned="nothing new"))
    open_stories(desk)
    desk.key(Qt.Key.Key_I)
    made = interview_dialog(desk)
    name = desk.services.around.person(who).name
    assert name in [made.customer_edit.completer().model().index(n, 0).data() for n in range(9)]
    made.customer_edit.setText(name)
    assert made.product_edit.text().startswith("Solar roof")
    made.changed_edit.setPlainText("Less for power.")
    made.save()
    assert who in [each.prospect_id for each in desk.services.interviewing.all()]


def test_b_opens_the_bank_from_any_script(desk: Desk) -> None:
    desk.page.list.setFocus()
    desk.key(Qt.Key.Key_B)
    assert desk.page.stories.list.hasFocus()
    desk.key(Qt.Key.Key_B)
    assert desk.page.stories.list.hasFocus()
    assert desk.page.list.entries()[-1].shortcut == "B"


def test_what_a_customer_told_reads_as_sentences(desk: Desk) -> None:
    desk.services.interviewing.save(
        Interview(0, "Hill School", looked="Paid late, twice!", bought="no hurry", changed=" ")
    )
    open_stories(desk)
    rows = [desk.page.stories.list.model().index(n, 0).data() for n in range(len(desk.page.stories.items()))]
    assert "no hurry. Paid late, twice!" in rows


def test_a_story_made_of_an_interview_is_polished_from_its_end(desk: Desk) -> None:
    desk.services.interviewing.save(Interview(0, "Hill School", changed="Nine hours a week less"))
    open_stories(desk)
    desk.key(Qt.Key.Key_End)
    desk.key(Qt.Key.Key_Home)
    desk.page.stories.story_asked.emit(desk.services.interviewing.all()[0])
    edit = dialog(desk).words_edit
    assert edit.textCursor().position() == len(edit.toPlainText()) > 0


def test_a_row_is_as_high_as_its_words_at_each_width(desk: Desk) -> None:
    desk.services.banking.save(Story(0, "A bakery with the same ovens as yours waited for three years. " * 9))
    open_stories(desk)
    view = desk.page.stories.list

    def heights() -> list[int]:
        return [view.sizeHintForRow(row) for row in range(2)]

    wide = heights()
    view.resize(300, view.height())
    assert heights()[0] > wide[0] and heights()[0] > heights()[1]
    view.resize(900, view.height())
    assert heights() == wide
