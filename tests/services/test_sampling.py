"""Sample people: there by one click, gone by one click."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reengage_desktop.domain.desk import LearnedKind, Verdict
from reengage_desktop.domain.draft import Draft
from reengage_desktop.domain.listing import Filter, ListQuery, SortBy
from reengage_desktop.domain.next_action import Because
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.permission import Lamp
from reengage_desktop.domain.person_around import AroundKind, Side
from reengage_desktop.domain.prospect import Registry
from reengage_desktop.domain.untried import Way
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm

from .conftest import Clock, everybody

# What stays when people go: firms have no owner, and the ledger of reminders is kept by key.
STAY = {"companies", "slots", "reminders"}


def test_samples_come_whole_with_quotes_histories_and_promises(services: Services) -> None:
    assert not services.sampling.present()
    count = services.sampling.add()
    assert count >= 60 and services.sampling.present()
    check = services.checking.check()
    assert check.is_whole
    assert check.counts["prospects"] == count and check.counts["quotes"] == count + 1
    assert check.counts["touches"] > count and check.counts["promises"] > 0


def test_they_are_added_once(services: Services) -> None:
    count = services.sampling.add()
    assert services.sampling.add() == 0
    assert services.checking.check().counts["prospects"] == count


def test_removing_them_leaves_nothing_behind_and_nobody_else_is_touched(services: Services, clock: Clock) -> None:
    ident = services.keeping.add(PersonForm(name="Maria Lopez", company="Lopez & Sons", phones=("4195550142",)))
    before = services.checking.check().counts
    own = services.around.store.snapshots.take(ident)
    count = services.sampling.add()
    first = next(each for each in everybody(services) if each != ident)
    services.calling.save(CallResult(first, Outcome.REACHED, learned="Nothing new", stated_reason="Money"))
    services.calling.keep_draft(first, Draft("Half a note", ""))
    assert services.sampling.remove() == count
    after = services.checking.check()
    assert {k: v for k, v in after.counts.items() if k not in STAY} == {
        k: v for k, v in before.items() if k not in STAY
    }
    assert after.is_whole and not services.sampling.present()
    assert services.around.store.snapshots.take(ident) == own
    assert everybody(services) == [ident]
    assert services.browsing.ids(ListQuery(text="castellano")) == []
    assert services.sampling.remove() == 0


def test_they_show_each_kind_of_row(services: Services) -> None:
    services.sampling.add()
    for shown in (Filter.ALL, Filter.CALLABLE_NOW, Filter.DUE_TODAY, Filter.PROMISED, Filter.KEEP_IN_TOUCH):
        assert services.browsing.count(shown) > 0
    rows = services.browsing.rows(services.browsing.ids(ListQuery(sort=SortBy.ATTEMPTS)))
    assert any(row.row.ladder == "" for row in rows) and any(len(row.row.ladder) >= 4 for row in rows)
    today = services.planning.today()
    assert any(call.promise_is_open for call in today.best_first())


def test_three_lie_on_the_desk_each_for_another_reason(services: Services) -> None:
    services.sampling.add()
    cards = [services.deciding.card(place.prospect_id) for place in services.deciding.cards()]
    assert {card.because for card in cards} == {Because.LADDER_DONE, Because.TAUGHT_NOTHING, Because.UNDER_MY_HOUR}
    gordon = next(card for card in cards if card.because is Because.LADDER_DONE)
    assert (gordon.person.name, gordon.spent, gordon.attempts, gordon.untaught) == ("Gordon Pruitt", 38 * 60, 5, 2)
    assert [each.way for each in gordon.untried if not each.tried][:2] == [Way.ASSISTANT, Way.FRIEND]
    assert gordon.hint is not None and gordon.hint.day == date(2026, 10, 25)
    assert any(each.kind is LearnedKind.REAL for each in gordon.learned)
    under = next(card for card in cards if card.because is Because.UNDER_MY_HOUR)
    assert under.more is not None and under.more.verdict is Verdict.LESS


def test_permission_and_ladders_are_shown_by_somebody(services: Services) -> None:
    services.sampling.add()

    def who(name: str) -> int:
        (found,) = services.browsing.ids(ListQuery(text=name))
        return found

    listed, clear, signed = (services.permitting.of(who(n)) for n in ("Lindqvist", "Whitcomb", "Aldrich"))
    assert (listed.permission.lamp, listed.permission.days_left) == (Lamp.ENDS, 15)
    assert (clear.person.registry, clear.permission.ends_on) == (Registry.CLEAR, None)
    assert signed.person.consent_proof and signed.person.consent_on and signed.permission.ends_on is None
    ivan = services.around.person(who("Ivan Horvat"))
    stand = services.laddering.of(ivan)
    assert (stand.plan.key, stand.at, stand.of) == ("push", 7, 20)
    assert [change.after for change in services.laddering.history(ivan.id)] == ["push"]


def test_invented_calls_count_for_the_slots_whose_hours_they_have(services: Services) -> None:
    services.sampling.add()
    reached = {each.slot.name: each.reach for each in services.calendaring.reaches()}
    assert reached["Morning"].attempts >= 10 and reached["Late"].attempts >= 10
    services.sampling.remove()
    assert [each.reach.attempts for each in services.calendaring.reaches()] == [0, 0]


def test_what_is_known_of_them_is_there_for_the_call_and_found_by_search(services: Services) -> None:
    services.sampling.add()
    (maria,) = services.browsing.ids(ListQuery(text="ovens run"))
    sheet = services.preparing.sheet(maria)
    assert sheet.facts[0].words == "The ovens run from 3 to 11 in the morning", "the oldest first"
    assert len(sheet.homework) == 3 and not sheet.lacks
    assert sheet.reasons[0].certainty or sheet.reasons[1].certainty
    elena, rosa, hal = sheet.people_around
    assert (rosa.name, rosa.role, rosa.kind) == ("Rosa Jimenez", "picks up before 9:00", AroundKind.ASSISTANT)
    assert (elena.side, hal.side) == (Side.OURS, Side.NOT_ASKED)
    assert [touch.person_id for touch in services.around.store.people_around.touches(maria)] == [elena.id]
    assert sheet.prospect.street and services.around.store.stories.all()
    (interview,) = services.around.store.interviews.all()
    assert services.around.store.stories.all()[-1].interview_id == interview.id
    services.sampling.remove()
    assert services.around.store.interviews.all() == services.around.store.stories.all() == []


def test_the_invented_salesperson_goes_with_them_and_what_was_written_over_it_stays(services: Services) -> None:
    services.sampling.add()
    services.setting.keep(replace(services.setting.read(), my_phone="+1 419 555 0100"))
    services.sampling.remove()
    settings = services.setting.read()
    assert (settings.my_name, settings.my_email, settings.my_address) == ("", "", "")
    assert settings.my_phone == "+1 419 555 0100"
    assert services.around.store.stories.all() == []
