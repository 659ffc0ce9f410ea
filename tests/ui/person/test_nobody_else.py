"""Whatever is typed on the page is written of whoever is shown, and of nobody else, however soon one goes on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.listing import ListQuery
from reengage_desktop.services.bundle import Services
from reengage_desktop.ui.notices import Notices
from reengage_desktop.ui.person.person_page import PersonPage

Key = Qt.Key
Ids = list[int]


@pytest.fixture
def ids(services: Services) -> Ids:
    """Somebody of whom everything is known, and somebody else."""
    services.sampling.add()
    every = services.browsing.ids(ListQuery())
    rich = next(who for who in every if services.quoting.of(who).lines and services.acquainting.of(who))
    return [rich, next(who for who in every if who != rich and services.quoting.of(who).lines)]


@pytest.fixture
def page(qtbot: QtBot, services: Services, clock: Callable[[], datetime], ids: Ids) -> PersonPage:
    made = PersonPage(services, clock)
    qtbot.addWidget(made)
    notices = Notices(made)
    services.listen(notices.hear)
    notices.changed.connect(made.refresh)
    made.resize(1162, 760)
    made.show_person(ids[0], ids)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    return made


def everything(services: Services, who: int) -> tuple[object, ...]:
    return (
        services.portraying.of(who),
        services.quoting.of(who),
        services.acquainting.of(who),
        services.researching.facts(who),
        services.researching.homework(who),
        services.researching.reasons.of(who),
        services.recounting.entries(who),
        services.reviving.triggers(who),
    )


def type_and_go_on(qtbot: QtBot, page: PersonPage, typed: str) -> None:
    """Into the field that has the focus, and at once to the next person."""
    edit = QApplication.focusWidget()
    assert isinstance(edit, QLineEdit | QPlainTextEdit)
    qtbot.keyClicks(edit, typed)
    page.step(1)
    QApplication.processEvents()


@pytest.mark.parametrize("typed", ["q7", "zz@@"])
@pytest.mark.parametrize("key", [*"WHEFPQTA", "F2"])
def test_a_new_entry_is_kept_for_whom_it_was_typed(
    qtbot: QtBot, page: PersonPage, services: Services, ids: Ids, key: str, typed: str
) -> None:
    before = everything(services, ids[1])
    qtbot.keyClick(page, getattr(Key, f"Key_{key}"))
    type_and_go_on(qtbot, page, typed)
    assert page.who == ids[1]
    assert everything(services, ids[1]) == before
    assert not [section.objectName() for section in page.body.sections if section.fault_line.text()]


@pytest.mark.parametrize("typed", ["q7", "zz@@"])
def test_what_is_changed_in_place_is_kept_for_whom_it_was_typed(
    qtbot: QtBot, page: PersonPage, services: Services, ids: Ids, typed: str
) -> None:
    before = everything(services, ids[1])
    contacts = [row.edit for row in page.body.reach.rows.values()]
    for edit in [*page.head.keeper.edits.values(), *page.body.reach.keeper.edits.values(), *contacts]:
        page.show_person(ids[0], ids)
        edit.setFocus()
        type_and_go_on(qtbot, page, typed)
    assert everything(services, ids[1]) == before
    page.step(-1)
    assert typed in page.head.company_edit.text()
