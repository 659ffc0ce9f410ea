"""Keeping people: nobody twice, nothing lost, amounts that are amounts, and the next action put off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.next_action import ActionKind, Because
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.prospect import Party, Prospect, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm, form_of

from .conftest import Clock, everybody

MARIA = PersonForm(
    name="Maria Lopez",
    company="Lopez & Sons",
    title="Owner",
    phones=("(419) 555-0142", "+49 30 231250142"),
    emails=("maria@lopez.example",),
    street="1 River Rd",
    city="Toledo",
    region="OH",
    postal_code="43604",
    country="US",
    consented=True,
    reason_to_call="Your power rate went up",
    notes="Likes tea",
)


def person(services: Services, ident: int) -> Prospect:
    found = services.around.store.prospects.get(ident)
    assert found is not None
    return found


def test_somebody_new_gets_a_clock_and_a_first_call_in_a_slot(services: Services) -> None:
    ident = services.keeping.add(MARIA, QuoteForm(product="Roof", value="41,800", worth="4180", why_not=WhyNot.DELAYED))
    maria = person(services, ident)
    assert (maria.first_name, maria.zone, maria.party, maria.consented) == (
        "Maria",
        "America/New_York",
        Party.BUSINESS,
        True,
    )
    assert maria.next_action is not None and maria.next_action.because is Because.NEW
    (row,) = services.browsing.rows([ident])
    assert (row.row.product, row.row.value, row.row.worth) == ("Roof", 4_180_000, 418_000)
    assert services.checking.check().is_whole


@pytest.mark.parametrize("form", [PersonForm(), PersonForm(name="  "), PersonForm(notes="Who?", phones=(" ",))])
def test_nobody_is_not_kept(services: Services, form: PersonForm) -> None:
    with pytest.raises(RuleFault, match="name, a company or a phone"):
        services.keeping.add(form)
    ident = services.keeping.add(MARIA)
    with pytest.raises(RuleFault):
        services.keeping.edit(ident, form)
    assert everybody(services) == [ident]


@pytest.mark.parametrize(
    "again",
    [
        PersonForm(name="Maria Lopez", phones=("419.555.0142",)),
        PersonForm(name="M. Lopez", emails=("MARIA@lopez.example",)),
        PersonForm(phones=("4195550142",)),
    ],
)
def test_adding_finds_who_is_here_and_keeps_what_is_known(services: Services, again: PersonForm) -> None:
    ident = services.keeping.add(MARIA)
    before = services.keeping.record(ident)
    assert services.keeping.add(replace(again, notes="Called from the fair", city="Akron")) == ident
    after = services.keeping.record(ident)
    assert after.prospect == replace(before.prospect, notes="Likes tea\nCalled from the fair")
    assert [p.written for p in after.phones] == [p.written for p in before.phones]
    assert [e.casefold() for e in after.emails] == list(before.emails)
    assert services.checking.check().is_whole


def test_adding_fills_the_blanks_of_who_is_here(services: Services) -> None:
    ident = services.keeping.add(PersonForm(phones=("(419) 555-0142",)))
    assert services.keeping.add(replace(MARIA, phones=("419 555 0142",)), QuoteForm(product="Roof")) == ident
    maria = person(services, ident)
    assert (maria.name, maria.first_name, maria.company, maria.city) == (
        "Maria Lopez",
        "Maria",
        "Lopez & Sons",
        "Toledo",
    )
    assert [quote.product for quote in services.around.store.quotes.of(ident)] == ["Roof"]


def test_saving_the_form_as_it_was_changes_nothing(services: Services, take_in: Callable[[str], list[int]]) -> None:
    take_in(
        "Name,First Name,Company,Phone,Mobile,Email,Street,City,State,Country\n"
        "Dr. Anna Maria Schmidt,Anna Maria,Schmidt AG,+49 30 231250142,+49 151 23456789,a@schmidt.example,,Berlin,,DE\n"
        ",,Castellano Bakery,(419) 555-0142,,,,Toledo,OH,US\n"
        ",,,(419) 555-0143 x12,,,,,,\n"
    )
    for ident in everybody(services):
        before = services.keeping.record(ident)
        services.keeping.edit(ident, form_of(before))
        after = services.keeping.record(ident)
        assert after.prospect == before.prospect
        assert [replace(p, id=0) for p in after.phones] == [replace(p, id=0) for p in before.phones]
        assert after.emails == before.emails
    assert services.checking.check().is_whole


def test_a_firm_or_a_number_is_not_greeted_by_a_first_name(services: Services) -> None:
    firm = services.keeping.add(PersonForm(company="Castellano Bakery", phones=("(419) 555-0142",)))
    number = services.keeping.add(PersonForm(phones=("(419) 555-0143",)))
    for ident in (firm, number):
        services.keeping.edit(ident, replace(form_of(services.keeping.record(ident)), notes="Ask for the owner"))
        assert person(services, ident).first_name == ""
    assert person(services, firm).name == "Castellano Bakery"


@pytest.mark.parametrize(
    ("typed", "name", "first"),
    [
        ("Maria Lopez", "Maria Lopez", "Maria"),
        ("Lopez, Maria", "Maria Lopez", "Maria"),
        ("Dr. Maria Lopez", "Dr. Maria Lopez", "Maria"),
        ("  Maria   Lopez ", "Maria Lopez", "Maria"),
        ("Maria", "Maria", "Maria"),
    ],
)
def test_names_are_understood_as_they_are_typed(services: Services, typed: str, name: str, first: str) -> None:
    maria = person(services, services.keeping.add(PersonForm(name=typed)))
    assert (maria.name, maria.first_name) == (name, first)


def test_editing_keeps_the_next_action_the_history_and_dead_numbers(services: Services) -> None:
    ident = services.keeping.add(MARIA)
    dead = services.keeping.record(ident).phones[0]
    services.calling.save(CallResult(ident, Outcome.WRONG_NUMBER, dead_phone_id=dead.id))
    before = person(services, ident)
    services.keeping.edit(ident, replace(MARIA, phones=("(419) 555-0142",), city="Kent"))
    after = person(services, ident)
    assert (after.next_action, after.ladder, after.city) == (before.next_action, before.ladder, "Kent")
    assert [(p.written, p.dead) for p in services.keeping.record(ident).phones] == [("(419) 555-0142", True)]
    services.keeping.edit(ident, replace(MARIA, phones=("(419) 555-0142", "419 555 0150", "419-555-0150")))
    assert [(p.written, p.dead) for p in services.keeping.record(ident).phones] == [
        ("419 555 0150", False),
        ("(419) 555-0142", True),
    ]


def test_a_blocked_number_holds_for_whoever_is_given_it(services: Services) -> None:
    first = services.keeping.add(PersonForm(name="Maria Lopez", phones=("(419) 555-0142",)))
    services.calling.save(CallResult(first, Outcome.DO_NOT_CONTACT))
    second = services.keeping.add(PersonForm(name="Ola Brandt", phones=("419 555 0150",)))
    services.keeping.edit(second, PersonForm(name="Ola Brandt", phones=("+14195550142",)))
    assert person(services, second).stage is Stage.DO_NOT_CONTACT
    services.keeping.edit(first, PersonForm(name="Maria Lopez", phones=("419 555 0199",)))
    third = services.keeping.add(PersonForm(name="Ned O'Dell", phones=("419-555-0199",)))
    assert person(services, third).stage is Stage.DO_NOT_CONTACT
    assert services.checking.check().is_whole


@pytest.mark.parametrize("text", ["four thousand", "-12", "12,34,5", "1 2 x"])
@pytest.mark.parametrize("field", ["value", "worth"])
def test_what_is_no_amount_is_refused_and_nothing_is_saved(services: Services, text: str, field: str) -> None:
    form = replace(QuoteForm(product="Roof"), **{field: text})  # type: ignore[arg-type]
    with pytest.raises(RuleFault, match="is not an amount"):
        services.keeping.add(MARIA, form)
    assert everybody(services) == []
    ident = services.keeping.add(MARIA)
    with pytest.raises(RuleFault, match="is not an amount"):
        services.keeping.save_quote(ident, form)
    assert not services.around.store.quotes.of(ident)


def test_a_quote_keeps_its_currency_when_it_is_changed(services: Services) -> None:
    ident = services.keeping.add(MARIA)
    services.keeping.save_quote(ident, QuoteForm(product="Roof", value="41.800 €"))
    (quote,) = services.around.store.quotes.of(ident)
    services.keeping.save_quote(ident, QuoteForm(id=quote.id, product="Roof", value="42000", worth="4200"))
    (after,) = services.around.store.quotes.of(ident)
    assert (after.id, after.currency, after.value, after.worth) == (quote.id, "EUR", 4_200_000, 420_000)


def test_a_dollar_is_one_of_home(services: Services) -> None:
    services.setting.keep(replace(services.setting.read(), currency="CAD"))
    ident = services.keeping.add(MARIA, QuoteForm(product="Roof", value="$4,180"))
    assert services.around.store.quotes.of(ident)[0].currency == "CAD"
    assert services.keeping.products() == ["Roof"]


def test_reasons_of_a_quote_stand_beside_the_older_ones(services: Services, clock: Clock) -> None:
    ident = services.keeping.add(MARIA, QuoteForm(product="Roof", stated_reason="Money"))
    clock.advance(days=1)
    services.keeping.save_quote(ident, QuoteForm(stated_reason="Timing", real_reason="Her brother"))
    assert [(r.kind, r.words) for r in services.keeping.record(ident).reasons] == [
        ("real", "Her brother"),
        ("stated", "Timing"),
        ("stated", "Money"),
    ]
    assert len(services.around.store.quotes.of(ident)) == 1


def test_an_unsold_quote_today_books_48_hours(services: Services, clock: Clock) -> None:
    ident = services.keeping.add(MARIA)
    assert services.keeping.unsold_quote_today(ident, WhyNot.NOT_READY, "Needs to think", "Roof") == ident
    maria = person(services, ident)
    assert maria.next_action is not None
    assert maria.next_action.because is Because.FORTY_EIGHT_HOURS
    assert maria.next_action.due_from == datetime(2026, 10, 15, 12, 45, tzinfo=UTC)
    (quote,) = services.around.store.quotes.of(ident)
    assert (quote.product, quote.quoted_on, quote.why_not) == ("Roof", date(2026, 10, 13), WhyNot.NOT_READY)
    new = services.keeping.unsold_quote_today("Ola Brandt", WhyNot.DELAYED)
    assert (new, person(services, new).first_name) == (ident + 1, "Ola")
    assert services.checking.check().is_whole


def test_an_unsold_quote_brings_a_customer_back_and_never_who_asked_not_to_be_contacted(services: Services) -> None:
    sold, asked = (
        services.keeping.add(PersonForm(name=n, phones=(p,))) for n, p in (("Ola", "4195550150"), ("Ned", "4195550151"))
    )
    services.calling.save(CallResult(sold, Outcome.SOLD))
    services.calling.save(CallResult(asked, Outcome.DO_NOT_CONTACT))
    for ident in (sold, asked):
        assert services.keeping.unsold_quote_today(ident, WhyNot.DELAYED) == ident
    assert person(services, sold).stage is Stage.ACTIVE
    assert person(services, asked).stage is Stage.DO_NOT_CONTACT
    assert services.checking.check().is_whole


def test_an_unsold_quote_of_nobody_is_refused(services: Services) -> None:
    for who in (99, "", "  "):
        with pytest.raises(RuleFault):
            services.keeping.unsold_quote_today(who, WhyNot.DELAYED)
    assert everybody(services) == []


def test_a_next_action_is_put_off_and_that_is_taken_back(services: Services, clock: Clock) -> None:
    ident = services.keeping.add(MARIA)
    before = services.around.store.snapshots.take(ident)
    start = clock.now + timedelta(days=3)
    moved = services.moving.move(ident, start, start + timedelta(hours=2), promised=True)
    maria = person(services, ident)
    assert maria.next_action == moved.action
    assert (moved.action.promised, moved.action.zone, moved.action.kind) == (True, "America/New_York", ActionKind.CALL)
    services.moving.undo_move(moved)
    assert services.around.store.snapshots.take(ident) == before


def test_a_move_is_not_taken_back_over_a_later_call(services: Services, clock: Clock) -> None:
    ident = services.keeping.add(MARIA)
    start = clock.now + timedelta(days=3)
    moved = services.moving.move(ident, start, start + timedelta(hours=2), promised=True)
    services.calling.save(CallResult(ident, Outcome.NO_ANSWER, note="Rang twice"))
    with pytest.raises(RuleFault, match="changed since"):
        services.moving.undo_move(moved)
    assert [touch.note for touch in services.around.store.touches.of(ident)] == ["Rang twice"]


@pytest.mark.parametrize(
    ("start", "end", "told"), [(2, 1, "end lies before"), (-3, -1, "has passed"), (-3, 0, "has passed")]
)
def test_a_window_that_is_none_is_refused(services: Services, clock: Clock, start: int, end: int, told: str) -> None:
    ident = services.keeping.add(MARIA)
    before = person(services, ident)
    with pytest.raises(RuleFault, match=told):
        services.moving.move(
            ident, clock.now + timedelta(hours=start), clock.now + timedelta(hours=end), promised=False
        )
    assert person(services, ident) == before


def test_who_is_out_of_the_pool_has_nothing_to_move(services: Services, clock: Clock) -> None:
    ident = services.keeping.add(MARIA)
    services.calling.save(CallResult(ident, Outcome.SOLD))
    with pytest.raises(RuleFault, match="Maria Lopez is out of the pool"):
        services.moving.move(ident, clock.now, clock.now + timedelta(hours=1), promised=False)


@pytest.mark.parametrize(("hours", "state"), [(1, "moved"), (60, "broken")])
def test_a_promise_put_off_in_time_is_moved_and_too_late_broken(
    services: Services, clock: Clock, hours: int, state: str
) -> None:
    ident = services.keeping.add(MARIA)
    services.calling.save(CallResult(ident, Outcome.VOICEMAIL))
    clock.advance(hours=hours)
    services.moving.move(ident, clock.now, clock.now + timedelta(hours=1), promised=False)
    rows = services.around.store._db.execute_sql("SELECT state FROM promises").fetchall()
    assert rows == [(state,)]


def test_people_are_known_by_how_their_name_begins(services: Services) -> None:
    ident = services.keeping.add(MARIA)
    assert services.keeping.known("mar") == [(ident, "Maria Lopez")]
    assert services.keeping.known("lop") == []


def test_a_zone_that_is_none_is_refused(services: Services) -> None:
    with pytest.raises(RuleFault, match="is no time zone"):
        services.setting.keep(replace(services.setting.read(), zone="Mars/Olympus"))
    services.setting.keep(replace(services.setting.read(), zone="Europe/Berlin"))
    assert services.around.zone() == "Europe/Berlin"


def test_whoever_was_to_be_found_is_called_once_a_number_is_typed(services: Services) -> None:
    ident = services.keeping.add(PersonForm(name="Pete Aldrich"))
    action = services.keeping.record(ident).prospect.next_action
    assert action is not None and action.kind is ActionKind.FIND_NUMBER
    services.keeping.edit(ident, PersonForm(name="Pete Aldrich", phones=("419 555 0142",)))
    action = services.keeping.record(ident).prospect.next_action
    assert action is not None and action.kind is ActionKind.CALL
