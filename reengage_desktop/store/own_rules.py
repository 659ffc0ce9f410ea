"""Rules of the law as the person wrote them."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from peewee import SqliteDatabase

from reengage_desktop.domain.prospect import Party

from .fields import read_instant, written_instant

if TYPE_CHECKING:
    from reengage_desktop.domain.own_rule import OwnRule

Lines = tuple[tuple[Any, ...], ...]


class OwnRules:
    def __init__(self, database: SqliteDatabase) -> None:
        self._db = database

    def lines(self) -> Lines:
        """As they are kept: equal as long as none was changed."""
        columns = "country, region, party, rule, changed_at, confirmed_at"
        return tuple(self._db.execute_sql(f"SELECT {columns} FROM own_rules ORDER BY id"))

    def read(self, lines: Lines) -> list[OwnRule]:
        """What those lines say; one that cannot be understood (written by hand, say) is left out."""
        from reengage_desktop.domain.own_rule import OwnRule, read  # the first window does without: few have any

        found = []
        for country, region, party, rule, changed_at, confirmed_at in lines:
            with suppress(ValueError):
                confirmed = read_instant(confirmed_at) if confirmed_at else None
                consumer = party == Party.CONSUMER
                found.append(OwnRule(country, region, consumer, read(rule), read_instant(changed_at), confirmed))
        return found

    def keep(self, own: OwnRule) -> None:
        """In place of an own rule of the same place and party."""
        from reengage_desktop.domain.own_rule import written

        party = Party.CONSUMER if own.consumer else Party.BUSINESS
        confirmed = written_instant(own.confirmed_at) if own.confirmed_at else None
        self._db.execute_sql(
            "INSERT INTO own_rules (country, region, party, rule, source, changed_at, confirmed_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (country, region, party) DO UPDATE SET rule = excluded.rule, "
            "source = excluded.source, changed_at = excluded.changed_at, confirmed_at = excluded.confirmed_at",
            (
                own.country,
                own.region,
                party.value,
                written(own.rule),
                own.rule.source,
                written_instant(own.changed_at),
                confirmed,
            ),
        )

    def drop(self, country: str, region: str, consumer: bool) -> None:
        party = Party.CONSUMER if consumer else Party.BUSINESS
        self._db.execute_sql(
            "DELETE FROM own_rules WHERE country = ? AND region = ? AND party = ?", (country, region, party.value)
        )
