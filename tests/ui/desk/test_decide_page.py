"""The desk is worked through by the keys 1 to 4 and T, one card at a time; what was typed stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.desk import Choice
from reengage_desktop.domain.next_action import ActionKind, Because
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.person_around import AroundKind
from reengage_desktop.domain.person_field import Field
from reengage_desktop.domain.prospect import ReasonKind, Stage
from reengage_desktop.domain.untried import Way
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.deciding import Decided
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.services.reasoning import Reasoning
from reengage_desktop.ui import theme
from reengage_desktop.ui.desk.decide_page import DecidePage
from reengage_desktop.ui.notices import Changed

KEY = Qt.Key
NAMES = ("Gordon Pruitt", "Lucía Fuentes", "Walt Bergstrom", "Ann Okafor")


@pytest.fixture
def desk(services: Services) -> list[int]:
    """Four people; the worthiest lies on top."""
    people = []
    for place, name in enumerate(NAMES):
        quote = QuoteForm(product="Roof, 48 kW", value="96,400", worth=str(7710 - place), stated_reason="bad timing")
        form = PersonForm(name=name, company="Orchards", phones=(f"419 555 014{place}",), city="Wooster", street="1 A")
        people.append(services.keeping.add(form, quote))
        services.deciding.lay(people[-1])
    return people


@pytest.fixture
def page(qtbot: QtBot, services: Services, clock: Any, desk: list[int]) -> Iterator[DecidePage]:
    theme.set_less_motion(True)
    yield shown(qtbot, services, clock)
    theme.set_less_motion(False)


def shown(qtbot: QtBot, services: Services, clock: Any) -> DecidePage:
    made = DecidePage(services, clock)
    qtbot.addWidget(made)
    made.resize(1076, 640)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    return made


def press(page: DecidePage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or page, key)


def write(words: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), words)


def name(page: DecidePage) -> str:
    return page.card_view.head.name_label.text()


def stage(services: Services, who: int) -> Stage:
    return services.around.person(who).stage


def test_the_card_says_who_why_and_asks_one_question(page: DecidePage) -> None:
    head, figures = page.card_view.head, page.card_view.figures
    assert name(page) == "Gordon Pruitt"
    assert head.considered_label.text() == "Orchards, Wooster · Roof, 48 kW"
    assert head.question_label.text() == "Is calling Gordon still the best use of your time?"
    assert page.head.place_label.text() == "Card 1 of 3 today · You laid them here"
    assert figures.attempts_below.text() == "0 of 5 attempts"
    assert (figures.worth_label.text(), figures.worth_below.text()) == ("$7,710", "of $96,400 quoted")
    assert "08:33 there" in head.clock_label.text()


def test_an_hour_in_other_money_is_shown_and_not_compared(
    qtbot: QtBot, services: Services, clock: Any, desk: list[int]
) -> None:
    services.setting.keep(replace(services.setting.read(), hour_worth=18_000))
    with services.around.store.writing() as changes:
        quote = services.around.store.quotes.of(desk[0])[0]
        services.around.store.quotes.save(replace(quote, currency="JPY"))
        changes.prospects.add(desk[0])
    page = shown(qtbot, services, clock)
    page.lay_on_top(desk[0])
    assert page.card_view.bars.mine_label.text() == "about $180"
    assert page.card_view.sum_label.text().endswith("Your usual hour is in other money, so the two are not compared.")


def test_of_whom_there_is_no_number_no_way_was_tried(qtbot: QtBot, services: Services, clock: Any) -> None:
    services.deciding.lay(services.keeping.add(PersonForm(name="Bo")))
    nothing = shown(qtbot, services, clock).card_view.body.untried.nothing_label
    assert nothing.isVisible()
    assert nothing.text() == "No number and no address yet. Note one on their page."


def test_a_long_name_stands_before_a_long_firm(qtbot: QtBot, services: Services, clock: Any, desk: list[int]) -> None:
    services.editing.set_field(desk[0], Field.COMPANY, "The Company of Agricultural Implements " * 4)
    head = shown(qtbot, services, clock).card_view.head
    assert head.name_label.width() >= head.name_label.fontMetrics().horizontalAdvance("Gordon Pruitt")
    services.editing.set_field(desk[0], Field.NAME, "Maximiliana Konstantinopolitanskaja " * 3)
    page = shown(qtbot, services, clock)
    assert page.card_view.head.name_label.width() == 300
    page.lay_on_top(desk[1])
    assert page.card_view.head.name_label.width() < 200, "the name of the next one takes its own room"


def test_what_was_learned_last_is_in_sight_however_much_is_known(
    qtbot: QtBot, services: Services, clock: Any, desk: list[int]
) -> None:
    Reasoning(services.around).add(desk[0], ReasonKind.REAL, "The loan officer left")
    for number in range(40):
        clock.advance(minutes=1)
        services.researching.add_fact(desk[0], f"Fact {number}")
    body = shown(qtbot, services, clock).card_view.body
    told = [each.text() for each in body.areas[1].findChildren(QLabel)]
    assert [each for each in told if each.startswith("Fact")] == [f"Fact {n}" for n in range(35, 40)]
    assert "The loan officer left" in told, "the real reason stays, however old it is"
    assert "36 lines more on their page" in told


def test_only_the_edges_of_the_next_cards_are_seen(page: DecidePage) -> None:
    assert page.deck.behind == 2
    press(page, KEY.Key_2)
    assert page.deck.behind == 1
    press(page, KEY.Key_2)
    assert page.deck.behind == 0


def test_no_choice_is_made_beforehand(page: DecidePage) -> None:
    press(page, KEY.Key_Return, KEY.Key_Enter, KEY.Key_Space)
    assert name(page) == "Gordon Pruitt"
    assert page.answers.asking is None
    assert not any(button.hasFocus() for button in page.answers.choices.buttons.values())


def test_two_keeps_in_touch_and_the_token_takes_it_back(page: DecidePage, services: Services, desk: list[int]) -> None:
    told: list[tuple[Decided, str]] = []
    page.done.connect(lambda token, words: told.append((token, words)))
    press(page, KEY.Key_2)
    assert stage(services, desk[0]) is Stage.KEEP_IN_TOUCH
    assert name(page) == "Lucía Fuentes"
    assert page.head.place_label.text().startswith("Card 2 of 3 today")
    assert told[0][1] == "You keep in touch with Gordon Pruitt, without calls"
    services.deciding.take_back(told[0][0])
    page.refresh(Changed(prospects=frozenset(desk[:1])))
    QTest.qWait(1)
    assert name(page) == "Gordon Pruitt"


def test_a_way_is_chosen_by_its_number_and_enter_pushes_on(
    page: DecidePage, services: Services, desk: list[int]
) -> None:
    press(page, KEY.Key_1)
    rows = page.card_view.body.untried.open_ways()
    visit = next(row for row in rows if row.way.way is Way.VISIT)
    assert not any(row.isChecked() for row in rows)
    press(page, KEY(KEY.Key_0 + visit.number))
    assert visit.isChecked()
    assert page.answers.push_on.below_label.text().startswith("New: A visit.")
    press(page, KEY.Key_Return)
    action = services.around.person(desk[0]).next_action
    assert action is not None
    assert (action.kind, action.because) == (ActionKind.VISIT, Because.PUSHED_ON)
    assert name(page) == "Lucía Fuentes"


def test_the_arrows_go_through_the_ways(page: DecidePage) -> None:
    ways = page.card_view.body.untried
    first, second, *_, last = ways.open_ways()
    press(page, KEY.Key_1, KEY.Key_Down)
    assert first.isChecked()
    press(page, KEY.Key_Down)
    assert second.isChecked()
    press(page, KEY.Key_Up, KEY.Key_Up, KEY.Key_Up)
    assert first.isChecked()
    press(page, *([KEY.Key_Down] * 20))
    assert last.isChecked()
    assert last.hasFocus()


def test_a_click_on_a_way_begins_to_push_on_with_it(page: DecidePage) -> None:
    row = page.card_view.body.untried.open_ways()[1]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert page.answers.asking is Choice.PUSH_ON
    assert row.isChecked()


def test_without_a_new_angle_nobody_is_pushed_on(page: DecidePage, services: Services, desk: list[int]) -> None:
    press(page, KEY.Key_1, KEY.Key_Return)
    strip = page.answers.push_on
    assert "was not tried" in strip.fault_label.text()
    assert services.deciding.day().done == 0
    strip.reason_edit.setFocus()
    write("just checking in 1234 tocyn")
    assert "says nothing new" in strip.fault_label.text()
    assert strip.reason_edit.text() == "just checking in 1234 tocyn"
    assert name(page) == "Gordon Pruitt"


def test_a_new_reason_to_call_is_a_new_angle_too(page: DecidePage, services: Services, desk: list[int]) -> None:
    press(page, KEY.Key_1)
    page.answers.push_on.reason_edit.setFocus()
    write("The county pays a third of it")
    press(page, KEY.Key_Return)
    assert services.around.person(desk[0]).reason_to_call == "The county pays a third of it"
    assert name(page) == "Lucía Fuentes"


def test_tab_goes_from_the_way_to_the_reason_and_ends_on_push_on(page: DecidePage) -> None:
    press(page, KEY.Key_1, KEY.Key_1)
    stops = []
    for _ in range(3):
        press(page, KEY.Key_Tab)
        stops.append(QApplication.focusWidget())
    strip = page.answers.push_on
    assert stops == [strip.reason_edit, strip.back_button, strip.keep_button]
    assert not page.head.later_button.isVisible()


def test_esc_goes_back_to_the_choices_and_keeps_what_was_typed(page: DecidePage) -> None:
    press(page, KEY.Key_1)
    page.answers.push_on.reason_edit.setFocus()
    write("The county")
    press(page, KEY.Key_Escape)
    assert page.answers.asking is None
    press(page, KEY.Key_T)
    press(page, KEY.Key_1)
    assert page.answers.push_on.reason_edit.text() == ""
    press(page, KEY.Key_Escape)


def test_what_was_typed_is_there_again_when_the_choice_is_taken_back(
    page: DecidePage, services: Services, desk: list[int]
) -> None:
    told: list[Decided] = []
    page.done.connect(lambda token, _: told.append(token))
    press(page, KEY.Key_3)
    write("in eight months")
    press(page, KEY.Key_Return)
    services.deciding.take_back(told[0])
    page.refresh(Changed(prospects=frozenset(desk[:1])))
    QTest.qWait(1)
    press(page, KEY.Key_3)
    assert page.answers.until.when_edit.text() == "in eight months"


def test_closing_kindly_reads_the_day_before_it_is_kept(page: DecidePage, services: Services, desk: list[int]) -> None:
    press(page, KEY.Key_3)
    strip = page.answers.until
    assert strip.below_label.text() == "Half a year, if you name no day."
    write("sometime")
    press(page, KEY.Key_Return)
    assert "Write a day" in strip.fault_label.text()
    assert stage(services, desk[0]) is Stage.ACTIVE
    strip.when_edit.clear()
    write("in spring")
    assert strip.below_label.text() == "Until Mon 1 Mar 2027"
    press(page, KEY.Key_Return)
    assert stage(services, desk[0]) is Stage.LET_GO
    action = services.around.person(desk[0]).next_action
    assert action is not None
    assert action.due_from.date() == date(2027, 3, 1)


@pytest.mark.parametrize(("months", "day"), [(3, date(2027, 1, 13)), (6, date(2027, 4, 13)), (12, date(2027, 10, 13))])
def test_three_days_are_a_click_away(page: DecidePage, services: Services, months: int, day: date) -> None:
    press(page, KEY.Key_3)
    page.answers.until.chips[months].click()
    assert services.reviving.read(page.answers.until.when_edit.text()).due_on == day


@pytest.mark.parametrize(("key", "held"), [(KEY.Key_Y, True), (KEY.Key_N, False)])
def test_four_asks_whether_they_asked(
    page: DecidePage, services: Services, desk: list[int], key: Qt.Key, held: bool
) -> None:
    press(page, KEY.Key_4, KEY.Key_Return, KEY.Key_Space)
    assert stage(services, desk[0]) is Stage.ACTIVE
    press(page, key)
    assert stage(services, desk[0]) is Stage.DO_NOT_CONTACT
    assert bool(services.around.store.prospects.blocked_numbers()) is held


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ((KEY.Key_T,), "Gordon Pruitt waits for another day"),
        ((KEY.Key_1, KEY.Key_1, KEY.Key_Return), "You go on with Gordon Pruitt. "),
        ((KEY.Key_3, KEY.Key_Return), "You let go of the chase for Gordon Pruitt until 13 Apr 2027. The letter lies "),
        ((KEY.Key_4, KEY.Key_N), "Gordon Pruitt will not be contacted again"),
    ],
)
def test_each_choice_is_told_beside_its_undo(page: DecidePage, keys: tuple[Qt.Key, ...], told: str) -> None:
    heard: list[str] = []
    page.done.connect(lambda _, words: heard.append(words))
    press(page, *keys)
    assert heard[0].startswith(told)


def test_y_and_n_do_nothing_while_nothing_is_asked(page: DecidePage, services: Services) -> None:
    press(page, KEY.Key_Y, KEY.Key_N)
    assert services.deciding.day().done == 0


def test_three_cards_a_day_and_then_the_rest_waits(page: DecidePage, services: Services, desk: list[int]) -> None:
    press(page, KEY.Key_T, KEY.Key_2, KEY.Key_2)
    assert page.empty.isVisible()
    assert page.empty.title_label.text() == "That was the last card of today"
    assert "2 more cards wait" in page.empty.told_label.text()
    press(page, KEY.Key_2, KEY.Key_4, KEY.Key_T)
    assert services.deciding.day().done == 3
    assert stage(services, desk[3]) is Stage.ACTIVE


def test_tomorrow_there_are_cards_again(page: DecidePage, clock: Any) -> None:
    press(page, KEY.Key_2, KEY.Key_2, KEY.Key_2)
    clock.now += timedelta(days=1)
    page.minute_passed()
    assert name(page) == "Ann Okafor"
    assert page.head.place_label.text().startswith("Card 1 of 1 today")


def test_a_key_that_is_held_down_decides_one_card(page: DecidePage, services: Services) -> None:
    press(page, KEY.Key_2)
    for _ in range(5):
        held = QKeyEvent(QEvent.Type.KeyPress, KEY.Key_2, Qt.KeyboardModifier.NoModifier, "2", True)
        QApplication.sendEvent(page, held)
    assert services.deciding.day().done == 1


def test_open_call_and_sum_name_the_person(qtbot: QtBot, page: DecidePage, desk: list[int]) -> None:
    keys = ((KEY.Key_O, page.open_requested), (KEY.Key_C, page.call_requested), (KEY.Key_Equal, page.payoff_requested))
    for key, signal in keys:
        with qtbot.waitSignal(signal) as asked:
            press(page, key)
        assert asked.args == [desk[0]]


def test_who_is_settled_elsewhere_gives_way_to_the_next_and_typed_words_stay(
    page: DecidePage, services: Services, desk: list[int]
) -> None:
    press(page, KEY.Key_3)
    write("in spring")
    result = CallResult(desk[1], Outcome.SOLD, learned="nothing new")
    services.calling.save(result)
    page.refresh(Changed(prospects=frozenset({desk[1]})))
    QTest.qWait(1)
    assert page.answers.until.when_edit.text() == "in spring"
    services.calling.save(CallResult(desk[0], Outcome.SOLD, learned="nothing new"))
    page.refresh(Changed(prospects=frozenset({desk[0]})))
    QTest.qWait(1)
    assert name(page) == "Walt Bergstrom"
    assert page.answers.asking is None


def test_a_hidden_page_is_read_when_it_is_shown(page: DecidePage, services: Services, desk: list[int]) -> None:
    page.hide()
    services.deciding.decide(desk[0], Choice.KEEP_IN_TOUCH)
    page.refresh(Changed(prospects=frozenset({desk[0]})))
    page.show()
    assert name(page) == "Lucía Fuentes"


def test_what_is_refused_is_told_and_the_card_stays(page: DecidePage, services: Services, desk: list[int]) -> None:
    services.deciding.decide(desk[0], Choice.KEEP_IN_TOUCH)
    press(page, KEY.Key_2)
    assert "look at the next one" in page.fault_line.text()
    page.minute_passed()
    assert name(page) == "Lucía Fuentes"
    assert page.fault_line.text() == ""


def test_the_next_card_slides_into_its_place(qtbot: QtBot, page: DecidePage) -> None:
    theme.set_less_motion(False)
    there = page.card_view.pos()
    press(page, KEY.Key_2)
    qtbot.waitUntil(lambda: page.card_view.pos() == there)
    assert name(page) == "Lucía Fuentes"


def test_the_whole_card_is_in_sight_in_the_smallest_window(page: DecidePage) -> None:
    page.resize(976, 558)
    view = page.card_view
    assert view.width() <= page.deck.width()
    assert view.geometry().bottom() <= page.deck.height()
    assert page.answers.geometry().bottom() <= view.height()


def test_both_sides_are_turned_by_keys_and_a_chosen_way_comes_into_sight(page: DecidePage) -> None:
    page.resize(976, 558)
    QApplication.processEvents()
    body = page.card_view.body
    ways = body.areas[0].verticalScrollBar()
    press(page, KEY.Key_PageDown)
    assert ways.value() > 0
    press(page, KEY.Key_PageUp)
    assert ways.value() == 0
    last = body.untried.open_ways()[-1]
    press(page, KEY.Key_1, *([KEY.Key_Down] * 20))
    assert last.isChecked()
    assert not last.visibleRegion().isEmpty()


def test_a_way_that_comes_up_meanwhile_is_offered_and_the_one_that_was_chosen_stays(
    page: DecidePage, services: Services, desk: list[int]
) -> None:
    press(page, KEY.Key_1, KEY.Key_2)
    ways = page.card_view.body.untried
    chosen = ways.angle
    services.acquainting.add(desk[0], "Carol Bean", AroundKind.ASSISTANT, role="packing office")
    page.refresh(Changed(prospects=frozenset(desk[:1])))
    QTest.qWait(1)
    assert ways.angle == chosen
    assert any(row.hasFocus() for row in ways.open_ways())
    carol = next(row for row in ways.open_ways() if row.way.way is Way.ASSISTANT)
    assert "Carol Bean, packing office" in carol.accessibleName()
    press(page, KEY(KEY.Key_0 + carol.number), KEY.Key_Return)
    action = services.around.person(desk[0]).next_action
    assert action is not None
    assert "Carol Bean" in action.note


def test_nobody_on_the_desk_is_calm_and_says_who_comes(qtbot: QtBot, services: Services, clock: Any) -> None:
    page = shown(qtbot, services, clock)
    assert page.empty.title_label.text() == "Nobody waits for a decision"
    assert page.empty.who_part.isVisible()
    assert not page.head.later_button.isVisible()
    press(page, KEY.Key_1, KEY.Key_T, KEY.Key_O, KEY.Key_Equal)
    assert page.fault_line.text() == ""


def test_names_are_text_and_long_words_leave_the_card_whole(qtbot: QtBot, services: Services, clock: Any) -> None:
    form = PersonForm(name="<b>Zoë</b> " + "x" * 150, company="<i>&amp;</i>" * 20, phones=("419 555 0177",))
    services.deciding.lay(services.keeping.add(form, QuoteForm(product="🏠 " * 60, value="1")))
    page = shown(qtbot, services, clock)
    assert name(page).startswith("<b>Zoë</b>")
    page.grab()
    assert "<" not in page.card_view.head.name_label.toolTip()
    assert page.card_view.width() <= 900
