"""What is put on a shelf is found there again, as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reengage_desktop.domain.arrival import Arrival
from reengage_desktop.domain.draft import Draft
from reengage_desktop.domain.next_action import ActionKind, Because, NextAction
from reengage_desktop.domain.phone import Phone
from reengage_desktop.domain.prospect import KnownPhone, Quote, Reason, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.settings import Settings
from reengage_desktop.domain.slots import Hours, Move, Rest, Slot
from reengage_desktop.domain.touch import Channel, Touch
from reengage_desktop.store import batches, promises, sharing
from reengage_desktop.store.fields import read_instant, written_instant
from reengage_desktop.store.file import Store

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
AddPerson = Callable[..., int]
FIRST, LAST = datetime(1, 1, 2), datetime(9999, 12, 30)  # noqa: DTZ001
EARLY = Slot(0, "Early", frozenset(range(5)), time(8, 15), time(9), 6, date(2026, 10, 1), (), NOW)


@given(at=st.datetimes(FIRST, LAST), hours=st.integers(-14, 14))
def test_an_instant_is_the_same_when_read_again_to_the_second(at: datetime, hours: int) -> None:
    there = at.replace(tzinfo=timezone(timedelta(hours=hours)))
    text = written_instant(there)
    assert len(text) == 20
    assert read_instant(text) == there.replace(microsecond=0)
    assert read_instant(text).utcoffset() == timedelta(0)


@given(pair=st.lists(st.datetimes(), min_size=2, max_size=2))
def test_written_instants_sort_as_they_are(pair: list[datetime]) -> None:
    first, second = (at.replace(microsecond=0, tzinfo=UTC) for at in pair)
    assert (written_instant(first) < written_instant(second)) is (first < second)


def test_an_instant_without_a_zone_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="zone"):
        written_instant(FIRST)


def test_touches_come_newest_first_with_all_they_hold(store: Store, add_person: AddPerson) -> None:
    who = add_person(store)
    first = Touch(0, who, NOW, Channel.VOICEMAIL, "V", True, False, 40, "left word", "", False)
    second = Touch(0, who, NOW + timedelta(hours=1), Channel.CALL, "R", True, True, 90, "", "has a son", True)
    ids = [store.touches.add(touch, script="two-reasons-call", slot_key="slot:1:x") for touch in (first, second)]
    assert store.touches.of(who) == [replace(second, id=ids[1]), replace(first, id=ids[0])]
    assert store.touches.outcomes_since(NOW) == [
        (who, "V", NOW, "slot:1:x", 40),
        (who, "R", NOW + timedelta(hours=1), "slot:1:x", 90),
    ]
    assert store.touches.outcomes_since(NOW + timedelta(hours=2)) == []


def test_voicemails_are_counted_since_the_last_contact(store: Store, add_person: AddPerson) -> None:
    who = add_person(store)
    for outcome, wanted in (("V", 1), ("N", 1), ("V", 2), ("R", 0), ("V", 1)):
        contact = outcome == "R"
        store.touches.add(Touch(0, who, NOW, Channel.CALL, outcome, True, contact, 0, "", "", False))
        assert store.touches.voicemails_since_contact(who) == wanted


def test_bulk_is_set_and_taken_away_by_touch(store: Store, add_person: AddPerson) -> None:
    who = add_person(store)
    for minutes, outcome in ((0, "N"), (5, "N"), (6, "")):
        at = NOW + timedelta(minutes=minutes)
        store.touches.add(Touch(0, who, at, Channel.CALL, outcome, True, False, 0, "", "", False))
    found = store.touches.outcomes_between(NOW, NOW + timedelta(minutes=6))
    assert [at for _, at in found] == [NOW, NOW + timedelta(minutes=5)]
    store.touches.set_bulk([ident for ident, _ in found], True)
    store.touches.set_bulk([found[0][0]], False)
    assert [touch.bulk for touch in store.touches.of(who)] == [False, True, False]


def test_a_closed_action_is_kept_as_history(store: Store, add_person: AddPerson) -> None:
    who = add_person(store)
    first = NextAction(ActionKind.CALL, NOW, NOW, True, "America/Chicago", Because.PROMISED, "at nine")
    second = NextAction(ActionKind.VISIT, NOW + timedelta(days=1), NOW + timedelta(days=1))
    for action in (first, second):
        store.prospects.set_next(who, Stage.ACTIVE, action, NOW)
        person = store.prospects.get(who)
        assert person is not None and person.next_action == action
    store.prospects.set_next(who, Stage.SOLD, None, NOW)
    rows = store._db.execute_sql("SELECT kind, promised, note, closed_at FROM closed_actions ORDER BY id").fetchall()
    assert rows[1:] == [("call", 1, "at nine", written_instant(NOW)), ("visit", 0, "", written_instant(NOW))]
    person = store.prospects.get(who)
    assert person is not None and (person.stage, person.next_action) == (Stage.SOLD, None)


def test_promises_are_settled_once_and_listed_by_their_day(store: Store, add_person: AddPerson) -> None:
    kept, moved = add_person(store), add_person(store, "Ben Adler")
    for who in (kept, moved):
        store.promises.make(who, NOW, NOW, NOW + timedelta(hours=2), "America/Chicago")
    store.promises.settle(kept, promises.KEPT, NOW)
    store.promises.settle(kept, promises.BROKEN, NOW)
    store.promises.settle(moved, promises.MOVED, NOW)
    assert store.promises.of_day(NOW, NOW + timedelta(days=1)) == [(kept, promises.KEPT)]
    assert store.promises.of_day(NOW - timedelta(days=1), NOW) == []


def test_quotes_come_newest_first_and_are_replaced_by_their_id(store: Store, add_person: AddPerson) -> None:
    who = add_person(store)
    undated = Quote(0, who, "Shed", None, None, "", None, WhyNot.UNKNOWN)
    dated = Quote(0, who, "Roof", 100_00, 10_00, "USD", date(2026, 8, 3), WhyNot.DELAYED)
    undated, dated = (replace(quote, id=store.quotes.save(quote)) for quote in (undated, dated))
    assert store.quotes.of(who) == [dated, undated]
    changed = replace(dated, value=200_00, why_not=WhyNot.NO_FUNDING)
    assert store.quotes.save(changed) == dated.id
    assert store.quotes.of(who) == [changed, undated]
    store.quotes.save(replace(dated, id=0))
    assert store.products.names() == ["Roof", "Shed"]


def test_reasons_are_never_overwritten(store: Store, add_person: AddPerson) -> None:
    who = add_person(store)
    told = [Reason("stated", "no time", NOW), Reason("real", "no trust", NOW), Reason("stated", "no money", NOW)]
    for reason in told:
        store.prospects.add_reason(who, reason)
    assert store.prospects.reasons(who) == told[::-1]


def test_people_around_come_newest_first(store: Store, add_person: AddPerson) -> None:
    who = add_person(store)
    store.people_around.add(who, "Ida", NOW, role="assistant", note="kind")
    store.people_around.add(who, "Max", NOW)
    assert [(each.name, each.role) for each in store.people_around.of(who)] == [("Max", ""), ("Ida", "assistant")]


def test_numbers_and_addresses_are_replaced(store: Store, add_person: AddPerson) -> None:
    who = add_person(store)
    store.prospects.set_phones(who, [Phone("+12165550199", "216 555 0199", "mobile", "7"), Phone("", "the desk 12")])
    store.prospects.set_emails(who, ["Maria@x.example", "m@x.example"])
    first, second = store.prospects.phones(who)
    assert first == KnownPhone(first.id, "+12165550199", "216 555 0199", "mobile", "7", False)
    assert (second.e164, second.written, second.understood) == ("", "the desk 12", False)
    store.prospects.mark_dead(first.id)
    assert [phone.written for phone in store.prospects.phones(who)] == ["the desk 12", "216 555 0199"]
    assert store.prospects.emails(who) == ["Maria@x.example", "m@x.example"]


def test_an_edit_finds_or_makes_the_company(store: Store, add_person: AddPerson) -> None:
    who, other = add_person(store), add_person(store, "Ben Adler", company="Acme")
    store.prospects.edit(
        who, {"name": "Maria Holm", "company": " ACME ", "met_on": date(2026, 8, 3), "consented": True}
    )
    person = store.prospects.get(who)
    assert person is not None
    assert (person.name, person.company, person.met_on, person.consented) == (
        "Maria Holm",
        "Acme",
        date(2026, 8, 3),
        True,
    )
    store.prospects.edit(other, {"company": ""})
    assert [row.company for row in store.prospects.rows([who, other])] == ["Acme", ""]
    assert store.health.counts()["companies"] == 1


def test_nobody_is_none(store: Store) -> None:
    assert store.prospects.get(7) is None
    assert store.prospects.rows([]) == []


def test_slots_keep_their_hours_and_the_dates_that_were_moved(store: Store) -> None:
    moved = (Move(date(2026, 10, 14), time(10), time(11)), Move(date(2026, 10, 15), time(12), time(13), NOW.date()))
    ident = store.slots.add(replace(EARLY, moved=moved))
    assert store.slots.all() == [replace(EARLY, id=ident, moved=moved)]
    later = replace(EARLY, id=ident, moved=moved[:1], every=2, rests_on_holidays=True).hours_from(
        Hours(date(2026, 10, 20), frozenset({5}), time(7), time(8))
    )
    later = replace(later, rests=(Rest(date(2026, 12, 24), date(2027, 1, 6)),))
    store.slots.save(later)
    assert store.slots.all() == [later]


@pytest.mark.expects_warning("set aside")
def test_a_slot_that_no_rule_allows_is_set_aside(store: Store) -> None:
    store.slots.add(EARLY)
    bad = store.slots.add(EARLY)
    store._db.execute_sql("UPDATE slots SET weekdays = '9' WHERE id = ?", (bad,))
    assert [slot.id for slot in store.slots.all()] == [bad - 1]


def test_settings_come_back_and_what_does_not_fit_is_the_default(store: Store) -> None:
    mine = replace(Settings(), my_name="Sam", commission_rate=70, reminders_on=False)
    assert store.settings.read() == Settings()
    store.settings.keep(mine)
    assert store.settings.read() == mine
    store.settings.note("commission_rate", "seventy")
    store.settings.note("reminders_on", 1)
    store._db.execute_sql("UPDATE settings SET value = 'no json' WHERE key = 'my_name'")
    store.settings.note("of a newer program", [1])
    assert store.settings.read() == replace(mine, my_name="", commission_rate=100, reminders_on=True)
    store.settings.note("knock", {"since": written_instant(NOW)})
    assert store.settings.noted("knock") == {"since": "2026-10-13T12:33:00Z"}
    assert store.settings.noted("nothing") is None


def test_scripts_and_half_notes_are_replaced(store: Store, add_person: AddPerson) -> None:
    who = add_person(store)
    for text in ("# First", "# Mine"):
        store.scripts.keep("two-reasons-call", text, NOW)
        store.drafts.keep(who, Draft(text, "learned", "{}"), NOW)
    assert store.scripts.get("two-reasons-call") == "# Mine"
    assert store.scripts.get("another") is None
    assert store.drafts.get(who) == Draft("# Mine", "learned", "{}")
    store.drafts.drop(who)
    assert store.drafts.get(who) == Draft()


def test_the_sample_leaves_with_all_that_belongs_to_it(
    store: Store, arrival: Callable[..., Arrival], quoted: dict[str, Any]
) -> None:
    real = store.batches.open(batches.FILE, "leads.csv", NOW)
    sample = store.batches.open(batches.SAMPLE, "", NOW)
    with store.writing():
        store.intakes.add([arrival(1, "Maria Ortega", **quoted)], real, NOW)
        store.intakes.add([arrival(n, f"Sample {n}", emails=("s@x.example",), **quoted) for n in (2, 3)], sample, NOW)
    store.batches.close(sample, read=2, added=2, updated=0, skipped=0, bad=0)
    assert store.batches.has_sample()
    with store.writing():
        assert store.batches.remove_sample() == 2
    assert not store.batches.has_sample()
    for table, left in (
        ("prospects", 1),
        ("phones", 1),
        ("emails", 0),
        ("quotes", 1),
        ("search", 1),
        ("search_digits", 1),
    ):
        assert store._db.execute_sql(f"SELECT count(*) FROM {table}").fetchone() == (left,), table
    assert store.health.problems() == []
    with store.writing():
        assert store.batches.remove_sample() == 0


@pytest.mark.parametrize(
    ("place", "service"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Ortega & Sons)/sales", "Dropbox"),
        ("OneDrive", "OneDrive"),
        ("OneDrive - Ortega", "OneDrive"),
        ("Library/CloudStorage/OneDrive-Ortega", "OneDrive"),
        ("Library/CloudStorage/GoogleDrive-me@x.example/My Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/sales", "iCloud Drive"),
        ("iCloudDrive/sales", "iCloud Drive"),
        ("Nextcloud", "Nextcloud"),
        ("dropboxes", ""),
        ("my Dropbox notes", ""),
        ("sales", ""),
    ],
)
def test_a_folder_that_is_synced_is_named(tmp_path: Path, place: str, service: str) -> None:
    assert sharing.sync_folder(tmp_path / place / "reengage.db") == service


def test_a_folder_that_a_service_marked_is_named(tmp_path: Path) -> None:
    (tmp_path / ".dropbox.cache").mkdir()
    assert sharing.sync_folder(tmp_path / "sales" / "reengage.db") == "Dropbox"


def test_a_link_into_a_synced_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "sales").symlink_to(tmp_path / "OneDrive", target_is_directory=True)
    assert sharing.sync_folder(tmp_path / "sales" / "reengage.db") == "OneDrive"


@pytest.mark.parametrize(
    ("kind", "service"), [("nfs4", sharing.NETWORK), ("fuse.sshfs", sharing.NETWORK), ("ext4", "")]
)
def test_a_network_share_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, service: str) -> None:
    mounts = tmp_path / "mountinfo"
    place = str(tmp_path / "my share").replace(" ", "\\040")
    mounts.write_text(f"22 1 8:1 / / rw - ext4 /dev/sda1 rw\n36 22 0:32 / {place} rw shared:1 - {kind} host:/x rw\n")
    monkeypatch.setattr(sharing, "MOUNTS", mounts)
    assert sharing.sync_folder(tmp_path / "my share" / "data" / "reengage.db") == service
    assert sharing.sync_folder(tmp_path / "reengage.db") == ""
