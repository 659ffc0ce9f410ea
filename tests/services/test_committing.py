"""The sentence over a real file: what is offered, what is kept, and what it is held against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from reengage_desktop.domain.commitment import Answer, Card, HalfSentence, State, Suggestion
from reengage_desktop.domain.day_review import DayGave
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.slots import Rest
from reengage_desktop.domain.wall_time import instant
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.store.changes import Changes

from .conftest import HOME, Clock, Laptop

TODAY = date(2026, 10, 13)
TOMORROW = TODAY + timedelta(days=1)
Add = Callable[..., int]


def at(hour: int, minute: int = 0, day: date = TODAY) -> datetime:
    return instant(day, time(hour, minute), HOME)


@pytest.fixture(autouse=True)
def morning(clock: Clock) -> None:
    clock.now = at(7, 52)


@pytest.fixture
def add(services: Services) -> Add:
    def one(name: str, worth: int = 1_000, reason: str = "", **more: str) -> int:
        form = PersonForm(name=name, company="Firm", phones=("419 555 0142",), reason_to_call=reason)
        return services.keeping.add(form, QuoteForm(product="Roof", value=str(worth * 10), worth=str(worth)))

    return one


def promise(services: Services, who: int, start: datetime, minutes: int = 60) -> None:
    services.moving.move(who, start, start + timedelta(minutes=minutes), promised=True)


def give(services: Services, who: int | None = None, name: str = "Maria Castellano") -> None:
    services.committing.give(TODAY, "8:30", who, name, "I gave my word")


# What is offered


def test_a_promise_comes_before_whoever_is_worth_more(services: Services, add: Add) -> None:
    add("Walt Bergstrom", worth=9_000, reason="The loan office is quicker")
    maria = add("Maria Castellano", worth=4_000)
    promise(services, maria, at(8, 30))
    assert services.committing.suggestion(TODAY) == Suggestion(TODAY, time(8, 30), maria, "Maria Castellano", True)


def test_of_several_promises_the_one_of_the_best_payoff(services: Services, add: Add) -> None:
    tomasz, maria = add("Tomasz Wierzbicki", worth=600), add("Maria Castellano", worth=4_000)
    promise(services, tomasz, at(8, 15), 10)
    promise(services, maria, at(8, 30))
    assert services.committing.suggestion(TODAY).prospect_id == maria


def test_without_a_promise_it_is_the_first_of_the_first_slot(services: Services, add: Add) -> None:
    add("Colleen McGrath", worth=500)
    walt = add("Walt Bergstrom", worth=9_000, reason="You can lease two of the vans.")
    offered = services.committing.suggestion(TODAY)
    assert (offered.at, offered.prospect_id, offered.promised) == (time(8, 15), walt, False)
    assert offered.reason == "they can lease two of the vans"
    assert services.planning.today().slots[0].calls[0].row.id == walt


def test_in_a_slot_that_runs_the_time_is_the_next_five_minutes(services: Services, add: Add, clock: Clock) -> None:
    add("Walt Bergstrom")
    clock.now = at(8, 33)
    assert services.committing.suggestion(TODAY).at == time(8, 35)
    clock.now = at(9, 0)
    assert services.committing.suggestion(TODAY).at == time(16, 30)


def test_an_open_promise_is_offered_at_once_and_an_owed_one_in_the_next_slot(
    services: Services, add: Add, clock: Clock
) -> None:
    promise(services, add("Maria Castellano"), at(10))
    clock.now = at(10, 12)
    assert services.committing.suggestion(TODAY).at == time(10, 15)
    clock.now = at(11, 1)
    owed = services.committing.suggestion(TODAY)
    assert (owed.at, owed.promised) == (time(16, 30), True)


def test_who_may_not_be_called_in_the_slot_is_not_offered(services: Services) -> None:
    form = PersonForm(name="Kim Hale", company="Hale", phones=("(808) 555-0199",))  # Honolulu
    kim = services.keeping.add(form, QuoteForm(product="Roof", worth="9000"))
    assert services.committing.suggestion(TODAY).at == time(16, 30)
    assert services.committing.suggestion(TODAY).prospect_id == kim


def test_with_nobody_to_call_nothing_is_offered(services: Services) -> None:
    assert services.committing.suggestion(TODAY) == Suggestion(TODAY)


def test_for_tomorrow_it_is_tomorrows_promise(services: Services, add: Add, clock: Clock) -> None:
    today, annette = add("Maria Castellano", worth=9_000), add("Annette Lindqvist", worth=100)
    promise(services, today, at(8, 30))
    promise(services, annette, at(9, 0, TOMORROW), 120)
    clock.now = at(18, 10)
    assert services.committing.suggestion(TOMORROW) == Suggestion(
        TOMORROW, time(9, 0), annette, "Annette Lindqvist", True
    )


def test_the_next_sentence_is_for_the_next_day_that_holds_something(services: Services, add: Add, clock: Clock) -> None:
    assert services.committing.day().next_day == TOMORROW
    clock.now = at(18, 0, date(2026, 10, 16))
    assert services.committing.day().next_day == date(2026, 10, 19)  # Friday, so Monday
    promise(services, add("Maria Castellano"), at(10, 0, date(2026, 10, 17)))
    assert services.committing.day().next_day == date(2026, 10, 17)


def test_what_hangs_on_a_person_is_told_with_their_promise(services: Services, add: Add) -> None:
    maria = add("Maria Castellano", worth=4_180, reason="Your power rate rose")
    promise(services, maria, at(8, 30))
    stakes = services.committing.stakes(maria)
    assert stakes is not None and stakes.promise is not None
    assert (stakes.first_name, stakes.value, stakes.worth, stakes.currency) == ("Maria", 4_180_000, 418_000, "USD")
    assert stakes.reason == "their power rate rose"
    assert services.committing.stakes(99) is None


# What is kept


def test_a_sentence_is_given_and_told(services: Services, add: Add) -> None:
    maria, heard = add("Maria Castellano"), list[bool]()
    services.listen(lambda changes: heard.append(_only_commitments(changes)))
    services.committing.give(TODAY, " 8.30 ", maria, "Maria  Castellano", "I gave\nmy word. ")
    given = services.committing.today()
    assert given is not None
    assert (given.at, given.prospect_id, given.who, given.because) == (
        time(8, 30),
        maria,
        "Maria Castellano",
        "I gave my word",
    )
    assert (given.called, given.state, given.answer) == ("Maria", State.GIVEN, None)
    assert heard == [True]
    assert services.committing.waits() is None


def test_somebody_who_is_not_in_the_file_stays_as_typed(services: Services) -> None:
    give(services, None, "<b>the bank</b>")
    given = services.committing.today()
    assert given is not None and (given.prospect_id, given.called) == (None, "<b>the bank</b>")
    give(services, 99, "Somebody gone")
    given = services.committing.today()
    assert given is not None and given.prospect_id is None


def test_a_person_who_is_taken_out_leaves_their_name_in_the_sentence(services: Services) -> None:
    services.sampling.add()
    who = services.committing.known("maria")[0]
    give(services, *who)
    services.sampling.remove()
    given = services.committing.today()
    assert given is not None and (given.prospect_id, given.called) == (None, "Maria Castellano")


@pytest.mark.parametrize(
    ("at_", "who", "because", "words"),
    [
        ("soon", "Maria", "I can", "“{text}” is no time"),
        ("  ", "Maria", "I can", "Write when"),
        ("8:30", " ", "I can", "whom you call"),
        ("8:30", "Maria", " . ", "why you call"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(
    services: Services, at_: str, who: str, because: str, words: str
) -> None:
    with pytest.raises(RuleFault) as told:
        services.committing.give(TODAY, at_, None, who, because)
    assert words in told.value.template
    assert services.committing.today() is None


def test_a_day_is_skipped_and_a_sentence_can_still_be_given_by_hand(services: Services) -> None:
    assert services.committing.waits() is Card.MORNING
    services.committing.skip(TODAY)
    assert services.committing.waits() is None and services.committing.today() is None
    give(services)
    assert services.committing.today() is not None


def test_half_a_sentence_survives_a_restart_and_goes_when_it_is_given(laptop: Laptop) -> None:
    half = HalfSentence(TODAY, "8:3", None, "Mar", "I want to he")
    for typed in (half, HalfSentence(TOMORROW, "9", None, "", "")):
        services = laptop.open()
        services.committing.keep_half(typed)
        services.close()
    services = laptop.open()
    assert services.committing.half(TODAY) == half
    services.committing.skip(TODAY)
    assert services.committing.half(TODAY) == half
    give(services)
    assert services.committing.half(TODAY) is None
    assert services.committing.half(TOMORROW) == HalfSentence(TOMORROW, "9", None, "", "")
    services.close()


def test_a_half_sentence_tells_nobody(services: Services) -> None:
    heard: list[Changes] = []
    services.listen(heard.append)
    services.committing.keep_half(HalfSentence(TODAY, "8"))
    assert heard == []


@pytest.mark.expects_warning("could not be read")
def test_a_row_that_cannot_be_read_is_set_aside(services: Services) -> None:
    give(services)
    with services.around.store.writing():
        services.around.store._db.execute_sql("UPDATE commitments SET at = 'half past'")
    assert services.committing.today() is None


# When it is asked


def test_the_cards_wait_by_the_settings_and_the_day(services: Services, clock: Clock) -> None:
    assert services.committing.waits() is Card.MORNING
    clock.now = at(7, 44)
    assert services.committing.waits() is None
    clock.now = at(17, 31)
    give(services)
    assert services.committing.waits() is Card.EVENING
    services.setting.keep(replace(services.setting.read(), evening_at="20:00"))
    assert services.committing.waits() is None
    clock.now = at(20, 0)
    services.committing.answer(TODAY, Answer.PARTLY)
    assert services.committing.waits() is None


def test_a_day_without_slot_and_promise_is_left_in_peace(services: Services, add: Add, clock: Clock) -> None:
    clock.now = at(8, 0, date(2026, 10, 17))  # a Saturday
    assert services.committing.waits() is None
    promise(services, add("Maria Castellano"), at(10, 0, date(2026, 10, 17)))
    assert services.committing.waits() is Card.MORNING


def test_slots_that_rest_hold_nothing(services: Services) -> None:
    store = services.around.store
    with store.writing() as changes:
        for slot in store.slots.all():
            store.slots.save(replace(slot, rests=(Rest(TODAY, TODAY),)))
        changes.slots = True
    assert services.committing.waits() is None
    assert services.committing.day().next_day == TOMORROW


# What it is held against


def test_the_first_attempt_of_the_day_is_when_it_was_done(services: Services, add: Add, clock: Clock) -> None:
    maria = add("Maria Castellano")
    clock.now = at(18, 0, TODAY - timedelta(days=1))
    services.calling.save(CallResult(maria, Outcome.NO_ANSWER))
    clock.now = at(8, 0)
    services.calling.save(CallResult(maria, Outcome.WRONG_NUMBER))  # no attempt
    give(services, maria)
    assert _done_at(services) is None
    for minute in (33, 50):
        clock.now = at(8, minute)
        services.calling.save(CallResult(maria, Outcome.NO_ANSWER))
    assert _done_at(services) == at(8, 33)


def test_of_somebody_outside_the_file_nothing_is_known(services: Services) -> None:
    give(services, None, "the bank")
    assert _done_at(services) is None


def test_an_answer_can_be_given_anew(services: Services, clock: Clock) -> None:
    give(services)
    for said in (Answer.NO, Answer.YES):
        clock.advance(hours=5)
        services.committing.answer(TODAY, said)
    given = services.committing.today()
    assert given is not None and (given.answer, given.answered_at) == (Answer.YES, clock.now)


def test_the_latest_sentence_is_looked_back_on_for_a_week(services: Services, clock: Clock) -> None:
    give(services)
    assert services.committing.day().last is None
    clock.now = at(8, 0, TOMORROW)
    services.committing.skip(TOMORROW)
    clock.now = at(8, 0, TODAY + timedelta(days=7))
    last = services.committing.day().last
    assert last is not None and last.sentence.day == TODAY
    clock.now = at(8, 0, TODAY + timedelta(days=8))
    assert services.committing.day().last is None


def test_what_the_day_gave(services: Services, add: Add, clock: Clock) -> None:
    ids = [add(f"Person {number}") for number in range(5)]
    assert services.committing.gave() == DayGave()
    results = [
        CallResult(ids[0], Outcome.REACHED, learned="The lease ends", real_reason="The lease", seconds=60),
        CallResult(ids[0], Outcome.REACHED, learned="Nothing new.", seconds=60),
        CallResult(ids[1], Outcome.APPOINTMENT, learned="A second site"),
        CallResult(ids[2], Outcome.NO_ANSWER),
        CallResult(ids[3], Outcome.VOICEMAIL),
        CallResult(ids[4], Outcome.WRONG_NUMBER),
    ]
    for result in results:
        clock.advance(minutes=2)
        services.calling.save(result)
    assert services.committing.gave() == DayGave(6, 2, 2, 1, ("Person 1",), 0)
    clock.now = at(0, 0, TOMORROW)
    assert services.committing.gave() == DayGave()


def test_promises_of_the_day_with_the_time_each_was_tried(services: Services, add: Add, clock: Clock) -> None:
    tomasz, maria, joyce = (add(name) for name in ("Tomasz", "Maria", "Joyce"))
    promise(services, tomasz, at(8, 15), 10)
    promise(services, maria, at(8, 30))
    promise(services, joyce, at(11))
    clock.now = at(8, 16)
    services.calling.save(CallResult(tomasz, Outcome.REACHED, learned="A room"))
    clock.now = at(9, 40)
    services.calling.save(CallResult(maria, Outcome.NO_ANSWER))
    assert [(p.name, p.kept, p.open, p.tried_at) for p in services.committing.promises()] == [
        ("Tomasz", True, False, at(8, 16)),
        ("Maria", False, False, at(9, 40)),
        ("Joyce", False, True, None),
    ]


def _done_at(services: Services) -> datetime | None:
    held = services.committing.day().sentence
    assert held is not None
    return held.done_at


def _only_commitments(changes: Changes) -> bool:
    return changes.commitments and not changes.prospects and not changes.everything
