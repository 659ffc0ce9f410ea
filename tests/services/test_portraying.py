"""What the head of a page shows: what we may, from when, until when and by which rule, and what it is worth."""

from __future__ import annotations

from datetime import date

import pytest

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.permission import Lamp
from reengage_desktop.domain.person_field import Field
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm, QuoteForm

NUMBER = "419 555 0142"


def add(services: Services, quoted_on: date | None = None, **words: object) -> int:
    quote = QuoteForm(product="Roof", value="41800", worth="4180", quoted_on=quoted_on) if quoted_on else None
    return services.keeping.add(PersonForm(name="Maria", phones=(NUMBER,), **words), quote)  # type: ignore[arg-type]


def test_a_private_person_has_a_clock_that_ends(services: Services) -> None:
    portrait = services.portraying.of(add(services, date(2026, 8, 9), consumer=True))
    assert portrait.permission.ends_on == date(2026, 11, 9)
    assert portrait.permission.lamp is Lamp.ENDS
    assert portrait.has_clock


def test_the_law_changes_with_the_party_and_with_consent(services: Services) -> None:
    who = add(services, date(2026, 2, 9), consumer=True)
    assert services.portraying.of(who).permission.lamp is Lamp.SHUT
    services.editing.set_field(who, Field.CONSENTED, "yes")
    assert services.portraying.of(who).permission.lamp is Lamp.NOW
    services.editing.set_field(who, Field.CONSENTED, "")
    services.editing.set_field(who, Field.PARTY, "business")
    portrait = services.portraying.of(who)
    assert (portrait.permission.lamp, portrait.permission.ends_on) == (Lamp.NOW, None)


def test_where_the_law_asks_for_consent_it_is_told(services: Services) -> None:
    assert services.portraying.of(add(services, consumer=True, country="Germany")).must_consent


def test_the_number_that_is_called_is_the_first_that_is_right(services: Services) -> None:
    who = add(services)
    services.editing.add(who, "419 555 0143")
    services.editing.set_dead(who, services.portraying.of(who).phones[0].id, True)
    phone = services.portraying.of(who).phone
    assert phone is not None and phone.written == "419 555 0143"


def test_the_worth_is_that_of_all_quotes(services: Services) -> None:
    who = add(services, date(2026, 8, 9))
    services.keeping.save_quote(who, QuoteForm(product="Battery", value="10000", worth="500"))
    (total,) = services.portraying.of(who).quoted.sums
    assert (total.value, total.worth) == (51_800_00, 4_680_00)


def test_who_is_gone_has_no_portrait(services: Services) -> None:
    assert not services.portraying.is_here(7)
    with pytest.raises(RuleFault):
        services.portraying.of(7)
