"""People around a prospect are kept, linked and made prospects, and each step is taken back."""

from __future__ import annotations

import pytest

from reengage_desktop.domain.fault import RuleFault
from reengage_desktop.domain.listing import ListQuery
from reengage_desktop.domain.person_around import AroundKind, PersonAround, Side
from reengage_desktop.domain.prospect import Stage
from reengage_desktop.services.acquainting import AroundField
from reengage_desktop.services.bundle import Services
from reengage_desktop.services.forms import PersonForm


@pytest.fixture
def maria(services: Services) -> int:
    return services.keeping.add(PersonForm(name="Maria Castellano", phones=("419 555 0142",)))


@pytest.fixture
def bob(services: Services) -> int:
    return services.keeping.add(PersonForm(name="Bob Ferris", phones=("216 555 0111",)))


def names(services: Services, who: int) -> list[str]:
    return [each.person.name for each in services.acquainting.of(who)]


def only(services: Services, who: int) -> PersonAround:
    (one,) = services.acquainting.of(who)
    return one.person


def test_somebody_is_added_found_by_search_and_taken_back(services: Services, maria: int) -> None:
    ident, step = services.acquainting.add(maria, " Elena\tCastellano ", AroundKind.CHAMPION, role="keeps the books")
    person = only(services, maria)
    assert (person.id, person.name, person.kind, person.initials) == (
        ident,
        "Elena Castellano",
        AroundKind.CHAMPION,
        "EC",
    )
    assert list(services.browsing.ids(ListQuery(text="keeps books"))) == [maria]
    services.retracing.undo(step)
    assert names(services, maria) == []
    assert list(services.browsing.ids(ListQuery(text="keeps books"))) == []


def test_each_field_is_edited_alone(services: Services, maria: int) -> None:
    ident, _ = services.acquainting.add(maria, "Elena")
    typed = {AroundField.NAME: "Elena C", AroundField.ROLE: "daughter", AroundField.PHONE: "419 555 0147"}
    typed |= {AroundField.NOTE: "Line one\nline two", AroundField.KIND: "champion", AroundField.SIDE: "ours"}
    for field, text in typed.items():
        services.acquainting.set_field(ident, field, text)
    person = only(services, maria)
    assert {field: getattr(person, field.value) for field in typed} == typed
    (known,) = services.acquainting.of(maria)
    assert known.phone is not None and known.phone.e164 == "+14195550147"


def test_what_is_typed_on_is_one_step(services: Services, maria: int) -> None:
    ident, _ = services.acquainting.add(maria, "Elena")
    first = services.acquainting.set_field(ident, AroundField.ROLE, "daug")
    second = services.acquainting.set_field(ident, AroundField.ROLE, "daughter")
    assert second.goes_on(first)
    services.retracing.undo(second.joined(first))
    assert only(services, maria).role == ""


@pytest.mark.parametrize("name", ["", "   ", "\x00\x07", "x" * 10_000])
def test_a_name_that_is_none_or_endless_is_refused_and_what_was_known_stays(
    services: Services, maria: int, name: str
) -> None:
    ident, _ = services.acquainting.add(maria, "Elena")
    with pytest.raises(RuleFault):
        services.acquainting.set_field(ident, AroundField.NAME, name)
    with pytest.raises(RuleFault):
        services.acquainting.add(maria, name)
    assert names(services, maria) == ["Elena"]


def test_a_number_that_is_not_understood_is_kept_as_it_was_written(services: Services, maria: int) -> None:
    services.acquainting.add(maria, "Elena", phone="ask Rosa")
    (known,) = services.acquainting.of(maria)
    assert known.phone is not None and (known.phone.e164, known.phone.written) == ("", "ask Rosa")


def test_who_is_removed_comes_back_with_what_happened(services: Services, maria: int) -> None:
    ident, _ = services.acquainting.add(maria, "Elena", side=Side.OURS)
    services.acquainting.keep_note(ident, "half a note")
    step = services.acquainting.remove(ident)
    assert names(services, maria) == [] and services.around.store.people_around.touches(maria) == []
    services.retracing.undo(step)
    assert only(services, maria).side is Side.OURS
    assert [touch.note for touch in services.around.store.people_around.touches(maria)] == ["half a note"]


def test_who_comes_back_under_another_id_takes_what_happened_along(services: Services, maria: int, bob: int) -> None:
    ident, _ = services.acquainting.add(maria, "Elena")
    services.acquainting.keep_note(ident, "half a note")
    step = services.acquainting.remove(ident)
    taken, _ = services.acquainting.add(bob, "Ida")
    assert taken == ident, "SQLite gives the id of the last row again"
    services.retracing.undo(step)
    (touch,) = services.around.store.people_around.touches(maria)
    assert touch.person_id == only(services, maria).id != ident


def test_a_linked_prospect_is_seen_from_both_ends(services: Services, maria: int, bob: int) -> None:
    ident, _ = services.acquainting.add(bob, "M. Castellano", AroundKind.FRIEND)
    step = services.acquainting.link(ident, maria)
    (known,) = services.acquainting.of(bob)
    assert known.linked is not None and (known.linked.id, known.linked.name) == (maria, "Maria Castellano")
    assert known.phone is not None and known.phone.e164 == "+14195550142", "the number of the prospect they are"
    (whom,) = services.acquainting.around_whom(maria)
    assert (whom.whom.name, whom.kind) == ("Bob Ferris", AroundKind.FRIEND)
    services.retracing.undo(step)
    assert services.acquainting.around_whom(maria) == []


def test_linking_writes_nothing_down_about_the_other_one(services: Services, maria: int, bob: int) -> None:
    ident, _ = services.acquainting.add(bob, "Maria")
    before = services.around.store.prospects.revision(maria)
    heard: list[set[int]] = []
    services.around.store.listen(lambda changes: heard.append(set(changes.prospects)))
    services.acquainting.link(ident, maria)
    assert heard == [{maria, bob}], "but their page is read again"
    assert services.around.store.prospects.revision(maria) == before


def test_nobody_is_around_themselves(services: Services, maria: int) -> None:
    ident, _ = services.acquainting.add(maria, "Maria")
    with pytest.raises(RuleFault):
        services.acquainting.link(ident, maria)
    with pytest.raises(RuleFault):
        services.acquainting.link(ident, 999)


def test_who_is_forgotten_leaves_the_name_without_a_link(services: Services, maria: int, bob: int) -> None:
    ident, _ = services.acquainting.add(bob, "Maria")
    services.acquainting.link(ident, maria)
    services.around.store._db.execute_sql("DELETE FROM prospects WHERE id = ?", (maria,))
    (known,) = services.acquainting.of(bob)
    assert known.linked is None and known.phone is None


@pytest.mark.parametrize(
    ("name", "phone", "is_same"),
    [
        ("HAL DIETRICH", "+1 (419) 555-0121", True),
        ("Hal Dietrich", "419 555 0199", False),
        ("Hal Dietrich", "", False),
        ("Hal", "419 555 0121", False),
    ],
)
def test_the_same_name_and_number_at_others_is_shown(
    services: Services, maria: int, bob: int, name: str, phone: str, is_same: bool
) -> None:
    services.acquainting.add(maria, "Hal Dietrich", phone="419 555 0121")
    services.acquainting.add(bob, name, phone=phone)
    (known,) = services.acquainting.of(maria)
    assert [other.name for other in known.also] == (["Bob Ferris"] if is_same else [])


def test_two_who_know_the_same_prospect_know_of_each_other(services: Services, maria: int, bob: int) -> None:
    third = services.keeping.add(PersonForm(name="Hal Dietrich"))
    for who, name in ((maria, "Hal"), (bob, "Mr Dietrich")):
        ident, _ = services.acquainting.add(who, name)
        services.acquainting.link(ident, third)
    (known,) = services.acquainting.of(maria)
    assert [other.name for other in known.also] == ["Bob Ferris"]
    assert {each.whom.name for each in services.acquainting.around_whom(third)} == {"Maria Castellano", "Bob Ferris"}


def test_who_was_referred_is_made_a_prospect_with_a_first_call(services: Services, maria: int) -> None:
    ident, _ = services.acquainting.add(maria, "Ida Holm", AroundKind.REFERRED, phone="440 555 0177", note="runs a gym")
    made, step = services.acquainting.make_prospect(ident)
    person = services.around.person(made)
    assert (person.name, person.source, person.notes) == ("Ida Holm", "Referred by Maria Castellano", "runs a gym")
    assert person.stage is Stage.ACTIVE and person.next_action is not None
    (mine,) = services.acquainting.of(maria)
    (theirs,) = services.acquainting.of(made)
    assert mine.linked is not None and mine.linked.id == made
    assert theirs.linked is not None and theirs.linked.id == maria
    assert theirs.person.kind is AroundKind.REFERRED_BY
    assert services.acquainting.around_whom(made) == [], "it stands in their list already"
    services.retracing.undo(step)
    assert services.around.store.prospects.get(made) is None
    assert list(services.browsing.ids(ListQuery(text="holm"))) == [maria], "around Maria she is still found"
    (mine,) = services.acquainting.of(maria)
    assert mine.linked is None
    assert services.around.store.health.problems() == []


def test_a_new_prospect_on_whom_something_was_written_stays(services: Services, maria: int) -> None:
    ident, _ = services.acquainting.add(maria, "Ida Holm", AroundKind.REFERRED)
    made, step = services.acquainting.make_prospect(ident)
    services.briefing.add_fact(made, "runs a gym")
    with pytest.raises(RuleFault):
        services.retracing.undo(step)
    assert [fact.words for fact in services.around.store.facts.of(made)] == ["runs a gym"]


def test_who_is_in_the_file_already_is_linked_and_stays_as_they_are(services: Services, maria: int, bob: int) -> None:
    ident, _ = services.acquainting.add(maria, "Bob Ferris", AroundKind.REFERRED, phone="+1 216 555 0111", note="gym")
    made, step = services.acquainting.make_prospect(ident)
    assert made == bob and services.around.person(bob).notes == ""
    services.retracing.undo(step)
    assert services.acquainting.of(maria)[0].linked is None and services.around.person(bob).name == "Bob Ferris"


def test_a_number_that_asked_not_to_be_contacted_makes_no_prospect_to_call(services: Services, maria: int) -> None:
    services.around.store.prospects.block_numbers(maria, services.around.now())
    ident, _ = services.acquainting.add(maria, "Ida", AroundKind.REFERRED, phone="419 555 0142")
    made, _ = services.acquainting.make_prospect(ident)
    assert services.around.person(made).stage is Stage.DO_NOT_CONTACT


def test_what_a_merge_joins_keeps_links_and_touches_and_goes_back(services: Services, maria: int, bob: int) -> None:
    twin = services.keeping.add(PersonForm(name="Maria Castelano"))
    elena, _ = services.acquainting.add(twin, "Elena")
    services.acquainting.keep_note(elena, "half a note")
    at_bob, _ = services.acquainting.add(bob, "Maria", AroundKind.FRIEND)
    services.acquainting.link(at_bob, twin)
    herself, _ = services.acquainting.add(maria, "Her other entry")
    services.acquainting.link(herself, twin)
    merged = services.merging.merge(maria, twin)
    assert names(services, maria) == ["Her other entry", "Elena"] or names(services, maria) == [
        "Elena",
        "Her other entry",
    ]
    assert all(each.linked is None for each in services.acquainting.of(maria)), "nobody is around themselves"
    (known,) = services.acquainting.of(bob)
    assert known.linked is not None and known.linked.id == maria
    (touch,) = services.around.store.people_around.touches(maria)
    assert touch.person_id == elena
    services.merging.undo(merged)
    (known,) = services.acquainting.of(bob)
    assert known.linked is not None and known.linked.id == twin
    assert [each.linked and each.linked.id for each in services.acquainting.of(maria)] == [twin]
    assert [touch.person_id for touch in services.around.store.people_around.touches(twin)] == [elena]
