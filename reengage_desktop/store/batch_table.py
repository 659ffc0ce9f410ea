"""The table of imports, to which people and stories point."""

from __future__ import annotations

from peewee import AutoField, IntegerField, TextField

from .fields import InstantField
from .table import Table


class BatchTable(Table):
    id = AutoField()
    kind = TextField()
    file_name = TextField(default="")
    taken_at = InstantField()
    read = IntegerField(default=0)
    added = IntegerField(default=0)
    updated = IntegerField(default=0)
    skipped = IntegerField(default=0)
    bad = IntegerField(default=0)
    undone_at = InstantField(null=True)

    class Meta:
        table_name = "import_batches"
