"""Letters in words: where each one stands, what the pile holds, and what was done with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from reengage_desktop.domain.letter import LetterState
from reengage_desktop.services.lettering import Piled
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.words import past, tr

_STATES = {
    LetterState.DRAFT: ("to be read", Icon.EYE, "amber"),
    LetterState.READY: ("to print", Icon.CHECK, "green"),
    LetterState.PRINTED: ("printed", Icon.PRINTER, "text2"),
}


def state_mark(state: LetterState) -> tuple[str, str, str]:
    """Words, icon and role of the colour."""
    said, icon, role = _STATES[state]
    return tr(said), icon, role


def title(piled: Piled) -> str:
    return piled.title or tr("A letter")


def age(piled: Piled, now: datetime, zone: str) -> str:
    """ "today", "3 days ago"."""
    said = past(piled.letter.made_at, now, zone)
    return said[:1].lower() + said[1:]


def summary(pile: Sequence[Piled]) -> str:
    """ "3 to print, 1 to be read, 2 printed"."""
    count = Counter(piled.letter.state for piled in pile)
    told = [
        tr("{n} to print").format(n=count[LetterState.READY]) if count[LetterState.READY] else "",
        tr("{n} to be read").format(n=count[LetterState.DRAFT]) if count[LetterState.DRAFT] else "",
        tr("{n} printed, to be posted").format(n=count[LetterState.PRINTED]) if count[LetterState.PRINTED] else "",
    ]
    return " · ".join(filter(None, told))


def letters(count: int) -> str:
    """ "1 letter", "3 letters"."""
    return tr("1 letter") if count == 1 else tr("{n} letters").format(n=count)


def sent(count: int) -> str:
    if count == 1:
        return tr("1 letter is in the post. It stands in their history.")
    return tr("{n} letters are in the post. They stand in the histories.").format(n=count)


def put_away(name: str) -> str:
    return tr("The letter to {name} is put away").format(name=name)


def made(count: int, file: str) -> str:
    """After a file was written."""
    if count == 1:
        return tr("1 letter is in {file}").format(file=file)
    return tr("{n} letters are in {file}").format(n=count, file=file)


def left_out(count: int) -> str:
    """Of envelopes and labels."""
    if not count:
        return ""
    if count == 1:
        return tr("1 has no address and was left out.")
    return tr("{n} have no address and were left out.").format(n=count)


def is_left_out(count: int) -> str:
    """The same before they are made."""
    if not count:
        return ""
    if count == 1:
        return tr("1 has no address yet and is left out.")
    return tr("{n} have no address yet and are left out.").format(n=count)
