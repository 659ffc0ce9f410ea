"""What one's own calls taught: counted by reason, by attempt, by slot, and by their minutes; bulk never counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from reengage_desktop.domain.desk import Decision
from reengage_desktop.domain.ladder_change import Why
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.ranking import Experience
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.touch import Channel, Touch
from reengage_desktop.store import tallies
from reengage_desktop.store.file import Store

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
CONTACTS = "RAXSLD"

Called = Callable[..., None]


@pytest.fixture
def called(store: Store) -> Called:
    """Logs one call after the other, a day apart, the last one today."""

    def log(who: int, outcomes: str, *, bulk: bool = False, seconds: int = 0, slot_key: str = "") -> None:
        with store.writing() as changes:
            for ago, outcome in enumerate(reversed(outcomes)):
                at, contact = NOW - timedelta(days=ago), outcome in CONTACTS
                touch = Touch(0, who, at, Channel.CALL, outcome, True, contact, seconds, "", "", bulk)
                store.touches.add(touch, slot_key=slot_key)
            changes.prospects.add(who)

    return log


def end(store: Store, who: int, stage: Stage) -> None:
    later = NextAction(ActionKind.REVIEW, NOW, NOW + timedelta(days=90)) if stage.in_pool else None
    with store.writing() as changes:
        store.prospects.set_next(who, stage, later, NOW)
        changes.prospects.add(who)


def learned(store: Store) -> Experience:
    return store.tallies.experience(NOW + timedelta(minutes=1))


def test_nothing_is_learned_from_an_empty_file(store: Store) -> None:
    assert learned(store) == Experience({}, {}, {})


def test_each_call_counts_with_its_number_in_the_row(
    store: Store, add_person: Callable[..., int], called: Called
) -> None:
    called(add_person(store, "Ada Ames"), "NNR")
    called(add_person(store, "Ben Boyd"), "RN")
    called(add_person(store, "Cem Cole"), "NNNNNNN")
    assert learned(store).reached == {1: (1, 4), 2: (0, 2), 3: (1, 2), 4: (0, 1), 5: (0, 3)}


def test_the_number_is_right_though_only_the_newest_calls_are_read(
    store: Store, add_person: Callable[..., int], called: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    called(add_person(store, "Ada Ames"), "NNNR")
    called(add_person(store, "Ben Boyd"), "NNNN")
    monkeypatch.setattr(tallies, "CALLS", tallies.CALLS.replace(f"LIMIT {tallies.MOST_CALLS}", "LIMIT 2"))
    assert learned(store).reached == {4: (1, 2)}


@pytest.mark.parametrize(
    ("newest", "reached"),
    [
        (1, {2: (1, 1)}),
        (2, {1: (0, 1), 2: (1, 1)}),
        (3, {1: (0, 1), 2: (1, 1), 5: (0, 1)}),
        (400, {1: (0, 2), 2: (1, 2), 3: (0, 1), 4: (0, 1), 5: (0, 1)}),
    ],
)
def test_a_row_that_was_begun_anew_at_the_desk_counts_from_one_again(
    store: Store,
    add_person: Callable[..., int],
    called: Called,
    monkeypatch: pytest.MonkeyPatch,
    newest: int,
    reached: dict[int, tuple[int, int]],
) -> None:
    who, decided = add_person(store), NOW - timedelta(days=1, hours=20)
    called(who, "NNNNNNR")
    with store.writing() as changes:
        store.ladders.note([who], "five", "five", Why.PUSHED_ON, decided)
        store.ladders.begin_anew(who, decided + timedelta(seconds=1))
        changes.prospects.add(who)
    monkeypatch.setattr(tallies, "CALLS", tallies.CALLS.replace(f"LIMIT {tallies.MOST_CALLS}", f"LIMIT {newest}"))
    assert learned(store).reached == reached


def test_minutes_are_those_of_timed_calls_and_slots_have_their_own_count(
    store: Store, add_person: Callable[..., int], called: Called
) -> None:
    who = add_person(store)
    called(who, "R", seconds=600, slot_key="slot:1:2026-10-13")
    called(who, "N", seconds=60, slot_key="slot:1:2026-10-13")
    called(who, "N", seconds=90, slot_key="slot:2:2026-10-13")
    called(who, "RN")
    called(who, "R", seconds=10 * 3600)
    found = learned(store)
    assert found.slots == {1: (1, 2), 2: (0, 1)}
    assert (found.talks, found.vain) == ((2, 100.0), (2, 2.5)), "what was left open counts for ninety minutes"


@pytest.mark.parametrize(
    ("outcomes", "stage", "counted"),
    [
        ("NS", Stage.SOLD, (1, 1)),
        ("NX", Stage.KEEP_IN_TOUCH, (0, 1)),
        ("X", Stage.LET_GO, (0, 1)),
        ("D", Stage.DO_NOT_CONTACT, (0, 1)),
        ("L", Stage.KEEP_IN_TOUCH, None),  # they asked to be called later: it has not ended
        ("NNNNN", Stage.LET_GO, None),  # it did not end with a call
        ("", Stage.SOLD, None),  # they came in as sold
    ],
)
def test_who_bought_is_counted_among_those_whose_story_a_call_ended(
    store: Store,
    add_person: Callable[..., int],
    called: Called,
    outcomes: str,
    stage: Stage,
    counted: tuple[int, int] | None,
) -> None:
    who = add_person(store, product="Roof", quoted_on=date(2026, 8, 3), why_not=WhyNot.DELAYED)
    called(who, outcomes)
    end(store, who, stage)
    assert learned(store).bought == ({WhyNot.DELAYED: counted} if counted else {})


def test_who_is_active_again_has_not_ended(store: Store, add_person: Callable[..., int], called: Called) -> None:
    called(add_person(store, product="Roof"), "X")
    assert learned(store).bought == {}


@pytest.mark.parametrize(
    ("outcomes", "choice", "counted"),
    [
        ("NNNNN", "let_go", True),
        ("NNX", "keep_in_touch", True),
        ("NNNNN", "push_on", False),
        ("NNNNN", "not_today", False),
    ],
)
def test_a_choice_at_the_desk_ends_a_story_once(
    store: Store, add_person: Callable[..., int], called: Called, outcomes: str, choice: str, counted: bool
) -> None:
    who = add_person(store, product="Roof", why_not=WhyNot.NOT_READY)
    called(who, outcomes)
    with store.writing():
        store.decisions.add(Decision(0, who, NOW, Because.LADDER_DONE, choice))
    end(store, who, Stage.LET_GO)
    assert learned(store).bought == ({WhyNot.NOT_READY: (0, 1)} if counted else {})


def test_what_was_logged_in_bulk_teaches_nothing(store: Store, add_person: Callable[..., int], called: Called) -> None:
    for number, outcome in enumerate("SXDNRV"):
        who = add_person(store, f"Ada {number}", product="Roof")
        called(who, outcome, bulk=True, seconds=60, slot_key="slot:1:2026-10-13")
        if outcome in "SXD":
            end(store, who, Stage.SOLD)
    assert learned(store) == Experience({}, {}, {})


def test_it_is_counted_anew_after_ten_minutes(store: Store, add_person: Callable[..., int], called: Called) -> None:
    who = add_person(store)
    assert learned(store).reached == {}
    called(who, "N")
    assert store.tallies.experience(NOW + timedelta(minutes=10, seconds=59)).reached == {}
    assert store.tallies.experience(NOW + timedelta(minutes=11)).reached == {1: (0, 1)}
    assert store.tallies.experience(NOW - timedelta(days=1)).reached == {1: (0, 1)}, "the clock was set back"
