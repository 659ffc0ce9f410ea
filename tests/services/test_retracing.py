"""What is written on the page of a person can be taken back step by step, and nothing else goes with it."""

from __future__ import annotations

import pytest

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.interview import Interview
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.person_field import Field
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.story import Story
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.services.retracing import Step, recording


@pytest.fixture
def maria(services: Services) -> int:
    return services.keeping.add(PersonForm(name="Maria Castellano", phones=("419 555 0142",)))


def city(services: Services, who: int, name: str) -> Step:
    with recording(services.around, who, "prospects") as record:
        services.around.store.prospects.edit(who, {"city": name})
    return record.step


def test_a_field_goes_back_and_what_was_written_elsewhere_stays(services: Services, maria: int) -> None:
    step = city(services, maria, "Toledo")
    services.briefing.set_reason(maria, "Her rate went up")
    services.retracing.undo(step)
    person = services.around.person(maria)
    assert (person.city, person.reason_to_call) == ("", "Her rate went up")


def test_a_field_that_was_changed_since_stays_and_it_is_told(services: Services, maria: int) -> None:
    step = city(services, maria, "Toledo")
    city(services, maria, "Maumee")
    with pytest.raises(RuleFault):
        services.retracing.undo(step)
    assert services.around.person(maria).city == "Maumee"


def test_what_was_typed_on_is_one_step(services: Services, maria: int) -> None:
    first, second = city(services, maria, "Tol"), city(services, maria, "Toledo")
    assert second.goes_on(first)
    services.retracing.undo(second.joined(first))
    assert services.around.person(maria).city == ""


def test_a_row_that_was_added_goes_and_one_that_was_removed_comes_back(services: Services, maria: int) -> None:
    store = services.around.store
    with recording(services.around, maria, "facts") as added:
        fact = store.facts.add(maria, "The lease ends in November", services.around.now())
    with recording(services.around, maria, "facts") as removed:
        store.facts.remove(fact)
    services.retracing.undo(removed.step)
    assert [each.words for each in store.facts.of(maria)] == ["The lease ends in November"]
    services.retracing.undo(added.step)
    assert store.facts.of(maria) == []


def test_a_row_comes_back_under_another_id_where_its_own_is_taken(services: Services, maria: int) -> None:
    store = services.around.store
    fact = store.facts.add(maria, "Bakes at night", services.around.now())
    with recording(services.around, maria, "facts") as removed:
        store.facts.remove(fact)
    assert store.facts.add(maria, "Has two ovens", services.around.now()) == fact
    services.retracing.undo(removed.step)
    assert {each.words for each in store.facts.of(maria)} == {"Bakes at night", "Has two ovens"}


def test_what_belongs_to_nobody_goes_back_too(services: Services) -> None:
    with recording(services.around, (), "stories") as record:
        services.around.store.stories.save(Story(0, "A third less", why_not=WhyNot.NO_FUNDING), services.around.now())
    assert record.step
    services.retracing.undo(record.step)
    assert services.banking.stories() == []


def test_what_changes_nothing_is_no_step(services: Services, maria: int) -> None:
    city(services, maria, "Toledo")
    assert not city(services, maria, "Toledo")


def test_search_finds_what_stands_there_again(services: Services, maria: int) -> None:
    from reengage_desktop.domain.listing import ListQuery

    step = city(services, maria, "Toledo")
    assert services.browsing.ids(ListQuery("toledo")) == [maria]
    services.retracing.undo(step)
    assert services.browsing.ids(ListQuery("toledo")) == []


def test_of_somebody_who_is_gone_nothing_is_taken_back(services: Services, maria: int) -> None:
    step = city(services, maria, "Toledo")
    with services.around.store.writing():
        services.around.store._db.execute_sql("DELETE FROM prospects WHERE id = ?", (maria,))
    with pytest.raises(RuleFault):
        services.retracing.undo(step)


def test_what_comes_back_points_to_nothing_that_is_gone(services: Services, maria: int) -> None:
    first, _ = services.banking.save(Story(0, "A third less"))
    second, _ = services.banking.save(Story(0, "Half the time"))
    services.banking.choose(maria, first)
    chosen = services.banking.choose(maria, second)
    services.banking.remove(first)
    services.retracing.undo(chosen)
    assert services.around.person(maria).story_id is None


def test_a_story_comes_back_though_its_interview_is_gone(services: Services) -> None:
    talk, _ = services.interviewing.save(Interview(0, "Anna", looked="The oven broke"))
    story, _ = services.banking.save(Story(0, "A third less", interview_id=talk))
    removed = services.banking.remove(story)
    services.interviewing.remove(talk)
    services.retracing.undo(removed)
    assert [(each.words, each.interview_id) for each in services.banking.stories()] == [("A third less", None)]


def test_a_story_comes_back_for_those_who_are_still_here(services: Services, maria: int) -> None:
    bob = services.keeping.add(PersonForm(name="Bob"))
    story, _ = services.banking.save(Story(0, "A third less"))
    for who in (maria, bob):
        services.banking.choose(who, story)
    removed = services.banking.remove(story)
    services.forgetting.forget(bob)
    services.retracing.undo(removed)
    assert services.around.person(maria).story_id == story


def test_what_a_customer_told_who_is_forgotten_does_not_come_back(services: Services, maria: int) -> None:
    talk, _ = services.interviewing.save(Interview(0, "Maria Castellano", maria, looked="The oven broke"))
    removed = services.interviewing.remove(talk)
    services.forgetting.forget(maria)
    with pytest.raises(RuleFault):
        services.retracing.undo(removed)
    assert services.interviewing.all() == []


def test_a_firm_that_is_gone_is_told_and_nothing_is_written(services: Services, maria: int) -> None:
    services.editing.set_field(maria, Field.COMPANY, "Castellano Bakery")
    step = services.editing.set_field(maria, Field.COMPANY, "Harbor Foods")
    services.around.store._db.execute_sql("DELETE FROM companies WHERE name = 'Castellano Bakery'")
    with pytest.raises(RuleFault):
        services.retracing.undo(step)
    assert services.around.person(maria).company == "Harbor Foods"


def test_a_call_can_be_taken_back_once_what_was_written_after_it_is(services: Services, maria: int) -> None:
    saved = services.calling.save(CallResult(maria, Outcome.NO_ANSWER))
    first, second = city(services, maria, "Tol"), city(services, maria, "Toledo")
    services.retracing.undo(second.joined(first))
    services.calling.undo(saved)
    assert services.around.store.touches.of(maria) == []


def test_a_call_stays_where_something_else_was_written_between(services: Services, maria: int) -> None:
    saved = services.calling.save(CallResult(maria, Outcome.NO_ANSWER))
    first = city(services, maria, "Tol")
    services.briefing.set_reason(maria, "Her rate went up")
    services.retracing.undo(city(services, maria, "Toledo").joined(first))
    with pytest.raises(RuleFault):
        services.calling.undo(saved)
    assert services.around.person(maria).reason_to_call == "Her rate went up"
