"""What is done before the coming attempt: told beside the call, and one key away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.ladder_plan import LadderPlan, Step, StepWay, TimeOfDay
from reengage_desktop.domain.person_around import AroundKind, AroundOutcome
from reengage_desktop.domain.touch import Channel
from reengage_desktop.services.acquainting import AroundField
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.ui.house import House
from reengage_desktop.ui.navigation import LETTERS, PERSON, PROSPECTS
from reengage_desktop.ui.person.errand_rows import ErrandRows

K = Qt.Key
WAYS = (StepWay.PHONE, StepWay.LETTER_FIRST, StepWay.TEXT_FIRST, StepWay.ASSISTANT)


@pytest.fixture
def maria(services: Services) -> int:
    person = PersonForm(name="Maria <b>C", phones=("419 555 0132",), city="Toledo", region="OH", country="US")
    who = services.keeping.add(person, QuoteForm(product="Roof", value="900"))
    services.laddering.put(who, services.laddering.save(LadderPlan("", "All", (Step(0, TimeOfDay.ANY, WAYS),))).key)
    return who


@pytest.fixture
def house(
    qtbot: QtBot, services: Services, clock: Callable[[], datetime], tmp_path: Path, maria: int
) -> Iterator[House]:
    made = House(services, clock, QSettings(str(tmp_path / "look.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made.window)
    made.open()
    made.ways.show_person(maria)
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.quit()


def told(rows: ErrandRows) -> list[tuple[str, str]]:
    return [(row.told_label.text(), row.button.text()) for row in rows.rows if not row.isHidden()]


def of_page(house: House) -> ErrandRows:
    return house.pages.person.next_card.errands


def press(key: K) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def test_the_page_tells_what_comes_before_the_call(house: House) -> None:
    assert told(of_page(house)) == [
        ("A letter first", "Write it"),
        ("A text first", "Show it"),
        ("Ask the assistant: nobody known yet", "Add"),
    ]


def test_its_key_opens_the_letter_that_lies_in_the_pile_from_then_on(
    qtbot: QtBot, house: House, services: Services, maria: int
) -> None:
    press(K.Key_1)
    assert house.window.page_name == LETTERS and services.lettering.waiting() == 1
    house.ways.show_person(maria)
    assert told(of_page(house))[0] == ("A letter first: it lies in the pile", "Open it")
    press(K.Key_1)
    assert house.window.page_name == LETTERS and services.lettering.waiting() == 1


def test_the_text_is_copied_noted_when_it_was_sent_and_taken_back(
    qtbot: QtBot, house: House, services: Services, maria: int
) -> None:
    press(K.Key_2)
    dialog = of_page(house).text_dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    assert QGuiApplication.clipboard().text() == dialog.side.text != ""
    QTest.keyClick(dialog, K.Key_Escape)
    assert services.around.store.touches.of(maria) == [], "nothing is noted that was not sent"
    assert of_page(house).press(2)
    dialog = of_page(house).text_dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, K.Key_E)
    QTest.keyClicks(dialog.side.text_edit, " Thank you.")
    QTest.keyClick(dialog.side.text_edit, K.Key_Escape)
    QTest.keyClick(dialog, K.Key_Return)
    (touch,) = services.around.store.touches.of(maria)
    assert (touch.channel, touch.attempt) == (Channel.TEXT, False) and touch.note.endswith("Thank you.")
    assert told(of_page(house))[1] == ("Text sent today", "")
    house.undo()
    qtbot.waitUntil(lambda: told(of_page(house))[1] == ("A text first", "Show it"))


def test_somebody_who_is_missing_is_added_as_what_they_are_wanted_for_and_called(
    qtbot: QtBot, house: House, services: Services, maria: int
) -> None:
    press(K.Key_3)
    name = QApplication.focusWidget()
    assert name is not None
    QTest.keyClicks(name, "Mira Hall")
    house.pages.person.keep_now()
    (mira,) = services.acquainting.of(maria)
    assert mira.person.kind is AroundKind.ASSISTANT
    qtbot.waitUntil(lambda: told(of_page(house))[2][1] == "Add a number")
    assert told(of_page(house))[2][0] == "Ask the assistant: Mira Hall\N{LEFT-TO-RIGHT MARK}, no number yet"
    services.acquainting.set_field(mira.person.id, AroundField.PHONE, "212 555 0143")
    qtbot.waitUntil(lambda: told(of_page(house))[2][1] == "Call")
    house.pages.person.setFocus()
    press(K.Key_3)
    dialog = of_page(house).call_dialog
    assert dialog is not None
    dialog.end(AroundOutcome.TALKED)
    assert told(of_page(house))[2] == ("Talked with Mira Hall today", "")


def test_before_it_rings_the_card_of_the_call_has_the_same_keys(
    qtbot: QtBot, house: House, services: Services, maria: int
) -> None:
    house.calls.call(maria)
    dialog = house.calls.dialog
    assert dialog is not None
    rows = dialog.script_page.side.card.errands
    assert told(rows)[2] == ("Ask the assistant: nobody known yet", "")
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog.script_view, K.Key_2)
    assert rows.text_dialog is not None
    rows.text_dialog.note_sent()
    assert told(rows)[1] == ("Text sent today", "")
    assert dialog.toast.undo()
    assert told(rows)[1] == ("A text first", "Show it")
    assert services.around.store.touches.of(maria) == []
    QTest.keyClick(dialog.script_view, K.Key_1)
    assert house.calls.dialog is None and house.window.page_name == LETTERS
    assert services.lettering.waiting() == 1


def test_a_figure_means_nothing_here_while_they_speak(qtbot: QtBot, house: House, maria: int) -> None:
    house.calls.call(maria, inbound=True)
    dialog = house.calls.dialog
    assert dialog is not None and told(dialog.script_page.side.card.errands) == []
    QTest.keyClick(dialog.script_view, K.Key_1)
    assert house.calls.dialog is dialog and house.window.page_name == PERSON


def test_from_the_list_g_opens_the_ladders_over_the_page(
    qtbot: QtBot, house: House, services: Services, maria: int
) -> None:
    house.ways.show_page(PROSPECTS)
    house.pages.prospects.select(maria)
    QTest.keyClick(house.pages.prospects.table, K.Key_G)
    card = house.pages.person.head.ladder_button.card
    assert house.window.page_name == PERSON and card is not None
    qtbot.waitUntil(card.isActiveWindow)
    QTest.keyClick(card, K.Key_1)
    assert services.laddering.of(services.around.person(maria)).plan.key == "five"
    qtbot.waitUntil(lambda: told(of_page(house)) == [])
