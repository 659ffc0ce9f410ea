"""What an hour on somebody pays: worked out, corrected, taken back, and who is the best use of this minute."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest

from reengage_desktop.domain.commission import Basis
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.next_action import ActionKind
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Importance
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.slots import Part
from reengage_desktop.domain.why_now import Mattering
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.services.weighing import Estimate, MyHour

from .conftest import Clock


def add(services: Services, number: int = 1, worth: int = 4_000, why_not: WhyNot = WhyNot.UNKNOWN, **more: str) -> int:
    form = PersonForm(name=f"Person {number}", company="Firm", phones=(f"419555{number:04}",), **more)  # type: ignore[arg-type]
    return services.keeping.add(form, QuoteForm(product="Roof", worth=str(worth), why_not=why_not))


def in_money_of(services: Services, currency: str, people: list[int]) -> None:
    for who in people:
        with services.around.store.writing() as changes:
            for quote in services.around.store.quotes.of(who):
                services.around.store.quotes.save(replace(quote, currency=currency))
            changes.prospects.add(who)


def score(services: Services, who: int) -> int:
    return services.around.store.prospects.rows([who])[0].score


def edit(services: Services, who: int, **fields: object) -> None:
    with services.around.store.writing() as changes:
        services.around.store.prospects.edit(who, fields)
        changes.prospects.add(who)


def test_the_sum_is_worth_times_odds_times_reach_by_minutes(services: Services) -> None:
    found = services.weighing.of(add(services, why_not=WhyNot.NOT_READY))
    pays = found.payoff
    assert (pays.worth, pays.worth_from, pays.currency) == (400_000, Basis.TYPED, "USD")
    assert (pays.odds.percent, pays.reach.percent, pays.minutes.value) == (15, 20, 8)
    assert (pays.expected, pays.per_hour) == (12_000, 90_000), "4,000 × 3 % = 120 a call; × 60 ÷ 8 = 900"
    assert (found.attempt, found.part, found.here, found.elsewhere) == (1, Part.MORNING, 0, 0)


def test_somebody_who_is_gone_is_told(services: Services) -> None:
    with pytest.raises(RuleFault, match="no longer"):
        services.weighing.of(99)
    assert services.weighing.many([99]) == {}


@pytest.mark.parametrize(
    ("part", "value", "hour"),
    [
        (Estimate.ODDS, 30, 180_000),  # 4,000 × 30 % × 20 % × 60 ÷ 8
        (Estimate.REACH, 50, None),
        (Estimate.MINUTES, 16, 45_000),  # 4,000 × 15 % × 20 % × 60 ÷ 16
        (Estimate.WORTH, 800_000, 180_000),
        (Estimate.ODDS, 0, 0),
    ],
)
def test_each_part_is_corrected_and_taken_back(
    services: Services, part: Estimate, value: int, hour: int | None
) -> None:
    who = add(services, why_not=WhyNot.NOT_READY)
    before, scored = services.weighing.of(who), score(services, who)
    step = services.weighing.correct(who, part, value)
    pays = services.weighing.of(who).payoff
    assert hour is None or pays.per_hour == hour
    told = {Estimate.ODDS: pays.odds, Estimate.REACH: pays.reach, Estimate.MINUTES: pays.minutes}.get(part)
    assert told is None or told.own
    assert score(services, who) != scored
    services.retracing.undo(step)
    assert services.weighing.of(who) == before and score(services, who) == scored


def test_an_estimate_that_is_emptied_is_worked_out_again(services: Services) -> None:
    who = add(services)
    before = services.weighing.of(who)
    for part, value in ((Estimate.ODDS, 50), (Estimate.REACH, 60), (Estimate.MINUTES, 5)):
        services.weighing.correct(who, part, value)
        services.weighing.correct(who, part, None)
    assert services.weighing.of(who) == before
    services.weighing.correct(who, Estimate.WORTH, None)
    assert services.weighing.of(who).payoff.worth_from is Basis.UNKNOWN


@pytest.mark.parametrize(
    ("part", "value"),
    [
        (Estimate.ODDS, -1),
        (Estimate.ODDS, 101),
        (Estimate.REACH, 101),
        (Estimate.MINUTES, 0),
        (Estimate.MINUTES, 241),
        (Estimate.WORTH, -1),
        (Estimate.WORTH, 10**15),
    ],
)
def test_what_cannot_be_is_refused_in_words(services: Services, part: Estimate, value: int) -> None:
    who = add(services)
    before = services.weighing.of(who)
    with pytest.raises(RuleFault, match="Nothing was changed"):
        services.weighing.correct(who, part, value)
    assert services.weighing.of(who) == before


def test_what_somebody_without_a_quote_is_worth_is_kept_with_a_new_one(services: Services) -> None:
    who = services.keeping.add(PersonForm(name="Ada Ames", phones=("4195550001",)), None)
    step = services.weighing.correct(who, Estimate.WORTH, 100_000)
    assert services.weighing.of(who).payoff.worth == 100_000
    services.retracing.undo(step)
    assert services.weighing.of(who).payoff.worth == 0 and services.quoting.of(who).lines == ()
    assert not services.weighing.correct(who, Estimate.WORTH, None), "nothing is written where nothing was"


def test_ones_own_hour_is_typed_or_the_median_of_the_best_who_are_due(services: Services) -> None:
    ids = [add(services, n, worth=n * 1_000) for n in range(1, 5)]
    assert services.weighing.my_hour() is None, "four are too few to tell"
    ids.append(add(services, 5, worth=5_000))
    assert services.weighing.my_hour() == MyHour(
        services.weighing.of(ids[2]).payoff.per_hour, typed=False, of=5, currency="USD"
    )
    services.setting.keep(replace(services.setting.read(), hour_worth=12_000))
    assert services.weighing.my_hour() == MyHour(12_000, typed=True, of=0, currency="USD")


def test_what_the_day_is_worth_counts_its_calls_by_currency(services: Services) -> None:
    for number in range(1, 4):
        add(services, number, worth=1_000, why_not=WhyNot.NOT_READY)
    day = services.weighing.day()
    assert (day.calls, day.minutes, day.expected) == (3, 24, (("USD", 9_000),)), "3 × 1,000 × 15 % × 20 %"
    services.keeping.add(PersonForm(name="No Number", company="Firm"), QuoteForm(product="Roof", worth="9000"))
    assert services.weighing.day() == day, "a number to find is no call"


def test_who_was_tried_in_the_morning_stands_behind_an_equal_one_there_and_before_them_later(
    services: Services, clock: Clock
) -> None:
    tried, fresh = add(services, 1, worth=1_000), add(services, 2, worth=700)
    services.calling.save(CallResult(tried, Outcome.NO_ANSWER, seconds=30))
    clock.advance(days=2)
    found = services.weighing.of(tried)
    assert (found.attempt, found.here, found.elsewhere) == (2, 1, 0)
    assert found.payoff.reach.percent == 12, "16 % × 75 %"
    morning, late = services.planning.today().slots
    assert [call.row.id for call in morning.calls] == [fresh, tried]
    clock.advance(hours=6)
    assert services.weighing.of(tried).payoff.reach.percent == 20, "16 % × 125 %"
    late = services.planning.today().slots[1]
    assert [call.row.id for call in late.calls] == [tried, fresh]
    assert Mattering.OTHER_PART in [each.kind for each in services.weighing.of(tried).mattered]


def test_a_row_of_the_running_slot_and_its_sum_are_of_the_same_hour(services: Services) -> None:
    services.sampling.add()
    today = services.planning.today()
    assert today.current is not None and any(call.action.promised for call in today.current.calls)
    for call in today.current.calls:
        assert services.weighing.of(call.row.id).payoff == call.payoff
    best = services.weighing.best_now().call
    assert best is not None and best.payoff == next(c.payoff for c in today.best_first() if c.row.id == best.row.id)


def test_ones_own_results_move_the_odds_ten_minutes_later(services: Services, clock: Clock) -> None:
    who, others = add(services, 1), [add(services, n) for n in range(2, 6)]
    assert services.weighing.of(who).payoff.odds.percent == 8
    for other in others:
        services.calling.save(CallResult(other, Outcome.SOLD, seconds=300))
        clock.advance(minutes=2)
    clock.advance(minutes=10)
    odds = services.weighing.of(who).payoff.odds
    assert (odds.hits, odds.of, odds.prior) == (4, 4, 8)
    assert odds.percent == pytest.approx((8 * 20 + 400) / 24) and odds.too_early


def test_outcomes_logged_in_bulk_move_nothing(services: Services, clock: Clock) -> None:
    who, others = add(services, 1), [add(services, n) for n in range(2, 8)]
    before = services.weighing.of(who)
    for other in others:
        services.calling.save(CallResult(other, Outcome.SOLD))
        clock.advance(seconds=2)
    clock.advance(minutes=15)
    assert services.weighing.of(who).payoff == before.payoff


def test_the_best_use_of_now_is_one_name_with_what_decided(services: Services, clock: Clock) -> None:
    assert services.weighing.best_now().call is None
    others = [add(services, n, worth=100 * n) for n in range(1, 12)]
    best = add(services, 20, worth=9_000)
    edit(services, best, importance=Importance.VERY.value, reason_to_call="Rates fell")
    found = services.weighing.best_now()
    assert found.call is not None and found.call.row.id == best
    assert [each.kind for each in found.why] == [Mattering.VERY_IMPORTANT, Mattering.WORTH_MOST, Mattering.ODDS_ABOVE]
    services.moving.move(others[0], clock.now - timedelta(minutes=3), clock.now + timedelta(minutes=30), promised=True)
    found = services.weighing.best_now()
    assert found.call is not None and found.call.row.id == others[0]
    assert found.why[0].kind is Mattering.PROMISE_OPEN and found.why[0].at == found.call.action.due_until


def test_what_is_worth_most_is_told_within_one_currency(services: Services, clock: Clock) -> None:
    """Ten thousand yen are not much beside nine thousand dollars, and neither is held against the other."""
    in_money_of(services, "JPY", [add(services, n, worth=10_000 + n) for n in range(1, 12)])
    dollars = [add(services, n, worth=100 * n) for n in range(20, 31)]
    few = add(services, 40, worth=99_000)
    in_money_of(services, "EUR", [few])

    def worth_most(who: int) -> bool:
        return Mattering.WORTH_MOST in [each.kind for each in services.weighing.of(who).mattered]

    assert worth_most(dollars[-1])
    assert not worth_most(dollars[0])
    assert not worth_most(few), "one quote in euros: too few to say"


def test_outside_the_slots_whoever_may_be_called_is_found_behind_those_who_may_not(
    services: Services, clock: Clock
) -> None:
    far = [add(services, n, worth=5_000, country="US", region="CA") for n in range(1, 20)]
    near = add(services, 30, worth=10, country="US", region="OH")
    best = services.weighing.best_now().call
    assert best is not None and best.row.id == near
    edit(services, near, stage="do_not_contact", next_kind=None, next_from=None, next_until=None)
    found = services.weighing.best_now()
    assert found.call is None and found.opens_who is not None and found.opens_who.id in far
    assert found.opens_at is not None and f"{found.opens_at:%H:%M}" == "15:00", "08:00 in California"


def test_an_appointment_later_today_is_not_offered_before_its_hour(services: Services, clock: Clock) -> None:
    who = add(services)
    hour = {"next_from": clock.now + timedelta(hours=2), "next_until": clock.now + timedelta(hours=3)}
    edit(services, who, next_kind=ActionKind.APPOINTMENT.value, **hour)
    found = services.weighing.best_now()
    assert found.call is None and found.opens_at == clock.now + timedelta(hours=2)
    assert found.opens_who is not None and found.opens_who.id == who
    clock.advance(hours=2)
    best = services.weighing.best_now().call
    assert best is not None and best.row.id == who


def test_a_promise_is_not_told_to_open_at_an_hour_the_law_shuts(services: Services, clock: Clock) -> None:
    clock.now = datetime(2026, 10, 14, 4, 30, tzinfo=UTC)  # half past six in the evening in Honolulu
    who = services.keeping.add(PersonForm(name="Kim Hale", company="Hale", phones=("(808) 555-0199",)))
    morning = datetime(2026, 10, 14, 14, tzinfo=UTC)  # four in the morning there
    services.moving.move(who, morning, morning + timedelta(hours=5), promised=True)
    found = services.weighing.best_now()
    assert found.call is None and found.opens_at == datetime(2026, 10, 14, 18, tzinfo=UTC), "eight there"


def test_who_lies_on_the_desk_is_never_offered(services: Services, clock: Clock) -> None:
    who = add(services)
    edit(services, who, next_kind=ActionKind.DECIDE.value)
    assert services.planning.queue() == [] and services.weighing.best_now().call is None
    assert services.planning.today().waiting == 0 and services.weighing.day().calls == 0


def test_promises_in_their_window_come_first_and_nobody_out_of_permission_is_offered(
    services: Services, clock: Clock
) -> None:
    begun, ids = clock.now, [add(services, n) for n in range(6)]
    zones = {"CA": "America/Los_Angeles", "OH": "America/New_York", "HI": "Pacific/Honolulu", "CO": "America/Denver"}
    offered = 0
    for seed in range(120):
        random = Random(seed)
        with services.around.store.writing() as changes:
            for who in ids:
                region, at = random.choice([*zones]), begun + timedelta(minutes=random.randrange(-60, 600))
                told = {"region": region, "zone": zones[region], "own_odds": random.choice([None, 0, 50, 100])}
                told |= {"next_promised": random.random() < 0.7, "next_from": at, "next_until": at + timedelta(hours=1)}
                services.around.store.prospects.edit(who, told)
                changes.prospects.add(who)
        clock.now = begun + timedelta(minutes=random.randrange(1_440))
        queue = services.planning.calls(services.planning.queue())
        assert all(call.permission.callable for call in queue)
        assert all(first.promise_is_open or not second.promise_is_open for first, second in pairwise(queue))
        best = services.weighing.best_now()
        assert best.call is None or (best.call.permission.callable and best.why)
        assert (best.call.row.id == queue[0].row.id) if queue and best.call else not queue
        offered += best.call is not None
    assert 20 < offered < 110
