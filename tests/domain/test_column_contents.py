"""A column says what it holds by its cells where its heading does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.columns import Aliases, Field, match

ALIASES = Aliases.from_text((Path(__file__).parents[2] / "resources/intake/aliases.json").read_text("utf-8"))

PHONES = ("(419) 555-0142", "419.555.0143", "+49 30 231250142", "4195550144", "ask at the desk")
MAILS = ("maria@lopez.example", "Ola <ola@brandt.example>", "x@y.example; z@y.example")
NAMES = ("Maria Lopez", "Jan van der Berg", "Ned O'Dell", "Dr. Ana Berg", "Holm, Beatriz")
FIRMS = ("Lopez & Sons Inc.", "Weiß Öfen KG", "Brandt Travel", "Ruiz Hermanos S.L.")
NUMBERED = ("1000234567", "1000234568", "1000234569")


def field(heading: str, *cells: str) -> Field | None:
    """Of one column beside the known name of a person."""
    return match(["Name", heading], ALIASES, [("Maria Lopez",), cells])[1]


@pytest.mark.parametrize(
    ("heading", "cells", "found"),
    [
        ("Wo erreichbar", PHONES, Field.PHONE),
        ("Erreichbar (mobil)", PHONES, Field.MOBILE),
        ("Erreichbar im Büro", PHONES, Field.WORK_PHONE),
        ("", PHONES, Field.PHONE),
        ("", ("419 555 0142; 419 555 0143",), Field.PHONE),
        ("Post", MAILS, Field.EMAIL),
        ("", ("2026-03-14", "2026-03-15"), None),
        ("", ("14.03.2026 10:15", "15.03.2026"), None),
        ("", ("1,234,567.00", "12,000,000"), None),
        ("", ("44308-1234", "43604-0001"), None),
        ("", ("192.168.100.200",), None),
        ("", ("51.5073219", "40.7127281"), None),
        ("", ("12345678901234567",), None),
        ("", ("1000234567",), None),
        ("Vertrag Nr", ("4195550142", "4195550143"), None),
        ("Tags (own)", ("4195550142",), Field.KEEP),
        ("Quote given", ("14.03.2026", "1.4.2026"), Field.QUOTED_ON),
        ("Letztes Angebot", ("31.480,00 €", "900 €"), Field.VALUE),
        ("Price agreed", ("$900", "$1,200.50"), Field.VALUE),
        ("Total employees", ("12", "900"), None),
        ("Renewed", ("14.03.2026",), None),
        ("", FIRMS, Field.COMPANY),
        ("Second person", NAMES, None),
        ("", (), None),
    ],
)
def test_cells_tell_what_a_column_is(heading: str, cells: tuple[str, ...], found: Field | None) -> None:
    assert field(heading, *cells) is found


def test_a_known_heading_is_never_overridden() -> None:
    header = ["Name", "City", "Record ID", "Notes"]
    assert match(header, ALIASES, [PHONES, MAILS, PHONES, NAMES]) == match(header, ALIASES)


def test_the_same_few_over_and_over_are_not_the_numbers_of_the_people() -> None:
    assert field("Betreut von", *["(419) 555-0142", "(419) 555-0143"] * 10) is None
    assert field("Betreut durch", *["dana@wells.example"] * 10) is None


def test_names_are_looked_for_only_where_no_column_is_one() -> None:
    assert match(["Wer", "Phone"], ALIASES, [NAMES, PHONES]) == (Field.NAME, Field.PHONE)
    assert match(["Wer", "Vorname"], ALIASES, [NAMES, ("Maria",)]) == (None, Field.FIRST_NAME)
    assert match(["Wer", "Phone"], ALIASES, [["Dana Wells"] * 9, PHONES]) == (None, Field.PHONE)
    products = ("Heat pump", "Solar roof", "Office coffee")
    assert match(["Was", "Phone"], ALIASES, [products, PHONES]) == (None, Field.PHONE)


def test_a_list_without_a_heading_is_known_by_its_contents_alone() -> None:
    header = [f"Column {number}" for number in range(1, 7)]
    prose = ("Asked for the warranty last week", "")
    assert match(header, ALIASES, [NUMBERED, NAMES, FIRMS, PHONES, MAILS, prose]) == (
        *(None, Field.NAME, Field.COMPANY, Field.PHONE, Field.EMAIL, Field.NOTES),
    )
    halves = match(header[:3], ALIASES, [("Maria", "Ola"), ("Lopez", "Brandt"), PHONES])
    assert halves == (Field.FIRST_NAME, Field.LAST_NAME, Field.PHONE)


def test_cells_that_say_nothing_are_passed_over() -> None:
    assert field("Erreichbar", "n/a", "-", "", "(419) 555-0142", "\u200b") is Field.PHONE


@given(st.lists(st.tuples(st.text(max_size=12), st.lists(st.text(max_size=20), max_size=6)), max_size=6))
def test_any_cells_give_one_field_for_each_column(columns: list[tuple[str, list[str]]]) -> None:
    header = [heading for heading, _ in columns]
    fields = match(header, ALIASES, [cells for _, cells in columns])
    assert len(fields) == len(header)
    for known, found in zip(match(header, ALIASES), fields, strict=True):
        assert known is None or known is found
