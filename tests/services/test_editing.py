"""Each field, number and address of a person is written alone, and goes back alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.listing import ListQuery
from reengage_desktop.domain.next_action import ActionKind
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.person_field import Field
from reengage_desktop.domain.phone import HOME, MOBILE
from reengage_desktop.domain.prospect import Importance, Party, Stage
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.services.retracing import Step

NUMBER = "419 555 0142"


@pytest.fixture
def maria(services: Services) -> int:
    return services.keeping.add(PersonForm(name="Maria Castellano", company="Castellano Bakery", phones=(NUMBER,)))


def whole(services: Services, who: int) -> object:
    """All that is kept of a person, but what counts the changes."""
    return services.keeping.record(who), services.portraying.of(who).emails


def numbers(services: Services, who: int) -> list[str]:
    return [phone.written for phone in services.portraying.of(who).phones]


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        (Field.FIRST_NAME, "Mimi", "Mimi"),
        (Field.TITLE, " Owner ", "Owner"),
        (Field.COMPANY, "Castellano & Daughter", "Castellano & Daughter"),
        (Field.NOTES, "Proud of\nthe oven", "Proud of\nthe oven"),
        (Field.REASON_TO_CALL, "The rate\nwent up", "The rate went up"),
        (Field.STREET, "418 Adams Street", "418 Adams Street"),
        (Field.CITY, "Toledo", "Toledo"),
        (Field.POSTAL_CODE, "43604", "43604"),
        (Field.SOURCE, "The fair", "The fair"),
        (Field.PARTY, "consumer", Party.CONSUMER),
        (Field.CONSENTED, "yes", True),
        (Field.IMPORTANCE, "very", Importance.VERY),
    ],
)
def test_a_field_is_written_and_goes_back(
    services: Services, maria: int, field: Field, typed: str, kept: object
) -> None:
    before = whole(services, maria)
    step = services.editing.set_field(maria, field, typed)
    assert getattr(services.around.person(maria), field.value) == kept
    services.retracing.undo(step)
    assert whole(services, maria) == before


def test_what_is_written_again_is_no_step(services: Services, maria: int) -> None:
    services.editing.set_field(maria, Field.CITY, "Toledo")
    assert not services.editing.set_field(maria, Field.CITY, " Toledo ")


def test_typing_on_is_one_step(services: Services, maria: int) -> None:
    first = services.editing.set_field(maria, Field.COMPANY, "Cast")
    second = services.editing.set_field(maria, Field.COMPANY, "Castellano")
    assert second.goes_on(first)
    services.retracing.undo(second.joined(first))
    assert services.around.person(maria).company == "Castellano Bakery"


def test_another_name_is_greeted_by_its_first_and_found(services: Services, maria: int) -> None:
    services.editing.set_field(maria, Field.NAME, "Castellano, Mariella")
    person = services.around.person(maria)
    assert (person.name, person.first_name) == ("Mariella Castellano", "Mariella")
    assert services.browsing.ids(ListQuery("mariella")) == [maria]


def test_a_greeting_of_ones_own_stays_when_the_name_is_mended(services: Services, maria: int) -> None:
    services.editing.set_field(maria, Field.FIRST_NAME, "Mimi")
    services.editing.set_field(maria, Field.NAME, "Maria Castelano")
    assert services.around.person(maria).first_name == "Mimi"


def test_without_a_name_they_stand_under_their_firm_and_follow_it(services: Services, maria: int) -> None:
    services.editing.set_field(maria, Field.NAME, "")
    assert services.around.person(maria).name == "Castellano Bakery"
    services.editing.set_field(maria, Field.COMPANY, "Castellano Ovens")
    person = services.around.person(maria)
    assert (person.name, person.first_name) == ("Castellano Ovens", "")


def test_the_last_that_names_them_is_not_taken(services: Services) -> None:
    who = services.keeping.add(PersonForm(name="Maria"))
    with pytest.raises(RuleFault):
        services.editing.set_field(who, Field.NAME, "  ")
    assert services.around.person(who).name == "Maria"


def test_the_clock_follows_the_address_and_goes_back_with_it(services: Services, maria: int) -> None:
    step = services.editing.set_field(maria, Field.COUNTRY, "Germany")
    person = services.around.person(maria)
    assert (person.country, person.zone) == ("DE", "Europe/Berlin")
    assert person.other_zone  # their number is in Ohio
    services.retracing.undo(step)
    assert services.around.person(maria).zone == "America/New_York"


def test_a_clock_that_was_chosen_stays(services: Services, maria: int) -> None:
    with services.around.store.writing():
        services.around.store.prospects.edit(maria, {"zone": "Asia/Tokyo", "other_zone": "", "zone_chosen": True})
    services.editing.set_field(maria, Field.COUNTRY, "Germany")
    assert services.around.person(maria).zone == "Asia/Tokyo"


def test_what_is_too_long_leaves_what_stood_there(services: Services, maria: int) -> None:
    with pytest.raises(RuleFault):
        services.editing.set_field(maria, Field.CITY, "x" * 10_000)
    assert services.around.person(maria).city == ""


def test_of_somebody_who_is_gone_nothing_is_written(services: Services) -> None:
    for write in (lambda: services.editing.set_field(9, Field.CITY, "Toledo"), lambda: services.editing.add(9, NUMBER)):
        with pytest.raises(RuleFault):
            write()


# Numbers and addresses


def test_a_number_is_added_changed_and_removed_and_each_goes_back(services: Services, maria: int) -> None:
    editing, states, steps = services.editing, [whole(services, maria)], list[Step]()

    def act(do: Callable[[], Step]) -> None:
        steps.append(do())
        states.append(whole(services, maria))

    act(lambda: editing.add(maria, "+49 30 231250142"))
    added = services.portraying.of(maria).phones[1]
    act(lambda: editing.set_phone(maria, added.id, "+49 30 231250143"))
    act(lambda: editing.set_kind(maria, added.id, MOBILE))
    act(lambda: editing.set_dead(maria, added.id, True))
    assert services.portraying.of(maria).phones[1] == replace(
        added, e164="+4930231250143", written="+49 30 231250143", kind=MOBILE, dead=True
    )
    act(lambda: editing.remove_phone(maria, added.id))
    act(lambda: editing.add(maria, "maria@bakery.example"))
    address = services.portraying.of(maria).emails[0].id
    act(lambda: editing.set_email(maria, address, "Maria@bakery.example"))
    act(lambda: editing.set_email(maria, address, " "))
    assert services.portraying.of(maria).emails == ()
    while steps:
        states.pop()
        services.retracing.undo(steps.pop())
        assert whole(services, maria) == states[-1]


def test_another_number_in_the_place_of_a_wrong_one_is_not_wrong(services: Services, maria: int) -> None:
    phone = services.portraying.of(maria).phones[0]
    services.editing.set_kind(maria, phone.id, HOME)
    services.editing.set_dead(maria, phone.id, True)
    services.editing.set_phone(maria, phone.id, "419 555 0143")
    found = services.portraying.of(maria).phone
    assert found is not None and (found.e164, found.kind) == ("+14195550143", HOME)


def test_a_number_that_is_emptied_goes(services: Services, maria: int) -> None:
    services.editing.set_phone(maria, services.portraying.of(maria).phones[0].id, " ")
    assert numbers(services, maria) == []


def test_what_is_no_number_is_kept_as_written(services: Services, maria: int) -> None:
    services.editing.add(maria, "ask at the counter")
    assert numbers(services, maria) == [NUMBER, "ask at the counter"]
    assert not services.portraying.of(maria).phones[1].understood


@pytest.mark.parametrize("text", ["", "  ", "+1 (419) 555-0142", "4" * 61, "m@" + "x" * 300])
def test_nothing_the_same_and_what_is_too_long_is_refused(services: Services, maria: int, text: str) -> None:
    with pytest.raises(RuleFault):
        services.editing.add(maria, text)
    assert numbers(services, maria) == [NUMBER]
    assert services.portraying.of(maria).emails == ()


def test_the_same_address_is_not_added_again(services: Services, maria: int) -> None:
    services.editing.add(maria, "maria@bakery.example")
    with pytest.raises(RuleFault):
        services.editing.add(maria, "MARIA@bakery.example")


def test_a_number_gives_a_clock_to_whom_has_no_address(services: Services) -> None:
    who = services.keeping.add(PersonForm(name="Walt Bergstrom"))
    step = services.editing.add(who, "312 555 0142")
    person = services.around.person(who)
    assert (person.country, person.region, person.zone) == ("US", "IL", "America/Chicago")
    services.retracing.undo(step)
    assert services.around.person(who).zone == ""


def test_a_number_that_asked_not_to_be_contacted_is_refused_in_any_form(services: Services, maria: int) -> None:
    with services.around.store.writing():
        services.around.store._db.execute_sql(
            "INSERT INTO blocked_numbers (e164, since) VALUES ('+14195550199', '2026-10-01T12:00:00Z')"
        )
    before = whole(services, maria)
    phone = services.portraying.of(maria).phones[0].id
    for write in (
        lambda: services.editing.add(maria, "(419) 555.0199"),
        lambda: services.editing.set_phone(maria, phone, "+1-419-555-0199"),
    ):
        with pytest.raises(RuleFault):
            write()
    assert whole(services, maria) == before


def test_a_new_number_of_somebody_who_asked_is_held_too(services: Services, maria: int) -> None:
    with services.around.store.writing():
        services.around.store.prospects.set_next(maria, Stage.DO_NOT_CONTACT, None, services.around.now())
    services.editing.add(maria, "419 555 0177")
    assert "+14195550177" in services.around.store.prospects.blocked_numbers()


def test_a_number_that_is_gone_is_not_written_to(services: Services, maria: int) -> None:
    other = services.keeping.add(PersonForm(name="Walt", phones=("312 555 0142",)))
    phone = services.portraying.of(other).phones[0].id
    with pytest.raises(RuleFault):
        services.editing.set_dead(maria, phone, True)
    assert not services.portraying.of(other).phones[0].dead


def test_a_number_that_was_added_and_taken_back_is_held_no_more(services: Services) -> None:
    asked = services.keeping.add(PersonForm(name="Asks For Quiet", phones=("419 555 0142",)))
    services.calling.save(CallResult(asked, Outcome.DO_NOT_CONTACT, they_asked=True))
    services.retracing.undo(services.editing.add(asked, "419 555 0199"))
    assert services.around.store.prospects.blocked_numbers() == {"+14195550142"}


def test_a_number_stays_held_while_somebody_else_who_asked_has_it(services: Services) -> None:
    asked = services.keeping.add(PersonForm(name="Asks For Quiet", phones=("419 555 0142",)))
    other = services.keeping.add(PersonForm(name="Asks Too", phones=("419 555 0199",)))
    services.calling.save(CallResult(asked, Outcome.DO_NOT_CONTACT, they_asked=True))
    step = services.editing.add(asked, "419 555 0199")
    services.calling.save(CallResult(other, Outcome.DO_NOT_CONTACT, they_asked=True))
    services.retracing.undo(step)
    assert services.around.store.prospects.blocked_numbers() == {"+14195550142", "+14195550199"}


def test_whose_number_was_searched_is_called_once_it_is_there(services: Services) -> None:
    who = services.keeping.add(PersonForm(name="No Number"))
    search = services.around.person(who).next_action
    assert search is not None and search.kind is ActionKind.FIND_NUMBER
    step = services.editing.add(who, "419 555 0177")
    call = services.around.person(who).next_action
    assert call is not None and call.kind is ActionKind.CALL
    services.retracing.undo(step)
    assert services.around.person(who).next_action == search


def test_a_number_that_cannot_be_dialled_ends_no_search(services: Services) -> None:
    who = services.keeping.add(PersonForm(name="No Number"))
    services.editing.add(who, "ask at the desk")
    action = services.around.person(who).next_action
    assert action is not None and action.kind is ActionKind.FIND_NUMBER
