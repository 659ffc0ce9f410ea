"""What a quote is worth to the salesperson: a typed figure wins, then the product's, then the ordinary rate."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.commission import Basis, Commission, Terms
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.product import Product, product_key
from reengage_desktop.domain.ranking import payoff
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.validity import Validity, validity
from reengage_desktop.domain.written_commission import read_commission

TERMS = Terms(100, {"roof": Product("Roof", rate=50), "shed": Product("Shed", amount=250_00, currency="EUR")})
TODAY = date(2026, 10, 13)


@pytest.mark.parametrize(
    ("worth", "value", "product", "known"),
    [
        (7_00, 100_00, "Roof", Commission(7_00, "USD", Basis.TYPED)),
        (0, 100_00, "Roof", Commission(0, "USD", Basis.TYPED)),
        (None, 100_00, " ROOF ", Commission(5_00, "USD", Basis.PRODUCT_RATE, 50)),
        (None, None, "Roof", Commission(None, "USD", Basis.UNKNOWN)),
        (None, 100_00, "Shed", Commission(250_00, "EUR", Basis.PRODUCT_AMOUNT)),
        (None, None, "Shed", Commission(250_00, "EUR", Basis.PRODUCT_AMOUNT)),
        (None, 100_00, "Door", Commission(10_00, "USD", Basis.OWN_RATE, 100)),
        (None, None, "", Commission(None, "USD", Basis.UNKNOWN)),
    ],
)
def test_a_typed_figure_wins_then_the_product_then_the_ordinary_rate(
    worth: int | None, value: int | None, product: str, known: Commission
) -> None:
    assert TERMS.commission(worth, value, product, "USD") == known
    assert TERMS.worth(worth, value, product, "USD") == (known.cents if known.currency == "USD" else None)


@given(value=st.none() | st.integers(0, 10**12), rate=st.integers(0, 1000), product=st.text(max_size=8))
def test_without_a_product_of_its_own_the_ranking_stays_as_it_was(value: int | None, rate: int, product: str) -> None:
    worth = Terms(rate).worth(None, value, product, "USD")
    ours, plain = (payoff(each, value, rate, WhyNot.UNKNOWN, "") for each in (worth, None))
    assert (ours.worth, ours.per_hour) == (plain.worth, plain.per_hour)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", (None, None, "")),
        ("5 %", (50, None, "")),
        ("7,5%", (75, None, "")),
        ("0 %", (0, None, "")),
        ("100 %", (1000, None, "")),
        ("$250", (None, 250_00, "USD")),
        ("€ 99", (None, 99_00, "EUR")),
        ("1,500", (None, 1500_00, "USD")),
    ],
)
def test_a_commission_is_a_rate_or_an_amount(text: str, read: tuple[int | None, int | None, str]) -> None:
    assert read_commission(text, "USD") == read


@pytest.mark.parametrize("text", ["5", "100", "7.5", "lots", "101 %", "2.25 %", "-5 %", "%", "5 %%", "💸", "$" * 90])
def test_what_is_no_commission_or_could_be_either_is_told(text: str) -> None:
    with pytest.raises(RuleFault):
        read_commission(text, "USD")


@given(st.text(max_size=30))
def test_any_text_is_read_or_told(text: str) -> None:
    try:
        rate, amount, _ = read_commission(text, "USD")
    except RuleFault:
        return
    assert rate is None or amount is None


@given(st.text(max_size=12))
def test_a_product_is_the_same_however_it_is_spaced_or_written(name: str) -> None:
    assert product_key(f"  {name} ") == product_key(name)


@pytest.mark.parametrize(
    ("days", "state"),
    [(-1, Validity.ENDED), (0, Validity.ENDS_SOON), (14, Validity.ENDS_SOON), (15, Validity.HOLDS)],
)
def test_a_quote_holds_on_its_last_day_and_ends_soon_within_two_weeks(days: int, state: Validity) -> None:
    assert validity(TODAY + timedelta(days=days), TODAY) is state
    assert validity(None, TODAY) is Validity.OPEN
