"""Letters on their shelf: the pile, and what is taken out of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from reengage_desktop.domain.letter import WAITING, LetterDraft, LetterState
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.store.file import Store

AddPerson = Callable[..., int]
DRAFT = LetterDraft("letter-after-call", "Dear Maria,\n\n{{ not a word }} <b>thank you</b>")


def test_a_letter_is_kept_word_for_word_and_what_was_read_is_ready(
    store: Store, add_person: AddPerson, clock: Callable[[], datetime]
) -> None:
    who = add_person(store)
    letters = [
        store.letters.add(who, LetterDraft(DRAFT.template, DRAFT.words, read), clock()) for read in (False, True)
    ]
    first, second = store.letters.waiting()
    assert [first.id, second.id] == letters
    assert (first.words, first.state, second.state) == (DRAFT.words, LetterState.DRAFT, LetterState.READY)
    assert store.letters.of(who) == [second, first]
    assert store.letters.get(99) is None


@pytest.mark.parametrize("state", list(LetterState))
def test_only_what_waits_is_counted(
    store: Store, add_person: AddPerson, clock: Callable[[], datetime], state: LetterState
) -> None:
    letter = store.letters.add(add_person(store), DRAFT, clock())
    store.letters.set_state(letter, state, clock() + timedelta(hours=1))
    assert store.letters.count_waiting() == len(store.letters.waiting()) == (state in WAITING)


def test_the_pile_is_without_people_who_must_not_be_contacted(
    store: Store, add_person: AddPerson, clock: Callable[[], datetime]
) -> None:
    who, other = add_person(store), add_person(store, "Ann Lee")
    for person in (who, other):
        store.letters.add(person, DRAFT, clock())
    with store.writing() as changes:
        store.prospects.set_next(who, Stage.DO_NOT_CONTACT, None, clock())
        changes.prospects.add(who)
    assert [letter.prospect_id for letter in store.letters.waiting()] == [other]
    assert store.letters.count_waiting() == 1
    store.letters.put_away_all(other, clock())
    assert store.letters.count_waiting() == 0
