"""Somebody is added and edited by keys alone, and nothing that was typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.ui.people.person_dialog import PersonDialog

CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier

Open = Callable[..., PersonDialog]


@pytest.fixture
def dialog(qtbot: QtBot, services: Services, clock: Callable[[], datetime]) -> Open:
    def made(prospect_id: int | None = None) -> PersonDialog:
        opened = PersonDialog(services.keeping, clock, prospect_id, zone="America/New_York")
        opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(opened)
        with qtbot.waitActive(opened):
            opened.open()
            opened.activateWindow()
        return opened

    return made


def tab() -> None:
    QTest.keyClick(focused(), Qt.Key.Key_Tab)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_person_and_a_quote_are_typed_from_name_to_save(qtbot: QtBot, services: Services, dialog: Open) -> None:
    opened = dialog()
    typed = {
        "name_edit": "Maria Lopez",
        "company_edit": "Lopez Bakery",
        "phones_edit": "(419) 555-0142",
        "emails_edit": "maria@lopez.example",
        "city_edit": "Toledo",
        "region_edit": "OH",
        "product_edit": "Oven",
        "value_edit": "4,180",
        "said_edit": "wants to ask her brother",
        "reason_edit": "A bakery in Ohio halved its gas bill",
    }
    for _ in range(40):
        name = focused().objectName()
        if name == "save_button":
            break
        if name in typed:
            QTest.keyClicks(focused(), typed.pop(name))
        tab()
    assert focused() is opened.save_button
    assert typed == {}
    with qtbot.waitSignal(opened.saved) as heard:
        QTest.keyClick(opened.save_button, Qt.Key.Key_Space)
    record = services.keeping.record(heard.args[0])
    assert record.prospect.name == "Maria Lopez"
    assert record.prospect.company == "Lopez Bakery"
    assert record.prospect.party.value == "business"
    assert record.prospect.reason_to_call == "A bakery in Ohio halved its gas bill"
    assert [phone.e164 for phone in record.phones] == ["+14195550142"]
    assert record.quote is not None
    assert (record.quote.product, record.quote.value, record.quote.quoted_on) == ("Oven", 418_000, date(2026, 10, 13))
    assert [(reason.kind, reason.words) for reason in record.reasons] == [("stated", "wants to ask her brother")]


def test_control_enter_saves_from_any_field(qtbot: QtBot, services: Services, dialog: Open) -> None:
    opened = dialog()
    QTest.keyClicks(opened.person.name_edit, "Otto Krug")
    opened.person.notes_edit.setFocus()
    QTest.keyClicks(opened.person.notes_edit, "likes trains")
    with qtbot.waitSignal(opened.saved) as heard:
        QTest.keyClick(opened.person.notes_edit, Qt.Key.Key_Return, CONTROL)
    assert services.keeping.record(heard.args[0]).prospect.notes == "likes trains"


def test_nothing_typed_is_lost_on_a_fault(qtbot: QtBot, services: Services, dialog: Open) -> None:
    opened = dialog()
    QTest.keyClicks(opened.person.notes_edit, "met at the fair")
    with qtbot.assertNotEmitted(opened.saved):
        opened.save()
    assert opened.fault_line.text() == "Write a name, a company or a phone number first. Nothing was saved yet."
    assert opened.person.name_edit.property("wrong") == "true"
    assert opened.person.notes_edit.toPlainText() == "met at the fair"
    QTest.keyClicks(opened.person.name_edit, "Otto Krug")
    opened.quote.value_edit.setText("lots")
    opened.save()
    assert opened.fault_line.text().startswith("“lots” is not an amount.")
    assert opened.quote.value_edit.property("wrong") == "true"
    assert services.browsing.summary().people == 0
    opened.quote.value_edit.setText("80")
    with qtbot.waitSignal(opened.saved):
        opened.save()


def test_a_wrong_amount_leaves_a_known_person_as_they_are(qtbot: QtBot, services: Services, dialog: Open) -> None:
    ident = services.keeping.add(PersonForm(name="Otto Krug"))
    opened = dialog(ident)
    opened.person.city_edit.setText("Cleveland")
    opened.quote.worth_edit.setText("a bit")
    opened.save()
    assert services.keeping.record(ident).prospect.city == ""
    assert opened.isVisible()


def test_a_number_that_is_not_understood_is_kept_and_marked(qtbot: QtBot, services: Services, dialog: Open) -> None:
    opened = dialog()
    opened.person.name_edit.setText("Otto Krug")
    opened.person.phones_edit.setPlainText("330 555 0199\nask for Otto")
    mark = opened.person.as_written_label
    qtbot.waitUntil(lambda: mark.text() == "Kept as written: ask for Otto")
    with qtbot.waitSignal(opened.saved) as heard:
        opened.save()
    phones = services.keeping.record(heard.args[0]).phones
    assert [(phone.written, phone.understood) for phone in phones] == [("330 555 0199", True), ("ask for Otto", False)]


def test_editing_shows_all_that_is_known_and_changes_only_what_is_typed(
    qtbot: QtBot, services: Services, dialog: Open
) -> None:
    form = PersonForm(
        name="Maria Lopez", company="Lopez", phones=("419 555 0142",), street="1 Main St", postal_code="43604",
        city="Toledo", consented=True, notes="sings",
    )  # fmt: skip
    quote = QuoteForm(product="Oven", value="CA$4,180.50", worth="400", why_not=WhyNot.DELAYED, real_reason="no cash")
    ident = services.keeping.add(form, quote)
    before = services.keeping.record(ident)
    opened = dialog(ident)
    assert opened.windowTitle() == "Maria Lopez"
    assert not opened.changed()
    with qtbot.waitSignal(opened.saved):
        opened.save()
    after = services.keeping.record(ident)
    assert after.quote == before.quote
    assert after.reasons == before.reasons
    assert after.prospect == before.prospect
    assert [p.written for p in after.phones] == [p.written for p in before.phones]


def test_escape_asks_once_before_typed_words_are_given_up(qtbot: QtBot, dialog: Open) -> None:
    opened = dialog()
    QTest.keyClicks(opened.person.name_edit, "Otto")
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert opened.isVisible()
    assert "not saved yet" in opened.fault_line.text()
    with qtbot.waitSignal(opened.rejected):
        QTest.keyClick(opened, Qt.Key.Key_Escape)


def test_somebody_who_is_gone_is_told(qtbot: QtBot, dialog: Open) -> None:
    opened = dialog(99)
    assert "no longer in your file" in opened.fault_line.text()
    assert not opened.save_button.isEnabled()
    opened.save()
    assert opened.isVisible()


def test_products_quoted_before_complete_the_next(services: Services, dialog: Open) -> None:
    services.keeping.add(PersonForm(name="Anna"), QuoteForm(product="Solar roof"))
    opened = dialog()
    completer = opened.quote.product_edit.completer()
    assert completer is not None
    completer.setCompletionPrefix("roof")
    assert completer.currentCompletion() == "Solar roof"


def test_a_person_may_be_forgotten_from_here_by_keys(qtbot: QtBot, services: Services, dialog: Open) -> None:
    ident = services.keeping.add(PersonForm(name="Maria Lopez"))
    opened = dialog(ident)
    opened.person.notes_edit.setFocus()
    tab()
    assert focused() is opened.forget_button
    with qtbot.waitSignal(opened.forget_requested) as heard:
        QTest.keyClick(opened.forget_button, Qt.Key.Key_Space)
    assert heard.args == [ident] and opened.isVisible()


def test_whoever_is_not_kept_yet_cannot_be_forgotten(dialog: Open) -> None:
    assert dialog().forget_button.isHidden()
