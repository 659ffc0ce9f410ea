"""The tables whose rows belong to one prospect, in the order in which one needs the other."""

from __future__ import annotations

from .page_tables import AroundTouchTable, FileTable, NoteTable, PersonAroundTable, StoryUseTable, TriggerTable
from .tables import (
    ClosedActionTable,
    DraftTable,
    EmailTable,
    FactTable,
    HomeworkTable,
    LetterTable,
    PhoneTable,
    PromiseTable,
    QuoteTable,
    ReasonTable,
    TouchTable,
)
from .triage_tables import DecisionTable, LadderChangeTable

OF_PROSPECT = (
    PhoneTable,
    EmailTable,
    QuoteTable,
    ReasonTable,
    PersonAroundTable,
    AroundTouchTable,
    TouchTable,
    ClosedActionTable,
    PromiseTable,
    FactTable,
    HomeworkTable,
    NoteTable,
    FileTable,
    TriggerTable,
    StoryUseTable,
    LadderChangeTable,
    DecisionTable,
    LetterTable,
    DraftTable,
)
