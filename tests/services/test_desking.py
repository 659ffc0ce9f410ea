"""Who comes to the desk after a call, and who does not: never over what was agreed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reengage_desktop.domain.follow_up import FollowUp
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Importance, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm

from .conftest import Clock


@pytest.fixture
def maria(services: Services) -> int:
    quote = QuoteForm(product="Roof", value="100", worth="5", why_not=WhyNot.NOT_READY)
    return services.keeping.add(PersonForm(name="Maria Lopez", phones=("419 555 0142",)), quote)


def call(services: Services, clock: Clock, who: int, key: str, learned: str = "nothing new", **more: object) -> None:
    clock.advance(days=1)
    services.calling.save(CallResult(who, Outcome(key), learned=learned, seconds=60, **more))  # type: ignore[arg-type]


def action(services: Services, who: int) -> NextAction:
    found = services.around.person(who).next_action
    assert found is not None
    return found


def on_the_desk(services: Services, who: int) -> Because | None:
    found = action(services, who)
    return found.because if found.kind is ActionKind.DECIDE else None


def test_the_third_talk_that_taught_nothing_asks_for_a_decision(services: Services, maria: int, clock: Clock) -> None:
    for learned in ("nothing new", "Nothing new."):
        call(services, clock, maria, "R", learned)
        assert on_the_desk(services, maria) is None
    call(services, clock, maria, "R")
    assert on_the_desk(services, maria) is Because.TAUGHT_NOTHING


def test_also_where_the_wrap_up_left_the_usual_48_hours(services: Services, maria: int, clock: Clock) -> None:
    for _ in range(3):
        usual = FollowUp(Stage.ACTIVE, services.calling.forty_eight_hours(maria))
        call(
            services, clock, maria, "R", follow_up=replace(usual, next_action=services.calling.forty_eight_hours(maria))
        )
        assert action(services, maria).because in (Because.FORTY_EIGHT_HOURS, Because.TAUGHT_NOTHING)
    assert on_the_desk(services, maria) is Because.TAUGHT_NOTHING


def test_one_talk_that_taught_something_begins_the_count_anew(services: Services, maria: int, clock: Clock) -> None:
    for learned in ("nothing new", "nothing new", "Has a new barn", "nothing new", "nothing new"):
        call(services, clock, maria, "R", learned)
        assert on_the_desk(services, maria) is None
    call(services, clock, maria, "R")
    assert on_the_desk(services, maria) is Because.TAUGHT_NOTHING


@pytest.mark.parametrize("key", ["A", "L", "X", "S", "D"])
def test_what_was_agreed_or_said_stands(services: Services, maria: int, clock: Clock, key: str) -> None:
    call(services, clock, maria, "R")
    call(services, clock, maria, "R")
    expected = services.calling.preview(maria, Outcome(key)).stage
    call(services, clock, maria, key)
    person = services.around.person(maria)
    assert person.stage is expected
    assert person.next_action is None or person.next_action.kind is not ActionKind.DECIDE


def test_who_called_themselves_is_not_laid_there(services: Services, maria: int, clock: Clock) -> None:
    call(services, clock, maria, "R")
    call(services, clock, maria, "R")
    call(services, clock, maria, "R", inbound=True)
    assert on_the_desk(services, maria) is None


def test_a_decision_begins_the_count_of_talks_anew(services: Services, maria: int, clock: Clock) -> None:
    from reengage_desktop.domain.desk import Choice

    for _ in range(3):
        call(services, clock, maria, "R")
    services.deciding.decide(maria, Choice.PUSH_ON, None, "The county pays a third")
    call(services, clock, maria, "R")
    assert on_the_desk(services, maria) is None


def test_who_is_not_there_as_agreed_comes_to_the_desk(services: Services, maria: int, clock: Clock) -> None:
    call(services, clock, maria, "A", "Wants to see it")
    clock.now = action(services, maria).due_from
    services.calling.save(CallResult(maria, Outcome.NO_ANSWER))
    assert on_the_desk(services, maria) is Because.THEY_BROKE_IT


@pytest.mark.parametrize("key", ["N", "V"])
def test_before_the_hour_and_with_a_message_left_nothing_is_broken(
    services: Services, maria: int, clock: Clock, key: str
) -> None:
    call(services, clock, maria, "A", "Wants to see it")
    clock.now = action(services, maria).due_from
    if key == "N":
        clock.advance(hours=-1)
    services.calling.save(CallResult(maria, Outcome(key)))
    assert on_the_desk(services, maria) is None


def test_a_promise_of_ours_is_not_theirs_to_break(services: Services, maria: int, clock: Clock) -> None:
    call(services, clock, maria, "V")
    clock.now = action(services, maria).due_from
    services.calling.save(CallResult(maria, Outcome.NO_ANSWER))
    assert on_the_desk(services, maria) is None


def typed_hour(services: Services, cents: int) -> None:
    services.setting.keep(replace(services.setting.read(), hour_worth=cents))


def test_the_third_try_that_pays_less_than_ones_hour(services: Services, maria: int, clock: Clock) -> None:
    typed_hour(services, 50_000)
    for _ in range(2):
        call(services, clock, maria, "N", "")
        assert on_the_desk(services, maria) is None
    assert services.calling.preview(maria, Outcome.NO_ANSWER).next_action.because is Because.UNDER_MY_HOUR  # type: ignore[union-attr]
    call(services, clock, maria, "N", "")
    assert on_the_desk(services, maria) is Because.UNDER_MY_HOUR


def test_an_hour_that_nobody_knows_lays_nobody_there(services: Services, maria: int, clock: Clock) -> None:
    for _ in range(4):
        call(services, clock, maria, "N", "")
        assert on_the_desk(services, maria) is None


def test_a_sale_of_which_nobody_knows_the_worth_is_not_weighed(services: Services, clock: Clock) -> None:
    typed_hour(services, 50_000)
    ben = services.keeping.add(PersonForm(name="Ben Ode", phones=("419 555 0150",)))
    for _ in range(4):
        call(services, clock, ben, "N", "")
        assert on_the_desk(services, ben) is None


def test_the_fifth_asks_for_a_decision_whatever_it_pays(services: Services, clock: Clock) -> None:
    quote = QuoteForm(product="Roof", value="9,000,000", worth="900,000", why_not=WhyNot.NOT_READY)
    ada = services.keeping.add(PersonForm(name="Ada Rich", phones=("419 555 0151",)), quote)
    typed_hour(services, 5_000)
    for _ in range(5):
        assert on_the_desk(services, ada) is None
        call(services, clock, ada, "N", "")
    assert on_the_desk(services, ada) is Because.LADDER_DONE


# Nobody is let go otherwise


@pytest.mark.parametrize("outcome", [Outcome.NO_ANSWER, Outcome.VOICEMAIL, Outcome.SOMEONE_ELSE, Outcome.WRONG_NUMBER])
@pytest.mark.parametrize("stage", [Stage.LET_GO, Stage.KEEP_IN_TOUCH, Stage.SOLD, Stage.DO_NOT_CONTACT])
def test_a_call_that_reached_nobody_lets_nobody_go(
    services: Services, maria: int, outcome: Outcome, stage: Stage
) -> None:
    from reengage_desktop.domain.fault import RuleFault

    follows = FollowUp(stage, action(services, maria) if stage.in_pool else None)
    with pytest.raises(RuleFault, match="Nothing was saved"):
        services.calling.save(CallResult(maria, outcome, follow_up=follows))
    assert services.around.person(maria).stage is Stage.ACTIVE
    assert services.around.store.touches.of(maria) == []


def test_how_important_the_sale_is_stays_with_the_call(services: Services, maria: int) -> None:
    saved = services.calling.save(CallResult(maria, Outcome.NO_ANSWER, importance=Importance.VERY))
    assert services.around.person(maria).importance is Importance.VERY
    services.calling.undo(saved)
    assert services.around.person(maria).importance is Importance.UNKNOWN


def test_a_no_ends_the_daily_calls(services: Services, maria: int, clock: Clock) -> None:
    services.laddering.put(maria, "push")
    call(services, clock, maria, "X")
    assert services.around.person(maria).ladder_key == ""
    assert services.laddering.history(maria)
