"""The numbers and e-mail addresses of people, each by its id."""

from __future__ import annotations

from reengage_desktop.domain.person_field import KnownEmail
from reengage_desktop.domain.phone import Phone, digits

from .tables import EmailTable, PhoneTable


class Numbers:
    def add(self, prospect_id: int, phone: Phone) -> int:
        """The id of the number."""
        return int(PhoneTable.insert(prospect=prospect_id, **_columns(phone)).execute())

    def change(self, phone_id: int, phone: Phone) -> None:
        """Another number in its place, which is not known to be dead, and which no registry was asked about."""
        same = (PhoneTable.id == phone_id) & (PhoneTable.e164 == phone.e164)
        if not PhoneTable.select().where(same).exists():
            PhoneTable.update(registry="", registry_on=None).where(PhoneTable.id == phone_id).execute()
        PhoneTable.update(dead=False, **_columns(phone)).where(PhoneTable.id == phone_id).execute()

    def set_kind(self, phone_id: int, kind: str) -> None:
        PhoneTable.update(kind=kind).where(PhoneTable.id == phone_id).execute()

    def set_dead(self, phone_id: int, dead: bool) -> None:
        PhoneTable.update(dead=dead).where(PhoneTable.id == phone_id).execute()

    def remove(self, phone_id: int) -> None:
        PhoneTable.delete().where(PhoneTable.id == phone_id).execute()

    def emails(self, prospect_id: int) -> list[KnownEmail]:
        """In the order in which they came."""
        rows = EmailTable.select(EmailTable.id, EmailTable.address).where(EmailTable.prospect == prospect_id)
        return [KnownEmail(ident, address) for ident, address in rows.order_by(EmailTable.id).tuples()]

    def add_email(self, prospect_id: int, address: str) -> int:
        """The id of the address."""
        return int(EmailTable.insert(prospect=prospect_id, address=address, key=address.casefold()).execute())

    def change_email(self, email_id: int, address: str) -> None:
        EmailTable.update(address=address, key=address.casefold()).where(EmailTable.id == email_id).execute()

    def remove_email(self, email_id: int) -> None:
        EmailTable.delete().where(EmailTable.id == email_id).execute()


def _columns(phone: Phone) -> dict[str, str]:
    return {
        "e164": phone.e164,
        "written": phone.written,
        "kind": phone.kind,
        "extension": phone.extension,
        "digits": digits(phone.e164 or phone.written),
    }
