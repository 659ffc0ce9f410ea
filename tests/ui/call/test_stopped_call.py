"""Somebody who must not be contacted: what they say when they call is kept, and nobody rings them or their number."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.draft import Draft
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.touch import Channel
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from tests.ui.call.flow import PEOPLE, Clock, Flow

K = Qt.Key
MARIA, BEN, COLLEEN = PEOPLE


@pytest.fixture
def flow(services: Services, clock: Clock, qtbot: QtBot) -> Iterator[Flow]:
    made = Flow(services, clock, qtbot)
    yield made
    made.leave()


def stop(flow: Flow, name: str) -> int:
    flow.services.calling.save(CallResult(flow.ids[name], Outcome.DO_NOT_CONTACT))
    return flow.ids[name]


def test_what_they_say_when_they_call_is_a_touch_of_theirs_and_nothing_is_next(flow: Flow) -> None:
    who = stop(flow, MARIA)
    flow.calls.call(who, inbound=True)
    flow.write("Wants a copy of the quote")
    flow.press(K.Key_Escape)
    touch = flow.services.around.store.touches.of(who)[0]
    assert (touch.channel, touch.attempt, touch.note) == (Channel.INBOUND, False, "Wants a copy of the quote")
    assert flow.services.around.store.drafts.get(who) == Draft()
    person = flow.services.around.person(who)
    assert (person.stage, person.next_action) == (Stage.DO_NOT_CONTACT, None)


def test_nothing_said_is_no_touch(flow: Flow) -> None:
    who = stop(flow, MARIA)
    before = flow.services.around.store.touches.of(who)
    flow.calls.call(who, inbound=True)
    flow.press(K.Key_Escape)
    assert flow.services.around.store.touches.of(who) == before


def test_who_is_stopped_while_the_dialog_is_open_is_not_rung(flow: Flow) -> None:
    flow.calls.call(flow.ids[MARIA])
    who = stop(flow, MARIA)
    flow.press(K.Key_Return)
    assert not flow.dialog.has_begun
    assert flow.dialog.script_page.fault_line.text_label.text()
    flow.press(K.Key_N, Qt.KeyboardModifier.AltModifier)
    assert flow.services.around.person(who).stage is Stage.DO_NOT_CONTACT


def test_a_number_that_asked_is_not_rung_whoever_has_it(flow: Flow) -> None:
    number = flow.services.around.store.prospects.phones(flow.ids[MARIA])[0].written
    other = flow.add("Al Roe", 5000, number)
    stop(flow, MARIA)
    flow.calls.call(other)
    flow.press(K.Key_Return)
    assert not flow.dialog.has_begun
    assert "asked not to be contacted" in flow.dialog.script_page.fault_line.text_label.text()
