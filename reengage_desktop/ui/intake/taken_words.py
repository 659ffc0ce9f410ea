"""An import that was made, in words: when, how many, whether it can be undone, and what that did."""

from __future__ import annotations

from datetime import datetime, timedelta

from reengage_desktop.domain.wall_time import local
from reengage_desktop.services.undoing import TakenIn, Undone
from reengage_desktop.ui import words
from reengage_desktop.ui.words import tr

from .count import counted

LONGEST = timedelta(days=30)


def when(taken: TakenIn, now: datetime, zone: str) -> str:
    """ "Tue 13 Oct, 08:33", "Today, 08:33"."""
    said = _at(taken.taken_at, now, zone)
    return said[:1].upper() + said[1:]


def short_counts(taken: TakenIn) -> str:
    """ "380 new, 12 changed"."""
    parts = [tr("{n} new").format(n=f"{taken.added:,}"), tr("{n} changed").format(n=f"{taken.updated:,}")]
    return ", ".join(parts if taken.updated else parts[:1])


def counts(taken: TakenIn) -> list[str]:
    """Each kind of row on a line of its own; what there is none of is not told."""
    told = (
        (taken.added, tr("{n} new people"), tr("1 new person")),
        (taken.updated, tr("{n} rows changed or added something"), tr("1 row changed or added something")),
        (taken.skipped, tr("{n} rows brought nothing new"), tr("1 row brought nothing new")),
        (taken.bad, tr("{n} rows were left out"), tr("1 row was left out")),
    )
    return [counted(many, one, count) for count, many, one in told if count]


def read(taken: TakenIn) -> str:
    return counted(tr("{n} rows read"), tr("1 row read"), taken.read)


def standing(taken: TakenIn, now: datetime, zone: str) -> str:
    """Whether it can be undone, and until when."""
    if taken.undone_at is not None:
        return tr("Undone {when}").format(when=_at(taken.undone_at, now, zone))
    if not taken.can_undo:
        return tr("Older than 30 days: it can no longer be undone.")
    last, today = local(taken.taken_at + LONGEST, zone).date(), local(now, zone).date()
    return tr("Can be undone until {day}.").format(day=words.day(last, today))


def done(undone: Undone) -> str:
    """What an undo did."""
    parts = []
    if undone.removed:
        parts.append(counted(tr("{n} people are gone again."), tr("1 person is gone again."), undone.removed))
    if undone.put_back:
        parts.append(
            counted(tr("{n} people are as they were before."), tr("1 person is as they were before."), undone.put_back)
        )
    return " ".join(parts or [tr("Nothing had to be taken back.")] if not undone.kept else parts)


def kept(undone: Undone) -> str:
    """Above those who stay."""
    return counted(tr("{n} people stay, because they changed since"), tr("1 person stays, because they changed since"),
                   len(undone.kept))  # fmt: skip


def _at(at: datetime, now: datetime, zone: str) -> str:
    there = local(at, zone)
    return f"{words.day(there.date(), local(now, zone).date())}, {there:%H:%M}"
