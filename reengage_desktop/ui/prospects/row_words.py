"""How a prospect is said in the list: every cell in words, and the whole row as sentences."""

from __future__ import annotations

from datetime import datetime

from reengage_desktop.domain.prospect import Party, ProspectRow
from reengage_desktop.services.browsing import ListedProspect
from reengage_desktop.ui import cold_words, words
from reengage_desktop.ui.icons import Icon
from reengage_desktop.ui.lamp_words import lamp_spoken
from reengage_desktop.ui.words import tr

from .cells import Cell, Piece, RowFace

_BEFORE = {"letter_first": Icon.MAIL, "text_first": Icon.MESSAGE_SQUARE_TEXT}


def row_face(listed: ListedProspect, now: datetime, my_zone: str) -> RowFace:
    """The row as it stands at `now`; my clock is that of `my_zone`."""
    row = listed.row
    return RowFace(
        id=row.id,
        lamp=listed.permission.lamp.value,
        ladder=row.ladder,
        attempts=listed.attempts,
        cells=(
            _their_time(listed, now),
            _person(row),
            _quote(row),
            _reason(row),
            ((), (_tried(listed),)),
            _next(listed, now, my_zone),
            _last(row, now, my_zone),
        ),
    )


def _beforehand(listed: ListedProspect) -> str:
    """ "Before it: a letter first"; "" where nothing is to be done."""
    ways = ", ".join(map(words.step_way, listed.beforehand))
    return tr("Before it: {ways}").format(ways=ways) if ways else ""


def household(row: ProspectRow) -> str:
    """The second line of a person: the firm, else that there is none."""
    return row.company or (tr("Household") if row.party is Party.CONSUMER else row.city)


def tip(listed: ListedProspect, now: datetime, my_zone: str) -> str:
    """What does not fit into the row: everything it says, in lines of plain text."""
    row, permission = listed.row, listed.permission
    when, what = words.last_contact_words(row, now, my_zone)
    lines = [row.name, household(row), row.product, _money(row), _said(row), row.real_reason]
    lines += [" · ".join(filter(None, words.next_action_words(row.next_action, now, my_zone)[:2]))]
    lines += [_beforehand(listed)]
    if listed.cold is not None:
        lines += [tr("Going cold. {why}").format(why=cold_words.sentence(listed.cold, now, my_zone))]
    lines += [tr("Last contact: {when}").format(when=", ".join(filter(None, (when.lower(), what))))]
    if not permission.callable:
        lines += [tr("Not to be called now: {why}").format(why=words.lamp_words(permission, now)[0])]
    return "\n".join(filter(None, [*lines, permission.source]))


def spoken(listed: ListedProspect, now: datetime, my_zone: str) -> str:
    """For a screen reader: who, how they may be called, what they considered and why not, what is next."""
    row, permission = listed.row, listed.permission
    theirs = tr("{time} there").format(time=f"{permission.local:%H:%M}")
    first, second, _ = words.next_action_words(row.next_action, now, my_zone)
    when, what = words.last_contact_words(row, now, my_zone)
    real = tr("real reason: {words}").format(words=row.real_reason or tr("unknown"))
    said = tr("said {words}").format(words=_said(row)) if _said(row) else tr("no note on why")
    sentences = (
        (row.name, household(row)),
        (theirs, row.city, lamp_spoken(permission, now)),
        (row.product, _money(row)),
        (said, real),
        (words.attempts_spoken(row.ladder, listed.attempts), cold_words.mark() if listed.cold is not None else ""),
        (first, second, _beforehand(listed).lower()),
        (tr("last contact {when}").format(when=when.lower()), what),
    )
    return " ".join(f"{', '.join(filter(None, parts))}." for parts in sentences if any(parts))


def _tried(listed: ListedProspect) -> Piece:
    """Below the dots: how many of their ladder, with a sign of what comes before the next; or that they go cold."""
    if listed.cold is not None:
        return Piece(cold_words.mark(), "smallMedium", "amber")
    icon = _BEFORE.get(listed.beforehand[0], Icon.USERS) if listed.beforehand else ""
    return Piece(words.attempts_words(listed.row.ladder, listed.attempts), role="text3", icon=icon)


def _their_time(listed: ListedProspect, now: datetime) -> Cell:
    row, permission = listed.row, listed.permission
    said, role = words.lamp_words(permission, now, row.city or row.region or row.country, brief=True)
    below = Piece(said, "smallMedium" if role else "small", role or "text3")
    return (Piece(f"{permission.local:%H:%M}", "body", "text"),), (below,)


def _person(row: ProspectRow) -> Cell:
    return (Piece(row.name, "strong", "text"),), (Piece(household(row)),)


def _quote(row: ProspectRow) -> Cell:
    if not row.product and row.value is None and row.worth is None:
        return (Piece(tr("No quote yet"), "body", "text3"),), ()
    value, worth = words.money(row.value, row.currency), words.money(row.worth, row.currency)
    below = [Piece(f"{value} · " if worth else value)] if value else []
    below += [Piece(worth, "smallMedium", "text")] if worth else []
    return (Piece(row.product or tr("A quote"), "body", "text"),), tuple(below)


def _reason(row: ProspectRow) -> Cell:
    said = _said(row)
    if not said and not row.real_reason:
        missing = Piece(tr("No note on why"), "reason", "red", Icon.CIRCLE_ALERT)
        return (missing,), (Piece(tr("Ask first thing on the call"), role="text3"),)
    above = (Piece(said),) if said else (Piece(tr("not said why"), role="text3"),)
    if not row.real_reason:
        return above, (Piece(tr("real reason unknown"), "reasonOpen", "text3", Icon.ARROW_RIGHT),)
    if row.real_reason.casefold() == row.stated_reason.casefold():
        return above, (Piece(tr("The same, confirmed"), "reasonSame", "text", Icon.CHECK),)
    return above, (Piece(row.real_reason, "reason", "text", Icon.ARROW_RIGHT),)


def _said(row: ProspectRow) -> str:
    return f"“{row.stated_reason}”" if row.stated_reason else words.why_not_words(row.why_not)


def _next(listed: ListedProspect, now: datetime, my_zone: str) -> Cell:
    """A promise, or one's own words, go before what is to be done first, and that before why it is then."""
    first, second, promised = words.next_action_words(listed.row.next_action, now, my_zone)
    below = Piece(second, "smallMedium", "ember", Icon.HANDSHAKE) if promised else Piece(second)
    action = listed.row.next_action
    if listed.beforehand and action is not None and not (promised or action.note):
        below = Piece(words.step_way(listed.beforehand[0]))
    return (Piece(first, "medium", "text"),), (below,)


def _last(row: ProspectRow, now: datetime, my_zone: str) -> Cell:
    when, what = words.last_contact_words(row, now, my_zone)
    return (Piece(when, "last", "text"),), (Piece(what, role="text3"),)


def _money(row: ProspectRow) -> str:
    value, worth = words.money(row.value, row.currency), words.money(row.worth, row.currency)
    yours = tr("worth {money} to you").format(money=worth) if worth else ""
    return ", ".join(filter(None, (value, yours)))
