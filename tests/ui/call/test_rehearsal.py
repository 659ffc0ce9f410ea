"""Rehearsal: read against the clock or heard, before the ring only, and nothing is logged."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.services.bundle import Services
from reengage_desktop.ui.call.rehearsal import RehearsalDialog
from reengage_desktop.ui.speech import MOCK
from tests.desktop import needs_pulse
from tests.ui.call.flow import PEOPLE, Clock, Flow

K = Qt.Key
MARIA = PEOPLE[0]
pytestmark = [pytest.mark.expects_warning("pipewire"), pytest.mark.expects_warning("pulse")]


@pytest.fixture
def flow(services: Services, clock: Clock, qtbot: QtBot) -> Iterator[Flow]:
    made = Flow(services, clock, qtbot)
    yield made
    for rehearsal in rehearsals():
        rehearsal.close()
    made.leave()


@pytest.fixture
def rehearsal(flow: Flow) -> RehearsalDialog:
    made = RehearsalDialog(
        flow.services, flow.clock, flow.window, prospect_id=flow.ids[MARIA], script="two-reasons-call", engine=MOCK
    )
    made.open()
    flow.qtbot.waitExposed(made)
    return made


def rehearsals() -> list[RehearsalDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, RehearsalDialog) and each.isVisible()]


def press(rehearsal: RehearsalDialog, qtbot: QtBot, key: Qt.Key) -> None:
    rehearsal.activateWindow()
    QApplication.processEvents()
    qtbot.keyClick(rehearsal.focusWidget() or rehearsal, key)
    QApplication.processEvents()


def read_through(rehearsal: RehearsalDialog, flow: Flow, seconds: int) -> None:
    press(rehearsal, flow.qtbot, K.Key_Space)
    for _ in rehearsal.panel.rows:
        flow.clock.advance(seconds=seconds)
        press(rehearsal, flow.qtbot, K.Key_Space)


def test_each_passage_has_its_own_time_beside_the_planned_one(rehearsal: RehearsalDialog, flow: Flow) -> None:
    first = rehearsal.panel.rows[0].time_label
    planned = rehearsal._clock.planned
    assert first.text() == f"planned {planned[0]} s"
    press(rehearsal, flow.qtbot, K.Key_Space)
    flow.clock.advance(seconds=12)
    press(rehearsal, flow.qtbot, K.Key_Space)
    flow.clock.advance(seconds=5)
    press(rehearsal, flow.qtbot, K.Key_Space)
    assert first.text() == f"12 s, planned {planned[0]}"
    assert rehearsal.panel.rows[1].time_label.text() == f"5 s, planned {planned[1]}"
    assert rehearsal.panel.total_label.text() == "0:17"


def test_after_the_last_passage_the_clock_stands_and_the_whole_is_told(rehearsal: RehearsalDialog, flow: Flow) -> None:
    read_through(rehearsal, flow, 2)
    took, planned = 2 * len(rehearsal.panel.rows), sum(rehearsal._clock.planned)
    told = f"{took} s, planned {planned}. That was quick: leave them room to answer."
    assert not rehearsal.reads and rehearsal.panel.verdict.text() == told
    flow.clock.advance(seconds=60)
    assert rehearsal._clock.total() == took
    press(rehearsal, flow.qtbot, K.Key_Space)
    assert rehearsal.reads and rehearsal._clock.total() == 0 and rehearsal.view.current == 0


def test_nothing_is_logged_and_nothing_is_kept(rehearsal: RehearsalDialog, flow: Flow) -> None:
    before = flow.services.around.store.commits
    read_through(rehearsal, flow, 9)
    press(rehearsal, flow.qtbot, K.Key_Escape)
    assert flow.services.around.store.commits == before and flow.touches(MARIA) == []


@needs_pulse
def test_it_is_heard_sentence_by_sentence_with_the_sentence_lit(rehearsal: RehearsalDialog, flow: Flow) -> None:
    lit: list[tuple[int, str]] = []

    def note(_: object) -> None:
        passage = rehearsal.view.current_passage()
        assert passage is not None and rehearsal.view.lit is not None
        start, end = rehearsal.view.lit
        lit.append((rehearsal.view.current, passage.text[start:end]))

    rehearsal.speech.begun.connect(note)
    press(rehearsal, flow.qtbot, K.Key_H)
    flow.qtbot.waitUntil(lambda: len({place for place, _ in lit}) > 1, timeout=8000)
    assert lit[0][1].startswith("Good morning Maria") and lit[0][1].endswith((".", "!", "?"))
    press(rehearsal, flow.qtbot, K.Key_H)
    assert not rehearsal.speech.speaks and rehearsal.view.lit is None


def test_space_hears_the_next_passage(rehearsal: RehearsalDialog, flow: Flow) -> None:
    press(rehearsal, flow.qtbot, K.Key_H)
    flow.qtbot.waitUntil(lambda: rehearsal.speech.speaks)
    press(rehearsal, flow.qtbot, K.Key_Space)
    assert rehearsal.view.current == 1 and rehearsal.speech.speaks and not rehearsal.reads


def test_p_rehearses_before_the_ring_only(flow: Flow) -> None:
    flow.calls.start()
    flow.press(K.Key_P)
    assert len(rehearsals()) == 1
    rehearsals()[0].close()
    flow.press(K.Key_Return)
    flow.press(K.Key_P)
    assert rehearsals() == []


def test_a_call_that_rings_silences_a_rehearsal_elsewhere(rehearsal: RehearsalDialog, flow: Flow) -> None:
    press(rehearsal, flow.qtbot, K.Key_H)
    flow.qtbot.waitUntil(lambda: rehearsal.speech.speaks)
    stopped: list[bool] = []
    rehearsal.speech.stopped.connect(lambda: stopped.append(True))
    flow.calls.start()
    flow.dialog.ring()
    assert stopped == [True] and rehearsals() == []


def test_while_a_call_is_on_also_one_that_is_held_nothing_is_rehearsed(flow: Flow) -> None:
    flow.calls.start()
    flow.press(K.Key_Return)
    flow.calls.call(flow.ids[PEOPLE[1]])
    with pytest.raises(RuleFault, match="never speaks into a call"):
        RehearsalDialog(flow.services, flow.clock, flow.window, script="two-reasons-call")
    flow.press(K.Key_P)
    assert rehearsals() == [] and "never speaks" in flow.dialog.script_page.fault_line.text_label.text()


def test_a_script_alone_is_rehearsed_with_nobody_in_particular(flow: Flow) -> None:
    made = RehearsalDialog(flow.services, flow.clock, flow.window, script="voicemail", engine=MOCK)
    made.open()
    assert made.windowTitle().startswith("Rehearsal – ") and len(made.panel.rows) >= 1
    text = " ".join(passage.text for passage in made._passages)
    assert text and "{" not in text and "None" not in text
