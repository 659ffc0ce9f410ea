"""Who looks like whom: two people who may be one, why, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .newcomer import NewProspect


class Why(StrEnum):
    """What two people have in common, the surest first."""

    EMAIL = "email"
    NUMBER_AND_NAME = "number_and_name"
    NUMBER = "number"  # the same number, another name
    NAME_AND_COMPANY = "name_and_company"
    NAME = "name"  # the same name, but for accents, case and titles; the firms say nothing
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
