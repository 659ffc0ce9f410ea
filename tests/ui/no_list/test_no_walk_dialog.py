"""The No list is walked with the keys 1 to 4, S, Z, O and Esc; leaving keeps the place, and what was typed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NoReturn, Protocol

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.fault import StoreFault
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.services.quoting import QuoteField
from reengage_desktop.services.revisiting import Choice
from reengage_desktop.ui.no_list.no_walk_dialog import NoWalkDialog

KEY = Qt.Key
YEAR = timedelta(days=366)
NAMES = ("Gordon Pruitt", "Lucía Fuentes", "Walt Bergstrom")


class Clock(Protocol):
    now: datetime

    def __call__(self) -> datetime: ...


@pytest.fixture
def noes(services: Services, clock: Clock) -> list[int]:
    """Three who said no for want of funding, a year ago; the worthiest first."""
    ids = []
    for place, name in enumerate(NAMES):
        quote = QuoteForm(product="Roof", value="9,000", worth=str(900 - place), stated_reason="Too much for us")
        who = services.keeping.add(PersonForm(name=name, phones=(f"419 555 014{place}",)), quote)
        result = CallResult(who, Outcome.SAID_NO, learned="nothing new", why_not=WhyNot.NO_FUNDING)
        services.calling.save(result)
        ids.append(who)
    clock.now += YEAR
    return ids


@pytest.fixture
def dialog(qtbot: QtBot, services: Services, clock: Clock, noes: list[int]) -> NoWalkDialog:
    return opened(qtbot, services, clock)


def opened(qtbot: QtBot, services: Services, clock: Clock) -> NoWalkDialog:
    made = NoWalkDialog(services, clock)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitExposed(made)
    return made


def press(dialog: NoWalkDialog, key: Qt.Key) -> None:
    QTest.keyClick(dialog, key)


def stage(services: Services, who: int) -> Stage:
    return services.around.person(who).stage


def test_the_card_says_who_why_and_what_they_would_have_to_hear(dialog: NoWalkDialog) -> None:
    assert dialog.place_label.text() == "1 of 3, no funding"
    assert dialog.all_label.text() == "3 cards left"
    view = dialog.card_view
    assert view.name_label.text() == "Gordon Pruitt"
    assert view.question_label.text() == "What would Gordon have to hear?"
    assert "grant" in view.hear_label.text()
    assert view.worth_label.text() == "$900 to you"
    assert view.clock_label.text() == "08:33 there"


def test_a_card_that_cannot_be_read_now_is_not_passed_over(
    dialog: NoWalkDialog, services: Services, noes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_who: int) -> NoReturn:
        raise StoreFault("The file is busy.")

    monkeypatch.setattr(services.revisiting, "card", busy)
    press(dialog, KEY.Key_2)
    assert dialog.fault_line.text() == "The file is busy."
    assert dialog.end.told_label.text() == "2 cards left. Close this; the next walk begins with them."
    dialog.close()
    monkeypatch.undo()
    assert [stop.prospect_id for stop in services.revisiting.walk()] == noes[1:]


def test_no_choice_is_made_beforehand(dialog: NoWalkDialog, services: Services, noes: list[int]) -> None:
    assert not any(button.hasFocus() or button.isDown() for button in dialog.choices.buttons.values())
    press(dialog, KEY.Key_Return)
    press(dialog, KEY.Key_Space)
    assert dialog.place_label.text() == "1 of 3, no funding"


def test_two_leaves_them_for_now_and_z_takes_it_back(dialog: NoWalkDialog, services: Services, noes: list[int]) -> None:
    press(dialog, KEY.Key_2)
    assert dialog.card_view.name_label.text() == "Lucía Fuentes"
    assert dialog.last_label.text() == "Gordon Pruitt stays as they are"
    assert services.revisiting.due_count() == 2
    press(dialog, KEY.Key_Z)
    assert dialog.card_view.name_label.text() == "Gordon Pruitt"
    assert services.revisiting.due_count() == 3


def test_one_asks_for_something_new_and_keeps_what_is_refused(
    dialog: NoWalkDialog, services: Services, noes: list[int]
) -> None:
    press(dialog, KEY.Key_1)
    edit = dialog.strip.edit
    QTest.keyClicks(edit, "just checking in")
    QTest.keyClick(edit, KEY.Key_Return)
    assert edit.text() == "just checking in"
    assert "new" in dialog.strip.below_label.text()
    assert stage(services, noes[0]) is not Stage.ACTIVE
    edit.selectAll()
    QTest.keyClicks(edit, "1234 szoy: the county pays a third")  # letters of the walk are letters here
    QTest.keyClick(edit, KEY.Key_Return)
    person = services.around.person(noes[0])
    assert (person.stage, person.reason_to_call) == (Stage.ACTIVE, "1234 szoy: the county pays a third")
    assert dialog.last_label.text().startswith("Gordon Pruitt is active again. Call ")


def test_three_reads_the_day_before_it_is_kept(dialog: NoWalkDialog, services: Services, noes: list[int]) -> None:
    press(dialog, KEY.Key_3)
    QTest.keyClicks(dialog.strip.edit, "budget in spring")
    assert dialog.strip.below_label.text() == "From Wed 1 Mar 2028"
    QTest.keyClick(dialog.strip.edit, KEY.Key_Return)
    assert dialog.last_label.text() == "Gordon Pruitt comes back on Wed 1 Mar 2028"
    assert [trigger.words for trigger in services.reviving.triggers(noes[0])] == ["budget in spring"]


@pytest.mark.parametrize(("key", "held"), [(KEY.Key_Y, True), (KEY.Key_N, False)])
def test_four_asks_whether_they_asked(
    dialog: NoWalkDialog, services: Services, noes: list[int], key: Qt.Key, held: bool
) -> None:
    press(dialog, KEY.Key_4)
    assert stage(services, noes[0]) is not Stage.DO_NOT_CONTACT
    press(dialog, key)
    assert stage(services, noes[0]) is Stage.DO_NOT_CONTACT
    assert bool(services.around.store.prospects.blocked_numbers()) is held


def test_esc_leaves_the_question_first_and_keeps_what_was_typed(dialog: NoWalkDialog) -> None:
    press(dialog, KEY.Key_1)
    QTest.keyClicks(dialog.strip.edit, "The county")
    press(dialog, KEY.Key_Escape)
    assert dialog.isVisible()
    assert dialog.strip.isHidden()
    press(dialog, KEY.Key_1)
    assert dialog.strip.edit.text() == "The county"


def test_skipping_writes_nothing_and_the_end_counts_it(
    dialog: NoWalkDialog, services: Services, noes: list[int]
) -> None:
    press(dialog, KEY.Key_S)
    press(dialog, KEY.Key_2)
    press(dialog, KEY.Key_2)
    assert dialog.end.told_label.text() == "2 looked at: 2 left as they are. 1 skipped, and still on the list."
    assert services.revisiting.due_count() == 1
    press(dialog, KEY.Key_Z)
    assert dialog.card_view.name_label.text() == "Walt Bergstrom"


def test_leaving_keeps_the_place(qtbot: QtBot, dialog: NoWalkDialog, services: Services, clock: Clock) -> None:
    press(dialog, KEY.Key_S)
    press(dialog, KEY.Key_Escape)
    again = opened(qtbot, services, clock)
    assert (again.card_view.name_label.text(), again.place_label.text()) == ("Lucía Fuentes", "2 of 3, no funding")
    again.skip()
    again.skip()
    assert again.card_view.name_label.text() == "Gordon Pruitt"


def test_o_opens_their_page_and_leaves_the_walk(qtbot: QtBot, dialog: NoWalkDialog, noes: list[int]) -> None:
    with qtbot.waitSignal(dialog.open_requested) as wish:
        press(dialog, KEY.Key_O)
    assert wish.args == [noes[0]]


def test_when_nobody_is_due_everybody_can_be_walked_past(
    qtbot: QtBot, services: Services, clock: Clock, noes: list[int]
) -> None:
    clock.now -= timedelta(days=300)
    dialog = opened(qtbot, services, clock)
    assert dialog.end.title_label.text() == "Nobody is due"
    assert dialog.skip_button.isHidden()
    dialog.end.all_button.click()
    assert dialog.card_view.name_label.text() == "Gordon Pruitt"


def test_somebody_who_was_called_meanwhile_is_passed_over(
    dialog: NoWalkDialog, services: Services, noes: list[int]
) -> None:
    services.calling.save(CallResult(noes[1], Outcome.REACHED, learned="nothing new"))
    press(dialog, KEY.Key_2)
    assert dialog.card_view.name_label.text() == "Walt Bergstrom"


def test_a_choice_on_somebody_who_came_back_is_told_and_writes_nothing(
    dialog: NoWalkDialog, services: Services, noes: list[int]
) -> None:
    services.calling.save(CallResult(noes[0], Outcome.REACHED, learned="nothing new"))
    dialog.choose(Choice.LEAVE)
    assert "no more" in dialog.fault_line.text()
    assert services.around.person(noes[0]).walked_at is None


def test_a_long_answer_makes_the_window_no_wider(dialog: NoWalkDialog) -> None:
    press(dialog, KEY.Key_3)
    width = dialog.width()
    dialog.strip.edit.setText("news of " + "photovoltaics " * 12)
    dialog.strip.edit.textEdited.emit(dialog.strip.edit.text())
    assert dialog.minimumSizeHint().width() <= width == dialog.width()


def test_the_end_says_all_of_what_came_of_it(dialog: NoWalkDialog) -> None:
    press(dialog, KEY.Key_2)
    press(dialog, KEY.Key_3)
    QTest.keyClicks(dialog.strip.edit, "budget in spring")
    QTest.keyClick(dialog.strip.edit, KEY.Key_Return)
    press(dialog, KEY.Key_S)
    told = dialog.end.told_label
    assert told.text().endswith("1 with a day or news of their own. 1 skipped, and still on the list.")
    assert told.height() >= told.heightForWidth(told.width())
    assert abs(told.geometry().center().x() - dialog.end.rect().center().x()) <= 1


def test_whoever_only_skips_is_told_that_it_was_the_last_card(dialog: NoWalkDialog) -> None:
    for _ in NAMES:
        press(dialog, KEY.Key_S)
    assert dialog.end.title_label.text() == "That was the last card"


def test_a_walks_past_everybody_at_the_end_and_nowhere_else(dialog: NoWalkDialog) -> None:
    press(dialog, KEY.Key_S)
    press(dialog, KEY.Key_A)
    assert dialog.place_label.text() == "2 of 3, no funding"
    press(dialog, KEY.Key_S)
    press(dialog, KEY.Key_S)
    press(dialog, KEY.Key_A)
    assert dialog.all_label.text() == "3 cards left"


def test_a_name_of_two_hundred_letters_makes_the_walk_no_wider(
    qtbot: QtBot, services: Services, clock: Clock, noes: list[int]
) -> None:
    with services.around.store.writing():
        services.around.store.prospects.edit(noes[0], {"name": "Maximilian" * 20})
    dialog = opened(qtbot, services, clock)
    for key in (KEY.Key_1, KEY.Key_Escape, KEY.Key_4, KEY.Key_Escape, KEY.Key_2):
        press(dialog, key)
        assert dialog.width() == 960
        assert dialog.minimumSizeHint().width() <= 960


def test_what_they_are_worth_to_you_is_worked_out_where_it_was_not_written(
    qtbot: QtBot, services: Services, clock: Clock, noes: list[int]
) -> None:
    for who in noes:
        quote = services.quoting.of(who).lines[0].quote
        services.quoting.set_field(who, quote.id, QuoteField.WORTH, "")
    services.quoting.products.set("Roof", "5 %")
    dialog = opened(qtbot, services, clock)
    assert dialog.card_view.worth_label.text() == "about $450 to you"


def test_where_nobody_is_left_to_walk_past_it_says_so(qtbot: QtBot, services: Services, clock: Clock) -> None:
    dialog = opened(qtbot, services, clock)
    qtbot.waitUntil(dialog.isActiveWindow)
    press(dialog, KEY.Key_A)
    assert dialog.end.told_label.text() == "Nobody said no, or you looked at each of them less than a month ago."
    assert dialog.end.all_button.isHidden()


def test_after_everybody_there_is_nobody_more(dialog: NoWalkDialog) -> None:
    for key in (KEY.Key_S, KEY.Key_S, KEY.Key_S, KEY.Key_A, KEY.Key_2, KEY.Key_2, KEY.Key_2):
        press(dialog, key)
    assert dialog.end.told_label.text() == "3 looked at: 3 left as they are."
    assert dialog.end.all_button.isHidden()


def test_the_last_choice_is_handed_over_when_the_walk_closes(
    qtbot: QtBot, dialog: NoWalkDialog, services: Services, noes: list[int]
) -> None:
    press(dialog, KEY.Key_2)
    with qtbot.waitSignal(dialog.walked) as told:
        press(dialog, KEY.Key_Escape)
    walked, words = told.args
    assert words == "Gordon Pruitt stays as they are"
    services.revisiting.undo(walked)
    assert services.revisiting.due_count() == 3


def test_a_walk_in_which_all_was_taken_back_hands_nothing_over(qtbot: QtBot, dialog: NoWalkDialog) -> None:
    press(dialog, KEY.Key_2)
    press(dialog, KEY.Key_Z)
    with qtbot.assertNotEmitted(dialog.walked):
        press(dialog, KEY.Key_Escape)
