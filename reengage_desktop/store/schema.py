"""All tables there are, in the order in which one needs the other."""

from __future__ import annotations

from .intake_tables import ColumnChoicesTable, DifferentPeopleTable, HeldHashTable, ImportChangeTable
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
from .tables import (
    OF_PROSPECT,
    BatchTable,
    BlockedNumberTable,
    CommitmentTable,
    CompanyTable,
    ProspectTable,
    SettingTable,
    StoryTable,
)

TABLES = (
    CompanyTable,
    BatchTable,
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
    StoryTable,
    ImportChangeTable,
    ColumnChoicesTable,
    DifferentPeopleTable,
    BlockedNumberTable,
    HeldHashTable,
    SettingTable,
)
