"""Fields that are open on the page keep the keys until they close, and what they stood for is in view then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.listing import ListQuery
from reengage_desktop.services.acquainting import AroundField
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.services.quoting import QuoteField
from reengage_desktop.ui.notices import Notices
from reengage_desktop.ui.person.person_page import PersonPage


@pytest.fixture
def page(qtbot: QtBot, services: Services, clock: Callable[[], datetime]) -> PersonPage:
    who = services.keeping.add(PersonForm(name="Maria Castellano"))
    made = PersonPage(services, clock)
    qtbot.addWidget(made)
    notices = Notices(made)
    services.listen(notices.hear)
    notices.changed.connect(made.refresh)
    made.resize(840, 560)
    made.show_person(who)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    return made


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def in_view(page: PersonPage, widget: QWidget) -> bool:
    port = page.body.right.viewport()
    top = widget.mapTo(port, QPoint(0, 0)).y()
    return top >= 0 and top + widget.height() <= port.height()


def test_esc_on_what_is_wrong_keeps_the_fields_and_the_page(qtbot: QtBot, page: PersonPage) -> None:
    page.body.begin(page.body.quotes)
    editor = page.body.quotes.editor
    assert editor is not None
    value = editor.edits[QuoteField.VALUE]
    value.setFocus()
    QTest.keyClicks(value, "abc")
    with qtbot.assertNotEmitted(page.back_requested):
        press(Qt.Key.Key_Escape)
        assert value.hasFocus() and "abc" in editor.fault_line.text()
        press(Qt.Key.Key_Escape)
    assert editor.isHidden()


def test_where_fields_closed_their_row_is_in_view(page: PersonPage) -> None:
    page.body.begin(page.body.around)
    editor = page.body.around.editor
    assert editor is not None
    QTest.keyClicks(editor.edits[AroundField.NAME], "Elena")
    editor.done_button.setFocus()
    page.body.right.verticalScrollBar().setValue(page.body.around.geometry().bottom())
    press(Qt.Key.Key_Escape)
    QApplication.processEvents()
    row = page.body.around.rows.rows[0]
    assert row.hasFocus() and row.known is not None and row.known.person.name == "Elena"
    assert in_view(page, row)


def test_who_begins_somebody_and_leaves_is_back_where_they_began(page: PersonPage, services: Services) -> None:
    services.sampling.add()
    page.show_person(services.browsing.ids(ListQuery(text="Maria Castellano"))[0])
    page.setFocus()
    page.body.begin(page.body.around)
    press(Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert page.body.around.add_button.hasFocus()
    assert in_view(page, page.body.around.add_button)
