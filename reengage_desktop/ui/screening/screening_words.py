"""What is said of do-not-call lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reengage_desktop.domain.ago import ago
from reengage_desktop.domain.call_list import BadLine, CallList, ListKind
from reengage_desktop.services.screening import Look, Taken
from reengage_desktop.ui.words import tr

THIN = 1_000  # numbers; of a whole area code a registry names many more
SHOWN_AREAS, SHOWN_NAMES, SHOWN_BAD = 6, 4, 3
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def kinds() -> dict[ListKind, str]:
    """As they stand in the box, one's own first."""
    return {
        ListKind.OWN: tr("My own list: these people asked me, or my firm"),
        ListKind.US: tr("National Do Not Call Registry (United States)"),
        ListKind.US_STATE: tr("The list of one state (United States)"),
        ListKind.CANADA: tr("National Do Not Call List (Canada)"),
        ListKind.TPS: tr("TPS (United Kingdom)"),
        ListKind.CTPS: tr("CTPS, the list of firms (United Kingdom)"),
        ListKind.OTHER: tr("The registry of my country"),
    }


def short_kind(kind: ListKind) -> str:
    return {
        ListKind.OWN: tr("Your own list"),
        ListKind.US: tr("National registry"),
        ListKind.US_STATE: tr("List of a state"),
        ListKind.CANADA: tr("Canada’s list"),
        ListKind.TPS: "TPS",
        ListKind.CTPS: "CTPS",
        ListKind.OTHER: tr("Registry"),
    }[kind]


def day(when: date, today: date) -> str:
    """ "3 Oct", with the year where it is another one."""
    year = f" {when.year}" if when.year != today.year else ""
    return f"{when.day} {MONTHS[when.month - 1]}{year}"


def age(kept: CallList, today: date, check_days: int | None) -> tuple[str, str]:
    """How old it is, and the role of its colour: amber where the law wants another look."""
    days = kept.age(today)
    told = tr("made today") if not days else tr("1 day old") if days == 1 else tr("{n} days old").format(n=days)
    if check_days is not None and days > check_days:
        return tr("{age}: look again").format(age=told), "amber"
    return told, "text2"


def contents(kept: CallList) -> str:
    """What it says of one's own people, as it was taken in."""
    if kept.kind is ListKind.OWN:
        return many(kept.numbers, tr("1 number"), tr("{n} numbers"))
    return tr("{listed} listed, {clear} not").format(listed=f"{kept.listed:,}", clear=f"{kept.clear:,}")


def many(count: int, one: str, more: str) -> str:
    return one if count == 1 else more.format(n=f"{count:,}")


def meant(kind: ListKind | None) -> str:
    """What it does, before it is looked through."""
    if kind is None:
        return tr("Say what it is, and of which day. Then you see what it would do; nothing is kept until you say so.")
    if kind is ListKind.OWN:
        return tr(
            "Whoever has a number of it is not contacted any more, in any way. A list only ever switches that on."
        )
    return tr("It marks your numbers as listed or not. Nobody is left out for good; the hours and clocks heed it.")


# The look


def numbers(look: Look) -> tuple[str, str]:
    """How many it names, and for whom it speaks."""
    count = many(look.numbers, tr("1 number"), tr("{n} numbers"))
    if look.kind is ListKind.OWN:
        return tr("{count} held").format(count=many(len(look.held), tr("1 number"), tr("{n} numbers"))), tr(
            "Whoever comes in with one of them later is not contacted."
        )
    areas = [cover for cover, _ in look.covers if cover.startswith("+1") and len(cover) > 2]
    if not areas:
        return count, tr("It speaks for all numbers of its country.")
    of = many(len(areas), tr("1 area code"), tr("{n} area codes"))
    return tr("{count} of {areas}").format(count=count, areas=of), _some([area[2:] for area in areas], SHOWN_AREAS)


def thin(look: Look) -> str:
    """A doubt about what calls itself whole."""
    few = [(cover[2:], count) for cover, count in look.covers if count < THIN]
    if look.kind is ListKind.OWN or not few:
        return ""
    where = _some([f"{area} ({count:,})" for area, count in few], SHOWN_NAMES)
    return tr(
        "Few numbers for a whole list: {where}. Who is not in it will count as not listed; take it only if it is whole."
    ).format(where=where)


def people(look: Look, names: Sequence[str]) -> tuple[str, str]:
    """Who will not be contacted any more; `names` are the first of them."""
    count = len(look.people)
    if not count:
        return tr("Nobody new is stopped by it"), tr(
            "Whoever has a number of it is left in peace already, or not here."
        )
    heading = many(
        count, tr("1 person will not be contacted any more"), tr("{n} people will not be contacted any more")
    )
    left = count - len(names)
    who = ", ".join(names) + (tr(" and {n} more").format(n=f"{left:,}") if left > 0 else "")
    return heading, tr("{who}. Their letters are put away, and what was planned ends at once.").format(who=who)


def listed(look: Look, *, shuts: bool) -> tuple[str, str]:
    count = len(look.listed)
    if not count:
        return tr("None of your numbers is listed"), ""
    heading = many(count, tr("1 of your numbers is listed"), tr("{n} of your numbers are listed"))
    if shuts:
        return heading, tr("They may be called with written permission only.")
    return heading, tr("A private person among them may be called while their clock runs, or with written permission.")


def clear(look: Look, check_days: int | None) -> tuple[str, str]:
    heading = many(len(look.clear), tr("1 is not on it"), tr("{n} are not on it"))
    told = []
    if check_days and len(look.clear) > look.still_listed + look.not_asked:
        told.append(tr("That holds for {n} days from the day of the list.").format(n=check_days))
    if look.still_listed:
        still = tr(
            "Still listed: {n}. Another registry speaks there too, and which of the two named a number is not kept."
        )
        told.append(still.format(n=f"{look.still_listed:,}"))
    if look.not_asked:
        still = tr("Still open: {n}. The national registry was not asked about them; take in its list too.")
        told.append(still.format(n=f"{look.not_asked:,}"))
    return heading, " ".join(told)


def bad(count: int, first: Sequence[BadLine]) -> tuple[str, str]:
    heading = many(count, tr("1 line names no number"), tr("{n} lines name no number"))
    told = [tr("line {n} “{text}”").format(n=each.line, text=each.text) for each in first[:SHOWN_BAD]]
    return heading, tr("Left out: {lines}").format(lines="; ".join(told)) if told else tr("Left out.")


def taken(done: Taken) -> str:
    """The sentence of the toast, and of the last page."""
    kept = done.list
    if kept.kind is not ListKind.OWN:
        return tr("On the list: {listed} of your numbers. Not on it: {clear}.").format(
            listed=f"{kept.listed:,}", clear=f"{kept.clear:,}"
        )
    if not done.stopped:
        return many(kept.numbers, tr("1 number is held"), tr("{n} numbers are held"))
    return many(
        len(done.stopped), tr("1 person is not contacted any more"), tr("{n} people are not contacted any more")
    )


def how_long(done: Taken) -> str:
    """Below the sentence: the file, and how long a list that switched anybody off can be taken back."""
    if done.list.kind is not ListKind.OWN:
        return done.list.name
    return tr("{file}. A list taken in by mistake can be taken back for a minute.").format(file=done.list.name)


def back(stay: int) -> str:
    if not stay:
        return tr("All is as it was before.")
    return many(
        stay,
        tr("All is as before, but for 1 person who was written on since: they stay as they are."),
        tr("All is as before, but for {n} people who were written on since: they stay as they are."),
    )


def spoken_age(kept: CallList, today: date, check_days: int | None) -> str:
    """The whole row as a sentence."""
    told, _ = age(kept, today, check_days)
    when = ago(kept.as_of, today)
    return f"{kept.name}, {short_kind(kept.kind)}, {day(kept.as_of, today)}, {when}, {told}, {contents(kept)}"


def _some(words: Sequence[str], most: int) -> str:
    left = len(words) - most
    return ", ".join(words[:most]) + (tr(" and {n} more").format(n=f"{left:,}") if left > 0 else "")
