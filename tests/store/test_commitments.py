"""Sentences on their shelf: one for each date, found again as they were."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from reengage_desktop.domain.commitment import Answer, Commitment, State
from reengage_desktop.domain.touch import Channel, Touch
from reengage_desktop.store.file import Store

NOW = datetime(2026, 10, 13, 12, 0, tzinfo=UTC)
DAY = date(2026, 10, 13)
GIVEN = Commitment(DAY, time(8, 30), None, "Maria <b>", "I gave my word", State.GIVEN, NOW)
SKIPPED = Commitment(DAY, time.min, None, "", "", State.SKIPPED, NOW)


def keep(store: Store, sentence: Commitment) -> None:
    with store.writing():
        store.commitments.keep(sentence)


@pytest.mark.parametrize(
    "sentence", [GIVEN, SKIPPED, replace(GIVEN, answer=Answer.NO, answered_at=NOW + timedelta(hours=10))]
)
def test_a_sentence_is_found_as_it_was(store: Store, sentence: Commitment) -> None:
    keep(store, sentence)
    assert store.commitments.of(DAY) == sentence
    assert store.commitments.of(DAY + timedelta(days=1)) is None


def test_a_date_has_one_sentence(store: Store) -> None:
    for sentence in (GIVEN, SKIPPED, replace(GIVEN, who="Walt")):
        keep(store, sentence)
    assert store.commitments.of(DAY) == replace(GIVEN, who="Walt")


def test_the_person_s_first_name_comes_along(store: Store, add_person: Callable[..., int]) -> None:
    who = add_person(store, "Maria Ortega")
    keep(store, replace(GIVEN, prospect_id=who))
    found = store.commitments.of(DAY)
    assert found is not None and (found.prospect_id, found.called) == (who, "Maria")


def test_the_latest_given_one_before_a_date(store: Store) -> None:
    for days, sentence in ((3, GIVEN), (2, GIVEN), (1, SKIPPED), (0, GIVEN)):
        keep(store, replace(sentence, day=DAY - timedelta(days=days)))
    found = store.commitments.last_before(DAY)
    assert found is not None and found.day == DAY - timedelta(days=2)


def test_an_attempt_counts_from_midnight_to_midnight(store: Store, add_person: Callable[..., int]) -> None:
    who = add_person(store, "Maria Ortega")
    first, last = NOW, NOW + timedelta(hours=24)
    touches = [
        Touch(0, who, first - timedelta(seconds=1), Channel.CALL, "N", True, False, 0, "", "", False),
        Touch(0, who, first, Channel.LETTER, "", False, False, 0, "", "", False),
        Touch(0, who, last, Channel.CALL, "N", True, False, 0, "", "", False),
    ]
    with store.writing():
        for touch in touches:
            store.touches.add(touch)
    assert store.commitments.tried_at(who, first, last) is None
    assert store.commitments.tried_at(who, first - timedelta(seconds=1), last) == first - timedelta(seconds=1)
    assert store.commitments.gave(first, last).letters == 1
