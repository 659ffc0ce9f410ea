"""Interviews of customers: kept in their words, and what becomes of the stories made of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.interview import Interview, story_of
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm, QuoteForm

HANNAH = Interview(
    id=0,
    customer="  Hannah\tOyelaran ",
    may_name=True,
    product="Payroll",
    why_not=WhyNot.NOT_READY,
    held_on=date(2026, 9, 2),
    looked="We paid late.\n\n  Twice. \x00",
    bought="You said “nine days”.",
    changed="Never late 🙂",
)


def test_an_interview_is_kept_in_their_words(services: Services) -> None:
    ident, _ = services.interviewing.save(HANNAH)
    (kept,) = services.interviewing.all()
    assert kept == replace(HANNAH, id=ident, customer="Hannah Oyelaran", looked="We paid late.\nTwice.")


def test_the_newest_talk_comes_first(services: Services) -> None:
    services.interviewing.save(HANNAH)
    services.interviewing.save(replace(HANNAH, customer="Ines", held_on=date(2026, 3, 1)))
    services.interviewing.save(replace(HANNAH, customer="Omar", held_on=None))
    assert [each.customer for each in services.interviewing.all()] == ["Omar", "Hannah Oyelaran", "Ines"]


@pytest.mark.parametrize(
    ("interview", "told"),
    [
        (replace(HANNAH, customer="  "), "who told you"),
        (replace(HANNAH, customer="x" * 300), "Shorten it"),
        (replace(HANNAH, product="x" * 10_000), "Shorten it"),
        (replace(HANNAH, looked="\x07", bought=" \n ", changed=""), "at least one thing"),
        (replace(HANNAH, changed="x" * 10_000), "10000 characters"),
        (replace(HANNAH, held_on=date(2026, 10, 13) + timedelta(days=1)), "still to come"),
    ],
)
def test_what_tells_nothing_is_refused_in_words(services: Services, interview: Interview, told: str) -> None:
    with pytest.raises(RuleFault) as refused:
        services.interviewing.save(interview)
    assert told in str(refused.value)
    assert services.interviewing.all() == []


def test_it_is_changed_and_removed_and_all_of_it_put_back(services: Services) -> None:
    ident, _ = services.interviewing.save(HANNAH)
    before = services.interviewing.all()
    _, changed = services.interviewing.save(replace(before[0], bought="It was quick."))
    services.retracing.undo(changed)
    assert services.interviewing.all() == before
    made, _ = services.banking.save(story_of(before[0]))
    removed = services.interviewing.remove(ident)
    (story,) = services.banking.stories()
    assert (story.id, story.interview_id) == (made, None)
    services.interviewing.save(replace(HANNAH, customer="Ines"))
    services.retracing.undo(removed)
    assert services.banking.stories()[0].interview_id == ident
    assert {each.customer for each in services.interviewing.all()} == {"Ines", "Hannah Oyelaran"}
    with pytest.raises(RuleFault):
        services.interviewing.remove(99)
    with pytest.raises(RuleFault):
        services.interviewing.save(replace(HANNAH, id=99))


def test_a_story_made_of_it_says_what_is_different_now(services: Services) -> None:
    ident, _ = services.interviewing.save(HANNAH)
    services.banking.save(story_of(services.interviewing.all()[0]))
    (story,) = services.banking.stories()
    assert (story.words, story.customer, story.product, story.interview_id) == (
        "Never late 🙂",
        "Hannah Oyelaran",
        "Payroll",
        ident,
    )


def test_who_bought_is_offered_as_the_customer_with_what_they_bought(services: Services) -> None:
    add = services.keeping.add
    sold = add(PersonForm(name="Hannah Oyelaran", phones=("4195550142",)), QuoteForm(product="Payroll"))
    add(PersonForm(name="Maria Castellano", phones=("4195550143",)))
    services.calling.save(CallResult(sold, Outcome.SOLD, learned="nothing new"))
    assert services.interviewing.customers() == [(sold, "Hannah Oyelaran", "Payroll")]


def test_a_customer_who_is_not_here_any_more_is_kept_by_name_alone(services: Services) -> None:
    services.interviewing.save(replace(HANNAH, prospect_id=12))
    assert services.interviewing.all()[0].prospect_id is None
