"""At the desk three cards a day are decided, each alone; to push on takes a new angle, and nobody is lost otherwise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reengage_desktop.domain.desk import Angle, Choice, LearnedKind
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.follow_up import FollowUp
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.person_around import AroundKind
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.slots import NOON
from reengage_desktop.domain.story import Story
from reengage_desktop.domain.untried import Way
from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm

from .conftest import HOME, Clock

NEW = "The county pays a third"


def add(services: Services, name: str, n: int = 40, worth: str = "500", **form: str) -> int:
    quote = QuoteForm(product="Roof", value="9,000", worth=worth, why_not=WhyNot.NO_FUNDING)
    return services.keeping.add(PersonForm(name=name, phones=(f"419 555 01{n:02}",), **form), quote)  # type: ignore[arg-type]


def on_the_desk(services: Services, name: str, n: int = 40, worth: str = "500", **form: str) -> int:
    who = add(services, name, n, worth, **form)
    services.deciding.lay(who)
    return who


@pytest.fixture
def gordon(services: Services) -> int:
    return on_the_desk(services, "Gordon Pruitt", company="Pruitt Orchards", street="1 Main St", city="Wooster")


def person(services: Services, who: int):  # type: ignore[no-untyped-def]
    return services.around.person(who)


def call(services: Services, who: int, outcome: Outcome, clock: Clock, learned: str = "") -> None:
    clock.advance(minutes=5)
    services.calling.save(CallResult(who, outcome, learned=learned, seconds=60))


# Three cards a day


def test_three_cards_a_day_lie_open_and_the_rest_waits(services: Services) -> None:
    people = [on_the_desk(services, f"Person {n}", n, worth=str(100 * n)) for n in range(10, 15)]
    day = services.deciding.day()
    assert [place.prospect_id for place in day.open] == [people[4], people[3], people[2]]
    assert (day.done, day.waiting, day.total, services.deciding.count()) == (0, 2, 3, 3)


def test_thirty_cannot_be_flipped_in_a_row(services: Services, clock: Clock) -> None:
    people = [on_the_desk(services, f"Person {n}", n) for n in range(30)]
    refused = 0
    for who in [*people, *people]:
        clock.advance(seconds=3)
        try:
            services.deciding.decide(who, Choice.LET_GO)
        except RuleFault:
            refused += 1
    assert refused == 57
    stages = [person(services, who).stage for who in people]
    assert (stages.count(Stage.LET_GO), stages.count(Stage.ACTIVE)) == (3, 27)


def test_leaving_cards_and_laying_others_gives_no_more_of_them(services: Services, clock: Clock) -> None:
    people = [on_the_desk(services, f"Person {n}", n) for n in range(5)]
    for place in services.deciding.cards():
        services.deciding.not_today(place.prospect_id)
    assert services.deciding.cards() == []
    for who in people:
        with pytest.raises(RuleFault, match="Three cards a day"):
            services.deciding.decide(who, Choice.KEEP_IN_TOUCH)
    clock.advance(days=1)
    assert len(services.deciding.cards()) == 3


def test_the_three_of_tomorrow_lie_open_at_midnight_and_not_a_minute_before(services: Services, clock: Clock) -> None:
    for number in range(7):
        on_the_desk(services, f"Person {number}", number)
    clock.now = clock.now.replace(hour=3, minute=58, second=0) + timedelta(days=1)  # 23:58 in New York
    for _ in range(3):
        done = services.deciding.decide(services.deciding.cards()[0].prospect_id, Choice.KEEP_IN_TOUCH)
    assert services.deciding.cards() == []
    clock.advance(minutes=1)
    assert services.deciding.cards() == []
    clock.advance(minutes=1)
    assert len(services.deciding.cards()) == 3
    services.deciding.take_back(done)
    assert len(services.deciding.cards()) == 3, "what is taken back of yesterday gives none more today"


def test_the_fourth_of_the_pile_is_not_decided_before_the_first(services: Services) -> None:
    people = [on_the_desk(services, f"Person {n}", n) for n in range(4)]
    shut = next(who for who in people if who not in {place.prospect_id for place in services.deciding.cards()})
    with pytest.raises(RuleFault, match="not open today"):
        services.deciding.decide(shut, Choice.LET_GO)


def test_whose_card_lies_nowhere_is_not_decided(services: Services) -> None:
    who = add(services, "Still Called")
    for decide in (lambda: services.deciding.decide(who, Choice.LET_GO), lambda: services.deciding.not_today(who)):
        with pytest.raises(RuleFault, match="does not lie on the desk"):
            decide()
    assert person(services, who).stage is Stage.ACTIVE


def test_a_card_that_was_left_waits_for_the_next_working_day(services: Services, gordon: int, clock: Clock) -> None:
    done = services.deciding.not_today(gordon)
    assert (done.choice, services.deciding.day().done, services.deciding.day().waiting) == (None, 1, 1)
    assert local(done.action.due_from, HOME).date() == services.around.today() + timedelta(days=1)  # type: ignore[union-attr]
    clock.advance(days=1)
    assert [place.because for place in services.deciding.cards()] == [Because.BY_HAND]


def test_what_is_taken_back_lies_open_again(services: Services, gordon: int) -> None:
    before = person(services, gordon)
    for choice, angle in (
        (Choice.PUSH_ON, Angle(Way.PHONE_LATE)),
        (Choice.LET_GO, None),
        (Choice.DO_NOT_CONTACT, None),
    ):
        done = services.deciding.decide(gordon, choice, angle)
        services.deciding.take_back(done)
        assert person(services, gordon) == before
        assert services.deciding.day().done == 0
    assert services.lettering.waiting() == 0
    assert services.around.store.prospects.blocked_numbers() == set()


def test_what_was_changed_since_is_not_taken_back(services: Services, gordon: int) -> None:
    done = services.deciding.decide(gordon, Choice.KEEP_IN_TOUCH)
    services.briefing.set_reason(gordon, NEW)
    with pytest.raises(RuleFault, match="changed since"):
        services.deciding.take_back(done)


# Push on


@pytest.mark.parametrize("words", ["", "   ", "Just checking in", "\x00\n"])
def test_to_push_on_takes_something_new(services: Services, gordon: int, words: str) -> None:
    with pytest.raises(RuleFault):
        services.deciding.decide(gordon, Choice.PUSH_ON, None, words)
    assert services.deciding.day().done == 0
    assert person(services, gordon).next_action.kind is ActionKind.DECIDE


def test_what_lay_ready_all_the_while_is_not_new(services: Services, gordon: int) -> None:
    services.briefing.set_reason(gordon, NEW)
    with pytest.raises(RuleFault, match="told that before"):
        services.deciding.decide(gordon, Choice.PUSH_ON, None, f"  {NEW.upper()}. ")


def test_five_attempts_then_the_desk_then_five_more_with_a_new_reason(services: Services, clock: Clock) -> None:
    who = add(services, "Maria Lopez")
    for day in range(5):
        call(services, who, Outcome.NO_ANSWER, clock)
        clock.advance(days=1 + 2 * (day > 2))
    card = services.deciding.card(who)
    assert (card.because, card.attempts, card.of, card.ladder) == (Because.LADDER_DONE, 5, 5, "ttttt")
    assert (card.spent, card.untaught) == (300, 5)
    done = services.deciding.decide(who, Choice.PUSH_ON, None, NEW)
    pushed = person(services, who)
    assert (pushed.reason_to_call, pushed.stage, pushed.ladder) == (NEW, Stage.ACTIVE, "")
    assert pushed.next_action == done.action
    assert (done.action.kind, done.action.because) == (ActionKind.CALL, Because.PUSHED_ON)  # type: ignore[union-attr]
    assert services.laddering.of(pushed).at == 1
    for _ in range(5):
        assert person(services, who).next_action.kind is ActionKind.CALL
        call(services, who, Outcome.NO_ANSWER, clock)
        clock.advance(days=1)
    assert services.deciding.card(who).because is Because.LADDER_DONE


def test_each_way_books_what_it_is(services: Services, gordon: int, clock: Clock) -> None:
    carol = services.acquainting.add(gordon, "Carol Bean", AroundKind.ASSISTANT)[0]
    with services.around.store.writing():
        story = services.around.store.stories.save(Story(0, "A roof saves a farm a third", product="Roof"), clock.now)
    booked = {}
    for angle in (
        Angle(Way.VISIT), Angle(Way.LETTER), Angle(Way.PHONE_EARLY), Angle(Way.PHONE_LATE), Angle(Way.TEXT),
        Angle(Way.ASSISTANT, carol), Angle(Way.RESULT, story),
    ):  # fmt: skip
        done = services.deciding.decide(gordon, Choice.PUSH_ON, angle)
        booked[angle.way] = done, person(services, gordon)
        services.deciding.take_back(done)
    actions = {way: done.action for way, (done, _) in booked.items()}
    assert (actions[Way.VISIT].kind, actions[Way.LETTER].kind) == (ActionKind.VISIT, ActionKind.LETTER)
    assert booked[Way.LETTER][0].letter
    early, late = (local(actions[way].due_from, HOME).time() for way in (Way.PHONE_EARLY, Way.PHONE_LATE))
    assert early < NOON <= late
    assert (actions[Way.TEXT].note, actions[Way.ASSISTANT].note) == (
        "Write a text first",
        "First speak with Carol Bean",
    )
    told = booked[Way.RESULT][1]
    assert (told.story_id, told.reason_to_call) == (story, "A roof saves a farm a third")


def test_a_way_that_was_tried_or_pushed_on_before_is_no_angle(services: Services, gordon: int, clock: Clock) -> None:
    services.deciding.decide(gordon, Choice.PUSH_ON, Angle(Way.TEXT))
    services.deciding.lay(gordon)
    call(services, gordon, Outcome.NO_ANSWER, clock)
    for way in (Way.TEXT, Way.PHONE_EARLY, Way.OTHER_NUMBER):
        with pytest.raises(RuleFault, match="another way"):
            services.deciding.decide(gordon, Choice.PUSH_ON, Angle(way))
    services.deciding.decide(gordon, Choice.PUSH_ON, Angle(Way.PHONE_LATE))


def test_who_is_called_from_the_desk_in_vain_stays_there(services: Services, gordon: int, clock: Clock) -> None:
    card = person(services, gordon).next_action
    assert services.calling.preview(gordon, Outcome.NO_ANSWER).next_action == card
    call(services, gordon, Outcome.NO_ANSWER, clock)
    assert person(services, gordon).next_action == card
    call(services, gordon, Outcome.REACHED, clock, "Has a new barn")
    assert person(services, gordon).next_action.kind is ActionKind.CALL


def test_the_letter_tells_what_is_new(services: Services, gordon: int) -> None:
    services.deciding.decide(gordon, Choice.PUSH_ON, Angle(Way.LETTER), NEW)
    assert NEW.casefold() in services.lettering.pile()[0].letter.words.casefold()


# The other three


def test_keep_in_touch_goes_on_monthly(services: Services, gordon: int) -> None:
    done = services.deciding.decide(gordon, Choice.KEEP_IN_TOUCH, words="Likes our news")
    assert person(services, gordon).stage is Stage.KEEP_IN_TOUCH
    assert (done.action.kind, done.action.because) == (ActionKind.KEEP_IN_TOUCH, Because.DECIDED)  # type: ignore[union-attr]
    assert 28 <= (local(done.action.due_from, HOME).date() - services.around.today()).days <= 33  # type: ignore[union-attr]


def test_let_go_closes_kindly_until_a_date(services: Services, gordon: int) -> None:
    until = services.around.today() + timedelta(days=100)
    done = services.deciding.decide(gordon, Choice.LET_GO, until=until)
    gone = person(services, gordon)
    assert (gone.stage, gone.next_action.kind, done.until) == (Stage.LET_GO, ActionKind.REVIEW, until)
    assert local(gone.next_action.due_from, HOME).date() >= until
    letter = services.lettering.pile()[0]
    assert (done.letter, letter.letter.template, letter.name) == (True, "letter-close-kindly", "Gordon Pruitt")
    assert "{" not in letter.letter.words
    assert "The door stays open." in letter.letter.words


def test_let_go_without_a_date_looks_again_in_half_a_year(services: Services, gordon: int) -> None:
    done = services.deciding.decide(gordon, Choice.LET_GO)
    assert done.until is not None
    assert 180 <= (done.until - services.around.today()).days <= 186


@pytest.mark.parametrize("until", [date(2020, 1, 1), date(2026, 10, 13), date(2037, 1, 1), date.max])
def test_a_day_that_cannot_be_is_refused(services: Services, gordon: int, until: date) -> None:
    with pytest.raises(RuleFault, match="Nothing was changed"):
        services.deciding.decide(gordon, Choice.LET_GO, until=until)
    assert services.deciding.count() == 1


@pytest.mark.parametrize("they_asked", [True, False])
def test_do_not_contact_stops_everything(services: Services, gordon: int, they_asked: bool) -> None:
    done = services.deciding.decide(gordon, Choice.DO_NOT_CONTACT, they_asked=they_asked)
    gone = person(services, gordon)
    assert (gone.stage, gone.next_action, done.action) == (Stage.DO_NOT_CONTACT, None, None)
    assert bool(services.around.store.prospects.blocked_numbers()) is they_asked


def test_what_was_decided_is_kept_with_why_it_lay_there(services: Services, gordon: int, clock: Clock) -> None:
    services.deciding.decide(gordon, Choice.KEEP_IN_TOUCH, words=" Likes\tour \u202e news ")
    made = services.around.store.decisions.of(gordon)
    assert [(each.choice, each.because, each.words, each.at) for each in made] == [
        (Choice.KEEP_IN_TOUCH, Because.BY_HAND, "Likes our news", clock.now)
    ]


# Laid by hand


def test_who_was_laid_there_comes_back_as_they_were(services: Services) -> None:
    who = add(services, "Ben Ode")
    before = person(services, who)
    laid = services.deciding.lay(who)
    assert services.deciding.cards()[0].prospect_id == who
    services.deciding.take_back(laid)
    assert person(services, who) == before


def test_what_was_agreed_is_not_laid_aside(services: Services, clock: Clock) -> None:
    who = add(services, "Ben Ode")
    call(services, who, Outcome.APPOINTMENT, clock, "Wants to see it")
    with pytest.raises(RuleFault, match="agreed with Ben Ode"):
        services.deciding.lay(who)


def test_a_date_they_named_is_not_laid_aside(services: Services, clock: Clock) -> None:
    who = add(services, "Ben Ode")
    named = FollowUp(Stage.ACTIVE, services.calling.on_their_date(who, date(2026, 11, 2)))
    services.calling.save(CallResult(who, Outcome.REACHED, learned="Busy until then", follow_up=named))
    with pytest.raises(RuleFault, match="agreed with Ben Ode"):
        services.deciding.lay(who)
    clock.now = clock.now.replace(month=11, day=3)
    services.deciding.lay(who)


def test_nobody_is_laid_there_twice_or_while_they_are_not_called(services: Services, gordon: int) -> None:
    with pytest.raises(RuleFault, match="already"):
        services.deciding.lay(gordon)
    services.deciding.decide(gordon, Choice.LET_GO)
    with pytest.raises(RuleFault, match="nothing to decide"):
        services.deciding.lay(gordon)


def test_a_person_who_is_gone_is_told_in_words(services: Services) -> None:
    for act in (services.deciding.card, services.deciding.lay, services.deciding.not_today, services.exploring.ways):
        with pytest.raises(RuleFault, match="no longer in your file"):
            act(99)


# The card


def test_the_card_tells_what_was_learned_with_the_real_reason(services: Services, clock: Clock) -> None:
    who = add(services, "Gordon Pruitt")
    clock.advance(minutes=5)
    services.calling.save(
        CallResult(
            who, Outcome.REACHED, learned="Harvest ends on 25 November", real_reason="Lost the loan", seconds=600
        )
    )
    call(services, who, Outcome.NO_ANSWER, clock)
    services.deciding.lay(who)
    card = services.deciding.card(who)
    assert [(line.kind, line.words) for line in card.learned] == [
        (LearnedKind.FACT, "Harvest ends on 25 November"),
        (LearnedKind.REAL, "Lost the loan"),
    ]
    assert (card.untaught, card.spent) == (1, 660)
    assert card.hint is not None
    assert card.hint.day == date(2026, 11, 25)
    services.reviving.add(who, "after Easter")
    assert services.deciding.card(who).hint is None


def test_going_on_is_weighed_by_ones_own_people(services: Services, clock: Clock) -> None:
    quiet = [add(services, f"Quiet {n}", n) for n in range(21)]
    for who in quiet:
        for _ in range(2):
            clock.advance(hours=2)
            services.calling.save(CallResult(who, Outcome.NO_ANSWER, seconds=30))
    for who in quiet[:3]:
        clock.advance(hours=2)
        services.calling.save(CallResult(who, Outcome.REACHED, learned="nothing new", seconds=30))
    clock.advance(days=40)
    gordon = add(services, "Gordon Pruitt", 50)
    for _ in range(2):
        call(services, gordon, Outcome.NO_ANSWER, clock)
    if person(services, gordon).next_action.kind is not ActionKind.DECIDE:
        services.deciding.lay(gordon)
    more = services.deciding.card(gordon).more
    assert more is not None
    assert (more.quiet.back, more.quiet.of, more.quiet.too_early) == (3, 21, False)
    assert more.back == pytest.approx(100 * 3 / 21)
    assert more.per_hour_low < more.per_hour < more.per_hour_high
    assert more.expected == round(more.worth * more.odds * more.back / 10_000)


def test_without_a_worth_nothing_is_reckoned(services: Services) -> None:
    who = services.keeping.add(PersonForm(name="Ben Ode", phones=("419 555 0111",)))
    services.deciding.lay(who)
    card = services.deciding.card(who)
    assert (card.more, card.quote, card.learned, card.hint) == (None, None, (), None)


def test_the_index_of_the_desk_is_there(services: Services, gordon: int) -> None:
    action = person(services, gordon).next_action
    assert isinstance(action, NextAction)
    assert [each.prospect_id for each in services.around.store.decisions.waiting()] == [gordon]
