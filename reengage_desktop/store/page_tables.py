"""The tables of what the page of one person adds: notes, files, who is around them, and what brings them back."""

from __future__ import annotations

from peewee import ForeignKeyField, IntegerField, TextField

from .bank_tables import StoryTable
from .fields import DayField, InstantField
from .tables import OfProspect, ProspectTable


class PersonAroundTable(OfProspect):
    """Somebody near a prospect; `link` is the prospect they are themselves, where they are one."""

    name = TextField()
    role = TextField(default="")
    phone = TextField(default="")
    note = TextField(default="")
    met_at = InstantField()
    kind = TextField(default="")
    side = TextField(default="")
    link = ForeignKeyField(ProspectTable, null=True, on_delete="SET NULL", backref=None)

    class Meta:
        table_name = "people_around"


class AroundTouchTable(OfProspect):
    """What happened with somebody around a prospect; no attempt and no contact of the prospect's own."""

    person = ForeignKeyField(PersonAroundTable, on_delete="CASCADE", backref=None)
    at = InstantField()
    channel = TextField()
    outcome = TextField(default="")
    seconds = IntegerField(default=0)
    note = TextField(default="")
    learned = TextField(default="")

    class Meta:
        table_name = "around_touches"


class NoteTable(OfProspect):
    at = InstantField()
    words = TextField()

    class Meta:
        table_name = "notes"


class FileTable(OfProspect):
    """A file that lies elsewhere on the laptop."""

    name = TextField()
    path = TextField()
    added_at = InstantField()

    class Meta:
        table_name = "files"


class TriggerTable(OfProspect):
    """What brings a prospect back to active: a day, or news with these words."""

    kind = TextField()
    words = TextField(default="")
    due_on = DayField(null=True)
    made_at = InstantField()
    fired_at = InstantField(null=True)

    class Meta:
        table_name = "triggers"


class StoryUseTable(OfProspect):
    story = ForeignKeyField(StoryTable, on_delete="CASCADE", backref=None)
    at = InstantField()
    place = TextField()

    class Meta:
        table_name = "story_uses"
