"""All tables there are, in the order in which one needs the other."""

from __future__ import annotations

from .bank_tables import InterviewTable, ProductTable, StoryTable
from .batch_table import BatchTable
from .intake_tables import ColumnChoicesTable, DifferentPeopleTable, HeldHashTable, ImportChangeTable
from .of_prospect import OF_PROSPECT
from .script_tables import ScriptDraftTable, ScriptTable, ScriptVersionTable
from .slot_tables import (
    BusyTimeTable,
    CalendarTable,
    PublishedTable,
    ReminderTable,
    SlotHoursTable,
    SlotMoveTable,
    SlotRestTable,
    SlotTable,
)
from .tables import BlockedNumberTable, CommitmentTable, CompanyTable, ProspectTable, SettingTable
from .triage_tables import LadderTable, OwnRuleTable, RegistryListTable

TABLES = (
    CompanyTable,
    BatchTable,
    ProductTable,
    InterviewTable,
    StoryTable,
    ProspectTable,
    ScriptVersionTable,
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
    ScriptDraftTable,
    ImportChangeTable,
    ColumnChoicesTable,
    DifferentPeopleTable,
    BlockedNumberTable,
    HeldHashTable,
    LadderTable,
    RegistryListTable,
    OwnRuleTable,
    SettingTable,
)
