"""Notices: what a commit tells in any thread arrives in the window's thread, merged."""

from __future__ import annotations

from threading import Thread, current_thread

from pytestqt.qtbot import QtBot

from reengage_desktop.store.changes import Changes
from reengage_desktop.ui.notices import Changed, Notices


def test_a_notice_from_a_thread_arrives_in_the_windows_thread(qtbot: QtBot) -> None:
    notices = Notices()
    heard: list[tuple[object, object]] = []
    notices.changed.connect(lambda changed: heard.append((changed, current_thread())))
    worker = Thread(target=lambda: notices.hear(Changes(prospects={7})))
    worker.start()
    worker.join()
    assert heard == []
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(Changed(prospects=frozenset({7})), current_thread())]


def test_notices_of_one_turn_of_the_loop_become_one(qtbot: QtBot) -> None:
    notices = Notices()
    heard: list[object] = []
    notices.changed.connect(heard.append)
    for changes in (Changes(prospects={1}), Changes(prospects={2}, slots=True), Changes(settings=True)):
        notices.hear(changes)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [Changed(prospects=frozenset({1, 2}), slots=True, settings=True)]
    notices.hear(Changes(everything=True))
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[1] == Changed(everything=True)


def test_a_notice_is_a_copy_of_what_was_true(qtbot: QtBot) -> None:
    notices = Notices()
    changes = Changes(prospects={1})
    notices.hear(changes)
    changes.prospects.add(2)
    with qtbot.waitSignal(notices.changed) as heard:
        pass
    assert heard.args == [Changed(prospects=frozenset({1}))]


def test_only_some_changes_concern_the_day() -> None:
    assert Changed(prospects=frozenset({1})).day and Changed(slots=True).day and Changed(settings=True).day
    assert Changed(everything=True).day
    assert not Changed(reminders=True).day and not Changed(scripts=True).day
