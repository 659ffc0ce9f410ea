"""The database itself refuses whoever would be left without a next action (mission row 6)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from peewee import IntegrityError

from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.store.file import Store

AT, LATER = "2026-10-13T12:33:00Z", "2026-10-13T13:33:00Z"
INSERT = (
    "INSERT INTO prospects (name, sort_name, party, stage, created_at, next_kind, next_from, next_until, next_promised)"
    " VALUES ('A', 'a', 'business', {stage}, '2026', {kind}, {begin}, {end}, {promised})"
)


def insert(stage: str, kind: str = "'call'", begin: str = f"'{AT}'", end: str = f"'{LATER}'", promised: int = 0) -> str:
    return INSERT.format(stage=stage, kind=kind, begin=begin, end=end, promised=promised)


BREAKS_THE_LAW = {
    "active without": insert("'active'", "NULL", "NULL", "NULL"),
    "kept in touch without": insert("'keep_in_touch'", "NULL", "NULL", "NULL"),
    "let go without": insert("'let_go'", "NULL", "NULL", "NULL"),
    "active without a kind": insert("'active'", kind="NULL"),
    "active without a beginning": insert("'active'", begin="NULL"),
    "active without an end": insert("'active'", end="NULL"),
    "ends before it begins": insert("'active'", begin=f"'{LATER}'", end=f"'{AT}'"),
    "sold with one": insert("'sold'"),
    "do not contact with one": insert("'do_not_contact'"),
    "sold with a beginning": insert("'sold'", kind="NULL", end="NULL"),
    "sold with a promise": insert("'sold'", "NULL", "NULL", "NULL", promised=1),
    "no stage": insert("NULL"),
    "unknown stage": insert("'cold'"),
    "unknown stage without": insert("'cold'", "NULL", "NULL", "NULL"),
    "empty stage": insert("''"),
    "stage in capitals": insert("'ACTIVE'"),
    "stage alone: sold": "UPDATE prospects SET stage = 'sold'",
    "stage alone: do not contact": "UPDATE prospects SET stage = 'do_not_contact'",
    "stage alone: unknown": "UPDATE prospects SET stage = 'gone'",
    "stage alone: none": "UPDATE prospects SET stage = NULL",
    "action alone: all gone": "UPDATE prospects SET next_kind = NULL, next_from = NULL, next_until = NULL",
    "action alone: kind gone": "UPDATE prospects SET next_kind = NULL",
    "action alone: beginning gone": "UPDATE prospects SET next_from = NULL",
    "action alone: end gone": "UPDATE prospects SET next_until = NULL",
    "action alone: ends too early": "UPDATE prospects SET next_until = '2026-10-12T00:00:00Z'",
    "replaced": "INSERT OR REPLACE" + insert("'active'", "NULL", "NULL", "NULL").removeprefix("INSERT"),
    "upserted": insert("'active'").replace("(name,", "(id, name,").replace("('A'", "(1, 'A'")
    + " ON CONFLICT (id) DO UPDATE SET stage = 'sold'",
    "made by a select": "INSERT INTO prospects (name, sort_name, party, stage, created_at) "
    "SELECT name, sort_name, party, stage, created_at FROM prospects",
}


@pytest.mark.parametrize("statement", BREAKS_THE_LAW.values(), ids=BREAKS_THE_LAW.keys())
def test_what_breaks_the_law_is_refused_and_changes_nothing(
    store: Store, add_person: Callable[..., int], statement: str
) -> None:
    add_person(store)
    before = store._db.execute_sql("SELECT * FROM prospects").fetchall()
    with pytest.raises(IntegrityError), store.writing():
        store._db.execute_sql(statement)
    assert store._db.execute_sql("SELECT * FROM prospects").fetchall() == before
    assert store.health.without_next_action() == 0
    assert store.health.problems() == []


@pytest.mark.parametrize("stage", ["active", "keep_in_touch", "let_go"])
def test_one_action_in_the_pool_is_lawful(store: Store, stage: str) -> None:
    store._db.execute_sql(insert(f"'{stage}'"))
    store._db.execute_sql(insert(f"'{stage}'", end=f"'{AT}'"))


@pytest.mark.parametrize("stage", ["sold", "do_not_contact"])
def test_none_outside_the_pool_is_lawful(store: Store, stage: str) -> None:
    store._db.execute_sql(insert(f"'{stage}'", "NULL", "NULL", "NULL"))


@pytest.mark.parametrize("stage", list(Stage))
def test_the_shelf_cannot_break_it_either(store: Store, add_person: Callable[..., int], stage: Stage) -> None:
    who = add_person(store)
    now = store.prospects.get(who).next_action.due_from  # type: ignore[union-attr]
    action = None if stage.in_pool else NextAction(ActionKind.CALL, now, now + timedelta(hours=1))
    with pytest.raises(IntegrityError), store.writing():
        store.prospects.set_next(who, stage, action, now)
    assert store._db.execute_sql("SELECT count(*) FROM closed_actions").fetchone()[0] == 0


def test_check_would_see_whoever_slipped_through(store: Store, add_person: Callable[..., int]) -> None:
    add_person(store)
    store._db.execute_sql("PRAGMA ignore_check_constraints = 1")
    store._db.execute_sql("UPDATE prospects SET next_kind = NULL")
    store._db.execute_sql(insert("'sold'"))
    store._db.execute_sql("PRAGMA ignore_check_constraints = 0")
    assert store.health.without_next_action() == 2
    assert any("CHECK" in problem for problem in store.health.problems())


def test_only_people_who_are_here_can_be_pointed_to(store: Store) -> None:
    with pytest.raises(IntegrityError), store.writing():
        store._db.execute_sql("INSERT INTO drafts (prospect_id, saved_at) VALUES (7, '2026')")
