"""Somebody who comes in: known again, filled up, never overwritten."""

from __future__ import annotations

from datetime import date
from functools import reduce

import pytest

from reengage_desktop.domain.arrival import KnownKeys, display_name, first_name, has_quote, merged, quote_key
from reengage_desktop.domain.newcomer import NewProspect
from reengage_desktop.domain.phone import parse_phone
from reengage_desktop.domain.reason import WhyNot

NOBODY = NewProspect(
    *("", "", "", "", "", (), (), "", "", "", "", "", "", None, None, "", None, WhyNot.UNKNOWN, "", "", "", None),
    do_not_contact=False,
    no_email=False,
    stage_hint="",
    line=2,
)


def person(name: str = "", phone: str = "", email: str = "", company: str = "") -> NewProspect:
    return NOBODY._replace(
        name=name,
        company=company,
        phones=(parse_phone(phone, "US"),) if phone else (),
        emails=(email,) if email else (),
    )


def keys(*here: NewProspect) -> KnownKeys:
    """They have the ids 1, 2, ..."""
    known = KnownKeys({}, {}, {})
    for ident, each in enumerate(here, 1):
        known.learn(ident, each, display_name(each))
    return known


MARIA = person("Maria Lopez", "(419) 555-0142", "maria@lopez.example", "Lopez")


@pytest.mark.parametrize(
    ("comes", "found"),
    [
        (person("M. Lopez", email="maria@lopez.example"), 1),
        (person("M. Lopez", email="MARIA@LOPEZ.example"), 1),
        (person("maria lopez", "+1 419-555-0142"), 1),
        (person(phone="4195550142"), 1),
        (person("Greg Lopez", "(419) 555-0142"), None),
        (person("Maria Lopez", "(419) 555-0143"), None),
        (person("Maria Lopez", company="LOPEZ"), 1),
        (person("Maria Lopez"), 1),
        (person("Maria Lopez", company="Other"), None),
        (person("Maria Lopez", email="other@lopez.example", company="Lopez"), None),
    ],
)
def test_people_are_known_again_by_mail_by_number_and_name_or_by_name_and_firm(
    comes: NewProspect, found: int | None
) -> None:
    assert keys(MARIA).find(comes, display_name(comes)) == found


@pytest.mark.parametrize("written", ["(419) 555-0142", "+1 419 555 0142", "4195550142"])
def test_who_stood_under_a_number_is_known_again_with_a_name(written: str) -> None:
    comes = person("Maria Lopez", written)
    assert keys(person(phone="419.555.0142")).find(comes, "Maria Lopez") == 1


def test_who_was_given_a_name_is_no_longer_whoever_has_the_number() -> None:
    ola, ned = person("Ola Brandt", "4195550142"), person("Ned O'Dell", "4195550142")
    known = keys(person(phone="(419) 555-0142"))
    assert known.find(ola, "Ola Brandt") == known.find(ned, "Ned O'Dell") == 1
    known.learn_more(1, person(phone="4195550142"), "4195550142")
    known.learn_more(1, ola, "Ola Brandt")
    assert known.find(ola, "Ola Brandt") == 1 and known.find(ned, "Ned O'Dell") is None
    known.learn_more(1, person(phone="4195550142"), "4195550142")
    assert known.find(ned, "Ned O'Dell") is None


def test_a_name_alone_is_whoever_has_it_first() -> None:
    known = KnownKeys({}, {}, {("maria lopez", "lopez"): 4, ("maria lopez", "brandt"): 2, ("ola", ""): 9})
    assert known.find(person("Maria Lopez"), "Maria Lopez") == 2
    assert known.find(person("Maria Lopez", company="Lopez"), "Maria Lopez") == 4
    assert known.find(person("Ola"), "Ola") == 9


def test_a_number_that_is_not_understood_is_known_by_its_digits() -> None:
    assert keys(person("Ola", "12-34")).find(person("Ola", "12 34"), "Ola") == 1


@pytest.mark.parametrize(
    "told",
    [
        {"product": "Roof"},
        {"value": 0},
        {"worth": 100},
        {"quoted_on": date(2026, 5, 1)},
        {"closed_on": date(2026, 5, 1)},
        {"why_not": WhyNot.DELAYED},
    ],
)
def test_anything_told_of_a_quote_makes_one(told: dict[str, object]) -> None:
    assert has_quote(NOBODY._replace(**told))  # type: ignore[arg-type]
    assert not has_quote(NOBODY)


@pytest.mark.parametrize(
    ("comes", "name", "first"),
    [
        (person("Maria Lopez"), "Maria Lopez", "Maria"),
        (NOBODY._replace(first_name="Maria", last_name="Lopez"), "Maria Lopez", "Maria"),
        (person(company="Lopez & Sons"), "Lopez & Sons", ""),
        (person(phone="(419) 555-0142"), "(419) 555-0142", ""),
        (person(email="maria@lopez.example"), "maria@lopez.example", ""),
    ],
)
def test_nobody_is_without_a_name_on_the_screen(comes: NewProspect, name: str, first: str) -> None:
    assert (display_name(comes), first_name(comes)) == (name, first)


def test_two_rows_become_one_with_the_words_of_the_first() -> None:
    one = MARIA._replace(city="Toledo", notes="Likes tea")
    other = MARIA._replace(city="Akron", title="Owner", notes="Lease ends", product="Roof", value=100)
    both = merged(one, other)
    assert (both.city, both.title, both.notes) == ("Toledo", "Owner", "Likes tea\nLease ends")
    assert quote_key(both) == ("roof", 100)
    assert merged(both, other) == both


def test_do_not_contact_in_any_of_two_rows_holds() -> None:
    assert merged(MARIA, MARIA._replace(do_not_contact=True)).do_not_contact
    assert merged(MARIA._replace(do_not_contact=True), MARIA).do_not_contact


@pytest.mark.parametrize(
    ("stages", "hint"),
    [
        (["sold"], "sold"),
        (["sold", ""], "sold"),
        (["", "sold"], "sold"),
        (["sold", "sold"], "sold"),
        (["sold", "Negotiation"], "open"),
        (["Negotiation", "sold", "sold"], "open"),
        (["Negotiation", ""], "open"),
        (["", ""], ""),
    ],
)
def test_sold_is_who_is_sold_in_every_row_with_a_stage(stages: list[str], hint: str) -> None:
    rows = [MARIA._replace(stage_hint="sold" if s == "sold" else "", deal_stage=s, product=f"{n}")
            for n, s in enumerate(stages)]  # fmt: skip
    assert reduce(merged, rows).stage_hint == hint


def test_a_number_that_a_row_with_another_name_brought_is_theirs_by_their_own_name() -> None:
    known = keys(person("Ola Brandt", email="ola@brandt.example"))
    known.learn_more(1, person("Maria Lopez", "(419) 555-0142", "ola@brandt.example"), "Maria Lopez")
    assert known.find(person("Ola Brandt", "419 555 0142"), "Ola Brandt") == 1
    assert known.find(person("Maria Lopez", "419 555 0142"), "Maria Lopez") == 1
    assert known.find(person("Ned O'Dell", "419 555 0142"), "Ned O'Dell") is None
