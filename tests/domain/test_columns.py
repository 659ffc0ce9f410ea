"""The columns of other programs are known by their names, in any case, accent and punctuation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.columns import Aliases, Field, key, kind_columns, match, require_person
from reengage_desktop.domain.fault import FileFault

TEXT = (Path(__file__).parents[2] / "resources/intake/aliases.json").read_text("utf-8")
ALIASES = Aliases.from_text(TEXT)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("First Name", Field.FIRST_NAME),
        ("FirstName", Field.FIRST_NAME),
        ("first_name", Field.FIRST_NAME),
        (" FIRST NAME ", Field.FIRST_NAME),
        ("Prenom", Field.FIRST_NAME),
        ("Prénom", Field.FIRST_NAME),
        ("E-mail 2 Address", Field.EMAIL),
        ("E-mail 1 - Value", Field.EMAIL),
        ("Business Phone 2", Field.WORK_PHONE),
        ("Person - Phone - Mobile", Field.MOBILE),
        ("Person - Organization", Field.COMPANY),
        ("Organization - Name", Field.COMPANY),
        ("Organization 1 - Name", Field.COMPANY),
        ("Organisation - Phone", Field.PHONE),
        ("Deal - Title", Field.PRODUCT),
        ("Amount (USD)", Field.VALUE),
        ("custom.Source", Field.SOURCE),
        ("Contact: E-mail", Field.EMAIL),
        ("DoNotCall", Field.DO_NOT_CALL),
        ("HasOptedOutOfEmail", Field.EMAIL_OPT_OUT),
        ("Close Date", Field.CLOSED_ON),
        ("E-mail 1 - Type", Field.LEAVE_OUT),
        ("Straße", Field.STREET),
        ("PLZ", Field.POSTAL_CODE),
        ("Teléfono móvil", Field.MOBILE),
        ("Telefone", Field.PHONE),
        ("Cognome", Field.LAST_NAME),
        ("Achternaam", Field.LAST_NAME),
        ("Ragione sociale", Field.COMPANY),
        ("Shoe size", None),
        ("custom.Shoe size", Field.KEEP),
        ("Lease_End__c", Field.KEEP),
        ("Website", Field.KEEP),
        ("Person - Label", Field.KEEP),
        ("Record ID", Field.LEAVE_OUT),
        ("Line in the file", Field.LEAVE_OUT),
        ("What to mend", Field.LEAVE_OUT),
        ("Deal - Contact person", Field.NAME),
        ("Negocio - Título", Field.PRODUCT),
        ("Organización - Nombre", Field.COMPANY),
        ("Persona - Teléfono - Trabajo", Field.WORK_PHONE),
        ("Tel. (privat)", Field.HOME_PHONE),
        ("Phone 2 (mobile)", Field.MOBILE),
        ("Personne - Téléphone - Domicile", Field.HOME_PHONE),
        ("Person - Telefon - Mobil", Field.MOBILE),
        ("Pessoa - Telefone - Outro", Field.PHONE),
        ("Person - E-Mail - Arbeit", Field.EMAIL),
        ("Person - Phone - Owner", None),
        ("address_1_address_1", Field.STREET),
        ("Abschlussdatum", Field.CLOSED_ON),
        ("Date de clôture prévue", Field.CLOSED_ON),
        ("Fecha de cierre", Field.CLOSED_ON),
        ("Data di chiusura", Field.CLOSED_ON),
        ("Verwachte sluitingsdatum", Field.CLOSED_ON),
        ("Data de fechamento", Field.CLOSED_ON),
        ("Opted out of email: One to One", Field.EMAIL_OPT_OUT),
        ("Organization 1 - Title", Field.TITLE),
        ("", None),
        ("(1)", None),
    ],
)
def test_a_heading_is_known(heading: str, field: Field | None) -> None:
    assert match([heading], ALIASES) == (field,)


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Title,Job Title", ("keep", "title")),
        ("Title,Company", ("title", "company")),
        ("Priority,Sensitivity", ("leave_out", "leave_out")),
        ("Priority,Company", ("keep", "company")),
        ("Name,Vorname", ("last_name", "first_name")),
        ("Nom,Prénom,Téléphone", ("last_name", "first_name", "phone")),
        ("Nombre,Apellidos", ("first_name", "last_name")),
        ("Nome,Cognome", ("first_name", "last_name")),
        ("Nome,Telefono", ("name", "phone")),
        ("Name,Given Name,Family Name", ("name", "first_name", "last_name")),
        ("display_name,primary_contact_name", ("company", "name")),
        ("Offer,Comment", ("product", "why_not")),
        ("Name,Comment", ("name", "notes")),
        ("Phone,Phone", ("phone", "phone")),
    ],
)
def test_neighbours_can_change_a_meaning(header: str, fields: tuple[str, ...]) -> None:
    assert match(header.split(","), ALIASES) == fields


def test_the_list_in_the_picture_is_read_as_in_the_picture() -> None:
    header = ["Customer", "Firm", "Tel.", "Mail", "Offer", "Total", "Date", "Comment", "Rep"]
    assert match(header, ALIASES) == (
        *("name", "company", "phone", "email", "product", "value", "quoted_on", "why_not", "leave_out"),
    )


def test_no_heading_has_two_meanings() -> None:
    meanings: dict[str, set[str]] = {}
    for field, names in json.loads(TEXT)["fields"].items():
        for name in names:
            meanings.setdefault(key(name), set()).add(field)
    assert {name: fields for name, fields in meanings.items() if len(fields) > 1} == {}
    assert set(json.loads(TEXT)["fields"]) == {field.value for field in Field}


def test_the_column_of_a_kind_is_found() -> None:
    header = ["Phone 1 - Type", "Phone 1 - Value", "Phone 2 - Label", "Phone 2 - Value", "x_phone", "x_phone_type"]
    kinds = kind_columns(header)
    assert (kinds[1], kinds[3], kinds[4]) == (0, 2, 5)


def test_consent_is_never_a_column() -> None:
    consents = ("Consent", "Opted In", "Email Opt In", "Subscribed", "Marketing contact status", "Einwilligung")
    assert set(match(consents, ALIASES)) == {Field.LEAVE_OUT}


def test_a_heading_without_end_costs_nothing() -> None:
    assert match(["(" * 100_000, "name" * 100_000], ALIASES) == (None, None)


def test_a_list_without_a_person_is_refused() -> None:
    with pytest.raises(FileFault, match=r"^colours\.csv has no column with a name"):
        require_person(match(["Colour", "City", "Amount"], ALIASES), "colours.csv")
    require_person((None, Field.MOBILE), "numbers.csv")


@given(st.lists(st.text(max_size=20), max_size=8))
def test_any_header_gets_one_field_for_each_column(header: list[str]) -> None:
    assert len(match(header, ALIASES)) == len(header)
    assert set(kind_columns(header)) <= set(range(len(header)))
