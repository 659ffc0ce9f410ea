"""Portraying one person: what the head of their page shows."""

from __future__ import annotations

from dataclasses import dataclass

from reengage_desktop.domain.cooling import Cold
from reengage_desktop.domain.permission import Permission, Standing
from reengage_desktop.domain.person_field import KnownEmail
from reengage_desktop.domain.prospect import KnownPhone, Prospect, ProspectRow
from reengage_desktop.store.numbers import Numbers

from .around import Around
from .cooling import Cooling
from .quoting import Quoted, Quoting


@dataclass(frozen=True, slots=True)
class Portrait:
    """Of this minute. `zone` is the salesperson's, `their_zone` the prospect's; `home` the country of plain numbers.

    `has_clock`: whether the law counts months since their inquiry or a purchase; `must_consent`: whether it asks for
    written consent before any call. `cold`: why they are going cold, where they are.
    """

    person: Prospect
    row: ProspectRow
    phones: tuple[KnownPhone, ...]
    emails: tuple[KnownEmail, ...]
    quoted: Quoted
    cold: Cold | None
    permission: Permission
    standing: Standing
    has_clock: bool
    must_consent: bool
    zone: str
    their_zone: str
    home: str

    @property
    def phone(self) -> KnownPhone | None:
        """The number that is called: the first that is not dead."""
        return next((phone for phone in self.phones if not phone.dead), None)


class Portraying:
    def __init__(self, around: Around) -> None:
        self._around = around
        self._numbers = Numbers()

    def is_here(self, prospect_id: int) -> bool:
        return self._around.store.prospects.get(prospect_id) is not None

    def of(self, prospect_id: int) -> Portrait:
        """Raises `RuleFault` if the person is gone."""
        around, now, settings = self._around, self._around.now(), self._around.settings()
        person = around.person(prospect_id)
        row = around.store.prospects.rows([prospect_id])[0]
        zone = settings.zone or around.laptop_zone()
        standing = around.standing(row, zone)
        rule = around.law.rule(row.country, row.region, standing.consumer)
        return Portrait(
            person=person,
            row=row,
            phones=tuple(around.store.prospects.phones(prospect_id)),
            emails=tuple(self._numbers.emails(prospect_id)),
            quoted=Quoting(around).of(prospect_id),
            cold=Cooling(around).of(prospect_id),
            permission=around.permission(row, zone, now),
            standing=standing,
            has_clock=rule.inquiry_months is not None or rule.purchase_months is not None,
            must_consent=rule.consent_required,
            zone=zone,
            their_zone=person.zone or zone,
            home=settings.region,
        )
