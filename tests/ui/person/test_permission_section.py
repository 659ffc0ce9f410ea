"""Whether somebody may be called stands on their page with its rule, and what it counts from is noted there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Protocol

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Party
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.ui.person.permission_section import PermissionSection
from reengage_desktop.ui.undo_stack import UndoStack

KEY = Qt.Key
Show = Callable[..., PermissionSection]


class Clock(Protocol):
    now: datetime

    def __call__(self) -> datetime: ...

    def advance(self, **step: float) -> datetime: ...


@pytest.fixture
def undo() -> UndoStack:
    return UndoStack()


@pytest.fixture
def show(qtbot: QtBot, services: Services, clock: Clock, undo: UndoStack) -> Show:
    def make(quoted_on: date | None = None, **known: object) -> PermissionSection:
        form = PersonForm(name="Maria", **({"phones": ("419 555 0142",)} | known))  # type: ignore[arg-type]
        quote = QuoteForm(product="Roof", quoted_on=quoted_on) if quoted_on else None
        made = PermissionSection(services, clock)
        made.typed.connect(undo.push_typed)
        made.done.connect(undo.push)
        qtbot.addWidget(made)
        made.resize(340, 400)
        made.show_person(services.keeping.add(form, quote))
        made.show()
        return made

    return make


def take_back(services: Services, undo: UndoStack, section: PermissionSection) -> None:
    last = undo.pop()
    assert last is not None
    services.retracing.undo(last.step)  # type: ignore[arg-type]
    section.refresh()


def check(services: Services, who: int, e164: str, state: str, on: date) -> None:
    with services.around.store.writing() as changes:
        sql = "UPDATE phones SET registry = ?, registry_on = ? WHERE e164 = ?"
        services.around.store._db.execute_sql(sql, (state, on.isoformat(), e164))
        changes.prospects.add(who)


def test_of_a_firm_only_the_hours_and_their_rule_are_seen(show: Show) -> None:
    section = show(company="Bakery")
    assert section.status_label.text() == "May be called now, until 21:00 their time."
    assert "47 CFR 64.1200(c)(1)" in section.source_label.text()
    assert section.details.isHidden() and section.zones_part.isHidden() and section.consent_row.isHidden()
    section.more_button.click()
    assert not section.details.isHidden()
    assert section.tries_label.text() == "0 in 24 hours, 0 in 30 days"


def test_of_a_private_person_the_clock_says_what_it_counts_from(show: Show) -> None:
    section = show(quoted_on=date(2026, 9, 14), consumer=True)
    assert not section.details.isHidden()
    assert section.clock_label.text() == "Until 14 Dec, 62 days left, 3 months after the quote of 14 Sep"


def test_without_any_day_the_clock_says_that_it_does_not_run(show: Show) -> None:
    section = show(consumer=True)
    assert section.clock_label.text() == "Does not run: no day of a quote, an inquiry or a purchase is known."


def test_the_day_they_asked_is_typed_and_taken_back(show: Show, services: Services, undo: UndoStack) -> None:
    section = show(consumer=True)
    QTest.keyClicks(section.asked_edit, "1 October")
    QTest.keyClick(section.asked_edit, KEY.Key_Return)
    assert services.around.person(section.who).asked_on == date(2026, 10, 1)
    assert section.clock_label.text().endswith("3 months after they asked on 1 Oct")
    take_back(services, undo, section)
    assert services.around.person(section.who).asked_on is None


def test_a_purchase_runs_longer_than_an_inquiry(show: Show) -> None:
    section = show(quoted_on=date(2026, 9, 14), consumer=True)
    QTest.keyClicks(section.bought_edit, "2 May 2026")
    section.keep_now()
    assert "18 months after they bought on 2 May" in section.clock_label.text()


@pytest.mark.parametrize("typed", ["tomorrow", "14 October 2026", "31 February", "😀", "9" * 300, "‮2026"])
def test_what_is_no_day_is_refused_and_stays(show: Show, services: Services, typed: str) -> None:
    section = show(consumer=True)
    section.asked_edit.setText(typed)
    section.asked_edit.textEdited.emit(typed)
    section.keep_now()
    assert section.fault_line.text() and section.asked_edit.text() == typed
    assert services.around.person(section.who).asked_on is None


def test_y_notes_a_written_permission_with_where_it_lies(show: Show, services: Services, undo: UndoStack) -> None:
    section = show(consumer=True, country="DE")
    assert section.clock_label.text() == "Only with written permission: key Y notes it."
    section.begin()
    part = section.consent_part
    assert part.day_edit.text() == "13 Oct 2026" and section.focusWidget() is part.proof_edit
    part.day_edit.setText("3 October")
    QTest.keyClicks(part.proof_edit, "Signed form, blue folder")
    QTest.keyClick(part.proof_edit, KEY.Key_Return)
    person = services.around.person(section.who)
    assert (person.consented, person.consent_on) == (True, date(2026, 10, 3))
    assert section.consent_label.text() == "Agreed in writing on 3 Oct: Signed form, blue folder"
    assert part.isHidden() and section.focusWidget() is section.add_button
    take_back(services, undo, section)
    assert not services.around.person(section.who).consented and section.consent_row.isHidden()


def test_a_permission_without_its_place_asks_for_it_and_can_be_withdrawn(show: Show, services: Services) -> None:
    section = show()
    services.permitting.note_consent(section.who, None)
    section.refresh()
    assert section.consent_label.text() == "Agreed in writing. Where that lies is not noted yet."
    section.withdraw_button.click()
    assert not services.around.person(section.who).consented and section.consent_row.isHidden()


def test_enter_alone_notes_no_permission(show: Show, services: Services) -> None:
    section = show()
    section.begin()
    part = section.consent_part
    QTest.keyClick(part.proof_edit, KEY.Key_Return)
    assert not services.around.person(section.who).consented
    assert "Write in a few words where it lies" in section.fault_line.text()
    assert section.focusWidget() is part.proof_edit and part.proof_edit.property("wrong") == "true"
    QTest.keyClicks(part.proof_edit, "Signed form")
    QTest.keyClick(part.proof_edit, KEY.Key_Return)
    assert services.around.person(section.who).consented and not section.fault_line.text()


def test_a_day_to_come_is_told_as_it_was_read(show: Show) -> None:
    section = show()
    section.begin()
    section.consent_part.day_edit.setText("12/10/2026")  # as it is written in the US
    section.consent_part.proof_edit.setText("e-mail")
    section.consent_part.keep_button.click()
    assert section.fault_line.text().startswith("10 December 2026 has not come yet")


def test_a_wrong_day_keeps_the_form_open_with_what_was_typed(show: Show, services: Services) -> None:
    section = show()
    section.begin()
    section.consent_part.day_edit.setText("someday")
    section.consent_part.proof_edit.setText("e-mail")
    section.consent_part.keep_button.click()
    assert not section.consent_part.isHidden() and section.consent_part.proof_edit.text() == "e-mail"
    assert "someday" in section.fault_line.text() and not services.around.person(section.who).consented
    QTest.keyClick(section.consent_part.day_edit, KEY.Key_Escape)
    assert section.consent_part.isHidden() and not section.fault_line.text()


def test_what_was_half_written_waits_with_its_person(show: Show, services: Services) -> None:
    section = show()
    first, second = section.who, services.keeping.add(PersonForm(name="Ben"))
    section.begin()
    section.keep_now()
    section.show_person(second)
    section.show_person(first)
    assert section.consent_part.isHidden()
    section.begin()
    QTest.keyClicks(section.consent_part.proof_edit, "half")
    section.keep_now()
    section.show_person(second)
    assert section.consent_part.isHidden()
    section.show_person(first)
    assert not section.consent_part.isHidden() and section.consent_part.proof_edit.text() == "half"


def test_each_number_says_how_old_the_look_at_the_list_is(show: Show, services: Services) -> None:
    section = show(date(2026, 9, 14), consumer=True, phones=("419 555 0142", "212 555 0147"))
    check(services, section.who, "+14195550142", "clear", date(2026, 10, 3))
    section.refresh()
    assert section.registry_label.text() == "419 555 0142: not on the list of 3 Oct\n212 555 0147: not looked up yet"
    check(services, section.who, "+12125550147", "clear", date(2026, 8, 24))
    section.refresh()
    assert section.registry_label.text().endswith("not on the list of 24 Aug, 50 days ago: look again")
    assert section.registry_label.property("role") == "amber"
    check(services, section.who, "+12125550147", "listed", date(2026, 10, 3))
    section.refresh()
    assert section.registry_label.property("role") == "red"


def test_calls_are_counted_against_what_the_place_allows(show: Show, services: Services, clock: Clock) -> None:
    section = show(company="Bakery", phones=("305 555 0142",), country="US", region="FL")
    for _ in range(3):
        services.calling.save(CallResult(section.who, Outcome.NO_ANSWER))
        clock.advance(minutes=30)
    section.refresh()
    assert section.tries_label.text() == "3 of 3 calls in 24 hours"
    assert section.status_label.text() == "Not now: 3 of 3 calls in 24 hours, again Wed 8:33."


def test_of_two_clocks_one_is_chosen_and_the_choice_taken_back(show: Show, services: Services, undo: UndoStack) -> None:
    section = show(company="Bakery", phones=("415 555 0117",), country="US", region="NY")
    told = section.zones_label.text()
    assert told.startswith("It is 08:33 in New York or 05:33 in Los Angeles")
    section.zone_buttons[0].click()
    person = services.around.person(section.who)
    assert (person.zone, person.other_zone) == ("America/New_York", "")
    assert section.zones_label.text() == "You chose the clock of New York."
    section.zone_buttons[0].click()
    assert section.zones_label.text() == told
    take_back(services, undo, section)
    take_back(services, undo, section)
    assert services.around.person(section.who).other_zone == "America/Los_Angeles"


def test_business_or_private_is_switched(show: Show, services: Services) -> None:
    section = show(consumer=True)
    section.party_choice.button(Party.BUSINESS).click()
    assert services.around.person(section.who).party is Party.BUSINESS


def test_whoever_asked_for_quiet_is_told_with_the_day(show: Show, services: Services) -> None:
    section = show()
    services.calling.save(CallResult(section.who, Outcome.DO_NOT_CONTACT))
    section.refresh()
    assert section.status_label.text() == "They asked on 13 Oct not to be contacted."


def test_the_hours_follow_the_clock(show: Show, clock: Clock) -> None:
    section = show(company="Bakery")
    clock.now = datetime(2026, 10, 14, 1, 0, tzinfo=UTC)
    section.minute_passed()
    assert section.status_label.text() == "Not now: opens 8:00."


def test_a_proof_is_text_and_is_found(show: Show, services: Services) -> None:
    section = show()
    services.permitting.note_consent(section.who, None, "<b>form</b> in the folder")
    section.refresh()
    for part in section.findChildren(QLabel):
        assert part.textFormat() is Qt.TextFormat.PlainText
    assert section.light("folder form") is section.consent_label and section.light("lease") is None


def test_whoever_was_forgotten_meanwhile_leaves_no_fault(show: Show, services: Services) -> None:
    section = show()
    services.forgetting.forget(section.who)
    section.refresh()
