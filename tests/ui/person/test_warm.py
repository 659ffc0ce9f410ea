"""The page is made in steps while nobody waits, and whole for whoever does not wait for them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import islice

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.listing import ListQuery
from reengage_desktop.services.bundle import Services
from reengage_desktop.ui.person import warm
from reengage_desktop.ui.person.person_page import PersonPage


def made(qtbot: QtBot, services: Services, clock: Callable[[], datetime]) -> PersonPage:
    services.sampling.add()
    page = PersonPage(services, clock)
    qtbot.addWidget(page)
    return page


def names(page: PersonPage) -> list[str]:
    return sorted(each.objectName() for each in page.findChildren(QWidget))


def test_the_page_has_all_its_parts_after_the_last_step(
    qtbot: QtBot, services: Services, clock: Callable[[], datetime]
) -> None:
    page, at_once = made(qtbot, services, clock), made(qtbot, services, clock)
    at_once.finish()
    for _ in warm.steps(services, lambda: page):
        pass
    assert names(page) == names(at_once)
    assert len(page.body.sections) == 12


def test_whoever_is_shown_in_the_middle_of_the_steps_is_shown_whole(
    qtbot: QtBot, services: Services, clock: Callable[[], datetime]
) -> None:
    page = made(qtbot, services, clock)
    steps = warm.steps(services, lambda: page)
    for _ in islice(steps, len(warm.SERVICES) + len(warm.MODULES) + 5):
        pass
    who = services.browsing.ids(ListQuery())[0]
    page.show_person(who)
    assert page.head.name_edit.text() == services.around.person(who).name
    before = names(page)
    for _ in steps:  # the rest of them
        pass
    assert names(page) == before


def test_a_page_that_is_not_made_yet_hears_of_commits_and_minutes_in_peace(
    qtbot: QtBot, services: Services, clock: Callable[[], datetime]
) -> None:
    from reengage_desktop.ui.notices import Changed

    page = made(qtbot, services, clock)
    page.refresh(Changed(everything=True))
    page.minute_passed()
    page.keep_now()
    assert not page.undo()
