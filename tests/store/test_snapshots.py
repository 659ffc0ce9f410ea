"""A step is taken back by putting the person back exactly as they were."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from reengage_desktop.domain.arrival import Arrival
from reengage_desktop.domain.draft import Draft
from reengage_desktop.domain.listing import Filter, ListQuery, SortBy
from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.phone import parse_phone
from reengage_desktop.domain.prospect import Quote, Reason, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.touch import Channel, Touch
from reengage_desktop.store.file import MEMORY, Store
from reengage_desktop.store.schema import TABLES

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
LATER = NOW + timedelta(days=2)
WHO, OTHER = 1, 2
AddPerson = Callable[..., int]


def touch(store: Store) -> None:
    store.touches.add(Touch(0, WHO, LATER, Channel.CALL, "R", True, True, 60, "gutters", "moved", False))


def plan(store: Store) -> None:
    store.prospects.set_next(WHO, Stage.KEEP_IN_TOUCH, NextAction(ActionKind.REVIEW, LATER, LATER, True), LATER)


def stop(store: Store) -> None:
    store.prospects.set_next(WHO, Stage.DO_NOT_CONTACT, None, LATER)
    store.prospects.block_numbers(WHO, LATER)


def sell(store: Store) -> None:
    store.prospects.set_next(WHO, Stage.SOLD, None, LATER)


def rename(store: Store) -> None:
    store.prospects.edit(WHO, {"name": "Maria Holm", "company": "Holm Ltd", "notes": "windows", "consented": True})


def renumber(store: Store) -> None:
    store.prospects.set_phones(WHO, [parse_phone("216 555 0199", "US")])
    store.prospects.set_emails(WHO, ["maria@holm.example"])


def lose_the_number(store: Store) -> None:
    for phone in store.prospects.phones(WHO):
        store.prospects.mark_dead(phone.id)


def reason(store: Store) -> None:
    store.prospects.add_reason(WHO, Reason("real", "does not trust us", LATER))


def quote(store: Store) -> None:
    store.quotes.save(Quote(0, WHO, "Shed", 70_00, 7_00, "USD", date(2026, 9, 3), WhyNot.NOT_READY))
    store.quotes.save(Quote(1, WHO, "Porch", 80_00, None, "EUR", None, WhyNot.DELAYED))


def promise(store: Store) -> None:
    store.promises.make(WHO, NOW, NOW, LATER, "America/Chicago")


def keep_promise(store: Store) -> None:
    store.promises.settle(WHO, "kept", LATER)


def type_a_note(store: Store) -> None:
    store.drafts.keep(WHO, Draft("half a"), LATER)


def drop_the_note(store: Store) -> None:
    store.drafts.drop(WHO)


def meet(store: Store) -> None:
    store.people_around.add(WHO, "Ida", LATER, role="assistant", note="kind")


def hear_from_them(store: Store) -> None:
    meet(store)
    told = {"at": LATER, "channel": "call", "outcome": "R", "note": "pergola"}
    store.people_around.add_touch(store.people_around.of(WHO)[0], told)


def lose_them(store: Store) -> None:
    for person in store.people_around.of(WHO):
        store.people_around.remove(person.id)


def other_is_busy(store: Store) -> None:
    store.touches.add(Touch(0, OTHER, LATER, Channel.CALL, "N", True, False, 60, "", "", False))
    store.prospects.set_phones(OTHER, [parse_phone("216 555 0111", "US"), parse_phone("216 555 0112", "US")])


STEPS = [touch, plan, stop, sell, rename, renumber, lose_the_number, reason, quote, promise, keep_promise]
STEPS += [type_a_note, drop_the_note, meet, hear_from_them, lose_them, other_is_busy]


def rows(store: Store, who: int) -> dict[str, Any]:
    """All that is kept of one person, ids of what belongs to them left out."""
    found = {}
    for table in TABLES:
        name = table._meta.table_name
        columns = [field.column_name for field in table._meta.sorted_fields]
        if name != "prospects" and "prospect_id" not in columns:
            continue
        owner = "id" if name == "prospects" else "prospect_id"
        kept = ", ".join(f'"{column}"' for column in columns if column != "id")
        found[name] = store._db.execute_sql(f"SELECT {kept} FROM {name} WHERE {owner} = ? ORDER BY 1, 2, 3", (who,))
        found[name] = found[name].fetchall()
    return found


def finds(store: Store) -> dict[str, list[int]]:
    """Who is found by what is said in the steps and before them."""
    words = [
        "maria",
        "holm",
        "roof",
        "windows",
        "gutters",
        "trust",
        "shed",
        "porch",
        "pergola",
        "4195550142",
        "2165550199",
    ]
    found = {}
    for word in words:
        for filter_ in (Filter.ALL, Filter.SOLD, Filter.DO_NOT_CONTACT):
            found[word + filter_] = store.listings.ids(ListQuery(word, filter_, SortBy.PERSON), NOW, NOW, {})
    return found


@settings(max_examples=40)
@given(before=st.lists(st.sampled_from(STEPS), max_size=4), after=st.lists(st.sampled_from(STEPS), max_size=6))
def test_whatever_came_after_a_restore_puts_the_person_back_and_leaves_a_note_half_typed(
    before: list[Callable[[Store], None]], after: list[Callable[[Store], None]]
) -> None:
    with closing(Store.open(MEMORY, NOW)) as store:
        with store.writing() as changes:
            for name in ("Maria Ortega", "Ben Adler"):
                store._db.execute_sql(
                    "INSERT INTO prospects (name, sort_name, notes, party, stage, created_at, next_kind, next_from, "
                    "next_until) VALUES (?, ?, 'a roof', 'business', 'active', ?3, 'call', ?3, ?3)",
                    (name, name.casefold(), "2026-10-13T12:33:00Z"),
                )
            store.prospects.set_phones(WHO, [parse_phone("419 555 0142", "US")])
            store.quotes.save(Quote(0, WHO, "Roof", 100_00, None, "USD", date(2026, 8, 3), WhyNot.UNKNOWN))
            changes.prospects |= {WHO, OTHER}
        for step in before:
            with store.writing() as changes:
                step(store)
                changes.prospects |= {WHO, OTHER}
        snapshot = store.snapshots.take(WHO)
        was, found, blocked = rows(store, WHO), finds(store), store.prospects.blocked_numbers()
        for step in after:
            with store.writing() as changes:
                step(store)
                changes.prospects |= {WHO, OTHER}
        others, half_typed = rows(store, OTHER), rows(store, WHO)["drafts"]
        with store.writing() as changes:
            store.snapshots.restore(snapshot)
            changes.prospects.add(WHO)
            changes.same.add(WHO)
        assert rows(store, WHO) == was | {"drafts": half_typed or was["drafts"]}
        assert finds(store) == found
        assert rows(store, OTHER) == others
        if renumber not in after:
            assert store.prospects.blocked_numbers() == blocked
        assert store.health.stale_summaries(100) == []
        assert store.health.problems() == []


def test_rows_get_back_their_ids(store: Store, add_person: AddPerson, quoted: dict[str, Any]) -> None:
    who = add_person(store, **quoted)
    ids = [phone.id for phone in store.prospects.phones(who)], [quote.id for quote in store.quotes.of(who)]
    snapshot = store.snapshots.take(who)
    store.prospects.set_phones(who, [parse_phone("216 555 0199", "US")])
    with store.writing():
        store.snapshots.restore(snapshot)
    assert ([phone.id for phone in store.prospects.phones(who)], [quote.id for quote in store.quotes.of(who)]) == ids


def test_a_row_whose_id_was_taken_meanwhile_gets_another(store: Store, add_person: AddPerson) -> None:
    who, other = add_person(store, phones=()), add_person(store, "Ben Adler", phones=())
    store.prospects.set_phones(who, [parse_phone("419 555 0142", "US")])
    snapshot = store.snapshots.take(who)
    store.prospects.set_phones(who, [])
    store.prospects.set_phones(other, [parse_phone("216 555 0199", "US")])
    with store.writing():
        store.snapshots.restore(snapshot)
    assert [phone.e164 for phone in store.prospects.phones(who)] == ["+14195550142"]
    assert [phone.e164 for phone in store.prospects.phones(other)] == ["+12165550199"]


def test_what_happened_with_somebody_around_them_follows_to_another_id(store: Store, add_person: AddPerson) -> None:
    who, other = add_person(store, phones=()), add_person(store, "Ben Adler", phones=())
    ida = store.people_around.add(who, "Ida", NOW)
    store.people_around.add(who, "Max", NOW)
    store.people_around.add_touch(store.people_around.of(who)[1], {"at": NOW, "channel": "call", "note": "kind"})
    snapshot = store.snapshots.take(who)
    for person in store.people_around.of(who):
        store.people_around.remove(person.id)
    assert store.people_around.add(other, "Somebody else", NOW) == ida
    with store.writing():
        store.snapshots.restore(snapshot)
    (touch,) = store.people_around.touches(who)
    assert touch.person_id in {person.id for person in store.people_around.of(who) if person.name == "Ida"}
    assert [person.name for person in store.people_around.of(other)] == ["Somebody else"]


def test_undoing_one_do_not_contact_leaves_that_of_another(store: Store, add_person: AddPerson) -> None:
    first = add_person(store, "Maria Ortega", phones=("419 555 0142", "419 555 0143"))
    second = add_person(store, "Ben Ortega", phones=("419 555 0142",))
    snapshot = store.snapshots.take(first)
    for who in (first, second):
        with store.writing():
            store.prospects.set_next(who, Stage.DO_NOT_CONTACT, None, NOW)
            store.prospects.block_numbers(who, NOW)
    with store.writing():
        store.snapshots.restore(snapshot)
    assert store.prospects.blocked_numbers() == {"+14195550142"}


def test_a_number_that_was_blocked_before_stays_blocked(
    store: Store, arrival: Callable[..., Arrival], add_person: AddPerson
) -> None:
    with store.writing():
        store.intakes.add([arrival(1, "Gone", stage=Stage.DO_NOT_CONTACT, action=None)], None, NOW)
    with store.writing() as changes:
        store._db.execute_sql("DELETE FROM prospects")
        changes.prospects.add(1)
    who = add_person(store)
    snapshot = store.snapshots.take(who)
    with store.writing():
        store.prospects.set_next(who, Stage.DO_NOT_CONTACT, None, NOW)
        store.prospects.block_numbers(who, NOW)
        store.snapshots.restore(snapshot)
    assert store.prospects.blocked_numbers() == {"+14195550142"}
