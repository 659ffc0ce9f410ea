"""Work in a thread of its own: answered in the window's thread, one piece after another, safe when the window goes."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.ui.side_work import SideWork


@pytest.fixture
def left() -> list[str]:
    """The threads that left their connection."""
    return []


@pytest.fixture
def work(qapp: QObject, left: list[str]) -> SideWork:
    return SideWork(lambda: left.append(threading.current_thread().name), qapp)


def fail(fault: object) -> None:
    raise AssertionError(fault)


def test_a_piece_is_done_elsewhere_and_heard_here(qtbot: QtBot, work: SideWork, left: list[str]) -> None:
    heard: list[tuple[str, str]] = []
    with qtbot.waitSignal(work.idle):
        work.ask(
            lambda: threading.current_thread().name,
            lambda where: heard.append((where, threading.current_thread().name)),
            fail,
        )
        assert work.is_busy
    assert heard == [("side work", threading.main_thread().name)]
    assert left == ["side work"] and not work.is_busy


def test_one_piece_is_done_after_another(qtbot: QtBot, work: SideWork) -> None:
    heard: list[int] = []
    going = threading.Semaphore(1)

    def alone(number: int) -> int:
        assert going.acquire(blocking=False)
        time.sleep(0.01)
        going.release()
        return number

    with qtbot.waitSignal(work.idle):
        for number in range(5):
            work.ask(lambda number=number: alone(number), heard.append, fail)
    assert heard == [0, 1, 2, 3, 4]


def test_a_fault_is_told_and_the_next_piece_goes_on(qtbot: QtBot, work: SideWork) -> None:
    told: list[str] = []

    def refused() -> None:
        raise RuleFault("Not {today}.", today="today")

    with qtbot.waitSignal(work.idle):
        work.ask(refused, fail, lambda fault: told.append(str(fault)))
        work.ask(lambda: "done", told.append, fail)
    assert told == ["Not today.", "done"]


def test_a_fault_of_ours_is_raised_here_and_the_next_piece_goes_on(qtbot: QtBot, work: SideWork) -> None:
    heard: list[str] = []
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(work.idle):
        work.ask(lambda: 1 // 0, fail, fail)
        work.ask(lambda: "done", heard.append, fail)
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError] and heard == ["done"]


def test_nothing_is_heard_once_the_parent_is_gone(qtbot: QtBot, left: list[str]) -> None:
    parent = QObject()
    work = SideWork(lambda: left.append("left"), parent)
    begun, go = threading.Event(), threading.Event()
    heard: list[object] = []

    def slow() -> str:
        begun.set()
        go.wait(5)
        return "late"

    work.ask(slow, heard.append, fail)
    begun.wait(5)
    parent.deleteLater()
    with qtbot.waitSignal(parent.destroyed):
        pass
    go.set()
    qtbot.waitUntil(lambda: left == ["left"])
    qtbot.wait(20)
    assert heard == []


def test_what_is_going_on_is_waited_for_at_the_end_and_nothing_else_begun(qtbot: QtBot, work: SideWork) -> None:
    done: list[int] = []
    begun = threading.Event()

    def first() -> None:
        begun.set()
        time.sleep(0.05)
        done.append(1)

    work.ask(first, lambda _: None, fail)
    work.ask(lambda: done.append(2), lambda _: None, fail)
    begun.wait(5)
    work.close()
    assert done == [1]
    qtbot.wait(20)
    assert done == [1]
