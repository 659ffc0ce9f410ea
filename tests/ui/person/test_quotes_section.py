"""On the page quotes are added, changed where they stand and taken out, and each step can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.prospect import Quote
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.services.quoting import QuoteField
from reengage_desktop.ui.person.quotes_section import QuotesSection
from reengage_desktop.ui.undo_stack import UndoStack

F = QuoteField


@pytest.fixture
def section(qtbot: QtBot, services: Services, clock: Callable[[], datetime]) -> QuotesSection:
    who = services.keeping.add(PersonForm(name="Maria Castellano"))
    made = QuotesSection(services, clock)
    qtbot.addWidget(made)
    made.resize(340, 600)
    made.show()
    made.show_person(who)
    return made


@pytest.fixture
def undo(section: QuotesSection) -> UndoStack:
    stack = UndoStack()
    section.typed.connect(stack.push_typed)
    section.done.connect(stack.push)
    return stack


def write(section: QuotesSection, field: QuoteField, text: str) -> None:
    """As a person does: into the field, over what stands there, and on to the next."""
    assert section.editor is not None
    edit = section.editor.edits[field]
    edit.setFocus()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    QTest.keyClicks(edit, text)
    edit.keep_now()


def kept(section: QuotesSection) -> list[Quote]:
    return section.services.around.store.quotes.of(section.who)


def add(section: QuotesSection, product: str, value: str = "") -> int:
    ident, _ = section.services.quoting.add(section.who, F.PRODUCT, product)
    section.services.quoting.set_field(section.who, ident, F.VALUE, value)
    section.refresh()
    return ident


def test_without_a_quote_a_line_says_what_belongs_here(section: QuotesSection) -> None:
    assert section.nothing_label.isVisible()
    section.begin()
    assert not section.nothing_label.isVisible()
    assert kept(section) == []


@pytest.mark.expects_warning("grabbing the keyboard")
def test_a_quote_is_typed_in_and_reads_as_a_row(section: QuotesSection) -> None:
    section.services.quoting.products.set("Solar roof", "5 %")
    section.begin()
    write(section, F.PRODUCT, "Solar roof")
    write(section, F.VALUE, "41800")
    write(section, F.QUOTED_ON, "9 June")
    write(section, F.NUMBER, "Q-2291")
    write(section, F.VALID_UNTIL, "20 Oct")
    assert section.editor is not None
    assert section.editor.edits[F.WORTH].placeholderText() == "$2,090, 5 %"
    QTest.keyClick(section.editor.edits[F.VALID_UNTIL], Qt.Key.Key_Escape)
    (quote,) = kept(section)
    assert (quote.product, quote.value, quote.quoted_on) == ("Solar roof", 41_800_00, date(2026, 6, 9))
    assert not section.editor.isVisible()
    said = "Solar roof, $41,800, $2,090 to you, 5 %, Q-2291, 9 Jun, valid until 20 Oct"
    assert section.rows[0].accessibleName() == said
    assert "5 % of Solar roof" in section.rows[0].toolTip()


def test_each_step_is_taken_back_and_the_fields_close_when_the_quote_goes(
    section: QuotesSection, undo: UndoStack
) -> None:
    section.begin()
    write(section, F.PRODUCT, "Roof")
    write(section, F.VALUE, "1")
    write(section, F.VALUE, "100")
    assert len(undo) == 2, "typing on in one field is one step"
    for left in (1, 0):
        section.services.retracing.undo(undo.pop().step)  # type: ignore[union-attr, arg-type]
        section.refresh()
        assert len(kept(section)) == left
    assert section.editor is not None
    assert not section.editor.isVisible()


def test_enter_opens_a_row_and_escape_leads_back_to_it(section: QuotesSection, qtbot: QtBot) -> None:
    add(section, "Roof", "100")
    row = section.rows[0]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert section.editor is not None
    assert section.editor.isVisible()
    assert not row.isVisible()
    write(section, F.PRODUCT, "Solar roof")
    QTest.keyClick(section.editor.edits[F.PRODUCT], Qt.Key.Key_Escape)
    assert row.isVisible()
    assert row.line.quote.product == "Solar roof"


def test_what_is_no_amount_stays_in_its_field_is_told_once_it_is_left_and_can_be_mended(
    section: QuotesSection,
) -> None:
    ident = add(section, "Roof", "100")
    section.change(ident)
    assert section.editor is not None
    write(section, F.VALUE, "lots")
    section.editor.edits[F.NUMBER].setFocus()
    QTest.keyClick(section.editor.edits[F.NUMBER], Qt.Key.Key_Return)
    assert "lots" in section.editor.fault_line.text()
    assert section.editor.isVisible()
    assert section.editor.edits[F.VALUE].property("wrong") == "true"
    write(section, F.NUMBER, "Q-1")
    assert section.editor.edits[F.VALUE].text() == "lots"
    assert (kept(section)[0].value, kept(section)[0].number) == (100_00, "Q-1")
    write(section, F.VALUE, "200")
    assert section.editor.fault_line.text() == ""
    assert kept(section)[0].value == 200_00


def test_while_a_day_is_typed_its_quote_stays_where_it_is(section: QuotesSection) -> None:
    add(section, "Roof")
    ident = add(section, "Shed")
    section.change(ident)
    write(section, F.QUOTED_ON, "1 May 2020")
    assert [line.quote.product for line in section.quoted.lines] == ["Shed", "Roof"]
    section.editor.done_button.click()  # type: ignore[union-attr]
    assert [line.quote.product for line in section.quoted.lines] == ["Roof", "Shed"]


def test_a_reason_is_chosen_from_the_list(section: QuotesSection) -> None:
    section.change(add(section, "Roof"))
    assert section.editor is not None
    box = section.editor.why_box
    box.setCurrentIndex(box.findData(WhyNot.NO_FUNDING.value))
    box.activated.emit(box.currentIndex())
    assert kept(section)[0].why_not is WhyNot.NO_FUNDING


def test_a_quote_is_removed_by_its_row_or_its_fields_and_comes_back(section: QuotesSection, undo: UndoStack) -> None:
    add(section, "Roof")
    section.change(add(section, "Shed"))
    section.editor.remove_button.click()  # type: ignore[union-attr]
    QTest.keyClick(section.rows[0], Qt.Key.Key_Delete)
    assert (kept(section), section.nothing_label.isVisible()) == ([], True)
    for _ in range(2):
        section.services.retracing.undo(undo.pop().step)  # type: ignore[union-attr, arg-type]
    assert {quote.product for quote in kept(section)} == {"Roof", "Shed"}


def test_several_are_summed_up(section: QuotesSection) -> None:
    add(section, "Roof", "100")
    assert not section.sums.isVisible()
    add(section, "Shed", "€ 200")
    assert section.sums.sums_label.text() == "€200 · €20 to you\n$100 · $10 to you"


def test_another_person_has_other_quotes_and_no_open_fields(section: QuotesSection) -> None:
    section.change(add(section, "Roof"))
    other = section.services.keeping.add(PersonForm(name="Ben Adler"))
    section.show_person(other)
    assert section.editor is not None
    assert not section.editor.isVisible()
    assert section.nothing_label.isVisible()


def test_what_was_typed_is_kept_before_the_page_turns(section: QuotesSection) -> None:
    section.change(add(section, "Roof"))
    assert section.editor is not None
    section.editor.edits[F.NUMBER].setFocus()
    QTest.keyClicks(section.editor.edits[F.NUMBER], "Q-7")
    section.keep_now()
    assert kept(section)[0].number == "Q-7"


def test_a_name_is_text_and_its_place_is_lit(section: QuotesSection) -> None:
    add(section, "<b>Roof</b>")
    add(section, "Shed")
    row = section.light("roof")
    assert row is not None
    assert row.line.quote.product == "<b>Roof</b>"  # type: ignore[attr-defined]
    assert "<" not in row.toolTip()
    assert section.light("nothing of this") is None
    section.grab()


@pytest.mark.expects_warning("grabbing the keyboard")
def test_a_product_of_the_list_is_taken_by_enter(section: QuotesSection, qtbot: QtBot) -> None:
    section.services.quoting.products.set("Solar roof", "5 %")
    section.begin()
    assert section.editor is not None
    edit = section.editor.edits[F.PRODUCT]
    QTest.keyClicks(edit, "sol")
    popup = edit.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    edit.keep_now()
    assert section.editor.isVisible()
    assert [quote.product for quote in kept(section)] == ["Solar roof"]


def test_what_was_refused_is_given_up_only_at_the_second_time(section: QuotesSection) -> None:
    section.change(add(section, "Roof", "100"))
    assert section.editor is not None
    write(section, F.QUOTED_ON, "soon")
    for open_ in (True, False):
        QTest.keyClick(section.editor.edits[F.QUOTED_ON], Qt.Key.Key_Escape)
        assert section.editor.isVisible() is open_


def test_what_was_refused_waits_for_its_quote(section: QuotesSection) -> None:
    maria, walt = section.who, section.services.keeping.add(PersonForm(name="Walt"))
    roof, wall = add(section, "Roof", "41800"), add(section, "Wall")
    section.change(roof)
    write(section, F.VALUE, "about forty")
    section.change(wall)
    assert section.editor is not None
    assert section.editor.edits[F.VALUE].words() == ""
    section.change(roof)
    assert section.editor.edits[F.VALUE].words() == "about forty"
    section.show_person(walt)
    section.begin()
    assert (section.editor.edits[F.VALUE].words(), section.editor.fault_line.text()) == ("", "")
    section.show_person(maria)
    section.change(roof)
    assert section.editor.edits[F.VALUE].words() == "about forty"
    assert section.editor.refused.fields == {F.VALUE}
    assert section.editor.fault_line.text()
    write(section, F.VALUE, "40000")
    assert {quote.value for quote in kept(section)} == {4_000_000, None}


def test_what_is_still_wrong_is_told_when_another_field_is_mended(section: QuotesSection) -> None:
    section.change(add(section, "Roof", "41800"))
    assert section.editor is not None
    line = section.editor.fault_line
    write(section, F.VALUE, "abc")
    write(section, F.VALID_UNTIL, "31 Feb 2026")
    section.editor.edits[F.NUMBER].setFocus()
    assert "31 Feb 2026" in line.text()
    write(section, F.VALID_UNTIL, "")
    assert "abc" in line.text()
    write(section, F.VALUE, "42000")
    assert line.text() == "" and line.isHidden()


def test_whoever_would_leave_something_wrong_stands_where_it_is_wrong(section: QuotesSection) -> None:
    section.change(add(section, "Roof"))
    assert section.editor is not None
    write(section, F.VALUE, "abc")
    number = section.editor.edits[F.NUMBER]
    number.setFocus()
    QTest.keyClick(number, Qt.Key.Key_Escape)
    assert section.editor.edits[F.VALUE].hasFocus()
