"""The tables that remember imports as peewee sees them; constraints and indices are built by the migrations."""

from __future__ import annotations

from peewee import AutoField, ForeignKeyField, IntegerField, TextField

from .batch_table import BatchTable
from .fields import InstantField
from .table import Table
from .tables import ProspectTable


class ImportChangeTable(Table):
    """One thing that an import changed in somebody who was here.

    `place` is a column of the person ("city"), or a table in which the row `row_id` was added ("phones"); `before` and
    `after` are its contents as JSON.
    """

    id = AutoField()
    batch = ForeignKeyField(BatchTable, on_delete="CASCADE", backref=None)
    prospect = ForeignKeyField(ProspectTable, on_delete="CASCADE", backref=None)
    place = TextField()
    row_id = IntegerField(default=0)
    before = TextField(default="")
    after = TextField(default="")

    class Meta:
        table_name = "import_changes"


class ColumnChoicesTable(Table):
    """What was chosen for a list with these headings, as JSON; read again for the next one with the same."""

    fingerprint = TextField(primary_key=True)
    choices = TextField()
    used_at = InstantField()

    class Meta:
        table_name = "column_choices"


class DifferentPeopleTable(Table):
    """Two who look like one and are not; the smaller id first."""

    id = AutoField()
    one = ForeignKeyField(ProspectTable, on_delete="CASCADE", backref=None)
    other = ForeignKeyField(ProspectTable, on_delete="CASCADE", backref=None)
    said_at = InstantField()

    class Meta:
        table_name = "different_people"
        indexes = ((("one", "other"), True),)


class HeldHashTable(Table):
    """Numbers and addresses of people who were forgotten and must not be contacted: salted hashes, nothing else."""

    id = AutoField()
    hash = TextField(unique=True)
    since = InstantField()

    class Meta:
        table_name = "held_hashes"
