"""The No list is walked once a year by reason, each card says what has changed, and each choice can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from reengage_desktop.domain.fact import FactAnswer, FactState
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.homework import HomeworkKind
from reengage_desktop.domain.listing import ListQuery
from reengage_desktop.domain.no_card import Change
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.story import Story
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.services.revisiting import Choice, Walked
from reengage_desktop.ui.no_list import no_words

from .conftest import Clock

YEAR = timedelta(days=366)


def refused(services: Services, name: str, why: WhyNot = WhyNot.NO_FUNDING, worth: str = "500", n: int = 42) -> int:
    quote = QuoteForm(product="Roof", value="9,000", worth=worth, why_not=why, stated_reason="Too much for us")
    who = services.keeping.add(PersonForm(name=name, phones=(f"419 555 01{n}",)), quote)
    services.calling.save(CallResult(who, Outcome.SAID_NO, learned="nothing new", why_not=why, seconds=90))
    return who


@pytest.fixture
def gordon(services: Services) -> int:
    return refused(services, "Gordon Pruitt")


def test_a_no_is_due_after_a_year_and_not_before(services: Services, gordon: int, clock: Clock) -> None:
    clock.advance(days=364)
    assert (services.revisiting.due_count(), services.revisiting.walk()) == (0, [])
    clock.advance(days=2)
    assert services.revisiting.due_count() == services.tending.needs().noes == 1
    assert [stop.prospect_id for stop in services.revisiting.walk()] == [gordon]


def test_the_months_are_a_setting(services: Services, gordon: int, clock: Clock) -> None:
    services.setting.keep(replace(services.setting.read(), no_walk_months=3))
    clock.advance(days=100)
    assert services.revisiting.due_count() == 1


def test_the_walk_goes_by_reason_and_then_by_worth(services: Services, clock: Clock) -> None:
    small = refused(services, "Small Roof", worth="100", n=43)
    ready = refused(services, "Not Ready", WhyNot.NOT_READY, n=44)
    large = refused(services, "Large Roof", worth="900", n=45)
    clock.now += YEAR
    stops = services.revisiting.walk()
    assert [stop.prospect_id for stop in stops] == [ready, large, small]
    assert [(stop.place, stop.of) for stop in stops] == [(1, 1), (1, 2), (2, 2)]
    services.revisiting.keep_place(large)
    assert [stop.prospect_id for stop in services.revisiting.walk()] == [large, small, ready]


def test_who_said_later_is_no_no_and_who_was_let_go_is_one(services: Services, gordon: int, clock: Clock) -> None:
    services.calling.save(CallResult(gordon, Outcome.LATER, learned="nothing new"))
    other = services.keeping.add(PersonForm(name="Let Go", phones=("419 555 0149",)))
    with services.around.store.writing() as changes:
        action = services.around.person(other).next_action
        services.around.store.prospects.set_next(other, Stage.LET_GO, action, clock.now)
        changes.prospects.add(other)
    clock.now += YEAR
    assert [stop.prospect_id for stop in services.revisiting.walk()] == [other]


def test_everybody_can_be_walked_past_at_any_time_but_not_twice_in_a_month(
    services: Services, gordon: int, clock: Clock
) -> None:
    assert [stop.prospect_id for stop in services.revisiting.walk(everybody=True)] == []
    clock.advance(days=31)
    assert [stop.prospect_id for stop in services.revisiting.walk(everybody=True)] == [gordon]
    services.revisiting.leave(gordon)
    assert services.revisiting.walk(everybody=True) == []


def test_the_card_tells_what_came_up_since_the_no(services: Services, gordon: int, clock: Clock) -> None:
    clock.advance(days=1)
    services.briefing.add_homework(gordon, HomeworkKind.CHANGED, "Soon after the No")
    kept = services.briefing.add_fact(gordon, "Has two barns")
    clock.now += YEAR
    assert [each.words for each in services.revisiting.card(gordon).changed] == ["Soon after the No", "Has two barns"]
    services.revisiting.leave(gordon)
    assert services.revisiting.card(gordon).changed == ()
    clock.now += YEAR
    services.briefing.add_homework(gordon, HomeworkKind.CHANGED, "The county gives a grant")
    with services.around.store.writing() as changes:
        store = services.around.store
        store.facts.answer(FactAnswer(kept, FactState.CHANGED, "Has three barns"), clock.now)
        store.stories.save(Story(0, "We got the loan", why_not=WhyNot.NO_FUNDING), clock.now)
        store.stories.save(Story(0, "It fits small houses", why_not=WhyNot.WRONG_PRODUCT), clock.now)
        changes.prospects.add(gordon)
    services.keeping.add(
        PersonForm(name="Other", phones=("419 555 0150",)),
        QuoteForm(product="roof", value="8,000", quoted_on=services.around.today()),
    )
    changed = services.revisiting.card(gordon).changed
    assert {(each.kind, each.words) for each in changed} == {
        (Change.NEWS, "The county gives a grant"),
        (Change.FACT, "Has three barns"),
        (Change.PRICE, "Roof"),
        (Change.STORY, "We got the loan"),
    }
    assert next(each.cents for each in changed if each.kind is Change.PRICE) == 800_000


def test_back_to_active_needs_something_new(services: Services, gordon: int, clock: Clock) -> None:
    clock.now += YEAR
    for words in ("", "Just checking in", "  \n"):
        with pytest.raises(RuleFault, match="new"):
            services.revisiting.back(gordon, words)
    assert services.revisiting.due_count() == 1
    walked = services.revisiting.back(gordon, "The county pays\na third")
    person = services.around.person(gordon)
    assert (person.stage, person.reason_to_call) == (Stage.ACTIVE, "The county pays a third")
    assert person.next_action == walked.action
    assert services.revisiting.due_count() == 0


def test_what_they_were_told_before_is_not_new(services: Services, gordon: int, clock: Clock) -> None:
    services.briefing.set_reason(gordon, "The county pays a third")
    services.calling.save(CallResult(gordon, Outcome.SAID_NO, learned="nothing new"))
    clock.now += YEAR
    with pytest.raises(RuleFault, match="told that before"):
        services.revisiting.back(gordon, "the county pays a THIRD.")


def test_leaving_them_keeps_the_stage_and_moves_a_review_to_the_next_walk(services: Services, clock: Clock) -> None:
    who = refused(services, "No Mail")
    before = services.around.person(who)
    assert before.stage is Stage.LET_GO  # nothing to write to, so a review was booked
    clock.now += YEAR
    services.revisiting.leave(who)
    after = services.around.person(who)
    assert after.stage is Stage.LET_GO
    assert after.next_action is not None
    assert before.next_action is not None
    assert after.next_action.kind is before.next_action.kind
    assert after.next_action.due_from > clock.now + timedelta(days=360)


def test_another_day_brings_them_back_by_itself(services: Services, gordon: int, clock: Clock) -> None:
    walked = services.revisiting.another(gordon, "in spring")
    assert walked.reading is not None
    assert walked.reading.due_on == date(2027, 3, 1)
    clock.now = datetime(2027, 3, 1, 14, tzinfo=clock.now.tzinfo)
    assert [back.prospect_id for back in services.reviving.due()] == [gordon]
    with pytest.raises(RuleFault):
        services.revisiting.another(gordon, "31 February")


@pytest.mark.parametrize("asked", [True, False])
def test_do_not_contact_stops_everything_and_holds_the_number_if_they_asked(
    services: Services, gordon: int, asked: bool
) -> None:
    walked = services.revisiting.stop(gordon, they_asked=asked)
    person = services.around.person(gordon)
    assert (person.stage, person.next_action, walked.action) == (Stage.DO_NOT_CONTACT, None, None)
    assert bool(services.around.store.prospects.blocked_numbers()) is asked
    services.revisiting.undo(walked)
    assert services.around.person(gordon).stage is not Stage.DO_NOT_CONTACT
    assert services.around.store.prospects.blocked_numbers() == set()


def choose(services: Services, who: int, choice: Choice) -> Walked:
    revisiting = services.revisiting
    return {
        Choice.BACK: lambda: revisiting.back(who, "The county pays a third"),
        Choice.LEAVE: lambda: revisiting.leave(who),
        Choice.ANOTHER: lambda: revisiting.another(who, "in spring"),
        Choice.STOP: lambda: revisiting.stop(who, they_asked=True),
    }[choice]()


@pytest.mark.parametrize("choice", Choice)
def test_each_choice_is_taken_back_whole(services: Services, gordon: int, clock: Clock, choice: Choice) -> None:
    clock.now += YEAR
    before = services.around.store.snapshots.take(gordon)
    walked = choose(services, gordon, choice)
    assert services.revisiting.due_count() == 0
    services.revisiting.undo(walked)
    assert services.around.store.snapshots.take(gordon).rows == before.rows
    assert services.revisiting.due_count() == 1


@pytest.mark.parametrize("choice", Choice)
def test_what_was_written_since_is_not_undone_with_it(
    services: Services, gordon: int, clock: Clock, choice: Choice
) -> None:
    walked = choose(services, gordon, choice)
    services.briefing.add_fact(gordon, "Has two barns")
    with pytest.raises(RuleFault, match="changed since"):
        services.revisiting.undo(walked)
    assert [fact.words for fact in services.around.store.facts.of(gordon)] == ["Has two barns"]


def test_who_came_back_meanwhile_is_no_card_any_more(services: Services, gordon: int) -> None:
    services.calling.save(CallResult(gordon, Outcome.REACHED, learned="nothing new"))
    for act in (services.revisiting.card, services.revisiting.leave):
        with pytest.raises(RuleFault, match="no more"):
            act(gordon)


def test_what_they_wait_for_already_is_not_noted_twice(services: Services, gordon: int) -> None:
    services.reviving.add(gordon, "in spring")
    with pytest.raises(RuleFault):
        services.revisiting.another(gordon, "In spring")
    assert len(services.reviving.triggers(gordon)) == 1
    assert services.around.person(gordon).walked_at is None


def test_who_was_let_go_unheard_is_not_told_to_have_said_no(services: Services, clock: Clock) -> None:
    services.sampling.add()
    (diego,) = services.browsing.ids(ListQuery("Diego Salazar"))
    card = services.revisiting.card(diego)
    assert not card.said_no
    said = no_words.said_when(card, clock(), "America/New_York")
    assert said.startswith("They said neither yes nor no. You tried last")
    (stellan,) = services.browsing.ids(ListQuery("Stellan Ek"))
    assert services.revisiting.card(stellan).said_no
