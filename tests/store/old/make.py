"""Writes version-N.db, the database of this build, for all later builds to open.

Run once, before a version is released, and again as long as its migration is not released yet:
    PYTHONPATH=. python tests/store/old/make.py
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from reengage_desktop.domain.busy import Busy, SourceKind
from reengage_desktop.domain.commitment import Answer, Commitment, State
from reengage_desktop.domain.draft import Draft
from reengage_desktop.domain.homework import HomeworkKind
from reengage_desktop.domain.letter import LetterDraft
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.own_event import Published
from reengage_desktop.domain.phone import parse_phone
from reengage_desktop.domain.prospect import Quote, Reason, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.reminder import LedgerRow, Said
from reengage_desktop.domain.settings import Settings
from reengage_desktop.domain.slots import Hours, Move, Rest, Slot
from reengage_desktop.domain.story import Story
from reengage_desktop.domain.touch import Channel, Touch
from reengage_desktop.store.bank_tables import InterviewTable, ProductTable, StoryTable
from reengage_desktop.store.fields import written_instant
from reengage_desktop.store.file import Store
from reengage_desktop.store.intake_tables import DifferentPeopleTable, HeldHashTable, ImportChangeTable
from reengage_desktop.store.opening import VERSION
from reengage_desktop.store.page_tables import AroundTouchTable, FileTable, NoteTable, StoryUseTable, TriggerTable
from reengage_desktop.store.tables import PhoneTable, ProspectTable, QuoteTable
from reengage_desktop.store.triage_tables import (
    DecisionTable,
    LadderChangeTable,
    LadderTable,
    OwnRuleTable,
    RegistryListTable,
)

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
PERSON = (
    "INSERT INTO prospects (name, first_name, sort_name, party, stage, created_at, next_kind, next_from, next_until) "
    "VALUES (?2, ?3, ?4, 'consumer', 'active', ?1, 'call', ?1, ?1)"
)


def fill(store: Store) -> None:
    """Two people with all that can belong to them."""
    call = NextAction(ActionKind.CALL, NOW, NOW + timedelta(hours=2), True, "America/Chicago", Because.PROMISED, "at 9")
    with store.writing() as changes:
        batch = store.batches.open("file", "leads.csv", NOW)
        for name in ("Maria Ortega", "José Núñez"):
            store._db.execute_sql(PERSON, (written_instant(NOW), name, name.split()[0], name.casefold()))
        store.prospects.edit(1, {"company": "Ortega & Sons", "city": "Toledo", "notes": "a new roof", "batch": batch})
        store.prospects.set_phones(1, [parse_phone("419 555 0142", "US")])
        store.prospects.set_emails(1, ["maria@ortega.example"])
        store.quotes.save(Quote(0, 1, "Roof", 4_200_000, 210_000, "USD", date(2026, 8, 3), WhyNot.NO_FUNDING))
        store.prospects.add_reason(1, Reason("stated", "the bank said no", NOW))
        store.people_around.add(1, "Ida", NOW, role="assistant", note="answers before nine")
        store.touches.add(
            Touch(0, 1, NOW, Channel.CALL, "R", True, True, 240, "likes mornings", "has a new bank", False)
        )
        store.promises.make(1, NOW, call.due_from, call.due_until, call.zone)
        store.prospects.set_next(1, Stage.ACTIVE, call, NOW)
        store.prospects.set_next(2, Stage.DO_NOT_CONTACT, None, NOW)
        store.prospects.block_numbers(1, NOW)
        store.drafts.keep(1, Draft("half a note"), NOW)
        moved = (Move(date(2026, 10, 14), time(10), time(11)),)
        early = Slot(0, "Early", frozenset(range(5)), time(8, 15), time(9), 6, NOW.date(), moved, NOW)
        late = replace(early, name="Late", moved=(), start=time(16), end=time(17), every=2, rests_on_holidays=True)
        late = late.hours_from(Hours(date(2026, 11, 2), frozenset({5}), time(10), time(11)))
        store.slots.add(early)
        store.slots.add(replace(late, rests=(Rest(date(2026, 12, 24), date(2027, 1, 6)),)))
        given = Commitment(NOW.date(), time(8, 30), 1, "Maria Ortega", "I gave her my word", State.GIVEN, NOW)
        store.commitments.keep(given)
        store.commitments.answer(NOW.date(), Answer.YES, NOW + timedelta(hours=9))
        calendar = store.calendars.add(SourceKind.FILE, "mine.ics")
        dentist = Busy(calendar, NOW, NOW + timedelta(hours=1), "Dentist", False)
        store.calendars.keep(calendar, [dentist], name="Mine", read_at=NOW, fingerprint="f")
        store.published.keep([Published("slot-1@here", 3, "f", NOW, href="href", etag="etag")])
        store.reminders.keep([LedgerRow("slot:1:2026-10-13", NOW, Said.SHOWN, NOW, None, 1)])
        store.scripts.keep("two-reasons-call", "# Mine", NOW)
        store.scripts.version_of("two-reasons-call", "# Mine", NOW)
        store.scripts.keep_draft("voicemail", "# Half a", NOW)
        store.facts.add(1, "The lease ends in November", NOW)
        store.homework.add(1, HomeworkKind.CHANGED, "the rate went up", NOW)
        store.letters.add(1, LetterDraft("letter-after-call", "Dear Maria,"), NOW)
        store.stories.save(Story(0, "A bakery pays a third less", "Petersen", True, "Roof", WhyNot.NO_FUNDING), NOW)
        store.settings.keep(Settings(my_name="Sam"))
        later = Quote(0, 1, "Shed", 9_900, None, "USD", None, WhyNot.DELAYED, date(2026, 9, 1), "Proposal made")
        store.quotes.save(later)
        store.intakes.choose("f", "{}", NOW)
        ImportChangeTable.insert(batch=batch, prospect=1, place="city", before='""', after='"Toledo"').execute()
        DifferentPeopleTable.insert(one=1, other=2, said_at=NOW).execute()
        HeldHashTable.insert(hash="0" * 32, since=NOW).execute()
        fill_page()
        fill_triage()
        changes.prospects |= {1, 2}


def fill_page() -> None:
    """What the page of a person shows beside that."""
    ProductTable.insert(name="Roof", key="roof", rate=50).execute()
    interview = InterviewTable.insert(customer="Petersen", bought="They came at once", made_at=NOW).execute()
    StoryTable.update(interview=interview, kind="result", result="33", unit="% less").execute()
    AroundTouchTable.insert(prospect=1, person=1, at=NOW, channel="call", outcome="R", note="Ida was kind").execute()
    NoteTable.insert(prospect=1, at=NOW, words="Saw her at the fair").execute()
    FileTable.insert(prospect=1, name="offer.pdf", path="/home/sam/offer.pdf", added_at=NOW).execute()
    TriggerTable.insert(prospect=1, kind="day", words="budget", due_on=date(2027, 3, 1), made_at=NOW).execute()
    StoryUseTable.insert(prospect=1, story=1, at=NOW, place="call").execute()
    ProspectTable.update(importance="very", story=1, walked_at=NOW).where(ProspectTable.id == 1).execute()
    QuoteTable.update(number="Q-1", valid_until=date(2026, 12, 1)).where(QuoteTable.id == 1).execute()


def fill_triage() -> None:
    """What triage keeps beside that."""
    LadderTable.insert(name="Gentle", steps="[]", changed_at=NOW).execute()
    LadderChangeTable.insert(prospect=1, at=NOW, before="five", after="push", tries=2, because="by_hand").execute()
    DecisionTable.insert(
        prospect=1, at=NOW, because="ladder_done", choice="push_on", angle="letter", words="the bakery", until=None
    ).execute()
    RegistryListTable.insert(
        name="419.txt", kind="registry", as_of=NOW.date(), taken_at=NOW, numbers=9, listed=1, clear=0, covers="419"
    ).execute()
    OwnRuleTable.insert(country="US", region="FL", party="consumer", rule="{}", source="mine", changed_at=NOW).execute()
    ProspectTable.update(
        own_odds=20, own_reach=30, own_minutes=12, ladder_key="push", ladder_since=NOW, consent_on=NOW.date(),
        consent_proof="signed form", asked_on=NOW.date(), bought_on=date(2020, 1, 1),
    ).where(ProspectTable.id == 1).execute()  # fmt: skip
    PhoneTable.update(registry="listed", registry_on=NOW.date()).execute()


def main() -> None:
    target = Path(__file__).with_name(f"version-{VERSION}.db")
    target.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reengage.db"
        with closing(Store.open(path, NOW)) as store:
            fill(store)
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.execute("PRAGMA journal_mode = delete")
            database.execute("PRAGMA page_size = 512")
            database.execute("VACUUM INTO ?", (str(target),))


if __name__ == "__main__":
    main()
