"""The tables of the bank: results and stories with what customers said, and the products they are about."""

from __future__ import annotations

from peewee import AutoField, BooleanField, ForeignKeyField, IntegerField, TextField

from .batch_table import BatchTable
from .fields import DayField, InstantField
from .table import Table


class ProductTable(Table):
    """A product whose commission was set: `rate` per thousand of the value, or `amount` in cents of `currency`."""

    id = AutoField()
    name = TextField()
    key = TextField(unique=True)
    rate = IntegerField(null=True)
    amount = IntegerField(null=True)
    currency = TextField(default="")

    class Meta:
        table_name = "products"


class InterviewTable(Table):
    """What a customer told of why they bought: what made them look, what decided it, what is different now."""

    id = AutoField()
    prospect_id = IntegerField(null=True, index=True)  # of the customer, where they are a prospect here
    customer = TextField()
    may_name = BooleanField(default=False)
    product = TextField(default="")
    why_not = TextField(default="unknown")
    held_on = DayField(null=True)
    looked = TextField(default="")
    bought = TextField(default="")
    changed = TextField(default="")
    made_at = InstantField()

    class Meta:
        table_name = "interviews"


class StoryTable(Table):
    """A result or a success story, with the customer who said so."""

    id = AutoField()
    words = TextField()
    customer = TextField(default="")
    may_name = BooleanField(default=False)
    product = TextField(default="")
    why_not = TextField(default="unknown")
    batch = ForeignKeyField(BatchTable, null=True, on_delete="SET NULL", backref=None)
    made_at = InstantField()
    kind = TextField(default="story")
    result = TextField(default="")
    unit = TextField(default="")
    interview = ForeignKeyField(InterviewTable, null=True, on_delete="SET NULL", backref=None)

    class Meta:
        table_name = "stories"
