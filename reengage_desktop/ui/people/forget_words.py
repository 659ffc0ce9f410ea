"""Forgetting somebody in words: what goes, what stays, how far it is, and what could not be done."""

from __future__ import annotations

from reengage_desktop.services.forgetting import Forgotten, What
from reengage_desktop.ui.words import tr

NAMED = 3
LONG_NAME = 28


def title(what: What) -> str:
    return tr("Forget {name}").format(name=what.name)


def button(what: What) -> str:
    """A long name would not fit."""
    return title(what) if len(what.name) <= LONG_NAME else tr("Forget this person")


def goes(what: What) -> list[str]:
    """The lines under "This goes"."""
    counts = [
        _counted(what.touches, tr("one call or message"), tr("{n} calls and messages")),
        _counted(what.quotes, tr("one quote"), tr("{n} quotes")),
        _counted(what.letters, tr("one letter"), tr("{n} letters")),
    ]
    parts = [part for part in counts if part]
    lines = [tr("All that is noted about them: numbers, addresses, reasons, facts and promises")]
    if parts:
        lines.append(tr("With it {things}").format(things=_listed(parts)))
    if what.copies:
        told = tr("They are taken out of one backup, too"), tr("They are taken out of {n} backups, too")
        lines.append(_counted(what.copies, *told))
    return lines


def stays(what: What) -> list[str]:
    """The lines under "This stays"."""
    lines = []
    if what.is_held:
        lines.append(
            tr(
                "That they must not be contacted: their numbers and e-mail addresses are kept as codes that nobody "
                "can read, and hold if a list brings them again"
            )
        )
    if what.mentions:
        told = tr("Their name in what you wrote about {names}. Change it there.")
        lines.append(told.format(names=_listed(_first(what.mentions))))
    lines.append(tr("What you printed, sent or exported: it lies outside ReEngage"))
    return lines


def step(done: int, of: int) -> str:
    if of == 0:
        return tr("Taking them out of your file…")
    return tr("Backup {n} of {all}…").format(n=done + 1, all=of)


def not_everywhere(forgotten: Forgotten) -> str:
    return tr("{name} is not forgotten everywhere yet").format(name=forgotten.name)


def left(forgotten: Forgotten) -> str:
    """What is to be done about what could not be cleaned; "" if all was."""
    told = []
    if forgotten.left:
        names = _listed(_first([copy.name for copy in forgotten.left]))
        lost = tr(
            "They are out of your file, but not out of {backups}. Make room, or close what uses them, and try again; "
            "a damaged one can only be deleted, in {folder}."
        )
        told.append(lost.format(backups=names, folder=forgotten.left[0].parent))
    if not forgotten.is_scrubbed:
        lingers = tr(
            "Nothing of them is shown any more, but traces may linger in the bytes of your file. Make room, or close "
            "what else uses it, and try again."
        )
        told.append(lingers)
    return " ".join(told)


def _counted(n: int, one: str, many: str) -> str:
    return "" if n == 0 else one if n == 1 else many.format(n=f"{n:,}")


def _first(names: list[str] | tuple[str, ...]) -> list[str]:
    """The first few, and how many more."""
    more = len(names) - NAMED
    rest = [_counted(more, tr("one other"), tr("{n} others"))] if more > 0 else []
    return [*names[:NAMED], *rest]


def _listed(parts: list[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    return tr("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])
