"""Amounts are read as written on either side of the ocean, and never guessed from what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain import amount
from reengage_desktop.domain.amount import MAX_CENTS, currency_code, read_amount


@pytest.mark.parametrize(
    ("text", "cents", "currency"),
    [
        ("1234.5", 123450, ""),
        ("0", 0, ""),
        ("$1,234.50", 123450, "USD"),
        ("1.234,50 €", 123450, "EUR"),
        ("31.480,00", 3148000, ""),
        ("1.234", 123400, ""),
        ("1,234", 123400, ""),
        ("12,5", 1250, ""),
        ("0.125", 13, ""),
        ("1.234.567", 123456700, ""),
        ("1,23,456.00", 12345600, ""),
        ("1'234.50", 123450, ""),
        ("12k", 1200000, ""),
        ("ca. 4.000 €", 400000, "EUR"),
        ("about $9,000", 900000, "USD"),
        ("~900", 90000, ""),
        ("$1.5k", 150000, "USD"),
        ("2.5M", 250000000, ""),
        ("USD 1 200", 120000, "USD"),
        ("1 200,00 EUR", 120000, "EUR"),
        ("1\u202f200 €", 120000, "EUR"),
        ("€500.-", 50000, "EUR"),
        ("£99", 9900, "GBP"),
        ("CA$ 20", 2000, "CAD"),
        ("CHF 1'200.--", 120000, "CHF"),
        ("$3,100 a year", 310000, "USD"),
        ("3100/yr", 310000, ""),
    ],
)
def test_an_amount_is_read(text: str, cents: int, currency: str) -> None:
    assert read_amount(text) == (cents, currency)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-5",
        "(1,200)",
        "ask",
        "10k-12k",
        "1.2.3,4,5",
        "12 pcs",
        "USD",
        "$",
        "1,234.5.6",
        "€ 5 USD",
        "٣",
        "9" * 40,
        "1e9",
    ],
)
def test_what_is_no_amount_is_none(text: str) -> None:
    assert read_amount(text) is None


def test_a_dollar_sign_is_the_dollar_of_the_house() -> None:
    assert read_amount("$5", home="CAD") == (500, "CAD")
    assert read_amount("$5", home="EUR") == (500, "USD")
    assert currency_code("usd") == "USD" and currency_code("pcs") == ""


@given(st.integers(min_value=0, max_value=MAX_CENTS))
def test_what_is_written_with_separators_comes_back(cents: int) -> None:
    english = f"${cents / 100:,.2f}" if cents < 10**12 else f"${cents // 100:,}.{cents % 100:02}"
    continental = english[1:].translate(str.maketrans(",.", ".,")) + " €"
    assert read_amount(english) == (cents, "USD")
    assert read_amount(continental) == (cents, "EUR")


@given(st.from_regex(amount._PLAIN, fullmatch=True), st.sampled_from(["USD", "CAD", "EUR"]))
def test_the_quick_way_reads_what_the_way_for_all_reads(text: str, home: str) -> None:
    assert read_amount(text, home) == amount._read_any(text, home)


@given(st.text("$0123456789,.", min_size=1, max_size=9))
def test_nothing_that_looks_plain_is_read_in_two_ways(text: str) -> None:
    assert read_amount(text) == amount._read_any(text, "USD")


@given(st.text(max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    read = read_amount(text)
    assert read is None or 0 <= read[0] <= MAX_CENTS
