"""Two people who are one are made one, with all that was known of both, and two again if that was wrong."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reengage_desktop.domain.commitment import Commitment, State
from reengage_desktop.domain.draft import Draft
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.homework import HomeworkKind
from reengage_desktop.domain.interview import Interview
from reengage_desktop.domain.likeness import Why
from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.person_field import Field
from reengage_desktop.domain.phone import parse_phone
from reengage_desktop.domain.prospect import Importance, Quote, Reason, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.touch import Channel, Touch
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.services.merging import SearchCancelled
from reengage_desktop.store.schema import TABLES

from .conftest import Laptop

KEEP, OTHER, THIRD = 1, 2, 3
ROWS = ("touches", "reasons", "quotes", "facts", "homework", "letters", "people_around", "promises", "closed_actions")


@pytest.fixture
def two(services: Services) -> Services:
    """Maria Ortega twice."""
    add = services.keeping.add
    add(PersonForm(name="Maria Ortega", company="Holm Ltd", phones=("419 555 0142",), emails=("m@holm.example",)))
    add(PersonForm(name="M. Ortega", company="Holm", phones=("419 555 0143",), city="Toledo", notes="gutters"))
    return services


def fields(services: Services, ident: int = KEEP) -> dict[str, Any]:
    person = services.around.store.prospects.get(ident)
    assert person is not None
    return {name: getattr(person, name) for name in person.__dataclass_fields__}


def test_what_is_more_important_stays_and_so_do_interview_notes_and_files(two: Services) -> None:
    two.editing.set_field(OTHER, Field.IMPORTANCE, "very")
    two.interviewing.save(Interview(0, "M. Ortega", OTHER, bought="She came at once"))
    two.recounting.write_note(OTHER, "Saw her at the fair")
    before = everything(two)
    merged = two.merging.merge(KEEP, OTHER)
    assert fields(two)["importance"] is Importance.VERY
    (interview,) = two.interviewing.all()
    assert interview.prospect_id == KEEP
    assert dict(two.merging.card(KEEP).counts)["notes"] == 1
    two.merging.undo(merged)
    assert everything(two) == before


def everything(services: Services) -> dict[str, list[Any]]:
    """All rows of all tables, and what search holds."""
    run = services.around.store._db.execute_sql
    names = [table._meta.table_name for table in TABLES] + ["search", "search_digits"]
    found = {}
    for name in names:
        columns = "rowid, *" if name.startswith("search") else "*"
        found[name] = sorted(run(f"SELECT {columns} FROM {name}").fetchall(), key=repr)
    return found


def test_pairs_are_found_the_surest_first_and_not_again_once_they_are_different(two: Services) -> None:
    two.keeping.add(PersonForm(name="Maria Ortéga", company="Holm Ltd", phones=("419 555 0144",)))
    pairs = two.merging.find()
    assert [(pair.one_id, pair.other_id, pair.why) for pair in pairs] == [
        (1, 3, Why.NAME_AND_COMPANY),
        (1, 2, Why.INITIAL),
        (2, 3, Why.INITIAL),
    ]
    assert (pairs[0].one_name, pairs[0].one_company, pairs[0].other_name) == (
        "Maria Ortega",
        "Holm Ltd",
        "Maria Ortéga",
    )
    told = two.merging.different(3, 1)
    assert [(pair.one_id, pair.other_id) for pair in two.merging.find()] == [(1, 2), (2, 3)]
    two.merging.undo_different(told)
    assert two.merging.find() == pairs


def test_a_search_can_be_cancelled(two: Services) -> None:
    with pytest.raises(SearchCancelled):
        two.merging.find(cancelled=lambda: True)


def test_rows_of_a_list_are_held_against_who_is_here(two: Services, listed: Callable[[str], Path]) -> None:
    text = "Name,Company,Email\nMaria Ortega,Holm GmbH,new@holm.example\nOtto Krug,Krug,o@krug.example\n"
    importing = two.importing
    plan = importing.plan(importing.open(listed(text)))
    (row,) = two.merging.likely_rows(plan.arrivals.values())
    assert (row.line, row.prospect_id, row.name, row.why) == (2, KEEP, "Maria Ortega", Why.NAME_AND_COMPANY)
    assert row.person.emails == ("new@holm.example",)
    with pytest.raises(SearchCancelled):
        two.merging.likely_rows(plan.arrivals.values(), cancelled=lambda: True)


def test_side_by_side_names_what_differs_and_only_that(two: Services) -> None:
    shown = two.merging.compare(OTHER, KEEP)
    assert (shown.left_id, shown.right_id) == (KEEP, OTHER)
    assert [(choice.field, choice.left, choice.right) for choice in shown.choices] == [
        ("name", "Maria Ortega", "M. Ortega"),
        ("company", "Holm Ltd", "Holm"),
    ]
    assert shown.left.phones == ("+14195550142",)
    assert shown.right.fields["address"] == "Toledo, OH, US"
    assert not shown.do_not_contact


def test_an_initial_gives_way_to_the_written_out_name(services: Services) -> None:
    for name in ("M. Ortega", "Maria Ortega"):
        services.keeping.add(PersonForm(name=name, company="Holm", phones=(f"419 555 014{len(name)}",)))
    (choice,) = services.merging.compare(1, 2).choices
    assert choice.takes_right


def test_who_stays_has_what_both_had_and_words_that_gave_way_are_in_the_notes(two: Services) -> None:
    merged = two.merging.merge(KEEP, OTHER, frozenset({"company"}))
    person = fields(two)
    assert (person["name"], person["company"], person["city"]) == ("Maria Ortega", "Holm", "Toledo")
    assert person["notes"] == "gutters\nAlso: name M. Ortega\nAlso: company Holm Ltd"
    assert [p.e164 for p in two.around.store.prospects.phones(KEEP)] == ["+14195550142", "+14195550143"]
    assert two.around.store.prospects.get(OTHER) is None
    assert (merged.name, merged.other_name) == ("Maria Ortega", "M. Ortega")
    assert two.merging.find() == []


def test_a_number_of_both_is_there_once_and_dead_if_one_of_them_found_it_dead(services: Services) -> None:
    services.keeping.add(PersonForm(name="Ann Lee", phones=("419 555 0142",)))
    services.keeping.add(PersonForm(name="Ann Leigh", phones=("+1 419 555 0142",)))
    store = services.around.store
    with store.writing():
        store.prospects.mark_dead(store.prospects.phones(OTHER)[0].id)
    services.merging.merge(KEEP, OTHER)
    (phone,) = store.prospects.phones(KEEP)
    assert phone.dead
    assert phone.written == "419 555 0142"


def test_do_not_contact_wins_and_holds_for_all_numbers(two: Services, clock: Callable[[], datetime]) -> None:
    store = two.around.store
    with store.writing() as changes:
        store.prospects.set_next(OTHER, Stage.DO_NOT_CONTACT, None, clock())
        store.prospects.block_numbers(OTHER, clock())
        changes.prospects.add(OTHER)
    assert two.merging.compare(KEEP, OTHER).do_not_contact
    before = everything(two)
    merged = two.merging.merge(KEEP, OTHER, frozenset({"stage"}))
    assert fields(two)["stage"] is Stage.DO_NOT_CONTACT
    assert fields(two)["next_action"] is None
    assert store.prospects.blocked_numbers() == {"+14195550142", "+14195550143"}
    two.merging.undo(merged)
    assert everything(two) == before


def plan(services: Services, who: int, action: NextAction, stage: Stage = Stage.ACTIVE) -> None:
    store, now = services.around.store, services.around.now()
    with store.writing() as changes:
        store.prospects.set_next(who, stage, action, now)
        if action.promised:
            store.promises.make(who, now, action.due_from, action.due_until, action.zone)
        changes.prospects.add(who)


@pytest.mark.parametrize(
    ("ours", "theirs", "stays"),
    [
        ((ActionKind.CALL, 1, False), (ActionKind.CALL, 2, False), 1),
        ((ActionKind.CALL, 2, False), (ActionKind.CALL, 1, False), 1),
        ((ActionKind.CALL, 1, False), (ActionKind.CALL, 2, True), 2),
        ((ActionKind.CALL, 1, False), (ActionKind.APPOINTMENT, 3, False), 3),
        ((ActionKind.APPOINTMENT, 3, True), (ActionKind.CALL, 2, True), 2),
        ((ActionKind.FIND_NUMBER, 1, False), (ActionKind.CALL, 4, False), 4),
    ],
)
def test_one_next_action_stays_and_a_given_word_goes_first(
    two: Services, ours: tuple[ActionKind, int, bool], theirs: tuple[ActionKind, int, bool], stays: int
) -> None:
    now = two.around.now()
    for who, (kind, days, told) in ((KEEP, ours), (OTHER, theirs)):
        start = now + timedelta(days=days)
        plan(two, who, NextAction(kind, start, start + timedelta(hours=2), told, "America/New_York"))
    expected = two.merging.compare(KEEP, OTHER).action
    two.merging.merge(KEEP, OTHER)
    action = fields(two)["next_action"]
    assert action is not None
    assert action.due_from == now + timedelta(days=stays)
    assert expected == action
    promised = [word for word in (ours, theirs) if word[2]]
    told_in_notes = [word for word in (ours, theirs) if (word[2] or word[0].has_hour) and word[1] != stays]
    assert ("told for" in fields(two)["notes"]) == bool(told_in_notes)
    open_ones = [p for p in two.around.store.promises.newest(9) if p.state == "open"]
    assert len(open_ones) == min(1, len(promised))
    assert all(promise.due_from == action.due_from for promise in open_ones)
    assert two.tending.without_next_action() == 0


def test_of_a_stage_that_rests_and_one_that_is_called_the_call_stays_unless_it_is_chosen(two: Services) -> None:
    now = two.around.now()
    rest = NextAction(ActionKind.REVIEW, now + timedelta(hours=1), now + timedelta(hours=2))
    plan(two, KEEP, rest, Stage.KEEP_IN_TOUCH)
    shown = two.merging.compare(KEEP, OTHER)
    choice = next(choice for choice in shown.choices if choice.field == "stage")
    assert choice.takes_right == (shown.left_id == KEEP)
    merged = two.merging.merge(KEEP, OTHER, frozenset({"stage"}))
    assert fields(two)["stage"] is Stage.ACTIVE
    assert fields(two)["next_action"].kind is ActionKind.CALL
    two.merging.undo(merged)
    two.merging.merge(KEEP, OTHER)
    assert fields(two)["stage"] is Stage.KEEP_IN_TOUCH
    assert fields(two)["next_action"] == rest


def test_what_was_said_of_their_promise_and_of_the_day_goes_along(two: Services) -> None:
    store, now = two.around.store, two.around.now()
    start = now + timedelta(days=1)
    plan(two, OTHER, NextAction(ActionKind.CALL, start, start + timedelta(hours=1), True, "UTC"))
    with store.writing():
        store.commitments.keep(Commitment(now.date(), time(8), OTHER, "Maria", "roofs", State.GIVEN, now))
        key = f"promise:{OTHER}:{start:%Y-%m-%dT%H:%M:%SZ}"
        store._db.execute_sql("INSERT INTO reminders (key, scheduled_at, state) VALUES (?, 'x', 'shown')", (key,))
    before = everything(two)
    merged = two.merging.merge(KEEP, OTHER)
    sentence = store.commitments.of(now.date())
    assert sentence is not None
    assert sentence.prospect_id == KEEP
    assert store._db.execute_sql("SELECT key FROM reminders").fetchall() == [(key.replace(":2:", ":1:"),)]
    two.merging.undo(merged)
    assert everything(two) == before


def test_rows_that_an_import_added_are_still_known_as_its_own(two: Services, listed: Callable[[str], Path]) -> None:
    store, run = two.around.store, two.around.store._db.execute_sql
    two.importing.write(two.importing.plan(two.importing.open(listed("Name,Email\nOtto Krug,otto@krug.example\n"))))
    (phone,) = store.prospects.phones(OTHER)
    with store.writing():
        for place, row in (("phones", phone.id), ("city", 0)):
            run("INSERT INTO import_changes (batch_id, prospect_id, place, row_id) VALUES (1, 2, ?, ?)", (place, row))
    two.merging.merge(KEEP, OTHER)
    (change,) = run("SELECT prospect_id, place, row_id FROM import_changes").fetchall()
    assert change == (KEEP, "phones", store.prospects.phones(KEEP)[1].id)


def test_a_merge_is_not_taken_back_over_what_came_after_it(two: Services) -> None:
    merged = two.merging.merge(KEEP, OTHER)
    with two.around.store.writing() as changes:
        touch = Touch(0, KEEP, two.around.now(), Channel.CALL, "R", True, True, 60, "", "", False)
        two.around.store.touches.add(touch)
        changes.prospects.add(KEEP)
    before = everything(two)
    with pytest.raises(RuleFault, match="changed since"):
        two.merging.undo(merged)
    assert everything(two) == before


def test_an_id_that_somebody_else_has_by_now_is_not_taken_from_them(two: Services) -> None:
    merged = two.merging.merge(KEEP, OTHER)
    newcomer = two.keeping.add(PersonForm(name="Otto Krug", company="Holm", phones=("419 555 0199",)))
    assert newcomer == OTHER
    two.merging.undo(merged)
    assert fields(two, OTHER)["name"] == "Otto Krug"
    assert fields(two, THIRD)["name"] == "M. Ortega"
    assert fields(two, THIRD)["company"] == "Holm"
    assert [phone.e164 for phone in two.around.store.prospects.phones(THIRD)] == ["+14195550143"]
    assert two.around.store.health.problems() == []


@pytest.mark.parametrize("pair", [(1, 1), (1, 9), (9, 1)])
def test_nobody_is_merged_with_themselves_or_with_who_is_gone(two: Services, pair: tuple[int, int]) -> None:
    for asked in (two.merging.compare, two.merging.merge):
        with pytest.raises(RuleFault):
            asked(*pair)


def test_the_firm_that_nobody_has_any_more_goes_and_comes_back(two: Services) -> None:
    def firms() -> list[str]:
        return [name for (name,) in two.around.store._db.execute_sql("SELECT name FROM companies ORDER BY id")]

    merged = two.merging.merge(KEEP, OTHER)
    assert firms() == ["Holm Ltd"]
    two.merging.undo(merged)
    assert firms() == ["Holm Ltd", "Holm"]


Step = Callable[[Services, int], None]


def touch(services: Services, who: int) -> None:
    services.around.store.touches.add(
        Touch(0, who, services.around.now(), Channel.CALL, "R", True, True, 60, "gutters", "moved", False)
    )


def numbers(services: Services, who: int) -> None:
    written = ["419 555 0142", f"216 555 019{who}", f"ask Ida {'or her son' * (who - 1)}", "12", "in the book"]
    services.around.store.prospects.set_phones(who, [parse_phone(each, "US") for each in written])
    services.around.store.prospects.set_emails(who, ["Maria@holm.example", f"{who}@holm.example"])


def words(services: Services, who: int) -> None:
    told = {"name": f"Maria {who}", "company": f"Firm {who}", "notes": f"note {who}", "city": f"City {who}"}
    services.around.store.prospects.edit(who, told | {"met_on": date(2026, 8, who), "reason_to_call": f"news {who}"})


def quote(services: Services, who: int) -> None:
    services.around.store.quotes.save(Quote(0, who, "Roof", 70_00, 7_00, "USD", date(2026, 9, 3), WhyNot.NOT_READY))


def small_things(services: Services, who: int) -> None:
    store, now = services.around.store, services.around.now()
    store.prospects.add_reason(who, Reason("real", "trust", now))
    store.people_around.add(who, "Ida", now, role="assistant", note="kind")
    store.facts.add(who, "has a dog", now)
    store.homework.add(who, next(iter(HomeworkKind)), "read their site", now)
    store.drafts.keep(who, Draft(f"half {who}"), now)


def promise(services: Services, who: int) -> None:
    start = services.around.now() + timedelta(days=who)
    action = NextAction(ActionKind.CALL, start, start + timedelta(hours=1), True, "UTC")
    services.around.store.promises.make(who, services.around.now(), start, start, "UTC")
    services.around.store.prospects.set_next(who, Stage.ACTIVE, action, services.around.now())


def stop(services: Services, who: int) -> None:
    services.around.store.prospects.set_next(who, Stage.DO_NOT_CONTACT, None, services.around.now())
    services.around.store.prospects.block_numbers(who, services.around.now())


def sell(services: Services, who: int) -> None:
    services.around.store.prospects.set_next(who, Stage.SOLD, None, services.around.now())


def not_the_third(services: Services, who: int) -> None:
    services.around.store.merges.set_different(who, THIRD, services.around.now())


STEPS: list[Step] = [touch, numbers, words, quote, small_things, promise, stop, sell, not_the_third]
DONE = st.lists(st.tuples(st.sampled_from(STEPS), st.sampled_from([KEEP, OTHER])), max_size=9)
TAKEN = st.frozensets(st.sampled_from(["name", "company", "title", "address", "met_on", "stage", "reason_to_call"]))


@settings(max_examples=30)
@given(done=DONE, taken=TAKEN, turned=st.booleans())
def test_merging_keeps_all_rows_and_taking_it_back_gives_the_file_as_it_was(
    done: list[tuple[Step, int]], taken: frozenset[str], turned: bool
) -> None:
    from tests.conftest import FrozenClock

    with TemporaryDirectory() as folder:
        laptop = Laptop(Path(folder) / "reengage.db", FrozenClock(datetime.fromisoformat("2026-10-13T12:33:00+00:00")))
        with closing(laptop.open()) as services:
            for name in ("Maria Ortega", "Ana Ruiz", "Otto Krug"):
                services.keeping.add(PersonForm(name=name, company=name, phones=(f"312 555 01{len(name)}",)))
            with services.around.store.writing() as changes:
                for step, who in done:
                    step(services, who)
                changes.prospects |= {KEEP, OTHER}
            keep, other = (OTHER, KEEP) if turned else (KEEP, OTHER)
            check(services, keep, other, taken)


def check(services: Services, keep: int, other: int, taken: frozenset[str]) -> None:
    store = services.around.store
    before = everything(services)
    counts = {who: store.merges.counts(who) for who in (keep, other)}
    keys = {phone.e164 or phone.written for who in (keep, other) for phone in store.prospects.phones(who)}
    addresses = {key.casefold() for who in (keep, other) for key in store.prospects.emails(who)}
    stages = {fields(services, who)["stage"] for who in (keep, other)}
    notes = [fields(services, who)["notes"] for who in (keep, other)]
    blocked = store.prospects.blocked_numbers()
    merged = services.merging.merge(keep, other, taken)
    now = store.merges.counts(keep)
    for table in set(ROWS) - {"closed_actions"}:
        assert now[table] == counts[keep][table] + counts[other][table]
    assert now["closed_actions"] >= counts[keep]["closed_actions"] + counts[other]["closed_actions"]
    assert sorted(phone.e164 or phone.written for phone in store.prospects.phones(keep)) == sorted(keys)
    assert sorted(key.casefold() for key in store.prospects.emails(keep)) == sorted(addresses)
    assert all(note in fields(services, keep)["notes"] for note in notes)
    is_held = Stage.DO_NOT_CONTACT in stages or not keys.isdisjoint(blocked)
    assert (fields(services, keep)["stage"] is Stage.DO_NOT_CONTACT) == is_held
    assert services.tending.without_next_action() == 0
    assert store.health.stale_summaries(services.around.settings().commission_rate) == []
    assert store.health.problems() == []
    services.merging.undo(merged)
    assert everything(services) == before
