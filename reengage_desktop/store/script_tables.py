"""The tables of scripts: what the salesperson changed or is changing, and each text as it was read aloud."""

from __future__ import annotations

from peewee import AutoField, TextField

from .fields import InstantField
from .table import Table


class ScriptVersionTable(Table):
    """A text as it was read aloud or sent, so that it can be measured."""

    id = AutoField()
    name = TextField(index=True)
    markdown = TextField()
    made_at = InstantField()

    class Meta:
        table_name = "script_versions"


class ScriptTable(Table):
    id = AutoField()
    name = TextField(unique=True)
    markdown = TextField()
    changed_at = InstantField()
    kind = TextField(default="call")

    class Meta:
        table_name = "scripts"


class ScriptDraftTable(Table):
    """What was typed into a script and is not read in calls yet."""

    name = TextField(primary_key=True)
    markdown = TextField()
    saved_at = InstantField()

    class Meta:
        table_name = "script_drafts"
