"""Results and stories on the page of scripts: told, added, changed, removed, and put back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.story import Story
from reengage_desktop.ui.scripts.script_list import STORIES
from reengage_desktop.ui.scripts.stories_view import fits_words
from reengage_desktop.ui.scripts.story_dialog import StoryDialog

from .conftest import CTRL, Desk


def open_stories(desk: Desk) -> None:
    desk.page.open_script(STORIES)
    desk.page.list.setFocus()
    desk.key(Qt.Key.Key_Return)


def dialog(desk: Desk) -> StoryDialog:
    return next(each for each in desk.page.findChildren(StoryDialog) if each.isVisible())


def words(desk: Desk) -> list[str]:
    return [story.words for story in desk.page.stories.stories()]


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
    before = desk.page.stories.current()
    assert before is not None
    desk.key(Qt.Key.Key_Return)
    made = dialog(desk)
    assert made.words_edit.toPlainText() == before.words and not made.changed()
    made.words_edit.setPlainText("Quite another story.")
    made.save()
    desk.settle()
    assert words(desk)[0] == "Quite another story."
    told = desk.changed[-1]
    assert told == (before, "The story is changed.") and isinstance(told[0], Story)
    desk.services.banking.put_back(before)
    desk.settle()
    assert words(desk)[0] == before.words


def test_a_story_is_removed_and_put_back(desk: Desk) -> None:
    open_stories(desk)
    before = desk.page.stories.current()
    desk.key(Qt.Key.Key_Delete)
    desk.settle()
    assert before is not None and before.words not in words(desk)
    assert desk.changed == [(before, "The story is removed.")]
    desk.services.banking.put_back(before)
    desk.settle()
    assert before.words in words(desk)


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
    desk.settle()
    open_stories(desk)
    assert desk.page.stories.empty_label.isVisible() and not desk.page.stories.list.isVisible()
    assert desk.page.list.entries()[-1].below == "none yet"
    desk.key(Qt.Key.Key_N)
    assert any(each.isVisible() for each in desk.page.findChildren(QDialog))


def test_the_head_still_makes_a_script(desk: Desk) -> None:
    from reengage_desktop.ui.scripts.new_script_dialog import NewScriptDialog

    open_stories(desk)
    desk.page.head.add_button.click()
    assert desk.page.findChildren(NewScriptDialog)
