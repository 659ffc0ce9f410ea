"""Do not contact stops everything at once: each way by which anything goes out to somebody."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from reengage_desktop.domain.call_list import ListKind
from reengage_desktop.domain.commitment import Answer
from reengage_desktop.domain.desk import Choice
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.follow_up import FollowUp
from reengage_desktop.domain.happening import Happening
from reengage_desktop.domain.listing import Filter, ListQuery
from reengage_desktop.domain.next_action import ActionKind, NextAction
from reengage_desktop.domain.outcome import OUTCOMES, Outcome, outcomes_for
from reengage_desktop.domain.permission import Lamp
from reengage_desktop.domain.prospect import Prospect, Stage
from reengage_desktop.domain.text_message import NoText, why_no_text
from reengage_desktop.domain.touch import Channel
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.services.stopping import ASKED

from .conftest import Clock

MARIA = PersonForm(
    name="Maria Lopez",
    phones=("(419) 555-0142",),
    emails=("maria@lopez.example",),
    street="1 River Rd",
    city="Toledo",
    region="OH",
    country="US",
    reason_to_call="Her power rate went up",
)
Stop = Callable[[], object]


@pytest.fixture
def maria(services: Services, clock: Clock) -> int:
    """Somebody to whom everything is about to go out: they are promised a call in ten minutes."""
    ident = services.keeping.add(MARIA, QuoteForm(product="Roof", value="12000", quoted_on=date(2026, 9, 30)))
    services.calling.save(CallResult(ident, Outcome.REACHED, learned="They sell in May"))
    services.reviving.add(ident, "news of solar power")
    services.reviving.add(ident, "15 October 2026")
    services.acquainting.add(ident, "Elena", phone="419 555 0147")
    for _ in range(2):
        letter = services.lettering.add(ident, services.lettering.write(ident))
    services.lettering.ready(letter)
    start = clock.now + timedelta(minutes=10)
    services.moving.move(ident, start, start + timedelta(hours=2), promised=True)
    services.committing.give(services.around.today(), "8:45", ident, "Maria", "her rate went up")
    return ident


def person(services: Services, who: int) -> Prospect:
    return services.around.person(who)


def by_call(services: Services, who: int) -> None:
    services.calling.save(CallResult(who, Outcome.DO_NOT_CONTACT, note="Do not call me again"))


def elena(services: Services, who: int) -> int:
    (found,) = services.acquainting.of(who)
    return found.person.id


# Who may be stopped, and how


@pytest.mark.parametrize("way", ["call", "inbound", "walk", "desk", "list", "import", "number"])
def test_each_way_to_stop_leaves_nothing_that_goes_out(
    services: Services, maria: int, way: str, tmp_path: Path, take_in: Callable[[str], list[int]]
) -> None:
    path = tmp_path / "own.txt"
    path.write_text("+1 419 555 0142\n")
    match way:
        case "call" | "inbound":
            services.calling.save(CallResult(maria, Outcome.DO_NOT_CONTACT, inbound=way == "inbound"))
        case "walk":
            services.calling.save(CallResult(maria, Outcome.SAID_NO))
            services.lettering.add(maria, services.lettering.write(maria))
            services.revisiting.stop(maria, they_asked=True)
        case "desk":
            services.calling.save(CallResult(maria, Outcome.REACHED, learned="They sell"))
            services.deciding.lay(maria)
            services.deciding.decide(maria, Choice.DO_NOT_CONTACT)
        case "list":
            services.screening.take(services.screening.look(path, ListKind.OWN, date(2026, 10, 1)))
        case "import":
            take_in("Name,Phone,Do Not Call\nMaria Lopez,419 555 0142,yes\n")
        case "number":
            services.around.store.registries.hold(["+14195550199"], services.around.now())
            services.keeping.edit(maria, replace(MARIA, phones=(*MARIA.phones, "419 555 0199")))
    who = person(services, maria)
    assert (who.stage, who.next_action) == (Stage.DO_NOT_CONTACT, None)
    assert (services.lettering.pile(), services.lettering.waiting()) == ([], 0)
    assert services.promising.ledger().open == 0
    assert "+14195550142" in services.screening.own_list()


def test_stopping_twice_is_as_good_as_once(services: Services, maria: int) -> None:
    by_call(services, maria)
    before = person(services, maria)
    by_call(services, maria)
    assert replace(person(services, maria), last_touch_at=None, last_contact_at=None) == replace(
        before, last_touch_at=None, last_contact_at=None
    )


def test_where_i_decided_it_their_number_is_free_for_others(services: Services, maria: int) -> None:
    services.calling.save(CallResult(maria, Outcome.DO_NOT_CONTACT, they_asked=False))
    assert services.around.store.prospects.blocked_numbers() == set()
    assert person(services, maria).stage is Stage.DO_NOT_CONTACT


def test_what_stopped_them_is_taken_back_as_a_whole(services: Services, maria: int) -> None:
    before, pile = person(services, maria), services.lettering.pile()
    services.calling.undo(services.calling.save(CallResult(maria, Outcome.DO_NOT_CONTACT)))
    assert person(services, maria) == before
    assert services.lettering.pile() == pile
    assert services.promising.ledger().open == 1
    assert services.screening.own_list() == []


# Each way out


def test_no_letter_is_in_the_pile_printed_posted_or_written(services: Services, maria: int) -> None:
    ready, draft = [piled.letter.id for piled in services.lettering.pile()][::-1], services.lettering.write(maria)
    by_call(services, maria)
    assert services.lettering.pile() == []
    services.lettering.printed(ready)
    assert services.lettering.sent(ready).letters == ()
    assert not [touch for touch in services.around.store.touches.of(maria) if touch.channel is Channel.LETTER]
    for refused in (
        lambda: services.lettering.write(maria),
        lambda: services.lettering.add(maria, draft),
        lambda: services.lettering.ready(ready[0]),
        lambda: services.lettering.rewrite(ready[0], "Dear Maria"),
    ):
        with pytest.raises(RuleFault):
            refused()


def test_no_mail_goes_to_them_also_not_one_that_was_begun(services: Services, maria: int) -> None:
    draft = services.mailing.draft(maria)
    services.mailing.keep(maria, draft)
    by_call(services, maria)
    for refused in (
        lambda: services.mailing.draft(maria, draft.template),
        lambda: services.mailing.addresses(maria),
        lambda: services.mailing.sent(maria, draft.subject, draft),
    ):
        with pytest.raises(RuleFault, match="asked not to be contacted"):
            refused()


def test_no_voicemail_and_no_text_is_offered(services: Services, maria: int) -> None:
    by_call(services, maria)
    sheet = services.preparing.sheet(maria)
    assert (sheet.permission.lamp, sheet.permission.callable) == (Lamp.DNC, False)
    assert why_no_text(sheet.permission, sheet.phones[0], sheet.phones) is NoText.DO_NOT_CONTACT


def test_nobody_is_offered_them_today_in_a_slot_or_as_the_best_use_of_now(
    services: Services, maria: int, clock: Clock
) -> None:
    by_call(services, maria)
    clock.advance(minutes=20)
    today = services.planning.today()
    placed = [*today.loose, *(call for plan in today.slots for call in plan.calls)]
    assert maria not in [call.row.id for call in placed]
    assert maria not in services.planning.queue()
    assert services.planning.best_now() is None
    assert services.committing.suggestion(services.around.today()).prospect_id is None
    for filter_ in (Filter.ALL, Filter.CALLABLE_NOW, Filter.DUE_TODAY):
        assert maria not in list(services.browsing.ids(ListQuery(filter_)))


def test_a_reminder_that_was_shown_already_goes_too(services: Services, maria: int, clock: Clock) -> None:
    clock.advance(minutes=15)
    shown = services.reminding.knock()
    for piece in shown.announce:
        services.reminding.said(piece)
    theirs = [each for each in shown.waiting if each.subject_id == maria]
    assert theirs, "the promise is said"
    services.reminding.snooze(theirs[0], 10)
    by_call(services, maria)
    for _ in range(3):
        assert not [each for each in services.reminding.knock().waiting if each.subject_id == maria]
        clock.advance(minutes=6)


def test_their_promise_leaves_the_calendar(services: Services, maria: int, tmp_path: Path) -> None:
    assert "Maria" in services.publishing.text()
    by_call(services, maria)
    assert "Maria" not in services.publishing.text()
    assert not [
        event for event, _ in services.publishing.states() if event.subject_id == maria and "Maria" in str(event)
    ]


def test_neither_a_day_nor_news_brings_them_back(services: Services, maria: int, clock: Clock) -> None:
    by_call(services, maria)
    clock.advance(days=3)
    assert services.reviving.due() == []
    assert services.reviving.heed("News of solar power") == []
    assert person(services, maria).stage is Stage.DO_NOT_CONTACT


def test_those_around_them_and_their_number_are_left_in_peace(services: Services, maria: int) -> None:
    other = services.keeping.add(PersonForm(name="Al Roe", phones=("419 555 0143",)))
    known, _ = services.acquainting.add(other, "Maria", phone="1-419-555-0142")
    by_call(services, maria)
    for who in (elena(services, maria), known):
        assert services.acquainting.call_sheet(who).refused is not None
        with pytest.raises(RuleFault):
            services.acquainting.ring(who)


def test_the_sentence_of_the_day_offers_no_call_to_them(services: Services, maria: int) -> None:
    by_call(services, maria)
    day = services.committing.day()
    assert day.sentence is not None
    assert (day.sentence.sentence.who, day.sentence.sentence.prospect_id) == ("Maria", None)
    with pytest.raises(RuleFault, match="not to be contacted any more"):
        services.committing.give(services.around.today() + timedelta(days=1), "8:15", maria, "Maria", "promised")
    services.committing.answer(services.around.today(), Answer.YES)  # what was said of the day is answered all the same


def test_what_goes_out_of_the_file_says_it(services: Services, maria: int, tmp_path: Path) -> None:
    by_call(services, maria)
    services.exporting.to(tmp_path / "all.csv")
    header, row = (tmp_path / "all.csv").read_text("utf-8-sig").splitlines()[:2]
    assert row.split(",")[header.split(",").index("Do Not Call")] != ""
    services.exporting.to(tmp_path / "all.vcf")
    assert "do not contact" in (tmp_path / "all.vcf").read_text().casefold()


# What is written of them later


@pytest.mark.parametrize("outcome", list(Outcome))
def test_no_key_of_a_call_brings_them_back(services: Services, maria: int, outcome: Outcome) -> None:
    by_call(services, maria)
    services.calling.save(CallResult(maria, outcome, learned="They moved", they_asked=False))
    assert (person(services, maria).stage, person(services, maria).next_action) == (Stage.DO_NOT_CONTACT, None)
    assert services.lettering.pile() == []
    assert services.promising.ledger().open == 0


@pytest.mark.parametrize("stage", [Stage.ACTIVE, Stage.KEEP_IN_TOUCH, Stage.DO_NOT_CONTACT])
def test_no_next_action_that_is_chosen_brings_them_back(
    services: Services, maria: int, clock: Clock, stage: Stage
) -> None:
    by_call(services, maria)
    call = NextAction(ActionKind.CALL, clock.now + timedelta(days=1), clock.now + timedelta(days=1, hours=1))
    for result in (
        CallResult(maria, Outcome.REACHED, learned="x", follow_up=FollowUp(stage, call)),
        CallResult(maria, Outcome.REACHED, learned="x", follow_up=FollowUp(stage, replace(call, promised=True))),
    ):
        try:
            services.calling.save(result)
        except RuleFault:
            continue
        assert (person(services, maria).stage, person(services, maria).next_action) == (Stage.DO_NOT_CONTACT, None)
        assert services.promising.ledger().open == 0


@pytest.mark.parametrize("what", list(Happening))
def test_what_is_logged_by_hand_brings_nobody_back(services: Services, maria: int, what: Happening) -> None:
    by_call(services, maria)
    services.recounting.log(maria, what, "They asked for a copy of the quote.")
    assert (person(services, maria).stage, person(services, maria).next_action) == (Stage.DO_NOT_CONTACT, None)


def test_who_calls_though_nobody_may_call_them_is_noted_and_nothing_is_next(services: Services, maria: int) -> None:
    by_call(services, maria)
    services.calling.save(
        CallResult(maria, Outcome.REACHED, note="Wants a copy of the quote", learned="nothing new", inbound=True)
    )
    touch = services.around.store.touches.of(maria)[0]
    assert (touch.channel, touch.attempt, touch.contact, touch.note) == (
        Channel.INBOUND, False, True, "Wants a copy of the quote",
    )  # fmt: skip
    assert person(services, maria).next_action is None


def test_a_plan_that_is_moved_a_new_quote_or_the_desk_bring_nobody_back(
    services: Services, maria: int, clock: Clock
) -> None:
    by_call(services, maria)
    later = clock.now + timedelta(days=1)
    for act in (
        lambda: services.moving.move(maria, later, later + timedelta(hours=1), promised=True),
        lambda: services.keeping.unsold_quote_today(maria, services.around.store.quotes.of(maria)[0].why_not),
        lambda: services.deciding.lay(maria),
        lambda: services.revisiting.back(maria, "Solar is cheaper now"),
        lambda: services.laddering.put(maria, "push"),
        lambda: services.keeping.edit(maria, MARIA),
    ):
        with suppress(RuleFault):
            act()
        assert (person(services, maria).stage, person(services, maria).next_action) == (Stage.DO_NOT_CONTACT, None)


def test_what_was_done_before_is_not_taken_back_over_it(services: Services, maria: int, clock: Clock) -> None:
    start = clock.now + timedelta(days=1)
    moved = services.moving.move(maria, start, start + timedelta(hours=1), promised=True)
    logged = services.recounting.log(maria, Happening.INBOUND, "They rang")
    by_call(services, maria)
    for act in (lambda: services.moving.undo_move(moved), lambda: services.retracing.undo(logged)):
        with suppress(RuleFault):
            act()
        assert (person(services, maria).stage, person(services, maria).next_action) == (Stage.DO_NOT_CONTACT, None)


def test_the_reason_stands_in_their_history(services: Services, maria: int) -> None:
    services.calling.save(CallResult(maria, Outcome.SAID_NO))
    services.revisiting.stop(maria, they_asked=True)
    assert ASKED in [entry.note for entry in services.recounting.entries(maria)]


def test_the_table_of_outcomes_stops_by_one_key_alone() -> None:
    stopping = [outcome for outcome, meaning in OUTCOMES.items() if meaning.stage is Stage.DO_NOT_CONTACT]
    assert stopping == [Outcome.DO_NOT_CONTACT]
    assert Outcome.DO_NOT_CONTACT in outcomes_for(inbound=True)
