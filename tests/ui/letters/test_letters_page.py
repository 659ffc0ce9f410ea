"""The page of letters: read one after another, changed in place, printed, posted, put away; all by keys."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from reengage_desktop.domain.letter import LetterState
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.paper import LABEL_SHEETS
from reengage_desktop.services.calling import CallResult
from reengage_desktop.ui import theme
from reengage_desktop.ui.letters.label_dialog import LabelDialog

from .conftest import Desk, Lay

CTRL = Qt.KeyboardModifier.ControlModifier
DRAFT, READY, PRINTED = LetterState.DRAFT, LetterState.READY, LetterState.PRINTED


def text(path: Path) -> str:
    pages = PdfReader(BytesIO(path.read_bytes())).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def choose(desk: Desk, *wanted: str) -> None:
    """From the menu: the entry that begins so, under "This letter alone" if that is said."""
    desk.page.head.more_button.click()
    menu = desk.page.findChild(QMenu, "print_menu")
    assert menu is not None
    actions = menu.actions()
    if "alone" in wanted:
        actions = actions[next(at for at, action in enumerate(actions) if action.isSeparator()) :]
    action = next(action for action in actions if action.text().startswith(wanted[0]))
    assert action.isEnabled()
    action.trigger()
    menu.close()
    desk.settle()


def test_an_empty_pile_says_how_letters_come_here(desk: Desk) -> None:
    assert desk.page.empty.isVisible()
    assert not desk.page.head.main_button.isVisible()


def test_a_letter_that_comes_is_shown_as_on_paper(desk: Desk, lay: Lay) -> None:
    lay(read=False)
    desk.settle()
    sheet = desk.page.desk.sheet
    assert sheet.title_label.text() == "Northlight"
    assert sheet.address_label.text() == "Maria Castellano\n12 Summit Street\nToledo, OH 43604"
    assert sheet.date_label.text() == "13 October 2026"
    assert sheet.edit.toPlainText().startswith("Dear Maria,")
    assert desk.page.desk.list.entries()[0].spoken == "Maria Castellano, Thank you for the call · today, to be read"
    assert desk.page.head.summary_label.text() == "1 to be read"
    assert not desk.page.head.main_button.isEnabled()


def test_r_goes_from_one_unread_letter_to_the_next(desk: Desk, lay: Lay) -> None:
    for name in ("Ann Lee", "Bo Day", "Cy Fox"):
        lay(name, read=False)
    desk.settle()
    desk.key(Qt.Key.Key_Down)
    assert desk.name == "Bo Day"
    desk.key("r")
    assert (desk.name, desk.states) == ("Cy Fox", [DRAFT, READY, DRAFT])
    desk.key("r")
    desk.key("r")
    assert desk.states == [READY, READY, READY]
    assert desk.page.head.main_button.text() == "Print 3 letters"
    desk.key("r")
    assert desk.states == [READY, READY, READY]


def test_what_is_typed_is_kept_after_a_pause_and_counts_as_read(desk: Desk, lay: Lay) -> None:
    lay(read=False)
    desk.settle()
    desk.key(Qt.Key.Key_Return)
    assert desk.page.desk.sheet.edit.hasFocus()
    desk.type("R is a letter. ")
    desk.qtbot.waitUntil(lambda: desk.pile[0].letter.words.startswith("R is a letter. Dear Maria,"))
    desk.settle()
    assert desk.states == [READY]
    assert desk.page.desk.bar.saved_label.text() == "saved"
    desk.type("More. ")
    desk.key(Qt.Key.Key_Escape)
    assert desk.page.desk.list.hasFocus()
    assert "R is a letter. More. Dear" in desk.pile[0].letter.words


def test_typing_goes_on_undisturbed_while_others_commit(desk: Desk, lay: Lay) -> None:
    lay()
    desk.settle()
    desk.key(Qt.Key.Key_Return)
    desk.type("One ")
    lay("Ann Lee")
    desk.settle()
    desk.type("two ")
    desk.page.desk.keep_now()
    desk.settle()
    assert desk.pile[0].letter.words.startswith("One two Dear Maria,")
    assert desk.page.desk.sheet.edit.textCursor().position() == len("One two ")


def test_going_to_another_letter_keeps_what_was_typed_in_its_own(desk: Desk, lay: Lay) -> None:
    lay()
    second = lay("Ann Lee")
    desk.settle()
    desk.type("Typed. ")
    desk.page.desk.list.choose(second)
    desk.settle()
    assert [piled.letter.words.startswith("Typed. ") for piled in desk.pile] == [True, False]
    assert desk.page.desk.sheet.edit.toPlainText().startswith("Dear Ann,")


def test_empty_phrases_are_shown_with_a_better_idea(desk: Desk, lay: Lay) -> None:
    lay(words="Dear {name},\n\nI am just checking in.")
    lay("Ann Lee")
    desk.settle()
    assert "checking" in desk.page.desk.checks.texts()[0]
    desk.key(Qt.Key.Key_Down)
    assert not desk.page.desk.checks.isVisible()


def test_printing_makes_one_pdf_of_what_was_read_and_then_it_is_posted(desk: Desk, lay: Lay) -> None:
    lay()
    lay("Ann Lee", read=False)
    lay("Bo Day")
    desk.settle()
    desk.key(Qt.Key.Key_P, CTRL)
    desk.printed()
    made = desk.folder / "letters-2026-10-13.pdf"
    assert len(PdfReader(made).pages) == 2
    assert "Dear Bo," in text(made)
    assert "Dear Ann," not in text(made)
    assert desk.states == [PRINTED, DRAFT, PRINTED]
    assert desk.told == ["2 letters are in letters-2026-10-13.pdf."]
    assert desk.opened == [made]

    assert desk.page.head.main_button.text() == "They are in the post"
    desk.page.head.main_button.click()
    desk.settle()
    ((token, said),) = desk.undo
    assert said == "2 letters are in the post. They stand in the histories."
    assert desk.states == [DRAFT]
    desk.services.lettering.undo(token)
    desk.settle()
    assert [each.name for each in desk.page.desk.list.entries()] == ["Maria Castellano", "Ann Lee", "Bo Day"]


def test_what_is_printed_and_what_is_not_are_told_apart(desk: Desk, lay: Lay) -> None:
    desk.services.lettering.printed([lay()])
    lay("Ann Lee")
    desk.settle()
    head = desk.page.head
    assert (head.main_button.text(), head.posted_button.text()) == ("Print 1 letter", "It is in the post")
    head.posted_button.click()
    desk.settle()
    assert [piled.name for piled in desk.pile] == ["Ann Lee"]


def test_a_printed_letter_that_is_changed_waits_to_be_printed_again(desk: Desk, lay: Lay) -> None:
    desk.services.lettering.printed([lay()])
    desk.settle()
    desk.type("PS ")
    desk.page.desk.keep_now()
    desk.settle()
    assert desk.states == [READY]


def test_a_folder_that_takes_no_file_is_told_and_nothing_counts_as_printed(desk: Desk, lay: Lay) -> None:
    lay()
    desk.settle()
    desk.folder = desk.folder / "gone"
    desk.key(Qt.Key.Key_P, CTRL)
    desk.printed()
    assert "could not be written" in desk.page.fault_line.text()
    assert (desk.states, desk.opened, desk.told) == ([READY], [], [])
    assert desk.page.head.main_button.isEnabled()


@pytest.mark.expects_warning("grabbing the keyboard")
def test_envelopes_leave_out_who_has_no_address(desk: Desk, lay: Lay) -> None:
    lay()
    lay("Ann Lee", address=False)
    desk.settle()
    choose(desk, "Envelopes, No. 10")
    desk.printed()
    made = desk.folder / "envelopes-2026-10-13.pdf"
    assert len(PdfReader(made).pages) == 1
    assert desk.told == ["1 letter is in envelopes-2026-10-13.pdf. 1 has no address and was left out."]
    assert desk.states == [READY, READY]


@pytest.mark.expects_warning("grabbing the keyboard")
def test_labels_begin_on_a_half_used_sheet(desk: Desk, lay: Lay) -> None:
    for name in ("Maria Castellano", "Ann Lee"):
        lay(name)
    desk.settle()
    choose(desk, "Labels")
    dialog = desk.page.findChild(LabelDialog)
    assert dialog is not None
    assert dialog.save_button.text() == "Make 2 labels"
    spot = dialog.preview.box(5).center().toPoint()
    desk.qtbot.mouseClick(dialog.preview, Qt.MouseButton.LeftButton, pos=spot)
    assert dialog.first_spin.value() == 5
    desk.qtbot.keyClick(dialog.preview, Qt.Key.Key_Down)
    assert (dialog.choice().first_free, dialog.choice().sheet) == (8, LABEL_SHEETS[0])
    desk.qtbot.keyClick(dialog.preview, Qt.Key.Key_Return)
    desk.printed()
    assert "Ann Lee 12 Summit Street" in text(desk.folder / "labels-2026-10-13.pdf")


@pytest.mark.expects_warning("grabbing the keyboard")
def test_a_sheet_with_fewer_labels_begins_no_later_than_its_last(desk: Desk, lay: Lay) -> None:
    lay()
    desk.settle()
    choose(desk, "Labels")
    dialog = desk.page.findChild(LabelDialog)
    assert dialog is not None
    dialog.first_spin.setValue(30)
    dialog.sheet_combo.setCurrentIndex(1)
    assert dialog.choice().first_free == 10
    dialog.leave()


@pytest.mark.expects_warning("grabbing the keyboard")
def test_one_letter_by_itself_is_made_as_pdf_document_or_on_paper(desk: Desk, lay: Lay) -> None:
    lay()
    lay("Ann Lee")
    desk.settle()
    desk.key(Qt.Key.Key_Down)
    choose(desk, "A document", "alone")
    desk.printed()
    assert (desk.folder / "letters-2026-10-13.odt").read_bytes().startswith(b"PK")
    assert desk.states == [READY, PRINTED]
    choose(desk, "A PDF", "alone")
    desk.printed()
    assert "Dear Maria," not in text(desk.folder / "letters-2026-10-13.pdf")
    choose(desk, "Straight to a printer")
    assert len(PdfReader(desk.folder / "printer.pdf").pages) == 2
    assert desk.told[-1] == "2 letters went to the printer."
    assert desk.states == [PRINTED, PRINTED]


@pytest.mark.expects_warning("grabbing the keyboard")
def test_a_letter_not_read_cannot_be_printed_alone(desk: Desk, lay: Lay) -> None:
    lay(read=False)
    desk.settle()
    desk.page.head.more_button.click()
    menu = desk.page.findChild(QMenu, "print_menu")
    assert menu is not None
    assert not any(action.isEnabled() for action in menu.actions() if not action.isSeparator())
    menu.close()


@pytest.mark.expects_warning("grabbing the keyboard")
def test_without_an_address_it_says_so_and_is_printed_all_the_same(desk: Desk, lay: Lay) -> None:
    lay("", address=False, words="Hello,\n\nthank you.")
    desk.settle()
    sheet = desk.page.desk.sheet
    assert sheet.lacking.isVisible()
    assert "no address yet" in desk.page.desk.list.entries()[0].spoken
    sheet.address_button.click()
    assert desk.wished == [("open", desk.pile[0].letter.prospect_id)]
    choose(desk, "Envelopes, No. 10")
    assert "There is no address yet" in desk.page.fault_line.text()
    desk.page.head.main_button.click()
    desk.printed()
    assert "Hello, thank you." in text(desk.folder / "letters-2026-10-13.pdf")


def test_a_letter_is_put_away_by_its_key_and_comes_back(desk: Desk, lay: Lay) -> None:
    for name in ("Maria Castellano", "Ann Lee", "Bo Day"):
        lay(name)
    desk.settle()
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Delete)
    assert desk.name == "Bo Day"
    ((token, said),) = desk.undo
    assert said == "The letter to Ann Lee is put away"
    desk.services.lettering.undo(token)
    desk.settle()
    assert len(desk.page.desk.list.entries()) == 3


def test_who_must_not_be_contacted_leaves_the_pile_while_it_is_in_sight(desk: Desk, lay: Lay) -> None:
    lay()
    lay("Ann Lee")
    desk.settle()
    maria = desk.pile[0].letter.prospect_id
    desk.services.calling.save(CallResult(maria, Outcome.DO_NOT_CONTACT))
    desk.settle()
    assert desk.name == "Ann Lee"
    assert len(desk.page.desk.list.entries()) == 1


def test_words_typed_to_somebody_who_left_the_pile_are_refused_in_words(desk: Desk, lay: Lay) -> None:
    letter = lay()
    desk.settle()
    desk.type("x")
    desk.services.around.store.letters.set_state(letter, LetterState.PUT_AWAY, desk.services.around.now())
    desk.page.desk.keep_now()
    assert "does not lie in the pile" in desk.page.fault_line.text()


def test_other_ways_are_wished_by_button(desk: Desk, lay: Lay) -> None:
    lay()
    desk.settle()
    desk.page.desk.bar.mail_button.click()
    desk.services.setting.keep(replace(desk.services.setting.read(), my_address=""))
    desk.settle()
    desk.page.desk.sheet.sender_button.click()
    assert desk.wished == [("mail", desk.pile[0].letter.prospect_id), ("settings", None)]


def test_a_letter_can_be_taken_in_sight_from_elsewhere(desk: Desk, lay: Lay) -> None:
    lay()
    second = lay("Ann Lee")
    desk.page.hide()
    desk.page.show_letter(second)
    desk.page.show()
    desk.settle()
    assert desk.name == "Ann Lee"


def test_names_that_are_markup_are_shown_as_they_are(desk: Desk, lay: Lay) -> None:
    lay("<b>Ann</b> {{ me }}")
    desk.settle()
    assert desk.page.desk.sheet.address_label.text().startswith("<b>Ann</b> {{ me }}")
    assert desk.page.desk.sheet.address_label.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("theme_name", ["light", "dark"])
def test_the_page_is_painted_in_both_looks(desk: Desk, lay: Lay, qapp: QApplication, theme_name: str) -> None:
    lay(address=False, read=False)
    theme.apply(qapp, theme_name)
    desk.settle()
    assert not desk.page.grab().isNull()
