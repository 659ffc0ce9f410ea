"""What was not tried is told first; whatever was tried since they last answered is no new way."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.person_around import AroundKind, AroundTouch, PersonAround, Side
from reengage_desktop.domain.prospect import KnownPhone
from reengage_desktop.domain.story import Story
from reengage_desktop.domain.touch import Channel, Touch
from reengage_desktop.domain.untried import Reachable, Untried, Way, key, ways

NEW_YORK = "America/New_York"
MORNING, EVENING = datetime(2026, 10, 13, 12, 30, tzinfo=UTC), datetime(2026, 10, 13, 20, 45, tzinfo=UTC)
OWN = KnownPhone(1, "+14195550142", "419 555 0142", "", "", False)
OTHER = KnownPhone(2, "+14195550143", "419 555 0143", "", "", False)
CAROL = PersonAround(7, 1, "Carol Bean", "packing office", "", "", MORNING, AroundKind.ASSISTANT)


def touch(channel: Channel, at: datetime = MORNING, *, bulk: bool = False) -> Touch:
    return Touch(0, 1, at, channel, "N", True, False, 0, "", "", bulk)


def talk(person: int) -> AroundTouch:
    return AroundTouch(1, 1, person, MORNING, "call", "R", 0, "", "")


def known(*touches: Touch, **more: object) -> Reachable:
    return Reachable(NEW_YORK, touches, **{"numbers": [OWN], "is_business": False, **more})  # type: ignore[arg-type]


def found(of: Reachable, way: Way) -> Untried:
    return next(each for each in ways(of) if each.way is way)


def tried(of: Reachable) -> set[Way]:
    return {each.way for each in ways(of) if each.tried}


def test_the_two_parts_of_the_day_are_two_ways() -> None:
    assert tried(known(touch(Channel.CALL))) == {Way.PHONE_EARLY}
    assert tried(known(touch(Channel.CALL, EVENING))) == {Way.PHONE_LATE}
    assert found(known(touch(Channel.CALL), touch(Channel.CALL, EVENING)), Way.PHONE_LATE).last_at == EVENING


def test_voicemail_and_text_is_tried_out_after_the_second() -> None:
    once, twice = known(touch(Channel.VOICEMAIL)), known(touch(Channel.VOICEMAIL), touch(Channel.VOICEMAIL))
    assert (found(once, Way.VOICEMAIL_TEXT).times, found(once, Way.VOICEMAIL_TEXT).tried) == (1, False)
    assert (found(twice, Way.VOICEMAIL_TEXT).of, found(twice, Way.VOICEMAIL_TEXT).tried) == (2, True)


def test_what_was_flipped_in_bulk_was_not_tried() -> None:
    assert tried(known(touch(Channel.CALL, bulk=True), touch(Channel.VISIT, bulk=True), place="Wooster")) == set()


def test_people_near_them_are_named_and_whoever_is_against_us_is_none() -> None:
    against = PersonAround(8, 1, "Ed", "", "", "", MORNING, AroundKind.CHAMPION, Side.AGAINST)
    of = known(around=[CAROL, against])
    assert found(of, Way.ASSISTANT) == Untried(Way.ASSISTANT, "Carol Bean, packing office", id=7)
    assert all(each.way is not Way.CHAMPION for each in ways(of))
    assert found(known(around=[CAROL], talks=[talk(7)]), Way.ASSISTANT).tried


def test_in_a_firm_an_assistant_and_a_champion_are_worth_finding() -> None:
    firm = ways(known(is_business=True, around=[CAROL]))
    assert [each.way for each in firm if not each.about and each.way in (Way.ASSISTANT, Way.CHAMPION)] == [Way.CHAMPION]
    assert not {Way.ASSISTANT, Way.CHAMPION} & {each.way for each in ways(known())}


def test_a_letter_needs_a_street_a_visit_a_place_and_a_call_a_number() -> None:
    assert {each.way for each in ways(known(numbers=[]))} == set()
    assert {each.way for each in ways(known(numbers=[], place="Wooster"))} == {Way.VISIT}
    assert {each.way for each in ways(known(numbers=[], street="1 Main St"))} == {Way.VISIT, Way.LETTER}


def test_the_other_numbers_and_the_untold_results_are_ways() -> None:
    stories = [Story(n, f"Story {n}") for n in (1, 2, 3)]
    of = known(numbers=[OWN, OTHER], untold=stories)
    assert found(of, Way.OTHER_NUMBER) == Untried(Way.OTHER_NUMBER, "419 555 0143", id=2)
    assert [each.id for each in ways(of) if each.way is Way.RESULT] == [1, 2]


@given(
    st.lists(
        st.builds(
            touch,
            st.sampled_from(list(Channel)),
            st.integers(0, 400).map(lambda hours: MORNING + timedelta(hours=hours)),
            bulk=st.booleans(),
        ),
        max_size=12,
    ),
    st.sets(st.sampled_from([key(way) for way in Way] + [key(Way.ASSISTANT, 7)])),
)
def test_untried_stand_first_each_once_and_what_was_pushed_on_is_tried(touches: list[Touch], pushed: set[str]) -> None:
    of = known(*touches, around=[CAROL], place="Wooster", street="1 Main St", pushed=frozenset(pushed))
    every = ways(of)
    assert [each.tried for each in every] == sorted(each.tried for each in every)
    assert len({key(each.way, each.id) for each in every}) == len(every)
    assert all(each.tried for each in every if key(each.way, each.id) in pushed)
