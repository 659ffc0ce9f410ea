"""Each export of other programs comes in whole: what is counted, and one person of it to the last cell."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from reengage_desktop.domain.prospect import Stage
from reengage_desktop.services.bundle import Services

from .conftest import everybody

FOLDER = Path(__file__).parents[1] / "samples" / "exports"
PEOPLE: dict[str, dict[str, Any]] = json.loads((FOLDER / "people.json").read_text("utf-8"))
"""Of each export somebody as they are in the file; what is not named is empty."""


class Counts(NamedTuple):
    """Rows of the list, and what lies in the file after them."""

    read: int
    added: int
    updated: int
    skipped: int
    bad: int
    phones: int
    emails: int
    quotes: int
    do_not_contact: int
    no_email: int


EXPORTS: dict[str, tuple[str, str, Counts]] = {
    #                           where it is read           rows ↓            in the file ↓
    "close_leads": ("US", "USD", Counts(6, 5, 0, 0, 1, 5, 5, 0, 1, 0)),
    "follow_up_boss": ("US", "USD", Counts(6, 4, 0, 1, 1, 4, 4, 0, 1, 0)),
    "google_2024": ("US", "USD", Counts(7, 7, 0, 0, 0, 7, 4, 0, 0, 0)),
    "google_old": ("US", "USD", Counts(6, 5, 0, 1, 0, 7, 3, 0, 0, 0)),
    "google_old_utf16": ("US", "USD", Counts(6, 5, 0, 1, 0, 7, 3, 0, 0, 0)),
    "hubspot_contacts": ("US", "USD", Counts(8, 6, 1, 0, 1, 7, 4, 0, 1, 1)),
    "hubspot_deals": ("US", "USD", Counts(7, 5, 1, 0, 1, 0, 4, 6, 0, 0)),
    "linkedin": ("US", "USD", Counts(6, 5, 0, 0, 1, 0, 1, 0, 0, 0)),
    "linkedin_old": ("US", "USD", Counts(6, 5, 0, 0, 1, 0, 5, 0, 0, 0)),
    "monica": ("US", "USD", Counts(6, 5, 0, 0, 1, 4, 4, 0, 0, 0)),
    "outlook": ("US", "USD", Counts(6, 5, 0, 0, 1, 6, 2, 0, 0, 0)),
    "outlook_german": ("DE", "EUR", Counts(6, 5, 0, 0, 1, 7, 4, 0, 0, 0)),
    "pipedrive_deals": ("US", "USD", Counts(6, 4, 1, 0, 1, 4, 3, 5, 0, 0)),
    "pipedrive_people": ("US", "USD", Counts(6, 5, 0, 0, 1, 7, 5, 0, 0, 3)),
    "plain_dutch": ("NL", "EUR", Counts(5, 5, 0, 0, 0, 5, 3, 2, 1, 0)),
    "plain_french": ("FR", "EUR", Counts(5, 5, 0, 0, 0, 6, 3, 3, 1, 0)),
    "plain_german": ("DE", "EUR", Counts(7, 5, 1, 0, 1, 5, 3, 6, 1, 0)),
    "plain_italian": ("IT", "EUR", Counts(5, 5, 0, 0, 0, 5, 2, 3, 1, 0)),
    "plain_portuguese": ("BR", "BRL", Counts(5, 5, 0, 0, 0, 6, 2, 2, 1, 0)),
    "plain_spanish": ("ES", "EUR", Counts(6, 4, 1, 0, 1, 5, 4, 4, 1, 0)),
    "plain_tabs": ("US", "USD", Counts(7, 5, 0, 0, 2, 5, 3, 5, 0, 0)),
    "plain_unclear": ("DE", "EUR", Counts(6, 5, 0, 0, 1, 5, 4, 4, 0, 0)),
    "plain_without_heading": ("US", "USD", Counts(6, 6, 0, 0, 0, 6, 4, 0, 0, 0)),
    "salesforce_contacts": ("US", "USD", Counts(8, 5, 1, 0, 2, 7, 5, 0, 1, 2)),
    "salesforce_leads_api": ("US", "USD", Counts(6, 6, 0, 0, 0, 8, 3, 0, 1, 1)),
    "salesforce_leads_report": ("US", "USD", Counts(11, 5, 1, 0, 5, 7, 4, 0, 1, 1)),
    "salesforce_opportunities": ("US", "USD", Counts(7, 4, 1, 1, 1, 0, 1, 5, 0, 0)),
    "thunderbird": ("US", "USD", Counts(6, 4, 0, 1, 1, 4, 4, 0, 0, 0)),
    "zoho_leads": ("US", "USD", Counts(6, 6, 0, 0, 0, 6, 5, 0, 0, 1)),
}


def take_in(services: Services, name: str) -> Counts:
    region, currency, _ = EXPORTS[name]
    services.setting.keep(replace(services.setting.read(), region=region, currency=currency))
    report = services.importing.write(services.importing.plan(services.importing.open(FOLDER / f"{name}.csv")))
    shelf, quotes, ids = services.around.store.prospects, services.around.store.quotes, everybody(services)
    people = [person for ident in ids if (person := shelf.get(ident))]
    return Counts(
        *(report.read, report.added, report.updated, report.skipped, len(report.bad)),
        phones=sum(len(shelf.phones(ident)) for ident in ids),
        emails=sum(len(shelf.emails(ident)) for ident in ids),
        quotes=sum(len(quotes.of(ident)) for ident in ids),
        do_not_contact=sum(person.stage is Stage.DO_NOT_CONTACT for person in people),
        no_email=sum(person.no_email for person in people),
    )


def in_full(services: Services, name: str) -> dict[str, Any]:
    """All that the file holds of the first person of that name; empty fields are left away."""
    store = services.around.store
    person = next(p for ident in everybody(services) if (p := store.prospects.get(ident)) and p.name == name)
    told: dict[str, Any] = {field: getattr(person, field) for field in FIELDS}
    told["phones"] = [f"{phone.e164 or phone.written} {phone.kind}" for phone in store.prospects.phones(person.id)]
    told["emails"] = store.prospects.emails(person.id)
    told["quotes"] = [_filled(asdict(quote), "id", "prospect_id") for quote in store.quotes.of(person.id)]
    return _filled(told)


def _filled(fields: dict[str, Any], *without: str) -> dict[str, Any]:
    kept = {name: value for name, value in fields.items() if value not in (None, "", []) and name not in without}
    return {name: value if isinstance(value, int | list) else str(value) for name, value in kept.items()}


FIELDS = (
    *("name", "first_name", "company", "title", "stage", "street", "city", "region", "postal_code", "country"),
    *("met_on", "source", "notes"),
)


def test_every_sample_is_in_the_table() -> None:
    assert set(EXPORTS) == set(PEOPLE) == {path.stem for path in FOLDER.glob("*.csv")}


@pytest.mark.parametrize("name", EXPORTS)
class TestEachExport:
    def test_is_counted(self, services: Services, name: str) -> None:
        counts = take_in(services, name)
        assert counts == EXPORTS[name][2]
        assert counts.read == counts.added + counts.updated + counts.skipped + counts.bad
        assert services.checking.check().is_whole

    def test_has_somebody_to_the_last_cell(self, services: Services, name: str) -> None:
        take_in(services, name)
        assert in_full(services, PEOPLE[name]["name"]) == PEOPLE[name]

    def test_adds_nobody_the_second_time(self, services: Services, name: str) -> None:
        first, again = take_in(services, name), take_in(services, name)
        assert (again.added, again.updated, again[5:]) == (0, 0, first[5:])
