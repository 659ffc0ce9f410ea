"""Taking in a list: counts that add up, nobody twice, nobody lost, all or nothing."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reengage_desktop.domain.columns import Field
from reengage_desktop.domain.difference import FieldChange
from reengage_desktop.domain.fault import FileFault, StoreFault
from reengage_desktop.domain.intake_choice import Choices, Known, fingerprint
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Prospect, Stage
from reengage_desktop.services.bundle import Services, open_services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, new_prospect
from reengage_desktop.services.importing import ImportCancelled, Plan, Report, open_list
from reengage_desktop.services.placing import Placing

SAMPLES = sorted((Path(__file__).parents[1] / "samples").glob("*.csv"))
TakeIn = Callable[[str], list[int]]
Listed = Callable[[str], Path]


def write(services: Services, path: Path, known: Known = Known.FILL) -> Report:
    sheet = services.importing.open(path)
    return services.importing.write(services.importing.plan(sheet, replace(sheet.choices, known=known)))


def person(services: Services, ident: int) -> Prospect:
    found = services.around.store.prospects.get(ident)
    assert found is not None
    return found


def adds_up(report: Report | Plan) -> bool:
    return report.read == report.added + report.updated + report.skipped + len(report.bad)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
class TestEachSampleOfTheWorld:
    def test_its_counts_add_up_and_everybody_has_a_next_action(self, services: Services, path: Path) -> None:
        report = write(services, path)
        assert report.added > 0 and adds_up(report)
        check = services.checking.check()
        assert check.is_whole and check.counts["prospects"] == report.added

    def test_the_same_file_twice_adds_nobody(self, services: Services, path: Path) -> None:
        first = write(services, path)
        again = write(services, path)
        assert (again.added, again.updated) == (0, 0) and adds_up(again)
        assert services.checking.check().counts["prospects"] == first.added

    def test_a_dry_run_writes_nothing_and_says_the_same(self, services: Services, path: Path) -> None:
        before = services.checking.check().counts
        dry = services.importing.dry_run(services.importing.plan(services.importing.open(path)))
        assert dry.batch is None and services.checking.check().counts == before
        real = write(services, path)
        assert (dry.read, dry.added, dry.updated, dry.skipped, dry.bad) == (
            real.read,
            real.added,
            real.updated,
            real.skipped,
            real.bad,
        )


def test_phone_only_people_are_kept_under_their_number(services: Services, take_in: TakeIn) -> None:
    ids = take_in("Phone\n(419) 555-0142\n419-555-0143\n4195550142\n")
    assert [person(services, ident).name for ident in ids] == ["(419) 555-0142", "419-555-0143"]
    assert [person(services, ident).first_name for ident in ids] == ["", ""]


def test_a_number_that_gets_a_name_later_is_one_person_with_that_name(services: Services, take_in: TakeIn) -> None:
    take_in("Phone\n(419) 555-0142\n")
    ids = take_in("Name,Phone\nMaria Lopez,+1 419 555 0142\n")
    assert [(person(services, i).name, person(services, i).first_name) for i in ids] == [("Maria Lopez", "Maria")]
    assert [i for i, _ in services.keeping.known("maria")] == ids
    assert services.checking.check().is_whole


def test_a_number_and_its_name_in_one_file_are_one_person(services: Services, take_in: TakeIn) -> None:
    ids = take_in("Name,Phone\n,(419) 555-0142\nMaria Lopez,419.555.0142\n")
    assert [(person(services, i).name, person(services, i).first_name) for i in ids] == [("Maria Lopez", "Maria")]


@pytest.mark.parametrize("cell", ["1", "yes", "TRUE"])
def test_a_file_switches_do_not_contact_on(services: Services, take_in: TakeIn, cell: str) -> None:
    (ident,) = take_in("Name,Phone\nMaria Lopez,(419) 555-0142\n")
    assert take_in(f"Name,Phone,Do Not Call\nMaria Lopez,(419) 555-0142,{cell}\n") == [ident]
    maria = person(services, ident)
    assert (maria.stage, maria.next_action) == (Stage.DO_NOT_CONTACT, None)
    assert services.checking.check().is_whole


@pytest.mark.parametrize("cell", ["0", "no", "", "FALSE"])
def test_no_file_switches_it_off(services: Services, take_in: TakeIn, cell: str) -> None:
    (ident,) = take_in("Name,Phone,Do Not Call\nMaria Lopez,(419) 555-0142,1\n")
    take_in(f"Name,Phone,Do Not Call\nMaria Lopez,(419) 555-0142,{cell}\n")
    assert person(services, ident).stage is Stage.DO_NOT_CONTACT


@pytest.mark.parametrize("written", ["(419) 555-0142", "+1 419.555.0142", "1-419-555-0142", "4195550142"])
def test_a_blocked_number_stays_blocked_in_any_format(services: Services, take_in: TakeIn, written: str) -> None:
    (first,) = take_in("Name,Phone\nMaria Lopez,419 555 0142\n")
    services.calling.save(CallResult(first, Outcome.DO_NOT_CONTACT))
    _, second = take_in(f"Name,Phone\nSomebody Else,{written}\n")
    assert person(services, second).stage is Stage.DO_NOT_CONTACT


def test_a_blocked_number_that_a_file_adds_to_somebody_holds_for_them(services: Services, take_in: TakeIn) -> None:
    first, second = take_in("Name,Phone,Email\nMaria Lopez,419 555 0142,\nOla Brandt,,ola@brandt.example\n")
    services.calling.save(CallResult(first, Outcome.DO_NOT_CONTACT))
    take_in("Name,Phone,Email\nOla Brandt,+14195550142,ola@brandt.example\n")
    assert person(services, second).stage is Stage.DO_NOT_CONTACT
    assert services.checking.check().is_whole


def test_what_is_known_is_never_overwritten(services: Services, take_in: TakeIn) -> None:
    (ident,) = take_in("Name,Phone,City,Notes\nMaria Lopez,(419) 555-0142,Toledo,Likes tea\n")
    take_in("Name,Phone,City,Notes,Title\nMaria Lopez,(419) 555-0142,Akron,Hates tea,Owner\n")
    maria = person(services, ident)
    assert (maria.city, maria.notes, maria.title) == ("Toledo", "Likes tea", "Owner")


def test_an_address_that_comes_later_sets_their_clock(services: Services, take_in: TakeIn) -> None:
    (ident,) = take_in("Name,Email\nMaria Lopez,maria@lopez.example\n")
    take_in("Name,Email,State,Country\nMaria Lopez,maria@lopez.example,California,United States\n")
    maria = person(services, ident)
    assert (maria.country, maria.region, maria.zone) == ("US", "CA", "America/Los_Angeles")


def test_rows_about_one_person_become_one_with_all_that_they_say(services: Services, take_in: TakeIn) -> None:
    ids = take_in(
        "Name,Phone,Email,Product,Value,Notes\n"
        "Maria Lopez,(419) 555-0142,,Solar roof,41800,Asks her sister\n"
        "Maria Lopez,419-555-0142,maria@lopez.example,Heat pump,9900,Lease ends in May\n"
        "Maria Lopez,4195550142,,Heat pump,9900,Asks her sister\n"
    )
    assert len(ids) == 1
    shelf = services.around.store
    assert {quote.product for quote in shelf.quotes.of(ids[0])} == {"Solar roof", "Heat pump"}
    assert shelf.prospects.emails(ids[0]) == ["maria@lopez.example"]
    assert len(shelf.prospects.phones(ids[0])) == 1
    assert person(services, ids[0]).notes == "Asks her sister\nLease ends in May"
    assert services.checking.check().is_whole


def test_doubled_rows_count_as_updated_or_skipped(services: Services, listed: Listed) -> None:
    path = listed(
        "Name,Phone,City\nMaria Lopez,(419) 555-0142,\nMaria Lopez,419 555 0142,Toledo\nMaria Lopez,4195550142,\n"
    )
    report = write(services, path)
    assert (report.read, report.added, report.updated, report.skipped) == (3, 1, 1, 1)


def test_several_quotes_of_somebody_who_is_here_are_all_kept(services: Services, take_in: TakeIn) -> None:
    (ident,) = take_in("Name,Phone\nMaria Lopez,(419) 555-0142\n")
    take_in(
        "Name,Phone,Product,Value\n"
        "Maria Lopez,(419) 555-0142,Solar roof,41800\n"
        "Maria Lopez,(419) 555-0142,Heat pump,9900\n"
        "Maria Lopez,(419) 555-0142,Heat pump,9900\n"
    )
    assert {quote.product for quote in services.around.store.quotes.of(ident)} == {"Solar roof", "Heat pump"}
    assert services.checking.check().is_whole


def test_rows_that_were_joined_by_another_row_are_joined_again_the_second_time(
    services: Services, take_in: TakeIn
) -> None:
    rows = (
        "Name,Email,Company\n"
        "Ola Brandt,ola@brandt.example,\n"
        "Maria Lopez,ola@brandt.example,Lopez & Sons\n"
        "Ola Brandt,,\n"
        "Maria Lopez,,Lopez & Sons\n"
    )
    assert take_in(rows) == take_in(rows) == [1]


def test_a_reason_without_a_quote_is_kept(services: Services, take_in: TakeIn) -> None:
    (ident,) = take_in("Name,Phone,Lost reason\nMaria Lopez,(419) 555-0142,Too expensive\n")
    (row,) = services.browsing.rows([ident])
    assert (row.row.stated_reason, row.row.why_not) == ("Too expensive", "could_not_afford")
    assert services.checking.check().is_whole


def test_who_bought_is_kept_out_of_the_pool(services: Services, take_in: TakeIn) -> None:
    (ident,) = take_in("Name,Phone,Deal Stage\nMaria Lopez,(419) 555-0142,Closed won\n")
    assert person(services, ident).stage is Stage.SOLD


def test_cancelling_writes_nothing(services: Services, listed: Listed) -> None:
    rows = "".join(f"Person {n},419555{n:04}\n" for n in range(600))
    path = listed("Name,Phone\n" + rows)
    before = services.checking.check().counts
    with pytest.raises(ImportCancelled):
        services.importing.plan(services.importing.open(path), cancelled=lambda: True)
    plan = services.importing.plan(services.importing.open(path))
    asked: list[int] = []
    with pytest.raises(ImportCancelled):
        services.importing.write(plan, asked.append, lambda: len(asked) > 1)
    assert asked == [0, 500]
    with pytest.raises(ImportCancelled):  # while they are put in order, before anything is written
        services.importing.write(plan, asked.append, lambda: True)
    assert asked == [0, 500]
    assert services.checking.check().counts == before
    assert services.importing.write(plan).added == 600


def test_the_collector_rests_during_an_import_and_is_as_before_after_it(services: Services, listed: Listed) -> None:
    seen: list[bool] = []

    def looked(_done: int) -> None:
        seen.append(gc.isenabled())

    sheet = services.importing.open(listed("Name,Phone\nMaria Lopez,(419) 555-0142\n"))
    services.importing.write(services.importing.plan(sheet, progress=looked), looked)
    assert seen == [False, False] and gc.isenabled()
    with pytest.raises(ImportCancelled):
        services.importing.plan(sheet, cancelled=lambda: True)
    assert gc.isenabled()
    gc.disable()
    try:
        services.importing.plan(sheet)
        assert not gc.isenabled()
    finally:
        gc.enable()
    assert gc.get_freeze_count() > 0
    services.importing.let_go()
    assert gc.get_freeze_count() == 0


def test_a_full_disk_writes_nothing_and_the_plan_can_be_tried_again(services: Services, listed: Listed) -> None:
    path = listed("Name,Phone,Notes\n" + "".join(f"Person {n},419555{n:04},{'x' * 400}\n" for n in range(900)))
    plan = services.importing.plan(services.importing.open(path))
    before = services.checking.check().counts
    database = services.around.store._db
    pages = database.pragma("page_count")
    database.pragma("max_page_count", pages + 20)
    with pytest.raises(StoreFault, match="disk is full"):
        services.importing.write(plan)
    assert services.checking.check().counts == before
    database.pragma("max_page_count", 1_000_000)
    assert services.importing.write(plan).added == 900
    assert services.checking.check().is_whole


def test_ids_stay_right_if_somebody_was_added_between_plan_and_write(services: Services, listed: Listed) -> None:
    path = listed(
        "Name,Phone,Product\nMaria Lopez,(419) 555-0142,Roof\nOla Brandt,(419) 555-0150,Pump\n"
        "Ola Brandt,(419) 555-0150,Window\n"
    )
    plan = services.importing.plan(services.importing.open(path))
    between = services.keeping.add(PersonForm(name="Ned O'Dell", phones=("937 555 0154",)))
    services.importing.write(plan)
    names = [person(services, ident).name for ident in (between, between + 1, between + 2)]
    assert names == ["Ned O'Dell", "Maria Lopez", "Ola Brandt"]
    assert {quote.product for quote in services.around.store.quotes.of(between + 2)} == {"Pump", "Window"}
    assert not services.around.store.quotes.of(between)
    assert services.checking.check().is_whole


def test_one_notice_goes_up_after_the_commit(services: Services, listed: Listed) -> None:
    heard: list[bool] = []
    services.listen(lambda changes: heard.append(changes.everything))
    write(services, listed("Name,Phone\nMaria Lopez,(419) 555-0142\n"))
    assert heard == [True]


def test_the_batch_remembers_its_file_and_counts(services: Services, listed: Listed) -> None:
    report = write(services, listed("Name,Phone\nMaria Lopez,(419) 555-0142\n,\n"))
    assert report.batch == 1 and report.added == 1
    assert write(services, listed("Name,Phone\nOla Brandt,(419) 555-0150\n")).batch == 2


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"Colour,Size\nred,4\n", "Nothing was imported"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "Nothing was imported"),
    ],
)
def test_what_is_no_list_is_refused_in_words(services: Services, tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(FileFault, match=told):
        write(services, path)
    assert services.checking.check().counts["prospects"] == 0


def test_a_folder_and_a_missing_file_are_refused_in_words(services: Services, tmp_path: Path) -> None:
    with pytest.raises(FileFault, match="is a folder"):
        services.importing.open(tmp_path)
    with pytest.raises(FileFault, match="is not there"):
        services.importing.open(tmp_path / "gone.csv")


def test_another_mapping_can_be_chosen(services: Services, listed: Listed) -> None:
    sheet = services.importing.open(listed("Colour,Name\nMaria Lopez,red\n"))
    plan = services.importing.plan(sheet, replace(sheet.choices, mapping=(sheet.mapping[1], None)))
    assert [p.name for p in plan.arrivals.values()] == ["Maria Lopez"]
    assert [arrival.name for arrival in services.importing.first_rows(plan)] == ["Maria Lopez"]
    with pytest.raises(FileFault):
        services.importing.plan(sheet, replace(sheet.choices, mapping=(None, None)))


@pytest.mark.parametrize(
    ("known", "city", "notes"),
    [(Known.FILL, "Toledo", "Likes tea"), (Known.REPLACE, "Akron", "Likes tea\nHates tea"),
     (Known.SKIP, "Toledo", "Likes tea")],
)  # fmt: skip
def test_who_is_here_is_filled_replaced_or_passed_over(
    services: Services, listed: Listed, take_in: TakeIn, known: Known, city: str, notes: str
) -> None:
    take_in("Name,Phone,City,Notes\nMaria Lopez,(419) 555-0142,Toledo,Likes tea\n")
    path = listed("Name,Phone,City,Notes,Title,Email\nMaria Lopez,419 555 0142,Akron,Hates tea,Owner,m@lopez.example\n")
    write(services, path, known=known)
    maria, is_taken = person(services, 1), known is not Known.SKIP
    assert (maria.city, maria.notes, maria.title) == (city, notes, "Owner" if is_taken else "")
    assert services.around.store.prospects.emails(1) == (["m@lopez.example"] if is_taken else [])
    again = write(services, path, known=known)
    assert (again.added, again.updated) == (0, 0)


@pytest.mark.parametrize("known", list(Known))
def test_do_not_contact_is_switched_on_even_in_who_is_passed_over(
    services: Services, listed: Listed, take_in: TakeIn, known: Known
) -> None:
    take_in("Name,Phone\nMaria Lopez,(419) 555-0142\n")
    write(services, listed("Name,Phone,Do Not Call\nMaria Lopez,419 555 0142,yes\n"), known=known)
    assert person(services, 1).stage is Stage.DO_NOT_CONTACT


def test_a_number_that_asks_in_a_list_holds_for_all_of_that_list(services: Services, take_in: TakeIn) -> None:
    ids = take_in(
        "Name,Phone,Do Not Call\nOla Brandt,(419) 555-0150,\nMaria Lopez,+1 419 555 0150,yes\nNed,(419) 555-0133,\n"
    )
    stages = [person(services, ident).stage for ident in ids]
    assert stages == [Stage.DO_NOT_CONTACT, Stage.DO_NOT_CONTACT, Stage.ACTIVE]


def test_what_would_change_is_shown_before_it_is_written(services: Services, listed: Listed, take_in: TakeIn) -> None:
    take_in("Name,Phone,City,Country\nMaria Lopez,(419) 555-0142,Toledo,USA\n")
    sheet = services.importing.open(
        listed("Name,Phone,City,Country,Product,Value\nMaria Lopez,4195550142,Akron,United States,Roof,41800\n"
               "Maria Lopez,4195550142,Akron,USA,Roof,41800\nOla,(419) 555-0150,,,,\n")
    )  # fmt: skip
    plan = services.importing.plan(sheet, replace(sheet.choices, known=Known.REPLACE))
    (found,) = services.importing.differences(plan)
    assert (found.prospect_id, found.name, found.line) == (1, "Maria Lopez", 2)
    assert found.changes == (FieldChange("city", "Toledo", "Akron"), FieldChange("quote", "", "Roof, 41,800 USD"))
    filled = services.importing.plan(sheet)
    assert [change.what for found in services.importing.differences(filled) for change in found.changes] == ["quote"]
    assert services.importing.differences(plan, limit=0) == []


def test_a_row_that_is_said_to_be_somebody_is_taken_in_as_them(
    services: Services, listed: Listed, take_in: TakeIn
) -> None:
    take_in("Name,Phone\nWilliam Ortega,(419) 555-0142\n")
    sheet = services.importing.open(listed("Name,Phone,City\nBill Ortega,(419) 555-0150,Akron\n"))
    plan = services.importing.plan(sheet)
    assert [(row.line, row.prospect_id) for row in plan.likely] == [(2, 1)]
    plan = services.importing.plan(sheet, replace(sheet.choices, same=frozenset({(2, 1)})))
    assert (plan.added, plan.updated, plan.likely) == (0, 1, [])
    services.importing.write(plan)
    assert (person(services, 1).name, person(services, 1).city) == ("William Ortega", "Akron")
    gone = services.importing.plan(sheet, replace(sheet.choices, same=frozenset({(2, 77)})))
    assert gone.added == 1 and adds_up(gone)


def test_a_cell_that_was_mended_is_read_in_place_of_the_one_in_the_file(services: Services, listed: Listed) -> None:
    sheet = services.importing.open(listed("Name,Phone,Quote date\nMaria Lopez,four one nine,\nOla\n"))
    assert [doubt.text for _, doubt in services.importing.plan(sheet).doubts] == ["four one nine"]
    mended = {(2, 1): "(419) 555-0142", (3, 2): "2026-05-01"}
    plan = services.importing.plan(sheet, replace(sheet.choices, mended=mended))
    assert [phone.e164 for each in plan.arrivals.values() for phone in each.phones] == ["+14195550142"]
    assert plan.doubts == [] and [str(each.quoted_on) for each in plan.arrivals.values()] == ["None", "2026-05-01"]


def test_an_order_of_dates_that_was_chosen_holds(services: Services, listed: Listed) -> None:
    sheet = services.importing.open(listed("Name,Quote date\nMaria Lopez,03/04/2026\n"))
    assert services.importing.plan(sheet).orders == {1: "mdy"}
    plan = services.importing.plan(sheet, replace(sheet.choices, orders={1: "dmy"}))
    assert plan.orders == {1: "dmy"}
    assert [str(each.quoted_on) for each in plan.arrivals.values()] == ["2026-04-03"]


def test_a_list_taken_in_without_the_window_leaves_the_region_to_the_settings(
    services: Services, listed: Listed
) -> None:
    path = listed("Name,Phone\nMaria Lopez,(419) 555-0142\n")
    services.importing.write(services.importing.plan(open_list(path, services.around.resource)))
    again = services.importing.open(path)
    assert again.is_remembered and again.choices.region == "US"


def test_what_was_chosen_is_remembered_for_the_same_headings(services: Services, listed: Listed) -> None:
    sheet = services.importing.open(listed("Name,Colour\nMaria Lopez,Likes red\n"))
    assert not sheet.is_remembered and sheet.choices.region == "US"
    chosen = Choices((Field.NAME, Field.NOTES), "DE", {1: "dmy"}, Known.REPLACE, frozenset({(2, 1)}), {(2, 1): "x"})
    services.importing.write(services.importing.plan(sheet, chosen))
    again = services.importing.open(listed("NAME, colour \nOla Brandt,Likes blue\n"))
    assert again.is_remembered and again.choices == Choices((Field.NAME, Field.NOTES), "DE", {1: "dmy"})
    assert not services.importing.open(listed("Colour,Name\nred,Maria\n")).is_remembered


@pytest.mark.parametrize(
    "text", ["", "null", "[]", "{}", '{"mapping": ["name"], "region": "US", "orders": {}}', '{"mapping": 5}']
)
def test_choices_of_another_version_are_guessed_anew(services: Services, listed: Listed, text: str) -> None:
    path = listed("Name,Phone\nMaria Lopez,(419) 555-0142\n")
    sheet = services.importing.open(path)
    with services.around.store.writing():
        services.around.store.intakes.choose(fingerprint(sheet.table.header), text, services.around.now())
    assert services.importing.open(path).choices == sheet.choices
    assert not services.importing.open(path).is_remembered


def test_who_shares_everything_in_our_own_list_is_still_as_many(services: Services, tmp_path: Path) -> None:
    store, path = services.around.store, tmp_path / "own.csv"
    for _ in range(3):
        with store.writing() as changes:
            ident = store.intakes.next_id()
            form = PersonForm(name="Maria Lopez", phones=("419 555 0142",), emails=("maria@lopez.example",))
            placing = Placing(services.around)
            arrival = placing.arrival(ident, new_prospect(form, None, services.around.settings()))
            store.intakes.add(placing.first_calls([arrival]), None, services.around.now())
            changes.prospects.add(ident)
    services.exporting.flat(path)
    again = write(services, path)
    assert (again.read, again.added, again.updated, again.skipped) == (3, 0, 0, 3)
    assert services.checking.check().counts["prospects"] == 3


def test_a_deal_keeps_its_stage_and_closing_day(services: Services, take_in: TakeIn) -> None:
    (ident,) = take_in(
        "Name,Phone,Deal Name,Amount,Deal Stage,Close Date,Lost reason\n"
        "Maria Lopez,(419) 555-0142,Roof,100,Closed won,2026-05-01,\n"
        "Maria Lopez,(419) 555-0142,Pump,200,Negotiation,2026-06-01,Too dear\n"
        "Maria Lopez,(419) 555-0142,Loft,300,Closed lost,2026-07-01,Bought elsewhere\n"
    )
    told = {(quote.product, quote.stage, str(quote.closed_on)) for quote in services.around.store.quotes.of(ident)}
    assert told == {("Roof", "Closed won", "2026-05-01"), ("Pump", "Negotiation", "2026-06-01"),
                    ("Loft", "Closed lost", "2026-07-01")}  # fmt: skip
    reasons = {reason.words for reason in services.around.store.prospects.reasons(ident)}
    assert reasons == {"Too dear", "Bought elsewhere"}
    assert person(services, ident).stage is Stage.ACTIVE and services.checking.check().is_whole


def test_new_people_are_untouched_until_somebody_works_with_them(services: Services, take_in: TakeIn) -> None:
    take_in("Name,Phone,Product\nMaria Lopez,(419) 555-0142,Roof\nMaria Lopez,(419) 555-0142,Pump\n")
    revision = services.around.store._db.execute_sql("SELECT revision FROM prospects")
    assert revision.fetchall() == [(0,)]
    take_in("Name,Phone,City\nMaria Lopez,(419) 555-0142,Akron\n")
    assert services.around.store._db.execute_sql("SELECT revision FROM prospects").fetchall() == [(1,)]


def test_the_preview_shows_a_few_cells_of_each_column(services: Services, listed: Listed) -> None:
    sheet = services.importing.open(listed("Name,Phone\nMaria,\nOla,419 555 0150\nNed,937 555 0154\n"))
    assert sheet.samples == ("Maria, Ola", "419 555 0150, 937 555 0154")


def test_the_best_come_first_into_the_slots(services: Services, take_in: TakeIn) -> None:
    ids = take_in("Name,Phone,Value\n" + "".join(f"Person {n},419555{n:04},{n * 100}\n" for n in range(1, 20)))
    starts = {person(services, i).name: person(services, i).next_action for i in ids}
    best, worst = starts["Person 19"], starts["Person 1"]
    assert best is not None and worst is not None and best.due_from < worst.due_from
    first = [a for a in starts.values() if a is not None and a.due_from == best.due_from]
    assert len(first) == services.slotting.all()[0].capacity


def test_a_number_to_find_waits_for_the_calls(services: Services, take_in: TakeIn) -> None:
    room = services.slotting.all()[0].capacity
    without = "".join(f"Rich {n},,r{n}@x.example,90000\n" for n in range(3))
    ids = take_in("Name,Phone,Email,Value\n" + without + "".join(f"Poor {n},419555{n:04},,1\n" for n in range(room)))
    people = [person(services, ident) for ident in ids]
    calls = [each.next_action.due_from for each in people if each.next_action and each.name.startswith("Poor")]
    finds = [each.next_action.due_from for each in people if each.next_action and each.name.startswith("Rich")]
    assert len(calls) == room and len(finds) == 3 and max(calls) < min(finds)


def test_who_has_no_number_is_to_be_found_first(services: Services, take_in: TakeIn) -> None:
    (ident,) = take_in("Name,Email\nMaria Lopez,maria@lopez.example\n")
    action = person(services, ident).next_action
    assert action is not None and action.kind == "find_number"


NAMES = st.sampled_from(["Maria Lopez", "Ola Brandt", "Lopez, Maria", "Kowal", ""])
PHONES = st.sampled_from(["", "(419) 555-0142", "419.555.0142", "+1 808 555 0199", "12-34"])
EMAILS = st.sampled_from(["", "maria@lopez.example", "ola@brandt.example", "OLA@brandt.example"])
FIRMS = st.sampled_from(["", "Lopez & Sons", "Brandt Travel"])


@given(st.lists(st.lists(st.tuples(NAMES, PHONES, EMAILS, FIRMS), min_size=1, max_size=6), min_size=1, max_size=3))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_no_list_however_muddled_adds_anybody_the_second_time(files: list[list[tuple[str, ...]]]) -> None:
    now = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
    services = open_services(Path(":memory:"), lambda: now, lambda: "America/New_York", lambda: 0.0)
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "list.csv"
            for rows in files:
                lines = ["Name;Phone;Email;Company", *(";".join(row) for row in rows)]
                path.write_text("\n".join(lines), encoding="utf-8")
                first, again = write(services, path), write(services, path)
                assert adds_up(first) and adds_up(again) and again.added == 0
        assert services.checking.check().is_whole
    finally:
        services.close()
