"""The tables as peewee sees them; their constraints and indices are built by the migrations."""

from __future__ import annotations

from peewee import AutoField, BooleanField, ForeignKeyField, IntegerField, Model, TextField

from .fields import DayField, InstantField


class Table(Model):  # type: ignore[misc]  # peewee has no types
    class Meta:
        legacy_table_names = False


class CompanyTable(Table):
    id = AutoField()
    name = TextField()
    key = TextField(unique=True)

    class Meta:
        table_name = "companies"


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

    class Meta:
        table_name = "import_batches"


class ProspectTable(Table):
    """A prospect with its next action, and summaries of its quotes, reasons and touches (see `summaries`)."""

    id = AutoField()
    name = TextField()
    first_name = TextField(default="")
    sort_name = TextField()
    company = ForeignKeyField(CompanyTable, null=True, on_delete="SET NULL", backref=None)
    title = TextField(default="")
    party = TextField()
    stage = TextField()
    street = TextField(default="")
    city = TextField(default="")
    region = TextField(default="")
    postal_code = TextField(default="")
    country = TextField(default="")
    zone = TextField(default="")
    other_zone = TextField(default="")
    zone_chosen = BooleanField(default=False)
    met_on = DayField(null=True)
    consented = BooleanField(default=False)
    no_email = BooleanField(default=False)
    source = TextField(default="")
    notes = TextField(default="")
    reason_to_call = TextField(default="")
    batch = ForeignKeyField(BatchTable, null=True, on_delete="SET NULL", backref=None)
    created_at = InstantField()
    next_kind = TextField(null=True)
    next_from = InstantField(null=True)
    next_until = InstantField(null=True)
    next_promised = BooleanField(default=False)
    next_zone = TextField(default="")
    next_because = TextField(default="")
    next_note = TextField(default="")
    product = TextField(default="")
    value = IntegerField(null=True)
    worth = IntegerField(null=True)
    currency = TextField(default="")
    why_not = TextField(default="unknown")
    inquired_on = DayField(null=True)
    stated_reason = TextField(default="")
    real_reason = TextField(default="")
    phone = TextField(default="")
    ladder = TextField(default="")
    attempts = IntegerField(default=0)
    contacts = IntegerField(default=0)
    seconds_spent = IntegerField(default=0)
    last_touch_at = InstantField(null=True)
    last_contact_at = InstantField(null=True)
    last_channel = TextField(default="")
    last_outcome = TextField(default="")
    last_seconds = IntegerField(default=0)
    score = IntegerField(default=0)

    class Meta:
        table_name = "prospects"


class OfProspect(Table):
    """A table whose rows belong to one prospect and go with it."""

    id = AutoField()
    prospect = ForeignKeyField(ProspectTable, on_delete="CASCADE", backref=None)


class PhoneTable(OfProspect):
    e164 = TextField(default="")
    written = TextField()
    kind = TextField(default="other")
    extension = TextField(default="")
    digits = TextField()
    dead = BooleanField(default=False)

    class Meta:
        table_name = "phones"


class EmailTable(OfProspect):
    address = TextField()
    key = TextField()

    class Meta:
        table_name = "emails"


class QuoteTable(OfProspect):
    product = TextField(default="")
    value = IntegerField(null=True)
    worth = IntegerField(null=True)
    currency = TextField(default="")
    quoted_on = DayField(null=True)
    why_not = TextField(default="unknown")

    class Meta:
        table_name = "quotes"


class ReasonTable(OfProspect):
    kind = TextField()
    words = TextField()
    told_at = InstantField()

    class Meta:
        table_name = "reasons"


class PersonAroundTable(OfProspect):
    name = TextField()
    role = TextField(default="")
    phone = TextField(default="")
    note = TextField(default="")
    met_at = InstantField()

    class Meta:
        table_name = "people_around"


class TouchTable(OfProspect):
    at = InstantField()
    channel = TextField()
    outcome = TextField(default="")
    attempt = BooleanField()
    contact = BooleanField()
    seconds = IntegerField(default=0)
    note = TextField(default="")
    learned = TextField(default="")
    bulk = BooleanField(default=False)
    script = TextField(default="")
    slot_key = TextField(default="")

    class Meta:
        table_name = "touches"


class ClosedActionTable(OfProspect):
    kind = TextField()
    due_from = InstantField()
    due_until = InstantField()
    promised = BooleanField()
    because = TextField()
    note = TextField()
    closed_at = InstantField()

    class Meta:
        table_name = "closed_actions"


class PromiseTable(OfProspect):
    made_at = InstantField()
    due_from = InstantField()
    due_until = InstantField()
    zone = TextField()
    state = TextField()
    settled_at = InstantField(null=True)

    class Meta:
        table_name = "promises"


class DraftTable(Table):
    prospect = ForeignKeyField(ProspectTable, primary_key=True, on_delete="CASCADE", backref=None)
    note = TextField(default="")
    learned = TextField(default="")
    saved_at = InstantField()

    class Meta:
        table_name = "drafts"


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


class CommitmentTable(Table):
    """A sentence for a day: "When it is 8:15 I call Maria, because …"."""

    id = AutoField()
    day = DayField(unique=True)
    at = TextField(default="")
    prospect = ForeignKeyField(ProspectTable, null=True, on_delete="SET NULL", backref=None)
    who = TextField(default="")
    because = TextField(default="")
    state = TextField()
    written_at = InstantField()
    answer = TextField(default="")
    answered_at = InstantField(null=True)

    class Meta:
        table_name = "commitments"


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


class ScriptTable(Table):
    id = AutoField()
    name = TextField(unique=True)
    markdown = TextField()
    changed_at = InstantField()

    class Meta:
        table_name = "scripts"


class BlockedNumberTable(Table):
    """Numbers that asked not to be contacted: held for whoever comes in with one later."""

    id = AutoField()
    e164 = TextField(unique=True)
    since = InstantField()

    class Meta:
        table_name = "blocked_numbers"


class SettingTable(Table):
    key = TextField(primary_key=True)
    value = TextField()

    class Meta:
        table_name = "settings"


OF_PROSPECT = (
    PhoneTable,
    EmailTable,
    QuoteTable,
    ReasonTable,
    PersonAroundTable,
    TouchTable,
    ClosedActionTable,
    PromiseTable,
    DraftTable,
)
TABLES = (
    CompanyTable,
    BatchTable,
    ProspectTable,
    *OF_PROSPECT,
    SlotTable,
    SlotMoveTable,
    SlotRestTable,
    SlotHoursTable,
    ReminderTable,
    CommitmentTable,
    CalendarTable,
    BusyTimeTable,
    PublishedTable,
    ScriptTable,
    BlockedNumberTable,
    SettingTable,
)
