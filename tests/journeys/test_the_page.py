"""From an unsold quote at the fair to the day the budget comes: one prospect, by the keys of their page."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from reengage_desktop.domain.homework import HomeworkKind
from reengage_desktop.domain.listing import ListQuery
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.person_around import AroundKind
from reengage_desktop.domain.prospect import Prospect, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.story import Story
from reengage_desktop.ui.people.unsold_quote_dialog import UnsoldQuoteDialog
from reengage_desktop.ui.person.person_page import PersonPage

from .conftest import Morning

K, M = Qt.Key, Qt.KeyboardModifier
NEWS = "Your power rate went up 11 % in September"


def write(day: Morning, words: str) -> None:
    """Into the field that has the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None
    day.qtbot.keyClicks(focused, words)
    day.settle()


def page_of(day: Morning, who: int) -> PersonPage:
    day.qtbot.waitUntil(lambda: day.house.window.page_name == "person")
    page = day.house.pages.person
    assert page.who == who
    return page


def person(day: Morning, who: int) -> Prospect:
    return day.services.keeping.record(who).prospect


def at_the_fair(day: Morning) -> int:
    """Ctrl U: who, and why not; no more is typed while people stand around."""
    day.press(day.house.window, K.Key_U, M.ControlModifier)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, UnsoldQuoteDialog)
    write(day, "Maria Castellano")
    dialog.why_chips.chips[WhyNot.NO_FUNDING].click()
    dialog.words_edit.setFocus()
    write(day, "the money comes with the new budget")
    dialog.product_edit.setFocus()
    write(day, "Solar roof")
    day.press(dialog, K.Key_Return)
    (maria,) = day.services.browsing.ids(ListQuery("maria castellano"))
    return maria


def people_around(day: Morning, page: PersonPage) -> None:
    """P: who decides with her."""
    day.press(page, K.Key_P)
    write(day, "Elena Castellano")
    editor = page.body.around.editor
    assert editor is not None
    editor.kind_box.setFocus()
    editor.kind_box.setCurrentIndex(editor.kind_box.findData(AroundKind.CHAMPION))
    editor.kind_box.activated.emit(editor.kind_box.currentIndex())
    page.keep_now()
    page.setFocus()


def homework(day: Morning, page: PersonPage) -> None:
    """H: what is new with her. N marks it as news, R makes it the reason to call."""
    day.press(page, K.Key_H)
    write(day, NEWS)
    day.press(page, K.Key_Return)
    day.press(page, K.Key_Escape)
    page.body.homework.list.setFocus()
    for key in (K.Key_Home, K.Key_N, K.Key_R):
        day.press(page, key)


def test_an_unsold_quote_becomes_a_prepared_call_and_comes_back_when_the_budget_does(day: Morning) -> None:
    day.services.banking.save(Story(0, "A deli pays a third less.", "Petersen", True, "Solar roof", WhyNot.NO_FUNDING))
    maria = at_the_fair(day)

    # Two days later the page is opened from the list, and what is known of her is written where it stands.
    day.later(datetime(2026, 10, 15, 12, 25, tzinfo=UTC))
    day.house.ways.show_page("prospects")
    day.settle()
    table = day.house.pages.prospects.table
    table.select_row(0)
    day.press(table, K.Key_O)
    page = page_of(day, maria)
    day.press(page, K.Key_A)
    write(day, "419 555 0142")
    day.press(page, K.Key_Return)
    page.keep_now()
    assert [phone.e164 for phone in day.services.keeping.record(maria).phones] == ["+14195550142"]
    page.setFocus()
    people_around(day, page)
    (elena,) = (each.person for each in day.services.acquainting.of(maria))
    assert (elena.name, elena.kind) == ("Elena Castellano", AroundKind.CHAMPION)
    homework(day, page)
    (work,) = day.services.researching.homework(maria)
    assert (work.kind, work.newsworthy) == (HomeworkKind.CHANGED, True)
    assert person(day, maria).reason_to_call == NEWS

    # B chooses the story; Enter calls, and the script says both.
    page.setFocus()
    day.press(page, K.Key_B)
    assert person(day, maria).story_id is not None
    page.setFocus()
    day.press(page, K.Key_Return)
    dialog = day.call_dialog()
    assert dialog.prospect_id == maria
    said = " ".join(passage.text for passage in dialog.script_view.passages())
    assert "power rate went up 11 %" in said and "A deli pays a third less" in said
    day.press(dialog, K.Key_Return)
    day.now += timedelta(minutes=4)

    # She says no, and cannot be written to: let go, with a day to look again. What she named is kept by one key.
    day.press(dialog, K.Key_X)
    day.press(dialog, K.Key_3, M.AltModifier)
    write(day, "Budget in spring")
    day.press(dialog, K.Key_Return, M.ControlModifier)
    day.qtbot.waitUntil(lambda: day.house.calls.dialog is None)
    assert person(day, maria).stage is Stage.LET_GO
    day.house.ways.show_person(maria)
    day.press(page, K.Key_T, M.ShiftModifier)
    (trigger,) = day.services.reviving.triggers(maria)
    assert trigger.due_on == date(2027, 3, 1)

    # Nothing happens until then; on that day she is back by herself, with a call in a slot and a reason to make it.
    day.later(datetime(2027, 2, 26, 15, 0, tzinfo=UTC))
    assert person(day, maria).stage is Stage.LET_GO
    day.later(datetime(2027, 3, 1, 13, 0, tzinfo=UTC))
    back = person(day, maria)
    assert back.stage is Stage.ACTIVE and back.reason_to_call == "Budget in spring"
    assert back.next_action is not None and back.next_action.due_from.date() == date(2027, 3, 1)
    assert "Back: Maria Castellano" in day.house.window.toast.text_label.text()
    assert [touch.outcome for touch in day.services.around.store.touches.of(maria)] == [Outcome.SAID_NO]
    assert not [
        window for window in QApplication.topLevelWidgets() if isinstance(window, QDialog) and window.isVisible()
    ]
