"""The tables of triage: ladders, what was decided at the desk, and what the law is told."""

from __future__ import annotations

from peewee import AutoField, IntegerField, TextField

from .fields import DayField, InstantField
from .table import Table
from .tables import OfProspect


class LadderTable(Table):
    """A ladder of one's own; `steps` as `domain.ladder_plan` writes them."""

    id = AutoField()
    name = TextField()
    steps = TextField()
    changed_at = InstantField()

    class Meta:
        table_name = "ladders"


class LadderChangeTable(OfProspect):
    """Which ladder they stood on until then, after how many tries."""

    at = InstantField()
    before = TextField()
    after = TextField()
    tries = IntegerField()
    because = TextField(default="")

    class Meta:
        table_name = "ladder_changes"


class DecisionTable(OfProspect):
    """A card of the desk that was answered; `because` is why it lay there."""

    at = InstantField(index=True)
    because = TextField()
    choice = TextField()
    angle = TextField(default="")
    words = TextField(default="")
    until = DayField(null=True)

    class Meta:
        table_name = "decisions"


class RegistryListTable(Table):
    """A do-not-call list that was taken in; `covers` are the area codes it speaks for."""

    id = AutoField()
    name = TextField()
    kind = TextField()
    as_of = DayField()
    taken_at = InstantField()
    numbers = IntegerField()
    listed = IntegerField()
    clear = IntegerField()
    covers = TextField(default="")

    class Meta:
        table_name = "registry_lists"


class OwnRuleTable(Table):
    """A rule as the person wrote it; it may be looser than the one that ships only if `confirmed_at` is set."""

    id = AutoField()
    country = TextField()
    region = TextField(default="")
    party = TextField()
    rule = TextField()
    source = TextField(default="")
    changed_at = InstantField()
    confirmed_at = InstantField(null=True)

    class Meta:
        table_name = "own_rules"
        indexes = ((("country", "region", "party"), True),)
