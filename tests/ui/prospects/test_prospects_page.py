"""The page of all prospects, over a real file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.listing import Filter, SortBy
from reengage_desktop.domain.prospect import ProspectRow, Stage
from reengage_desktop.services.bundle import Services
from reengage_desktop.store.changes import Changes
from reengage_desktop.ui import theme
from reengage_desktop.ui.prospects.cells import SORTS, Column
from reengage_desktop.ui.prospects.prospect_model import CHUNK, KEPT
from reengage_desktop.ui.prospects.prospects_page import ProspectsPage

Key = Qt.Key


def rows(page: ProspectsPage) -> list[ProspectRow]:
    every = (page.model.listed(row) for row in range(page.model.rowCount()))
    return [listed.row for listed in every if listed]


def type_(page: ProspectsPage, qtbot: QtBot, text: str) -> None:
    page.search_edit.setFocus()
    qtbot.keyClicks(page.search_edit, text)
    qtbot.wait(20)


def names(page: ProspectsPage) -> list[str]:
    return [row.name for row in rows(page)]


def select(page: ProspectsPage, name: str) -> int:
    chosen = next(row.id for row in rows(page) if row.name == name)
    page.select(chosen)
    return chosen


# The list


def test_everybody_in_the_pool_is_listed_and_the_open_promise_stands_first(page: ProspectsPage) -> None:
    assert page.model.rowCount() == 60
    assert names(page)[0] == "Maria Castellano"
    assert page.selected_id == rows(page)[0].id


def test_head_and_foot_say_what_the_pool_is_worth(page: ProspectsPage, people: Services, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "60" in page.head.summary_label.text())
    assert "unsold people" in page.head.summary_label.text()
    assert page.foot.next_label.text() == "0 people without a next action"
    assert page.foot.pool_label.text().startswith("Unsold pool $1.69 M")


def test_only_the_rows_in_sight_are_fetched_and_in_an_idle_moment_a_page_more(
    page: ProspectsPage, qtbot: QtBot
) -> None:
    page.table.repaint_rows()
    page.grab()
    in_sight = page.table.rowAt(page.table.viewport().height() - 1) + 1
    assert page.model.rows_kept() == tuple(range(in_sight))
    qtbot.waitUntil(lambda: page.model.is_ready(2 * in_sight - 1))
    assert page.model.rows_kept() == tuple(range(2 * in_sight))
    page.model.forget_rows()
    page.table.verticalScrollBar().setValue(page.table.verticalScrollBar().maximum())
    page.grab()
    assert page.model.rows_kept()[-1] == page.model.rowCount() - 1
    assert len(page.model.rows_kept()) <= in_sight + 1


def test_only_some_rows_are_kept_however_long_the_list(page: ProspectsPage) -> None:
    ids = [row.id for row in rows(page)] * 40
    page.model.set_ids(ids)
    for row in range(0, len(ids), CHUNK):
        assert page.model.face(row) is not None
    assert len(page.model.rows_kept()) == KEPT
    assert page.model.rows_kept()[-1] == len(ids) - 1


def test_whoever_went_since_the_ids_were_read_is_an_empty_row(page: ProspectsPage) -> None:
    page.model.set_ids([999_999, rows(page)[0].id])
    assert page.model.face(0) is None
    assert page.model.face(1) is not None
    page.grab()


def test_a_row_is_told_as_sentences_to_a_screen_reader(page: ProspectsPage) -> None:
    said = page.model.data(page.model.index(0, Column.PERSON), Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Maria Castellano, Castellano Bakery. 08:33 there, Toledo, can be called now.")
    assert "worth $4,180 to you" in said
    assert "said “Too expensive”, real reason: Lease ends in November." in said
    assert "2 of 5 attempts. Call now, promised 8:30–9:30." in said


def test_a_name_is_never_markup_in_a_tooltip(page: ProspectsPage, people: Services) -> None:
    first = rows(page)[0].id
    with people.around.store.writing() as changes:
        people.around.store.prospects.edit(first, {"name": "<img src=x>Maria"})
        changes.prospects.add(first)
    page.model.forget_rows()
    tip = page.model.data(page.model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img src=x&gt;Maria" in tip
    assert "<img" not in tip


def test_a_note_on_why_that_is_missing_is_asked_for(page: ProspectsPage) -> None:
    place = next(i for i, row in enumerate(rows(page)) if row.name == "Ines Carvalho")
    face = page.model.face(place)
    assert face is not None
    above, below = face.cells[Column.REASON]
    assert (above[0].words, above[0].role) == ("No note on why", "red")
    assert below[0].words == "Ask first thing on the call"


def test_painting_again_and_again_holds(page: ProspectsPage) -> None:
    """Some hundred thousand calls of the painter: see the test of the toolkit."""
    picture = QImage(page.table.viewport().size(), QImage.Format.Format_RGB32)
    for turn in range(400):
        if turn % 50 == 0:
            page.table.select_row(turn // 50)
        page.table.viewport().render(picture, QPoint())
    assert not picture.isNull()


# Order


@pytest.mark.parametrize(
    ("column", "key"),
    [
        (Column.PERSON, lambda row: row.name.casefold()),
        (Column.QUOTE, lambda row: row.worth),
        (Column.NEXT, lambda row: row.next_action.due_from),
    ],
)
def test_a_click_on_a_head_sorts_and_a_second_one_turns_it_round(
    page: ProspectsPage, column: Column, key: Callable[[ProspectRow], object]
) -> None:
    header = page.table.horizontalHeader()
    header.sectionClicked.emit(column)
    once = [key(row) for row in rows(page)]
    header.sectionClicked.emit(column)
    twice = [key(row) for row in rows(page)]
    assert sorted(once) == once or sorted(once, reverse=True) == once  # type: ignore[type-var]
    assert twice == once[::-1]


@pytest.mark.parametrize("column", list(Column))
def test_every_column_sorts_and_keeps_whoever_is_selected(page: ProspectsPage, column: Column) -> None:
    chosen = select(page, "Priya Raman")
    before = {row.id for row in rows(page)}
    page.table.horizontalHeader().sectionClicked.emit(column)
    assert page.selected_id == chosen
    assert {row.id for row in rows(page)} == before
    assert page.filter_bar.sort_button.text()
    assert SORTS[column] is not SortBy.BEST


# What stays over a refresh


def test_a_refresh_keeps_who_is_selected_and_where_they_stand(page: ProspectsPage, people: Services) -> None:
    page.table.horizontalHeader().sectionClicked.emit(Column.PERSON)
    ordered = rows(page)
    chosen = ordered[30].id
    page.select(chosen)
    at = page.table.rowViewportPosition(page.model.row_of(chosen))
    with people.around.store.writing() as changes:
        people.around.store.prospects.edit(ordered[59].id, {"name": "Aaron Aardvark"})
        changes.prospects.add(ordered[59].id)
    page._refresh_now()
    assert names(page)[0] == "Aaron Aardvark"
    assert page.selected_id == chosen
    assert page.table.rowViewportPosition(page.model.row_of(chosen)) == at


def test_when_the_selected_one_leaves_the_pool_the_next_moves_up(page: ProspectsPage, people: Services) -> None:
    page.table.horizontalHeader().sectionClicked.emit(Column.PERSON)
    before = [row.id for row in rows(page)]
    page.select(before[5])
    with people.around.store.writing() as changes:
        people.around.store.prospects.set_next(before[5], Stage.SOLD, None, people.around.now())
        changes.prospects.add(before[5])
    page._refresh_now()
    assert page.model.rowCount() == 59
    assert page.selected_id == before[6]


def test_a_commit_refreshes_a_page_in_sight_and_a_hidden_one_when_it_is_shown(
    page: ProspectsPage, people: Services, window: QWidget, qtbot: QtBot
) -> None:
    people.around.store.listen(page.refresh)
    first = rows(page)[0].id

    def rename(name: str) -> None:
        with people.around.store.writing() as changes:
            people.around.store.prospects.edit(first, {"name": name})
            changes.prospects.add(first)

    rename("Mary")
    qtbot.waitUntil(lambda: names(page)[0] == "Mary")
    page.hide()
    rename("Marie")
    qtbot.wait(10)
    assert names(page)[0] == "Mary"
    page.show()
    assert names(page)[0] == "Marie"


def test_a_change_of_slots_alone_leaves_the_list_as_it_is(page: ProspectsPage) -> None:
    page.refresh(Changes(slots=True))
    assert not page._refresh_timer.isActive()


def test_a_minute_later_their_clocks_went_on(page: ProspectsPage, clock: Callable[[], object]) -> None:
    page.grab()
    clock.now += timedelta(minutes=1)  # type: ignore[attr-defined]
    page.minute_passed()
    face = page.model.face(0)
    assert face is not None
    assert face.cells[Column.THEIR_TIME][0][0].words == "08:34"


# Search and filters


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("castell", "Maria Castellano"),
        ("bakery", "Maria Castellano"),
        ("555 0142", "Maria Castellano"),
        ("maria@castellano", "Maria Castellano"),
        ("payroll, 42", "Priya Raman"),
        ("stone oven", "Maria Castellano"),
    ],
)
def test_typing_finds_by_name_firm_digits_mail_product_and_note(
    page: ProspectsPage, qtbot: QtBot, text: str, name: str
) -> None:
    type_(page, qtbot, text)
    assert name in names(page)
    assert page.model.rowCount() < 10
    assert page.selected_id == rows(page)[0].id


def test_keys_typed_in_one_breath_are_one_search(page: ProspectsPage, qtbot: QtBot) -> None:
    resets: list[object] = []
    page.model.modelReset.connect(lambda: resets.append(None))
    qtbot.keyClicks(page.search_edit, "castell")
    qtbot.wait(20)
    assert len(resets) < 7
    assert names(page) == ["Maria Castellano"]


def test_search_stays_within_the_chip(page: ProspectsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.filter_bar.chips[Filter.PROMISED], Qt.MouseButton.LeftButton)
    promised = names(page)
    assert 0 < len(promised) < 60
    type_(page, qtbot, "maria")
    assert names(page) == ["Maria Castellano"]
    type_(page, qtbot, " priya")
    assert names(page) == []


def test_without_the_text_whoever_was_found_stays_selected_among_all(page: ProspectsPage, qtbot: QtBot) -> None:
    type_(page, qtbot, "priya")
    found = page.selected_id
    qtbot.keyClick(page.search_edit, Key.Key_Escape)
    qtbot.wait(20)
    assert page.model.rowCount() == 60
    assert page.selected_id == found


def test_a_search_says_how_many_it_found(page: ProspectsPage, qtbot: QtBot) -> None:
    type_(page, qtbot, "castell")
    assert page.search_edit._found.text() == "1 found"
    page.search_edit.show_found(500, capped=True)
    assert page.search_edit._found.text() == "first 500"


def test_chips_show_counts_and_none_that_would_find_nobody(page: ProspectsPage, qtbot: QtBot) -> None:
    bar = page.filter_bar
    qtbot.waitUntil(lambda: bar.chips[Filter.NEVER_REACHED].accessibleName() == "Never reached 37")
    bar.set_count(Filter.PROMISED, 0)
    assert not bar.chips[Filter.PROMISED].isVisible()
    bar.set_filter(Filter.PROMISED)
    assert bar.chips[Filter.PROMISED].isVisible()


@pytest.mark.expects_warning("grabbing the keyboard")
def test_the_other_filters_stand_in_a_menu_and_become_a_chip_to_remove(page: ProspectsPage, qtbot: QtBot) -> None:
    bar = page.filter_bar
    qtbot.mouseClick(bar.more_chip, Qt.MouseButton.LeftButton)
    menu = bar.findChild(QMenu, "filter_menu")
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Let go").trigger()
    menu.close()
    assert bar.other_chip.isVisible()
    assert page.model.rowCount() == 4
    qtbot.mouseClick(bar.other_chip, Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == 60
    assert not bar.other_chip.isVisible()


@pytest.mark.expects_warning("grabbing the keyboard")
def test_f_opens_every_filter_for_the_arrows(page: ProspectsPage, qtbot: QtBot) -> None:
    page.table.setFocus()
    page.show_filter(Filter.PROMISED)
    qtbot.keyClick(page.table, Key.Key_F)
    menu = page.filter_bar.findChild(QMenu, "filter_menu")
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) == len(Filter)
    assert menu.activeAction().text() == "Promised"
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Return):
        qtbot.keyClick(menu, key)
    assert page.filter_bar.filter is Filter.GOING_COLD


# The empty list


def test_an_empty_filter_says_why_and_removes_itself(page: ProspectsPage, qtbot: QtBot) -> None:
    page.filter_bar._choose(Filter.SOLD)
    view = page.empty_view
    assert view.isVisible()
    assert view.title_label.text() == "Nothing has been sold yet"
    assert view.because_label.text() == "60 people fit without this filter."
    assert view.remove_button.text() == "Remove “Sold”"
    qtbot.mouseClick(view.remove_button, Qt.MouseButton.LeftButton)
    assert not view.isVisible()
    assert page.model.rowCount() == 60


def test_at_night_it_says_when_the_first_can_be_called(
    page: ProspectsPage, clock: Callable[[], object], qtbot: QtBot
) -> None:
    clock.now = clock.now.replace(hour=2)  # type: ignore[attr-defined]  # 22:00 in New York
    page.search_edit.setText("castellano")
    page.filter_bar._choose(Filter.CALLABLE_NOW)
    view = page.empty_view
    assert view.title_label.text() == "Nobody here can be called right now"
    assert view.because_label.text() == (
        "One person fits without this filter. The first of them can be called tomorrow at 08:00 your time."
    )


def test_a_text_that_finds_nobody_says_what_was_searched(page: ProspectsPage, qtbot: QtBot) -> None:
    type_(page, qtbot, "xyzzy")
    assert page.empty_view.title_label.text() == "Nobody matches “xyzzy”"
    qtbot.mouseClick(page.empty_view.clear_button, Qt.MouseButton.LeftButton)
    assert page.search_edit.text() == ""
    assert page.model.rowCount() == 60


def test_an_empty_file_offers_to_bring_in_a_list(empty_page: ProspectsPage, qtbot: QtBot) -> None:
    view = empty_page.empty_view
    assert view.title_label.text() == "Nobody is here yet"
    with qtbot.waitSignal(empty_page.import_requested):
        qtbot.mouseClick(view.import_button, Qt.MouseButton.LeftButton)


# Keys, pointer, menu


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Key.Key_Return, "call_requested"),
        (Key.Key_O, "open_requested"),
        (Key.Key_E, "note_requested"),
        (Key.Key_M, "move_requested"),
    ],
)
def test_a_key_on_the_list_wishes_something_for_whoever_is_selected(
    page: ProspectsPage, qtbot: QtBot, key: Qt.Key, signal: str
) -> None:
    chosen = select(page, "Priya Raman")
    with qtbot.waitSignal(getattr(page, signal)) as wish:
        qtbot.keyClick(page.table, key)
    assert wish.args == [chosen]


def test_j_and_k_go_down_and_up_and_other_letters_fetch_nothing(page: ProspectsPage, qtbot: QtBot) -> None:
    ids = [row.id for row in rows(page)]
    page.grab()
    page.model.forget_rows()
    for key in (Key.Key_J, Key.Key_Down, Key.Key_K, Key.Key_W):
        qtbot.keyClick(page.table, key)
    assert page.selected_id == ids[1]
    assert len(page.model.rows_kept()) <= CHUNK


def test_slash_goes_to_the_search_and_enter_back_to_the_list(page: ProspectsPage, qtbot: QtBot) -> None:
    page.window().activateWindow()
    page.table.setFocus()
    qtbot.keyClick(page.table, Key.Key_Slash)
    assert page.window().focusWidget() is page.search_edit
    qtbot.keyClick(page.search_edit, Key.Key_Return)
    assert page.window().focusWidget() is page.table


def test_escape_on_the_list_clears_text_and_filter(page: ProspectsPage, qtbot: QtBot) -> None:
    type_(page, qtbot, "castell")
    page.filter_bar._choose(Filter.PROMISED)
    qtbot.keyClick(page.table, Key.Key_Escape)
    assert (page.search_edit.text(), page.filter_bar.filter) == ("", Filter.ALL)
    assert page.model.rowCount() == 60


def test_ctrl_u_asks_for_a_quote_without_a_sale_from_list_and_field(page: ProspectsPage, qtbot: QtBot) -> None:
    for widget in (page.table, page.search_edit):
        with qtbot.waitSignal(page.quote_requested):
            qtbot.keyClick(widget, Key.Key_U, Qt.KeyboardModifier.ControlModifier)


def test_actions_lie_over_the_hovered_row_and_speak_for_it(page: ProspectsPage, qtbot: QtBot) -> None:
    third = rows(page)[2].id
    box = page.table.visualRect(page.model.index(2, Column.PERSON))
    qtbot.mouseMove(page.table.viewport(), box.center())
    page.table._hover(2)
    assert page.table.hover_actions.isVisible()
    assert page.table.hover_actions.geometry().top() == box.top()
    with qtbot.waitSignal(page.call_requested) as wish:
        qtbot.mouseClick(page.table.hover_actions.call_button, Qt.MouseButton.LeftButton)
    assert wish.args == [third]
    page.table._hover(-1)
    assert not page.table.hover_actions.isVisible()


@pytest.mark.expects_warning("grabbing the keyboard")
def test_the_menu_of_a_row_has_the_same_wishes(page: ProspectsPage, qtbot: QtBot) -> None:
    second = rows(page)[1].id
    page.table.show_menu(1, QPoint(10, 10))
    menu = page.table.findChild(QMenu, "row_menu")
    assert isinstance(menu, QMenu)
    with qtbot.waitSignal(page.move_requested) as wish:
        next(action for action in menu.actions() if action.objectName() == "row_move").trigger()
    menu.close()
    assert wish.args == [second]
    assert page.selected_id == second


def test_a_double_click_opens(page: ProspectsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.open_requested) as wish:
        page.table.doubleClicked.emit(page.model.index(3, 1))
    assert wish.args == [rows(page)[3].id]


def test_add_person_is_wished_from_the_head(page: ProspectsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.add_requested):
        qtbot.mouseClick(page.head.add_button, Qt.MouseButton.LeftButton)


# Looks


def test_columns_are_as_wide_as_the_design_has_them_and_the_last_hides_at_1280(
    page: ProspectsPage, window: QWidget, qtbot: QtBot
) -> None:
    table = page.table
    assert [table.columnWidth(c) for c in Column if c is not Column.REASON] == [108, 150, 150, 74, 150, 104]
    assert not table.isColumnHidden(Column.LAST)
    window.resize(1280, 688)
    qtbot.wait(10)
    assert window.width() == 1280
    assert table.isColumnHidden(Column.LAST)
    assert table.columnWidth(Column.NEXT) == 156
    window.resize(1180, 640)
    qtbot.wait(10)
    assert window.width() == 1180


def test_both_looks_paint(page: ProspectsPage, qapp: object) -> None:
    light = page.grab().toImage()
    theme.apply(qapp, "dark")  # type: ignore[arg-type]
    dark = page.grab().toImage()
    theme.apply(qapp, "light")  # type: ignore[arg-type]
    at = page.table.mapTo(page, QPoint(4, 200))
    assert light.pixelColor(at).lightness() > 200
    assert dark.pixelColor(at).lightness() < 90


def test_the_model_has_no_children(page: ProspectsPage) -> None:
    assert page.model.rowCount(page.model.index(0, 0)) == 0
    assert page.model.columnCount(QModelIndex()) == len(Column)
