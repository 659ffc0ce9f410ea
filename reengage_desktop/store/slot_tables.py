"""The tables of the week: slots, their reminders, and the calendars around them."""

from __future__ import annotations

from peewee import AutoField, BooleanField, ForeignKeyField, IntegerField, TextField

from .fields import DayField, InstantField
from .table import Table


class SlotTable(Table):
    id = AutoField()
    name = TextField()
    weekdays = TextField()
    start = TextField()
    end = TextField()
    capacity = IntegerField()
    from_date = DayField()
    made_at = InstantField()
    every = IntegerField(default=1)
    rests_on_holidays = BooleanField(default=False)

    class Meta:
        table_name = "slots"


class SlotMoveTable(Table):
    id = AutoField()
    slot = ForeignKeyField(SlotTable, on_delete="CASCADE", backref=None)
    day = DayField()
    start = TextField()
    end = TextField()
    to_day = DayField(null=True)

    class Meta:
        table_name = "slot_moves"
        indexes = ((("slot", "day"), True),)


class SlotRestTable(Table):
    id = AutoField()
    slot = ForeignKeyField(SlotTable, on_delete="CASCADE", backref=None)
    first = DayField()
    last = DayField()

    class Meta:
        table_name = "slot_rests"


class SlotHoursTable(Table):
    """The hours a slot had before its present ones."""

    id = AutoField()
    slot = ForeignKeyField(SlotTable, on_delete="CASCADE", backref=None)
    weekdays = TextField()
    start = TextField()
    end = TextField()
    from_date = DayField()
    every = IntegerField(default=1)

    class Meta:
        table_name = "slot_hours"
        indexes = ((("slot", "from_date"), True),)


class CalendarTable(Table):
    """A calendar of the person's own, from which busy times are read."""

    id = AutoField()
    kind = TextField()
    place = TextField()
    name = TextField(default="")
    read_at = InstantField(null=True)
    fingerprint = TextField(default="")
    problem = TextField(default="")

    class Meta:
        table_name = "calendars"


class BusyTimeTable(Table):
    id = AutoField()
    calendar = ForeignKeyField(CalendarTable, on_delete="CASCADE", backref=None)
    start_at = InstantField()
    end_at = InstantField(index=True)
    title = TextField(default="")
    all_day = BooleanField(default=False)

    class Meta:
        table_name = "busy_times"


class PublishedTable(Table):
    """What was last put into the person's own calendar, by its UID; from `href` on, what a server of theirs has."""

    uid = TextField(primary_key=True)
    sequence = IntegerField(default=0)
    fingerprint = TextField()
    changed_at = InstantField()
    ends_at = InstantField(null=True)
    href = TextField(default="")
    etag = TextField(default="")
    sent = IntegerField(null=True)
    shape = TextField(default="")

    class Meta:
        table_name = "published"


class ReminderTable(Table):
    id = AutoField()
    key = TextField(unique=True)
    scheduled_at = InstantField()
    state = TextField()
    shown_at = InstantField(null=True)
    again_at = InstantField(null=True)
    tries = IntegerField(default=0)

    class Meta:
        table_name = "reminders"
