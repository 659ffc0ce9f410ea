"""What a list changes in somebody who is here: blanks, or all that it says otherwise, and the second time nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.arrival import display_name
from reengage_desktop.domain.difference import FieldChange
from reengage_desktop.domain.gap import Present, believed, changes, gaps
from reengage_desktop.domain.intake_choice import Known
from reengage_desktop.domain.newcomer import NewProspect
from reengage_desktop.domain.phone import parse_phone
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.domain.reason import WhyNot

NOBODY = NewProspect(
    *("", "", "", "", "", (), (), "", "", "", "", "", "", None, None, "", None, WhyNot.UNKNOWN, "", "", "", None),
    do_not_contact=False,
    no_email=False,
    stage_hint="",
    line=2,
)
UNKNOWN = Present(7, Stage.ACTIVE, {})
MARIA = NOBODY._replace(name="Maria Lopez", company="Lopez", emails=("maria@lopez.example",),
                        phones=(parse_phone("(419) 555-0142", "US"),))  # fmt: skip
KNOWN = replace(UNKNOWN, known={"name": "Maria Lopez", "sort_name": "maria lopez", "first_name": "Maria",
                                "company": "Lopez", "city": "Toledo", "notes": "Likes tea"})  # fmt: skip


def test_only_blanks_are_filled() -> None:
    found = gaps(KNOWN, MARIA._replace(city="Akron", title="Owner", notes="Hates tea", stated_reason="Money"))
    assert dict(found.fields) == {"title": "Owner"}
    assert (found.stated_reason, len(found.phones), found.emails) == ("Money", 1, ("maria@lopez.example",))


def test_replacing_takes_what_the_list_says_and_adds_to_the_notes() -> None:
    comes = NOBODY._replace(name="Maria Ruiz", company="LOPEZ ", city="Akron", notes="Hates tea", street="")
    found = gaps(KNOWN, comes, Known.REPLACE)
    assert dict(found.fields) == {"name": "Maria Ruiz", "sort_name": "maria ruiz", "city": "Akron",
                                  "notes": "Likes tea\nHates tea"}  # fmt: skip
    assert changes(KNOWN, found) == (
        FieldChange("city", "Toledo", "Akron"),
        FieldChange("notes", "Likes tea", "Likes tea\nHates tea"),
        FieldChange("name", "Maria Lopez", "Maria Ruiz"),
    )


def test_of_who_is_skipped_only_do_not_contact_is_taken() -> None:
    assert not gaps(UNKNOWN, MARIA._replace(city="Akron", no_email=True), Known.SKIP)
    found = gaps(UNKNOWN, MARIA._replace(city="Akron", do_not_contact=True), Known.SKIP)
    assert changes(UNKNOWN, found) == (FieldChange("do_not_contact", "", "yes"),)


def test_a_name_is_given_to_who_had_none() -> None:
    given = {"first_name": "Maria", "name": "Maria Lopez", "sort_name": "maria lopez"}
    assert dict(gaps(UNKNOWN, NOBODY._replace(name="Maria Lopez")).fields) == given
    named = replace(UNKNOWN, known={"first_name": "Ola"})
    assert not gaps(named, NOBODY._replace(name="Maria Lopez"))


def test_who_is_called_as_before_in_another_row_keeps_that_name() -> None:
    rows = [MARIA._replace(name="M. L. Lopez"), MARIA]
    assert not gaps(believed(replace(KNOWN, emails=frozenset(MARIA.emails)), rows), rows[0], Known.REPLACE).fields
    assert dict(gaps(believed(KNOWN, rows[:1]), rows[0], Known.REPLACE).fields)["name"] == "M. L. Lopez"


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("known", list(Known))
def test_do_not_contact_is_only_switched_on(stage: Stage, told: bool, known: Known) -> None:
    found = gaps(replace(UNKNOWN, stage=stage), NOBODY._replace(do_not_contact=told), known)
    assert found.do_not_contact == (told and stage is not Stage.DO_NOT_CONTACT)


@pytest.mark.parametrize(
    ("product", "value", "is_new"),
    [("Roof", 100, False), ("ROOF", 100, False), ("Roof", 200, True), ("Pump", 100, True), ("", None, False)],
)
def test_a_quote_for_the_same_at_the_same_value_is_the_same(product: str, value: int | None, is_new: bool) -> None:
    known = replace(UNKNOWN, quotes=frozenset({("roof", 100)}))
    found = gaps(known, NOBODY._replace(product=product, value=value, deal_stage="Lost", currency="USD"))
    assert (found.quote is not None) == is_new


def test_each_quote_brings_its_reason() -> None:
    known = replace(UNKNOWN, reasons=frozenset({"Money"}))
    assert gaps(known, NOBODY._replace(stated_reason="Time")).stated_reason == ""
    assert gaps(known, NOBODY._replace(stated_reason="Time", product="Roof")).stated_reason == "Time"
    assert gaps(known, NOBODY._replace(stated_reason="Money", product="Roof")).stated_reason == ""


def test_a_quote_is_told_with_its_amount() -> None:
    told = NOBODY._replace(product="Roof", value=4_180_000, currency="USD", deal_stage="Negotiation")
    assert changes(UNKNOWN, gaps(UNKNOWN, told)) == (FieldChange("quote", "", "Roof, 41,800 USD, Negotiation"),)


TEXTS = st.sampled_from(["", "a", "B c"])
PEOPLE = st.builds(
    lambda name, phone, mail, told, texts: NOBODY._replace(
        name=name,
        phones=(parse_phone(phone, "US"),) if phone else (),
        emails=(mail,) if mail else (),
        **told,
        **dict(zip(("city", "product", "notes", "stated_reason", "company"), texts, strict=True)),
    ),
    st.sampled_from(["", "Maria Lopez", "Ola Brandt", "Lopez"]),
    st.sampled_from(["", "4195550142", "(419) 555-0150", "12-34"]),
    st.sampled_from(["", "maria@lopez.example"]),
    st.fixed_dictionaries({"do_not_contact": st.booleans(), "no_email": st.booleans(),
                           "met_on": st.sampled_from([None, date(2026, 5, 1), date(2026, 6, 1)])}),
    st.tuples(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS),
)  # fmt: skip


@given(st.lists(PEOPLE, min_size=1, max_size=4), PEOPLE, st.sampled_from(Known))
def test_what_a_list_changed_once_it_does_not_change_again(
    rows: list[NewProspect], first: NewProspect, known: Known
) -> None:
    here = taken_in(UNKNOWN, [first], Known.FILL)
    here = replace(here, known={"name": display_name(first), "sort_name": display_name(first).casefold()} | here.known)
    after = taken_in(here, rows, known)
    assert taken_in(after, rows, known) == after


def taken_in(present: Present, rows: list[NewProspect], known: Known) -> Present:
    """As it stands when all rows of a list are taken in."""
    present = believed(present, rows)
    for row in rows:
        present = present.after(row, gaps(present, row, known))
    return replace(present, told=frozenset())
