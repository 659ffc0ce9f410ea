"""The page about one person: what stands in its head is changed in place, its keys work, and the list is walked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.person_field import Field
from reengage_desktop.domain.prospect import Importance, Party, Stage
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.ui.notices import Changed, Notices
from reengage_desktop.ui.person.live_edit import PAUSE
from reengage_desktop.ui.person.person_page import PersonPage

Clock = Callable[[], datetime]
Key = Qt.Key


@pytest.fixture
def ids(services: Services) -> list[int]:
    return [
        services.keeping.add(
            PersonForm(
                name=name, company=f"{name} Ltd", phones=(f"419 555 010{place}",), reason_to_call=f"New for {name}"
            )
        )
        for place, name in enumerate(("Maria", "Walt", "Ines"))
    ]


@pytest.fixture
def page(qtbot: QtBot, services: Services, clock: Clock, ids: list[int]) -> PersonPage:
    made = PersonPage(services, clock)
    qtbot.addWidget(made)
    notices = Notices(made)
    services.listen(notices.hear)
    notices.changed.connect(made.refresh)
    made.resize(928, 700)
    made.show_person(ids[0], ids)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    return made


def text(page: PersonPage, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert found is not None
    return found.text()


def person(services: Services, page: PersonPage) -> object:
    return services.around.person(page.who)


# Edited in place


def test_what_is_typed_in_the_head_is_kept_as_soon_as_typing_pauses(
    qtbot: QtBot, page: PersonPage, services: Services
) -> None:
    page.head.company_edit.setFocus()
    page.head.company_edit.selectAll()
    qtbot.keyClicks(page.head.company_edit, "Castellano Bakery")
    qtbot.waitUntil(lambda: services.around.person(page.who).company == "Castellano Bakery", timeout=PAUSE * 10)
    assert page.head.company_edit.hasFocus()


def test_typing_on_after_a_pause_is_one_step_for_undo(qtbot: QtBot, page: PersonPage, services: Services) -> None:
    edit = page.head.title_edit
    edit.setFocus()
    for part in ("Own", "er"):
        qtbot.keyClicks(edit, part)
        edit.keep_now()
    assert services.around.person(page.who).title == "Owner"
    with qtbot.waitSignal(page.told) as told:
        assert page.undo()
    assert "Job title of Maria" in told.args[0]
    assert services.around.person(page.who).title == ""
    assert not page.undo()


def test_a_name_that_would_leave_nobody_is_refused_and_stays_as_typed(
    qtbot: QtBot, page: PersonPage, services: Services
) -> None:
    who = services.keeping.add(PersonForm(name="Nobody Else"))
    page.show_person(who)
    page.head.name_edit.setFocus()
    page.head.name_edit.selectAll()
    qtbot.keyClick(page.head.name_edit, Key.Key_Delete)
    page.keep_now()
    assert "name" in page.head.fault_line.text()
    assert page.head.name_edit.property("wrong") == "true"
    page.setFocus()
    qtbot.wait(20)
    assert page.head.name_edit.text() == ""
    assert services.around.person(who).name == "Nobody Else"
    page.show_person(page.who)
    assert (page.head.name_edit.text(), page.head.fault_line.text()) == ("Nobody Else", "")


def test_a_field_that_is_left_shows_what_is_known(qtbot: QtBot, page: PersonPage) -> None:
    page.head.name_edit.setFocus()
    page.head.name_edit.selectAll()
    qtbot.keyClicks(page.head.name_edit, "Castellano, Maria")
    qtbot.keyClick(page.head.name_edit, Key.Key_Return)
    qtbot.waitUntil(lambda: page.head.name_edit.text() == "Maria Castellano")
    assert page.hasFocus()


def test_a_commit_leaves_what_is_being_typed(qtbot: QtBot, page: PersonPage, services: Services) -> None:
    page.head.company_edit.setFocus()
    qtbot.keyClicks(page.head.company_edit, "X")
    services.editing.set_field(page.who, Field.COMPANY, "Otherwise")
    services.editing.set_field(page.who, Field.TITLE, "Owner")
    qtbot.waitUntil(lambda: page.head.title_edit.text() == "Owner")
    assert page.head.company_edit.text().startswith("X")


def test_what_waits_for_a_pause_is_kept_when_the_page_goes(qtbot: QtBot, page: PersonPage, services: Services) -> None:
    page.head.title_edit.setFocus()
    qtbot.keyClicks(page.head.title_edit, "Owner")
    page.hide()
    assert services.around.person(page.who).title == "Owner"


def test_what_waits_for_a_pause_is_kept_for_whom_it_was_typed(
    qtbot: QtBot, page: PersonPage, services: Services, ids: list[int]
) -> None:
    page.head.title_edit.setFocus()
    qtbot.keyClicks(page.head.title_edit, "Owner")
    page.step(1)
    assert [services.around.person(who).title for who in ids[:2]] == ["Owner", ""]
    assert page.head.title_edit.text() == ""


def test_markup_in_a_name_is_text(page: PersonPage, services: Services) -> None:
    who = services.keeping.add(PersonForm(name="<b>Bold</b> & Söhne", phones=("419 555 0177",)))
    page.show_person(who)
    assert page.head.name_edit.text() == "<b>Bold</b> & Söhne"


# The head


def test_the_head_tells_clock_permission_attempts_and_worth(page: PersonPage, services: Services) -> None:
    services.keeping.save_quote(page.who, QuoteForm(product="Roof", value="41800", worth="4180"))
    page.show_person(page.who)
    assert text(page, "time_label") == "08:33"
    assert "callable until 21:00" in text(page, "where_label")
    assert page.head.permission_button.text() == "Business line, permission has no end date"
    assert "47 CFR" in page.head.permission_button.toolTip()
    assert page.head.ladder_button.text().startswith("Attempt 1 of 5"), page.head.ladder_button.text()
    assert text(page, "worth_label") == "$41,800 to the firm, $4,180 to you"
    assert "Roof" in page.head.worth_label.toolTip()
    assert text(page, "stage_label") == "Active"


def test_the_clock_goes_on_with_the_minute(page: PersonPage, clock: Clock) -> None:
    clock.advance(minutes=27)  # type: ignore[attr-defined]
    page.minute_passed()
    assert text(page, "time_label") == "09:00"


def chosen(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text().replace("&", "") == words).trigger()


def test_party_and_consent_are_switched_and_go_back(page: PersonPage, services: Services) -> None:
    chosen(page.head.permission_button.menu_now(), "Private person")
    chosen(page.head.permission_button.menu_now(), "Agreed in writing to be called")
    person = services.around.person(page.who)
    assert (person.party, person.consented) == (Party.CONSUMER, True)
    page.undo()
    page.undo()
    person = services.around.person(page.who)
    assert (person.party, person.consented) == (Party.BUSINESS, False)


def test_how_important_the_sale_is_is_asked(qtbot: QtBot, page: PersonPage, services: Services) -> None:
    assert page.head.importance_button.text() == "How important is this sale?"
    chosen(page.head.importance_button.menu_now(), "Very important")
    assert services.around.person(page.who).importance is Importance.VERY
    qtbot.waitUntil(lambda: page.head.importance_button.text() == "A very important sale")


def test_c_copies_the_number(qtbot: QtBot, page: PersonPage) -> None:
    qtbot.keyClick(page, Key.Key_C)
    assert QGuiApplication.clipboard().text() == "419 555 0100"


# The next action


def test_the_reason_stands_in_quotes_until_it_is_edited(qtbot: QtBot, page: PersonPage, services: Services) -> None:
    edit = page.next_card.reason_edit
    assert edit.toPlainText() == "“New for Maria”"
    qtbot.keyClick(page, Key.Key_F2)
    assert edit.toPlainText() == "New for Maria"
    edit.selectAll()
    edit.insertPlainText("“Free” power at night")  # such marks are on no key of the test
    qtbot.keyClick(edit, Key.Key_Return)
    assert services.around.person(page.who).reason_to_call == "“Free” power at night"
    assert edit.toPlainText() == "““Free” power at night”"
    assert page.hasFocus()


def test_a_reason_in_quotes_of_its_own_keeps_them(qtbot: QtBot, page: PersonPage, services: Services) -> None:
    services.editing.set_field(page.who, Field.REASON_TO_CALL, "“Free power”")
    edit = page.next_card.reason_edit
    qtbot.waitUntil(lambda: edit.toPlainText() == "““Free power””")
    edit.setFocus()
    page.setFocus()
    page.keep_now()
    assert services.around.person(page.who).reason_to_call == "“Free power”"


@pytest.mark.parametrize(
    ("reason", "told"), [("", "No reason to call yet"), ("Just checking in", "says nothing new"), ("A rebate", "")]
)
def test_what_a_reason_lacks_is_told(page: PersonPage, services: Services, reason: str, told: str) -> None:
    services.editing.set_field(page.who, Field.REASON_TO_CALL, reason)
    page.show_person(page.who)
    assert told in page.next_card.lack_line.text()
    assert bool(told) == bool(page.next_card.lack_line.text())


def test_enter_calls_m_moves_l_writes_and_ctrl_w_mails(qtbot: QtBot, page: PersonPage) -> None:
    for signal, key, modifier in (
        (page.call_requested, Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (page.move_requested, Key.Key_M, Qt.KeyboardModifier.NoModifier),
        (page.letter_requested, Key.Key_L, Qt.KeyboardModifier.NoModifier),
        (page.mail_requested, Key.Key_W, Qt.KeyboardModifier.ControlModifier),
        (page.edit_requested, Key.Key_E, Qt.KeyboardModifier.ControlModifier),
    ):
        with qtbot.waitSignal(signal, timeout=1000) as wished:
            qtbot.keyClick(page, key, modifier)
        assert wished.args == [page.who]


def test_enter_on_a_button_is_the_button(qtbot: QtBot, page: PersonPage) -> None:
    page.next_card.move_button.setFocus()
    with qtbot.waitSignal(page.move_requested), qtbot.assertNotEmitted(page.call_requested):
        qtbot.keyClick(page.next_card.move_button, Key.Key_Return)


def test_letters_in_a_field_are_words(qtbot: QtBot, page: PersonPage, ids: list[int]) -> None:
    page.head.title_edit.setFocus()
    qtbot.keyClicks(page.head.title_edit, "kjmlc")
    assert (page.head.title_edit.text(), page.who) == ("kjmlc", ids[0])


def test_who_asked_not_to_be_contacted_is_not_called(qtbot: QtBot, page: PersonPage, services: Services) -> None:
    with services.around.store.writing():
        services.around.store.prospects.set_next(page.who, Stage.DO_NOT_CONTACT, None, services.around.now())
    page.show_person(page.who)
    assert not page.next_card.call_button.isEnabled()
    assert page.head.permission_button.text() == "They asked not to be contacted"
    with qtbot.assertNotEmitted(page.call_requested), qtbot.assertNotEmitted(page.move_requested):
        qtbot.keyClick(page, Key.Key_Return)
        qtbot.keyClick(page, Key.Key_M)


# The list


def test_j_and_k_walk_the_list_and_say_where_it_ends(qtbot: QtBot, page: PersonPage, ids: list[int]) -> None:
    seen = [page.who]
    assert text(page, "place_in_list") == "1 of 3"
    for key in (Key.Key_J, Key.Key_Down):
        qtbot.keyClick(page, key)
        seen.append(page.who)
    assert seen == ids
    assert text(page, "place_in_list") == "3 of 3"
    with qtbot.waitSignal(page.told):
        qtbot.keyClick(page, Key.Key_J)
    qtbot.keyClick(page, Key.Key_K)
    qtbot.keyClick(page, Key.Key_Up)
    assert page.who == ids[0]
    with qtbot.waitSignal(page.told):
        qtbot.keyClick(page, Key.Key_K)


def test_who_is_gone_is_stepped_over(qtbot: QtBot, page: PersonPage, services: Services, ids: list[int]) -> None:
    with services.around.store.writing():
        services.around.store._db.execute_sql("DELETE FROM prospects WHERE id = ?", (ids[1],))
    qtbot.keyClick(page, Key.Key_J)
    assert (page.who, text(page, "place_in_list")) == (ids[2], "3 of 3")


def test_opened_from_elsewhere_the_list_is_everybody(qtbot: QtBot, page: PersonPage, ids: list[int]) -> None:
    page.show_person(ids[1])
    qtbot.waitUntil(lambda: text(page, "place_in_list").endswith("of 3"))


def test_somebody_who_is_forgotten_meanwhile_gives_way_to_the_list(
    qtbot: QtBot, page: PersonPage, services: Services, ids: list[int]
) -> None:
    with services.around.store.writing():
        services.around.store._db.execute_sql("DELETE FROM prospects WHERE id = ?", (ids[0],))
    with qtbot.waitSignal(page.back_requested), qtbot.waitSignal(page.told):
        page.refresh(Changed(everything=True))
    with qtbot.assertNotEmitted(page.told):
        page.minute_passed()
        page.refresh(Changed(everything=True))
        page.keep_now()
    page.hide()
    page.show_person(ids[0])
    with qtbot.waitSignal(page.back_requested):
        page.show()


def test_esc_leaves_the_field_and_then_the_page(qtbot: QtBot, page: PersonPage) -> None:
    page.head.title_edit.setFocus()
    with qtbot.assertNotEmitted(page.back_requested):
        qtbot.keyClick(page.head.title_edit, Key.Key_Escape)
    assert page.hasFocus()
    with qtbot.waitSignal(page.back_requested):
        qtbot.keyClick(page, Key.Key_Escape)


def test_tab_goes_as_one_reads(page: PersonPage) -> None:
    page.setFocus()
    seen = []
    for _ in range(13):
        page.focusNextChild()
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.objectName())
    assert seen == [
        "back_button",
        "before_button",
        "after_button",
        "name_edit",
        "title_edit",
        "company_edit",
        "copy_button",
        "permission_button",
        "ladder_button",
        "importance_button",
        "reason_edit",
        "page_payoff",
        "move_button",
    ]


def test_a_number_is_added_by_its_key_and_the_letters_are_keys_again(
    qtbot: QtBot, page: PersonPage, services: Services, ids: list[int]
) -> None:
    qtbot.keyClick(page, Key.Key_A)
    edit = page.body.reach.new_edit
    assert edit.hasFocus()
    qtbot.keyClicks(edit, "312 555 0142")
    qtbot.keyClick(edit, Key.Key_Return)
    assert len(services.portraying.of(ids[0]).phones) == 2
    assert page.hasFocus()


def test_tab_comes_to_each_number_where_it_stands(page: PersonPage) -> None:
    page.body.reach.add_button.setFocus()
    seen = []
    for _ in range(6):
        page.focusNextChild()
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.objectName())
    assert seen == ["phone_edit", "phone_kind", "", "", "", "street_edit"]


# Brought into view


def test_page_keys_scroll_a_column(qtbot: QtBot, page: PersonPage) -> None:
    page.body.reach.add_button.setFocus()
    qtbot.keyClick(page.body.reach.add_button, Key.Key_PageDown)
    assert page.body.right.verticalScrollBar().value() > 0
    qtbot.keyClick(page.body.reach.add_button, Key.Key_PageUp)
    assert page.body.right.verticalScrollBar().value() == 0


def test_a_place_that_was_found_is_lit_and_in_view(qtbot: QtBot, page: PersonPage, services: Services) -> None:
    services.editing.set_field(page.who, Field.NOTES, "Proud of the oven")
    page.show_person(page.who)
    page.resize(928, 420)
    qtbot.wait(10)
    page.light("oven")
    notes = page.body.reach.notes_edit
    assert notes.extraSelections()
    top = notes.mapTo(page.body.right.viewport(), QPoint(0, 0)).y()
    assert 0 <= top < page.body.right.viewport().height()
    page.light("Maria")
    assert page.next_card.reason_edit.extraSelections()


def test_all_of_the_words_are_looked_for_before_some_of_them(page: PersonPage, services: Services) -> None:
    services.recounting.write_note(page.who, "Elena opened the door")
    services.researching.add_fact(page.who, "Decides with her daughter Elena")
    page.show_person(page.who)
    page.light("Decides with her daughter Elena")
    assert page.body.facts.list.delegate.lit >= 0 and not page.body.timeline.list.rows.lit


def test_a_place_is_lit_as_soon_as_the_page_is_shown(qtbot: QtBot, page: PersonPage) -> None:
    page.hide()
    page.light("Maria")
    assert not page.next_card.reason_edit.extraSelections()
    page.show()
    qtbot.waitUntil(lambda: bool(page.next_card.reason_edit.extraSelections()))


def test_a_link_that_is_dropped_or_pasted_is_kept_as_homework(
    qtbot: QtBot, page: PersonPage, services: Services, ids: list[int]
) -> None:
    data = QMimeData()
    data.setText("https://news.example/rates-rise")
    QGuiApplication.clipboard().setMimeData(data)
    qtbot.keyClick(page, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "rates-rise" in services.around.store.homework.of(ids[0])[0].words
    page.undo()
    assert services.around.store.homework.of(ids[0]) == []
    data = QMimeData()
    data.setText("")
    assert not page.body.take(data)


def test_homework_that_became_the_reason_is_polished_where_it_stands(
    qtbot: QtBot, page: PersonPage, services: Services, ids: list[int]
) -> None:
    services.editing.set_field(ids[0], Field.REASON_TO_CALL, "Rates rise in March")
    page.body.homework.polish_requested.emit()
    edit = page.next_card.reason_edit
    assert edit.hasFocus()
    qtbot.keyClicks(edit, ", for good")
    qtbot.keyClick(edit, Key.Key_Return)
    assert services.around.person(ids[0]).reason_to_call == "Rates rise in March, for good"


def test_each_key_begins_an_entry_in_its_section(qtbot: QtBot, page: PersonPage) -> None:
    for key in ("W", "H", "F", "P", "Q", "T", "A", "E"):
        page.setFocus()
        qtbot.keyClick(page, key.lower())
        focus = QApplication.focusWidget()
        assert focus is not None and page.body.adding[key].isAncestorOf(focus), key
        qtbot.keyClick(focus, Key.Key_Escape)


def test_the_title_of_the_window_is_told(qtbot: QtBot, page: PersonPage, ids: list[int]) -> None:
    with qtbot.waitSignal(page.named) as named:
        page.step(1)
    assert named.args == ["Walt"]


# Small things of the keys


def test_f2_writes_on_behind_the_reason(qtbot: QtBot, page: PersonPage, services: Services) -> None:
    qtbot.keyClick(page, Key.Key_F2)
    qtbot.keyClicks(page.next_card.reason_edit, " today")
    page.keep_now()
    assert services.around.person(page.who).reason_to_call == "New for Maria today"


def test_a_new_entry_has_all_its_fields_in_view(qtbot: QtBot, page: PersonPage) -> None:
    for key in (Key.Key_P, Key.Key_Q):
        page.body.to_top()
        page.setFocus()
        qtbot.keyClick(page, key)
        editor = page.body.around.editor if key == Key.Key_P else page.body.quotes.editor
        assert editor is not None
        QApplication.processEvents()
        column = page.body.right
        top = editor.mapTo(column.viewport(), QPoint(0, 0)).y()
        assert top >= 0
        assert top + min(editor.height(), column.viewport().height() - 80) <= column.viewport().height()


def test_page_down_turns_the_column_that_is_longer(qtbot: QtBot, page: PersonPage) -> None:
    page.setFocus()
    assert not page.body.left.is_longer
    assert page.body.right.is_longer
    qtbot.keyClick(page, Key.Key_PageDown)
    assert page.body.right.verticalScrollBar().value() > 0


def test_each_section_fits_its_column_in_the_smallest_window(qtbot: QtBot, services: Services, clock: Clock) -> None:
    """1180 px, less the navigation and today's calls; of somebody of whom the sections say most."""
    who = services.keeping.add(PersonForm(name="Maria", phones=("419 555 0142",), consumer=True, country="US"))
    services.editing.set_field(who, Field.IMPORTANCE, Importance.VERY.value)
    made = PersonPage(services, clock)
    qtbot.addWidget(made)
    made.resize(1180 - 152 - 286, 640)
    made.show_person(who)
    made.show()
    qtbot.waitUntil(lambda: not made.body.permission.details.isHidden())
    made.body.permission.begin()
    QApplication.processEvents()
    for column in (made.body.left, made.body.right):
        assert column.widget().width() <= column.viewport().width()


def test_the_page_that_goes_hears_no_more_of_the_focus(qtbot: QtBot, services: Services, clock: Clock) -> None:
    """Its children go before it does, and the focus with them."""
    who = services.keeping.add(PersonForm(name="Maria"))
    made = PersonPage(services, clock)
    made.show_person(who)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    with qtbot.captureExceptions() as raised:
        shiboken6.delete(made)
    assert not raised


def test_what_was_refused_in_the_head_waits_with_its_person(
    qtbot: QtBot, page: PersonPage, services: Services, ids: list[int]
) -> None:
    edit = page.head.company_edit
    edit.setFocus()
    edit.setText("Bakery " * 40)
    qtbot.keyClicks(edit, "x")
    page.step(1)
    assert (edit.text(), edit.property("wrong"), page.head.fault_line.text()) == ("Walt Ltd", "false", "")
    page.step(-1)
    assert edit.text().startswith("Bakery Bakery")
    assert edit.property("wrong") == "true"
    assert "longer than 200" in page.head.fault_line.text()
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "Bakery")
    page.step(1)
    page.step(-1)
    assert (edit.text(), page.head.fault_line.text()) == ("Bakery", "")
    assert services.around.person(ids[0]).company == "Bakery"
