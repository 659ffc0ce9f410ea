"""What is easily forgotten: counted, and the first of them named."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.services.tending import Ending, Needs

from .conftest import Clock

TODAY = date(2026, 10, 13)


def consumer(services: Services, name: str, inquired_on: date, **more: bool) -> int:
    form = PersonForm(name=name, phones=("419 555 0142",), consumer=True, reason_to_call="A rebate", **more)
    return services.keeping.add(form, QuoteForm(product="Windows", quoted_on=inquired_on, stated_reason="Later"))


def test_a_file_without_people_needs_nothing(services: Services) -> None:
    assert services.tending.needs() == Needs(0, 0, None)
    assert services.tending.without_next_action() == 0


def test_who_lacks_a_note_or_a_reason_is_counted(services: Services) -> None:
    services.keeping.add(PersonForm(name="Ines Carvalho"), QuoteForm(product="Windows"))
    services.keeping.add(PersonForm(name="Walt Bergstrom"), QuoteForm(product="Roof", stated_reason="Bad timing"))
    services.keeping.add(PersonForm(name="Maria Castellano", reason_to_call="A rebate"))
    assert services.tending.needs() == Needs(2, 2, None)


@pytest.mark.parametrize(
    ("inquired_on", "left"),
    [
        (date(2026, 7, 12), None),  # ended yesterday
        (date(2026, 7, 13), 0),
        (date(2026, 7, 28), 15),
        (date(2026, 8, 12), 30),
        (date(2026, 8, 13), None),
    ],
)
def test_permissions_that_end_within_thirty_days(services: Services, inquired_on: date, left: int | None) -> None:
    who = consumer(services, "Annette Lindqvist", inquired_on)
    expected = None if left is None else Ending(1, who, "Annette Lindqvist", left)
    assert services.tending.needs().ending == expected


def test_it_counts_what_the_lamp_of_each_person_says(services: Services) -> None:
    ids = [consumer(services, f"Person {days}", TODAY - timedelta(days=days)) for days in range(56, 128, 4)]
    told = [listed.permission.days_left for listed in services.browsing.rows(ids)]
    ending = services.tending.needs().ending
    assert ending is not None
    counted = [left for left in told if left is not None and 0 <= left <= 30]
    assert ending.people == len(counted) > 3
    assert ending.days_left == min(counted) == told[ids.index(ending.prospect_id)]


def test_neither_who_bought_since_nor_who_is_clear_is_told_to_end(services: Services, clock: Clock) -> None:
    day = date(2026, 7, 28)  # the inquiry ends in 15 days
    bought, clear, old, soon, listed = (consumer(services, f"Person {n}", day) for n in range(5))
    permitting = services.permitting
    permitting.set_bought_on(bought, date(2026, 5, 1))
    permitting.set_bought_on(soon, date(2025, 4, 20))  # 18 months: ends in a week, before the inquiry does
    with services.around.store.writing() as changes:
        for who, said, on in (
            (clear, "clear", "2026-09-20"),
            (old, "clear", "2026-09-11"),
            (listed, "listed", "2026-10-01"),
        ):
            sql = "UPDATE phones SET registry = ?, registry_on = ? WHERE prospect_id = ?"
            services.around.store._db.execute_sql(sql, (said, on, who))
            changes.prospects.add(who)
    bought_only = services.keeping.add(PersonForm(name="Person 9", phones=("419 555 0142",), consumer=True))
    permitting.set_bought_on(bought_only, date(2025, 4, 20))
    people = (bought, clear, old, soon, listed, bought_only)
    told = {row.row.id: row.permission.days_left for row in services.browsing.rows(list(people))}
    assert told == {bought: 384, clear: None, old: 15, soon: 15, listed: 15, bought_only: 7}
    assert services.tending.needs().ending == Ending(4, bought_only, "Person 9", 7)


def test_consent_and_firms_have_no_clock(services: Services) -> None:
    consumer(services, "Greg Lindqvist", date(2026, 7, 28), consented=True)
    firm = PersonForm(name="Maria Castellano", company="Bakery", phones=("419 555 0142",))
    services.keeping.add(firm, QuoteForm(product="Roof", quoted_on=date(2026, 7, 28)))
    assert services.tending.needs().ending is None


def test_the_copy_of_the_day_is_known(services: Services, clock: Clock) -> None:
    assert services.tending.copied_at() is None
    made = clock.now
    services.safekeeping.back_up_if_due()
    clock.advance(minutes=10)
    assert services.tending.copied_at() == made
