"""What brings somebody back is written, mended and removed on the page, and shown as it is understood."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.services.retracing import Step
from reengage_desktop.ui.person.live_edit import PAUSE
from reengage_desktop.ui.person.return_section import ReturnSection

KEY = Qt.Key


class Clock(Protocol):
    now: datetime

    def __call__(self) -> datetime: ...

    def advance(self, **step: float) -> datetime: ...


@pytest.fixture
def maria(services: Services) -> int:
    return services.keeping.add(PersonForm(name="Maria Castellano", phones=("419 555 0142",)))


@pytest.fixture
def section(qtbot: QtBot, services: Services, maria: int, clock: Clock) -> ReturnSection:
    made = ReturnSection(services, clock)
    qtbot.addWidget(made)
    made.resize(360, 300)
    made.show_person(maria)
    made.show()
    return made


def words(services: Services, who: int) -> list[str]:
    return [trigger.words for trigger in services.reviving.triggers(who)]


def write(section: ReturnSection, typed: str) -> None:
    section.begin()
    section.entry.selectAll()
    QTest.keyClicks(section.entry, typed)
    QTest.keyClick(section.entry, KEY.Key_Return)


def test_a_section_without_anything_says_what_belongs_here(section: ReturnSection) -> None:
    assert not section.empty_label.isHidden()
    assert section.entry_part.isHidden()
    assert section.cold_part.isHidden()


def test_the_day_is_shown_before_it_is_kept(section: ReturnSection, services: Services, maria: int) -> None:
    section.begin()
    QTest.keyClicks(section.entry, "Budget in spring")
    assert section.preview_label.text() == "From Mon 1 Mar 2027"
    assert words(services, maria) == []
    QTest.keyClick(section.entry, KEY.Key_Return)
    assert words(services, maria) == ["Budget in spring"]
    (row,) = section.rows.values()
    assert (row.line.text(), row.when_label.text()) == ("Budget in spring", "From Mon 1 Mar 2027")
    assert section.entry_part.isHidden()


def test_news_are_told_by_the_words_that_are_listened_for(section: ReturnSection) -> None:
    section.begin()
    QTest.keyClicks(section.entry, "news of the power rate")
    assert section.preview_label.text() == "When news of anybody say “power”, “rate”"


def test_it_can_be_taken_back(section: ReturnSection, services: Services, maria: int) -> None:
    steps: list[Step] = []
    section.done.connect(lambda step, _told: steps.append(step))
    write(section, "in spring")
    services.retracing.undo(steps[0])
    section.refresh()
    assert (words(services, maria), section.rows) == ([], {})


@pytest.mark.parametrize("typed", ["31 February", "1 March 2020", "the"])
def test_what_is_no_day_stays_in_the_field_and_is_told(
    section: ReturnSection, services: Services, maria: int, typed: str
) -> None:
    write(section, typed)
    assert (section.entry.text(), words(services, maria)) == (typed, [])
    assert section.fault_line.text()
    QTest.keyClick(section.entry, KEY.Key_Escape)
    assert not section.entry.hasFocus() or section.add_button.hasFocus()


def test_half_a_line_is_there_again_when_one_comes_back(section: ReturnSection, services: Services, maria: int) -> None:
    other = services.keeping.add(PersonForm(name="Walt Bergstrom", phones=("419 555 0143",)))
    section.begin()
    QTest.keyClicks(section.entry, "31 February")
    section.keep_now()
    section.show_person(other)
    assert (section.entry.text(), section.entry_part.isHidden()) == ("", True)
    section.show_person(maria)
    assert section.entry.text() == "31 February"


def test_what_was_typed_is_kept_when_one_goes_to_somebody_else(
    section: ReturnSection, services: Services, maria: int
) -> None:
    section.begin()
    QTest.keyClicks(section.entry, "in spring")
    section.keep_now()
    assert words(services, maria) == ["in spring"]


def test_words_are_mended_in_place_and_the_day_follows(
    qtbot: QtBot, section: ReturnSection, services: Services, maria: int
) -> None:
    write(section, "in spring")
    steps: list[Step] = []
    section.typed.connect(lambda step, _told: steps.append(step))
    (row,) = section.rows.values()
    row.line.setFocus()
    row.line.selectAll()
    QTest.keyClicks(row.line, "after Easter")
    qtbot.waitUntil(lambda: words(services, maria) == ["after Easter"], timeout=PAUSE * 8)
    assert row.when_label.text() == "From Tue 30 Mar 2027"
    assert steps
    row.line.selectAll()
    QTest.keyClicks(row.line, "31 February")
    row.line.keep_now()
    assert row.when_label.text() == "There is no such day."
    assert words(services, maria) == ["after Easter"]


def test_one_is_removed_and_comes_back(section: ReturnSection, services: Services, maria: int) -> None:
    write(section, "in spring")
    steps: list[Step] = []
    section.done.connect(lambda step, _told: steps.append(step))
    (row,) = section.rows.values()
    QTest.mouseClick(row.remove_button, Qt.MouseButton.LeftButton)
    assert (words(services, maria), section.rows) == ([], {})
    services.retracing.undo(steps[-1])
    section.refresh()
    assert len(section.rows) == 1


def test_what_they_said_at_the_last_talk_is_kept_by_one_key(
    section: ReturnSection, services: Services, maria: int
) -> None:
    services.calling.save(CallResult(maria, Outcome.LATER, note="Budget in spring.", learned="nothing new"))
    section.refresh()
    asked = section.suggested_label.text().replace("\N{NO-BREAK SPACE}", " ")
    assert asked == "They said “Budget in spring”. Bring them back on Mon 1 Mar 2027?"
    section.take_button.click()
    assert [trigger.due_on for trigger in services.reviving.triggers(maria)] == [date(2027, 3, 1)]
    assert section.suggested_part.isHidden()


def test_who_goes_cold_is_explained(section: ReturnSection, services: Services, maria: int, clock: Clock) -> None:
    for outcome in (Outcome.REACHED, Outcome.NO_ANSWER, Outcome.NO_ANSWER):
        services.calling.save(CallResult(maria, outcome, learned="nothing new"))
        clock.advance(days=1)
    section.refresh()
    assert section.cold_label.text() == (
        "Going cold. They answered once, on 13 October. Two tries since without an answer."
    )


@pytest.mark.parametrize("typed", ["<b>spring</b> in May", "مايو in May", "🌷 in May", "x" * 500])
def test_whatever_is_typed_stays_text(section: ReturnSection, services: Services, maria: int, typed: str) -> None:
    section.begin()
    section.entry.setText(typed)
    section._preview(typed)
    QTest.keyClick(section.entry, KEY.Key_Return)
    assert words(services, maria) == [typed[:200]]
    assert section.minimumSizeHint().width() <= 345, "the column is no wider at 1280 pixels"


def test_what_has_come_is_shown_and_the_older_ones_are_not(
    section: ReturnSection, services: Services, maria: int, clock: Callable[..., datetime]
) -> None:
    for said in ("in November", "in December", "in January", "in 2029"):
        services.reviving.add(maria, said)
    clock.now = datetime.fromisoformat("2027-03-01T13:00:00+00:00")  # type: ignore[attr-defined]
    services.reviving.due()
    section.refresh()
    assert [row.line.text() for row in section.rows.values()].count("in 2029") == 1
    assert len(section.rows) == 3
    assert any(row.when_label.text() == "It brought them back on 1 Mar" for row in section.rows.values())


def test_what_is_no_trigger_waits_in_its_line_with_its_person(
    section: ReturnSection, services: Services, maria: int
) -> None:
    write(section, "15 March")
    walt = services.keeping.add(PersonForm(name="Walt"))
    (row,) = section.rows.values()
    row.line.setFocus()
    row.line.selectAll()
    QTest.keyClicks(row.line, "31 February")
    section.keep_now()
    section.refresh()
    (row,) = section.rows.values()
    assert row.line.words() == "31 February"
    section.show_person(walt)
    assert not section.rows
    section.show_person(maria)
    (row,) = section.rows.values()
    assert (row.line.words(), row.line.property("wrong")) == ("31 February", "true")
    assert words(services, maria) == ["15 March"]
    row.line.selectAll()
    QTest.keyClicks(row.line, "15 March")
    section.keep_now()
    assert row.line.property("wrong") == "false"
    assert "15 Mar 2027" in row.when_label.text()
    section.show_person(walt)
    section.show_person(maria)
    assert next(iter(section.rows.values())).line.words() == "15 March"


def test_a_new_trigger_has_nothing_of_one_that_was_removed(section: ReturnSection) -> None:
    write(section, "15 March")
    (row,) = section.rows.values()
    row.line.setFocus()
    row.line.selectAll()
    QTest.keyClicks(row.line, "31 February")
    section.keep_now()
    row.remove_button.click()
    write(section, "1 May")
    (row,) = section.rows.values()
    assert (row.line.words(), row.line.property("wrong")) == ("1 May", "false")
