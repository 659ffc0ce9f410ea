"""What is kept beside a prospect is what its quotes, reasons, numbers and touches say."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.phone import parse_phone
from reengage_desktop.domain.prospect import Quote, Reason
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.touch import Channel, Touch
from reengage_desktop.store.file import MEMORY, Store
from reengage_desktop.store.summaries import COLUMNS

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
INSERT = (
    "INSERT INTO prospects (name, sort_name, party, stage, created_at, next_kind, next_from, next_until) "
    "VALUES ('A', 'a', 'business', 'active', '', 'call', '', '')"
)
touches = st.lists(
    st.builds(
        Touch,
        id=st.just(0),
        prospect_id=st.integers(1, 3),
        at=st.integers(0, 500).map(lambda hours: NOW + timedelta(hours=hours)),
        channel=st.sampled_from(Channel),
        outcome=st.sampled_from(["", "N", "V", "R"]),
        attempt=st.booleans(),
        contact=st.booleans(),
        seconds=st.integers(0, 900),
        note=st.just(""),
        learned=st.just(""),
        bulk=st.booleans(),
    ),
    max_size=12,
)


def summary(store: Store, who: int) -> dict[str, Any]:
    row = store._db.execute_sql(f"SELECT {COLUMNS} FROM prospects WHERE id = ?", (who,)).fetchone()
    return dict(zip(COLUMNS.split(", "), row, strict=True))


@given(steps=st.lists(touches, max_size=4))
def test_after_any_touches_the_summary_is_theirs(steps: list[list[Touch]]) -> None:
    with closing(Store.open(MEMORY, NOW)) as store:
        for _ in range(3):
            store._db.execute_sql(INSERT)
        for step in steps:
            with store.writing() as changes:
                for touch in step:
                    store.touches.add(touch)
                    changes.prospects.add(touch.prospect_id)
        assert store.health.stale_summaries(100) == []
        for who in (1, 2, 3):
            every = list(enumerate(touch for step in steps for touch in step if touch.prospect_id == who))
            mine = [touch for _, touch in sorted(every, key=lambda pair: (pair[1].at, pair[0]))]
            found = summary(store, who)
            assert found["attempts"] == sum(touch.attempt for touch in mine)
            assert found["contacts"] == sum(touch.contact for touch in mine)
            assert found["seconds_spent"] == sum(touch.seconds for touch in mine)
            contacts = [touch.at for touch in mine if touch.contact]
            assert found["last_contact_at"] == (f"{contacts[-1]:%Y-%m-%dT%H:%M:%SZ}" if contacts else None)
            assert found["last_touch_at"] == (f"{mine[-1].at:%Y-%m-%dT%H:%M:%SZ}" if mine else None)
            assert found["last_channel"] == (mine[-1].channel if mine else "")
            assert found["last_outcome"] == (mine[-1].outcome if mine else "")


def test_the_newest_quote_reason_and_living_number_are_shown(store: Store, add_person: Callable[..., int]) -> None:
    who = add_person(store, phones=("419 555 0142", "216 555 0199"))
    with store.writing() as changes:
        store.quotes.save(Quote(0, who, "Roof", 100_00, 10_00, "USD", date(2026, 8, 3), WhyNot.DELAYED))
        store.quotes.save(Quote(0, who, "Gutter", 50_00, None, "EUR", None, WhyNot.UNKNOWN))
        store.quotes.save(Quote(0, who, "Shed", 70_00, 7_00, "USD", date(2026, 7, 3), WhyNot.NOT_READY))
        store.prospects.add_reason(who, Reason("stated", "too dear", NOW))
        store.prospects.add_reason(who, Reason("stated", "no time", NOW + timedelta(days=1)))
        store.prospects.add_reason(who, Reason("real", "does not trust us", NOW))
        store.prospects.mark_dead(store.prospects.phones(who)[0].id)
        changes.prospects.add(who)
    found = summary(store, who)
    assert (found["product"], found["value"], found["why_not"]) == ("Roof", 100_00, "delayed")
    assert (found["currency"], found["inquired_on"]) == ("USD", "2026-08-03")
    assert (found["stated_reason"], found["real_reason"]) == ("no time", "does not trust us")
    assert found["phone"] == "+12165550199"
    assert found["score"] > 0


def test_the_score_falls_with_each_attempt_and_rises_after_a_contact(
    store: Store, add_person: Callable[..., int], quoted: dict[str, Any]
) -> None:
    who = add_person(store, **quoted)
    scores = [summary(store, who)["score"]]
    for contact in (False, False, True):
        with store.writing() as changes:
            store.touches.add(Touch(0, who, NOW, Channel.CALL, "", True, contact, 0, "", "", False))
            changes.prospects.add(who)
        scores.append(summary(store, who)["score"])
    assert scores[0] > scores[1] > scores[2] < scores[3] == scores[0]


def test_check_sees_a_summary_that_is_not_true(store: Store, add_person: Callable[..., int]) -> None:
    add_person(store)
    who = add_person(store, "Ben Adler")
    assert store.health.stale_summaries(100) == []
    store._db.execute_sql("UPDATE prospects SET attempts = 3 WHERE id = ?", (who,))
    assert store.health.stale_summaries(100) == [who]


@pytest.mark.parametrize(
    "column", [name for name in COLUMNS.split(", ") if name not in ("ladder", "real_reason", "last_channel")]
)
def test_check_sees_each_column(store: Store, add_person: Callable[..., int], column: str) -> None:
    who = add_person(store)
    store._db.execute_sql(f"UPDATE prospects SET {column} = '77' WHERE id = ?", (who,))
    assert store.health.stale_summaries(100) == [who]


def test_somebody_who_is_gone_is_found_no_more(store: Store, add_person: Callable[..., int]) -> None:
    who = add_person(store)
    with store.writing() as changes:
        store._db.execute_sql("DELETE FROM prospects WHERE id = ?", (who,))
        changes.prospects.add(who)
    for table in ("search", "search_digits", "phones"):
        assert store._db.execute_sql(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_numbers_that_stay_keep_their_mark(store: Store, add_person: Callable[..., int]) -> None:
    who = add_person(store, phones=("419 555 0142",))
    store.prospects.mark_dead(store.prospects.phones(who)[0].id)
    store.prospects.set_phones(who, [parse_phone("216 555 0199", "US"), parse_phone("419 555 0142", "US")])
    assert [(phone.e164, phone.dead) for phone in store.prospects.phones(who)] == [
        ("+12165550199", False),
        ("+14195550142", True),
    ]
    assert sqlite3.sqlite_version_info >= (3, 34), "trigrams are needed for numbers"
