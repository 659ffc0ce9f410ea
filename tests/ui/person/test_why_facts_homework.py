"""On the page reasons, facts and homework are added, changed where they stand, dropped, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Protocol

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.fact import FactState
from reengage_desktop.domain.homework import About, HomeworkKind
from reengage_desktop.domain.prospect import Certainty, ReasonKind
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.person.entry_form import EntryForm
from reengage_desktop.ui.person.facts_section import FactsSection
from reengage_desktop.ui.person.homework_section import HomeworkSection
from reengage_desktop.ui.person.known_rows import MOST_LINES, Act, KnownRow, SetWords
from reengage_desktop.ui.person.known_section import KnownSection
from reengage_desktop.ui.person.person_page import PersonPage
from reengage_desktop.ui.person.why_section import WhySection

KEY = Qt.Key
PAGE = "https://blade.example/power"


class Clock(Protocol):
    now: datetime

    def __call__(self) -> datetime: ...

    def advance(self, **step: float) -> datetime: ...


@pytest.fixture
def maria(services: Services) -> int:
    quote = QuoteForm(product="Solar roof", why_not=WhyNot.COULD_NOT_AFFORD)
    return services.keeping.add(PersonForm(name="Maria Castellano", phones=("419 555 0142",)), quote)


@pytest.fixture
def page(qtbot: QtBot, services: Services, maria: int, clock: Clock) -> PersonPage:
    made = PersonPage(services, clock)
    qtbot.addWidget(made)
    services.listen(lambda changes: made.body.refresh())
    made.resize(1162, 700)
    made.show_person(maria)
    made.show()
    made.setFocus()
    return made


def why(page: PersonPage) -> WhySection:
    return page.body.why


def facts(page: PersonPage) -> FactsSection:
    return page.body.facts


def homework(page: PersonPage) -> HomeworkSection:
    return page.body.homework


def press(page: PersonPage, key: KEY) -> None:
    """On whatever has the focus."""
    QTest.keyClick(QApplication.focusWidget() or page, key)


def type_(page: PersonPage, words: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, words)


def form(section: KnownSection) -> EntryForm:
    assert section.form is not None
    return section.form


def shown(section: KnownSection) -> list[str]:
    return [row.words for row in section.list.rows.rows]


def stand_on(section: KnownSection, row: int = 0) -> int:
    """The cursor in a row of the list; its key."""
    section.list.setFocus()
    section.list.setCurrentIndex(section.list.rows.index(row))
    return section.list.rows.rows[row].key


def dropped(text: str = "", *urls: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    return data


# Why they have not bought


def test_w_asks_why_and_enter_keeps_it_with_its_source(page: PersonPage, services: Services) -> None:
    told: list[str] = []
    page.done.connect(lambda _step, words: told.append(words))
    press(page, KEY.Key_W)
    section = why(page)
    section.kind_choice.button(ReasonKind.REAL).click()
    section.certainty_choice.button(Certainty.FAIRLY_SURE).click()
    section.source_edit.setText("Elena")
    form(section).words_edit.setFocus()
    type_(page, "The lease ends in November")
    press(page, KEY.Key_Return)
    (row,) = section.list.rows.rows
    assert row.spoken == "Real, 13 Oct: The lease ends in November from Elena, fairly sure"
    assert row.strong and told == ["Why: The lease ends in November"]
    assert page.undo() and shown(section) == [] and section.empty_label.isVisible()


def test_without_a_real_reason_the_page_asks_for_one(page: PersonPage, services: Services, maria: int) -> None:
    services.researching.reasons.add(maria, ReasonKind.STATED, "Too expensive right now")
    assert shown(why(page)) == ["“Too expensive right now”", "not known yet. What else made them wait?"]
    stand_on(why(page), 1)
    press(page, KEY.Key_Return)
    assert why(page).kind_choice.value() is ReasonKind.REAL and why(page).certainty_choice.isVisible()


def test_a_slip_is_mended_today_and_tomorrow_it_stays(page: PersonPage, services: Services, clock: Clock) -> None:
    services.researching.reasons.add(page.who, ReasonKind.REAL, "The lese ends")
    stand_on(why(page))
    press(page, KEY.Key_Return)
    editor = why(page).list.editor
    assert editor is not None
    editor.selectAll()
    type_(page, "The lease ends")
    press(page, KEY.Key_Escape)
    assert shown(why(page)) == ["The lease ends"] and why(page).list.hasFocus()
    clock.advance(days=1)
    page.show_person(page.who)
    stand_on(why(page))
    for key in (KEY.Key_Return, KEY.Key_Delete):
        press(page, key)
        assert "stays as it is" in why(page).fault_line.text()
    assert shown(why(page)) == ["The lease ends"] and not why(page).list.editing


def test_who_told_why_and_how_sure_one_is_are_mended_too(page: PersonPage, services: Services) -> None:
    services.researching.reasons.add(page.who, ReasonKind.REAL, "The lease ends", Certainty.FAIRLY_SURE)
    stand_on(why(page))
    press(page, KEY.Key_C)
    press(page, KEY.Key_S)
    type_(page, "Hal")
    press(page, KEY.Key_Escape)
    assert [row.tail for row in why(page).list.rows.rows] == ["from Hal, they said so"]
    press(page, KEY.Key_Delete)
    assert why(page).empty_label.isVisible() and page.undo()
    assert [row.tail for row in why(page).list.rows.rows] == ["from Hal, they said so"]


def test_the_entry_from_the_list_is_chosen_beside_the_reasons(page: PersonPage, services: Services) -> None:
    combo = why(page).why_not_combo
    assert combo.currentText() == "Could not afford it"
    combo.setCurrentIndex(2)
    combo.activated.emit(2)
    assert services.researching.reasons.of(page.who).quote.why_not is WhyNot.DELAYED  # type: ignore[union-attr]
    assert page.undo() and combo.currentText() == "Could not afford it"
    page.show_person(services.keeping.add(PersonForm(name="Bob Ferris")))
    assert not why(page).on_the_list.isVisible()


# Facts


def test_f_adds_a_fact_with_who_told_it_and_is_ready_for_the_next(page: PersonPage, services: Services) -> None:
    press(page, KEY.Key_F)
    type_(page, "Two ovens")
    facts(page).source_edit.setText("Elena")
    press(page, KEY.Key_Return)
    type_(page, "A dog")
    press(page, KEY.Key_Return)
    assert [row.spoken for row in facts(page).list.rows.rows] == [
        "A dog. Noted 13 Oct, today",
        "Two ovens. Heard from Elena, today",
    ]
    press(page, KEY.Key_Return)  # nothing more to write
    assert page.hasFocus() and not form(facts(page)).is_open


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("", "Noted 13 Oct, 3 weeks ago"),
        ("Elena", "Heard from Elena, 3 weeks ago"),
        ("seen on the bill", "Seen on the bill, 3 weeks ago"),
        ("the bill", "From the bill, 3 weeks ago"),
        ("Fromm", "Heard from Fromm, 3 weeks ago"),
    ],
)
def test_a_fact_says_where_it_comes_from(
    page: PersonPage, services: Services, clock: Clock, source: str, told: str
) -> None:
    services.researching.add_fact(page.who, "Two ovens", source)
    clock.advance(days=21)
    page.show_person(page.who)
    assert facts(page).list.rows.rows[0].under == told


def test_after_ninety_days_a_fact_is_to_be_asked_again_until_it_is_answered(
    page: PersonPage, services: Services, clock: Clock
) -> None:
    services.researching.add_fact(page.who, "Two ovens")
    clock.advance(days=91)
    page.show_person(page.who)
    (row,) = facts(page).list.rows.rows
    assert (row.under, row.due) == ("Noted 3 months ago", "ask again")
    assert row.tip.startswith("Learned 13 Oct 2026.") and "90 days" in row.tip
    stand_on(facts(page))
    press(page, KEY.Key_1)
    (row,) = facts(page).list.rows.rows
    assert row.due == "" and row.under == "Noted 13 Oct 2026, still true today"
    assert page.undo() and facts(page).list.rows.rows[0].due == "ask again"


def test_what_has_changed_asks_what_it_became_and_is_folded(page: PersonPage, services: Services) -> None:
    services.researching.add_fact(page.who, "Pays $1,240")
    section = facts(page)
    stand_on(section)
    press(page, KEY.Key_2)
    assert shown(section) == ["Pays $1,240"]  # it stays in sight while it is asked
    type_(page, "Pays $1,380")
    press(page, KEY.Key_Return)
    assert shown(section) == ["Pays $1,380"] and section.before_button.text() == "1 was true before"
    section.before_button.click()
    (before,) = section.before_list.rows.rows
    assert (before.words, before.tail, before.state) == ("Pays $1,240", "·\u00a0now: Pays $1,380", FactState.CHANGED)
    assert page.undo() and page.undo()
    assert [row.state for row in section.list.rows.rows] == [FactState.HOLDS] and not section.before_list.isVisible()


def test_the_arrows_pass_by_changed_and_esc_leaves_it_open_what_it_became(page: PersonPage, services: Services) -> None:
    services.researching.add_fact(page.who, "Two ovens")
    section = facts(page)
    stand_on(section)
    press(page, KEY.Key_Right)
    assert section.list.hasFocus() and [row.state for row in section.list.rows.rows] == [FactState.CHANGED]
    press(page, KEY.Key_Right)
    assert [row.state for row in section.list.rows.rows] == [FactState.UNKNOWN] and not section.became_label.isVisible()
    press(page, KEY.Key_Right)
    press(page, KEY.Key_2)
    press(page, KEY.Key_Escape)
    (fact,) = services.researching.facts(page.who)
    assert (fact.state, fact.became) == (FactState.CHANGED, "") and shown(section) == [] and page.hasFocus()


def test_an_answer_is_clicked_where_it_is_painted(page: PersonPage, services: Services) -> None:
    services.researching.add_fact(page.who, "Two ovens")
    list_ = facts(page).list
    box = list_.visualRect(list_.rows.index(0))
    for x in range(box.width()):
        if list_.delegate.hit(list_.rows.rows[0], box.toRectF(), QPointF(x, box.y() + 15)) is FactState.UNKNOWN:
            break
    QTest.mouseClick(
        list_.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPointF(x, box.y() + 15).toPoint()
    )
    assert services.researching.facts(page.who)[0].state is FactState.UNKNOWN


def test_words_are_kept_as_they_are_typed_and_the_field_stays_open(
    page: PersonPage, services: Services, qtbot: QtBot
) -> None:
    services.researching.add_fact(page.who, "Two oven")
    stand_on(facts(page))
    press(page, KEY.Key_F2)
    press(page, KEY.Key_End)
    type_(page, "s")
    qtbot.waitUntil(lambda: services.researching.facts(page.who)[0].words == "Two ovens")
    editor = facts(page).list.editor
    assert editor is not None and editor.hasFocus() and editor.isVisible()
    type_(page, " and a dog")
    press(page, KEY.Key_Escape)
    assert shown(facts(page)) == ["Two ovens and a dog"] and not editor.isVisible()
    assert page.undo() and shown(facts(page)) == ["Two oven"]


def test_no_words_are_refused_and_what_stood_there_stands_again(page: PersonPage, services: Services) -> None:
    services.researching.add_fact(page.who, "Two ovens")
    stand_on(facts(page))
    press(page, KEY.Key_Return)
    editor = facts(page).list.editor
    assert editor is not None
    editor.selectAll()
    press(page, KEY.Key_Delete)
    press(page, KEY.Key_Escape)
    assert "What stood here before is kept" in facts(page).fault_line.text()
    assert shown(facts(page)) == ["Two ovens"]


def test_s_tells_who_told_a_fact_and_a_click_below_the_words_too(page: PersonPage, services: Services) -> None:
    services.researching.add_fact(page.who, "Two ovens")
    list_ = facts(page).list
    stand_on(facts(page))
    press(page, KEY.Key_S)
    type_(page, "Elena")
    press(page, KEY.Key_Escape)
    assert [row.under for row in list_.rows.rows] == ["Heard from Elena, today"] and list_.hasFocus()
    box = list_.visualRect(list_.rows.index(0))
    QTest.mouseClick(
        list_.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, box.bottomLeft() + QPoint(20, -8)
    )
    assert list_.editor is not None and list_.editor.words() == "Elena"
    press(page, KEY.Key_Escape)
    assert page.undo() and [row.under for row in list_.rows.rows] == ["Noted 13 Oct, today"]


def test_a_fact_is_removed_and_comes_back(page: PersonPage, services: Services) -> None:
    services.researching.add_fact(page.who, "Two ovens", "Elena")
    stand_on(facts(page))
    press(page, KEY.Key_Delete)
    assert facts(page).empty_label.isVisible()
    assert page.undo() and [row.under for row in facts(page).list.rows.rows] == ["Heard from Elena, today"]


# Homework


def test_h_adds_a_piece_about_the_market(page: PersonPage, services: Services) -> None:
    press(page, KEY.Key_H)
    section = homework(page)
    section.about_choice.button(About.MARKET).click()
    form(section).words_edit.setFocus()
    type_(page, "Rates rose")
    press(page, KEY.Key_Return)
    (work,) = services.researching.homework(page.who)
    assert (work.kind, work.about, work.words) == (HomeworkKind.CHANGED, About.MARKET, "Rates rose")


def test_a_link_that_is_dropped_is_kept_with_its_title_and_opened_by_the_system(
    page: PersonPage, services: Services
) -> None:
    data = dropped(PAGE, PAGE)
    data.setHtml(f'<a href="{PAGE}"><b>Rates</b> &amp; power</a>')
    opened: list[str] = []
    homework(page).open_url = lambda url: opened.append(url.toString())
    assert homework(page).take_drop(data)
    assert shown(homework(page)) == ["Rates & power"]
    stand_on(homework(page))
    press(page, KEY.Key_Return)
    assert opened == [PAGE]
    assert homework(page).take_drop(data) and "already" in homework(page).fault_line.text()
    homework(page).begin()
    assert homework(page).fault_line.text() == ""
    assert page.undo() and shown(homework(page)) == []


def test_the_title_of_a_link_dragged_out_of_firefox_is_kept(page: PersonPage) -> None:
    data = dropped(PAGE, PAGE)
    data.setData("text/x-moz-url", f"{PAGE}\nRates rise again".encode("utf-16-le"))
    assert homework(page).take_drop(data) and shown(homework(page)) == ["Rates rise again"]


def test_words_are_pasted_onto_the_page_as_a_clipping(page: PersonPage, services: Services) -> None:
    QApplication.clipboard().setText("The mayor said\nrates rise.")
    QTest.keyClick(page, KEY.Key_V, Qt.KeyboardModifier.ControlModifier)
    (work,) = services.researching.homework(page.who)
    assert (work.kind, work.words) == (HomeworkKind.CLIPPING, "The mayor said rates rise.")


@pytest.mark.parametrize(
    "data",
    [
        dropped("", "file:///home/me/plan.pdf"),
        dropped("x", "javascript:alert(1)"),
        dropped("  \n"),
        dropped("x" * 1_000_001),
        QMimeData(),
    ],
)
def test_files_and_what_is_no_page_are_not_taken(page: PersonPage, services: Services, data: QMimeData) -> None:
    assert not homework(page).take_drop(data)
    assert services.researching.homework(page.who) == []


def test_n_marks_what_is_newsworthy_and_r_makes_it_the_reason_to_call(
    page: PersonPage, services: Services, qtbot: QtBot
) -> None:
    services.researching.add_homework(page.who, HomeworkKind.LINK, f"Rates rise again {PAGE}")
    stand_on(homework(page))
    press(page, KEY.Key_N)
    assert "newsworthy" in homework(page).list.rows.rows[0].spoken
    with qtbot.waitSignal(homework(page).polish_requested):
        press(page, KEY.Key_R)
    assert services.around.person(page.who).reason_to_call == "Rates rise again"
    assert page.undo() and services.around.person(page.who).reason_to_call == ""
    assert page.undo() and "newsworthy" not in homework(page).list.rows.rows[0].spoken


def test_a_piece_becomes_another_kind_about_something_else_and_goes(
    page: PersonPage, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.researching.add_homework(page.who, HomeworkKind.CLIPPING, "Rates rise", About.MARKET)
    key = stand_on(homework(page))
    asked: list[int] = []
    monkeypatch.setattr(homework(page), "_ask_more", asked.append)  # a menu would grab the keyboard
    press(page, KEY.Key_S)
    assert asked == [key] and not homework(page).list.editing
    for name in ("Need later", "About the company", "About the company"):
        menu = homework(page).menu_of(key)
        next(action for action in menu.actions() if action.text() == name).trigger()
        menu.close()
    (row,) = homework(page).list.rows.rows
    assert row.spoken == "Need later: Rates rise"
    menu = homework(page).menu_of(key)
    menu.actions()[-1].trigger()
    assert shown(homework(page)) == [] and page.undo() and shown(homework(page)) == ["Rates rise"]


def test_who_comes_back_by_the_news_is_told_and_can_be_taken_back(page: PersonPage, services: Services) -> None:
    bob = services.keeping.add(PersonForm(name="Bob Ferris", phones=("419 555 0143",)))
    services.reviving.add(bob, "news of power rates")
    services.researching.add_homework(page.who, HomeworkKind.CHANGED, "News: power rates rise")
    told: list[str] = []
    page.done.connect(lambda _step, words: told.append(words))
    stand_on(homework(page))
    press(page, KEY.Key_N)
    assert [words.startswith("Back: Bob Ferris") for words in told] == [True]


# What is common to them


def test_what_is_half_written_is_kept_when_the_next_person_comes(page: PersonPage, services: Services) -> None:
    who, bob = page.who, services.keeping.add(PersonForm(name="Bob Ferris"))
    press(page, KEY.Key_F)
    type_(page, "Two ovens")
    page.show_person(bob)
    assert [fact.words for fact in services.researching.facts(who)] == ["Two ovens"]
    assert services.researching.facts(bob) == [] and shown(facts(page)) == []
    press(page, KEY.Key_F)
    assert form(facts(page)).words == ""


def test_what_is_half_written_is_kept_when_the_page_is_left(page: PersonPage, services: Services) -> None:
    services.researching.add_fact(page.who, "Pays $1,240")
    stand_on(facts(page))
    press(page, KEY.Key_2)
    type_(page, "Pays $1,380")
    page.setFocus()
    press(page, KEY.Key_H)
    type_(page, "Who signs?")
    page.hide()
    assert {fact.words for fact in services.researching.facts(page.who)} == {"Pays $1,240", "Pays $1,380"}
    assert [work.words for work in services.researching.homework(page.who)] == ["Who signs?"]


def test_esc_folds_the_form_and_its_words_are_there_again(page: PersonPage, services: Services) -> None:
    press(page, KEY.Key_W)
    type_(page, "Too dear")
    press(page, KEY.Key_Escape)
    assert page.hasFocus() and services.researching.reasons.of(page.who).reasons == ()
    who = page.who
    page.show_person(services.keeping.add(PersonForm(name="Bob Ferris")))
    press(page, KEY.Key_W)
    assert form(why(page)).words == ""
    page.show_person(who)
    page.setFocus()
    press(page, KEY.Key_W)
    assert form(why(page)).words == "Too dear"


def test_tab_goes_through_a_form_as_it_is_read_and_ends_on_keep(page: PersonPage) -> None:
    press(page, KEY.Key_W)
    section = why(page)
    section.kind_choice.button(ReasonKind.REAL).click()
    section.add_button.setFocus()
    stops: list[Any] = []
    while not form(section).keep_button.hasFocus():
        press(page, KEY.Key_Tab)
        stops.append(QApplication.focusWidget())
    words, source = stops.index(form(section).words_edit), stops.index(section.source_edit)
    assert section.kind_choice.isAncestorOf(stops[0]) and section.certainty_choice.isAncestorOf(stops[words - 1])
    assert words < source == len(stops) - 2


def test_what_is_looked_for_is_lit_even_among_what_was_true_before(page: PersonPage, services: Services) -> None:
    ident, _ = services.researching.add_fact(page.who, "Pays $1,240")
    services.researching.became(ident, "Pays $1,380")
    assert facts(page).light("1,240") is facts(page).before_list and facts(page).before_button.isChecked()
    assert facts(page).light("1,380") is facts(page).list
    assert facts(page).light("nowhere") is None and why(page).light("nowhere") is None


@pytest.mark.parametrize("words", ["x" * 10_000, "two words " * 1_000, "🥐" * 3_000, "مفتوح " * 500, '<b>"quoted"</b>'])
def test_whatever_stands_there_is_painted_in_few_lines_and_changed_in_full(
    page: PersonPage, services: Services, words: str
) -> None:
    services.researching.add_fact(page.who, words, words)
    services.researching.reasons.add(page.who, ReasonKind.REAL, words, Certainty.GUESS, words)
    services.researching.add_homework(page.who, HomeworkKind.CLIPPING, words)
    page.grab()
    for section in (why(page), facts(page), homework(page)):
        assert section.list.height() < (MOST_LINES + 3) * 20
        stand_on(section)
        section.list.edit_row(section.list.rows.rows[0].key)
        assert section.list.editor is not None and section.list.editor.words() == words.strip()
        section.list.end_editing()


def test_a_list_is_read_as_sentences_and_copied_as_words(page: PersonPage, services: Services) -> None:
    services.researching.add_fact(page.who, "Two ovens", "Elena")
    stand_on(facts(page))
    index: Any = facts(page).list.currentIndex()
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Two ovens. Heard from Elena, today"
    QTest.keyClick(facts(page).list, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Two ovens"


def test_letters_of_the_page_work_while_a_list_has_the_focus(page: PersonPage, services: Services) -> None:
    services.researching.add_fact(page.who, "Two ovens")
    stand_on(facts(page))
    press(page, KEY.Key_W)
    assert form(why(page)).is_open


def test_the_hour_of_noting_is_kept(page: PersonPage, services: Services, clock: Callable[[], datetime]) -> None:
    press(page, KEY.Key_F)
    type_(page, "Two ovens")
    press(page, KEY.Key_Return)
    assert clock() - services.researching.facts(page.who)[0].learned_at == timedelta(0)


def test_a_tail_that_would_stand_alone_is_set_beside_the_words(qapp: QApplication) -> None:
    row = KnownRow(1, "Never asked who signs the lease", tail="·\u00a0person", acts=(Act("a", Icon.X, ""),) * 4)
    one = SetWords(row)
    line = one.lay_out(1000)
    width = next(each for each in range(400, 100, -1) if SetWords(row).lay_out(each) > line)
    assert not one.is_wide
    assert one.lay_out(width) == 2 * line
    wide = SetWords(row)
    assert (wide.lay_out(width, 96), wide.is_wide) == (line, True)
