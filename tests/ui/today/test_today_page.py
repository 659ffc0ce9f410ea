"""The page of today by its keys: the sentence is written, kept, skipped and answered; the day is told beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.commitment import Answer, HalfSentence, State
from reengage_desktop.domain.listing import Filter
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.wall_time import instant
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.ui import fonts, theme
from reengage_desktop.ui.notices import Changed
from reengage_desktop.ui.today.list_card import LineButton
from reengage_desktop.ui.today.strong_line import StrongLine
from reengage_desktop.ui.today.today_page import TodayPage

from .conftest import Clock

HOME = "America/New_York"
TODAY = date(2026, 10, 13)
TOMORROW = TODAY + timedelta(days=1)
PHONE = ("419 555 0142",)
Add = Callable[..., int]


def at(hour: int, minute: int = 0, day: date = TODAY) -> datetime:
    return instant(day, time(hour, minute), HOME)


@pytest.fixture(autouse=True)
def morning(services: Services, clock: Clock) -> None:
    clock.now = at(7, 52)
    services.setting.keep(replace(services.setting.read(), my_name="Dana Whitlock"))


@pytest.fixture
def maria(services: Services, clock: Clock) -> int:
    """Promised for half past eight, worth 4,180."""
    form = PersonForm(name="Maria Castellano", phones=PHONE, reason_to_call="A rebate")
    who = services.keeping.add(form, QuoteForm(product="Roof", value="41800", worth="4180", stated_reason="Price"))
    services.moving.move(who, at(8, 30), at(9, 30), promised=True)
    return who


@pytest.fixture
def page(qtbot: QtBot, services: Services, clock: Clock) -> TodayPage:
    made = TodayPage(
        services.committing, services.planning, services.tending, clock, backlog=services.spreading.backlog
    )
    made.resize(928, 768)
    qtbot.addWidget(made)
    return made


def shown(page: TodayPage, qtbot: QtBot) -> TodayPage:
    """In an active window, as the navigation leaves it."""
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.setFocus()
    return page


def texts(page: TodayPage) -> tuple[str, str, str]:
    return page.parts.sentence_card.line.texts()


# The morning


def test_the_sentence_is_prefilled_with_the_promise_and_enter_gives_it(
    page: TodayPage, qtbot: QtBot, services: Services, maria: int
) -> None:
    shown(page, qtbot)
    card = page.parts.sentence_card
    assert page.parts.title_label.text() == "Good morning, Dana"
    assert page.parts.date_label.text() == "Tuesday 13 October"
    assert texts(page) == ("8:30", "Maria Castellano", "I gave my word")
    assert card.stakes_line.text() == "If Maria says yes: $41,800 for the firm, $4,180 for you"
    assert QApplication.focusWidget() is card.line.because_edit
    qtbot.keyClicks(card.line.because_edit, " and she waits")
    qtbot.keyClick(card.line.because_edit, Qt.Key.Key_Return)
    given = services.committing.today()
    assert given is not None
    assert (given.at, given.prospect_id, given.who, given.because) == (
        time(8, 30),
        maria,
        "Maria Castellano",
        "I gave my word and she waits",
    )
    assert not card.isVisible()
    quote = "“When it is 8:30 I call Maria, because I gave my word and she waits.”"
    assert page.parts.given_card.quote_label.text() == quote


def test_without_a_promise_the_reason_to_call_begins_it(page: TodayPage, qtbot: QtBot, add: Add) -> None:
    add("Hannah Oyelaran", 0, 60, reason="Your contract ends in January")
    shown(page, qtbot)
    assert texts(page) == ("8:15", "Hannah Oyelaran", "their contract ends in January")
    assert not page.parts.sentence_card.stakes_line.isVisible()


def test_with_nobody_each_place_asks_to_be_filled(page: TodayPage, qtbot: QtBot, services: Services) -> None:
    shown(page, qtbot)
    assert texts(page) == ("", "", "")
    line, card = page.parts.sentence_card.line, page.parts.sentence_card
    assert line.because_edit.placeholderText() == "write your reason"
    for edit, text, told in (
        (line.at_edit, "soon", "Write when: a time such as 8:30"),
        (line.at_edit, "", "“soon” is no time"),
        (line.who_edit, "the bank", "Write whom you call"),
        (line.because_edit, "the loan is ready", "Write why you call"),
    ):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert told in card.fault_line.text()
        assert QApplication.focusWidget() is edit
        edit.setText("8:30") if not text else qtbot.keyClicks(edit, text)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    given = services.committing.today()
    assert given is not None and (given.who, given.prospect_id) == ("the bank", None)
    assert not any(button.isVisible() for button in page.parts.given_card.call_buttons.values())


def test_tab_goes_through_the_sentence_and_ends_on_my_word(page: TodayPage, qtbot: QtBot, maria: int) -> None:
    shown(page, qtbot)
    card = page.parts.sentence_card
    card.line.at_edit.setFocus()
    seen = []
    for _ in range(5):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert seen == [card.line.at_edit, card.line.who_edit, card.line.because_edit, card.off_button, card.give_button]


@pytest.mark.expects_warning("grabbing the keyboard")
def test_another_person_brings_their_own_reason_and_worth(
    page: TodayPage, qtbot: QtBot, services: Services, maria: int
) -> None:
    form = PersonForm(name="Walt Bergstrom", phones=PHONE, reason_to_call="The loan office is quicker now")
    walt = services.keeping.add(form, QuoteForm(product="Roof", worth="9440"))
    shown(page, qtbot)
    card = page.parts.sentence_card
    who = card.line.who_edit
    who.setFocus()
    who.selectAll()
    qtbot.keyClicks(who, "walt berg")
    assert card.stakes_line.isHidden() and texts(page)[2] == ""
    popup = card.completer.popup()
    assert popup is not None and popup.isVisible()
    assert popup.model().index(0, 0).data() == "Walt Bergstrom"
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert services.committing.today() is None  # that Enter was the list's
    assert texts(page) == ("8:30", "Walt Bergstrom", "the loan office is quicker now")
    assert card.stakes_line.text() == "If Walt says yes: $9,440 for you"
    qtbot.keyClick(who, Qt.Key.Key_Return)
    given = services.committing.today()
    assert given is not None and given.prospect_id == walt


def test_a_reason_written_by_hand_stays_with_another_person(page: TodayPage, qtbot: QtBot, maria: int) -> None:
    shown(page, qtbot)
    line = page.parts.sentence_card.line
    line.because_edit.selectAll()
    qtbot.keyClicks(line.because_edit, "I can")
    line.who_edit.selectAll()
    qtbot.keyClicks(line.who_edit, "the bank")
    assert texts(page) == ("8:30", "the bank", "I can")


def test_what_was_typed_survives_a_crash(
    page: TodayPage, qtbot: QtBot, clock: Clock, maria: int, reopen: Callable[[], Services]
) -> None:
    shown(page, qtbot)
    line = page.parts.sentence_card.line
    line.because_edit.selectAll()
    qtbot.keyClicks(line.because_edit, "I want to he")
    page.hide()
    again = reopen()
    assert again.committing.half(TODAY) == HalfSentence(TODAY, "8:30", maria, "Maria Castellano", "I want to he")
    after = TodayPage(again.committing, again.planning, again.tending, clock, backlog=again.spreading.backlog)
    qtbot.addWidget(after)
    shown(after, qtbot)
    assert texts(after) == ("8:30", "Maria Castellano", "I want to he")


def test_a_refresh_leaves_what_is_typed(
    page: TodayPage, qtbot: QtBot, services: Services, clock: Clock, maria: int
) -> None:
    shown(page, qtbot)
    line = page.parts.sentence_card.line
    line.because_edit.setCursorPosition(1)
    qtbot.keyClicks(line.because_edit, "!")
    services.moving.move(maria, at(10), at(11), promised=True)
    clock.advance(minutes=1)
    page.refresh(Changed(prospects=frozenset({maria})))
    assert texts(page) == ("8:30", "Maria Castellano", "I! gave my word")
    assert line.because_edit.cursorPosition() == 2


def test_an_untouched_card_follows_the_day(page: TodayPage, qtbot: QtBot, services: Services, maria: int) -> None:
    shown(page, qtbot)
    services.moving.move(maria, at(10), at(11), promised=True)
    page.refresh(Changed(prospects=frozenset({maria})))
    assert texts(page)[0] == "10:00"


def test_today_is_skipped_and_one_can_be_written_after_all(
    page: TodayPage, qtbot: QtBot, services: Services, maria: int
) -> None:
    shown(page, qtbot)
    page.parts.sentence_card.off_button.setFocus()
    qtbot.keyClick(page.parts.sentence_card.off_button, Qt.Key.Key_Return)
    assert services.committing.waits() is None
    kept = services.around.store.commitments.of(TODAY)
    assert kept is not None and kept.state is State.SKIPPED
    given = page.parts.given_card
    assert given.title_label.text() == "No sentence for today." and not given.quote_label.isVisible()
    assert QApplication.focusWidget() is given.write_button
    qtbot.keyClick(given.write_button, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is page.parts.sentence_card.line.because_edit
    qtbot.keyClick(page.parts.sentence_card.line.because_edit, Qt.Key.Key_Return)
    assert services.committing.today() is not None


def test_a_given_sentence_can_be_changed(page: TodayPage, qtbot: QtBot, services: Services, maria: int) -> None:
    services.committing.give(TODAY, "8:30", maria, "Maria Castellano", "I gave my word")
    shown(page, qtbot)
    qtbot.mouseClick(page.parts.given_card.change_button, Qt.MouseButton.LeftButton)
    line = page.parts.sentence_card.line
    assert texts(page) == ("8:30", "Maria Castellano", "I gave my word")
    line.at_edit.selectAll()
    qtbot.keyClicks(line.at_edit, "9")
    qtbot.keyClick(line.at_edit, Qt.Key.Key_Return)
    given = services.committing.today()
    assert given is not None and given.at == time(9)
    assert page.parts.given_card.isVisible()


def test_a_given_sentence_is_left_as_it_was(page: TodayPage, qtbot: QtBot, services: Services, maria: int) -> None:
    services.committing.give(TODAY, "8:30", maria, "Maria Castellano", "I gave my word")
    shown(page, qtbot)
    page.parts.given_card.change_button.click()
    card = page.parts.sentence_card
    assert card.off_button.text() == "Leave it"
    qtbot.keyClicks(card.line.because_edit, "x")
    card.off_button.click()
    given = services.committing.today()
    assert given is not None and given.because == "I gave my word"
    assert QApplication.focusWidget() is page.parts.given_card.change_button
    page.parts.given_card.change_button.click()
    assert texts(page)[2] == "I gave my wordx"


def test_calling_is_the_one_thing_once_its_hour_has_come(
    page: TodayPage, qtbot: QtBot, services: Services, clock: Clock, maria: int
) -> None:
    services.committing.give(TODAY, "8:30", maria, "Maria Castellano", "I gave my word")
    shown(page, qtbot)
    early, now = (page.parts.given_card.call_buttons[come] for come in (False, True))
    assert early.isVisible() and not now.isVisible()
    clock.now = at(8, 30)
    page.minute_passed()
    assert now.isVisible() and now.text() == "Call Maria"
    with qtbot.waitSignal(page.call_requested) as asked:
        now.click()
    assert asked.args == [maria]
    clock.now = at(8, 33)
    services.calling.save(CallResult(maria, Outcome.NO_ANSWER))
    page.refresh(Changed(prospects=frozenset({maria})))
    assert page.parts.given_card.done_label.text() == "You called at 8:33"
    assert not now.isVisible()


def test_a_name_that_is_markup_stays_text(page: TodayPage, qtbot: QtBot, services: Services) -> None:
    name = "<img src=x>Bob <b>Roy</b>"
    who = services.keeping.add(PersonForm(name=name, phones=PHONE), QuoteForm(product="Roof", worth="10"))
    services.moving.move(who, at(8, 30), at(9, 30), promised=True)
    shown(page, qtbot)
    assert texts(page)[1] == name
    page.parts.sentence_card.give_button.click()
    assert page.parts.given_card.quote_label.textFormat() is Qt.TextFormat.PlainText
    button = next(row for row in page.parts.homework_card.rows() if isinstance(row, LineButton))
    assert name in button.accessibleName() and "<" not in button.toolTip()
    assert "<" not in page.parts.day_card.parts[1].toolTip()


# The day beside it


def test_the_day_in_figures_that_are_explained(page: TodayPage, qtbot: QtBot, add: Add, maria: int) -> None:
    add("Hannah Oyelaran", 20, 60, reason="News")
    add("Joyce Tanaka", 188, 248, promised=True)
    shown(page, qtbot)
    parts = page.parts.day_card.parts
    assert [part.text() for part in parts] == ["3 calls,", "2 promises,", "about 55 min", ""]
    assert [part.toolTip() for part in parts] == [
        "2 in Morning, 1 outside the slots",
        "Maria Castellano 8:30–9:30\nJoyce Tanaka 11–12",
        "Morning 45 min, 8 min for each call outside the slots",
        "",
    ]
    assert page.parts.day_card.line.accessibleName() == (
        "Your day: Morning 8:15–9:00, Late 16:30–17:15, Maria 8:30–9:30, Joyce 11:00–12:00"
    )
    assert page.parts.foot_label.text() == "first slot in 23 min"
    assert page.parts.next_label.text() == "0 people without a next action"


def test_homework_names_what_is_missing_and_leads_to_the_preparation(page: TodayPage, qtbot: QtBot, add: Add) -> None:
    ids = [add(name, 10 + n, 60, reason=reason) for n, (name, reason) in enumerate((("A", "x"), ("B", ""), ("C", "x")))]
    shown(page, qtbot)
    lines = [row.line for row in page.parts.homework_card.rows() if isinstance(row, LineButton)]
    assert {line.name: line.words for line in lines} == {
        "A": "why did it not close?",
        "B": "no reason to call yet",
        "C": "why did it not close?",
    }
    button = next(row for row in page.parts.homework_card.rows() if isinstance(row, LineButton) and row.line.link)
    with qtbot.waitSignal(page.prepare_requested) as asked:
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert asked.args == [ids[1]]


def test_needs_open_the_list_or_the_person(page: TodayPage, qtbot: QtBot, services: Services) -> None:
    services.keeping.add(PersonForm(name="Ines Carvalho"), QuoteForm(product="Windows"))
    form = PersonForm(name="Annette Lindqvist", phones=PHONE, consumer=True, reason_to_call="A rebate")
    annette = services.keeping.add(
        form, QuoteForm(product="Windows", quoted_on=date(2026, 7, 28), stated_reason="Later")
    )
    shown(page, qtbot)
    rows = [row for row in page.parts.needs_card.rows() if isinstance(row, LineButton)]
    assert [row.accessibleName() for row in rows] == [
        "Annette Lindqvist permission ends in 15 days",
        "1 person without a note on why",
        "1 person without a reason to call",
    ]
    with qtbot.waitSignal(page.open_requested) as opened:
        rows[0].click()
    with qtbot.waitSignal(page.list_requested) as listed:
        rows[1].click()
    assert (opened.args, listed.args) == ([annette], [Filter.NO_NOTE_ON_WHY])


def test_with_nothing_to_do_the_cards_are_left_out(page: TodayPage, qtbot: QtBot) -> None:
    shown(page, qtbot)
    assert not page.parts.homework_card.isVisible() and not page.parts.needs_card.isVisible()
    assert [part.text() for part in page.parts.day_card.parts] == ["", "", "", ""]
    with qtbot.waitSignal(page.quote_requested):
        page.parts.quote_button.click()


@pytest.mark.parametrize(
    ("answer", "done", "days", "line"),
    [
        (Answer.YES, False, 1, "Wednesday 14 October. Yesterday you did what you wrote."),
        (None, True, 1, "Wednesday 14 October. Yesterday you did what you wrote."),
        (Answer.PARTLY, True, 1, "Wednesday 14 October. Yesterday you did part of what you wrote."),
        (None, False, 1, "Wednesday 14 October. Yesterday stays open."),
        (Answer.NO, False, 1, "Wednesday 14 October"),
        (Answer.YES, False, 3, "Friday 16 October. On Tuesday you did what you wrote."),
    ],
)
def test_the_head_looks_back_kindly(
    page: TodayPage,
    qtbot: QtBot,
    services: Services,
    clock: Clock,
    maria: int,
    answer: Answer | None,
    done: bool,
    days: int,
    line: str,
) -> None:
    services.committing.give(TODAY, "8:30", maria, "Maria Castellano", "I gave my word")
    clock.now = at(8, 40)
    if done:
        services.calling.save(CallResult(maria, Outcome.NO_ANSWER))
    if answer:
        services.committing.answer(TODAY, answer)
    clock.now = at(7, 50, TODAY + timedelta(days=days))
    shown(page, qtbot)
    assert page.parts.date_label.text() == line


# The evening


@pytest.fixture
def evening(services: Services, clock: Clock, maria: int) -> None:
    """Maria was called at 8:33; it is ten past six."""
    services.committing.give(TODAY, "8:30", maria, "Maria Castellano", "I gave my word")
    clock.now = at(8, 33)
    services.calling.save(CallResult(maria, Outcome.REACHED, learned="The lease", real_reason="The lease", seconds=480))
    clock.now = at(18, 10)


@pytest.mark.usefixtures("evening")
def test_the_evening_holds_the_sentence_against_the_day(page: TodayPage, qtbot: QtBot, services: Services) -> None:
    services.safekeeping.back_up_if_due()
    shown(page, qtbot)
    parts = page.parts
    assert parts.title_label.text() == "Good evening, Dana"
    assert parts.date_label.text() == "Tuesday 13 October, 18:10"
    assert parts.evening_card.title_label.text() == "This morning you wrote"
    assert parts.evening_card.quote_label.text() == "“When it is 8:30 I call Maria, because I gave my word.”"
    assert parts.evening_card.yes_button.text() == "Yes, at 8:33"
    assert _words(parts.promises_card.rows()) == ["Maria Castellano, call 8:30–9:30"]
    assert parts.promises_card.right_label.text() == "1 of 1 kept"
    assert _words(parts.gave_card.rows()) == ["1 call, 1 person reached", "1 thing learned, 1 real reason found"]
    assert parts.foot_label.text() == "A copy of today was saved at 18:10"
    assert not parts.quote_button.isVisible()


@pytest.mark.usefixtures("evening")
@pytest.mark.parametrize(
    ("key", "answer", "words"),
    [
        (Qt.Key.Key_Y, Answer.YES, "You did it, at 8:33."),
        (Qt.Key.Key_P, Answer.PARTLY, "You did part of it."),
        (Qt.Key.Key_N, Answer.NO, "Not today. Tomorrow is a new one."),
    ],
)
def test_y_p_and_n_answer(
    page: TodayPage, qtbot: QtBot, services: Services, key: Qt.Key, answer: Answer, words: str
) -> None:
    shown(page, qtbot)
    assert QApplication.focusWidget() is page
    qtbot.keyClick(page, key)
    given = services.committing.today()
    assert given is not None and given.answer is answer
    assert page.parts.evening_card.done_label.text() == words
    assert not page.parts.evening_card.yes_button.isVisible()
    assert QApplication.focusWidget() is page.parts.tomorrow_card.line.because_edit


@pytest.mark.usefixtures("evening")
def test_in_a_field_the_letters_are_letters(page: TodayPage, qtbot: QtBot, services: Services) -> None:
    shown(page, qtbot)
    line = page.parts.tomorrow_card.line
    line.because_edit.setFocus()
    qtbot.keyClicks(line.because_edit, "ynp")
    assert line.because_edit.text().endswith("ynp")
    given = services.committing.today()
    assert given is not None and given.answer is None
    qtbot.keyClick(line.because_edit, Qt.Key.Key_Y, Qt.KeyboardModifier.AltModifier)
    given = services.committing.today()
    assert given is not None and given.answer is Answer.YES


@pytest.mark.usefixtures("evening")
def test_an_answer_can_be_changed(page: TodayPage, qtbot: QtBot, services: Services) -> None:
    services.committing.answer(TODAY, Answer.NO)
    shown(page, qtbot)
    page.parts.evening_card.again_button.click()
    page.minute_passed()
    assert page.parts.evening_card.yes_button.isVisible()
    page.parts.evening_card.partly_button.click()
    given = services.committing.today()
    assert given is not None and given.answer is Answer.PARTLY
    assert not page.parts.evening_card.yes_button.isVisible()


@pytest.mark.usefixtures("evening")
def test_the_sentence_for_tomorrow_begins_with_what_they_were_told(
    page: TodayPage, qtbot: QtBot, services: Services
) -> None:
    annette = services.keeping.add(PersonForm(name="Annette Lindqvist", phones=PHONE))
    services.moving.move(annette, at(9, 0, TOMORROW), at(11, 0, TOMORROW), promised=True)
    shown(page, qtbot)
    card = page.parts.tomorrow_card
    assert card.title_label.text() == "One sentence for tomorrow"
    assert card.line.texts() == ("9:00", "Annette Lindqvist", "I gave my word")
    assert card.stakes_line.text() == "You told them: tomorrow, 9–11"
    qtbot.keyClick(card.line.because_edit, Qt.Key.Key_Return)
    assert page.parts.next_card.title_label.text() == "Your word for tomorrow"
    kept = services.around.store.commitments.of(TOMORROW)
    assert kept is not None and kept.prospect_id == annette
    assert services.committing.waits() == "evening"  # that of today is still to be answered


@pytest.mark.usefixtures("evening")
def test_later_leaves_tomorrow_to_the_morning(page: TodayPage, qtbot: QtBot, services: Services, clock: Clock) -> None:
    shown(page, qtbot)
    page.parts.tomorrow_card.off_button.click()
    assert not page.parts.tomorrow_card.isVisible() and page.parts.next_card.write_button.isVisible()
    assert services.around.store.commitments.of(TOMORROW) is None
    clock.now = at(7, 50, TOMORROW)
    page.minute_passed()
    assert page.parts.sentence_card.isVisible()
    assert page.parts.title_label.text() == "Good morning, Dana"


def test_without_a_sentence_the_evening_asks_nothing(
    page: TodayPage, qtbot: QtBot, services: Services, clock: Clock, maria: int
) -> None:
    clock.now = at(18, 10)
    shown(page, qtbot)
    assert not page.parts.evening_card.isVisible()
    assert _rights(page) == ["still owed"]
    qtbot.keyClick(page, Qt.Key.Key_Y)
    assert services.around.store.commitments.of(TODAY) is None


def test_with_the_evening_off_the_day_stays_as_it_is(
    page: TodayPage, qtbot: QtBot, services: Services, clock: Clock, maria: int
) -> None:
    services.setting.keep(replace(services.setting.read(), evening_on=False))
    services.committing.give(TODAY, "8:30", maria, "Maria Castellano", "I gave my word")
    clock.now = at(18, 10)
    shown(page, qtbot)
    assert page.parts.given_card.isVisible() and not page.parts.evening_card.isVisible()


def test_on_a_friday_the_next_sentence_is_for_monday(page: TodayPage, qtbot: QtBot, clock: Clock) -> None:
    clock.now = at(18, 10, date(2026, 10, 16))
    shown(page, qtbot)
    assert page.parts.tomorrow_card.title_label.text() == "One sentence for Monday"


def test_both_looks_paint_every_state(page: TodayPage, qtbot: QtBot, clock: Clock, maria: int) -> None:
    shown(page, qtbot)
    for mode in ("dark", "light"):
        theme.apply(QApplication.instance(), mode)
        for hour in (7, 12, 18):
            clock.now = at(hour, 55)
            page.minute_passed()
            assert not page.grab().isNull()


def _words(rows: list[QWidget]) -> list[str]:
    return [line.text() for row in rows for line in row.findChildren(StrongLine)]


def _rights(page: TodayPage) -> list[str]:
    rows = page.parts.promises_card.rows()
    return [row.findChildren(QLabel)[-1].text() for row in rows]


def test_what_was_left_over_can_be_spread_from_the_day(
    page: TodayPage, services: Services, clock: Clock, qtbot: QtBot
) -> None:
    services.sampling.add()
    clock.advance(days=12)
    shown(page, qtbot)
    button = next(each for each in page.parts.needs_card.findChildren(LineButton) if "from before" in each.line.name)
    with qtbot.waitSignal(page.spread_requested):
        button.click()


def test_the_sentence_keeps_its_face_in_another_look(page: TodayPage, qapp: QApplication, qtbot: QtBot) -> None:
    line = shown(page, qtbot).parts.sentence_card.line
    face = line.because_edit.font().family()
    theme.apply(qapp, "dark")
    try:
        assert line.because_edit.font().family() == face == fonts.of("vow").family()
    finally:
        theme.apply(qapp, "light")
