"""The page names what was not tried yet: in a line, and as a list for a sale that is very important."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.person_around import AroundKind
from reengage_desktop.domain.person_field import Field
from reengage_desktop.domain.prospect import Importance
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.ui.person.ways_section import WaysSection


@pytest.fixture
def section(qtbot: QtBot, services: Services, clock: Callable[[], datetime]) -> WaysSection:
    who = services.keeping.add(PersonForm(name="Gordon Pruitt", phones=("330 555 0142",), city="Wooster"))
    services.acquainting.add(who, "<b>Carol</b>", AroundKind.ASSISTANT)
    made = WaysSection(services, clock)
    qtbot.addWidget(made)
    made.resize(340, 300)
    made.show()
    made.show_person(who)
    return made


def test_in_a_line_while_it_is_not_very_important(section: WaysSection) -> None:
    assert section.line_label.text().startswith("Not tried yet: their assistant, a visit, a call in the morning")
    assert not section.list.isVisible()


def test_a_very_important_sale_opens_the_list(section: WaysSection, services: Services) -> None:
    services.editing.set_field(section.who, Field.IMPORTANCE, Importance.VERY.value)
    section.refresh()
    assert section.list.isVisible() and not section.line_label.isVisible()
    assert section.list.rows[0].accessibleName() == "Their assistant, <b>Carol</b>, not tried yet"
    services.calling.save(CallResult(section.who, Outcome.NO_ANSWER))
    section.refresh()
    assert [row.text() for row in section.list.rows if row.way.tried] == ["A call in the morning"]


def test_who_is_gone_is_told_and_nothing_breaks(section: WaysSection, services: Services) -> None:
    services.forgetting.forget(section.who)
    section.refresh()
    assert "no longer in your file" in section.fault_line.text_label.text()
