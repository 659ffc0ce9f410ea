"""Backups are whole or not there, the right ones are kept, and restoring one can be undone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.fault import StoreFault
from reengage_desktop.store import backups, opening, restoring
from reengage_desktop.store.file import Store

AddPerson = Callable[..., int]
NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)


def names(path: Path) -> list[str]:
    with closing(backups.read_only(path)) as file:
        return [name for (name,) in file.execute("SELECT name FROM prospects ORDER BY id")]


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[8192:40960] = bytes(32768)
    path.write_bytes(content)


def pretend(path: Path, *ages: timedelta, reason: str = "half-hour") -> list[Path]:
    """Files named like backups of these ages; they hold nothing."""
    backups.folder(path).mkdir(parents=True, exist_ok=True)
    made = []
    for age in ages:
        made.append(backups.folder(path) / f"reengage-{(NOW - age).strftime(backups.STAMP)}-{reason}.db")
        made[-1].touch()
    return made


def test_a_backup_holds_all_rows_and_is_whole(file_store: Store, add_person: AddPerson) -> None:
    add_person(file_store, "Maria Ortega")
    made = file_store.back_up("quit", NOW)
    assert made.name == "reengage-20261013-123300-quit.db"
    assert names(made) == ["Maria Ortega"]
    assert backups.verified(made)
    assert [file.name for file in made.parent.iterdir()] == [made.name]


def test_a_backup_is_a_file_that_opens(file_store: Store, add_person: AddPerson, tmp_path: Path) -> None:
    add_person(file_store, "Maria Ortega")
    made = file_store.back_up("quit", NOW)
    file_store.close()
    elsewhere = tmp_path / "elsewhere" / "reengage.db"
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(made.read_bytes())
    with closing(Store.open(elsewhere, NOW)) as opened:
        assert opened.health.problems() == []
        assert opened.health.counts()["prospects"] == 1


def test_a_damaged_file_is_never_backed_up(file_store: Store, add_person: AddPerson) -> None:
    add_person(file_store, "Maria Ortega")
    good = file_store.back_up("quit", NOW)
    file_store.close()
    spoil(file_store.path)
    database = opening.connect(file_store.path)
    with pytest.raises(StoreFault) as caught:
        backups.back_up(database, file_store.path, "quit", NOW + timedelta(minutes=30))
    database.close()
    assert caught.value.template == backups.FAILED
    assert [backup.path for backup in backups.of(file_store.path)] == [good]
    assert names(good) == ["Maria Ortega"]


def test_damage_that_a_copy_would_not_show_is_seen_too(file_store: Store, add_person: AddPerson) -> None:
    """VACUUM reads tables only: a broken count of free pages does not stop it."""
    add_person(file_store)
    file_store.close()
    content = bytearray(file_store.path.read_bytes())
    content[36:40] = (9).to_bytes(4, "big")
    file_store.path.write_bytes(content)
    database = opening.connect(file_store.path)
    with pytest.raises(StoreFault, match="damaged"):
        backups.back_up(database, file_store.path, "quit", NOW)
    database.close()
    assert backups.of(file_store.path) == []


def test_a_backup_that_finds_no_place_leaves_nothing_behind(file_store: Store) -> None:
    backups.folder(file_store.path).write_text("in the way")
    with pytest.raises(StoreFault) as caught:
        file_store.back_up("quit", NOW)
    assert caught.value.template == backups.FAILED
    assert backups.of(file_store.path) == []


def test_a_backup_in_the_middle_of_a_step_is_refused(file_store: Store) -> None:
    with file_store.writing(), pytest.raises(StoreFault):
        file_store.back_up("quit", NOW)
    assert list(backups.folder(file_store.path).iterdir()) == []


def test_the_newest_verified_one_is_the_newest_that_is_whole(file_store: Store) -> None:
    old = file_store.back_up("quit", NOW - timedelta(days=1))
    new = file_store.back_up("quit", NOW)
    assert backups.newest_verified(file_store.path) == new
    spoil(new)
    assert backups.newest_verified(file_store.path) == old
    spoil(old)
    assert backups.newest_verified(file_store.path) is None


def test_what_somebody_else_put_there_is_no_backup(file_store: Store) -> None:
    made = file_store.back_up("quit", NOW)
    for name in ("reengage.db", "reengage-20261399-123300-quit.db", "notes.txt", "reengage-20261013-123300-.db"):
        (made.parent / name).write_bytes(made.read_bytes())
    (made.parent / "reengage-20261014-000000-quit.db").write_bytes(b"SQLite format 3\0")
    with closing(sqlite3.connect(made.parent / "reengage-20261014-010000-quit.db")) as other:
        other.execute("CREATE TABLE songs (name)")
    assert backups.newest_verified(file_store.path) == made


def test_the_age_is_that_of_the_newest(path: Path) -> None:
    assert backups.age(path, NOW) is None
    pretend(path, timedelta(hours=3), timedelta(minutes=30))
    assert backups.age(path, NOW) == timedelta(minutes=30)
    assert backups.age(path, NOW - timedelta(hours=1)) == timedelta(hours=2), "one dated ahead does not count"


def test_all_of_two_days_then_daily_weekly_and_monthly_ones_are_kept(file_store: Store) -> None:
    good = file_store.back_up("quit", NOW)
    made = pretend(file_store.path, *(timedelta(hours=6 * step) for step in range(1, 4 * 400)))
    removed = backups.thin(file_store.path, NOW)
    kept = [backup for backup in backups.of(file_store.path) if backup.path != good]
    ages = [NOW - backup.at for backup in kept]
    assert [age for age in ages if age <= timedelta(days=2)] == [timedelta(hours=6 * step) for step in range(1, 9)]
    older = [backup.at for backup in kept if NOW - backup.at > timedelta(days=2)]
    assert len(older) == 12 + 10 + 9
    daily, weekly, monthly = older[:12], older[12:22], older[22:]
    assert len({at.date() for at in daily}) == 12
    assert daily[0].date() - daily[-1].date() == timedelta(days=11)
    assert len({at.isocalendar()[:2] for at in weekly}) == 10
    assert len({(at.year, at.month) for at in monthly}) == 9
    assert sorted(set(made) - set(removed)) == sorted(backup.path for backup in kept)
    assert all(not file.exists() for file in removed)


def test_thinning_twice_removes_nothing_more(file_store: Store) -> None:
    file_store.back_up("quit", NOW)
    pretend(file_store.path, *(timedelta(hours=5 * step) for step in range(1, 900)))
    assert backups.thin(file_store.path, NOW)
    assert backups.thin(file_store.path, NOW) == []


def test_those_before_a_migration_are_never_thinned(file_store: Store) -> None:
    file_store.back_up("quit", NOW)
    before = pretend(file_store.path, timedelta(days=2000), timedelta(days=1999), reason=backups.BEFORE_MIGRATION)
    pretend(file_store.path, *(timedelta(hours=5 * step) for step in range(1, 900)))
    backups.thin(file_store.path, NOW)
    assert all(file.exists() for file in before)


def test_the_newest_verified_one_is_never_thinned(file_store: Store) -> None:
    good = file_store.back_up("quit", NOW - timedelta(days=30, hours=12))
    pretend(file_store.path, *(timedelta(hours=5 * step) for step in range(1, 900)))
    backups.thin(file_store.path, NOW)
    assert good.exists()
    assert backups.newest_verified(file_store.path) == good


@given(days=st.lists(st.integers(0, 900), max_size=60), ahead=st.integers(0, 400))
def test_what_is_kept_is_a_part_and_holds_the_newest(days: list[int], ahead: int) -> None:
    found = [backups.Backup(Path(str(n)), NOW - timedelta(days=n), "quit") for n in sorted(days)]
    kept = list(backups._kept(found, NOW + timedelta(days=ahead)))
    assert set(kept) <= set(found)
    assert not found or kept[0].at == found[0].at
    assert sum(1 for backup in kept if NOW + timedelta(days=ahead) - backup.at > timedelta(days=2)) <= 31


def test_a_year_in_which_the_laptop_was_off_costs_no_backup(path: Path) -> None:
    made = pretend(path, *(timedelta(days=day) for day in range(3, 15)))
    assert backups.thin(path, NOW + timedelta(days=365)) == []
    assert all(file.exists() for file in made)


@pytest.mark.parametrize(("gone", "asks"), [(0, False), (2, False), (3, True), (10, True)])
def test_more_than_a_fifth_fewer_people_is_to_be_asked(
    file_store: Store, add_person: AddPerson, gone: int, asks: bool
) -> None:
    for number in range(10):
        add_person(file_store, f"Maria {number}")
    assert not file_store.shrunk(), "nothing to compare with"
    file_store.back_up("quit", NOW)
    file_store._db.execute_sql("DELETE FROM prospects WHERE id <= ?", (gone,))
    assert file_store.shrunk() is asks


def test_nothing_is_thinned_when_so_much_is_gone(file_store: Store, add_person: AddPerson) -> None:
    add_person(file_store)
    file_store.back_up("quit", NOW - timedelta(minutes=30))
    made = pretend(file_store.path, *(timedelta(days=5, minutes=step) for step in range(5)))
    file_store._db.execute_sql("DELETE FROM prospects")
    file_store.back_up("quit", NOW)
    assert all(file.exists() for file in made)
    file_store.back_up("quit", NOW + timedelta(minutes=30))
    assert [file.exists() for file in made] == [True, False, False, False, False]


def test_a_restore_puts_the_backup_in_place_and_the_old_aside(file_store: Store, add_person: AddPerson) -> None:
    path = file_store.path
    add_person(file_store, "Maria Ortega")
    made = file_store.back_up("quit", NOW)
    add_person(file_store, "Ben Adler")
    file_store.close()
    before = path.read_bytes()
    aside = restoring.restore(path, made, NOW)
    assert names(path) == ["Maria Ortega"]
    assert [file.name for file in aside.iterdir()] == [path.name]
    assert (aside / path.name).read_bytes() == before
    with closing(Store.open(path, NOW)) as opened:
        assert opened.health.problems() == []


def test_a_restore_can_be_undone_and_that_too(file_store: Store, add_person: AddPerson) -> None:
    path = file_store.path
    add_person(file_store, "Maria Ortega")
    made = file_store.back_up("quit", NOW)
    add_person(file_store, "Ben Adler")
    file_store.close()
    aside = restoring.restore(path, made, NOW)
    again = restoring.undo(path, aside, NOW)
    assert names(path) == ["Maria Ortega", "Ben Adler"]
    assert again != aside
    restoring.undo(path, again, NOW)
    assert names(path) == ["Maria Ortega"]


def test_the_wal_goes_aside_together_with_its_file(file_store: Store, add_person: AddPerson) -> None:
    path = file_store.path
    made = file_store.back_up("quit", NOW)
    add_person(file_store, "Ben Adler")
    copies = {file.name: file.read_bytes() for file in path.parent.glob("reengage.db*")}
    file_store.close()
    for name, content in copies.items():
        (path.parent / name).write_bytes(content)
    assert set(copies) == {"reengage.db", "reengage.db-wal", "reengage.db-shm"}
    aside = restoring.restore(path, made, NOW)
    assert {file.name for file in aside.iterdir()} == set(copies)
    assert {file.name for file in path.parent.glob("reengage.db*")} == {"reengage.db"}
    assert names(path) == []
    restoring.undo(path, aside, NOW)
    assert names(path) == ["Ben Adler"]


def test_a_damaged_file_is_set_aside_as_it_is(file_store: Store, add_person: AddPerson) -> None:
    path = file_store.path
    add_person(file_store)
    file_store.back_up("quit", NOW)
    file_store.close()
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(opening.DamagedFault) as caught:
        Store.open(path, NOW)
    assert caught.value.newest_backup is not None
    aside = restoring.restore(path, caught.value.newest_backup, NOW)
    assert (aside / path.name).read_bytes() == before
    assert names(path) == ["Maria Ortega"]


def test_a_file_that_is_gone_can_be_restored(file_store: Store, add_person: AddPerson) -> None:
    add_person(file_store)
    made = file_store.back_up("quit", NOW)
    file_store.close()
    file_store.path.unlink()
    restoring.restore(file_store.path, made, NOW)
    assert names(file_store.path) == ["Maria Ortega"]


def test_a_backup_that_is_not_whole_is_not_put_in_place(file_store: Store) -> None:
    made = file_store.back_up("quit", NOW)
    file_store.close()
    before = file_store.path.read_bytes()
    spoil(made)
    with pytest.raises(StoreFault) as caught:
        restoring.restore(file_store.path, made, NOW)
    assert caught.value.template == restoring.NOT_WHOLE
    assert file_store.path.read_bytes() == before
    assert not restoring.set_aside_folder(file_store.path).exists()


@pytest.mark.parametrize("with_wal", [False, True])
@pytest.mark.parametrize("steps", range(7))
def test_a_restore_that_was_cut_off_loses_neither_file(
    file_store: Store, add_person: AddPerson, monkeypatch: pytest.MonkeyPatch, steps: int, with_wal: bool
) -> None:
    path = file_store.path
    add_person(file_store, "Maria Ortega")
    made = file_store.back_up("quit", NOW)
    if with_wal:
        file_store._db.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    add_person(file_store, "Ben Adler")
    copies = {file.name: file.read_bytes() for file in path.parent.glob("reengage.db*")}
    file_store.close()
    if with_wal:
        for name, content in copies.items():
            (path.parent / name).write_bytes(content)
    done = iter(range(steps))
    replace = Path.replace

    def cut_off(self: Path, target: Path) -> Path:
        if next(done, None) is None:
            raise KeyboardInterrupt
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", cut_off)
        with suppress(KeyboardInterrupt):
            restoring.restore(path, made, NOW)
    with closing(Store.open(path, NOW)) as opened:
        here = opened.health.counts()["prospects"]
    assert here == (2 if steps < 2 else 1)
    if here == 1:
        (aside,) = restoring.set_aside_folder(path).iterdir()
        assert names(aside / path.name) == ["Maria Ortega", "Ben Adler"]
    assert list(restoring.set_aside_folder(path).rglob(restoring.WAITING)) == []
