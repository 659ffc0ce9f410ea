"""The tables of people as peewee sees them; constraints and indices are built by the migrations."""

from __future__ import annotations

from peewee import AutoField, BooleanField, ForeignKeyField, IntegerField, TextField

from .bank_tables import StoryTable
from .batch_table import BatchTable
from .fields import DayField, InstantField
from .script_tables import ScriptVersionTable
from .table import Table


class CompanyTable(Table):
    id = AutoField()
    name = TextField()
    key = TextField(unique=True)

    class Meta:
        table_name = "companies"


class ProspectTable(Table):
    """A prospect with its next action, and summaries of its quotes, reasons and touches (see `summaries`).

    `revision` counts how often something of theirs was written since they came in (see `Changes.same`).
    """

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
    revision = IntegerField(default=0)
    importance = TextField(default="")
    own_odds = IntegerField(null=True)
    own_reach = IntegerField(null=True)
    own_minutes = IntegerField(null=True)
    ladder_key = TextField(default="")
    ladder_since = InstantField(null=True)
    consent_on = DayField(null=True)
    consent_proof = TextField(default="")
    asked_on = DayField(null=True)
    bought_on = DayField(null=True)
    refused_at = InstantField(null=True)
    registry = TextField(default="")
    registry_on = DayField(null=True)
    story = ForeignKeyField(StoryTable, null=True, on_delete="SET NULL", backref=None)
    walked_at = InstantField(null=True)

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
    registry = TextField(default="")
    registry_on = DayField(null=True)

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
    closed_on = DayField(null=True)
    stage = TextField(default="")
    number = TextField(default="")
    valid_until = DayField(null=True)

    class Meta:
        table_name = "quotes"


class ReasonTable(OfProspect):
    kind = TextField()
    words = TextField()
    told_at = InstantField()
    certainty = TextField(default="")
    source = TextField(default="")

    class Meta:
        table_name = "reasons"


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
    version = ForeignKeyField(ScriptVersionTable, null=True, on_delete="SET NULL", backref=None)
    learned_for = TextField(default="")

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


class FactTable(OfProspect):
    """`became`: what is true instead, of a fact that has changed."""

    words = TextField()
    learned_at = InstantField()
    asked_at = InstantField()
    state = TextField()
    became = TextField(default="")
    source = TextField(default="")

    class Meta:
        table_name = "facts"


class HomeworkTable(OfProspect):
    kind = TextField()
    words = TextField()
    made_at = InstantField()
    about = TextField(default="")
    newsworthy = BooleanField(default=False)

    class Meta:
        table_name = "homework"


class LetterTable(OfProspect):
    template = TextField()
    words = TextField()
    made_at = InstantField()
    state = TextField(index=True)
    changed_at = InstantField()

    class Meta:
        table_name = "letters"


class DraftTable(Table):
    prospect = ForeignKeyField(ProspectTable, primary_key=True, on_delete="CASCADE", backref=None)
    note = TextField(default="")
    learned = TextField(default="")
    saved_at = InstantField()
    wrap_up = TextField(default="")

    class Meta:
        table_name = "drafts"


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
