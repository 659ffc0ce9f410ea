"""A person reduced to what they can be known by again: folded words of the name, firm, city, numbers and e-mails."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

Nicknames = Mapping[str, frozenset[int]]
"""For a folded given name the groups of names that may be the same person's."""

_FORMS = "mr mrs ms miss mx dr prof sir herr frau mme mlle sr sra srta sig dott ing dipl mag dhr mevr"
_AFTER = "phd md mba esq cpa msc bsc dds"
_LEGAL = (
    "gmbh mbh ag kg kgaa ohg ug ek ev inc incorporated llc lllp llp lp ltd limited plc corp corporation co company "
    "sa sas sasu sarl eurl srl srls spa snc sl slu bv nv vof oy ab aps as cie pty the und and et y e"
)
FORMS, AFTER, LEGAL = (frozenset(words.split()) for words in (_FORMS, _AFTER, _LEGAL))
GENERATIONS = {"sr": "1", "senior": "1", "jr": "2", "junior": "2", "ii": "2", "iii": "3", "iv": "4"}
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"})
_PARTS = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’ʼ`´.")
_UMLAUTS = re.compile("([aou])e")
COMMON = 4
"""A number or an address that more people have is a switchboard's, and tells nobody apart."""


class Given(NamedTuple):
    """What is known of somebody; `numbers` are E.164, else digits. `first_name` is empty for firms and bare numbers."""

    id: int
    name: str
    first_name: str
    company: str
    city: str
    emails: tuple[str, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Face:
    """`words` of the name, folded, without titles; `generation` "2" is a junior; `is_firm`: there is no person's name.

    `groups` are those of the given name (see `Nicknames`).
    """

    id: int
    words: tuple[str, ...]
    generation: str
    groups: frozenset[int]
    is_firm: bool
    company: str
    city: str
    emails: frozenset[str]
    numbers: frozenset[str]


def nicknames(text: str) -> dict[str, frozenset[int]]:
    """Of `nicknames.json`: for each language a list of names that may be the same person's, parted by blanks."""
    found: dict[str, set[int]] = {}
    lists = [group for groups in json.loads(text).values() for group in groups]
    for number, group in enumerate(lists):
        for name in folded(group):
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def faces(people: Iterable[Given], names: Nicknames) -> list[Face]:
    """What many have is taken from all of them (see `COMMON`)."""
    people = list(people)
    counts: dict[str, int] = {}
    for person in people:
        for key in {*person.emails, *person.numbers}:
            counts[key] = counts.get(key, 0) + 1
    common = frozenset(key for key, count in counts.items() if count > COMMON)
    return [_face(person, names, common) for person in people]


def _face(person: Given, names: Nicknames, common: frozenset[str]) -> Face:
    words, generation = _name(person.name)
    company = company_key(person.company)
    is_firm = not person.first_name
    if is_firm:
        words = tuple(word for word in words if word not in LEGAL) if any(map(str.isalpha, person.name)) else ()
    return Face(
        id=person.id,
        words=words,
        generation=generation,
        groups=names.get(words[0], frozenset()) if words and not is_firm else frozenset(),
        is_firm=is_firm,
        company=company,
        city=" ".join(folded(person.city)) if person.city else "",
        emails=frozenset(person.emails) - common,
        numbers=frozenset(person.numbers) - common,
    )


def _name(name: str) -> tuple[tuple[str, ...], str]:
    """(words, generation) of a name as it is written."""
    words = folded(name)
    generation = ""
    while len(words) > 1 and (words[-1] in AFTER or words[-1] in GENERATIONS):
        generation = generation or GENERATIONS.get(words[-1], "")
        words = words[:-1]
    while len(words) > 1 and (words[0] in FORMS or (words[0] == "m" and len(words) > 2)):  # "M. Jean Dupont"
        words = words[1:]
    return words, generation


@lru_cache(maxsize=32_768)
def company_key(name: str) -> str:
    """A firm's name without its legal form: "Holm & Söhne GmbH" and "holm sohne" are one."""
    words = folded(name)
    return " ".join(word for word in words if word not in LEGAL) or " ".join(words)


@lru_cache(maxsize=32_768)
def folded(text: str) -> tuple[str, ...]:
    """Words in small letters, without accents; "Müller", "Mueller" and "Muller" are one."""
    text = text.casefold().translate(_APOSTROPHES)
    if not text.isascii():
        text = text.translate(_LETTERS)
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    return tuple(_UMLAUTS.sub(r"\1", word) for word in _PARTS.findall(text))


def places(face: Face) -> Iterator[str]:
    """Where somebody is looked for: two who may be one have at least one of these in common."""
    yield from (f"e{key}" for key in face.emails)
    yield from (f"n{key}" for key in face.numbers)
    words = face.words
    if face.company:
        yield f"c{face.company}"
    if not words:
        return
    yield f"s{' '.join(sorted(words))}"
    if len(words) == 1:
        return
    first, last = words[0], words[-1]
    yield f"j{''.join(words)}"
    yield f"i{first[0]} {last}"
    yield f"g{first} {last[:2]}"
    yield f"w{first} {words[1]}"
    yield from (f"f{group} {last}" for group in face.groups)
