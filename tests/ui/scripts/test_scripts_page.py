"""Working with scripts: reading, writing, what is told beside them, and which text calls read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.script_library import TWO_REASONS, ScriptKind
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.scripting import Before
from reengage_desktop.ui.scripts.new_script_dialog import NewScriptDialog
from reengage_desktop.ui.scripts.script_list import STORIES
from reengage_desktop.ui.scripts.scripts_page import ScriptsPage
from reengage_desktop.ui.scripts.versions_dialog import VersionsDialog
from tests.stopwatch import done_within

from .conftest import CTRL, Desk

MINE = (
    "# Two reasons\n\n## Who I am\n\nHello {{ first_name }}, it’s Dana from Northlight, and this is a sales call.\n\n"
    "## Until yes or no\n\nTell me yes or no; either is fine.\n"
)
EMPTY = MINE + "\n## Why\n\nI am just checking in.\n"
FOREIGN = MINE + "\n## Why\n\nDear *|FNAME|*, how is {{ company }}?\n"
WRONG = MINE + "\n## Why\n\nHow is {{ compnay }}?\n"


# Reading


def test_the_first_script_is_read_as_it_will_be_said(desk: Desk) -> None:
    reader = desk.page.room.desk.reader
    labels = [row.label for row in reader.rows]
    assert labels[0] == "Who I am" and "Your line" in labels
    assert not any("{" in row.text.shown for row in reader.rows)
    assert "first\u00a0name" in reader.rows[0].text.shown
    assert reader.accessibleDescription().startswith("Who I am: ")
    assert desk.state() == "In use: the text it came with."


def test_the_list_is_walked_by_arrows_and_enter_writes(desk: Desk) -> None:
    desk.key(Qt.Key.Key_Down)
    assert desk.page.name == "new-ideas-call"
    desk.key(Qt.Key.Key_J)
    assert desk.page.name == "what-has-changed-call"
    desk.key(Qt.Key.Key_Return)
    assert desk.page.room.desk.is_writing
    desk.key(Qt.Key.Key_Escape)
    assert desk.page.room.desk.reader.hasFocus()


def test_one_writes_at_the_passage_one_read(desk: Desk) -> None:
    reader, editor = desk.page.room.desk.reader, desk.page.room.desk.editor
    reader.setFocus()
    for _ in range(3):
        desk.key(Qt.Key.Key_Down)
    place = reader.place()
    desk.key(Qt.Key.Key_Return)
    assert editor.hasFocus() and editor.textCursor().position() == place
    desk.key(Qt.Key.Key_Escape)
    assert reader.current == 3


def test_a_click_on_a_word_puts_the_cursor_there(desk: Desk) -> None:
    desk.write(MINE)
    desk.key(Qt.Key.Key_Escape)
    reader = desk.page.room.desk.reader
    port = reader.viewport()
    place = reader._places[1]
    left, top = reader._text_corner(place)
    desk.qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=QPoint(round(left + 1), round(top + 8)))
    assert desk.page.room.desk.editor.textCursor().position() == MINE.index("Tell me")


# Writing


def test_the_next_call_reads_the_new_words(desk: Desk) -> None:
    desk.write(MINE)
    assert desk.services.preparing.sheet(1, TWO_REASONS).passages[0].text != "Hello Maria, it’s Dana from Northlight"
    assert desk.state() == "Kept, not in use yet."
    desk.key(Qt.Key.Key_S, CTRL)
    desk.settle()
    first = desk.services.preparing.sheet(1, TWO_REASONS).passages[0]
    assert "it’s Dana from Northlight, and this is a sales call." in first.text
    assert desk.state() == "In use: your text. Today, 08:33."
    assert not desk.page.room.desk.is_writing
    (before, told), *_ = desk.changed
    assert isinstance(before, Before) and told == "“Two reasons”: calls read your new text from now on."


def test_taken_back_the_text_is_a_draft_again(desk: Desk) -> None:
    desk.write(MINE)
    desk.key(Qt.Key.Key_S, CTRL)
    before = desk.changed[0][0]
    assert isinstance(before, Before)
    desk.services.scripting.bring_back(before)
    desk.settle()
    assert desk.state() == "Kept, not in use yet." and desk.text == MINE
    assert not desk.services.scripting.library()[0].own


def test_an_unknown_word_is_told_with_its_place_and_not_used(desk: Desk) -> None:
    shipped = desk.services.scripting.text(TWO_REASONS)
    desk.write(WRONG)
    line = next(line for line in desk.lines() if "compnay" in line.title)
    assert line.role == "red" and WRONG[line.start : line.end].count("compnay") == 1
    assert line.below == "Do you mean “company”?"
    assert not desk.page.room.desk.use_button.isEnabled()
    desk.key(Qt.Key.Key_S, CTRL)
    assert desk.services.scripting.text(TWO_REASONS) == shipped
    assert desk.told and desk.text == WRONG


def test_a_finding_leads_to_its_place(desk: Desk) -> None:
    desk.write(EMPTY)
    desk.key(Qt.Key.Key_Escape)
    row = next(row for row in desk.page.room.side.rows.rows() if "just checking" in row.line.title)
    assert row.line.role == "amber" and row.line.below
    row.setFocus()
    desk.key(Qt.Key.Key_Return)
    selected = desk.page.room.desk.editor.textCursor().selectedText()
    assert desk.page.room.desk.is_writing and selected == "just checking"


def test_what_the_law_asks_for_is_seen_beside_the_passage(desk: Desk) -> None:
    desk.write(MINE)
    desk.key(Qt.Key.Key_Escape)
    rows = desk.page.room.desk.reader.rows
    assert (rows[0].good, rows[1].good) == ("who and why", "room for a no")
    assert [line.role for line in desk.lines() if "sales call" in line.title] == ["green"]
    desk.write(MINE.replace("and this is a sales call", "how are you"))
    assert [line.role for line in desk.lines() if "sales call" in line.title] == ["amber"]


def test_foreign_fields_become_ours_by_one_key(desk: Desk) -> None:
    desk.write(FOREIGN)
    assert "1 field of another program" in desk.titles()
    desk.key(Qt.Key.Key_F, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert "*|FNAME|*" not in desk.text and "{{ first_name" in desk.text.partition("Why")[2]
    assert "1 field of another program" not in desk.titles()
    desk.page.room.desk.editor.undo()
    assert desk.text == FOREIGN


@pytest.mark.expects_warning("grabbing the keyboard")
def test_the_people_a_gap_concerns_are_named_and_opened(desk: Desk) -> None:
    desk.write(FOREIGN)
    line = next(line for line in desk.lines() if line.people)
    assert line.title.endswith("people have no company")
    row = next(row for row in desk.page.room.side.rows.rows() if row.line == line)
    row.setFocus()
    desk.key(Qt.Key.Key_Space)
    menu = next(menu for menu in desk.page.findChildren(QMenu) if menu.objectName() == "people_menu")
    menu.actions()[-1].trigger()
    assert desk.opened == [line.people[-1][0]]


@pytest.mark.expects_warning("grabbing the keyboard")
def test_a_field_is_inserted_with_its_usual_fallback(desk: Desk) -> None:
    desk.write(MINE)
    desk.page.room.desk.editor.go_to(MINE.index("Tell me"))
    desk.key(Qt.Key.Key_Space, CTRL)
    menu = next(menu for menu in desk.page.findChildren(QMenu) if menu.objectName() == "field_menu")
    actions = [action for group in menu.findChildren(QMenu, "field_group") for action in group.actions()]
    next(action for action in actions if action.text().startswith("first name")).trigger()
    menu.close()
    assert '{{ first_name or "there" }}Tell me' in desk.text


@pytest.mark.measures_time
def test_a_text_longer_than_a_script_may_be_is_not_pasted(desk: Desk) -> None:
    desk.write(MINE)
    much = QMimeData()
    much.setText("x" * 1_000_000)
    with done_within(0.5):
        desk.page.room.desk.editor.insertFromMimeData(much)
    assert desk.text == MINE
    assert desk.told == ["That would be 1,000,162 characters; a script holds 100,000. Nothing was pasted."]


# Nothing typed is lost


def test_what_is_typed_stays_with_its_script(desk: Desk) -> None:
    desk.key(Qt.Key.Key_E)
    desk.page.room.desk.editor.selectAll()
    desk.page.room.desk.editor.insertPlainText("# Half {{ a")
    desk.page.open_script("new-ideas-call")
    assert desk.services.scripting.draft(TWO_REASONS) == "# Half {{ a"
    assert desk.text.startswith("# New ideas")
    assert next(each for each in desk.page.list.entries() if each.name == TWO_REASONS).draft
    desk.page.open_script(TWO_REASONS)
    assert desk.text == "# Half {{ a"


@pytest.mark.parametrize("leave", [ScriptsPage.hide, ScriptsPage.close])
def test_what_is_typed_is_kept_when_the_page_goes(desk: Desk, leave: Callable[[ScriptsPage], object]) -> None:
    desk.key(Qt.Key.Key_E)
    desk.page.room.desk.editor.insertPlainText("half ")
    leave(desk.page)
    assert "half " in (desk.services.scripting.draft(TWO_REASONS) or "")


def test_after_half_a_sentence_the_program_begins_where_it_was(
    desk: Desk, services: Services, clock: Callable[[], datetime], qtbot: QtBot
) -> None:
    desk.write("# Half {{ a")
    again = ScriptsPage(services, clock)
    qtbot.addWidget(again)
    again.show()
    assert again.room.desk.markdown() == "# Half {{ a"
    assert again.room.desk.state_label.text() == "Kept, cannot be used yet."


def test_a_commit_elsewhere_leaves_what_is_being_typed(desk: Desk) -> None:
    desk.key(Qt.Key.Key_E)
    desk.page.room.desk.editor.insertPlainText("half ")
    place = desk.page.room.desk.editor.textCursor().position()
    desk.services.scripting.save("voicemail", "# Mine\n\n## Say\n\nGood day.\n")
    desk.settle()
    assert "half " in desk.text and desk.page.room.desk.is_writing
    assert desk.page.room.desk.editor.textCursor().position() == place


def test_changes_are_given_up_and_brought_back(desk: Desk) -> None:
    shipped = desk.text
    desk.write(MINE)
    desk.page.room.wishes.give_up(TWO_REASONS)
    desk.settle()
    assert desk.text == shipped and desk.state() == "In use: the text it came with."
    before = desk.changed[-1][0]
    assert isinstance(before, Before)
    desk.services.scripting.bring_back(before)
    desk.settle()
    assert desk.text == MINE


# With whom it is read


@pytest.mark.expects_warning("grabbing the keyboard")
def test_it_is_read_with_the_emptiest_person_and_with_one_who_is_here(desk: Desk) -> None:
    desk.write(MINE)
    assert desk.preview().startswith("Hello, it’s Dana from Northlight, and this is a sales call.")
    card = desk.page.room.side.preview
    assert card.below_label.text() == "Only a phone number is known · reads in 8 s"
    name = desk.services.around.person(1).name
    desk.qtbot.mouseClick(card.other_button, Qt.MouseButton.LeftButton)
    desk.qtbot.keyClicks(card.name_edit, name)
    desk.key(Qt.Key.Key_Return)
    assert card.title_label.text() == f"Read with {name}"
    assert desk.preview().startswith(f"Hello {desk.services.around.person(1).first_name}, it’s Dana")
    desk.qtbot.mouseClick(card.other_button, Qt.MouseButton.LeftButton)
    assert desk.preview().startswith("Hello, it’s Dana")


def test_a_text_that_cannot_be_read_says_so_in_place_of_the_preview(desk: Desk) -> None:
    desk.write(WRONG)
    card = desk.page.room.side.preview
    assert not card.spoken.isVisible() and "compnay" in card.below_label.text()


# Versions and new ones


def test_an_earlier_text_is_read_and_brought_back(desk: Desk) -> None:
    for text in (MINE, EMPTY):
        desk.write(text)
        desk.key(Qt.Key.Key_S, CTRL)
        desk.settle()
    desk.page.room.desk.reader.setFocus()
    desk.key(Qt.Key.Key_V)
    (dialog,) = desk.page.findChildren(VersionsDialog)
    assert not dialog.back_button.isEnabled()
    desk.qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert [row.label for row in dialog.reader.rows] == ["Who I am", "Until yes or no"]
    dialog.back_button.click()
    desk.settle()
    assert desk.services.scripting.text(TWO_REASONS) == MINE == desk.text


def test_without_an_earlier_text_that_is_said(desk: Desk) -> None:
    desk.key(Qt.Key.Key_V)
    assert desk.told == ["There is no earlier text yet. One is kept each time you use a change."]


def test_a_script_of_ones_own_is_added_and_removed(desk: Desk) -> None:
    desk.key(Qt.Key.Key_N)
    (dialog,) = desk.page.findChildren(NewScriptDialog)
    desk.qtbot.keyClicks(dialog.name_edit, "Rebate")
    dialog.like_combo.setCurrentIndex(0)
    dialog.save()
    desk.settle()
    assert desk.page.name == "rebate" and desk.text.startswith("# Rebate\n\n## Who I am")
    assert not [line for line in desk.lines() if line.role in ("red", "amber")]
    desk.page.room.wishes.put_back("rebate")
    desk.settle()
    assert desk.page.name == TWO_REASONS
    assert "rebate" not in [each.name for each in desk.page.list.entries()]


@pytest.mark.parametrize("kind", list(ScriptKind))
def test_a_lean_script_of_each_kind_passes_its_own_checks(desk: Desk, kind: ScriptKind) -> None:
    name = desk.services.scripting.add(kind, "Lean")
    desk.page.open_script(name)
    assert not [line for line in desk.lines() if line.role in ("red", "amber") and "Settings" not in line.title]


def test_the_menu_offers_what_can_be_done(desk: Desk) -> None:
    wishes, scripting = desk.page.room.wishes, desk.services.scripting
    offered = [action.text() for action in wishes.menu("new-ideas-call", draft=False).actions()]
    assert offered == ["Open calls with this script", "Earlier texts…"]
    scripting.save("new-ideas-call", MINE)
    offered = [action.text() for action in wishes.menu("new-ideas-call", draft=True).actions()]
    assert offered[0] == "Give up these changes" and offered[-1] == "Put back the text it came with"
    wishes.menu("new-ideas-call", draft=False).actions()[0].trigger()
    assert scripting.usual() == "new-ideas-call"
    assert desk.changed[-1][1] == "Calls open with “Two reasons” where nothing speaks for another."


def test_rehearsing_is_asked_for_by_its_key(desk: Desk) -> None:
    desk.key(Qt.Key.Key_P)
    assert desk.rehearsed == [TWO_REASONS]
    desk.page.open_script(STORIES)
    desk.key(Qt.Key.Key_P)
    assert desk.rehearsed == [TWO_REASONS] and not desk.page.head.rehearse_button.isEnabled()


def test_letters_belong_to_the_text_while_one_writes(desk: Desk) -> None:
    desk.key(Qt.Key.Key_E)
    for key in (Qt.Key.Key_P, Qt.Key.Key_V, Qt.Key.Key_N, Qt.Key.Key_E):
        desk.key(key)
    assert desk.text.startswith("pvne") or "pvne" in desk.text
    assert desk.rehearsed == [] and desk.told == []


# Names are text; speed


def test_names_are_never_markup(desk: Desk) -> None:
    name = desk.services.scripting.add(ScriptKind.CALL, "<b>Bold</b> & co")
    desk.page.open_script(name)
    entry = next(each for each in desk.page.list.entries() if each.name == name)
    assert entry.words == "<b>Bold</b> & co"


@pytest.mark.measures_time
def test_a_normal_script_is_checked_within_a_frame(desk: Desk) -> None:
    text = desk.text
    desk.write(text + "\n")
    desk.page.room.desk.editor.insertPlainText("1 ")
    desk.page.room._pause.stop()
    with done_within(0.016):
        desk.page.room._check()


@pytest.mark.parametrize("size", [(1024, 700), (742, 600)])
def test_a_narrow_window_keeps_all_parts(desk: Desk, size: tuple[int, int]) -> None:
    desk.page.resize(*size)
    desk.settle()
    reader = desk.page.room.desk.reader
    assert reader.viewport().width() > 240
    assert desk.page.room.side.width() + desk.page.list.width() + reader.width() <= size[0]
