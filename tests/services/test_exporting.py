"""What was put in comes out again whole, in each form, or the place is as it was."""

from __future__ import annotations

import csv
import json
import sqlite3
import stat
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import vobject
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reengage_desktop.domain.desk import Choice, Decision
from reengage_desktop.domain.fault import FileFault
from reengage_desktop.domain.homework import About, HomeworkKind
from reengage_desktop.domain.ladder_plan import LadderPlan, Step
from reengage_desktop.domain.next_action import Because
from reengage_desktop.domain.prospect import Prospect, Quote, Reason, Stage
from reengage_desktop.domain.reason import WhyNot
from reengage_desktop.domain.touch import Channel, Touch
from reengage_desktop.domain.trigger import TriggerKind
from reengage_desktop.services.bundle import Services, open_services
from reengage_desktop.services.exporting import ExportStopped
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.services.syncing import CONNECTION

from .conftest import everybody

NOW = datetime(2026, 10, 13, 12, 33, tzinfo=UTC)
NASTY = (
    "=1+1", "'=1+1", "+1", "-", "@x", "'", "n/a", "two\nlines", 'say "so"', "a;b,c | d", "back\\slash\\n", "שלום",
    "👩🏽‍🦰", "a\rb", "\ttab", "x" * 600, "line\n" * 5_000 + "end", "null", "Grand Total", "a\x1cb", "Copyright (c)",
)  # fmt: skip
ODD = st.sampled_from(NASTY) | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)
NAMES = st.sampled_from(
    ["Ana Ruiz", "Ruiz, Ana", "李小龍", "O'Brien", "=SUM(A1)", "+1 419 555 0142", "Ana Ruiz", "Dr. A. Ruiz"]
)
NUMBERS = st.sampled_from(["(419) 555-0142", "+14195550143", "+49 30 23125000", "ext 5", "419 555 0144 x12", "555-01"])
MOMENTS = st.integers(0, 10**8).map(lambda second: datetime.fromtimestamp(1_700_000_000 + second, tz=UTC))


def opened(folder: Path) -> Services:
    return open_services(folder / "reengage.db", lambda: NOW, lambda: "America/New_York", lambda: 5_000.0)


def there_and_back(fill: Callable[[Services], None]) -> tuple[bytes, bytes]:
    """(the list of a file that was filled, the list of an empty file that took it in)."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = opened(folder / "one")
        try:
            fill(first)
            written = first.exporting.to(folder / "one.csv")
        finally:
            first.close()
        second = opened(folder / "two")
        try:
            plan = second.importing.plan(second.importing.open(folder / "one.csv"))
            report = second.importing.write(plan)
            assert (report.added, report.read, report.bad, plan.doubts) == (written.people, written.people, (), [])
            assert second.checking.check().is_whole
            rate = second.around.settings().commission_rate
            assert second.around.store.health.stale_summaries(rate) == []
            second.exporting.to(folder / "two.csv")
        finally:
            second.close()
        return (folder / "one.csv").read_bytes(), (folder / "two.csv").read_bytes()


@st.composite
def lives(draw: st.DrawFn) -> Callable[[Services], None]:
    """People as the dialogs make them, with odd words wherever words are kept."""
    forms = [
        (
            PersonForm(
                name=draw(NAMES), company=draw(ODD), phones=tuple(draw(st.lists(NUMBERS, max_size=3))),
                emails=tuple(draw(st.lists(st.sampled_from(["a@b.example", "B@b.example", "none"]), max_size=2))),
                country=draw(st.sampled_from(["", "US", "DE", "Atlantis"])), region=draw(st.sampled_from(["", "OH"])),
                consumer=draw(st.booleans()), consented=draw(st.booleans()), notes=draw(ODD),
            ),
            QuoteForm(product=draw(ODD), value=draw(st.sampled_from(["", "4180", "0"])), stated_reason=draw(ODD),
                      why_not=draw(st.sampled_from(WhyNot)), quoted_on=draw(st.none() | st.dates(date(2020, 1, 1)))),
            draw(st.lists(st.tuples(MOMENTS, st.sampled_from(Channel), ODD, st.booleans()), max_size=3)),
            draw(st.sampled_from(Stage)),
            {name: draw(ODD) for name in ("city", "street", "title", "source", "reason_to_call", "first_name")},
            draw(st.lists(st.tuples(ODD, MOMENTS), max_size=2)),
        )
        for _ in range(draw(st.integers(1, 4)))
    ]  # fmt: skip

    def fill(services: Services) -> None:
        store = services.around.store
        for form, quote, touches, stage, fields, told in forms:
            ident = services.keeping.add(form, quote)
            with store.writing() as changes:
                for at, channel, words, answered in touches:
                    store.touches.add(Touch(0, ident, at, channel, "", True, answered, 5, words, words, False))
                for words, at in told:
                    store.prospects.add_reason(ident, Reason("real", words, at, "guess"))
                    store.facts.add(ident, words, at, words)
                    work = store.homework.add(ident, HomeworkKind.CHANGED, words, at, About.MARKET)
                    store.homework.mark_news(work, len(words) > 3)
                    told_of = {"role": words, "note": words, "kind": "champion", "side": "ours"}
                    somebody = store.people_around.get(store.people_around.add(ident, words, at, **told_of))
                    assert somebody is not None
                    row = {"at": at, "channel": "call", "outcome": "R", "seconds": 5, "note": words, "learned": words}
                    store.people_around.add_touch(somebody, row)
                    quote = Quote(
                        0, ident, words, None, 5, "EUR", at.date(), WhyNot.DELAYED, None, "", words, at.date()
                    )
                    store.quotes.save(quote)
                    store.notes.add(ident, words, at)
                    store.triggers.add(ident, TriggerKind.DAY, words, at.date(), at)
                    made = Decision(0, ident, at, Because.LADDER_DONE, Choice.PUSH_ON, "letter:1", words)
                    store.decisions.add(made)
                    asked = {"own_odds": 20, "own_minutes": 12, "asked_on": at.date(), "ladder_since": at}
                    store.prospects.edit(ident, {**asked, "ladder_key": "push"})
                store.prospects.edit(ident, fields)
                here = services.around.person(ident)
                if not stage.in_pool:
                    store.prospects.set_next(ident, stage, None, NOW)
                elif here.next_action is not None:
                    store.prospects.set_next(ident, stage, here.next_action, NOW)
                changes.prospects.add(ident)

    return fill


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(lives())
def test_a_list_that_went_out_and_came_back_is_the_same_byte_for_byte(fill: Callable[[Services], None]) -> None:
    first, second = there_and_back(fill)
    assert first == second


def test_the_samples_come_back_as_they_went() -> None:
    def fill(services: Services) -> None:
        services.sampling.add()

    first, second = there_and_back(fill)
    assert first == second
    assert first.count(b" | call | ") > 50


def test_the_list_of_nobody_is_its_heading() -> None:
    with tempfile.TemporaryDirectory() as name:
        services = opened(Path(name) / "one")
        services.exporting.to(Path(name) / "one.csv")
        services.close()
        assert (Path(name) / "one.csv").read_bytes().startswith(b"\xef\xbb\xbfReEngage Number,Name,")


class TestWithThePeopleOfTheSamples:
    @pytest.fixture(autouse=True)
    def samples(self, services: Services) -> None:
        services.sampling.add()

    def test_cards_are_read_by_phones_one_for_each(self, services: Services, tmp_path: Path) -> None:
        made = services.exporting.to(tmp_path / "all.vcf")
        cards = list(vobject.readComponents((tmp_path / "all.vcf").read_text(encoding="utf-8"), validate=True))
        assert made.people == made.rows == len(cards) == 60
        assert len({card.uid.value for card in cards}) == 60
        again = services.exporting.to(tmp_path / "again.vcf")
        assert (tmp_path / "again.vcf").read_bytes() == (tmp_path / "all.vcf").read_bytes()
        assert again.people == 60

    def test_json_holds_every_table_and_no_secret(self, services: Services, tmp_path: Path) -> None:
        with services.around.store.writing():
            services.around.store.settings.note(CONNECTION, {"password": "hunter2"})
            services.around.store.settings.note("held_salt", "saltysalt")
        made = services.exporting.to(tmp_path / "all.json")
        text = (tmp_path / "all.json").read_text(encoding="utf-8")
        told = json.loads(text)
        assert told["program"] == "ReEngage Desktop" and told["version"] >= 4
        assert made.rows == sum(map(len, told["tables"].values()))
        assert {row["name"] for row in told["tables"]["prospects"]} >= {"Maria Castellano"}
        assert set(told["tables"]) >= {"touches", "letters", "slots", "settings", "scripts"}
        assert "hunter2" not in text and "saltysalt" not in text and "held_hashes" not in told["tables"]

    def test_a_folder_holds_a_list_for_each_table(self, services: Services, tmp_path: Path) -> None:
        made = services.exporting.to(tmp_path / "tables")
        with (tmp_path / "tables" / "prospects.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == made.people == 60
        assert "Maria Castellano" in {row["name"] for row in rows}
        with pytest.raises(FileFault, match="choose a folder that is empty"):
            services.exporting.to(tmp_path / "tables")

    def test_the_calendar_holds_slots_and_promises(self, services: Services, tmp_path: Path) -> None:
        made = services.exporting.to(tmp_path / "all.ics")
        text = (tmp_path / "all.ics").read_bytes().decode()
        assert text.startswith("BEGIN:VCALENDAR\r\n") and text.count("BEGIN:VEVENT") == made.rows > made.people > 0

    def test_labels_are_for_those_the_post_finds(self, services: Services, tmp_path: Path) -> None:
        found, without = services.exporting.addresses()
        assert found and without and all(address.is_complete for address in found)
        made = services.exporting.labels(tmp_path / "a.pdf", lambda some: "\r\n".join(a.name for a in some).encode())
        assert made.people == len(found)
        assert (tmp_path / "a.pdf").read_bytes().startswith(f"{found[0].name}\r\n{found[1].name}".encode())

    @pytest.mark.parametrize("name", ["a.csv", "a.vcf", "a.json", "tables"])
    def test_what_is_stopped_leaves_nothing_behind(self, services: Services, tmp_path: Path, name: str) -> None:
        before = sorted(tmp_path.iterdir())
        with pytest.raises(ExportStopped):
            services.exporting.to(tmp_path / name, cancelled=lambda: True)
        assert sorted(tmp_path.iterdir()) == before

    def test_progress_counts_up(self, services: Services, tmp_path: Path) -> None:
        told: list[int] = []
        services.exporting.to(tmp_path / "a.json", told.append)
        assert told and told == sorted(told)

    def test_an_export_changes_nobody_and_keeps_nobody_waiting(self, services: Services, tmp_path: Path) -> None:
        """Another connection writes in the middle: the list is of one moment, and the writer is not turned away."""
        store = services.around.store
        before = store.commits

        def meanwhile(_: int) -> None:
            with sqlite3.connect(store.path, timeout=0.2) as other:
                other.execute("UPDATE prospects SET notes = 'changed meanwhile'")
            other.close()

        services.exporting.flat(tmp_path / "a.csv", meanwhile)
        assert "changed meanwhile" not in (tmp_path / "a.csv").read_text(encoding="utf-8")
        assert store.commits == before


class TestWhereItMayNotGo:
    @pytest.mark.parametrize("name", ["a.csv", "a.vcf", "a.ics", "a.json", "tables"])
    def test_a_folder_that_is_not_there(self, services: Services, tmp_path: Path, name: str) -> None:
        with pytest.raises(FileFault, match="There is no folder"):
            services.exporting.to(tmp_path / "nowhere" / name)

    def test_a_name_that_is_a_folder(self, services: Services, tmp_path: Path) -> None:
        (tmp_path / "a.csv").mkdir()
        with pytest.raises(FileFault, match=r"a\.csv is a folder"):
            services.exporting.to(tmp_path / "a.csv")

    def test_a_form_that_is_not_written(self, services: Services, tmp_path: Path) -> None:
        with pytest.raises(FileFault, match=r"No \.xlsx is written"):
            services.exporting.to(tmp_path / "a.xlsx")
        assert not (tmp_path / "a.xlsx").exists()

    def test_a_disk_that_takes_no_more(self, services: Services, tmp_path: Path) -> None:
        resource = pytest.importorskip("resource")
        (tmp_path / "a.csv").write_text("as it was", encoding="utf-8")
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
        try:
            with pytest.raises(FileFault, match=r"a\.csv could not be written .*What was there is as it was"):
                services.exporting.to(tmp_path / "a.csv")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert (tmp_path / "a.csv").read_text(encoding="utf-8") == "as it was"
        assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["a.csv"]

    def test_only_the_person_can_read_what_is_written(self, services: Services, tmp_path: Path) -> None:
        services.exporting.to(tmp_path / "a.csv")
        services.exporting.to(tmp_path / "tables")
        assert stat.S_IMODE((tmp_path / "a.csv").stat().st_mode) == 0o600
        assert stat.S_IMODE((tmp_path / "tables").stat().st_mode) == 0o700

    def test_a_folder_that_is_empty_is_used(self, services: Services, tmp_path: Path) -> None:
        (tmp_path / "tables").mkdir()
        assert services.exporting.to(tmp_path / "tables").path == tmp_path / "tables"
        assert (tmp_path / "tables" / "prospects.csv").exists()


def test_notes_of_many_pages_come_back() -> None:
    def fill(services: Services) -> None:
        notes = "“A line” of notes, as they are written;\n" * 8_000
        services.keeping.add(PersonForm(name="Ana Ruiz", notes=f"{notes}end"), None)

    first, second = there_and_back(fill)
    assert first == second and len(first) > 300_000


def test_whoever_shares_a_number_that_must_not_be_contacted_comes_back_so() -> None:
    def fill(services: Services) -> None:
        store = services.around.store
        one = services.keeping.add(PersonForm(name="Ana Ruiz", phones=("419 555 0142", "419 555 0143")), None)
        services.keeping.add(PersonForm(name="Bo Ruiz", phones=("419 555 0143",)), None)
        with store.writing() as changes:
            store.prospects.set_next(one, Stage.DO_NOT_CONTACT, None, NOW)
            changes.prospects.add(one)

    first, second = there_and_back(fill)
    assert first == second and first.count(b",do_not_contact,") == 2


@pytest.mark.parametrize("there, stands", [(("Another", "gentle | SLOW"), "gentle | SLOW"), ((), "Five spaced")])
def test_a_ladder_of_ones_own_is_named_and_found_again_by_its_name(
    tmp_path: Path, there: tuple[str, ...], stands: str
) -> None:
    first = opened(tmp_path / "one")
    first.laddering.save(LadderPlan("", "Gentle | slow", (Step(0), Step(9))))
    ana = first.keeping.add(PersonForm(name="Ana Ruiz"), None)
    first.laddering.put(ana, first.laddering.plans()[-1].key)
    first.exporting.to(tmp_path / "list.csv")
    first.close()
    second = opened(tmp_path / "two")
    for name in there:
        second.laddering.save(LadderPlan("", name, (Step(0), Step(9))))
    second.importing.write(second.importing.plan(second.importing.open(tmp_path / "list.csv")))
    (who,) = everybody(second)
    assert second.laddering.of(second.around.person(who)).plan.name == stands
    second.close()


def test_cards_that_went_out_are_the_same_people_when_they_come_in(tmp_path: Path) -> None:
    first = opened(tmp_path / "one")
    first.sampling.add()
    first.keeping.add(PersonForm(name="Ana; Ruiz, jr", phones=("555-01",), notes="One,\ntwo; \\three"), None)
    first.exporting.to(tmp_path / "all.vcf")
    shelf = first.around.store.prospects
    sent = {(p.name, p.company, p.city, *(phone.e164 for phone in shelf.phones(p.id))) for p in people(first)}
    first.close()
    second = opened(tmp_path / "two")
    report = second.importing.write(second.importing.plan(second.importing.open(tmp_path / "all.vcf")))
    shelf = second.around.store.prospects
    came = {(p.name, p.company, p.city, *(phone.e164 for phone in shelf.phones(p.id))) for p in people(second)}
    ana = next(p for p in people(second) if p.name.startswith("Ana"))
    second.close()
    assert (report.added, report.bad) == (61, ())
    assert came == sent
    assert ana.notes == "One,\ntwo; \\three"


def people(services: Services) -> list[Prospect]:
    return [services.around.person(ident) for ident in everybody(services)]
