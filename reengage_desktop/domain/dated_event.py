"""A promise, an appointment or a visit as the person's own calendar holds it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from .next_action import ActionKind
from .own_event import CalendarEvent, EventKind, Published, uid

SHORTEST = timedelta(minutes=15)  # a calendar shows nothing of an event that ends as it begins
TITLES = {
    EventKind.PROMISE: "Call {name}",
    EventKind.APPOINTMENT: "Appointment with {name}",
    EventKind.VISIT: "Visit {name}",
}
_KINDS = {ActionKind.APPOINTMENT: EventKind.APPOINTMENT, ActionKind.VISIT: EventKind.VISIT}


class Dated(NamedTuple):
    """Somebody whose next action was told to them. `phone` and the parts of the address may be empty."""

    prospect_id: int
    action: ActionKind
    start: datetime
    end: datetime
    name: str
    company: str
    phone: str
    street: str
    city: str
    region: str
    postal_code: str
    country: str

    @property
    def kind(self) -> EventKind:
        return _KINDS.get(self.action, EventKind.PROMISE)


def dated_event(dated: Dated, key: str) -> CalendarEvent:
    """The name, the firm and the number are in it, and for a meeting the address.

    Notes and reasons are not: a calendar is read on other machines, and often by others.
    """
    kind = dated.kind
    return CalendarEvent(
        uid=key,
        kind=kind,
        subject_id=dated.prospect_id,
        title=TITLES[kind].format(name=dated.name),
        start=dated.start,
        end=max(dated.end, dated.start + SHORTEST),
        text="\n".join(part for part in (dated.company, dated.phone) if part and part != dated.name),
        place="" if kind is EventKind.PROMISE else _address(dated),
    )


def key_of(dated: Dated, file_id: str, known: Iterable[Published], now: datetime) -> str:
    """The UID: as long as it is to come it stays when it is moved; one that is over is left where it was.

    `known` is what was published so far of this kind with this person.
    """
    end = max(dated.end, dated.start + SHORTEST)
    lasting = [each for each in known if each.ends_at and (each.ends_at > now or each.ends_at == end)]
    if lasting:
        return max(lasting, key=lambda each: each.changed_at).uid
    return uid(file_id, dated.kind, dated.prospect_id, f"{dated.start:%Y%m%dT%H%M}")


def _address(dated: Dated) -> str:
    town = f"{dated.region} {dated.postal_code}".strip()
    return ", ".join(part for part in (dated.street, dated.city, town, dated.country) if part)
