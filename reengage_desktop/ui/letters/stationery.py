"""What stands on a printed letter besides its words: the sender's head, whom it goes to, the date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QLocale

from reengage_desktop.domain.address import address_lines
from reengage_desktop.domain.letter import Parted, Sender, parted
from reengage_desktop.domain.paper import LETTER, PAPERS, Paper
from reengage_desktop.services.lettering import Piled

MOST_HEAD_LINES = 6


@dataclass(frozen=True, slots=True)
class PrintedLetter:
    """All of one letter. `address` is whom it goes to, line by line; `posted`: whether the post would find them."""

    address: tuple[str, ...]
    posted: bool
    dated: str
    text: Parted


@dataclass(frozen=True, slots=True)
class Head:
    """The head of the paper: what stands large, what stands under it, and how the sender is reached."""

    title: str
    under: str
    reach: tuple[str, ...]


def printed(piled: Piled, sender: Sender) -> PrintedLetter:
    return PrintedLetter(
        address=address_lines(piled.address, sender.region, country_name(piled.address.country)),
        posted=piled.address.is_complete,
        dated=piled.dated,
        text=parted(piled.letter.words, sender.name),
    )


def head(sender: Sender) -> Head:
    """The firm is the title where there is one, with the person under it."""
    reach = [*sender.address, *filter(None, (sender.phone, sender.email))]
    if len(reach) > MOST_HEAD_LINES:
        over = len(reach) - MOST_HEAD_LINES + 1
        reach[:over] = [", ".join(reach[:over])]
    return Head(sender.firm or sender.name, sender.name if sender.firm else "", tuple(reach))


def back_address(sender: Sender) -> tuple[str, ...]:
    """What stands at the corner of an envelope."""
    return tuple(filter(None, (sender.firm or sender.name, *sender.address)))


def paper(sender: Sender) -> Paper:
    return PAPERS.get(sender.paper, LETTER)


def posted(letters: Sequence[PrintedLetter]) -> list[PrintedLetter]:
    """Those that an envelope or a label can be made for."""
    return [letter for letter in letters if letter.posted]


@cache
def country_name(code: str) -> str:
    """As it is written on an envelope; empty for what is no ISO 3166 code."""
    territory = QLocale.codeToTerritory(code)
    return QLocale.territoryToString(territory) if territory != QLocale.Country.AnyTerritory else ""
