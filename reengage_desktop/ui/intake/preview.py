"""What an import would do, made ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass

from reengage_desktop.domain.arrival import Arrival
from reengage_desktop.services.importing import Plan

from .look import Look, looks_in, rows_to_look_at


@dataclass(frozen=True, slots=True)
class Preview:
    """`people`: how the first of them will look; `unreachable` are those with neither phone nor e-mail.

    `looks`: the first cells and rows that need a look, of `look_rows` rows in all.
    """

    plan: Plan
    people: tuple[Arrival, ...]
    looks: tuple[Look, ...]
    look_rows: int
    unreachable: int
    not_to_call: int


def preview_of(plan: Plan, people: list[Arrival]) -> Preview:
    arriving = plan.arrivals.values()
    return Preview(
        plan,
        tuple(people),
        looks_in(plan),
        rows_to_look_at(plan),
        sum(not person.phones and not person.emails for person in arriving),
        sum(person.do_not_contact for person in arriving),
    )
