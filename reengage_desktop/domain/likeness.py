"""Who looks like whom: two people who may be one, why, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import combinations

from .face import Face, places
from .newcomer import NewProspect

LEAST = 50
"""Who is less sure to be one, in percent, is not shown."""
CROWD = 400  # of more people at one place each pair is not looked at: there they have too little in common
COLLEAGUES = 60
NEARLY = 88
SAME_CITY, OTHER_CITY = 8, -15


class Why(StrEnum):
    """What two people have in common, the surest first."""

    EMAIL = "email"
    NUMBER_AND_NAME = "number_and_name"
    NUMBER = "number"  # the same number, another name
    NAME_AND_COMPANY = "name_and_company"
    NAME = "name"  # the same name, but for accents, case, titles and what stands in the middle
    SWAPPED = "swapped"  # the same words of the name in another order
    NICKNAME = "nickname"  # "Bill" and "William", the same surname
    INITIAL = "initial"  # "M. Ortega" and "Maria Ortega"
    SPELLING = "spelling"  # nearly the same name


@dataclass(frozen=True, slots=True)
class Likely:
    """Two people who are here, the smaller id first. `percent` is 100 where both are surely one."""

    one_id: int
    other_id: int
    why: Why
    percent: int


@dataclass(frozen=True, slots=True)
class LikelyRow:
    """A row of a list beside who is here: `line` of the list, `person` as it tells of them, `name` of who is here."""

    line: int
    person: NewProspect
    prospect_id: int
    name: str
    why: Why
    percent: int


# How sure a likeness of names is, in percent: with the same firm, where one firm is unknown, with different firms.
SURE = {
    Why.NAME: (95, 80, 50),
    Why.SWAPPED: (90, 72, 42),
    Why.NICKNAME: (88, 65, 40),
    Why.INITIAL: (80, 52, 0),
    Why.SPELLING: (82, 60, 0),
}


def pairs(everybody: list[Face], step: Callable[[int], None] = lambda _: None) -> list[Likely]:
    """All who may be one, the surest first. `step` gets how many percent are done."""
    found = []
    for one, other in _meetings(everybody, step):
        if (told := alike(one, other)) is not None:
            first, second = sorted((one.id, other.id))
            found.append(Likely(first, second, *told))
    return sorted(found, key=lambda pair: (-pair.percent, pair.one_id, pair.other_id))


class Crowd:
    """People who are here, so that those who come in are held only against those they may be."""

    def __init__(self, people: Iterable[Face], coming: Iterable[Face]) -> None:
        self._at: dict[str, list[Face]] = {place: [] for face in coming for place in places(face)}
        for face in people:
            for place in places(face):
                if (found := self._at.get(place)) is not None:
                    found.append(face)

    def likest(self, face: Face) -> Likely | None:
        """Who of them is most like `face`, one of those who come in; `one_id` is that of `face`."""
        best: Likely | None = None
        for other in {id(other): other for place in places(face) for other in self._near(place)}.values():
            told = alike(face, other)
            if told is not None and (best is None or (told[1], -other.id) > (best.percent, -best.other_id)):
                best = Likely(face.id, other.id, *told)
        return best

    def _near(self, place: str) -> list[Face]:
        found = self._at.get(place, [])
        return found if len(found) <= _most(place) else []


def alike(one: Face, other: Face) -> tuple[Why, int] | None:
    """Why and how surely, in percent, both are one; None below `LEAST`."""
    names = None if one.is_firm != other.is_firm else _names(one, other)
    if not one.emails.isdisjoint(other.emails):
        return Why.EMAIL, 100 if names or not (one.words and other.words) else 75
    if not one.numbers.isdisjoint(other.numbers):
        if names:
            return Why.NUMBER_AND_NAME, 100 if names[0] is Why.NAME else 95
        return Why.NUMBER, 90 if not (one.words and other.words) else 55
    if names is None:
        return None
    why, less = names
    firms = _firms(one, other)
    if firms and len(one.words) == 1:
        return None  # a given name alone is no one's
    sure = SURE[why][firms] - less
    if firms and one.city and other.city:
        sure += SAME_CITY if one.city == other.city else OTHER_CITY
    if sure < LEAST:
        return None
    return (Why.NAME_AND_COMPANY if why is Why.NAME and not firms else why), sure


def _names(one: Face, other: Face) -> tuple[Why, int] | None:
    """What the names have in common, and how many percent less sure it is than that alone."""
    mine, theirs = one.words, other.words
    if not mine or not theirs or (one.generation and other.generation and one.generation != other.generation):
        return None
    less = 0 if one.generation == other.generation else 10
    if mine == theirs or "".join(mine) == "".join(theirs):
        return Why.NAME, less
    if sorted(mine) == sorted(theirs):
        return Why.SWAPPED, less
    if len(mine) > 1 and len(theirs) > 1:
        if mine[-1] == theirs[-1]:
            found = _given(one, other)
            if found is not None:
                return found[0], found[1] + less
        if mine[: len(theirs)] == theirs or theirs[: len(mine)] == mine:
            return Why.NAME, less + 8  # a second surname
    return (Why.SPELLING, less) if _nearly(one, other) else None


def _given(one: Face, other: Face) -> tuple[Why, int] | None:
    """Two with the same surname."""
    mine, theirs = one.words, other.words
    if mine[0] == theirs[0]:
        middles = {word[0] for word in mine[1:-1]}, {word[0] for word in theirs[1:-1]}
        return None if all(middles) and middles[0].isdisjoint(middles[1]) else (Why.NAME, 5)
    if not one.groups.isdisjoint(other.groups):
        return Why.NICKNAME, 0
    short, long = sorted((mine[0], theirs[0]), key=len)
    if not long.startswith(short):
        return None
    if len(short) == 1:
        return Why.INITIAL, 0
    # "Bea" for Beatriz; one letter more is mostly another's name, as of Carl and Carla.
    return (Why.NICKNAME, 5) if len(short) > 2 and len(long) > len(short) + 1 else None


def _nearly(one: Face, other: Face) -> bool:
    """But for a slip of the pen; "Maria" and "Mario", or two given names that are both known, are two names."""
    mine, theirs = one.words, other.words
    if len(mine) != len(theirs):
        return False
    if mine[0] != theirs[0] and not one.is_firm:
        is_his_and_hers = mine[0][-1:] != theirs[0][-1:] and mine[0].rstrip("aeo") == theirs[0].rstrip("aeo")
        if (one.groups and other.groups) or (is_his_and_hers and "a" in (mine[0][-1], theirs[0][-1])):
            return False
    ratio = _ratio()
    least = 75 if len(mine) > 1 else NEARLY
    return all(ratio(a, b) >= least for a, b in zip(mine, theirs, strict=True)) and (
        ratio(" ".join(mine), " ".join(theirs)) >= NEARLY
    )


def _firms(one: Face, other: Face) -> int:
    """0 the same firm, 1 one of them is unknown, 2 different ones."""
    if one.is_firm:
        return 0  # their name is the firm's
    if not one.company or not other.company:
        return 1
    return 0 if one.company == other.company or _ratio()(one.company, other.company) >= NEARLY else 2


@cache
def _ratio() -> Callable[[str, str], float]:
    from rapidfuzz.fuzz import ratio

    return ratio


def _most(place: str) -> int:
    return COLLEAGUES if place[0] == "c" else CROWD


def _meetings(everybody: list[Face], step: Callable[[int], None]) -> Iterator[tuple[Face, Face]]:
    """Each two who have a place in common, once."""
    at: dict[str, list[int]] = {}
    for index, face in enumerate(everybody):
        for place in places(face):
            at.setdefault(place, []).append(index)
    seen: set[int] = set()
    groups = [group for place, group in at.items() if 1 < len(group) <= _most(place)]
    for done, group in enumerate(groups):
        if done % 500 == 0:
            step(100 * done // len(groups))
        for one, other in combinations(dict.fromkeys(group), 2):
            key = one * len(everybody) + other
            if key not in seen:
                seen.add(key)
                yield everybody[one], everybody[other]
