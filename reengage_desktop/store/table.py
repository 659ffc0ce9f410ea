"""What all tables share."""

from __future__ import annotations

from peewee import Model


class Table(Model):  # type: ignore[misc]  # peewee has no types
    class Meta:
        legacy_table_names = False
