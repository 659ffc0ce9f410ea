"""Who looks like whom: exact by e-mail, by number and name; likely by all that people write a name like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop import resources
from reengage_desktop.domain.face import Face, Given, company_key, faces, folded, nicknames
from reengage_desktop.domain.likeness import Crowd, Why, alike, pairs

NAMES = nicknames(resources.text("intake", "nicknames.json"))


def one(
    name: str,
    company: str = "",
    city: str = "",
    *,
    email: str = "",
    number: str = "",
    ident: int = 1,
    firm: bool = False,
) -> Given:
    emails, numbers = (tuple(filter(None, (each,))) for each in (email, number))
    return Given(ident, name, "" if firm else name.split()[0], company, city, emails, numbers)


def looks(left: Given, right: Given) -> tuple[Why, int] | None:
    mine, theirs = faces([left, right._replace(id=2)], NAMES)
    return alike(mine, theirs)


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ("Maria Ortega", "maria ORTEGA", Why.NAME_AND_COMPANY),
        ("José Núñez", "Jose Nunez", Why.NAME_AND_COMPANY),
        ("Jürgen Müller", "Juergen Mueller", Why.NAME_AND_COMPANY),
        ("Søren Østergård", "Soren Ostergard", Why.NAME_AND_COMPANY),
        ("Dr. Anna Weiß", "Anna Weiss, PhD", Why.NAME_AND_COMPANY),
        ("Sean O'Brien", "Sean O’Brien", Why.NAME_AND_COMPANY),
        ("M. Jean Moreau", "Jean Moreau", Why.NAME_AND_COMPANY),
        ("Jean-Luc Moreau", "Jean Luc Moreau", Why.NAME_AND_COMPANY),
        ("John A. Smith", "John Smith", Why.NAME_AND_COMPANY),
        ("Ana Ruiz", "Ana Ruiz Delgado", Why.NAME_AND_COMPANY),
        ("Ortega Maria", "Maria Ortega", Why.SWAPPED),
        ("Bill Hartley", "William Hartley", Why.NICKNAME),
        ("Bea Holm", "Beatriz Holm", Why.NICKNAME),
        ("Hans Weber", "Johannes Weber", Why.NICKNAME),
        ("Paco Ruiz", "Francisco Ruiz", Why.NICKNAME),
        ("Beppe Rossi", "Giuseppe Rossi", Why.NICKNAME),
        ("Kees de Vries", "Cornelis de Vries", Why.NICKNAME),
        ("Zé Almeida", "José Almeida", Why.NICKNAME),
        ("Manu Petit", "Emmanuelle Petit", Why.NICKNAME),
        ("M. Ortega", "Maria Ortega", Why.INITIAL),
        ("Katrin Schmidt", "Katrin Schmitt", Why.SPELLING),
        ("Beatriz Holm", "Beatris Holm", Why.SPELLING),
    ],
)
def test_the_same_name_written_otherwise_at_the_same_firm(left: str, right: str, why: Why) -> None:
    for mine, theirs in ((left, right), (right, left)):
        found = looks(one(mine, "Holm & Söhne GmbH"), one(theirs, "Holm Soehne"))
        assert found is not None
        assert found[0] is why
        assert found[1] >= 80


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Maria Ortega", "Mario Ortega"),  # two names, however near
        ("Anna Weber", "Ben Weber"),
        ("John Smith Jr.", "John Smith Sr."),
        ("John A. Smith", "John B. Smith"),
        ("Maria", "Maria Ortega"),
        ("Li Wei", "Li Na"),
    ],
)
def test_two_colleagues_are_not_one(left: str, right: str) -> None:
    assert looks(one(left, "Holm"), one(right, "Holm")) is None


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        (one("Ann Lee", email="a@x.example"), one("Ann Lee", email="a@x.example"), (Why.EMAIL, 100)),
        (one("Ann Lee", email="a@x.example"), one("Otto Krug", email="a@x.example"), (Why.EMAIL, 75)),
        (one("Ann Lee", number="+1419"), one("ann lee", number="+1419"), (Why.NUMBER_AND_NAME, 100)),
        (one("Bill Lee", number="+1419"), one("Will Lee", number="+1419"), (Why.NUMBER_AND_NAME, 95)),
        (one("Ann Lee", number="+1419"), one("Otto Krug", number="+1419"), (Why.NUMBER, 55)),
        (one("Ann Lee", number="+1419"), one("419 555", number="+1419", firm=True), (Why.NUMBER, 90)),
        (one("Ann Lee"), one("Ann Lee"), (Why.NAME, 80)),
        (one("Ann Lee", city="Toledo"), one("Ann Lee", city="toledo"), (Why.NAME, 88)),
        (one("Ann Lee", city="Toledo"), one("Ann Lee", city="Lima"), (Why.NAME, 65)),
        (one("Ann Lee", "Holm"), one("Ann Lee", "Krug"), (Why.NAME, 50)),
        (one("Ann Lee", "Holm", "Toledo"), one("Ann Lee", "Krug", "Lima"), None),
        (one("Bill Lee", "Holm"), one("William Lee", "Krug"), None),
        (one("A. Lee", "Holm"), one("Ann Lee", "Krug"), None),
        (one("Ann"), one("Ann"), None),
        (one("Ann", "Holm"), one("Ann", "Holm"), (Why.NAME_AND_COMPANY, 95)),
        (one("Ann Lee"), one("Ann Lee Jr"), (Why.NAME, 70)),
        (one("Holm GmbH", "Holm GmbH", firm=True), one("Holm Ltd", "Holm Ltd", firm=True), (Why.NAME_AND_COMPANY, 95)),
        (one("Holm GmbH", "Holm GmbH", firm=True), one("Ann Holm", "Holm GmbH"), None),
    ],
)
def test_how_sure_it_is(left: Given, right: Given, told: tuple[Why, int] | None) -> None:
    assert looks(left, right) == told
    assert looks(right, left) == told


def test_legal_forms_are_no_part_of_a_firms_name_unless_they_are_all_of_it() -> None:
    assert company_key("The Holm & Söhne GmbH & Co. KG") == company_key("Holm und Soehne, Inc.") == "holm sohne"
    assert company_key("AG") == "ag"


def test_a_switchboard_tells_nobody_apart() -> None:
    people = [one(name, "Holm", number="+1419", ident=at) for at, name in enumerate(("Ann Lee", "Ben Ash"))]
    assert [pair.why for pair in pairs(faces(people, NAMES))] == [Why.NUMBER]
    more = [one(name, number="+1419", ident=at) for at, name in enumerate(("Cy Dow", "Eva Fox", "Gus Hay"), 2)]
    assert pairs(faces(people + more, NAMES)) == []


WORDS = st.sampled_from(
    ["maria", "bill", "william", "hans", "ortega", "smith", "müller", "j.", "dr.", "jr", "li", "李", "☂"]
)
PEOPLE = st.lists(
    st.builds(
        lambda words, company, number: one(" ".join(words), company, number=number),
        st.lists(WORDS, min_size=1, max_size=4),
        st.sampled_from(["", "Holm", "Krug AG"]),
        st.sampled_from(["", "+1419", "+1420"]),
    ),
    max_size=9,
)


def everybody(people: list[Given]) -> list[Face]:
    return faces([person._replace(id=at) for at, person in enumerate(people)], NAMES)


@given(PEOPLE)
def test_looking_in_places_finds_all_that_looking_at_each_two_finds(people: list[Given]) -> None:
    all_of_them = everybody(people)
    found = {(pair.one_id, pair.other_id): (pair.why, pair.percent) for pair in pairs(all_of_them)}
    each_two = {
        (a.id, b.id): told
        for a in all_of_them
        for b in all_of_them
        if a.id < b.id and (told := alike(a, b)) is not None
    }
    assert found == each_two


@given(PEOPLE)
def test_likeness_has_no_direction_and_everybody_with_a_whole_name_is_like_themselves(people: list[Given]) -> None:
    for a in everybody(people):
        for b in everybody(people):
            assert alike(a, b) == alike(b, a)
        if len(a.words) > 1:
            assert alike(a, a) is not None


@given(PEOPLE)
def test_who_comes_in_is_held_against_the_likest(people: list[Given]) -> None:
    all_of_them = everybody(people)
    for newcomer in all_of_them:
        others = [each for each in all_of_them if each is not newcomer]
        best = max((told[1] for each in others if (told := alike(newcomer, each)) is not None), default=None)
        found = Crowd(others, [newcomer]).likest(newcomer)
        assert (found and found.percent) == best


@given(st.text(max_size=40))
def test_any_text_can_be_folded(text: str) -> None:
    assert folded(text.upper()) == folded(text.upper())
    assert all(word == word.casefold() for word in folded(text))
