"""The ten outcomes, row by row against the table of the mission."""

from __future__ import annotations

import pytest

from reengage_desktop.domain.outcome import OUTCOMES, Ask, Follow, Outcome
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.touch import Channel

# Key, attempt, contact, stage, what follows, what is asked: the columns of "Outcomes of a call".
TABLE = [
    ("N", True, False, None, Follow.OTHER_SLOT, Ask.NOTHING),
    ("V", True, False, None, Follow.PROMISED_WINDOW, Ask.TWO_MESSAGES),
    ("G", True, False, None, Follow.OTHER_SLOT, Ask.NOTHING),
    ("W", False, False, None, Follow.FIND_NUMBER, Ask.NOTHING),
    ("R", True, True, Stage.ACTIVE, Follow.FORTY_EIGHT_HOURS, Ask.WRAP_UP),
    ("A", True, True, Stage.ACTIVE, Follow.APPOINTMENT, Ask.WRAP_UP),
    ("L", True, True, Stage.KEEP_IN_TOUCH, Follow.THEIR_DATE, Ask.WRAP_UP),
    ("X", True, True, Stage.KEEP_IN_TOUCH, Follow.AFTER_NO, Ask.WRAP_UP),
    ("S", True, True, Stage.SOLD, Follow.NOTHING, Ask.NOTHING),
    ("D", True, True, Stage.DO_NOT_CONTACT, Follow.NOTHING, Ask.DID_THEY_ASK),
]


@pytest.mark.parametrize(("key", "attempt", "contact", "stage", "follow", "ask"), TABLE)
def test_each_key_means_what_the_mission_says(
    key: str, attempt: bool, contact: bool, stage: Stage | None, follow: Follow, ask: Ask
) -> None:
    meaning = OUTCOMES[Outcome(key)]
    assert (meaning.attempt, meaning.contact, meaning.stage, meaning.follow, meaning.ask) == (
        attempt,
        contact,
        stage,
        follow,
        ask,
    )


def test_the_table_has_each_outcome_once() -> None:
    assert {row[0] for row in TABLE} == {outcome.value for outcome in OUTCOMES} == {each.value for each in Outcome}


def test_whoever_answered_was_tried() -> None:
    assert all(meaning.attempt for meaning in OUTCOMES.values() if meaning.contact)


def test_nothing_follows_only_where_the_stage_leaves_the_pool() -> None:
    for meaning in OUTCOMES.values():
        leaves = meaning.stage is not None and not meaning.stage.in_pool
        assert leaves == (meaning.follow is Follow.NOTHING)


def test_a_voicemail_is_kept_as_one_and_the_rest_as_calls() -> None:
    channels = {outcome.value: meaning.channel for outcome, meaning in OUTCOMES.items()}
    assert channels.pop("V") is Channel.VOICEMAIL
    assert set(channels.values()) == {Channel.CALL}
