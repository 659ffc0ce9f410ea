"""What happened stands in one row by its date, and what belongs to a talk stands with it, once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.recount import Beside, BesideKind, Entry, EntryKind, quoted_at, recount

HOME = "America/New_York"
NOON = datetime(2026, 6, 9, 16, tzinfo=UTC)


def visit(at: datetime, ident: int = 1) -> Entry:
    return Entry(EntryKind.TOUCH, ident, at, "visit")


def call(at: datetime, ident: int = 1, *, contact: bool = False) -> Entry:
    return Entry(EntryKind.TOUCH, ident, at, "call", "R" if contact else "N", contact)


def beside(kind: BesideKind, at: datetime, ident: int = 1, *, by_day: bool = False) -> Beside:
    return Beside(kind, ident, at, "words", by_day=by_day)


def test_the_newest_stands_first() -> None:
    found = recount([call(NOON, 1), call(NOON + timedelta(days=1), 2)], (), HOME)
    assert [entry.id for entry in found] == [2, 1]


def test_a_promise_stands_with_the_touch_that_made_it_and_alone_where_none_did() -> None:
    promises = [beside(BesideKind.PROMISED, NOON), beside(BesideKind.PROMISED, NOON + timedelta(seconds=1), 2)]
    alone, touch = recount([call(NOON)], promises, HOME)
    assert [each.id for each in touch.beside] == [1]
    assert (alone.kind, alone.beside) == (EntryKind.BESIDE, (promises[1],))


@pytest.mark.parametrize("kind", [BesideKind.SAID, BesideKind.SEEN, BesideKind.REAL])
def test_a_reason_stands_with_a_talk_of_its_day(kind: BesideKind) -> None:
    (entry,) = recount([visit(NOON + timedelta(hours=2))], [beside(kind, NOON)], HOME)
    assert [each.kind for each in entry.beside] == [kind]


def test_a_reason_does_not_stand_with_a_call_that_nobody_answered() -> None:
    assert len(recount([call(NOON + timedelta(hours=2))], [beside(BesideKind.REAL, NOON)], HOME)) == 2


def test_a_reason_from_somebody_around_them_stands_with_that_talk() -> None:
    talk = Entry(EntryKind.AROUND, 1, NOON - timedelta(hours=2), "inbound", "R", person="Elena")
    (entry,) = recount([talk], [beside(BesideKind.REAL, NOON)], HOME)
    assert entry.person == "Elena"


def test_a_quote_is_of_a_day_in_my_clock() -> None:
    """01:00 UTC of the 10th is still the evening of the 9th here."""
    quote = beside(BesideKind.QUOTED, quoted_at(date(2026, 6, 9), HOME), by_day=True)
    late = datetime(2026, 6, 10, 1, tzinfo=UTC)
    assert len(recount([visit(late)], [quote], HOME)) == 1
    assert len(recount([visit(late)], [quote], "UTC")) == 2


def test_a_note_takes_nothing_along() -> None:
    note = Entry(EntryKind.NOTE, 1, NOON, note="words")
    assert len(recount([note], [beside(BesideKind.REAL, NOON), beside(BesideKind.LETTER, NOON)], HOME)) == 3


def test_what_was_promised_and_kept_under_one_number_are_two_entries() -> None:
    both = [beside(BesideKind.PROMISED, NOON), beside(BesideKind.KEPT, NOON + timedelta(days=1))]
    assert len({entry.key for entry in recount([], both, HOME)}) == 2


moments = st.integers(0, 5 * 24).map(lambda hours: NOON + timedelta(hours=hours))


@given(st.lists(st.tuples(moments, st.booleans())), st.lists(st.tuples(moments, st.sampled_from(BesideKind))))
def test_each_thing_is_told_once_and_in_order(
    touches: list[tuple[datetime, bool]], more: list[tuple[datetime, BesideKind]]
) -> None:
    entries = [call(at, n, contact=contact) for n, (at, contact) in enumerate(touches)]
    others = [beside(kind, at, n, by_day=kind is BesideKind.QUOTED) for n, (at, kind) in enumerate(more)]
    found = recount(entries, others, HOME)
    assert [entry.at for entry in found] == sorted((entry.at for entry in found), reverse=True)
    assert sorted(entry.id for entry in found if entry.kind is EntryKind.TOUCH) == list(range(len(touches)))
    told = [(each.kind, each.id) for entry in found for each in entry.beside]
    assert sorted(told) == sorted((each.kind, each.id) for each in others)
    assert len({entry.key for entry in found}) == len(found)
