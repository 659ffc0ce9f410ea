"""A search finds people, what was written about them with its place lit, and what is in the bank; and nothing gone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reengage_desktop.domain.found_place import PlaceKind
from reengage_desktop.domain.homework import HomeworkKind
from reengage_desktop.domain.interview import Interview
from reengage_desktop.domain.prospect import Reason, Stage
from reengage_desktop.domain.story import Story, StoryKind
from reengage_desktop.domain.touch import Channel, Touch
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.finding import IN_BANK, OF_ONE, PEOPLE, WRITTEN, BankKind, FoundPerson
from reengage_desktop.services.forms import PersonForm, QuoteForm
from reengage_desktop.store.finds import MATCHES

AT = "2026-06-09T10:00:00Z"
# Into each table, with a word that stands nowhere else, and what it is shown as.
WRITES = {
    "UPDATE prospects SET reason_to_call = '{word}' WHERE id = {who}": PlaceKind.REASON_TO_CALL,
    "UPDATE prospects SET notes = '{word}' WHERE id = {who}": PlaceKind.BACKGROUND,
    "INSERT INTO reasons (prospect_id, kind, words, told_at) VALUES ({who}, 'seen', '{word}', '{at}')": PlaceKind.SEEN,
    "INSERT INTO facts (prospect_id, words, learned_at, asked_at, state) "
    "VALUES ({who}, '{word}', '{at}', '{at}', 'true')": PlaceKind.FACT,
    "INSERT INTO facts (prospect_id, words, learned_at, asked_at, state, became) "
    "VALUES ({who}, 'x', '{at}', '{at}', 'changed', '{word}')": PlaceKind.FACT,
    "INSERT INTO notes (prospect_id, at, words) VALUES ({who}, '{at}', '{word}')": PlaceKind.NOTE,
    "INSERT INTO homework (prospect_id, kind, words, made_at) "
    "VALUES ({who}, 'link', '{word}', '{at}')": PlaceKind.HOMEWORK,
    "INSERT INTO people_around (prospect_id, name, met_at) VALUES ({who}, '{word}', '{at}')": PlaceKind.AROUND,
    "INSERT INTO people_around (prospect_id, name, note, met_at) "
    "VALUES ({who}, 'Elena', '{word}', '{at}')": PlaceKind.AROUND,
    "INSERT INTO quotes (prospect_id, product) VALUES ({who}, '{word}')": PlaceKind.QUOTE,
    "INSERT INTO quotes (prospect_id, number) VALUES ({who}, '{word}')": PlaceKind.QUOTE,
    "INSERT INTO files (prospect_id, name, path, added_at) VALUES ({who}, '{word}.pdf', '/x', '{at}')": PlaceKind.FILE,
    "INSERT INTO triggers (prospect_id, kind, words, made_at) "
    "VALUES ({who}, 'news', '{word}', '{at}')": PlaceKind.TRIGGER,
}


@pytest.fixture
def maria(services: Services) -> int:
    form = PersonForm(
        name="María Castellano",
        company="Castellano Bakery",
        phones=("419 555 0142", "216 555 0199"),
        emails=("m.castellano@ovens.example",),
        city="Toledo",
    )
    return services.keeping.add(form)


def write(services: Services, who: int, sql: str) -> None:
    with services.around.store.writing() as changes:
        services.around.store._db.execute_sql(sql)
        changes.prospects.add(who)


def named(people: tuple[FoundPerson, ...]) -> list[str]:
    return [one.listed.row.name for one in people]


@pytest.mark.parametrize("sql", WRITES, ids=lambda sql: sql.split("(")[0].split("=")[0])
def test_what_is_written_is_found_where_it_stands_and_no_more_when_it_is_gone(
    services: Services, maria: int, sql: str
) -> None:
    write(services, maria, sql.format(word="Zqlease", who=maria, at=AT))
    found = services.finding.find("zqlea")
    ((place,),) = [one.places for one in found.written]
    assert (found.people, place.kind, place.words.removesuffix(".pdf")) == ((), WRITES[sql], "Zqlease")
    assert [place.line.words[start:end] for start, end in place.line.lit] == ["Zqlea"]
    table = sql.split()[1 if sql.startswith("UPDATE") else 2]
    empty = f"UPDATE {table} SET notes = '', reason_to_call = ''" if table == "prospects" else f"DELETE FROM {table}"
    write(services, maria, empty)
    found = services.finding.find("zqlea")
    assert (found.people, found.written) == ((), ())


def test_what_was_said_in_a_touch_and_with_somebody_around_is_found(services: Services, maria: int) -> None:
    store, now = services.around.store, services.around.now()
    with store.writing() as changes:
        store.touches.add(
            Touch(0, maria, now, Channel.VISIT, "", False, True, 60, "likes the patio", "has a dog", False)
        )
        store._db.execute_sql(
            "INSERT INTO people_around (id, prospect_id, name, met_at) VALUES (7, ?, 'Elena', '')", [maria]
        )
        store._db.execute_sql(
            "INSERT INTO around_touches (prospect_id, person_id, at, channel, note, learned) "
            "VALUES (?, 7, ?, 'call', 'rang late', 'the landlord sells')",
            [maria, AT],
        )
        changes.prospects.add(maria)
    for text, kind, detail in (
        ("patio", PlaceKind.TOUCH, "visit"),
        ("dog", PlaceKind.LEARNED, ""),
        ("landlord", PlaceKind.AROUND_TOUCH, "Elena"),
    ):
        (one,) = services.finding.find(text).written
        assert [(place.kind, place.detail) for place in one.places] == [(kind, detail)]


def test_edited_text_is_found_by_its_new_words_alone(services: Services, maria: int) -> None:
    work = services.briefing.add_homework(maria, HomeworkKind.MISSED, "Never asked about the patio")
    services.briefing.reword_homework(work, "Never asked about the lease")
    assert services.finding.find("patio").written == ()
    assert [one.listed.row.id for one in services.finding.find("lease").written] == [maria]


@pytest.mark.parametrize("text", ["maria", "MARÍA", "cast", "castellano bak", "maria toledo", "m.castellano@ovens"])
def test_a_name_a_firm_a_city_and_an_address_find_the_person(services: Services, maria: int, text: str) -> None:
    found = services.finding.find(text)
    assert (named(found.people), found.written) == (["María Castellano"], ())


@pytest.mark.parametrize(
    ("text", "lit"),
    [("0142", "0142"), ("maria 0199", "0199"), ("(216) 555", "216 555"), ("+1 216 555 01", "216 555 01"), ("14", "")],
)
def test_each_of_their_numbers_is_shown_lit(services: Services, maria: int, text: str, lit: str) -> None:
    people = services.finding.find(text).people
    assert ["".join(one.reach.words[a:b] for a, b in one.reach.lit) for one in people] == [lit] * bool(lit)


@pytest.mark.parametrize(
    ("name", "text", "lit"),
    [
        ("Sabine Krüger", "krueger", "Krüger"),
        ("Sabine Krueger", "krüger", "Krueger"),
        ("Ida Weiß", "weiss", "Weiß"),
        ("Ida Weiss", "weiß", "Weiss"),
        ("Jörg Großmann", "joerg grossm", "Jörg"),
    ],
)
def test_a_name_is_found_by_its_other_spelling(services: Services, name: str, text: str, lit: str) -> None:
    services.keeping.add(PersonForm(name=name, phones=("419 555 0142",)))
    found = services.finding.find(text)
    assert named(found.people) == [name]
    assert found.sought.in_words(lit) == ((0, len(found.sought.words[0])),)


def test_a_name_that_is_here_as_it_was_typed_is_found_alone(services: Services) -> None:
    for name in ("Ann Krueger", "Bea Krüger", "John Doe"):
        services.keeping.add(PersonForm(name=name, phones=("419 555 0142",)))
    assert named(services.finding.find("krueger").people) == ["Ann Krueger"]
    assert named(services.finding.find("kruger").people) == ["Bea Krüger"]
    assert services.finding.find("joe").people == ()


def test_an_address_is_shown_only_where_it_is_what_was_looked_for(services: Services, maria: int) -> None:
    assert services.finding.find("maria").people[0].reach.words == ""
    assert services.finding.find("ovens.ex").people[0].reach.words == "m.castellano@ovens.example"


def test_who_rings_is_found_by_the_number_of_somebody_around_them(services: Services, maria: int) -> None:
    write(services, maria, "INSERT INTO people_around (prospect_id, name, phone, met_at) "
          f"VALUES ({maria}, 'Elena', '+1 419-555-0177', '')")  # fmt: skip
    (one,) = services.finding.find("5550177").written
    assert [(place.kind, place.line.words) for place in one.places] == [(PlaceKind.AROUND, "Elena · +1 419-555-0177")]


def test_a_name_and_a_word_of_a_note_find_the_note(services: Services, maria: int) -> None:
    other = services.keeping.add(PersonForm(name="Reid Halvorsen", phones=("208 555 0101",)))
    for who in (maria, other):
        write(services, who, f"INSERT INTO notes (prospect_id, at, words) VALUES ({who}, '{AT}', 'The lease ends')")
    (one,) = services.finding.find("maria lease").written
    assert one.listed.row.id == maria and one.places[0].line.words == "The lease ends"


def test_whoever_bought_or_must_not_be_contacted_is_found_too(services: Services, maria: int) -> None:
    for stage in (Stage.SOLD, Stage.DO_NOT_CONTACT):
        with services.around.store.writing() as changes:
            services.around.store.prospects.set_next(maria, stage, None, services.around.now())
            changes.prospects.add(maria)
        assert named(services.finding.find("castellano").people) == ["María Castellano"]


def test_of_few_people_several_lines_are_shown_and_of_many_one(services: Services, maria: int) -> None:
    for number in range(OF_ONE + 2):
        services.briefing.add_fact(maria, f"Lease number {number}")
    (one,) = services.finding.find("lease").written
    assert [place.line.words[-1] for place in one.places] == ["0", "1", "2"]
    for number in range(WRITTEN + 5):
        services.keeping.add(PersonForm(name=f"Ada {number}", phones=(f"419 555 {number:04}",), notes="lease, lease"))
    found = services.finding.find("lease").written
    assert [len(one.places) for one in found] == [1] * WRITTEN


def test_who_is_named_so_is_found_however_often_it_was_written(services: Services) -> None:
    store = services.around.store
    with store.writing() as changes:
        for number in range(1, MATCHES + 40):
            name = "Noted" if number <= MATCHES + 37 else "Ines Solarez"
            store._db.execute_sql(
                "INSERT INTO prospects (id, name, sort_name, party, stage, created_at, next_kind, next_from, "
                "next_until, notes) VALUES (?, ?, ?, 'business', 'active', '', 'call', ?, ?, 'wants a solar roof')",
                [number, name, name.casefold(), AT, AT],
            )
            changes.prospects.add(number)
    found = services.finding.find("solar")
    assert named(found.people) == ["Ines Solarez"] * 2
    assert len(found.written) == WRITTEN
    assert len(services.finding.find("noted").people) == PEOPLE


def test_the_bank_is_looked_through_too(services: Services) -> None:
    store, now = services.around.store, services.around.now()
    with store.writing() as changes:
        result = Story(0, "A deli pays less.", "Petersen’s Deli", True, "Solar roof", kind=StoryKind.RESULT)
        shown = store.stories.save(replace(result, result="38 %", unit="less for power"), now)
        told = store.interviews.save(Interview(0, "Bob Ferris", bought="The lease was cheaper than repairs"), now)
        changes.stories = True
    (found,) = services.finding.find("petersen roof").bank
    assert (found.kind, found.id, found.title, found.product) == (
        BankKind.RESULT,
        shown,
        "38 % less for power",
        "Solar roof",
    )
    (found,) = services.finding.find("ferris lease").bank
    assert (found.kind, found.id, found.title) == (BankKind.INTERVIEW, told, "Bob Ferris")
    assert [found.line.words[start:end] for start, end in found.line.lit] == ["lease"]
    with store.writing() as changes:
        for _ in range(IN_BANK + 3):
            store.stories.save(Story(0, "The lease went down"), now)
        changes.stories = True
    assert len(services.finding.find("lease").bank) == IN_BANK


@pytest.mark.parametrize(
    "text",
    ["", "  ", "'\"; DROP", '"', "*", "a*", "^a", "NEAR(a b)", "%", "_", "\x00", "😀", "‮abc", "x" * 10_000, "1" * 300],
)
def test_no_text_is_too_odd_to_look_for(services: Services, maria: int, text: str) -> None:
    found = services.finding.find(text)
    assert found.people == () or text in ("a*",)


def test_one_who_is_gone_since_is_left_out(services: Services, maria: int) -> None:
    services.briefing.add_fact(maria, "The lease ends")
    begun = services.finding.people("lease")
    assert begun.left == (maria,) and begun.written == ()
    write(services, maria, f"DELETE FROM prospects WHERE id = {maria}")
    found = services.finding.further(begun)
    assert (found.people, found.written) == ((), ())


def test_said_and_real_reasons_tell_what_they_are(services: Services, maria: int) -> None:
    store, now = services.around.store, services.around.now()
    with store.writing() as changes:
        store.prospects.add_reason(maria, Reason("stated", "no budget", now))
        store.prospects.add_reason(maria, Reason("real", "budget goes to the oven", now))
        changes.prospects.add(maria)
    services.keeping.save_quote(maria, QuoteForm(product="Budget roof"))
    (one,) = services.finding.find("budget").written
    assert {place.kind for place in one.places} == {PlaceKind.STATED, PlaceKind.REAL, PlaceKind.QUOTE}
