"""Cards that phones take: each line within its length, and read by vobject as it was meant."""

from __future__ import annotations

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.card_writing import card
from reengage_desktop.domain.newcomer import NewProspect
from reengage_desktop.domain.phone import MOBILE, WORK, Phone
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.whole import Whole

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=120) | st.sampled_from(
    ("a;b,c\\n", "\\", "x:y", "line one\nline two", "👩🏽‍🦰" * 20, "ש" * 60)
)


def somebody(**fields: object) -> NewProspect:
    person = NewProspect(
        name="Ana Ruiz", first_name="Ana", last_name="", company="", title="", phones=(), emails=(), street="", city="",
        region="", postal_code="", country="", product="", value=None, worth=None, currency="", quoted_on=None,
        why_not=WhyNot.UNKNOWN, stated_reason="", notes="", source="", met_on=None, do_not_contact=False,
        no_email=False, stage_hint="", line=1, whole=Whole(1),
    )  # fmt: skip
    return person._replace(**fields)  # type: ignore[arg-type]


def read(text: str) -> vobject.base.Component:
    (found,) = vobject.readComponents(text, validate=True)
    return found


def test_a_card_says_who_they_are_and_how_they_are_reached() -> None:
    phones = (
        Phone("+14195550142", "(419) 555-0142", MOBILE),
        Phone("+14195550143", "x", WORK, "12"),
        Phone("", "reception"),
        Phone("+14195550144", "x"),
    )
    text = card(
        somebody(company="Ruiz, Sons; Co", title="Owner", phones=phones, emails=("ana@ruiz.example",),
            street="1 Main St", city="Toledo", region="OH", postal_code="43604", country="US", notes="One\nTwo",
            do_not_contact=True, whole=Whole(1, dead=frozenset({3}))),
        "file", 7,
    )  # fmt: skip
    assert text.split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        text.split("\r\n")[2],
        "FN:Ana Ruiz",
        "N:Ruiz;Ana;;;",
        "ORG:Ruiz\\, Sons\\; Co",
        "TITLE:Owner",
        "TEL;VALUE=uri;TYPE=cell:tel:+14195550142",
        "TEL;VALUE=uri;TYPE=work:tel:+14195550143;ext=12",
        "TEL:reception",
        "EMAIL:ana@ruiz.example",
        "ADR:;;1 Main St;Toledo;OH;43604;US",
        "NOTE:One\\nTwo",
        "CATEGORIES:Do Not Contact",
        "END:VCARD",
        "",
    ]


def test_a_uid_stays_theirs_and_is_nobody_elses() -> None:
    uid = read(card(somebody(), "file", 7)).uid.value
    assert uid == read(card(somebody(name="Ana Maria Ruiz"), "file", 7)).uid.value
    assert uid != read(card(somebody(), "file", 8)).uid.value
    assert uid != read(card(somebody(), "other file", 7)).uid.value


@pytest.mark.parametrize(
    ("name", "first", "written"),
    [
        ("Ana Ruiz", "Ana", "N:Ruiz;Ana;;;"),
        ("Ruiz Ana", "Ana", "N:;Ruiz Ana;;;"),
        ("Ana", "Ana", "N:;Ana;;;"),
        ("Ruiz GmbH", "", "N:;;;;"),
    ],
)
def test_a_name_has_its_parts_where_they_are_known(name: str, first: str, written: str) -> None:
    assert written in card(somebody(name=name, first_name=first, company="Ruiz GmbH"), "file", 1).split("\r\n")


@given(TEXTS, TEXTS)
def test_whatever_is_said_of_them_comes_through(notes: str, city: str) -> None:
    text = card(somebody(notes=notes, city=city), "file", 1)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    found = read(text)
    assert (found.note.value if notes else "") == notes
    assert (found.adr.value.city if city else "") == city
