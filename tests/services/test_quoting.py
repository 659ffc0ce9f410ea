"""Quotes are written field by field, each taken back alone, and say what they are worth and why so."""

from __future__ import annotations

from datetime import date

import pytest

from reengage_desktop.domain.commission import Basis
from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.prospect import Quote
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.story import Story
from reengage_desktop.domain.validity import Validity
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.services.quoting import QuoteField, Sum

F = QuoteField


@pytest.fixture
def maria(services: Services) -> int:
    return services.keeping.add(PersonForm(name="Maria Castellano", phones=("419 555 0142",)))


def quote(services: Services, who: int, product: str, value: str = "", worth: str = "", on: str = "9 June") -> int:
    ident, _ = services.quoting.add(who, F.PRODUCT, product)
    for field, text in ((F.VALUE, value), (F.WORTH, worth), (F.QUOTED_ON, on)):
        services.quoting.set_field(who, ident, field, text)
    return ident


def only(services: Services, who: int) -> Quote:
    (line,) = services.quoting.of(who).lines
    return line.quote


def stale(services: Services) -> list[int]:
    return services.around.store.health.stale_summaries(services.around.settings().commission_rate)


def score(services: Services, who: int) -> int:
    return services.around.store.prospects.rows([who])[0].score


def test_a_quote_is_written_field_by_field(services: Services, maria: int) -> None:
    ident = quote(services, maria, "  Solar\troof ", "$41,800", "4180")
    for field, text in ((F.NUMBER, "Q-2291"), (F.VALID_UNTIL, "20 Oct"), (F.STAGE, "sent"), (F.WHY_NOT, "delayed")):
        services.quoting.set_field(maria, ident, field, text)
    assert only(services, maria) == Quote(
        ident, maria, "Solar roof", 41_800_00, 4_180_00, "USD", date(2026, 6, 9), WhyNot.DELAYED,
        stage="sent", number="Q-2291", valid_until=date(2026, 10, 20),
    )  # fmt: skip
    assert services.quoting.of(maria).lines[0].validity is Validity.ENDS_SOON
    assert stale(services) == []


def test_each_field_and_each_quote_is_taken_back_alone(services: Services, maria: int) -> None:
    ident, added = services.quoting.add(maria, F.PRODUCT, "Roof")
    value = services.quoting.set_field(maria, ident, F.VALUE, "100")
    services.quoting.set_field(maria, ident, F.NUMBER, "7")
    services.retracing.undo(value)
    assert (only(services, maria).value, only(services, maria).number) == (None, "7")
    removed = services.quoting.remove(maria, ident)
    assert services.quoting.of(maria).lines == ()
    services.retracing.undo(removed)
    assert only(services, maria).number == "7"
    services.quoting.set_field(maria, ident, F.NUMBER, "")
    services.retracing.undo(added)
    assert services.quoting.of(maria).lines == ()


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (F.VALUE, "lots"),
        (F.VALUE, "-5"),
        (F.VALUE, "9" * 30),
        (F.WORTH, "5 %"),
        (F.QUOTED_ON, "31 February 2026"),
        (F.QUOTED_ON, "1 January 2027"),
        (F.QUOTED_ON, "soon"),
        (F.VALID_UNTIL, "1 June 2026"),
        (F.VALID_UNTIL, "💥"),
        (F.PRODUCT, "x" * 10_000),
        (F.NUMBER, "x" * 10_000),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_changed(
    services: Services, maria: int, field: QuoteField, text: str
) -> None:
    ident = quote(services, maria, "Roof", "100")
    before = only(services, maria)
    with pytest.raises(RuleFault):
        services.quoting.set_field(maria, ident, field, text)
    assert only(services, maria) == before


@pytest.mark.parametrize("text", ['"; DROP TABLE quotes', "שלום עולם", "🏠 Roof", "<b>Roof</b>", "it's"])
def test_any_words_are_kept_as_text(services: Services, maria: int, text: str) -> None:
    services.quoting.add(maria, F.PRODUCT, f"\x00{text}\x1b ")
    assert only(services, maria).product == text


def test_a_day_without_its_year_is_the_nearest_and_one_of_a_quote_is_not_to_come(
    services: Services, maria: int
) -> None:
    ident = quote(services, maria, "Roof", on="20 Dec")
    assert only(services, maria).quoted_on == date(2025, 12, 20)
    services.quoting.set_field(maria, ident, F.VALID_UNTIL, "5 Jan")
    assert only(services, maria).valid_until == date(2027, 1, 5)


def test_both_amounts_of_a_quote_are_in_one_currency(services: Services, maria: int) -> None:
    ident = quote(services, maria, "Roof", "€ 900")
    assert only(services, maria).currency == "EUR"
    with pytest.raises(RuleFault):
        services.quoting.set_field(maria, ident, F.WORTH, "£ 90")
    services.quoting.set_field(maria, ident, F.WORTH, "90")
    assert (only(services, maria).worth, only(services, maria).currency) == (90_00, "EUR")


def test_all_quotes_are_summed_up_by_currency_to_the_firm_and_to_me(services: Services, maria: int) -> None:
    services.quoting.products.set("Shed", "€ 250")
    quote(services, maria, "Roof", "$1,000", "70")
    quote(services, maria, "Roof", "$2,000")
    quote(services, maria, "Shed", "$500")
    assert services.quoting.of(maria).sums == (Sum("USD", 3_500_00, 270_00), Sum("EUR", 0, 250_00))


def test_a_quote_of_somebody_else_or_one_that_is_gone_is_told(services: Services, maria: int) -> None:
    ident = quote(services, maria, "Roof")
    other = services.keeping.add(PersonForm(name="Ben Adler"))
    for who, which in ((other, ident), (maria, 99)):
        with pytest.raises(RuleFault):
            services.quoting.set_field(who, which, F.NUMBER, "1")
        with pytest.raises(RuleFault):
            services.quoting.remove(who, which)
    with pytest.raises(RuleFault):
        services.quoting.add(99, F.PRODUCT, "Roof")


def test_the_dialog_of_a_person_leaves_number_and_last_day_as_they_are(services: Services, maria: int) -> None:
    ident = quote(services, maria, "Roof")
    services.quoting.set_field(maria, ident, F.NUMBER, "Q-1")
    services.quoting.set_field(maria, ident, F.VALID_UNTIL, "20 Oct")
    services.keeping.save_quote(maria, QuoteForm(id=ident, product="Roof", value="200"))
    kept = only(services, maria)
    assert (kept.value, kept.number, kept.valid_until) == (200_00, "Q-1", date(2026, 10, 20))


def test_what_a_product_brings_counts_where_nothing_was_typed(services: Services, maria: int) -> None:
    ident = quote(services, maria, "Roof", "1,000")
    ordinary = score(services, maria)
    step = services.quoting.products.set("ROOF", "50 %")
    line = services.quoting.of(maria).lines[0]
    assert (line.commission.cents, line.commission.basis) == (500_00, Basis.PRODUCT_RATE)
    assert score(services, maria) == 5 * ordinary
    assert stale(services) == []
    services.quoting.set_field(maria, ident, F.WORTH, "100")
    assert score(services, maria) == ordinary
    services.quoting.set_field(maria, ident, F.WORTH, "")
    services.quoting.products.undo(step)
    assert (score(services, maria), stale(services)) == (ordinary, [])


def test_who_comes_in_with_a_list_is_ranked_by_what_their_product_brings(services: Services) -> None:
    services.quoting.products.set("Roof", "50 %")
    services.quoting.products.set("Shed", "$300")
    for name, product, value in (("Ann", "roof", "1000"), ("Bob", "Shed", ""), ("Cy", "Door", "1000")):
        services.keeping.add(PersonForm(name=name), QuoteForm(product=product, value=value))
    assert stale(services) == []


def test_another_ordinary_rate_ranks_anew(services: Services, maria: int) -> None:
    from dataclasses import replace

    quote(services, maria, "Roof", "1,000")
    services.setting.keep(replace(services.setting.read(), commission_rate=200))
    assert stale(services) == []


def test_a_product_is_renamed_everywhere_and_back_in_one_step(services: Services, maria: int) -> None:
    products = services.quoting.products
    for name in ("Roof", "roof ", "Shed"):
        quote(services, maria, name, "100")
    products.set("roof", "5 %")
    services.banking.save(Story(0, "A third less", product="Roof"))
    step = products.rename("Roof", "Solar roof")
    assert [(each.product.name, each.product.rate, each.quotes) for each in products.all()] == [
        ("Shed", None, 1),
        ("Solar roof", 50, 2),
    ]
    assert services.banking.stories()[0].product == "Solar roof"
    assert stale(services) == []
    products.undo(step)
    assert sorted(line.quote.product for line in services.quoting.of(maria).lines) == ["Roof", "Shed", "roof"]
    assert services.banking.stories()[0].product == "Roof"
    assert (products.all()[0].product.rate, stale(services)) == (50, [])


def test_a_product_that_gets_the_name_of_another_becomes_one_with_it(services: Services, maria: int) -> None:
    products = services.quoting.products
    quote(services, maria, "Roof", "100")
    products.set("Roof", "5 %")
    products.set("Solar roof", "7 %")
    step = products.rename("Roof", "Solar roof")
    assert [(each.product.rate, each.quotes) for each in products.all()] == [(70, 1)]
    products.undo(step)
    assert [(each.product.name, each.product.rate) for each in products.all()] == [("Roof", 50), ("Solar roof", 70)]


def test_another_way_to_write_a_name_keeps_what_it_brings(services: Services) -> None:
    products = services.quoting.products
    products.set("roof", "5 %")
    products.rename("roof", "Roof")
    assert [(each.product.name, each.product.rate) for each in products.all()] == [("Roof", 50)]


def test_a_renamed_quote_that_was_changed_since_stays_and_it_is_told(services: Services, maria: int) -> None:
    ident = quote(services, maria, "Roof")
    step = services.quoting.products.rename("Roof", "Solar roof")
    services.quoting.set_field(maria, ident, F.PRODUCT, "Tiles")
    with pytest.raises(RuleFault):
        services.quoting.products.undo(step)
    assert only(services, maria).product == "Tiles"


@pytest.mark.parametrize("name", ["", "  ", "\x00", "x" * 201])
def test_a_product_without_a_name_or_with_an_endless_one_is_told(services: Services, name: str) -> None:
    with pytest.raises(RuleFault):
        services.quoting.products.set(name, "5 %")
    with pytest.raises(RuleFault):
        services.quoting.products.rename("Roof", name)


def test_what_is_taken_away_is_no_product_any_more_and_is_completed_no_more(services: Services, maria: int) -> None:
    quote(services, maria, "Roof")
    services.quoting.products.set("Shed", "5 %")
    assert services.quoting.product_names() == ["Roof", "Shed"]
    services.quoting.products.set("Shed", "")
    assert services.quoting.product_names() == ["Roof"]
