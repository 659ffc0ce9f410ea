"""One step is written wholly or not at all, and is told once, after it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reengage_desktop.domain.fault import StoreFault
from reengage_desktop.domain.touch import Channel, Touch
from reengage_desktop.store import backups, file
from reengage_desktop.store.changes import Changes
from reengage_desktop.store.file import Store

AddPerson = Callable[..., int]
NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
WRITER = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.touch import Channel, Touch
from reengage_desktop.store.file import Store
now = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
store = Store.open(Path(sys.argv[1]), now)
done = store.health.counts()["touches"]
while True:
    done += 1
    at = now + timedelta(minutes=done)
    with store.writing() as changes:
        store.touches.add(Touch(0, 1, at, Channel.CALL, "N", True, False, 1, f"call {done}", "", False))
        store.prospects.set_next(1, Stage.ACTIVE, NextAction(ActionKind.CALL, at, at), now)
        changes.prospects.add(1)
    print(done, flush=True)
"""


@pytest.fixture
def heard(store: Store) -> list[Changes]:
    """What the listeners of `store` heard."""
    said: list[Changes] = []
    store.listen(said.append)
    return said


def called(who: int, note: str = "") -> Touch:
    return Touch(0, who, NOW, Channel.CALL, "N", True, False, 30, note, "", False)


def test_a_listener_hears_once_and_after_the_commit(store: Store, heard: list[Changes]) -> None:
    with store.writing() as changes:
        changes.slots = True
        changes.prospects.add(7)
        assert heard == []
    assert heard == [Changes(prospects={7}, slots=True)]


def test_a_listener_may_read_and_write(store: Store, add_person: AddPerson) -> None:
    who = add_person(store)
    noted: list[int] = []

    def write(changes: Changes) -> None:
        if changes.prospects:
            noted.append(len(store.touches.of(who)))
            with store.writing() as more:
                store.settings.note("last", "call")
                more.settings = True

    store.listen(write)
    with store.writing() as changes:
        store.touches.add(called(who))
        changes.prospects.add(who)
    assert noted == [1]
    assert store.settings.noted("last") == "call"


def test_steps_inside_a_step_are_told_after_the_outer_one(store: Store, heard: list[Changes]) -> None:
    with store.writing() as outer:
        with store.writing() as inner:
            inner.reminders = True
        assert heard == []
        outer.scripts = True
    assert heard == [Changes(reminders=True), Changes(scripts=True)]


def test_what_changed_nothing_is_not_told(store: Store, heard: list[Changes]) -> None:
    with store.writing():
        pass
    assert heard == []


def test_what_is_rolled_back_is_not_told_and_not_there(
    store: Store, heard: list[Changes], add_person: AddPerson
) -> None:
    who = add_person(store)
    heard.clear()
    with pytest.raises(KeyError), store.writing() as changes:
        store.touches.add(called(who))
        changes.prospects.add(who)
        raise KeyError
    assert heard == []
    assert store.touches.of(who) == []


def test_an_inner_step_that_is_rolled_back_is_not_told(store: Store, heard: list[Changes]) -> None:
    with store.writing() as outer:
        outer.slots = True
        with pytest.raises(KeyError), store.writing() as inner:
            inner.reminders = True
            raise KeyError
    assert heard == [Changes(slots=True)]


def test_an_outer_step_that_is_rolled_back_takes_the_inner_one_along(store: Store, heard: list[Changes]) -> None:
    with pytest.raises(KeyError), store.writing():
        with store.writing() as inner:
            store.settings.note("last", "call")
            inner.settings = True
        raise KeyError
    assert heard == []
    assert store.settings.noted("last") is None


@pytest.mark.expects_warning("A listener failed after a commit")
def test_a_listener_that_fails_harms_neither_the_data_nor_the_others(
    store: Store, caplog: pytest.LogCaptureFixture, add_person: AddPerson
) -> None:
    who = add_person(store)
    said: list[Changes] = []
    name = "Maria Castellano"

    def fail(changes: Changes) -> None:
        raise ValueError(name)

    store.listen(fail)
    store.listen(said.append)
    with store.writing() as changes:
        store.touches.add(called(who, "a secret"))
        changes.prospects.add(who)
    assert len(said) == 1
    assert len(store.touches.of(who)) == 1
    assert "ValueError" in caplog.text
    assert "a secret" not in caplog.text and name not in caplog.text


def test_a_full_disk_is_told_nothing_is_kept_and_the_next_try_works(file_store: Store, add_person: AddPerson) -> None:
    who = add_person(file_store)
    heard: list[Changes] = []
    file_store.listen(heard.append)

    def save() -> None:
        with file_store.writing() as changes:
            for _ in range(20):
                file_store.touches.add(called(who, "note " * 2000))
            changes.prospects.add(who)

    pages = file_store._db.pragma("page_count")
    file_store._db.pragma("max_page_count", pages + 4)
    for _ in range(2):
        with pytest.raises(StoreFault) as caught:
            save()
        assert caught.value.template == file.FULL
    assert heard == []
    assert file_store.touches.of(who) == []
    file_store._db.pragma("max_page_count", 1_000_000)
    save()
    assert len(file_store.touches.of(who)) == 20
    assert len(heard) == 1
    assert file_store.health.problems() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_file_that_may_not_grow_is_told_too(file_store: Store, add_person: AddPerson) -> None:
    import resource

    who = add_person(file_store)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    wal = file_store.path.with_name(file_store.path.name + "-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (wal + 5_000, before[1]))
    try:
        with pytest.raises(StoreFault), file_store.writing():
            file_store.touches.add(called(who, "note " * 20_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    with file_store.writing():
        file_store.touches.add(called(who, "note " * 20_000))
    assert len(file_store.touches.of(who)) == 1


def test_a_file_that_is_busy_is_told(file_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    file_store._db.timeout = 0
    with closing(sqlite3.connect(file_store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreFault) as caught, file_store.writing():
            pass
    assert caught.value.template == file.BUSY
    with file_store.writing():
        file_store.settings.note("last", "call")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("wait", [0.02, 0.11, 0.23])
def test_killed_under_load_all_that_was_acknowledged_is_there_and_nothing_is_torn(
    path: Path, add_person: AddPerson, wait: float
) -> None:
    with closing(Store.open(path, NOW)) as store:
        add_person(store)
    with subprocess.Popen([sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE, env=ENVIRONMENT) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline()]
        time.sleep(wait)
        writer.kill()
        said += writer.stdout.readlines()
    acknowledged = int([line for line in said if line.endswith(b"\n")][-1])
    with closing(Store.open(path, NOW)) as store:
        notes = [touch.note for touch in store.touches.of(1)]
        assert notes == [f"call {number}" for number in range(len(notes), 0, -1)]
        assert acknowledged <= len(notes) <= acknowledged + 1
        person = store.prospects.get(1)
        assert person is not None and person.next_action is not None
        assert person.ladder == "t" * len(notes)
        assert person.next_action.due_from == store.touches.of(1)[0].at
        assert store._db.execute_sql("SELECT count(*) FROM closed_actions").fetchone() == (len(notes),)
        assert store.health.stale_summaries(100) == []
        assert store.health.problems() == []
        assert backups.verified(store.back_up("quit", NOW))
