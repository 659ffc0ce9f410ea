"""Do-not-call lists: what they say of one's own people, and how all of it goes back."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reengage_desktop.domain.call_list import ListKind
from reengage_desktop.domain.fault import Fault, FileFault, RuleFault
from reengage_desktop.domain.listing import Filter, ListQuery
from reengage_desktop.domain.outcome import Outcome
from reengage_desktop.domain.permission import Limit
from reengage_desktop.domain.prospect import Registry, Stage
from reengage_desktop.services import screening as room
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.calling import CallResult
from reengage_desktop.services.forms import PersonForm
from reengage_desktop.services.leafing import Stopped
from reengage_desktop.services.noting import Noting
from reengage_desktop.services.screening import Look, Taken
from tests.fuzz.books import xlsx

from .conftest import Clock

DAY = date(2026, 10, 3)
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def as_file(text: str | bytes, name: str = "list.txt") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return as_file


@pytest.fixture
def maria(services: Services) -> int:
    return services.keeping.add(PersonForm(name="Maria Lopez", phones=("(419) 555-0142", "216 555 0199")))


@pytest.fixture
def al(services: Services) -> int:
    return services.keeping.add(PersonForm(name="Al Roe", phones=("419-555-0143",)))


def take(services: Services, path: Path, kind: ListKind = ListKind.US, day: date = DAY) -> Taken:
    return services.screening.take(services.screening.look(path, kind, day))


def said(services: Services, who: int) -> list[tuple[str, Registry, date | None]]:
    phones = services.around.store.prospects.phones(who)
    return [(phone.written, phone.registry, phone.registry_on) for phone in phones]


def stage(services: Services, who: int) -> Stage:
    return services.around.person(who).stage


# A registry


def test_a_registry_marks_the_numbers_it_speaks_for(services: Services, write: Write, maria: int, al: int) -> None:
    path = write("419,5550142\n419,5550777\n")
    look = services.screening.look(path, ListKind.US, DAY)
    assert (look.numbers, look.covers, look.people) == (2, (("+1419", 2),), (maria,))
    assert (look.listed, look.clear) == ({"+14195550142"}, {"+14195550143"})
    services.screening.take(look)
    assert said(services, maria) == [
        ("(419) 555-0142", Registry.LISTED, DAY),
        ("216 555 0199", Registry.UNCHECKED, None),
    ]
    assert said(services, al) == [("419-555-0143", Registry.CLEAR, DAY)]
    assert services.around.person(maria).registry is Registry.LISTED
    assert (services.around.person(al).registry, services.around.person(al).registry_on) == (Registry.CLEAR, DAY)
    assert stage(services, maria) is Stage.ACTIVE, "a registry asks nobody to be left alone for good"


def test_a_look_changes_nothing(services: Services, write: Write, maria: int) -> None:
    commits = services.around.store.commits
    services.screening.look(write("419,5550142\n"), ListKind.US, DAY)
    services.screening.look(write("419,5550142\n"), ListKind.OWN, DAY)
    assert services.around.store.commits == commits
    assert services.screening.lists() == []


def test_a_registry_that_was_taken_in_is_listed_with_its_age(services: Services, write: Write, maria: int) -> None:
    take(services, write("419,5550142\n419,x\n", "dnc-419.txt"))
    (kept,) = services.screening.lists()
    assert (kept.name, kept.kind, kept.as_of, kept.covers) == ("dnc-419.txt", ListKind.US, DAY, ("+1419",))
    assert (kept.numbers, kept.listed, kept.clear) == (1, 1, 0)
    assert kept.age(services.around.today()) == 10
    assert services.screening.check_days(ListKind.US) == 31
    assert services.screening.check_days(ListKind.TPS) == 28
    assert services.screening.check_days(ListKind.OWN) is None


def test_it_is_taken_back_to_what_was_said_before(services: Services, write: Write, maria: int, al: int) -> None:
    take(services, write("419,5550142\n"), day=date(2026, 9, 1))
    before = said(services, maria), said(services, al), services.around.person(maria), services.around.person(al)
    taken = take(services, write("419,5550143\n"))
    assert services.around.person(al).registry is Registry.LISTED
    assert services.around.person(maria).registry is Registry.UNCHECKED, "their other number was not asked about"
    assert services.screening.take_back(taken) == 0
    assert (
        said(services, maria), said(services, al), services.around.person(maria), services.around.person(al)
    ) == before  # fmt: skip
    assert [each.as_of for each in services.screening.lists()] == [date(2026, 9, 1)]


def test_a_number_that_comes_in_or_changes_later_is_open_until_the_next_look(
    services: Services, write: Write, maria: int, al: int
) -> None:
    take(services, write("419,5550142\n"))
    new = services.keeping.add(PersonForm(name="Bo Kim", phones=("419 555 0150",)))
    assert services.around.person(new).registry is Registry.UNCHECKED
    (phone,) = services.around.store.prospects.phones(al)
    services.editing.set_phone(al, phone.id, "1 (419) 555 0143")
    assert services.around.person(al).registry is Registry.CLEAR, "the same number, written otherwise"
    services.editing.set_phone(al, phone.id, "419 555 0160")
    assert services.around.person(al).registry is Registry.UNCHECKED
    take(services, write("419,5550150\n"), day=date(2026, 10, 12))
    assert services.around.person(new).registry is Registry.LISTED
    assert services.around.person(al).registry is Registry.CLEAR


def test_an_older_list_is_refused_where_a_newer_one_spoke(services: Services, write: Write, al: int) -> None:
    take(services, write("419,5550142\n"))
    with pytest.raises(RuleFault, match="newer one of these lists already, of 3 October 2026"):
        services.screening.look(write("419,5550143\n"), ListKind.US, date(2026, 10, 2))
    look = services.screening.look(write("419,5550143\n216,5550199\n"), ListKind.US, date(2026, 10, 2))
    assert look.covers == (("+1216", 1),), "of what no newer one spoke for it still tells"


def test_two_registries_of_one_country_are_both_heeded(services: Services, write: Write) -> None:
    who = services.keeping.add(PersonForm(name="Jo Hill", phones=("+44 20 7946 0018",)))
    other = services.keeping.add(PersonForm(name="Di Moss", phones=("+44 20 7946 0019",)))
    take(services, write("020 7946 0018\n"), ListKind.TPS, date(2026, 9, 20))
    take(services, write("020 7946 0009\n"), ListKind.CTPS)
    assert services.around.person(who).registry is Registry.LISTED, "the other list says nothing of the first"
    person = services.around.person(other)
    assert (person.registry, person.registry_on) == (Registry.CLEAR, date(2026, 9, 20)), "as of the older of both"
    take(services, write("+442079460019\n"), ListKind.CTPS, date(2026, 10, 10))
    assert services.around.person(other).registry is Registry.LISTED


def test_each_area_code_may_have_its_list_and_a_state_its_own(services: Services, write: Write, maria: int) -> None:
    take(services, write("419,5550142\n"), day=date(2026, 10, 1))
    take(services, write("216,5550777\n"), day=date(2026, 10, 8))
    taken = take(services, write("419,5550777\n216,5550777\n"), ListKind.US_STATE, date(2026, 10, 9))
    assert taken.list.clear == 2
    assert said(services, maria) == [
        ("(419) 555-0142", Registry.LISTED, date(2026, 10, 1)),
        ("216 555 0199", Registry.CLEAR, date(2026, 10, 8)),
    ]


def test_a_number_that_one_of_two_registries_named_stays_listed_and_that_is_told(
    services: Services, write: Write, maria: int, al: int
) -> None:
    take(services, write("419,5550142\n"), day=date(2026, 10, 1))
    take(services, write("419,5550777\n"), ListKind.US_STATE, date(2026, 10, 2))
    look = services.screening.look(write("419,5550777\n"), ListKind.US, DAY)
    assert (len(look.clear), look.still_listed, look.not_asked) == (2, 1, 0), "which of them named it is not kept"
    services.screening.take(look)
    assert said(services, maria)[0][1] is Registry.LISTED and said(services, al)[0][1] is Registry.CLEAR


def test_the_list_of_a_state_clears_nobody_of_whom_the_national_registry_was_not_asked(
    services: Services, write: Write, maria: int, al: int
) -> None:
    look = services.screening.look(write("419,5550142\n"), ListKind.US_STATE, DAY)
    assert (len(look.clear), look.still_listed, look.not_asked) == (1, 0, 1)
    services.screening.take(look)
    assert said(services, maria)[0][1] is Registry.LISTED, "whoever is on it is left in peace at once"
    assert said(services, al) == [("419-555-0143", Registry.UNCHECKED, None)]
    take(services, write("419,5550777\n"), ListKind.US_STATE, date(2026, 10, 4))
    assert said(services, maria)[0][1] is Registry.UNCHECKED, "the state does not list them any more"
    taken = take(services, write("419,5550142\n"), ListKind.US_STATE, date(2026, 10, 5))
    assert services.screening.take_back(taken) == 0 and said(services, maria)[0][1] is Registry.UNCHECKED
    take(services, write("419,5550777\n"), day=date(2026, 10, 5))
    assert said(services, al) == [("419-555-0143", Registry.CLEAR, date(2026, 10, 4))], "as of the older of both"


def test_whoever_is_on_the_registry_of_a_country_without_an_entry_is_called_by_consent_only(
    services: Services, write: Write, clock: Clock
) -> None:
    services.setting.keep(replace(services.setting.read(), region="AT"))
    who = services.keeping.add(PersonForm(name="Eva Moser", phones=("+43 1 5120000",), country="AT", consumer=True))
    clock.now = datetime(2026, 10, 13, 9, tzinfo=UTC)
    assert services.browsing.rows([who])[0].permission.callable
    take(services, write("+4315120000\n"), ListKind.OTHER)
    found = services.browsing.rows([who])[0].permission
    assert (found.callable, found.limit) == (False, Limit.REGISTRY) and "registry of their country" in found.source
    assert services.screening.shuts(ListKind.OTHER)
    assert list(services.browsing.ids(ListQuery(filter=Filter.CALLABLE_NOW))) == []


def test_a_list_of_another_country_is_told(services: Services, write: Write, maria: int) -> None:
    with pytest.raises(FileFault, match="belongs to the country"):
        services.screening.look(write("+1 419 555 0142\n"), ListKind.TPS, DAY)


def test_a_dead_number_is_nobodys(services: Services, write: Write, al: int) -> None:
    services.editing.set_dead(al, services.around.store.prospects.phones(al)[0].id, True)
    look = services.screening.look(write("419,5550143\n"), ListKind.US, DAY)
    assert (look.listed, look.clear) == (frozenset(), frozenset())
    assert services.screening.look(write("419,5550143\n"), ListKind.OWN, DAY).people == ()


# One's own list


@pytest.mark.parametrize("written", ["4195550142", "+1 (419) 555-0142", "Maria Lopez;419.555.0142", "1-419-555-0142"])
def test_ones_own_list_stops_whoever_has_a_number_of_it(
    services: Services, write: Write, maria: int, al: int, written: str
) -> None:
    services.lettering.add(maria, services.lettering.write(maria))
    look = services.screening.look(write(f"{written}\n"), ListKind.OWN, DAY)
    assert (look.people, look.held) == ((maria,), {"+14195550142"})
    services.screening.take(look)
    assert (stage(services, maria), stage(services, al)) == (Stage.DO_NOT_CONTACT, Stage.ACTIVE)
    assert services.around.person(maria).next_action is None
    assert services.lettering.pile() == []
    (note,) = [entry.note for entry in services.recounting.entries(maria) if "list.txt" in entry.note]
    assert note == "On the do-not-contact list “list.txt” of 3 October 2026."


def test_a_number_of_it_holds_for_whoever_comes_in_later(services: Services, write: Write) -> None:
    take(services, write("Number\n419 555 0142\n"), ListKind.OWN)
    assert stage(services, services.keeping.add(PersonForm(name="New", phones=("419-555-0142",)))) is (
        Stage.DO_NOT_CONTACT
    )


def test_a_number_that_asked_is_known_whoever_has_it(services: Services, maria: int) -> None:
    other = services.keeping.add(PersonForm(name="Al Roe", phones=("1 419 555 0142", "419 555 0143")))
    services.calling.save(CallResult(maria, Outcome.DO_NOT_CONTACT))
    held = [services.screening.is_held(phone) for phone in services.around.store.prospects.phones(other)]
    assert held == [True, False]
    assert not services.screening.is_held(None)


def test_a_mistake_is_taken_back_within_the_minute(services: Services, write: Write, maria: int, al: int) -> None:
    before = services.around.person(maria), services.around.store.prospects.revision(maria)
    taken = take(services, write("4195550142\n4195550190\n"), ListKind.OWN)
    assert services.screening.take_back(taken) == 0
    assert (services.around.person(maria), services.around.store.prospects.revision(maria)) == before
    assert services.screening.own_list() == []
    assert services.screening.lists() == []


def test_no_list_and_no_later_undo_brings_anybody_back(
    services: Services, write: Write, maria: int, clock: object
) -> None:
    taken = take(services, write("4195550142\n"), ListKind.OWN)
    clock.advance(seconds=61)  # type: ignore[attr-defined]
    with pytest.raises(RuleFault, match="stays so"):
        services.screening.take_back(taken)
    take(services, write("4195550777\n"), ListKind.OWN)
    take(services, write("419,5550777\n"))
    assert stage(services, maria) is Stage.DO_NOT_CONTACT


def test_who_was_written_on_since_stays_as_they_are(services: Services, write: Write, maria: int) -> None:
    taken = take(services, write("4195550142\n"), ListKind.OWN)
    Noting(services.around).write_note(maria, "They rang and asked again.")
    assert services.screening.take_back(taken) == 1
    assert stage(services, maria) is Stage.DO_NOT_CONTACT
    assert "+14195550142" in services.screening.own_list()


def test_a_number_that_was_held_before_stays_held(services: Services, write: Write, maria: int, al: int) -> None:
    services.calling.save(CallResult(al, Outcome.DO_NOT_CONTACT))
    taken = take(services, write("4195550142\n4195550143\n"), ListKind.OWN)
    services.screening.take_back(taken)
    assert services.screening.own_list() == ["+14195550143"]


def test_ones_own_list_goes_out_and_comes_back(services: Services, write: Write, maria: int, tmp_path: Path) -> None:
    take(services, write("4195550142\n+44 20 7946 0018\n"), ListKind.OWN)
    out = tmp_path / "do-not-contact.txt"
    assert services.screening.export(out) == services.screening.count_held() == 3
    assert out.read_text() == "+12165550199\n+14195550142\n+442079460018\n"
    assert services.screening.look(out, ListKind.OWN, DAY).held == set(out.read_text().split())
    with pytest.raises(FileFault, match="could not be written"):
        services.screening.export(tmp_path / "no" / "folder.txt")


def test_a_list_of_very_many_is_no_list_of_ones_own(
    services: Services, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "MOST_OWN", 2)
    with pytest.raises(FileFault, match="as a registry's list"):
        services.screening.look(write("4195550142\n4195550143\n4195550144\n"), ListKind.OWN, DAY)


# Files


def test_packed_files_and_other_encodings_are_read(services: Services, write: Write, al: int, tmp_path: Path) -> None:
    text = "Nombre,Teléfono\nJosé,419 555 0143\n"
    zipped = tmp_path / "list.zip"
    with zipfile.ZipFile(zipped, "w") as made:
        made.writestr("list.csv", text)
    for path in (
        write(gzip.compress(text.encode()), "list.gz"),
        zipped,
        write(text.encode("utf-16")),
        write(text.encode("utf-16-le")),
        write(text.encode("cp1252")),
        write(text.encode("utf-8-sig")),
    ):
        assert services.screening.look(path, ListKind.OWN, DAY).people == (al,), path


def test_a_workbook_is_read_too(services: Services, al: int, tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").write_bytes(xlsx({"People": [["Name", "Phone"], ["Al", "419 555 0143"], ["Bo", "12"]]}))
    look = services.screening.look(tmp_path / "list.xlsx", ListKind.OWN, DAY)
    assert (look.people, look.numbers, look.bad) == ((al,), 1, 1)


def test_what_cannot_be_read_is_told_in_words(services: Services, write: Write, tmp_path: Path) -> None:
    several = tmp_path / "several.zip"
    with zipfile.ZipFile(several, "w") as made:
        made.writestr("a.txt", "1")
        made.writestr("b.txt", "2")
    cases = {
        tmp_path: "is a folder",
        tmp_path / "gone.txt": "is not there",
        Path("/dev/zero"): "no ordinary file",
        write(b"\x1f\x8b\x08junk", "bad.gz"): "packed in a way",
        write(b"PK\x03\x04junk", "bad.zip"): "packed in a way",
        several: "holds 2 files",
        write("", "empty.txt"): "is empty",
        write("Dear Sir\n", "words.txt"): "No line of",
        write("5" * 3_000_000, "long.txt"): "too long",
    }
    for path, words in cases.items():
        for kind in (ListKind.OWN, ListKind.US):
            with pytest.raises(Fault, match=words):
                services.screening.look(path, kind, DAY)
    assert services.screening.lists() == []


def test_a_day_to_come_is_refused_and_the_day_of_the_file_is_offered(services: Services, write: Write) -> None:
    path = write("419,5550142\n")
    with pytest.raises(RuleFault, match="day to come"):
        services.screening.look(path, ListKind.US, date(2026, 10, 14))
    assert services.screening.day_of(path) <= services.around.today()
    assert services.screening.day_of(path.parent / "gone") == services.around.today()


def test_a_look_can_be_stopped_and_tells_how_far_it_is(services: Services, write: Write) -> None:
    path, parts = write("419,5550142\n" * 200_000), list[float]()
    look: Look = services.screening.look(path, ListKind.US, DAY, parts.append)
    assert look.numbers == 200_000
    assert parts == sorted(parts)
    assert parts[-1] == 1.0
    with pytest.raises(Stopped):
        services.screening.look(path, ListKind.US, DAY, cancelled=lambda: True)
