"""Which ladder somebody stands on: put there, refused by the law, ended by a No, begun anew, and told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.happening import Happening
from reengage_desktop.domain.ladder_plan import FIVE, PUSH, LadderPlan, Step, StepWay, TimeOfDay
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.recount import BesideKind
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult, SavedCall
from reengage_desktop.services.forms import PersonForm, QuoteForm
from tests.conftest import FrozenClock

ZONE = "America/New_York"
GENTLE = LadderPlan("", "Gentle", (Step(0, TimeOfDay.ANY), Step(3, TimeOfDay.MORNING), Step(5, TimeOfDay.LATE)))
VISITS = LadderPlan("", "At the door", (Step(0, TimeOfDay.ANY), Step(2, TimeOfDay.MORNING, (StepWay.VISIT,))))


@pytest.fixture
def maria(services: Services) -> int:
    return services.keeping.add(
        PersonForm(name="Maria Castellano", region="OH", country="US"), QuoteForm(product="Roof", value="900")
    )


def call(services: Services, who: int, key: str) -> SavedCall:
    return services.calling.save(CallResult(who, Outcome(key), learned="nothing new"))


def booked(services: Services, who: int) -> tuple[str, NextAction]:
    action = services.around.person(who).next_action
    assert action is not None
    return f"{local(action.due_from, ZONE):%a %d %H:%M}", action


def stands(services: Services, who: int) -> tuple[str, int, int]:
    stand = services.laddering.of(services.around.person(who))
    return stand.plan.name, stand.at, stand.of


def test_everybody_begins_on_five_spaced(services: Services, maria: int) -> None:
    assert stands(services, maria) == ("Five spaced", 1, 5)
    assert services.laddering.default() == FIVE
    assert [plan.key for plan in services.laddering.plans()] == ["five", "push"]


def test_attempts_stay_and_the_position_goes_on(services: Services, clock: FrozenClock, maria: int) -> None:
    for _ in range(3):
        call(services, maria, "N")
        clock.advance(days=1)
    services.laddering.put(maria, PUSH.key)
    assert stands(services, maria) == ("Push", 4, 20)
    step = services.laddering.put(maria, "")
    assert stands(services, maria) == ("Five spaced", 4, 5)
    services.retracing.undo(step)
    assert stands(services, maria) == ("Push", 4, 20)


def test_the_call_that_the_ladder_booked_moves_to_where_the_new_one_has_it(services: Services, maria: int) -> None:
    for _ in range(3):
        call(services, maria, "N")
    assert booked(services, maria)[0] == "Thu 15 16:30"
    step = services.laddering.put(maria, PUSH.key)
    assert booked(services, maria)[0] == "Wed 14 16:30"
    services.retracing.undo(step)
    assert booked(services, maria)[0] == "Thu 15 16:30"
    assert services.laddering.history(maria) == []


def test_what_was_promised_stays_whatever_the_ladder(services: Services, maria: int) -> None:
    call(services, maria, "V")
    before = booked(services, maria)
    services.laddering.put(maria, PUSH.key)
    assert booked(services, maria) == before and before[1].promised


def test_a_card_on_the_desk_is_not_taken_off_it_by_another_ladder(services: Services, maria: int) -> None:
    for _ in range(5):
        call(services, maria, "N")
    assert booked(services, maria)[1].kind is ActionKind.DECIDE
    services.laddering.put(maria, PUSH.key)
    assert booked(services, maria)[1].kind is ActionKind.DECIDE


def test_push_calls_each_working_day_and_asks_after_the_twentieth(
    services: Services, clock: FrozenClock, maria: int
) -> None:
    services.laddering.put(maria, PUSH.key)
    days: list[date] = []
    for _ in range(PUSH.of - 1):
        call(services, maria, "N")
        action = booked(services, maria)[1]
        assert action.kind is ActionKind.CALL
        clock.now = action.due_from
        days.append(local(action.due_from, ZONE).date())
    assert len(set(days)) == len(days) and all(day.weekday() < 5 for day in days)
    assert (days[-1] - days[0]).days == 26  # 18 working days after the first of them
    call(services, maria, "N")
    assert booked(services, maria)[1].because is Because.LADDER_DONE


@pytest.mark.parametrize("key", ["L", "X", "D"])
def test_any_no_ends_push_and_says_so(services: Services, maria: int, key: str) -> None:
    services.laddering.put(maria, PUSH.key)
    saved = call(services, maria, key)
    assert stands(services, maria)[0] == "Five spaced"
    latest = services.laddering.history(maria)[0]
    assert (latest.before, latest.after, latest.because) == ("push", "five", "said_no")
    services.calling.undo(saved)
    assert stands(services, maria)[0] == "Push"
    assert [change.after for change in services.laddering.history(maria)] == ["push"]


def test_push_ends_when_the_call_is_taken_also_away_from_the_phone(services: Services, maria: int) -> None:
    services.laddering.put(maria, PUSH.key)
    step = services.recounting.log(maria, Happening.MET, "At the fair")
    assert services.laddering.history(maria)[0].because == "taken"
    assert stands(services, maria)[0] == "Five spaced"
    services.retracing.undo(step)
    assert stands(services, maria)[0] == "Push"


def test_a_no_leaves_a_ladder_alone_that_is_not_daily(services: Services, maria: int) -> None:
    services.laddering.put(maria, services.laddering.save(GENTLE).key)
    call(services, maria, "X")
    assert stands(services, maria)[0] == "Gentle"


def test_push_is_refused_where_the_law_caps_it_and_after_a_no(services: Services, maria: int) -> None:
    paul = services.keeping.add(PersonForm(name="Paul", country="DE", consumer=True), QuoteForm(product="Roof"))
    with pytest.raises(RuleFault, match="may not be called"):
        services.laddering.put(paul, PUSH.key)
    elodie = services.keeping.add(PersonForm(name="Élodie", country="FR", consumer=True), QuoteForm(product="Roof"))
    services.permitting.note_consent(elodie, date(2026, 10, 1), "Signed")
    with pytest.raises(RuleFault, match="4 calls in 30 days"):
        services.laddering.put(elodie, PUSH.key)
    call(services, maria, "X")
    with pytest.raises(RuleFault, match="nobody after a No"):
        services.laddering.put(maria, PUSH.key)
    refused = {choice.plan.key: choice.refused for choice in services.laddering.choices(maria)}
    assert refused["five"] is None and "Five spaced" in str(refused["push"])


def test_a_ladder_that_is_gone_is_not_put_on_anybody(services: Services, maria: int) -> None:
    with pytest.raises(RuleFault, match="not there any more"):
        services.laddering.put(maria, "own:7")


def test_a_ladder_of_ones_own_spaces_the_calls(services: Services, clock: FrozenClock, maria: int) -> None:
    services.laddering.put(maria, services.laddering.save(GENTLE).key)
    call(services, maria, "N")
    day, action = booked(services, maria)
    assert (day, action.because) == ("Fri 16 08:15", Because.LADDER_STEP)
    clock.now = action.due_from
    call(services, maria, "N")
    assert booked(services, maria)[0] == "Fri 23 16:30"
    clock.now = booked(services, maria)[1].due_from
    call(services, maria, "N")
    assert booked(services, maria)[1].because is Because.LADDER_DONE


def test_a_step_at_the_door_books_a_visit_and_a_shut_door_goes_on_along_the_ladder(
    services: Services, clock: FrozenClock, maria: int
) -> None:
    services.laddering.put(maria, services.laddering.save(VISITS).key)
    call(services, maria, "N")
    day, action = booked(services, maria)
    assert (day, action.kind) == ("Thu 15 08:15", ActionKind.VISIT)
    clock.now = action.due_from
    services.recounting.log(maria, Happening.NOT_MET)
    assert booked(services, maria)[1].kind is ActionKind.DECIDE


def test_a_holiday_is_no_working_day(services: Services, clock: FrozenClock, maria: int) -> None:
    services.setting.keep(replace(services.setting.read(), holiday_region="US"))
    clock.advance(days=43)  # Wed 25 Nov, the eve of Thanksgiving
    call(services, maria, "N")
    assert booked(services, maria)[0] == "Fri 27 16:30"


def test_a_new_row_begins_where_one_pushes_on(services: Services, clock: FrozenClock, maria: int) -> None:
    for _ in range(5):
        call(services, maria, "N")
    with services.around.store.writing() as changes:
        services.laddering.begin_anew(maria)
        changes.prospects.add(maria)
    assert stands(services, maria) == ("Five spaced", 1, 5)
    clock.advance(minutes=1)
    call(services, maria, "N")
    assert stands(services, maria) == ("Five spaced", 2, 5)
    numbers = [entry.number for entry in services.recounting.entries(maria) if entry.number]
    assert sorted(numbers) == [1, 1, 2, 3, 4, 5] and numbers[0] == 1


def test_whoever_pushes_on_after_twenty_daily_calls_goes_on_with_five_spaced_ones(
    services: Services, maria: int
) -> None:
    services.laddering.put(maria, PUSH.key)
    with services.around.store.writing() as changes:
        services.laddering.begin_anew(maria)
        changes.prospects.add(maria)
    assert stands(services, maria) == ("Five spaced", 1, 5)
    latest = services.laddering.history(maria)[0]
    assert (latest.before, latest.after) == ("push", "five")


def test_a_change_is_told_in_the_timeline(services: Services, clock: FrozenClock, maria: int) -> None:
    services.laddering.put(maria, services.laddering.save(GENTLE).key)
    clock.advance(hours=1)
    call(services, maria, "N")
    beside = [each for entry in services.recounting.entries(maria) for each in entry.beside]
    told = next(each for each in beside if each.kind is BesideKind.LADDER)
    assert (told.source, told.words) == ("five", "Gentle")


# Ladders of one's own


def test_one_that_is_removed_leaves_its_people_on_the_default_and_comes_back(services: Services, maria: int) -> None:
    laddering = services.laddering
    key = laddering.save(GENTLE).key
    laddering.put(maria, key)
    assert laddering.used() == {key: 1}
    done = laddering.remove(key)
    assert stands(services, maria)[0] == "Five spaced"
    assert laddering.history(maria)[0].because == "removed"
    laddering.take_back(done)
    assert stands(services, maria)[0] == "Gentle"
    assert "removed" not in {change.because for change in laddering.history(maria)}


def test_whoever_changed_since_is_left_where_they_are_when_it_comes_back(services: Services, maria: int) -> None:
    key = services.laddering.save(GENTLE).key
    services.laddering.put(maria, key)
    done = services.laddering.remove(key)
    services.laddering.put(maria, PUSH.key)
    services.laddering.take_back(done)
    assert stands(services, maria)[0] == "Push"


def test_the_default_that_is_removed_is_five_again(services: Services, maria: int) -> None:
    key = services.laddering.save(GENTLE).key
    services.laddering.set_default(key)
    assert stands(services, maria) == ("Gentle", 1, 3)
    done = services.laddering.remove(key)
    assert services.laddering.default() == FIVE
    services.laddering.take_back(done)
    assert services.laddering.default().name == "Gentle"


def test_a_change_is_taken_back_as_long_as_nothing_came_after_it(services: Services) -> None:
    made = services.laddering.save(GENTLE)
    assert made.after is not None
    renamed = services.laddering.save(replace(made.after, name="Softly"))
    with pytest.raises(RuleFault, match="changed since"):
        services.laddering.take_back(made)
    services.laddering.take_back(renamed)
    services.laddering.take_back(made)
    assert [plan.key for plan in services.laddering.plans()] == ["five", "push"]


@pytest.mark.parametrize(
    ("name", "why"),
    [("", "needs a name"), (" \u200b\t", "needs a name"), ("x" * 41, "At most 40"), ("PUSH", "is a ladder of the name"),
     ("five spaced", "is a ladder of the name"), ("Gentle", "is a ladder of the name")],
)  # fmt: skip
def test_a_name_that_cannot_be_is_refused_in_words(services: Services, name: str, why: str) -> None:
    services.laddering.save(GENTLE)
    with pytest.raises(RuleFault, match=why):
        services.laddering.save(replace(GENTLE, name=name))
    assert len(services.laddering.plans()) == 3


def test_what_ships_stays_and_a_daily_one_is_nobodys_default(services: Services) -> None:
    for act in (
        lambda: services.laddering.remove("push"),
        lambda: services.laddering.save(replace(FIVE, name="Six")),
        lambda: services.laddering.set_default("push"),
        lambda: services.laddering.set_default("own:9"),
    ):
        with pytest.raises(RuleFault):
            act()
    assert services.laddering.default() == FIVE


def test_a_row_of_the_list_counts_by_the_ladder_of_the_person(services: Services, maria: int) -> None:
    bob, eve = (services.keeping.add(PersonForm(name=name, country="US")) for name in ("Bob", "Eve"))
    services.laddering.put(maria, services.laddering.save(GENTLE).key)
    services.laddering.put(bob, PUSH.key)
    assert [each.attempts for each in services.browsing.rows([maria, bob, eve])] == [3, 20, 5]
    services.laddering.set_default(services.around.person(maria).ladder_key)
    assert [each.attempts for each in services.browsing.rows([maria, bob, eve])] == [3, 20, 3]


@pytest.mark.expects_warning("cannot be read")
def test_a_ladder_that_cannot_be_read_is_left_out_and_its_people_stand_on_the_default(
    services: Services, maria: int
) -> None:
    key = services.laddering.save(GENTLE).key
    services.laddering.put(maria, key)
    services.around.store._db.execute_sql("UPDATE ladders SET steps = 'oh'")
    assert stands(services, maria)[0] == "Five spaced"
    assert services.around.person(maria).stage is Stage.ACTIVE
    assert [plan.key for plan in services.laddering.plans()] == ["five", "push"]
