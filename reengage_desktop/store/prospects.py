"""Prospects as they are kept: one person, their numbers, their reasons, and the next action under its law."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from peewee import SqliteDatabase

from reengage_desktop.domain.next_action import NextAction
from reengage_desktop.domain.phone import Phone, digits
from reengage_desktop.domain.prospect import KnownPhone, Party, Prospect, ProspectRow, Reason, Registry, Stage

from .fields import read_instant
from .rows import PROSPECT, PROSPECT_ROW, next_action_columns, prospect, prospect_row, read_day
from .tables import (
    BlockedNumberTable,
    ClosedActionTable,
    CompanyTable,
    EmailTable,
    PhoneTable,
    ProspectTable,
    ReasonTable,
)


class Prospects:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def get(self, prospect_id: int) -> Prospect | None:
        found = self._db.execute_sql(PROSPECT, (prospect_id,)).fetchone()
        return None if found is None else prospect(found)

    def rows(self, ids: Sequence[int]) -> list[ProspectRow]:
        """In the order of `ids`; ids that are gone are left out."""
        marks = ",".join("?" * len(ids))
        found = {row[0]: row for row in self._db.execute_sql(PROSPECT_ROW.format(marks=marks), tuple(ids))}
        return [prospect_row(found[wanted]) for wanted in ids if wanted in found]

    def phones(self, prospect_id: int) -> list[KnownPhone]:
        """Living numbers first, each in the order it came in."""
        rows = self._db.execute_sql(
            "SELECT id, e164, written, kind, extension, dead, registry, registry_on FROM phones WHERE prospect_id = ? "
            "ORDER BY dead, id",
            (prospect_id,),
        )
        return [
            KnownPhone(i, e164, written, kind, ext, bool(dead), Registry(registry), read_day(registry_on))
            for i, e164, written, kind, ext, dead, registry, registry_on in rows
        ]

    def emails(self, prospect_id: int) -> list[str]:
        rows = self._db.execute_sql("SELECT address FROM emails WHERE prospect_id = ? ORDER BY id", (prospect_id,))
        return [address for (address,) in rows]

    def reasons(self, prospect_id: int) -> list[Reason]:
        """All reasons of any kind, newest first."""
        rows = self._db.execute_sql(
            "SELECT kind, words, told_at, certainty, source, id FROM reasons WHERE prospect_id = ? "
            "ORDER BY told_at DESC, id DESC",
            (prospect_id,),
        )
        return [Reason(kind, words, read_instant(told_at), *more) for kind, words, told_at, *more in rows]

    def who_has_reason(self, reason_id: int) -> int | None:
        """Whose reason it is; None where it is gone."""
        found: int | None = ReasonTable.select(ReasonTable.prospect).where(ReasonTable.id == reason_id).scalar()
        return found

    def add_reason(self, prospect_id: int, reason: Reason) -> None:
        ReasonTable.insert(
            prospect=prospect_id,
            kind=reason.kind,
            words=reason.words,
            told_at=reason.told_at,
            certainty=reason.certainty,
            source=reason.source,
        ).execute()

    def mend_reason(self, reason_id: int, words: str, certainty: str, source: str) -> None:
        ReasonTable.update(words=words, certainty=certainty, source=source).where(ReasonTable.id == reason_id).execute()

    def remove_reason(self, reason_id: int) -> None:
        ReasonTable.delete().where(ReasonTable.id == reason_id).execute()

    def edit(self, prospect_id: int, fields: Mapping[str, Any]) -> None:
        """`fields` are columns of the person; "company" is a name and is looked up or made."""
        values = dict(fields)
        if "company" in values:
            values["company"] = company_id(str(values["company"]))
        if "name" in values:
            values["sort_name"] = str(values["name"]).casefold()
        ProspectTable.update(**values).where(ProspectTable.id == prospect_id).execute()

    def set_phones(self, prospect_id: int, phones: Sequence[Phone]) -> None:
        """Replaces the numbers; one that stays keeps its mark of being dead, and what a registry says of it."""
        before = self.phones(prospect_id)
        dead = {phone.written for phone in before if phone.dead}
        checked = {phone.e164: phone for phone in before if phone.registry}
        PhoneTable.delete().where(PhoneTable.prospect == prospect_id).execute()
        for phone in phones:
            PhoneTable.insert(
                prospect=prospect_id,
                e164=phone.e164,
                written=phone.written,
                kind=phone.kind,
                extension=phone.extension,
                digits=digits(phone.e164 or phone.written),
                dead=phone.written in dead,
                registry=checked[phone.e164].registry if phone.e164 in checked else Registry.UNCHECKED,
                registry_on=checked[phone.e164].registry_on if phone.e164 in checked else None,
            ).execute()

    def set_emails(self, prospect_id: int, addresses: Sequence[str]) -> None:
        EmailTable.delete().where(EmailTable.prospect == prospect_id).execute()
        for address in addresses:
            EmailTable.insert(prospect=prospect_id, address=address, key=address.casefold()).execute()

    def mark_dead(self, phone_id: int) -> None:
        PhoneTable.update(dead=True).where(PhoneTable.id == phone_id).execute()

    def set_next(self, prospect_id: int, stage: Stage, action: NextAction | None, now: datetime) -> None:
        """Closes the open action into the history and opens `action`. The database refuses a pair against the law.

        Whoever must not be contacted stays so, whatever is asked for: only what is taken back brings them back.
        """
        before = self.get(prospect_id)
        if before is not None and before.stage is Stage.DO_NOT_CONTACT:
            stage, action = Stage.DO_NOT_CONTACT, None
        if before is not None and before.next_action is not None:
            self._close(prospect_id, before.next_action, now)
        ProspectTable.update(stage=stage.value, **next_action_columns(action)).where(
            ProspectTable.id == prospect_id
        ).execute()

    def count_changes(self, ids: Iterable[int]) -> None:
        """Something of theirs was written: an undo of the import that brought them leaves them as they are."""
        for prospect_id in ids:
            self._db.execute_sql("UPDATE prospects SET revision = revision + 1 WHERE id = ?", (prospect_id,))

    def revision(self, prospect_id: int) -> int:
        """How often something of theirs was written; 0 for somebody who is gone."""
        row = self._db.execute_sql("SELECT revision FROM prospects WHERE id = ?", (prospect_id,)).fetchone()
        return int(row[0]) if row else 0

    def set_revision(self, prospect_id: int, revision: int) -> None:
        """The last thing that was written of them was taken back."""
        self._db.execute_sql("UPDATE prospects SET revision = ? WHERE id = ?", (revision, prospect_id))

    def block_numbers(self, prospect_id: int, now: datetime) -> None:
        """Their numbers must not be contacted, whoever comes in with one later."""
        for phone in self.phones(prospect_id):
            if phone.understood:
                BlockedNumberTable.insert(e164=phone.e164, since=now).on_conflict_ignore().execute()

    def blocked_numbers(self) -> set[str]:
        return {number for (number,) in BlockedNumberTable.select(BlockedNumberTable.e164).tuples()}

    def party(self, prospect_id: int) -> Party:
        return Party(ProspectTable.select(ProspectTable.party).where(ProspectTable.id == prospect_id).scalar())

    def _close(self, prospect_id: int, action: NextAction, now: datetime) -> None:
        ClosedActionTable.insert(
            prospect=prospect_id,
            kind=action.kind.value,
            due_from=action.due_from,
            due_until=action.due_until,
            promised=action.promised,
            because=action.because.value,
            note=action.note,
            closed_at=now,
        ).execute()


def company_id(name: str) -> int | None:
    """The id of the firm with this name in any case, made if it is new; None for no name."""
    name = name.strip()
    if not name:
        return None
    key = name.casefold()
    found = CompanyTable.select(CompanyTable.id).where(CompanyTable.key == key).scalar()
    return int(found or CompanyTable.insert(name=name, key=key).execute())
