"""On the page the story that fits them is shown, chosen by one key, and let go by the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.story import Story, StoryKind, ToldIn, said
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.services.retracing import Step
from reengage_desktop.ui.person.person_page import PersonPage
from reengage_desktop.ui.person.story_section import StorySection

Key = Qt.Key
ROOF = Story(0, "A farm paid its loan back early.", "Alderson", True, "Solar roof", WhyNot.NO_FUNDING)
OVEN = Story(0, "Petersen saves a third", "Petersen", False, "Oven", kind=StoryKind.RESULT, result="33 %", unit="less")


@pytest.fixture
def section(qtbot: QtBot, services: Services, clock: Callable[[], datetime]) -> StorySection:
    person = PersonForm(name="Maria Castellano", phones=("4195550142",))
    who = services.keeping.add(person, QuoteForm(product="Solar roof, 18 kW", why_not=WhyNot.NO_FUNDING))
    for story in (ROOF, OVEN):
        services.banking.save(story)
    made = StorySection(services, clock)
    qtbot.addWidget(made)
    made.resize(340, 300)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.show_person(who)
    return made


@pytest.fixture
def steps(section: StorySection) -> list[Step]:
    found: list[Step] = []
    section.done.connect(lambda step, told: found.append(step))
    return found


def script(section: StorySection) -> str:
    sheet = section.services.preparing.sheet(section.who, "two-reasons-call")
    return " ".join(passage.text for passage in sheet.passages)


def state(section: StorySection) -> str:
    tag = section.picker.state_tag
    return tag.text() if tag.isVisible() else ""


def test_what_fits_best_is_shown_with_the_reason_why(section: StorySection) -> None:
    assert section.picker.card.text() == f"{said(ROOF)}\nSame product, same worry: no funding"
    assert (section.hint_label.text(), state(section)) == ("1 of 2", "fits best, so it is told")


def test_the_next_one_is_put_into_the_script_and_taken_out_again(
    qtbot: QtBot, section: StorySection, steps: list[Step]
) -> None:
    section.picker.card.setFocus()
    qtbot.keyClick(section.picker.card, Key.Key_Right)
    assert section.picker.card.text() == "33 % less\nA customer of ours saves a third\nAbout Oven"
    assert (section.hint_label.text(), state(section)) == ("2 of 2", "")
    section.add_button.click()
    assert "A customer of ours saves a third." in script(section) and "Petersen" not in script(section)
    assert state(section) == "your choice, in script and letter"
    section.add_button.click()
    assert said(ROOF) in script(section) and state(section) == ""
    for step in reversed(steps):
        section.services.retracing.undo(step)
    assert said(ROOF) in script(section)


def test_what_was_chosen_is_shown_first_and_going_on_comes_round(qtbot: QtBot, section: StorySection) -> None:
    oven = section.services.banking.stories()[0]
    section.services.banking.choose(section.who, oven.id)
    section.show_person(section.who)
    assert section.hint_label.text() == "2 of 2"
    section.picker.after_button.click()
    assert (section.hint_label.text(), state(section)) == ("1 of 2", "")
    section.picker.before_button.click()
    assert section.hint_label.text() == "2 of 2"


def test_it_says_when_they_heard_it(section: StorySection) -> None:
    with section.services.around.store.writing():
        section.services.banking.note_told(section.who, said(ROOF), ToldIn.CALL)
    section.refresh()
    assert "You told them today" in section.picker.card.text()


def test_the_story_is_copied_as_it_is_said(qtbot: QtBot, section: StorySection) -> None:
    qtbot.keyClick(section.picker.card, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == said(ROOF)


def test_the_words_that_were_sought_bring_their_story(section: StorySection) -> None:
    assert section.light("third") is section.picker.card
    assert section.hint_label.text() == "2 of 2"
    assert section.light("windmill") is None


def test_an_empty_bank_says_how_it_fills(section: StorySection) -> None:
    for story in section.services.banking.stories():
        section.services.banking.remove(story.id)
    section.refresh()
    assert section.empty_label.isVisible() and not section.picker.isVisible() and not section.add_button.isVisible()
    section.begin()


def test_a_story_that_is_gone_meanwhile_is_told_under_the_rows(section: StorySection) -> None:
    section.services.banking.remove(section.services.banking.stories()[1].id)
    section.begin()
    assert "not there any more" in section.fault_line.text()


def test_on_the_page_b_chooses_and_z_takes_it_back(
    qtbot: QtBot, services: Services, clock: Callable[[], datetime], section: StorySection
) -> None:
    page = PersonPage(services, clock)
    qtbot.addWidget(page)
    page.show_person(section.who)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    qtbot.keyClick(page, Key.Key_B)
    assert services.banking.to_tell(section.who).chosen is not None
    page.undo()
    assert services.banking.to_tell(section.who).chosen is None
