"""Five attempts that reached nobody, then a card: it goes on by a way that was not tried, with something new."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reengage_desktop.domain.desk import Choice
from reengage_desktop.domain.ladder import tries
from reengage_desktop.domain.next_action import ActionKind, Because
from reengage_desktop.domain.prospect import Prospect, Stage
from reengage_desktop.services.forms import PersonForm, QuoteForm

from .conftest import Morning

K, M = Qt.Key, Qt.KeyboardModifier
NEW = "Your power rate goes up 11 % in January"


def person(day: Morning, who: int) -> Prospect:
    return day.services.keeping.record(who).prospect


def try_in_vain(day: Morning, who: int) -> None:
    """When their next call is due it rings, and nobody answers."""
    action = person(day, who).next_action
    assert action is not None and action.kind is ActionKind.CALL
    day.later(max(day.now, action.due_from) + timedelta(minutes=1))
    day.house.calls.call(who)
    dialog = day.call_dialog()
    day.press(dialog, K.Key_Return)
    day.now += timedelta(minutes=1)
    day.press(dialog, K.Key_N)
    day.qtbot.waitUntil(lambda: day.house.calls.dialog is None)


def test_after_five_attempts_one_pushes_on_with_a_new_angle(day: Morning) -> None:
    form = PersonForm(name="Gordon Pruitt", phones=("419 555 0142",), city="Toledo", region="OH", country="US")
    gordon = day.services.keeping.add(form, QuoteForm(product="Solar roof", value="96,400"))
    for _ in range(5):
        assert person(day, gordon).stage is Stage.ACTIVE
        try_in_vain(day, gordon)

    # The app asks for a decision and does not decide; nobody is offered as a call meanwhile.
    asked = person(day, gordon)
    assert asked.stage is Stage.ACTIVE and tries(asked.ladder) == 5 and asked.next_action is not None
    assert (asked.next_action.kind, asked.next_action.because) == (ActionKind.DECIDE, Because.LADDER_DONE)
    day.later(asked.next_action.due_from + timedelta(minutes=1))
    assert day.house.window.navigation.page_buttons["decide"].accessibleName() == "Decide. One card waits"
    assert day.services.planning.best_now() is None

    # Ctrl 4, 1, Enter: to push on without anything new is refused, and nothing is lost.
    day.press(day.house.window, K.Key_4, M.ControlModifier)
    page = day.house.pages.decide
    assert page.who == gordon
    day.press(page, K.Key_1)
    day.press(page, K.Key_Return)
    assert person(day, gordon).next_action == asked.next_action and page.who == gordon

    # With something new it goes on: a new row of five, a call in a slot, and the reason stands in it.
    for letter in NEW:
        focused = QApplication.focusWidget()
        assert focused is not None
        day.qtbot.keyClicks(focused, letter)
    day.press(page, K.Key_Return)
    pushed = person(day, gordon)
    assert pushed.stage is Stage.ACTIVE and pushed.ladder == "" and pushed.reason_to_call == NEW
    assert pushed.next_action is not None and pushed.next_action.kind is ActionKind.CALL
    assert pushed.next_action.because is Because.PUSHED_ON
    assert day.house.window.navigation.page_buttons["decide"].accessibleName() == "Decide"
    assert len(day.services.around.store.touches.of(gordon)) == 5, "what was done stays"
    (decided,) = day.services.around.store.decisions.of(gordon)
    assert (decided.choice, decided.because, decided.words) == (Choice.PUSH_ON, Because.LADDER_DONE, NEW)

    # Z takes it back as a whole, and the card lies there again.
    day.press(day.house.window, K.Key_Z)
    back = person(day, gordon)
    assert (back.next_action, back.ladder, back.reason_to_call) == (asked.next_action, asked.ladder, "")
    assert day.services.deciding.count() == 1
