"""Migrations build exactly the tables, keep every row, and happen wholly or not at all."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from playhouse.schema_diff import diff_models

from reengage_desktop.domain.draft import Draft
from reengage_desktop.domain.fault import StoreFault
from reengage_desktop.domain.listing import Filter, ListQuery, SortBy
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.slots import Rest
from reengage_desktop.store import backups, opening
from reengage_desktop.store.file import Store
from reengage_desktop.store.schema import TABLES

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
OLD = sorted(Path(__file__).with_name("old").glob("version-*.db"))
ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
STEPS = sorted(opening.MIGRATIONS.glob("[0-9]*.py"))
# Of these peewee's tables know nothing: they are partial, by an expression, or for a single query.
BY_HAND = {
    "emails_key",
    "phones_e164",
    "people_around_name",
    "promises_open",
    "prospects_attempts",
    "prospects_best",
    "prospects_clock",
    "prospects_cold",
    "prospects_dated",
    "prospects_desk",
    "prospects_last_touch_at",
    "prospects_never_reached",
    "prospects_next_from",
    "prospects_no_note_on_why",
    "prospects_no_reason_to_call",
    "prospects_noes",
    "prospects_pool",
    "prospects_promised",
    "prospects_reason",
    "prospects_sort_name",
    "prospects_stage",
    "prospects_very_important",
    "prospects_without_next",
    "prospects_worth",
    "promises_due_from",
    "touches_at",
    "touches_script",
    "touches_slot_key",
    "touches_tried",
    "triggers_waiting",
}
ANOTHER = "def up(migrator, db):\n    db.execute_sql('ALTER TABLE prospects ADD COLUMN shoe_size INTEGER')\n"
KILLED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from reengage_desktop.store import opening
from reengage_desktop.store.file import Store
opening.MIGRATIONS = Path(sys.argv[2])
opening.VERSION = len(list(opening.MIGRATIONS.glob("[0-9]*.py")))
Store.open(Path(sys.argv[1]), datetime(2026, 10, 13, 12, 33, tzinfo=UTC))
"""


@pytest.fixture
def old(path: Path) -> Path:
    """A database of the newest version in its place."""
    path.parent.mkdir()
    shutil.copyfile(OLD[-1], path)
    return path


def upgraded_to(monkeypatch: pytest.MonkeyPatch, folder: Path, *steps: str) -> Path:
    """A program that knows these migrations after those there are."""
    folder.mkdir(exist_ok=True)
    for known in STEPS:
        shutil.copy(known, folder)
    for number, text in enumerate(steps, start=len(STEPS) + 1):
        (folder / f"{number:04}_step.py").write_text(text, encoding="utf-8")
    monkeypatch.setattr(opening, "MIGRATIONS", folder)
    monkeypatch.setattr(opening, "VERSION", len(STEPS) + len(steps))
    return folder


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(backups.read_only(path)) as file:
        names = [name for name in backups.counts(file) if name != "schema_migration"]
        return {name: file.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}


def test_migrations_build_exactly_the_tables(store: Store) -> None:
    diff = diff_models(store._db, list(TABLES))
    assert not diff.create_tables and not diff.add_columns and not diff.drop_columns and not diff.add_indexes
    assert {index.name for index in diff.drop_indexes} == BY_HAND


def test_columns_have_the_types_and_nulls_of_the_tables(store: Store) -> None:
    kinds = {"INTEGER": "INTEGER", "TEXT": "TEXT"}
    for table in TABLES:
        found = {column.name: column for column in store._db.get_columns(table._meta.table_name)}
        for field in table._meta.sorted_fields:
            column = found[field.column_name]
            assert column.data_type in kinds
            is_text = type(field).__name__ in ("TextField", "InstantField", "DayField")
            assert (column.data_type == "TEXT") is is_text, (table, field.name)
            assert column.null is field.null, (table, field.name)


def test_there_are_as_many_migrations_as_versions() -> None:
    numbers = sorted(int(file.name[:4]) for file in opening.MIGRATIONS.glob("[0-9]*.py"))
    assert numbers == list(range(1, opening.VERSION + 1))


def test_an_old_database_is_kept_of_each_version() -> None:
    assert [file.name for file in OLD] == [f"version-{number}.db" for number in range(1, opening.VERSION + 1)]


@pytest.mark.parametrize("file", OLD, ids=lambda file: file.stem)
def test_every_old_database_opens_with_all_that_is_in_it(file: Path, path: Path) -> None:
    path.parent.mkdir()
    shutil.copyfile(file, path)
    with closing(Store.open(path, NOW)) as store:
        assert store.health.problems() == []
        assert store.health.without_next_action() == 0
        assert store.health.stale_summaries(store.settings.read().commission_rate) == []
        maria, jose = store.prospects.get(1), store.prospects.get(2)
        assert maria is not None and jose is not None
        assert (maria.company, maria.city, maria.ladder) == ("Ortega & Sons", "Toledo", "r")
        assert maria.next_action is not None and maria.next_action.promised
        assert (jose.stage, jose.next_action) == (Stage.DO_NOT_CONTACT, None)
        assert [phone.e164 for phone in store.prospects.phones(1)] == ["+14195550142"]
        assert store.prospects.blocked_numbers() == {"+14195550142"}
        assert store.quotes.of(1)[0].value == 4_200_000
        assert store.touches.of(1)[0].learned == "has a new bank"
        assert store.drafts.get(1) == Draft("half a note")
        assert any(slot.moved for slot in store.slots.all())
        assert store.reminders.get("slot:1:2026-10-13") is not None
        assert store.scripts.get("two-reasons-call") == "# Mine"
        assert store.settings.read().my_name == "Sam"
        found = ListQuery("new roof", Filter.ALL, SortBy.PERSON)
        assert store.listings.ids(found, NOW, NOW, {}) == [1]


def test_what_was_written_before_is_found_by_what_the_search_reads_now(path: Path) -> None:
    path.parent.mkdir()
    shutil.copyfile(OLD[3], path)
    with closing(Store.open(path, NOW)) as store:
        for homework_or_person_around in ("rate went", "ida assistant"):
            found = ListQuery(homework_or_person_around, Filter.ALL, SortBy.PERSON)
            assert store.listings.ids(found, NOW, NOW, {}) == [1]


def test_the_newest_old_database_holds_what_came_with_its_version(path: Path) -> None:
    path.parent.mkdir()
    shutil.copyfile(OLD[1], path)
    with closing(Store.open(path, NOW)) as store:
        late = next(slot for slot in store.slots.all() if slot.name == "Late")
        assert (late.before[0].every, late.rests_on_holidays, late.rests[0].first) == (2, True, date(2026, 12, 24))
        said = store.commitments.of(NOW.date())
        assert said is not None and (said.who, said.answer) == ("Maria Ortega", "yes")
        assert [busy.title for busy in store.calendars.busy(NOW, NOW + timedelta(days=1))] == ["Dentist"]
        assert store.published.all()["slot-1@here"].sequence == 3


def test_a_slot_that_was_paused_rests_on_these_days(path: Path) -> None:
    path.parent.mkdir()
    shutil.copyfile(OLD[0], path)
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE slots SET paused_until = '2026-11-01'")
    with closing(Store.open(path, NOW)) as store:
        assert [slot.rests for slot in store.slots.all()] == [(Rest(NOW.date(), date(2026, 10, 31)),)]


def test_an_upgrade_keeps_every_row_and_makes_a_backup_first(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(old)
    upgraded_to(monkeypatch, tmp_path / "steps", ANOTHER)
    with closing(Store.open(old, NOW)) as store:
        assert store._db.user_version == len(STEPS) + 1
        assert store._db.pragma("foreign_keys") == 1
    after = rows(old)
    assert [row[:-1] for row in after.pop("prospects")] == before.pop("prospects")
    assert after == before
    (backup,) = backups.of(old)
    assert backup.reason == backups.BEFORE_MIGRATION
    with closing(backups.read_only(backup.path)) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (len(STEPS),)


@pytest.mark.parametrize(
    "step",
    [
        "def up(migrator, db):\n    db.execute_sql('DELETE FROM touches')\n",
        "def up(migrator, db):\n    db.execute_sql('DELETE FROM companies')\n",
        "def up(migrator, db):\n    db.execute_sql('UPDATE phones SET prospect_id = 99')\n",
        "def up(migrator, db):\n    db.execute_sql('no such statement')\n",
    ],
    ids=["rows are lost", "a row is lost that others point to", "rows point nowhere", "it fails"],
)
def test_an_upgrade_that_would_harm_leaves_all_as_it_was(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = rows(old)
    with monkeypatch.context() as patch:
        upgraded_to(patch, tmp_path / "steps", ANOTHER, step)
        with pytest.raises(StoreFault) as caught:
            Store.open(old, NOW)
        assert caught.value.template == opening.NOT_MIGRATED
    with closing(Store.open(old, NOW)) as store:
        assert store.health.problems() == []
    assert rows(old) == before


def test_a_table_that_is_rebuilt_keeps_what_belongs_to_its_rows(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows(old)
    rebuilt = "def up(migrator, db):\n    migrator.migrate(migrator.drop_not_null('companies', 'name'))\n"
    upgraded_to(monkeypatch, tmp_path / "steps", rebuilt)
    with closing(Store.open(old, NOW)) as store:
        assert store.health.problems() == []
    assert rows(old) == before


def test_without_a_backup_there_is_no_upgrade(old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backups.folder(old).write_text("in the way")
    upgraded_to(monkeypatch, tmp_path / "steps", ANOTHER)
    with pytest.raises(StoreFault) as caught:
        Store.open(old, NOW)
    assert caught.value.template == backups.FAILED
    with closing(sqlite3.connect(old)) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (len(STEPS),)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("step", [2, 3, 4])
@pytest.mark.parametrize("late", [False, True])
def test_killed_in_any_step_the_old_version_opens(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int, late: bool
) -> None:
    before = rows(old)
    die = "    import os, signal; os.kill(os.getpid(), signal.SIGKILL)\n"
    steps = []
    for number in (2, 3, 4):
        head, body = ANOTHER.replace("shoe_size", f"column{number}").splitlines(keepends=True)
        last = number == step
        steps.append(head + (die if last and not late else "") + body + (die if last and late else ""))
    with monkeypatch.context() as patch:
        folder = upgraded_to(patch, tmp_path / "steps", *steps)
    command = [sys.executable, "-c", KILLED, str(old), str(folder)]
    assert subprocess.run(command, check=False, env=ENVIRONMENT).returncode == -signal.SIGKILL
    with closing(Store.open(old, NOW)) as store:
        assert store._db.user_version == len(STEPS)
        assert store.health.problems() == []
    assert rows(old) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_at_its_first_start_the_next_one_makes_the_file(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    die = "def up(migrator, db):\n    import os, signal; os.kill(os.getpid(), signal.SIGKILL)\n"
    with monkeypatch.context() as patch:
        folder = upgraded_to(patch, tmp_path / "steps", die)
    command = [sys.executable, "-c", KILLED, str(path), str(folder)]
    assert subprocess.run(command, check=False, env=ENVIRONMENT).returncode == -signal.SIGKILL
    assert not path.exists()
    with closing(Store.open(path, NOW)) as store:
        assert store.health.problems() == []


def test_the_old_databases_are_made_as_their_script_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest one is that of this build, as long as its migration is not released."""
    script = Path(__file__).with_name("old") / "make.py"
    copy = tmp_path / "make.py"
    shutil.copyfile(script, copy)
    subprocess.run([sys.executable, str(copy)], check=True, env=ENVIRONMENT)
    made, kept = rows(tmp_path / OLD[-1].name), rows(OLD[-1])
    assert made == kept
