"""Addresses as the post of each country reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.address import MOST_LINES, Address, address_lines

MARIA = Address(
    name="Maria Castellano",
    company="Castellano Bakery",
    street="214 Mill Street",
    city="Toledo",
    region="OH",
    postal_code="43604",
    country="US",
)


@pytest.mark.parametrize(
    ("country", "street", "city", "region", "code", "town"),
    [
        ("US", "214 Mill Street", "Toledo", "OH", "43604", ["Toledo, OH 43604"]),
        ("US", "214 Mill Street", "Toledo", "", "43604", ["Toledo 43604"]),
        ("US", "214 Mill Street", "", "OH", "43604", ["OH 43604"]),
        ("CA", "10 Rue Nord", "Montréal", "QC", "H2X 1Y4", ["Montréal QC H2X 1Y4"]),
        ("AU", "4 Bay Road", "Sydney", "NSW", "2000", ["Sydney NSW 2000"]),
        ("GB", "4 Mill Lane", "Leeds", "West Yorkshire", "LS1 4AB", ["Leeds", "LS1 4AB"]),
        ("DE", "Mühlweg 4", "Köln", "NW", "50667", ["50667 Köln"]),
        ("FR", "4 rue du Four", "Lyon", "Rhône", "69001", ["69001 Lyon"]),
        ("IT", "Via Roma 4", "Rho", "MI", "20017", ["20017 Rho MI"]),
        ("MX", "Calle 4", "Oaxaca", "Oax.", "68000", ["68000 Oaxaca, Oax."]),
        ("NZ", "4 Bay Road", "Auckland", "", "1010", ["Auckland 1010"]),
        ("Atlantis", "4 Deep", "Poseidonis", "", "1", ["1 Poseidonis"]),
    ],
)
def test_the_town_stands_as_its_country_has_it(
    country: str, street: str, city: str, region: str, code: str, town: list[str]
) -> None:
    there = Address("A. Person", "", street, city, region, code, country)
    assert list(address_lines(there, country)) == ["A. Person", street, *town]


def test_the_country_is_written_only_where_the_letter_leaves_it() -> None:
    assert address_lines(MARIA, "US") == (
        "Maria Castellano",
        "Castellano Bakery",
        "214 Mill Street",
        "Toledo, OH 43604",
    )
    assert address_lines(MARIA, "DE", "United States")[-1] == "UNITED STATES"
    assert address_lines(Address("A", "", "B 1", "C", country=""), "DE") == ("A", "B 1", "C")


def test_without_a_street_or_a_town_there_is_no_address_but_a_name() -> None:
    for lacking in (Address("Maria", "Bakery", street="214 Mill Street"), Address("Maria", "Bakery", city="Toledo")):
        assert not lacking.is_complete
        assert address_lines(lacking, "US") == ("Maria", "Bakery")
    assert address_lines(Address(), "US") == ()


def test_a_firm_without_a_person_stands_there_once() -> None:
    assert address_lines(Address("The Bakery", "the bakery", "1 A St", "Toledo"), "US")[0:2] == ("The Bakery", "1 A St")


def test_lines_of_a_street_are_joined_where_there_is_no_room_for_them() -> None:
    abroad = Address("Ann Lee", "Lee Ltd", "Unit 4\nThe Old Mill", "Leeds", "", "LS1 4AB", "GB")
    assert address_lines(abroad, "US", "United Kingdom") == (
        "Ann Lee",
        "Lee Ltd",
        "Unit 4, The Old Mill",
        "Leeds",
        "LS1 4AB",
        "UNITED KINGDOM",
    )
    assert address_lines(abroad, "GB")[2:4] == ("Unit 4", "The Old Mill")


WORDS = st.text(max_size=24)
COUNTRIES = st.sampled_from(["", "US", "CA", "GB", "DE", "IT", "NZ", "MX", "Nowhere"])


@given(
    st.builds(Address, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS, COUNTRIES),
    st.sampled_from(["US", "DE", "GB"]),
    WORDS,
)
def test_whatever_is_missing_no_line_is_empty_or_has_a_gap(address: Address, home: str, country: str) -> None:
    lines = address_lines(address, home, country)
    assert len(lines) <= MOST_LINES
    for line in lines:
        assert line
        assert "  " not in line
        assert line.isprintable()
        assert line.strip(" ,;") == line
