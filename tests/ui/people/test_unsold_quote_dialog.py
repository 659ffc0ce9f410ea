"""An unsold quote asks two things and books 48 hours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.next_action import Because
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.ui.people.unsold_quote_dialog import UnsoldQuoteDialog


@pytest.fixture
def dialog(qtbot: QtBot, services: Services, clock: Callable[[], datetime]) -> UnsoldQuoteDialog:
    opened = UnsoldQuoteDialog(services.keeping, clock)
    opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(opened)
    opened.open()
    return opened


def test_a_new_name_and_a_reason_book_48_hours(
    qtbot: QtBot, services: Services, dialog: UnsoldQuoteDialog, clock: Callable[[], datetime]
) -> None:
    QTest.keyClicks(dialog.who_field.name_edit, "Zoe Barnes")
    assert dialog.who_field.hint_label.text() == "Somebody new"
    dialog.why_chips.chips[WhyNot.NO_FUNDING].click()
    QTest.keyClicks(dialog.words_edit, "the bank said no")
    with qtbot.waitSignal(dialog.saved) as heard:
        QTest.keyClick(dialog.words_edit, Qt.Key.Key_Return)
    record = services.keeping.record(heard.args[0])
    action = record.prospect.next_action
    assert record.prospect.name == "Zoe Barnes"
    assert record.quote is not None
    assert record.quote.why_not is WhyNot.NO_FUNDING
    assert [reason.words for reason in record.reasons] == ["the bank said no"]
    assert action is not None
    assert action.because is Because.FORTY_EIGHT_HOURS
    assert timedelta(hours=40) < action.due_from - clock() < timedelta(hours=60)


@pytest.mark.expects_warning("grabbing the keyboard")
def test_somebody_who_is_here_is_found_while_typing(
    qtbot: QtBot, services: Services, dialog: UnsoldQuoteDialog
) -> None:
    ident = services.keeping.add(PersonForm(name="Maria Lopez", company="Lopez", phones=("419 555 0142",)))
    QTest.keyClicks(dialog.who_field.name_edit, "maria")
    assert dialog.who_field.who() == "maria"
    popup = dialog.who_field.completer.popup()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert dialog.who_field.name_edit.text() == "Maria Lopez"
    assert dialog.who_field.who() == ident
    with qtbot.waitSignal(dialog.saved) as heard:
        dialog.save()
    assert heard.args == [ident]


@pytest.mark.expects_warning("grabbing the keyboard")
def test_a_whole_name_that_is_known_means_that_person(services: Services, dialog: UnsoldQuoteDialog) -> None:
    ident = services.keeping.add(PersonForm(name="Maria Lopez", company="Lopez"))
    QTest.keyClicks(dialog.who_field.name_edit, "maria lopez")
    assert dialog.who_field.who() == ident


def test_their_words_alone_tell_the_reason(qtbot: QtBot, services: Services, dialog: UnsoldQuoteDialog) -> None:
    QTest.keyClicks(dialog.who_field.name_edit, "Zoe")
    QTest.keyClicks(dialog.words_edit, "went with a competitor")
    with qtbot.waitSignal(dialog.saved) as heard:
        dialog.save()
    quote = services.keeping.record(heard.args[0]).quote
    assert quote is not None
    assert quote.why_not is WhyNot.BOUGHT_ELSEWHERE


def test_without_a_name_nothing_is_saved_and_nothing_lost(
    qtbot: QtBot, services: Services, dialog: UnsoldQuoteDialog
) -> None:
    QTest.keyClicks(dialog.words_edit, "too expensive")
    with qtbot.assertNotEmitted(dialog.saved):
        dialog.save()
    assert "Write a name" in dialog.fault_line.text()
    assert dialog.words_edit.text() == "too expensive"
    assert services.browsing.summary().people == 0
