"""Taking an import back: the state before, and what had to be kept with its reason."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reengage_desktop.domain.draft import Draft
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.intake_choice import Known
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.services.bundle import Services, open_services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm, form_of
from reengage_desktop.services.importing import ImportCancelled, Report
from reengage_desktop.services.quoting import QuoteField
from reengage_desktop.store.schema import TABLES

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
Listed = Callable[[str], Path]
TakeIn = Callable[[str], list[int]]
Rows = dict[str, list[tuple[Any, ...]]]

MARIA = "Name,Phone,Email\nMaria Lopez,(419) 555-0142,maria@lopez.example\n"
FULL = (
    "Name,Phone,Email,Company,City,State,Country,Product,Value,Lost reason,Notes,Do Not Call\n"
    "Maria Lopez,(419) 555-0199,maria@lopez.example,Lopez & Sons,Akron,Ohio,USA,Roof,100,Too dear,Likes tea,\n"
    "Ola Brandt,(419) 555-0150,ola@brandt.example,Brandt,Toledo,Ohio,USA,Pump,200,,,1\n"
)


def rows(services: Services) -> Rows:
    """All rows of all tables but the journal of imports, and what search finds."""
    db = services.around.store._db
    names = [table._meta.table_name for table in TABLES]
    names = [name for name in names if name not in ("import_batches", "import_changes", "column_choices")]
    found = {name: db.execute_sql(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in names}
    for name in ("search", "search_digits"):
        found[name] = db.execute_sql(f"SELECT rowid, * FROM {name} ORDER BY rowid").fetchall()
    return found


def write(services: Services, path: Path, known: Known = Known.FILL) -> Report:
    sheet = services.importing.open(path)
    return services.importing.write(services.importing.plan(sheet, replace(sheet.choices, known=known)))


def name_of(services: Services, ident: int) -> str:
    found = services.around.store.prospects.get(ident)
    assert found is not None
    return found.name


def test_without_any_import_there_is_nothing_to_undo(services: Services) -> None:
    assert services.undoing.imports() == []
    with pytest.raises(RuleFault, match="no import to undo"):
        services.undoing.undo()
    with pytest.raises(RuleFault, match="no import with the number 7"):
        services.undoing.undo(7)


def test_an_import_into_an_empty_file_is_gone_again(services: Services, listed: Listed) -> None:
    before = rows(services)
    report = write(services, listed(FULL))
    undone = services.undoing.undo()
    assert (undone.batch, undone.file_name, undone.removed, undone.kept) == (report.batch, "list.csv", 2, ())
    assert rows(services) == before
    assert services.checking.check().is_whole


@pytest.mark.parametrize("known", list(Known))
def test_what_it_changed_in_somebody_is_as_before(services: Services, listed: Listed, known: Known) -> None:
    write(services, listed(MARIA + "Ned O'Dell,(419) 555-0150,\n"))
    before = rows(services)
    write(services, listed(FULL.replace("Akron,Ohio,USA", "San Diego,California,USA")), known)
    assert rows(services) != before
    undone = services.undoing.undo()
    assert rows(services) == before and undone.kept == ()
    assert undone.put_back == (0 if known is Known.SKIP else 1)
    assert services.checking.check().is_whole


def test_do_not_contact_that_a_list_switched_on_is_off_again_with_its_promise(
    services: Services, listed: Listed
) -> None:
    write(services, listed(MARIA))
    at = services.around.now() + timedelta(days=1)
    services.moving.move(1, at, at + timedelta(hours=1), promised=True)
    before = rows(services)
    write(services, listed("Name,Email,Do Not Call\nMaria Lopez,maria@lopez.example,yes\n"))
    assert services.around.person(1).stage is Stage.DO_NOT_CONTACT
    assert services.undoing.undo().put_back == 1
    assert rows(services) == before


def test_imports_are_told_with_their_counts(services: Services, listed: Listed, clock: Any) -> None:
    write(services, listed(MARIA))
    clock.advance(days=1)
    write(services, listed(FULL + ",,,,,,,,,,,\n,,,,Nowhere,,,,,,,\n"))
    newest, oldest = services.undoing.imports()
    assert (newest.file_name, newest.read, newest.added, newest.updated, newest.bad) == ("list.csv", 3, 1, 1, 1)
    assert newest.can_undo and oldest.can_undo and newest.taken_at > oldest.taken_at
    services.undoing.undo(newest.batch)
    newest, oldest = services.undoing.imports()
    assert (newest.undone_at, newest.can_undo, oldest.can_undo) == (clock.now, False, True)
    with pytest.raises(RuleFault, match="undone already"):
        services.undoing.undo(newest.batch)
    assert services.undoing.undo().batch == oldest.batch


def test_after_thirty_days_it_is_too_late(services: Services, listed: Listed, clock: Any) -> None:
    write(services, listed(MARIA))
    write(services, listed(FULL))
    clock.advance(days=30, minutes=1)
    assert not services.undoing.imports()[0].can_undo
    with pytest.raises(RuleFault, match="older than 30 days"):
        services.undoing.undo()
    write(services, listed("Name,Phone\nNed O'Dell,(419) 555-0133\n"))
    db = services.around.store._db
    assert db.execute_sql("SELECT count(*) FROM import_changes WHERE batch_id < 3").fetchone() == (0,)


def call(services: Services, ident: int) -> None:
    services.calling.save(CallResult(ident, Outcome.NO_ANSWER))


def write_half_a_note(services: Services, ident: int) -> None:
    with services.around.store.writing():
        services.around.store.drafts.keep(ident, Draft(note="She"), services.around.now())


def edit(services: Services, ident: int, **fields: Any) -> None:
    services.keeping.edit(ident, replace(form_of(services.keeping.record(ident)), **fields))


@pytest.mark.parametrize(
    ("done", "why"),
    [
        (call, "You called them on 13 Oct."),
        (write_half_a_note, "A note about them is half written."),
        (lambda services, ident: edit(services, ident, city="Akron"), "You changed something of theirs."),
        (
            lambda services, ident: services.keeping.save_quote(ident, QuoteForm(product="Roof")),
            "You changed something of theirs.",
        ),
    ],
)
def test_who_was_worked_with_since_stays_and_it_is_said_why(
    services: Services, listed: Listed, done: Callable[[Services, int], None], why: str
) -> None:
    write(services, listed(MARIA + "Ned O'Dell,(419) 555-0133,\n"))
    done(services, 1)
    undone = services.undoing.undo()
    assert [(kept.prospect_id, kept.name, kept.why) for kept in undone.kept] == [(1, "Maria Lopez", why)]
    assert undone.removed == 1 and name_of(services, 1) == "Maria Lopez"
    assert services.around.store.prospects.get(2) is None


def test_whom_a_later_list_told_more_of_stays(services: Services, listed: Listed, tmp_path: Path) -> None:
    write(services, listed(MARIA))
    later = tmp_path / "later.csv"
    later.write_text(FULL, encoding="utf-8")
    write(services, later)
    undone = services.undoing.undo(1)
    assert [kept.why for kept in undone.kept] == ["later.csv told more of them."]
    assert services.undoing.undo(2).put_back == 1


def test_a_field_that_was_changed_since_stays_and_the_others_go_back(services: Services, take_in: TakeIn) -> None:
    take_in(MARIA)
    take_in(FULL)
    edit(services, 1, city="Columbus")
    undone = services.undoing.undo()
    maria = services.around.person(1)
    assert (maria.city, maria.company, maria.notes) == ("Columbus", "", "")
    assert [kept.why for kept in undone.kept] == ["You changed their city."]
    assert (undone.removed, undone.put_back) == (1, 0)
    assert [phone.written for phone in services.around.store.prospects.phones(1)] == ["(419) 555-0142"]
    assert services.around.store.quotes.of(1) == [] and services.checking.check().is_whole


def test_what_a_later_list_replaced_is_said_to_be_of_that_list(
    services: Services, listed: Listed, tmp_path: Path
) -> None:
    write(services, listed(MARIA))
    write(services, listed(FULL))
    later = tmp_path / "later.csv"
    later.write_text(FULL.replace("Akron", "Dayton"), encoding="utf-8")
    write(services, later, Known.REPLACE)
    assert [kept.why for kept in services.undoing.undo(2).kept if kept.prospect_id == 1] == [
        "later.csv changed their city."
    ]


def test_a_quote_that_was_changed_since_stays(services: Services, take_in: TakeIn) -> None:
    take_in(MARIA)
    take_in(FULL)
    (quote,) = services.around.store.quotes.of(1)
    services.keeping.save_quote(1, QuoteForm(id=quote.id, product="Roof", value="120"))
    assert [kept.why for kept in services.undoing.undo().kept] == ["You changed their quotes."]
    assert [each.value for each in services.around.store.quotes.of(1)] == [12_000]


def test_a_quote_that_was_given_a_number_since_stays(services: Services, take_in: TakeIn) -> None:
    take_in(MARIA)
    take_in(FULL)
    (quote,) = services.around.store.quotes.of(1)
    services.quoting.set_field(1, quote.id, QuoteField.NUMBER, "Q-7")
    assert [kept.why for kept in services.undoing.undo().kept] == ["You changed their quotes."]
    assert [each.number for each in services.around.store.quotes.of(1)] == ["Q-7"]


def test_no_outcome_ends_do_not_contact_but_taking_the_list_back_does(services: Services, take_in: TakeIn) -> None:
    take_in(MARIA)
    before = services.around.person(1)
    take_in("Name,Email,Do Not Call,City\nMaria Lopez,maria@lopez.example,yes,Akron\n")
    store, now = services.around.store, services.around.now()
    with store.writing() as changes:  # as another outcome would
        store.prospects.set_next(1, Stage.SOLD, None, now)
        changes.prospects.add(1)
    assert services.around.person(1).stage is Stage.DO_NOT_CONTACT
    assert services.undoing.undo().kept == ()
    back = services.around.person(1)
    assert (back.stage, back.city, back.next_action) == (before.stage, "", before.next_action)


def test_a_number_stays_blocked_while_somebody_asked_with_it(services: Services, listed: Listed) -> None:
    write(services, listed("Name,Phone,Do Not Call\nOla Brandt,(419) 555-0150,1\n"))
    write(services, listed("Name,Phone\nOla Brandt,(419) 555-0150\n"))
    services.keeping.add(PersonForm(name="Ned O'Dell", phones=("419 555 0150",)))
    services.undoing.undo(1)
    assert services.around.store.prospects.blocked_numbers() == {"+14195550150"}


def test_cancelling_leaves_all_as_it_was(services: Services, listed: Listed) -> None:
    write(services, listed(FULL))
    before = rows(services)
    with pytest.raises(ImportCancelled):
        services.undoing.undo(cancelled=lambda: True)
    assert rows(services) == before and services.undoing.imports()[0].can_undo


def test_one_notice_goes_up(services: Services, listed: Listed) -> None:
    write(services, listed(FULL))
    heard: list[bool] = []
    services.listen(lambda changes: heard.append(changes.everything))
    services.undoing.undo()
    assert heard == [True]


HEADING = "Name;Phone;Email;Company;City;Country;Product;Value;Lost reason;Notes;Do Not Call"
CELLS = st.tuples(
    st.sampled_from(["Maria Lopez", "Ola Brandt", "Lopez", ""]),
    st.sampled_from(["", "(419) 555-0142", "+1 808 555 0199", "12-34"]),
    st.sampled_from(["", "maria@lopez.example", "OLA@brandt.example"]),
    st.sampled_from(["", "Lopez & Sons", "Brandt"]),
    st.sampled_from(["", "Akron", "Toledo"]),
    st.sampled_from(["", "USA", "Germany"]),
    st.sampled_from(["", "Roof", "Pump"]),
    st.sampled_from(["", "100"]),
    st.sampled_from(["", "Too dear", "Not now"]),
    st.sampled_from(["", "Likes tea", "Lease ends"]),
    st.sampled_from(["", "", "", "1"]),
)
LISTS = st.lists(CELLS, min_size=1, max_size=6)
# Whoever has a name has the same number and e-mail in each row: else a row may fit two people, and the second time the
# other one.
CONTACTS = {
    "Maria Lopez": ("(419) 555-0142", "maria@lopez.example"),
    "Ola Brandt": ("+1 808 555 0199", ""),
    "Lopez": ("", "OLA@brandt.example"),
    "": ("12-34", ""),
}
PLAIN_LISTS = LISTS.map(lambda rows: [(name, *CONTACTS[name], *rest) for name, _, _, *rest in rows])
DEEDS = st.lists(st.tuples(st.sampled_from(["call", "edit", "quote", "refuse", "note"]), st.integers(1, 6)), max_size=3)


@contextmanager
def in_memory() -> Iterator[tuple[Services, Path]]:
    services = open_services(Path(":memory:"), lambda: NOW, lambda: "America/New_York", lambda: 0.0)
    try:
        with tempfile.TemporaryDirectory() as folder:
            yield services, Path(folder) / "list.csv"
    finally:
        services.close()


def write_list(services: Services, path: Path, cells: list[tuple[str, ...]], known: Known) -> Report:
    path.write_text("\n".join([HEADING, *(";".join(row) for row in cells)]), encoding="utf-8")
    return write(services, path, known)


def do(services: Services, deed: str, ident: int) -> None:
    if services.around.store.prospects.get(ident) is None:
        return
    match deed:
        case "call" if services.around.person(ident).stage.in_pool:
            call(services, ident)
        case "refuse" if services.around.person(ident).stage.in_pool:
            services.calling.save(CallResult(ident, Outcome.DO_NOT_CONTACT))
        case "edit":
            edit(services, ident, city="Columbus", phones=("937 555 0101",))
        case "quote":
            services.keeping.save_quote(ident, QuoteForm(product="Window", stated_reason="Later"))
        case "note":
            write_half_a_note(services, ident)


@given(LISTS, DEEDS, LISTS, st.sampled_from(Known))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_import_and_undo_is_the_state_before(
    here: list[tuple[str, ...]], deeds: list[tuple[str, int]], comes: list[tuple[str, ...]], known: Known
) -> None:
    with in_memory() as (services, path):
        write_list(services, path, here, Known.FILL)
        for deed in deeds:
            do(services, *deed)
        before = rows(services)
        report = write_list(services, path, comes, known)
        undone = services.undoing.undo()
        assert rows(services) == before
        assert (undone.removed, undone.kept) == (report.added, ())
        assert services.checking.check().is_whole


@given(LISTS, LISTS, DEEDS, st.sampled_from(Known))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_import_change_and_undo_keeps_what_was_changed_and_nothing_else(
    here: list[tuple[str, ...]], comes: list[tuple[str, ...]], deeds: list[tuple[str, int]], known: Known
) -> None:
    with in_memory() as (services, path):
        write_list(services, path, here, Known.FILL)
        before = rows(services)
        ids = {row[0] for row in before["prospects"]}
        write_list(services, path, comes, known)
        for deed in deeds:
            do(services, *deed)
        after = rows(services)
        undone = services.undoing.undo()
        touched = {ident for _, ident in deeds}
        kept = {each.prospect_id for each in undone.kept}
        assert kept <= touched
        assert {row[0] for row in rows(services)["prospects"]} - ids == kept - ids
        for table, theirs in after.items():  # nothing that was done is lost
            if table in ("touches", "drafts"):
                assert theirs == rows(services)[table]
        for table in ("prospects", "phones", "emails", "quotes", "reasons", "closed_actions"):
            owner = 0 if table == "prospects" else 1
            untouched = [row for row in rows(services)[table] if row[owner] in ids - touched]
            assert untouched == [row for row in before[table] if row[owner] in ids - touched]
        assert services.checking.check().is_whole


@given(LISTS, PLAIN_LISTS, st.sampled_from(Known))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_the_same_list_twice_changes_nothing_in_any_way(
    here: list[tuple[str, ...]], comes: list[tuple[str, ...]], known: Known
) -> None:
    with in_memory() as (services, path):
        write_list(services, path, here, Known.FILL)
        first = write_list(services, path, comes, known)
        before = rows(services)
        again = write_list(services, path, comes, known)
        assert rows(services) == before
        assert (again.added, again.updated) == (0, 0)
        for report in (first, again):
            assert report.read == report.added + report.updated + report.skipped + len(report.bad)
