"""What a column can become, how a list is read, and what an import changes, in words."""

from __future__ import annotations

from collections.abc import Collection

from reengage_desktop.domain.columns import Field
from reengage_desktop.domain.intake import REASONS, BadRow, Doubt
from reengage_desktop.domain.written_date import DateOrder
from reengage_desktop.ui.words import tr

FIELDS: dict[Field, str] = {
    Field.LEAVE_OUT: "Leave out",
    Field.NAME: "Name",
    Field.FIRST_NAME: "First name",
    Field.LAST_NAME: "Last name",
    Field.COMPANY: "Company",
    Field.TITLE: "Job title",
    Field.PHONE: "Phone",
    Field.MOBILE: "Mobile phone",
    Field.WORK_PHONE: "Work phone",
    Field.HOME_PHONE: "Home phone",
    Field.EMAIL: "E-mail",
    Field.PRODUCT: "Quote",
    Field.VALUE: "Value",
    Field.WORTH: "Worth to you",
    Field.CURRENCY: "Currency",
    Field.QUOTED_ON: "Quote date",
    Field.CLOSED_ON: "Closing date",
    Field.WHY_NOT: "Note on why",
    Field.NOTES: "Notes",
    Field.STREET: "Street",
    Field.CITY: "City",
    Field.REGION: "State or region",
    Field.POSTAL_CODE: "Postal code",
    Field.COUNTRY: "Country",
    Field.MET_ON: "Met on",
    Field.SOURCE: "Where they came from",
    Field.DEAL_STAGE: "Stage",
    Field.DO_NOT_CALL: "Do not call",
    Field.EMAIL_OPT_OUT: "No e-mail",
    Field.KEEP: "Keep as a note",
}
"""In the order of the choice."""

ENCODINGS: dict[str, str] = {
    "utf-8": "UTF-8",
    "cp1252": "Western European (Windows)",
    "cp1250": "Central European (Windows)",
    "cp1251": "Cyrillic (Windows)",
    "cp1253": "Greek (Windows)",
    "cp1254": "Turkish (Windows)",
    "cp1257": "Baltic (Windows)",
    "iso8859-15": "Western European (ISO)",
    "mac-roman": "Western European (Mac)",
    "utf-16": "UTF-16",
    "shift_jis": "Japanese",
    "gb18030": "Chinese",
    "euc_kr": "Korean",
}

DELIMITERS: dict[str, str] = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}

ORDERS: dict[DateOrder, str] = {"dmy": "day.month.year", "mdy": "month/day/year", "ymd": "year-month-day"}

CHANGED: dict[str, str] = {
    "name": "Name",
    "first_name": "First name",
    "company": "Company",
    "title": "Job title",
    "phone": "Phone",
    "email": "E-mail",
    "street": "Street",
    "city": "City",
    "region": "State or region",
    "postal_code": "Postal code",
    "country": "Country",
    "notes": "Notes",
    "source": "Where they came from",
    "met_on": "Met on",
    "quote": "Quote",
    "reason": "Note on why",
    "stated_reason": "Note on why",
    "no_email": "No e-mail",
    "do_not_contact": "Do not contact",
}
"""What an import can change in somebody who is here, by the names of `FieldChange.what`."""


def changed_words(what: str) -> str:
    """ "Job title"; what is none of ours stands as it is."""
    found = CHANGED.get(what)
    return tr(found) if found else what


def order_words(orders: Collection[DateOrder]) -> str:
    """ "dates read as day.month.year" for the columns of dates of a list; "" where it has none."""
    if not orders:
        return ""
    if len(orders) > 1:
        return tr("dates read in the order of each column")
    return tr("dates read as {order}").format(order=tr(ORDERS[next(iter(orders))]))


def field_words(field: Field | None) -> str:
    """ "Quote date"; a column that is not known is left out."""
    return tr(FIELDS[field or Field.LEAVE_OUT])


def encoding_key(encoding: str) -> str:
    """The name in `ENCODINGS` of what was found; its own name if it is none of them."""
    name = encoding.lower().replace("_", "-").removesuffix("-sig")
    same = {"utf8": "utf-8", "windows-1252": "cp1252", "euc-kr": "euc_kr", "shift-jis": "shift_jis"}
    return same.get(name, name)


def encoding_words(encoding: str) -> str:
    found = ENCODINGS.get(encoding_key(encoding))
    return tr(found) if found else encoding


def delimiter_words(delimiter: str) -> str:
    found = DELIMITERS.get(delimiter)
    return tr(found) if found else delimiter


def doubt_words(doubt: Doubt | BadRow) -> str:
    """Why a row was left out, or what in it needs a look."""
    return tr(REASONS[doubt.reason]).format(text=doubt.text)
