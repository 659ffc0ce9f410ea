"""The side of the calendar: how often slots reach people, a better hour by one click, and promises kept."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Protocol

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from reengage_desktop.domain.promise import PromiseState
from reengage_desktop.domain.reach import Reach, Suggestion, wilson
from reengage_desktop.services.reaching import SlotReach
from reengage_desktop.ui.calendar import range_bar
from reengage_desktop.ui.calendar.promises_dialog import PromisesDialog
from reengage_desktop.ui.calendar.promises_model import PromisesModel
from reengage_desktop.ui.calendar.slot_changes import suggested_move
from reengage_desktop.ui.calendar.suggestion_card import SuggestionCard

from . import scene
from .conftest import Desk


class Clock(Protocol):
    now: datetime

    def __call__(self) -> datetime: ...


def words_of(desk: Desk) -> list[str]:
    return [label.text() for label in desk.page.panel.findChildren(QLabel)]


def suggest(desk: Desk, name: str, suggestion: Suggestion) -> SuggestionCard:
    """As if the person's own calls said so."""
    ledger = desk.services.promising.ledger()
    reach = wilson(2, 46)
    desk.page.panel.show_reaches([SlotReach(desk.slot(name), reach, reach, suggestion)], ledger)
    card = desk.page.panel.findChild(SuggestionCard)
    assert card is not None
    return card


def promise(desk: Desk, days_ago: int, state: PromiseState) -> None:
    store = desk.services.around.store
    who = desk.item("Joyce Tanaka", 1).piece.block.subject_id
    due = scene.at(1 - days_ago, 9)
    with store.writing() as changes:
        store.promises.settle(who, PromiseState.MOVED.value, due)
        store.promises.make(who, due - timedelta(days=2), due, due + timedelta(hours=1), scene.ZONE)
        if state is not PromiseState.OPEN:
            store.promises.settle(who, state.value, due + timedelta(minutes=30))
        changes.prospects.add(who)


def test_each_slot_shows_its_count_and_likely_range(desk: Desk) -> None:
    said = words_of(desk)
    for line in ("31 of 118 reached", "likely 19–35 %", "Mon–Thu 16:30", "2 of 46 reached", "too early to tell"):
        assert line in said
    assert "A slot can move or rest over a holiday. It is never removed." in said


def test_one_click_moves_a_slot_to_the_better_hour_and_undo_brings_it_back(desk: Desk) -> None:
    card = suggest(desk, "Midday", Suggestion(2, time(15, 15), time(16), True))
    assert card.text_label.text().startswith("Even the hopeful end is 15 %.")
    card.every_button.click()
    assert desk.slot("Midday").start == time(15, 15)
    before, said = desk.told[0]
    assert said == "Midday is at 15:15 from now on. Its history moved along."
    assert before is not None
    desk.services.slotting.put_back(before)
    assert desk.slot("Midday").start == time(12, 15)


def test_just_once_moves_the_next_date_alone(desk: Desk) -> None:
    suggest(desk, "Midday", Suggestion(3, time(15, 15), time(16), True)).once_button.click()
    midday = desk.slot("Midday")
    assert midday.start == time(12, 15)
    assert [(move.day.day, move.held_on.day, move.start) for move in midday.moved] == [(14, 15, time(15, 15))]


def test_a_suggestion_means_the_next_date_whose_new_hour_is_to_come(desk: Desk) -> None:
    week = desk.view.week
    assert week is not None
    morning = desk.slot("Morning")
    passed = suggested_move(morning, Suggestion(None, time(8), time(8, 45), False), week, every_week=True)
    assert passed is not None and passed.day.day == 14
    ahead = suggested_move(morning, Suggestion(None, time(11), time(11, 45), False), week, every_week=True)
    assert ahead is not None and ahead.day.day == 13
    of_thursday = suggested_move(morning, Suggestion(3, time(11), time(11, 45), True), week, every_week=False)
    assert of_thursday is not None and (of_thursday.day.day, of_thursday.to_day.day) == (15, 15)


def test_a_refused_suggestion_is_told_and_changes_nothing(desk: Desk) -> None:
    """The hours of another slot on the same day."""
    card = suggest(desk, "Midday", Suggestion(2, time(8, 15), time(9), False))
    card.every_button.click()
    assert desk.refused and "has the same hours already" in desk.refused[0]
    assert desk.slot("Midday").start == time(12, 15) and not desk.told


def test_a_slot_that_rests_for_long_is_to_be_woken_first(desk: Desk) -> None:
    midday = desk.slot("Midday")
    desk.services.slotting.rest(midday.id, scene.MONDAY, scene.MONDAY + timedelta(days=200))
    suggest(desk, "Midday", Suggestion(2, time(15, 15), time(16), True)).every_button.click()
    assert desk.refused == ["Midday rests just now. Wake it up first."]


def test_only_the_first_suggestion_has_the_filled_button(desk: Desk) -> None:
    reach, better = wilson(2, 46), Suggestion(None, time(15), time(15, 45), True)
    reaches = [SlotReach(slot, reach, reach, better) for slot in desk.services.slotting.all()]
    desk.page.panel.show_reaches(reaches, desk.services.promising.ledger())
    kinds = [card.every_button.property("kind") for card in desk.page.panel.findChildren(SuggestionCard)]
    assert kinds == ["main", "", "", ""]


def test_what_has_not_changed_is_not_built_anew(desk: Desk) -> None:
    built = desk.page.panel.list
    desk.page.turn(1)
    assert desk.page.panel.list is built


@pytest.mark.parametrize(("high", "scale"), [((1, 40), 0.6), ((24, 40), 0.8), ((38, 40), 1.0), ((3, 3), 0.6)])
def test_all_bars_share_one_scale(high: tuple[int, int], scale: float) -> None:
    reaches: list[Reach] = [wilson(2, 46), wilson(*high)]
    assert range_bar.full_scale(reaches) == scale


def test_your_word_counts_what_is_settled(desk: Desk) -> None:
    assert "no promise settled yet" in words_of(desk)
    for days in range(1, 25):
        promise(desk, days, PromiseState.KEPT if days % 6 else PromiseState.BROKEN)
    desk.settle()
    assert "20 of 24 kept" in words_of(desk)
    assert "likely 64–93 %" in words_of(desk)


def test_the_ledger_tells_each_promise_and_enter_opens_the_person(desk: Desk) -> None:
    states = [PromiseState.KEPT, PromiseState.BROKEN, PromiseState.MOVED, PromiseState.OPEN]
    for days, state in enumerate(states, 1):
        promise(desk, days, state)
    desk.settle()
    desk.page.panel.show_button.click()
    dialog = desk.dialog(PromisesDialog)
    assert isinstance(dialog, PromisesDialog)
    model = dialog.model
    rows = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    assert ["Joyce Tanaka", "Mon 12 Oct, 9–10", "kept, 12 Oct"] in rows
    assert ["Joyce Tanaka", "Sun 11 Oct, 9–10", "not kept, 11 Oct"] in rows
    assert ["Joyce Tanaka", "Fri 9 Oct, 9–10", "still to be called"] in rows
    assert ["Beatriz Holm", "Thu 15 Oct, 14–16", "to come"] in rows
    assert model.headerData(1, Qt.Orientation.Horizontal) == "You said you would call"
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == ", ".join(rows[0])
    opened: list[object] = []
    desk.page.open_requested.connect(opened.append)
    desk.qtbot.keyClick(dialog.table, Qt.Key.Key_J)
    desk.qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert opened == [desk.item("Samuel Adeyemi", 2).piece.block.subject_id]


def test_a_new_file_says_how_a_promise_comes_here(bare: Desk) -> None:
    bare.page.panel.show_button.click()
    dialog = bare.dialog(PromisesDialog)
    assert isinstance(dialog, PromisesDialog) and isinstance(dialog.model, PromisesModel)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "No promise is settled yet" in said
    assert "Tell somebody when you will call, and it stands here." in said
