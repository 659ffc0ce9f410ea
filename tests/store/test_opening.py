"""A file that is not whole, not ours or not for us is refused with its name and left byte for byte as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from reengage_desktop.domain.arrival import Arrival
from reengage_desktop.domain.fault import StoreFault
from reengage_desktop.store import backups, opening
from reengage_desktop.store.file import MEMORY, Store

Clock = Callable[[], datetime]
AddPerson = Callable[..., int]


@pytest.fixture
def filled(path: Path, clock: Clock, arrival: Callable[..., Arrival]) -> Path:
    """A closed file with forty people and one backup."""
    store = Store.open(path, clock())
    people = [arrival(number, f"Maria {number}", notes="wants a new roof " * 20) for number in range(1, 41)]
    with store.writing():
        store.intakes.add(people, None, clock())
    store.back_up("quit", clock())
    store.close()
    return path


def everything_in(folder: Path) -> dict[str, bytes]:
    """All bytes below it, without SQLite's shared memory, which is no content."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and not file.name.endswith("-shm") and file.stat().st_size
    } | {str(file.relative_to(folder)): b"" for file in folder.rglob("*.db") if not file.stat().st_size}


def empty(path: Path) -> None:
    path.write_bytes(b"")


def too_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:60])


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def last_byte_gone(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def zeroes_in_the_middle(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[8192 : len(content) // 2] = bytes(len(content) // 2 - 8192)
    path.write_bytes(content)


def a_page_gone(path: Path) -> None:
    """One that opening the file does not need."""
    with closing(sqlite3.connect(path)) as file:
        page, size = file.execute("SELECT rootpage, 4096 FROM sqlite_schema WHERE name = 'reasons'").fetchone()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(content)


def not_sqlite(path: Path) -> None:
    path.write_bytes(b"Dear diary, " * 1000)


def of_another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE songs (name)")
        other.commit()


def of_a_newer_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version = 99")
        newer.commit()


def of_a_newer_program_by_its_wal(path: Path) -> None:
    """It was upgraded and crashed before the change reached the file itself."""
    work = path.with_name("work.db")
    shutil.copyfile(path, work)
    newer = sqlite3.connect(work)
    newer.execute("PRAGMA journal_mode = wal")
    newer.execute("PRAGMA user_version = 99")
    newer.commit()
    shutil.copyfile(work.with_name("work.db-wal"), path.with_name(path.name + "-wal"))
    newer.close()
    work.unlink()


def swapped_away(path: Path) -> None:
    path.unlink()


def only_its_wal_is_left(path: Path) -> None:
    path.unlink()
    shutil.rmtree(backups.folder(path))
    path.with_name(path.name + "-wal").write_bytes(b"left over")


DAMAGED = (empty, too_short, half, last_byte_gone, zeroes_in_the_middle, a_page_gone, not_sqlite)
OTHERS = {
    of_another_program: opening.FOREIGN,
    of_a_newer_program: opening.NEWER,
    of_a_newer_program_by_its_wal: opening.NEWER,
    swapped_away: opening.GONE,
    only_its_wal_is_left: opening.GONE,
}


@pytest.mark.parametrize("harm", DAMAGED)
def test_a_damaged_file_is_refused_untouched_and_its_backup_is_named(
    filled: Path, clock: Clock, harm: Callable[[Path], None]
) -> None:
    harm(filled)
    before = everything_in(filled.parent)
    with pytest.raises(opening.DamagedFault) as caught:
        Store.open(filled, clock())
    assert caught.value.template == opening.DAMAGED
    assert caught.value.newest_backup == backups.of(filled)[0].path
    assert str(filled) in str(caught.value)
    assert everything_in(filled.parent) == before


@pytest.mark.parametrize("harm", OTHERS, ids=lambda harm: harm.__name__)
def test_a_file_that_is_not_for_us_is_refused_untouched(
    filled: Path, clock: Clock, harm: Callable[[Path], None]
) -> None:
    harm(filled)
    before = everything_in(filled.parent)
    with pytest.raises(StoreFault) as caught:
        Store.open(filled, clock())
    assert caught.value.template == OTHERS[harm]
    assert str(caught.value)
    assert everything_in(filled.parent) == before


def test_a_damaged_file_without_a_whole_backup_says_so(filled: Path, clock: Clock) -> None:
    half(filled)
    half(backups.of(filled)[0].path)
    with pytest.raises(opening.DamagedFault) as caught:
        Store.open(filled, clock())
    assert caught.value.newest_backup is None
    assert caught.value.template == opening.LOST


def test_a_wal_with_commits_is_kept_beside_a_damaged_file(filled: Path, clock: Clock) -> None:
    writer = sqlite3.connect(filled)
    writer.execute("UPDATE prospects SET city = 'Toledo'")
    writer.commit()
    copies = {file.name: file.read_bytes() for file in filled.parent.glob("reengage.db*")}
    writer.close()
    for name, content in copies.items():
        (filled.parent / name).write_bytes(content)
    zeroes_in_the_middle(filled)
    before = everything_in(filled.parent)
    assert before["reengage.db-wal"]
    with pytest.raises(opening.DamagedFault):
        Store.open(filled, clock())
    assert everything_in(filled.parent) == before


def test_commits_that_are_still_in_the_wal_are_there_after_a_crash(filled: Path, clock: Clock) -> None:
    writer = sqlite3.connect(filled)
    writer.execute("UPDATE prospects SET city = 'Toledo'")
    writer.commit()
    copies = {file.name: file.read_bytes() for file in filled.parent.glob("reengage.db*")}
    writer.close()
    for name, content in copies.items():
        (filled.parent / name).write_bytes(content)
    with closing(Store.open(filled, clock())) as store:
        person = store.prospects.get(1)
    assert person is not None and person.city == "Toledo"


def test_a_folder_in_the_file_s_place_is_told_as_it_is(path: Path, clock: Clock) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreFault, match="directory"):
        Store.open(path, clock())


@contextmanager
def somebody_else() -> Iterator[Path]:
    """A folder of a user without rights, who we are meanwhile; root may do everything."""
    with tempfile.TemporaryDirectory() as name:
        if os.geteuid() != 0:
            yield Path(name)
            return
        os.chown(name, 65534, 65534)
        os.seteuid(65534)
        try:
            yield Path(name)
        finally:
            os.seteuid(0)


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="Windows has no modes")
@pytest.mark.parametrize("there_already", [False, True])
def test_a_folder_without_permission_is_told_as_it_is(clock: Clock, there_already: bool) -> None:
    with somebody_else() as folder:
        path = folder / "data" / "reengage.db"
        if there_already:
            Store.open(path, clock()).close()
            before = path.read_bytes()
        else:
            path.parent.mkdir()
        path.parent.chmod(0o500)
        try:
            with pytest.raises(StoreFault) as caught:
                store = Store.open(path, clock())
                store.close()
            assert caught.value.template == opening.UNREADABLE
            assert "ermission denied" in str(caught.value)
        finally:
            path.parent.chmod(0o700)
        assert not there_already or path.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="Windows has no modes")
def test_a_file_without_permission_is_told_as_it_is(clock: Clock) -> None:
    with somebody_else() as folder:
        path = folder / "reengage.db"
        Store.open(path, clock()).close()
        path.chmod(0)
        with pytest.raises(StoreFault, match="ermission denied"):
            Store.open(path, clock())


def test_a_file_held_by_another_program_is_told_as_it_is(
    filled: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "BUSY_SECONDS", 0)
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("UPDATE prospects SET city = 'Toledo'")
        with pytest.raises(StoreFault) as caught:
            Store.open(filled, clock())
    assert caught.value.template == opening.LOCKED


def test_pragmas_hold_on_the_connection_of_each_thread(file_store: Store) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0, "secure_delete": 1}
    found: list[dict[str, object]] = []

    def look() -> None:
        found.append({name: file_store._db.pragma(name) for name in wanted})
        file_store.close_thread()

    for work in (look, look):
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    found.append({name: file_store._db.pragma(name) for name in wanted})
    assert found == [wanted] * 3


def test_the_file_says_whose_it_is(file_store: Store) -> None:
    header = file_store.path.read_bytes()[:100]
    assert int.from_bytes(header[68:72], "big") == backups.APPLICATION_ID
    assert int.from_bytes(header[60:64], "big") == opening.VERSION


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_only_the_person_can_read_the_file_and_what_lies_beside_it(
    file_store: Store, clock: Clock, add_person: AddPerson
) -> None:
    add_person(file_store)
    file_store.back_up("quit", clock())
    for place in (file_store.path.parent, *file_store.path.parent.rglob("*")):
        wanted = 0o700 if place.is_dir() else 0o600
        assert stat.S_IMODE(place.stat().st_mode) == wanted, place


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_a_file_that_others_could_read_is_closed_to_them(filled: Path, clock: Clock) -> None:
    filled.chmod(0o644)
    Store.open(filled, clock()).close()
    assert stat.S_IMODE(filled.stat().st_mode) == 0o600


def test_opening_leaves_the_umask_as_it_was(path: Path, clock: Clock) -> None:
    before = os.umask(0o027)
    try:
        Store.open(path, clock()).close()
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)


def test_a_file_is_whole_from_the_first_moment_it_is_there(path: Path, clock: Clock) -> None:
    path.parent.mkdir()
    path.with_name("reengage.db.new").write_bytes(b"of a start that was cut off")
    with closing(Store.open(path, clock())) as store:
        assert store.health.problems() == []
    assert [file.name for file in path.parent.iterdir()] == ["reengage.db"]


def test_a_second_store_is_refused_while_one_is_open(path: Path, clock: Clock) -> None:
    store = Store.open(MEMORY, clock())
    for second in (MEMORY, path):
        with pytest.raises(RuntimeError):
            Store.open(second, clock())
    assert not path.parent.exists()
    store.close()
    Store.open(path, clock()).close()


def test_a_refused_file_does_not_stand_in_the_way_of_the_next(filled: Path, clock: Clock) -> None:
    whole = filled.read_bytes()
    half(filled)
    with pytest.raises(opening.DamagedFault):
        Store.open(filled, clock())
    filled.write_bytes(whole)
    with closing(Store.open(filled, clock())) as store:
        assert store.health.counts()["prospects"] == 40


def test_a_file_that_was_closed_in_order_is_trusted_until_it_is_looked_at(filled: Path, clock: Clock) -> None:
    a_page_gone(filled)
    with closing(Store.open(filled, clock(), trusting=True)) as store, pytest.raises(opening.DamagedFault) as caught:
        store.make_sure()
    assert caught.value.newest_backup == backups.of(filled)[0].path


def test_a_file_that_was_not_closed_in_order_is_never_trusted(filled: Path, clock: Clock) -> None:
    a_page_gone(filled)
    writer = sqlite3.connect(filled)
    writer.execute("UPDATE prospects SET city = 'Toledo'")
    writer.commit()
    copies = {file.name: file.read_bytes() for file in filled.parent.glob("reengage.db*")}
    writer.close()
    for name, content in copies.items():
        (filled.parent / name).write_bytes(content)
    with pytest.raises(opening.DamagedFault):
        Store.open(filled, clock(), trusting=True)


@pytest.mark.parametrize("harm", [empty, too_short, half, last_byte_gone, not_sqlite])
def test_what_its_first_bytes_tell_is_seen_with_all_trust(
    filled: Path, clock: Clock, harm: Callable[[Path], None]
) -> None:
    harm(filled)
    with pytest.raises(opening.DamagedFault):
        Store.open(filled, clock(), trusting=True)


def test_a_whole_file_is_looked_at_in_any_thread_while_it_is_written(
    file_store: Store, clock: Clock, add_person: AddPerson
) -> None:
    with file_store.writing():
        add_person(file_store)
        looking = threading.Thread(target=file_store.make_sure)
        looking.start()
        looking.join()
    file_store.make_sure()
