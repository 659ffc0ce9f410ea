"""Which do-not-call lists count, whose age is watched, and what several registries say together."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.call_list import CallList, ListKind, beside, counting, cover_of, covering

AT = datetime(2026, 10, 13, tzinfo=UTC)
US, STATE, TPS = ListKind.US, ListKind.US_STATE, ListKind.TPS


def taken(ident: int, kind: ListKind, day: int, *covers: str) -> CallList:
    return CallList(ident, "list.txt", kind, date(2026, 10, day), AT, 1, 0, 0, covers)


def test_a_registry_speaks_for_area_codes_or_for_its_country() -> None:
    assert cover_of("US")("+14195550142") == "+1419"
    assert cover_of("CA")("+441632960001") == ""
    assert cover_of("GB")("+441632960001") == "+44"
    assert covering(["+1419", "+44"])("+14195550142") == "+1419"
    assert covering(["+1419", "+44"])("+12165550143") == ""


def test_a_list_counts_until_a_newer_one_of_its_kind_speaks_for_all_of_it() -> None:
    lists = [
        taken(1, US, 1, "+1419"), taken(2, US, 2, "+1216", "+1614"), taken(3, US, 3, "+1419", "+1614"),
        taken(4, STATE, 1, "+1419"), taken(5, ListKind.OWN, 9),
    ]  # fmt: skip
    assert [each.id for each in counting(lists)] == [3, 2, 4]


def test_beside_a_list_stands_the_newest_of_each_other_kind_and_the_oldest_of_these() -> None:
    lists = [
        taken(1, US, 5, "+1419"),
        taken(2, US, 8, "+1216"),
        taken(3, STATE, 2, "+1419"),
        taken(4, STATE, 7, "+1419"),
    ]
    assert beside(lists, STATE) == {"+1419": date(2026, 10, 5), "+1216": date(2026, 10, 8)}
    assert beside(lists, US) == {"+1419": date(2026, 10, 7)}
    assert beside(lists, TPS)["+1419"] == date(2026, 10, 5)


def test_an_age_is_never_less_than_nothing() -> None:
    assert taken(1, US, 3).age(date(2026, 11, 3)) == 31
    assert taken(1, US, 3).age(date(2026, 10, 1)) == 0


@given(
    st.lists(
        st.builds(
            taken,
            st.integers(1, 99),
            st.sampled_from([US, STATE, TPS]),
            st.integers(1, 28),
            st.sampled_from(["+1419", "+1216", "+44"]),
        ),
        max_size=12,
    )
)
def test_of_each_kind_and_area_exactly_the_newest_day_counts(lists: list[CallList]) -> None:
    found = counting(lists)
    for each in lists:
        days = [one.as_of for one in found if one.kind is each.kind and one.covers == each.covers]
        assert days == [max(one.as_of for one in lists if (one.kind, one.covers) == (each.kind, each.covers))]
