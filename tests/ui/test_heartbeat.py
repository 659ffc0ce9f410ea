"""The heart: it beats at once and on, whatever a beat runs into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.fault import StoreFault
from reengage_desktop.domain.reminder import Dated, Kind
from reengage_desktop.services.bundle import Services, open_services
from reengage_desktop.services.reminding import Knock
from reengage_desktop.ui.heartbeat import BEAT_MS, Heartbeat
from reengage_desktop.ui.notices import Changed

Clock = Callable[[], datetime]


@pytest.fixture
def services(tmp_path: Path, clock: Clock) -> Iterator[Services]:
    since = datetime(2026, 10, 1, tzinfo=UTC)
    made = open_services(
        tmp_path / "reengage.db", clock, lambda: "America/New_York", lambda: (clock() - since).total_seconds()
    )
    yield made
    made.close()


@pytest.fixture
def heart(services: Services, clock: Clock) -> Iterator[Heartbeat]:
    made = Heartbeat(services.reminding, clock)
    yield made
    made.stop()


def test_the_first_beat_comes_with_the_next_turn_of_the_loop(heart: Heartbeat, qtbot: QtBot) -> None:
    with qtbot.waitSignal(heart.knocked, timeout=1000) as heard:
        heart.start()
    assert isinstance(heard.args[0], Knock)
    assert 15_000 <= BEAT_MS <= 30_000


def test_a_minute_is_told_once(heart: Heartbeat, clock: Clock) -> None:
    minutes: list[bool] = []
    heart.minute_passed.connect(lambda: minutes.append(True))
    for seconds in (0, 20, 20, 20, 20, 20):
        clock.advance(seconds=seconds)  # type: ignore[attr-defined]
        heart.beat()
    assert len(minutes) == 1


@pytest.mark.expects_warning("A knock failed: ZeroDivisionError")
def test_the_heart_goes_on_after_an_exception(
    heart: Heartbeat, services: Services, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    knocks: list[object] = []
    heart.knocked.connect(knocks.append)

    def breaks() -> Knock:
        raise ZeroDivisionError("Maria Castellano")

    with monkeypatch.context() as patch:
        patch.setattr(services.reminding, "knock", breaks)
        heart.beat()
    assert "Maria" not in caplog.text
    heart.beat()
    assert len(knocks) == 1


@pytest.mark.expects_warning("A knock was put off: The file is busy")
def test_a_busy_file_is_tried_again_at_the_next_beat(
    heart: Heartbeat, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    knocks: list[object] = []
    heart.knocked.connect(knocks.append)

    def busy() -> Knock:
        raise StoreFault("The file is busy.")

    with monkeypatch.context() as patch:
        patch.setattr(services.reminding, "knock", busy)
        heart.beat()
    heart.beat()
    assert len(knocks) == 1


@pytest.mark.expects_warning("A reminder was set aside: promise")
def test_a_bad_row_is_set_aside_logged_once_and_the_others_are_told(
    heart: Heartbeat,
    services: Services,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    knocks: list[Knock] = []
    heart.knocked.connect(knocks.append)
    bad = Dated(Kind.PROMISE, 5, "no time", "none")  # type: ignore[arg-type]
    monkeypatch.setattr(services.reminding, "_dated", lambda now: [bad])
    heart.beat()
    heart.beat()
    assert [(each.kind, each.subject_id) for each in knocks[0].set_aside] == [("promise", 5)]
    assert caplog.text.count("A reminder was set aside: promise 5") == 1


def test_it_beats_when_the_day_changed_but_not_for_its_own_ledger(heart: Heartbeat) -> None:
    knocks: list[object] = []
    heart.knocked.connect(knocks.append)
    heart.hear(Changed(reminders=True))
    assert knocks == []
    heart.hear(Changed(slots=True))
    assert len(knocks) == 1
