"""What lies in the drawers under the script: short texts to answer, to ask and to tell, each under a key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from reengage_desktop.domain.script import PassageKind, SpokenPassage

_KEYS = tuple("123456789")
MOST_TOLD = 18
_LABEL = 26  # letters


class Drawer(StrEnum):
    """By its key."""

    ANSWERS = "O"
    QUESTIONS = "Q"
    STORIES = "T"


@dataclass(frozen=True, slots=True)
class Entry:
    """`text` is said aloud. `key` is a digit, or empty beyond the ninth."""

    key: str
    label: str
    text: str


def passages_in(passages: Iterable[SpokenPassage], kind: PassageKind) -> tuple[Entry, ...]:
    """With the keys of the script; where one is taken or there is none, with the next free digit."""
    mine = [passage for passage in passages if passage.kind is kind]
    taken: dict[str, SpokenPassage] = {}
    for passage in mine:
        if passage.key in _KEYS:
            taken.setdefault(passage.key, passage)
    free = [key for key in _KEYS if key not in taken]
    found = []
    for passage in mine:
        own = passage.key if taken.get(passage.key) is passage else free.pop(0) if free else ""
        found.append(Entry(own, passage.label, passage.text))
    return tuple(found)


def told(stories: Sequence[str]) -> tuple[Entry, ...]:
    """The first of the stories, by their first words; nobody looks through hundreds of them while somebody waits."""
    shown = stories[:MOST_TOLD]
    return tuple(Entry(key, _first_words(text), text) for key, text in zip_longest(_KEYS, shown, fillvalue="") if text)


def _first_words(text: str) -> str:
    if len(text) <= _LABEL:
        return text
    whole, _, _ = text[: _LABEL + 1].rpartition(" ")
    return f"{(whole or text[:_LABEL]).rstrip(' ,;:.–')}…"
