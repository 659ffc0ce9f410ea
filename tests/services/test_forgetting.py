"""Whoever is forgotten is in no row, no byte and no copy; what must not be contacted is still known, by a hash only."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reengage_desktop.domain.commitment import HalfSentence
from reengage_desktop.domain.draft import Draft
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.letter import LetterDraft
from reengage_desktop.domain.listing import ListQuery
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.own_event import Published
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.story import Story
from reengage_desktop.services.acquainting import AroundField
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forgetting import Forgotten, What
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.store import backups, restoring
from reengage_desktop.store.erasing import HALF

from .conftest import Clock, Laptop, known

OLD = Path(__file__).parents[1] / "store" / "old"
NAME, NUMBER, ADDRESS = "Zqwilla Wkjortega", "+14195550142", "zqwilla@wkj.example"
# Parts too, since an index keeps of a word only what differs from the one before.
TRACES = (
    b"zqwilla",
    b"qwilla",
    b"wkjortega",
    b"kjortega",
    b"4195550142",
    b"555-0142",
    b"qvnote",
    b"vfirmq",
    b"kvquote",
)
MARIA = PersonForm(
    name=NAME,
    company="Vfirmq Bakery",
    phones=("(419) 555-0142",),
    emails=(ADDRESS,),
    city="Toledo",
    region="OH",
    country="US",
    reason_to_call="qvnote on prices",
    notes="qvnote, likes tea",
)
JO = PersonForm(name="Jo Patel", company="Patel & Co", phones=("(419) 555-0199",), notes="Met at the fair")
TOMORROW = datetime(2026, 10, 14, 13, tzinfo=UTC)


@pytest.fixture
def jo(services: Services, clock: Clock) -> int:
    clock.advance(minutes=1)  # the old files were made at the first minute
    return services.keeping.add(JO, QuoteForm(product="Oven", value="900"))


@pytest.fixture
def maria(services: Services, jo: int, clock: Clock) -> int:
    """Somebody with everything that can be kept of a person."""
    ident = services.keeping.add(MARIA, QuoteForm(product="Kvquote roof", value="4180", stated_reason="qvnote: dear"))
    clock.advance(minutes=5)
    services.calling.save(CallResult(ident, Outcome.REACHED, note="qvnote of a call", learned="qvnote learned"))
    store, now = services.around.store, clock()
    with store.writing() as changes:
        store.facts.add(ident, "qvnote fact", now)
        store.letters.add(ident, LetterDraft("letter-thank-you", "Dear Zqwilla qvnote"), now)
        store.drafts.keep(ident, Draft("qvnote half"), now)
        store.people_around.add(ident, "Qvnote Brother", now, role="brother")
        changes.prospects.add(ident)
    services.moving.move(ident, TOMORROW, TOMORROW.replace(hour=15), promised=True)
    services.committing.give(clock().date(), "9:00", ident, NAME, "qvnote because")
    services.committing.keep_half(HalfSentence(date(2026, 10, 15), "9", ident, NAME, "qvnote"))
    services.banking.save(Story(0, "It halved the bill", NAME, may_name=True))
    services.publishing.text()
    with closing(sqlite3.connect(store.path)) as file:
        file.execute("INSERT INTO homework (prospect_id, kind, words, made_at) VALUES (?, 'x', 'qvnote', '')", (ident,))
        file.execute(
            "INSERT INTO import_batches (kind, file_name, taken_at) VALUES ('file', 'wkjortega_zqwilla.vcf', '')"
        )
        changed = "INSERT INTO import_changes (batch_id, prospect_id, place, before) VALUES (1, ?, 'notes', 'qvnote')"
        file.execute(changed, (ident,))
        file.execute("INSERT INTO different_people (one_id, other_id, said_at) VALUES (?, ?, '')", (jo, ident))
        for table, columns, values in (
            ("around_touches", "person_id, at, channel, note", "1, '', 'call', 'qvnote'"),
            ("notes", "at, words", "'', 'qvnote'"),
            ("files", "name, path, added_at", "'qvnote.pdf', '/home/qvnote', ''"),
            ("triggers", "kind, words, made_at", "'news', 'qvnote', ''"),
            ("interviews", "customer, bought, made_at", "'qvnote', 'qvnote', ''"),
            ("story_uses", "story_id, at, place", "1, '', 'call'"),
            ("decisions", "at, because, choice, words", "'', 'by_hand', 'push_on', 'qvnote'"),
            ("ladder_changes", "at, before, after, tries", "'', 'five', 'qvnote', 2"),
        ):
            file.execute(f"INSERT INTO {table} (prospect_id, {columns}) VALUES (?, {values})", (ident,))
        reminded = "INSERT INTO reminders (key, scheduled_at, state) VALUES (?, '', 'shown')"
        file.execute(reminded, (f"promise:{ident}:2026-10-14T13:00:00Z",))
        file.execute(reminded, (f"slot:{ident}:2026-10-14",))
        file.commit()
    return ident


def stop(services: Services, ident: int) -> None:
    services.calling.save(CallResult(ident, Outcome.DO_NOT_CONTACT, learned="nothing new", note="qvnote asked"))


def rows_of(path: Path, ident: int) -> dict[str, int]:
    """How many rows each table has that belongs to people."""
    with closing(sqlite3.connect(path)) as file:
        tables = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        owners = {
            table: [row[3] for row in file.execute(f"PRAGMA foreign_key_list({table})") if row[2] == "prospects"]
            for table in tables
            if not table.startswith("search")
        }
        return {
            table: sum(file.execute(f"SELECT count(*) FROM {table} WHERE {c} = ?", (ident,)).fetchone()[0] for c in own)
            for table, own in owners.items()
            if own
        }


def firms(services: Services) -> list[str]:
    return [name for (name,) in services.around.store._db.execute_sql("SELECT name FROM companies")]


def traces(folder: Path) -> list[tuple[str, bytes]]:
    """Which file still holds which trace."""
    files = {file.name: file.read_bytes().lower() for file in folder.rglob("*") if file.is_file()}
    return [(name, trace) for name, content in files.items() for trace in TRACES if trace in content]


class TestNothingIsLeft:
    def test_in_any_table(self, services: Services, maria: int, laptop: Laptop) -> None:
        before = rows_of(laptop.path, maria)
        assert {table for table, rows in before.items() if not rows} == set()
        services.forgetting.forget(maria)
        assert set(rows_of(laptop.path, maria).values()) == {0}
        assert not known(services, maria)

    def test_in_any_byte_of_the_file_and_of_its_copies(self, services: Services, maria: int, laptop: Laptop) -> None:
        for _ in range(3):
            laptop.clock.advance(hours=1)
            services.around.store.back_up("work", laptop.clock())
        assert {trace for _, trace in traces(laptop.path.parent)} == set(TRACES)
        done = services.forgetting.forget(maria)
        assert traces(laptop.path.parent) == []
        assert (done.copies, done.left, done.is_scrubbed) == (3, (), True)

    def test_when_they_are_one_of_many_whose_rows_were_moved_about(
        self, services: Services, take_in: Callable[[str], list[int]], laptop: Laptop
    ) -> None:
        rows = [f"Nobody {n},Firm {n},+1419556{n:04},n{n}@firm.example,{'x' * (n % 700)}" for n in range(800)]
        rows.insert(400, f"{NAME},Vfirmq Bakery,{NUMBER},{ADDRESS},{'qvnote ' * 90}")
        take_in("\n".join(["Name,Company,Phone,Email,Notes", *rows]))
        maria = 401
        assert services.around.person(maria).name == NAME
        for ident in range(350, 450):
            other = PersonForm(name=f"Nobody {ident}", notes="Something else. " * (ident % 9 * 10))
            services.keeping.edit(ident, MARIA if ident == maria else other)
        services.forgetting.forget(maria)
        assert traces(laptop.path.parent) == []
        assert services.checking.check().counts["prospects"] == 800

    def test_in_the_gap_of_a_page(self, services: Services, maria: int, laptop: Laptop) -> None:
        """Where SQLite shifts rows it may leave what was there, secure_delete or not: so it is put there here."""
        root = services.around.store._db.execute_sql("SELECT rootpage FROM sqlite_master WHERE name = 'slots'")
        page = 4096 * (root.fetchone()[0] - 1)
        services.close()
        with laptop.path.open("r+b") as file:
            file.seek(page + 5)
            contents = int.from_bytes(file.read(2), "big")
            file.seek(page + contents - 100)
            file.write(b"Zqwilla")
        opened = laptop.open()
        opened.forgetting.forget(maria)
        assert traces(laptop.path.parent) == []
        opened.close()

    def test_in_what_is_searched(self, services: Services, maria: int, jo: int) -> None:
        found = services.around.store._db.execute_sql
        assert found("SELECT rowid FROM search WHERE search MATCH 'zqwilla'").fetchall() == [(maria,)]
        services.forgetting.forget(maria)
        assert found("SELECT rowid FROM search WHERE search MATCH 'zqwilla'").fetchall() == []
        assert found("SELECT rowid FROM search WHERE search MATCH 'patel'").fetchall() == [(jo,)]
        assert found("SELECT rowid FROM search_digits WHERE search_digits MATCH '5550142'").fetchall() == []


def test_whoever_has_them_around_has_them_no_more(services: Services, maria: int, jo: int, laptop: Laptop) -> None:
    friend, _ = services.acquainting.add(jo, NAME)
    services.acquainting.set_field(friend, AroundField.PHONE, "419 555 0177")
    services.acquainting.link(friend, maria)
    assert services.browsing.ids(ListQuery("4195550177")) == [jo]
    services.forgetting.forget(maria)
    assert services.around.store.people_around.of(jo) == []
    assert services.browsing.ids(ListQuery("4195550177")) == services.browsing.ids(ListQuery(NAME)) == []
    assert traces(laptop.path.parent) == []


class TestWhatStays:
    def test_is_everybody_else_with_all_that_is_theirs(self, services: Services, maria: int, jo: int) -> None:
        before = services.around.store.snapshots.take(jo)
        services.forgetting.forget(maria)
        assert services.around.store.snapshots.take(jo) == before
        assert services.checking.check().is_whole

    def test_is_the_slot_s_reminder_and_the_story_without_its_name(self, services: Services, maria: int) -> None:
        services.forgetting.forget(maria)
        keys = [key for (key,) in services.around.store._db.execute_sql("SELECT key FROM reminders")]
        assert keys == [f"slot:{maria}:2026-10-14"]
        (story,) = services.banking.stories()
        assert (story.words, story.customer, story.may_name) == ("It halved the bill", "", False)
        assert services.around.store.settings.noted(HALF) == {}
        assert services.committing.today() is None
        names = services.around.store._db.execute_sql("SELECT file_name FROM import_batches").fetchall()
        assert names == [("….vcf",)]

    def test_is_the_firm_as_long_as_a_colleague_is_here(self, services: Services, maria: int) -> None:
        colleague = services.keeping.add(PersonForm(name="Al Roe", company="Vfirmq Bakery"))
        services.forgetting.forget(maria)
        assert services.keeping.record(colleague).prospect.company == "Vfirmq Bakery"
        services.forgetting.forget(colleague)
        assert firms(services) == ["Patel & Co"]

    def test_is_no_firm_that_bore_their_name(self, services: Services, maria: int) -> None:
        services.keeping.edit(maria, PersonForm(name=NAME, company="Wkjortega & Sons"))
        services.keeping.edit(maria, MARIA)
        assert "Wkjortega & Sons" in firms(services)
        services.forgetting.forget(maria)
        assert firms(services) == ["Patel & Co"]

    def test_is_told_before(self, services: Services, maria: int, jo: int, clock: Clock) -> None:
        services.around.store.back_up("work", clock())
        services.keeping.edit(jo, PersonForm(name="Jo Patel", notes=f"Knows {NAME.upper()} from school"))
        assert services.forgetting.look(maria) == What(maria, NAME, 1, 1, 1, 1, ("Jo Patel",), False)
        stop(services, maria)
        assert services.forgetting.look(maria).is_held


@pytest.mark.parametrize("name", ["Zoë Großmann", 'O\'Neil "Bud" Mc-Gee', "NOT Near*", "李 小龙", "%s _x"])
def test_a_name_with_odd_letters_is_found_in_the_notes_of_others(services: Services, jo: int, name: str) -> None:
    ident = services.keeping.add(PersonForm(name=name))
    assert services.forgetting.look(ident).mentions == ()
    services.keeping.edit(jo, PersonForm(name="Jo Patel", notes=f"A friend of {name}."))
    assert services.forgetting.look(ident).mentions == ("Jo Patel",)
    services.forgetting.forget(ident)
    assert services.checking.check().is_whole


class TestWhoeverMustNotBeContacted:
    def test_is_known_again_by_number_or_address_though_neither_can_be_read(
        self, services: Services, maria: int, laptop: Laptop
    ) -> None:
        stop(services, maria)
        services.forgetting.forget(maria)
        assert traces(laptop.path.parent) == []
        assert services.around.store.prospects.blocked_numbers() == set()
        assert len(services.around.store.removals.hashes()) == 2

    def test_stays_so_for_somebody_else_with_the_same_number(self, services: Services, maria: int) -> None:
        stop(services, maria)
        other = services.keeping.add(PersonForm(name="Al Roe", phones=("419-555-0142",)))
        assert services.around.person(other).stage is Stage.DO_NOT_CONTACT
        services.forgetting.forget(maria)
        assert services.around.store.prospects.blocked_numbers() == {NUMBER}

    def test_leaves_no_hash_if_they_never_asked(self, services: Services, maria: int) -> None:
        services.forgetting.forget(maria)
        assert services.around.store.removals.salt() == ""
        assert services.around.store.removals.hashes() == frozenset()

    def test_is_held_in_a_backup_that_is_restored(self, services: Services, maria: int, laptop: Laptop) -> None:
        laptop.clock.advance(hours=1)
        services.around.store.back_up("work", laptop.clock())
        stop(services, maria)
        services.forgetting.forget(maria)
        hashes, salt = services.around.store.removals.hashes(), services.around.store.removals.salt()
        services.close()
        restoring.restore(laptop.path, backups.of(laptop.path)[0].path, laptop.clock())
        opened = laptop.open()
        assert (opened.around.store.removals.hashes(), opened.around.store.removals.salt()) == (hashes, salt)
        assert traces(laptop.path.parent) == []
        opened.close()


class TestCopies:
    def test_of_every_version_are_cleaned(self, services: Services, maria: int, laptop: Laptop) -> None:
        """Who is in an old file is somebody with a number of theirs; the others of it stay."""
        stop(services, maria)
        for version in (1, 2, 3):
            copy = backups.folder(laptop.path) / f"reengage-2026010{version}-120000-before-migration.db"
            copy.parent.mkdir(exist_ok=True)
            shutil.copyfile(OLD / f"version-{version}.db", copy)
        done = services.forgetting.forget(maria)
        assert (done.copies, done.left) == (3, ())
        for backup in backups.of(laptop.path):
            assert backups.verified(backup.path)
            with closing(sqlite3.connect(backup.path)) as file:
                assert file.execute("SELECT count(*) FROM phones WHERE e164 = ?", (NUMBER,)).fetchone() == (0,)
                assert file.execute("SELECT name FROM prospects").fetchall() == [("José Núñez",)]
                assert file.execute("PRAGMA foreign_key_check").fetchall() == []
                held = file.execute("SELECT value FROM settings WHERE key = 'held_hashes'").fetchone()
                assert held is not None and len(re.findall("[0-9a-f]{40}", held[0])) == 2

    def test_that_cannot_be_cleaned_are_named_and_cleaned_the_next_time(
        self, services: Services, maria: int, laptop: Laptop
    ) -> None:
        good = services.around.store.back_up("work", laptop.clock())
        laptop.clock.advance(hours=1)
        bad = services.around.store.back_up("work", laptop.clock())
        content = bad.read_bytes()
        bad.write_bytes(content[:4096] + bytes(8192) + content[12288:])
        done = services.forgetting.forget(maria)
        assert (done.copies, done.left, done.is_whole) == (1, (bad,), False)
        assert backups.verified(good) and not known(services, maria)
        bad.write_bytes(content)
        again = services.forgetting.again(done)
        assert (again.copies, again.left, again.is_whole) == (2, (), True)
        assert traces(laptop.path.parent) == []

    def test_without_them_are_not_touched(self, services: Services, jo: int, laptop: Laptop) -> None:
        before = services.around.store.back_up("work", laptop.clock())
        content = before.read_bytes()
        laptop.clock.advance(hours=1)
        maria = services.keeping.add(MARIA)
        done = services.forgetting.forget(maria)
        assert (done.copies, before.read_bytes()) == (0, content)

    def test_that_a_restore_set_aside_are_cleaned_too(self, services: Services, maria: int, laptop: Laptop) -> None:
        backup = services.around.store.back_up("work", laptop.clock())
        shutil.copyfile(laptop.path, held := laptop.path.with_name("held"))
        shutil.copyfile(f"{laptop.path}-wal", f"{held}-wal")
        services.close()
        held.replace(laptop.path)
        Path(f"{held}-wal").replace(f"{laptop.path}-wal")
        restoring.restore(laptop.path, backup, laptop.clock())
        opened = laptop.open()
        assert opened.forgetting.forget(maria).copies == 2
        assert traces(laptop.path.parent) == []
        opened.close()

    def test_hold_whoever_was_joined_with_them_and_is_here_no_more(
        self, services: Services, maria: int, jo: int, laptop: Laptop
    ) -> None:
        twin = services.keeping.add(PersonForm(name="Zqwilla W.", company="Other"))
        store = services.around.store
        with store.writing():
            store._db.execute_sql(
                "INSERT INTO emails (prospect_id, address, key) VALUES (?, ?, ?)", (twin, ADDRESS, ADDRESS)
            )
        copy = store.back_up("work", laptop.clock())
        with store.writing():
            store._db.execute_sql("DELETE FROM prospects WHERE id = ?", (twin,))
        services.forgetting.forget(maria)
        with closing(backups.read_only(copy)) as file:
            assert file.execute("SELECT id FROM prospects").fetchall() == [(jo,)]

    def test_half_made_ones_are_swept_up(self, services: Services, maria: int, laptop: Laptop) -> None:
        services.around.store.back_up("work", laptop.clock())
        half = backups.folder(laptop.path) / "reengage-20200101-120000-work.partial"
        half.write_bytes(NAME.encode())
        cut_off = backups.folder(laptop.path) / "reengage-20200101-120000-work.db.cleaning"
        cut_off.write_bytes(NAME.encode())
        services.forgetting.forget(maria)
        assert traces(laptop.path.parent) == [] and not cut_off.exists()


def test_whoever_is_gone_cannot_be_forgotten(services: Services, maria: int) -> None:
    services.forgetting.forget(maria)
    with pytest.raises(RuleFault):
        services.forgetting.look(maria)
    with pytest.raises(RuleFault):
        services.forgetting.forget(maria)


def test_what_lies_on_a_server_is_taken_out_there_though_it_is_over(services: Services, maria: int) -> None:
    shelf, past = services.around.store.published, datetime(2026, 1, 1, tzinfo=UTC)
    (uid,) = [uid for uid in shelf.all() if uid.startswith("promise")]
    over = Published(uid.replace("20261014", "20260101"), 0, "", past, past, href="/there", sent=0)
    with services.around.store.writing():
        shelf.keep([over])
    services.forgetting.forget(maria)
    left = {uid: state for uid, state in shelf.all().items() if not uid.startswith("slot")}
    assert list(left) == [over.uid] and left[over.uid].ends_at is None


def test_the_progress_is_told(services: Services, maria: int, laptop: Laptop) -> None:
    for _ in range(2):
        laptop.clock.advance(hours=1)
        services.around.store.back_up("work", laptop.clock())
    heard: list[tuple[int, int]] = []
    done = services.forgetting.forget(maria, lambda *step: heard.append(step))
    assert heard == [(0, 2), (1, 2)] and isinstance(done, Forgotten)
    assert NAME not in repr(done.trace)


def test_a_backup_that_is_being_made_does_not_bring_them_back(
    services: Services, maria: int, laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was copied before they were removed, and would be given its name after all copies were cleaned."""
    remove = services.around.store.removals.remove
    being_made = backups.folder(laptop.path) / "reengage-20261013-140000-work.partial"

    def removed(*who: object) -> None:
        being_made.parent.mkdir(exist_ok=True)
        shutil.copyfile(laptop.path, being_made)
        remove(*who)  # type: ignore[arg-type]

    monkeypatch.setattr(services.around.store.removals, "remove", removed)
    services.forgetting.forget(maria)
    assert not being_made.exists() and traces(laptop.path.parent) == []


def test_somebody_who_reads_meanwhile_is_waited_for_and_then_told_of(
    services: Services, maria: int, laptop: Laptop
) -> None:
    services.around.store._db.execute_sql("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(laptop.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM prospects").fetchone()
        done = services.forgetting.forget(maria)
        assert not done.is_scrubbed and not done.is_whole
    assert services.forgetting.again(done).is_whole
    assert traces(laptop.path.parent) == []


def test_a_story_in_which_they_are_named_is_told_by_a_customer(services: Services) -> None:
    who = services.keeping.add(PersonForm(name="Anna Qvist", phones=("419 555 0155",)))
    services.banking.save(Story(0, "Anna Qvist bakes a third more.", customer="Anna Qvist", may_name=True))
    services.forgetting.forget(who)
    (story,) = services.banking.stories()
    assert (story.words, story.customer, story.may_name) == ("A customer of ours bakes a third more.", "", False)
