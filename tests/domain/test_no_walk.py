"""The order of the walk past the No list, and what counts as new to them."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.no_card import answering, is_new
from reengage_desktop.domain.no_walk import due_before, from_place, in_order
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.story import Story, Worries

NOES = st.lists(st.tuples(st.integers(1, 999), st.sampled_from(WhyNot)), unique_by=lambda no: no[0])


@given(NOES)
def test_each_no_is_one_card_and_those_of_a_reason_stand_together(noes: list[tuple[int, WhyNot]]) -> None:
    stops = in_order(noes)
    assert {(stop.prospect_id, stop.why_not) for stop in stops} == set(noes)
    reasons = [stop.why_not for stop in stops]
    assert reasons == sorted(reasons, key=list(WhyNot).index)
    for stop in stops:
        assert 1 <= stop.place <= stop.of == reasons.count(stop.why_not)


@given(NOES, st.integers(1, 999))
def test_the_walk_goes_on_where_it_was_left_and_loses_nobody(noes: list[tuple[int, WhyNot]], place: int) -> None:
    stops = in_order(noes)
    turned = from_place(stops, place)
    assert sorted(stop.prospect_id for stop in turned) == sorted(stop.prospect_id for stop in stops)
    if place in {stop.prospect_id for stop in stops}:
        assert turned[0].prospect_id == place
    else:
        assert turned == stops


def test_a_year_is_counted_by_the_calendar_of_the_salesperson() -> None:
    late = datetime(2026, 10, 14, 1, tzinfo=UTC)  # still the 13th in New York
    assert due_before(late, "America/New_York", 12) == datetime(2025, 10, 13, 4, tzinfo=UTC)
    assert due_before(datetime(2028, 2, 29, 12, tzinfo=UTC), "UTC", 12) == datetime(2027, 2, 28, tzinfo=UTC)


def test_what_was_told_before_is_not_new_however_it_is_written() -> None:
    assert is_new("The county pays a third", ["Her rate went up"])
    assert not is_new(" her RATE  went up. ", ["Her rate went up"])
    assert not is_new("Just checking in", [])
    assert not is_new("", [])


def test_only_stories_that_fit_their_worry_or_product_are_shown() -> None:
    stories = [
        Story(1, "A", why_not=WhyNot.NO_FUNDING),
        Story(2, "B", why_not=WhyNot.WRONG_PRODUCT),
        Story(3, "C", product="Solar roof"),
    ]
    found = answering(stories, Worries("Solar roof", (WhyNot.NO_FUNDING,)))
    assert {story.id for story in found} == {1, 3}
