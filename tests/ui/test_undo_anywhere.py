"""Z takes back what was done last also after its toast has gone: it is named first, and the next Z takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.desk import Choice
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.person_field import Field
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.services.around import CHANGED_SINCE
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.ui.house import House
from reengage_desktop.ui.navigation import DECIDE, PROSPECTS
from tests.conftest import FrozenClock

LAID = "Ann Okafor lies on the desk now"


@pytest.fixture
def people(services: Services) -> list[int]:
    names = ("Ann Okafor", "Ben Ode", "Cleo Marsh")
    return [services.keeping.add(PersonForm(name=name, phones=(f"419 555 01{n}0",))) for n, name in enumerate(names)]


@pytest.fixture
def house(qtbot: QtBot, services: Services, clock: FrozenClock, tmp_path: Path, people: list[int]) -> Iterator[House]:
    made = House(services, clock, QSettings(str(tmp_path / "look.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made.window)
    with qtbot.waitExposed(made.window):
        made.open()
    yield made
    made.quit()


def told(house: House) -> str:
    """What the toast says, and "" where it is not seen."""
    return house.window.toast.text_label.text() if house.window.toast.isVisible() else ""


def test_who_was_laid_on_the_desk_is_named_before_it_is_taken_back(
    house: House, services: Services, people: list[int]
) -> None:
    ann, before = people[0], services.around.person(people[0])
    house.dialogs.triage.lay_on_desk(ann)
    house.window.toast.dismiss()
    house.undo()
    assert told(house) == f"To take back: {LAID}"
    assert services.deciding.count() == 1, "one Z only names it"
    house.undo()
    assert services.around.person(ann) == before
    house.undo()
    assert told(house) == ""


def test_decisions_are_taken_back_one_after_the_other_the_last_one_first(
    house: House, services: Services, people: list[int]
) -> None:
    for who in people:
        services.deciding.lay(who)
    house.ways.show_page(DECIDE)
    page = house.pages.decide
    for _ in people:
        page.choose(Choice.KEEP_IN_TOUCH)
    assert page.who is None
    house.window.toast.dismiss()
    house.ways.show_page(PROSPECTS)
    for left in (2, 1, 0):
        house.undo()
        house.undo()
        stages = [services.around.person(who).stage for who in people]
        assert stages.count(Stage.KEEP_IN_TOUCH) == left
    assert services.deciding.count() == 3
    assert services.checking.check().is_whole


def test_while_the_toast_is_seen_one_z_is_enough(house: House, services: Services, people: list[int]) -> None:
    house.dialogs.triage.lay_on_desk(people[0])
    house.undo()
    assert services.deciding.count() == 0


def test_a_call_is_taken_back_long_after(
    house: House, services: Services, people: list[int], clock: FrozenClock
) -> None:
    before = services.around.person(people[0])
    house.calls._telling.saved(services.calling.save(CallResult(people[0], Outcome.NO_ANSWER)))
    house.window.toast.dismiss()
    clock.advance(hours=3)
    house.undo()
    assert told(house).startswith("To take back: Ann Okafor")
    house.undo()
    assert services.around.person(people[0]) == before


def test_on_the_page_of_a_person_the_order_of_what_was_done_holds(
    house: House, services: Services, people: list[int]
) -> None:
    ann, ben = people[:2]
    house.ways.show_person(ann)
    page = house.pages.person
    page.next_card.keeper.write(Field.REASON_TO_CALL, "Rates fell", "Reason to call")
    page.lay_on_desk()
    house.window.toast.dismiss()
    house.undo()
    assert told(house) == f"To take back: {LAID}", "the last thing first, not the line that was typed before"
    house.undo()
    assert services.deciding.count() == 0
    house.undo()
    assert services.around.person(ann).reason_to_call == ""

    page.next_card.keeper.write(Field.REASON_TO_CALL, "Rates fell", "Reason to call")
    house.ways.show_person(ben)
    house.undo()
    assert services.around.person(ann).reason_to_call == "Rates fell", "of somebody else it is named first"
    assert told(house).startswith("To take back: Reason to call")
    house.undo()
    assert services.around.person(ann).reason_to_call == ""


def test_what_was_changed_since_stays_and_is_not_offered_again(
    house: House, services: Services, people: list[int], clock: FrozenClock
) -> None:
    house.dialogs.triage.lay_on_desk(people[0])
    house.window.toast.dismiss()
    start = clock() + timedelta(days=1)
    services.moving.move(people[0], start, start + timedelta(hours=1), promised=True)
    house.undo()
    house.undo()
    assert told(house) == CHANGED_SINCE
    house.window.toast.dismiss()
    house.undo()
    assert told(house) == ""


def test_the_first_thing_a_window_takes_back_may_be_what_was_typed(
    house: House, services: Services, people: list[int]
) -> None:
    """No toast has been seen yet, and no dialog."""
    house.ways.show_person(people[0])
    house.pages.person.next_card.keeper.write(Field.REASON_TO_CALL, "Rates fell", "Reason to call")
    house.ways.show_page(PROSPECTS)
    house.undo()
    house.undo()
    assert services.around.person(people[0]).reason_to_call == ""
