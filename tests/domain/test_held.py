"""A number is known again by its hash, under the salt of its file alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.held import held_address, held_hash, held_hashes, held_number, new_salt
from reengage_desktop.domain.phone import parse_phone

SALT = new_salt()


@given(st.text(), st.text())
def test_only_the_same_has_the_same_hash(one: str, other: str) -> None:
    assert (held_hash(one, SALT) == held_hash(other, SALT)) is (one == other)


def test_under_another_salt_it_is_another() -> None:
    assert held_hash("+14195550142", SALT) != held_hash("+14195550142", new_salt())


def test_nothing_of_the_number_is_in_it() -> None:
    assert "5550142" not in "".join(held_hashes(["+14195550142"], SALT))


@pytest.mark.parametrize("written", ["(419) 555-0142", "+1 419.555.0142", "1-419-555-0142"])
def test_a_number_has_one_key_in_any_format(written: str) -> None:
    phone = parse_phone(written, "US")
    assert held_number(phone.e164, phone.written) == "+14195550142"


def test_what_is_no_number_anywhere_goes_by_its_digits() -> None:
    assert (held_number("", "ext. 12-34"), held_number("", "none")) == ("1234", "")


def test_an_address_has_one_key_in_any_case() -> None:
    assert held_address(" Maria@Lopez.Example ") == "maria@lopez.example"
