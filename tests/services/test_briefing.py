"""Preparing for a call: what it lacks, the line that is new, why they could not act, homework and facts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reengage_desktop.domain.fact import FactAnswer, FactState
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.homework import HomeworkKind
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.preparation import Lack
from reengage_desktop.domain.prospect import Certainty
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.store.changes import Changes

from .conftest import Clock

NEW = "The power rate rose by 11 % in September"


@pytest.fixture
def maria(services: Services) -> int:
    return services.keeping.add(PersonForm(name="Maria Lopez", phones=("(419) 555-0142",)))


def lacks(services: Services, ident: int) -> tuple[Lack, ...]:
    return services.briefing.prepared([ident])[ident]


def test_a_call_is_prepared_once_it_has_a_reason_and_a_why(services: Services, maria: int) -> None:
    assert lacks(services, maria) == (Lack.REASON_TO_CALL, Lack.WHY)
    services.briefing.set_reason(maria, f"  {NEW}\n ")
    assert lacks(services, maria) == (Lack.WHY,)
    services.briefing.note_why(maria, stated="Too expensive")
    assert lacks(services, maria) == ()
    assert services.preparing.sheet(maria).prospect.reason_to_call == NEW


def test_people_who_are_gone_are_left_out(services: Services, maria: int) -> None:
    assert list(services.briefing.prepared([maria, 4711])) == [maria]


def test_each_step_is_announced_for_the_person(services: Services, maria: int) -> None:
    heard: list[Changes] = []
    services.listen(heard.append)
    briefing = services.briefing
    briefing.set_reason(maria, NEW)
    briefing.note_why(maria, real="The lease ends", certainty=Certainty.GUESS)
    briefing.add_homework(maria, HomeworkKind.MISSED, "Who signs?")
    briefing.remove_fact(briefing.add_fact(maria, "Two ovens"))
    assert [changes.prospects for changes in heard] == [{maria}] * 5


def test_empty_words_are_refused_and_what_stood_there_is_kept(services: Services, maria: int) -> None:
    briefing = services.briefing
    briefing.set_reason(maria, NEW)
    work = briefing.add_homework(maria, HomeworkKind.CHANGED, "Rates rose")
    for refused in (
        lambda: briefing.set_reason(maria, " \n"),
        lambda: briefing.note_why(maria, " ", ""),
        lambda: briefing.add_homework(maria, HomeworkKind.LINK, ""),
        lambda: briefing.reword_homework(work, "  "),
        lambda: briefing.add_fact(maria, ""),
    ):
        with pytest.raises(RuleFault):
            refused()
    sheet = services.preparing.sheet(maria)
    assert sheet.prospect.reason_to_call == NEW
    assert [each.words for each in sheet.homework] == ["Rates rose"] and sheet.facts == sheet.reasons == ()


def test_nobody_is_prepared_who_is_gone(services: Services) -> None:
    with pytest.raises(RuleFault):
        services.briefing.set_reason(4711, NEW)
    with pytest.raises(RuleFault):
        services.briefing.reword_homework(4711, "Anything")


def test_a_real_reason_is_kept_with_how_sure_it_is_and_not_twice(services: Services, maria: int) -> None:
    for sure in (Certainty.GUESS, Certainty.GUESS, Certainty.THEY_SAID):
        services.briefing.note_why(maria, real="The lease ends", certainty=sure)
    kept = services.preparing.sheet(maria).reasons
    assert [(each.kind, each.certainty) for each in kept] == [("real", "they_said"), ("real", "guess")]


def test_what_is_removed_comes_back_in_its_place(services: Services, maria: int) -> None:
    briefing = services.briefing
    first = briefing.add_homework(maria, HomeworkKind.MISSED, "Who signs?")
    briefing.add_homework(maria, HomeworkKind.LINK, "https://bakery.example")
    removed = briefing.remove_homework(first)
    briefing.put_back(removed)
    assert [each.words for each in services.preparing.sheet(maria).homework] == ["Who signs?", "https://bakery.example"]


def test_what_is_removed_comes_back_even_if_its_number_is_taken(services: Services, maria: int) -> None:
    briefing = services.briefing
    removed = briefing.remove_fact(briefing.add_fact(maria, "Two ovens"))
    briefing.add_fact(maria, "A dog")
    briefing.put_back(removed)
    assert {each.words for each in services.preparing.sheet(maria).facts} == {"Two ovens", "A dog"}


def test_a_fact_that_is_told_again_holds_again(services: Services, maria: int, clock: Clock) -> None:
    briefing = services.briefing
    ident = briefing.add_fact(maria, "Two ovens")
    learned = clock.now
    clock.advance(days=40)
    assert briefing.add_fact(maria, "two  Ovens") == ident
    (fact,) = services.preparing.sheet(maria).facts
    assert (fact.learned_at, fact.asked_at) == (learned, learned + timedelta(days=40))


def test_taking_a_call_back_takes_back_what_they_said_to_the_facts(services: Services, maria: int) -> None:
    briefing = services.briefing
    lease, dog = briefing.add_fact(maria, "The lease ends in May"), briefing.add_fact(maria, "A dog")
    before = services.preparing.sheet(maria).facts
    answers = (FactAnswer(lease, FactState.CHANGED, "It was renewed"), FactAnswer(dog, FactState.UNKNOWN))
    saved = services.calling.save(CallResult(maria, Outcome.REACHED, learned="Nothing new", facts=answers))
    assert {fact.words for fact in services.preparing.sheet(maria).facts} == {"A dog", "It was renewed"}
    services.calling.undo(saved)
    assert services.preparing.sheet(maria).facts == before


ANSWERS = st.lists(
    st.tuples(st.sampled_from(FactState), st.sampled_from(["", "It was renewed", "Two now"])), max_size=5
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(calls=st.lists(ANSWERS, max_size=3))
def test_no_answer_loses_a_fact(services: Services, clock: Clock, calls: list[list[tuple[FactState, str]]]) -> None:
    who = services.keeping.add(PersonForm(name=f"Person {services.around.store.intakes.next_id()}"))
    shelf = services.around.store.facts
    for words in ("Two ovens", "A dog", "The lease ends"):
        services.briefing.add_fact(who, words)
    for said in calls:
        clock.advance(hours=1)
        before = shelf.of(who, changed_too=True)
        asked = shelf.of(who)
        answers = tuple(FactAnswer(fact.id, state, became) for fact, (state, became) in zip(asked, said, strict=False))
        saved = services.calling.save(CallResult(who, Outcome.REACHED, learned="Nothing new", facts=answers))
        after = {fact.id: fact for fact in shelf.of(who, changed_too=True)}
        assert {fact.id: fact.words for fact in before}.items() <= {i: f.words for i, f in after.items()}.items()
        assert all(after[answer.fact_id].state is answer.state for answer in answers)
        became = [answer.became for answer in answers if answer.state is FactState.CHANGED and answer.became]
        assert sorted(became) == sorted(f.words for i, f in after.items() if i not in {b.id for b in before})
        services.calling.undo(saved)
        assert shelf.of(who, changed_too=True) == before
        services.calling.save(CallResult(who, Outcome.REACHED, learned="Nothing new", facts=answers))
