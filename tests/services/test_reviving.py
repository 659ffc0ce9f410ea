"""A day they named, or news, bring somebody back to active: once, by the law, and never who asked for quiet."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.next_action import ActionKind, Because
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.trigger import TriggerKind
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.services.returning import Returning

from .conftest import HOME, Clock

SPRING = datetime(2027, 3, 1, 13, 0, tzinfo=UTC)  # eight in the morning in New York


@pytest.fixture
def maria(services: Services) -> int:
    return services.keeping.add(PersonForm(name="Maria Castellano", phones=("419 555 0142",)))


def end(services: Services, who: int, outcome: Outcome, note: str = "") -> None:
    services.calling.save(CallResult(who, outcome, note=note, learned="nothing new", seconds=60))


def stage(services: Services, who: int) -> Stage:
    return services.around.person(who).stage


def test_after_a_no_the_season_brings_them_back_once(services: Services, maria: int, clock: Clock) -> None:
    end(services, maria, Outcome.SAID_NO)
    services.reviving.add(maria, "budget in spring")
    assert services.reviving.due() == []
    clock.now = SPRING - timedelta(days=1)
    assert services.reviving.due() == []
    clock.now = SPRING
    (back,) = services.reviving.due()
    assert (back.prospect_id, back.name, back.words) == (maria, "Maria Castellano", "budget in spring")
    person = services.around.person(maria)
    assert (person.stage, person.reason_to_call) == (Stage.ACTIVE, "Budget in spring")
    assert person.next_action == back.action
    assert (back.action.kind, back.action.because) == (ActionKind.CALL, Because.THEIR_DATE)
    assert services.reviving.due() == []


def test_the_call_goes_into_the_next_slot_in_which_the_law_allows_it(
    services: Services, maria: int, clock: Clock
) -> None:
    end(services, maria, Outcome.SAID_NO)
    services.around.store.prospects.edit(maria, {"zone": "America/Los_Angeles", "country": "US", "region": "CA"})
    services.reviving.add(maria, "in spring")
    clock.now = SPRING
    (back,) = services.reviving.due()
    assert local(back.action.due_from, HOME).time() == time(16, 30)  # the morning slot is too early in California


def test_a_full_slot_is_passed_over(services: Services, clock: Clock) -> None:
    ids = [services.keeping.add(PersonForm(name=f"Person {n}", phones=(f"419 555 01{n:02}",))) for n in range(10, 19)]
    for who in ids:
        end(services, who, Outcome.SAID_NO)
        services.reviving.add(who, "in spring")
    clock.now = SPRING
    starts = [local(back.action.due_from, HOME).time() for back in services.reviving.due()]
    assert starts == [time(8, 15)] * 8 + [time(16, 30)]


def test_who_is_sold_or_asked_for_quiet_is_never_brought_back(services: Services, maria: int, clock: Clock) -> None:
    other = services.keeping.add(PersonForm(name="Walt Bergstrom", phones=("419 555 0143",)))
    for who, outcome in ((maria, Outcome.DO_NOT_CONTACT), (other, Outcome.SOLD)):
        services.reviving.add(who, "in spring")
        services.reviving.add(who, "news: power")
        end(services, who, outcome)
    clock.now = SPRING
    assert services.reviving.due() == services.reviving.heed("Power is cheap now") == []
    assert [stage(services, who) for who in (maria, other)] == [Stage.DO_NOT_CONTACT, Stage.SOLD]


def test_a_promise_that_was_given_stays(services: Services, maria: int, clock: Clock) -> None:
    end(services, maria, Outcome.SAID_NO)
    services.reviving.add(maria, "in spring")
    start = SPRING + timedelta(days=9)
    services.moving.move(maria, start, start + timedelta(hours=1), promised=True)
    clock.now = SPRING
    (back,) = services.reviving.due()
    assert back.action.promised
    assert services.around.person(maria).next_action == back.action
    assert stage(services, maria) is Stage.ACTIVE


def test_without_a_number_the_first_thing_is_to_find_one(services: Services, clock: Clock) -> None:
    who = services.keeping.add(PersonForm(name="Ines Carvalho"))
    end(services, who, Outcome.SAID_NO)
    services.reviving.add(who, "in spring")
    clock.now = SPRING
    (back,) = services.reviving.due()
    assert back.action.kind is ActionKind.FIND_NUMBER


def test_whom_no_call_is_allowed_gets_a_letter(services: Services, clock: Clock) -> None:
    form = PersonForm(name="Annette Lindqvist", phones=("419 555 0142",), consumer=True)
    who = services.keeping.add(form, QuoteForm(product="Windows", quoted_on=date(2026, 10, 1)))
    end(services, who, Outcome.SAID_NO)
    services.reviving.add(who, "in spring")
    clock.now = SPRING
    (back,) = services.reviving.due()
    assert back.action.kind is ActionKind.LETTER


def test_news_bring_back_who_waits_for_them_and_are_the_reason_to_call(
    services: Services, maria: int, clock: Clock
) -> None:
    other = services.keeping.add(PersonForm(name="Walt Bergstrom", phones=("419 555 0143",)))
    for who, words in ((maria, "news: power rate"), (other, "news: roof grant")):
        end(services, who, Outcome.SAID_NO)
        services.reviving.add(who, words)
    (back,) = services.reviving.heed("The power rates go up 11 %\nin September")
    assert (back.prospect_id, back.kind) == (maria, TriggerKind.NEWS)
    assert services.around.person(maria).reason_to_call == "The power rates go up 11 % in September"
    assert stage(services, other) is not Stage.ACTIVE
    assert services.reviving.heed("The power rates go up again") == []


def test_a_return_can_be_taken_back_and_does_not_come_again(services: Services, maria: int, clock: Clock) -> None:
    end(services, maria, Outcome.SAID_NO)
    services.reviving.add(maria, "in spring")
    before = services.around.person(maria)
    clock.now = SPRING
    (back,) = services.reviving.due()
    services.retracing.undo(back.step)
    after = services.around.person(maria)
    assert (after.stage, after.next_action, after.reason_to_call) == (
        before.stage,
        before.next_action,
        before.reason_to_call,
    )
    assert services.reviving.due() == []


def test_two_days_that_have_come_bring_them_back_once(services: Services, maria: int, clock: Clock) -> None:
    end(services, maria, Outcome.SAID_NO)
    services.reviving.add(maria, "in January")
    services.reviving.add(maria, "in spring")
    clock.now = SPRING
    assert len(services.reviving.due()) == 1
    assert all(trigger.fired_at for trigger in services.reviving.triggers(maria))


def test_triggers_are_added_reworded_and_removed_and_each_step_goes_back(services: Services, maria: int) -> None:
    trigger, added = services.reviving.add(maria, "  budget \n in spring ")
    reworded = services.reviving.reword(trigger, "after Easter")
    assert services.reviving.triggers(maria)[0].due_on == date(2027, 3, 30)
    removed = services.reviving.remove(trigger)
    assert services.reviving.triggers(maria) == []
    for step, words in ((removed, "after Easter"), (reworded, "budget in spring")):
        services.retracing.undo(step)
        assert [each.words for each in services.reviving.triggers(maria)] == [words]
    services.retracing.undo(added)
    assert services.reviving.triggers(maria) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [("", "Write a day"), ("31 February", "no such day"), ("1 March 2020", "has passed"), ("in 99 years", "ten years")],
)
def test_what_cannot_be_waited_for_is_refused_in_words(services: Services, maria: int, words: str, told: str) -> None:
    with pytest.raises(RuleFault, match=told):
        services.reviving.add(maria, words)
    assert services.reviving.triggers(maria) == []


def test_the_same_words_are_kept_once(services: Services, maria: int) -> None:
    services.reviving.add(maria, "Budget in spring")
    with pytest.raises(RuleFault, match="already"):
        services.reviving.add(maria, "budget in SPRING")


def test_a_note_of_a_later_suggests_its_day_until_something_is_noted(
    services: Services, maria: int, clock: Clock
) -> None:
    assert services.reviving.suggestion(maria) is None
    end(services, maria, Outcome.LATER, "Liked the ovens. Budget in spring; wants it leased.")
    clock.advance(days=3)
    found = services.reviving.suggestion(maria)
    assert found is not None
    assert (found.words, found.due_on) == ("Budget in spring", date(2027, 3, 1))
    step = services.reviving.take_suggestion(maria)
    assert step is not None
    assert services.reviving.suggestion(maria) is None
    assert services.reviving.take_suggestion(maria) is None
    services.retracing.undo(step)
    assert services.reviving.suggestion(maria) is not None


def test_what_they_said_is_counted_from_the_day_they_said_it(services: Services, maria: int, clock: Clock) -> None:
    end(services, maria, Outcome.LATER, "Call in three weeks")
    clock.advance(days=14)
    found = services.reviving.suggestion(maria)
    assert found is not None
    assert found.due_on == date(2026, 11, 3)
    clock.advance(days=14)
    assert services.reviving.suggestion(maria) is None


def test_after_another_talk_what_was_said_before_is_suggested_no_more(
    services: Services, maria: int, clock: Clock
) -> None:
    end(services, maria, Outcome.LATER, "Budget in spring")
    clock.advance(days=3)
    end(services, maria, Outcome.REACHED)
    assert services.reviving.suggestion(maria) is None


def test_a_day_in_the_reason_that_was_told_to_them_is_none_they_named(services: Services, maria: int) -> None:
    services.briefing.set_reason(maria, "The rebate ends in spring")
    services.calling.save(CallResult(maria, Outcome.LATER, learned="nothing new"))
    assert services.reviving.suggestion(maria) is None


def test_the_page_hears_of_a_return_that_changed_nothing_but_the_trigger(services: Services, clock: Clock) -> None:
    who = services.keeping.add(PersonForm(name="Bob", phones=("419 555 0155",), reason_to_call="The rate fell by 2 %"))
    services.around.store.prospects.edit(who, {"next_note": "Ask for the lease"})
    services.reviving.add(who, "tomorrow")
    clock.advance(days=1)
    heard: list[int] = []
    services.listen(lambda changes: heard.extend(changes.prospects))
    services.reviving.due()
    assert who in heard


def test_words_of_one_that_has_come_are_mended_though_its_day_has_passed(services: Services, clock: Clock) -> None:
    who = services.keeping.add(PersonForm(name="Bob", phones=("419 555 0155",)))
    trigger, _ = services.reviving.add(who, "15 March 2027")
    clock.advance(days=400)
    services.reviving.due()
    services.reviving.reword(trigger, "15 March 2027, the budget")
    assert services.reviving.triggers(who)[0].words == "15 March 2027, the budget"


def test_many_who_come_back_on_one_day_do_not_all_stand_in_one_slot(services: Services, clock: Clock) -> None:
    people = [services.keeping.add(PersonForm(name=f"Bob {n}", phones=(f"419 555 01{n:02}",))) for n in range(40)]
    with services.around.store.writing() as changes:
        for who in people:
            action = services.around.person(who).next_action
            assert action is not None
            later = replace(action, due_from=clock.now + timedelta(days=300), due_until=clock.now + timedelta(days=301))
            services.around.store.prospects.set_next(who, Stage.KEEP_IN_TOUCH, later, clock.now)
            changes.prospects.add(who)
    for who in people:
        services.reviving.add(who, "tomorrow")
    clock.advance(days=1)
    booked = Counter(revived.action.due_until for revived in services.reviving.due())
    most = max(slot.capacity for slot in services.around.slots())
    assert booked.total() == 40
    assert max(booked.values()) <= most


def test_nobody_comes_back_on_a_holiday_with_slots_or_without(services: Services, maria: int, clock: Clock) -> None:
    services.setting.keep(replace(services.setting.read(), holiday_region="US"))
    clock.now = datetime(2026, 11, 25, 23, tzinfo=UTC)  # the evening before Thanksgiving
    returning = Returning(services.around)
    assert returning.call(services.around.person(maria), Because.THEIR_DATE).due_from.date() == date(2026, 11, 27)
    for slot in services.around.slots():
        services.slotting.rest(slot.id, date(2026, 11, 25), date(2026, 12, 31))
    returning = Returning(services.around)
    assert returning.call(services.around.person(maria), Because.THEIR_DATE).due_from.date() == date(2026, 11, 27)


def test_nobody_new_is_called_on_a_holiday(services: Services, clock: Clock) -> None:
    services.setting.keep(replace(services.setting.read(), holiday_region="US"))
    clock.now = datetime(2026, 11, 25, 23, tzinfo=UTC)
    who = services.keeping.add(PersonForm(name="Ben Ode", phones=("419 555 0150",)))
    action = services.around.person(who).next_action
    assert action is not None and action.due_from.date() == date(2026, 11, 27)
